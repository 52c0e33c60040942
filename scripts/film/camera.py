"""A camera that draws the same pictures as manim's camera, but only where they differ from the one before.

It gives Cairo the same commands for a shape as manim's camera does, so that every pixel is the same. But a
shape that did not change is not traced again, invisible paint is not applied, and only the dirty rectangle,
the part of the picture in which something changed, is drawn again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial, reduce
from typing import Any, cast
from weakref import WeakKeyDictionary

import numpy as np
from manim import Camera, ImageMobject, Mobject, VMobject
from numpy.typing import NDArray
from PIL.Image import Image

from scripts.film.dirty_rectangles import EMPTY, Picture, PixelRectangle, enclosing
from scripts.film.shape_cache import (
    LONGEST_MITER,
    CachedShape,
    Context,
    FloatArray,
    Layer,
    Paint,
    State,
    apply_layers,
    is_visible,
    state_of,
    state_of_image,
    stroke_style,
    trace,
)

CachedShapes = Mapping[Mobject, CachedShape]


class LessonCamera(Camera):
    """Draws what stands still, and what moves on top of it."""

    def __init__(self) -> None:
        super().__init__()
        self._cache: WeakKeyDictionary[Mobject, CachedShape] = WeakKeyDictionary()
        self._ground = cast("Picture", self.background)
        self.picture = self._ground.copy()
        """The last picture; the array belongs to the camera and changes with the next drawing."""
        self._still_picture = self._ground.copy()
        self._still: CachedShapes = {}
        self._moving: CachedShapes = {}
        self._changed = EMPTY
        self._overlays: list[Image] | None = None

    @property
    def frame(self) -> PixelRectangle:
        """The whole picture."""
        return PixelRectangle(0, 0, self.pixel_width, self.pixel_height)

    def show_still(self, mobjects: Iterable[Mobject]) -> None:
        """Draw only these; they stay under everything that is drawn until the next call."""
        ground = cast("Picture", self.background)
        shapes = self._shapes_of(mobjects)
        changed = self.frame if self._ground is not ground else EMPTY  # a theme has its own
        changed = changed or self._difference({**self._still, **self._moving}, shapes)
        self._draw(shapes, changed, ground)
        np.copyto(self._still_picture, self.picture)
        self._ground, self._still, self._moving = ground, shapes, {}

    def show_moving(self, mobjects: Iterable[Mobject]) -> None:
        """Draw these, as they are now, on top of what stands still."""
        shapes = self._shapes_of(mobjects)
        self._draw(shapes, self._difference(self._moving, shapes), self._still_picture)
        self._moving = shapes

    def pop_dirty_rectangle(self) -> PixelRectangle:
        """Return where the picture may differ from what it was at the call before."""
        changed, self._changed = self._changed, EMPTY
        return changed

    # How it is done ----------------------------------------------------------------------------------

    def _draw(self, shapes: CachedShapes, dirty: PixelRectangle, beneath: Picture) -> None:
        """Draw the shapes in the *dirty* rectangle, on top of the picture *beneath*."""
        if not dirty:
            return
        canvas = cast("Picture", self.pixel_array)  # manim's type for it says int64
        np.copyto(canvas[dirty.slices], beneath[dirty.slices])
        context = self.get_cairo_context(self.pixel_array)
        with _clipped(context, dirty._replace(left=0, right=self.pixel_width)):
            for shape in shapes.values():
                if shape.extent.intersects(dirty):
                    shape.paint(context, dirty)
        np.copyto(self.picture[dirty.slices], canvas[dirty.slices])
        self._changed = self._changed.union(dirty)

    def _difference(self, before: CachedShapes, now: CachedShapes) -> PixelRectangle:
        """Return where the shapes of the two pictures differ."""
        if [shape for shape in before if shape in now] != [shape for shape in now if shape in before]:
            return self.frame
        changed = [cached.extent for shape, cached in now.items() if before.get(shape) is not cached]
        changed += [cached.extent for shape, cached in before.items() if now.get(shape) is not cached]
        return reduce(PixelRectangle.union, changed, EMPTY)

    def _shapes_of(self, mobjects: Iterable[Mobject]) -> CachedShapes:
        """Return the shapes in the families of *mobjects*, in the order in which they are drawn."""
        return {shape: self._cached(shape) for shape in drawing_order(mobjects)}

    def _cached(self, shape: Mobject) -> CachedShape:
        if isinstance(shape, ImageMobject):
            state = state_of_image(shape)
        elif isinstance(shape, VMobject) and not (shape.shade_in_3d or shape.get_background_image()):
            state = state_of(shape)
        else:
            return CachedShape((), self._as_manim(shape), self.frame)
        cached = self._cache.get(shape)
        if cached is None or cached.state != state:
            cached = self._traced(shape, state) if isinstance(shape, VMobject) else self._imaged(shape, state)
            self._cache[shape] = cached
        return cached

    def _as_manim(self, shape: Mobject) -> Paint:
        """How manim's camera draws a shape of any kind, whatever it is told to leave alone."""
        kind = self.type_or_raise(shape)  # this call fills display_funcs
        display = self.display_funcs[kind]
        return lambda *_: display([shape], self.pixel_array)

    def _imaged(self, shape: ImageMobject, state: State) -> CachedShape:
        """Keep an image as manim's camera brings it onto the frame, to lay it over a picture later."""
        extent, self._overlays = self._extent(shape.points), []
        self.display_image_mobject(shape, self.pixel_array)
        overlays, self._overlays = self._overlays, None
        if not (overlays and extent):
            return CachedShape(state, lambda *_: None, EMPTY)
        layer = overlays[0].crop(extent)

        def paint(_: Context, dirty: PixelRectangle) -> None:
            part = extent.intersection(dirty)
            seen = layer.crop(part.shifted(-extent.left, -extent.top))
            self.overlay_PIL_image(self.pixel_array[part.slices], seen)

        return CachedShape(state, paint, extent)

    def overlay_PIL_image(self, pixel_array: NDArray[Any], image: Image) -> None:  # noqa: N802 (manim's name)
        """Overlay an image on a picture, or keep it for ``_imaged``."""
        if self._overlays is None:
            super().overlay_PIL_image(pixel_array, image)
        else:
            self._overlays.append(image)

    def _traced(self, shape: VMobject, state: State) -> CachedShape:
        layers = [
            *self._stroke(shape, background=True),
            *self._fill(shape),
            *self._stroke(shape, background=False),
        ]
        if not layers:
            return CachedShape(state, lambda *_: None, EMPTY)
        points = self.transform_points_pre_display(shape, shape.points)
        context = self.get_cairo_context(self.pixel_array)
        if len(points) % shape.n_points_per_cubic_curve:  # a curve is not complete
            self.set_cairo_context_path(context, shape)
        else:
            trace(context, shape, points)
        widest = max(layer.width for layer in layers)
        return CachedShape(
            state, partial(apply_layers, context.copy_path(), layers), self._extent(points, widest)
        )

    def _fill(self, shape: VMobject) -> list[Layer]:
        rgbas = self.get_fill_rgbas(shape)
        if not is_visible(rgbas):
            return []
        context = self.get_cairo_context(self.pixel_array)
        self.set_cairo_context_color(context, rgbas, shape)
        return [Layer(context.get_source())]

    def _stroke(self, shape: VMobject, *, background: bool) -> list[Layer]:
        width = shape.get_stroke_width(background)
        rgbas = self.get_stroke_rgbas(shape, background)
        if width == 0 or not is_visible(rgbas):
            return []
        context = self.get_cairo_context(self.pixel_array)
        self.set_cairo_context_color(context, rgbas, shape)
        return [Layer(context.get_source(), width * self.cairo_line_width_multiple, *stroke_style(shape))]

    def _extent(self, points: FloatArray, stroke_width: float = 0.0) -> PixelRectangle:
        """Return the pixels of the frame that a path, or an image, with these *points* may touch."""
        x, y = self.pixel_width / self.frame_width, self.pixel_height / self.frame_height
        reach = LONGEST_MITER * stroke_width / 2
        left, bottom = points[:, :2].min(axis=0) - self.frame_center[:2] - reach
        right, top = points[:, :2].max(axis=0) - self.frame_center[:2] + reach
        center_x, center_y = self.pixel_width / 2, self.pixel_height / 2
        # One pixel more on each side: Cairo rounds coordinates.
        extent = enclosing(
            center_x + x * left - 1,
            center_y - y * top - 1,
            center_x + x * right + 1,
            center_y - y * bottom + 1,
        )
        return extent.intersection(self.frame)


@contextmanager
def _clipped(context: Context, bounds: PixelRectangle) -> Iterator[None]:
    """Let Cairo draw nothing outside *bounds*."""
    to_pixels = context.get_matrix()
    context.identity_matrix()
    context.new_path()
    context.rectangle(bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top)
    context.clip()
    context.set_matrix(to_pixels)
    try:
        yield
    finally:
        context.reset_clip()


def drawing_order(mobjects: Iterable[Mobject]) -> list[Mobject]:
    """Return all members of the families of *mobjects* that have points, each once, in the order of drawing.

    It is the order of manim's ``extract_mobject_family_members``: of several mentions the last one counts.
    """
    seen: set[Mobject] = set()
    backwards: list[Mobject] = []

    def visit(mobject: Mobject) -> None:
        if mobject in seen:
            return  # and so has all of its family
        for part in reversed(mobject.submobjects):
            visit(part)
        seen.add(mobject)
        if len(mobject.points):
            backwards.append(mobject)

    for mobject in reversed(list(mobjects)):
        visit(mobject)
    backwards.reverse()
    return sorted(backwards, key=lambda mobject: mobject.z_index)
