"""Dials in a row, each of which turns the next: how far a small turn of the first one moves the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from manim import DOWN, UP, Circle, Line, VGroup, VMobject

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, fit, formula, text

_RADIUS = 0.9
_NAME_ROOM = 0.85
"""Above the dials: their names."""

_GAP = 0.22

_ROW = 0.52
"""From the middle of the values down to the middle of the readings."""

_PITCH = 0.5
"""From row to row of a column."""

_FARTHEST = np.radians(150.0)
"""No dial turns farther than this …"""

_USUAL = np.radians(60.0)
"""… and the first one turns this far, or less if another one would turn too far."""

_ARC = 40


class Dial(VGroup):
    """A round scale with a needle, which points up at rest, and the sector that it has swept."""

    def __init__(self, centre: Points) -> None:
        ring = Circle(_RADIUS, stroke_color=color("muted"), stroke_width=2.5).move_to(centre)
        mark = Line(ring.get_top(), ring.get_top() + 0.14 * DOWN, stroke_width=2.5, color=color("muted"))
        self.centre = np.asarray(centre, dtype=np.float64)
        self.swept = VMobject(stroke_width=0.0, fill_color=color("path"), fill_opacity=0.45)
        self.needle = Line(stroke_width=4.0, color=color("path"))
        super().__init__(ring, mark, self.swept, self.needle)
        self.set_state(angle=0.0)

    def set_state(self, *, angle: float) -> Self:
        """Point the needle at *angle*, in radians from the top; positive angles are clockwise."""
        self.angle = float(angle)
        arc = self.centre + (_RADIUS - 0.06) * _directions(np.linspace(0.0, self.angle, _ARC))
        self.swept.set_points_as_corners(np.vstack([self.centre, arc, self.centre]))
        self.needle.put_start_and_end_on(self.centre, arc[-1])
        return self


class LinkedDials(VGroup):
    """A dial for every value of a chain, an arrow for every function between two of them.

    Parameters
    ----------
    names
        Typst mathematics, one a dial.
    values
        Typst mathematics, what the dials read.
    functions
        Typst mathematics over the arrows, one fewer.
    factors
        How far each dial turns for each turn of the first one, shape (k + 1,); the first is 1.
    """

    def __init__(
        self,
        names: Sequence[str],
        values: Sequence[str],
        functions: Sequence[str],
        factors: Points,
    ) -> None:
        super().__init__()
        self.box = box = frame().wide
        self.factors = np.asarray(factors, dtype=np.float64)
        self.unit = min(_USUAL, _FARTHEST / float(np.abs(self.factors).max()))
        self.turn, self.linked = 0.0, 1
        height = box.top - _NAME_ROOM - _RADIUS
        places = np.linspace(box.left + _RADIUS + _GAP, box.right - _RADIUS - _GAP, len(names))
        self.dials = [Dial(np.array([place, height, 0.0])) for place in places]
        self.names = VGroup(
            *(self._stand(formula(name), dial, UP) for name, dial in zip(names, self.dials, strict=True))
        )
        self.values = VGroup(
            *(
                self._stand(formula(value, size=LABEL_SIZE), dial, DOWN)
                for value, dial in zip(values, self.dials, strict=True)
            )
        )
        reach = (_RADIUS + _GAP) * np.array([1.0, 0.0, 0.0])
        self.arrows = [
            Arrow(left.centre + reach, right.centre - reach, "muted", width=4.0)
            for left, right in pairwise(self.dials)
        ]
        self.functions = VGroup(
            *(
                formula(function, size=LABEL_SIZE).next_to(arrow, UP, buff=_GAP)
                for function, arrow in zip(functions, self.arrows, strict=True)
            )
        )
        self.add(*self.dials, self.names, self.values, *self.arrows, self.functions)

    @staticmethod
    def _stand(written: Written, dial: Dial, side: Points) -> Written:
        written.next_to(dial, side, buff=_GAP)
        return written

    def set_state(self, *, turn: float | None = None, linked: int | None = None) -> Self:
        """Turn the first dial by *turn*, a share of its usual turn, and the others as their factors say.

        Only the first *linked* dials turn; the rest stay as they are.
        """
        self.turn = self.turn if turn is None else float(turn)
        self.linked = self.linked if linked is None else linked
        for dial, factor in zip(self.dials[: self.linked], self.factors, strict=False):
            dial.set_state(angle=self.turn * self.unit * factor)
        return self

    def turn_to(self, turn: float, *, run_time: float = 1.0) -> Tween:
        """Let the dials go from where they are to another turn of the first one."""
        return tween(self, turn=turn, run_time=run_time)

    def rates(self, written: Sequence[str]) -> VGroup:
        """A number under each arrow: how far the dial behind it turns for each turn of the one before."""
        return VGroup(
            *(
                text(rate, role="slope").next_to(arrow, DOWN, buff=_GAP)
                for rate, arrow in zip(written, self.arrows, strict=True)
            )
        )

    def readings(self, written: Sequence[VMobject]) -> VGroup:
        """What stands under each dial, in the row below its value."""
        return VGroup(*(self.reading(index, each) for index, each in enumerate(written)))

    def reading(self, index: int, written: VMobject) -> VMobject:
        """What stands under a dial, in the row below its value; kept inside the box."""
        height = self.values.get_center()[1] - _ROW
        return self._inside(written.move_to((self.dials[index].centre[0], height, 0.0)))

    def column(self, index: int, rows: Sequence[VMobject]) -> VGroup:
        """Rows one below the other under a dial, from the row below its value; kept inside the box."""
        first, *others = rows
        # By their middles, because parentheses hang lower than digits and would shift a row.
        for row, written in enumerate(others, start=1):
            written.set_y(float(first.get_bottom()[1]) - (row - 0.2) * _PITCH)
        column = VGroup(*rows)
        top = float(self.values.get_bottom()[1]) - _GAP
        column.move_to((self.dials[index].centre[0], top, 0.0), aligned_edge=UP)
        self._inside(column)
        return column

    def _inside(self, written: VMobject) -> VMobject:
        beyond = max(0.0, written.get_right()[0] - self.box.right)
        short = max(0.0, self.box.left - written.get_left()[0])
        written.shift((short - beyond, 0.0, 0.0))
        return written

    @property
    def below(self) -> float:
        """The height under which the frame is free, if there is one row of readings."""
        return float(self.values.get_bottom()[1]) - _ROW - _GAP

    def stack_below(self, *rows: VMobject, gap: float) -> VMobject:
        """Rows one below the other in the middle of the room below, none wider than it."""
        room = Box(self.box.left, self.box.right, self.box.bottom, self.below)
        return room.place(VGroup(*(fit(row, width=room.width) for row in rows)).arrange(DOWN, buff=gap))


def _directions(angles: Points) -> Points:
    """Unit vectors (n, 3) at angles, clockwise from the top."""
    return np.column_stack([np.sin(angles), np.cos(angles), np.zeros_like(angles)])
