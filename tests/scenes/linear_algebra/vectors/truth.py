"""Vectors: sums and multiples, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from scenes.linear_algebra.vectors.stretching import Stretching

from scenes.stage.axes.spaces import Space
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, centres, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    return {
        "total": [p.a[0] + p.b[0], p.a[1] + p.b[1]],
        "houses": p.more_houses + 2,
        "pixels": p.image_side**2,
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    a, b, total = np.array(p.a), np.array(p.b), np.add(p.a, p.b)
    arrow = facts["arrow"]
    for word, holds in (("right", a[0] > 0), ("left", a[0] < 0), ("up", a[1] > 0), ("down", a[1] < 0)):
        yield "arrow", bool(re.search(rf"\b{word}\b", arrow)) == holds
    yield "arrow", ("zero vector" in arrow) == (not a.any())
    yield "arrow", not a.any() or says(arrow, *(abs(each) for each in a if each))
    nothing = np.abs(total).max() < 1e-9
    yield "joined", ("back to the origin" in facts["joined"]) == bool(a.any() and b.any() and nothing)
    yield "joined", ("straight from" in facts["joined"]) == bool(a.any() and b.any() and not nothing)
    area = round(100 * a[0]) * round(100 * b[1]) - round(100 * a[1]) * round(100 * b[0])
    yield "ways", ("parallelogram" in facts["ways"]) == (area != 0)
    outcome = facts["outcome"]
    moved = a.any() and p.scale not in (0, 1)
    yield "outcome", ("the same way" in outcome) == bool(moved and p.scale > 0)
    yield "outcome", ("the other way" in outcome) == bool(moved and p.scale < 0)
    yield "outcome", ("just as long" in outcome) == bool(moved and p.scale == -1)
    if moved and p.scale != -1:
        yield (
            "outcome",
            says(outcome, abs(p.scale), *(p.scale * a), least=1e-2)
            or says(outcome, abs(p.scale), *(p.scale * a), least=1e-4),
        )
    yield "house", says(facts["house"], *p.house)
    yield "house", ("bedrooms" in facts["house"]) == (p.house[1] != 1)
    yield "house", ("years" in facts["house"]) == (p.house[2] != 1)
    difference = np.subtract(p.other_house, p.house)
    same = not np.round(difference, 9).any()
    yield "neighbours", ("same point" in facts["neighbours"]) == same
    yield "neighbours", same or says(facts["neighbours"], *difference)


OTHER_SETTINGS = [{"a": (-2, -3), "b": (2, 3), "scale": 2, "house": (75, 1, 1)}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, sums = lesson.params, getattr(lesson, "sum", None)
    a, b, total = p.a, p.b, np.add(p.a, p.b)
    if resting and beat in ("meet_the_arrow", "add_head_to_tail", "change_the_order"):
        parts = [
            (sums.first, a),
            (sums.second, b),
            (sums.total, total),
            *zip(sums.other_way, (b, a), strict=True),
        ]
        for arrow, vector in parts:
            if is_shown(lesson, arrow):
                yield Truth("arrows of a sum", vector_of(arrow, sums.plane), vector, sums.plane.unit)
    if resting and beat == "add_the_components":
        plane = sums.plane
        if is_shown(lesson, sums.steps_to_total[-1][0]):
            walked = np.sum([vector_of(step[0], plane) for step in sums.steps_to_total], axis=0)
            yield Truth("steps along the axes", walked, total, plane.unit)
        yield Truth("sum in place", plane.values(sums.total.end), total, plane.unit)
    stretching = getattr(lesson, "stretching", None)
    if stretching is not None and is_shown(lesson, stretching.moving):
        plane, factor = stretching.plane, stretching.factor
        yield Truth("multiple", vector_of(stretching.moving, plane), factor * np.array(a), plane.unit)
        yield Truth("vector", vector_of(stretching.fixed, plane), a, plane.unit)
        if resting and beat == "scale":
            given = (1.0, 2.0, 0.5, lesson.params.scale)
            yield Truth("factor", factor, min(given, key=lambda each: abs(each - factor)))
    for space in on_stage(lesson, Space):
        axes = space.axes.points.reshape(-1, 4, 3)[:, [0, 3], :2]
        origin, ways = axes[0, 0], axes[:3, 1] - axes[:3, 0]

        def at(point: Any, origin: Any = origin, ways: Any = ways) -> Any:
            return origin + (np.asarray(point) / lesson.axes) @ ways

        route = lesson.space.route
        if resting and is_shown(lesson, route):
            ends = [route.start[:2], route.end[:2]]
            yield Truth("arrow to a house", ends, [at(np.zeros(3)), at(lesson.params.house)])
        (house, other), between = lesson.space.pair.dots, lesson.space.pair.between
        if is_shown(lesson, house):
            yield Truth("a house", house.get_center()[:2], at(lesson.params.house))
        if is_shown(lesson, other):
            yield Truth("another house", other.get_center()[:2], at(lesson.params.other_house))
        if hasattr(lesson, "cloud") and is_shown(lesson, lesson.cloud):
            drawn = centres(lesson.cloud, len(lesson.houses))
            yield Truth("cloud of houses", drawn, [at(house) for house in lesson.houses])
        if resting and beat == "compare_two_houses" and is_shown(lesson, between):
            ends = [between.start[:2], between.end[:2]]
            if np.linalg.norm(ends[1] - ends[0]) > 0.1:
                yield Truth(
                    "arrow between houses", ends, [at(lesson.params.house), at(lesson.params.other_house)]
                )


MARKED = {
    *("arrows of a sum", "steps along the axes", "sum in place", "multiple", "vector", "factor"),
    *("a house", "another house", "cloud of houses", "arrow between houses", "arrow to a house"),
}


def multiple_too_long(self: Stretching, *, factor: float) -> None:
    self.moving.set_state(start=self.moving.start, end=self.plane.at(1.01 * factor * self.vector))


SLIP = Slip(Stretching, "set_state", multiple_too_long, "multiple")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"^0\.5$": "half, a factor to try before the lecturer's own",
    r"3 numbers each": "the features that a house has",
}
