"""Two maps in turn, and two layers: where an arrow lands, what the order changes, and how much work it is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import ChainWork, Composition
from scenes.stage.lesson import Facts
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import MINUS, math_number, math_vector, number, whole
from scenes.stage.type.symbols import WEIGHT_MATRIX, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.matrix_products import math_columns

FACT_LABELS = {
    "totals": "scores of all viewers together",
    "first_way": "multiplications, one layer after the other",
    "second_way": "multiplications, layers folded first",
}
"""What the results are called apart from the film."""

FILM_TABLE = Symbol("X", "ink", "the table of the films")
"""Blue is the first arrow in this lesson, so the given table is not blue."""

CAPTIONS = ("first $B$", "then $A$", "in a single move")
"""What is written while B moves the plane, then A, or the one matrix that does both."""

LAYER_LETTERS, FOLDED_LETTER = (WEIGHT_MATRIX.letter, "V"), f"{WEIGHT_MATRIX.letter} V"
"""The matrices of two layers, and of the one that they fold into."""

ORDERS = ("first $B$, then $A$", "first $A$, then $B$")
"""Captions of the two orders."""

Sizes = tuple[int, int, int, int]
"""Samples, inputs, and what each of two layers gives."""

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

_NEARLY = 0.9995
"""From this share of a million on, a number is about a million, not about a thousand thousand."""

_DIGITS = 3
"""Of a number below a million, so many digits are spoken."""

_NEAR = 0.1
"""Two ends of an arrow look alike if they differ by less than this share of the longest arrow."""


def facts(both: Composition, chain: ChainWork) -> Facts:
    """What is said of the two maps and of the work of two layers."""
    return {
        "first_way": chain.left_pair_first,
        "second_way": chain.right_pair_first,
        "chain": chain_in_words(chain),
        "landing": landing_in_words(both.first[:, 0]),
        "carried": carried_in_words(both.first[:, 0]),
        "right": sum_of_pairs_in_words(both, 0),
        "up": sum_of_pairs_in_words(both, 1),
        "order": order_in_words(both),
    }


def spoken(value: float) -> str:
    """A number as it is said: ``minus 2``."""
    return number(value).replace(MINUS, "minus ")


def letters(names: str, role: Role) -> str:
    """Names of matrices within a text, slanted as they are in formulas."""
    return tint(f"${names}$", role)


def added(value: float) -> str:
    """A later factor of a sum as it is said, with its sign: ``plus 2``, ``minus 2``."""
    return f"{'minus' if value < 0 else 'plus'} {number(abs(value))}"


def in_front_of_an_arrow() -> Written:
    """A B, as the parts ``then`` and ``first``; an arrow is drawn next to B."""
    return text(f"in a single move: {tint('$A$', 'then')} {tint('$B$', 'first')}")


def landing_in_words(column: Points) -> str:
    """Where B takes the blue arrow, as steps to walk."""
    x, y = rounded(column)
    arrow = "The blue arrow, one step right, goes to B's first column:"
    steps = [
        f"{number(abs(size))} {forth if size > 0 else back}"
        for size, forth, back in ((x, "right", "left"), (y, "up", "down"))
        if size
    ]
    if not steps:
        return f"{arrow} zero. It becomes a point."
    return f"{arrow} {', '.join(steps)}."


def carried_in_words(column: Points) -> str:
    """What A makes of the walk to the first column of B."""
    x, y = rounded(column)
    if x and y:
        return f"Blue lands at {spoken(x)} times the first, {added(y)} times the second."
    if x or y:
        return f"Blue lands at {spoken(x or y)} times the {'first' if x else 'second'}."
    return "Here there are no steps to take, so the arrow stays a point."


def sum_of_pairs_in_words(both: Composition, row: int) -> str:
    """Row times column, for the first column of the product: its products and their sum."""
    first, second = rounded(rounded(both.second)[row] * rounded(both.first)[:, 0])
    total = float(rounded(both.product)[row, 0])
    return f"{spoken(first)}, {added(second)}, is {spoken(total)}."


def coordinate(both: Composition, row: int, column: int = 0) -> Written:
    """Row times column as a formula, in the colours of the tables.

    Its parts are ``term_one``, ``term_two`` and ``total``.
    """
    role = COLUMNS[column]
    factors = zip(rounded(both.second)[row], rounded(both.first)[:, column], strict=True)
    terms = [
        tint(f"{math_number(a, guarded=bool(index))} dot {tint(math_number(x, guarded=True), role)}", name)
        for index, (name, (a, x)) in enumerate(zip(("term_one", "term_two"), factors, strict=True))
    ]
    total = tint(math_number(float(rounded(both.product)[row, column])), "total")
    return formula(f"{' + '.join(terms)} = {total}", size=STATEMENT_SIZE, total=role)


def multiple(times: float, column: Points) -> Written:
    """A column of A as often as B says: the coefficient is the part ``times``."""
    source = f"{tint(math_number(times), 'times')} dot {math_vector(column)}"
    return formula(source, size=STATEMENT_SIZE, times=COLUMNS[0])


def order_in_words(both: Composition) -> str:
    """Where the arrows land when two maps change places."""
    if both.commutes:
        return "Both end up the same. These two commute, but most pairs don't."
    return f"{_elsewhere(both)}: here, B A is not A B."


def _elsewhere(both: Composition) -> str:
    """Which of the arrows land where one can see that it is another place."""
    longest = max(np.linalg.norm(matrix, axis=0).max() for matrix in (both.product, both.swapped))
    moved = np.linalg.norm(both.product - both.swapped, axis=0) > _NEAR * longest
    if moved.all():
        return "The arrows land elsewhere"
    if not moved.any():
        return "The arrows land close by, but not in the same place"
    return f"The {'blue' if moved[0] else 'purple'} arrow lands elsewhere"


def math_both_orders(both: Composition) -> list[str]:
    """Write A B and B A, each column in the colour of its arrow."""
    return [
        f"{{{{ A : before }}}} {{{{ B : after }}}} = {math_columns(both.product)}",
        f"B A = {math_columns(both.swapped)}",
    ]


def about(count: int) -> str:
    """A large number as an ear can hold it: ``about 100 million``; small ones are exact."""
    for size, word in _LARGE:
        if count >= _NEARLY * size:
            share = round(count / size, 1 if count < 10 * size else 0)
            return f"{'' if share * size == count else 'about '}{number(share)} {word}"
    rounded = round(count, min(0, _DIGITS - len(str(count))))
    return f"{'' if rounded == count else 'about '}{whole(rounded)}"


def counted_about(count: int) -> str:
    """A number of multiplications as an ear can hold it."""
    return f"{about(count)} multiplication{'s' * (count != 1)}"


def chain_in_words(work: ChainWork) -> str:
    """What both ways through a chain of three cost; which sizes they have is on the stage."""
    left, right = work.left_pair_first, work.right_pair_first
    if left == right:
        return f"At these sizes, the work is the same: {counted_about(left)} either way."
    start = "At these sizes" if right < left else "But at these sizes"
    return f"{start}, {counted_about(left)} become {about(right)}."


def math_ways() -> tuple[str, str]:
    """Write a chain of three with brackets around the first pair, and around the second."""
    w, v = (tint(letter, WEIGHT_MATRIX.role) for letter in LAYER_LETTERS)
    return f"({FILM_TABLE} {w}) {v}", f"{FILM_TABLE} {tint(f'({FOLDED_LETTER})', WEIGHT_MATRIX.role)}"


def sizes_in_a_row(sizes: Sizes) -> Written:
    """How large the three matrices of the chain are."""
    names = [letters(FILM_TABLE.letter, FILM_TABLE.role)]
    names += [letters(letter, WEIGHT_MATRIX.role) for letter in LAYER_LETTERS]
    return text(
        ", ".join(
            f"{name} is {whole(rows)} × {whole(columns)}"
            for name, (rows, columns) in zip(names, pairwise(sizes), strict=True)
        )
    )


def ways(sizes: Sizes, work: ChainWork) -> list[tuple[Written, Written]]:
    """For both ways through the chain its brackets, and the multiplications of its two products."""
    samples, inputs, hidden, outputs = (math_number(size) for size in sizes)
    pairs = (
        ((samples, inputs, hidden), (samples, hidden, outputs)),
        ((inputs, hidden, outputs), (samples, inputs, outputs)),
    )
    totals = work.left_pair_first, work.right_pair_first
    return [
        (
            formula(brackets),
            formula(
                f"{' dot '.join(first)} + {' dot '.join(second)} = {tint(_all_digits(total), 'total')}",
                size=STATEMENT_SIZE,
            ),
        )
        for brackets, (first, second), total in zip(math_ways(), pairs, totals, strict=True)
    ]


def _all_digits(count: int) -> str:
    return f'"{whole(count)}"'
