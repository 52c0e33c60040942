"""What every module shares: the array type, read-only records, and the checks on what comes in.

A check is named for what it returns (`as_vector`, `as_probability`), takes the argument's name first,
and refuses anything else with one sentence: what the argument must be, and what it got.
"""

import operator
from dataclasses import dataclass, fields
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Array",
    "ComplexArray",
    "IntegerArray",
    "Record",
    "Scalar",
    "as_array",
    "as_coordinates",
    "as_labels",
    "as_non_negative_number",
    "as_non_zero_vector",
    "as_number",
    "as_open_probability",
    "as_points",
    "as_positive_definite",
    "as_positive_number",
    "as_probabilities",
    "as_probability",
    "as_square_matrix",
    "as_vector",
    "frozen",
    "is_symmetric",
    "refusal",
    "require_positive_integer",
]

Array: TypeAlias = NDArray[np.float64]
IntegerArray: TypeAlias = NDArray[np.int64]
ComplexArray: TypeAlias = NDArray[np.complex128]

Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Record:
    """A result: frozen fields, and arrays that cannot be written to.

    Records compare by identity, since equality of arrays is itself an array.
    """

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                object.__setattr__(self, field.name, frozen(value))


def frozen(array: NDArray[Scalar]) -> NDArray[Scalar]:
    """A read-only copy of `array`."""
    copy = array.copy()
    copy.setflags(write=False)
    return copy


def refusal(name: str, takes: str, got: object) -> ValueError:
    """The error to raise for the argument `name`, which takes `takes` but got `got`."""
    return ValueError(f"{name} must be {takes}, got {got}.")


def as_array(name: str, values: ArrayLike) -> Array:
    """Finite real numbers, in any shape."""
    try:
        array = np.asarray(values)
    except ValueError:
        raise refusal(name, "an array of numbers", "rows of unequal length") from None
    if array.dtype.kind not in "biuf":
        raise refusal(name, "an array of real numbers", repr(values))
    if not np.all(np.isfinite(array)):
        raise refusal(name, "an array of finite numbers", array.tolist())
    return array.astype(np.float64)


def as_vector(name: str, values: ArrayLike, length: int | None = None) -> Array:
    """A vector of shape (d,), d ≥ 1; of the given length if there is one."""
    vector = as_array(name, values)
    if vector.ndim != 1 or vector.size == 0:
        raise refusal(name, "a vector", f"an array of shape {vector.shape}")
    if length is not None and vector.size != length:
        raise refusal(name, f"a vector of length {length}", f"length {vector.size}")
    return vector


def as_non_zero_vector(name: str, values: ArrayLike, length: int | None = None) -> Array:
    """A vector of shape (d,) whose length is not zero."""
    vector = as_vector(name, values, length)
    if np.linalg.norm(vector) == 0:
        raise refusal(name, "a vector other than zero", vector.tolist())
    return vector


def as_points(name: str, values: ArrayLike, dimension: int | None = None) -> Array:
    """Points as the rows of an array of shape (m, d), m ≥ 1."""
    points = as_array(name, values)
    if points.ndim != 2 or points.size == 0:
        raise refusal(name, "an array of points, one a row", f"shape {points.shape}")
    if dimension is not None and points.shape[1] != dimension:
        raise refusal(name, f"an array of points with {dimension} coordinates", f"shape {points.shape}")
    return points


def as_coordinates(name: str, values: ArrayLike, dimension: int) -> Array:
    """Points in an array of any shape (..., d), with their coordinates along the last axis."""
    points = as_array(name, values)
    if points.ndim == 0 or points.shape[-1] != dimension:
        raise refusal(name, f"an array of shape (..., {dimension})", f"shape {points.shape}")
    return points


def as_square_matrix(name: str, values: ArrayLike, size: int | None = None) -> Array:
    """A matrix of shape (n, n), n ≥ 1; of the given size n if there is one."""
    matrix = as_array(name, values)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.size == 0:
        raise refusal(name, "a square matrix", f"shape {matrix.shape}")
    if size is not None and len(matrix) != size:
        raise refusal(name, f"a {size}×{size} matrix", f"shape {matrix.shape}")
    return matrix


def as_positive_definite(name: str, values: ArrayLike) -> Array:
    """A symmetric matrix of shape (n, n) with positive eigenvalues."""
    matrix = as_square_matrix(name, values)
    if not is_symmetric(matrix) or np.linalg.eigvalsh(matrix)[0] <= 0:
        raise refusal(name, "a symmetric positive definite matrix", matrix.tolist())
    return matrix


def is_symmetric(matrix: Array) -> bool:
    """Whether A = Aᵀ, to within 1e-14 of its largest entry."""
    return bool(np.allclose(matrix, matrix.T, rtol=0, atol=1e-14 * np.abs(matrix).max()))


def as_labels(name: str, values: ArrayLike, length: int | None = None) -> Array:
    """A vector of class labels, each 0 or 1."""
    labels = as_vector(name, values, length)
    if not np.all((labels == 0) | (labels == 1)):
        raise refusal(name, "a vector of labels 0 and 1", labels.tolist())
    return labels


def as_probabilities(name: str, values: ArrayLike, length: int | None = None) -> Array:
    """A vector of numbers in [0, 1]."""
    probabilities = as_vector(name, values, length)
    if not np.all((probabilities >= 0) & (probabilities <= 1)):
        raise refusal(name, "a vector of probabilities from 0 to 1", probabilities.tolist())
    return probabilities


def as_number(name: str, value: Any) -> float:
    """A finite real number."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise refusal(name, "a number", repr(value)) from None
    if not np.isfinite(number):
        raise refusal(name, "a finite number", value)
    return number


def as_positive_number(name: str, value: Any) -> float:
    number = as_number(name, value)
    if number <= 0:
        raise refusal(name, "a number greater than 0", value)
    return number


def as_non_negative_number(name: str, value: Any) -> float:
    number = as_number(name, value)
    if number < 0:
        raise refusal(name, "a number of at least 0", value)
    return number


def as_probability(name: str, value: Any) -> float:
    """A number in [0, 1]."""
    number = as_number(name, value)
    if not 0 <= number <= 1:
        raise refusal(name, "a probability from 0 to 1", value)
    return number


def as_open_probability(name: str, value: Any) -> float:
    """A number strictly between 0 and 1."""
    number = as_number(name, value)
    if not 0 < number < 1:
        raise refusal(name, "a probability strictly between 0 and 1", value)
    return number


def require_positive_integer(name: str, value: Any) -> int:
    """A whole number of at least 1; True and 2.0 are not whole numbers."""
    try:
        number = operator.index(value)
    except TypeError:
        number = 0
    if isinstance(value, bool) or number < 1:
        raise refusal(name, "a whole number of at least 1", repr(value))
    return number
