"""Principal components in words and formulas: centring, the largest variance, and what each axis holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.stage.params.user_points import UserPoints
from scenes.stage.pictures.principal_axes import ROLES
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    degrees,
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_vector,
    number,
)
from scenes.stage.type.symbols import EIGENVALUE
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula

MATH_VARIANCE = f'"variance" = 1/(n-1) sum ({tint("u", "path")} dot {tint("x", "data")})^2'
"""The variance of centred points x along a unit vector u."""

MATH_SCORE = f"{tint('z', 'path')} = {tint('v_1', 'path')} dot {tint('x', 'data')}"
"""The score z of a centred point x along the first axis."""

_DECIMALS = 3

_FLAT = 1 / 20
"""A cloud looks flat if one feature's spread is less than this share of the other's."""


def measured(user_data: UserPoints | None) -> str:
    """What the two numbers are that describe a sample."""
    return " and ".join(user_data.names) if user_data and user_data.names else "two numbers"


def centring(components: PrincipalComponents, user_data: UserPoints | None, *, standardized: bool) -> str:
    """How points of the plane were centred, and what their units do to the cloud if they make it flat."""
    if standardized:
        return "Subtract the mean and divide by the standard deviation: its middle is the origin."
    centred, spreads = "Subtract the mean: its middle is the origin.", np.sqrt(np.diag(components.covariance))
    if spreads.min() >= _FLAT * spreads.max():
        return centred
    names = user_data.names if user_data and user_data.names else ("the first number", "the second number")
    wide, flat = (names[place(spreads)] for place in (np.argmax, np.argmin))
    return f"{centred} In these units {wide} outweighs {flat}: standardized, they count alike."


def largest(components: PrincipalComponents) -> str:
    """Where the variance of the shadows of points of the plane is the largest."""
    top = number(components.variances[0], _DECIMALS)
    if components.is_round:
        return f"Here it is {top}, whichever way the line points"
    return f"It is largest, {top}, at {degrees(components.angle)}"


def along_the_axes(components: PrincipalComponents) -> str:
    """The variances along both axes of points of the plane."""
    first, second = (number(variance, _DECIMALS) for variance in components.variances)
    if components.is_round:
        return f"Here both are {first}, and no direction beats another"
    if components.variances[1] == 0:
        return f"Along the first it is {first}; across it, nothing is left"
    return f"Along the first axis it is {first}, along the second, at a right angle, {second}"


def math_centring(components: PrincipalComponents) -> list[str]:
    """How the points were centred, and by what, as Typst formulas."""
    scaled = bool(np.any(components.scales != 1))
    x = tint("x_j" if scaled else "x", "data")
    return [
        f"{x} <- ({x} - overline(x)_j) / s_j" if scaled else f"{x} <- {x} - overline(x)",
        f"overline(x) {_equals(components.mean)} {math_vector(components.mean)}",
    ]


def math_covariance(components: PrincipalComponents) -> list[str]:
    """The covariance, and the variance along a unit vector, as Typst formulas."""
    return [
        f"C = 1/(n-1) sum {tint('x x^T', 'data')}",
        f"C {_equals(components.covariance)} {math_matrix(components.covariance)}",
        f'"variance" = {tint("u^T", "path")} C {tint("u", "path")}',
    ]


def axes(components: PrincipalComponents) -> list[Written]:
    """What the axes are, and for each its direction, in its colour, and its variance."""
    rows = [formula(row, size=STATEMENT_SIZE) for row in math_axes(components)]
    return [formula(f"C v = {EIGENVALUE} v"), *rows]


def math_axes(components: PrincipalComponents) -> list[str]:
    """For each axis its direction, in its colour, and its variance, as a Typst formula."""
    numbered = enumerate(zip(components.axes.T, components.variances, ROLES, strict=True), start=1)
    return [
        f"{tint(f'v_{index} {_equals(axis)} {math_vector(axis)}', role)}, quad "
        f"{tint(f'lambda_{index} {math_equals(variance, _DECIMALS)}', 'result')}"
        for index, (axis, variance, role) in numbered
    ]


def math_share(components: PrincipalComponents) -> str:
    """The share of the first of two variances in their sum, as a Typst formula."""
    numbers = [math_number(variance, _DECIMALS) for variance in components.variances]
    letters, worked = (
        tint(f"({first}) / ({first} + {second})", "result")
        for first, second in (("lambda_1", "lambda_2"), numbers)
    )
    return f"{letters} {_equals(components.variances, _DECIMALS)} {worked}"


def math_example(samples: Sequence[Sequence[float]], components: PrincipalComponents) -> list[str]:
    """Samples, their covariance and the variances along their axes, as Typst formulas."""
    return [
        f"X = {tint(f'{math_matrix(samples)}', 'data')}",
        f"C {_equals(components.covariance, 4)} {math_matrix(components.covariance, 4)}",
        *(
            tint(f"lambda_{index} {math_equals(variance, 5)}", "result")
            for index, variance in enumerate(components.variances, start=1)
        ),
    ]


def _equals(values: ArrayLike, decimals: int = 2) -> str:
    """``=`` if *values*, of any shape, are exact when written with *decimals*, else ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
