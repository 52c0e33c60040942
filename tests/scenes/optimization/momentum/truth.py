"""Momentum: along each axis of the ravine a recurrence of its own, here as powers of a 2×2 matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.optimization.momentum.flats import FlatsByFeature, LossChart, Predictions
from scenes.optimization.momentum.races import Race
from scenes.optimization.momentum.ravines import Ravine, SplitWalk
from scenes.optimization.momentum.shares import Shares
from scenes.optimization.momentum.squares import PushSquares
from scenes.optimization.momentum.strides import Strides
from scenes.optimization.momentum.swings import ShrinkingArea, Swing
from scenes.stage.motion.trails import Trail
from truth.modules import Claims
from truth.ravines import best, distances, loss, share_left, steps_needed
from truth.reading import read, says
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    centres,
    corners,
    is_shown,
    keeps_its_height,
    nearest,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------

ENOUGH = 1e-6


def _start(p: Any) -> Any:
    return np.array([p.start_x, p.start_y])


def _lowest(p: Any) -> Any:
    return -_start(p)


def _distances(p: Any, rate: float, momentum: float, steps: int) -> Any:
    return distances(_start(p), p.condition, rate, momentum, steps)


def _needed(p: Any, condition: float) -> list[int]:
    return steps_needed(_start(p), condition, ENOUGH)


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    plain_needed, needed = _needed(p, p.condition)
    return {
        "ratio": p.condition**0.5,
        "limit": 2.0,
        "floor_limit": 2.0 * p.condition,
        "most": sum(p.momentum**power for power in range(4000)),
        "least": sum((-p.momentum) ** power for power in range(4000)),
        "ball_limit": 2 * (1 + p.momentum),
        "best_momentum": best(p.condition)[1][1],
        "plain_needed": plain_needed,
        "needed": needed,
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    plain, ball = best(p.condition)
    yield "plain_outcome", _walks(facts["plain_outcome"], p)
    yield "other_outcome", _compares(facts["other_outcome"], p)
    yield "sum_told", _adds(facts["sum_told"], p)
    yield "race", _leads(facts["race"], p)
    yield "another", _introduces(facts["another"], p)
    for name, share in (("plain_left", plain[2]), ("left", ball[2])):
        yield name, facts[name].endswith("%") and abs(float(facts[name][:-1]) / 100 - share) <= 0.005001
    yield "as_much", _times(facts["as_much"], p.condition**0.5)
    yield (
        "each_step",
        ("leaves" in facts["each_step"]) == (p.rate < 2 - _ALMOST) or abs(p.rate - 2) < _ALMOST,
    )
    plain_needed, needed = _needed(p, p.condition)
    yield "learned", says(facts["learned"], needed, plain_needed)
    rolled = loss(_distances(p, *ball[:2], 8), p.condition)
    rises = rolled.max() / rolled[0]
    yield "learned", ("but" in facts["learned"]) == (rises > 1.15) or abs(rises - 1.15) < _ALMOST
    yield (
        "learned",
        ("doubles" in facts["learned"]) == (abs(rises - 2) < 0.05) or abs(abs(rises - 2) - 0.05) < _ALMOST,
    )
    begin = p.condition * (1 - p.other_momentum**0.5) ** 2
    yield "goes_flat", ("each" in facts["goes_flat"]) == (begin < 3.78) or abs(begin - 3.78) < _ALMOST
    told = float(facts["flat_at"].removesuffix("%")) / 100
    yield "flat_at", abs(told - p.other_momentum**0.5) <= 0.005001 and told < 1
    yield "meeting", _meets(facts["meeting"], p.other_momentum, ball[1])


def _meets(text: str, other: float, best: float) -> bool:
    change = (
        "Lower" if round(other, 2) > round(best, 2) else "Raise" if round(other, 2) < round(best, 2) else "At"
    )
    return text.startswith(change) and says(text, round(best, 2))


def _times(text: str, ratio: float) -> bool:
    told = 2.0 if text == "twice" else float(text.removesuffix(" times"))
    return abs(told - ratio) <= 0.0501


_ALMOST = 1e-6
"""Nearer to the border between two words than this, either will do."""


def _walks(text: str, p: Any) -> bool:
    across, along = (1 - p.rate * curvature for curvature in (1.0, 1 / p.condition))
    if across < -1 + _ALMOST:
        return ("higher every time" in text) == (across < -1 - _ALMOST) or abs(across + 1) < _ALMOST
    first = "zigzags" in text if across < -_ALMOST else "slides down" in text if across > _ALMOST else True
    return first and ("creeps" in text) == (along > 0.7)


def _leads(text: str, p: Any) -> bool:
    """Who leads; a descent is thrown out of the valley when it leaves the picture."""
    plain, ball = (_distances(p, p.rate, kept, p.steps) for kept in (0.0, p.momentum))
    if "thrown out" in text:
        grows = [share_left(1.0, p.rate, kept) > 1 for kept in (0.0, p.momentum)]
        return grows[0] and ("both" not in text or grows[1])
    ratio = loss(plain, p.condition)[-1] / loss(ball, p.condition)[-1]
    if "about the same" in text:
        return 0.8 < ratio < 1.25
    if "plain descent has the lower loss" in text:
        return ratio < 1
    return _tells(text, ratio)


def _tells(text: str, ratio: float) -> bool:
    """How many times one loss is another."""
    if "a million" in text:
        return ratio > 0.99e6
    told = 2.0 if "twice" in text else read(text.partition("about ")[2].replace(",", ""))[0][0]
    return abs(told / ratio - 1) < 0.5


def _introduces(text: str, p: Any) -> bool:
    return ("keep more" in text) == (p.other_momentum >= p.momentum) and says(text, p.other_momentum)


def _adds(text: str, p: Any) -> bool:
    """A first step leaves 1 − αλ of each distance: past the lowest point, the push turns round."""
    kinds = {-1: "they add up", 0: "only what was kept is left", 1: "they oppose each other"}
    along, across = (
        kinds[int(np.sign(round(p.rate * curvature - 1, 9)))] for curvature in (1 / p.condition, 1.0)
    )
    if along == across:
        return text == f"Here, {across} across and along"
    return text == f"Here, {across} across; along, {along}"


def _compares(text: str, p: Any) -> bool:
    """A larger loss is said only of a ball that passes the lowest point, or swings, and comes back."""
    if "Its loss ends at" not in text:
        return _rolls(text, p, p.other_momentum)
    kinds = [_rolls(phrase, p, p.other_momentum) for phrase in (_ROLLS["past"], _ROLLS["across"])]
    ends = [loss(_distances(p, p.rate, kept, p.steps), p.condition)[-1] for kept in (0.0, p.other_momentum)]
    return any(kinds) and ends[1] > ends[0] and _tells(text, ends[1] / ends[0])


_ROLLS = {
    "diverges": "never comes back",
    "endless": "forever",
    "past": "rolls past the lowest point",
    "across": "less and less",
    "glides": "without ever passing",
}


def _rolls(text: str, p: Any, momentum: float) -> bool:
    (said,) = [kind for kind, phrase in _ROLLS.items() if phrase in text]
    sides = []
    for curvature in (1 / p.condition, 1.0):
        roots = np.roots([1, -(1 + momentum - p.rate * curvature), momentum])
        # Two real roots that are positive: the ball stays on its side. Where they meet, either word will do.
        meet = abs((1 + momentum - p.rate * curvature) ** 2 - 4 * momentum) < _ALMOST
        sides.append(None if meet else bool(np.iscomplex(roots).any() or roots.real.min() < 0))
    if abs(p.rate - 2 * (1 + momentum)) < _ALMOST:
        return said in ("diverges", "endless", "past", "across")
    if max(share_left(curvature, p.rate, momentum) for curvature in (1 / p.condition, 1.0)) > 1:
        return said == "diverges"
    along, across = sides
    allowed = {"past"} if along else {"across"} if across else {"glides"}
    if None in sides:
        allowed |= {"across", "past", "glides"}
    return said in allowed


OTHER_SETTINGS = [
    {"rate": 3.0, "other_momentum": 0.05},
    {"rate": 0.1, "momentum": 0.1, "other_momentum": 0.05},
    {"rate": 4.0, "momentum": 0.9, "other_momentum": 0.8},
    {"rate": 1.8, "momentum": 0.95, "other_momentum": 0.5},
    {"rate": 3.0, "momentum": 0.6, "other_momentum": 0.5, "condition": 4},
    {"rate": 1.0, "momentum": 0.05, "condition": 4},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, lowest = lesson.params, _lowest(lesson.params)
    for race in on_stage(lesson, Race):
        yield from _race(lesson, race)
    for walk in on_stage(lesson, SplitWalk):
        plot = walk.ravine.plot
        here = plot.values(walk.trail.walker.get_center())
        foot = np.array([here[0], lowest[1]])
        for what, arm, start in (("along", walk.along, lowest), ("across", walk.across, here)):
            ends = values(plot, corners(arm))
            yield Truth(
                f"the distance {what}", np.sort(ends, axis=0), np.sort([start, foot], axis=0), units(plot)
            )
    for shares in on_stage(lesson, Shares):
        yield from _shares(p, shares)
    for swing in on_stage(lesson, Swing):
        yield from _swing(p, swing)
    for area in on_stage(lesson, ShrinkingArea):
        yield from _area(p, lesson, area)
    if resting:
        for squares in on_stage(lesson, PushSquares):
            yield from _squares(p, squares)
    for chart in on_stage(lesson, LossChart):
        for curve, (rate, kept, _), needed in zip(
            chart.curves, best(p.condition), _needed(p, p.condition), strict=True
        ):
            losses = loss(_distances(p, rate, kept, needed), p.condition)
            if len(curve.points) > 8:
                steps, left = values(chart.plot, corners(curve)).T
                expected = np.interp(steps, np.arange(needed + 1), np.log10(losses / losses[0]))
                yield Truth("the loss that is left", left, expected, chart.plot.y_unit, 0.02)
    for predictions in on_stage(lesson, Predictions):
        yield from _predictions(p, lesson, predictions)
    if resting:
        for ravine in on_stage(lesson, Ravine):
            yield from _contours(p, ravine)
        for flats in on_stage(lesson, FlatsByFeature) or [getattr(lesson, "flats", None)]:
            if flats is not None and is_shown(lesson, flats.data) and np.ptp(flats.data.places, axis=0).any():
                yield from _flats(p, lesson, flats)
        for strides in on_stage(lesson, Strides):
            yield from _strides(p, strides)
        if beat == "keep_the_last_step" and hasattr(lesson, "second"):
            yield from _second_step(p, lesson)


def _rates_of_swings(p: Any) -> tuple[float, float]:
    """1 − β, at which ellipses stand upright, and the middle between it and (1 − √β)², where swings begin."""
    kept = best(p.condition)[1][1]
    return 1 - kept, (1 - kept + (1 - kept**0.5) ** 2) / 2


def _step_of_a_swing(p: Any, rate: float) -> Any:
    """Takes a place between the walls and the last step to the next, at the best β."""
    kept = best(p.condition)[1][1]
    return np.array([[1 - rate, kept], [-rate, kept]])


def _swing(p: Any, swing: Swing) -> Truths:
    """After whole steps, the ball is at the place of its point, and the arrow is its last step."""
    if swing.step != round(swing.step):
        return
    state = np.linalg.matrix_power(_step_of_a_swing(p, _rates_of_swings(p)[0]), int(swing.step)) @ (
        p.start_y,
        0.0,
    )
    plane = swing.plane
    yield Truth("place and last step", plane.values(swing.trail.walker.get_center()), state, units(plane))
    if swing.step:
        arrow = [plane.values(end) for end in (swing.last_step.start, swing.last_step.end)]
        yield Truth("the last step", arrow, [(state[0], 0.0), state], units(plane), 0.02)
    ball = swing.side.values(swing.ball.get_center())
    yield Truth("the ball on the walls", ball, (state[0], state[0] ** 2 / 2), units(swing.side))


def _area(p: Any, lesson: Any, area: ShrinkingArea) -> Truths:
    """After whole steps, the ellipse as powers of a matrix of determinant β have moved it."""
    rate = min(_rates_of_swings(p), key=lambda each: abs(each - area.rate))
    if area.step != round(area.step) or not np.isclose(rate, area.rate):
        return
    kept, step = best(p.condition)[1][1], _step_of_a_swing(p, rate)
    power = np.linalg.matrix_power(step, int(area.step))
    start = np.linalg.solve(power, values(area.plane, corners(area.area)).T)
    yield Truth("the ellipse", _level(start, step) / _level((p.start_y, 0.0), step), 1.0, 1.0, 0.02)
    here = area.plane.values(area.point.get_center())
    yield Truth("place and last step", here, power @ (p.start_y, 0.0), units(area.plane))
    ball = area.side.values(area.ball.get_center())
    yield Truth("the ball on the walls", ball, (here[0], here[0] ** 2 / 2), units(area.side))
    for number, (ellipse, bar) in enumerate(zip(area.ellipses, area.bars, strict=True)):
        if is_shown(lesson, ellipse):
            level = _level(values(area.plane, corners(ellipse)).T, step)
            yield Truth("the ellipses", level / _level((p.start_y, 0.0), step), kept**number, 1.0, 0.02)
        if is_shown(lesson, bar[0]):
            length = bar[0].get_length() / area.plane.x_unit
            yield Truth("the bars", length, p.start_y * kept ** (number / 2), area.plane.x_unit)


def _level(state: Any, step: Any) -> Any:
    """The area between a state and the next one, of which a step leaves β as of any area."""
    (x, v), (next_x, next_v) = state, step @ state
    return np.abs(x * next_v - v * next_x)


def _squares(p: Any, squares: PushSquares) -> Truths:
    """A step, what is kept and the push, where steps are z times the last ones: z is √β along, −√β across."""
    _, (rate, kept, left) = best(p.condition)
    for strip, factor, curvature in (
        (squares.floor, left, 1 / p.condition),
        (squares.walls, -left, 1.0),
    ):
        step, unit = 1 - factor, strip.unit
        areas = step, abs(kept * step / factor), rate * curvature
        shown = [each.width * each.height / unit**2 for each in (strip.step, strip.kept, strip.push)]
        yield Truth("a step in areas", shown, areas, unit, 0.01)
        yield Truth("the push is a square", strip.push.width, strip.push.height)
        yield Truth("the distance", strip.line.get_length(), unit)


def _second_step(p: Any, lesson: Any) -> Truths:
    step, plot = lesson.second, lesson.ravine.plot
    start, here, after = _distances(p, p.rate, p.momentum, 2) + _lowest(p)
    push, kept = -p.rate * (here - _lowest(p)) * (1 / p.condition, 1.0), p.momentum * (here - start)
    arrows = [
        (step.first, start, here),
        (step.push, here, here + push),
        (step.kept, here + push, here + push + kept),
        (step.step, here, after),
    ]
    for arrow, begin, end in arrows:
        if is_shown(lesson, arrow):
            ends = [plot.values(arrow.start), plot.values(arrow.end)]
            yield Truth("arrows of a step", ends, [begin, end], units(plot), 0.02)
    for axis, parts in enumerate((step.along, step.across)):
        for arrow, part in zip(parts, (push, kept), strict=True):
            if is_shown(lesson, arrow):
                way = plot.values(arrow.end) - plot.values(arrow.start)
                yield Truth("parts of a step", way[axis], part[axis], units(plot)[axis], 0.02)
                yield Truth("parts of a step", way[1 - axis], 0.0, units(plot)[axis], 0.02)


def _shares(p: Any, shares: Shares) -> Truths:
    plot = shares.plot
    for curve, dot, curvature in zip(shares.curves, shares.dots, (1.0, 1 / p.condition), strict=True):
        if len(curve.points) > 8:
            places = values(plot, corners(curve))[::40]
            left = [share_left(curvature, rate, shares.momentum) for rate, _ in places]
            # Between two corners a curve is straight, and its bends lie between corners.
            yield Truth("what a step leaves", places[:, 1], left, plot.y_unit, 0.06)
        rate, left = plot.values(dot.get_center())
        if dot.get_fill_opacity() > 0:
            yield Truth(
                "what a step leaves now", left, share_left(curvature, rate, shares.momentum), plot.y_unit
            )
            yield Truth("the rate", shares.pointer.get_start()[0], dot.get_center()[0])


def _predictions(p: Any, lesson: Any, predictions: Predictions) -> Truths:
    rate, momentum, _ = best(p.condition)[predictions is not lesson.learning.models[0]]
    plot, steps = predictions.plot, int(predictions.step + 1e-9)
    weights = _distances(p, rate, momentum, max(steps, 1))[steps] + _lowest(p)
    rents, predicted = lesson.features @ _lowest(p), lesson.features @ weights
    places = np.column_stack([rents, predicted])[
        (predicted >= plot.y_range[0]) & (predicted <= plot.y_range[1])
    ]
    yield Truth("predicted rents", values(plot, centres(predictions.dots, len(places))), places, units(plot))


def _flats(p: Any, lesson: Any, flats: FlatsByFeature) -> Truths:
    plot = flats.plot
    places = lesson.features[:, ::-1]
    yield Truth("flats", values(plot, centres(flats.data, len(places))), places, units(plot))
    for arm, length, axis in zip(flats.arms, (p.condition**-0.5, 1.0), (1, 0), strict=True):
        if is_shown(lesson, arm):
            drawn = np.ptp(values(plot, corners(arm)), axis=0)
            yield Truth("spread of a feature", drawn[axis], length, units(plot)[axis])
            yield Truth("spread of a feature", np.std(places[:, axis]), length)


def _strides(p: Any, strides: Strides) -> Truths:
    if strides.step < strides.steps:
        return
    turn = -1 if strides.pushes[1] < 0 else 1
    share = turn * p.momentum
    for number, (keep, add) in enumerate(zip(strides.keeps, strides.adds, strict=True), 1):
        total = turn ** (number - 1) * (1 - share**number) / (1 - share)
        last = turn ** (number - 1)
        kept, end = (strides.plot.values(arrow.end)[1] for arrow in (keep, add))
        drawn, expected = [kept, end], [total - last, total]
        yield Truth("steps that add up", drawn, expected, strides.plot.y_unit)


def _race(lesson: Any, race: Race) -> Truths:
    p, plot = lesson.params, race.ravine.plot
    plain, ball, other = (
        _distances(p, p.rate, kept, p.steps) for kept in (0.0, p.momentum, p.other_momentum)
    )
    last = [_distances(p, *each[:2], _needed(p, p.condition)[1]) for each in best(p.condition)]
    drawn = [values(plot, trail.places) - _lowest(p) for trail in race.trails]
    fitting = [
        paths
        for paths in ([plain, ball], [plain, other], last)
        if len(paths) == len(drawn)
        and all(len(places) <= len(points) for places, points in zip(drawn, paths, strict=True))
    ]
    paths = min(fitting, key=lambda each: _apart(drawn, each))
    for trail, places, points in zip(race.trails, drawn, paths, strict=True):
        seen, unit = points[: len(places)], units(plot)
        yield Truth("places of a descent", places, seen, unit)
        here = plot.values(trail.walker.get_center()) - _lowest(p)
        yield Truth("place of a ball", here, nearest(seen, here, unit), unit)


def _apart(drawn: Any, paths: Any) -> float:
    return max(
        float(np.abs(places - points[: len(places)]).max())
        for places, points in zip(drawn, paths, strict=True)
    )


def _contours(p: Any, ravine: Any) -> Truths:
    for line in ravine.lines:
        # Roots of the losses rise as fast on all lines, near the lowest point too.
        root = lambda places: np.sqrt(2 * loss(places - _lowest(p), p.condition))  # noqa: E731
        yield from keeps_its_height(ravine.plot, line, root, tolerance=0.02)
    at = ravine.plot.values(ravine.bottom.get_center())
    yield Truth("lowest point", at, _lowest(p), units(ravine.plot))


MARKED = {
    *("places of a descent", "place of a ball", "the distance along", "the distance across"),
    *("arrows of a step", "parts of a step", "steps that add up"),
    *(
        "place and last step",
        "the last step",
        "the ball on the walls",
        "the ellipse",
        "the ellipses",
        "the bars",
    ),
    *("what a step leaves", "what a step leaves now", "the rate", "predicted rents"),
    *(
        "flats",
        "the loss that is left",
        "spread of a feature",
        "lowest point",
        "contour line",
        "number at a tick",
    ),
}


def walker_behind(self: Trail, _: float) -> None:
    self.walker.shift((0.0, 0.03, 0.0))


SLIP = Slip(Trail, "seek", walker_behind, "place of a ball")


def dots_too_high(self: Shares, **_: Any) -> None:
    self.dots[1].shift((0.0, 0.03, 0.0))


OTHER_SLIPS = [Slip(Shares, "set_state", dots_too_high, "what a step leaves now")]


def _seen(points: Any) -> int:
    """How many steps of a descent are seen: up to 2.2 times the first distance, or a longer first step."""
    far = np.linalg.norm(points, axis=1)
    limit = max(2.2 * far[0], min(far[1], 9 * far[0]))
    beyond = np.flatnonzero(far > limit * (1 + 1e-9))
    return int(beyond[0] if len(beyond) else len(far)) - 1


def _race_ends(name: str, paths: Any, condition: float) -> Mapping[str, float]:
    """The last step of a race, and the losses after it, of those that have not ended before."""
    steps = max(map(_seen, paths))
    found = {f"steps of the {name}": float(steps)}
    for index, path in enumerate(paths):
        if steps < len(path):
            left = float(loss(path[steps], condition)[0])
            found[f"loss {index} in the {name}"] = round(left) if 100 <= left < 1e6 else left
    return found


def _rounded(ratio: float) -> float:
    return float(f"{ratio:.0e}") if ratio >= 10 else round(ratio, 1)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    before = _needed(p, p.condition)
    (plain_rate, _, plain_left), (ball_rate, momentum, left) = best(p.condition)
    ends = [
        _distances(p, *each[:2], steps)[-1] for each, steps in zip(best(p.condition), before, strict=True)
    ]
    plain, ball = (_distances(p, p.rate, kept, p.steps) for kept in (0.0, p.momentum))
    last = [loss(_distances(p, *each[:2], before[1]), p.condition)[-1] for each in best(p.condition)]
    losses = loss(np.array([*ends, plain[-1], ball[-1]]), p.condition)
    eighth, ratio = (1 - p.momentum**8) / (1 - p.momentum), losses[2] / losses[3]
    is_near = 1 / (1 - p.momentum) <= 1.3 * eighth
    other = _distances(p, p.rate, p.other_momentum, p.steps)
    races = _race_ends("race", (plain, ball), p.condition) | _race_ends(
        "other race", (plain, other), p.condition
    )
    return races | {
        "root": round(p.condition**0.5, 1),
        "left across by plain descent": abs(1 - p.rate),
        "left along by plain descent": abs(1 - p.rate / p.condition),
        "best rate of plain descent": plain_rate,
        "best rate of the ball": ball_rate,
        "plain left": plain_left,
        "left": left,
        "best root": left,
        "first limit": 1 / (1 - p.momentum) if is_near else 1 / (1 + p.momentum),
        "least, downhill": -1 / (1 + p.momentum),
        "loss in the last race": last[0],
        "loss of the ball in the last race": last[1],
        "rate of the swing": 1 - momentum,
        "another rate of the swing": _rates_of_swings(p)[1],
        "left along at the rate of the swing": share_left(1 / p.condition, 1 - momentum, momentum),
        **{f"length {power}": p.start_y * left**power for power in range(3)},
        "root of the other share": p.other_momentum**0.5,
        "less": 0.7 * momentum,
        "more": 1.3 * momentum,
        "left with more": (1.3 * momentum) ** 0.5,
        "left across at the other share": share_left(1.0, p.rate, p.other_momentum),
        "left along at the other share": share_left(1 / p.condition, p.rate, p.other_momentum),
        "lead": _rounded(ratio),
        "how far behind": _rounded(float(loss(other, p.condition)[-1] / losses[2])),
    }


STRUCTURE = {
    r"spread 1$": "the unit in which the model takes ages",
    r"dial \}\} - 1 ": "what a step past the floor leaves of a distance: the rate less one",
    r"^1$": "one unit up the wall",
    r"1 - |1 \+ |< 1|\(1 |1 \\+|1 / \(1|\|1": "the ones of shares and of series",
    r"[Pp]ast 2|dial \}\} < \"2\"$": "the limit of plain descent: the walls curve by one",
    r"- 1\) / \(|\+ 1\)": "one less and one more",
    r"2 d": "from wall to wall, twice a distance",
    r"to 1$|to 1, so sides|to 1\.": "the unit of curvature, and of pushes",
    r"area\" times 1$": "what a shear leaves of an area",
}
