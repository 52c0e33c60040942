"""A panel next to a moving picture: a rule, running numbers, and under them a curve that grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from manim import VGroup, VMobject

from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import stack

Curve = TypeVar("Curve", bound=VMobject)


class Panel(VGroup, Generic[Curve]):
    """Rows of words, running ``numbers``, and a ``curve`` in the space under them.

    Parameters
    ----------
    rows
        Formulas or sentences on top; may be empty.
    readings
        The running numbers.
    curve_in
        Takes the box for the curve and returns the curve.
    box
        The place of the panel; by default the frame's region for words.
    """

    def __init__(
        self,
        rows: Sequence[VMobject],
        readings: Sequence[Reading],
        curve_in: Callable[[Box], Curve],
        *,
        box: Box | None = None,
    ) -> None:
        box = box or frame().words
        self.numbers = readout(readings)
        words = stack(*rows, self.numbers, box=box)
        self.curve = curve_in(box.below(words))
        super().__init__(words, self.curve)
