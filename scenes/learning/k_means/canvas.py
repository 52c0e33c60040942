"""What is painted while groups form: a picture's pixels as dots of their own colours, and its copy in few."""

from __future__ import annotations

import numpy as np
from manim import Animation, ApplyMethod, Mobject, UpdateFromFunc
from numpy.typing import ArrayLike

from mathkit.arrays import IntegerArray
from mathkit.learning.datasets import Standardized
from mathkit.learning.k_means import KMeans
from mathkit.learning.pictures import Picture
from scenes.learning.k_means.clusters import CENTRE_COLOUR_SIDE, ClusterAssignment
from scenes.learning.k_means.mosaics import Mosaic, grid, shades
from scenes.learning.k_means.panels import early_picture_box, large_box, picture_box, plane_box
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.typesetting import Points

_DOT_SIDE = 0.17
"""The side of a pixel in the plane of colours, in manim units."""

_SEED = 0.45
"""The size of a pixel that begins to appear, as a share of its own."""

_ASIDE = 0.5
"""The size of dots that are not spoken of, as a share of their own."""

_FAINT, _CLEAR = 0.6, 0.9
"""The opacity of points that are not spoken of, and of all others."""


class Canvas:
    """Points of one colour in their plane: there is nothing to paint, but points can step aside.

    Attributes
    ----------
    dots
        The points in the plane.
    copies
        What stands beside the plane: nothing.
    has_picture
        Whether the points are pixels.
    """

    has_picture = False

    def __init__(self, plot: CloudPlot) -> None:
        self.plot = plot
        self.dots: Mobject = plot.cloud
        self.copies: list[Mobject] = []

    def place_centres(self, groups: ClusterAssignment) -> list[Animation]:  # noqa: ARG002
        return []

    def remove_centres(self) -> list[Animation]:
        return []

    def recolour(self, groups: ClusterAssignment) -> list[Animation]:  # noqa: ARG002
        return []

    def unpaint(self) -> list[Animation]:
        return []

    def follow(self, groups: ClusterAssignment) -> list[Animation]:  # noqa: ARG002
        return []

    def spotlight(self, members: IntegerArray) -> list[Animation]:  # noqa: ARG002
        return [ApplyMethod(self.plot.cloud.set_opacity, _FAINT)]

    def light_up(self, groups: ClusterAssignment) -> list[Animation]:  # noqa: ARG002
        return [ApplyMethod(self.plot.cloud.set_opacity, _CLEAR)]

    def copy_of(self, run: KMeans, box: Box) -> list[Mosaic]:  # noqa: ARG002
        return []

    def make_room(self) -> list[Animation]:
        return []


class PictureCanvas(Canvas):
    """The pixels of a picture in the plane of their colours, and the picture beside it.

    Parameters
    ----------
    plot
        The plane of the colours.
    picture
        The picture itself.
    scaled
        Its colours in standard deviations, if that is how they are measured.
    room
        Where the plane lies with its labels.

    Attributes
    ----------
    copy
        The pixels in rows: first the picture, later its copy.
    dots
        The pixels in the plane, and after them the centres.
    """

    has_picture = True

    def __init__(
        self, plot: CloudPlot, picture: Picture, scaled: Standardized | None, room: Box | None = None
    ) -> None:
        super().__init__(plot)
        self.room = room or plane_box()
        self.picture, self.scaled = picture, scaled
        self.colours = shades(picture.colours)
        self.copy = self.original(large_box())
        _, places, side = grid(picture.cells, early_picture_box())
        self.dots: Mosaic = Mosaic(frame().safe, places, side, self.colours, outlined=True)
        self.copies = [self.copy]

    def original(self, box: Box) -> Mosaic:
        """The picture, as large as fits into *box*."""
        return Mosaic(*grid(self.picture.cells, box), self.colours, outlined=True)

    def copy_of(self, run: KMeans, box: Box) -> list[Mosaic]:
        """The copy in the colours in which *run* ends, as large as fits into *box*."""
        return [self.original(box).set_state(shades=self.copy_shades(run)[-1])]

    def copy_shades(self, run: KMeans) -> Points:
        """The colours of the copy after the first joining, and after each round, shape (rounds + 1, n, 3)."""
        rounds = zip(run.centres, run.labels, strict=True)
        return np.stack([self.shades_of(centres[labels]) for centres, labels in rounds])

    def shades_of(self, values: ArrayLike) -> Points:
        """The shades (n, 3) of points of the plane, in the units of its axes."""
        values = np.asarray(values, dtype=np.float64)
        return shades(values if self.scaled is None else self.scaled.means + values * self.scaled.deviations)

    # How it moves --------------------------------------------------------------------------------------

    def appear(self, mosaic: Mosaic) -> Animation:
        """Let pixels appear, every one out of its middle."""
        sides = mosaic.sides
        return tween(mosaic.set_state(sides=_SEED * sides), sides=sides)

    def move_to(self, mosaic: Mosaic, box: Box) -> Animation:
        """Let a picture go to another place, and become as large as fits there."""
        _, places, side = grid(self.picture.cells, box)
        return tween(mosaic.confine(frame().wide), places=places, sides=side)

    def make_room(self) -> list[Animation]:
        """Let the picture beside the plane become small, so that there is room under it."""
        return [self.move_to(self.copy, picture_box())]

    def scatter_one(self) -> Animation:
        """Let the pixel that is the most colourful, red and blue together, fly to its place."""
        chosen = np.arange(len(self.colours)) == self.picture.colours.sum(axis=1).argmax()
        places = np.where(chosen[:, None], self.plot.places, self.dots.places)
        return tween(self.dots, places=places, sides=np.where(chosen, _DOT_SIDE, self.dots.sides))

    def scatter(self) -> Animation:
        """Let the pixels fly to the places of their colours, where no lines are between them."""
        self.dots.outlined = False
        self.copy.confine(early_picture_box())
        sides = np.full(len(self.colours), _DOT_SIDE)
        return tween(self.dots, places=self.plot.places, sides=sides)

    def place_centres(self, groups: ClusterAssignment) -> list[Animation]:
        """Let the centres of *groups* grow among the dots, in their own colours."""
        self.dots.confine(self.room)
        self._hold(groups)
        sides = self.dots.sides
        small = np.where(np.arange(len(sides)) < len(self.colours), sides, 0.0)
        return [tween(self.dots.set_state(sides=small), sides=sides)]

    def remove_centres(self) -> list[Animation]:
        """Let the centres among the dots disappear."""
        sides = np.where(np.arange(len(self.dots.sides)) < len(self.colours), self.dots.sides, 0.0)
        return [tween(self.dots, sides=sides)]

    def recolour(self, groups: ClusterAssignment) -> list[Animation]:
        """Let every pixel of the copy take the colour of its centre."""
        return [tween(copy, shades=self.shades_of(groups.assigned)) for copy in self.copies]

    def unpaint(self) -> list[Animation]:
        """Let the copy become the picture again."""
        return [tween(copy, shades=self.colours) for copy in self.copies]

    def follow(self, groups: ClusterAssignment) -> list[Animation]:
        """Keep the colours right while *groups* move: to be played after what moves them."""
        return [
            UpdateFromFunc(self.dots, lambda _: self._hold(groups)),
            *(
                UpdateFromFunc(copy, lambda copy: copy.set_state(shades=self.shades_of(groups.assigned)))
                for copy in self.copies
            ),
        ]

    def spotlight(self, members: IntegerArray) -> list[Animation]:
        """Let all dots but *members* become small, and the centres, which are no pixels, disappear."""
        sides = np.where(np.arange(len(self.dots.sides)) < len(self.colours), _ASIDE * _DOT_SIDE, 0.0)
        sides[members] = _DOT_SIDE
        return [tween(self.dots, sides=sides)]

    def light_up(self, groups: ClusterAssignment) -> list[Animation]:
        """Give all dots their sizes back."""
        return [tween(self.dots, sides=self._sides(groups))]

    def go_home(self, run: KMeans, box: Box) -> tuple[Mosaic, Animation]:
        """Let the pixels of the plane go back to their rows, in the colours in which *run* ends.

        They become a picture of its own; the centres, which are no pixels of it, vanish.
        """
        own, places, side = grid(self.picture.cells, box)
        count, dots = len(self.colours), self.dots
        flying = Mosaic(frame().safe, dots.places, dots.sides, dots.shades, outlined=True)
        extra = len(dots.places) - count
        home = tween(
            flying,
            places=np.vstack([places, np.repeat([own.center[:2]], extra, axis=0)]),
            sides=np.append(np.full(count, side), np.zeros(extra)),
            shades=np.vstack([self.copy_shades(run)[-1], dots.shades[count:]]),
        )
        return flying, home

    def _hold(self, groups: ClusterAssignment) -> None:
        """Show the centres of *groups* where they are now."""
        self.dots.set_state(
            places=np.vstack([self.plot.places, groups.centres.places]),
            sides=self._sides(groups),
            shades=self._shades(groups),
        )

    def _sides(self, groups: ClusterAssignment) -> Points:
        pixels, centres = len(self.colours), len(groups.now)
        return np.append(np.full(pixels, _DOT_SIDE), np.full(centres, CENTRE_COLOUR_SIDE))

    def _shades(self, groups: ClusterAssignment) -> Points:
        return np.vstack([self.colours, self.shades_of(groups.now)])
