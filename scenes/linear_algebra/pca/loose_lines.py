"""A line among points on their own axes, which may tilt and slide, and what sliding costs."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, Rectangle, VGroup

from scenes.linear_algebra.pca.shadows import ACROSS, ALONG, MOST_GAPS
from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.curves import Polyline, line_through
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.markers import Markers, mark_size, thinned
from scenes.stage.type.symbols import RUN
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import formula, on_plate


class LooseLine(VGroup):
    """A line with the shadows of points on it, and the ``gaps`` between points and shadows.

    All is measured on the frame. At first the line is level and leads through the mean.

    Attributes
    ----------
    spread
        The mean of the squared gaps of that line, in squared manim units.
    rise
        How far the line has been slid, from the mean to the line.

    Parameters
    ----------
    places
        Where the points lie, shape (n, 2), in manim units.
    box
        The window, at whose edges the line ends.
    """

    def __init__(self, places: Points, box: Box) -> None:
        super().__init__()
        self.places, self.box, self.middle = places, box, places.mean(axis=0)
        self.spread = float(np.var(places[:, 1]))
        self.gaps = Polyline([], ACROSS, width=2.0).set_z_index(-1)  # under the points that they start from
        self.line = Polyline([], ALONG, width=4.0)
        self.marks = Markers([], ALONG, size=mark_size(len(places)))
        self.rise = Polyline([], RUN.role, width=7.0)
        self.add(self.gaps, self.line, self.marks, self.rise)
        self.angle = self.slide = self.fall = 0.0
        self.set_state()

    def set_state(
        self, *, angle: float | None = None, slide: float | None = None, fall: float | None = None
    ) -> Self:
        """Tilt the line to an *angle*, in radians, slide it, in manim units, and let shadows fall a share."""
        self.angle = self.angle if angle is None else float(angle)
        self.slide = self.slide if slide is None else float(slide)
        self.fall = self.fall if fall is None else float(fall)
        direction = np.array([np.cos(self.angle), np.sin(self.angle)])
        foot = self.middle + self.slide * np.array([-direction[1], direction[0]])
        feet = foot + np.outer((self.places - foot) @ direction, direction)
        fallen = self.places + self.fall * (feet - self.places)
        self.line.set_runs([line_through(foot, direction, self.box)])
        self.gaps.set_segments(thinned(self.places, MOST_GAPS), thinned(fallen, MOST_GAPS))
        self.marks.set_state(places=fallen)
        self.rise.set_runs([np.array([self.middle, foot])])
        return self

    def name_rise(self) -> VGroup:
        """The name of how far the line has been slid down, under that."""
        return on_plate(formula(str(RUN)), margin=0.1).next_to(self.rise, DOWN, buff=GAP)


class SlidingLoss(VGroup):
    """The mean of the squared gaps of a line that slides off the mean: as it was there, and what is added.

    Parameters
    ----------
    box
        There is room for twice the loss at the mean.
    spread
        That loss, in squared manim units.
    """

    def __init__(self, box: Box, spread: float) -> None:
        super().__init__()
        self.spread, self.whole = spread, UnitSquare(box).set_stroke(width=0.0)
        self.least: Rectangle = self.whole.cell((0, 0.5), (0, 1), ACROSS, opacity=1.0)
        self.added: Rectangle = self.whole.cell((0.5, 0.5), (0, 1), RUN.role, opacity=1.0)
        self.add(self.least, self.added)
        self.slide = 0.0

    def set_state(self, *, slide: float) -> Self:
        """Slide the line so far, in manim units."""
        self.slide = float(slide)
        self.whole.lay(self.added, (0.5, 0.5 + self.slide**2 / self.spread / 2), (0, 1))
        return self
