"""Rungs of a ladder: plots below each other that share their x, with columns for words on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup, VMobject

from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.frame import Box, frame

HEADER = 0.4
"""The height of the row for what the columns are called, in manim units."""

_GAP = 0.1
"""Between two rungs, in manim units."""


def rung_boxes(names: VGroup, *, columns: float, numbers: float = 0.0, foot: float = 0.0) -> list[Box]:
    """The places of the plots, from the top, beside the *names* of the rungs.

    On their right, *columns* manim units stay free for words, and *numbers* between them and the names; under
    the lowest, *foot*.
    """
    count, left = len(names), max(name.width for name in names) + 0.25 + numbers
    box = frame().picture
    height = (box.height - HEADER - foot - _GAP * (count - 1)) / count
    tops = [box.top - HEADER - index * (height + _GAP) for index in range(count)]
    return [Box(box.left + left, box.right - columns, top - height, top) for top in tops]


def rung_plots(
    boxes: Sequence[Box], domain: tuple[float, float], heights: Sequence[tuple[float, float]]
) -> list[Plot]:
    """A plot without ticks in each box: heights are read from the numbers beside it."""
    bare = Ticks(x=0, y=0)
    return [Plot(box, domain, height, ticks=bare) for box, height in zip(boxes, heights, strict=True)]


def beside(thing: VMobject, box: Box, left: float) -> VMobject:
    """Put *thing* into the row of a rung, with its left edge at *left*."""
    thing.move_to((left + thing.width / 2, box.center[1], 0.0))
    return thing
