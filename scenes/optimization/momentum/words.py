"""Descents with momentum in words and in formulas: how they end, and the rule that they follow."""

from __future__ import annotations

from typing import Any

import numpy as np

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import AT_LIMIT, GradientDescent
from mathkit.optimization.iterate import Rule, Trajectory
from mathkit.optimization.momentum import (
    HeavyBall,
    HeavyBallBehaviour,
    classify_heavy_ball,
    passes_the_minimum,
    stability_limit,
    swinging_rates,
    velocity_parts,
)
from scenes.optimization.momentum.shares import LARGEST_RATE
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.typesetting import Points

FACT_LABELS = {
    "ratio": "ratio of the curvatures",
    "limit": "the learning rate must stay below",
    "best_momentum": "best momentum",
    "plain_needed": "steps needed without momentum",
    "needed": "steps needed with it",
}
"""What the key numbers of the film are called apart from it."""

_CREEPS = 0.7
"""A walk that keeps more than this of its distance along the floor at each step is slow to see."""

_ALMOST_ALL = 0.95
"""Shares of more than this are written with a decimal."""

_SAME = 1.15
"""Losses whose ratio is less than this are about the same."""


def results(
    descents: tuple[Trajectory[GradientDescent], Trajectory[HeavyBall], Trajectory[HeavyBall]],
    function: Quadratic,
    best: BestDescents,
) -> dict[str, Any]:
    """What the film shows or says of plain descent, the ball and another ball, and of the best of both."""
    plain, ball, other = descents
    (plain_needed, needed), momentum = best.needed, ball.rule.momentum
    return {
        "ratio": np.sqrt(best.condition),
        "as_much": times(float(np.sqrt(best.condition))),
        "plain_outcome": plain_walk(plain.rule.learning_rate, best.condition),
        "each_step": shrinks(plain.rule.learning_rate),
        "limit": function.stability_limit,
        "floor_limit": 2 / function.curvatures.min(),
        "plain_left": rounded_percent(best.plain.convergence_rate),
        "goes_flat": goes_flat(other.rule.momentum, best.condition),
        "flat_at": flat_at(other.rule.momentum),
        "meeting": where_they_meet(other.rule.momentum, best.ball.rule.momentum),
        "learned": how_they_learn(best),
        "sum_told": how_they_add(*velocity_parts(ball, 2)),
        "most": 1 / (1 - momentum),
        "least": 1 / (1 + momentum),
        "ball_limit": stability_limit(function, momentum),
        "race": who_leads(plain, ball, function.minimum),
        "another": another_share(momentum, other.rule.momentum),
        "other_outcome": how_it_compares(other, plain, function),
        "best_momentum": best.ball.rule.momentum,
        "left": rounded_percent(best.ball.convergence_rate),
        "plain_needed": plain_needed,
        "needed": needed,
    }


# In words ------------------------------------------------------------------------------------------------


def plain_walk(rate: float, condition: float) -> str:
    """What plain descent does across and along a ravine that curves by 1 and by 1/condition."""
    across, along = 1 - rate, 1 - rate / condition
    if across < -1 - AT_LIMIT:
        return "gets thrown from wall to wall, higher every time"
    if across < -1 + AT_LIMIT:
        return "swings from wall to wall and never settles"
    first = (
        "zigzags between the walls"
        if across < -AT_LIMIT
        else "slides down the wall"
        if across > AT_LIMIT
        else "drops straight to the floor"
    )
    second = "creeps along the floor" if along > _CREEPS else "makes its way along the floor"
    return f"{first} and {second}"


def shrinks(rate: float) -> str:
    """Why a step of plain descent leaves a share of each distance: a sentence without its full stop."""
    why = "Slope is proportional to distance both ways"
    if rate > 2 - AT_LIMIT:
        return f"{why}: each step multiplies it by a fixed number"
    return f"{why}: each step leaves a fixed share"


def how_it_rolls(path: Trajectory[HeavyBall], function: Quadratic) -> str:
    """What a ball in a ravine does, along it and across: a clause."""
    match classify_heavy_ball(path, function):
        case HeavyBallBehaviour.DIVERGES:
            return "Every swing carries it farther up the walls, and it never comes back"
        case HeavyBallBehaviour.KEEPS_SWINGING:
            return "It swings from wall to wall forever"
        case HeavyBallBehaviour.GLIDES | HeavyBallBehaviour.STAYS:
            return "It glides down without ever passing the lowest point"
        case HeavyBallBehaviour.SWINGS:
            rule, curvature = path.rule, float(function.curvatures[0])
            if passes_the_minimum(curvature, rule.learning_rate, rule.momentum):
                return "It rolls past the lowest point, again and again, before it settles"
            return "It swings from wall to wall, less and less, while it rolls along the floor"


def how_it_compares(
    path: Trajectory[HeavyBall], plain: Trajectory[GradientDescent], function: Quadratic
) -> str:
    """How another ball rolls; and if it only swings, how much larger its loss is, where it is."""
    ratio = float(path.values[-1] / plain.values[-1])
    if ratio > _SAME and classify_heavy_ball(path, function) is HeavyBallBehaviour.SWINGS:
        return f"Its loss ends at {_fold(ratio)} plain descent's"
    return how_it_rolls(path, function)


def goes_flat(momentum: float, condition: float) -> str:
    """Which curves have flat parts that can be seen."""
    begin, _ = swinging_rates(1 / condition, momentum)
    return "part of each curve" if begin < 0.9 * LARGEST_RATE else "part of the walls' curve"


def flat_at(momentum: float) -> str:
    """How much a step leaves on the flat parts."""
    share = float(np.sqrt(momentum))
    return percent(share, int(share > _ALMOST_ALL))


def where_they_meet(momentum: float, best: float) -> str:
    """How another momentum has to change until the flat parts just meet, and where they do: a sentence."""
    meet = f"t {number(best)}, they just meet"
    if number(momentum) == number(best):
        return f"A{meet}"
    return f"{'Lower beta: the flats sink' if momentum > best else 'Raise beta: the flats widen'}; a{meet}"


def how_they_learn(best: BestDescents) -> str:
    """What the ball with the best settings does at first, and the steps that both need: a sentence."""
    plain_needed, needed = best.needed
    values = best.ball_path.values
    rise = float(values.max() / values[0])
    first = f"{'doubles' if times(rise) == 'twice' else 'rises'}, but " if rise > _SAME else ""
    return f"The ball's loss {first}reaches a millionth in {needed} steps, not {plain_needed}"


_TOGETHER = {-1: "they oppose each other", 0: "only what was kept is left", 1: "they add up"}
"""What two parts of a step do along an axis, by the sign of their product."""


def how_they_add(kept: Points, push: Points) -> str:
    """How what is kept of a step and the push downhill go together, across a ravine and along it."""
    along, across = (_TOGETHER[int(np.sign(round(product, 9)))] for product in kept * push)
    if across == along:
        return f"Here, {across} across and along"
    return f"Here, {across} across; along, {along}"


def who_leads(plain: Trajectory[Rule], ball: Trajectory[Rule], minimum: Points) -> str:
    """Which of two descents ends with the lower loss: a sentence."""
    gone = [
        path.stopped_early or len(in_sight(path.points, minimum)) < len(path.points) for path in (plain, ball)
    ]
    if all(gone):
        return "At this rate, both are thrown out of the valley"
    if gone[0]:
        return "At this rate, plain descent is thrown out of the valley, and the ball isn't"
    ratio = float(plain.values[-1] / ball.values[-1])
    steps = f"After {ball.steps} steps"
    if 1 / _SAME < ratio < _SAME:
        return f"{steps}, their losses are about the same"
    if ratio < 1:
        return f"{steps}, plain descent has the lower loss: this isn't the right share"
    return f"{steps}, the ball's loss is {_times(ratio)} smaller"


def times(ratio: float) -> str:
    """How many times, with one decimal: ``twice``, ``2.2 times``."""
    written = number(ratio, 1)
    return "twice" if written == "2" else f"{written} times"


def _fold(ratio: float) -> str:
    """How many times as much, as an ear holds it."""
    return f"about {times(ratio)}" if ratio < 10 else _times(ratio)


def _times(ratio: float) -> str:
    """How many times, as an ear holds it."""
    if ratio < 10:
        return f"about {number(ratio, 1)} times"
    if ratio >= 1e6:
        return "more than a million times"
    size = 10 ** int(np.log10(ratio))
    return f"about {round(ratio / size) * size:,} times"


def another_share(momentum: float, other: float) -> str:
    """How to introduce another momentum: a question or a request."""
    if other < momentum:
        return f"What if it keeps less? Let's take {number(other)}"
    return f"Why not keep more? Let's take {number(other)}"


def rounded_percent(share: float) -> str:
    """A share as a percentage that an ear can hold."""
    return percent(share, 0)
