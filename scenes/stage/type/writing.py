"""Text, formulas and running numbers, set in Typst and coloured by role.

``{{ content : name }}`` names a part of a text or formula. A part that is named after a role takes that
role's colour; other names get theirs through the keyword ``roles``; ``.part("name")`` gives its shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Self, cast

import numpy as np
from manim import DOWN, LEFT, UP, ManimColor, Mobject, Rectangle, ValueTracker, VGroup, VMobject

from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import ROLES, Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import EM_AT_SIZE_ONE, Outline, Points, typeset

TITLE_SIZE = 44
FORMULA_SIZE = 44
STATEMENT_SIZE = 34
LABEL_SIZE = 30
FINE_SIZE = 24
"""Manim font sizes; the smallest can still be read from the last row of a lecture hall."""

ROW_GAP = 0.42
"""From one row of words to the next, in manim units."""

_writings = count()


class Glyphs(VMobject):
    """A filled shape of a text. It keeps the text's number and source even when it moves on its own."""

    def __init__(self, points: Points, fill: ManimColor, writing: int, source: str, size: float) -> None:
        super().__init__(fill_color=fill, fill_opacity=1.0, stroke_width=0.0)
        self.writing = writing
        self.write(points, source, size)

    def write(self, points: Points, source: str, size: float) -> None:
        """Take other points (n, 3), the outlines of *source* at a font size."""
        self.points, self.source, self.size = points, source, size
        self.laid_out = float(np.ptp(points[:, :2], axis=0).max())

    def interpolate(self, mobject1: Mobject, mobject2: Mobject, alpha: float, *path: Any) -> Self:
        """Be on the way from one shape to another, and have the source of what it is in the end.

        While a number fades in, its value may change: then manim's copies of it are written anew, and this
        shape takes their points.
        """
        super().interpolate(mobject1, mobject2, alpha, *path)
        if isinstance(mobject2, Glyphs) and mobject2.writing == self.writing:
            self.source, self.laid_out = mobject2.source, mobject2.laid_out
        return self

    @property
    def drawn_size(self) -> float:
        """The font size to which the shape has been scaled since it was laid out."""
        return self.size * float(np.ptp(self.points[:, :2], axis=0).max()) / self.laid_out


class Written(VGroup):
    """Typeset text or mathematics: one filled shape for each named part, or for each glyph of a formula."""

    def __init__(
        self, source: str, *, math: bool, size: float, role: Role, roles: Mapping[str, Role] | None = None
    ) -> None:
        super().__init__()
        self.writing = next(_writings)
        self.source = source
        self.math = math
        self.size = size
        self.role: Role = role
        self.roles: dict[str, Role] = dict(roles or {})
        self.chains: list[tuple[str, ...]] = []
        self._lay_out()
        self.move_to(np.zeros(3))

    def _lay_out(self) -> None:
        """Draw the source with the start of its baseline at the origin."""
        outlines = typeset(self.source, math=self.math).outlines
        groups = [[outline] for outline in outlines] if self.math else _runs(outlines)
        self.chains = [group[0].parts for group in groups]
        scale = self.size * EM_AT_SIZE_ONE
        self.submobjects = [
            Glyphs(
                _points(group) * scale,
                self._color_of(group[0].parts),
                self.writing,
                self.source,
                self.size,
            )
            for group in groups
        ]

    def _color_of(self, chain: tuple[str, ...]) -> ManimColor:
        for name in chain:
            if name in self.roles:
                return color(self.roles[name])
            if name in ROLES:
                return color(name)
        return color(self.role)

    def part(self, name: str) -> VGroup:
        """Return the shapes of the part called *name*.

        Raises
        ------
        KeyError
            If the source has no such part.
        """
        shapes = [shape for shape, chain in zip(self.submobjects, self.chains, strict=True) if name in chain]
        if not shapes:
            known = sorted({name for chain in self.chains for name in chain})
            raise KeyError(f"{self.source!r} has no part {name!r}; it has {known}")
        return VGroup(*shapes)

    def without(self, *names: str) -> VGroup:
        """Return the shapes that belong to none of the parts of these names; unknown ones as for ``part``."""
        left_out = {shape for name in names for shape in self.part(name)}
        return VGroup(*(shape for shape in self if shape not in left_out))

    @property
    def baseline(self) -> float:
        """The height, in the frame, of the line on which the letters stand."""
        outlines = typeset(cast("Glyphs", self[0]).source, math=self.math).outlines
        lowest = min(float(outline.points[:, 1].min()) for outline in outlines)
        return float(self.get_bottom()[1]) - lowest * self.size * EM_AT_SIZE_ONE

    def stand_on(self, height: float) -> Self:
        """Move up or down until the baseline lies at *height*."""
        self.shift((0.0, height - self.baseline, 0.0))
        return self

    def __repr__(self) -> str:
        return f"Written({self.source!r})"


def _runs(outlines: tuple[Outline, ...]) -> list[list[Outline]]:
    """Group neighbouring outlines of the same part: a text of few shapes is drawn fast."""
    runs: list[list[Outline]] = []
    for outline in outlines:
        if runs and runs[-1][0].parts == outline.parts:
            runs[-1].append(outline)
        else:
            runs.append([outline])
    return runs


def _points(outlines: list[Outline]) -> Points:
    points = np.concatenate([outline.points for outline in outlines])
    return np.column_stack([points, np.zeros(len(points))])


def text(source: str, *, size: float = LABEL_SIZE, role: Role = "ink", **roles: Role) -> Written:
    """Set Typst markup as text; *roles* colours its named parts."""
    return Written(source, math=False, size=size, role=role, roles=roles)


def paragraph(
    source: str,
    *,
    width: float,
    size: float = LABEL_SIZE,
    role: Role = "ink",
    align: str = "left",
    **roles: Role,
) -> Written:
    """Text broken into lines no wider than *width* manim units."""
    return Written(_paragraph(source, width, size, align), math=False, size=size, role=role, roles=roles)


def _paragraph(source: str, width: float, size: float, align: str = "center") -> str:
    ems = width / (size * EM_AT_SIZE_ONE)
    if typeset(source, math=False).width <= ems:
        return source
    return f"#block(width: {ems:.3f}em)[#set align({align})\n{source}]"


def formula(source: str, *, size: float = FORMULA_SIZE, role: Role = "ink", **roles: Role) -> Written:
    """Set a display equation; *roles* colours its named parts."""
    return Written(source, math=True, size=size, role=role, roles=roles)


class Numeral(Written):
    """A number that follows *value* and keeps its baseline and its left or right edge.

    Parameters
    ----------
    value
        A tracker, or a function without arguments, that gives the present number.
    write
        Writes the number as Typst text; with two decimals by default.
    anchor
        The direction of the edge that stays in place when the number grows: LEFT, RIGHT or ORIGIN.
    """

    def __init__(
        self,
        value: ValueTracker | Callable[[], float],
        write: Callable[[float], str] = number,
        *,
        size: float = LABEL_SIZE,
        role: Role = "ink",
        anchor: Any = LEFT,
    ) -> None:
        self._value = value.get_value if isinstance(value, ValueTracker) else value
        self._write = write
        self._anchor = anchor
        super().__init__(write(self._value()), math=False, size=size, role=role)
        self.add_updater(lambda numeral: numeral.refresh())

    def refresh(self) -> Self:
        """Rewrite the number if its digits have changed."""
        self.source = self._write(self._value())
        # The shape stays and takes other points: manim lists the moving shapes when a play begins, and would
        # go on drawing a shape that is no longer part of this number.
        shape = cast("Glyphs", self.submobjects[0])
        if self.source != shape.source:
            edge, baseline = self.get_critical_point(self._anchor), self.baseline
            self._lay_out()
            points = np.concatenate([glyphs.points for glyphs in self.submobjects])
            shape.write(points, self.source, self.size)
            self.submobjects = [shape]
            self.shift((edge[0] - self.get_critical_point(self._anchor)[0], baseline, 0.0))
        return self


class Plate(Rectangle):
    """A rectangle of the background's colour, to put behind text that covers other shapes."""

    def __init__(self, mobject: Mobject, *, margin: float = 0.12, opacity: float = 0.9) -> None:
        super().__init__(
            width=mobject.width + 2 * margin,
            height=mobject.height + 2 * margin,
            stroke_width=0.0,
            fill_color=color("background"),
            fill_opacity=opacity,
        )
        self.move_to(mobject)


def on_plate(written: Written, *, margin: float = 0.12, opacity: float = 0.9) -> VGroup:
    """*written* with a plate behind it, as a group whose last member is *written*."""
    return VGroup(Plate(written, margin=margin, opacity=opacity), written)


def stack(
    *items: VMobject, box: Box | None = None, under: VMobject | None = None, gap: float = ROW_GAP
) -> VGroup:
    """Place *items* in a column at the left of *box*, from its top or from below *under*.

    An item that is wider than the box is shrunk to its width.
    """
    box = box or frame().words
    group = VGroup(*(fit(item, width=box.width) for item in items)).arrange(DOWN, buff=gap, aligned_edge=LEFT)
    top = box.top if under is None else float(under.get_bottom()[1]) - gap
    return group.move_to((box.left, top, 0.0), aligned_edge=UP + LEFT)


def header(title: str, part: str) -> VGroup:
    """A lesson's name in the top left corner, its part above it in small capitals."""
    kicker = text(f"#smallcaps(all: true)[{part}]", size=FINE_SIZE, role="muted")
    name = text(title, size=TITLE_SIZE)
    for line in (kicker, name):
        fit(line, width=frame().words.width)
    heading = VGroup(kicker, name).arrange(DOWN, buff=GAP, aligned_edge=LEFT)
    return heading.move_to((frame().safe.left, frame().safe.top, 0.0), aligned_edge=UP + LEFT)


def fit(mobject: VMobject, *, width: float | None = None, height: float | None = None) -> VMobject:
    """Shrink *mobject* until it is no wider than *width* and no higher than *height*; never enlarge it."""
    if width is not None and mobject.width > width:
        mobject.scale(width / mobject.width)
    if height is not None and mobject.height > height:
        mobject.scale(height / mobject.height)
    return mobject
