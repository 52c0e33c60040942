"""A gauge beside the board: how much the two parts of a step change the height, up or down."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

_HEAD, _END = 0.53, 0.42
"""Room for the title over the bars, and for a number beyond a bar, in manim units."""

_PITCH = 0.78
"""From the middle of a bar to that of the next, in manim units."""

_SHAFT, _WING, _TIP = 0.13, 0.25, 0.26
"""Half the width of a bar and of its head, and the length of a head, in manim units."""


class Gauge(VGroup):
    """Two bars that point up or down, one for each part of a step: the second begins where the first ends.

    The ``done`` part of the step runs from 0 to 2.

    Parameters
    ----------
    changes
        Of the height, in thousandths, shape (2,).
    box
        Its place.
    span
        The lowest and the highest level that it can show, in thousandths: one span is one scale.
    """

    def __init__(self, changes: ArrayLike, box: Box, span: tuple[float, float]) -> None:
        self.changes = np.asarray(changes, dtype=np.float64)
        low, high = span
        self.unit = (box.height - _HEAD - 2 * _END) / (high - low)
        self.left, self.zero = box.left, box.bottom + _END - low * self.unit
        bottom, top = box.bottom + _END / 2, box.top - _HEAD
        axis = [np.array([(self.left, bottom), (self.left, top)])]
        ground = [np.array([(self.left, self.zero), (self.left + 2 * _PITCH + 0.1, self.zero)])]
        self.axes = Polyline(axis + ground, "muted", width=2.0)
        self.title = text("rise of the board", size=FINE_SIZE, role="muted")
        self.title.move_to((box.left, box.top, 0.0), aligned_edge=UP + LEFT)
        self.bars = VGroup(
            *(VMobject(stroke_width=0.0, fill_color=color("data"), fill_opacity=1.0) for _ in self.changes)
        )
        self.step = Polyline([], "data", width=2.0)
        super().__init__(self.axes, self.title, self.bars, self.step)
        self.set_state(done=0.0)

    def _middle(self, index: int) -> float:
        return self.left + 0.12 + (index + 0.5) * _PITCH

    def place_of(self, change: float) -> float:
        """Where a change of height stands in the frame."""
        return float(self.zero + self.unit * change)

    def set_state(self, *, done: float) -> Self:
        """Let the bars be as long as the changes of the *done* part of the step."""
        self.done, start = float(done), 0.0
        for index, (bar, change) in enumerate(zip(self.bars, self.changes, strict=True)):
            end = start + change * float(np.clip(self.done - index, 0.0, 1.0))
            outline = _block_arrow(self._middle(index), self.place_of(start), self.place_of(end))
            bar.points = closed(outline[None])
            start = end
        first = self.place_of(self.changes[0])
        reach = (self._middle(0), self._middle(1) + _SHAFT)
        self.step.set_runs([np.array([(x, first) for x in reach])] if self.done > 1 else [])
        return self

    def numbers(self) -> list[Written]:
        """The changes, each beyond the end of its bar."""
        labels, level = [], 0.0
        for index, change in enumerate(self.changes):
            level += change
            label = text(number(float(change), 2), size=LABEL_SIZE, role="data")
            labels.append(
                label.next_to(
                    (self._middle(index), self.place_of(level), 0.0), DOWN if change < 0 else UP, buff=0.1
                )
            )
        return labels


def _block_arrow(x: float, start: float, end: float) -> Points:
    """The corners (7, 2) of an upright arrow from one height to another."""
    neck = end - np.sign(end - start) * min(_TIP, abs(end - start))
    half = [(-_SHAFT, start), (-_SHAFT, neck), (-_WING, neck), (0.0, end)]
    return np.array([(x + side, y) for side, y in (*half, *((-side, y) for side, y in half[2::-1]))])
