"""Few colours next to a picture: first their empty places, later the colours and what they save."""

from __future__ import annotations

import math

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeOut, Square, VGroup

from mathkit.arrays import IntegerArray
from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.canvas import PictureCanvas
from scenes.learning.k_means.clusters import CENTRE_COLOUR_SIDE, ClusterAssignment
from scenes.learning.k_means.mosaics import Mosaic, grid
from scenes.learning.k_means.panels import large_box
from scenes.learning.k_means.words import bits_of_a_number, count_of_centres, storage
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, on_plate, text

_PLACE, _APART, _NAMED = 1.0, 0.14, 1.0
"""The side of a colour's place, if there is room for all; the gap between two; what k over them needs."""

_FOOT = 1.5
"""The height under both pictures for what they take, in manim units."""

_COLOUR, _PITCH = 0.6, 1.0
"""The side of a colour that was found, and from the middle of one to the next, in manim units."""

_BETWEEN = 0.5
"""Between both pictures, in manim units."""

_INSIDE = 0.12
"""How much smaller than its place a colour is that was found, in manim units."""


def empty_palette(k: int) -> VGroup:
    """How many colours there may be, and a place for each that is still to be found."""
    wide = frame().wide
    room = Box(large_box().right, wide.right, wide.bottom, wide.top)
    side = min(_PLACE, (room.height - _NAMED) / k - _APART)
    places = VGroup(*(_empty_place(side) for _ in range(k))).arrange(DOWN, buff=_APART)
    palette = VGroup(count_of_centres(k), *places)
    palette[0].next_to(places, UP, buff=0.3)
    room.place(palette)
    return palette


def _sought(k: int, room: Box) -> VGroup:
    """The same in one row, under a picture."""
    name = count_of_centres(k)
    side = min(_PLACE, room.height, (room.width - name.width - _NAMED) / k - _APART)
    row = VGroup(name, *(_empty_place(side) for _ in range(k))).arrange(RIGHT, buff=_APART)
    name.shift(_APART * LEFT)
    room.place(row)
    return row


def _empty_place(side: float) -> VGroup:
    return VGroup(Square(side, stroke_color=color("muted"), stroke_width=2.5), text("?", size=LABEL_SIZE))


class PictureAndCopy:
    """The picture on the left, its copy in few colours on the right, and under each what it takes.

    Parameters
    ----------
    canvas
        What paints both.
    run
        It ends with the colours of the copy.
    start
        Where the copy comes from.

    Attributes
    ----------
    original, copy
        Both pictures.
    colours, numbers
        The colours of the copy, and a number for each, in binary digits.
    told
        The same numbers on the pixels of a row, or on as many of them as there is room for.
    sought
        How many colours there may be, and empty places for them.
    before, after
        The bits that each picture takes.
    left_half
        Everything left of the copy.
    """

    def __init__(self, canvas: PictureCanvas, run: KMeans, start: Box) -> None:
        wide, k = frame().wide, len(run.centres[-1])
        bottom, middle = wide.bottom + _FOOT, (wide.left + wide.right) / 2
        left = Box(wide.left, middle - _BETWEEN / 2, bottom, wide.top)
        right = self.right = Box(middle + _BETWEEN / 2, wide.right, bottom, wide.top)
        self.left_half = Box(left.left, left.right, wide.bottom, wide.top)
        self.original = canvas.original(left)
        (self.copy,) = canvas.copy_of(run, start)
        self.before, self.after = storage(len(run.points), k)
        for written, box in ((self.before, left), (self.after, right)):
            written.move_to((box.center[0], 0.0, 0.0))
            written.stand_on(wide.bottom + GAP)
        y = bottom - GAP - _COLOUR / 2
        x = right.center[0] + _PITCH * (np.arange(k) - (k - 1) / 2)
        self.places = np.column_stack([x, np.full(k, y)])
        digits = bits_of_a_number(k)
        self.numbers = VGroup(*(_numbered(label, digits, place) for label, place in enumerate(self.places)))
        cells, labels = canvas.picture.cells, run.labels[-1]
        own, pixels, side = grid(cells, right)
        chosen = telling_row(cells, labels)[:: math.ceil((self.numbers[0].width + GAP) / side)]
        self.told = VGroup(*(_numbered(labels[pixel], digits, pixels[pixel]) for pixel in chosen))
        starts = np.repeat([own.center[:2]], k, axis=0)
        starts[labels[chosen]] = pixels[chosen]
        room = Box(right.left, right.right, wide.bottom, wide.top)
        self.colours = Mosaic(room, starts, side, canvas.shades_of(run.centres[-1]))
        self.sought = _sought(k, Box(right.left, right.right, wide.bottom, bottom - GAP))

    def pick(self) -> Animation:
        """Let each colour of the copy come out of one of its pixels."""
        return tween(self.colours, places=self.places, sides=_COLOUR)

    def carry(self, groups: ClusterAssignment) -> list[Animation]:
        """Let each centre carry its colour to one of the places that are still empty."""
        _, *places = self.sought
        side = places[0][0].width - _INSIDE
        self.colours.confine(frame().wide).set_state(places=groups.centres.places, sides=CENTRE_COLOUR_SIDE)
        ends = np.stack([place.get_center()[:2] for place in places])
        return [tween(self.colours, places=ends, sides=side), FadeOut(*(place[1] for place in places))]


def _numbered(label: int, digits: int, place: Points) -> VGroup:
    """The number of a colour on it, in the bits that tell it apart; the first one is 0."""
    return on_plate(text(f"{label:0{digits}b}", size=FINE_SIZE), margin=0.05).move_to((*place, 0.0))


def telling_row(cells: IntegerArray, labels: IntegerArray) -> IntegerArray:
    """The pixels of the row with the most different labels, of several such rows that nearest the middle."""
    rows = cells[:, 1]
    middle = rows.max() / 2

    def rank(row: int) -> tuple[int, float]:
        return len(np.unique(labels[rows == row])), -abs(row - middle)

    return np.flatnonzero(rows == max(range(rows.max() + 1), key=rank))
