"""A table of the three distances: the name of each walk, of its norm, and how its distance is worked out."""

from __future__ import annotations

from typing import Any

from manim import Animation, VGroup

from mathkit.linear_algebra.norms import Distances
from scenes.linear_algebra.norms import words
from scenes.stage.lesson.attention import Together
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import LABEL_SIZE, fit, text

AIRY = (0.85, -0.78, -2.4)
"""The baselines of the rows, each with the name of its walk above it."""

COMPACT = (1.7, 0.95, -0.62)
"""The baselines of the rows by themselves, with room for the formula of all norms before the last one."""

FAMILY = 0.15
"""The baseline of the formula of all norms."""

_ABOVE = 0.76
"""From the baseline of a row up to the one of its walk."""

_INDENT = 1.1
"""From the name of a norm to its row."""


class DistanceTable(VGroup):
    """The rows of the three norms, one below the other: ``walks``, ``heads`` and ``rows`` come one by one."""

    def __init__(self, distances: Distances) -> None:
        box = frame().words
        self.walks = VGroup(*(text(walk, size=LABEL_SIZE) for walk in words.WALKS))
        self.norms = [(words.head(index), words.row(distances, index)) for index in range(3)]
        self.heads, self.rows = (VGroup(*each) for each in zip(*self.norms, strict=True))
        for walk, (head, row), baseline in zip(self.walks, self.norms, AIRY, strict=True):
            fit(row, width=box.width - _INDENT)
            for written, left, height in (
                (walk, box.left, baseline + _ABOVE),
                (head, box.left, baseline),
                (row, box.left + _INDENT, baseline),
            ):
                written.stand_on(height).shift((left - written.get_left()[0], 0.0, 0.0))
        super().__init__(self.walks, self.heads, self.rows)

    def close_up(self, run_time: float) -> Animation:
        """Move the rows to where they stand by themselves."""
        groups: list[Any] = [VGroup(*norm) for norm in self.norms]
        rises = (compact - airy for airy, compact in zip(AIRY, COMPACT, strict=True))
        moved = (
            group.animate(run_time=run_time).shift((0.0, rise, 0.0))
            for group, rise in zip(groups, rises, strict=True)
        )
        return Together(*moved)
