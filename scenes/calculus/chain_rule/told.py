"""What the film computes: the chain at its weight and elsewhere, and the steps of the learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from mathkit.calculus.chain_rule import Chain, chain, learn, neuron
from mathkit.functions.differentiable import Differentiable
from scenes.calculus.chain_rule import sentences
from scenes.calculus.chain_rule.digits import weight_decimals
from scenes.stage.lesson import Facts, Ranges

FLAT = 3.0
"""The size of the weight at which the sigmoid is almost flat."""

FLAT_ENOUGH = 2.0
"""With smaller inputs, the sigmoid is not yet so flat there."""

FACT_LABELS = {
    "score": "score of the neuron",
    "output": "output of the neuron",
    "loss": "loss",
    "slope": "slope of the loss in the weight",
    "predicted": "change that the slope predicts",
    "change": "change that there really is",
    "last_loss": "loss after the last step",
}
"""What the key numbers of the film are called apart from it."""

AXES = ("weight", "score", "output", "loss")
"""What each stage begins with, and what the last one ends with: the axes of the graphs side by side."""

OF_THE_WHOLE = "loss against the weight"
"""The axis of the loss in the graph of the whole chain."""

_VISIBLE = 0.02
"""Smaller changes of the loss cannot be seen on its axis."""

_REACH = 3.5
"""The largest weight on the axes, unless the film shows larger ones."""


_BESIDE = 0.3
"""From the axis of the loss to the target, which has its letter beside that of the loss."""


def _round_factor(size: float, part: float) -> int:
    """The largest of 1, 2, 3, 4, 5, 10, 20, …, 50, 100, … with which *part* is not larger than *size*."""
    if part == 0:
        return 1
    factor = max(1.0, size / part * (1 + 1e-9))
    power = int(10 ** np.floor(np.log10(factor)))
    return min(int(factor) // power, 5) * power


def _between(small: float, large: float) -> float:
    """A number with one digit about as many times as large as *small* as *large* is as it."""
    return float(f"{np.sqrt(small * large):.0e}")


def _steps(name: str, ways: Sequence[Chain]) -> Facts:
    """The values along the chain before and after each step, the slopes of the stages, and of the chain."""
    return {
        f"{name}_values": np.array([way.values for way in ways]),
        f"{name}_rates": np.array([way.rates for way in ways]),
        f"{name}_slopes": np.array([way.derivative for way in ways]),
    }


@dataclass(frozen=True)
class Told:
    """The chain at the weight of the film, after nudges, where it is almost flat, and as it learns."""

    target: float
    nudge: float
    large_nudge: float
    stages: tuple[Differentiable, ...]
    chain: Chain
    nudged: Chain
    middle: Chain
    far: Chain
    learned: tuple[Chain, ...]
    stuck: tuple[Chain, ...]

    @classmethod
    def of(cls, p: Any) -> Self:
        """Compute it for the parameters of the lesson."""
        stages = neuron(p.x, p.target)
        wrong = -1.0 if p.target >= 0.5 else 1.0
        flat = wrong * FLAT * (1.0 if p.x >= 0 else -1.0)

        def learned(w: float) -> tuple[Chain, ...]:
            decimals = weight_decimals(p.learning_rate * chain(stages, w).derivative)
            return learn(stages, w, p.learning_rate, p.steps, decimals=decimals)

        return cls(
            p.target,
            p.nudge,
            p.large_nudge,
            stages,
            chain(stages, p.w),
            chain(stages, p.w + p.nudge),
            chain(stages, p.w + _between(p.nudge, p.large_nudge)),
            chain(stages, p.w + p.large_nudge),
            learned(p.w),
            learned(flat),
        )

    @property
    def flat(self) -> Chain:
        """Where the sigmoid is almost flat."""
        return self.stuck[0]

    @property
    def middle_nudge(self) -> float:
        """A nudge between the large and the small one."""
        return _between(self.nudge, self.large_nudge)

    @property
    def nudges(self) -> tuple[tuple[float, Chain], ...]:
        """Three nudges, the largest first, each with the chain after it."""
        return (self.large_nudge, self.far), (self.middle_nudge, self.middle), (self.nudge, self.nudged)

    @property
    def larger(self) -> tuple[int, int]:
        """How much larger the close-ups of the second and third stage are drawn than those before them."""
        run, score, output, loss = np.abs(self.nudge * self.chain.forward)
        second = _round_factor(max(run, score), max(score, output))
        return second, _round_factor(max(run, score) / second, max(output, loss))

    @property
    def learns(self) -> bool:
        """Whether the loss is clearly lower after the steps."""
        loss, last = self.chain.values[-1], self.learned[-1].values[-1]
        return bool(last < 0.9 * loss and loss > sentences.TINY)

    @property
    def is_right(self) -> bool:
        """Whether the loss is almost zero before the first step, but has a slope."""
        return bool(self.chain.derivative != 0 and self.chain.values[-1] <= sentences.TINY)

    @property
    def hardly_learns(self) -> bool:
        """Whether the weight has a slope to follow and a loss, which yet stays about the same."""
        return bool(self.chain.derivative != 0 and not self.learns and not self.is_right)

    @property
    def can_be_compared(self) -> bool:
        """Whether the slopes predict a change for the large nudge that can be seen."""
        return abs(self.chain.derivative * self.large_nudge) >= _VISIBLE

    @property
    def falls_below_zero(self) -> bool:
        """Whether the slopes predict a loss below zero for the large nudge."""
        return bool(self.chain.values[-1] + self.chain.derivative * self.large_nudge < 0)

    @property
    def passes(self) -> bool:
        """Whether the large nudge leads the output beyond the target, where the loss rises again."""
        before, after = (way.values[2] - self.target for way in (self.chain, self.far))
        return bool(before * after < 0)

    def facts(self) -> Facts:
        """What is shown or said."""
        way, flat, last = self.chain, self.flat, self.learned[-1]
        _, score, output, loss = way.values
        compared = self._compared()
        far_predicted, far_change = compared["far_predicted"], compared["far_change"]
        reaches = self.nudge * way.forward
        return {
            "score": score,
            "output": output,
            "loss": loss,
            "distance": abs(output - self.target),
            "distance_said": sentences.about(abs(output - self.target)),
            "output_said": sentences.about_output(output),
            "loss_said": sentences.about(loss, 3),
            "shared_said": sentences.about(way.backward[1]),
            "slope_said": sentences.about(way.derivative),
            "last_loss_said": sentences.about(last.values[-1], 3),
            "far_predicted_said": sentences.about(far_predicted),
            "far_change_said": sentences.about(far_change),
            "rates": way.rates,
            "larger": np.array(self.larger),
            "score_moves": sentences.change(way.rates[0], "the score"),
            "output_moves": sentences.change(way.rates[1], "the output", moves=bool(reaches[1])),
            "loss_moves": sentences.change(way.rates[2], "the loss", moves=bool(reaches[2])),
            "to_sigmoid": sentences.handed_on(reaches[1], self.larger[0], again=False),
            "to_square": sentences.handed_on(reaches[2], self.larger[1], again=True),
            "moves": way.forward,
            "nudges": reaches,
            "slopes": way.backward,
            "slope": way.derivative,
            "flat_weight": flat.values[0],
            "flat_values": flat.values,
            "flat_rate": flat.rates[1],
            "flat_rates": flat.rates,
            "flat_slope": flat.derivative,
            "flat_loss_said": sentences.about(flat.values[-1], 3),
            "way": sentences.way_of_learning(way.derivative),
            "weights": np.array([each.values[0] for each in self.learned]),
            "last_loss": last.values[-1],
            "far_words": sentences.far_from_the_tangent(far_predicted, far_change, loss, passes=self.passes),
            "near_words": sentences.near_the_tangent(way, self.nudges),
            "middle_nudge": self.middle_nudge,
            "stuck_loss_said": sentences.about(self.stuck[-1].values[-1], 3),
            **compared,
            **_steps("learned", self.learned),
            **_steps("stuck", self.stuck),
        }

    def _compared(self) -> dict[str, float]:
        """For each nudge, the change that the slopes predict, the change itself, and that over the nudge."""
        way, facts = self.chain, {}
        for name, (nudge, after) in zip(("far", "middle", ""), self.nudges, strict=True):
            start, change = f"{name}_" if name else "", after.values[-1] - way.values[-1]
            facts[f"{start}predicted"] = way.derivative * nudge
            facts[f"{start}change"] = change
            facts[f"{name or 'near'}_ratio"] = change / nudge
        return facts

    def ranges(self) -> Ranges:
        """What the axes show, by `AXES`, and of the loss against the weight."""
        way, before = self.chain.values + self.large_nudge * self.chain.forward, float(self.chain.values[-1])
        weights = [each.values[0] for each in (self.far, *self.learned, *self.stuck)]
        reach = max(_REACH, float(np.abs(weights).max()) + 0.2)
        factor = max(abs(self.chain.rates[0]), 1.2)
        outputs, losses = ([float(way[index]), float(self.far.values[index])] for index in (2, 3))
        sloped = (before, before + self.large_nudge * self.chain.derivative, losses[1])
        room = 0.1 if min(sloped) < 0 else 0.05
        return {
            "weight": (-reach, reach),
            "score": (-reach * factor, reach * factor),
            "output": (min(-0.1, self.target - _BESIDE, *outputs) - 0.05, max(1.1, *outputs) + 0.05),
            "loss": (min(0.0, *losses) - 0.05, max(1.0, *losses) + 0.05),
            OF_THE_WHOLE: (min(0.0, *sloped) - room, max(1.0, *sloped) + 0.05),
        }
