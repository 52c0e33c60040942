"""Ink: what a shape leaves on the picture, as a mask of pixels that Cairo draws as it draws the film."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cairo
import numpy as np
from manim import VMobject
from numpy.typing import NDArray
from scipy import ndimage

SCALE = 50
"""PixelCoordinates a manim unit: the stem of the smallest letter is one pixel wide."""

LEFT, TOP, WIDTH, HEIGHT = -8.2, 5.0, 820, 500
"""The window that is looked at: the frame and a unit around it. Left and top in units, sizes in pixels."""

Coverage = NDArray[np.uint8]
PixelCoordinates = NDArray[np.intp]

_STROKE_UNIT = 0.01  # manim's cairo_line_width_multiple
_REMEMBERED = 3000


@dataclass(frozen=True, eq=False)
class Mask:
    """How far each pixel of a part of the window is covered, from 0 to 255; (x, y) is its corner."""

    x: int
    y: int
    coverage: Coverage

    @property
    def area(self) -> float:
        """Square units covered."""
        return self._sum / 255 / SCALE**2

    @cached_property
    def _sum(self) -> float:
        return float(self.coverage.sum(dtype=np.int64))

    @cached_property
    def core(self) -> PixelCoordinates:
        """The pixels (n, 2), as x and y in the window, that are covered as much as any."""
        most = int(self.coverage.max(initial=0))
        y, x = np.nonzero(self.coverage >= max(0.6 * most, 1)) if most else (np.empty(0, int),) * 2
        return np.column_stack([x + self.x, y + self.y]).astype(np.intp)

    @cached_property
    def edge(self) -> PixelCoordinates:
        """The pixels (n, 2) along the rim of what is covered."""
        covered = self.coverage > 127
        y, x = np.nonzero(covered & ~ndimage.binary_erosion(covered))
        return np.column_stack([x + self.x, y + self.y]).astype(np.intp)

    def at(self, pixels: PixelCoordinates) -> NDArray[np.float64]:
        """The coverage, from 0 to 1, at pixels (n, 2) of the window."""
        x, y = pixels[:, 0] - self.x, pixels[:, 1] - self.y
        height, width = self.coverage.shape
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        found = np.zeros(len(pixels))
        found[inside] = self.coverage[y[inside], x[inside]] / 255
        return found

    def window(self, x: int, y: int, width: int, height: int) -> Coverage:
        """The coverage of a rectangle of the window, zero outside of the mask."""
        cut = np.zeros((height, width), dtype=np.uint8)
        rows, columns = self.coverage.shape
        left, right = max(x, self.x), min(x + width, self.x + columns)
        top, bottom = max(y, self.y), min(y + height, self.y + rows)
        if left < right and top < bottom:
            cut[top - y : bottom - y, left - x : right - x] = self.coverage[
                top - self.y : bottom - self.y, left - self.x : right - self.x
            ]
        return cut


_masks: OrderedDict[tuple[Any, ...], Mask] = OrderedDict()


def mask_of(shapes: list[VMobject], *, stroke: bool) -> Mask:
    """Draw the insides of *shapes*, or their strokes; what was drawn before is remembered."""
    key = (stroke, *((shape.points.tobytes(), _width(shape) if stroke else 0.0) for shape in shapes))
    key = (hash(key), len(key))
    if key in _masks:
        _masks.move_to_end(key)
        return _masks[key]
    _masks[key] = mask = _draw(shapes, stroke=stroke)
    while len(_masks) > _REMEMBERED:
        _masks.popitem(last=False)
    return mask


def _width(shape: VMobject) -> float:
    return float(shape.get_stroke_width()) * _STROKE_UNIT


def _draw(shapes: list[VMobject], *, stroke: bool) -> Mask:
    points = np.concatenate([shape.points[:, :2] for shape in shapes])
    margin = 0.04 + (max(map(_width, shapes)) if stroke else 0.0)
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    left, right = np.clip([(low[0] - LEFT) * SCALE, (high[0] - LEFT) * SCALE + 1], 0, WIDTH).astype(int)
    top, bottom = np.clip([(TOP - high[1]) * SCALE, (TOP - low[1]) * SCALE + 1], 0, HEIGHT).astype(int)
    width, height = int(right - left), int(bottom - top)
    if width <= 0 or height <= 0:
        return Mask(int(left), int(top), np.zeros((0, 0), dtype=np.uint8))
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
    context = cairo.Context(surface)
    for shape in shapes:
        _trace(context, (shape.points[:, :2] - (LEFT, TOP)) * (SCALE, -SCALE) - (left, top))
        if stroke:
            context.set_line_width(_width(shape) * SCALE)
            context.stroke()
        else:
            context.fill()
    surface.flush()
    buffer = np.frombuffer(surface.get_data(), dtype=np.uint8).reshape(height, surface.get_stride())
    return Mask(int(left), int(top), buffer[:, :width].copy())


def _trace(context: cairo.Context[cairo.ImageSurface], points: NDArray[np.float64]) -> None:
    """Lay the path of cubic Bézier curves (4n, 2), closing the runs that end where they began."""
    curves = points[: len(points) // 4 * 4].reshape(-1, 8)
    breaks = np.any(np.abs(curves[1:, :2] - curves[:-1, 6:]) > 1e-3, axis=1)
    starts = np.concatenate([[0], np.flatnonzero(breaks) + 1, [len(curves)]])
    for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        run = curves[begin:end].tolist()
        if not run:
            continue
        context.move_to(*run[0][:2])
        for curve in run:
            context.curve_to(*curve[2:])
        if abs(run[0][0] - run[-1][6]) + abs(run[0][1] - run[-1][7]) < 1e-3:
            context.close_path()
