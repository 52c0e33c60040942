"""How eigenvalues and eigenvectors are written, as formulas and in words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DOWN, LEFT, UP, VGroup, VMobject

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.shapes.frame import frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_vector,
    number,
)
from scenes.stage.type.symbols import EIGENVALUE, EIGENVECTOR, MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    LABEL_SIZE,
    ROW_GAP,
    STATEMENT_SIZE,
    Written,
    fit,
    formula,
    stack,
    text,
)

_DECIMALS = 3
"""Decimals of a factor."""

_PAIR_DECIMALS = 2
"""Decimals of both numbers of a complex pair, which stand side by side."""

_MOST_DECIMALS = 6
"""Decimals of a factor that fewer would turn into ±1."""

_EXACT = 4
"""Decimals of a product of two numbers that have two each."""

HARDLY = np.radians(0.1)
"""A smaller angle is not written: "less than 0.1°"."""

_HARDLY_TOO_WIDE = 1.1
"""So much wider than its box a row may be, to be shrunk to its width."""

_TRUE_DECIMALS = 9
"""Further decimals of a computed eigenvalue are rounding errors."""


def at_left(*rows: VMobject, under: VMobject | None = None, gap: float = ROW_GAP) -> VGroup:
    """Rows under the title, or under other rows, where there is room for charts too."""
    return stack(*rows, under=under, box=frame().left_side, gap=gap)


def spread(*rows: VMobject, under: VMobject) -> VGroup:
    """Rows at equal distances in all the room that is left under another."""
    group = at_left(*rows, under=under)
    room = frame().left_side.below(under, 0.0)
    gap = (room.height - sum(row.height for row in rows)) / (len(rows) + 1)
    group.arrange(DOWN, buff=gap, aligned_edge=LEFT)
    return group.move_to((room.left, room.top - gap, 0.0), aligned_edge=UP + LEFT)


# Factors --------------------------------------------------------------------------------------------------


def factor_number(factor: float) -> str:
    """Write a factor for running text, with three decimals, or more where those would make it ±1."""
    return number(_cleared(factor), _decimals(factor))


def math_factor(factor: float, *, guarded: bool = False) -> str:
    """Write a factor as Typst mathematics, with the same decimals."""
    return math_number(_cleared(factor), _decimals(factor), guarded=guarded)


def is_exact_factor(factor: float) -> bool:
    """Whether all digits of a factor are written."""
    return is_exact(_cleared(factor), _decimals(factor))


def said_factor(factor: float) -> str:
    """The same with "about" before it if its digits are rounded."""
    about = "" if is_exact_factor(factor) else "about "
    return f"{about}{factor_number(factor)}"


def image_label(eigen: EigenDecomposition, index: int) -> Written:
    """What the matrix makes of the eigenvector of a line."""
    return formula(_scaled(eigen, index), size=STATEMENT_SIZE)


def name_label(eigen: EigenDecomposition, index: int) -> Written:
    """The name of the eigenvector of a line."""
    return formula(letter("bold(u)", eigen, index), size=STATEMENT_SIZE, role=ROLES[index])


def line_label(eigen: EigenDecomposition, index: int) -> Written:
    """The name of a line, which has that of its eigenvector in it."""
    return text(f"line of ${letter('bold(u)', eigen, index)}$", size=LABEL_SIZE, role=ROLES[index])


def root_labels(eigen: EigenDecomposition) -> list[tuple[float, str]]:
    """Each eigenvalue, the smallest first, and how it is written; a complex pair is over its real part."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        pair = complex(eigen.spectrum[0])
        return [(pair.real, f"zero at $lambda {_math_pair(pair)}$")]
    values = sorted(set(map(float, eigen.values)))
    return [(value, f"$lambda {math_equals(_cleared(value), _decimals(value))}$") for value in values]


# Equations ------------------------------------------------------------------------------------------------


def matrix(eigen: EigenDecomposition) -> Written:
    """The matrix A in numbers."""
    return plain_matrix(eigen.matrix)


def plain_matrix(entries: Points, name: str = str(MATRIX)) -> Written:
    """A matrix in numbers with its *name*."""
    return formula(f"{name} = {math_matrix(entries)}")


def products(eigen: EigenDecomposition) -> VGroup:
    """A u = … = λ u for each eigenvector in numbers: a ``product``, its ``image``, and a ``multiple``."""
    rows = VGroup()
    for vector, value, role in zip(shown_vectors(eigen), eigen.values, ROLES, strict=False):
        equals = "=" if is_whole(vector) else "approx"
        shown, image = tint(math_vector(vector), role), tint(math_vector(eigen.matrix @ vector), "data")
        product = tint(f"{MATRIX} {shown} {equals}", "product")
        multiple = tint(f"{equals} {tint(math_factor(value), 'result')} {shown}", "multiple")
        rows.add(formula(f"{product} {tint(image, 'image')} {multiple}"))
    fit(rows.arrange(DOWN, aligned_edge=LEFT), width=frame().left_side.width)
    return rows


def columns(eigen: EigenDecomposition, rows: Iterable[VMobject]) -> VGroup:
    """The eigenvectors in numbers, each where the *row* with its product will be."""
    written = VGroup()
    for index, (vector, row) in enumerate(zip(shown_vectors(eigen), rows, strict=True)):
        equals = "=" if is_whole(vector) else "approx"
        source = f"{letter('bold(u)', eigen, index)} {equals} {math_vector(vector)}"
        column = formula(source, role=ROLES[index])
        written.add(fit(column, height=row.height).move_to(row, aligned_edge=LEFT))
    return written


def naming(eigen: EigenDecomposition) -> list[VMobject]:
    """The products in numbers, and below them the equation that they stand for."""
    return [*products(eigen), condition(eigen)[0]]


def first_image(matrix: Points, angle: float) -> Written:
    """A x in numbers, for the unit vector x at an angle in radians: a ``product``, and its ``image``."""
    x = np.array([np.cos(angle), np.sin(angle)])
    equals, image = "=" if is_whole(x) else "approx", tint(math_vector(np.asarray(matrix) @ x), "data")
    product = f"{image_of('bold(x)')} = {math_matrix(matrix)} {math_vector(x)} {equals}"
    row = formula(f"{tint(product, 'product')} {tint(image, 'image')}")
    fit(row, width=frame().left_side.width)
    return row


def condition(eigen: EigenDecomposition) -> list[Written]:
    """What A − λI does to an eigenvector, step by step, and to the area of a cell."""
    vector = _wanted(eigen)
    scaled, shifted = f"{EIGENVALUE} {vector}", f"{MATRIX} - {EIGENVALUE} I"
    image = image_of(EIGENVECTOR.letter if eigen.values.size else "bold(x)")
    return [
        formula(f"{image} = {scaled}"),
        formula(f"{image} - {scaled} = bold(0)"),
        formula(f"({shifted}) {vector} = bold(0)"),
        formula(f"det({shifted}) = 0"),
    ]


def shift_label(eigen: EigenDecomposition, index: int) -> Written:
    """What A − λI takes away from the image of the eigenvector of a line."""
    name = tint(letter("bold(u)", eigen, index), ROLES[index])
    return formula(f"- {EIGENVALUE} {name}", size=STATEMENT_SIZE)


def crushed_label(eigen: EigenDecomposition, index: int) -> Written:
    """What A − λI does to the eigenvector of a line at its own eigenvalue."""
    name = tint(letter("bold(u)", eigen, index), ROLES[index])
    return formula(f"({MATRIX} - {EIGENVALUE} I) {name} = bold(0)", size=STATEMENT_SIZE)


def shifted_determinant(entries: Points) -> Written:
    """The determinant of A − λI in numbers: one diagonal minus the other."""
    (a, b), (c, d) = (tuple(map(_cleared, row)) for row in np.asarray(entries))
    first, last = _less_lambda(a), _less_lambda(d)
    across = f"{math_number(b, guarded=True)} dot {math_number(c, guarded=True)}"
    return _determinant("A", tint(f"({first}) ({last}) - {across}", "data"))


def turning_determinant(entries: Points) -> Written:
    """The determinant of B − λI in numbers for a matrix B that turns arrows: a square and more."""
    (middle, _), (turn, _) = np.asarray(entries)
    square = f"({_less_lambda(middle)})^2" if middle else f"{EIGENVALUE}^2"
    rest = math_number(turn**2)
    return _determinant("B", f"{tint(f'{square} + {rest}', 'data')} gt.eq {rest}")


def _less_lambda(entry: float) -> str:
    return f"{math_number(entry)} - {EIGENVALUE}" if entry else f"-{EIGENVALUE}"


def _determinant(name: str, value: str) -> Written:
    """The determinant of a matrix less λI; its name alone stands there if the row would be too small."""
    width = frame().left_side.width
    row = formula(f"det({name} - {EIGENVALUE} I) = {value}", size=STATEMENT_SIZE)
    if row.width > _HARDLY_TOO_WIDE * width:
        row = formula(f"det = {value}", size=STATEMENT_SIZE)
    fit(row, width=width)
    return row


def last_rows(eigen: EigenDecomposition) -> list[Written]:
    """A, and what it does to an eigenvector, for each line."""
    lines = range(len(shown_vectors(eigen)))
    return [matrix(eigen), *(formula(_scaled(eigen, index)) for index in lines)]


# Letters and digits ---------------------------------------------------------------------------------------


def letter(symbol: str, eigen: EigenDecomposition, index: int) -> str:
    """A letter for one of two lines has an index."""
    return f"{symbol}_{index + 1}" if eigen.kind is EigenKind.DISTINCT_REAL else symbol


def image_of(name: str) -> str:
    """A times a vector: images are blue throughout the film."""
    return tint(f"{MATRIX.letter} {name}", "data")


def _scaled(eigen: EigenDecomposition, index: int) -> str:
    """A u = λ u with the eigenvalue of a line."""
    name, value = tint(letter("bold(u)", eigen, index), ROLES[index]), eigen.values[index]
    equals = "=" if is_exact_factor(value) else "approx"
    image = image_of(letter("bold(u)", eigen, index))
    return f"{image} {equals} {tint(math_factor(value), 'result')} {name}"


def _wanted(eigen: EigenDecomposition) -> str:
    """The letter of an arrow that is only scaled: any arrow's where there is no eigenvector.

    It has the colour of a line only if there is no other.
    """
    if eigen.kind is EigenKind.DISTINCT_REAL:
        return EIGENVECTOR.letter
    return f"{EIGENVECTOR}" if eigen.values.size else "bold(x)"


def is_whole(vector: Points) -> bool:
    """Whether a vector is written out in full."""
    return all(is_exact(float(component)) for component in vector)


def _math_pair(value: complex) -> str:
    real, imaginary = _cleared(value.real), abs(_cleared(value.imag))
    sign = "=" if is_exact(real, _PAIR_DECIMALS) and is_exact(imaginary, _PAIR_DECIMALS) else "approx"
    first = math_number(real, _PAIR_DECIMALS) if real else ""
    second = "" if imaginary == 1 else math_number(imaginary, _PAIR_DECIMALS)
    return f"{sign} {first} plus.minus {second} thin i"


def _cleared(value: float) -> float:
    """*value* without the rounding error of an eigenvalue, so that 0 and ±1 are recognised."""
    return round(float(value), _TRUE_DECIMALS) + 0.0


def _decimals(factor: float) -> int:
    size = abs(_cleared(factor))
    for decimals in range(_DECIMALS, _MOST_DECIMALS):
        if size == 1 or round(size, decimals) != 1:
            return decimals
    return _MOST_DECIMALS
