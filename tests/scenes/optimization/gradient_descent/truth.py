"""Gradient descent: in the valley a step multiplies the distance to the bottom; in the bowl, a matrix does.

The café's days are made so that the mean squared error of the line w x + b is known in closed form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.optimization.gradient_descent.bowl.bowls import Map, RisingBowl
from scenes.optimization.gradient_descent.bowl.gradients import GradientLegs
from scenes.optimization.gradient_descent.bowl.slices import Slice
from scenes.optimization.gradient_descent.cafes import Cafe
from scenes.optimization.gradient_descent.slopes import SlopeGraph, SlopeTriangle
from scenes.optimization.gradient_descent.steps import Tangents
from scenes.optimization.gradient_descent.walks import Walk
from scenes.optimization.gradient_descent.windows import Window
from truth.modules import Claims
from truth.reading import read
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    corners,
    is_shown,
    keeps_its_height,
    nearest,
    on_function,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------

FARTHEST = 1e12
"""Iterates farther out than this are not computed."""

LEAST, HEIGHT = 0.25, 2.0
"""The loss of the best line, and its height."""


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    """On ½c(w − m)² + ¼ a step multiplies the distance from m by 1 − αc; in the bowl, by I − αH."""
    points = _computed(np.array([[p.minimum + _offset(p) * _factor(p) ** k] for k in range(p.steps + 1)]))[
        :, 0
    ]
    hessian, away = _hessian(p), np.array([p.start_x - p.minimum, p.start_y - HEIGHT])
    steps = np.eye(2) - p.bowl_rate * hessian
    bowl = [np.linalg.matrix_power(steps, k) @ away for k in range(p.bowl_steps + 1)]
    walked = _computed(np.add(bowl, (p.minimum, HEIGHT)))
    return {
        "slope": p.curvature * _offset(p),
        "points": points,
        "first": points[1],
        "last": points[-1],
        "taken": len(points) - 1,
        "limit": 2 / p.curvature,
        "overshooting": 3 / (2 * p.curvature),
        "gradient": hessian @ away,
        "bowl_limit": 2 / _sharpest(p),
        "end": walked[-1],
        "bowl_taken": len(walked) - 1,
        "two_ends": _two_ends(p),
    }


def _two_ends(p: Any) -> list[float]:
    """Where 15 steps lead from both sides of the hump between two valleys."""
    ends = [p.minimum + share * abs(_offset(p)) for share in (0.3, -0.15)]
    for _ in range(15):
        ends = [end - 0.2 / p.curvature * _network(p)[1](end) for end in ends]
    return ends


def _offset(p: Any) -> float:
    """From the bottom to the start; a walk that would start there starts one to the right."""
    return p.start - p.minimum if p.start != p.minimum else 1.0


def _factor(p: Any) -> float:
    return 1 - p.learning_rate * p.curvature


def _hessian(p: Any) -> Any:
    across = np.sqrt(p.curvature / 2)
    return np.array([[p.curvature, across], [across, 2.0]])


def _sharpest(p: Any) -> float:
    """The larger root of λ² − (c + 2) λ + 3c/2, which the trace and the determinant give."""
    half = (p.curvature + 2) / 2
    return float(half + np.sqrt(half**2 - 1.5 * p.curvature))


def _computed(iterates: Any) -> Any:
    beyond = np.flatnonzero(np.linalg.norm(iterates, axis=1) > FARTHEST)
    return iterates[: beyond[0]] if len(beyond) else iterates


# Words -------------------------------------------------------------------------------------------------

ALMOST = 1e-6
"""Nearer to the border between two words than this, either will do."""


def _tells(text: str, *expected: float) -> bool:
    """Whether a text has these numbers and no others, each to two decimals or three digits.

    A very small one may show two digits.
    """
    found = read(text)
    return len(found) == len(expected) and all(
        abs(value - right) <= max(0.00501, 0.00501 * abs(right))
        if abs(right) >= 0.1
        else abs(value - right) <= max(0.00501 * abs(right), 0.501 * min(unit, 0.1 * abs(right))) + 1e-12
        for (value, unit), right in zip(found, expected, strict=True)
    )


def _says_about(text: str, value: float) -> bool:
    """Whether a text says that its last number is rounded, just if it is."""
    return ("about" in text) == (abs(value - round(value, 2)) > 1e-9)


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    slope, factor, size = facts["slope"], _factor(p), abs(facts["slope"])
    yield (
        "trend",
        facts["trend"]
        == (
            "Warm or cold, this café sells about the same on average."
            if abs(p.minimum) <= 0.05
            else f"On warmer days, this café tends to sell {'more' if p.minimum > 0 else 'less'}."
        ),
    )
    yield "felt", _felt(p, facts)
    yield "way", ("step left" in facts["way"]) == (slope > 0) and ("rises" in facts["way"]) == (slope > 0)
    far = facts["how_far"]
    rate = read(far)[0][0] if read(far) else -1.0
    yield (
        "how_far",
        ("whole" in far) == (p.learning_rate == 1)
        and abs(rate - p.learning_rate) <= 0.00051
        and _tells(far, rate, p.learning_rate * size),
    )
    yield "next_step", _next_step(facts["next_step"], factor, slope)
    yield "after_all", _after_all(facts["after_all"], p, facts)
    why = "does it close in" if abs(factor) < 1 - ALMOST else "does it swing"
    why = "is one step enough" if abs(factor) < ALMOST else "does it fly out" if factor < -1 - ALMOST else why
    yield (
        "why",
        f"Why {why}?" in facts["why"]
        and _tells(facts["why"], 1.0, p.curvature)
        and ("grows" in facts["why"]) == (slope > 0),
    )
    yield "takes", _takes(facts["takes"], factor)
    yield "closer", _closer(facts["closer"], factor, abs(_offset(p)))
    yield (
        "turn",
        ("Turn up" in facts["turn"], "Turn alpha down" in facts["turn"])
        == (
            factor > ALMOST,
            factor < -ALMOST,
        ),
    )
    yield "at_once", _tells(facts["at_once"], 1 / p.curvature) and "one step" in facts["at_once"]
    yield (
        "halfway",
        _tells(facts["halfway"], 1.5 / p.curvature) and _says_about(facts["halfway"], 1.5 / p.curvature),
    )
    for name in ("at_the_limit", "must_stay"):
        told = facts[name]
        yield name, _tells(told, 2 / p.curvature) and _says_about(told, 2 / p.curvature)
    yield from _other(p, facts)
    yield from _both(p, facts)


def _felt(p: Any, facts: Mapping[str, Any]) -> bool:
    text = facts["felt"]
    text = text.replace("one across", "1 across")
    found = [value for value, _ in read(text)]
    flat = p.start == p.minimum
    if ("flat" in text) != flat or len(found) != 4 + flat:
        return False
    *places, slope, run, rise = found
    start = p.minimum + _offset(p)
    sign, longest = 1 if "up" in text else -1, _longest_run(p)
    return (
        0.66 * longest < run <= longest * (1 + 1e-9)
        and np.allclose(places, [p.minimum, start] if flat else [start], atol=1e-9)
        and _tells(f"{slope}", facts["slope"])
        and abs(sign * rise - run * facts["slope"]) <= 0.00501 * max(1.0, abs(rise)) + 1e-9
    )


def _longest_run(p: Any) -> float:
    """A tenth of the axis of the weight, almost; the axis shows the walk until it is too far away."""
    return float(0.095 * 2 * 1.35 * np.abs(_in_sight(p)).max())


def _in_sight(p: Any) -> Any:
    """The distances to the bottom, after each step, before one is too far away to be shown."""
    grown = abs(_factor(p))
    sight = max(2.2, min(grown, 9.0)) * (1 + 1e-9)
    powers = grown ** np.arange(p.steps + 1)
    count = int(np.argmax(powers > sight)) if np.any(powers > sight) else len(powers)
    return _offset(p) * _factor(p) ** np.arange(count)


def _next_step(text: str, factor: float, slope: float) -> bool:
    if abs(factor) < ALMOST:
        return "enough" in text
    if abs(factor + 1) < ALMOST:
        return "just the opposite" in text
    if factor < 0:
        return (
            "jumped" in text
            and ("longer" in text or _tells(text, slope * factor))
            and ("longer" in text) == (factor < -1)
        )
    return "only" in text and _tells(text, abs(slope) * factor)


def _after_all(text: str, p: Any, facts: Mapping[str, Any]) -> bool:
    factor, last, taken = _factor(p), facts["last"], facts["taken"]
    if abs(factor) < ALMOST:
        return "change nothing" in text and _tells(text, last)
    if abs(factor + 1) < ALMOST:
        return "back and forth" in text and _tells(text, taken, last)
    if factor < -1:
        return "never arrives" in text
    tiny = factor**taken > 0.5
    return ("tiny" in text) == tiny and _tells(text, taken, last)


def _takes(text: str, factor: float) -> bool:
    if abs(factor) < ALMOST:
        return "all of the distance" in text and _tells(text, 1.0)
    whole = 0 < factor < 1 and read(text)[-1][0] == 1.0
    return ("too far" in text) == (factor < 0) and not whole and _tells(text, 1 - factor, factor)


def _closer(text: str, factor: float, first: float) -> bool:
    if abs(factor) < ALMOST:
        return "it's there" in text and _tells(text, first, 0.0)
    said = {
        "only just": factor > 0.98,
        "closer every time": 0 < factor <= 0.98,
        "changes sides": -1 + ALMOST < factor < 0,
        "never closer": abs(factor + 1) <= ALMOST,
        "farther": factor < -1 - ALMOST,
    }
    numbers = [first * factor**k for k in range(3)]
    return all((phrase in text) == right for phrase, right in said.items()) and _tells(text, *numbers)


def _other(p: Any, facts: Mapping[str, Any]) -> Claims:
    factor = 1 - p.other_rate * p.curvature
    too_large = factor < -1 - ALMOST
    yield "beyond", _tells(facts["beyond"], p.other_rate) if too_large else "Beyond that" in facts["beyond"]
    text = facts["at_the_other"]
    said = {
        "exactly the limit": abs(factor + 1) <= ALMOST,
        "enough": abs(factor) <= ALMOST,
        "zigzags": -1 + ALMOST < factor < -ALMOST,
        "creeps": factor > ALMOST,
        "farther": too_large,
    }
    right = all((phrase in text) == holds for phrase, holds in said.items())
    yield "at_the_other", right and _tells(text, p.other_rate)


def _both(p: Any, facts: Mapping[str, Any]) -> Claims:
    rests = p.start_x == p.minimum and p.start_y == HEIGHT
    yield (
        "gradient_is",
        "both are zero" in facts["gradient_is"]
        if rests
        else _tells(facts["gradient_is"], *facts["gradient"]),
    )
    yield "against", ("already fits" in facts["against"]) == rests
    text, factors = facts["watch"], 1 - p.bowl_rate * np.linalg.eigvalsh(_hessian(p))
    away = np.array([p.start_x - p.minimum, p.start_y - HEIGHT])
    felt = np.abs(np.linalg.eigh(_hessian(p))[1].T @ away) > 1e-9 * max(1.0, np.linalg.norm(away))
    worst = min(factors[felt], default=1.0)
    left = np.linalg.norm(facts["end"] - (p.minimum, HEIGHT)) / max(np.linalg.norm(away), 1e-300)
    limit = 2 / _sharpest(p)
    told = facts["sharpest"].replace("about ", "")
    yield "sharpest", _tells(told, _sharpest(p), limit)
    below = facts["is_below"]
    kind = (
        "exactly" if abs(p.bowl_rate / limit - 1) < ALMOST else "does." if p.bowl_rate < limit else "doesn't."
    )
    yield "is_below", kind in below and all(abs(rate - p.bowl_rate) <= 0.00051 for rate, _ in read(below))
    spared = not rests and worst > -1 + ALMOST and p.bowl_rate >= limit * (1 - ALMOST)
    arrives = not rests and worst > -1 + ALMOST and not spared
    said = {
        "nothing moves": rests,
        "worse": not rests and worst < -1 - ALMOST,
        "forever": not rests and abs(worst + 1) <= ALMOST,
        "never meets": spared,
        "on its way": arrives and left > 0.05,
        "fits.": arrives and left <= 0.05,
    }
    fits = all((phrase in text) == holds for phrase, holds in said.items())
    counted = _tells(text, facts["bowl_taken"]) if "steps" in text else not read(text)
    yield "watch", fits and counted and (("zigzag" in text) <= (worst < -ALMOST))
    too_large = not rests and worst <= -1 + ALMOST
    yield "ending", ("Smaller steps" in facts["ending"]) == too_large


OTHER_SETTINGS = [
    {
        "start": -2.0,
        "minimum": 1.0,
        "learning_rate": 0.6,
        "start_x": 2.0,
        "bowl_rate": 0.5,
        "other_rate": 0.2,
    },
    {"start": 0.0, "minimum": 0.0, "curvature": 4.0, "learning_rate": 0.25, "start_x": 0.0, "start_y": 2.0},
    {"minimum": -4.0, "learning_rate": 1.0, "other_rate": 0.5, "bowl_rate": 0.01},
    {"learning_rate": 1.2, "other_rate": 1.0, "bowl_rate": 0.6},
    {"learning_rate": 0.002, "other_rate": 0.7, "bowl_rate": 0.58},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, _: str, resting: bool) -> Truths:
    p = lesson.params
    valley = getattr(lesson, "valley", None)
    if valley is not None and is_shown(lesson, valley.curve) and valley.bend in (0.0, 1.0):
        height = _parabola(p) if valley.bend == 0 else _network(p)[0]
        yield from on_function("curve", valley.plot, valley.curve, height)
    for walk in on_stage(lesson, Walk):
        yield from _walker(lesson, walk)
    for tangent in on_stage(lesson, Tangents):
        weight = lesson.ball.positions[int(lesson.ball.step + 1e-9)]
        slope, height = p.curvature * (weight - p.minimum), _parabola(p)(weight)
        for x, y in values(valley.plot, corners(tangent)):
            yield Truth("tangent", y, height + slope * (x - weight), valley.plot.y_unit)
    for cafe in on_stage(lesson, Cafe):
        for x, y in values(cafe.plot, corners(cafe.line)):
            yield Truth("line of the weights", y, cafe.weights[0] * x + cafe.weights[1], cafe.plot.y_unit)
    for graph in on_stage(lesson, SlopeGraph):
        foot, end = values(graph.plot, [graph.base.get_start(), graph.rise.get_end()])
        rise = (end[0] - p.minimum) * p.curvature
        yield Truth("foot of the slope", foot, (p.minimum, 0.0), units(graph.plot))
        yield Truth("slope over the distance", end[1], rise, graph.plot.y_unit)
    shares = getattr(lesson, "shares", None)
    if shares is not None and is_shown(lesson, shares.dot):
        rate, left = values(shares.plot, shares.dot.get_center())[0]
        yield Truth("what is left", left, 1 - rate * p.curvature, shares.plot.y_unit)
        yield Truth("learning rate", rate, shares.rate, shares.plot.x_unit)
        if is_shown(lesson, shares.value):
            left, rate = (read(each.source)[0][0] for each in (shares.value, shares.written))
            yield Truth("what is left, as written", left, 1 - rate * p.curvature, tolerance=0.0026)
            yield Truth("learning rate, as written", rate, shares.rate, tolerance=0.0051)
    ball = getattr(lesson, "ball_above", None)
    if ball is not None and is_shown(lesson, ball):
        weights = lesson.cafe.weights
        there = (weights[0], float(_loss(p)(weights)))
        yield Truth(
            "loss of the line", values(valley.plot, [ball.get_center()])[0], there, units(valley.plot)
        )
    if resting:
        yield from _at_rest(lesson)
    for bowl in on_stage(lesson, RisingBowl):
        yield from _rising(lesson, bowl)
    for map_ in on_stage(lesson, Map):
        for line in map_.lines:
            yield from keeps_its_height(map_.plot, line, _loss(p), tolerance=2e-2)


def _parabola(p: Any) -> Any:
    return lambda w: p.curvature / 2 * (w - p.minimum) ** 2 + LEAST


def _network(p: Any) -> Any:
    """The loss with two valleys, and its slope."""
    scale, wide = p.curvature * _offset(p) ** 2 / 2, abs(_offset(p))

    def loss(w: Any) -> Any:
        u = (w - p.minimum) / wide
        return scale * (1.2 * (u * u - 0.81) ** 2 + 0.24 * u + 0.24) + LEAST

    def slope(w: Any) -> Any:
        u = (w - p.minimum) / wide
        return scale / wide * (4.8 * u * (u * u - 0.81) + 0.24)

    return loss, slope


def _loss(p: Any) -> Any:
    hessian = _hessian(p)

    def loss(places: Any) -> Any:
        away = places - (p.minimum, HEIGHT)
        return LEAST + 0.5 * np.sum(away * (away @ hessian), axis=-1)

    return loss


def _walker(lesson: Any, walk: Any) -> Truths:
    """A ball is on the straight way between two states that exist, and these follow from each other."""
    p, positions = lesson.params, walk.positions
    map_ = getattr(lesson, "map", None)
    if map_ is not None and walk is map_.walk:
        if walk.step > 0:
            here = values(map_.plot, walk.ball.get_center())[0]
            yield Truth(
                "walker on the map", here, nearest(positions, here, units(map_.plot)), units(map_.plot)
            )
        steps = (positions[:-1] - (p.minimum, HEIGHT)) @ _hessian(p)
        moved, unit = positions[:-1] - p.bowl_rate * steps, units(map_.plot)
        yield Truth("steps on the map", positions[1:], moved, unit)
        return
    plot, loss = lesson.valley.plot, _parabola(p)
    slopes, rate = p.curvature * (positions[:-1] - p.minimum), p.learning_rate
    if walk in getattr(lesson, "pair", []):
        loss, slope = _network(p)
        slopes, rate = slope(positions[:-1]), 0.2 / p.curvature
    elif hasattr(lesson, "every"):
        rate = lesson.every.rate
    yield Truth("steps of a walk", positions[1:], positions[:-1] - rate * slopes, plot.x_unit)
    if lesson.valley.bend in (0.0, 1.0):
        road = np.column_stack([positions, loss(positions)])
        here = values(plot, walk.ball.get_center())[0]
        yield Truth("walker on the curve", here, nearest(road, here, units(plot)), units(plot))


def _at_rest(lesson: Any) -> Truths:
    p = lesson.params
    for window in on_stage(lesson, Window):
        for tag in window.tags:
            if tag.value is not None and is_shown(lesson, tag.written):
                here = window.values(tag.written.get_center())[int(tag.upright)]
                size, unit = read(tag.written.source)[0][0], units(window)[int(tag.upright)]
                yield Truth("number at a tick", here, size, unit)
    slope = p.curvature * _offset(p)
    for triangle in on_stage(lesson, SlopeTriangle):
        plot, steep = triangle.valley.plot, p.curvature * (triangle.weight - p.minimum)
        if isinstance(triangle.valley, Slice):
            steep = facts(p, None)["gradient"][triangle.valley.weight]
        ends = values(plot, [triangle.run.get_start(), triangle.run.get_end(), triangle.rise.get_end()])
        (x, y), corner, top = ends
        run = corner[0] - x
        yield Truth(
            "triangle of a slice" if isinstance(triangle.valley, Slice) else "triangle",
            (x, corner[1], top[1]),
            (triangle.weight, y, y + steep * run),
            plot.y_unit,
        )
    dial = getattr(lesson, "dial", None)
    if dial is not None and is_shown(lesson, dial.size):
        plot = lesson.valley.plot
        arrows = values(plot, [dial.whole.start, dial.whole.end, dial.step.end])[:, 0]
        begin = p.minimum + _offset(p)
        end = np.clip(begin + slope, *plot.x_range)
        taken = np.clip(begin + (-1 if dial.turned else 1) * dial.rate * slope, *plot.x_range)
        yield Truth("arrows of a step", arrows, (begin, end, taken), plot.x_unit)
    bars = getattr(lesson, "bars", None)
    if bars is not None and all(is_shown(lesson, bar) for bar in bars.bars):
        distances = [abs(_offset(p) * _factor(p) ** k) for k in range(3)]
        yield Truth(
            "distances", [bar.width / bars.unit for bar in bars.bars], distances, bars.unit, tolerance=2e-2
        )
    legs = getattr(lesson, "legs", None)
    if isinstance(legs, GradientLegs) and is_shown(lesson, legs.step):
        plot, gradient = lesson.map.plot, lesson.training.gradients[0]
        ball = values(plot, legs.whole.start)[0]
        way = values(plot, legs.whole.end)[0] - ball
        yield Truth("gradient", way, legs.scale_ * p.bowl_rate * gradient, units(plot))
        yield Truth("gradient from the start", ball, (p.start_x, p.start_y), units(plot))
        step = values(plot, legs.step.end)[0] - ball
        yield Truth("step against it", step, -way, units(plot))
    ruler = getattr(lesson, "ruler", None)
    if ruler is not None and is_shown(lesson, ruler.dot):
        band = ruler.frame
        places = [ruler.border.get_x(), ruler.dot.get_x(), ruler.hatching.get_left()[0]]
        share = (np.array(places[:2]) - band.get_left()[0]) / band.width
        rates = share / share[0] * 2 / _sharpest(p)
        yield Truth("learning rate on the ruler", rates[1], p.bowl_rate, tolerance=1e-6)
        yield Truth("what is hatched", places[2], places[0], tolerance=1e-3)
    cut = getattr(lesson, "cut", None)
    if cut is not None and is_shown(lesson, cut.curve):
        yield from on_function("cut", cut.plot, cut.curve, lambda d: LEAST + _sharpest(p) / 2 * d**2)
        yield from on_function(
            "valley beside it", cut.plot, cut.valley, lambda d: LEAST + p.curvature / 2 * d**2
        )


def _rising(lesson: Any, bowl: Any) -> Truths:
    """From the side the slice is the valley; as the view rises, losses become short and heights b long."""
    p, side = lesson.params, lesson.valley.plot
    turned = np.sin(bowl.risen * np.pi / 2) ** 2
    if len(bowl.slice.points):
        x, y = corners(bowl.slice)[:, :2].T
        weights = side.x_range[0] + (x - side.box.left) / side.x_unit
        losses = (_parabola(p)(weights) - side.y_range[0]) * side.y_unit
        heights = (HEIGHT - lesson.map.plot.y_range[0]) * lesson.map.plot.y_unit
        yield Truth(
            "slice of the bowl", y - side.box.bottom, (1 - turned) * losses + turned * heights, tolerance=2e-2
        )


MARKED = {
    *(
        "number at a tick",
        "curve",
        "walker on the curve",
        "steps of a walk",
        "tangent",
        "line of the weights",
        "loss of the line",
    ),
    *(
        "foot of the slope",
        "slope over the distance",
        "what is left",
        "what is left, as written",
        "learning rate",
        "triangle",
    ),
    *("arrows of a step", "distances", "gradient", "gradient from the start", "step against it"),
    *("triangle of a slice", "learning rate on the ruler", "what is hatched", "cut", "valley beside it"),
    *("learning rate, as written",),
    *("slice of the bowl", "contour line", "walker on the map", "steps on the map"),
}


def ball_behind(self: Walk, _: float) -> None:
    self.ball.shift((0.02, 0.0, 0.0))


SLIP = Slip(Walk, "seek", ball_behind, "walker on the curve")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p, facts = lesson.params, lesson.results
    offset, factor = _offset(p), _factor(p)
    slope, run = facts["slope"], lesson.run
    shown = lesson.others.factor
    seen = [step for step in (1, 2) if step < len(facts["points"])]
    return {
        "distance": abs(offset),
        "distances": [offset * factor**k for k in range(5)],
        "slopes": [slope * factor**k for k in range(3)],
        "size of a step": p.learning_rate * slope,
        "run": run,
        "rises": [run * slope * factor**step for step in (0, *seen)],
        "start": p.minimum + offset,
        "start, as it runs": round(p.minimum + offset, 1),
        "loss of the start": float(_parabola(p)(p.minimum + offset)),
        "share taken": 1 - factor,
        "share left": factor,
        "share left by the other": shown,
        "one over the curvature": 1 / p.curvature,
        "limit a little exceeded": 2.1 / p.curvature,
        "left a little beyond": -1.1,
        "half left": -0.5,
        "curvatures": [_sharpest(p), p.curvature],
        "limit of the bowl": 2 / _sharpest(p),
        "slices": _slices(lesson),
        "legs": [float(each) for each in p.bowl_rate * facts["gradient"]],
        "landing": [float(each) for each in lesson.training.points[1]],
        "losses": [float(_loss(p)(lesson.training.points[0])), *map(float, lesson.training.values[:8])],
        "scale of the legs": float(getattr(getattr(lesson, "legs", None), "scale_", 1.0)),
        "last loss": float(lesson.training.values[len(getattr(lesson, "seen", [0])) - 1]),
        "last weights": [float(each) for each in getattr(lesson, "seen", lesson.training.points)[-1]],
        "steps in sight": len(_in_sight(p)) - 1,
        "last weight in sight": p.minimum + float(_in_sight(p)[-1]),
        "steps seen": len(getattr(lesson, "seen", [0])) - 1,
    }


def _slices(lesson: Any) -> list[float]:
    """The run and the rise of the triangles on both slices of the bowl."""
    gradient, slices = lesson.results["gradient"], getattr(lesson, "slices", [])
    runs = [each.triangle.across for each in slices]
    return [*runs, *(abs(run * slope) for run, slope in zip(runs, gradient, strict=False))]


STRUCTURE = {
    r'"2"$|\+ "2"|- "2"': "the height of the best line, with which the line turns",
    r'< "2"|^falls by 2$': "the line falls from 1 to −1",
    r"^1 across, ": "the run that tells how steep the line of the slope is",
    r"^height 2$": "the height of the best line, with which the line turns",
    r'= 1 -|\(1 - "?|"1" -': "what is left of one",
    r"^slope 0$": "the slope at the end of a walk",
    r"^sum of squares ÷ 10$": "there are ten days",
    r"^0$": "where the ruler of learning rates begins",
    r"^\\= .*$": "what is left at the learning rate that is shown",
}


def formulas(lesson: Any, _: Any) -> None:
    """The least loss that is written is that of the days."""
    best = np.polyfit(*lesson.data.T, deg=1)
    np.testing.assert_allclose(best, (lesson.params.minimum, HEIGHT), atol=1e-9)
    misses = lesson.data[:, 1] - np.polyval(best, lesson.data[:, 0])
    np.testing.assert_allclose(np.mean(misses**2), LEAST)
