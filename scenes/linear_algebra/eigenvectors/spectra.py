"""How eigenvalues and eigenvectors are written, as formulas and in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from mathkit.linear_algebra.vectors import whole_multiple
from scenes.linear_algebra.eigenvectors.eigenlines import ROLES
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_polynomial,
    math_vector,
    number,
)
from scenes.stage.type.symbols import EIGENVALUE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, formula, text

_VECTOR = tint("v", "path")

MATH_EQUATION = f"A {_VECTOR} = {EIGENVALUE} {_VECTOR}"
"""What an eigenvector and its eigenvalue are."""

_DECIMALS = 3
"""Decimals of a factor."""

_MOST_DECIMALS = 6
"""Decimals of a factor that fewer would turn into ±1."""

_EXACT = 4
"""Decimals of a product of two numbers that have two each."""

_TRUE_DECIMALS = 9
"""Further decimals of a computed eigenvalue are rounding errors."""


def fate(factor: float) -> str:
    """What a factor does to an arrow: ``stretched by 3``, ``flipped and squeezed to 0.5``."""
    factor = _cleared(factor)
    size = abs(factor)
    if size == 0:
        return "sent to zero"
    if size == 1:
        return "kept as it is" if factor > 0 else "flipped"
    resized = f"stretched by {factor_number(size)}" if size > 1 else f"squeezed to {factor_number(size)}"
    return resized if factor > 0 else f"flipped and {resized}"


def factor_number(factor: float) -> str:
    """Write a factor for running text, with three decimals, or more where those would make it ±1."""
    return number(_cleared(factor), _decimals(factor))


def math_factor(factor: float) -> str:
    """Write a factor as Typst mathematics, with as many decimals as ``factor_number``."""
    return math_number(_cleared(factor), _decimals(factor))


def math_factor_equals(factor: float) -> str:
    """Write "equals the factor" as Typst mathematics, with as many decimals as ``factor_number``."""
    return math_equals(_cleared(factor), _decimals(factor))


def matrix(eigen: EigenDecomposition) -> Written:
    """The matrix A in numbers."""
    return formula(f"A = {tint(f'{math_matrix(eigen.matrix)}', 'data')}")


def math_roots(eigen: EigenDecomposition) -> list[str]:
    """Write each eigenvalue of a 2×2 matrix as a Typst equation; a double one once, a complex pair as one."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        return [f"lambda {_math_pair(complex(eigen.spectrum[0]))}"]
    return [
        f"{name} {math_factor_equals(value)}"
        for name, value in zip(_names("lambda", eigen), eigen.values, strict=False)
    ]


def math_eigenvectors(eigen: EigenDecomposition, roles: Sequence[Role]) -> list[str]:
    """Write the direction of each eigenline of a 2×2 matrix as a Typst equation, in the line's colour."""
    return [
        tint(f"{name} {eigenvector_equals(vector)} {math_vector(presentable(vector))}", role)
        for name, vector, role in zip(_names("v", eigen), eigen.vectors.T, roles, strict=False)
    ]


def math_products(eigen: EigenDecomposition, role: Role) -> tuple[str, str]:
    """Write A v = … = λ v in numbers, in two parts, for a vector on the first eigenline, coloured by role."""
    direction, value = eigen.vectors[:, 0], eigen.values[0]
    vector, equals = presentable(direction), eigenvector_equals(direction)
    matrix, image = tint(f"{math_matrix(eigen.matrix)}", "data"), math_vector(eigen.matrix @ vector)
    shown, factor = tint(f"{math_vector(vector)}", role), tint(f"{math_factor(value)}", "result")
    return f"{matrix} {shown} {equals} {image}", f"{equals} {factor} {shown}"


def shifted_equation() -> list[Written]:
    """What an eigenvector is, and the same with everything on one side."""
    return [formula(MATH_EQUATION), formula(f"(A - {EIGENVALUE} I) {_VECTOR} = 0")]


def solution(eigen: EigenDecomposition) -> list[Written]:
    """The characteristic equation of a 2×2 matrix, its roots, and the direction of each eigenline."""
    trace, determinant = np.trace(eigen.matrix), np.linalg.det(eigen.matrix)
    coefficients = np.round([1.0, -trace, determinant], _EXACT).tolist()
    rows = [
        formula(f"det(A - {EIGENVALUE} I) = 0"),
        formula(f"{math_polynomial(coefficients, 'lambda', _EXACT)} = 0"),
        formula(", quad ".join(math_roots(eigen)), role="result"),
    ]
    if eigen.kind in (EigenKind.DISTINCT_REAL, EigenKind.DEFECTIVE):
        rows.append(formula(", quad ".join(math_eigenvectors(eigen, ROLES))))
    return rows


def pair_in_polar_form(eigen: EigenDecomposition) -> list[Written]:
    """A complex pair of eigenvalues, their length, and the angle, in degrees, by which they turn."""
    angle = float(np.degrees(eigen.rotation or 0.0))
    return [
        formula(math_roots(eigen)[0], role="result"),
        formula(f"|{EIGENVALUE}| {math_factor_equals(eigen.modulus or 0.0)}"),
        formula(f'"angle" {math_equals(angle, 1)} degree'),
    ]


def pca() -> list[Written]:
    """The eigenvectors of a cloud of data."""
    return [
        text("*PCA*: $C$ is the covariance of the data"),
        formula(f"C {_VECTOR} = {EIGENVALUE} {_VECTOR}"),
    ]


def power_iteration() -> list[Written]:
    """A step of a power iteration: first the matrix, then length one."""
    return [formula("x <- A x"), formula("x <- (A x) / (|A x|)")]


def pagerank() -> Written:
    """The eigenvector of the web."""
    return text("*PageRank*: found by power iteration")


def presentable(vector: ArrayLike) -> Points:
    """The same direction in small whole numbers, if there are any; else the vector itself."""
    whole = whole_multiple(vector)
    return np.asarray(vector, dtype=np.float64) if whole is None else whole


def eigenvector_equals(vector: ArrayLike) -> str:
    """``=`` if ``presentable`` is written out in full, else ``approx``."""
    return "approx" if whole_multiple(vector) is None else "="


def _names(letter: str, eigen: EigenDecomposition) -> tuple[str, ...]:
    return (f"{letter}_1", f"{letter}_2") if eigen.kind is EigenKind.DISTINCT_REAL else (letter,)


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
