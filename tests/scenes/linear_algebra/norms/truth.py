"""Norms: sums, roots and largest entries; points and weights in whole tenths, counts in whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.squares import SideSquares
from scenes.linear_algebra.norms.walks import Walk
from scenes.linear_algebra.norms.weights.corners import TouchingDisc
from scenes.linear_algebra.norms.weights.learned_weights import LearningWalk
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, corners, is_shown, nearest, on_stage, values

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    x, y = difference = np.abs(np.subtract(p.b, p.a))
    return {
        "legs": difference,
        "manhattan": x + y,
        "euclidean": math.hypot(x, y),
        "chebyshev": max(x, y),
        "p_distance": np.linalg.norm(difference, p.p),
        "apart": [_lengths(np.abs(np.subtract(p.documents, p.query)), order) for order in (1, 2, math.inf)],
        "pulled_in": _pulled_in(np.array(p.weights)),
        **_learning(np.array(p.weights)),
    }


def _learning(best: Any) -> Mapping[str, Any]:
    """Eight steps from zero, each 64% of the way to the best weights, then into the ball: diamond, disc."""
    stepped, learned = [[], []], [[np.zeros(2)], [np.zeros(2)]]
    for ball in range(2):
        for _ in range(8):
            stepped[ball].append(0.36 * learned[ball][-1] + 0.64 * best)
            learned[ball].append(_pulled_in(stepped[ball][-1])[ball])
    return {"stepped": stepped, "learned": learned}


def _pulled_in(w: Any) -> Any:
    """Onto the straight edge of the diamond, and along the ray of the disc."""
    x, y = np.abs(w)
    share = np.clip((x - y + 1) / 2, 0, 1)
    signs = np.where(w < 0, -1.0, 1.0)
    in_diamond = w if x + y <= 1 else signs * (share, 1 - share)
    return [in_diamond, w / max(1.0, math.hypot(x, y))]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield from _of_the_walks(p, facts)
    yield from _of_the_search(p, facts)
    yield from _of_the_weights(p, facts)


def _of_the_walks(p: Any, facts: Mapping[str, Any]) -> Claims:
    across, up = (round(10 * (to - start)) for start, to in zip(p.a, p.b, strict=True))
    x, y = abs(across) / 10, abs(up) / 10
    one_way, level = not (across and up), abs(across) == abs(up)
    total, root, larger = x + y, math.hypot(x, y), max(x, y)
    yield "walk", ("straight" in facts["walk"]) == one_way
    if one_way:
        where = "beside" if across else "above" if up > 0 else "below"
        yield "walk", f"straight {where} a" in facts["walk"]
    else:
        yield "walk", facts["walk"].endswith("up." if up > 0 else "down.")
        yield "walk", says(facts["walk"], x, y)
        yield "king_moves", f"across and {'up' if up > 0 else 'down'} at once." in facts["king_moves"]
    yield "king_moves", ("nothing to combine" in facts["king_moves"]) == one_way
    yield "streets", says(facts["streets"], *(() if one_way else (x, y)), total)
    yield "king", says(facts["king"], larger)
    yield "king", ("again" in facts["king"]) == one_way
    yield "king", ("shorter leg" in facts["king"]) == (not level and not one_way)
    yield "king", ("Both" in facts["king"]) == (level and not one_way)
    yield "crow_flies", ("same street" in facts["crow_flies"]) == one_way
    squares = (x * x, y * y, x * x + y * y)
    yield "crow", says(facts["crow"], *(() if one_way else squares), root, least=1e-3)
    yield "crow", ("once more" in facts["crow"]) == one_way
    yield "crow", ("about" in facts["crow"]) == (abs(round(root, 3) - root) > 1e-9)
    yield "others", says(facts["others"], larger, root, least=1e-3)
    yield "call", ("the same radius" in facts["call"]) == one_way
    yield "call", facts["call"].startswith("They're called balls.")
    yield "call", says(facts["call"], *((larger,) if one_way else ()))
    yield "grows", ("single" in facts["grows"]) == one_way
    yield "grows", ("count as one" in facts["grows"]) == (level and not one_way)
    yield "answer", ("along an axis" in facts["answer"]) == one_way
    yield "answer", says(facts["answer"], *((larger,) if one_way else (total, larger, root)), least=1e-3)
    distance = float(np.linalg.norm((x, y), p.p))
    yield "for_p", says(facts["for_p"], p.p, distance, least=0.1)
    yield "for_p", ("about" in facts["for_p"]) == (abs(round(distance, 1) - distance) > 1e-9)
    yield "for_p", ("again" in facts["for_p"]) == one_way
    yield "for_p", ("streets" in facts["for_p"]) == (p.p == 1 and not one_way)
    yield "for_p", ("crow" in facts["for_p"]) == (p.p == 2 and not one_way)


_FOUND = (
    r"The diamond, the square and the disc all reach (?P<diamond>[^,.]*)\.$",
    r"The diamond reaches (?P<diamond>[^,.]*)\. The square and the disc reach (?P<disc>[^,.]*)\.$",
    r"The diamond reaches (?P<diamond>[^,.]*), the square (?P<square>[^,.]*), "
    r"and the disc (?P<disc>[^,.]*)\.$",
)
"""Who is reached by which ball; a ball that is not named reaches what the one before it reaches."""


def _of_the_search(p: Any, facts: Mapping[str, Any]) -> Claims:
    apart = [[abs(x - y) for x, y in zip(p.query, text, strict=True)] for text in p.documents]
    said = facts["by_ball"]
    here = [name for name, each in zip(("article", "letter"), apart, strict=True) if not any(each)]
    yield "by_ball", ("distance zero" in said) == bool(here)
    if here:
        yield "by_ball", said.startswith("Both" if len(here) == 2 else f"The {here[0]}")
    else:
        matches = [found for pattern in _FOUND if (found := re.search(pattern, said))]
        yield "by_ball", len(matches) == 1
        for match in matches:
            who = match.groupdict()
            diamond = who["diamond"]
            disc = who.get("disc", diamond)
            measured = [[sum(each) for each in apart], [sum(d * d for d in each) for each in apart]]
            expected = [_first(*far) for far in (*measured, [max(each) for each in apart])]
            reached = [diamond, disc, who.get("square", disc)]
            yield "by_ball", [who.removesuffix(" first") for who in reached] == expected


def _first(first: int, second: int) -> str:
    return "both at once" if first == second else f"the {'article' if first < second else 'letter'}"


def _of_the_weights(p: Any, facts: Mapping[str, Any]) -> Claims:
    x, y = (abs(round(10 * weight)) for weight in p.weights)
    inside, none, apart = x + y <= 10, min(x, y) == 0, abs(x - y)
    outside = not inside
    between, caught, disc = facts["between"], facts["caught"], facts["disc"]
    smaller = "goal" if x < y else "vote"
    yield "between", ("inside the diamond" in between) == inside
    yield "between", ("perpendiculars" in between) == outside
    yield "caught", ("has to go back" in caught) == inside
    yield "caught", ("weight zero" in caught) == (outside and apart > 10)
    yield "caught", ("only approaches" in caught) == (outside and apart == 10)
    yield "caught", ("both weights stay" in caught) == (outside and apart < 10)
    named = re.search(r"(?:So|of) (goal|vote)\b", caught)
    yield "caught", (named is None) == (inside or apart < 10)
    yield "caught", named is None or named[1] == smaller
    counted = re.search(r"only the word (goal|vote) counts", caught)
    yield "caught", (counted is None) == (inside or apart <= 10)
    yield "caught", counted is None or counted[1] != smaller
    within = x * x + y * y <= 100
    yield "disc", ("The same goes" in disc) == inside
    yield "disc", ("inside the disc" in disc) == (outside and within)
    yield "disc", (f"{smaller} gets zero" in disc) == (outside and none and not within)
    yield "disc", ("the same factor" in disc) == (outside and not none and not within)


OTHER_SETTINGS = [
    {"a": (-5, -5), "b": (4.9, 0), "p": 1.5, "documents": ((3, 3), (9, 6)), "weights": (0.1, 1.1)},
    {"a": (0, 3), "b": (2, 1), "p": 2, "documents": ((5, 5), (5, 5)), "weights": (0.2, 0.3)},
    {"a": (0, 3), "b": (0, -1), "p": 1, "query": (1, 1), "documents": ((2, 2), (9, 4)), "weights": (0, 2)},
    {"a": (0, 3), "b": (4, 3), "weights": (1.2, 1.1), "query": (2, 2), "documents": ((1, 3), (3, 1))},
    {"weights": (0.7, 0.6)},
    {"weights": (-1.6, 0.6)},
]


# Geometry ----------------------------------------------------------------------------------------------


_OF_THE_POINTS = ("walk_the_streets", "walk_both_at_once", "walk_straight", "reach_with_balls")


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    if beat in (*_OF_THE_POINTS, "join_the_family"):
        places = [lesson.plane.values(end.dot.get_center()) for end in lesson.ends]
        yield Truth("the two points", places, [lesson.params.a, lesson.params.b], lesson.plane.unit)
    yield from _walks(lesson)
    for ball in on_stage(lesson, NormBall):
        if len(ball.edge.points):
            edge = (values(ball.plane, corners(ball.edge)) - ball.middle) / ball.radius
            lengths = _lengths(edge, ball.p) * ball.radius
            yield Truth("edge of a ball", lengths, ball.radius, ball.plane.unit)
    for squares in on_stage(lesson, SideSquares):
        if squares.grown == 1.0 and squares.areas:
            areas = [_shoelace(values(squares.plane, corners(area))) for area in squares.areas]
            x, y = np.subtract(lesson.params.b, lesson.params.a)
            yield Truth("squares on the sides", areas, [x * x, y * y, x * x + y * y], squares.plane.unit)
    if beat == "join_the_family" and hasattr(lesson, "ball"):
        way = np.abs(np.subtract(lesson.params.b, lesson.params.a))
        reach = way.max() * _lengths(way[None] / way.max(), lesson.ball.p)[0]  # no power overflows
        yield Truth("the edge stays on b", lesson.ball.radius, reach, lesson.plane.unit)
    if resting:
        yield from _at_rest(lesson, beat)


def _lengths(points: Any, p: float) -> Any:
    """(Σ |xᵢ|ᵖ)^(1/p) of each row, also for p below 1."""
    return np.linalg.norm(points, p, axis=1) if p >= 1 else np.sum(np.abs(points) ** p, axis=1) ** (1 / p)


def _shoelace(places: Any) -> float:
    count = len(places) // 2
    x, y = places[:count].T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _walks(lesson: Any) -> Truths:
    p = lesson.params
    way = np.subtract(p.b, p.a)
    bends = {
        "street": (p.b[0], p.a[1]),
        "king": np.array(p.a) + np.sign(way) * np.abs(way).min(),
        "crow": p.b,
    }
    shown = on_stage(lesson, Walk)
    for name, bend in bends.items():
        walk = getattr(lesson, name, None)
        if walk not in shown:
            continue
        path = np.array([p.a, bend, p.b], dtype=float)
        here = walk.plane.values(walk.walker.get_center())
        yield Truth("a walker on its way", here, nearest(path, here, walk.plane.unit), walk.plane.unit)
        yield from _counts(walk, np.array(bend if name == "street" else p.a), p)


def _counts(walk: Walk, bend: Any, p: Any) -> Iterator[Truth]:
    """The number at each stop is what was walked across, or up: what is larger, on one leg of a street."""
    for dot, count in zip(walk.dots, walk.numbers, strict=True):
        if len(count) and count[1][0].get_fill_opacity() == 1.0:
            here = walk.plane.values(dot.get_center())
            from_a = np.abs(here - p.a)
            on_second_leg = not np.allclose(bend, p.a) and abs(here[1] - bend[1]) > 1e-6
            walked = abs(here[1] - bend[1]) if on_second_leg else from_a.max()
            (written,) = (size for size, _ in read(count[1].source))
            yield Truth("a count", written, walked, tolerance=0.005)


def _at_rest(lesson: Any, beat: str) -> Truths:
    p = lesson.params
    for line in getattr(lesson, "radii", []):
        if line.seen == 1.0 and is_shown(lesson, line):
            ends = values(line.plane, line.points[[0, -1]])
            way = np.abs(np.subtract(p.b, p.a))
            lengths = [float(np.linalg.norm(way, order)) for order in (1, 2, np.inf)]
            drawn = float(np.linalg.norm(ends[1] - ends[0]))
            expected = min(lengths, key=lambda length: abs(length - drawn))
            yield Truth("a radius is a distance", drawn, expected, line.plane.unit)
            yield Truth("a radius begins at a", ends[0], p.a, line.plane.unit)
    if beat in ("dent_the_ball", "straighten_the_ball") and hasattr(lesson, "detour"):
        yield from _detour(lesson, lesson.detour)
    if beat == "count_the_words" and hasattr(lesson, "counted"):
        for text, counts in zip(lesson.counted, (p.query, *p.documents), strict=True):
            if text.counted == len(text.words) and is_shown(lesson, text.mark.dot):
                drawn = lesson.plane.values(text.mark.dot.get_center())
                yield Truth("a counted text", drawn, counts, lesson.plane.unit)
    if beat == "find_the_nearest":
        apart = np.abs(np.subtract(p.documents, p.query))
        # The first ball has only begun to grow when it is told what it reaches.
        known = len(getattr(lesson, "lengths_found", []))
        for ball in getattr(lesson, "found_balls", [])[:known]:
            if ball.radius > 0:
                reach = _lengths(apart, ball.p).min()
                yield Truth("touched first", ball.radius, reach, ball.plane.unit)
    yield from _weights(lesson, beat)


def _detour(lesson: Any, detour: Any) -> Truths:
    """The point c divides its chord as the detour is divided between the radii to both ends."""
    if is_shown(lesson, detour.arrival):
        plane, a, second_part = lesson.plane, np.array(lesson.params.a), detour.part
        there = plane.values(detour.arrival.dot.get_center())
        if is_shown(lesson, detour.chord) and detour.chord.seen == 1.0:
            first, second = values(plane, detour.chord.points[[0, -1]])
            yield Truth(
                "c lies on the chord", there, (1 - second_part) * first + second_part * second, plane.unit
            )
            for end in (first, second):
                yield Truth("the chord joins two points of the edge", _length(end - a, lesson), 1, plane.unit)
        for leg, part in zip(detour.legs, (1 - second_part, second_part), strict=True):
            if is_shown(lesson, leg) and leg.seen == 1.0:
                start, end = values(plane, leg.points[[0, -1]])
                yield Truth("a part of a radius", _length(end - start, lesson), part, plane.unit)
        if is_shown(lesson, detour.straight) and detour.straight.seen == 1.0:
            ends = values(plane, detour.straight.points[[0, -1]])
            yield Truth("the straight way", ends, [a, there], plane.unit)


def _length(way: Any, lesson: Any) -> float:
    return float(_lengths(way[None], lesson.ball.p)[0])


def _weights(lesson: Any, beat: str) -> Truths:
    p = lesson.params
    if beat not in ("rate_the_words", "learn_in_a_ball", "meet_the_corner") or not hasattr(lesson, "reader"):
        return
    if is_shown(lesson, lesson.reader_name):
        here = lesson.plane.values(lesson.reader.dot.get_center())
        yield Truth("the reader's ratings", here, p.weights, lesson.plane.unit)
    found = _learning(np.array(p.weights))
    for walk in on_stage(lesson, LearningWalk):
        here, step = walk.plane.values(walk.dot.get_center()), int(walk.step)
        ball = 0 if walk.descent is lesson.descents[0] else 1
        after = found["learned"][ball][step] if walk.step == step else found["stepped"][ball][step]
        yield Truth("what was learned", here, after, walk.plane.unit)
    for touching in on_stage(lesson, TouchingDisc):
        if touching.grown == 1.0:
            here = touching.ball.plane.values(touching.dot.get_center())
            ball = 0 if touching.ball.p == 1 else 1
            reach = math.dist(here, _pulled_in(here)[ball])
            yield Truth("the disc that touches the ball", touching.disc.radius, reach, lesson.plane.unit)


MARKED = {
    *("the two points", "a walker on its way", "a count", "edge of a ball", "squares on the sides"),
    *("the edge stays on b", "a radius is a distance", "a radius begins at a", "touched first"),
    *("c lies on the chord", "the chord joins two points of the edge", "a part of a radius"),
    *("the straight way", "a counted text"),
    *("the reader's ratings", "what was learned", "the disc that touches the ball"),
}


def ball_too_large(self: NormBall, *_: Any, **__: Any) -> None:
    if len(self.edge.points):
        self.edge.scale(1.02)


SLIP = Slip(NormBall, "redraw", ball_too_large, "edge of a ball")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    x, y = np.abs(np.subtract(p.b, p.a))
    learned = _learning(np.array(p.weights))["learned"]
    return {
        "squared": [x * x, y * y, x * x + y * y],
        "powers": [x**p.p, y**p.p],
        "spoken": round(float(np.linalg.norm((x, y), p.p)), 1),
        "from_query": np.subtract(p.documents, p.query),
        "of_the_model": [_apart(weights, p.weights) for each in learned for weights in each],
    }


def _apart(weights: Any, best: Any) -> list[float]:
    """The rounded weights of goal and of vote, and how far they are from the best ones."""
    shown = [round(float(weight), 3) for weight in weights]
    return [*shown, math.dist(shown, best)]


STRUCTURE = {
    r"^\d+$": "counts of words along an axis, and the radius of one",
    r"\(1 slash": "the root of the p-norm",
    r"detour:\].*": "the detour at p = 1/2, which does not depend on the points",
    r"straight:\].*": "the straight way at p = 1/2",
    r"\{\{ 2 : power \}\}": "the squares of Pythagoras",
    r"\$L_[12]\$": "the name of a norm",
    r"^0\.50?$": "p = 1/2, and half of a radius",
    r"^−\d$": "numbers along the axes of weights",
    r"^0\.000$": "what a model never needs",
    r">= 1": "the least p",
    r'^\$"0\.[357]" \+ "0\.[357]" = "1"\$$': "both splits of the detour",
    r'^\$approx "0\.661"\$$': "the length of the straight way in the disc, after its detour has turned",
}
