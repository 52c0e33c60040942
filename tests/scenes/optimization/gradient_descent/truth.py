"""Gradient descent: a step multiplies the distance from the minimum, along each axis of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from manim import Triangle

from mathkit.functions.quadratics import TILTED_BOWL
from scenes.optimization.gradient_descent.fits import FittedLine
from scenes.optimization.gradient_descent.valleys import Tangents
from scenes.stage.axes.plots import Plot
from scenes.stage.axes.scales import Scale
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from truth.modules import Claims, Texts
from truth.phrases import walks
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    across,
    corners,
    ends_of,
    holds,
    is_shown,
    keeps_its_height,
    nearest,
    on_function,
    on_graph,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------

FARTHEST = 1e12
"""Iterates farther out than this are not computed."""


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    """On ½c(x − m)² a step multiplies the distance from m by 1 − αc; on a bowl, along each of its axes."""
    factor, offset = 1 - p.learning_rate * p.curvature, p.start - p.minimum
    points = _computed(np.array([[p.minimum + offset * factor**k] for k in range(p.steps + 1)]))[:, 0]
    curvatures = np.array([3 + math.sqrt(2), 3 - math.sqrt(2)])
    axes = np.array([[1.0, 1 + math.sqrt(2)], [1.0, 1 - math.sqrt(2)]])
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    start = np.array([p.start_x, p.start_y])
    bowl = np.array(
        [((axes @ start) * (1 - p.bowl_rate * curvatures) ** k) @ axes for k in range(p.bowl_steps + 1)]
    )
    bowl = _computed(bowl)
    return {
        "slope": p.curvature * offset,
        "points": points,
        "first": points[1],
        "last": points[-1],
        "taken": len(points) - 1,
        "limit": 2 / p.curvature,
        "gradient": [2 * p.start_x + p.start_y, 4 * p.start_y + p.start_x],
        "end": bowl[-1],
        "bowl_taken": len(bowl) - 1,
    }


def _computed(iterates: Any) -> Any:
    beyond = np.flatnonzero(np.linalg.norm(iterates, axis=1) > FARTHEST)
    return iterates[: beyond[0]] if len(beyond) else iterates


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    level = p.start == p.minimum
    yield "go", ("rule" in facts["go"]) == level and "step the other way" in facts["go"]
    yield "slope_says", ("level" in facts["slope_says"]) == level
    for name, rate in (("outcome", p.learning_rate), ("other_outcome", p.other_rate)):
        yield name, walks(facts[name], [0.0 if level else 1.0], [1 - rate * p.curvature])
    bowl = (p.start_x, p.start_y)
    yield "gradient_says", ("level" in facts["gradient_says"]) == (not any(bowl))
    axes = np.array([(1, 1 + math.sqrt(2)), (1, 1 - math.sqrt(2))])
    factors = 1 - p.bowl_rate * np.array([3 + math.sqrt(2), 3 - math.sqrt(2)])
    yield "bowl_outcome", walks(facts["bowl_outcome"], axes @ bowl, factors)


OTHER_SETTINGS = [{"learning_rate": 1.2, "bowl_rate": 0.5}, {"start": 3, "start_x": 0, "start_y": 0}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    plots = on_stage(lesson, Plot)
    path, other, bowl, training = lesson.path, lesson.other, lesson.bowl_path, lesson.training
    on_the_curve = ("look_for_the_lowest_point", "feel_the_slope", "take_one_step", "walk", "find_the_limit")
    shown = {
        **{each: [path] for each in on_the_curve},
        # The descent of the beat before is still fading out when a beat begins.
        "compare": [other, path],
        "meet_the_gradient": [bowl, other],
        "descend_the_bowl": [bowl],
        "train_a_line": [training, bowl],
    }
    for trail in on_stage(lesson, Trail):
        for plot in plots:
            if not holds(plot.box, trail.places) or beat not in shown:
                continue
            places, unit = values(plot, trail.places), units(plot)
            drawings = [drawing for descent in shown[beat] for drawing in _drawings(descent)]
            what, points = min(drawings, key=lambda each: _distance(places * unit, each[1] * unit))
            here, seen = plot.values(trail.walker.get_center()), points[: len(places)]
            yield Truth("places of a descent", places, seen, unit)
            yield Truth(what, here, nearest(seen, here, unit), unit)
            if resting and beat in ("walk", "descend_the_bowl"):
                yield from on_graph("trail", plot, trail.line, *seen.T)
    if beat in ("look_for_the_lowest_point", "feel_the_slope") and is_shown(lesson, lesson.valley.curve):
        p = lesson.params
        parabola = lambda x: p.curvature / 2 * (x - p.minimum) ** 2  # noqa: E731
        yield from on_function("curve", lesson.valley.plot, lesson.valley.curve, parabola)
    if beat in on_the_curve and (found := on_stage(lesson, Tangents)):
        plot, (tangent,) = lesson.valley.plot, found
        step = math.floor(lesson.valley.trail.step + 1e-9)
        here, height, (slope,) = path.points[step, 0], path.values[step], path.gradients[step]
        for x, y in values(plot, corners(tangent)):
            yield Truth("tangent", y, height + slope * (x - here), plot.y_unit)
        for arrow in on_stage(lesson, Arrow):
            if beat == "feel_the_slope" and resting and slope:
                way = plot.values(arrow.end) - plot.values(arrow.start)
                yield Truth("arrow uphill", way[1] / abs(way[1]), 1.0)
                yield Truth("arrow along the tangent", way[1] / way[0], slope, plot.y_unit / plot.x_unit)
    if resting and beat in ("meet_the_gradient", "descend_the_bowl"):
        contours, (start, gradient) = lesson.bowl, (bowl.points[0], bowl.gradients[0])
        unit = contours.plot.x_unit
        for line in contours.lines:
            yield from keeps_its_height(contours.plot, line, _bowl)
        if is_shown(lesson, lesson.arrow) and gradient.any():
            foot = contours.plot.values(lesson.arrow.start)
            yield Truth("foot of the gradient", foot, start, unit)
            way = contours.plot.values(lesson.arrow.end) - foot
            yield Truth("direction of the gradient", across(gradient, way), 0.0, unit)
            if beat == "meet_the_gradient":  # then it turns round
                yield Truth("uphill", np.sign(way @ gradient), 1.0)
    if resting and beat == "compare":
        for scale in on_stage(lesson, Scale):
            high, (left, right) = 1.5 * lesson.function.stability_limit, ends_of(scale)
            rates = [lesson.params.learning_rate, lesson.params.other_rate]
            for pointer in on_stage(lesson, Triangle):
                drawn = high * (pointer.get_center()[0] - left) / (right - left)
                rate = min(np.clip(rates, 0, high), key=lambda each: abs(each - drawn))
                yield Truth("pointer at the rate", drawn, rate, (right - left) / high)
    if beat == "train_a_line":
        for line in on_stage(lesson, FittedLine):
            walkers = [
                plot.values(trail.walker.get_center())
                for trail in on_stage(lesson, Trail)
                for plot in plots
                if holds(plot.box, trail.places)
                and _distance(values(plot, trail.places), training.points) < 0.01
            ]
            for weight, bias in walkers:
                for x, y in values(line.plot, corners(line.line)):
                    yield Truth("line of the weights", y, weight * x + bias, line.plot.y_unit)


def _bowl(places: Any) -> Any:
    x, y = places.T
    return x**2 + 2 * y**2 + x * y


def _drawings(descent: Any) -> Iterator[tuple[str, Any]]:
    """The ways in which a descent can be drawn."""
    if descent.points.shape[1] == 2:
        yield "walker on the landscape", descent.points
    else:
        yield "walker on the curve", np.column_stack([descent.points[:, 0], descent.values])
        yield "loss", np.column_stack([np.arange(len(descent.values)), descent.values])


def _distance(places: Any, points: Any) -> float:
    """How far places are from the first of some points."""
    return float(np.max(np.abs(places - points[: len(places)]))) if len(places) <= len(points) else np.inf


MARKED = {
    *("number at a tick", "walker on the curve", "walker on the landscape", "loss", "places of a descent"),
    *(
        "trail",
        "curve",
        "tangent",
        "arrow uphill",
        "arrow along the tangent",
        "contour line",
        "foot of the gradient",
        "direction of the gradient",
    ),
    *("uphill", "pointer at the rate", "line of the weights"),
}


def walker_behind(self: Trail, _: float) -> None:
    self.walker.shift((0.02, 0.0, 0.0))


SLIP = Slip(Trail, "seek", walker_behind, "walker on the curve")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    return {"half the limit": lesson.results["limit"] / 2, "half the curvature": lesson.params.curvature / 2}


STRUCTURE = {
    r"x\^2 \+ 2 y\^2 \+ x y": "the bowl, which is held against mathkit's below",
}


def formulas(lesson: Any, texts: Texts) -> None:
    """The bowl that is written is the one of the descent."""
    written = {
        text.partition("=")[2] for shown in texts.values() for text in shown if text.startswith("f(x, y) =")
    }
    (formula,) = written
    x, y = np.random.default_rng(0).uniform(-5, 5, (2, 20))
    python = re.sub(r"(?<=[\dxy]) (?=[xy])", "*", formula.strip()).replace("^", "**")
    bowl = lesson.bowl_path
    np.testing.assert_allclose(eval(python, {"x": x, "y": y}), TILTED_BOWL.value(np.column_stack([x, y])))
    np.testing.assert_allclose(
        bowl.values, [eval(python, {"x": point[0], "y": point[1]}) for point in bowl.points], atol=1e-9
    )
