"""Row times column, written out: the products of pairs, and their sum."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import Composition, MatrixProduct
from scenes.stage.numerals import math_matrix, math_number, math_sum, math_vector
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.pictures.number_tables import rounded


def math_row_times_column(made: MatrixProduct, row: int, column: int) -> list[str]:
    """Write how an entry comes about as Typst equations: each product of a pair, and then their sum."""
    terms = [float(term) for term in rounded(made.terms[row, column])]
    pairs = zip(made.left[row], made.right[:, column], terms, strict=True)
    products = [
        f"{{{{ {math_number(a)} : data }}}} dot {{{{ {math_number(b, guarded=True)} : second }}}} "
        f"= {math_number(term)}"
        for a, b, term in pairs
    ]
    total = math_number(float(rounded(made.product)[row, column]))
    return [*products, f"{math_sum(terms)} = {{{{ {total} : result }}}}"]


def math_named_vector(values: Iterable[float], names: Iterable[str]) -> str:
    """Write a vector as Typst mathematics, each of its components under a name."""
    cells = (f"{{{{ {math_number(x)} : {name} }}}}" for x, name in zip(values, names, strict=False))
    return f"vec({', '.join(cells)})"


def math_shapes(made: MatrixProduct) -> list[str]:
    """Write how the sizes of two matrices fit, in letters and in numbers, and what size the product has."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    return [
        _shapes("m", "n", "p"),
        _shapes(str(rows), str(inner), str(columns)),
        f"-> {{{{ {rows} times {columns} : result }}}}",
    ]


def _shapes(rows: str, inner: str, columns: str) -> str:
    outer, shared = "{{{{ {} : result }}}}".format, f"{{{{ {inner} : path }}}}"
    return f"({outer(rows)} times {shared})({shared} times {outer(columns)})"


def math_work(made: MatrixProduct) -> list[str]:
    """Write how many multiplications a product takes, in letters and in numbers."""
    (rows, inner), columns = made.left.shape, made.right.shape[1]
    total = f"{{{{ {made.work.multiplications} : result }}}}"
    return [_work("m", "p", "n"), f"{_work(str(rows), str(columns), str(inner))} = {total}"]


def _work(rows: str, columns: str, inner: str) -> str:
    """As many entries as rows times columns, and for each as many multiplications as the inner size."""
    return f"({{{{ {rows} : result }}}} dot {{{{ {columns} : result }}}}) dot {{{{ {inner} : path }}}}"


def math_columns_carried(second: ArrayLike, first: ArrayLike) -> list[str]:
    """Write how a matrix carries each column of another one, as Typst equations with numbers."""
    return [
        f"{math_matrix(rounded(second))} {{{{ {math_vector(column)} : {role} }}}} "
        f"= {{{{ {math_vector(rounded(np.dot(second, column)))} : {role} }}}}"
        for column, role in zip(np.transpose(rounded(first)), COLUMNS, strict=True)
    ]


def order_in_words(both: Composition) -> str:
    """What becomes of the basis when two maps change places, to be read after "first A and then B"."""
    if both.commutes:
        return "The arrows land on the same places: these two commute, and B A equals A B"
    return "The arrows land elsewhere: B A is not A B"
