"""Matrix multiplication: entries are whole numbers of tenths, so products are exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.matrix_multiplication.batches import Batch
from scenes.stage.pictures.bases import MappedPlane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.pictures.multiplications import Multiplication
from truth.mapped_planes import arrow_too_short, columns_of, entries_of, mapped
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    rows, inner, columns = len(p.x), len(p.w), len(p.w[0])
    return {
        "entry": float(sum(_terms(p))),
        "rows": rows,
        "inner": inner,
        "columns": columns,
        "all": sum(1 for _ in p.x for _ in p.w for _ in p.w[0]),
    }


def _terms(p: Any) -> list[Fraction]:
    return [Fraction(str(x)) * Fraction(str(row[0])) for x, row in zip(p.x[0], p.w, strict=True)]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    signed = facts["terms"].replace("minus ", "−").replace("plus ", "")
    yield "terms", says(signed, *map(float, _terms(p)))
    for name, count, one, many in (
        ("entries", len(p.x) * len(p.w[0]), "entry", "entries"),
        ("each", len(p.w), "multiplication", "multiplications"),
        ("samples", p.batch, "sample", "samples"),
        ("numbers", p.inputs, "number", "numbers"),
        ("layer", p.batch * p.inputs * p.outputs, "multiplication", "multiplications"),
    ):
        said, _, noun = facts[name].partition(" ")
        yield name, read(said)[0][0] == count
        yield name, noun == (one if count == 1 else many)
    a, b = _product(p.a, p.b), _product(p.b, p.a)
    yield "order", ("commute" in facts["order"]) == (a == b)
    yield "order", ("elsewhere" in facts["order"]) == (a != b)


def _product(left: Any, right: Any) -> list[list[int]]:
    """In hundredths."""
    return [
        [
            sum(round(10 * x) * round(10 * y) for x, y in zip(row, column, strict=True))
            for column in zip(*right, strict=True)
        ]
        for row in left
    ]


OTHER_SETTINGS = [
    {"x": ((2, -1),), "w": ((3,), (4,)), "batch": 1, "inputs": 1, "outputs": 1, "a": ((1, 0), (0, 1))},
    {"x": ((0.1,),), "w": ((-9.9, 2),), "b": ((0.5, 0), (0, 2)), "a": ((-1, 0), (0, 0.3))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    a, b = np.array(lesson.params.a), np.array(lesson.params.b)
    for scheme in on_stage(lesson, Multiplication):
        yield from entries_of(scheme)
        if resting and beat in ("fill_in_one", "fill_in_all"):
            yield from _bands(scheme, -1 if is_shown_at_all(scheme.entry(-1)) else 0)
    for space in on_stage(lesson, MappedPlane):
        yield from mapped(space)
        if resting:
            columns = columns_of(space)
            reached = min((np.eye(2), b, a @ b, a, b @ a), key=lambda each: abs(each - columns).sum())
            yield Truth("basis", columns, reached, space.plane.unit)
        if hasattr(lesson, "ghosts") and is_shown(lesson, lesson.ghosts):
            drawn = np.array([vector_of(ghost, space.plane) for ghost in lesson.ghosts]).T
            yield Truth("both at once", drawn, a @ b, space.plane.unit)
    for batch in on_stage(lesson, Batch):
        yield from _to_scale(batch, lesson.params)


def is_shown_at_all(entry: Any) -> bool:
    return bool(entry.submobjects[0].get_fill_opacity() > 0)


def _bands(scheme: Any, index: int) -> Truths:
    """Each band lies over a row or a column of one factor, and over the same one of the product."""
    row, column = scheme.made.order[index]
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


def _to_scale(batch: Any, p: Any) -> Truths:
    """Sides are as long as what they stand for, but for those that would be too thin to be seen."""
    samples, weights, product = (_sides(each) for each in (batch.samples[1], batch.weights[1], batch.frame))
    sides = [
        *((samples, p.inputs, p.batch), (weights, p.outputs, p.inputs), (product, p.outputs, p.batch)),
    ]
    drawn = np.array([(side[1] - side[0], side[3] - side[2]) for side, *_ in sides])
    sizes = np.array([each for _, *each in sides], dtype=float)
    seen = drawn > 0.121
    unit = float(np.max(drawn[seen] / sizes[seen], initial=0.0))
    yield Truth("to scale", drawn[seen], unit * sizes[seen])
    yield Truth("to scale", [samples[2], samples[3], weights[0], weights[1]], [*product[2:], *product[:2]])


MARKED = {"entries", "row", "column", "basis", "lines of the grid", "both at once", "to scale"}

SLIP = Slip(Fan, "set_state", arrow_too_short, "basis")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Tables of all sizes go on, over and over, to the largest: so their entries have the same names."""
    p, made = lesson.params, lesson.made
    tables = {"x": p.x, "w": p.w, "product": made.product, "terms": [made.terms[0, 0]]}
    largest = {
        name: np.pad(table, [(0, 4 - size) for size in np.shape(table)], mode="wrap")
        for name, table in tables.items()
    }
    return {"entries": len(p.x) * len(p.w[0]), **largest}
