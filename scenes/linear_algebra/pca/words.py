"""Principal axes in words and formulas: where its variance is largest, and what each holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, UP, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.variance_shares import share_bar
from scenes.stage.params.user_points import UserPoints
from scenes.stage.pictures.principal_axes import ROLES
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import (
    degrees,
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_vector,
    number,
    percent,
)
from scenes.stage.type.writing import STATEMENT_SIZE, Written, fit, formula, stack, text

_DECIMALS = 3

_FLAT = 1 / 20
"""Of two features, one that spreads less than this share of the other's spread makes a cloud look flat."""


def measured(user_data: UserPoints | None) -> str:
    """What the two numbers are that describe a sample."""
    return " and ".join(user_data.names) if user_data and user_data.names else "two numbers"


def centring(found: PrincipalComponents, user_data: UserPoints | None, *, standardized: bool) -> str:
    """How points of the plane were centred, and what their units do to the cloud if they make it flat."""
    if standardized:
        return "Subtract the mean and divide by the standard deviation: its middle is the origin."
    centred, spreads = "Subtract the mean: its middle is the origin.", np.sqrt(np.diag(found.covariance))
    if spreads.min() >= _FLAT * spreads.max():
        return centred
    names = user_data.names if user_data and user_data.names else ("the first number", "the second number")
    wide, flat = (names[place(spreads)] for place in (np.argmax, np.argmin))
    return f"{centred} In these units {wide} outweighs {flat}: standardized, they count alike."


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


def axes(found: PrincipalComponents) -> list[Written]:
    """What the axes are, and for each its direction, in its colour, and its variance."""
    rows = [formula(row, size=STATEMENT_SIZE) for row in math_axes(found)]
    return [formula("C v = {{ lambda : result }} v"), *rows]


def math_axes(found: PrincipalComponents) -> list[str]:
    """For each axis its direction, in its colour, and its variance, as a Typst formula."""
    numbered = enumerate(zip(found.axes.T, found.variances, ROLES, strict=True), start=1)
    return [
        f"{{{{ v_{index} {_equals(axis)} {math_vector(axis)} : {role} }}}}, quad "
        f"{{{{ lambda_{index} {math_equals(variance, _DECIMALS)} : result }}}}"
        for index, (axis, variance, role) in numbered
    ]


def math_share(found: PrincipalComponents) -> str:
    """The share of the first of two variances in their sum, as a Typst formula."""
    numbers = [math_number(variance, _DECIMALS) for variance in found.variances]
    letters, worked = (
        f"{{{{ ({first}) / ({first} + {second}) : result }}}}"
        for first, second in (("lambda_1", "lambda_2"), numbers)
    )
    return f"{letters} {_equals(found.variances, _DECIMALS)} {worked}"


def projection(found: PrincipalComponents) -> list[VMobject]:
    """The score along the first axis, and how much of the variance it keeps: as a fraction, and as a bar."""
    kept = found.kept(1)
    return [
        formula("{{ z : path }} = {{ v_1 : path }} dot {{ x : data }}"),
        formula(math_share(found), size=STATEMENT_SIZE),
        share_bar(Box(0, frame().words.width, 0, 0.3), kept),
        text(f"{percent(kept)} of the variance", role="path"),
    ]


def example(samples: Sequence[Sequence[float]], found: PrincipalComponents) -> VMobject:
    """Samples, their covariance and the variances along their axes: rows that fill the words' box."""
    rows = stack(*map(formula, math_example(samples, found)), gap=0.3)
    return fit(rows, height=frame().words.height).align_to(frame().words.outline(), UP + LEFT)


def math_example(samples: Sequence[Sequence[float]], found: PrincipalComponents) -> list[str]:
    """Samples, their covariance and the variances along their axes, as Typst formulas."""
    return [
        f"X = {{{{ {math_matrix(samples)} : data }}}}",
        f"C {_equals(found.covariance, 4)} {math_matrix(found.covariance, 4)}",
        *(
            f"{{{{ lambda_{index} {math_equals(variance, 5)} : result }}}}"
            for index, variance in enumerate(found.variances, start=1)
        ),
    ]


def _equals(values: ArrayLike, decimals: int = 2) -> str:
    """Whether *values*, of any shape, are all there when written with *decimals*: ``=`` or ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
