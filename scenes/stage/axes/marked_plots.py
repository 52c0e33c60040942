"""A plot with ticks at given places, such as every 45 degrees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import Box
from scenes.stage.type.typesetting import Points


class MarkedPlot(Plot):
    """A plot whose horizontal axis has its ticks at *x_marks*, shape (n,)."""

    def __init__(
        self,
        box: Box,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        x_marks: ArrayLike,
        **options: Any,
    ) -> None:
        self.x_marks = np.asarray(x_marks, dtype=np.float64)
        super().__init__(box, x_range, y_range, **options)

    def _marks(self, ticks: Ticks) -> tuple[Points, Points]:
        return self.x_marks, super()._marks(ticks)[1]
