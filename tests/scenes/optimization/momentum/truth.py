"""Momentum: along each axis of the ravine a recurrence of its own, here as powers of a 2×2 matrix."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.optimization.momentum.races import Race
from scenes.stage.motion.trails import Trail
from truth.agreement import Near
from truth.modules import Claims
from truth.phrases import ALMOST, walks
from truth.reading import says
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    is_shown,
    keeps_its_height,
    nearest,
    on_graph,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------

FARTHEST = 1e12
"""Iterates farther out than this are not computed."""

ENOUGH = 1e-6


def _curvatures(p: Any) -> tuple[float, float]:
    return 1 / p.condition, 1.0


def _iterates(p: Any, rate: float, momentum: float, steps: int) -> Any:
    """The points of a descent: distances along each axis, from the powers of the recurrence's matrix."""
    points = np.empty((steps + 1, 2))
    for axis, (curvature, start) in enumerate(zip(_curvatures(p), (p.start_x, p.start_y), strict=True)):
        matrix = np.array([[1 + momentum - rate * curvature, -momentum], [1, 0]])
        state = np.array([start, start])
        for step in range(steps + 1):
            points[step, axis] = state[0]
            state = matrix @ state
    beyond = np.flatnonzero(np.linalg.norm(points, axis=1) > FARTHEST)
    return points[: beyond[0]] if len(beyond) else points


def _loss(p: Any, points: Any) -> Any:
    return (np.atleast_2d(points)[:, 0] ** 2 / p.condition + np.atleast_2d(points)[:, 1] ** 2) / 2


def _best(p: Any) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """The best rate and momentum of plain descent and of the ball, and what a step then leaves."""
    root, plain = math.sqrt(p.condition), (p.condition - 1) / (p.condition + 1)
    share = (root - 1) / (root + 1)
    return (2 * p.condition / (p.condition + 1), 0.0, plain), (4 / (1 + 1 / root) ** 2, share**2, share)


def _needed(p: Any, rate: float, momentum: float) -> int:
    losses = _loss(p, _iterates(p, rate, momentum, 900))
    return int(np.flatnonzero(losses > ENOUGH * losses[0])[-1]) + 1


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    plain, ball = _best(p)
    ends = [_loss(p, _iterates(p, p.rate, kept, p.steps))[-1] for kept in (0.0, p.momentum)]
    return {
        "plain_loss": Near(ends[0], 1e-6 * ends[0] + 1e-12),
        "loss": Near(ends[1], 1e-6 * ends[1] + 1e-12),
        "limit": 2.0,
        "floor_limit": 2.0 * p.condition,
        "least_left": p.other_momentum**0.5,
        "best_rate": ball[0],
        "best_momentum": ball[1],
        "left": ball[2],
        "plain_left": plain[2],
        "plain_needed": _needed(p, *plain[:2]),
        "needed": _needed(p, *ball[:2]),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    factors = [1 - p.rate * curvature for curvature in _curvatures(p)]
    yield "plain_outcome", walks(facts["plain_outcome"], (p.start_x, p.start_y), factors)
    for name, momentum in (("outcome", p.momentum), ("other_outcome", p.other_momentum)):
        yield name, _rolls(facts[name], p, momentum)
    for name, kept in (("plain_end", 0.0), ("end", p.momentum)):
        yield name, _ends(facts[name], _loss(p, _iterates(p, p.rate, kept, p.steps))[-1])
    yield "sum_told", _adds(facts["sum_told"], p)
    more = (p.other_momentum > p.momentum) - (p.other_momentum < p.momentum)
    yield "more", facts["more"] == {1: "more", 0: "as much", -1: "less"}[more]


def _adds(text: str, p: Any) -> bool:
    """A first step leaves 1 − αλ of each distance: past the lowest point, the push turns round."""
    kinds = {-1: "agree and add up", 0: "leave only what was kept", 1: "pull against each other"}
    along, across = (kinds[int(np.sign(round(p.rate * curvature - 1, 9)))] for curvature in _curvatures(p))
    if along == across:
        return text == f"Across and along, they {along}"
    return text == f"Across, they {across}; along, they {along}"


def _ends(text: str, loss: float) -> bool:
    if "thousand" in text:
        return loss < 1e-3 * (1 + 1e-6) if "less" in text else loss > 1000 * (1 - 1e-6)
    return 1e-3 * (1 - 1e-6) <= loss <= 1000 * (1 + 1e-6) and says(text, loss, least=1e-3)


_ROLLS = {
    "diverges": "so it diverges",
    "endless": "without end",
    "past": "rolls past the lowest point and has to come back",
    "across": "swings less and less from wall to wall",
    "glides": "never passes the lowest point",
}


def _rolls(text: str, p: Any, momentum: float) -> bool:
    (said,) = [kind for kind, phrase in _ROLLS.items() if phrase in text]
    gone = np.linalg.norm(_iterates(p, p.rate, momentum, p.steps), axis=1) > 100 * math.hypot(10, 3)
    if ("leaves the picture" in text) > (said == "diverges") or (gone.any() and "leaves" not in text):
        return False
    radii, sides = [], []
    for curvature in _curvatures(p):
        roots = np.roots([1, -(1 + momentum - p.rate * curvature), momentum])
        radii.append(float(np.abs(roots).max()))
        # Two real roots that are positive: the ball stays on its side. Where they meet, either word will do.
        meet = abs((1 + momentum - p.rate * curvature) ** 2 - 4 * momentum) < ALMOST
        sides.append(None if meet else bool(np.iscomplex(roots).any() or roots.real.min() < 0))
    if abs(p.rate - 2 * (1 + momentum)) < ALMOST:
        return said in ("diverges", "endless", "past", "across")
    if max(radii) > 1:
        return said == "diverges"
    along, across = sides
    allowed = {"past"} if along else {"across"} if across else {"glides"}
    if None in sides:
        allowed |= {"across", "past", "glides"}
    return said in allowed


OTHER_SETTINGS = [
    {"rate": 3.0, "other_momentum": 0.05},
    {"rate": 0.1, "momentum": 0.1, "other_momentum": 0.1},
    {"rate": 4.0, "momentum": 0.9, "other_momentum": 0.8},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    plain, ball, other = (_iterates(p, p.rate, kept, p.steps) for kept in (0.0, p.momentum, p.other_momentum))
    best = [_iterates(p, rate, kept, 900) for rate, kept, _ in _best(p)]
    # The race before is still on its way out when a beat begins.
    descents = [[plain], [plain, ball], [plain, other], best]
    for race in on_stage(lesson, Race):
        yield from _race(lesson, race, descents, resting)
    if beat == "race_the_best" and resting and is_shown(lesson, lesson.race.losses):
        plot = lesson.race.losses
        for trail in lesson.race.trails if len(plot.curves[0].points) else ():
            last = lesson.race.ravine.plot.values(trail.walker.get_center())
            share = _loss(p, last)[0] / _loss(p, plain[:1])[0]
            left = share / ENOUGH
            yield Truth("a millionth of the loss", min(left, 1.0), left, 1.0, 1e-3)
    if beat == "keep_the_last_step" and resting and hasattr(lesson, "velocities"):
        velocities, plot = lesson.velocities, lesson.velocities.ravine.plot
        slope = -p.rate * ball[1] * _curvatures(p)
        kept = p.momentum * (ball[1] - ball[0])
        for arrow, start, way in (
            (velocities.last, ball[0], ball[1] - ball[0]),
            (velocities.kept, ball[1], kept),
            (velocities.push, ball[1] + kept, slope),
            (velocities.sum, ball[1], ball[2] - ball[1]),
        ):
            if is_shown(lesson, arrow):
                ends = [plot.values(arrow.start), plot.values(arrow.end)]
                yield Truth("arrows of a step", ends, [start, start + way], units(plot), 0.02)
        if is_shown(lesson, velocities.ravine.lines):
            yield from _contours(p, velocities.ravine)


def _race(lesson: Any, race: Race, descents: Any, resting: bool) -> Truths:
    p, plot, losses = lesson.params, race.ravine.plot, race.losses
    drawn = [values(plot, trail.places) for trail in race.trails]
    fitting = [
        paths
        for paths in descents
        if len(paths) == len(drawn)
        and all(len(places) <= len(points) for places, points in zip(drawn, paths, strict=True))
    ]
    paths = min(fitting, key=lambda each: _apart(drawn, each))
    for trail, places, points in zip(race.trails, drawn, paths, strict=True):
        seen, unit = points[: len(places)], units(plot)
        yield Truth("places of a descent", places, seen, unit)
        here = plot.values(trail.walker.get_center())
        yield Truth("place of a ball", here, nearest(seen, here, unit), unit)
    for curve, points in zip(losses.curves, paths, strict=True):
        powers = np.log10(np.maximum(_loss(p, points), 1e-9))
        yield from on_graph("a curve of losses", losses, curve, np.arange(len(powers)), powers)
    if resting:
        yield from _contours(p, race.ravine)


def _apart(drawn: Any, paths: Any) -> float:
    return max(
        float(np.abs(places - points[: len(places)]).max())
        for places, points in zip(drawn, paths, strict=True)
    )


def _contours(p: Any, ravine: Any) -> Truths:
    for line in ravine.lines:
        # Roots of the losses rise as fast on all lines, near the lowest point too.
        root = lambda places: np.sqrt(2 * _loss(p, places))  # noqa: E731
        yield from keeps_its_height(ravine.plot, line, root, tolerance=0.02)


MARKED = {
    *(
        "places of a descent",
        "place of a ball",
        "a curve of losses",
        "a millionth of the loss",
        "arrows of a step",
    ),
    *("contour line", "number at a tick"),
}


def walker_behind(self: Trail, _: float) -> None:
    self.walker.shift((0.0, 0.03, 0.0))


SLIP = Slip(Trail, "seek", walker_behind, "place of a ball")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    ball, p = lesson.ball, lesson.params
    kept, push = p.momentum * ball.state("velocity")[1], -p.rate * ball.gradients[1]
    return {"kept": kept, "push": push, "sum": kept + push}


STRUCTURE = {
    r"= 1/2 \(": "the half that makes the slope simple",
    r"kappa\) ?[-+] 1|kappa [-+] 1": "the best tuning and what it leaves",
    r"\^\* = 4 /": "the best rate",
    r"alpha < 2 / lambda_max = \S*|no rate above 2": "the limit of plain descent: the walls curve by one",
    r"2 / lambda_min": "the limit that the floor sets",
    r"log_10": "powers of ten on an axis",
}
