"""What the mathematics says of the lesson's data: the training, its calls, and what a line separates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from mathkit.arrays import Array, Record
from mathkit.functions.sigmoid import logit
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.logistic_regression import (
    ConfusionCounts,
    CrossEntropy,
    LogisticTraining,
    calls,
    correctly_classified,
    predict,
    train_logistic_regression,
)
from scenes.learning.logistic_regression.params import MessageParams

FACTORS = np.array([1.0, 2.0, 4.0, 8.0])
"""Multiples of the weights, on points that a line separates."""


@dataclass(frozen=True, eq=False)
class Learned(Record):
    """A training on labelled points, and what it is worth.

    Attributes
    ----------
    accuracies
        The share of points on the right side of the threshold, before and after each step, (steps + 1,).
    pulls
        Of each point on the weights before the training, shape (n, 2): minus its error, times its input.
    pull_on_bias
        The mean of minus the errors before the training.
    first_score, last_score
        Of the new one, before and after the training.
    calls, other_calls
        On the points that were learned from, at one threshold and at another.
    fresh_calls
        On points that were not.
    kept
        The points on the right side of the line where p = 0.5.
    losses_of_all
        The loss of all points by ``FACTORS`` times the trained model.
    losses_of_multiples
        The loss of those that are kept by ``FACTORS`` times the trained model; 0 if there are none.
    """

    training: LogisticTraining
    accuracies: Array
    pulls: Array
    pull_on_bias: float
    first_score: float
    last_score: float
    calls: ConfusionCounts
    other_calls: ConfusionCounts
    fresh_calls: ConfusionCounts
    kept: LabelledPoints
    losses_of_all: Array
    losses_of_multiples: Array

    @property
    def models(self) -> Array:
        """The weights and the bias before and after each step, shape (steps + 1, 3)."""
        return self.training.models

    @property
    def mean_pull(self) -> Array:
        """The mean of all pulls, shape (2,): the step against the gradient."""
        mean: Array = self.pulls.mean(axis=0)
        return mean

    @property
    def tips(self) -> Array:
        """The weights before and after each step, and where each mean pull leads, (2 steps + 2, 2)."""
        weights, bent = self.models[:, :2], self.training.gradients[:, :2]
        return np.vstack([weights, weights - bent])

    @property
    def wrong(self) -> int:
        """How many points are on the wrong side of the line where p = 0.5."""
        return self.calls.total - len(self.kept.labels)

    @classmethod
    def by(cls, p: MessageParams) -> Self:
        """Train with these parameters, and judge what was learned."""
        cloud, (_, fresh) = p.cloud, p.drawn
        training = train_logistic_regression(
            cloud.points,
            cloud.labels,
            p.learning_rate,
            p.steps,
            weights=(p.weight_x, p.weight_y),
            bias=p.bias,
        )
        first, last = training.models[[0, -1]]
        kept = correctly_classified(cloud, last)
        cut = float(logit(p.threshold))
        scores = _loss_on(cloud).scores(training.models)
        errors = predict(cloud.points, first[:2], first[2]) - cloud.labels
        return cls(
            training=training,
            accuracies=np.mean((scores >= cut) == (cloud.labels == 1), axis=1),
            pulls=-errors[:, None] * cloud.points,
            pull_on_bias=-float(errors.mean()),
            first_score=float(first @ (*p.new_one, 1.0)),
            last_score=float(last @ (*p.new_one, 1.0)),
            calls=calls(cloud, last, p.threshold),
            other_calls=calls(cloud, last, p.other_threshold),
            fresh_calls=calls(fresh, last, p.threshold),
            kept=kept,
            losses_of_all=_losses_of_multiples(cloud, last),
            losses_of_multiples=_losses_of_multiples(kept, last),
        )


def _losses_of_multiples(data: LabelledPoints, model: Array) -> Array:
    """The loss on *data* by ``FACTORS`` times a model (d + 1,); 0 if there are none."""
    if not len(data.labels):
        return np.zeros(len(FACTORS))
    return _loss_on(data).value(np.outer(FACTORS, model))


def _loss_on(data: LabelledPoints) -> CrossEntropy:
    return CrossEntropy(data.points, data.labels.astype(np.float64))
