"""Slopes, steps and the gradient as formulas."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mathkit.functions.two_variables import CREASES
from mathkit.learning.squared_error import FAHRENHEIT, squared_error_of_lines
from scenes.calculus.gradient.told import DIGITS, RATE, Told
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_term, number
from scenes.stage.type.symbols import BIAS, GRADIENT, WEIGHT
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "height": "height at the point",
    "slope_x": "slope in the direction of x",
    "slope_y": "slope in the direction of y",
    "steepness": "length of the gradient",
    "found_b": "b that the line has learned",
    "found_w": "w that the line has learned",
}
"""What the key numbers of the film are called apart from it."""

ERROR = squared_error_of_lines(FAHRENHEIT)
"""The mean squared error of a line over the readings, as a function of (w, b)."""


def _number(value: float) -> str:
    return math_number(float(value) + 0.0, DIGITS, guarded=True)


def _plain(value: float) -> str:
    return math_number(float(value) + 0.0, DIGITS)


def point(told: Told) -> str:
    return ", ".join(_plain(value) for value in told.here.point)


def height(told: Told) -> Written:
    """How high the ground is at the point."""
    value = math_equals(told.here.value, DIGITS)
    return formula(f"f({point(told)}) {value}", role="data", size=STATEMENT_SIZE)


def held(told: Told, axis: int) -> Written:
    """The landscape with the other variable held at its value."""
    other, value = "yx"[axis], float(told.here.point[1 - axis])
    inside = ["x", "y"]
    inside[1 - axis] = _plain(value)
    return formula(
        f"f({', '.join(inside)}) = {told.landscape.held(other, value)}", role="path", size=STATEMENT_SIZE
    )


def partial(told: Told, axis: int) -> Written:
    """One partial derivative, with respect to x (0) or to y (1), worked out at the point."""
    (x, y), rule = told.here.point, told.landscape.slopes[axis]
    worked = told.landscape.held("y", float(y), told.landscape.held("x", float(x), rule))
    value = tint(math_equals(float(told.here.partials[axis]), DIGITS), "slope")
    return formula(
        f"partial f slash partial {'xy'[axis]} thin ({point(told)}) = {worked} {value}", size=STATEMENT_SIZE
    )


def slopes(told: Told) -> list[Written]:
    """Both slopes in a row."""
    return [
        text(f"slope along ${letter}$: {tint(number(float(slope), DIGITS), 'slope')}", size=LABEL_SIZE)
        for letter, slope in zip("xy", told.slopes, strict=True)
    ]


def climbed(told: Told) -> Written:
    """The changes of the step that is the gradient, and their sum."""
    first, second = told.climbing
    both = f"{_plain(first)} {math_term(float(second), DIGITS)} = {_plain(told.square)}"
    return _two_products(told.slopes, told.slopes, both)


def cancelled(told: Told) -> Written:
    """The changes of the step that is the gradient turned by a right angle."""
    (sx, sy), (first, second) = told.slopes, told.cancelling
    both = f"{_plain(first)} {math_term(float(second), DIGITS)} = {_plain(0)}"
    return _two_products((sy, sx), (sx, -sy), both)


def _two_products(slopes: ArrayLike, step: ArrayLike, both: str) -> Written:
    """The slopes times a step along both axes, and what *both* products make."""
    first, second = (
        f"{tint(_number(slope), 'slope')} dot {tint(_number(length), 'path')}"
        for slope, length in zip(np.asarray(slopes), np.asarray(step), strict=True)
    )
    result = tint(f"= {tint(both, 'data')}", "both")
    return formula(f"{tint(first, 'first')} {tint('+ ' + second, 'then')} {result}", size=30)


def gradient(told: Told) -> Written:
    """The gradient at the point, as a column."""
    column = f"vec({', '.join(map(_plain, told.slopes))})"
    return formula(f"{GRADIENT.letter} f({point(told)}) {tint('=', 'ink')} {column}", role="slope", size=30)


def gradient_everywhere(told: Told) -> Written:
    """The gradient at any place, as a column."""
    column = f"vec({', '.join(told.landscape.slopes)})"
    return formula(f"{GRADIENT.letter} f(x, y) = {column}", role="slope", size=30)


def level(kind: str) -> Written:
    """The gradient at level ground of a *kind*."""
    return formula(f'"{kind}:" vec(0, 0)', role="slope", size=30)


def length(told: Told) -> Written:
    """The slope along the gradient: the change, divided by the length of that step, is this length."""
    way, root = tint(f"{GRADIENT.letter} f", "slope"), _root(told)
    slope = f"= {root} {_slope(told.here.steepness)}"
    return _divided(f'"slope along" {way}', told.square, tint(root, "slope"), slope)


def half_slope(told: Told) -> Written:
    """The slope along a step as long as the gradient of which half leads along it."""
    way, root = tint('"this way"', "path"), tint(_root(told), "path")
    return _divided(f'"slope" {way}', told.half_change, root, _slope(told.here.steepness / 2))


def _divided(named: str, change: float, length: str, slope: str) -> Written:
    """What is *named* is a change of height, divided by the *length* of a step: a *slope*."""
    quotient = f"{tint(_plain(change), 'data')} slash {length}"
    return formula(f"{named} = {quotient} {tint(slope, 'slope')}", size=30)


def _slope(value: float) -> str:
    return math_equals(value, decimals(value))


def decimals(slope: float) -> int:
    """How many decimals of a slope are enough: one, or two if it is small."""
    return 1 if abs(slope) >= 1 else 2


def running(slope: float) -> str:
    """A slope that changes, always with as many decimals."""
    return number(slope, decimals(slope), fixed=True)


def root(told: Told) -> Written:
    """The length of the gradient as the root of the sum of squares."""
    return formula(_root(told), role="slope", size=LABEL_SIZE)


def root_of_legs(told: Told) -> Written:
    """The length of the gradient from those of both legs, if it has two."""
    if not told.slopes.all():
        return root(told)
    across, up = (_plain(abs(slope)) for slope in told.slopes)
    return formula(f"sqrt({across}^2 + {up}^2) = {_root(told)}", role="slope", size=LABEL_SIZE)


def _root(told: Told) -> str:
    return f"sqrt({_plain(told.square)})"


def scaled(scale: float) -> str:
    """What is said of arrows that are drawn at one over *scale* of their length."""
    if scale < 1:
        return f"gradient: {number(1 / scale)} times its length"
    return f"gradient: 1/{number(scale)} of its length" if scale > 1 else "gradient: its true length"


def spaced(step: float) -> str:
    """From height to height the contour lines are."""
    return f"contours every {number(step, DIGITS)}"


def crease_slope(way: tuple[float, float]) -> str:
    """The slope of the creases along one of the axes, or along the diagonal: the rise over the length."""
    slope = CREASES.one_sided_slope(way)
    rise = f'$1 slash sqrt(2) approx "{number(slope)}"$' if all(way) else number(slope)
    return f"slope {tint(rise, 'slope')}"


def closer(times: int) -> Written:
    """How much closer the creases are seen."""
    return text(f"{number(times)} times closer", size=LABEL_SIZE)


def no_gradient() -> Written:
    """Why the slopes along both axes make no gradient where creases cross."""
    level, diagonal = (
        tint(number(CREASES.one_sided_slope(way)), "slope") for way in ((1.0, 0.0), (1.0, 1.0))
    )
    return text(f"on a board, the slope would be {level}, not {diagonal}", size=LABEL_SIZE)


def model() -> Written:
    """The line with its weights."""
    return formula(f'"line" = {WEIGHT} dot "°C" + {BIAS}', size=STATEMENT_SIZE)


def learned(told: Told) -> Written:
    """The line with the weights that it has learned."""
    b, w = (tint(math_number(weight, 1), "path") for weight in told.weights(told.walk[-1]))
    return formula(f'"°F" approx {w} dot "°C" + {b}', size=STATEMENT_SIZE)


def mean_error(told: Told) -> Written:
    """The mean of the squared errors."""
    total = float(np.round((told.residuals**2).sum(), 4))
    shown = " + ".join(f"{_plain(each)}^2" for each in told.residuals)
    if not np.allclose(told.residuals, np.round(told.residuals)):
        shown = '"sum of squares"'
    mean = math_equals(float(told.errors[0]), 2)
    return formula(f"({shown}) / 6 = {_plain(total)} / 6 {mean}", role="data", size=30)


def squared_errors() -> list[Written]:
    """The mean squared error of a line, and the same as a landscape, from its lowest place."""
    error = formula(f'"error" = "mean of" ({WEIGHT} dot "°C" + {BIAS} - "reading")^2', size=30)
    (ww, bw), (_, bb) = ERROR.hessian / 2
    w, b = (
        f"({letter} - {_plain(lowest)})" for letter, lowest in zip((WEIGHT, BIAS), ERROR.minimum, strict=True)
    )
    terms = (
        f"{_factor(float(bb))}{b}^2",
        f"{_factor(float(ww))}{w}^2",
        f"{_factor(float(2 * bw))}{b} {w}",
    )
    return [error, formula(f"= {' + '.join(terms)}", size=30)]


def _factor(value: float) -> str:
    """A coefficient before a letter; none if it is 1."""
    return "" if round(value, DIGITS) == 1 else f"{_plain(value)} "


def step(told: Told, axis: int) -> Written:
    """The first step of one weight: 0 for b, 1 for w."""
    before, after = (round(told.weights(told.walk[index])[axis], 4) for index in (0, 1))
    slope = round(float(told.first_slopes[axis]), 4)
    letter = (BIAS, WEIGHT)[axis]
    return formula(
        f'"new" {letter} = {_plain(before)} - '
        f"{tint(_plain(RATE), 'dial')} dot {tint(_number(slope), 'slope')} = {tint(_plain(after), 'path')}",
        size=STATEMENT_SIZE,
    )


def small(value: float) -> str:
    """An error with two decimals, unless these would be zeros."""
    return "< 0.01" if 0 < value < 0.005 else number(round(value, 2) + 0.0, fixed=True)
