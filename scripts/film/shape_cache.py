"""The shape cache: how to draw a shape as it was drawn last, with its path as Cairo keeps it.

Most shapes of a film do not change from one frame to the next. A shape whose points and colours are the same
as before is taken from the cache: its path is not traced again, and often it need not be drawn at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cairo
import numpy as np
from manim import ImageMobject, VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP
from numpy.typing import NDArray

from scripts.film.dirty_rectangles import PixelRectangle

FloatArray = NDArray[np.float64]

State = tuple[object, ...]

Context: TypeAlias = "cairo.Context[cairo.ImageSurface]"

_CURVE = 8
"""FloatArray of a curve: two for each of its four points."""

LONGEST_MITER = 10.0
"""How far the tip of a corner may be from the middle of the line, in half widths; longer ones are cut off."""


Paint: TypeAlias = Callable[[Context, PixelRectangle], None]
"""Draws a shape with a context that draws in no other rows than those of a dirty rectangle."""


@dataclass(frozen=True)
class CachedShape:
    """How to draw a shape in one state, and the pixels that it may touch."""

    state: State
    paint: Paint
    extent: PixelRectangle


@dataclass(frozen=True)
class Layer:
    """One layer of paint on a path: a stroke of some width, or a fill if the width is 0."""

    source: cairo.Pattern
    width: float = 0.0
    join: cairo.LineJoin = cairo.LineJoin.MITER
    cap: cairo.LineCap = cairo.LineCap.BUTT


def state_of(shape: VMobject) -> State:
    """Return everything that decides how *shape* is drawn, to compare it with what it was."""
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
        None if plain else tuple(shape.get_sheen_direction()),  # the direction of a gradient
    )


def state_of_image(image: ImageMobject) -> State:
    """Return everything that decides how *image* is drawn."""
    return image.get_pixel_array().tobytes(), image.points.tobytes(), image.resampling_algorithm


def is_visible(rgbas: FloatArray) -> bool:
    """Whether any of these colours is not fully transparent."""
    return bool(rgbas[0, 3] > 0) if len(rgbas) == 1 else bool((rgbas[:, 3] > 0).any())


def stroke_style(shape: VMobject) -> tuple[cairo.LineJoin, cairo.LineCap]:
    return LINE_JOIN_MAP[shape.joint_type], CAP_STYLE_MAP[shape.cap_style]


def apply_layers(path: cairo.Path, layers: Sequence[Layer], context: Context, _: PixelRectangle) -> None:
    """Draw *path* with all *layers*, the first one at the bottom."""
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


def trace(context: Context, shape: VMobject, points: FloatArray) -> None:
    """Make the curves of *points* the path of the context, as manim's camera does.

    Where a curve does not begin at the end of the one before, a new part begins. A part that ends where it
    began is closed.
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
