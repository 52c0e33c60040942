"""The frame and its regions for words, the picture and captions. No other module has their numbers.

``frame()`` is the current frame; ``frame().picture`` is a ``Box`` of it. Another aspect ratio, or another
zone for captions, is another ``Frame``; ``using_frame`` makes it the current one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import numpy as np
from manim import Mobject, Rectangle, VMobject

from scenes.stage.type.typesetting import Points

GAP = 0.2
"""The least space between two texts, and between a text and other things, in manim units."""

BELOW_WORDS = 0.4
"""The space between words and a picture under them."""


@dataclass(frozen=True)
class Box:
    """A rectangle of the frame, in manim units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def center(self) -> Points:
        return np.array([(self.left + self.right) / 2, (self.bottom + self.top) / 2, 0.0])

    @property
    def corners(self) -> Points:
        """From the upper right corner counter-clockwise, and the first one again at the end, shape (5, 3)."""
        left, right, bottom, top = self.left, self.right, self.bottom, self.top
        return np.array(
            [(right, top, 0), (left, top, 0), (left, bottom, 0), (right, bottom, 0), (right, top, 0)]
        )

    def inset(self, margin: float) -> Box:
        return Box(self.left + margin, self.right - margin, self.bottom + margin, self.top - margin)

    def below(self, mobject: Mobject, gap: float = BELOW_WORDS) -> Box:
        """The part of the box under *mobject*, from *gap* below it."""
        return Box(self.left, self.right, self.bottom, float(mobject.get_bottom()[1]) - gap)

    def place(self, mobject: VMobject, horizontal: float = 0.0, vertical: float = 0.0) -> VMobject:
        """Put *mobject* inside the box: −1 is left or bottom, 0 the middle, 1 right or top."""
        room_x, room_y = (self.width - mobject.width) / 2, (self.height - mobject.height) / 2
        mobject.move_to(self.center + np.array([horizontal * room_x, vertical * room_y, 0.0]))
        return mobject

    def outline(self) -> Rectangle:
        """The box as an invisible rectangle."""
        frame = Rectangle(width=self.width, height=self.height, stroke_width=0.0, fill_opacity=0.0)
        frame.move_to(self.center)
        return frame


@dataclass(frozen=True)
class Frame:
    """A frame of the film, in manim units, with the origin in its middle.

    Attributes
    ----------
    width, height
        The size of the whole picture.
    margin
        The free space along each edge.
    captions_height
        The free space at the bottom for captions, instead of the margin.
    title_height
        From the top of the safe region to the words under the title.
    words_share
        The width of the words, left of the picture, as a share of the safe width.
    charts_share
        The width of the left-hand side where charts stand under the words, as a share of the safe width.
    """

    width: float = 14.22
    height: float = 8.0
    margin: float = 0.5
    captions_height: float = 0.9
    title_height: float = 1.4
    words_share: float = 4.51 / 13.22
    charts_share: float = 0.42

    @property
    def whole(self) -> Box:
        """The whole frame."""
        return Box(-self.width / 2, self.width / 2, -self.height / 2, self.height / 2)

    @property
    def safe(self) -> Box:
        """The region for everything that a lesson draws: inside the margins, above the captions."""
        whole = self.whole
        return _rounded(
            whole.left + self.margin,
            whole.right - self.margin,
            whole.bottom + self.captions_height,
            whole.top - self.margin,
        )

    @property
    def captions(self) -> Box:
        """Under the safe region, and as wide."""
        return Box(self.safe.left, self.safe.right, self.whole.bottom, self.safe.bottom)

    @property
    def words(self) -> Box:
        """Under the title, on the left: formulas and sentences."""
        safe = self.safe
        right = safe.left + self.words_share * safe.width
        return _rounded(safe.left, right, safe.bottom, safe.top - self.title_height)

    @property
    def picture(self) -> Box:
        """The right-hand side at full height: the picture next to the words."""
        safe = self.safe
        return _rounded(self.words.right + self.margin, safe.right, safe.bottom, safe.top)

    @property
    def left_side(self) -> Box:
        """Under the title, on the left: words and charts, with more room than words alone need."""
        words = self.words
        return _rounded(words.left, words.left + self.charts_share * self.safe.width, words.bottom, words.top)

    @property
    def right_side(self) -> Box:
        """The picture at full height, next to the left side."""
        safe = self.safe
        return _rounded(self.left_side.right + 0.35, safe.right, safe.bottom, safe.top)

    @property
    def wide(self) -> Box:
        """The whole width under the title."""
        safe = self.safe
        return _rounded(safe.left, safe.right, safe.bottom, safe.top - self.title_height + GAP)


def _rounded(*edges: float) -> Box:
    """A box whose edges are free of the rounding residue of sums."""
    return Box(*(round(edge, 9) for edge in edges))


LANDSCAPE = Frame()
"""16:9, as films are."""

_current: ContextVar[Frame] = ContextVar("frame", default=LANDSCAPE)


def frame() -> Frame:
    """Return the current frame."""
    return _current.get()


@contextmanager
def using_frame(other: Frame) -> Iterator[None]:
    """Lay out in another frame until the block ends."""
    token = _current.set(other)
    try:
        yield
    finally:
        _current.reset(token)
