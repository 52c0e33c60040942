"""A linear classifier on the plane of its data: two sides, the straight line between, and its mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any, Self

import numpy as np
from manim import Animation, VGroup, rush_into
from numpy.typing import ArrayLike, NDArray

from mathkit.functions.sigmoid import logit
from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.decision_boundary import decision_boundary
from mathkit.learning.logistic_regression import ConfusionCounts, confusion_counts, predict
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import at_step
from scenes.stage.params.user_points import NO_NAMES, UserPoints
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.legends import key
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.tables import table
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

_TINT = 0.13

SURE = (0.1, 0.9)
"""The lines of these probabilities show how sure a model is."""

_SAMPLE = np.array([(-0.25, 0.0), (0.25, 0.0)])
"""A short line, to stand in a key."""


class Sides(VGroup):
    """Where σ(w·x + b) lies below a threshold and where not: two tints and the line between.

    It draws what is true at any weights: with no line in sight, one tint fills the plot. Put it behind
    everything else (``Scene.bring_to_back``).

    Parameters
    ----------
    plot
        Axes for the two coordinates of x.
    roles
        The tints of the sides of class 0 and of class 1.
    levels
        Probabilities whose lines are drawn too, thinly.
    """

    def __init__(
        self, plot: Plot, roles: tuple[Role, Role] = ("data", "second"), *, levels: Sequence[float] = ()
    ) -> None:
        self.plot = plot
        self.levels = tuple(levels)
        self.tints = VGroup(*(_tint(role) for role in roles))
        self.companions = VGroup(*(Polyline([], "path", width=2.0, opacity=0.85) for _ in levels))
        self.line = Polyline([], "path", width=5.0)
        super().__init__(self.tints, self.companions, self.line)

    def lay(self, weights: ArrayLike, bias: float, threshold: float) -> Self:
        """Draw the sides for weights (2,), a bias, and a threshold between 0 and 1."""
        (left, right), (bottom, top) = self.plot.x_range, self.plot.y_range
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        scores = corners @ np.asarray(weights, dtype=np.float64) + (bias - float(logit(threshold)))
        for tint, inside in zip(self.tints, (scores < 0, scores >= 0), strict=True):
            tint.set_runs([self.plot.to_frame(_cut(corners, scores, inside))])
        for level, line in zip((*self.levels, threshold), (*self.companions, self.line), strict=True):
            ends = decision_boundary(weights, bias, level, (self.plot.x_range, self.plot.y_range))
            line.set_runs([] if ends is None else [self.plot.to_frame(ends)])
        return self

    @property
    def line_in_sight(self) -> bool:
        """Whether any of the line between the sides lies in the plot."""
        return len(self.line.points) > 0


class LinearClassifier(Scatter):
    """Labelled points and a classifier among them; ``lay`` moves its line to any weights and threshold.

    The ``sides`` and the ``mistakes`` (rings around what is called wrongly) are not among its members, so
    that the points can be shown alone and the sides put behind them.
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
        box = box or frame().picture
        super().__init__(points, labels, also=also, axes=axes, box=box)
        self.data, self.classes = np.asarray(points, dtype=np.float64), np.asarray(labels)
        self.sides = Sides(self, levels=levels)
        self.mistakes = Markers([], "slope", "ring", opacity=1.0, size=mark_size(len(self.data)))

    @classmethod
    def of(cls, user_data: UserPoints | None, cloud: LabelledPoints, **options: Any) -> Self:
        """The picture of points that a lecturer gave, their names at the axes, or that a lesson drew."""
        return cls(
            cloud.points, cloud.labels, axes=NO_NAMES if user_data is None else user_data.axes, **options
        )

    def lay(self, model: Points, threshold: float) -> Self:
        """Show the *model* (w₁, w₂, b) with that threshold."""
        self.model, self.threshold = model, threshold
        self.probabilities = predict(self.data, model[:2], model[2])
        self.sides.lay(model[:2], model[2], threshold)
        wrong = (self.probabilities >= threshold) != (self.classes == 1)
        self.mistakes.set_state(places=self.to_frame(self.data[wrong]))
        return self

    @property
    def counts(self) -> ConfusionCounts:
        """Hits and misses of the model that is shown."""
        return confusion_counts(self.classes, self.probabilities, self.threshold)

    def training_panel(self, rule: Written, losses: Points) -> TrainingPanel:
        """Beside it, how its training goes: the *rule* of a step, and the *losses* before and after each."""
        return TrainingPanel(rule, losses, lambda: self.counts.accuracy)

    def notes(self) -> list[Written]:
        """What to say of a line that is not to be seen: nothing if it is."""
        if self.sides.line_in_sight:
            return []
        return [text("the line lies outside of the picture", size=FINE_SIZE, role="muted")]

    def key(self) -> VGroup:
        """What the line, its companions and the rings mean; a line out of sight is said to be."""
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
                (Markers([(0, 0)], "slope", "ring"), text("called wrongly")),
            ]
        )


class Training(Animation):
    """A classifier takes each *model* (n + 1, 3) of its training in turn, and a panel follows the steps."""

    def __init__(
        self, picture: LinearClassifier, models: Points, panel: TrainingPanel, **options: Any
    ) -> None:
        self.picture, self.models, self.panel = picture, models, panel
        options.setdefault("rate_func", rush_into)  # the line moves most in the first steps
        super().__init__(picture.sides, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        step = self.rate_func(alpha) * (len(self.models) - 1)
        self.picture.lay(at_step(self.models, step), self.picture.threshold)
        self.panel.seek(step)


class MoveThreshold(Animation):
    """The threshold of a classifier runs from what it is to another."""

    def __init__(self, picture: LinearClassifier, threshold: float, **options: Any) -> None:
        self.picture, self.first, self.last = picture, picture.threshold, threshold
        super().__init__(picture.sides, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        threshold = self.first + self.rate_func(alpha) * (self.last - self.first)
        self.picture.lay(self.picture.model, threshold)


def mistakes_readout(picture: LinearClassifier, positive: str) -> VGroup:
    """The threshold and the two kinds of mistakes as running numbers; class 1 is called *positive*."""
    return readout(
        [
            Reading("threshold", lambda: picture.threshold, partial(number, fixed=True), "path"),
            Reading(f"missed {positive}", lambda: picture.counts.false_negative, role="slope"),
            Reading("false alarms", lambda: picture.counts.false_positive, role="slope"),
        ]
    )


def confusion_table(counts: ConfusionCounts, classes: Sequence[tuple[str, Role]]) -> Written:
    """The four counts: a row for what things are, a column for what they are called.

    Parameters
    ----------
    classes
        Name and role of class 0 and of class 1.
    """
    no, yes = (f"{{{{ {name} : {role} }}}}" for name, role in classes)
    right, wrong = "{{{{ {} : result }}}}", "{{{{ {} : slope }}}}"
    rows = [
        ("", "{{ called : muted }}", "{{ called : muted }}"),
        ("{{ in truth : muted }}", yes, no),
        (yes, right.format(counts.true_positive), wrong.format(counts.false_negative)),
        (no, wrong.format(counts.false_positive), right.format(counts.true_negative)),
    ]
    return table(rows, size=LABEL_SIZE)


def _tint(role: Role) -> Polyline:
    tint = Polyline([], role, width=0.0)
    tint.set_fill(color(role), opacity=_TINT)
    return tint


def _cut(corners: Points, scores: Points, inside: NDArray[np.bool_]) -> Points:
    """The part of a polygon (n, 2) on one side of the line where a linear score vanishes.

    Sutherland and Hodgman, Reentrant Polygon Clipping (1974), with one edge. The outline (m, 2) is closed;
    m = 0 if nothing is left.

    Parameters
    ----------
    scores
        The score (n,) at each corner.
    inside
        Which corners (n,) lie on that side.
    """
    kept: list[Points] = []
    for here, after in pairwise([*range(len(corners)), 0]):
        if inside[here]:
            kept.append(corners[here])
        if inside[here] != inside[after]:
            share = scores[here] / (scores[here] - scores[after])
            kept.append(corners[here] + share * (corners[after] - corners[here]))
    return np.array([*kept, kept[0]]) if kept else np.empty((0, 2))
