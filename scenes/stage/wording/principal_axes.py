"""Principal axes in words and formulas: where its variance is largest, and what each holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.stage.numerals import (
    degrees,
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_vector,
    number,
)
from scenes.stage.theme import Role

_DECIMALS = 3


def largest(found: PrincipalComponents) -> str:
    """Where the variance of the shadows of points of the plane is the largest."""
    top = number(found.variances[0], _DECIMALS)
    if found.is_round:
        return f"Here it is {top}, whichever way the line points"
    return f"It is largest, {top}, at {degrees(found.angle)}"


def along_the_axes(found: PrincipalComponents) -> str:
    """The variances along both axes of points of the plane."""
    first, second = (number(variance, _DECIMALS) for variance in found.variances)
    if found.is_round:
        return f"Here both are {first}, and no direction beats another"
    if found.variances[1] == 0:
        return f"Along the first it is {first}; across it, nothing is left"
    return f"Along the first axis it is {first}, along the second, at a right angle, {second}"


def math_centring(found: PrincipalComponents) -> list[str]:
    """How the points were centred, and by what, as Typst formulas."""
    scaled = bool(np.any(found.scales != 1))
    x = "{{ x_j : data }}" if scaled else "{{ x : data }}"
    return [
        f"{x} <- ({x} - overline(x)_j) / s_j" if scaled else f"{x} <- {x} - overline(x)",
        f"overline(x) {_equals(found.mean)} {math_vector(found.mean)}",
    ]


def math_covariance(found: PrincipalComponents) -> list[str]:
    """The covariance, and the variance along a unit vector, as Typst formulas."""
    return [
        "C = 1/(n-1) sum {{ x x^T : data }}",
        f"C {_equals(found.covariance)} {math_matrix(found.covariance)}",
        '"variance" = {{ u^T : path }} C {{ u : path }}',
    ]


def math_axes(found: PrincipalComponents, roles: Sequence[Role]) -> list[str]:
    """For each axis its direction and its variance, in its colour, as a Typst formula."""
    axes = zip(found.axes.T, found.variances, roles, strict=True)
    return [
        f"{{{{ v_{index} {_equals(axis)} {math_vector(axis)} : {role} }}}}, quad "
        f"{{{{ lambda_{index} {math_equals(variance, _DECIMALS)} : {role} }}}}"
        for index, (axis, variance, role) in enumerate(axes, start=1)
    ]


def math_share(found: PrincipalComponents, roles: Sequence[Role]) -> str:
    """The share of the first of two variances in their sum, as a Typst formula."""
    letters, numbers = (
        [f"{{{{ {size} : {role} }}}}" for size, role in zip(sizes, roles, strict=True)]
        for sizes in (
            ("lambda_1", "lambda_2"),
            [math_number(variance, _DECIMALS) for variance in found.variances],
        )
    )
    sign = _equals(found.variances, _DECIMALS)
    return f" {sign} ".join(f"{first} / ({first} + {second})" for first, second in (letters, numbers))


def math_example(
    samples: Sequence[Sequence[float]], found: PrincipalComponents, roles: Sequence[Role]
) -> list[str]:
    """Samples, their covariance and the variances along their axes, as Typst formulas.

    The first axis has the first of two *roles*, all others the second.
    """
    first, second = roles
    return [
        f"X = {{{{ {math_matrix(samples)} : data }}}}",
        f"C {_equals(found.covariance, 4)} {math_matrix(found.covariance, 4)}",
        *(
            f"{{{{ lambda_{index} {math_equals(variance, 5)} : {first if index == 1 else second} }}}}"
            for index, variance in enumerate(found.variances, start=1)
        ),
    ]


def _equals(values: ArrayLike, decimals: int = 2) -> str:
    """Whether *values*, of any shape, are all there when written with *decimals*: ``=`` or ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
