"""Matrix multiplication: row times column, and one linear map after another.

    (A B)ᵢⱼ = Σₖ aᵢₖ bₖⱼ        A (m, n) and B (n, p) make A B (m, p)
    (A B) x = A (B x)           the product does what B and then A do
    m n p multiplications, m (n − 1) p additions
    (X W) V = X (W V)           brackets change the work, but not the product
    f(X) = relu(X W) V          is no product with one matrix M: X M + (−X) M = 0, f(X) + f(−X) = |X W| V

Source: G. Strang, Introduction to Linear Algebra, 5th ed., section 2.4; G. Golub and C. Van Loan, Matrix
Computations, 4th ed., section 1.1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_points,
    as_square_matrix,
    refusal,
    require_positive_integer,
)
from mathkit.functions.one_variable import RELU

__all__ = [
    "SAME",
    "BentLayers",
    "ChainWork",
    "Composition",
    "MatrixProduct",
    "Work",
    "bend_between",
    "chain_work",
    "compose",
    "multiply",
    "work",
]

SAME = 1e-12
"""Products whose entries differ by at most this share of the largest possible one count as equal."""


@dataclass(frozen=True)
class Work:
    """The number of operations that a matrix product takes."""

    multiplications: int
    additions: int


@dataclass(frozen=True)
class ChainWork:
    """The multiplications that a product of three matrices takes, by the pair that is multiplied first."""

    left_pair_first: int
    right_pair_first: int


@dataclass(frozen=True, eq=False)
class MatrixProduct(Record):
    """The product of two matrices, entry by entry and term by term.

    Attributes
    ----------
    left : (m, n)
    right : (n, p)
    terms : (m, p, n)
        The products aᵢₖbₖⱼ that make up entry (i, j).
    partial_sums : (m, p, n)
        Entry (i, j) as it grows: the sums of its first 1, 2, …, n terms.
    product : (m, p)
    order : (m p, 2)
        The entries as they are filled in: row by row, each from left to right.
    work : Work
    """

    left: Array
    right: Array
    terms: Array
    partial_sums: Array
    product: Array
    order: IntegerArray
    work: Work


@dataclass(frozen=True, eq=False)
class Composition(Record):
    """Two linear maps, one after the other, in both orders.

    Attributes
    ----------
    first, second : (n, n)
        The maps, in the order in which they act.
    product : (n, n)
        `second` times `first`: both at once.
    swapped : (n, n)
        `first` times `second`: both at once in the other order.
    commutes : bool
        Whether the order makes no difference.
    """

    first: Array
    second: Array
    product: Array
    swapped: Array
    commutes: bool


@dataclass(frozen=True, eq=False)
class BentLayers(Record):
    """Rows of inputs on their way through two layers with a relu in between.

    Attributes
    ----------
    inputs : (m, n)
    sums : (m, k)
        The inputs times the weights of the first layer.
    bent : (m, k)
        What relu makes of the sums.
    outputs : (m, q)
        That times the weights of the second layer.
    """

    inputs: Array
    sums: Array
    bent: Array
    outputs: Array


def multiply(left: ArrayLike, right: ArrayLike) -> MatrixProduct:
    """Multiply a matrix (m, n) by a matrix (n, p).

    Raises
    ------
    ValueError
        If an argument is no matrix, or `right` does not have as many rows as `left` has columns.
    """
    left, right = as_points("left", left), as_points("right", right)
    rows, inner = left.shape
    if len(right) != inner:
        raise refusal("right", f"a matrix with {inner} rows, as many as left has columns", f"{len(right)}")
    columns = right.shape[1]
    terms = left[:, None, :] * right.T[None, :, :]
    sums = np.cumsum(terms, axis=2)
    return MatrixProduct(
        left=left,
        right=right,
        terms=terms,
        partial_sums=sums,
        product=sums[:, :, -1],
        order=np.argwhere(np.ones((rows, columns), dtype=bool)),
        work=work(rows, inner, columns),
    )


def work(rows: int, inner: int, columns: int) -> Work:
    """Count the operations of multiplying a matrix (rows, inner) by a matrix (inner, columns).

    Raises
    ------
    ValueError
        If a size is no whole number of at least 1.
    """
    rows = require_positive_integer("rows", rows)
    inner = require_positive_integer("inner", inner)
    columns = require_positive_integer("columns", columns)
    return Work(multiplications=rows * inner * columns, additions=rows * (inner - 1) * columns)


def chain_work(rows: int, inner: int, middle: int, columns: int) -> ChainWork:
    """Count the multiplications of a product of matrices (rows, inner), (inner, middle), (middle, columns).

    Raises
    ------
    ValueError
        If a size is no whole number of at least 1.
    """
    left = work(rows, inner, middle).multiplications, work(rows, middle, columns).multiplications
    right = work(inner, middle, columns).multiplications, work(rows, inner, columns).multiplications
    return ChainWork(left_pair_first=sum(left), right_pair_first=sum(right))


def bend_between(inputs: ArrayLike, first: ArrayLike, second: ArrayLike) -> BentLayers:
    """Send rows of `inputs` (m, n) through weights `first` (n, k), a relu, and weights `second` (k, q).

    Raises
    ------
    ValueError
        If an argument is no matrix, or their sizes do not fit.
    """
    made = multiply(inputs, first)
    bent = RELU(made.product)
    outputs = multiply(bent, second).product
    return BentLayers(inputs=made.left, sums=made.product, bent=bent, outputs=outputs)


def compose(first: ArrayLike, second: ArrayLike) -> Composition:
    """Apply the map `first` (n, n), and then the map `second` (n, n).

    Raises
    ------
    ValueError
        If an argument is not square, or their sizes differ.
    """
    first, second = as_square_matrix("first", first), as_square_matrix("second", second)
    if first.shape != second.shape:
        raise refusal("second", f"a matrix of shape {first.shape}, like first", f"shape {second.shape}")
    product, swapped = multiply(second, first).product, multiply(first, second).product
    largest = len(first) * float(np.abs(first).max() * np.abs(second).max())
    return Composition(
        first=first,
        second=second,
        product=product,
        swapped=swapped,
        commutes=bool(np.allclose(product, swapped, rtol=0, atol=SAME * largest)),
    )
