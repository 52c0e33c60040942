"""Matrices: entries are whole numbers of hundredths, so collapses and special kinds are known for certain."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.stage.pictures.bases import MappedPlane
from scenes.stage.pictures.linear_maps import Fan
from scenes.stage.pictures.multiplications import Multiplication
from truth.mapped_planes import (
    arrow_too_short,
    columns_of,
    entries_of,
    is_rotation,
    mapped,
    turned_on_the_way,
)
from truth.modules import Claims, Texts
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, is_shown, on_stage, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    return {"terms": list(map(float, _terms(p))), "price": float(sum(_terms(p)))}


def _terms(p: Any) -> list[Fraction]:
    return [Fraction(str(x)) * Fraction(str(w)) for x, w in zip(p.houses[0], p.weights, strict=True)]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    (a, b), (c, d) = ([round(100 * entry) for entry in row] for row in p.matrix)
    x, y = (round(100 * each) for each in p.vector)
    yield "vector", says(facts["vector"], *p.vector)
    yield "image", says(facts["image"], (a * x + b * y) / 1e4, (c * x + d * y) / 1e4, least=1e-4)
    text, area = facts["kind"], a * d - b * c
    yield "kind", ("onto it" in text) == (area == 0 and any((a, b, c, d)))
    yield "kind", ("into the origin" in text) == (not any((a, b, c, d)))
    yield "kept", ("stay straight" in facts["kept"]) == (area != 0)
    if area == 0:
        return
    turns, mirrors = (a, b) == (d, -c), (a, b) == (-d, c)
    scales = turns and b == 0
    yield "kind", ("identity" in text) == (scales and a == 100)
    yield "kind", ("multiplies every arrow" in text) == (scales and a != 100)
    yield "kind", ("rotation" in text) == (turns and not scales)
    yield "kind", ("reflection" in text) == mirrors
    yield "kind", ("parallelogram" in text) == (not turns and not mirrors)
    yield "kind", ("turned over" in text) == (area < 0 and not mirrors)
    shown, length = [size for size, _ in read(text)], math.hypot(a, c) / 100
    if turns and not scales:
        angle = math.degrees(math.atan2(c, a))
        yield "kind", ("counter-clockwise" in text) == (angle > 0)
        yield "kind", bool(shown) and abs(shown.pop(0) - abs(angle)) <= 0.0501
    expected = a / 100 if scales else length if turns or mirrors else abs(area) / 1e4
    yield "kind", ("keeps its length" in text) == (((turns and not scales) or mirrors) and length == 1)
    yield "kind", ("the same area" in text) == (not turns and not mirrors and abs(area) == 10_000)
    plain = expected == 1
    tolerance = 0.000501 if turns or mirrors else 1e-9
    yield "kind", (not shown) if plain else len(shown) == 1 and abs(shown[0] - expected) <= tolerance


OTHER_SETTINGS = [
    {"matrix": ((0.6, -0.8), (0.8, 0.6)), "vector": (0.5, -1.25), "weights": (1, -2, 3)},
    {"matrix": ((0, 2), (2, 0)), "vector": (2, 2), "houses": ((80, 2, 10),)},
    {"matrix": ((1, 2), (2, 4)), "vector": (-1, 0.3)},
    {"matrix": ((0, 0), (0, 0))},
    {"matrix": ((1, 0), (0, 1))},
    {"matrix": ((-2, 0), (0, -2))},
    {"matrix": ((1, 1), (0, -1))},
]


# Geometry ----------------------------------------------------------------------------------------------

TRIED = (((0, -1), (1, 0)), ((1, 0), (0, -1)), ((1, -1), (0.5, -0.5)))
"""A turn to the left by a right angle, the mirror that turns up to down, and two columns on one line."""


_OTHERS = ("read_a_turn", "read_other_tables")
"""Beats in which other tables are read."""


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    matrix = np.array(lesson.params.matrix)
    # The arrows come one by one, and then one by one go their way.
    if beat == "take_a_basis" and resting and is_shown(lesson, lesson.basis.arrows[1]):
        yield Truth("basis", columns_of(lesson.space), np.eye(2), lesson.space.plane.unit)
    if beat in ("read_the_columns", "carry_a_vector", "carry_the_grid"):
        yield from _basis(lesson.space, matrix)
    if beat in ("take_a_basis", "carry_a_vector"):
        yield from _sum(lesson, matrix, resting and beat == "carry_a_vector")
    for space in on_stage(lesson, MappedPlane):
        if beat in _OTHERS and resting:
            columns = columns_of(space)
            tables = [np.eye(2), *map(np.array, TRIED)]
            yield Truth("other tables", columns, min(tables, key=lambda each: abs(each - columns).sum()))
        if beat == "carry_every_sample":
            yield from _basis(space, matrix)
        yield from mapped(space)
    for scheme in on_stage(lesson, Multiplication):
        yield from entries_of(scheme)


def _basis(space: Any, matrix: Any) -> Truths:
    """Each arrow of the basis is on its way, straight to its column; under a rotation it turns on its way."""
    for drawn, start, end in zip(columns_of(space).T, np.eye(2), matrix.T, strict=True):
        if is_rotation(matrix):
            yield Truth("basis", drawn, turned_on_the_way(drawn, start, matrix), space.plane.unit)
            continue
        way = end - start
        share = np.clip((drawn - start) @ way / max(way @ way, 1e-12), 0, 1)
        yield Truth("basis", drawn, start + share * way, space.plane.unit)


def _sum(lesson: Any, matrix: Any, at_rest: bool) -> Truths:
    plane, (x, y), parts = lesson.space.plane, lesson.params.vector, lesson.sum
    if all(is_shown(lesson, part) for part in (parts.first, parts.second, parts.total)):
        first, second, total = (vector_of(arrow, plane) for arrow in (parts.first, parts.second, parts.total))
        yield Truth("sum of multiples", first + second, total, plane.unit)
        if at_rest and is_shown(lesson, lesson.names):
            expected = [x * matrix[:, 0], y * matrix[:, 1], matrix @ (x, y)]
            yield Truth("image", [first, second, total], expected, plane.unit)
    if at_rest:
        yield Truth("vector", vector_of(parts.ghost, plane), (x, y), plane.unit)


MARKED = {
    "basis",
    "other tables",
    "cloud",
    "lines of the grid",
    "sum of multiples",
    "image",
    "vector",
    "entries",
}


SLIP = Slip(Fan, "set_state", arrow_too_short, "basis")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    return {"samples": len(lesson.params.houses), "landings": np.array(lesson.params.matrix)}


STRUCTURE = {
    r"^mat\(.*\)$": "other tables to be read, which a test below holds against their pictures",
    r"× 3$|3 features": "the features that a house has",
}


def formulas(_: Any, texts: Texts) -> None:
    """The other tables are those that the geometry sees at work."""
    written = [text for beat in _OTHERS for text in texts[beat] if text.startswith("mat(")]
    found = [[float(sign + size) for sign, size in re.findall(r'(-?)"([\d.]+)"', text)] for text in written]
    assert found == [[x for row in table for x in row] for table in TRIED]
