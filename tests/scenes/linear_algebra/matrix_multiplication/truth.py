"""Matrix multiplication: entries are whole numbers of tenths, so products are exact in hundredths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from scenes.linear_algebra.matrix_multiplication.batches import Batch
from scenes.linear_algebra.matrix_multiplication.chains import Factors, Race
from scenes.linear_algebra.matrix_multiplication.films import Scores
from scenes.linear_algebra.matrix_multiplication.landings import Landings
from scenes.linear_algebra.matrix_multiplication.planes import Walk
from scenes.stage.pictures.bases import MappedPlane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.pictures.multiplications import Multiplication
from scenes.stage.shapes.curves import Polyline
from truth.mapped_planes import arrow_too_short, columns_of, entries_of, mapped
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    left, right = _chain(p)
    return {"layer_work": p.batch * p.inputs * p.outputs, "first_way": left, "second_way": right}


def _chain(p: Any) -> tuple[int, int]:
    m, n, k, q = p.batch, p.inputs, p.outputs, p.last_outputs
    return m * n * k + m * k * q, n * k * q + m * n * q


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield from _of_the_arrow(p, facts)
    yield from _of_the_films(p, facts)
    yield from _of_the_work(p, facts)


def _of_the_arrow(p: Any, facts: Mapping[str, Any]) -> Claims:
    x, y = p.b[0][0], p.b[1][0]
    yield "landing", says(facts["landing"], *(abs(step) for step in (x, y) if step))
    for step, *ways in ((x, "left", "right"), (y, "down", "up")):
        there = [way in re.findall(r"\w+", facts["landing"]) for way in ways]
        yield "landing", there == [step < 0, step > 0]
    yield "landing", ("zero" in facts["landing"]) == (x == y == 0)
    yield "carried", says(facts["carried"], x, y)
    for name, (a, b) in zip(("right", "up"), p.a, strict=True):
        yield name, says(facts[name], a, x, b, y, (round(100 * a * x) + round(100 * b * y)) / 100)
    same = _product(p.a, p.b) == _product(p.b, p.a)
    yield "order", ("commute" in facts["order"]) == same
    yield "order", ("elsewhere" in facts["order"]) == (not same)


def _product(left: Any, right: Any) -> list[list[int]]:
    """In hundredths."""
    return [
        [
            sum(round(10 * x) * round(10 * y) for x, y in zip(row, column, strict=True))
            for column in zip(*right, strict=True)
        ]
        for row in left
    ]


_FEATURES = ["action", "comedy", "love", "music"]
_FILMS = ["Harbor", "Comet", "Tango", "Ember"]
_VIEWERS = ["Ann", "Ben", "Cleo", "Dan"]


def _of_the_films(p: Any, facts: Mapping[str, Any]) -> Claims:
    inner, columns = len(p.w), len(p.w[0])
    yield "films", _named(facts["films"], _FEATURES) == _FEATURES[:inner]
    yield "films", ("Each" in facts["films"]) == (len(p.x) > 1)
    yield "viewers", _named(facts["viewers"], _VIEWERS) == _VIEWERS[:columns]
    yield "viewers", ("Each" in facts["viewers"]) == (columns > 1)
    yield "viewers", ("each of these" in facts["viewers"]) == (inner > 1)
    yield "left_out", facts["left_out"] == _FEATURES[inner - 1]
    pairs = [(x, row[0]) for x, row in zip(p.x[0], p.w, strict=True)]
    total = _product(p.x, p.w)[0][0] / 100
    parts = [x * y for x, y in pairs] if inner > 1 else list(pairs[0])
    yield "score", says(facts["score"].replace("minus ", "−"), *parts, total)
    yield "score", facts["score"].count("times") == (inner == 1)
    best = []
    for scores, viewer in zip(zip(*_product(p.x, p.w), strict=True), _VIEWERS, strict=False):
        best += [film for film, score in zip(_FILMS, scores, strict=False) if score == max(scores)]
        best.append(viewer)
    if all(len(set(scores)) == 1 for scores in zip(*_product(p.x, p.w), strict=True)):
        best = []
    yield "best", ("same" in facts["best"]) == (not best)
    yield "best", re.findall("|".join(_FILMS + _VIEWERS), facts["best"]) == best


def _named(sentence: str, names: list[str]) -> list[str]:
    return re.findall("|".join(names), sentence)


def _of_the_work(p: Any, facts: Mapping[str, Any]) -> Claims:
    each, entries = len(p.w), len(p.x) * len(p.w[0])
    if entries == 1:
        yield "work", says(facts["work"], each)
    elif each == 1:
        yield "work", says(facts["work"], entries)
    else:
        yield "work", says(facts["work"], each, entries, each * entries)
    yield "work", ("multiplications" in facts["work"]) == (each > 1)
    sizes = p.batch, p.inputs, p.outputs, p.last_outputs
    yield "layer", says(facts["layer"], *sizes[:3])
    nouns = zip(("sample", "input", "neuron"), sizes[:3], strict=True)
    yield "layer", all((f"{noun}s" in facts["layer"]) == (size > 1) for noun, size in nouns)
    layer = p.batch * p.inputs * p.outputs
    yield "multiplications", _is_about(facts["multiplications"], layer)
    yield "multiplications", facts["layer_work"] == layer
    yield "multiplications", ("multiplications" in facts["multiplications"]) == (layer > 1)
    left, right = _chain(p)
    first, _, second = facts["chain"].partition("second")
    yield "chain", ("same" in first) == (left == right)
    yield "chain", _is_about(first, left)
    yield "chain", (facts["first_way"], facts["second_way"]) == (left, right)
    if left != right:
        yield "chain", bool(second) and _is_about(second, right)
        yield "chain", ("only" in second) == (right < left)


_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _is_about(text: str, count: int) -> bool:
    """Whether a text has one number, which is the count, or about the count and says so."""
    ((size, unit),) = read(text)
    scale = next((scale for word, scale in _SCALES.items() if word in text), 1.0)
    if size * scale == count:
        return "about" not in text
    shown = 0.1 if size < 10 else unit  # zeros at the end are not written
    return "about" in text and abs(size * scale - count) <= 0.5001 * shown * scale


OTHER_SETTINGS = [
    {
        **{"x": ((2, -1),), "w": ((3,), (4,)), "batch": 1, "inputs": 1, "outputs": 1, "last_outputs": 1},
        **{"a": ((1, 0), (0, 1)), "b": ((0, 1), (0, 1))},
    },
    {"x": ((0.1,), (0.1,)), "w": ((-9.9, 2),), "b": ((-0.5, 0), (0, 2)), "a": ((-1, 0), (0, 0.3))},
    {"batch": 1, "inputs": 500, "outputs": 300, "last_outputs": 700, "b": ((0, 1), (-2, 0.5))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    a, b = np.array(lesson.params.a), np.array(lesson.params.b)
    for scheme in on_stage(lesson, Multiplication):
        yield from entries_of(scheme)
    for scheme in on_stage(lesson, Landings):
        if resting and beat == "read_the_landing" and _is_seen(scheme.entry(1)):
            yield from _bands(scheme, 1)
    for scheme in on_stage(lesson, Scores):
        if resting and beat == "score_the_films":
            yield from _bands(scheme, -1 if _is_seen(scheme.entry(-1)) else 0)
    for space in on_stage(lesson, MappedPlane):
        # While an arrow is followed, the grid is not there.
        if is_shown(lesson, space.grid):
            yield from mapped(space)
        if resting:
            columns = columns_of(space)
            for drawn, stops in zip(columns.T, _stops(a, b), strict=True):
                reached = min(stops, key=lambda stop: abs(stop - drawn).sum())
                yield Truth("basis", drawn, reached, space.plane.unit)
    if hasattr(lesson, "ghosts") and is_shown(lesson, lesson.ghosts):
        plane = lesson.space.plane
        drawn = np.array([vector_of(ghost, plane) for ghost in lesson.ghosts]).T
        yield Truth("both at once", drawn, a @ b, plane.unit)
    for walk in on_stage(lesson, Walk):
        yield from _walk(walk, lesson)
    if beat == "read_the_landing" and resting:
        yield from _shadows(lesson, a * b[:, 0])
    for batch in on_stage(lesson, Batch):
        p = lesson.params
        shapes = ((p.batch, p.inputs), (p.inputs, p.outputs), (p.batch, p.outputs))
        yield from _to_scale((batch.samples[1], batch.weights[1], batch.frame), shapes)
        yield from _in_line(batch)
    for factors in on_stage(lesson, Factors):
        yield from _to_scale([block[1] for block in factors.blocks], list(pairwise(_sizes(lesson))))
    for race in on_stage(lesson, Race):
        yield from _lengths(race, lesson)


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
    """Two steps, head to tail, which end where the first arrow does, once both are there."""
    plane = walk.plane
    steps = [step.points[[0, -1]] for step in walk.steps if len(step.points)]
    if len(steps) == 2 and all(is_shown(lesson, step) for step in walk.steps):
        yield Truth("walk", steps[0][1], steps[1][0])
        yield Truth("walk", plane.values(steps[0][0]), (0.0, 0.0), plane.unit)
        yield Truth("walk", steps[1][1], lesson.space.basis.arrows[0].end)


def _shadows(lesson: Any, parts: Any) -> Truths:
    """Each shadow is as long as what its step contributes along the axis, but for its ends."""
    shadows = [each for each in lesson.sums if isinstance(each[1], Polyline)]
    for axis, pair in enumerate(shadows):
        for shadow, part in zip(pair, parts[axis], strict=True):
            length = abs(part) * lesson.space.plane.unit
            drawn = np.ptp(shadow.points[:, axis])
            yield Truth("shadow", drawn, length - 2 * min(0.05, length / 4))


def _sizes(lesson: Any) -> tuple[int, int, int, int]:
    p = lesson.params
    return p.batch, p.inputs, p.outputs, p.last_outputs


def _to_scale(blocks: Any, shapes: Any) -> Truths:
    """Sides are as long as what they stand for, but for those that would be too thin to be seen."""
    drawn = np.array([(high - low, right - left) for left, right, low, high in map(_sides, blocks)])
    sizes = np.array(shapes, dtype=float)
    seen = drawn > 0.141
    unit = float(np.max(drawn[seen] / sizes[seen], initial=0.0))
    yield Truth("to scale", drawn[seen], unit * sizes[seen])


def _in_line(batch: Any) -> Truths:
    """The product lies beside its rows and under its columns, and is filled in as far as the row has come."""
    samples, weights, product = (_sides(each) for each in (batch.samples[1], batch.weights[1], batch.frame))
    yield Truth("in line", [*samples[2:], *weights[:2]], [*product[2:], *product[:2]])
    yield Truth("in line", batch.row.points[:, 1], product[3] - batch.share * (product[3] - product[2]))


def _lengths(race: Any, lesson: Any) -> Truths:
    """Bars are as long as the work that is done, and it ends with the product."""
    done = [min(race.done, total) for total in _chain(lesson.params)]
    drawn = [right - left for left, right, *_ in map(_sides, race.bars)]
    if race.done:
        unit = drawn[int(np.argmax(done))] / max(done)
        yield Truth("work", drawn, [unit * each for each in done])


MARKED = {
    *("entries", "row", "column", "basis", "lines of the grid", "both at once"),
    *("walk", "shadow", "to scale", "in line", "work"),
}

SLIP = Slip(Fan, "set_state", arrow_too_short, "basis")


# Numerals ----------------------------------------------------------------------------------------------


def _mantissa(count: int) -> float:
    """The digits that are said of a large number: two of a small one, all before the point of others."""
    scale = max(each for each in (1.0, *_SCALES.values()) if count >= 0.9995 * each)
    return round(count / scale, 1 if count < 10 * scale else 0)


def derived(lesson: Any) -> Mapping[str, Any]:
    """Tables of all sizes go on, over and over, to the largest: so their entries have the same names."""
    p, made = lesson.params, lesson.made
    tables = {"x": p.x, "w": p.w, "product": made.product, "terms": [made.terms[0, 0]]}
    largest = {
        name: np.pad(table, [(0, 4 - size) for size in np.shape(table)], mode="wrap")
        for name, table in tables.items()
    }
    sizes = {"rows": len(p.x), "inner": len(p.w), "columns": len(p.w[0]), "scores": len(p.x) * len(p.w[0])}
    totals = zip(("layer", "first", "second"), (p.batch * p.inputs * p.outputs, *_chain(p)), strict=True)
    spoken = {f"spoken_{name}": _mantissa(total) for name, total in totals}
    return {**sizes, **spoken, "multiplications": len(p.x) * len(p.w) * len(p.w[0]), **largest}
