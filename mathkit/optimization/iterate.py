"""One loop under all descent methods: a rule turns each gradient into the next move.

    xₜ₊₁ = xₜ + move(t, ∇f(xₜ), state)

To add a method, derive a frozen dataclass from `Rule`. Its fields are the settings (learning rate, decay …).
Name in `state_names` the vectors that it keeps from step to step: the mean square of RMSProp, the two
means of Adam. Write `step`. A schedule computes its learning rate from the number of the step. A method that
sees only part of the data overrides `gradient`. The loop, the record and everything that draws the record
stay as they are.

Source: B. Polyak, Introduction to Optimization, section 1.4.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    Record,
    as_array,
    as_non_negative_number,
    as_positive_number,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.quadratics import Quadratic
from mathkit.rounding import exact_sum

__all__ = ["FARTHEST", "Rule", "Trajectory", "Tuning", "iterate", "iterate_until", "steps_until"]

FARTHEST = 1e12
"""Iterates farther than this from the origin are not computed."""


@dataclass(frozen=True)
class Rule(ABC):
    """How a method moves, given the gradient; see the module's docstring on how to add one."""

    state_names: ClassVar[tuple[str, ...]] = ()
    """The names of the s vectors (n,) that the rule keeps from step to step; all are zero at the start."""

    @abstractmethod
    def step(self, number: int, gradient: Array, state: Array, /) -> tuple[Array, Array]:
        """The move (n,) of a step, and the state (s, n) after it.

        Parameters
        ----------
        number : int
            Of the step, from 1.
        gradient : (n,)
            Where the step begins.
        state : (s, n)
            Before the step, a row for each of `state_names`.
        """

    def gradient(self, function: Differentiable, point: Array, _number: int, /) -> Array:
        """The gradient (n,) that a step, counted from 1, uses at its first point (n,)."""
        return function.gradient(point)


_AnyRule = TypeVar("_AnyRule", bound=Rule)
_AnyRule_co = TypeVar("_AnyRule_co", bound=Rule, covariant=True)


@dataclass(frozen=True, eq=False)
class Trajectory(Record, Generic[_AnyRule_co]):
    """All iterates of a method on a function of n variables.

    Attributes
    ----------
    rule
        The method and its settings.
    points : (k + 1, n)
        The start and the point after each step. There are k steps: as many as were asked for, or fewer if
        the next point would have been too far from the origin. Every number is finite.
    values : (k + 1,)
    gradients : (k + 1, n)
        As the rule used them.
    states : (k + 1, s, n)
        The state of the rule at the start and after each step.
    stopped_early : bool
        Whether the next point would have been too far from the origin.
    """

    rule: _AnyRule_co
    points: Array
    values: Array
    gradients: Array
    states: Array
    stopped_early: bool

    @property
    def steps(self) -> int:
        """k, the number of steps."""
        return len(self.points) - 1

    def state(self, name: str) -> Array:
        """One vector of the rule's state, at the start and after each step, shape (k + 1, n)."""
        return self.states[:, self.rule.state_names.index(name)]


@dataclass(frozen=True)
class Tuning(Generic[_AnyRule_co]):
    """The settings with which a method converges fastest on a quadratic, in the worst case over all starts.

    Attributes
    ----------
    rule
        The method with these settings.
    convergence_rate : float
        The share of the distance from the minimum that remains after a step, in the long run.
    """

    rule: _AnyRule_co
    convergence_rate: float


def iterate(
    function: Differentiable, start: ArrayLike, rule: _AnyRule, steps: int, *, farthest: float = FARTHEST
) -> Trajectory[_AnyRule]:
    """Apply a rule again and again.

    Parameters
    ----------
    function : Differentiable
    start : (n,), or a number when n = 1
    rule : Rule
    steps : int
        At least 1.
    farthest : float
        Stop early rather than go farther than this from the origin.

    Raises
    ------
    ValueError
        If `start` is no vector or farther out than `farthest`, or another argument is out of its range.
    """
    steps = require_positive_integer("steps", steps)
    iterates = list(islice(_iterates(function, start, rule, farthest), steps + 1))
    return _record(function, rule, iterates, stopped_early=len(iterates) <= steps)


def iterate_until(
    function: Quadratic, start: ArrayLike, rule: _AnyRule, share: float, *, most_steps: int = 2**20
) -> Trajectory[_AnyRule]:
    """Apply a rule that converges until the loss stays below a share of the first, counted from its minimum.

    Raises
    ------
    ValueError
        If an argument is out of its range, or `most_steps` are not enough to be sure that the loss stays low.
    """
    share = as_positive_number("share", share)
    first_value = function.value(_as_start(start, FARTHEST))
    level = float(function.least * (1 - share) + share * first_value)
    remaining, iterates, steps = _iterates(function, start, rule, FARTHEST), list[_Iterate](), 64
    while steps <= most_steps:
        iterates += islice(remaining, steps + 1 - len(iterates))
        needed = steps_until(function.value(np.stack([point for point, *_ in iterates])), level)
        # The loss may rise again: only the same number of steps after it shows that it stays low.
        if needed is not None and 2 * needed <= steps:
            return _record(function, rule, iterates[: max(needed, 1) + 1])
        steps *= 2
    raise refusal("rule", "one with which the loss falls", rule)


def steps_until(values: ArrayLike, level: float) -> int | None:
    """The first step from which on all values (k + 1,) are at most `level`; None if the last is above it.

    Raises
    ------
    ValueError
        If `values` is no vector or `level` is negative.
    """
    values = as_vector("values", values)
    above = np.flatnonzero(values > as_non_negative_number("level", level))
    first = int(above[-1]) + 1 if above.size else 0
    return first if first < values.size else None


_Iterate: TypeAlias = tuple[Array, Array, Array]
"""A point (n,), the gradient (n,) there, and the state (s, n) with which it was reached."""


def _iterates(function: Differentiable, start: ArrayLike, rule: Rule, farthest: float) -> Iterator[_Iterate]:
    """The iterates, without end or up to the last that is within `farthest` of the origin."""
    point = _as_start(start, farthest)
    state, number = np.zeros((len(rule.state_names), point.size)), 0
    while True:
        number += 1
        gradient = rule.gradient(function, point, number)
        yield point, gradient, state
        with np.errstate(over="ignore", invalid="ignore"):
            move, state = rule.step(number, gradient, state)
            point = exact_sum(point, move)
            if not np.linalg.norm(point) <= farthest:
                return


def _record(
    function: Differentiable, rule: _AnyRule, iterates: Sequence[_Iterate], *, stopped_early: bool = False
) -> Trajectory[_AnyRule]:
    points, gradients, states = (np.stack(each) for each in zip(*iterates, strict=True))
    return Trajectory(rule, points, function.value(points), gradients, states, stopped_early)


def _as_start(start: ArrayLike, farthest: float) -> Array:
    """The first point, as a vector (n,); a number starts a trajectory of one variable."""
    point = as_vector("start", np.atleast_1d(as_array("start", start)))
    if np.linalg.norm(point) > farthest:
        raise refusal("start", f"within {farthest:g} of the origin", point.tolist())
    return point
