"""Linear regression: covariances instead of the equation, and the descent by the powers of its factors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.learning.linear_regression.error_parabolas import ErrorParabola
from scenes.learning.linear_regression.residuals import Residuals
from scenes.stage.motion.trails import Trail
from truth.agreement import Near
from truth.modules import Claims
from truth.reading import read
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    across,
    centres,
    corners,
    is_shown,
    keeps_its_height,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    x, y = feature(p), scatter(p)[1]
    np.testing.assert_allclose(lesson.data, np.column_stack([x, y]), rtol=1e-9, atol=1e-9)
    curvatures = np.linalg.eigvalsh(hessian(x))
    slope, intercept = best(x, y)
    return {
        "rate": p.share * 2 / curvatures[-1],
        "weights": (slope, intercept),
        "r_squared": Near(np.corrcoef(x, y)[0, 1] ** 2, 1e-9),
    }


def scatter(p: Any) -> tuple[Any, Any]:
    if p.points:  # as the axes count them
        x, y = p.user_data.points.T
        return x, y
    x = 4 * np.arange(p.count) / (p.count - 1)
    return x, p.slope * x + p.intercept + p.noise * np.random.default_rng(p.seed).standard_normal(p.count)


def is_standardized(p: Any) -> bool:
    x = scatter(p)[0]
    mean, variance = np.mean(x), np.mean((x - np.mean(x)) ** 2)
    # The eigenvalues of ((mean of x², mean), (mean, 1)) have this sum and, for product, the variance.
    total = variance + mean**2 + 1
    largest = total / 2 + np.sqrt(total**2 / 4 - variance)
    return bool(p.standardized or largest**2 / variance > 100)


def feature(p: Any) -> Any:
    x = scatter(p)[0]
    return (x - np.mean(x)) / np.sqrt(np.mean((x - np.mean(x)) ** 2)) if is_standardized(p) else x


def hessian(x: Any) -> Any:
    return 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1.0]])


def best(x: Any, y: Any) -> tuple[float, float]:
    slope = np.cov(x, y, bias=True)[0, 1] / np.var(x)
    return slope, np.mean(y) - slope * np.mean(x)


def first(p: Any) -> Any:
    """Slope and intercept of the first line."""
    x, y = feature(p), scatter(p)[1]
    slope = p.first_slope * np.std(y) / np.std(x)
    return np.array([slope, np.mean(y) + p.first_height * np.std(y) - slope * np.mean(x)])


def last(p: Any) -> Any:
    """Where the descent ends: its distance from the best line, multiplied by 1 − αλ along each axis."""
    x, y = feature(p), scatter(p)[1]
    curvatures, axes = np.linalg.eigh(hessian(x))
    factors = 1 - p.share * 2 / curvatures[-1] * curvatures
    middle = np.array(best(x, y))
    return middle + axes @ (factors**p.steps * (axes.T @ (first(p) - middle)))


def error(p: Any, weights: Any) -> float:
    x, y = feature(p), scatter(p)[1]
    return float(np.mean((weights[0] * x + weights[1] - y) ** 2))


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield "lacking", facts["lacking"] == ""
    x, y = scatter(p)
    slope, intercept = best(feature(p), y)
    least = error(p, (slope, intercept))
    new = np.min(x) + p.asked_at * (np.max(x) - np.min(x))
    asked = (new - np.mean(x)) / np.std(x) if is_standardized(p) else new
    yield "x", facts["x"] == "x"
    yield "y", facts["y"] == "y"
    for name, value in {
        "mean": np.mean(x),
        "deviation": np.std(x),
        "first_loss": error(p, first(p)),
        "least": least,
        "flat": np.var(y),
        "new": new,
        "prediction": slope * asked + intercept,
    }.items():
        yield name, shows(facts[name], value, size=float(np.max(np.abs(y)) + np.max(np.abs(x))))
    place = facts["place"]
    yield "place", shows(place, asked, size=10) if is_standardized(p) else place == ""
    outcome, (before, after) = facts["outcome"], (error(p, first(p)), error(p, last(p)))
    size = float(np.max(np.abs(y)))
    if "hardly" in outcome:
        yield "outcome", shows(outcome.rpartition(" ")[2], before, size) or len(read(outcome)) == 1
        yield "outcome", abs(before - after) <= 2e-3 * max(1.0, before) + 1e-9 * size
    else:
        start, end = outcome.removeprefix("the loss falls from ").split(" to ")
        yield "outcome", shows(start, before, size) and shows(end, after, size) and after <= before
    times = {1: "once", 2: "twice"}.get(p.steps, f"{p.steps} times")
    yield "steps_taken", facts["steps_taken"] == times


def shows(text: str, value: float, size: float) -> bool:
    """Whether a text is just this number, to its last digit or three of them; made of numbers of a *size*."""
    ((written, unit),) = read(text)
    rounding = 1e-12 * size * max(1.0, size)
    return abs(written - value) <= 0.5001 * min(unit, max(1e-3, 1e-2 * abs(value))) + rounding + 1e-12


OTHER_SETTINGS = [
    {"steps": 1, "standardized": True, "count": 30, "noise": 2.5, "seed": 7},
    {"points": ((1990, 12), (1995, 14), (2000, 15), (2005, 14.5)), "first_slope": 1, "steps": 2},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    picture, descent = getattr(lesson, "picture", None), lesson.descent
    if picture is None:
        return
    plot, unit = picture.plot, units(picture.plot)
    if is_shown(lesson, picture.data):
        yield Truth("points", values(plot, centres(picture.data, len(lesson.data))), lesson.data, unit)
    drawn = None
    if is_shown(lesson, picture.line) and len(picture.line.points) and (resting or beat != "look_for_a_line"):
        (left, low), (right, high) = values(plot, picture.line.points[[0, -1]])
        drawn = np.array([(high - low) / (right - left), low - left * (high - low) / (right - left)])
    at_rest = {
        "look_for_a_line": lesson.first,
        "measure_the_misses": lesson.first,
        "square_them": lesson.first,
    }
    at_rest |= {"meet_the_gradient": lesson.first, "descend": descent.weights[-1]}
    at_rest |= dict.fromkeys(("land_at_once", "judge", "predict", "make_it_a_neuron"), lesson.fit.weights)
    if drawn is None:
        return
    moving = beat in ("meet_the_gradient", "descend", "land_at_once")
    if beat in at_rest and resting and not moving:
        ends = values(plot, corners(picture.line))
        yield Truth("line", ends[:, 1], at_rest[beat][0] * ends[:, 0] + at_rest[beat][1], unit[1])
    if is_shown(lesson, picture.bars) and beat != "measure_the_misses" and len(picture.bars.points):
        ends = values(plot, corners(picture.bars)).reshape(2, -1, 2)
        on_line = drawn[0] * ends[1, :, 0] + drawn[1]
        yield Truth("bars begin at points", ends[0], picture.points_shown, unit)
        yield Truth("bars end on the line", ends[1, :, 1], on_line, unit[1])
    if is_shown(lesson, picture.squares):
        for square, (x, y) in zip(picture.squares, picture.points_shown, strict=True):
            miss = abs(y - (drawn[0] * x + drawn[1])) * unit[1]
            places = square.points[:, :2]
            yield Truth("sides of a square", np.ptp(places, axis=0), (miss, miss))
            beside = np.abs(places[:, 0] - plot.at(x, y)[0]).min()
            yield Truth("square at its bar", beside, 0.0)
    if beat == "turn_the_line" and isinstance(lesson.words, ErrorParabola):
        parabola = lesson.words
        here = parabola.plot.values(parabola.here.get_center())
        x, y = lesson.data.T
        height = np.mean((drawn[0] * x + drawn[1] - y) ** 2)
        if not resting or is_shown(lesson, parabola):
            yield Truth("place on the parabola", here, (drawn[0], height), units(parabola.plot))
    if beat in ("meet_the_gradient", "descend") and is_shown(lesson, lesson.bowl.lines) and resting:
        for line in lesson.bowl.lines:
            yield from keeps_its_height(
                lesson.bowl.plot, line, lambda weights: _height(lesson.params, weights)
            )
    if beat == "meet_the_gradient" and resting and is_shown(lesson, lesson.arrow):
        foot, end = (lesson.bowl.plot.values(place) for place in (lesson.arrow.start, lesson.arrow.end))
        gradient, away = (
            descent.gradients[0] * units(lesson.bowl.plot),
            (end - foot) * units(lesson.bowl.plot),
        )
        if np.any(gradient):
            yield Truth("direction of the gradient", across(gradient, away), 0.0)
            yield Truth("downhill", np.sign(gradient @ away), -1.0)
    if beat == "descend" and is_shown(lesson, lesson.bowl.trail):
        here = lesson.bowl.plot.values(lesson.bowl.trail.walker.get_center())
        yield Truth("line of the walker", here, drawn, units(lesson.bowl.plot))
    if beat == "predict" and resting:
        for dot in (each for each in lesson.mobjects if type(each).__name__ == "Dot"):
            yield Truth("prediction", plot.values(dot.get_center()), (lesson.query, lesson.prediction), unit)


def _height(p: Any, weights: Any) -> Any:
    """The root of how far the error of each of several lines (n, 2) is above the least."""
    x, y = feature(p), scatter(p)[1]
    away = weights - np.array(best(x, y))
    return np.sqrt(np.einsum("ni,ij,nj->n", away, hessian(x), away) / 2)


MARKED = {
    *("number at a tick", "points", "line", "bars begin at points", "bars end on the line"),
    *("sides of a square", "square at its bar", "place on the parabola", "contour line"),
    *("direction of the gradient", "downhill", "line of the walker", "prediction"),
}


def line_above(self: Residuals, **_: Any) -> None:
    self.line.shift((0.0, 0.02, 0.0))


def dot_beside(self: ErrorParabola, *_: Any) -> None:
    self.here.shift((0.03, 0.0, 0.0))


def walker_beside(self: Trail, *_: Any) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


SLIP = Slip(Residuals, "set_state", line_above, "bars end on the line")
OTHER_SLIPS = (
    Slip(ErrorParabola, "seek", dot_beside, "place on the parabola"),
    Slip(Trail, "seek", walker_beside, "line of the walker"),
)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    x, y = lesson.data.T
    slope = lesson.fit.weights[0]
    turned = np.mean((slope * (x - x.mean()) + lesson.params.first_height * y.std() + y.mean() - y) ** 2)
    return {"squares drawn": min(len(x), 12), "points": len(x), "error at the best slope": turned}


STRUCTURE = {
    r"-2/n": "the derivative of a mean of squares",
    r"vec\([xz]_i, 1\)": "the feature, and the one that stands for the intercept",
    r"= 0 quad": "level ground, at the bottom",
    r"1 - \{\{": "what the line takes away",
}
