"""Vectors: sums and multiples number by number, and the nearest of two averages, counted pixel by pixel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.vectors.drawings.drawn_numbers import Quiz
from scenes.linear_algebra.vectors.drawings.gap_bars import GapBar
from scenes.linear_algebra.vectors.multiples import Multiples
from scenes.stage.axes.spaces import Space
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, centres, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    houses = [tuple(map(Fraction, map(str, house))) for house in lesson.all_houses.tolist()]
    labels = [0] * 20 + [1] * 20
    guesses = [_guess(each, lesson.known) for each in _everything(lesson)]
    return {
        "total": _total(p),
        "houses": p.more_houses + 2,
        "average": [float(sum(column) / len(houses)) for column in zip(*houses, strict=True)],
        "pixels": p.image_side**2,
        "gaps": [gap / p.drawings for gap in _gaps(lesson.asked, lesson.known)],
        "right": sum(guess == label for guess, label in zip(guesses, labels, strict=True)),
    }


def _total(p: Any) -> list[float]:
    """The sum of a and b, in whole hundredths."""
    return [(round(100 * x) + round(100 * y)) / 100 for x, y in zip(p.a, p.b, strict=True)]


def _everything(lesson: Any) -> list[Any]:
    return [each for drawings in lesson.new for each in drawings]


def _gaps(picture: Any, known: Any) -> list[int]:
    """The gaps from both averages, times the number of drawings: whole numbers."""
    return [
        int(np.abs(len(each) * picture.astype(int) - each.astype(int).sum(axis=0)).sum()) for each in known
    ]


def _guess(picture: Any, known: Any) -> int:
    tree, fish = _gaps(picture, known)
    return -1 if tree == fish else int(fish < tree)


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    yield from _of_the_sum(p, facts)
    yield from _of_the_records(p, lesson)
    yield from _of_the_steps(p, facts)
    yield from _of_the_multiple(p, facts)
    yield from _of_the_houses(p, facts, lesson)
    yield from _of_the_pictures(p, facts, lesson)


def _of_the_sum(p: Any, facts: Mapping[str, Any]) -> Claims:
    a, b, total = any(p.a), any(p.b), any(_total(p))
    arrow, joined, ways = facts["arrow"], facts["joined"], facts["ways"]
    directions = {"right": p.a[0] > 0, "left": p.a[0] < 0, "up": p.a[1] > 0, "down": p.a[1] < 0}
    yield "arrow", [bool(re.search(rf"\b{way}\b", arrow)) for way in directions] == [*directions.values()]
    yield "arrow", ("zero vector" in arrow) == (not a)
    yield "arrow", says(arrow, *(abs(each) for each in p.a if each))
    yield "slide_b", ("to the tip of a" in facts["slide_b"]) == b
    yield "joined", ("back to the start" in joined) == (a and b and not total)
    yield "joined", ("from start to end" in joined) == (a and b and total)
    yield "joined", ("Both are zero" in joined) == (not a and not b)
    yield "joined", ("a itself" in joined, "b itself" in joined) == (a and not b, b and not a)
    area = round(100 * p.a[0]) * round(100 * p.b[1]) - round(100 * p.a[1]) * round(100 * p.b[0])
    yield "ways", ("parallelogram" in ways) == (area != 0)
    yield "ways", ("no step at all" in ways) == (not a or not b)
    yield "ways", ("on one line" in ways) == (a and b and area == 0)


def _of_the_records(p: Any, lesson: Any) -> Claims:
    path = [(0, 0), p.a, _total(p)]
    yield "joined", np.allclose(lesson.addition.head_to_tail, path, atol=1e-9)
    yield "multiple", lesson.scaled.factor == p.scale
    multiple = [p.scale * each for each in p.a]
    yield "multiple", np.allclose(lesson.scaled.scaled, multiple, atol=1e-12)
    yield "multiple", np.allclose(lesson.scaled.vector, p.a, atol=1e-12)


def _of_the_steps(p: Any, facts: Mapping[str, Any]) -> Claims:
    yield "sorting", ("swap the middle two" in facts["sorting"]) == bool(p.a[1] and p.b[0])
    across, up = facts["sorted_sum"].split("; ")
    for axis, said in enumerate((across, up)):
        signed = said.replace("minus ", "−")
        yield "sorted_sum", says(signed, p.a[axis], p.b[axis], _total(p)[axis])
    yield "sorted_sum", across.startswith("To the right,") == (p.a[0] >= 0 and p.b[0] >= 0)
    yield "sorted_sum", up.startswith("upward,") == (p.a[1] >= 0 and p.b[1] >= 0)


def _of_the_multiple(p: Any, facts: Mapping[str, Any]) -> Claims:
    yield "twice", ("a plus a" in facts["twice"]) == any(p.a)
    yield "multiple", ("both steps" in facts["multiple"]) == all(p.a)


def _of_the_houses(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    (area, bedrooms, age), (other_area, more_bedrooms, other_age) = p.house, p.other_house
    house, both, ages = facts["house"], facts["both"], facts["ages"]
    yield "house", says(house, area, *([bedrooms] if bedrooms else []), *([age] if age else []))
    yield "house", ("no bedrooms" in house) == (bedrooms == 0)
    yield "house", ("bedrooms" in house) == (bedrooms != 1)
    yield "house", ("years" in house, "brand new" in house) == (age not in (0, 1), age == 0)
    rooms = bedrooms + more_bedrooms
    yield "both", says(both, area + other_area, *([rooms] if rooms else []))
    yield "both", ("no bedrooms" in both, "bedrooms" in both) == (rooms == 0, rooms != 1)
    yield "ages", says(ages, *([age + other_age] if age or other_age else []))
    yield "ages", ("ages don't" in ages) == bool(age and other_age)
    yield "ages", ("brand new" in ages) == (not age and not other_age)
    same = tuple(p.house) == tuple(p.other_house)
    yield "half", ("the same house" in facts["half"]) == same
    yield "half", ("does make sense" in facts["half"]) == bool(age and other_age and not same)
    halves = [(x + y) / 2 for x, y in zip(p.house, p.other_house, strict=True)]
    yield "half", np.allclose(lesson.house_average, halves, rtol=1e-12)
    yield "half", np.allclose(lesson.running.total, lesson.all_houses.sum(axis=0), rtol=1e-12)
    for count, mean in enumerate(lesson.running.means, 1):
        yield "half", np.allclose(mean, lesson.all_houses[:count].mean(axis=0), rtol=1e-12)
    longest = np.maximum(np.add(p.house, p.other_house), (10, 3, 10))
    yield "half", np.allclose(lesson.ends, 1.05 * longest, rtol=1e-12)


def _of_the_pictures(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    verdict, slid = facts["verdict"], facts["slid"]
    gaps = [gap / p.drawings for gap in _gaps(lesson.asked, lesson.known)]
    spoken = read(verdict)
    yield "verdict", len(spoken) == 2
    for (said, unit), gap in zip(spoken, gaps, strict=False):
        yield "verdict", abs(said - gap) <= 0.5001 * unit and (unit < 1 or gap >= 10 or said == gap)
    yield "verdict", spoken[0][0] != spoken[1][0]
    rounded = any(abs(said - gap) > 1e-9 for (said, _), gap in zip(spoken, gaps, strict=True))
    yield "verdict", verdict.startswith("About") == rounded
    wrong = _guess(lesson.asked, lesson.known) != 0
    yield "verdict", ("wins: tree" in verdict, "that's wrong" in verdict) == (not wrong, wrong)
    asked = lesson.new[0][lesson.place_asked]
    yield "verdict", np.array_equal(asked, lesson.asked)
    counts = [each.astype(int).sum(axis=0) for each in lesson.known]
    yield "verdict", np.allclose(p.drawings * lesson.averages, counts, atol=1e-9)
    off = [np.abs(p.drawings * asked.astype(int) - count) for count in counts]
    yield "verdict", np.allclose(p.drawings * lesson.compared.differences, off, atol=1e-9)
    yield "verdict", lesson.compared.label == _guess(asked, lesson.known)
    yield "verdict", lesson.pixel == _telling(asked, *counts, p.drawings)
    yield from _of_the_score(p, facts, lesson)
    yield from _of_the_slide(p, slid, lesson, wrong=wrong)


def _telling(asked: Any, tree: Any, fish: Any, count: int) -> tuple[int, int] | None:
    """The first pixel, lit in some trees but not in all, in which trees and fish differ most."""
    found = [
        (-abs(int(tree[place]) - int(fish[place])), not fish[place], place)
        for place in map(tuple, np.argwhere(asked & (tree > 0) & (tree < count)).tolist())
    ]
    return min(found)[2] if found else None


def _of_the_score(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    first_score, score = facts["first_score"], facts["score"]
    labels = [0] * 20 + [1] * 20
    yield "score", [*lesson.labels] == labels
    sums = [np.cumsum(known.astype(int), axis=0) for known in lesson.known]
    right = []
    for count, guesses in enumerate(lesson.guesses_by_count, 1):
        for each, guess in zip(_everything(lesson), guesses, strict=True):
            tree, fish = (int(np.abs(count * each.astype(int) - lit[count - 1]).sum()) for lit in sums)
            yield "score", guess == (-1 if tree == fish else int(fish < tree))
        right.append(sum(guess == label for guess, label in zip(guesses, labels, strict=True)))
    yield "score", lesson.scores == right
    first, last = right[0], right[-1]
    yield "first_score", says(first_score, *([40] if first == 40 else [first, 40]))
    yield "first_score", ("already" in first_score) == (first == 40)
    settled = _settled(right)
    yield "score", ("all 40" in score) == (first < last == 40)
    yield "score", ("From" in score) == (first < last == 40 and settled < p.drawings)
    yield "score", ("still" in score) == (first == last == 40)
    yield "score", ("no more" in score) == (first == last < 40)
    yield "score", ("only" in score) == (last < first)
    yield (
        "score",
        says(score, settled if "From" in score else p.drawings, *([] if first == last else [last])),
    )


def _of_the_slide(p: Any, slid: str, lesson: Any, *, wrong: bool) -> Claims:
    step = max(1, round(p.image_side / 28))
    room = p.image_side - 1 - max(np.flatnonzero(lesson.asked.any(axis=0)))
    shifts = range(0, room + 1, step)
    gaps = [_gaps(np.roll(lesson.asked, shift, axis=1), lesson.known) for shift in shifts]
    broken = [shift for shift, (tree, fish) in zip(shifts, gaps, strict=True) if fish < tree]
    start, end = gaps[0][0] / p.drawings, gaps[-1][0] / p.drawings
    yield "slid", [*lesson.slide.shifts] == [*shifts]
    yield "slid", np.allclose(p.drawings * lesson.slide.gaps, gaps, atol=1e-6)
    if wrong:
        yield "slid", slid == ""
    elif broken:
        yield "slid", says(slid, broken[0])
        yield "slid", "we say fish" in slid and ("pixels" in slid) == (broken[0] != 1)
    elif end > start:
        (before, unit), (after, other_unit) = read(slid)
        yield "slid", abs(before - start) <= 0.5001 * unit and abs(after - end) <= 0.5001 * other_unit
        yield "slid", "to the right edge" in slid and after > before
    else:
        yield "slid", slid == ""


OTHER_SETTINGS = [
    {"a": (-2, -3), "b": (2, 3), "scale": 2, "house": (75, 1, 1), "other_house": (75, 1, 1), "seed": 3},
    {"a": (0, 0), "b": (0, 0), "house": (75, 0, 0), "other_house": (40, 0, 0), "image_side": 8},
    {"a": (0, 2), "b": (0, 0), "scale": -0.5, "drawings": 2, "seed": 1},
]

SOMETIMES = {"sorting", "multiple", "sorted_sum", "score", "first_score", "verdict", "slid", "both"}


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, sums = lesson.params, getattr(lesson, "sum", None)
    a, b, total = p.a, p.b, np.array(_total(p))
    if resting and beat in ("add_arrows", "swap_the_order"):
        parts = [
            (sums.first, a),
            (sums.second, b),
            (sums.total, total),
            *zip(sums.other_way, (b, a), strict=True),
        ]
        for arrow, vector in parts:
            if is_shown(lesson, arrow):
                yield Truth("arrows of a sum", vector_of(arrow, sums.plane), vector, sums.plane.unit)
    if beat == "sort_the_steps" and hasattr(lesson, "steps"):
        plane, steps = sums.plane, lesson.steps
        if (resting or 0 < steps.swapped < 1) and all(is_shown(lesson, step) for step in steps.arrows):
            walked = np.sum([vector_of(step, plane) for step in steps.arrows], axis=0)
            yield Truth("steps along the axes", walked, total, plane.unit)
        if resting:
            yield Truth("sum in place", plane.values(sums.total.end), total, plane.unit)
            for axis, (arrow, _) in enumerate(steps.sums):
                if is_shown(lesson, arrow):
                    yield Truth("sum of an axis", vector_of(arrow, plane)[axis], total[axis], plane.unit)
    for multiples in on_stage(lesson, Multiples):
        plane, factor = multiples.plane, multiples.factor
        yield Truth("multiple", vector_of(multiples.moving, plane), factor * np.array(a), plane.unit)
        legs = [vector_of(leg, plane)[axis] for axis, leg in enumerate(multiples.legs)]
        yield Truth("steps of a multiple", legs, factor * np.array(a), plane.unit)
        if resting:
            yield Truth("factor", factor, min((1.0, p.scale), key=lambda each: abs(each - factor)))
    yield from _tracks(lesson, beat, resting)
    yield from _space(lesson, resting)
    yield from _pictures(lesson, beat)


def _tracks(lesson: Any, beat: str, resting: bool) -> Truths:
    if not resting or beat != "add_houses" or not hasattr(lesson, "totals"):
        return
    p = lesson.params
    for axis, track in enumerate(lesson.tracks):
        for label in track.numbers:
            here = (label.get_center()[0] - track.line.points[0, 0]) / track.unit
            yield Truth("number at a tick", here, read(label.source)[0][0], track.unit)
        length = np.ptp(track.line.points.reshape(-1, 4, 3)[0, [0, 3], 0])
        unit = length / track.high
        ends = [
            (step.end - step.start)[0] / unit
            for step in (lesson.first_steps[axis], lesson.second_steps[axis])
        ]
        yield Truth("steps on a track", ends, [p.house[axis], p.other_house[axis]], unit)
        if is_shown(lesson, lesson.totals[axis]):
            arrow = lesson.totals[axis]
            yield Truth(
                "sum on a track",
                (arrow.end - arrow.start)[0] / unit,
                p.house[axis] + p.other_house[axis],
                unit,
            )


def _space(lesson: Any, resting: bool) -> Truths:
    for space in on_stage(lesson, Space):
        axes = space.axes.points.reshape(-1, 4, 3)[:, [0, 3], :2]
        origin, ways = axes[0, 0], axes[:3, 1] - axes[:3, 0]

        def at(point: Any, origin: Any = origin, ways: Any = ways) -> Any:
            return origin + (np.asarray(point) / lesson.ends) @ ways

        p = lesson.params
        if resting and is_shown(lesson, space.first):
            ends = [space.first.start[:2], space.first.end[:2]]
            yield Truth("arrow to a house", ends, [at(np.zeros(3)), at(p.house)])
        for dot, house in zip(space.dots, (p.house, p.other_house), strict=True):
            if resting and is_shown(lesson, dot):
                yield Truth("a house", dot.get_center()[:2], at(house))
        gathering = getattr(lesson, "gathering", None)
        if gathering is not None and is_shown(lesson, gathering.cloud):
            there = lesson.all_houses[: gathering.count]
            yield Truth("average of the houses", gathering.mean.end[:2], at(there.mean(axis=0)))
            if gathering.count > 2:
                drawn = centres(gathering.cloud, gathering.count - 2)
                yield Truth("cloud of houses", drawn, [at(house) for house in there[2:]])


def _pictures(lesson: Any, beat: str) -> Truths:
    if beat == "average_pictures":
        for kind, pile in enumerate(getattr(lesson, "piles", [])):
            if is_shown(lesson, pile.sum.outline):
                counts = lesson.known[kind][: pile.count].astype(int).sum(axis=0)
                shown = pile.sum.image.orig_alpha_pixel_array / 255
                yield Truth("sum of drawings", shown, counts / lesson.params.drawings, tolerance=0.003)
    for bar in on_stage(lesson, GapBar):
        if is_shown(lesson, bar.bar):
            yield Truth("bar of a gap", bar.bar.width / bar.unit, bar.gap, bar.unit)
            done = int(bar.row + 1e-9)
            if beat == "classify_a_drawing":
                whole = len(lesson.known[bar.kind])
                gaps = np.abs(
                    whole * lesson.asked.astype(int) - lesson.known[bar.kind].astype(int).sum(axis=0)
                )
                yield Truth("gap of some rows", bar.gap, gaps[:done].sum() / whole, tolerance=1e-6)
    for quiz in on_stage(lesson, Quiz):
        crossed = [cross.get_stroke_opacity() > 0.5 for cross in quiz.crosses]
        fades = quiz.frames[0].get_stroke_opacity() < 1
        if quiz.count == 40 and not fades:
            known = [each[: lesson.learning.known] for each in lesson.known]
            mistakes = [
                _guess(each, known) != label
                for each, label in zip(_everything(lesson), [0] * 20 + [1] * 20, strict=True)
            ]
            yield Truth("crosses on mistakes", crossed, mistakes)


MARKED = {
    *("arrows of a sum", "steps along the axes", "sum in place", "sum of an axis", "multiple"),
    *("steps of a multiple", "factor", "steps on a track", "sum on a track", "arrow to a house", "a house"),
    *("average of the houses", "cloud of houses", "sum of drawings", "bar of a gap", "gap of some rows"),
    *("crosses on mistakes",),
}


def multiple_too_long(self: Multiples, *, factor: float) -> None:
    self.moving.set_state(start=self.moving.start, end=self.plane.at(1.01 * factor * self.vector))


def bar_too_long(self: GapBar) -> None:
    self.bar.stretch_to_fit_width(self.bar.width + 0.05)


SLIP = Slip(Multiples, "set_state", multiple_too_long, "multiple")
OTHER_SLIPS = (Slip(GapBar, "_measure", bar_too_long, "bar of a gap"),)


# Numerals ----------------------------------------------------------------------------------------------


def _spoken(gaps: Any) -> list[float]:
    """Two gaps with three digits, or as many as tell them apart."""
    for decimals in range(4):
        rounded = [round(float(gap), decimals) for gap in gaps]
        if rounded[0] != rounded[1] and min(gaps) >= 10 ** (1 - decimals):
            break
    return rounded


def _settled(scores: list[int]) -> int:
    """From how many drawings on the score is the last one."""
    return min(count for count in range(1, len(scores) + 1) if set(scores[count - 1 :]) == {scores[-1]})


def derived(lesson: Any) -> Mapping[str, Any]:
    gaps = lesson.compared.gaps
    last = lesson.slide.first_mistake
    found: dict[str, Any] = {
        "halves": np.array(lesson.params.a) / 2,
        "settled": max(
            (n for n, right in enumerate(lesson.scores, 1) if right != lesson.scores[-1]), default=0
        )
        + 1,
        "spoken_gaps": _spoken(gaps),
        "slid_gaps": lesson.slide.gaps[-1 if last is None else last],
        "slid_by": lesson.slide.shifts[-1 if last is None else last],
    }
    if lesson.pixel is not None:
        lit = [int(each[:, lesson.pixel[0], lesson.pixel[1]].sum()) for each in lesson.known]
        shares = [count / lesson.params.drawings for count in lit]
        gaps = [abs(value - round(share, 2)) for value in (0, 1) for share in shares]
        found |= {"lit": lit, "shares": shares, "pixel_gaps": gaps}
    return found


STRUCTURE = {
    r"^−?[0123]$": "whole factors along the line; a pixel that is lit or not",
    r"this pixel: [01]": "a pixel is lit or not",
    r"1 ?/ ?(?=\\?\")": "one part of so many",
    r"^\d+ of 40$": "how many of the new drawings are guessed right: see their crosses",
    r"1 / \"2\"|1/\"2\"": "half",
    r"of (the )?40|of 40": "the new drawings",
    r"all 40": "the new drawings",
    r'\|\{\{ "[01]" : value': "the pixel of the new drawing is lit or not",
    r'"2" : dial': "twice, which is a sum",
}
