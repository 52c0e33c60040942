"""How each point pulls on the weights, as one shape of many arrows; and how the weights follow their mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Animation, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.learning.logistic_regression.classifiers import LinearClassifier
from scenes.learning.logistic_regression.learned import Learned
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import at_step
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written

SCALE = 0.25
"""Pulls are drawn at this share of their length: they would cover each other."""

_TIP = 0.17
"""Length of the tip of a long pull, in manim units."""


class Pulls(VGroup):
    """Arrows from *starts* to *ends*, points of the frame (n, 2); behind the marks that they come from."""

    def __init__(self, starts: ArrayLike, ends: ArrayLike, role: Role = "slope") -> None:
        self.shafts = Polyline([], role, width=3.0)
        self.tips = VMobject(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        super().__init__(self.shafts, self.tips)
        self.set_z_index(-1)
        self.set_state(starts=starts, ends=ends)

    def set_state(self, *, starts: ArrayLike, ends: ArrayLike) -> Self:
        """Draw the arrows elsewhere."""
        self.starts: Points = np.asarray(starts, dtype=np.float64)
        self.ends: Points = np.asarray(ends, dtype=np.float64)
        way = self.ends - self.starts
        length = np.linalg.norm(way, axis=1, keepdims=True)
        along = way / np.maximum(length, 1e-9)
        across = along[:, ::-1] * (-1, 1)
        tip = np.minimum(_TIP, 0.6 * length)
        neck = self.ends - tip * along
        self.shafts.set_segments(self.starts, neck)
        self.tips.points = closed(
            np.stack([self.ends, neck + 0.4 * tip * across, neck - 0.4 * tip * across], axis=1)
        )
        return self

    def appear(self, run_time: float) -> Animation:
        """Grow out of the starts."""
        ends = self.ends
        self.set_state(starts=self.starts, ends=self.starts)
        return tween(self, starts=self.starts, ends=ends, run_time=run_time)

    def gather_in(self, arrow: Arrow, run_time: float) -> Animation:
        """All of them turn into one arrow: their mean at their own scale."""
        starts, ends = (np.tile(point[:2], (len(self.starts), 1)) for point in (arrow.start, arrow.end))
        return tween(self, starts=starts, ends=ends, run_time=run_time)


class Weights(VGroup):
    """The weights as an arrow, and their mean pull at its tip, at a ``step`` of the training.

    During a step the tip runs along its pull; after it comes the next pull.

    Attributes
    ----------
    fits
        Whether all that is drawn stays within the *picture*.
    """

    def __init__(self, picture: LinearClassifier, arrow: Arrow, mean: Arrow, learned: Learned) -> None:
        self.arrow, self.mean, self.step = arrow, mean, 0.0
        super().__init__(arrow, mean)
        unit, box = np.array([picture.x_unit, picture.y_unit]), picture.box
        ends = arrow.start[:2] + unit * learned.tips
        self._tips, self._pulled = np.split(ends, 2)
        corners = (box.left, box.bottom), (box.right, box.top)
        self.fits = bool(np.all(ends >= corners[0]) and np.all(ends <= corners[1]))

    def set_state(self, *, step: float) -> Self:
        """Draw the weights after so many steps."""
        self.step = float(step)
        tip = at_step(self._tips, self.step)
        self.arrow.set_state(start=self.arrow.start, end=tip)
        self.mean.set_state(start=tip, end=self._pulled[int(self.step + 1e-9)])
        return self


def ends_of(pulls: Points, points: Points) -> Points:
    """Where the arrows of *pulls* (n, 2) at *points* (n, 2) end, in the units of the axes."""
    return points + SCALE * pulls


def drawn_pulls(picture: LinearClassifier, pulls: Points) -> list[Pulls]:
    """The arrows of the *pulls* (n, 2) of all points, those of class 0 and those of class 1."""
    starts, ends = picture.to_frame(picture.shown), picture.to_frame(ends_of(pulls, picture.shown))
    return [Pulls(starts[picture.classes == label], ends[picture.classes == label]) for label in (0, 1)]


def gather(lesson: Any, pulls: Sequence[Pulls], quarter: Written, full: Written) -> None:
    """All *pulls* become their mean at the tip of the weights: at their own scale, and then in full."""
    start, mean = lesson.arrow[0].end, lesson.learned.mean_pull
    lesson.mean = lesson.picture.arrow_from(start, SCALE * mean)
    lesson.play(*(each.gather_in(lesson.mean, lesson.phrase_left(0.4)) for each in pulls))
    lesson.remove(*pulls).add(lesson.mean)
    end = lesson.picture.arrow_from(start, mean).end
    seconds = lesson.phrase_left(0.4, least=1.0)
    lesson.play(tween(lesson.mean, start=start, end=end, run_time=seconds), *swap(quarter, full))
