"""A few starts, one after another beside the picture, and the inertias at which they end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, RIGHT, Rectangle, VGroup

from mathkit.learning.k_means import KMeans, k_means
from mathkit.learning.many_starts import Search, random_starts
from scenes.learning.k_means.words import TEXT_INERTIA
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import text

_OTHERS = 2
"""How many starts there are besides the best."""

_ROW_GAP, _DOWN = 0.35, 0.7
"""Between two rows; down to their heading; in manim units."""


def another_end(search: Search, run: KMeans, seed: int) -> KMeans:
    """The first random start of a search, drawn by *seed*, that ends as neither *run* nor the best does.

    If there is none, it is the very first one.
    """
    k = len(run.centres[0])
    known = [run.inertia, search.runs[k - 1].inertia]
    index = int((~np.isclose(search.ends[:, None], known)).all(axis=1).argmax())
    return k_means(run.points, random_starts(run.points, k, index + 1, seed)[index])


class FewStarts:
    """Runs from different starts, the best one last, and a column of the inertias at which they end.

    Parameters
    ----------
    runs
        From which those are taken that do not start as the *best*.
    box
        The place of a plane and the column, which stands on its right.

    Attributes
    ----------
    room
        What is left of the box for the plane.
    heading, ends
        The column.
    frame
        What marks the lowest end.
    """

    def __init__(self, runs: Sequence[KMeans], best: KMeans, box: Box) -> None:
        others = [run for run in runs if not np.array_equal(run.centres[0], best.centres[0])]
        self.runs = [*others[:_OTHERS], best]
        self.heading = text(f"final {TEXT_INERTIA}", role="muted")
        self.ends = VGroup(*(text(number(run.inertia, fixed=True), role="slope") for run in self.runs))
        self.ends.arrange(DOWN, buff=_ROW_GAP, aligned_edge=RIGHT).next_to(self.heading, DOWN, buff=_ROW_GAP)
        column = VGroup(self.heading, self.ends)
        column.move_to((box.right - column.width / 2 - GAP, box.top - _DOWN - column.height / 2, 0.0))
        lowest = self.ends[-1]
        self.frame = Rectangle(
            width=lowest.width + 2 * GAP,
            height=lowest.height + GAP,
            stroke_color=color("ink"),
            stroke_width=4.0,
        ).move_to(lowest)
        self.room = Box(box.left, float(column.get_left()[0]) - 2 * GAP, box.bottom, box.top)
