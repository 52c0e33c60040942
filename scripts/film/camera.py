"""A camera that draws the pictures of manim's, and of each only what differs from the one before.

What Cairo is told of a shape is what manim's camera tells it, so that every pixel comes out the same. But a
shape that stands as it stood is not traced again, paint that would leave no trace is not applied, and only
the part of the picture in which something changed is drawn anew, cut out of all else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial, reduce
from typing import cast
from weakref import WeakKeyDictionary

import numpy as np
from manim import Camera, Mobject, VMobject

from scripts.film.dirty_rectangles import NOWHERE, Picture, Region, around
from scripts.film.shape_cache import (
    LONGEST_MITER,
    Context,
    Layer,
    Look,
    State,
    Values,
    apply_layers,
    leaves_a_trace,
    state_of,
    stroke_style,
    trace,
)

Looks = Mapping[Mobject, Look]


class LessonCamera(Camera):
    """Shows what stands still, and upon it what moves."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: WeakKeyDictionary[Mobject, Look] = WeakKeyDictionary()
        self._ground = cast("Picture", self.background)
        self.picture = self._ground.copy()
        """What was drawn last; the array is the camera's own and changes with the next drawing."""
        self._still_picture = self._ground.copy()
        self._still: Looks = {}
        self._moving: Looks = {}
        self._changed = NOWHERE

    @property
    def frame(self) -> Region:
        """The whole picture."""
        return Region(0, 0, self.pixel_width, self.pixel_height)

    def show_still(self, mobjects: Iterable[Mobject]) -> None:
        """Draw these alone, to stand beneath all that is drawn until the next call."""
        ground = cast("Picture", self.background)
        looks = self._looks_of(mobjects)
        changed = self.frame if self._ground is not ground else NOWHERE  # a theme has its own
        changed = changed or self._difference({**self._still, **self._moving}, looks)
        self._draw(looks, changed, ground)
        np.copyto(self._still_picture, self.picture)
        self._ground, self._still, self._moving = ground, looks, {}

    def show_moving(self, mobjects: Iterable[Mobject]) -> None:
        """Draw these, as they are now, upon what stands still."""
        looks = self._looks_of(mobjects)
        self._draw(looks, self._difference(self._moving, looks), self._still_picture)
        self._moving = looks

    def take_changed(self) -> Region:
        """Return where the picture differs from what it was when this was asked before."""
        changed, self._changed = self._changed, NOWHERE
        return changed

    # How it is done ----------------------------------------------------------------------------------

    def _draw(self, looks: Looks, region: Region, beneath: Picture) -> None:
        """Draw the shapes within *region* upon the picture *beneath*."""
        if not region:
            return
        canvas = cast("Picture", self.pixel_array)  # manim's type for it says int64
        np.copyto(canvas[region.slices], beneath[region.slices])
        context = self.get_cairo_context(self.pixel_array)
        with _clipped(context, region._replace(left=0, right=self.pixel_width)):
            for look in looks.values():
                if look.region.meets(region):
                    look.paint(context)
        np.copyto(self.picture[region.slices], canvas[region.slices])
        self._changed = self._changed.joined(region)

    def _difference(self, before: Looks, now: Looks) -> Region:
        """Where the shapes of one picture are not those of the other."""
        if [shape for shape in before if shape in now] != [shape for shape in now if shape in before]:
            return self.frame
        changed = [look.region for shape, look in now.items() if before.get(shape) is not look]
        changed += [look.region for shape, look in before.items() if now.get(shape) is not look]
        return reduce(Region.joined, changed, NOWHERE)

    def _looks_of(self, mobjects: Iterable[Mobject]) -> Looks:
        """The looks of the families of *mobjects*, in the order in which they are drawn."""
        return {shape: self._look(shape) for shape in drawing_order(mobjects)}

    def _look(self, shape: Mobject) -> Look:
        if not isinstance(shape, VMobject) or shape.shade_in_3d or shape.get_background_image():
            kind = self.type_or_raise(shape)  # and this makes the table
            display = self.display_funcs[kind]
            return Look((), lambda _: display([shape], self.pixel_array), self.frame)
        state = state_of(shape)
        look = self._looks.get(shape)
        if look is None or look.state != state:
            look = self._looks[shape] = self._new_look(shape, state)
        return look

    def _new_look(self, shape: VMobject, state: State) -> Look:
        layers = [
            *self._stroke(shape, background=True),
            *self._fill(shape),
            *self._stroke(shape, background=False),
        ]
        if not layers:
            return Look(state, lambda _: None, NOWHERE)
        points = self.transform_points_pre_display(shape, shape.points)
        context = self.get_cairo_context(self.pixel_array)
        if len(points) % shape.n_points_per_cubic_curve:  # a curve has been begun and not ended
            self.set_cairo_context_path(context, shape)
        else:
            trace(context, shape, points)
        widest = max(layer.width for layer in layers)
        return Look(state, partial(apply_layers, context.copy_path(), layers), self._region(points, widest))

    def _fill(self, shape: VMobject) -> list[Layer]:
        rgbas = self.get_fill_rgbas(shape)
        if not leaves_a_trace(rgbas):
            return []
        context = self.get_cairo_context(self.pixel_array)
        self.set_cairo_context_color(context, rgbas, shape)
        return [Layer(context.get_source())]

    def _stroke(self, shape: VMobject, *, background: bool) -> list[Layer]:
        width = shape.get_stroke_width(background)
        rgbas = self.get_stroke_rgbas(shape, background)
        if width == 0 or not leaves_a_trace(rgbas):
            return []
        context = self.get_cairo_context(self.pixel_array)
        self.set_cairo_context_color(context, rgbas, shape)
        return [Layer(context.get_source(), width * self.cairo_line_width_multiple, *stroke_style(shape))]

    def _region(self, points: Values, stroke_width: float) -> Region:
        """The pixels of the frame that a path through *points* may touch."""
        x, y = self.pixel_width / self.frame_width, self.pixel_height / self.frame_height
        reach = LONGEST_MITER * stroke_width / 2
        left, bottom = points[:, :2].min(axis=0) - self.frame_center[:2] - reach
        right, top = points[:, :2].max(axis=0) - self.frame_center[:2] + reach
        center_x, center_y = self.pixel_width / 2, self.pixel_height / 2
        # One pixel more on each side: Cairo rounds coordinates.
        region = around(
            center_x + x * left - 1,
            center_y - y * top - 1,
            center_x + x * right + 1,
            center_y - y * bottom + 1,
        )
        return region.within(self.frame)


@contextmanager
def _clipped(context: Context, region: Region) -> Iterator[None]:
    """Have Cairo draw nothing outside *region*."""
    to_pixels = context.get_matrix()
    context.identity_matrix()
    context.new_path()
    context.rectangle(region.left, region.top, region.right - region.left, region.bottom - region.top)
    context.clip()
    context.set_matrix(to_pixels)
    try:
        yield
    finally:
        context.reset_clip()


def drawing_order(mobjects: Iterable[Mobject]) -> list[Mobject]:
    """Return all that has points in the families of *mobjects*, each once, in the order of drawing.

    It is the order of manim's own ``extract_mobject_family_members``, where of many mentions the last counts.
    """
    seen: set[Mobject] = set()
    backwards: list[Mobject] = []

    def visit(mobject: Mobject) -> None:
        if mobject in seen:
            return  # and so was all of its family
        for part in reversed(mobject.submobjects):
            visit(part)
        seen.add(mobject)
        if len(mobject.points):
            backwards.append(mobject)

    for mobject in reversed(list(mobjects)):
        visit(mobject)
    backwards.reverse()
    return sorted(backwards, key=lambda mobject: mobject.z_index)
