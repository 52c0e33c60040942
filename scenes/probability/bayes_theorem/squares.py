"""All people as a square: a column of the sick, one of the healthy, solid as far as they test positive."""

from __future__ import annotations

from typing import Literal, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Circle,
    Create,
    FadeIn,
    Polygon,
    Rectangle,
    VGroup,
    VMobject,
)

from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.chances import share as written_share
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, fit, text

HAIRLINE = 0.02
"""A part is drawn at least this wide, in manim units, so that it can be seen."""

OUTLINE = 2.5
"""The width of the outline of a column, and of a bracket."""

_BRACKET = 0.1
"""The depth of a bracket, and its distance from the square, in manim units."""

_OVERHANG = 0.5
"""How far left of the square a label above may begin, so that it stays near a narrow bracket."""

_ROOM = 1.45
"""The width of a number beside the square, at most."""

_DECIMALS = 12
"""To how many decimals, in manim units, places of labels are kept."""

POWER = 10
"""How many times wider the column of the sick is seen through the lens."""

_THIN = 0.025
"""A wider column, as a share of the square, needs no lens."""

_PLACE, _RADIUS = (0.62, 0.64), 0.19
"""Centre and radius of the lens in the empty part of the healthy column, as shares of the square."""

Side = Literal["top", "left", "right"]

_OUTWARDS: dict[Side, Points] = {"top": UP, "left": LEFT, "right": RIGHT}


def visible(share: float, length: float) -> float:
    """The share at which to cut a *length*, in manim units, so that both parts are seen if both exist."""
    least = HAIRLINE / length
    return float(np.clip(share, least, 1 - least)) if 0 < share < 1 else share


def drop_residue(label: VMobject) -> None:
    """Round the places of a *label* that has been shifted.

    Shifts at every frame add up rounding errors, which a beat that is filmed alone does not have.
    """
    for shape in label.family_members_with_points():
        shape.points = shape.points.round(_DECIMALS)


def box_of(shape: VMobject) -> Box:
    """Where a rectangle is."""
    low, high = shape.get_corner(DOWN + LEFT), shape.get_corner(UP + RIGHT)
    return Box(float(low[0]), float(high[0]), float(low[1]), float(high[1]))


def bracket(start: Points, end: Points, out: Points) -> Points:
    """The corners (4, 3) of a bracket outside of a side of a square, from *start* to *end*."""
    return np.array([start, start + _BRACKET * out, end + _BRACKET * out, end]) + _BRACKET * out


class Columns(VGroup):
    """The sick and the healthy side by side, each column solid from below as far as it tests positive.

    Parameters
    ----------
    gap
        The space between both columns, in manim units, where their widths mean nothing.

    Attributes
    ----------
    hollow
        The outlines of both columns.
    sick, healthy
        Those who test positive.
    """

    def __init__(self, box: Box, prior: float = 0.5, gap: float = 0.0) -> None:
        self.box, self.gap = box, gap
        self.square = UnitSquare(box)
        self.hollow = VGroup(
            *(
                Rectangle(stroke_width=OUTLINE, stroke_color=color(role), fill_opacity=0.0)
                for role in ("path", "second")
            )
        )
        self.sick = self.square.cell((0, 0), (0, 0), "path", opacity=1.0)
        self.healthy = self.square.cell((0, 0), (0, 0), "second", opacity=1.0)
        super().__init__(self.hollow, self.sick, self.healthy)
        self.set_state(prior=prior, sensitivity=0.0, false_positive_rate=0.0)

    def lay(self, box: Box) -> None:
        """Have another place, from the next state on."""
        self.box = self.square.box = box

    def set_state(self, *, prior: float, sensitivity: float, false_positive_rate: float) -> Self:
        """Set the width of the left column, and how far both are solid, as shares of the square."""
        self.prior, self.sensitivity = float(prior), float(sensitivity)
        self.false_positive_rate = float(false_positive_rate)
        cut, apart = visible(self.prior, self.box.width), self.gap / 2 / self.box.width
        ways = (0.0, cut - apart), (cut + apart, 1.0)
        half = OUTLINE / 200
        for outline, shares in zip(self.hollow, ways, strict=True):
            a, b = (self.box.left + share * self.box.width for share in shares)
            inset = min(half, (b - a) / 2)
            corners = Box(a + inset, b - inset, self.box.bottom + half, self.box.top - half).corners
            # A line between both would cover a thin column of the sick, which is seen without it.
            is_open = outline is self.hollow[1] and not self.gap
            outline.set_points_as_corners(corners[[1, 0, 3, 2] if is_open else [1, 0, 3, 2, 1]])
        for part, way, rate in zip(
            (self.sick, self.healthy), ways, (self.sensitivity, self.false_positive_rate), strict=True
        ):
            self.square.lay(part, way, (0, visible(rate, self.box.height)))
        return self

    def change(self, sensitivity: float, false_positive_rate: float, run_time: float) -> Tween:
        """The columns keep their widths, and fill or empty."""
        return tween(
            self,
            prior=self.prior,
            sensitivity=sensitivity,
            false_positive_rate=false_positive_rate,
            run_time=run_time,
        )

    @property
    def boxes(self) -> tuple[Box, Box, Box, Box]:
        """Where the sick stand who test positive, and who do not; and the same of the healthy."""
        box, cut = self.box, self.box.left + visible(self.prior, self.box.width) * self.box.width
        high, low = (box.bottom + rate * box.height for rate in (self.sensitivity, self.false_positive_rate))
        return (
            Box(box.left, cut, box.bottom, high),
            Box(box.left, cut, high, box.top),
            Box(cut, box.right, box.bottom, low),
            Box(cut, box.right, low, box.top),
        )


class Lens(VGroup):
    """The column of the sick ten times wider, and where it is; empty where the column is wide.

    Attributes
    ----------
    strip
        The column as it is seen in the lens.
    """

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        if columns.prior >= _THIN:
            return
        box = columns.box
        radius, wide = _RADIUS * box.height, columns.prior * box.width
        center = np.array([box.left + _PLACE[0] * box.width, box.bottom + _PLACE[1] * box.height, 0.0])
        spot = np.array([box.left + wide / 2, center[1], 0.0])
        glass = Circle(radius=radius, stroke_width=3.0, stroke_color=color("muted"))
        glass.set_fill(color("background"), opacity=1.0).move_to(center)
        half = POWER * wide / 2
        angles = np.linspace(-1, 1, 33) * np.arcsin(half / radius) - np.pi / 2
        arc = radius * np.column_stack([np.cos(angles), np.sin(angles), np.zeros(len(angles))])
        self.strip = Polygon(*(center + arc), *(center - arc), stroke_width=0.0)
        self.strip.set_fill(color("path"), opacity=1.0)
        way = np.array([0.0, radius])
        rays = Polyline(
            [np.array([spot[:2] + end * way / POWER, center[:2] + end * way]) for end in (-1, 1)],
            "muted",
            width=2.0,
        )
        power = text(f"× {POWER}", size=LABEL_SIZE, role="muted").next_to(glass, DOWN, buff=0.15)
        self.add(rays, glass, self.strip, power)


class Measure(VGroup):
    """A bracket along one side of a box, from its corner as far as a share reaches, with name and number.

    Parameters
    ----------
    box
        What is measured: from the left along the top, from the bottom along the sides.
    name
        Typst markup.
    """

    def __init__(self, box: Box, side: Side, name: str, role: Role, *, size: float = STATEMENT_SIZE) -> None:
        self.box, self.side = box, side
        self.share = 0.0
        self.bracket = Polyline([], role, width=OUTLINE)
        self.meaning = text(name, role=role)
        self.value = Numeral(lambda: self.share, written_share, size=size, role=role)
        super().__init__(self.bracket, self.meaning, self.value)
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """Write a *share*, and draw the bracket as far."""
        self.share = float(share)
        out, along = _OUTWARDS[self.side], RIGHT if self.side == "top" else UP
        box = self.box
        corner = np.array(
            [
                box.right if self.side == "right" else box.left,
                box.top if self.side == "top" else box.bottom,
                0.0,
            ]
        )
        end = corner + self.share * (box.width if self.side == "top" else box.height) * along
        feet = bracket(corner, end, out)
        self.bracket.set_runs([feet])
        fit(self.value.refresh(), width=_ROOM)
        label = VGroup(self.meaning, self.value).arrange(RIGHT if self.side == "top" else DOWN, buff=GAP)
        if self.side == "top":
            self.value.stand_on(self.meaning.baseline)
        label.next_to((feet[1] + feet[2]) / 2, out, buff=GAP)
        room = Box(box.left - _OVERHANG, box.right, box.bottom, box.top)
        low = np.array([room.left, room.bottom, 0.0]) - label.get_corner(DOWN + LEFT)
        high = label.get_corner(UP + RIGHT) - np.array([room.right, room.top, 0.0])
        label.shift((np.maximum(low, 0.0) - np.maximum(high, 0.0)) * along)
        drop_residue(label)
        return self

    def appear(self, run_time: float) -> Animation:
        """The bracket is drawn, and its name and number come."""
        return AnimationGroup(
            Create(self.bracket, run_time=run_time), FadeIn(self.meaning, self.value, run_time=0.6)
        )
