"""The places on the stage, and what stands left of the plane: the running inertia and its bars."""

from __future__ import annotations

from manim import DOWN, RIGHT, Square, VGroup

from scenes.learning.k_means.clusters import ClusterAssignment, dashed, dashes
from scenes.learning.k_means.inertias import InertiaBars
from scenes.learning.k_means.words import TEXT_INERTIA
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.legends import key
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import FINE_SIZE, stack, text

_MIDDLE = -0.2
"""Where the plane begins, in manim units of the frame."""

_BETWEEN = 0.5
"""Between the plane and what stands left of it."""

_PICTURE, _EARLY_PICTURE = (3.6, 2.45), (5.2, 3.5)
"""The width and the height of the small picture, and of the one that has the side for itself."""

_READINGS = 1.5
"""The height of the running numbers, where there is no picture next to them."""


def plane_box() -> Box:
    """The right-hand side, at full height."""
    safe = frame().safe
    return Box(_MIDDLE, safe.right, safe.bottom, safe.top)


def side_box() -> Box:
    """Left of the plane, under the title."""
    words = frame().words
    return Box(words.left, _MIDDLE - _BETWEEN, words.bottom, words.top)


def picture_box() -> Box:
    """The small picture, in the upper left corner of the side."""
    side, (width, height) = side_box(), _PICTURE
    return Box(side.left, side.left + width, side.top - height, side.top)


def early_picture_box() -> Box:
    """The picture beside the plane, at half height, while there are no bars under it."""
    side, (width, height) = side_box(), _EARLY_PICTURE
    middle = (side.bottom + side.top) / 2
    return Box(side.left, side.left + width, middle - height / 2, middle + height / 2)


def large_box() -> Box:
    """Where the picture is first seen: under the title, with room on its right."""
    wide = frame().wide
    return Box(wide.left, wide.left + 0.7 * wide.width, wide.bottom, wide.top)


class InertiaPanel(VGroup):
    """The round and the inertia of groups as they are now, and under them a bar for each half of a round.

    Parameters
    ----------
    has_picture
        Whether a picture stands above the bars.
    before
        Where another start ended, drawn as a line across the bars to compare.
    room
        The number of bars, and the height, that there must be room for.

    Attributes
    ----------
    readings
        The running numbers and what the bars mean.
    bars
        The bars on their axes.
    """

    def __init__(
        self,
        groups: ClusterAssignment,
        *,
        has_picture: bool,
        before: float | None = None,
        room: tuple[int, float] = (0, 0.0),
    ) -> None:
        side, inertias = side_box(), groups.run.inertias
        left = side.left + (_PICTURE[0] + 0.35 if has_picture else 0.0)
        below = _PICTURE[1] + 0.3 if has_picture else _READINGS
        rounds = [(half + 1) // 2 for half in range(len(inertias))]
        numbers = readout(
            [
                Reading.of_steps("round", rounds, lambda: groups.half_step),
                Reading.of_steps(TEXT_INERTIA, inertias, lambda: groups.half_step, _written, "slope"),
            ]
        )
        squares = (
            Square(0.22, stroke_width=2.5 - 2.5 * full, color=color("slope"), fill_opacity=full)
            for full in (1, 0)
        )
        lines = [Polyline(dashes([(-0.18, 0.0)], [(0.18, 0.0)]), "ink", width=3.0)]
        names = ("joined", "moved", "first start")
        entries = [*squares, *(lines if before is not None else [])]
        meanings = key(
            [(mark, text(name, size=FINE_SIZE)) for mark, name in zip(entries, names, strict=False)]
        )
        box = Box(left, side.right, side.bottom, side.top)
        self.readings = stack(numbers, meanings, box=box, gap=0.3)
        if not has_picture:
            meanings.next_to(numbers, (1.0, 0.0, 0.0), buff=1.0)
        self.numbers = numbers
        place = Box(side.left, side.right, side.bottom, side.top - below)
        self.bars = InertiaBars(place, groups.run, before, room)
        super().__init__(self.readings, self.bars)

    def entry_below(self, name: str) -> VGroup:
        """What dashed frames mean, for the time when they are there."""
        row = key([(dashed(0.24, (0.0, 0.0)), text(name, size=FINE_SIZE))])
        row.next_to(self.readings, DOWN, buff=GAP)
        return row.shift((self.readings[1][0][1].get_left()[0] - row[0][1].get_left()[0]) * RIGHT)


def _written(inertia: float) -> str:
    return number(inertia, fixed=True)
