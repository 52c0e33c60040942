"""Few colours next to a picture: first their empty places, in the end the colours and what they save."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, Square, VGroup

from mathkit.learning.k_means import KMeans
from scenes.learning.k_means.canvas import PictureCanvas
from scenes.learning.k_means.mosaics import Mosaic
from scenes.learning.k_means.panels import large_box
from scenes.learning.k_means.words import count_of_centres, storage
from scenes.stage.motion.tween import along, tween
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, text

_PLACE = 0.62
"""The side of a colour's place, in manim units."""

_FOOT = 1.5
"""The height under both pictures for what they take, in manim units."""

_COLOUR = 0.46
"""The side of a colour that was found, in manim units."""

_BETWEEN = 0.5
"""Between both pictures, in manim units."""


def empty_palette(k: int) -> VGroup:
    """How many colours there may be, and a place for each that is still to be found."""
    places = VGroup(
        *(
            VGroup(Square(_PLACE, stroke_color=color("ink"), stroke_width=2.5), text("?", size=LABEL_SIZE))
            for _ in range(k)
        )
    ).arrange(DOWN, buff=0.14)
    wide = frame().wide
    room = Box(large_box().right, wide.right, wide.bottom, wide.top)
    palette = VGroup(count_of_centres(k), *places)
    palette[0].next_to(places, UP, buff=0.3)
    room.place(palette)
    return palette


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
        The colours of the copy, and their numbers.
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
        x = right.center[0] + np.arange(k) - k / 2 + 0.3
        room = Box(right.left, right.right, y - _COLOUR, bottom)
        self.colours = Mosaic(
            room, np.column_stack([x, np.full(k, y)]), _COLOUR, canvas.shades_of(run.centres[-1])
        )
        self.numbers = VGroup(
            *(
                text(f"{index}").next_to((place + _COLOUR / 2, y, 0.0), RIGHT, buff=0.1)
                for index, place in enumerate(x, 1)
            )
        )

    def come(self) -> list[Animation]:
        """Let both pictures come to their places."""
        return [self.canvas.appear(self.original), self.canvas.move_to(self.copy, self.right)]

    def paint_again(self) -> Animation:
        """Paint the copy once more, from the picture's own colours through all rounds."""
        shades = self.canvas.copy_shades(self.run)
        replay = np.concatenate([shades[-1:], self.canvas.colours[None], shades])
        return tween(self.copy, shades=shades[-1], way=along(replay))
