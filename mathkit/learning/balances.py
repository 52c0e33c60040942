"""What makes a line the best one: its residuals balance, and so do their turning effects.

    L(w + k, b + h) = L(w, b) − 2h/n Σ r − 2k/n Σ d r + 1/n Σ (h + k d)²        r = y − (w d + b), Σ d = 0

Where both sums are zero, moving the line only adds the last term, which is never negative.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., section 4.3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, Record, as_number, as_points, as_vector
from mathkit.learning.linear_regression import round_to_tenth
from mathkit.learning.squared_error import mean_squared_error, residuals_of_line
from mathkit.rounding import exact_sum, without_rounding

__all__ = [
    "Balance",
    "LineMove",
    "Nudges",
    "balance_of_line",
    "lifted_line",
    "move_line",
    "nudges",
    "turned_line",
]


@dataclass(frozen=True, eq=False)
class Balance(Record):
    """The residuals of a line on points (n, 2) whose x, called d, is counted from its mean.

    Attributes
    ----------
    weights : (2,)
        Slope w and height b at d = 0.
    residuals, squares : (n,)
        r = y − (w d + b), and r².
    pulls : (n,)
        d r: what each point does to turn the line up.
    above, below, surplus : float
        The sum of the residuals above the line, that of those below, without its sign, and the difference.
    for_turn, against, turning : float
        The same of the pulls.
    arms : (n,)
        d².
    arms_in_all, total, error : float
        The sum of d², the sum of r², and its mean.
    lift, turn : float
        The changes of b and w that bring each balance about: Σ r / n and Σ d r / Σ d².
    """

    weights: Array
    residuals: Array
    squares: Array
    pulls: Array
    above: float
    below: float
    surplus: float
    for_turn: float
    against: float
    turning: float
    arms: Array
    arms_in_all: float
    total: float
    error: float
    lift: float
    turn: float


def balance_of_line(points: ArrayLike, weights: ArrayLike) -> Balance:
    """How far the residuals of a line (2,) balance on centred points (n, 2)."""
    d, _ = (points := as_points("points", points, dimension=2)).T
    weights = as_vector("weights", weights, length=2)
    residuals = residuals_of_line(points, weights)
    pulls, arms = d * residuals, d**2
    sizes = np.abs(points[:, 1]) + np.abs(weights[0] * d) + abs(weights[1])
    surplus = float(without_rounding(residuals.sum(), sizes.sum()))
    turning = float(without_rounding(pulls.sum(), (np.abs(d) * sizes).sum()))
    return Balance(
        weights=weights,
        residuals=residuals,
        squares=residuals**2,
        pulls=pulls,
        above=float(residuals[residuals > 0].sum()),
        below=float(-residuals[residuals < 0].sum()),
        surplus=surplus,
        for_turn=float(pulls[pulls > 0].sum()),
        against=float(-pulls[pulls < 0].sum()),
        turning=turning,
        arms=arms,
        arms_in_all=float(arms.sum()),
        total=float(np.sum(residuals**2)),
        error=mean_squared_error(points, weights),
        lift=surplus / len(d),
        turn=turning / float(arms.sum()),
    )


def lifted_line(points: ArrayLike, weights: ArrayLike) -> Array:
    """The line (2,) lifted until its residuals sum to zero."""
    return exact_sum(as_vector("weights", weights, length=2), (0.0, balance_of_line(points, weights).lift))


def turned_line(points: ArrayLike, weights: ArrayLike) -> Array:
    """The line (2,) turned about its place at d = 0 until the sum of d r is zero."""
    return exact_sum(as_vector("weights", weights, length=2), (balance_of_line(points, weights).turn, 0.0))


@dataclass(frozen=True, eq=False)
class LineMove(Record):
    """What a lift h and a turn k change about the squares of a line.

    Attributes
    ----------
    lift, turn : float
    weights : (2,)
        Of the moved line.
    rises : (n,)
        h + k d: how far the line rises at each point.
    strips : (n,)
        2 r · rise: what each square loses in two strips; negative where it gains.
    corners : (n,)
        rise²: what each square gains at its corner.
    lost, gained, added : float
        The sums of the positive strips, of the negative ones without their sign, and of the corners.
    added_on_average, error : float
        The mean of the corners, and L of the moved line.
    """

    lift: float
    turn: float
    weights: Array
    rises: Array
    strips: Array
    corners: Array
    lost: float
    gained: float
    added: float
    added_on_average: float
    error: float


def move_line(points: ArrayLike, weights: ArrayLike, lift: float, turn: float) -> LineMove:
    """Move a line (2,) on centred points (n, 2) by a lift and a turn."""
    points = as_points("points", points, dimension=2)
    lift, turn = as_number("lift", lift), as_number("turn", turn)
    weights = as_vector("weights", weights, length=2)
    rises = exact_sum(lift, turn * points[:, 0])
    strips, corners = 2 * residuals_of_line(points, weights) * rises, rises**2
    moved = exact_sum(weights, (turn, lift))
    return LineMove(
        lift=lift,
        turn=turn,
        weights=moved,
        rises=rises,
        strips=strips,
        corners=corners,
        lost=float(strips[strips > 0].sum()),
        gained=float(-strips[strips < 0].sum()),
        added=float(corners.sum()),
        added_on_average=float(corners.mean()),
        error=mean_squared_error(points, moved),
    )


@dataclass(frozen=True, eq=False)
class Nudges(Record):
    """Small moves to try, each of one digit: a lift alone, a turn alone, and both at once."""

    lift: float
    turn: float
    both_lift: float
    both_turn: float


def nudges(points: ArrayLike, lift: float) -> Nudges:
    """Small moves to try on centred points (n, 2), of a line that a `lift` would balance."""
    d, y = as_points("points", points, dimension=2).T
    deviation, steepness = float(y.std()), float(y.std() / d.std())
    tried = 0.4 * lift if abs(lift) > 0.1 * deviation else 0.4 * deviation * (-1 if lift < 0 else 1)
    return Nudges(
        lift=_one_digit(tried),
        turn=_one_digit(0.4 * steepness),
        both_lift=_one_digit(0.3 * deviation),
        both_turn=_one_digit(0.25 * steepness),
    )


def _one_digit(value: float) -> float:
    return round_to_tenth(value, 10 * value)
