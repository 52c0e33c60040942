"""A batch of samples on its way through a layer of a network: three matrices, drawn to scale."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup

from scenes.stage.pictures.number_tables import Veil
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import counted
from scenes.stage.type.writing import text

_GAP = 0.3
_THINNEST = 0.12
"""The least side of a matrix, in manim units, however small it is next to the others."""

_ROOM = {"left": 2.3, "right": 1.1, "above": 0.7}
"""Manim units kept free around the matrices for their sizes."""

_FILLED = 0.75
"""The opacity of what is filled in."""


class Batch(VGroup):
    """Samples times weights in Falk's scheme, to scale: rows by inputs, inputs by outputs, rows by outputs.

    ``result`` is the part of the product that is filled in, a ``share`` of its rows: none at first; ``row``
    is the sample that passes now.
    """

    def __init__(self, rows: int, inputs: int, outputs: int, *, box: Box | None = None) -> None:
        box = box or frame().picture
        inner = Box(
            box.left + _ROOM["left"], box.right - _ROOM["right"], box.bottom, box.top - _ROOM["above"]
        )
        room = np.array([inner.width, inner.height]) - _GAP - 2 * _THINNEST
        unit = float(np.min(room / (inputs + outputs, inputs + rows)))
        wide, deep, high = (max(unit * size, _THINNEST) for size in (inputs, outputs, rows))
        left = inner.center[0] - (wide + _GAP + deep) / 2
        top = inner.center[1] + (wide + _GAP + high) / 2
        across, below = left + wide + _GAP, top - wide - _GAP
        self.product = Box(across, across + deep, below - high, below)
        self.samples = block(Box(left, left + wide, below - high, below), "ink")
        self.weights = block(Box(across, across + deep, top - wide, top), "path")
        self.frame, self.result = _frame(self.product, "result"), Veil("result", self.product)
        self.result.set_fill(opacity=_FILLED)
        self.row = Polyline([], "ink", width=5.0)
        self.rows, self._left = rows, left
        self.set_state(share=0.0)
        self.sizes = VGroup(
            text(counted(rows, "sample")).next_to(self.samples, LEFT, buff=_GAP),
            text(counted(inputs, "input")).next_to(self.samples, UP, buff=_GAP, aligned_edge=RIGHT),
            text(counted(outputs, "neuron"), role="path").next_to(self.weights, UP, buff=_GAP),
        )
        super().__init__(self.samples, self.weights, self.result, self.frame, self.row, self.sizes)

    def set_state(self, *, share: float) -> Self:
        """Fill in a *share* of the rows of the product, from 0 to 1."""
        self.share, box = share, self.product
        edge = box.top - share * box.height
        self.result.set_state(box=Box(box.left, box.right, edge, box.top))
        self.row.set_runs([np.array([(self._left, edge), (box.right, edge)])])
        return self

    @property
    def rows_done(self) -> int:
        """The number of samples that have passed."""
        return int(self.share * self.rows + 1e-9)


def block(box: Box, role: Role) -> VGroup:
    """A matrix as a rectangle: lightly filled, with a frame."""
    return VGroup(Veil(role, box), _frame(box, role))


def _frame(box: Box, role: Role) -> Rectangle:
    frame = Rectangle(width=box.width, height=box.height, stroke_width=2.5, color=color(role))
    return frame.move_to(box.center)
