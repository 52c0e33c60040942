"""Shapes on the stage, read off and taken back through the axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import Mobject

from scenes.stage.axes.planes import Plane
from scenes.stage.axes.plots import Plot
from truth.reading import numerals

PIXEL = 14.22 / 1920
"""A pixel of a full HD film, in manim units: by more nothing may be off."""


@dataclass(frozen=True)
class Truth:
    """Something drawn, in the mathematics' own units; what it should be; and manim units for one of these."""

    what: str
    drawn: Any
    expected: Any
    unit: Any = 1.0
    tolerance: float = PIXEL

    @property
    def off(self) -> float:
        """By how many manim units it is off."""
        difference = np.asarray(self.drawn, dtype=float) - np.asarray(self.expected, dtype=float)
        return float(np.max(np.abs(difference * self.unit), initial=0.0))


Truths = Iterator[Truth]
"""What a lesson's geometry yields, at every look."""


@dataclass(frozen=True)
class Slip:
    """A thing of a lesson made to slip by a few pixels after a method that draws it, which must be seen."""

    owner: type[Any]
    method: str
    slip: Callable[..., None]
    what: str
    """The name of the truth that is then no more."""


# What is on the stage ----------------------------------------------------------------------------------


def on_stage(lesson: Any, kind: type[Any]) -> list[Any]:
    """All things of a kind that are on the stage."""
    return list({id(each): each for each in _family(lesson) if isinstance(each, kind)}.values())


def is_shown(lesson: Any, mobject: Mobject) -> bool:
    return any(each is mobject for each in _family(lesson))


def _family(lesson: Any) -> Iterator[Mobject]:
    """All things on the stage, each before its parts; a thing in several others comes up several times."""
    waiting = list(reversed(lesson.mobjects))
    while waiting:
        each = waiting.pop()
        yield each
        waiting += reversed(each.submobjects)


# Where it is -------------------------------------------------------------------------------------------


def units(plot: Plot) -> Any:
    return np.array([plot.x_unit, plot.y_unit])


def values(axes: Any, points: Any) -> Any:
    """Points of the frame (n, 2 or more), taken back through a plot's or a plane's axes."""
    start = axes.values((0.0, 0.0))
    ways = np.array([axes.values(way) - start for way in np.eye(2)])
    return start + np.atleast_2d(points)[:, :2] @ ways


def vector_of(arrow: Any, plane: Plane) -> Any:
    """What an arrow stands for, wherever it stands."""
    return plane.values(arrow.end) - plane.values(arrow.start)


def corners(line: Any) -> Any:
    """The places (n, 3) at which a shape of straight lines begins, bends and ends."""
    curves = line.points.reshape(-1, 4, 3)
    return np.concatenate([curves[:, 0], curves[:, 3]])


def centres(marks: Any, count: int) -> Any:
    """The middles (count, 2) of marks that are drawn as one shape."""
    outlines = marks.points.reshape(count, -1, 3)
    return (outlines.min(axis=1) + outlines.max(axis=1))[:, :2] / 2


def nearest(road: Any, places: Any, unit: Any) -> Any:
    """The points of a road (n, 2), straight from one entry to the next, that are closest to places.

    Parameters
    ----------
    road
        In the units of the axes, shape (n, 2).
    places
        One place (2,) or several (k, 2), in the same units; what is returned has the same shape.
    unit
        Manim units for one unit of each axis: closest is what looks closest.
    """
    scaled, here = np.asarray(road) * unit, np.atleast_2d(places) * unit
    start, end = (scaled[:-1], scaled[1:]) if len(road) > 1 else (scaled, scaled)
    way = end - start
    length = np.maximum(np.sum(way**2, axis=1), 1e-300)
    share = np.clip(np.sum((here[:, None] - start) * way, axis=2) / length, 0, 1)
    feet = start + share[:, :, None] * way
    best = np.argmin(np.linalg.norm(feet - here[:, None], axis=2), axis=1)
    return (feet[np.arange(len(here)), best] / unit).reshape(np.shape(places))


def across(direction: Any, vector: Any) -> float:
    """How far a vector leads away from the line along a direction."""
    direction = np.asarray(direction) / np.linalg.norm(direction)
    return float(direction[0] * vector[1] - direction[1] * vector[0])


def holds(box: Any, places: Any) -> bool:
    """Whether all places (n, 2) are in a box of the frame."""
    x, y = np.asarray(places).T
    inside = (
        (x > box.left - PIXEL) & (x < box.right + PIXEL) & (y > box.bottom - PIXEL) & (y < box.top + PIXEL)
    )
    return bool(inside.all())


def inside(mobject: Mobject, box: Any, tolerance: float = 0.05) -> bool:
    """Whether an object lies in a box of the frame; by *tolerance*, in manim units, it may stick out."""
    return bool(
        mobject.get_left()[0] >= box.left - tolerance
        and mobject.get_right()[0] <= box.right + tolerance
        and mobject.get_bottom()[1] >= box.bottom - tolerance
        and mobject.get_top()[1] <= box.top + tolerance
    )


# Curves ------------------------------------------------------------------------------------------------

CORNERS = 80
"""How many corners of a curve are compared; of a longer curve every second, third … is taken."""


def on_graph(what: str, plot: Plot, curve: Any, x: Any, y: Any) -> Truths:
    """The corners of a curve lie on the graph of *y* over *x*, straight from one entry to the next.

    Parameters
    ----------
    x, y
        The entries of the graph, each of shape (n,), in the units of the axes.
    """
    if len(curve.points):
        ends, graph = _some(values(plot, corners(curve))), np.column_stack([x, y])
        yield Truth(what, ends, nearest(graph, ends, units(plot)), units(plot))


def on_function(
    what: str, plot: Plot, curve: Any, function: Callable[[Any], Any], tolerance: float = PIXEL
) -> Truths:
    """The corners of a curve lie on the graph of a function, by the distance across the graph.

    Parameters
    ----------
    function
        Takes and returns arrays of shape (n,), in the units of the axes.
    """
    if len(curve.points):
        x, y = _some(values(plot, corners(curve))).T
        step = 1e-4 / plot.x_unit
        rise = (function(x + step) - function(x - step)) / (2 * step) * plot.y_unit / plot.x_unit
        off = (y - function(x)) * plot.y_unit / np.hypot(1, rise)
        yield Truth(what, off, np.zeros_like(off), tolerance=tolerance)


def keeps_its_height(
    plot: Plot, line: Any, height: Callable[[Any], Any], *, gentle: float = 1e-6, tolerance: float = PIXEL
) -> Truths:
    """All corners of a contour line are equally high, by the distance to where they would be.

    Parameters
    ----------
    height
        Takes places (n, 2), in the units of the axes, and returns their heights (n,).
    gentle
        Where the ground rises by less than this in a unit of the axes nothing is compared: there the
        height says little about the place.
    """
    if not len(line.points):
        return
    places = values(plot, corners(line))
    step = 1e-4 / units(plot)
    slopes = [
        (height(places + way) - height(places - way)) / (2 * np.sum(way))
        for way in (step * (1, 0), step * (0, 1))
    ]
    rise = np.hypot(slopes[0] / plot.x_unit, slopes[1] / plot.y_unit)
    heights, clear = height(places), rise * max(units(plot)) > gentle
    off = (heights - np.median(heights))[clear] / rise[clear]
    yield Truth("contour line", off, np.zeros_like(off), tolerance=tolerance)


def _some(places: Any) -> Any:
    return places[:: max(1, len(places) // CORNERS)]


def walked(trail: Any, plot: Plot) -> Any:
    """Where the walker of a trail stands after each step: (steps + 1, 2), in the units of the axes."""
    found = []
    for step in range(trail.steps + 1):
        trail.seek(step)
        found.append(plot.values(trail.walker.get_center()))
    return np.array(found)


# What every plot keeps to ------------------------------------------------------------------------------


def ticks(lesson: Any) -> Truths:
    """The number at a tick says what the axis has there."""
    for plot in on_stage(lesson, Plot):
        for label in plot.labels:
            read = numerals(label.source)
            if len(read) == 1 and "$" not in label.source:
                upright = label.get_right()[0] < plot.box.left
                size = -read[0].size if label.source.startswith("−") else read[0].size
                here = plot.values(label.get_center())[int(upright)]
                yield Truth("number at a tick", here, size, units(plot)[int(upright)])
