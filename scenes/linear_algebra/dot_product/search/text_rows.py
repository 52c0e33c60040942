"""Texts as rows of tiles, one for each word that is counted; bars measure them, and they are put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import Animation, Rectangle, VGroup, VMobject

from scenes.linear_algebra.dot_product.search import formulas
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, text

_RIGHT = 0.7
"""Where the rows end, in the frame."""

_LARGEST_TILE = 0.34
"""As a share of the pitch of the rows."""

_PITCH = 1.5
"""The most from one row to the next, in manim units."""

_TILES_UP, _BAR_DOWN, _BAR_HEIGHT = 0.18, 0.23, 0.2
"""Of the tiles and the bar of a row, as shares of the pitch of the rows."""

_RING = 0.48
"""From the middle of a row to the frame round it, as a share of the pitch: as far from its tiles as from the
next ones."""

_LONGEST_BAR = 3.6
"""The longest bar, where what is written beside it leaves the room."""


class Bar(VMobject):
    """A bar from its left end, as long as ``size`` makes it, in manim units."""

    def __init__(self, left: float, middle: float, height: float, role: Role) -> None:
        super().__init__(stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        self.left, self.middle, self.thickness, self.size = left, middle, height, 0.0

    def set_state(self, *, size: float) -> Bar:
        self.size = float(size)
        if not self.size:
            self.points = np.empty((0, 3))
            return self
        half = self.thickness / 2
        self.set_points_as_corners(
            Box(self.left, self.left + self.size, self.middle - half, self.middle + half).corners
        )
        return self


class TextRows(VGroup):
    """The query and under it the texts: a row of tiles for each.

    A filled tile is the first of the two words, an outlined one the second. ``names`` stand before the
    ``tiles``; ``query`` and ``texts`` are whole rows, for what moves or fades together; ``key`` explains the
    tiles. They end at ``right``.
    """

    def __init__(
        self, query: Sequence[int], documents: Sequence[Sequence[int]], *, right: float = _RIGHT
    ) -> None:
        box = frame().wide
        self.left, self.top = box.left, box.top
        self.pitch = min(_PITCH, (self.top - box.bottom) / (len(documents) + 1))
        self.counts = [tuple(query), *(tuple(each) for each in documents)]
        most = max(sum(each) for each in self.counts)
        self.tile = min(_LARGEST_TILE * self.pitch / 0.78, (right - self.left - 0.7) / max(most, 1))
        self.names, self.tiles, self.empty = VGroup(), VGroup(), VGroup()
        for place, counts in enumerate(self.counts):
            symbol = formulas.SEARCH[place]
            role, middle = symbol.role, self.middle(place) + _TILES_UP * self.pitch
            name = text(f"${symbol.letter}$", size=STATEMENT_SIZE, role=role)
            self.names.add(name.move_to((self.left + 0.2, middle, 0.0)))
            self.tiles.add(VGroup(*(self._tile(index, middle, counts, role) for index in range(sum(counts)))))
            dash = text("none", size=FINE_SIZE, role="muted")
            dash.move_to((self.left + 0.65 + dash.width / 2, middle, 0.0))
            self.empty.add(VGroup() if sum(counts) else dash)
        self.key = self._key()
        rows = [VGroup(*each) for each in zip(self.names, self.tiles, self.empty, strict=True)]
        self.query, self.texts = rows[0], VGroup(*rows[1:])
        super().__init__(self.key, self.query, self.texts)
        self.places, self.longest = list(range(1, len(self.counts))), _LONGEST_BAR
        self.text_size = LABEL_SIZE if self.pitch > 1.15 else FINE_SIZE

    def middle(self, place: int) -> float:
        """The height of the middle of a row; place 0 is that of the query."""
        return self.top - (place + 0.5) * self.pitch

    def _tile(self, index: int, middle: float, counts: Sequence[int], role: Role) -> Rectangle:
        side = 0.78 * self.tile
        x = self.left + 0.65 + (index + 0.5) * self.tile
        return tile((x, middle), side, role, filled=index < counts[0])

    def _key(self) -> VGroup:
        key, left, height = VGroup(), -2.4, frame().safe.top - 0.65
        for index, word in enumerate(formulas.TOPICS):
            mark = tile((left + 0.14, height), 0.28, "ink", filled=index == 0)
            written = text(word, size=FINE_SIZE)
            written.move_to((left + 0.45 + written.width / 2, height, 0.0))
            key.add(mark, written)
            left += written.width + 1.1
        return key

    def measure(self, values: Iterable[float], written: Sequence[VMobject], most: float) -> VGroup:
        """A bar of no length for each text, in its row, and what is *written* at its end."""
        bars = VGroup()
        widest = max(each.width for each in written)
        self.longest = min(_LONGEST_BAR, _RIGHT - self.left - 0.85 - widest)
        for index, (value, each) in enumerate(zip(values, written, strict=True)):
            middle = self.middle(self.places[index]) - _BAR_DOWN * self.pitch
            bar = Bar(self.left + 0.65, middle, _BAR_HEIGHT * self.pitch, "result")
            each.move_to((bar.left + self.length(value, most) + 0.2 + each.width / 2, middle, 0.0))
            bars.add(VGroup(bar, each))
        return bars

    def length(self, value: float, most: float) -> float:
        """How long the bar of a value is beside the largest."""
        return self.longest * max(value, 0.0) / most if most > 0 else 0.0

    def put_in_order(self, order: Iterable[int], bars: VGroup) -> tuple[VGroup, VGroup]:
        """Give each text that changes places its new one, the first of *order* on top; bars go with texts.

        Returns the new first row, if it moves, with a target, and the other rows that it would run into or
        that change places themselves; these are where they were.
        """
        before, self.places = self.places, list(self.places)
        first, others = VGroup(), VGroup()
        for place, index in enumerate(order, start=1):
            self.places[index] = place
        top = self.places.index(1)
        for index, (old, new) in enumerate(zip(before, self.places, strict=True)):
            row = VGroup(self.texts[index], bars[index])
            row.generate_target()
            bar: Any = bars[index][0]
            down = self.middle(new) - self.middle(old)
            row.target.shift((0.0, down, 0.0))
            bar.middle += down
            if index == top and new != old:
                first.add(row)
            elif new != old or old < before[top]:
                others.add(row)
        return first, others

    def ring(self, index: int) -> Rectangle:
        """A frame round the row of a text."""
        left, right = self.left - 0.03, _RIGHT + 0.3
        ring = Rectangle(
            width=right - left, height=2 * _RING * self.pitch, stroke_width=3.0, stroke_color=color("ink")
        )
        ring.move_to(((left + right) / 2, self.middle(self.places[index]), 0.0))
        return ring


def tile(center: Any, side: float, role: Role, *, filled: bool) -> Rectangle:
    """A word: filled if it is the first that is counted, outlined if it is the second."""
    square = Rectangle(width=side, height=side, stroke_width=2.5, stroke_color=color(role))
    square.set_fill(color(role), opacity=0.9 if filled else 0.0)
    square.move_to((center[0], center[1], 0.0))
    return square


def grow_bar(bar: Any, size: float, run_time: float) -> Animation:
    """Let a bar grow to a length."""
    return tween(bar, size=size, run_time=run_time)
