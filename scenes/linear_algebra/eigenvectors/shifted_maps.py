"""A − λI at work while λ runs: the plane falls flat where λ is an eigenvalue."""

from __future__ import annotations

from typing import Self, cast

import numpy as np
from manim import VGroup, VMobject

from mathkit.linear_algebra.eigen import EigenDecomposition
from scenes.linear_algebra.eigenvectors.eigenlines import shifted
from scenes.stage.pictures.linear_maps import Mapped
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout


class ShiftedMap(VGroup):
    """Things that A − λI maps for λ = ``subtracted``, and ``numbers`` that run with it.

    Parameters
    ----------
    eigen
        Of the matrix A.
    things
        What is mapped: grids, fans.
    """

    def __init__(self, eigen: EigenDecomposition, *things: Mapped) -> None:
        self.eigen, self.things, self.subtracted = eigen, things, 0.0
        super().__init__(*cast("tuple[VMobject, ...]", things))
        self.numbers = readout(
            [
                Reading(
                    "$lambda$", lambda: self.subtracted, lambda now: number(now, 2, fixed=True), "result"
                ),
                Reading("determinant", lambda: self.determinant, lambda now: number(now, 2, fixed=True)),
            ]
        )
        self.apart = (self.numbers,)

    @property
    def determinant(self) -> float:
        """Of A − λI, as it is now."""
        return float(np.linalg.det(shifted(self.eigen, self.subtracted)))

    def set_state(self, *, subtracted: float) -> Self:
        """Show where A − λI sends the things for λ = *subtracted*."""
        self.subtracted = float(subtracted)
        for thing in self.things:
            thing.set_state(matrix=shifted(self.eigen, self.subtracted))
        return self
