"""Where groups are made: the plane, what is painted, the groups as they are, and their inertia."""

from __future__ import annotations

from typing import Any

from manim import (
    DOWN,
    Animation,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    ScaleInPlace,
    UpdateFromFunc,
    there_and_back,
)

from mathkit.arrays import Array
from mathkit.learning.datasets import Standardized
from mathkit.learning.k_means import KMeans
from mathkit.learning.pictures import Picture
from scenes.learning.k_means.canvas import Canvas, PictureCanvas
from scenes.learning.k_means.clusters import ClusterAssignment
from scenes.learning.k_means.mosaics import Mosaic
from scenes.learning.k_means.panels import InertiaPanel, plane_box
from scenes.stage.axes.plots import Ticks
from scenes.stage.lesson import Ranges
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import Box


def plane_of(names: tuple[str, str]) -> str:
    """What the plane with these *names* at its axes is called; of other columns it is another plane."""
    return f"plane of {' and '.join(names)}"


class Bench:
    """The plane with its points, and on it one run of k-means after another.

    Parameters
    ----------
    points
        Shape (n, 2).
    names
        Of the axes.
    picture
        The picture whose pixels they are, if they are.
    scaled
        Their values in standard deviations, if that is how they are measured.
    shown
        What is shown of the plane, and the inertias, whose bars all have one scale: the lesson's ranges.
    most
        The number of bars that there must be room for, so that they are equally wide in each run.

    Attributes
    ----------
    painting
        The picture, for films that have one.
    groups
        The points and centres of the present run.
    panel
        Its inertia.
    """

    painting: PictureCanvas
    groups: ClusterAssignment
    panel: InertiaPanel

    def __init__(
        self,
        points: Array,
        names: tuple[str, str],
        picture: Picture | None,
        scaled: Standardized | None,
        shown: Ranges,
        most: int,
    ) -> None:
        plane = plane_of(names)
        self._room = most, float(shown[f"inertia in the {plane}"][1])
        self._plane: dict[str, Any] = {"points": points, "names": names, "also": shown[plane]}
        self.plot = CloudPlot(**self._plane, box=plane_box(), ticks=Ticks(x=7, y=7))
        self.canvas = Canvas(self.plot)
        if picture is not None:
            self.canvas = self.painting = PictureCanvas(self.plot, picture, scaled)

    @property
    def has_picture(self) -> bool:
        return self.canvas.has_picture

    @property
    def beside(self) -> list[Mobject]:
        """What stands left of the plane."""
        return [*self.canvas.copies, self.panel]

    def plane_in(self, box: Box, copy: Mosaic) -> PictureCanvas:
        """The same part of the plane once more, smaller, beside a *copy*; its pixels are to come there."""
        old, axes = plane_box(), self.plot.box
        width = box.width - (old.width - axes.width)
        height = width * axes.height / axes.width + (old.height - axes.height)
        room = Box(box.left, box.right, max(box.bottom, box.top - height), box.top)
        plot = CloudPlot(**self._plane, box=room, ticks=Ticks(x=7, y=7))
        canvas = PictureCanvas(plot, self.painting.picture, self.painting.scaled, box)
        canvas.copies = [copy]
        return canvas

    def begin(self, run: KMeans, before: float | None = None) -> ClusterAssignment:
        """Take up a run: nothing of it is on the stage yet. *before* is where another one ended."""
        self.groups = ClusterAssignment(self.plot, run, filled=not self.has_picture)
        self.panel = InertiaPanel(self.groups, has_picture=self.has_picture, before=before, room=self._room)
        return self.groups

    def drop(self) -> list[Animation]:
        """Let the centres fall into their places, one after another; the groups are added before."""
        marks = (FadeIn(mark, shift=0.6 * DOWN) for mark in self.groups.set_state(joined=0.0).centres)
        return [LaggedStart(*marks, lag_ratio=0.4), *self.canvas.place_centres(self.groups)]

    def join(self) -> list[Animation]:
        """Let every point join its centre for the first time, and a pixel of the copy take its colour."""
        return [tween(self.groups, joined=1.0), *self.canvas.recolour(self.groups)]

    def first_bar(self) -> Animation:
        """Let the bar of the first inertia appear."""
        return tween(self.panel.bars, seen=self.panel.bars.known(0.0))

    def advance(self, half_step: float) -> list[Animation]:
        """Let the groups move on, and with them all that shows how they are."""
        groups, bars = self.groups, self.panel.bars
        return [
            Advance(groups, groups.half_step, half_step),
            *self.canvas.follow(groups),
            UpdateFromFunc(bars, lambda _: bars.set_state(seen=bars.known(groups.half_step))),
        ]

    def point_out_centres(self) -> Animation:
        """Let the marks of the centres grow for a moment, one after another."""
        grown = (ScaleInPlace(mark, 1.4, rate_func=there_and_back) for mark in self.groups.centres)
        return LaggedStart(*grown, lag_ratio=0.3)

    def stand(self, run: KMeans) -> ClusterAssignment:
        """Take up a run where it ends, with no point joined yet; nothing of it is on the stage."""
        groups = self.begin(run)
        return groups.seek(groups.half_steps).set_state(joined=0.0)

    def leave(self, *others: Mobject) -> list[Animation]:
        """Let the groups go, and *others* with them."""
        return [FadeOut(self.groups, *others), *self.canvas.remove_centres()]
