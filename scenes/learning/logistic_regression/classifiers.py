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
from scenes.learning.logistic_regression.places import side_by_side, spaced
from scenes.learning.logistic_regression.sides import ShadeKey, Sides
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.seeking import at_step
from scenes.stage.pictures.scatter import Scatter, class_entries, misclassified_entry
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import beyond, label_near, tag
from scenes.stage.shapes.markers import Markers, mark_size, question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import PROBABILITY, WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

Classes = Sequence[tuple[str, Role]]
"""Name and role of class 0 and of class 1."""

ROLES: tuple[Role, Role] = ("class_zero", "class_one")

_SAMPLE = np.array([(-0.25, 0.0), (0.25, 0.0)])
"""A short line for a key."""

_ARROW_AT = np.array([0.78, 0.26])
"""Where the arrow of the weights has its middle if nothing is there, in shares of the sides of the plane."""

_PLACES = np.linspace(0.0, 1.0, 21)
"""Shares of the sides of the plane: where it is tried, if something stands there."""

_CLEAR = 0.75
"""From the arrow to the middle of a mark, with room for a letter between them, in manim units."""

_SIDE = 6.6
"""Of the square plane of counts, with its labels, in manim units."""

_PADDED = 1.08
"""To where the axes of counts go, as a multiple of the largest count."""

_RING = 0.8
"""Of a ring around a mark, as a share of the usual width: those of neighbours stay apart."""

_BESIDE = 1.45
"""To the right of a plane, for the tags of lines of equal score and the key of the shades, in manim units."""


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
    also
        Further places (m, 2) that the axes must leave room for, besides those of fresh messages.

    Attributes
    ----------
    from_zero
        Whether the points are messages: the axes of whole counts begin at 0 and are equally long, and marks
        of equal counts stand side by side.
    model
        Two weights and a bias, shape (3,); nothing is drawn of it before ``set_state``.
    trajectory
        All models of a training, shape (n + 1, 3).
    threshold
        The probability from which on a point is called class 1.
    shown
        Where the mark of each point stands, shape (n, 2), in the units of the axes.
    asked
        The point (2,) whose class is asked for.
    taken
        Where marks stand, and the further places, shape (k, 2).
    """

    def __init__(self, params: MessageParams, axes: tuple[str, str], also: ArrayLike = ()) -> None:
        data, also, box = params.cloud, np.reshape(also, (-1, 2)), frame().picture
        self.from_zero = params.user_data is None
        self.data, self.classes = np.asarray(data.points, dtype=np.float64), np.asarray(data.labels)
        self.shown, self.asked = self.data, np.array(params.new_one)
        self.taken = np.vstack([self.data, also])
        if self.from_zero:
            self.shown = side_by_side(self.data)
            marks = (self.data, self.asked, params.drawn[1].points, also / _PADDED)
            most = max(float(each.max(initial=0.0)) for each in marks)
            room, box = np.array([(0, 0), (most, most)]), _square(box)
        else:
            room, box = np.vstack([also, self.asked]), replace(box, right=box.right - _BESIDE)
        self.marking = Ticks(8, 7, whole=True) if self.from_zero else Ticks()
        super().__init__(self.shown, self.classes, also=room, roles=ROLES, axes=axes, box=box)
        self.remove(self.clouds)  # the marks leave the axes
        self.sides = Sides(self)
        self.mistakes = Markers([], "ink", "ring", opacity=1.0, size=_RING * mark_size(len(self.data)))
        self.shade_key = ShadeKey(self, self.sides)
        self.apart = (self.clouds, self.sides, self.mistakes, self.shade_key)
        self.model, self.judge, self.trajectory = np.zeros(3), np.zeros(3), np.zeros((1, 3))
        self.threshold, self.step, self.left_out = 0.5, 0.0, VGroup()

    def query_mark(self, point: ArrayLike) -> VGroup:
        """The mark of a point (2,) whose class is asked for, in front of all else."""
        return super().query_mark(point).set_z_index(1)

    def set_state(
        self, *, model: ArrayLike | None = None, threshold: float | None = None, step: float | None = None
    ) -> Self:
        """Draw another model (w₁, w₂, b), another threshold between 0 and 1, or a *step* of the training."""
        if model is not None:
            self.model = self.judge = np.asarray(model, dtype=np.float64)
        if step is not None:
            self.step, self.model = float(step), at_step(self.trajectory, step)
            self.judge = self.trajectory[int(step + 1e-9)]
        if threshold is not None:
            self.threshold = float(threshold)
        self.sides.set_state(model=self.model, threshold=self.threshold)
        self.mistakes.set_state(places=self.to_frame(self.shown[self.wrong]))
        return self

    @property
    def probabilities(self) -> Points:
        """The probability of class 1 for each point, by the model after the last whole step."""
        return predict(self.data, self.judge[:2], self.judge[2])

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
        nearest, lines, tags, scores = int(np.argmin(np.abs(values))), VGroup(), {}, []
        for index, score in enumerate(values):
            ends = decision_boundary(weights, bias - score, 0.5, bounds)
            if ends is not None:
                line = Polyline([self.to_frame(ends)], "path", width=2.5)
                lines.add(line)
                scores.append(score)
                if (place := self._place_of_tag(ends)) is not None:
                    end, outward = place
                    tags[index - nearest] = text(number(score), size=FINE_SIZE, role="path")
                    beyond(tags[index - nearest], end, outward, gap=0.1)
        return EqualScores(lines, spaced(tags), np.array(scores))

    def _place_of_tag(self, ends: Points) -> tuple[Points, Points] | None:
        """Where a line leaves the plot on the right, or through the right half of the top; else None."""
        right = max(ends, key=lambda end: end[0])
        if np.isclose(right[0], self.x_range[1]):
            return self.at(*right), RIGHT
        top = max(ends, key=lambda end: end[1])
        if np.isclose(top[1], self.y_range[1]) and top[0] > np.mean(self.x_range) * 1.1:
            return self.at(*top), UP
        return None

    def arrow_of_weights(
        self, weights: ArrayLike, pull: ArrayLike = (0.0, 0.0), tips: ArrayLike = ()
    ) -> tuple[Arrow, VGroup]:
        """The weights as an arrow beside the data, as long as they are, and their letter.

        Parameters
        ----------
        pull
            A vector (2,) that will be drawn from the tip, and has room there.
        tips
            Further weights (m, 2) that have room, too, if the plane is large enough.
        """
        weights, pull = np.asarray(weights, dtype=np.float64), np.asarray(pull, dtype=np.float64)
        start = self._free_place(np.array([(0.0, 0.0), weights, weights + pull]), np.reshape(tips, (-1, 2)))
        arrow = Arrow(self.at(*start), self.at(*(start + weights)), "path", width=7.0, dotted=True)
        marks = Markers(self.to_frame(self.shown), "ink", size=mark_size(len(self.shown)))
        clear_of = (arrow, self.arrow_from(arrow.end, pull), self.query_mark(self.asked), marks)
        letter = tag(f"${WEIGHTS.letter}$", WEIGHTS.role)
        return arrow, label_near(letter, arrow.start, -weights, clear_of, box=self.box)

    def _free_place(self, ends: Points, tips: Points) -> Points:
        """The start (2,) of the arrow of the weights: in the plane, not over the new one, and over little.

        Its first *ends* (3, 2) have room, and so have all *tips* (m, 2) if they fit.
        """
        unit = np.array([self.x_unit, self.y_unit])
        clear, margin = _CLEAR / unit, GAP / unit
        corner, far = np.array([self.x_range, self.y_range]).T
        every = np.vstack([ends, tips])
        if np.all(np.ptp(every, axis=0) <= far - corner - 2 * margin):
            ends = every
        low, high = ends.min(axis=0), ends.max(axis=0)
        shares = np.vstack([_ARROW_AT, np.stack(np.meshgrid(_PLACES, _PLACES), axis=-1).reshape(-1, 2)])
        starts = corner + shares * (far - corner) - ends[1] / 2
        starts = np.maximum(np.minimum(starts, far - margin - high), corner + margin - low)
        marks = np.vstack([self.asked, self.taken])
        away = np.maximum(starts[:, None] + low - marks, marks - starts[:, None] - high)
        under = np.all(away < clear, axis=2)
        aside = np.linalg.norm((starts - starts[0]) / (far - corner), axis=1)
        best: Points = starts[np.lexsort((aside, under.sum(axis=1), under[:, 0]))[0]]
        return best

    def arrow_from(self, point: Any, vector: Points) -> Arrow:
        """A vector in the units of the axes, from a point of the frame."""
        return Arrow(
            point, point + np.array([self.x_unit, self.y_unit, 0]) * (*vector, 0), "slope", width=7.0
        )

    def key(self) -> VGroup:
        """The meaning of the line and of the rings."""
        level = tint(f"${math_number(self.threshold)}$", "dial")
        line = f"{tint(f'${PROBABILITY.letter}$', PROBABILITY.role)} $=$ {level}"
        return key([(Polyline([_SAMPLE], "path", width=5.0), text(line)), misclassified_entry()])


def _square(box: Box) -> Box:
    """Where the plane of counts stands in the region of the picture."""
    left = box.left + max(0.0, (box.width - _SIDE - _BESIDE) / 2)
    return replace(box, left=left, right=left + _SIDE)


def key_of_marks(classes: Classes) -> VGroup:
    """The meaning of the marks: those of class 1 and of class 0."""
    return key([*reversed(class_entries(classes))])


def marks_of_classes() -> tuple[Markers, Markers]:
    """A mark of class 1 and one of class 0."""
    return Markers([(0, 0)], ROLES[1], "square"), Markers([(0, 0)], ROLES[0], "disc")


def key_of_the_new(thing: str) -> VGroup:
    """The meaning of the question mark."""
    return key([(question_mark((0, 0)), text(f"the new {thing}"))])


def key_of_calls(classes: Classes, wrong: int) -> VGroup:
    """The meaning of both hollow marks and, if some calls are *wrong*, of rings, in this order."""
    (no, zero), (yes, one) = classes
    return key(
        [
            (Markers([(0, 0)], one, "square", hollow=True, size=1.3), text(f"called {yes}", role=one)),
            (Markers([(0, 0)], zero, "disc", hollow=True, size=1.3), text(f"called {no}", role=zero)),
            *([misclassified_entry()] if wrong else []),
        ]
    )


def mistakes_readout(picture: LinearClassifier, positive: str) -> VGroup:
    """The threshold and the two kinds of mistakes as running numbers; class 1 is called *positive*."""
    return readout(
        [
            Reading("threshold", lambda: picture.threshold, partial(number, fixed=True), "dial"),
            Reading(f"missed {positive}", lambda: picture.counts.false_negative),
            Reading("false alarms", lambda: picture.counts.false_positive),
        ]
    )
