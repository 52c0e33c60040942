"""What is written about the error and the bounds on it."""

from __future__ import annotations

import math
from fractions import Fraction

from manim import VMobject

from scenes.calculus.taylor_series.fits import Fit, with_best_bound
from scenes.calculus.taylor_series.functions import Named
from scenes.calculus.taylor_series.words import monomial
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import Written, formula, text


def bound_on_rung(largest: int, steps: int) -> str:
    """What is left of the function times x to the steps over its factorial, in Typst mathematics."""
    return monomial(Fraction(largest, math.factorial(steps)), steps, inline=True)


def bound_on_top(largest: int, order: int, unknown: str = "x") -> str:
    """The bound on the error, with the factorial written as such unless it cancels."""
    if largest == math.factorial(order - 1):
        return f"{unknown}^{order} \\/ {order}"
    factor = "" if largest == 1 else f"{largest} "
    return f"{factor}{unknown}^{order} \\/ {order}!"


def law(named: Named, largest: int, order: int) -> list[Written]:
    """The bound on the error, and where it holds."""
    bound = tint(bound_on_top(largest, order, named.distance), "second")
    return [
        formula(f"{tint('|E|', 'slope')} <= {bound}"),
        text(f"the same climb, {named.holds}", role="muted"),
    ]


def error_of_order(order: int) -> str:
    return "|E|" if order == 0 else f"|E^(({order}))|"


def meaning_of_the_error(x: float) -> list[Written]:
    """What E is, and where it is followed."""
    return [
        formula(f"{tint('E', 'slope')} = {tint('f(x)', 'data')} - {tint('P(x)', 'path')}"),
        text(f"from $x = 0$ to $x = {math_number(x)}$", role="muted"),
    ]


def what_is_left(named: Named, gone: int, last: int) -> list[Written]:
    """From the rung on where the polynomial is *gone*, the error is the function's derivative."""
    left = (
        formula(f"E^(({order}))(x) = {tint(named.derivative(order), 'data')}", size=36, role="slope")
        for order in range(gone, last + 1)
    )
    return [formula(f"P^(({gone}))(x) = 0", size=36, role="path"), *left]


def terms_outgrown(largest: float, picture: Fit, last: int) -> list[VMobject]:
    """Why enough terms reach any x, and which powers the band has as the degree goes on to the *last*."""
    factor = "" if largest == 1 else f"{number(largest)} "
    degrees = picture.degrees_up_to(last)
    orders = [with_best_bound(picture.function, degree).degree + 1 for degree in degrees]
    return [
        formula(f"{tint(f'{factor}abs(x)^m / m!', 'second')} -> 0"),
        text("as $m$ grows, at every $x$", role="muted"),
        readout(
            [
                Reading("degree", lambda: picture.degree, steps=tuple(map(float, degrees))),
                Reading(
                    "next power $m$", lambda: picture.order, role="second", steps=tuple(map(float, orders))
                ),
            ]
        ),
    ]
