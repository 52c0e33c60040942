"""Adaptive methods: each variable has a step size of its own, set by the usual size of its slopes.

    RMSProp:  s ← ρ s + (1 − ρ) g²        x ← x − α g/(√s + ε)
    Adam:     m ← β₁ m + (1 − β₁) g       s ← β₂ s + (1 − β₂) g²
              m̂ = m/(1 − β₁ᵗ)             ŝ = s/(1 − β₂ᵗ)              x ← x − α m̂/(√ŝ + ε)

g = ∇f(x), and squares, roots and quotients are those of each variable by itself. If the loss is multiplied
by a number, slope and usual size grow alike, and the steps stay as they are but for ε: α is a length in the
space of the variables. It is not free of their units: if a variable is counted in units c times as small,
its numbers are c times as large, and steps of the same α cross only 1/c of the way.

m and s start at zero. After t steps the weights in the average m add up to 1 − β₁ᵗ, those in s to 1 − β₂ᵗ:
divided by these sums, m̂ and ŝ are true averages from the first step on.

Source: T. Tieleman and G. Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012); D. Kingma and
J. Ba, Adam: a method for stochastic optimization (2015), algorithm 1.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import Array, as_positive_number, as_probability, refusal
from mathkit.optimization.iterate import Rule, Trajectory

__all__ = ["EPSILON", "Adam", "RMSProp", "averages", "step_sizes", "weight_sum"]

EPSILON = 1e-8
"""ε of the papers: it keeps a variable whose slopes were all zero from a division by zero."""


@dataclass(frozen=True)
class RMSProp(Rule):
    """s ← ρ s + (1 − ρ) g², x ← x − α g/(√s + ε), with s = 0 at the start.

    Attributes
    ----------
    learning_rate : float
        α > 0, in units of x.
    decay : float
        ρ, the share of the mean square that is kept: 0 ≤ ρ < 1. With 0 every step is α long in each variable.
    epsilon : float
        ε > 0, in units of g.
    """

    state_names: ClassVar[tuple[str, ...]] = ("mean_square",)

    learning_rate: float
    decay: float = 0.9
    epsilon: float = EPSILON

    def __post_init__(self) -> None:
        object.__setattr__(self, "learning_rate", as_positive_number("learning_rate", self.learning_rate))
        object.__setattr__(self, "decay", _as_decay("decay", self.decay))
        object.__setattr__(self, "epsilon", as_positive_number("epsilon", self.epsilon))

    def step(self, number: int, gradient: Array, state: Array, /) -> tuple[Array, Array]:
        state = self.decay * state + (1 - self.decay) * gradient**2
        return -self.step_sizes(number, state) * gradient, state

    def step_sizes(self, _: int, state: Array) -> Array:
        """α/(√s + ε) of each variable (n,), by which a step with the state (1, n) multiplies the slope."""
        return np.asarray(self.learning_rate / (np.sqrt(state[0]) + self.epsilon))


@dataclass(frozen=True)
class Adam(Rule):
    """x ← x − α m̂/(√ŝ + ε): the mean slope, divided by the usual size of slopes.

    Attributes
    ----------
    learning_rate : float
        α > 0, in units of x.
    mean_decay, square_decay : float
        β₁ and β₂, the shares of the mean and of the mean square that are kept: 0 ≤ β < 1.
    epsilon : float
        ε > 0, in units of g.
    corrects_bias : bool
        Whether m and s are divided by 1 − βᵗ. Without it, m̂ = m and ŝ = s.

    Examples
    --------
    >>> from mathkit.functions.quadratics import TILTED_BOWL
    >>> from mathkit.optimization.iterate import iterate
    >>> np.diff(iterate(TILTED_BOWL, (3, 2), Adam(0.1), 1).points, axis=0).round(6)  # α, however steep it is
    array([[-0.1, -0.1]])
    """

    state_names: ClassVar[tuple[str, ...]] = ("mean", "mean_square")

    learning_rate: float
    mean_decay: float = 0.9
    square_decay: float = 0.999
    epsilon: float = EPSILON
    corrects_bias: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "learning_rate", as_positive_number("learning_rate", self.learning_rate))
        for name in ("mean_decay", "square_decay"):
            object.__setattr__(self, name, _as_decay(name, getattr(self, name)))
        object.__setattr__(self, "epsilon", as_positive_number("epsilon", self.epsilon))

    def step(self, number: int, gradient: Array, state: Array, /) -> tuple[Array, Array]:
        new = np.stack([gradient, gradient**2])
        state = self.decays * state + (1 - self.decays) * new
        mean, _ = self.corrected(number, state)
        return -self.step_sizes(number, state) * mean, state

    def step_sizes(self, number: int, state: Array) -> Array:
        """α/(√ŝ + ε) of each variable (n,), by which a step with the state (2, n) multiplies m̂."""
        _, mean_square = self.corrected(number, state)
        return np.asarray(self.learning_rate / (np.sqrt(mean_square) + self.epsilon))

    @property
    def decays(self) -> Array:
        """β₁ and β₂, as a column (2, 1)."""
        return np.array([[self.mean_decay], [self.square_decay]])

    def corrected(self, number: int, state: Array) -> Array:
        """m̂ and ŝ (2, n) after a step, counted from 1, of which `state` (2, n) has m and s."""
        return state / weight_sum(self.decays, number) if self.corrects_bias else state


def weight_sum(decay: ArrayLike, steps: ArrayLike) -> Array:
    """1 − βᵗ, what the weights of a running mean that starts at zero add up to after `steps` (…)."""
    return np.asarray(1 - np.power(np.asarray(decay, dtype=np.float64), np.asarray(steps)))


def averages(trajectory: Trajectory[Adam]) -> tuple[Array, Array]:
    """m̂ and ŝ, each (k, n), with which each of the k steps was made."""
    rule = trajectory.rule
    each = [rule.corrected(number, state) for number, state in enumerate(trajectory.states[1:], start=1)]
    means, squares = np.stack(each, axis=1)
    return means, squares


def step_sizes(trajectory: Trajectory[Adam] | Trajectory[RMSProp]) -> Array:
    """What each of the k steps multiplied the slope, or its mean, by in each variable: (k, n)."""
    rule = trajectory.rule
    return np.stack([rule.step_sizes(number, state) for number, state in enumerate(trajectory.states[1:], 1)])


def _as_decay(name: str, value: float) -> float:
    share = as_probability(name, value)
    if share == 1:
        raise refusal(name, "less than 1, or nothing new is taken in", value)
    return share
