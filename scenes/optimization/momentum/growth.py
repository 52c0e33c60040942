"""How many steps two methods need in a ravine and in a longer one, as bars."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Animation, Rectangle, VGroup
from numpy.typing import ArrayLike

from scenes.optimization.momentum.races import BALL, PLAIN
from scenes.optimization.momentum.tuning import BestDescents
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import math_number, number, whole
from scenes.stage.type.symbols import CONDITION_NUMBER
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_NAMES_WIDTH = 2.9
"""For the names left of the bars, in manim units."""

_NUMBERS_WIDTH = 2.6
"""For the numbers right of the longest bar, in manim units."""

_BAR = 0.5
_PITCH = 0.8
_GROUPS = 2.5
"""From the first bar of one ravine to that of the next, in manim units."""


class StepCounts(VGroup):
    """For two ravines, a bar for plain descent and one with momentum; their lengths are steps.

    ``before`` is all of the first ravine; the bars of the second are still to grow.
    """

    def __init__(self, first: BestDescents, second: BestDescents) -> None:
        wide, self.counts = frame().wide, np.array([first.needed, second.needed])
        self._left = wide.left + _NAMES_WIDTH
        self.unit = (wide.width - _NAMES_WIDTH - _NUMBERS_WIDTH) / float(self.counts.max())
        self.groups, self.bars, self.numbers = VGroup(), list[Rectangle](), list[Written]()
        for row, condition in enumerate((first.condition, second.condition)):
            top = wide.top - 0.9 - _GROUPS * row
            ratio = math_number(condition)
            meaning = (
                f"${CONDITION_NUMBER.letter} = {ratio}$: the walls curve ${ratio}$ times as much as the floor"
            )
            title = text(meaning)
            group = VGroup(title.move_to((wide.left, top + 0.6, 0.0), aligned_edge=LEFT))
            for index, (role, name) in enumerate((PLAIN, BALL)):
                y = top - _PITCH * index
                bar = Rectangle(
                    width=1.0, height=_BAR, stroke_width=0.0, fill_color=color(role), fill_opacity=0.9
                )
                count = int(self.counts[row, index])
                end = np.array([self._left + count * self.unit, y, 0.0])
                times = f" ≈ {number(count / self.counts[0, index], 1)} × {whole(self.counts[0, index])}"
                written = text(whole(count) + times * (row > 0), role=role)
                self.numbers.append(written.next_to(end, RIGHT, buff=GAP))
                self.bars.append(bar)
                group.add(text(name, role=role).move_to((self._left - GAP, y, 0.0), aligned_edge=RIGHT), bar)
            self.groups.add(group)
        self.lengths: Points = np.zeros(self.counts.size)
        self.set_state(lengths=[*self.counts[0], 0, 0])
        caption = text("steps until a millionth of the loss is left", size=FINE_SIZE, role="muted")
        self.caption = caption.move_to((wide.right, frame().safe.top, 0.0), aligned_edge=UP + RIGHT)
        self.before = VGroup(self.caption, self.groups[0], *self.numbers[:2])
        super().__init__(self.caption, self.groups, *self.numbers)

    def set_state(self, *, lengths: ArrayLike) -> Self:
        """Draw the bars, from the first to the last, as long as so many steps."""
        self.lengths = np.asarray(lengths, dtype=np.float64)
        for index, (bar, length) in enumerate(zip(self.bars, self.lengths, strict=True)):
            y = self._height(index)
            right = self._left + max(length, 1e-3) * self.unit
            corners = [(right, y + _BAR / 2), (self._left, y + _BAR / 2), (self._left, y - _BAR / 2)]
            corners += [(right, y - _BAR / 2), (right, y + _BAR / 2)]
            bar.set_points_as_corners(np.column_stack([corners, np.zeros(5)]))
        return self

    def grow(self, index: int, run_time: float) -> Animation:
        """Let one bar grow to its steps."""
        lengths = self.lengths.copy()
        lengths[index] = self.counts.flat[index]
        return tween(self, on=self.groups, lengths=lengths, run_time=run_time)

    def _height(self, index: int) -> float:
        row, bar = divmod(index, 2)
        return float(frame().wide.top - 0.9 - _GROUPS * row - _PITCH * bar)
