"""The frame and its regions: where words, the picture and captions stand. Nobody else types their numbers.

``frame()`` is the frame now in use; ``frame().picture`` is a ``Box`` of it. Another aspect ratio, or another
zone for captions, is another ``Frame``, put in use with ``using_frame``.
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
"""The least space between two texts, and between a text and what it does not name, in manim units."""

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
        """The room that is left under *mobject*, from *gap* below it to the bottom of the box."""
        return Box(self.left, self.right, self.bottom, float(mobject.get_bottom()[1]) - gap)

    def place(self, mobject: VMobject, horizontal: float = 0.0, vertical: float = 0.0) -> VMobject:
        """Put *mobject* inside the box: −1 is left or bottom, 0 the middle, 1 right or top."""
        room_x, room_y = (self.width - mobject.width) / 2, (self.height - mobject.height) / 2
        mobject.move_to(self.center + np.array([horizontal * room_x, vertical * room_y, 0.0]))
        return mobject

    def outline(self) -> Rectangle:
        """The box as an invisible rectangle, which other things can be measured against."""
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
        What stays free along each edge.
    captions_height
        What stays free at the bottom in place of the margin, for captions.
    title_height
        From the top of the safe part to the words under the title.
    words_share
        The share of the safe width that words take, left of the picture.
    """

    width: float = 14.22
    height: float = 8.0
    margin: float = 0.5
    captions_height: float = 0.9
    title_height: float = 1.4
    words_share: float = 4.51 / 13.22

    @property
    def whole(self) -> Box:
        """All that is seen."""
        return Box(-self.width / 2, self.width / 2, -self.height / 2, self.height / 2)

    @property
    def safe(self) -> Box:
        """All that a lesson draws lies here: inside the margins, above the captions."""
        whole = self.whole
        return _rounded(
            whole.left + self.margin,
            whole.right - self.margin,
            whole.bottom + self.captions_height,
            whole.top - self.margin,
        )

    @property
    def captions(self) -> Box:
        """Under the safe part, from edge to edge."""
        whole = self.whole
        return Box(whole.left, whole.right, whole.bottom, self.safe.bottom)

    @property
    def words(self) -> Box:
        """Under the title, on the left: formulas and sentences."""
        safe = self.safe
        right = safe.left + self.words_share * safe.width
        return _rounded(safe.left, right, safe.bottom, safe.top - self.title_height)

    @property
    def picture(self) -> Box:
        """The right-hand side at full height: the picture that the words speak of."""
        safe = self.safe
        return _rounded(self.words.right + self.margin, safe.right, safe.bottom, safe.top)

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
    """Return the frame now in use."""
    return _current.get()


@contextmanager
def using_frame(other: Frame) -> Iterator[None]:
    """Lay out in another frame until the block ends."""
    token = _current.set(other)
    try:
        yield
    finally:
        _current.reset(token)
