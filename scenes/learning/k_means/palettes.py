"""Few colours next to a picture: first their empty places, in the end the colours and what they save."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, FadeOut, Square, VGroup, linear

from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.canvas import PictureCanvas
from scenes.learning.k_means.mosaics import Mosaic
from scenes.learning.k_means.panels import large_box
from scenes.learning.k_means.words import count_of_centres, storage
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.tween import Way, tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, text

_PLACE, _APART, _NAMED = 1.0, 0.14, 1.0
"""The side of a colour's place, if there is room for all; the gap between two; what k over them needs."""

_FOOT = 1.5
"""The height under both pictures for what they take, in manim units."""

_COLOUR = 0.54
"""The side of a colour that was found, in manim units."""

_BETWEEN = 0.5
"""Between both pictures, in manim units."""


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


def _empty_place(side: float) -> VGroup:
    return VGroup(Square(side, stroke_color=color("ink"), stroke_width=2.5), text("?", size=LABEL_SIZE))


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
    places, numbers
        A place for each colour of the copy that is still to be found, and its number.
    colours
        Those colours.
    before, after
        The bits that each takes.
    """

    def __init__(self, canvas: PictureCanvas, run: KMeans, start: Box) -> None:
        self.canvas, self.run = canvas, run
        wide, k = frame().wide, len(run.centres[-1])
        bottom, middle = wide.bottom + _FOOT, (wide.left + wide.right) / 2
        left = Box(wide.left, middle - _BETWEEN / 2, bottom, wide.top)
        self.right = right = Box(middle + _BETWEEN / 2, wide.right, bottom, wide.top)
        self.original = canvas.original(left)
        (self.copy,) = canvas.copy_of(run, start)
        self.before, self.after = storage(len(run.points), k)
        for written, box in ((self.before, left), (self.after, right)):
            written.move_to((box.center[0], 0.0, 0.0))
            written.stand_on(wide.bottom + GAP)
        y = bottom - GAP - _COLOUR / 2
        x = right.center[0] + 1.1 * (np.arange(k) - k / 2 + 0.3)
        room = Box(right.left, right.right, y - _COLOUR, bottom)
        first = canvas.shades_of(run.centres[0])
        self.colours = Mosaic(room, np.column_stack([x, np.full(k, y)]), np.zeros(k), first)
        self.places = VGroup(*(_empty_place(_COLOUR).move_to((place, y, 0.0)) for place in x))
        self.numbers = VGroup(
            *(
                text(f"{index}").next_to((place + _COLOUR / 2, y, 0.0), RIGHT, buff=0.1)
                for index, place in enumerate(x, 1)
            )
        )

    def come(self) -> list[Animation]:
        """Let both pictures come to their places."""
        return [self.canvas.appear(self.original), self.canvas.move_to(self.copy, self.right)]

    def forget(self) -> list[Animation]:
        """Go back to the start: the copy has the picture's own colours, and the first centres are found."""
        filled = np.full(len(self.places), _COLOUR - 0.06)
        gone = (FadeOut(place[1], run_time=0.4) for place in self.places)
        found = tween(self.colours, sides=filled, rate_func=second_half)  # once the question marks are gone
        return [*gone, tween(self.copy, shades=self.canvas.colours), found]

    def paint_again(self) -> list[Animation]:
        """Paint the copy once more, and find its colours, round after round."""
        shades = self.canvas.copy_shades(self.run)
        centres = np.stack([self.canvas.shades_of(each) for each in self.run.centres])
        return [
            tween(picture, shades=rounds[-1], way=_one_by_one(rounds), rate_func=linear)
            for picture, rounds in ((self.copy, shades), (self.colours, centres))
        ]


def _one_by_one(rounds: Points) -> Way:
    """A way that stays at each of some states for the same time, at the last one less, and never between."""
    last = len(rounds) - 1
    return lambda _first, _last, share: rounds[min(int(share * (last + 0.3)), last)]
