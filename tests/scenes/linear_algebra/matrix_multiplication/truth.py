"""Matrix multiplication: entries are whole numbers of tenths, so products are exact in hundredths."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.linear_algebra.matrix_multiplication.films import Scores
from scenes.linear_algebra.matrix_multiplication.folded_layers import Paths
from scenes.linear_algebra.matrix_multiplication.landings import Landings
from scenes.linear_algebra.matrix_multiplication.multiplications import Multiplication
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.pictures.bases import MappedPlane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Markers
from truth.mapped_planes import arrow_too_short, columns_of, entries_of, mapped
from truth.modules import Claims
from truth.reading import numerals, read, says
from truth.shapes import Slip, Truth, Truths, across, centres, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    left, right = _chain(p)
    tastes = [sum(row) for row in p.w]
    totals = [sum(x * taste for x, taste in zip(film, tastes, strict=True)) for film in p.x]
    return {"first_way": left, "second_way": right, "tastes": tastes, "totals": totals}


def _chain(p: Any) -> tuple[int, int]:
    m, n, k, q = p.batch, p.inputs, p.outputs, p.last_outputs
    return m * n * k + m * k * q, n * k * q + m * n * q


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield from _of_the_arrow(p, facts)
    yield from _of_the_films(p, facts)
    yield from _of_the_bend(p, facts)
    yield from _of_the_work(p, facts)


def _of_the_arrow(p: Any, facts: Mapping[str, Any]) -> Claims:
    x, y = p.b[0][0], p.b[1][0]
    yield "landing", says(facts["landing"], *(abs(step) for step in (x, y) if step))
    where = facts["landing"].partition(":")[2]
    for step, *ways in ((x, "left", "right"), (y, "down", "up")):
        there = [way in re.findall(r"\w+", where) for way in ways]
        yield "landing", there == [step < 0, step > 0]
    yield "landing", ("zero" in facts["landing"]) == (x == y == 0)
    yield "carried", says(_signed(facts["carried"]), *(step for step in (x, y) if step))
    yield "carried", [name in facts["carried"] for name in ("first", "second")] == [x != 0, y != 0]
    for way, (a, b) in zip(("right", "up"), p.a, strict=True):
        terms = [round(100 * a * x), round(100 * b * y)]
        yield way, says(_signed(facts[way]), *(each / 100 for each in (*terms, sum(terms))))
    yield from _of_the_order(p, facts)


def _signed(text: str) -> str:
    """A sentence with a sign before its numbers, instead of the word."""
    return text.replace("minus ", "−").replace("Minus ", "−")


def _of_the_order(p: Any, facts: Mapping[str, Any]) -> Claims:
    """Which arrows are said to land elsewhere: those that land more than a tenth of the longest away."""
    one, other = np.array(_product(p.a, p.b)), np.array(_product(p.b, p.a))
    longest = max(math.dist((0, 0), column) for matrix in (one, other) for column in matrix.T)
    moved = [math.dist(a, b) > 0.1 * longest for a, b in zip(one.T, other.T, strict=True)]
    same = bool((one == other).all())
    yield "order", ("commute" in facts["order"]) == same
    yield "order", ("B A is not A B" in facts["order"]) == (not same)
    if not same:
        said = {"close by": [False, False], "blue": [True, False], "purple": [False, True]}
        yield (
            "order",
            next((each for word, each in said.items() if word in facts["order"]), [True, True]) == moved,
        )


def _product(left: Any, right: Any) -> list[list[int]]:
    """In hundredths."""
    return [
        [
            sum(round(10 * x) * round(10 * y) for x, y in zip(row, column, strict=True))
            for column in zip(*right, strict=True)
        ]
        for row in left
    ]


_FILMS = ["Canyon", "Comet", "Tango", "Ember"]
_VIEWERS = ["Ann", "Ben", "Cleo", "Dan"]


def _of_the_films(p: Any, facts: Mapping[str, Any]) -> Claims:
    rows, inner, columns = len(p.x), len(p.w), len(p.w[0])
    yield "films", ("each" in facts["films"]) == (rows > 1)
    yield "viewers", _named(facts["viewers"], _VIEWERS) == (_VIEWERS[:1] if columns == 1 else [])
    yield "viewers", ("Each" in facts["viewers"]) == (columns > 1)
    yield "sizes", says(facts["sizes"], inner, inner, rows, columns)
    yield "sizes", ("a score" in facts["sizes"]) == (rows == columns == 1)
    for noun, count in (("film", rows), ("viewer", columns)):
        yield "sizes", (f"{noun}s" in facts["sizes"]) == (count > 1)
    yield from _of_the_score(p, facts)
    plane = columns == 2 and inner in (2, 3)
    yield "places", (facts["places"] == "") == (rows == columns == 1)
    for word, several in (("Each", True), ("The", False)):
        yield "places", facts["places"].startswith(word) == (plane and (rows > 1) == several)
    yield "together", ("films" in facts["together"]) == (rows > 1)
    scores = [list(column) for column in zip(*_product(p.x, p.w), strict=True)]
    fans: dict[str, list[str]] = {}
    ties = []
    for column, viewer in zip(scores, _VIEWERS, strict=False):
        best = [film for film, score in zip(_FILMS, column, strict=False) if score == max(column)]
        if len(best) == 1:
            fans.setdefault(best[0], []).append(viewer)
        else:
            ties.append(viewer)
    named = [name for film, viewers in fans.items() for name in (film, *viewers)] + ties
    if all(len(set(column)) == 1 for column in scores):
        yield "best", _named(facts["best"], _FILMS + _VIEWERS) == []
    else:
        yield "best", _named(facts["best"], _FILMS + _VIEWERS) == named
        yield "best", ("tie" in facts["best"]) == bool(ties)
    totals = [sum(row) for row in zip(*scores, strict=True)]
    first = [film for film, total in zip(_FILMS, totals, strict=False) if total == max(totals)]
    yield "winner", _named(facts["winner"], _FILMS) == (first if len(first) == 1 else [])
    yield "winner", ("tie" in facts["winner"]) == (len(first) > 1)
    highest = {
        film for column in scores for film, score in zip(_FILMS, column, strict=False) if score == max(column)
    }
    yield "winner", ("nobody" in facts["winner"]) == (len(first) == 1 and first[0] not in highest)


def _of_the_score(p: Any, facts: Mapping[str, Any]) -> Claims:
    yield "score", _is_heard(_signed(facts["score"]), _product(p.x, p.w)[0][0] / 100)
    yield "score", ("genre by genre" in facts["score"]) == (len(p.w) > 1)


def _named(sentence: str, names: list[str]) -> list[str]:
    return re.findall("|".join(names), sentence)


def _through_a_bend(p: Any) -> tuple[int, float, float] | None:
    """The first film with a score, and what comes out for it and for its negative, with a relu in between."""
    for film, scores in enumerate(_product(p.x, p.w)):
        if any(scores):
            kept = sum(score for score in scores if score > 0)
            return film, kept / 100, (kept - sum(scores)) / 100
    return None


def _of_the_bend(p: Any, facts: Mapping[str, Any]) -> Claims:
    bent, said = _signed(facts["bent"]), _signed(facts["bend"])
    if (through := _through_a_bend(p)) is None:
        yield "bent", bent == ""
        yield "bend", said == ""
        return
    film, answer, flipped = through
    yield "bent", _named(bent, _FILMS) == [_FILMS[film]]
    yield "bend", _named(said, _FILMS) == [_FILMS[film]]
    yield "bent", _is_heard(bent, answer)
    yield "bent", ("still" in bent) == all(score >= 0 for score in _product(p.x, p.w)[film])
    # One matrix would have to give the negative of the answer.
    yield "bend", answer != -flipped
    for part, value in zip(said.split("These"), (answer, flipped), strict=True):
        yield "bend", _is_heard(part, value)
    yield "bend", ("still" in said) == (answer == 0)


def _is_heard(text: str, value: float) -> bool:
    """Whether a text has one number, which is the value, or about the value and says so."""
    ((size, _),) = read(text)
    return abs(size - value) <= 0.005001 * abs(value) and ("about" in text) == (size != value)


def _of_the_work(p: Any, facts: Mapping[str, Any]) -> Claims:
    left, right = _chain(p)
    yield "chain", (facts["first_way"], facts["second_way"]) == (left, right)
    yield "chain", ("is the same" in facts["chain"]) == (left == right)
    yield "chain", ("But" in facts["chain"]) == (right > left)
    first, _, second = facts["chain"].partition("become")
    yield "chain", _is_about(first, left)
    if left != right:
        yield "chain", bool(second) and _is_about(second, right)


_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


def _is_about(text: str, count: int) -> bool:
    """Whether a text has one number, which is the count, or about the count and says so."""
    ((size, unit),) = read(text)
    scale = next((scale for word, scale in _SCALES.items() if word in text), 1.0)
    if size * scale == count:
        return "about" not in text
    shown = 0.1 if scale > 1 and size < 10 else unit  # zeros at the end are not written
    if scale == 1:
        shown = 10.0 ** (len(str(count)) - 3)
    return "about" in text and abs(size * scale - count) <= 0.5001 * shown * scale


OTHER_SETTINGS = [
    {
        **{"x": ((2, -1),), "w": ((3,), (4,)), "batch": 1, "inputs": 1, "outputs": 1, "last_outputs": 1},
        **{"a": ((1, 0), (0, 1)), "b": ((0, 1), (0, 1))},
    },
    {"x": ((0.1,), (0.1,)), "w": ((-9.9, 2),), "b": ((-0.5, 0), (0, 2)), "a": ((-1, 0), (0, 0.3))},
    {"batch": 1, "inputs": 500, "outputs": 300, "last_outputs": 700, "b": ((0, 1), (-2, 0.5))},
    {"x": ((0, 0), (-9.7, -9.8)), "w": ((9.9, 0), (9.3, 0))},
]


# Geometry ----------------------------------------------------------------------------------------------


_FOLLOWING = ("follow_an_arrow", "carry_the_steps", "read_the_landing", "move_at_once")
"""While one arrow is followed, the grid is that of the steps."""


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    a, b = np.array(lesson.params.a), np.array(lesson.params.b)
    for scheme in on_stage(lesson, Multiplication):
        yield from entries_of(scheme)
    for scheme in on_stage(lesson, Landings):
        if resting and beat == "read_the_landing" and _is_seen(scheme.entry(1)):
            yield from _bands(scheme, 1)
    for scheme in on_stage(lesson, Scores):
        if resting and beat == "score_the_films":
            seen = [index for index in range(scheme.last + 1) if _is_seen(scheme.entry(index))]
            yield from _bands(scheme, max(seen, default=0))
        yield from _aside(scheme)
    for space in on_stage(lesson, MappedPlane):
        if beat not in _FOLLOWING:
            yield from mapped(space)
        if resting:
            columns = columns_of(space)
            for drawn, stops in zip(columns.T, _stops(a, b), strict=True):
                reached = min(stops, key=lambda stop: abs(stop - drawn).sum())
                yield Truth("basis", drawn, reached, space.plane.unit)
    if beat in _FOLLOWING and is_shown(lesson, lesson.space.grid):
        yield from _grid(lesson.space.grid, (np.eye(2), b, a, a @ b), resting)
    for plane in on_stage(lesson, NumberedPlane):
        yield from _numbers(plane)
    if hasattr(lesson, "marks") and is_shown(lesson, lesson.marks):
        yield from _landed(lesson.marks, lesson.space.plane, a @ b)
    if resting and beat == "swap_the_order":
        first, swapped = lesson.orders.spaces
        yield from _landed(first.basis.arrows, first.plane, a @ b)
        yield from _landed(lesson.orders.elsewhere, swapped.plane, a @ b)
        rings = [swapped.plane.values(centres(ring, 1)[0]) for ring in lesson.orders.rings]
        yield Truth("where both landed", np.transpose(rings), a @ b, swapped.plane.unit)
    for walk in on_stage(lesson, Walk):
        yield from _walk(walk, lesson)
    if beat == "read_the_landing" and resting:
        yield from _shadows(lesson, a * b[:, 0])
    if resting and beat in ("score_the_films", "watch_together") and lesson.plane:
        yield from _scores(lesson.plane, np.array(lesson.params.x), np.array(lesson.params.w))
    if beat == "bend_in_between" and hasattr(lesson, "network"):
        yield from _network(lesson.network, lesson)
        if resting:
            turns = [any(is_shown(lesson, column) for column in each[:4]) for each in lesson.network.numbers]
            yield Truth("one film at a time", sum(turns) <= 1, True)
    if beat == "fold_two_layers":
        if hasattr(lesson, "costs"):
            yield from _lengths(lesson.costs, lesson)
        yield from _folding(lesson)
        if resting:
            yield from _in_cells(lesson.layers.two)
            yield from _in_cells(lesson.layers.one)


def _grid(grid: Any, stops: Any, resting: bool) -> Truths:
    """The lines lead where the steps do: as at first, as A or B has moved them, or as both have."""
    curves = grid.points.reshape(-1, 4, 3)
    ways = (curves[:, 3] - curves[:, 0])[:, :2]
    ends = grid.matrix.T
    off = [min((abs(across(end, way)) for end in ends if end.any()), default=0.0) for way in ways]
    yield Truth("lines of the grid", off, np.zeros(len(off)))
    if resting:
        yield Truth("grid", min(abs(grid.matrix - each).max() for each in stops), 0.0)


def _numbers(plane: Any) -> Truths:
    """A number at an edge stands at its place."""
    for axis, labels in enumerate(plane.numbers):
        for label in labels:
            size = numerals(label.source)[0].size * (-1 if label.source.startswith("−") else 1)
            yield Truth("number", plane.values(label.get_center())[axis], size, plane.unit)


def _landed(arrows: Any, plane: Any, matrix: Any) -> Truths:
    drawn = np.array([vector_of(arrow, plane) for arrow in arrows]).T
    yield Truth("both at once", drawn, matrix, plane.unit)


def _aside(scheme: Any) -> Truths:
    """The sums stand in line with the rows that they add up."""
    for table, sums in ((scheme.right, scheme.tastes), (scheme.product, scheme.totals)):
        rows = [table.cells(row).center[1] for row in range(table.rows)]
        yield Truth("in line", [sums.cells(row).center[1] for row in range(sums.rows)], rows)


def _scores(picture: Any, x: Any, w: Any) -> Truths:
    """Every film is where its scores are, also on the edges of the plane."""
    plane, scores = picture.plane, (x @ w)[:, :2]
    drawn = [plane.values(centres(film, 1)[0]) for film in picture.films]
    yield Truth("film", drawn, scores, plane.unit)
    if len(picture.total.points):
        ends = np.array([plane.values(end) for end in picture.total.points[[0, -1]]])
        yield Truth("line of a total", ends.sum(axis=1), [picture.total.total] * 2, plane.unit)
    for feet, score in zip(picture.feet, scores, strict=True):
        reached = [plane.values(foot)[axis] for axis, foot in enumerate(feet)]
        yield Truth("score at an edge", reached, score, plane.unit)
    for axis, lead in enumerate(picture.leads):
        yield Truth("lead", plane.values(lead.points[-1])[axis], scores[:, axis].max(), plane.unit)


def _stops(a: Any, b: Any) -> Any:
    """Where each arrow may rest: at its column of a map, of two, or where it began."""
    maps = (np.eye(2), b, a @ b, a, b @ a)
    return [[each[:, column] for each in maps] for column in (0, 1)]


def _is_seen(entry: Any) -> bool:
    return bool(entry.submobjects[0].get_fill_opacity() > 0)


def _bands(scheme: Any, index: int) -> Truths:
    """Each band lies over a row or a column of one factor, and over the same one of the product."""
    row, column = scheme.order[index]
    (left, right, product), (across, down) = (
        [_sides(table.frame) for table in (scheme.left, scheme.right, scheme.product)],
        map(_sides, scheme.bands),
    )
    height, width = (left[3] - left[2]) / scheme.left.rows, (right[1] - right[0]) / scheme.right.columns
    yield Truth("row", across, [left[0], product[1], left[3] - (row + 1) * height, left[3] - row * height])
    yield Truth(
        "column", down, [right[0] + column * width, right[0] + (column + 1) * width, product[2], right[3]]
    )


def _sides(shape: Any) -> Any:
    low, high = shape.points.min(axis=0), shape.points.max(axis=0)
    return np.array([low[0], high[0], low[1], high[1]])


def _walk(walk: Any, lesson: Any) -> Truths:
    """Two steps, head to tail, which end where the first arrow does; marks lie at whole units of them."""
    plane = walk.plane
    steps = [step.points[[0, -1]] for step in walk.steps if len(step.points)]
    if len(steps) == 2 and all(is_shown(lesson, step) for step in walk.steps):
        yield Truth("walk", steps[0][1], steps[1][0])
        yield Truth("walk", plane.values(steps[0][0]), (0.0, 0.0), plane.unit)
        yield Truth("walk", steps[1][1], lesson.space.basis.arrows[0].end)
        for step, marks in zip(steps, walk.marks, strict=True):
            if count := len(marks.vectors):
                drawn, way = centres(marks.marks, count), (step[1] - step[0])[:2]
                size = abs(walk.vector[int(marks is walk.marks[1])])
                expected = step[0][:2] + np.arange(1, count + 1)[:, None] * way / size
                yield Truth("marks", drawn, expected)


def _shadows(lesson: Any, parts: Any) -> Truths:
    """Each shadow is as long as what its step contributes along the axis, but for its ends."""
    axis = getattr(lesson, "axis", 0)
    shadows = [each for each in getattr(lesson, "sums", ()) if isinstance(each, Polyline | Markers)]
    for shadow, part in zip(shadows, parts[axis], strict=False):
        yield Truth("shadow", isinstance(shadow, Markers), part == 0)
        if part:
            length = abs(part) * lesson.space.plane.unit
            yield Truth("shadow", np.ptp(shadow.points[:, axis]), length - 2 * min(0.05, length / 4))


def _network(network: Any, lesson: Any) -> Truths:
    """Every number is right, and stands in its cell."""
    through = _through_a_bend(lesson.params)
    assert through is not None
    film, answer, flipped = through
    inputs, sums, bent, output, matrix = network.cells
    columns = [inputs, sums, bent, output, matrix]
    for sign, result, numbers in zip((1, -1), (answer, flipped), network.numbers, strict=True):
        scores = [sign * score / 100 for score in _product(lesson.params.x, lesson.params.w)[film]]
        expected = [
            [sign * entry for entry in lesson.params.x[film]],
            scores,
            [max(score, 0.0) for score in scores],
            [result],
            [sign * answer],
        ]
        for cells, written, values in zip(columns, numbers, expected, strict=True):
            for cell, each, value in zip(cells, written, values, strict=True):
                yield Truth("in its cell", each.get_center(), cell.get_center())
                yield Truth("number in a cell", read(each.source)[0][0], value)


def _in_cells(layers: Any) -> Truths:
    """Numbers stand in their cells; the output is the sum of what stands in the cells before it."""
    for cells, numbers in zip(layers.cells, layers.numbers, strict=True):
        for cell, written in zip(cells, numbers, strict=True):
            yield Truth("in its layer", written.get_center(), cell.get_center())
    if len(layers.numbers) > 2:
        *_, sums, (output,) = ([read(each.source)[0][0] for each in column] for column in layers.numbers)
        yield Truth("sum of a layer", output, sum(sums))


def _lengths(folded: Any, lesson: Any) -> Truths:
    """Bars are as long as the work, but for the least length; none goes beyond its share."""
    totals = _chain(lesson.params)
    for bar, total, share in zip(folded.bars, totals, folded.grown, strict=True):
        low, high, *_ = _sides(bar)
        yield Truth("work", high - low, share * max(0.06, total / max(totals) * folded.longest))


def _folding(lesson: Any) -> Truths:
    """A path leads from an input to an output, and in the end there is no bend in it."""
    for paths in on_stage(lesson, Paths):
        curves = paths.points.reshape(-1, 2, 4, 3)
        ends = [each[0] for each in paths.ends], [each[2] for each in paths.ends]
        yield Truth("paths", curves[:, 0, 0, :2], ends[0])
        yield Truth("paths", curves[:, 1, 3, :2], ends[1])
        if paths.fold == 1:
            yield Truth("paths", curves[:, 0, 3, :2], np.mean(ends, axis=0))


MARKED = {
    "where both landed",
    *("entries", "row", "column", "basis", "lines of the grid", "grid", "number", "both at once"),
    *(
        "walk",
        "marks",
        "shadow",
        "in line",
        "film",
        "score at an edge",
        "line of a total",
        "lead",
        "in its cell",
        "number in a cell",
        "one film at a time",
        "in its layer",
        "sum of a layer",
        "work",
        "paths",
    ),
}

SLIP = Slip(Fan, "set_state", arrow_too_short, "basis")


# Numerals ----------------------------------------------------------------------------------------------


def _mantissa(count: int) -> float:
    """The digits that are said of a large number: three of one below a million, two of a few millions."""
    scale = max(each for each in (1.0, *_SCALES.values()) if count >= 0.9995 * each)
    if scale == 1:
        return float(f"{count:.3g}")
    return round(count / scale, 1 if count < 10 * scale else 0)


def derived(lesson: Any) -> Mapping[str, Any]:
    """Tables of all sizes go on, over and over, to the largest: so their entries have the same names."""
    p, made = lesson.params, lesson.made
    tables = {"x": p.x, "w": p.w, "product": made.product, "terms": [made.terms[0, 0]]}
    tables["pairs"] = np.array(p.a) * np.array(p.b)[:, 0]
    tables["meeting"] = [made.left[0] * lesson.tastes.ravel()]
    tables |= {"tastes": lesson.tastes, "totals": lesson.totals}
    passed = lesson.passed
    tables |= {"inputs": passed.inputs, "sums": passed.sums, "bent": passed.bent, "outputs": passed.outputs}
    tables["matrix"] = [passed.outputs[0], -passed.outputs[0]]
    largest = {
        name: np.pad(table, [(0, 4 - size) for size in np.shape(table)], mode="wrap")
        for name, table in tables.items()
    }
    sizes = {"rows": len(p.x), "inner": len(p.w), "columns": len(p.w[0])}
    spoken = {
        f"spoken_{name}": _mantissa(total) for name, total in zip(("first", "second"), _chain(p), strict=True)
    }
    if through := _through_a_bend(p):
        _, answer, flipped = through
        heard = {"answer": answer, "flipped": flipped}
        spoken |= {f"spoken_{name}": float(f"{value:.3g}") for name, value in heard.items()}
    return {**sizes, **spoken, "spoken_score": float(f"{made.product[0, 0]:.3g}"), **largest}


STRUCTURE = {
    r"\{\{ 1 : muted_\w+_row_first_column \}\}": "V adds all scores",
}
