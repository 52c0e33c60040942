"""Two events as a mosaic: the unit square split by one, each column filled as far as the other happens."""

from __future__ import annotations

from typing import Literal, Self, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, AnimationGroup, Create, FadeIn, Rectangle, VGroup

from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import share as written_share
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, fit, text

HAIRLINE = 0.025
"""A part is drawn at least this wide, in manim units, so that it can be seen."""

_LEFT_REST = 0.3
"""The opacity of the part of the left column that is not filled."""

_RIGHT_REST = 0.15
"""The opacity of the part of the right column that is not filled."""

_NOTE = "the thinnest parts are not to scale"

_BRACKET = 0.1
"""The depth of a bracket, and its distance from the square, in manim units."""

_OVERHANG = 0.5
"""How far left of the square a label above may begin, so that it stays near a narrow bracket."""

Side = Literal["top", "left", "right"]

_OUTWARDS: dict[Side, Points] = {"top": UP, "left": LEFT, "right": RIGHT}


def visible(share: float, length: float) -> float:
    """The share at which to cut a *length*, in manim units, so that both parts are seen if both exist."""
    least = HAIRLINE / length
    return float(np.clip(share, least, 1 - least)) if 0 < share < 1 else share


class Measure(VGroup):
    """A bracket along one side of a square, from its corner as far as a share reaches, with name and number.

    Parameters
    ----------
    square
        What is measured: from the left along the top, from the bottom along the sides.
    room
        The width of the name and the number, at most.
    """

    def __init__(self, square: UnitSquare, side: Side, name: str, role: Role, *, room: float) -> None:
        self.square, self.side, self.room = square, side, room
        self.share = self.drawn = 0.0
        self.bracket = Polyline([], role, width=2.5)
        self.meaning = text(name, size=FINE_SIZE, role=role)
        self.value = Numeral(lambda: self.share, written_share, size=LABEL_SIZE, role=role)
        super().__init__(self.bracket, self.meaning, self.value)

    def set_state(self, *, share: float, drawn: float) -> Self:
        """Write a *share*, and draw the bracket as far as the share *drawn*."""
        self.share, self.drawn = share, drawn
        out = _OUTWARDS[self.side]
        along = RIGHT if self.side == "top" else UP
        box = self.square.box
        corner = self.square.at(float(self.side == "right"), float(self.side == "top"))
        end = corner + drawn * (box.width if self.side == "top" else box.height) * along
        feet = np.array([corner, corner + _BRACKET * out, end + _BRACKET * out, end]) + _BRACKET * out
        self.bracket.set_runs([feet])
        fit(self.value.refresh(), width=self.room)
        label = VGroup(self.meaning, self.value)
        label.arrange(RIGHT if self.side == "top" else DOWN, buff=GAP)
        if self.side == "top":
            self.value.stand_on(self.meaning.baseline)
        label.next_to((feet[1] + feet[2]) / 2, out, buff=GAP)
        room = Box(box.left - _OVERHANG, box.right, box.bottom, box.top)
        label.shift(_back_inside(label, room) * along)
        return self

    def appear(self, run_time: float) -> Animation:
        """The bracket is drawn, and its name and number come."""
        return AnimationGroup(
            Create(self.bracket, run_time=run_time), FadeIn(self.meaning, self.value, run_time=0.8)
        )


def _back_inside(label: VGroup, box: Box) -> Points:
    """By how much *label* must move so that it does not reach beyond the sides of *box*."""
    low = np.array([box.left, box.bottom, 0.0]) - label.get_corner(DOWN + LEFT)
    high = label.get_corner(UP + RIGHT) - np.array([box.right, box.top, 0.0])
    back: Points = np.maximum(low, 0.0) - np.maximum(high, 0.0)
    return back


class Mosaic(VGroup):
    """The unit square, split from the left by one event, its columns filled from below by another.

    Parameters
    ----------
    names
        Typst markup for the chance of the left column, and for how far the left and right ones are filled.
    roles
        The colours of the left and of the right column.
    room
        The width of the labels at the left and right, at most.
    """

    def __init__(
        self,
        box: Box,
        names: tuple[str, str, str],
        roles: tuple[Role, Role] = ("path", "second"),
        *,
        room: float,
    ) -> None:
        left, right = roles
        self.square = UnitSquare(box)
        self.left_rest = self.square.cell((0, 0), (0, 0), left, opacity=_LEFT_REST)
        self.right_rest = self.square.cell((0, 0), (0, 0), "muted", opacity=_RIGHT_REST)
        self.left = self.square.cell((0, 0), (0, 0), left, opacity=1.0)
        self.right = self.square.cell((0, 0), (0, 0), right, opacity=1.0)
        self.cells = VGroup(self.left_rest, self.right_rest, self.left, self.right)
        self.width_measure = Measure(self.square, "top", names[0], left, room=box.width / 2)
        self.left_measure = Measure(self.square, "left", names[1], left, room=room)
        self.right_measure = Measure(self.square, "right", names[2], right, room=room)
        self.measures = VGroup(self.width_measure, self.left_measure, self.right_measure)
        self.note = text(_NOTE, size=FINE_SIZE, role="muted").next_to(self.square, DOWN, buff=GAP)
        super().__init__(self.square, self.cells, self.measures, self.note)

    def set_state(self, *, left_width: float, left_height: float, right_height: float) -> Self:
        """Set the width of the left column, and the heights of both fillings, as shares of the square."""
        self.left_width, self.left_height, self.right_height = left_width, left_height, right_height
        box = self.square.box
        cut = visible(left_width, box.width)
        left_top, right_top = visible(left_height, box.height), visible(right_height, box.height)
        for part, (columns, rows) in zip(
            self.cells,
            (
                ((0, cut), (left_top, 1)),
                ((cut, 1), (right_top, 1)),
                ((0, cut), (0, left_top)),
                ((cut, 1), (0, right_top)),
            ),
            strict=True,
        ):
            self.square.lay(cast("Rectangle", part), columns, rows)
        self.width_measure.set_state(share=left_width, drawn=cut)
        self.left_measure.set_state(share=left_height, drawn=left_top)
        self.right_measure.set_state(share=right_height, drawn=right_top)
        self.note.set_fill(
            opacity=float((cut, left_top, right_top) != (left_width, left_height, right_height))
        )
        return self

    @property
    def boxes(self) -> tuple[Box, Box, Box, Box]:
        """The boxes of the parts: left filled and not, right filled and not."""
        first, second, third, fourth = (
            Box(part.get_left()[0], part.get_right()[0], part.get_bottom()[1], part.get_top()[1])
            for part in (self.left, self.left_rest, self.right, self.right_rest)
        )
        return first, second, third, fourth
