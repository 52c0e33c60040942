"""What a house and an arrow have in common: each as a picture, and as a list of numbers below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes.stage.pictures.pixels import HOUSE
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import math_vector
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula

_LENGTH = 2.2
"""Of the arrow, in manim units: it is about as large as the house."""


class HouseAndArrow(VGroup):
    """A ``house`` and an ``arrow``, and under each of them its list of numbers."""

    def __init__(self, house: Sequence[float], vector: Points, *, box: Box | None = None) -> None:
        box = box or frame().wide
        head = _LENGTH * vector / (np.linalg.norm(vector) or 1.0)
        self.house, self.arrow = Polyline([HOUSE], width=6.0), Arrow((0, 0), head, width=7.0, dotted=True)
        lists = (formula(math_vector(values), size=STATEMENT_SIZE) for values in (house, vector))
        self.lists = VGroup(*lists)
        super().__init__(self.house, self.arrow, *self.lists)
        self.arrange_in_grid(rows=2, cols=2, buff=(3.0, 0.6)).move_to(box.center)
