"""A linear classifier on the plane of its data: its lines of equal score, its sides, and its mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Self

import numpy as np
from manim import RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.learning.decision_boundary import decision_boundary
from mathkit.learning.logistic_regression import ConfusionCounts, confusion_counts, predict
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.places import side_by_side
from scenes.learning.logistic_regression.sides import Sides
from scenes.stage.pictures.scatter import Scatter, class_entries, misclassified_entry
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.markers import Markers, mark_size, question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

Classes = Sequence[tuple[str, Role]]
"""Name and role of class 0 and of class 1."""

ROLES: tuple[Role, Role] = ("class_zero", "class_one")

_SAMPLE = np.array([(-0.25, 0.0), (0.25, 0.0)])
"""A short line for a key."""

_ARROW_AT = np.array([0.78, 0.26])
"""Where the arrow of the weights has its middle, in shares of the sides of the plane: beside the data."""

_SIDE = 6.1
"""Of the square plane of counts, with its labels, in manim units."""


@dataclass
class EqualScores:
    """Lines of equal score, their ``scores`` (m,), and tags with the scores next to some of the lines."""

    lines: VGroup
    tags: VGroup
    scores: Points


class LinearClassifier(Scatter):
    """Labelled points, and a linear classifier: its two ``sides`` and its ``mistakes``, which are ringed.

    Parameters
    ----------
    axes
        Typst markup at both axes.

    Attributes
    ----------
    from_zero
        Whether the points are messages: the axes of whole counts begin at 0 and are equally long, and marks
        of equal counts stand side by side.
    model
        Two weights and a bias, shape (3,); nothing is drawn of it before ``set_state``.
    threshold
        The probability from which on a point is called class 1.
    shown
        Where the mark of each point stands, shape (n, 2), in the units of the axes.
    """

    def __init__(self, params: MessageParams, axes: tuple[str, str]) -> None:
        data, also = params.cloud, params.new_one
        self.from_zero = params.user_data is None
        self.data, self.classes = np.asarray(data.points, dtype=np.float64), np.asarray(data.labels)
        self.shown, room, box = self.data, np.reshape(also, (-1, 2)), frame().picture
        if self.from_zero:
            self.shown, most = side_by_side(self.data), max(self.data.max(), room.max())
            room = np.vstack([room, (0, 0), (most, most)])
            box = _square(box)
        super().__init__(self.shown, self.classes, also=room, roles=ROLES, axes=axes, box=box)
        self.remove(self.clouds)  # the marks leave the axes
        self.sides = Sides(self)
        self.mistakes = Markers([], "slope", "ring", opacity=1.0, size=mark_size(len(self.data)))
        self.apart = (self.clouds, self.sides, self.mistakes)
        self.model, self.threshold = np.zeros(3), 0.5
        self.left_out = VGroup()

    def query_mark(self, point: ArrayLike) -> VGroup:
        """The mark of a point (2,) whose class is asked for, in front of all else."""
        return super().query_mark(point).set_z_index(1)

    def set_state(self, *, model: ArrayLike | None = None, threshold: float | None = None) -> Self:
        """Draw another model (w₁, w₂, b), or another threshold between 0 and 1."""
        if model is not None:
            self.model = np.asarray(model, dtype=np.float64)
        if threshold is not None:
            self.threshold = float(threshold)
        self.sides.set_state(model=self.model, threshold=self.threshold)
        self.mistakes.set_state(places=self.to_frame(self.shown[self.wrong]))
        return self

    @property
    def probabilities(self) -> Points:
        """The probability of class 1 for each point, by the model that is shown."""
        return predict(self.data, self.model[:2], self.model[2])

    @property
    def wrong(self) -> Any:
        """Which points are misclassified, shape (n,)."""
        return (self.probabilities >= self.threshold) != (self.classes == 1)

    @property
    def counts(self) -> ConfusionCounts:
        """Hits and misses of the model that is shown."""
        return confusion_counts(self.classes, self.probabilities, self.threshold)

    def homes(self, *, kept: ArrayLike | None = None) -> list[Points]:
        """Where the marks of class 0 and of class 1 stand in the frame; of all, or of the *kept* (n,)."""
        kept = np.ones(len(self.shown), dtype=bool) if kept is None else np.asarray(kept)
        return [self.to_frame(self.shown[(self.classes == label) & kept]) for label in (0, 1)]

    def scores(self, model: ArrayLike) -> Points:
        """The score of each point by a model (w₁, w₂, b), shape (n,)."""
        *weights, bias = np.asarray(model, dtype=np.float64)
        scores: Points = self.data @ np.array(weights) + bias
        return scores

    def lines_of_equal_score(self, model: ArrayLike, values: Points) -> EqualScores:
        """The lines of scores (m,) by a model (w₁, w₂, b), as far as they are in sight."""
        *weights, bias = np.asarray(model, dtype=np.float64)
        bounds = self.x_range, self.y_range
        lines, tags, scores = VGroup(), VGroup(), []
        for score in values:
            ends = decision_boundary(weights, bias - score, 0.5, bounds)
            if ends is not None:
                line = Polyline([self.to_frame(ends)], "path", width=2.5)
                lines.add(line)
                scores.append(score)
                if (place := self._place_of_tag(ends)) is not None:
                    end, outward = place
                    tags.add(beyond(text(number(score), size=FINE_SIZE, role="path"), end, outward, gap=0.1))
        return EqualScores(lines, tags, np.array(scores))

    def _place_of_tag(self, ends: Points) -> tuple[Points, Points] | None:
        """Where a line leaves the plot on the right, or through the right half of the top; else None."""
        right = max(ends, key=lambda end: end[0])
        if np.isclose(right[0], self.x_range[1]):
            return self.at(*right), RIGHT
        top = max(ends, key=lambda end: end[1])
        if np.isclose(top[1], self.y_range[1]) and top[0] > np.mean(self.x_range) * 1.1:
            return self.at(*top), UP
        return None

    def arrow_of_weights(self, weights: ArrayLike) -> VGroup:
        """The weights as an arrow beside the data, as long as they are, and their letter."""
        half = np.asarray(weights, dtype=np.float64) / 2
        corner, far = np.array([self.x_range, self.y_range]).T
        middle = corner + _ARROW_AT * (far - corner)
        arrow = Arrow(self.at(*(middle - half)), self.at(*(middle + half)), "path", width=7.0, dotted=True)
        letter = label_near(
            tag(f"${WEIGHTS.letter}$", WEIGHTS.role), arrow.end, arrow.end - arrow.start, [arrow]
        )
        return VGroup(arrow, letter)

    def arrow_from(self, point: Any, vector: Points) -> Arrow:
        """A vector in the units of the axes, from a point of the frame."""
        return Arrow(
            point, point + np.array([self.x_unit, self.y_unit, 0]) * (*vector, 0), "slope", width=7.0
        )

    def note(self) -> VGroup:
        """A note that the line is outside of the picture, if it is."""
        if self.sides.line_in_sight:
            return VGroup()
        return VGroup(text("the line lies outside of the picture", size=FINE_SIZE, role="muted"))

    def key(self) -> VGroup:
        """The meaning of the line and of the rings."""
        line = tint(f"$p = {math_number(self.threshold)}$", "dial")
        return key([(Polyline([_SAMPLE], "path", width=5.0), text(line)), misclassified_entry()])


def _square(box: Box) -> Box:
    """Where the plane of counts stands in the region of the picture."""
    left = box.left + (box.width - _SIDE) / 2
    return replace(box, left=left, right=left + _SIDE)


def key_of_marks(classes: Classes) -> VGroup:
    """The meaning of the marks: those of class 1 and of class 0."""
    return key([*reversed(class_entries(classes))])


def key_of_the_new() -> VGroup:
    """The meaning of the question mark."""
    return key([(question_mark((0, 0)), text("the new one"))])


def key_of_calls(classes: Classes) -> VGroup:
    """The meaning of hollow marks, of filled ones and of rings, in this order."""
    (no, zero), (yes, one) = classes
    return key(
        [
            (Markers([(0, 0)], one, "square", hollow=True, size=1.3), text(f"called {yes}", role=one)),
            (Markers([(0, 0)], zero, "disc", hollow=True, size=1.3), text(f"called {no}", role=zero)),
            misclassified_entry(),
        ]
    )


def mistakes_readout(picture: LinearClassifier, positive: str) -> VGroup:
    """The threshold and the two kinds of mistakes as running numbers; class 1 is called *positive*."""
    return readout(
        [
            Reading("threshold", lambda: picture.threshold, partial(number, fixed=True), "dial"),
            Reading(f"missed {positive}", lambda: picture.counts.false_negative, role="slope"),
            Reading("false alarms", lambda: picture.counts.false_positive, role="slope"),
        ]
    )
