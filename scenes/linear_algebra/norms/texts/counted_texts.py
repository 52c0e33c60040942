"""Texts of which two words are counted: each of the words moves a point one step on a plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Rectangle, VGroup

from scenes.linear_algebra.norms.zooming_planes import Mark
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import listed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, text

COUNTED = ("goal", "vote")
"""The words that are counted: along the first axis, and along the second."""

_IN_A_LINE, _PITCH = 6, 0.395
"""Counted words in a line of a text, and from one of its lines to the next, in manim units."""

_UNDER_HEAD, _BETWEEN = 0.47, 0.55
"""From the baseline of a head to the first line, and from a last line to the next head, in manim units."""

_GAP, _BAR = 0.1, 0.07
"""Around the bars that stand for all other words, and their height, in manim units."""


class CountedText(VGroup):
    """The lines of a text, read one word after another while its point walks from the origin.

    Parameters
    ----------
    name
        What stands above it.
    counts
        How often it says each of the two words.
    mark
        Its point, which takes a step to the right or upwards for each word.
    box
        Where it stands, from the top.
    """

    def __init__(self, name: str, role: Role, counts: Sequence[int], mark: Mark, box: Box) -> None:
        self.mark, self.counted = mark, 0.0
        spoken = in_turn(counts)
        self.path: Points = np.vstack([np.zeros(2), np.cumsum(np.eye(2)[spoken], axis=0)])
        self.head = _stand(text(name, role=role), box.left, box.top)
        self.words = [text(COUNTED[each], size=FINE_SIZE, role="muted") for each in spoken]
        width = box.width / _IN_A_LINE
        self.bars = VGroup()
        for index, word in enumerate(self.words):
            line, place = divmod(index, _IN_A_LINE)
            left, height = box.left + place * width, box.top - _UNDER_HEAD - _PITCH * line
            _stand(word, left, height)
            room = left + width - word.get_right()[0] - 2 * _GAP
            bar = Rectangle(width=room, height=_BAR, stroke_width=0.0, fill_color=color("muted"))
            bar.set_fill(opacity=1.0).move_to((word.get_right()[0] + _GAP + room / 2, height + 0.1, 0.0))
            self.bars.add(bar)
        self.bottom = box.top - _UNDER_HEAD - _PITCH * ((len(spoken) - 1) // _IN_A_LINE)
        point = text(listed(counts), size=LABEL_SIZE, role=role)
        self.point = point.stand_on(box.top).shift((box.right - point.get_right()[0], 0.0, 0.0))
        super().__init__(self.head, *self.words, self.bars)

    def set_state(self, *, counted: float) -> Self:
        """Count so many of the words; the point is where they have led it."""
        self.counted = float(counted)
        for index, (word, bar) in enumerate(zip(self.words, self.bars, strict=True)):
            read = color("ink" if index < self.counted else "muted")
            word.set_fill(read)
            bar.set_fill(read)
        first = min(int(self.counted), len(self.words) - 1)
        share = self.counted - first
        self.mark.set_state(point=(1 - share) * self.path[first] + share * self.path[first + 1])
        return self


def in_turn(counts: Sequence[int]) -> list[int]:
    """Which of the words a text says one after another, each of them evenly spread over it."""
    places = [((index + 0.5) / count, word) for word, count in enumerate(counts) for index in range(count)]
    return [word for _, word in sorted(places)]


def in_a_column(texts: Sequence[tuple[str, Role, Sequence[int], Mark]], box: Box) -> list[CountedText]:
    """Texts one below the other."""
    column: list[CountedText] = []
    top = box.top - 0.25
    for name, role, counts, mark in texts:
        column.append(CountedText(name, role, counts, mark, Box(box.left, box.right, box.bottom, top)))
        top = column[-1].bottom - _BETWEEN
    return column


def _stand(written: Any, left: float, height: float) -> Written:
    moved: Written = written.stand_on(height)
    return moved.shift((left - moved.get_left()[0], 0.0, 0.0))
