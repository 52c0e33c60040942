"""Slopes of secants in closed form, f being written out once more; derivatives as the textbook has them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.glasses import GlassNumbers
from scenes.calculus.derivative.growing_squares import BLOCK, SIDE, UNIT, GrowingSquare
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.taught_weights import TaughtWeight
from truth.modules import Claims, Texts
from truth.shapes import PIXEL, Slip, Truth, Truths, is_shown, on_function, on_stage, units, values

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
        "from_left": FUNCTIONS[p.function][2](p.x, -p.first_run / 100),
        "slope": FUNCTIONS[p.function][1](p.x),
        "block": 2.0,
        "corner": [0.0, 1.0],
        "fare": 3.0,
        "error": -2.0,
        "weights": WEIGHTS,
        "loss_slope": -4.0,
    }


WEIGHTS = [3 - 2 / 2**step for step in range(4)]
"""Each step of a quarter of the slope halves the distance from 3."""


def _runs(p: Any) -> list[float]:
    return [p.first_run / shrunk for shrunk in (1, 10, 100)]


def _slopes(p: Any) -> list[float]:
    return [FUNCTIONS[p.function][2](p.x, run) for run in _runs(p)]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    secant, slope_of = FUNCTIONS[p.function][2], FUNCTIONS[p.function][1]
    end = FUNCTIONS[p.function][0](p.x + p.first_run)
    values = [*_slopes(p), secant(p.x, -p.first_run / 100), slope_of(p.x), end]
    adds_the_run = all(abs(secant(p.x, h) - slope_of(p.x) - h) < 1e-9 for h in (*_runs(p), -_runs(p)[-1]))
    yield "said_why", adds_the_run == (facts["said_why"] == f"Why {facts['said_slope']} plus the run?")
    for name, true in zip(("first", "second", "third", "left", "slope", "end"), values, strict=True):
        said = facts[f"said_{name}"]
        if said == "nearly 0":
            yield f"said_{name}", 0 < abs(true) < 1e-3
            continue
        value = float(said.removeprefix("about ").replace("−", "-"))
        exact = abs(value - true) < 1e-9
        yield f"said_{name}", exact if "about" not in said else abs(value - true) <= 0.0051 * abs(true)


OTHER_SETTINGS = [
    {"function": name, "x": -1.3, "power": power}
    for name, power in (("cube", 2), ("sine", 3), ("exponential", 5), ("sigmoid", 6))
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    named = FUNCTIONS[lesson.params.function]
    picture = lesson.picture if hasattr(lesson, "picture") else None
    if isinstance(picture, Secant) and is_shown(lesson, picture.curve):
        legs_drawn = beat in ("look_closer", "answer") or (resting and is_shown(lesson, picture.rise_line))
        yield from _secant(picture, named[0], named[1], legs_drawn)
    for glass in on_stage(lesson, GlassNumbers) if isinstance(picture, Secant) else ():
        about = [(picture.x, named[0](picture.x))]
        yield Truth("numbers of the glass", values(glass, picture.here.get_center()), about, units(glass))
        widths = [end - start for start, end in (glass.x_range, glass.y_range)]
        whole = [end - start for start, end in (picture.plot.x_range, picture.plot.y_range)]
        yield Truth("numbers of the glass", np.multiply(widths, picture.zoom), whole)
    corner = getattr(lesson, "corner", None)
    if isinstance(corner, Corner) and beat == "meet_a_corner" and is_shown(lesson, corner.sides[1]):
        points = [values(corner.plot, point.get_center())[0] for point in corner.sides]
        yield Truth(
            "sides of the corner",
            points,
            [(-corner.left, 0), (corner.right, corner.right)],
            units(corner.plot),
        )
        for line, slope in zip(corner.lines, (0.0, 1.0), strict=True):
            x, y = values(corner.plot, line.points[[0, -1]]).T
            yield Truth("secants of the corner", y, slope * x, corner.plot.y_unit)
    for grown in on_stage(lesson, GrowingSquare):
        side, gain = grown.square.width, grown.corner.width
        yield Truth("sides of the areas", [grown.square.height, grown.corner.height], [side, gain])
        sides = [(part.width, part.height) for part in grown.strips]
        yield Truth("sides of the areas", sides, [(gain, side), (side, gain)])
        laid = [(part.width, part.height) for part in grown.ribbon]
        high = gain + grown.divided * (UNIT - gain)
        if is_shown(lesson, grown.growths[1]):  # before, the pieces are on their way
            yield Truth("sides of the ribbon", laid, [(side, high), (side, high), (gain, high)])
        if resting and is_shown(lesson, grown.block):
            unit = grown.square.width / SIDE  # the line 2x + 1 gains two h
            yield Truth("block", [grown.block.width, grown.block.height], [BLOCK * unit, grown.ribbon.height])
            yield Truth("block", [BLOCK, grown.ribbon.height], [2.0, unit])
            yield Truth("block", grown.block.get_left()[0], grown.ribbon.get_right()[0])
    taught = getattr(lesson, "taxi", None)
    if beat == "meet_a_corner":  # the loss is on its way to the curve with the corner
        return
    if isinstance(taught, TaughtWeight) and is_shown(lesson, taught.curve):
        yield from on_function("moved parabola", taught.plot, taught.curve, lambda w: (w - taught.moved) ** 2)
    if isinstance(taught, TaughtWeight) and resting and is_shown(lesson, taught.error[0].shaft):
        ends = [values(taught.plot, bar[0].points[[0, -1]])[:, 0] for bar in (taught.predicted, taught.cost)]
        yield Truth("fares", ends, [(0, 1), (0, 3)], taught.plot.x_unit)
    if isinstance(taught, TaughtWeight) and beat == "step_the_weight":
        yield Truth("fare of the loss", taught.moved, 3.0)
        ends = values(taught.plot, taught.predicted[0].points[[0, -1]])[:, 0]
        if resting:
            yield Truth("prediction", ends, [0, taught.weight], taught.plot.x_unit)
    if isinstance(taught, TaughtWeight) and is_shown(lesson, taught.tangent):
        yield from _tangent_of_the_loss(taught)


def _tangent_of_the_loss(taught: TaughtWeight) -> Truths:
    """As long as the curve is on its way from x² to the loss, its tangent goes with it."""
    plot = taught.plot
    touched, loss = values(plot, taught.point.get_center())[0]
    weight = touched + 3 - taught.moved
    yield Truth("loss of the weight", loss, (weight - 3) ** 2, plot.y_unit)
    for x, y in values(plot, taught.tangent.points[[0, -1]]):
        yield Truth("tangent of the loss", y, loss + 2 * (weight - 3) * (x - touched), plot.y_unit)


def _secant(
    picture: Secant, function: Callable[[Any], Any], slope: Callable[[Any], Any], whole: bool = False
) -> Truths:
    plot, unit = picture.plot, units(picture.plot)
    x, height, run = picture.x, function(picture.x), picture.run
    centre = np.array([x, height])

    def read(points: Any) -> Any:
        """The values at points, as they are magnified."""
        return centre + (values(plot, points) - centre) / picture.zoom

    unit = unit * picture.zoom
    here, there = (x, height), (x + run, function(x + run))
    yield Truth("points", read(picture.here.get_center()), [here], unit)
    yield Truth("points", read(picture.there.get_center()), [there], unit)
    if whole:
        corner = (there[0], here[1])
        yield Truth("legs", read(picture.run_line.points[[0, -1]]), [here, corner], unit)
        yield Truth("legs", read(picture.rise_line.points[[0, -1]]), [corner, there], unit)
    rate = (there[1] - here[1]) / run if abs(run) > 1e-9 else slope(x)
    for end in read(picture.line.points[[0, -1]]):
        off = (end[1] - here[1] - rate * (end[0] - x)) * unit[1]
        yield Truth("line", off / np.hypot(1, rate * unit[1] / unit[0]), 0.0)
    if whole:  # elsewhere it may be on its way from one curve to another
        seen = read(picture.curve.points[::4])
        yield Truth("magnified curve", seen[:, 1], function(seen[:, 0]), unit[1], tolerance=5 * PIXEL)
    if whole and picture.aimed > 1:
        glass = values(plot, plot.box.corners[:4])
        framed = centre + (glass - centre) / picture.aimed
        yield Truth("lens", read(picture.lens.points[:16:4]), framed, unit)


MARKED = {
    *("points", "legs", "line", "magnified curve", "sides of the areas", "sides of the ribbon", "block"),
    *("sides of the corner", "secants of the corner", "loss of the weight", "tangent of the loss"),
    *("moved parabola", "lens", "fare of the loss", "fares", "numbers of the glass", "prediction"),
}


def line_off_the_points(self: Secant, **_: Any) -> None:
    self.line.shift((0.0, 0.03, 0.0))


SLIP = Slip(Secant, "set_state", line_off_the_points, "line")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    function, slope, _ = FUNCTIONS[lesson.params.function]
    p = lesson.params
    end = float(function(p.x + p.first_run))
    return {
        "one power less": p.power - 1,
        "rises": [FUNCTIONS[p.function][2](p.x, run) * run for run in (*_runs(p), -_runs(p)[-1])],
        "legs of the tangent": [p.first_run / 2000, slope(p.x) * p.first_run / 2000],
        "run to the left": -_runs(p)[-1],
        "spoken values": [float(f"{each:.3g}") for each in (*_slopes(p), float(slope(p.x)), end)],
    }


STRUCTURE = {
    r"^f'?\(\{?\{?.*x.*\) = .*$": "a function of the list; a test below holds it against what is drawn",
    r"\}\}\)\^2 - .*$|\^2\)' = \{\{ 2|\(n - 1\)": "the square of a sum and its slope, and that of a power",
    r"h(?: : dial \}\})?\^2": "what a square or a power gains, held by a test",
    r"= \{\{ 2 .* : limit \}\}$": "the slope of a secant of the parabola, held by a test",
    r"max\(0|^slope [01]$|is [01]\.|it's [01]\.|^[01]$": "relu, and its slopes",
    r"^−?0\.0?2$": "the numbers on the axes about the corner",
    r'^"[12]"$|block 2 long|nearly 0': "a height divided by h, and the length of the block; the limit",
    r"^×10*$": "each run is a tenth of the one before",
    r'- "3"(\)\^2)?|= \{\{ 2 : slope \}\} \(|costs? 3|moved 3|error, −4': "the taxi fare",
    r"at first 1": "the first weight",
    r'^"error" = .*$|error is −2|^error −2$|^prediction.*$': "how far the first weight is from it",
    r'^\{\{ "[\d.]+" : path \}\} - .*$|1 becomes 2\.|gain: 2\.5|Then 2\.75': "the steps, held by a test",
    r"^\{\{ L' : slope \}\}\(.*$|^slope −(4|2|1|0\.5)$": "the slope at a weight",
    r"^(1|2|2\.5|2\.75|4|0\.25|0\.0625|−4|−2|−1|−0\.5)$": "the table of these steps, held by a test",
    r"-> 0|->\$ 0": "the limit",
}


def formulas(lesson: Any, texts: Texts) -> None:
    """What is written is what is drawn."""
    shown = {re.sub(r"\{\{ | : \w+ \}\}", "", text) for each in texts.values() for text in each}
    shown = {text for text in shown if "lim_" not in text}
    x = np.linspace(-3, 3, 25)
    function = FUNCTIONS[lesson.params.function][0]
    (written,) = {text.removeprefix("f(x) = ") for text in shown if re.match(r"f\(x\) = .*x", text)}
    python = written.replace("^", "**").replace("2 x", "2*x")
    np.testing.assert_allclose(eval(python, {"x": x}), function(x))
