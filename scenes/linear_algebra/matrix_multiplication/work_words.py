"""The work of products, in words and in formulas: of a table, a layer, and a chain of three factors."""

from __future__ import annotations

from collections.abc import Callable

from mathkit.linear_algebra.matrix_multiplication import ChainWork, MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_words import listed
from scenes.stage.lesson import Facts
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, math_number, number, whole
from scenes.stage.type.writing import FORMULA_SIZE, Numeral, Written, formula

Sizes = tuple[int, int, int, int]
"""Samples, inputs, and what each of two layers gives."""

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))

_NEARLY = 0.9995
"""From this share of a million on, a number is about a million, not about a thousand thousand."""


def facts(sizes: Sizes, made: MatrixProduct, layer: int, chain: ChainWork) -> Facts:
    """What is said of the work, and the numbers that are only rounded in speech."""
    return {
        "work": work_in_words(made),
        "layer": layer_in_words(*sizes[:3]),
        "layer_work": layer,
        "multiplications": counted_about(layer),
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
    return whole(count)


def counted_about(count: int) -> str:
    """A number of multiplications as an ear can hold it."""
    return f"{about(count)} multiplication{'s' * (count != 1)}"


def work_in_words(made: MatrixProduct) -> str:
    """How many multiplications the table of scores took."""
    entries, each = made.product.size, made.left.shape[1]
    if entries == 1:
        return f"That one score took {counted(each, 'multiplication')}."
    total = made.work.multiplications
    if each == 1:
        return f"That took one multiplication for each of the {entries} scores."
    return f"That took {each} multiplications for each of the {entries} scores: {total}."


def math_work(made: MatrixProduct) -> list[str]:
    """Write how many multiplications a product takes, in letters and in numbers."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    total = tint(made.work.multiplications, "result")
    return ["m dot n dot p", f"{rows} dot {inner} dot {columns} = {total}"]


def layer_in_words(samples: int, inputs: int, outputs: int) -> str:
    """How large a layer is, and the batch that goes through it."""
    sizes = counted(samples, "sample"), counted(inputs, "input"), counted(outputs, "neuron")
    return f"{listed(sizes)}."


def work_of_a_layer(sizes: Sizes, rows_done: Callable[[], int]) -> list[Written]:
    """The multiplications of a layer, and how many are done; it counts whole samples.

    Parameters
    ----------
    sizes
        As the parameters have them; the last one belongs to another layer.
    """
    _, inputs, outputs, _ = sizes
    return [
        formula(f"{' dot '.join(map(math_number, sizes[:3]))} ="),
        Numeral(lambda: rows_done() * inputs * outputs, whole, size=FORMULA_SIZE, role="result"),
    ]


def chain_in_words(work: ChainWork) -> str:
    """What both ways through a chain of three cost."""
    left, right = work.left_pair_first, work.right_pair_first
    if left == right:
        return f"Here the work is the same, too: {counted_about(left)} either way."
    only = "only " if right < left else ""
    return f"But the first takes {counted_about(left)}, and the second {only}{about(right)}."
