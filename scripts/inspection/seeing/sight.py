"""What is to be seen at one moment: the things on the stage, each with the ink that it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from manim import ImageMobject, Mobject, SVGMobject, VMobject
from numpy.typing import NDArray

from scenes.stage.lesson import Lesson
from scenes.stage.lesson.attention import is_dimmed
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import is_label
from scenes.stage.shapes.theme import ROLES
from scenes.stage.type.writing import Glyphs, Written
from scripts.inspection.seeing.ink import LEFT, SCALE, TOP, Mask, PixelCoordinates, mask_of
from scripts.inspection.seeing.outlines import outline
from scripts.inspection.thresholds import SAME_COLOR, VISIBLE

_STROKE_UNIT = 0.01

Color = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ink:
    """The inside or the stroke of one shape: its colour, its opacity, and how late it is drawn."""

    shapes: list[VMobject]
    stroke: bool
    color: Color
    opacity: float
    order: int
    box: Box
    width: float = 0.0

    @cached_property
    def mask(self) -> Mask:
        return mask_of(self.shapes, stroke=self.stroke)

    @cached_property
    def state(self) -> int:
        """Two inks of the same state look the same."""
        points = tuple(hash(shape.points.tobytes()) for shape in self.shapes)
        return hash((points, self.stroke, self.width, self.color.tobytes(), self.opacity))

    @cached_property
    def visible_state(self) -> int:
        """Two inks of the same visible state look the same to an eye: to a pixel, to a shade."""
        points = tuple(hash(np.round(shape.points[:, :2], 2).tobytes()) for shape in self.shapes)
        tint = np.round([*self.color, self.opacity, self.width], 2)
        return hash((points, self.stroke, tint.tobytes()))

    def colors_at(self, pixels: PixelCoordinates) -> Color:  # noqa: ARG002
        """The colours at pixels (n, 2) of the window: one for all, or one for each, shape (n, 3)."""
        return self.color

    def opacity_at(self, pixels: PixelCoordinates) -> Any:  # noqa: ARG002
        """The opacity at pixels (n, 2) of the window: one for all, or one for each."""
        return self.opacity


@dataclass(frozen=True, eq=False, kw_only=True)
class ImageInk(Ink):
    """An image: each of its pixels has a colour of its own, and the whole their mean."""

    image: ImageMobject

    @classmethod
    def of(cls, image: ImageMobject, order: int) -> ImageInk:
        corners = image.points[[0, 1, 3, 2, 0]] * (1, 1, 0)
        low, high = corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)
        colors = image.pixel_array.reshape(-1, image.pixel_array.shape[-1]).mean(axis=0) / 255
        return cls(
            [VMobject().set_points_as_corners(corners)],
            False,
            colors[:3],
            float(colors[3]) if len(colors) == 4 else 1.0,
            order,
            Box(low[0], high[0], low[1], high[1]),
            image=image,
        )

    @cached_property
    def state(self) -> int:
        return hash((self.image.points.tobytes(), self.image.pixel_array.tobytes()))

    @property
    def visible_state(self) -> int:
        return self.state

    def colors_at(self, pixels: PixelCoordinates) -> Color:
        return self._at(pixels)[:, :3]

    def opacity_at(self, pixels: PixelCoordinates) -> Any:
        values = self._at(pixels)
        return values[:, 3] if values.shape[1] == 4 else 1.0

    def _at(self, pixels: PixelCoordinates) -> Color:
        """What the image has at pixels of the window, however it was moved, scaled or turned."""
        corner, right, below = self.image.points[:3, :2]
        places = (pixels + 0.5) / SCALE * (1, -1) + (LEFT, TOP) - corner
        shares = np.linalg.solve(np.column_stack([right - corner, below - corner]), places.T)
        height, width = self.image.pixel_array.shape[:2]
        column, row = (np.clip(shares.T, 0, 1 - 1e-9) * (width, height)).astype(int).T
        found: Color = self.image.pixel_array[row, column] / 255
        return found


@dataclass(eq=False)
class Thing:
    """What a viewer sees as one: a text, an arrow, or a shape."""

    key: object
    """The same at every look: itself and not its address, which others get when it is gone."""
    mobject: Mobject
    group: Mobject
    """The outermost group on the stage that the thing belongs to."""
    inks: list[Ink] = field(default_factory=list)
    dimmed: bool = False
    label: bool = False
    heading: bool = False

    @property
    def is_text(self) -> bool:
        return isinstance(self.mobject, Written | Glyphs | SVGMobject)

    @cached_property
    def box(self) -> Box:
        return around(ink.box for ink in self.inks)

    @cached_property
    def mask(self) -> Mask:
        """All of the ink of a text in one mask."""
        return mask_of([shape for ink in self.inks for shape in ink.shapes], stroke=False)

    @cached_property
    def state(self) -> tuple[Any, ...]:
        return tuple(ink.state for ink in self.inks)

    @property
    def opacity(self) -> float:
        return max(ink.opacity for ink in self.inks)

    @property
    def order(self) -> int:
        return max(ink.order for ink in self.inks)

    @property
    def source(self) -> str:
        """The text that it is, or nothing."""
        if isinstance(self.mobject, Written | Glyphs):
            return self.mobject.source
        return str(getattr(self.mobject, "text", getattr(self.mobject, "tex_string", "")))


@dataclass(frozen=True, eq=False)
class Sight:
    """All that is to be seen at a moment, in the order in which it is drawn."""

    things: tuple[Thing, ...]
    roles: Mapping[str, Color]
    """The theme's colours."""
    ghosts: tuple[Thing, ...] = ()
    """Too faint to be seen as things, they still tint what they lie on."""

    @property
    def background(self) -> Color:
        return self.roles["background"]

    @cached_property
    def texts(self) -> list[Thing]:
        return [thing for thing in self.things if thing.is_text]

    @cached_property
    def shapes(self) -> list[Thing]:
        return [thing for thing in self.things if not thing.is_text]

    def is_plate(self, thing: Thing) -> bool:
        """Whether a thing has the colour of the background, so that a viewer sees only what it hides."""
        return all(same(ink.color, self.background) for ink in thing.inks)

    @cached_property
    def inks(self) -> list[Ink]:
        everything = (*self.things, *self.ghosts)
        return sorted((ink for thing in everything for ink in thing.inks), key=lambda ink: ink.order)

    @cached_property
    def ink_sides(self) -> NDArray[np.float64]:
        """The left, right, bottom and top of each of ``inks``, shape (n, 4)."""
        boxes = (ink.box for ink in self.inks)
        return np.array([(box.left, box.right, box.bottom, box.top) for box in boxes]).reshape(-1, 4)

    def meeting(self, box: Box, margin: float = 0.0) -> list[Ink]:
        """The inks whose boxes meet *box*, in the order in which they are drawn."""
        left, right, bottom, top = self.ink_sides.T
        beside = np.maximum(left - box.right, box.left - right) > margin
        beside |= np.maximum(bottom - box.top, box.bottom - top) > margin
        return [self.inks[index] for index in np.flatnonzero(~beside)]

    @cached_property
    def state(self) -> int:
        """Differs if anything looks different."""
        return hash(tuple((thing.key, thing.state) for thing in self.things))

    @cached_property
    def visible_state(self) -> int:
        """Differs if an eye sees a difference."""
        return hash(tuple(ink.visible_state for ink in self.inks))


def look(lesson: Lesson) -> Sight:
    """Look at the stage of *lesson* as it is now."""
    return look_at([*lesson.mobjects, *lesson.foreground_mobjects], lesson)


def look_at(mobjects: Iterable[Mobject], lesson: Lesson) -> Sight:
    leaves: dict[int, tuple[VMobject | ImageMobject, Mobject, Mobject]] = {}
    for top in mobjects:
        for leaf, owner in _leaves(top, None):
            leaves.pop(id(leaf), None)  # what is on the stage twice is drawn at its last place
            leaves[id(leaf)] = leaf, owner, top
    drawn = sorted(leaves.values(), key=lambda entry: float(entry[0].z_index))
    writings = {
        owner.writing: owner for _, owner, _ in drawn if isinstance(owner, Written) and owner.writing >= 0
    }
    heading = {id(member) for member in lesson.heading.get_family()}
    things: dict[object, Thing] = {}
    for order, (leaf, owner, top) in enumerate(drawn):
        inks = list(_inks(leaf, order))
        if not inks:
            continue
        key: object = owner
        if isinstance(owner, Glyphs):  # on its way somewhere, without the text that it belongs to
            key = writings.get(owner.writing, ("writing", owner.writing))
        thing = things.setdefault(key, Thing(key, owner, top))
        thing.inks += inks
        thing.dimmed |= is_dimmed(leaf)
        thing.heading |= id(leaf) in heading
        thing.label |= any(is_label(member) for member in (top, owner, leaf))
    roles: dict[str, Color] = {
        role: np.array(lesson.theme.color(role).to_rgb(), dtype=np.float64) for role in ROLES
    }
    seen = tuple(thing for thing in things.values() if thing.opacity >= VISIBLE)
    ghosts = tuple(thing for thing in things.values() if thing.opacity < VISIBLE)
    return Sight(seen, roles, ghosts)


def _leaves(mobject: Mobject, owner: Mobject | None) -> Iterator[tuple[VMobject | ImageMobject, Mobject]]:
    """Every shape of a family, each with what a viewer sees it as a piece of."""
    if owner is None and isinstance(mobject, Written | Arrow | SVGMobject):
        owner = mobject
    if isinstance(mobject, VMobject | ImageMobject) and len(mobject.points):
        yield mobject, owner or mobject
    for member in mobject.submobjects:
        yield from _leaves(member, owner)


def _inks(leaf: VMobject | ImageMobject, order: int) -> Iterator[Ink]:
    if isinstance(leaf, ImageMobject):
        yield ImageInk.of(leaf, order)
        return
    fill, stroke = leaf.fill_rgbas, leaf.stroke_rgbas
    filled = len(fill) > 0 and fill[0, 3] >= VISIBLE / 2
    width = float(leaf.get_stroke_width())
    stroked = len(stroke) > 0 and width > 0 and stroke[0, 3] >= VISIBLE
    if not filled and not stroked:
        return
    box, has_inside = outline(leaf.points[:, :2])
    if filled and has_inside:
        yield Ink([leaf], False, np.array(fill[0, :3]), float(fill[0, 3]), order, box)
    if stroked and (box.width > 0 or box.height > 0):
        half = width * _STROKE_UNIT / 2
        yield Ink(
            [leaf], True, np.array(stroke[0, :3]), float(stroke[0, 3]), order, box.inset(-half), 2 * half
        )


def same(color: Color, other: Color) -> bool:
    """Whether two colours are one, but for rounding."""
    return bool(np.abs(color - other).max() <= SAME_COLOR)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around *boxes*."""
    sides = np.array([(box.left, box.right, box.bottom, box.top) for box in boxes])
    low, high = sides.min(axis=0), sides.max(axis=0)
    return Box(float(low[0]), float(high[1]), float(low[2]), float(high[3]))


def apart(first: Box, second: Box) -> float:
    """The distance between two boxes; negative if they meet."""
    x = max(first.left - second.right, second.left - first.right)
    y = max(first.bottom - second.top, second.bottom - first.top)
    return float(np.hypot(max(x, 0.0), max(y, 0.0))) if max(x, y) >= 0 else max(x, y)
