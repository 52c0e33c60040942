"""What the lesson says, written out for each case."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from mathkit.learning.balances import Balance
from mathkit.learning.linear_regression import CentredPoints, LineDescent, LineFit
from scenes.learning.linear_regression.words import brief, decimals, exactly, short
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.numerals import number

_SAME = 1e-3
"""Lines that are no farther apart than this, in standard deviations of y, look the same."""

_LITTLE = 0.005
"""Less than this share of the other sum is hardly any."""

_SEEN = 0.05
"""Lines that are this far apart, in the same, are seen to differ."""

_NOTHING = 1e-6
"""What is smaller than this, in standard deviations of y, is no miss to speak of."""


def _is_nothing(value: float, size: float) -> bool:
    return abs(value) < _NOTHING * size


def _counted(written: str, unit: str) -> str:
    """A number with its unit: 1 minute, 2 minutes."""
    return f"{written} {unit}" if written == "1" else f"{written} {unit}s"


def _smaller(value: float, larger: float, deviation: float) -> str:
    """The smaller of two sums."""
    if _is_nothing(value, deviation):
        return "none"
    return "hardly any" if value < _LITTLE * larger else short(value)


def _measured(value: float, axis: int, user_data: UserPoints | None) -> str:
    """A value on an axis, as a lecturer's data are measured."""
    if user_data is None:
        return _counted(brief(value), "kilometre") if axis == 0 else brief(value)
    return user_data.measured(value, axis, decimals(value))


def _place(value: float, axis: int, user_data: UserPoints | None) -> str:
    """A place on an axis, which may be a date."""
    if user_data is None:
        return _measured(value, axis, None)
    return user_data.place(value, axis, decimals(value))


def opening(examples: CentredPoints, asked: float, user_data: UserPoints | None) -> dict[str, str]:
    """What the dots are, what is asked, and from where x is counted."""
    mean = _measured(examples.mean, 0, user_data)
    if user_data is None:
        each = "Each dot is a pizza order: how far, and how late."
        question = f"A new one goes {_measured(asked, 0, None)}. How late will it be?"
        counted = "distance"
    elif user_data.names:
        x, y = user_data.names
        each = f"Each dot is one row: its {x} and its {y}."
        question = f"Take a new one, with {_place(asked, 0, user_data)} for {x}. What will its {y} be?"
        counted = x
    else:
        each, counted = "Each dot has an x and a y.", "x"
        question = f"Take a new x, {_measured(asked, 0, user_data)}. What will its y be?"
    days = " days" if user_data and user_data.first_days[0] else ""
    each_one = f"{brief(examples.deviation)}{days} each"
    unit = f", in standard deviations, {each_one}" if examples.standardized else ""
    return {
        "each_dot": each,
        "question": question,
        "counted_from": f"Measure {counted} from its average, {mean}{unit}: that's d.",
    }


def misses(guess: Balance, spread: float) -> dict[str, str]:
    """How the first line misses, and what its squares are shared out to."""
    if _is_nothing(math.sqrt(guess.error), math.sqrt(spread)):
        return {
            "guess": "How far a line misses a dot is the residual, r. Our first guess hits every dot.",
            "squared": "Squares make big misses count most.",
            "share_out": "The mean square is the loss, L. Here, every square is zero.",
        }
    return {
        "guess": "Our guess misses each dot by a residual, r.",
        "squared": "Square each, so big ones count most.",
        "share_out": "Share the area equally: this mean square is the loss, L.",
    }


def lifting(guess: Balance, spread: float) -> dict[str, str]:
    """Why a lift pays, or does not, and how far it goes."""
    deviation, n = math.sqrt(spread), len(guess.residuals)
    if _is_nothing(math.sqrt(guess.error), deviation):
        return {
            "try_it": "Lift it a bit, and every dot gets a square.",
            "corner": "Before, each was zero.",
            "others": "So a lift only adds area.",
            "stacked": "So stack the misses: there are none.",
            "pays": "There's nothing to gain from a lift.",
            "balanced": "So this line is at the right height already.",
        }
    level = short(guess.above) == short(guess.below)
    if guess.surplus >= 0:
        move, more, less, larger, smaller = "Lift", "above", "below", guess.above, guess.below
    else:
        move, more, less, larger, smaller = "Lower", "below", "above", guess.below, guess.above
    none = _is_nothing(smaller, deviation)
    sides = {more: short(larger), less: _smaller(smaller, larger, deviation)}
    stacked = f"All strips are equally wide, so stack the misses: {sides[more]} {more}, {sides[less]} {less}."
    if level:
        pays, rule = "They balance, so a lift only costs.", "So this line is at the right height."
    else:
        about = "" if exactly([larger, smaller]) else "about "
        moving = "lifting" if move == "Lift" else "lowering"
        pays = f"More is lost than gained: {moving} pays until they balance."
        surplus = f"{about}{short(abs(guess.surplus))}"
        rule = f"All {n} misses moved equally: by {surplus} over {n}."
    gain = (
        f"There's no square {less} yet, but one there would gain two strips and a corner."
        if none
        else f"Squares {less} gain all three."
    )
    return {
        "try_it": f"{move} the line a bit: squares {more} lose two strips.",
        "corner": "Their overlap was lost twice, so a corner goes back.",
        "others": gain,
        "stacked": stacked,
        "pays": pays,
        "balanced": rule,
    }


def sinking(miss: float, fall: float, spread: float) -> str:
    """What a line that turns up does to the squares on its left.

    Parameters
    ----------
    miss, fall
        The residual of the point on the left that pulls most, and how far the line goes down there.
    """
    if _is_nothing(miss, math.sqrt(spread)) or fall <= 2 * miss < 0:
        return "On the left, the line drops."
    if miss < 0:
        return "On the left, the line drops, so squares below shrink."
    return "On the left, the line drops, so squares above grow."


def turning(lifted: Balance, fit: LineFit) -> dict[str, str]:
    """What turns the line, and how far."""
    deviation = math.sqrt(fit.spread)
    if _is_nothing(math.sqrt(lifted.error), deviation):
        return {
            "pulled": "So each miss counts d times. But there's no miss left to count.",
            "turned": "A turn would only add area.",
            "turn_it": "So the slope is right already.",
            "still_level": "The line hits every dot.",
        }
    up, down = lifted.for_turn, lifted.against
    way = "up"
    if lifted.turning < 0:
        up, down, way = down, up, "down"
    less = _smaller(down, up, deviation)
    pulled = f"So each miss counts d times: {short(up)} for turning {way}, {less} against."
    if short(up) == short(down):
        return {
            "pulled": f"{pulled} They balance.",
            "turned": "Turning it either way only costs.",
            "turn_it": "So the slope is right already.",
            "still_level": "And the first stacks are level too.",
        }
    return {
        "pulled": pulled,
        "turned": "A turn of 1 moves each miss by d. Counted d times: d squared, "
        f"{short(lifted.arms_in_all)} in all.",
        "turn_it": f"So turn it {way} by {short(abs(lifted.turn))}.",
        "still_level": "The first balance holds: the d's add up to zero.",
    }


def moving(fit: LineFit) -> dict[str, str]:
    """What a move of the best line costs, and so any move."""
    if _is_nothing(math.sqrt(fit.error), math.sqrt(fit.spread)):
        return {
            "strips_gone": "It missed nothing, so it has no strips to lose.",
            "corners_left": "You only get corners, and they always add area.",
        }
    return {
        "strips_gone": "Both sums were zero, so the strips cancel.",
        "corners_left": "Corners are left, and they only add area.",
    }


def overshoots(descent: LineDescent, fit: LineFit) -> bool:
    """Whether the first step goes beyond the best value of a weight, far enough to be seen."""
    before, after = (descent.weights[:2] - fit.weights) * np.sqrt(np.diag(descent.hessian) / 2)
    return bool(np.any((before * after < 0) & (np.abs(after) > _SEEN * math.sqrt(fit.spread))))


def walking(descent: LineDescent, too_fast: LineDescent, fit: LineFit) -> dict[str, str]:
    """Which way the walk goes, what a larger rate would do, and whether the walk arrives."""
    steps = "one step" if len(descent.errors) == 2 else f"{len(descent.errors) - 1} steps"
    first, last, least = (brief(float(each)) for each in (descent.errors[0], descent.errors[-1], fit.error))
    apart = np.abs(descent.weights[-1] - fit.weights) * np.sqrt(np.diag(descent.hessian) / 2)
    rate = number(descent.learning_rate, 3)
    pull = f"For a tiny step, only strips count. Two per dot: twice each sum, over {len(fit.residuals)}."
    way = f"Step downhill by the learning rate, {rate}, times that"
    if overshoots(descent, fit):
        way = f"{way}: so large a rate overshoots."
    elif overshoots(too_fast, fit):
        way = f"{way}: {number(too_fast.learning_rate, 3)} would overshoot."
    else:
        way = f"{way}."
    if not descent.gradients[0].any():
        pull, way = "On this line, both sums are zero.", "So there's no way down from here."
    if first == last == least:
        arrived = f"The loss stays at {least}: it was there from the start."
    elif last != least:
        arrived = f"After {steps}, the loss is {last}. The least is {least}, so it's still on its way."
    elif apart.max() < _SAME * math.sqrt(fit.spread):
        arrived = f"After {steps}, you can't tell it from the best line."
    else:
        arrived = f"After {steps}, it's almost the best line."
    return {"pull": pull, "way": way, "arrived": arrived}


def straying(
    shift: float, place: float, best: Balance, slopes: tuple[float, float], user_data: UserPoints | None
) -> dict[str, str]:
    """What one point does that goes astray at d, its *place*, to the slope of the best line."""
    before, after = (short(slope) for slope in slopes)
    size, more = short(abs(shift)), shift > 0
    if user_data is None:
        minutes = _counted(size, "minute")
        said = f"suppose this order came {minutes} {'later' if more else 'earlier'}."
        counted = f"Its {'' if more else '−'}{minutes} count{'s' if size == '1' else ''}"
    else:
        y = user_data.names[1] if user_data.names else "y"
        measured = user_data.with_unit(size, 1)
        said = f"suppose the {y} of this one were {measured} {'more' if more else 'less'}."
        counted = "That counts"
    n, product = len(best.residuals), place * shift
    counted = f"{counted} {short(place)} times"
    about = "" if exactly([place, shift, product]) else "about "
    divided = f"{about}{short(product)} over {short(best.arms_in_all)}"
    if before == after:
        pulled = f"{counted}, but among {n} dots it hardly moves the line."
    elif abs(slopes[1] - slopes[0]) < 0.1 * abs(slopes[0]):
        pulled = f"{counted}, but {divided} only takes the slope from {before} to {after}."
    else:
        pulled = f"{counted}: {divided} takes the slope from {before} to {after}."
    return {"strayed": f"But {said}", "pulled_away": pulled}


def answer(asked: float, predicted: float, fit: LineFit, user_data: UserPoints | None) -> dict[str, str]:
    """What the best line says, and how far that may be off."""
    typical = math.sqrt(fit.error)
    hits = _is_nothing(typical, math.sqrt(fit.spread))
    if user_data is None:
        minutes = _counted(number(abs(predicted), 1), "minute")
        value = f"{minutes} {'late' if predicted > 0 else 'early'}"
        said = "right on time" if round(predicted, 1) == 0 else value
        off = "half a minute" if 0.45 <= typical < 0.55 else _counted(number(typical, 1), "minute")
        off = "a few seconds" if typical < 0.05 else off
    else:
        said, off = _place(predicted, 1, user_data), user_data.measured(typical, 1, 2)
    missed = f"The line typically missed by {off}; expect more on new dots."
    return {
        "go_up": f"With the true data, go up from {_place(asked, 0, user_data)}: {said}.",
        "give_or_take": "This line hits every dot." if hits else missed,
        "prediction": said,
        "predicted": said if user_data else brief(predicted),
    }


def outcomes(descent: LineDescent, fit: LineFit) -> Mapping[str, Any]:
    """The losses that are told apart from the film."""
    return {"first_loss": brief(float(descent.errors[0])), "least": brief(fit.error)}
