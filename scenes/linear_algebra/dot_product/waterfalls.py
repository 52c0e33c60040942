"""Waterfall charts: a sum drawn as bars, each beginning where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import UP, Animation, FadeIn, Line, VGroup, VMobject

from mathkit.linear_algebra.dot_product import LinearPrediction
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import math_number, math_signed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, fit, on_plate, text

_BAR_SHARE = 0.62
"""The width of a bar, as a share of its column's."""

_DECIMALS = 4
"""The product of two numbers with two decimals has at most four."""

_GAP = 0.2
_NAME_PITCH = 0.42
"""Manim units from one line of a name to the next."""

_PLATE_MARGIN = 0.1
_THINNEST = 0.02
"""The height, in manim units, of a bar that stands for zero."""


@dataclass(frozen=True)
class Column:
    """A bar from one height to another, a label above it, and the lines of its name below, as markup."""

    start: float
    end: float
    label: str
    names: Sequence[str]
    role: Role


def columns_of_prediction(model: LinearPrediction, features: Sequence[str], outcome: str) -> list[Column]:
    """The columns of a prediction: weight times feature for each of *features*, the bias, the *outcome*.

    What lowers the outcome has the colour of a warning.
    """
    sizes = [*model.terms, model.bias]
    heights = np.cumsum([0.0, *sizes])
    products = [
        f"${math_number(weight)} dot {math_number(feature)}$"
        for weight, feature in zip(model.weights, model.features, strict=True)
    ]
    names: list[tuple[str, ...]] = [*zip(features, products, strict=True), ("bias",)]
    roles: list[Role] = ["slope" if term < 0 else "data" for term in model.terms]
    parts = zip(heights[:-1], heights[1:], sizes, names, [*roles, "muted"], strict=True)
    columns = [
        Column(start, end, f"${math_signed(size, _DECIMALS)}$", name, role)
        for start, end, size, name, role in parts
    ]
    total = f"${math_number(model.prediction, _DECIMALS)}$"
    return [*columns, Column(0.0, model.prediction, total, (outcome,), "result")]


class Bar(VMobject):
    """A bar that has grown a ``share`` of its way from a start to an end; it is empty until it begins.

    Parameters
    ----------
    sides
        Its left and its right edge, in manim units.
    ends
        The heights in the frame of its start and its end.
    """

    def __init__(self, sides: tuple[float, float], ends: tuple[float, float], role: Role) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=0.9)
        self.sides, self.ends, self.share = sides, ends, 0.0

    def set_state(self, *, share: float) -> Self:
        """Draw a *share* of the bar, from 0 to 1."""
        self.share, (start, end) = share, self.ends
        low, high = sorted((start, start + share * (end - start)))
        middle = (low + high) / 2
        low, high = min(low, middle - _THINNEST / 2), max(high, middle + _THINNEST / 2)
        self.set_points_as_corners(Box(*self.sides, low, high).corners)
        return self


class Waterfall(VGroup):
    """Bars over a base line at 0; ``bars`` are empty at first and ``rise`` one by one."""

    def __init__(self, columns: Sequence[Column], *, box: Box | None = None) -> None:
        box = box or frame().picture
        self.columns = tuple(columns)
        rows = max(len(column.names) for column in columns)
        self.box = Box(box.left, box.right, box.bottom + _GAP + rows * _NAME_PITCH, box.top - 2 * _GAP - 0.3)
        heights = [0.0, *(height for column in columns for height in (column.start, column.end))]
        self.low, self.high = min(heights), max(heights)
        self.base = Line(
            self._at(0, 0.0), self._at(len(columns), 0.0), stroke_width=2.0, color=color("muted")
        )
        self.bars = VGroup(*(self._bar(index) for index in range(len(columns))))
        self.links = VGroup(*(self._link(index) for index in range(1, len(columns))))
        self.names = VGroup(*(self._names(index) for index in range(len(columns))))
        self.labels = VGroup(*(self._label(index) for index in range(len(columns))))
        super().__init__(self.base, self.bars, self.links, self.names, self.labels)

    def _at(self, column: float, height: float) -> Points:
        """The point (3,) of the frame at a place along the columns, 0 to their number, and a height."""
        span = (self.high - self.low) or 1.0
        return np.array(
            [
                self.box.left + column * self.box.width / len(self.columns),
                self.box.bottom + (height - self.low) / span * self.box.height,
                0.0,
            ]
        )

    def names_of(self, *bars: int) -> list[Animation]:
        """Let the names of bars appear."""
        return [FadeIn(self.names[bar]) for bar in bars]

    def rise(self, *bars: int, run_time: float) -> Iterator[Animation]:
        """Let bars grow, each before its number: animations to play one by one.

        All of them together last *run_time*. A line links each bar to the one before it.
        """
        each = run_time / len(bars)
        for bar in bars:
            if bar:
                yield FadeIn(self.links[bar - 1], run_time=0.2 * each)
            yield tween(self.bars[bar], share=1.0, run_time=0.5 * each)
            yield FadeIn(self.labels[bar], run_time=0.3 * each)

    def _bar(self, index: int) -> Bar:
        column, half = self.columns[index], _BAR_SHARE / 2
        left, right = (float(self._at(index + 0.5 + side, 0.0)[0]) for side in (-half, half))
        start, end = (float(self._at(index, height)[1]) for height in (column.start, column.end))
        return Bar((left, right), (start, end), column.role)

    def _link(self, index: int) -> Line:
        """From the end of the bar before, at the height at which both meet."""
        height, half = self.columns[index - 1].end, _BAR_SHARE / 2
        ends = self._at(index - 0.5 + half, height), self._at(index + 0.5 - half, height)
        return Line(*ends, stroke_width=2.0, color=color("muted"))

    def _names(self, index: int) -> VGroup:
        names = VGroup()
        for row, name in enumerate(self.columns[index].names):
            written = text(name, size=FINE_SIZE, role="muted" if row else self.columns[index].role)
            fit(written, width=self.box.width / len(self.columns) - 0.15)
            place = self._at(index + 0.5, self.low)
            names.add(written.move_to(place).stand_on(place[1] - _GAP - (row + 0.7) * _NAME_PITCH))
        return names

    def _label(self, index: int) -> VMobject:
        column = self.columns[index]
        # The plate cuts the base line where it would run through a number.
        label = on_plate(text(column.label, size=LABEL_SIZE, role=column.role), margin=_PLATE_MARGIN)
        fit(label, width=self.box.width / len(self.columns) - 0.15)
        return label.next_to(
            self._at(index + 0.5, max(column.start, column.end)), UP, buff=_GAP - _PLATE_MARGIN
        )
