"""How many centres? The lowest inertia found with 1, 2, … of them, and above each bar its picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, UP, Animation, FadeIn, ImageMobject, Line, Rectangle, VGroup

from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.inertias import Bars
from scenes.learning.k_means.words import TEXT_COUNT, TEXT_INERTIA
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.writing import FINE_SIZE, Written, text

_PICTURES = 1.2
"""The height of the row of pictures, in manim units."""

_ABOVE = 0.12
"""Between a bar and its number, in manim units."""

_SHORTEST, _RAISED = 0.2, 0.6
"""The number of a saving that is lower stands over those of the bars, with a line to it."""

_PICTURE_SHARE = 0.86
"""The width of a picture, as a share of the space that it has."""


class Choices(Bars):
    """A bar of the lowest inertia found for each number of centres.

    Parameters
    ----------
    runs
        The best run with 1, 2, … centres.
    things
        What is counted, for the axis.
    has_pictures
        Whether there is room for a picture above each bar.

    Attributes
    ----------
    sizes
        The inertias, one above each bar.
    windows
        The place of the picture above each bar.
    """

    def __init__(self, runs: Sequence[KMeans], things: str, *, has_pictures: bool) -> None:
        wide = frame().wide
        room = _PICTURES + GAP if has_pictures else 0.0
        box = Box(wide.left, wide.right, wide.bottom, wide.top - room)
        super().__init__(
            box,
            [run.inertia for run in runs],
            names=(f"{things}, {TEXT_COUNT}", f"best {TEXT_INERTIA} found"),
            ticks=Ticks(x=len(runs), y=0, whole=True),
        )
        width = _PICTURE_SHARE * self.x_unit
        self.windows = [
            Box(x - width / 2, x + width / 2, wide.top - _PICTURES, wide.top)
            for x in (self.at(index + 1, 0.0)[0] for index in range(len(runs)))
        ]
        self.sizes = VGroup(*map(self._size, range(len(runs))))

    def _size(self, index: int) -> Written:
        """The height of a bar over it."""
        height = self.heights[index]
        size = number(height, 0 if height >= 10 else 2)
        return text(size, size=FINE_SIZE, role="slope").next_to(self.at(index + 1, height), UP, buff=_ABOVE)

    def rise(self, count: int, picture: Sequence[ImageMobject] = ()) -> list[Animation]:
        """Let the bar of *count* centres appear, with its number, and its picture if it is not there yet."""
        seen = np.maximum(self.seen, np.arange(len(self.heights)) == count - 1)
        return [tween(self, seen=seen), FadeIn(self.sizes[count - 1], *picture)]

    def saving(self, count: int) -> VGroup:
        """What the last of *count* centres saves: a measure from the level of one bar to that of the next.

        Its number is the share of the inertia of one centre.
        """
        before, after = self.heights[count - 2], self.heights[count - 1]
        left, right = self.bar_box(count - 2).right, self.bar_box(count - 1).left
        top, foot = self.at(count - 0.5, before), self.at(count - 0.5, after)
        levels = Polyline([np.array([(left, y), (right, y)]) for y in (top[1], foot[1])], "muted", width=2.0)
        measure = Line(top, foot, stroke_width=5.0, color=color("slope"))
        share = text(percent((before - after) / self.heights[0]), size=FINE_SIZE, role="slope")
        parts = VGroup(levels, measure, share.next_to(top, UP, buff=_ABOVE))
        if top[1] - foot[1] < _SHORTEST:
            share.next_to(top, UP, buff=_RAISED)
            parts.add(Line(share.get_bottom() + 0.06 * DOWN, top, stroke_width=2.0, color=color("muted")))
        return parts

    def frame_around(self, count: int) -> Rectangle:
        """A frame around the picture that comes out with *count* centres."""
        window = self.windows[count - 1].inset(-0.1)
        frame = Rectangle(
            width=window.width, height=window.height, stroke_color=color("ink"), stroke_width=4.0
        )
        return frame.move_to(window.center)
