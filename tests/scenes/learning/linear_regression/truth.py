"""Linear regression: covariances instead of balances, and the descent by the powers of its factors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.learning.linear_regression.residuals import Residuals
from scenes.learning.linear_regression.stacks import Stacks
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
    d, y = feature(p), scatter(p)[1]
    np.testing.assert_allclose(lesson.data, np.column_stack([d, y]), rtol=1e-9, atol=1e-9)
    w, b = first(p)
    slope, height = best(d, y)
    misses = y - w * d - b
    pulls = d * (misses - np.mean(misses))
    tried = nudges(d, y, float(np.mean(misses)))
    both_lift, both_turn = tried[2:]
    strips = 2 * (y - slope * d - height) * (both_lift + both_turn * d)
    moved = (slope + both_turn, height + both_lift)
    strayed = stray(p)[1]
    after = best(d, strayed)
    return {
        "learned": last(p),
        "too_fast": (0.8 / max(np.mean(d**2), 1.0), *np.ravel([last(p, 0.8, steps) for steps in range(4)])),
        "rate": p.share / max(np.mean(d**2), 1.0),
        "weights": (slope, height),
        "r_squared": Near(np.corrcoef(d, y)[0, 1] ** 2, 1e-9),
        "first": (w, b),
        "misses": misses,
        "lift": height - b,
        "pulls": pulls,
        "turn": slope - w,
        "arms": len(d) * np.mean(d**2),
        "nudges": tried,
        "strips": (np.sum(np.abs(strips)) / 2, np.sum(np.abs(strips)) / 2),
        "corners": (
            len(d) * (both_lift**2 + both_turn**2 * np.mean(d**2)),
            both_lift**2 + both_turn**2 * np.mean(d**2),
        ),
        "losses": [error(p, line) for line in ((w, b), (w, height), (slope, height), moved)],
        "spoilt": (*after, *(_mean_square(d, strayed, line) for line in ((slope, height), after))),
    }


def _mean_square(d: Any, y: Any, line: Any) -> float:
    return float(np.mean((y - line[0] * d - line[1]) ** 2))


def nudges(d: Any, y: Any, lift: float) -> list[float]:
    """What is tried, each rounded to its first digit."""
    deviation, steepness = np.std(y), np.std(y) / np.std(d)
    tried = (
        0.4 * lift
        if abs(lift) > 0.1 * deviation
        else 0.4 * deviation * (-1 if lift < -1e-9 * deviation else 1)
    )
    exact = (tried, 0.4 * steepness, 0.3 * deviation, 0.25 * steepness)
    return [float(f"{value:.0e}") for value in exact]


def stray(p: Any) -> tuple[int, Any]:
    """Which point strays, and the y of all points with it."""
    d, y = feature(p), scatter(p)[1].copy()
    unit = 10.0 ** (np.floor(np.log10(np.std(y))) - 1)
    index = int(np.argmin(d))
    shift = np.round(p.stray * np.std(y) / unit) * unit
    y[index] += shift if best(d, y)[0] >= 0 else -shift
    return index, y


def scatter(p: Any) -> tuple[Any, Any]:
    if p.points:  # as the axes count them
        x, y = p.user_data.points.T
        return x, y
    x = np.linspace(1, 5, p.count)
    drawn = p.slope * x + p.intercept + p.noise * np.random.default_rng(p.seed).standard_normal(p.count)
    tenths = np.round(drawn, 1)
    return np.round(x, 1), tenths if np.ptp(tenths) else drawn


def is_standardized(p: Any) -> bool:
    x = scatter(p)[0]
    curvature = np.mean(x**2) - np.mean(x) ** 2
    return bool(p.standardized or curvature > 9 or curvature < 1 / 9)


def feature(p: Any) -> Any:
    x = scatter(p)[0]
    d = x - np.mean(x)
    return d / np.sqrt(np.mean(d**2)) if is_standardized(p) else d


def best(d: Any, y: Any) -> tuple[float, float]:
    return np.cov(d, y, bias=True)[0, 1] / np.var(d), np.mean(y)


def first(p: Any) -> Any:
    """Slope and height of the first line, rounded to a tenth of the power of ten of their units."""
    d, y = feature(p), scatter(p)[1]
    found = []
    for size, value in (
        (np.std(y) / np.std(d), p.first_slope * np.std(y) / np.std(d)),
        (np.std(y), np.mean(y) + p.first_height * np.std(y)),
    ):
        found.append(round(value, 1 - int(np.floor(np.log10(size)))))
    return np.array(found)


def last(p: Any, share: float | None = None, steps: int | None = None) -> Any:
    """Where a descent ends: its distance from the best line shrinks by a factor for each weight."""
    d, y = feature(p), scatter(p)[1]
    middle = np.array(best(d, y))
    return middle + factors(p, share) ** (p.steps if steps is None else steps) * (first(p) - middle)


def factors(p: Any, share: float | None = None) -> Any:
    """What a step multiplies the distances of w and b from their best values by."""
    curvatures = 2 * np.array([np.mean(feature(p) ** 2), 1.0])
    return 1 - (p.share if share is None else share) * 2 / curvatures.max() * curvatures


def error(p: Any, weights: Any) -> float:
    d, y = feature(p), scatter(p)[1]
    return float(np.mean((weights[0] * d + weights[1] - y) ** 2))


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    x, y = scatter(p)
    d, deviation = feature(p), np.std(y)
    least, size = error(p, best(d, y)), float(np.max(np.abs(y)) + np.max(np.abs(x)))
    asked = round(np.min(x) + p.asked_at * np.ptp(x), _decimals(x) + 1 if p.points else 1)
    place = (asked - np.mean(x)) / (np.std(x) if is_standardized(p) else 1.0)
    predicted = best(d, y)[0] * place + best(d, y)[1]
    yield "lacking", facts["lacking"] == ""
    yield "each_dot", ("pizza" in facts["each_dot"]) == (not p.points)
    yield "question", shown(facts["question"], [asked], size)
    counted = [np.mean(x), np.std(x)] if is_standardized(p) else [np.mean(x)]
    yield "counted_from", shown(facts["counted_from"], counted, size)
    yield "first_loss", shown(facts["first_loss"], [error(p, first(p))], size)
    yield "least", shown(facts["least"], [least], size)
    guess = y - first(p) @ np.array([d, np.ones_like(d)])
    hit = np.sqrt(np.mean(guess**2)) < 1e-6 * deviation
    yield "guess", ("hits every dot" in facts["guess"]) == hit
    yield "share_out", ("zero" in facts["share_out"]) == hit
    # A square is more than twice as large if the miss is twice as large.
    yield "squared", ("Square each" in facts["squared"]) != hit and "big" in facts["squared"]
    yield from _lifting(facts, guess, deviation, hit, size)
    lifted = guess - np.mean(guess)
    yield from _turning(facts, d, lifted, deviation, size)
    perfect = np.sqrt(least) < 1e-6 * deviation
    yield from _sinking(facts["sinking"], d, lifted, nudges(d, y, float(np.mean(guess)))[1], deviation)
    yield "strips_gone", ("missed nothing" in facts["strips_gone"]) == perfect
    yield "strips_gone", ("Both sums were zero" in facts["strips_gone"]) != perfect
    yield "corners_left", ("only get" in facts["corners_left"]) == perfect
    yield from _walking(p, facts, least, size)
    yield from _straying(p, facts, size)
    yield from _answer(p, facts, asked, predicted, least, perfect, size)


def _decimals(values: Any) -> int:
    """The decimals of numbers that were typed in; at most 6."""
    return max(len(f"{value:.6f}".rstrip("0").partition(".")[2]) for value in values)


def _alike(first: float, second: float) -> bool:
    """Whether two sums are written alike: with two decimals, with one above 1000, with none above 10,000."""
    digits = [sum(abs(value) < limit for limit in (1000, 10_000)) for value in (first, second)]
    small = [0 < abs(value) < 0.005 for value in (first, second)]
    if any(small):
        return f"{first:.1e}" == f"{second:.1e}"
    return digits[0] == digits[1] and f"{first:.{digits[0]}f}" == f"{second:.{digits[1]}f}"


def _lifting(facts: Mapping[str, Any], guess: Any, deviation: float, hit: bool, size: float) -> Claims:
    up, down = guess[guess > 0].sum(), -guess[guess < 0].sum()
    tried, others, stacked, pays, rule = (
        facts[name] for name in ("try_it", "others", "stacked", "pays", "balanced")
    )
    # The square on r - h is that on r without two strips r h; both have the corner h h, which goes back.
    yield "corner", ("lost twice" in facts["corner"]) != hit
    if hit:
        yield "try_it", "every dot gets a square" in tried
        yield "others", "only adds" in others
        yield "stacked", "none" in stacked
        yield "pays", "nothing to gain" in pays
        yield "balanced", "already" in rule
        return
    level = _alike(up, down)
    lower = down - up > 1e-9 * deviation
    more, less = (down, up) if lower else (up, down)
    none, little = less < 1e-6 * deviation, less < 0.005 * more
    yield (
        "try_it",
        tried.startswith("Lower" if lower else "Lift") and ("below" if lower else "above") in tried,
    )
    yield "others", ("no square" in others) == none and ("above" if lower else "below") in others
    yield "others", ("gain two strips and a corner" in others) == none
    yield "others", others.endswith("gain all three.") != none
    numbers = [more, *([] if little else [less])]
    yield "stacked", ("hardly" in stacked) == (little and not none)
    yield "stacked", ("none" in stacked) == none and shown(stacked, numbers, size * len(guess))
    # A lift changes L by its strips, twice the lift times the sum of the misses, and by corners: those of a
    # small lift are less, so it pays where the sum is not zero.
    yield "pays", ("only costs" in pays) == level and ("More is lost" in pays) == (not level)
    yield "pays", level or ("lowering" in pays) == lower
    yield "balanced", ("right height" in rule) == level
    divided = [len(guess), more - less, len(guess)]
    yield "balanced", level or "moved equally" in rule
    yield "balanced", level or shown(rule, divided, size * len(guess))


def _sinking(said: str, d: Any, lifted: Any, turn: float, deviation: float) -> Claims:
    """What a turn up does to the square on the left that pulls most."""
    index = int(np.argmax(np.where(d < 0, np.abs(d * lifted), -1.0)))
    miss, turned = lifted[index], lifted[index] - turn * d[index]
    seen = abs(miss) >= 1e-6 * deviation
    yield "sinking", "On the left" in said and "drops" in said
    yield "sinking", ("below shrink" in said) == (seen and miss < 0 and turned**2 < miss**2)
    yield "sinking", ("above grow" in said) == (seen and miss > 0)


def _turning(facts: Mapping[str, Any], d: Any, lifted: Any, deviation: float, size: float) -> Claims:
    pulled, turned, by, still = (facts[name] for name in ("pulled", "turned", "turn_it", "still_level"))
    if np.sqrt(np.mean(lifted**2)) < 1e-6 * deviation:
        yield "pulled", "no miss left" in pulled
        yield "turned", "only add" in turned
        yield "turn_it", "already" in by
        yield "still_level", "hits every dot" in still
        return
    pulls = d * lifted
    up, down = pulls[pulls > 0].sum(), -pulls[pulls < 0].sum()
    clockwise, turn = down > up, (up - down) / np.sum(d**2)
    more, less = (down, up) if clockwise else (up, down)
    level = _alike(up, down)
    none, little = less < 1e-6 * deviation, less < 0.005 * more
    yield "pulled", ("hardly" in pulled) == (little and not none)
    scale = size * 20 * np.max(np.abs(d))
    yield "pulled", ("none" in pulled) == none and ("They balance" in pulled) == level
    yield "pulled", shown(pulled, [more] if little else [more, less], scale)
    yield "pulled", level or pulled.partition("for turning ")[2].startswith("down" if clockwise else "up")
    yield "turned", ("costs" in turned) == level
    yield "turned", level or shown(turned, [1, np.sum(d**2)], scale)
    yield "turn_it", ("already" in by) == level
    yield "turn_it", level or (shown(by, [abs(turn)], scale) and ("it down" in by) == clockwise)
    yield "still_level", ("add up to zero" in still) == (not level)


def _walking(p: Any, facts: Mapping[str, Any], least: float, size: float) -> Claims:
    d, y = feature(p), scatter(p)[1]
    ended, pull, way, told = error(p, last(p)), facts["pull"], facts["way"], facts["arrived"]
    start = error(p, first(p))
    rate = p.share / max(np.mean(d**2), 1.0)
    at_rest = bool(np.allclose(first(p), best(d, y), atol=1e-9 * size))
    if "no way down" in way:
        yield "way", at_rest
        yield "pull", at_rest and "both sums are zero" in pull
    else:
        too_fast = 0.8 / max(np.mean(d**2), 1.0)
        yield "way", shown(way, [rate, *([too_fast] if "would" in way else [])], 1.0)
        yield "way", ("so large a rate overshoots" in way) == _overshoots(p)
        yield "way", ("would overshoot" in way) == (_overshoots(p, 0.8) and not _overshoots(p))
        yield "pull", shown(pull, [len(d)], 1.0)
    steps = "one step" if p.steps == 1 else f"{p.steps} steps"
    if "stays" in told:
        yield "arrived", shown(told, [least], size) and abs(start - least) < 2e-3 * max(1.0, least)
        return
    count = [] if p.steps == 1 else [p.steps]
    yield "arrived", steps in told
    if "on its way" in told:
        yield "arrived", shown(told, [*count, ended, least], size) and ended >= least - 1e-9 * size
    else:
        yield "arrived", shown(told, count, size) and abs(ended - least) < 2e-3 * max(1.0, least)
        away = last(p) - np.array(best(d, y))
        off = max(abs(away[0]) * np.std(d), abs(away[1])) / np.std(y)
        yield "arrived", off < 1.001e-3 if "can't tell" in told else off > 0.999e-3


def _overshoots(p: Any, share: float | None = None) -> bool:
    """Whether the first step goes beyond a best value by a twentieth of a deviation of y."""
    d, y = feature(p), scatter(p)[1]
    away = (first(p) - np.array(best(d, y))) * np.array([np.std(d), 1.0])
    beyond = -factors(p, share) * np.abs(away)
    return bool(np.any(beyond > 0.05 * np.std(y)))


def _straying(p: Any, facts: Mapping[str, Any], size: float) -> Claims:
    d, y = feature(p), scatter(p)[1]
    slope, _ = best(d, y)
    unit = 10.0 ** (np.floor(np.log10(np.std(y))) - 1)
    shift = np.round(p.stray * np.std(y) / unit) * unit * (1 if slope >= 0 else -1)
    index = int(np.argmin(d))
    after = slope + d[index] * shift / np.sum(d**2)
    said, pulled = facts["strayed"], facts["pulled_away"]
    yield "strayed", shown(said, [abs(shift)], size)
    yield "strayed", ("later" in said or "more" in said) == (shift > 0)
    # What the residual of the point gains counts d times; over the sum of d² it turns the line.
    minutes = [] if p.points else [shift]
    if "hardly" in pulled:
        yield "pulled_away", shown(pulled, [*minutes, d[index], len(d)], size)
        yield "pulled_away", abs(after - slope) < 0.011 * max(1.0, abs(slope))
        return
    numbers = [*minutes, d[index], d[index] * shift, np.sum(d**2), slope, after]
    yield "pulled_away", shown(pulled, numbers, size * len(d) * max(1.0, np.max(np.abs(d))))
    yield "pulled_away", ("only" in pulled) == (abs(after - slope) < 0.1 * abs(slope))
    yield "pulled_away", p.points or ("counts" in pulled) == (abs(shift) == 1)


def _answer(
    p: Any, facts: Mapping[str, Any], asked: float, predicted: float, least: float, perfect: bool, size: float
) -> Claims:
    missed, typical = facts["give_or_take"], np.sqrt(least)
    yield "predicted", shown(facts["predicted"], [predicted], size)
    asked_from, _, said = facts["go_up"].partition(": ")
    yield "go_up", shown(asked_from, [asked], size) and said == f"{facts['prediction']}."
    if p.points:
        yield "prediction", shown(facts["prediction"], [predicted], size)
    elif facts["prediction"] == "right on time":
        yield "prediction", abs(predicted) < 0.051
    else:
        yield "prediction", shown(facts["prediction"], [abs(predicted)], size)
        yield "prediction", facts["prediction"].endswith("late" if predicted > 0 else "early")
    yield "give_or_take", ("hits every dot" in missed) == perfect
    # New points of the same kind miss by more than those that the line was fitted to.
    yield "give_or_take", ("more on new " in missed) != perfect
    if not perfect and "a few seconds" in missed:
        yield "give_or_take", typical < 0.051
    elif not perfect and "half a minute" in missed:
        yield "give_or_take", 0.449 < typical < 0.551
    elif not perfect:
        yield "give_or_take", shown(missed, [typical], size)


def shown(text: str, numbers: Any, size: float) -> bool:
    """Whether a text has just these numbers, each to its last digit or three of them; made of a *size*."""
    found = read(text)
    rounding = 1e-12 * size * max(1.0, size)
    return len(found) == len(numbers) and all(
        abs(written - value) <= 0.5001 * min(unit, max(0.1, 1e-2 * abs(value))) + rounding + 1e-12
        for (written, unit), value in zip(found, numbers, strict=True)
    )


OTHER_SETTINGS = [
    {"steps": 1, "standardized": True, "count": 30, "noise": 2.5, "seed": 7, "first_height": 0.5},
    {"points": ((1990, 12), (1995, 14), (2000, 15), (2005, 14.5)), "first_slope": 1, "steps": 2},
    {"points": ((0, 0), (1, 1), (2, 2)), "first_slope": 1, "first_height": 0},
    {"slope": -2.0, "count": 120, "first_height": 0.0, "share": 0.05, "asked_at": 0.0},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    picture = getattr(lesson, "picture", None)
    if picture is None:
        return
    plot, unit = picture.plot, units(picture.plot)
    w, b = picture.weights
    now = np.array(lesson.data)
    now[lesson.stray, 1] += picture.stray
    misses = now[:, 1] - w * now[:, 0] - b
    if is_shown(lesson, picture.data) and picture.arrived >= 1:
        yield Truth("points", values(plot, centres(picture.data, len(now))), now, unit)
    if is_shown(lesson, picture.line) and picture.drawn >= 1 and len(picture.line.points):
        ends = values(plot, corners(picture.line))
        yield Truth("line", ends[:, 1], w * ends[:, 0] + b, unit[1])
    if is_shown(lesson, picture.squares) and picture.spread >= 1:
        chosen = picture.chosen[np.argsort(-np.abs(misses[picture.chosen]))]
        boxes = outlines(picture.squares)
        yield Truth("sides of squares", np.ptp(boxes, axis=1), np.abs(misses[chosen])[:, None] * unit[[1, 1]])
        point = plot.to_frame(now[chosen])
        off = np.abs(boxes[:, :, 1] - point[:, 1, None]).min(axis=1)
        yield Truth("squares at their points", off, 0.0)
        foot = point[:, 1] - misses[chosen] * unit[1]
        yield Truth("squares on the line", np.abs(boxes[:, :, 1] - foot[:, None]).min(axis=1), 0.0)
    if beat == "read_it_off" and resting:
        dots = [each for each in lesson.mobjects if type(each).__name__ == "Dot"]
        for dot in dots:
            yield Truth("answer", plot.values(dot.get_center()), (lesson.query, lesson.predicted), unit)
    slope = getattr(lesson, "slope", None)
    if beat == "spoil_one_dot" and slope is not None and is_shown(lesson, slope):
        written = read(slope[1].source)[0][0]
        yield Truth("slope that is written", written, w, 1.0, 0.0051 * max(1.0, abs(w)))
    yield from _stacks(lesson, misses)
    yield from _areas(lesson, beat, unit)
    yield from _map(lesson, beat, resting)


def outlines(shape: Any) -> Any:
    """The corners (k, 4, 2) of boxes that are drawn as one shape."""
    return shape.points.reshape(-1, 4, 4, 3)[:, :, 0, :2]


def _stacks(lesson: Any, misses: Any) -> Truths:
    shown_ones = [*([lesson.stacks] if hasattr(lesson, "stacks") else []), *getattr(lesson, "sums", [])]
    for stacks in shown_ones:
        if is_shown(lesson, stacks.filled):
            yield from _stack(lesson, stacks, misses)


def _stack(lesson: Any, stacks: Any, misses: Any) -> Truths:
    pieces = np.concatenate(
        [outlines(shape) for shape in (stacks.filled, stacks.outlined) if len(shape.points)]
        or [np.zeros((0, 4, 2))]
    )
    if stacks.stage in (1.0, 2.0) and len(pieces):
        piled = misses if stacks.stage == 1.0 else lesson.data[:, 0] * misses
        middle = stacks.plot.box.center[0]
        heights = np.ptp(pieces[:, :, 1], axis=1)
        left = pieces[:, :, 0].mean(axis=1) < middle
        expected = np.array([piled[piled > 0].sum(), -piled[piled < 0].sum()]) * stacks.plot.y_unit
        yield Truth("heights of the stacks", [heights[left].sum(), heights[~left].sum()], expected)
        for side, height in zip((left, ~left), expected, strict=True):
            if side.any():
                top = pieces[side][:, :, 1].max() - stacks.plot.box.bottom
                yield Truth("tops of the stacks", top, height)


def _areas(lesson: Any, beat: str, unit: Any) -> Truths:
    """A mean square has the mean area; the squares that are shared out, and what pours, keep theirs."""
    mean = getattr(lesson, "mean", None)
    if mean is not None and is_shown(lesson, mean.square) and len(mean.square.points):
        sides = np.ptp(outlines(mean.square)[0], axis=0)
        if lesson.picture.followers or beat in ("square_the_misses", "read_it_off"):
            yield Truth("mean square", sides, np.sqrt(lesson.picture.error) * unit[[1, 1]])
    for shared in (each for each in lesson.mobjects if type(each).__name__ == "SharedSquares"):
        if 1.0 <= shared.progress <= 2.0 and shared.factor == 1.0:
            area = np.sum(np.prod(np.ptp(outlines(shared), axis=1), axis=1))
            misses = lesson.picture.residuals[lesson.picture.chosen]
            yield Truth("area that is shared out", area, np.sum(misses**2) * unit[1] ** 2)
    bars = getattr(lesson, "bars", None)
    if beat == "find_nothing_better" and bars is not None and bars.factor == 1.0 and bars.cancelled <= 1.0:
        shape = bars.shapes[0]
        if is_shown(lesson, shape) and len(shape.points):
            area = np.sum(np.prod(np.ptp(outlines(shape), axis=1), axis=1))
            d, residuals = (
                lesson.data[:, 0],
                lesson.data[:, 1]
                - lesson.fit.weights @ np.array([lesson.data[:, 0], np.ones(len(lesson.data))]),
            )
            rises = lesson.nudges.both_lift + lesson.nudges.both_turn * d
            yield Truth(
                "area that pours", area, 2 * np.sum(np.abs(residuals * rises)) * unit[1] ** 2, 1.0, 0.02
            )


def _map(lesson: Any, beat: str, resting: bool) -> Truths:
    chart = getattr(lesson, "map", None)
    if beat not in ("map_all_lines", "learn_it_in_steps") or chart is None:
        return
    if is_shown(lesson, chart.lines) and resting:
        for line in chart.lines:
            yield from keeps_its_height(
                chart.plot, line, lambda places: _height(lesson.params, places[:, ::-1])
            )
    if is_shown(lesson, chart.trail):
        here = chart.plot.values(chart.trail.walker.get_center())[::-1]
        if chart.trail.step > 0:
            yield Truth("line of the walker", here, lesson.picture.weights, units(chart.plot)[::-1])
    step = getattr(lesson, "step", None)
    if step is not None and is_shown(lesson, step[0]):
        arrow = step[0]
        way = (chart.plot.values(arrow.end) - chart.plot.values(arrow.start))[::-1]
        d, y = feature(lesson.params), scatter(lesson.params)[1]
        w, b = first(lesson.params)
        misses = y - w * d - b
        rate = lesson.params.share / max(np.mean(d**2), 1.0)
        expected = rate * 2 * np.array([np.mean(d * misses), np.mean(misses)])
        yield Truth("first step", way, expected, units(chart.plot)[::-1])
        if np.any(expected):
            yield Truth(
                "across the contour", across(expected * units(chart.plot)[0], way * units(chart.plot)[0]), 0.0
            )


def _height(p: Any, weights: Any) -> Any:
    """The root of how far the error of each of several lines (n, 2) is above the least."""
    d, y = feature(p), scatter(p)[1]
    away = weights - np.array(best(d, y))
    return np.sqrt(away[:, 1] ** 2 + np.mean(d**2) * away[:, 0] ** 2)


MARKED = {
    *("number at a tick", "points", "line", "sides of squares", "squares at their points"),
    *("squares on the line", "answer", "heights of the stacks", "tops of the stacks", "mean square"),
    *(
        "slope that is written",
        "area that is shared out",
        "area that pours",
        "contour line",
        "line of the walker",
        "first step",
    ),
}


def line_above(self: Residuals, **_: Any) -> None:
    self.line.shift((0.0, 0.02, 0.0))


def walker_beside(self: Trail, *_: Any) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


def stack_higher(self: Stacks, *_: Any, **__: Any) -> None:
    self.filled.stretch(1.05, 1)


SLIP = Slip(Residuals, "set_state", line_above, "line")
OTHER_SLIPS = (
    Slip(Trail, "seek", walker_beside, "line of the walker"),
    Slip(Stacks, "follow", stack_higher, "stacks"),
)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    guess, nudge = lesson.guess.residuals, lesson.nudges.lift
    found: dict[str, Any] = {"points": len(lesson.data), "asked": lesson.query_x}
    drawn = guess[lesson.picture.chosen] if hasattr(lesson, "picture") else guess
    ways = [drawn, -drawn]
    for name, misses, way in zip(
        ("first", "second"),
        ways[::-1] if lesson.guess.surplus < 0 else ways,
        (-abs(nudge), abs(nudge)),
        strict=True,
    ):
        # The last square stands alone; a small one would hardly be seen.
        miss = misses[-1] if misses[-1] >= misses.max() / 2 else misses.max()
        found[f"miss of the {name} square"] = miss
        found[f"miss of the {name} square, nudged"] = abs(miss + way)
    found["answer in tenths"] = abs(round(lesson.predicted, 1)), round(lesson.typical, 1)
    largest = int(np.argmax(np.abs(guess)))
    found["point of the largest miss"] = (*lesson.data[largest], guess[largest])
    places = np.unique(lesson.data[lesson.picture.chosen if hasattr(lesson, "picture") else slice(12), 0])
    places = places[places != 0] if len(places) <= 6 else places[[0, -1]]
    right, left = places[places > 0], places[places < 0][:1]
    found["rises of the turn"] = np.append(right, left) * lesson.nudges.turn
    turned = [*(places if len(getattr(lesson, "by_one", ())) else []), *(places * lesson.lifted.turn)]
    found |= {f"number {index} of the turns": each for index, each in enumerate(turned)}
    found["rises of the best"] = places * lesson.lifted.turn
    tried = lesson.moved.lift, lesson.moved.lift + lesson.moved.turn * lesson.data[:, 0]
    left_over = [lesson.best.residuals - rise for rise in tried]
    found["sums of the tried lines"] = [abs(r[way * r > 0].sum()) for r in left_over for way in (1, -1)]
    found["terms of the turn"] = lesson.data[:5, 0] * lesson.lifted.turn
    found["first squares"] = guess[:5] ** 2
    found["piles with a stray"] = [
        pile
        for line in (lesson.best, lesson.spoilt, lesson.after)
        for pile in (line.above, line.below, line.for_turn, line.against)
    ]
    place = lesson.data[lesson.stray, 0]
    found["the stray"] = (
        place,
        lesson.shift,
        place * lesson.shift,
        lesson.after.weights[0] - lesson.best.weights[0],
    )
    found["sums of y"] = lesson.data[:, 1].sum(), lesson.data[:, 0] @ lesson.data[:, 1]
    if hasattr(lesson, "map"):
        found |= _beside_the_map(lesson)
    found["first x"] = (lesson.examples.mean + lesson.examples.unit * lesson.data[:, 0])[:5]
    found["first d and y"] = lesson.data[:6]
    return found


def _beside_the_map(lesson: Any) -> Mapping[str, Any]:
    """Numbers that stand alone, in their order: how many rings there are moves the others."""
    rings = lesson.map.written
    learned = lesson.descent.errors[-1], *lesson.descent.weights[-1][::-1]
    alone = [*rings[1:], lesson.params.steps, *learned]
    return {"rings": rings, **{f"number {index} beside the map": each for index, each in enumerate(alone)}}


STRUCTURE = {
    r'"2" dot': "two strips",
    r'\{\{ "2" \\/ ': "the derivative of a square",
    r'x - "3"': "the mean of the distances that are drawn",
    r'- "3"\)? (=|approx|\\/)': "the same",
    r"average, 3 kilometres": "the same",
    r"^1$": "the least distance that is drawn",
    r"A turn of 1 ": "the unit of a slope",
    r'= "0"$': "a sum that balances",
}
