"""A linear classifier on the plane of its data, and its mistakes in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.logistic_regression import ConfusionCounts, confusion_counts, predict
from scenes.learning.logistic_regression.sides import Sides
from scenes.stage.params.user_points import NO_NAMES, UserPoints
from scenes.stage.pictures.scatter import Scatter, class_entries, misclassified_entry
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.markers import Markers, mark_size, question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.tables import table
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

Classes = Sequence[tuple[str, Role]]
"""Name and role of class 0 and of class 1."""

SURE = (0.1, 0.9)
"""The lines of these probabilities show how sure a model is."""

_SAMPLE = np.array([(-0.25, 0.0), (0.25, 0.0)])
"""A short line for a key."""


class LinearClassifier(Scatter):
    """Labelled points, and a linear classifier: its two ``sides`` and its ``mistakes``, which are ringed.

    Attributes
    ----------
    model
        Two weights and a bias, shape (3,); nothing is drawn of it before ``set_state``.
    threshold
        The probability from which on a point is called class 1.
    """

    def __init__(
        self,
        points: ArrayLike,
        labels: ArrayLike,
        *,
        also: ArrayLike = (),
        levels: Sequence[float] = SURE,
        axes: tuple[str, str] = NO_NAMES,
        box: Box | None = None,
    ) -> None:
        super().__init__(points, labels, also=also, axes=axes, box=box)
        self.data, self.classes = np.asarray(points, dtype=np.float64), np.asarray(labels)
        self.sides = Sides(self, levels=levels)
        self.mistakes = Markers([], "slope", "ring", opacity=1.0, size=mark_size(len(self.data)))
        self.apart = (self.sides, self.mistakes)
        self.model, self.threshold = np.zeros(3), 0.5

    @classmethod
    def of(cls, user_data: UserPoints | None, cloud: LabelledPoints, **options: Any) -> Self:
        """The picture of a *cloud*; a lecturer's points have their names at the axes."""
        axes = NO_NAMES if user_data is None else user_data.axes
        return cls(cloud.points, cloud.labels, axes=axes, **options)

    def set_state(self, *, model: ArrayLike | None = None, threshold: float | None = None) -> Self:
        """Draw another model (w₁, w₂, b), or another threshold between 0 and 1."""
        if model is not None:
            self.model = np.asarray(model, dtype=np.float64)
        if threshold is not None:
            self.threshold = float(threshold)
        self.sides.set_state(model=self.model, threshold=self.threshold)
        wrong = (self.probabilities >= self.threshold) != (self.classes == 1)
        self.mistakes.set_state(places=self.to_frame(self.data[wrong]))
        return self

    @property
    def probabilities(self) -> Points:
        """The probability of class 1 for each point, by the model that is shown."""
        return predict(self.data, self.model[:2], self.model[2])

    @property
    def counts(self) -> ConfusionCounts:
        """Hits and misses of the model that is shown."""
        return confusion_counts(self.classes, self.probabilities, self.threshold)

    def notes(self) -> list[Written]:
        """A note that the line is outside of the picture, if it is."""
        if self.sides.line_in_sight:
            return []
        return [text("the line lies outside of the picture", size=FINE_SIZE, role="muted")]

    def key(self) -> VGroup:
        """The meaning of the line, of the lines beside it and of the rings."""
        line = f"$p = {math_number(self.threshold)}$"
        if not self.model[:2].any():
            line += ": no line yet"
        elif not self.sides.line_in_sight:
            line += ": outside of the picture"
        levels = " and ".join(f"${math_number(level)}$" for level in self.sides.levels)
        return key(
            [
                (Polyline([_SAMPLE], "path", width=5.0), text(line)),
                (Polyline([_SAMPLE], "path", width=2.0), text(f"$p =$ {levels}")),
                misclassified_entry(),
            ]
        )


def key_of_marks(classes: Classes) -> VGroup:
    """The meaning of the marks: those of class 1, of class 0, and of the new one."""
    positive, _ = classes[1]
    new = question_mark((0, 0)), text(f"new: {positive} or not?")
    return key([*reversed(class_entries(classes)), new])


def mistakes_readout(picture: LinearClassifier, positive: str) -> VGroup:
    """The threshold and the two kinds of mistakes as running numbers; class 1 is called *positive*."""
    return readout(
        [
            Reading("threshold", lambda: picture.threshold, partial(number, fixed=True), "path"),
            Reading(f"missed {positive}", lambda: picture.counts.false_negative, role="slope"),
            Reading("false alarms", lambda: picture.counts.false_positive, role="slope"),
        ]
    )


def confusion_table(counts: ConfusionCounts, classes: Classes) -> Written:
    """The four counts: a row for each true class, a column for each predicted one."""
    no, yes = (tint(name, role) for name, role in classes)
    called = tint("called", "muted")
    rows = [
        ("", called, called),
        (tint("in truth", "muted"), yes, no),
        (yes, tint(counts.true_positive, "result"), tint(counts.false_negative, "slope")),
        (no, tint(counts.false_positive, "slope"), tint(counts.true_negative, "result")),
    ]
    return table(rows, size=LABEL_SIZE)
