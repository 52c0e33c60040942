"""Matrices: entries are whole numbers of hundredths, so what is flat, bent or within a budget is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.matrices.moving_things import Steps
from truth.mapped_planes import is_rotation, turned_on_the_way
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, centres, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    prices = [_price(house, p.weights) for house in p.houses]
    return {"price": float(prices[0]), "in_reach": sum(price <= _exact(p.budget) for price in prices)}


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


def _price(house: Any, weights: Any) -> Fraction:
    return sum((_exact(x) * _exact(w) for x, w in zip(house, weights, strict=True)), Fraction(0))


def _exact_image(p: Any) -> list[Fraction]:
    return [
        sum((_exact(a) * _exact(x) for a, x in zip(row, p.vector, strict=True)), Fraction(0))
        for row in p.matrix
    ]


# Words -------------------------------------------------------------------------------------------------

_WAYS = {"right": (1, 0), "left": (-1, 0), "up": (0, 1), "down": (0, -1)}


def _walked(text: str, unit: str = "") -> list[float]:
    """The vector that a text describes: ``2 right and 1 down``."""
    found = re.findall(rf"([\d.]+) {unit}({'|'.join(_WAYS)})", text)
    return list(np.sum([np.zeros(2), *(float(size) * np.array(_WAYS[way]) for size, way in found)], axis=0))


def _close(drawn: Any, expected: Any) -> bool:
    return bool(np.allclose(np.asarray(drawn, float), np.asarray(expected, float), rtol=0, atol=5e-5))


_SQUASHES = np.array([(2.0, 1.0), (0.0, 0.0)])
"""The matrix that comes after A."""

_PRESSED = np.array([1.0, 2.0])
"""The point that it makes a number."""

_SLIDE = np.array([1.0, 0.5])


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    matrix, image = np.array(p.matrix), _exact_image(p)
    identity = np.array_equal(matrix, np.eye(2))
    yield "point", says(facts["point"], *p.vector)
    yield "image", says(facts["image"], *map(float, image), least=1e-4)
    yield "watch", ("move the whole plane" in facts["watch"]) == (not identity)
    yield from _of_the_columns(facts, matrix)
    yield from _of_the_steps(p, facts, matrix, lesson, identity=identity)
    yield from _of_the_bend(p, facts, lesson, identity=identity)
    yield "pressed", says(facts["pressed"], _SQUASHES[0] @ _PRESSED)
    yield from _of_the_houses(p, facts, lesson)


def _of_the_columns(facts: Mapping[str, Any], matrix: Any) -> Claims:
    first, second = matrix.T
    blue, purple = facts["blue"], facts["purple"]
    yield "blue", ("shrinks" in blue) == (not first.any())
    yield "blue", _close(_walked(blue), first)
    yield "blue", ("stays" in blue) == (first.tolist() == [1, 0])
    same = second.any() and np.array_equal(first, second)
    yield "purple", ("shrinks" in purple) == (not second.any())
    yield "purple", ("too" in purple) == (not matrix.any())
    yield "purple", ("same place" in purple) == same
    yield "purple", bool(same) or _close(_walked(purple), second)
    yield "purple", ("stays" in purple) == (second.tolist() == [0, 1] and not same)


def _of_the_steps(p: Any, facts: Mapping[str, Any], matrix: Any, lesson: Any, *, identity: bool) -> Claims:
    walk, linear, steps, landing = (facts[name] for name in ("walk", "linear", "every_step", "landing"))
    yield "walk", _close(_walked(walk, "steps? "), p.vector)
    yield "walk", ("no steps" in walk) == (not any(p.vector))
    yield "walk", all(size == "1" for size in re.findall(r"([\d.]+) step ", walk))
    (a, b), (c, d) = ([_exact(x) for x in row] for row in p.matrix)
    flat = a * d == b * c
    yield "linear", linear.startswith("A matrix keeps") == (not flat)
    yield "linear", ("on one line" in linear) == (flat and bool(matrix.any()))
    yield "linear", ("equal, however small, and the origin in place" in linear) == bool(matrix.any())
    yield "linear", ("up at the origin" in linear) == (not matrix.any())
    zero = [not column.any() for column in matrix.T]
    yield "every_step", ("still" in steps) == identity
    yield "every_step", ("blue or purple" in steps) == all(zero)
    yield "every_step", ("each purple step has shrunk" in steps) == (zero == [False, True])
    yield "every_step", ("each blue step has shrunk" in steps) == (zero == [True, False])
    image, vector = _exact_image(p), [_exact(x) for x in p.vector]
    multiples = {
        column: (-1 if minus else 1) * float(size)
        for minus, size, column in re.findall(r"(minus )?([\d.]+) times the (first|second)", landing)
    }
    expected = {column: x for column, x in zip(("first", "second"), p.vector, strict=True) if x}
    yield "landing", multiples == expected
    yield "landing", ("no steps" in landing) == (not any(vector))
    yield "landing", ("right where it was" in landing) == (any(vector) and image == vector)
    yield (
        "landing",
        ("right at the origin" in landing) == (any(vector) and not any(image) and image != vector),
    )
    yield from _of_half_steps(lesson.halfway, np.array(p.matrix, dtype=float))
    spoken_where = any(vector) and any(image) and image != vector
    yield "landing", not spoken_where or _close(_walked(landing), image)


def _of_half_steps(halfway: Any, matrix: Any) -> Claims:
    """A times a point between the lines, which the last picture has beside the lecturer's own."""
    yield "landing", sorted(halfway.vector.tolist()) == [0.5, 1.5]
    terms = np.array([[a * x for a, x in zip(row, halfway.vector, strict=True)] for row in matrix])
    partial = [np.zeros(2), terms[:, 0], terms[:, 0] + terms[:, 1]]
    yield "landing", _close(halfway.matrix, matrix)
    yield "landing", _close(halfway.terms, terms)
    yield "landing", _close(halfway.head_to_tail, partial)
    yield "landing", _close(halfway.image, partial[-1])


def _of_the_bend(p: Any, facts: Mapping[str, Any], lesson: Any, *, identity: bool) -> Claims:
    point = [_exact(x) for x in p.vector]
    rises = [t * (t - 1) for t in point[::-1]]
    own = max(map(abs, rises)) >= Fraction(3, 4)
    if not own:
        point, rises = [Fraction(1), Fraction(2)], [Fraction(2), Fraction(0)]
    along = int(abs(rises[1]) > abs(rises[0]))
    matrix = np.array(p.matrix)
    lengths, area = np.linalg.norm(matrix, axis=0), abs(np.linalg.det(matrix))
    seen = bool(lengths.max() and lengths[along] / 2 >= 0.3 and area / lengths.max() >= 0.3)
    base = matrix if seen else np.eye(2)
    straight = base @ np.array(point, dtype=float)
    bends, misses = facts["bends"], facts["misses"]
    yield "bends", ("plain grid" in bends) == (not seen)
    yield "misses", ("our point" in misses) == own
    yield "misses", own or says(misses, *map(float, point))
    yield "misses", ("moves off" in misses) == (not seen)
    yield "misses", ("where the columns say" in misses) == (seen and not identity)
    yield "misses", misses.endswith(". No matrix does that.")
    yield "misses", ("the purple steps" in misses, "the blue steps" in misses) == (along == 0, along == 1)
    made = lesson.bending
    yield "misses", made.along == along
    yield "misses", _close(made.strength, float(Fraction(-1, 2) / rises[along]))
    yield "misses", _close(made.matrix, base)
    yield "misses", _close(made.point, point)
    yield "misses", _close(made.linear_image, straight)
    yield "misses", _close(made.image, straight - base[:, along] / 2)
    walked = np.array(p.vector) - np.sum([np.zeros(2), *(lesson.steps[:, 1] - lesson.steps[:, 0])], axis=0)
    yield "walk", _close(walked, (0, 0))


_COUNTS = ("none", "one", "two", "three", "four", "five")


def _of_the_houses(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    prices = [_price(house, p.weights) for house in p.houses]
    lands, afforded, many = facts["house_lands"], facts["afforded"], len(prices)
    said = lands.replace("minus ", "\N{MINUS SIGN}").replace("zero", "0")
    yield "house_lands", says(said, *p.houses[0], float(prices[0]))
    kinds = ("of the first step", "of the second", "of the third")
    yield "house_lands", [lands.index(kind) for kind in kinds] == sorted(map(lands.index, kinds))
    yield "house_lands", ("zero" in lands) == (prices[0] == 0)
    yield "stacked", ("one house long" in facts["stacked"]) == (many == 1)
    yield "priced", ("every house" in facts["priced"]) == (many > 1)
    within = [price <= _exact(p.budget) for price in prices]
    count = sum(within)
    yield "afforded", afforded.startswith("Sort them by price") == (prices != sorted(prices))
    yield "afforded", lesson.shortlist.within.tolist() == within
    yield "afforded", lesson.shortlist.order.tolist() == sorted(range(many), key=prices.__getitem__)
    yield "afforded", ("nothing to spend" in afforded) == (p.budget == 0)
    yield "afforded", p.budget == 0 or says(afforded.split(" thousand")[0], p.budget)
    if many == 1:
        yield "afforded", ("house is within" in afforded, "house is out of" in afforded) == (count, not count)
    elif count == many:
        yield "afforded", (", both are" if many == 2 else f", all {_COUNTS[many]} are") in afforded
    else:
        verb = "is" if count == 1 else "are"
        yield "afforded", afforded.endswith(f", {_COUNTS[count]} of the {_COUNTS[many]} {verb} within reach.")


OTHER_SETTINGS = [
    {"matrix": ((0.6, -0.8), (0.8, 0.6)), "vector": (0.5, -1.25), "weights": (1, -2, 3), "budget": 100},
    {"matrix": ((0, 2), (2, 0)), "vector": (2, 2), "houses": ((80, 2, 10),), "budget": 0},
    {"matrix": ((1, 2), (2, 4)), "vector": (-1, 0.3), "budget": 10_000},
    {"matrix": ((0, 0), (0, 0)), "vector": (0, 0), "houses": ((80, 2, 10), (90, 1, 5)), "budget": 1000},
    {"matrix": ((1, 0), (0, 1)), "weights": (0, 0, 0)},
    {"matrix": ((1, 1), (0, 0)), "vector": (2, -2), "weights": (-2, 0, 0)},
    {"matrix": ((0, 1), (0, 1)), "vector": (0, 2)},
]

SOMETIMES = {"misses", "watch", "priced", "stacked"}


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    matrix = np.array(lesson.params.matrix)
    space: Any = getattr(lesson, "space", None)
    if beat in ("walk_to_a_point", "move_every_step"):
        yield from _arrows(lesson, space, matrix)
    if beat == "squash_the_plane" and is_shown(lesson, space.grid):
        # The arrows go back the way that they came before another matrix takes them.
        yield from _arrows(lesson, space, _SQUASHES if hasattr(lesson, "crowd") else lesson.bending.matrix)
    if resting and beat == "follow_two_arrows" and hasattr(lesson, "rows"):
        drawn = np.array([vector_of(arrow, space.plane) for arrow in space.basis.arrows])
        yield Truth("arrows that have landed", drawn, matrix.T, space.plane.unit)
    if beat == "move_every_step" and hasattr(lesson, "evenness"):
        yield from _finer(lesson, space, matrix)
    if beat in ("move_every_step", "add_the_columns") and is_shown(lesson, lesson.point):
        yield from _guessed(lesson, space, matrix)
    if beat == "add_the_columns" and is_shown(lesson, space.basis):
        drawn = np.array([vector_of(arrow, space.plane) for arrow in space.basis.arrows])
        yield Truth("an arrow fits the steps", drawn, matrix.T, space.plane.unit)
    for steps in on_stage(lesson, Steps):
        if steps.share == 0 and steps is getattr(lesson, "field", None):
            for shaft in steps.shafts:
                yield from _alike(shaft, space.plane)
    if beat in ("bend_the_grid", "slide_the_grid") and hasattr(lesson, "bent_arrows"):
        yield from _bent(lesson)
    if beat == "slide_the_grid" and resting and hasattr(lesson, "slid"):
        yield from _slid(lesson)
    if beat == "squash_the_plane" and resting and hasattr(lesson, "rail"):
        for dots in (lesson.crowd, lesson.point):
            numbers = [lesson.line.at(number)[0] for number in dots.vectors @ _SQUASHES[0]]
            yield Truth("points that are numbers", centres(dots.marks, len(numbers))[:, 0], numbers)
    if beat == "weigh_the_features" and resting and hasattr(lesson, "start"):
        yield Truth("counted from zero", lesson.start.get_center()[0], lesson.line.at(0)[0])
    if beat == "price_a_house" and resting and hasattr(lesson, "price_line"):
        yield from _lanes(lesson)
    if beat in ("price_the_houses", "rank_the_houses") and resting and hasattr(lesson, "icons"):
        prices = [float(_price(house, lesson.params.weights)) for house in lesson.params.houses]
        if beat == "rank_the_houses" and hasattr(lesson, "count"):
            heights = [entries.get_center()[1] for entries in lesson.table.prices.entries]
            yield Truth("rows by price", np.argsort(heights)[::-1], np.argsort(prices, kind="stable"))
        for icon, price in zip(lesson.icons, prices, strict=True):
            if is_shown(lesson, icon):
                yield Truth("houses on the line", icon.get_center()[0], lesson.line.at(price)[0])


def _arrows(lesson: Any, space: Any, matrix: Any) -> Truths:
    """Each arrow is on its way, straight to its column; under a rotation it turns on its way."""
    for arrow, start, end in zip(space.basis.arrows, np.eye(2), matrix.T, strict=True):
        if not is_shown(lesson, arrow):
            continue
        drawn, way = vector_of(arrow, space.plane), end - start
        if is_rotation(matrix):
            expected = turned_on_the_way(drawn, start, matrix)
        else:
            expected = start + np.clip((drawn - start) @ way / max(way @ way, 1e-12), 0, 1) * way
        yield Truth("arrows", drawn, expected, space.plane.unit)


def _finer(lesson: Any, space: Any, matrix: Any) -> Truths:
    """The lines of the finer grid lie where the matrix sends lines halfway between those of the grid."""
    _, finer, _ = lesson.evenness
    if abs(np.linalg.det(matrix)) < 0.3 or not is_shown(lesson, finer) or not len(finer.points):
        return
    plane = space.plane
    ends = finer.points.reshape(-1, 4, 3)[:, [0, 3], :2]
    back = (
        np.array([[plane.values(end) for end in run] for run in ends]) @ np.linalg.inv(matrix).T / plane.step
    )
    along = np.ptp(back, axis=1).argmin(axis=1)
    places = np.take_along_axis(back[:, 0], along[:, None], axis=1)[:, 0]
    yield Truth("lines of the finer grid", places, np.floor(places) + 0.5, plane.unit * plane.step)


def _guessed(lesson: Any, space: Any, matrix: Any) -> Truths:
    """The point is seen where it starts or, after its walk, where it lands: never on its way."""
    drawn, start = centres(lesson.point.marks, 1)[0], np.array(lesson.params.vector)
    landed = not np.array_equal(lesson.point.matrix, np.eye(2))
    yield Truth("the point that is guessed", drawn, space.plane.to_frame(matrix @ start if landed else start))


def _alike(shaft: Any, plane: Any) -> Truths:
    """All steps of a kind that the window does not cut off are equal: as long, and in the same direction."""
    curves = shaft.points.reshape(-1, 4, 3)
    x, y = curves[:, [0, 3], :2].transpose(2, 0, 1)
    box = plane.box.inset(0.08)  # a tip at the edge is left out
    whole = ((box.left < x) & (x < box.right) & (box.bottom < y) & (y < box.top)).all(axis=1)
    if whole.any():
        vectors = (curves[whole, 3] - curves[whole, 0])[:, :2] / plane.unit
        yield Truth("steps of a kind", vectors, np.broadcast_to(vectors[0], vectors.shape), plane.unit)


def _bent(lesson: Any) -> Truths:
    """The tips stay while the grid bends, and the point leaves by half a step of its kind."""
    made, arrows, point = lesson.bending, lesson.bent_arrows, lesson.bent_point
    if arrows.offset.any() or not is_shown(lesson, arrows):
        return
    plane = arrows.plane
    tips = [plane.values(tip.points[0]) for tip in arrows.tips]
    yield Truth("tips that stay", tips, made.matrix.T, plane.unit)
    expected = made.matrix @ made.point - float(point.share) * made.matrix[:, made.along] / 2
    yield Truth("the point that misses", plane.values(centres(point.marks, 1)[0]), expected, plane.unit)


def _slid(lesson: Any) -> Truths:
    """The point misses what the columns say by as much as the origin."""
    made, plane = lesson.bending, lesson.bent_point.plane
    landed = plane.values(centres(lesson.bent_point.marks, 1)[0])
    yield Truth("the point that slides", landed, made.matrix @ made.point + _SLIDE, plane.unit)
    _, (first, second), *_ = lesson.slid
    starts = [plane.values(arrow.start) for arrow in (first, second)]
    yield Truth("where misses start", starts, [np.zeros(2), made.matrix @ made.point], plane.unit)
    yield Truth("equal misses", vector_of(second, plane), vector_of(first, plane), plane.unit)


def _lanes(lesson: Any) -> Truths:
    """Head to tail, each as long as a feature is worth, to the price on the line."""
    line, p = lesson.price_line, lesson.params
    unit = line.at(1)[0] - line.at(0)[0]
    yield Truth("counted from zero", lesson.start.get_center()[0], line.at(0)[0])
    ends = np.cumsum(
        [0.0, *(float(_exact(x) * _exact(w)) for x, w in zip(p.houses[0], p.weights, strict=True))]
    )
    for steps, start, end in zip(lesson.steps_of_features, ends[:-1], ends[1:], strict=True):
        drawn = [(place[0] - line.at(0)[0]) / unit for place in (steps.start, steps.end)]
        yield Truth("worth of a feature", drawn, [start, end], unit)
    yield Truth("price", (lesson.landing.get_center()[0] - line.at(0)[0]) / unit, ends[-1], unit)


MARKED = {
    *(
        "arrows",
        "arrows that have landed",
        "an arrow fits the steps",
        "the point that is guessed",
        "lines of the finer grid",
        "steps of a kind",
        "tips that stay",
        "the point that misses",
        "the point that slides",
        "where misses start",
        "equal misses",
        "points that are numbers",
    ),
    *("counted from zero", "worth of a feature", "price", "houses on the line", "rows by price"),
}


def step_too_long(self: Steps) -> None:
    for shaft in self.shafts:
        if len(shaft.points) > 4:
            shaft.points[3] += 0.05


SLIP = Slip(Steps, "_draw", step_too_long, "steps of a kind")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p, made = lesson.params, lesson.bending
    prices = np.array(p.houses, dtype=float) @ np.array(p.weights)
    return {
        "counts": [abs(x) for x in p.vector if x],
        "multiples": np.abs(p.vector),
        "straight": made.linear_image,
        "slid": made.linear_image + _SLIDE,
        "halfway": lesson.halfway.vector,
        "landed halfway": np.array(p.matrix) @ lesson.halfway.vector,
        "weights": np.abs(p.weights),
        "terms": np.array(p.houses, dtype=float) * np.array(p.weights),
        "prices": prices,
        "ranked": np.sort(prices),
        "houses": len(p.houses),
    }


STRUCTURE = {
    r"^mat\(.*\)$": "matrices to be read, which the geometry holds against their pictures",
    r'^"1" dot .*"4" : total \}\}$': "the point that is pressed onto the line",
    r"[12](?= : pressing_)": "the matrix that presses the plane",
    r"^\(1, 2\)( lands at)?$": "the point that is pressed onto the line",
    r"(?<=becomes one number. Ours is )4": "the number that it becomes",
    r"1 (right|up)(?= : )": "where the two arrows start",
    r"^\{\{ 1 right : data \}\} → 2 right$": "the matrix that presses the plane",
    r"^\{\{ 1 up : second \}\} → 1 right$": "its other column",
    r'vec\("1", "0"\)|vec\("0", "1"\)': "the two arrows before any movement",
    r'A vec\("0.5", "1.5"\) = : left \}\} \{\{ "0.5" dot': "the point that takes half steps",
    r'(?<=\+ \{\{ )"1.5" dot': "its other component",
}
