"""The plane of two viewers' scores, in which every film is a point: the walk to it has a step a feature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_sizes import TABLES_RIGHT
from scenes.linear_algebra.matrix_multiplication.film_words import FILMS, VIEWERS, best_of, step_of
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate, text

_FROM_TABLES = 0.3
_NAME = 0.55
"""Room for the names of the axes, above and below, in manim units."""

_FAR = 1000.0
"""A line leads so far out of the plane to both sides."""

_ROOM, _UNIT = 0.5, 2.0
"""Around what must be seen, and the most for one unit, in manim units."""


class TotalLine(Polyline):
    """The line on which both viewers together give the same ``total``, within the plane."""

    def __init__(self, plane: NumberedPlane) -> None:
        super().__init__([], "result", width=4.0)
        self.plane = plane
        self.set_state(total=0.0)

    def set_state(self, *, total: float) -> Self:
        self.total = float(total)
        far = 2 * np.abs(np.array([*self.plane.box.corners[0], *self.plane.box.corners[2]])).sum() + abs(
            self.total
        )
        ends = self.plane.to_frame([(-far, self.total + far), (self.total + far, -far)])
        return self.set_runs(clip_polyline(ends, self.plane.box))


class ScorePlane(VGroup):
    """The scores that the first two viewers give: the first one's to the right, the second one's upwards.

    ``steps`` are the walk to the first film, one for each feature: a row of W, so many times, as the
    ``step_names`` say. ``films`` are
    the points, with ``tags``; ``drop`` leads from the first one down to its first score,
    ``leads`` from the best of each viewer to the axis. ``total`` is the line of a score of both together.
    """

    def __init__(self, made: MatrixProduct) -> None:
        safe = frame().safe
        parts = made.left[0][:, None] * made.right[:, :2]
        corners = np.vstack([np.zeros(2), np.cumsum(parts, axis=0)])
        scores = self.scores = made.product[:, :2]
        box = Box(TABLES_RIGHT + _FROM_TABLES, safe.right, safe.bottom + _NAME, safe.top - _NAME)
        self.plane = NumberedPlane(np.vstack([corners, scores]), box=box, margin=_ROOM, largest_unit=_UNIT)
        inside = self.plane.box
        self.names = VGroup(*(text(name, size=LABEL_SIZE, role=WEIGHT_MATRIX.role) for name in VIEWERS[:2]))
        self.names[0].next_to((inside.right, safe.bottom + _NAME, 0.0), DOWN, buff=0.1)
        self.names[0].align_to((inside.right, 0.0, 0.0), RIGHT)
        self.names[1].next_to((inside.left, inside.top, 0.0), UP, buff=GAP, aligned_edge=DOWN)
        self.steps = [
            self.plane.arrow(part, WEIGHT_MATRIX.role, tail=corner, width=4.0)
            for part, corner in zip(parts, corners, strict=False)
        ]
        ends = self.plane.to_frame(scores)
        self.step_names = []
        for times, row, step in zip(made.left[0], made.right[:, :2], self.steps, strict=True):
            label = on_plate(step_of(times, row), margin=0.06)
            middle = (step.start + step.end)[:2] / 2
            across = (step.end - step.start)[1::-1] * (1, -1)
            self.step_names.append(label_near(label, middle, across, self.steps, box=inside))
        self.films = [Markers([end], "result", opacity=1.0, size=1.3) for end in ends]
        foot = (ends[0][0], self.plane.origin[1])
        self.drop = Polyline([np.array([ends[0], foot])], "result", width=2.5)
        self.leads = [self._lead(axis) for axis in (0, 1)]
        self.tags = VGroup()
        for name, end in zip(FILMS, ends, strict=False):
            tag = on_plate(text(name, size=LABEL_SIZE, role="result"), margin=0.1)
            around = [*self.films, *self.leads, *self.tags]
            self.tags.add(label_near(tag, end, end - ends.mean(axis=0), around, box=box))
        self.total = TotalLine(self.plane)
        super().__init__(self.plane, self.names)

    def _lead(self, axis: int) -> Polyline:
        """For a viewer the lines from the best films to the axis of the scores."""
        origin, runs = self.plane.origin, []
        for film in best_of(self.scores)[axis]:
            end = self.plane.at(self.scores[film])[:2]
            foot = (end[0], origin[1]) if axis == 0 else (origin[0], end[1])
            runs.append(np.array([foot, end]))
        return Polyline(runs, "result", width=3.0)

    def total_name(self, best: float) -> VGroup:
        """What the line of the highest total says, beside it."""
        self.total.set_state(total=best)
        viewers = " + ".join(f'"{name}"' for name in VIEWERS[:2])
        label = on_plate(
            formula(f"{viewers} = {math_number(best)}", size=LABEL_SIZE, role="result"), margin=0.06
        )
        x, y, _ = self.total.get_center()
        around = [*self.films, *self.tags, self.total]
        return label_near(label, (x, y), (-1.0, -1.0), around, box=self.plane.box)

    def ring(self, rows: Sequence[int]) -> Markers:
        """A ring around each of these films."""
        return Markers([self.plane.at(self.scores[row])[:2] for row in rows], "result", "ring", size=1.3)
