"""The loss of a line's two weights: a bowl, first seen from the side, where it hides behind the valley, then
from above, as a map.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import Circle, Dot, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from mathkit.functions.quadratics import Quadratic
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.cafes import HEIGHT
from scenes.optimization.gradient_descent.valleys import LOSS, NAMES, Valley
from scenes.optimization.gradient_descent.walks import Walk
from scenes.optimization.gradient_descent.windows import Range, Window
from scenes.stage.axes.plots import Ticks
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.curves import Polyline, clip_polyline, clip_segments
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import BIAS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate

_MARGIN, _LEAST = 1.35, 0.5
"""To the edge of the map: so many times as far as the farthest place, which is at least so far away."""

_RINGS = 9
"""How many lines of equal loss there are, about; one goes through the start."""

_FAR = 100.0
"""Half of the length of a line that leaves the map on both sides."""

_ROUND = np.linspace(0.0, 2 * np.pi, 181)


def map_reach(loss: Quadratic, path: Points) -> float:
    """How far from the lowest point the map goes to both sides, to hold all of the walk that is seen."""
    away = float(np.abs(in_sight(path, loss.minimum) - loss.minimum).max())
    return _MARGIN * max(away, _LEAST)


def rings(loss: Quadratic, start: ArrayLike, farthest: float) -> list[Points]:
    """Lines of equal loss as closed runs of (w, b), shape (181, 2) each, the second one through *start*.

    At even distances: the losses above the lowest are as the squares of whole numbers.
    """
    first = float(np.sqrt(2 * max(float(loss.value(np.asarray(start))) - loss.least, 0.0)))
    first = first or farthest / 3
    axes = np.linalg.inv(np.linalg.cholesky(loss.hessian).T)
    unit = np.column_stack([np.cos(_ROUND), np.sin(_ROUND)]) @ axes.T
    within = max(1, round(_RINGS * first / (farthest or first)))
    return [loss.minimum + first * number / within * unit for number in range(1, 2 * _RINGS)]


class Map(VGroup):
    """The lines of equal loss over both weights, seen from above, and a ball that walks on them."""

    def __init__(self, loss: Quadratic, path: ArrayLike, window: Window) -> None:
        super().__init__()
        self.loss, self.plot = loss, window
        start = np.asarray(path, dtype=np.float64)[0]
        corners = np.array([(x, y) for x in window.x_range for y in window.y_range])
        farthest = float(np.sqrt(2 * (loss.value(corners).max() - loss.least)))
        self._rings = rings(loss, start, farthest)
        self.lines = VGroup(*(Polyline([], LOSS.role, width=2.0, opacity=0.75) for _ in self._rings))
        self.lines.set_z_index(-1)  # under balls and texts, also when they come last
        losses = np.array([float(loss.value(ring[0])) for ring in self._rings])
        self.at_the_start = int(np.argmin(np.abs(losses - float(loss.value(start)))))
        self.slice = Polyline([], LOSS.role, width=5.0)
        self.ring = Circle(radius=0.17, stroke_width=5.0, color=color("result"))
        self.walk = Walk(path, window.to_frame)
        self.moved = 1.0
        self.add(self.plot, self.lines, self.slice)
        self.set_state()

    def set_state(self, **state: Any) -> Self:
        """Draw what the axes show, when they have ``moved`` so far."""
        for name, value in state.items():
            setattr(self, name, float(value))
        if self.plot.moved != self.moved:
            self.plot.set_state(moved=self.moved)
        for line, ring in zip(self.lines, self._rings, strict=True):
            line.set_runs(self.plot.runs(*ring.T))
        self.slice.set_runs(_dashes(self.plot))
        self.ring.move_to(self.plot.at(*self.loss.minimum))
        self.ring.set_stroke(opacity=float(self.plot.shows(*self.loss.minimum)))
        self.walk.seek(self.walk.step)
        return self

    def cut(self) -> Polyline:
        """The straight line through the lowest point on which the rings are closest, from edge to edge."""
        across, up = self.loss.sharpest_direction * (self.plot.x_unit, self.plot.y_unit)
        way = _FAR * np.array([across, up])
        middle = self.plot.place(*self.loss.minimum)
        return Polyline(list(clip_segments(np.array([[middle - way, middle + way]]), self.plot.box)), "ink")

    def ring_name(self, *others: VMobject) -> VGroup:
        """The loss of the ring through the start, where there is room for it clear of other things."""
        ring, inner = self._rings[self.at_the_start], self.plot.box.inset(0.6)
        farthest = np.argmax((ring - self.loss.minimum) @ self.loss.sharpest_direction)
        place = self.plot.place(*ring[farthest])
        name = on_plate(words.ring_name(float(self.loss.value(ring[0])))).move_to((*place, 0.0))
        inside = inner.left < place[0] < inner.right and inner.bottom < place[1] < inner.top
        apart = all(_are_apart(name, other) for other in (self.slice, self.ring, *others))
        return VGroup(name) if inside and apart else VGroup()

    def closer(self, center: ArrayLike, unit: float) -> Window:
        """The axes with *center* in their middle, and a unit of both weights *unit* manim units long."""
        box, (w, b) = self.plot.box, np.asarray(center, dtype=np.float64)
        half_w, half_b = box.width / unit / 2, box.height / unit / 2
        return same_box(box, (w - half_w, w + half_w), (b - half_b, b + half_b))


def _dashes(plot: Window) -> list[Points]:
    """The dashed line of all lines of the height 2."""
    box, (_, level) = plot.box, plot.place(plot.x_range[0], HEIGHT)
    if not box.bottom <= level <= box.top:
        return []
    starts = np.arange(box.left, box.right, 0.3)
    return [np.array([(start, level), (min(start + 0.18, box.right), level)]) for start in starts]


def _are_apart(first: VMobject, second: VMobject) -> bool:
    """Whether there is a gap between two things."""
    room = np.array([first.width + second.width, first.height + second.height]) / 2 + GAP
    apart = np.abs(first.get_center() - second.get_center())[:2]
    return bool(np.any(apart > room))


def same_box(inner: Box, weights: Range, heights: Range) -> Window:
    """Axes for both weights whose upright and level axes stand where those of another picture do."""
    window = Window(inner, weights, heights, names=(NAMES[0], f"height ${BIAS.letter}$"), ticks=Ticks(8, 6))
    grown = Box(
        inner.left - (window.box.left - inner.left),
        inner.right + (inner.right - window.box.right),
        inner.bottom - (window.box.bottom - inner.bottom),
        inner.top + (inner.top - window.box.top),
    )
    return Window(grown, weights, heights, names=(NAMES[0], f"height ${BIAS.letter}$"), ticks=Ticks(8, 6))


class RisingBowl(VGroup):
    """The bowl on its way from the side to above: ``risen`` from 0, where it looks like the valley, to 1.

    Seen from an angle, losses are foreshortened by the square of its cosine, heights b by that of its sine.
    """

    def __init__(self, valley: Valley, map_: Map) -> None:
        super().__init__()
        self._side, self._top, self._loss = valley.plot, map_.plot, map_.loss
        self.lines = VGroup(*(Polyline([], LOSS.role, width=2.0) for _ in map_.lines))
        self._rings = [self._with_losses(ring) for ring in map_._rings]
        weights = np.linspace(*valley.plot.x_range, 240)
        self._slice = self._with_losses(np.column_stack([weights, np.full_like(weights, HEIGHT)]))
        self.slice = Polyline([], LOSS.role, width=3.5)
        side, top = self._side, self._top
        self.axes = self._frame_lines()
        self.across = VGroup(*(tag.written.copy() for tag in side.tags if tag.after and not tag.upright))
        self.losses = [(tag.value, tag.written.copy()) for tag in side.tags if tag.after and tag.upright]
        self.heights = [(tag.value, tag.written.copy()) for tag in top.tags if tag.upright]
        self.upright = VGroup(*(label for _, label in (*self.losses, *self.heights)))
        self.ball = Dot(radius=0.14, color=color("path"))
        self._weight = 0.0
        self.add(self.axes, self.across, self.upright, self.lines, self.slice)
        self.set_state(risen=0.0)

    def _frame_lines(self) -> Polyline:
        box = self._side.box
        runs = [np.array([(box.left, box.top), (box.left, box.bottom), (box.right, box.bottom)])]
        for tag in self._side.tags:
            if tag.after and not tag.upright and tag.value is not None:
                foot = self._side.place(tag.value, self._side.y_range[0])
                runs.append(np.array([foot, foot - np.array([0.0, 0.07])]))
        return Polyline(runs, "muted", width=2.5)

    def _with_losses(self, places: Points) -> Points:
        return np.column_stack([places, self._loss.value(places)])

    def _seen(self, places: Points) -> Points:
        """The points of the frame for (w, b, L), shape (n, 3)."""
        w, b, losses = places.T
        along, up = np.cos(self.risen * np.pi / 2) ** 2, np.sin(self.risen * np.pi / 2) ** 2
        box = self._side.box
        y = along * (losses - self._side.y_range[0]) * self._side.y_unit
        y = box.bottom + y + up * (b - self._top.y_range[0]) * self._top.y_unit
        return np.column_stack([box.left + (w - self._side.x_range[0]) * self._side.x_unit, y])

    def set_state(self, *, risen: float) -> Self:
        """Look from another angle."""
        self.risen = float(risen)
        box = self._side.box
        for line, ring in zip(self.lines, self._rings, strict=True):
            line.set_runs(
                [run for piece in self._inside(ring) for run in clip_polyline(self._seen(piece), box)]
            )
            whole = bool(self._on_the_side(ring).all())
            coming = self.risen / 0.1 if whole else (self.risen - 0.85) / 0.15
            line.set_stroke(opacity=0.75 * float(np.clip(coming, 0.0, 1.0)))
        self.slice.set_runs(
            [run for piece in self._inside(self._slice) for run in clip_polyline(self._seen(piece), box)]
        )
        here = self._with_losses(np.array([[self._weight, HEIGHT]]))
        self.ball.move_to((*self._seen(here)[0], 0.0))
        bottom = (self._side.x_range[0], self._top.y_range[0], self._side.y_range[0])
        for value, label in self.losses:
            if value is not None:
                self._lower(label, np.array([(*bottom[:2], value)]))
            label.set_opacity(max(0.0, 1 - self.risen / 0.25))
        for value, label in self.heights:
            if value is not None:
                self._lower(label, np.array([(bottom[0], value, bottom[2])]))
            label.set_opacity(max(0.0, (self.risen - 0.7) / 0.3))
        return self

    def put_ball(self, weight: float) -> None:
        """Put a ball on the slice, which stays on it."""
        self._weight = weight
        self.add(self.ball)
        self.set_state(risen=self.risen)

    def _lower(self, label: Any, place: Points) -> None:
        label.set_y(self._seen(place)[0, 1])

    def _on_the_side(self, run: Points) -> NDArray[np.bool_]:
        """Which places (n, 3) the axes of the valley show."""
        (low, high), highest = self._side.x_range, self._side.y_range[1]
        w, _, losses = run.T
        shown: NDArray[np.bool_] = (w >= low) & (w <= high) & (losses <= highest)
        return shown

    def _inside(self, run: Points) -> list[Points]:
        """The pieces of a run that the axes of the valley show."""
        shown = self._on_the_side(run)
        cuts = np.flatnonzero(np.diff(shown)) + 1
        pieces = zip(np.split(run, cuts), np.split(shown, cuts), strict=True)
        return [piece for piece, seen in pieces if seen[0] and len(piece) > 1]
