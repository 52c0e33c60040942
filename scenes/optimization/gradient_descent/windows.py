"""Axes that move: to another box of the frame, to other ranges, and their numbers with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, VMobject

from scenes.stage.axes.plots import EdgeAxes, Ticks
from scenes.stage.axes.ticks import ticks as round_numbers
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_TICK = 0.07
"""Length of a tick, in manim units."""

_NUMBER_SIZE = 28
"""Of the numbers at the ticks, as a font size."""

_NUMBERS = 0.01 * _NUMBER_SIZE + GAP + _TICK
"""The height of the numbers under the horizontal axis, with their ticks."""

_NAME = 0.46
"""The height of a name."""

_GONE, _COMING = 0.3, 0.7
"""Numbers of the old axes are gone, and those of the new ones come, at these shares of the way."""

Range = tuple[float, float]

_TICKS = Ticks()


@dataclass
class _Label:
    """A number at a tick, or the name of an axis, and whether the axes have it before and after they move."""

    upright: bool
    written: Written
    value: float | None = None
    before: bool = True
    after: bool = True

    def opacity(self, moved: float) -> float:
        if self.before and self.after:
            return 1.0
        if self.before:
            return max(0.0, 1 - moved / _GONE)
        return max(0.0, (moved - _COMING) / (1 - _COMING))


class Window(EdgeAxes):
    """Axes that can move to those of another window.

    Parameters
    ----------
    box
        Its place, with all of its numbers and names.
    left
        Where the upright axis stands, if it is not as far to the left as its numbers allow.
    """

    def __init__(
        self,
        box: Box,
        x_range: Range,
        y_range: Range,
        *,
        names: tuple[str, str] = ("", ""),
        ticks: Ticks = _TICKS,
        left: float | None = None,
    ) -> None:
        room = _room_inside(box, y_range, names, ticks)
        super().__init__(room if left is None else replace(room, left=left), x_range, y_range)
        marks = self._marks(ticks)
        self._draw_axes(*marks)
        for label in self.labels:
            label.scale(_NUMBER_SIZE / FINE_SIZE)
        self.axes.set_stroke(width=2.5)
        self._draw_names(*names)
        uprights = [False] * len(marks[0]) + [True] * len(marks[1])
        written = [label for label in self.labels if isinstance(label, Written)]
        values = [float(mark) for mark in np.concatenate(marks)]
        self.tags = [_Label(*each) for each in zip(uprights, written, values, strict=False)]
        for name, upright in zip(written[len(values) :], [False] * bool(names[0]) + [True], strict=False):
            self.tags.append(_Label(upright, name))
        self._ways = [np.array([*self._state()])] * 2
        self.set_state(moved=1.0)

    def _state(self) -> tuple[float, ...]:
        box = self.box
        return (box.left, box.right, box.bottom, box.top, *self.x_range, *self.y_range)

    def aim(self, goal: Window) -> Self:
        """Make ready to move to where *goal* is."""
        self.arrive()
        self._ways = [np.array(self._state()), np.array(goal._state())]
        for tag in self.tags:
            tag.after = False
        for tag in goal.tags:
            known = [
                each
                for each in self.tags
                if (each.upright, each.written.source) == (tag.upright, tag.written.source)
            ]
            for each in known:
                each.after = True
            if not known:
                self.tags.append(_Label(tag.upright, tag.written, tag.value, before=False))
                self.labels.add(tag.written)
        return self.set_state(moved=0.0)

    def arrive(self) -> None:
        """Forget the numbers that were at the axes before they moved."""
        self.labels.remove(*(tag.written for tag in self.tags if not tag.after))
        self.tags = [_Label(tag.upright, tag.written, tag.value) for tag in self.tags if tag.after]

    def set_state(self, *, moved: float) -> Self:
        """Put the axes at a share of the way to their goal."""
        self.moved = float(moved)
        first, last = self._ways
        left, right, bottom, top, *ends = map(float, first + self.moved * (last - first))
        self.box = Box(left, right, bottom, top)
        self.x_range, self.y_range = (ends[0], ends[1]), (ends[2], ends[3])
        runs = [np.array([(left, top), (left, bottom), (right, bottom)])]
        shown: list[VMobject] = []
        for tag in self.tags:
            opacity = tag.opacity(self.moved)
            if tag.value is None:
                self._put_name(tag)
            else:
                foot = (self.x_range[0], tag.value) if tag.upright else (tag.value, self.y_range[0])
                opacity *= self._holds(*foot)
                end = self._put_number(tag, self.at(*foot)[:2])
                if opacity > 0:
                    runs.append(end)
            tag.written.set_opacity(opacity)
            shown += [tag.written] if opacity > 0 else []
        self.labels.submobjects = shown
        self.axes.set_runs(runs)
        return self

    def _holds(self, x: float, y: float) -> bool:
        """Whether a tick lies on its axis, rounding left aside."""
        place, edge = self.at(x, y), 1e-6
        box = self.box.inset(-edge)
        return bool(box.left <= place[0] <= box.right and box.bottom <= place[1] <= box.top)

    def _put_number(self, tag: _Label, foot: Points) -> Points:
        """Put a number to its tick; return the tick."""
        end = foot - np.array((_TICK, 0.0) if tag.upright else (0.0, _TICK))
        tag.written.next_to((*end, 0.0), LEFT if tag.upright else DOWN, buff=GAP)
        return np.array([foot, end])

    def _put_name(self, tag: _Label) -> None:
        box, name = self.box, tag.written
        if tag.upright:
            name.next_to((box.left, box.top, 0.0), UP, buff=GAP)
            name.shift((box.left - _TICK - name.get_left()[0], 0.0, 0.0))
        else:
            numbers = [each for each in self.tags if not each.upright and each.value is not None]
            before, after = any(each.before for each in numbers), any(each.after for each in numbers)
            share = self.moved if tag.before and tag.after else float(tag.after)
            numbered = before + share * (after - before)
            name.next_to((box.right, box.bottom - _NUMBERS * numbered, 0.0), DOWN, buff=GAP)
            name.shift((box.right - name.get_right()[0], 0.0, 0.0))

    def place(self, x: float, y: float) -> Points:
        """The point (2,) of the frame for (x, y)."""
        return self.at(x, y)[:2]


def _room_inside(box: Box, y_range: Range, names: tuple[str, str], ticks: Ticks) -> Box:
    """The place of the axes in *box*, so that the numbers and the names stand in it too."""
    marks = round_numbers(*y_range, ticks.y) if ticks.y else np.empty(0)
    widest = max((text(number(mark, 3), size=_NUMBER_SIZE).width for mark in marks), default=0.0)
    below = (_NUMBERS if ticks.x else 0.0) + (_NAME if names[0] else 0.0)
    above = 0.5 if names[1] else 0.1
    return Box(
        box.left + max(widest + (GAP + _TICK) * bool(ticks.y), 0.2),
        box.right - 0.25,
        box.bottom + max(below, 0.1),
        box.top - above,
    )
