"""Slopes of secants in closed form, f being written out once more; derivatives as the textbook has them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.stage.shapes.arrows import Arrow
from truth.modules import Claims, Texts
from truth.shapes import Slip, Truth, Truths, is_shown, on_function, on_stage, units, values

# Facts -------------------------------------------------------------------------------------------------

Function = tuple[Callable[[Any], Any], Callable[[Any], Any], Callable[[float, float], float]]
"""f, f′, and the slope of a secant from x to x + h without taking a difference of two close numbers."""

FUNCTIONS: Mapping[str, Function] = {
    "parabola": (lambda x: (x + 1) ** 2, lambda x: 2 * x + 2, lambda x, h: 2 * x + 2 + h),
    "cube": (lambda x: x * x * x, lambda x: 3 * x * x, lambda x, h: 3 * x * x + 3 * x * h + h * h),
    "sine": (np.sin, np.cos, lambda x, h: math.cos(x + h / 2) * math.sin(h / 2) / (h / 2)),
    "exponential": (np.exp, np.exp, lambda x, h: math.exp(x) * math.expm1(h) / h),
    "sigmoid": (
        lambda x: (1 + np.tanh(x / 2)) / 2,
        lambda x: 1 / (4 * np.cosh(x / 2) ** 2),
        lambda x, h: math.sinh(h / 2) / (2 * h * math.cosh(x / 2) * math.cosh((x + h) / 2)),
    ),
}


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    slopes = _slopes(p)
    return {
        "slopes": slopes,
        "first": slopes[0],
        "slope": FUNCTIONS[p.function][1](p.x),
        "power_slope": p.power * math.prod([p.x] * (p.power - 1)),
    }


def _slopes(p: Any) -> list[float]:
    secant = FUNCTIONS[p.function][2]
    return [secant(p.x, p.first_run / shrunk) for shrunk in (1, 10, 100, 1000)]


# Words -------------------------------------------------------------------------------------------------

RULES = {
    "parabola": "two x becomes two",
    "cube": "three times x squared",
    "sine": "the sine becomes the cosine",
    "exponential": "the exponential stays itself",
    "sigmoid": "itself times one minus itself",
}


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield "rule", [name for name, said in RULES.items() if said in facts["rule"]] == [p.function]


OTHER_SETTINGS = [{"function": name, "x": -1.3} for name in ("cube", "sine", "exponential", "sigmoid")]


# Geometry ----------------------------------------------------------------------------------------------

NUDGED = (lambda w: (w - 3) ** 2, lambda w: 2 * (w - 3))
"""The loss at the end, and its slope."""


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, named = lesson.params, FUNCTIONS[lesson.params.function]
    picture = lesson.picture if hasattr(lesson, "picture") else None
    if picture is not None and is_shown(lesson, picture.plot):
        name = picture.plot.labels[-1].source
        if name == "$f(x)$":
            legs_drawn = beat == "close_in" or (resting and is_shown(lesson, picture.rise_line))
            yield from _secant(picture, named[0], named[1], legs_drawn)
        elif name.startswith("$x^"):
            yield from _secant(picture, lambda x: x**p.power, lambda x: p.power * x ** (p.power - 1))
        else:
            yield from _secant(picture, *NUDGED)
    for trace in on_stage(lesson, SlopeTrace):
        yield from _trace(trace, named)
    for grown in on_stage(lesson, GrowingSquare):
        side, gain = grown.square.width, grown.corner.width
        yield Truth("sides of the areas", [grown.square.height, grown.corner.height], [side, gain])
        sides = [(part.width, part.height) for part in grown.strips]
        yield Truth("sides of the areas", sides, [(gain, side), (side, gain)])
    if resting and beat == "nudge_a_weight" and (arrows := on_stage(lesson, Arrow)):
        plot, slope = picture.plot, NUDGED[1](picture.x)
        moves = [plot.values(arrow.end) - plot.values(arrow.start) for arrow in arrows]
        run = moves[0][0]
        for move, expected in zip(moves, ((run, 0.0), (0.0, slope * run)), strict=False):
            yield Truth("nudge", move, expected, units(plot))


def _secant(
    picture: Secant, function: Callable[[Any], Any], slope: Callable[[Any], Any], whole: bool = False
) -> Truths:
    plot, unit = picture.plot, units(picture.plot)
    x, run = picture.x, plot.values(picture.there.get_center())[0] - picture.x
    here, there = (x, function(x)), (x + run, function(x + run))
    yield Truth("points", values(plot, picture.here.get_center()), [here], unit)
    yield Truth("points", values(plot, picture.there.get_center()), [there], unit)
    if whole:
        corner = (there[0], here[1])
        yield Truth("legs", values(plot, picture.run_line.points[[0, -1]]), [here, corner], unit)
        yield Truth("legs", values(plot, picture.rise_line.points[[0, -1]]), [corner, there], unit)
    rate = (there[1] - here[1]) / run if run > 1e-9 else slope(x)
    for end in values(plot, picture.line.points[[0, -1]]):
        off = (end[1] - here[1] - rate * (end[0] - x)) * unit[1]
        yield Truth("line", off / np.hypot(1, rate * unit[1] / unit[0]), 0.0)
    yield from on_function("curve", plot, picture.curve, function)


def _trace(trace: SlopeTrace, named: Function) -> Truths:
    function, slope, _ = named
    (x, height), (below, read_off) = (
        trace.above.values(trace.point.get_center()),
        trace.below.values(trace.reading.get_center()),
    )
    yield Truth("place of the tangent", height, function(x), trace.above.y_unit)
    yield Truth("slope that is read off", (below, read_off), (x, slope(x)), units(trace.below))
    start, end = values(trace.above, trace.tangent.points[[0, -1]])
    tilt = (end - start) * units(trace.above)
    rise = slope(x) * trace.above.y_unit / trace.above.x_unit
    yield Truth("tangent", (tilt[1] - rise * tilt[0]) / np.hypot(1, rise), 0.0)
    yield from on_function("curve", trace.above, trace.curve, function)
    yield from on_function("slope function", trace.below, trace.trace, slope)


MARKED = {
    *("points", "legs", "line", "curve", "place of the tangent", "slope that is read off", "tangent"),
    *("slope function", "sides of the areas", "nudge"),
}


def line_off_the_points(self: Secant, **_: Any) -> None:
    self.line.shift((0.0, 0.03, 0.0))


SLIP = Slip(Secant, "set_state", line_off_the_points, "line")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    slope, p = FUNCTIONS[lesson.params.function][1], lesson.params
    return {
        "one power less": p.power - 1,
        "slopes at the ends": [float(slope(end)) for end in (-3.5, 3.5)],
    }


STRUCTURE = {
    r"^f'?\(x\) = .*$": "a function of the list, which a test below holds against the one that is drawn",
    r"&= [23] dot|\+ 2 \\|\(1 - sigma": "the same, with a number for x",
    r"\(x \+ h\)\^[3n] .*$|\(x\^2\)' = .*$|\(n - 1\)": "the power rule",
    r"\{\{ 2 x|= x\^2": "the square of a sum",
    r"-> 0": "the limit",
    r"^−?3\.50?$": "where the trace of slopes begins and ends",
}


def formulas(lesson: Any, texts: Texts) -> None:
    """What is written is what is drawn."""
    shown = {text for each in texts.values() for text in each}
    x = np.linspace(-3, 3, 25)
    function, slope, _ = FUNCTIONS[lesson.params.function]
    for name, meant in (("f(x) = ", function), ("f'(x) = ", slope)):
        (written,) = {text.removeprefix(name) for text in shown if text.startswith(name)}
        python = written.replace("^", "**").replace("2 x", "2*x").replace("3 x", "3*x")
        np.testing.assert_allclose(eval(python, {"x": x}), meant(x))
