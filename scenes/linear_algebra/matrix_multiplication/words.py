"""Products of matrices in formulas and in words: shapes and work, two maps in turn, a layer of a network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import Composition, MatrixProduct, work
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_matrix, math_number, math_vector, whole
from scenes.stage.type.writing import FORMULA_SIZE, Numeral, Written, formula, text
from scenes.stage.wording.matrix_products import math_columns


def math_shapes(made: MatrixProduct) -> list[str]:
    """Write how the sizes of two matrices fit, in letters and in numbers, and the size of the product."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    return [
        _shapes("m", "n", "p"),
        _shapes(str(rows), str(inner), str(columns)),
        f"-> {tint(f'{rows} times {columns}', 'result')}",
    ]


def _shapes(rows: str, inner: str, columns: str) -> str:
    shared = tint(inner, "path")
    return f"({tint(rows, 'result')} times {shared})({shared} times {tint(columns, 'result')})"


def math_work(made: MatrixProduct) -> list[str]:
    """Write how many multiplications a product takes, in letters and in numbers."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    total = tint(made.work.multiplications, "result")
    return [_work("m", "p", "n"), f"{_work(str(rows), str(columns), str(inner))} = {total}"]


def _work(rows: str, columns: str, inner: str) -> str:
    """Rows times columns, the number of entries, times the inner size, the multiplications for each."""
    return f"({tint(rows, 'result')} dot {tint(columns, 'result')}) dot {tint(inner, 'path')}"


def math_maps(both: Composition) -> list[str]:
    """Write two maps: B, which acts first and whose columns are seen on the plane, and then A."""
    return [f"B = {math_columns(both.first)}", f"A = {math_matrix(both.second)}"]


def math_product_of_maps(both: Composition) -> list[str]:
    """Write how A maps each column of B, as Typst equations with numbers, and then the matrix A B."""
    images = [
        f"{math_matrix(rounded(both.second))} {tint(math_vector(column), role)} "
        f"= {tint(math_vector(rounded(np.dot(both.second, column))), role)}"
        for column, role in zip(np.transpose(rounded(both.first)), COLUMNS, strict=True)
    ]
    return [*images, f"A B = {math_columns(rounded(both.product))}"]


def math_both_orders(both: Composition) -> list[str]:
    """Write A B, and below it B A, whose columns are seen on the plane."""
    return [f"A B = {math_matrix(rounded(both.product))}", f"B A = {math_columns(rounded(both.swapped))}"]


def work_of_a_layer(sizes: tuple[int, int, int], done: Callable[[], float]) -> list[Written]:
    """The product of a layer, and the number of its multiplications, which runs as the share *done* grows.

    Parameters
    ----------
    sizes
        Samples, inputs and outputs.
    """
    total = work(*sizes).multiplications
    return [
        formula(f"{tint('X', 'data')} {tint('W', 'second')} = {tint('Y', 'result')}"),
        formula(f"{' dot '.join(map(math_number, sizes))} ="),
        Numeral(lambda: total * done(), whole, size=FORMULA_SIZE, role="result"),
        text("multiplication" if total == 1 else "multiplications"),
    ]


def order_in_words(both: Composition) -> str:
    """Where the basis lands when two maps change places, as a sentence after "first A, and then B"."""
    if both.commutes:
        return "The arrows land on the same places: these two commute, and B A equals A B"
    return "The arrows land elsewhere: B A is not A B"
