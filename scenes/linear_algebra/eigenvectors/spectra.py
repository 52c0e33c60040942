"""How eigenvalues and eigenvectors are written, as formulas and in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from mathkit.linear_algebra.page_rank import PageRank
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.shapes.frame import frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    degrees,
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_term,
    math_vector,
    number,
)
from scenes.stage.type.symbols import EIGENVALUE, EIGENVECTOR, MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    FINE_SIZE,
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

_MOST_DECIMALS = 6
"""Decimals of a factor that fewer would turn into ±1."""

_EXACT = 4
"""Decimals of a product of two numbers that have two each."""

HARDLY = np.radians(0.1)
"""A smaller angle is not written: "less than 0.1°"."""

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


def said_factor(factor: float) -> str:
    """The same with "about" before it if its digits are rounded."""
    about = "" if is_exact(_cleared(factor), _decimals(factor)) else "about "
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
    """Each eigenvalue, the smallest first, and how it is written; a complex pair by its real part."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        pair = complex(eigen.spectrum[0])
        return [(pair.real, f"$lambda {_math_pair(pair)}$")]
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
    """A u = … = λ u in numbers for the first eigenvector, in two parts."""
    vector, value = shown_vectors(eigen)[0], eigen.values[0]
    equals = "=" if is_whole(vector) else "approx"
    shown = tint(math_vector(vector), ROLES[0])
    image, factor = math_vector(eigen.matrix @ vector), tint(_math_factor(value), "result")
    rows = VGroup(
        formula(f"{math_matrix(eigen.matrix)} {shown} {equals} {image}"),
        formula(f"{equals} {factor} {shown}"),
    )
    rows.arrange(DOWN, buff=0.3, aligned_edge=LEFT)
    fit(rows, width=frame().left_side.width)
    return rows


def naming(eigen: EigenDecomposition) -> list[VMobject]:
    """The products in numbers, and below them the equation that they stand for."""
    return [*products(eigen), condition(eigen)[0]]


def first_image(matrix: Points, angle: float) -> Written:
    """A x in numbers, for the unit vector x at an angle in radians: a ``product``, and where it leads."""
    x = np.array([np.cos(angle), np.sin(angle)])
    equals, image = "=" if is_whole(x) else "approx", tint(math_vector(np.asarray(matrix) @ x), "data")
    product = f"{MATRIX} bold(x) = {math_matrix(matrix)} {math_vector(x)} {equals}"
    row = formula(f"{tint(product, 'product')} {image}")
    fit(row, width=frame().left_side.width)
    return row


def condition(eigen: EigenDecomposition) -> list[Written]:
    """What A − λI does to an eigenvector, step by step, and to the area of a cell."""
    vector = _wanted(eigen)
    scaled, shifted = f"{EIGENVALUE} {vector}", f"{MATRIX} - {EIGENVALUE} I"
    return [
        formula(f"{MATRIX} {vector} = {scaled}"),
        formula(f"{MATRIX} {vector} - {scaled} = 0"),
        formula(f"({shifted}) {vector} = 0"),
        formula(f"det({shifted}) = 0"),
    ]


def shift_label(eigen: EigenDecomposition) -> Written:
    """What A − λI takes away from A u."""
    return formula(f"- {EIGENVALUE} {_wanted(eigen)}", size=STATEMENT_SIZE)


def shifted_matrix(entries: Points, name: str = "A") -> tuple[Written, Written]:
    """A − λI in numbers, and its determinant: one diagonal minus the other; *name* is the matrix."""
    (a, b), (c, d) = (tuple(map(_cleared, row)) for row in np.asarray(entries))
    first, last = (f"{math_number(each)} - {EIGENVALUE}" if each else f"-{EIGENVALUE}" for each in (a, d))
    table = f"mat({first}, {math_number(b)}; {math_number(c)}, {last})"
    across = f"{math_number(b, guarded=True)} dot {math_number(c, guarded=True)}"
    rows = (
        formula(f"{name} - {EIGENVALUE} I = {table}", size=STATEMENT_SIZE),
        formula(f"det = {tint(f'({first}) ({last}) - {across}', 'data')}", size=STATEMENT_SIZE),
    )
    for row in rows:
        fit(row, width=frame().left_side.width)
    return rows


def sum_of_parts(eigen: EigenDecomposition, start: Sequence[float], parts: Points) -> Written:
    """An arrow, the ``whole``, as a sum of parts along both eigenvectors: the ``first`` and the ``other``."""
    vectors = shown_vectors(eigen)
    exact = all(map(is_whole, vectors)) and is_whole(parts)
    one, two = (tint(math_vector(each), role) for each, role in zip(vectors, ROLES, strict=True))
    whole = tint(f"{math_vector(start)} {'=' if exact else 'approx'} ", "whole")
    first = tint(f"{math_number(parts[0])} {one}", "first")
    other = tint(f"{math_term(parts[1])} {two}", "other")
    row = formula(f"{whole} {first} {other}", size=LABEL_SIZE)
    fit(row, width=frame().left_side.width)
    return row


def share_and_angle(share: str, angle: float) -> Written:
    """Which share of an arrow the first part has, and how far it still is from that line, in radians."""
    far = degrees(angle) if angle > HARDLY else f"< {degrees(HARDLY)}"
    return text(f"{tint(f'{share} along $bold(u)_1$', ROLES[0])}, {far} off its line")


def last_rows(eigen: EigenDecomposition) -> list[Written]:
    """A, and what it does to an eigenvector, for each line."""
    lines = range(len(shown_vectors(eigen)))
    return [matrix(eigen), *(formula(_scaled(eigen, index)) for index in lines)]


# The web --------------------------------------------------------------------------------------------------


def link_matrix(ranked: PageRank, pages: Sequence[str]) -> VGroup:
    """P in fractions, with the names of the pages behind its rows and over its columns.

    ``[0].part("column0")`` says what becomes of the readers of the first page.
    """
    rows = [
        ", ".join(tint(_fraction(share), f"column{page}") for page, share in enumerate(row))
        for row in ranked.matrix
    ]
    matrix = formula(f"P = mat(column-gap: #1.4em, row-gap: #0.45em, {'; '.join(rows)})", size=LABEL_SIZE)
    names = VGroup(*(text(f"to {page}", size=FINE_SIZE + 2) for page in pages))
    column = matrix.part("column0")
    baselines = np.linspace(column[0].get_bottom()[1], column[-1].get_bottom()[1], len(pages))
    for name, baseline in zip(names, baselines, strict=True):
        name.move_to((matrix.get_right()[0] + 0.25 + name.width / 2, 0.0, 0.0)).stand_on(float(baseline))
    heads = VGroup(*(text(name, size=FINE_SIZE) for name in ("from", *pages)))
    left = matrix.get_left()[0] + heads[0].width / 2
    middles = [left, *(matrix.part(f"column{page}").get_center()[0] for page in range(len(pages)))]
    for head, middle in zip(heads, middles, strict=True):
        head.move_to((middle, 0.0, 0.0)).stand_on(matrix.get_top()[1] + 0.27)
    return VGroup(matrix, names, heads)


def settled_shares(ranked: PageRank) -> VGroup:
    """What the shares are in the end, and how large the next eigenvalue of P is."""
    shares, one = tint("bold(r)", "path"), tint("1", "result")
    law = formula(f"P {shares} = {one} {shares}", size=LABEL_SIZE)
    rest = formula(f'"next" |{EIGENVALUE}| {math_equals(ranked.second)}', size=LABEL_SIZE)
    return VGroup(law, rest).arrange(RIGHT, buff=0.6)


# Letters and digits ---------------------------------------------------------------------------------------


def letter(symbol: str, eigen: EigenDecomposition, index: int) -> str:
    """A letter for one of two lines has an index."""
    return f"{symbol}_{index + 1}" if eigen.kind is EigenKind.DISTINCT_REAL else symbol


def _scaled(eigen: EigenDecomposition, index: int) -> str:
    """A u = λ u with the eigenvalue of a line."""
    name, value = tint(letter("bold(u)", eigen, index), ROLES[index]), eigen.values[index]
    equals = "=" if is_exact(_cleared(value), _decimals(value)) else "approx"
    return f"{MATRIX} {name} {equals} {tint(_math_factor(value), 'result')} {name}"


def _wanted(eigen: EigenDecomposition) -> str:
    """The letter of an arrow that is only scaled: of any arrow where there is none."""
    return f"{EIGENVECTOR}" if eigen.values.size else "bold(x)"


def is_whole(vector: Points) -> bool:
    """Whether a vector is written out in full."""
    return all(is_exact(float(component)) for component in vector)


def _fraction(share: float) -> str:
    whole = Fraction(float(share)).limit_denominator(9)
    return f'"{whole.numerator}"' if whole.denominator == 1 else f'"{whole.numerator}/{whole.denominator}"'


def _math_factor(factor: float) -> str:
    return math_number(_cleared(factor), _decimals(factor))


def _math_pair(value: complex) -> str:
    real, imaginary = _cleared(value.real), abs(_cleared(value.imag))
    sign = "=" if is_exact(real, _DECIMALS) and is_exact(imaginary, _DECIMALS) else "approx"
    first = math_number(real, _DECIMALS) if real else ""
    second = "" if imaginary == 1 else math_number(imaginary, _DECIMALS)
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
