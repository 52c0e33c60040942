"""The work of a product of three matrices, in words and in formulas."""

from __future__ import annotations

from mathkit.linear_algebra.matrix_multiplication import ChainWork
from scenes.stage.lesson import Facts
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, math_number, number, whole
from scenes.stage.type.symbols import DATA_TABLE, WEIGHT_MATRIX
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

Sizes = tuple[int, int, int, int]
"""Samples, inputs, and what each of two layers gives."""

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

_NEARLY = 0.9995
"""From this share of a million on, a number is about a million, not about a thousand thousand."""

_DIGITS = 3
"""Of a number below a million, so many digits are spoken."""


def facts(chain: ChainWork) -> Facts:
    """What is said of the work, and the numbers that are only rounded in speech."""
    return {
        "first_way": chain.left_pair_first,
        "second_way": chain.right_pair_first,
        "chain": chain_in_words(chain),
    }


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
    """What both ways through a chain of three cost."""
    left, right = work.left_pair_first, work.right_pair_first
    if left == right:
        return f"Here the work is the same: {counted_about(left)} either way."
    if right < left:
        return f"Here, layer by layer takes {counted_about(left)}; folded, only {about(right)}."
    return f"But here, going layer by layer is cheaper: {counted_about(left)} instead of {about(right)}."


def numbers_of(sizes: Sizes) -> Written:
    """What the rows of X are here: samples, and how many numbers each of them has."""
    samples, inputs = counted(sizes[0], "sample"), counted(sizes[1], "number")
    return text(f"${DATA_TABLE}$: {samples} of {inputs}{' each' * (sizes[0] > 1)}")


def ways(sizes: Sizes, work: ChainWork) -> list[tuple[Written, Written]]:
    """For both ways through the chain its brackets, and the multiplications of its two products."""
    samples, inputs, hidden, outputs = (math_number(size) for size in sizes)
    x, w, v = f"{DATA_TABLE}", f"{WEIGHT_MATRIX}", tint("V", WEIGHT_MATRIX.role)
    weights = WEIGHT_MATRIX.role
    rows = [
        (f"({x} {w}) {v}", (samples, inputs, hidden), (samples, hidden, outputs), work.left_pair_first),
        (
            f"{x} {tint('(W V)', weights)}",
            (inputs, hidden, outputs),
            (samples, inputs, outputs),
            work.right_pair_first,
        ),
    ]
    return [
        (
            formula(brackets),
            formula(
                f"{' dot '.join(first)} + {' dot '.join(second)} = {tint(_all_digits(total), 'total')}",
                size=STATEMENT_SIZE,
            ),
        )
        for brackets, first, second, total in rows
    ]


def bent() -> Written:
    """Two layers with a bend in between are not what they are without it."""
    x, w, v = f"{DATA_TABLE}", f"{WEIGHT_MATRIX}", tint("V", WEIGHT_MATRIX.role)
    return formula(f'"ReLU"({x} {w}) thin {v} != {x} ({w} {v})')


def _all_digits(count: int) -> str:
    return f'"{whole(count)}"'
