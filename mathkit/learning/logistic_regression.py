"""Logistic regression: a line turned into probabilities.

    p = σ(X w + b)        loss L = −mean(y ln p + (1 − y) ln(1 − p))
    ∂L/∂w = Xᵀ(p − y)/m        ∂L/∂b = mean(p − y)
    training: (w, b) ← (w, b) − α ∇L

Source: C. Bishop, Pattern Recognition and Machine Learning, section 4.3.2.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_labels,
    as_number,
    as_open_probability,
    as_points,
    as_probabilities,
    as_vector,
)
from mathkit.functions.differentiable import Differentiable
from mathkit.functions.sigmoid import sigmoid
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.training import TrainingBehaviour, classify_losses
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import iterate
from mathkit.rounding import without_rounding

__all__ = [
    "ConfusionCounts",
    "CrossEntropy",
    "LogisticTraining",
    "binary_cross_entropy",
    "calls",
    "confusion_counts",
    "correctly_classified",
    "predict",
    "probability_of_the_truth",
    "train_logistic_regression",
]


@dataclass(frozen=True, eq=False)
class LogisticTraining(Record):
    """A training, from before the first step to after the last.

    Attributes
    ----------
    weights : (steps + 1, d)
    biases : (steps + 1,)
    losses : (steps + 1,)
        Mean cross-entropy over the data, in nats.
    gradients : (steps + 1, d + 1)
        ∂L/∂w, then ∂L/∂b in the last column.
    accuracies : (steps + 1,)
        Share of points on the right side of p = 0.5.
    learning_rate : float
    """

    weights: Array
    biases: Array
    losses: Array
    gradients: Array
    accuracies: Array
    learning_rate: float

    @property
    def models(self) -> Array:
        """The weights and, in the last column, the bias: (steps + 1, d + 1)."""
        return np.column_stack([self.weights, self.biases])

    @property
    def behaviour(self) -> TrainingBehaviour:
        """What the loss did."""
        return classify_losses(self.losses)


@dataclass(frozen=True, eq=False)
class ConfusionCounts(Record):
    """How many points of each class were classified as 1 (positive) and as 0 (negative)."""

    true_positive: int
    false_negative: int
    false_positive: int
    true_negative: int

    @property
    def total(self) -> int:
        return self.true_positive + self.false_negative + self.false_positive + self.true_negative

    @property
    def called_positive(self) -> int:
        return self.true_positive + self.false_positive

    @property
    def wrong(self) -> int:
        """How many were classified wrongly."""
        return self.false_negative + self.false_positive

    @property
    def accuracy(self) -> float:
        """The share that was classified correctly."""
        return 1 - self.wrong / self.total


@dataclass(frozen=True, eq=False)
class CrossEntropy(Differentiable, Record):
    """The mean cross-entropy, in nats, of logistic models on data, as a function of their parameters.

    A point of this function is a model: its d weights, then its bias.

    Attributes
    ----------
    data : (m, d)
        Points to classify.
    labels : (m,)
        Each 0 or 1.
    """

    data: Array
    labels: Array

    @property
    def dimension(self) -> int:
        return int(self.data.shape[1]) + 1

    def scores(self, models: ArrayLike) -> Array:
        """w·x + b of each of m points, for models (..., d + 1): shape (..., m)."""
        scores: Array = self._as_points(models) @ self._design.T
        return scores

    def value(self, models: ArrayLike, /) -> Array:
        scores = self.scores(models)
        return np.asarray(np.mean(np.logaddexp(0, scores) - self.labels * scores, axis=-1))

    def gradient(self, models: ArrayLike, /) -> Array:
        probabilities = sigmoid(self.scores(models))
        gradients = (probabilities - self.labels) @ self._design
        sizes = (probabilities + self.labels) @ np.abs(self._design)
        return without_rounding(gradients, sizes) / len(self.labels)

    @cached_property
    def curvature_bound(self) -> float:
        """¼ λmax(XᵀX/m), which no second derivative exceeds: with a rate below 2 over it, the loss falls."""
        moments = self._design.T @ self._design / len(self.labels)
        return float(np.linalg.eigvalsh(moments)[-1]) / 4

    @cached_property
    def _design(self) -> Array:
        """The data, and a last column of ones: the bias is the weight of a feature that is 1."""
        return np.column_stack([self.data, np.ones(len(self.data))])


def predict(points: ArrayLike, weights: ArrayLike, bias: float) -> Array:
    """The probability (m,) that each point (m, d) is of class 1, with weights (d,).

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    points = as_points("points", points)
    weights = as_vector("weights", weights, length=points.shape[1])
    return sigmoid(points @ weights + as_number("bias", bias))


def probability_of_the_truth(labels: ArrayLike, scores: ArrayLike) -> Array:
    """The probability σ(±score) that a model gave to the true label of each point, for scores (m,).

    Their product is the likelihood of the labels, if the points are independent; the mean of their −ln is the
    cross-entropy.

    Raises
    ------
    ValueError
        If labels are not 0 and 1, or scores are not (m,).
    """
    labels = as_labels("labels", labels)
    scores = as_vector("scores", scores, length=labels.size)
    return sigmoid(np.where(labels == 1, scores, -scores))


def correctly_classified(data: LabelledPoints, model: ArrayLike) -> LabelledPoints:
    """The points on the right side of a model (d + 1,), its weights and then its bias: it separates them.

    Every multiple of the model above 1 then has a smaller cross-entropy, so that none is the best.

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    *weights, bias = as_vector("model", model, length=data.points.shape[1] + 1)
    scores = data.points @ np.array(weights) + bias
    right = np.where(data.labels == 1, scores, -scores) > 0
    return LabelledPoints(data.points[right], data.labels[right])


def binary_cross_entropy(labels: ArrayLike, probabilities: ArrayLike) -> float:
    """The mean surprise −ln(probability given to the true label), in nats, for labels 0 and 1 (m,).

    Probabilities are clipped to 2.2e-16 from 0 and 1, so that a mistake made with certainty costs 36 nats,
    not infinitely many.

    Raises
    ------
    ValueError
        If labels are not 0 and 1, or probabilities are not (m,) from 0 to 1.
    """
    labels = as_labels("labels", labels)
    probabilities = as_probabilities("probabilities", probabilities, length=labels.size)
    smallest = np.finfo(np.float64).eps
    p = np.clip(probabilities, smallest, 1 - smallest)
    return float(-np.mean(labels * np.log(p) + (1 - labels) * np.log1p(-p)))


def train_logistic_regression(
    points: ArrayLike,
    labels: ArrayLike,
    learning_rate: float,
    steps: int,
    *,
    weights: ArrayLike | None = None,
    bias: float = 0.0,
) -> LogisticTraining:
    """Fit by gradient descent on the mean cross-entropy of all points at once.

    The loss is convex. If a line separates the classes, it has no minimum: the weights grow without end,
    and the loss falls towards 0.

    Parameters
    ----------
    points : (m, d)
    labels : (m,)
        Each 0 or 1.
    learning_rate : float
        α > 0.
    steps : int
    weights : (d,), optional
        Where to start; zeros by default.
    bias : float

    Raises
    ------
    ValueError
        If the shapes do not fit, labels are not 0 and 1, or the rate or the steps are not positive.
    """
    points = as_points("points", points)
    labels = as_labels("labels", labels, length=len(points))
    dimension = points.shape[1]
    first = np.zeros(dimension) if weights is None else as_vector("weights", weights, length=dimension)
    start = np.append(first, as_number("bias", bias))
    loss, rule = CrossEntropy(points, labels), GradientDescent(learning_rate)
    trajectory = iterate(loss, start, rule, steps, farthest=np.inf)
    return LogisticTraining(
        weights=trajectory.points[:, :-1],
        biases=trajectory.points[:, -1],
        losses=trajectory.values,
        gradients=trajectory.gradients,
        accuracies=np.mean((loss.scores(trajectory.points) >= 0) == (labels == 1), axis=1),
        learning_rate=rule.learning_rate,
    )


def confusion_counts(labels: ArrayLike, probabilities: ArrayLike, threshold: float = 0.5) -> ConfusionCounts:
    """Count right and wrong answers when a point with probability ≥ threshold is classified as 1.

    Raises
    ------
    ValueError
        If labels are not 0 and 1, probabilities do not fit them, or the threshold is not between 0 and 1.
    """
    labels = as_labels("labels", labels)
    probabilities = as_probabilities("probabilities", probabilities, length=labels.size)
    threshold = as_open_probability("threshold", threshold)
    counts: IntegerArray = np.bincount(
        2 * (labels == 1) + (probabilities >= threshold), minlength=4
    )  # 2·label + call
    true_negative, false_positive, false_negative, true_positive = counts.tolist()
    return ConfusionCounts(true_positive, false_negative, false_positive, true_negative)


def calls(data: LabelledPoints, model: ArrayLike, threshold: float = 0.5) -> ConfusionCounts:
    """Count right and wrong answers of a model (d + 1,), its weights and then its bias, on labelled points.

    Raises
    ------
    ValueError
        If the shapes do not fit, labels are not 0 and 1, or the threshold is not between 0 and 1.
    """
    *weights, bias = as_vector("model", model, length=data.points.shape[1] + 1)
    return confusion_counts(data.labels, predict(data.points, weights, bias), threshold)
