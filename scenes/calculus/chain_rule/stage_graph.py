"""The graph of one stage of a chain: from far with its axes, close up with a run and a rise."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, Mobject, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import proportional_way
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, fit, text

_NAME_ROOM = 0.35
"""Right of each graph, for the name of its horizontal axis, in manim units."""

_ABOVE = 0.12
"""From each graph to the line over it on which the name of its vertical axis stands, in manim units."""

_ASIDE = 0.35
"""Close up, the arrows stand this far left of the middle, to leave room for the number at the right."""

STRETCHED = 0.4
"""At this zoom, both axes have the same scale: the one with the shorter unit is stretched."""

_REACH = 0.3
"""From the point to each end of its tangent, from far, as a share of the width of the graph."""

_RUN_ROOM = 0.65
"""Above a run whose rise falls, for its number, in manim units."""

_LEAST_SIZE = 0.82
"""A number beside its arrow is drawn smaller, to this share, if it fits there then."""

_TICK = 0.1
"""Length of a tick, in manim units."""

_FADING = 0.06
"""The number of a tick has faded so far beyond the end of its axis, in manim units."""

_SAMPLES = 160


def shown_from_far(zoom: float) -> float:
    """The opacity of what is true only from far, such as the numbers at the axes."""
    return 1.0 - float(np.clip(4 * (zoom - STRETCHED), 0.0, 1.0))


class StageGraph(VGroup):
    """The graph of one stage, with its tangent at a point, and a run and a rise along the tangent.

    ``zoom`` is 0 for the whole graph on its axes and 1 for the close-up. Until ``STRETCHED``, one axis is
    stretched until both have the same scale; from there on, the window shrinks by the same factor along both.

    Parameters
    ----------
    box
        The place of the graph with its numbers.
    ends
        The ends of both axes, shape (2, 2): from and to of the input, from and to of the value.
    letters
        The symbols of the input and of the value.
    run_role
        The colour of the run.

    Attributes
    ----------
    scale_close
        Close up, manim units for one unit of both axes.
    change
        The run and the rise in the middle of the close-up, in values.
    """

    def __init__(
        self,
        function: Differentiable,
        box: Box,
        ends: ArrayLike,
        letters: tuple[Symbol, Symbol],
        run_role: Role,
    ) -> None:
        self.ends = np.asarray(ends, dtype=np.float64)
        (left, right), (low, high) = self.ends
        self.function = function
        inner = Box(box.left, box.right - _NAME_ROOM, box.bottom, box.top - 0.35)
        self.plot = Plot(inner, (left, right), (low, high), ticks=Ticks(5, 4))
        self.ticks = Polyline([], "muted", width=3.0)
        self.axis_of_mark = [int(label.get_y() >= self.plot.box.bottom) for label in self.plot.labels]
        self.marks = [
            self.plot.values(label.get_center())[axis]
            for label, axis in zip(self.plot.labels, self.axis_of_mark, strict=True)
        ]
        self.numbers = VGroup(*self.plot.labels)
        self.value_axis = self._axes(letters)
        self.plot.add(self.value_axis, self.ticks, self.numbers)
        self.names = VGroup(
            *(text(f"${letter.letter}$", role=letter.role, size=LABEL_SIZE) for letter in letters)
        )
        self.names[0].next_to((self.plot.box.right, self.plot.box.bottom, 0.0), RIGHT, buff=GAP)
        self.names[1].next_to((self.plot.box.left, self.plot.box.top, 0.0), UP, buff=_ABOVE)
        role = letters[1].role
        self.curve = Polyline([], role, width=7.0)
        self.guide = Polyline([], "muted", width=2.5)
        self.tangent = Polyline([], "ink", width=2.5)
        self.run = Arrow(np.zeros(3), np.zeros(3), run_role, width=6.5)
        self.rise = Arrow(np.zeros(3), np.zeros(3), role, width=6.5)
        self.visits = Markers(np.empty((0, 2)), "ink", size=0.7)
        self.dot = Dot(radius=0.1, color=color("ink")).set_z_index(1)
        super().__init__(self.plot, self.names, self.curve, self.guide, self.tangent)
        self.add(self.run, self.rise, self.visits, self.dot)
        self.zoom, self.scale_close, self.change, self.dot_input = 0.0, 1.0, np.zeros(2), 0.0

    def _draw_ticks(self) -> None:
        """Move the ticks and their numbers along with the window; those outside of it are gone."""
        box, opacity = self.plot.box, shown_from_far(self.zoom)
        runs, seen = [], []
        for label, mark, axis in zip(self.numbers, self.marks, self.axis_of_mark, strict=True):
            at = float(self.to_frame([np.where(np.arange(2) == axis, mark, self.point)])[0][axis])
            first, last = (box.left, box.right) if axis == 0 else (box.bottom, box.top)
            outside = min(_FADING, max(0.0, first - at, at - last))
            label.set_coord(min(max(at, first - _FADING), last + _FADING), axis)
            label.set_fill(opacity=opacity * (1.0 - outside / _FADING))
            if outside < 1e-6:
                foot = np.array((at, box.bottom) if axis == 0 else (box.left, at))
                runs.append(np.array([foot, foot - _TICK * (np.arange(2) != axis)]))
                seen.append(label)
        self.plot.labels.submobjects = seen
        self.ticks.set_runs(runs)
        self.ticks.set_stroke(opacity=opacity)

    def _axes(self, letters: tuple[Symbol, Symbol]) -> Polyline:
        """Give both axes the colours of their letters; return that of the value."""
        _, corner, foot, end, _ = self.plot.box.corners
        self.plot.axes.set_runs([np.array([foot, end])])
        self.plot.axes.set_stroke(color(letters[0].role))
        return Polyline([np.array([corner, foot])], letters[1].role, width=2.0)

    # The window ------------------------------------------------------------------------------------------

    def _window(self) -> tuple[Points, Points]:
        """Half the width and height of the window, in values; where the point stands in it, from −1 to 1."""
        box = self.plot.box
        middle, half = self.ends.mean(axis=1), np.ptp(self.ends, axis=1) / 2
        sides = np.array([box.width, box.height]) / 2
        close = sides / self.scale_close
        room = np.array([-_ASIDE, self._lift()])
        away = -self.change / 2 / close + room / sides
        even = sides / (sides / half).max()
        stretch = min(1.0, self.zoom / STRETCHED)
        share = max(0.0, (self.zoom - STRETCHED) / (1 - STRETCHED))
        window: Points = proportional_way(proportional_way(half, even, stretch), close, share)
        return window, (1 - share) * (self.point - middle) / half + share * away

    def _lift(self) -> float:
        """How far the arrows are lifted off the middle: the number of the run needs room on its side."""
        above = 0.1 if self.change[1] >= 0 else _RUN_ROOM
        return min(0.3, (self.plot.box.height - abs(float(self.change[1])) * self.scale_close) / 2 - above)

    def to_frame(self, values: ArrayLike) -> Points:
        """The points of the frame (n, 2) for values (n, 2), in the window as it is now."""
        half, here = self._window()
        box = self.plot.box
        shares = (np.asarray(values, dtype=np.float64) - self.point) / half + here
        found: Points = box.center[:2] + shares * (box.width / 2, box.height / 2)
        return found

    def from_frame(self, places: ArrayLike) -> Points:
        """The values (n, 2) at points of the frame (n, 2): ``to_frame`` undone."""
        half, here = self._window()
        box = self.plot.box
        shares = (np.asarray(places, dtype=np.float64) - box.center[:2]) / (box.width / 2, box.height / 2)
        found: Points = self.point + (shares - here) * half
        return found

    # What is drawn ---------------------------------------------------------------------------------------

    def draw(
        self, *, zoom: float, touch: float, value: float, run: float, rise: float, tangent: float
    ) -> None:
        """Draw everything.

        Parameters
        ----------
        touch
            The input at which the tangent touches.
        value
            The input of the dot, which stays on the curve.
        run
            How far the run leads from the point of touch, in values.
        rise
            The share of the rise that is drawn, from 0 to 1.
        tangent
            The share of the tangent's length, from 0 to 1.
        """
        self.zoom, self.point = zoom, np.array([touch, float(self.function(touch))])
        box, slope = self.plot.box, float(self.function.derivative(touch))
        (left, low), (right, high) = self.from_frame([(box.left, box.bottom), (box.right, box.top)])
        self.plot.x_range, self.plot.y_range = (float(left), float(right)), (float(low), float(high))
        x = np.linspace(left, right, _SAMPLES)
        self.curve.set_runs(
            clip_polyline(self.to_frame(np.column_stack([x, np.asarray(self.function(x))])), box)
        )
        here, corner, head, on_curve = self.to_frame(
            [
                self.point,
                self.point + np.array([run, 0.0]),
                self.point + np.array([run, rise * slope * run]),
                (value, float(self.function(value))),
            ]
        )
        self.guide.set_runs([np.array([(on_curve[0], box.bottom), on_curve, (box.left, on_curve[1])])])
        self.guide.set_stroke(opacity=shown_from_far(zoom))
        self._draw_ticks()
        self._draw_tangent(here, slope, run, tangent)
        self.run.set_state(start=here, end=corner)
        self.rise.set_state(start=corner, end=head)
        self.dot.move_to((*on_curve, 0.0))
        self.dot_input = value

    def _draw_tangent(self, here: Points, slope: float, run: float, share: float) -> None:
        ahead = self.to_frame([self.point + np.array([1.0, slope])])[0] - here
        unit = ahead / np.hypot(*ahead)
        across = float(np.hypot(self.plot.box.width, self.plot.box.height))
        near = (1 - self.zoom) * _REACH * self.plot.box.width + self.zoom * across
        far = max(near, float(abs(run) * np.hypot(*ahead)) + 0.3)
        back, front = (near, far) if run >= 0 else (far, near)
        ends = np.array([here - share * back * unit, here + share * front * unit])
        self.tangent.set_runs(clip_polyline(ends, self.plot.box) if share > 0 else [])

    def mark(self, inputs: ArrayLike) -> None:
        """Mark the points of the curve at *inputs* (n,)."""
        x = np.asarray(inputs, dtype=np.float64)
        self.visits.set_state(places=self.to_frame(np.column_stack([x, np.asarray(self.function(x))])))

    # Words beside the arrows -----------------------------------------------------------------------------

    def over(self, label: Written) -> Written:
        """Put *label* over the right end of the graph."""
        label.stand_on(self.plot.box.top + _ABOVE)
        return label.align_to(np.array([self.plot.box.right + _NAME_ROOM, 0.0, 0.0]), RIGHT)

    def beside_run(self, label: Written) -> Written:
        """Put *label* at the run, on the side away from the rise, clear of the tangent."""
        side, along = -self._way_of_rise, self.way_of_run
        if not self.change[0]:
            return label.next_to(self.dot, side + along, buff=0.1)
        label.next_to(self.run, side, buff=0.12)
        return self._kept(label.align_to(self.run.start + 0.15 * along, -along))

    def beside_rise(self, label: Written, clear_of: Iterable[Mobject] = ()) -> Written:
        """Put *label* at the rise, clear of everything in the graph and of what is given."""
        along, box, safe = self.way_of_run, self.plot.box, frame().safe
        if not self.change[0]:
            return label.next_to(self.dot, self._way_of_rise - along, buff=0.1)
        if not self.change[1]:
            return label.next_to(self.run.end, -self._way_of_rise, buff=0.25)
        room = Box(box.left + 0.12, min(box.right + _NAME_ROOM, safe.right), box.bottom + 0.05, box.top)
        beside = abs((room.right if along[0] > 0 else room.left) - self.rise.end[0]) - GAP
        if beside >= _LEAST_SIZE * label.width:
            fit(label, width=beside)
        start, end = self.rise.start, self.rise.end
        places = [(start + end) / 2, end, start]
        seen = (self.curve, self.tangent, self.run, self.rise, self.dot, self.names, *clear_of)
        return label_near(label, places, along, seen, box=room)

    @property
    def way_of_run(self) -> Points:
        """Right or left."""
        return RIGHT if self.change[0] >= 0 else LEFT

    @property
    def _way_of_rise(self) -> Points:
        """Up or down; of a rise of zero, up or down as the tangent leads."""
        falls = self.change[1] or float(self.function.derivative(self.point[0]))
        return DOWN if falls < 0 else UP

    def _kept(self, label: Written) -> Written:
        """Move *label* sideways until it is not left of the graph."""
        left = self.plot.box.left + 0.12
        if label.get_left()[0] < left:
            label.align_to(np.array([left, 0.0, 0.0]), LEFT)
        return label
