"""The plane of two viewers' scores, in which every film is a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication.film_sizes import TABLES_RIGHT
from scenes.linear_algebra.matrix_multiplication.film_words import FILMS, VIEWERS, best_of
from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.pictures.number_tables import decimals_of
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

_ROOM, _UNIT = 0.7, 4.0
"""Around the films, and the most for one unit, in manim units."""


class TotalLine(Polyline):
    """The line on which both viewers together give the same ``total``, within the plane."""

    def __init__(self, plane: NumberedPlane) -> None:
        super().__init__([], "result", width=4.0)
        self.plane = plane
        self.least = float(plane.values(plane.box.corners[2]).sum())
        self.set_state(total=self.least)

    def set_state(self, *, total: float) -> Self:
        self.total = float(total)
        seen = [self.plane.values(corner) for corner in self.plane.box.corners]
        far = float(np.abs(seen).max()) + abs(self.total)
        ends = self.plane.to_frame([(-far, self.total + far), (self.total + far, -far)])
        return self.set_runs(clip_polyline(ends, self.plane.box))


class ScorePlane(VGroup):
    """The scores that the first two viewers give: the first one's to the right, the second one's upwards.

    ``films`` are the points, with ``tags``; ``feet`` are the scores of each film at the edges, below and at
    the left, and ``ways`` lead from there to the film. ``leads`` are those of the best film of each viewer.
    ``total`` is the line of a score of both together; at its ``least`` it is at the lower left corner.
    """

    def __init__(self, made: MatrixProduct) -> None:
        safe = frame().safe
        scores = self.scores = made.product[:, :2]
        self.decimals = decimals_of(made.product)
        box = Box(TABLES_RIGHT + _FROM_TABLES, safe.right, safe.bottom + _NAME, safe.top - _NAME)
        seen = scores if np.ptp(scores, axis=0).any() else np.vstack([np.zeros(2), scores])
        self.plane = NumberedPlane(seen, box=box, margin=_ROOM, largest_unit=_UNIT, from_origin=False)
        inside = self.plane.box
        self.names = VGroup(*(text(name, size=LABEL_SIZE, role=WEIGHT_MATRIX.role) for name in VIEWERS[:2]))
        self.names[0].next_to((inside.right, safe.bottom + _NAME, 0.0), DOWN, buff=0.1)
        self.names[0].align_to((inside.right, 0.0, 0.0), RIGHT)
        self.names[1].next_to((inside.left, inside.top, 0.0), UP, buff=GAP, aligned_edge=DOWN)
        ends = self.plane.to_frame(scores)
        self.films = [Markers([end], "result", opacity=1.0, size=1.3) for end in ends]
        self.feet = [[(x, inside.bottom, 0.0), (inside.left, y, 0.0)] for x, y in ends]
        self.ways = [
            [Polyline([np.array([foot[:2], end])], "result", width=3.0) for foot in feet]
            for feet, end in zip(self.feet, ends, strict=True)
        ]
        self.leads = [self._lead(axis) for axis in (0, 1)]
        self.total = TotalLine(self.plane).set_state(total=float(scores.sum(axis=1).max()))
        self.tags = VGroup()
        for name, end in zip(FILMS, ends, strict=False):
            tag = on_plate(text(name, size=LABEL_SIZE, role="result"), margin=0.1)
            around = [*self.films, *self.leads, *self.tags, self.total]
            self.tags.add(label_near(tag, end, end - ends.mean(axis=0), around, box=inside))
        super().__init__(self.plane, self.names)

    def _lead(self, axis: int) -> Polyline:
        """For a viewer the lines from the edge with the scores to the best films."""
        runs = [self.ways[film][axis].points[[0, -1], :2] for film in best_of(self.scores)[axis]]
        return Polyline(runs, "result", width=3.0)

    def total_name(self, best: float) -> VGroup:
        """What the line of the highest total says, beside it."""
        self.total.set_state(total=best)
        viewers = " + ".join(f'"{name}"' for name in VIEWERS[:2])
        total = math_number(best, self.decimals, fixed=True)
        label = on_plate(formula(f"{viewers} = {total}", size=LABEL_SIZE, role="result"), margin=0.06)
        x, y, _ = self.total.get_center()
        around = [*self.films, *self.tags, self.total]
        return label_near(label, (x, y), (-1.0, -1.0), around, box=self.plane.box)

    def ring(self, rows: Sequence[int]) -> Markers:
        """A ring around each of these films."""
        return Markers([self.plane.at(self.scores[row])[:2] for row in rows], "result", "ring", size=1.3)
