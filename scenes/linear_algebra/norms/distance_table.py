"""A table of the three distances: the name of each walk and its norm, and how its distance is worked out."""

from __future__ import annotations

from typing import Any

from manim import Animation, VGroup

from mathkit.linear_algebra.norms import Distances
from scenes.linear_algebra.norms import words
from scenes.stage.lesson.attention import Together
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import LABEL_SIZE, fit, text

AIRY = (0.85, -2.4, -0.78)
"""The baselines of the rows, from above as they are told, each with the name of its walk above it."""

COMPACT = (1.7, 0.2, 0.95)
"""The baselines of the rows by themselves."""

FAMILY = -0.55
"""The baseline of the formula of all norms, which comes from the row above it."""

_ABOVE = 0.76
"""From the baseline of a row up to the one of its walk."""

_BESIDE = 0.45
"""From a walk to the name of its norm."""


class DistanceTable(VGroup):
    """The rows of the three norms, one below the other: ``walks``, ``heads`` and ``rows`` come one by one.

    ``written`` are the rows as formulas.
    """

    def __init__(self, distances: Distances) -> None:
        box = frame().words
        self.walks = VGroup(*(text(walk, size=LABEL_SIZE) for walk in words.WALKS))
        self.heads = VGroup(*(words.head(index) for index in range(3)))
        self.written = [words.row(distances, index) for index in range(3)]
        self.rows = VGroup(*self.written)
        for walk, head, row, baseline in zip(self.walks, self.heads, self.rows, AIRY, strict=True):
            fit(row, width=box.width)
            for written, left, height in (
                (walk, box.left, baseline + _ABOVE),
                (head, box.left + walk.width + _BESIDE, baseline + _ABOVE),
                (row, box.left, baseline),
            ):
                written.stand_on(height).shift((left - written.get_left()[0], 0.0, 0.0))
        super().__init__(self.walks, self.heads, self.rows)

    def close_up(self, run_time: float) -> Animation:
        """Move the rows to where they stand by themselves."""
        rows: list[Any] = list(self.rows)
        rises = (compact - airy for airy, compact in zip(AIRY, COMPACT, strict=True))
        moved = (
            row.animate(run_time=run_time).shift((0.0, rise, 0.0))
            for row, rise in zip(rows, rises, strict=True)
        )
        return Together(*moved)
