"""How a shape looked when it was last drawn: its path as Cairo keeps it, its paint and its place.

Most of a film's shapes stand still in most of its frames. A shape whose points and colours are what they
were keeps its look, so that nobody needs to trace it, or even to draw it, again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cairo
import numpy as np
from manim import VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP
from numpy.typing import NDArray

from scripts.film.dirty_rectangles import Region

Values = NDArray[np.float64]

State = tuple[object, ...]

Context: TypeAlias = "cairo.Context[cairo.ImageSurface]"

_CURVE = 8
"""How many coordinates a curve has: two for each of four points."""

LONGEST_MITER = 10.0
"""How far the tip of a corner may be from the line's middle, in half widths: Cairo cuts off longer ones."""


@dataclass(frozen=True)
class Look:
    """How to draw a shape in the state that it was in, and the pixels that this may touch."""

    state: State
    paint: Callable[[Context], None]
    region: Region


@dataclass(frozen=True)
class Layer:
    """One coat of paint on a path: a stroke of some width, or a fill if it has none."""

    source: cairo.Pattern
    width: float = 0.0
    join: cairo.LineJoin = cairo.LineJoin.MITER
    cap: cairo.LineCap = cairo.LineCap.BUTT


def state_of(shape: VMobject) -> State:
    """All that decides how *shape* is drawn, to compare with what it was."""
    fill, over, under = shape.get_fill_rgbas(), shape.get_stroke_rgbas(), shape.get_stroke_rgbas(True)
    plain = len(fill) == len(over) == len(under) == 1
    return (
        shape.points.tobytes(),
        fill.tobytes(),
        over.tobytes(),
        under.tobytes(),
        shape.get_stroke_width(),
        shape.get_stroke_width(True),
        shape.joint_type,
        shape.cap_style,
        None if plain else tuple(shape.get_sheen_direction()),  # along which a gradient lies
    )


def leaves_a_trace(rgbas: Values) -> bool:
    """Whether any of these colours is more than perfectly transparent."""
    return bool(rgbas[0, 3] > 0) if len(rgbas) == 1 else bool((rgbas[:, 3] > 0).any())


def stroke_style(shape: VMobject) -> tuple[cairo.LineJoin, cairo.LineCap]:
    return LINE_JOIN_MAP[shape.joint_type], CAP_STYLE_MAP[shape.cap_style]


def apply_layers(path: cairo.Path, layers: Sequence[Layer], context: Context) -> None:
    """Draw *path* with all *layers*, the first of them undermost."""
    context.new_path()
    context.append_path(path)
    for layer in layers:
        context.set_source(layer.source)
        if layer.width:
            context.set_line_width(layer.width)
            context.set_line_join(layer.join)
            context.set_line_cap(layer.cap)
            context.stroke_preserve()
        else:
            context.fill_preserve()


def trace(context: Context, shape: VMobject, points: Values) -> None:
    """Make the curves of *points* the context's path, as manim's camera does: where one curve does not end
    at the beginning of the next, a new part begins; a part that ends where it began is closed.
    """
    context.new_path()
    numbers = points[:, :2].ravel().tolist()
    curve_to, same = context.curve_to, shape.consider_points_equals_2d
    first: tuple[float, float] | None = None
    last = (0.0, 0.0)
    for index in range(0, len(numbers), _CURVE):
        x0, y0, x1, y1, x2, y2, x3, y3 = numbers[index : index + _CURVE]
        if first is None or (last != (x0, y0) and not same(last, (x0, y0))):
            if first is not None and same(first, last):
                context.close_path()
            first = (x0, y0)
            context.new_sub_path()
            context.move_to(x0, y0)
        curve_to(x1, y1, x2, y2, x3, y3)
        last = (x3, y3)
    if first is not None and same(first, last):
        context.close_path()
