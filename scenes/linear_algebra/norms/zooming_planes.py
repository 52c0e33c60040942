"""A plane that zooms, and lines and named points that stay at their places on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Protocol, Self

import numpy as np
from manim import Dot, Mobject, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import beyond, label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, text

_GRID = 0.76
"""The opacity of the grid, at which it has a contrast of 3:1."""


_DOT = 0.12
"""The radius of a point."""

_BETWEEN = 0.5
"""The place of a plate in the drawing order: over the grid and the edges of balls, under their areas."""


class OnPlane(Protocol):
    """What is drawn anew when its plane zooms."""

    def redraw(self) -> object:
        """Draw it at its place."""


class ZoomingPlane(Plane):
    """A plane whose unit and origin may move. What it holds stays at its place on the plane."""

    def __init__(self, reach: ArrayLike, *, box: Box | None = None, margin: float = 0.7) -> None:
        super().__init__(reach, box=box, margin=margin, largest_unit=math.inf)
        self.grid.set_stroke(color("muted"), width=1.7, opacity=_GRID)
        self.axes.set_stroke(width=2.5, opacity=1.0)
        self.held: list[OnPlane] = []
        unit, origin = self._view(reach, margin)
        self.set_state(unit=unit, origin=origin)

    def set_state(self, *, unit: float | None = None, origin: ArrayLike | None = None) -> Self:
        """Zoom: another unit, and the origin at another point of the frame."""
        self.unit = self.unit if unit is None else float(unit)
        self.origin = self.origin if origin is None else np.asarray(origin, dtype=np.float64)
        self.step = self._step()
        self.draw_window()
        for thing in self.held:
            thing.redraw()
        return self

    def hold(self, *things: Any) -> None:
        """Let things zoom with the plane."""
        for thing in things:
            if thing not in self.held:
                self.held.append(thing)
                self.add(thing)

    def release(self, *things: Any) -> None:
        """Let things be apart from the plane again."""
        self.held = [thing for thing in self.held if thing not in things]
        self.remove(*things)

    def _step(self) -> float:
        """The cells of the grid stay one unit wide however near the view is."""
        return max(1.0, super()._step())

    def zoom(self, reach: ArrayLike, *, margin: float = 0.7, **options: Any) -> Tween:
        """Move the view to other points (n, 2) that must be visible."""
        unit, origin = self._view(reach, margin)
        return tween(self, unit=unit, origin=origin, **options)

    def _view(self, reach: ArrayLike, margin: float) -> tuple[float, Points]:
        """The largest unit at which all these points are visible, and where the origin then is."""
        points, inner = np.asarray(reach, dtype=np.float64), self.box.inset(margin)
        low, high = points.min(axis=0), points.max(axis=0)
        sizes = np.maximum(high - low, 1e-9)
        unit = float(np.min(np.array([inner.width, inner.height]) / sizes))
        return unit, self.box.center[:2] - unit * (low + high) / 2


class PlaneLine(Polyline):
    """A line through points (n, 2) of a plane, of which a share is seen."""

    def __init__(
        self, plane: Plane, line: ArrayLike, role: Role = "path", *, width: float = 5.0, seen: float = 1.0
    ) -> None:
        super().__init__([], role, width=width)
        self.plane, self.line, self.seen = plane, np.asarray(line, dtype=np.float64), seen
        self.set_z_index(2)
        self.redraw()

    def set_state(self, *, line: ArrayLike | None = None, seen: float | None = None) -> Self:
        """Show another share of it, or another line."""
        self.line = self.line if line is None else np.asarray(line, dtype=np.float64)
        self.seen = self.seen if seen is None else float(seen)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        return self.set_runs([self.plane.to_frame(first_part(self.line, self.seen))])


class Mark(VGroup):
    """A point of a plane, and its name beside it."""

    def __init__(
        self,
        plane: Plane,
        point: ArrayLike,
        role: Role,
        name: str = "",
        toward: ArrayLike = (1.0, 1.0),
        *,
        gap: float = 0.32,
    ) -> None:
        self.plane, self.point = plane, np.asarray(point, dtype=np.float64)
        self.dot = Dot(radius=_DOT, color=color(role))
        self.label = on_plate(text(name, role=role), margin=0.09) if name else VGroup()
        super().__init__(self.label, self.dot)
        self.set_z_index(4)
        self.offset = np.zeros(2)
        if name:
            beyond(self.label, self.dot.get_center(), toward, gap=gap)
            self.offset = self.label.get_center()[:2]
        self.redraw()

    def set_state(self, *, point: ArrayLike | None = None, offset: ArrayLike | None = None) -> Self:
        """Move it to another point, or its name to another place beside it, in manim units."""
        self.point = self.point if point is None else np.asarray(point, dtype=np.float64)
        self.offset = self.offset if offset is None else np.asarray(offset, dtype=np.float64)
        return self.redraw()

    def redraw(self) -> Self:
        """Draw it at its place."""
        self.dot.move_to(self.plane.at(self.point))
        self.label.move_to(self.dot.get_center() + np.array([*self.offset, 0.0]))
        return self

    def clear_offset(
        self, point: Points, toward: ArrayLike, clear_of: Iterable[Mobject], box: Box | None = None
    ) -> Points:
        """Where its name is clear of other things when it has come to a point of the frame."""
        if not len(self.label):
            return self.offset
        label = label_near(self.label.copy(), point, toward, clear_of, box=box)
        offset: Points = label.get_center()[:2] - point[:2]
        return offset


def under_fills(label: VGroup) -> VGroup:
    """Let a label stand on top, while its plate, which hides the grid, cuts no ball.

    It must be of a colour that can be read on a ball.
    """
    label.set_z_index(4)
    label[0].set_z_index(_BETWEEN)
    return label


def first_part(line: Points, share: float) -> Points:
    """The first share of a line (n, 2), by its length; no points if there is nothing of it."""
    lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    reached = share * along[-1]
    if reached <= 0:
        return np.empty((0, 2))
    end = [np.interp(reached, along, line[:, axis]) for axis in range(2)]
    return np.vstack([line[along < reached - 1e-9], end])
