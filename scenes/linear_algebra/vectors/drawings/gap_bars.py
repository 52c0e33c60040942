"""A picture beside two averages: the gaps of its pixels, and a bar for the sum of each."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import FadeIn, Group, Rectangle, VGroup

from mathkit.learning.nearest_average import Comparison
from scenes.linear_algebra.vectors.drawings.kinds import CLASSES
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed
from scenes.linear_algebra.vectors.list_words import pixel_gap
from scenes.stage.lesson.attention import second_half
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, text

_BAR = 0.6
"""The height of a bar, in manim units."""


def _in_hundredths(gap: float) -> str:
    return number(gap, 2, fixed=True)


class GapBar(Group):
    """An average, over whose first ``row`` rows the gaps from a picture are drawn, and a bar of their sum.

    Parameters
    ----------
    average
        Shape (side, side).
    place
        Where the average lies; the bar stands to its right.
    longest
        The gap for which a bar is *room* manim units long.
    """

    def __init__(self, kind: int, average: Points, place: Box, longest: float, room: float) -> None:
        name, self.role = CLASSES[kind]
        self.kind, self.average, self.unit = kind, average, room / longest
        self.picture = Framed(average, place, self.role)
        self.edge, self.middle = place.right + 0.45, place.center[1] + 0.1
        self.bar = Rectangle(
            width=1.0, height=_BAR, stroke_width=0.0, fill_color=color("ink"), fill_opacity=1.0
        )
        self.caption = text(f"average {name}", size=LABEL_SIZE, role=self.role)
        self.measured = text("sum of gaps to the", size=LABEL_SIZE)
        for words in (self.caption, self.measured):
            words.stand_on(self.middle + 0.82).shift((self.edge - words.get_left()[0], 0.0, 0.0))
        self.ring, self.pixels = VGroup(), VGroup()
        self.scanner = Polyline([], "ink", width=3.0)
        self.differences = np.zeros_like(average)
        self.row, self.gap = 0.0, 0.0
        self.number = Numeral(lambda: self.gap, _in_hundredths, size=STATEMENT_SIZE)
        self.number.clear_updaters()
        super().__init__(self.picture, self.bar, self.scanner)
        self.set_state(row=0.0)

    def set_state(self, *, row: float) -> Self:
        """Draw the gaps of so many rows, and their sum."""
        self.row = float(row)
        done, side = int(row + 1e-9), len(self.average)
        values = np.concatenate([self.differences[:done], self.average[done:]])
        self.picture.set_state(values=values)
        gone: Role = "ink"
        self.picture.image.tint(*[gone] * done, *[self.role] * (side - done))
        self.gap = float(np.round(self.differences[:done].sum(), 9))
        box = self.picture.box
        height = box.top - done * box.height / side
        self.scanner.set_runs(
            [np.array([(box.left, height), (box.right, height)])] if 0 < done < side else []
        )
        self._measure()
        return self

    def compare(self, differences: Points, gap: float) -> Self:
        """Show all gaps of another picture at once."""
        self.differences = np.asarray(differences, dtype=np.float64)
        self.set_state(row=float(len(self.average)))
        self.gap = gap
        self._measure()
        return self

    def point_at(self, pixel: tuple[int, int]) -> None:
        """Put a ring around a pixel, and its own gap under the bar: at first that of a lit one."""
        self.ring = self.picture.ring(pixel)
        self.pixels = VGroup(*(pixel_gap(value, float(self.average[pixel])) for value in (0.0, 1.0)))
        for written in self.pixels:
            written.move_to((self.edge + written.width / 2, self.middle - 0.85, 0.0))
        self.show_pixel(1.0)

    def show_pixel(self, lit: float) -> None:
        """Show the gap of the pixel with the ring as it is if the pixel is lit, 1, or not, 0."""
        for value, written in enumerate(self.pixels):
            written.set_opacity(float(value == lit))

    def name_what_is_measured(self) -> tuple[Any, FadeIn]:
        """The name of the average moves aside for what the bar measures."""
        aside = (self.measured.width + GAP, 0.0, 0.0)
        caption: Any = self.caption
        moved = caption.animate(run_time=0.5).shift(aside)
        return moved, FadeIn(self.measured, run_time=1.0, rate_func=second_half)

    def _measure(self) -> None:
        end = self.edge + max(self.unit * self.gap, 1e-3)
        bar = Box(self.edge, end, self.middle - _BAR / 2, self.middle + _BAR / 2)
        self.bar.set_points_as_corners(bar.corners)
        self.number.refresh()
        self.number.move_to((end + 0.2 + self.number.width / 2, self.middle, 0.0))


class GapBars(Group):
    """Both averages with their gaps; the ``compared`` picture may be another one, which has been slid."""

    def __init__(
        self,
        averages: Points,
        compared: list[Comparison],
        places: list[Box],
        room: float,
        pixel: tuple[int, int] | None,
    ) -> None:
        longest = max(float(each.gaps.max()) for each in compared)
        self.compared, self.pixel = compared, pixel
        self.bars = [GapBar(kind, averages[kind], place, longest, room) for kind, place in enumerate(places)]
        if pixel is not None:
            for bar in self.bars:
                bar.point_at(pixel)
        for bar, differences in zip(self.bars, compared[0].differences, strict=True):
            bar.differences = differences
        super().__init__(*self.bars)
        self.row, self.place = 0.0, 0.0

    @property
    def numbers(self) -> VGroup:
        return VGroup(*(bar.number for bar in self.bars))

    @property
    def rings(self) -> VGroup:
        """The rings around a pixel, and its gaps."""
        return VGroup(*(part for bar in self.bars if len(bar.ring) for part in (bar.ring, bar.pixels)))

    @property
    def names(self) -> VGroup:
        """Those of the averages, and what is measured with them."""
        return VGroup(*(words for bar in self.bars for words in (bar.caption, bar.measured)))

    def set_state(self, *, row: float | None = None, place: float | None = None) -> Self:
        """Draw the gaps of so many rows; or all gaps of the picture at another place."""
        if row is not None:
            self.row = float(row)
            for bar in self.bars:
                bar.set_state(row=self.row)
        if place is not None:
            self.place = float(place)
            compared = self.compared[int(self.place + 1e-9)]
            for bar in self.bars:
                bar.compare(compared.differences[bar.kind], float(compared.gaps[bar.kind]))
        return self
