"""Norms: sums, roots and largest entries by NumPy; the nearest point of a ball by plane geometry."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.linear_algebra.norms.norm_balls import NormBall
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, corners, is_shown, nearest, on_stage, values, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    x, y = difference = np.abs(np.subtract(p.b, p.a))
    return {
        "legs": difference,
        "manhattan": x + y,
        "euclidean": math.hypot(x, y),
        "chebyshev": max(x, y),
        "p_distance": np.linalg.norm(difference, p.p),
        "pulled_in": _pulled_in(np.array(p.weights)),
    }


def _pulled_in(w: Any) -> Any:
    """Onto the straight edge of the diamond, along the ray of the disc, coordinate by coordinate."""
    x, y = np.abs(w)
    share = np.clip((x - y + 1) / 2, 0, 1)
    signs = np.where(w < 0, -1.0, 1.0)
    in_diamond = w if x + y <= 1 else signs * (share, 1 - share)
    return [in_diamond, w / max(1.0, math.hypot(x, y)), np.minimum(np.maximum(w, -1), 1)]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    difference = np.subtract(p.b, p.a)
    for name, length in (
        ("straight", math.hypot(*difference)),
        ("radius", float(np.linalg.norm(difference, p.p))),
    ):
        yield name, says(facts[name], length, least=1e-3)
        yield name, ("about" in facts[name]) == (abs(round(length, 3) - length) > 1e-9)
    # Counts are whole numbers: squares of distances, and of cosines by a common factor, compare exactly.
    far = [math.dist(p.query, text) ** 2 for text in p.documents]
    yield "by_distance", facts["by_distance"] == _less(round(far[0]), round(far[1]))
    towards = [
        math.prod((sum(x * y for x, y in zip(p.query, text, strict=True)),) * 2) for text in p.documents
    ]
    sizes = [sum(x * x for x in text) for text in p.documents]
    yield "by_angle", facts["by_angle"] == _less(-towards[0] * sizes[1], -towards[1] * sizes[0])


def _less(first: int, second: int) -> str:
    return "both are equally near" if first == second else f"{'A' if first < second else 'B'} is nearer"


OTHER_SETTINGS = [
    {"a": (-5, -5), "b": (4.9, 0), "p": 1.5, "documents": ((3, 3), (9, 6))},
    {"documents": ((5, 5), (5, 5))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, picture = lesson.params, getattr(lesson, "picture", None)
    if beat in _WALKS and picture is not None:
        plane = picture.plane
        ends = [plane.values(dot.get_center()) for dot in picture.ends]
        yield Truth("the two points", ends, [p.a, p.b], plane.unit)
        low, high = np.minimum(p.a, p.b), np.maximum(p.a, p.b)
        for trail, through in zip(picture.trails, _corners(p), strict=True):
            path = np.array([p.a, through, p.b])
            here = plane.values(trail.walker.get_center())
            yield Truth("a walker on its way", here, nearest(path, here, plane.unit), plane.unit)
            if resting and len(trail.line.points):
                places = values(plane, corners(trail.line))
                yield Truth("a way", [nearest(path, each, plane.unit) for each in places], places, plane.unit)
                # Between two phrases a walker may rest where its way bends.
                reached = p.b if trail.step == trail.steps else through
                yield Truth("a way that arrives", places[-1], reached, plane.unit)
                yield Truth("a way without detours", np.clip(places, low, high), places, plane.unit)
    for ball in on_stage(lesson, NormBall):
        edge = values(ball.plane, corners(ball))
        shares = np.linalg.norm(edge / ball.radius, ball.p, axis=1)  # no power of a large p overflows
        yield Truth("edge of a ball", shares * ball.radius, ball.radius, ball.plane.unit)
    if (
        beat == "meet_the_balls"
        and resting
        and hasattr(lesson, "balls")
        and is_shown(lesson, lesson.balls.ball)
    ):
        picture, ball = lesson.balls, lesson.balls.ball
        yield Truth("a unit ball", (ball.radius, min(ball.p, 9)), (1, {1: 1, 2: 2}.get(ball.p, 9)))
        one = picture.plane.values(picture.one.get_center())
        yield Truth("the one on the axis", nearest([one], (1, 0), 1.0), one, tolerance=0.7)
    if beat in ("measure_with_a_ball", "widen_the_ball") and resting and hasattr(lesson, "measured"):
        picture = lesson.measured
        plane, difference = picture.plane, np.subtract(p.b, p.a)
        if is_shown(lesson, picture.arrow):
            yield Truth("the arrow", vector_of(picture.arrow, plane), difference, plane.unit)
        if is_shown(lesson, picture.touch):
            where = plane.values(picture.touch.get_center())
            yield Truth("where they meet", where, difference, plane.unit)
            yield Truth("the radius", picture.ball.radius, float(np.linalg.norm(difference, p.p)), plane.unit)
            yield Truth("the exponent", picture.ball.p, p.p)
    if beat == "find_the_nearest" and resting and hasattr(lesson, "search"):
        search, plane = lesson.search, lesson.search.plane
        counts = [p.query, *p.documents]
        drawn = [vector_of(arrow, plane) for arrow in (search.query, *search.documents)]
        yield Truth("counts of words", drawn, counts, plane.unit)
        for way, text in zip(search.ways, p.documents, strict=True):
            if is_shown(lesson, way):
                yield Truth("a distance", values(plane, way.points[[0, -1]]), [p.query, text], plane.unit)
    if beat == "pull_into_balls" and resting:
        for panel, found in zip(lesson.panels, _pulled_in(np.array(p.weights)), strict=True):
            if is_shown(lesson, panel.end):
                ends = values(panel.plane, [panel.start.get_center(), panel.end.get_center()])
                yield Truth("what is pulled in", ends, [p.weights, found], panel.plane.unit)


_WALKS = ("meet_two_points", "walk_the_streets", "walk_straight", "walk_both_at_once", "return_to_the_walks")


def _corners(p: Any) -> list[Any]:
    """Where each of the three walks bends: at the street's corner, nowhere, where the diagonal ends."""
    way = np.subtract(p.b, p.a)
    return [(p.b[0], p.a[1]), p.b, np.array(p.a) + np.sign(way) * np.abs(way).min()]


MARKED = {
    *("the two points", "a walker on its way", "a way", "a way that arrives", "a way without detours"),
    *("edge of a ball", "a unit ball", "the one on the axis", "the arrow", "where they meet", "the radius"),
    *("the exponent", "counts of words", "a distance", "what is pulled in"),
}


def ball_too_large(self: NormBall, **_: Any) -> None:
    self.scale(1.02)


SLIP = Slip(NormBall, "set_state", ball_too_large, "edge of a ball")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    return {
        "distance": [math.dist(p.query, text) for text in p.documents],
        "cosine": [
            np.dot(p.query, text) / (math.hypot(*p.query) * math.hypot(*text)) for text in p.documents
        ],
    }


STRUCTURE = {
    r"^1$": "the mark at one on the axis",
    r"\^\(1 slash": "the root of the p-norm",
}
