"""The graph of one stage of a chain: from far with its axes, close up with a run and a rise."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import proportional_way
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, text

NAME_ROOM = 0.35
"""Right of each graph, for the name of its horizontal axis, in manim units."""

ABOVE = 0.12
"""From each graph to the line over it on which the name of its vertical axis stands, in manim units."""

_ASIDE = 0.35
"""Close up, the arrows stand this far left of the middle, to leave room for the number at the right."""

STRETCHED = 0.4
"""At this zoom, both axes have the same scale: the one with the shorter unit is stretched."""

_REACH = 0.3
"""From the point to each end of its tangent, from far, as a share of the width of the graph."""

_RUN_ROOM = 0.65
"""Above a run whose rise falls, for its number, in manim units."""

_TICK = 0.1
"""Length of a tick, in manim units."""

_BREAKS = [
    np.array([(x - 0.05, y - 0.09), (x + 0.05, y + 0.09)])[:, order]
    for order in ([0, 1], [1, 0])
    for x, y in ((0.22, 0.0), (0.32, 0.0))
]
"""Close up, the axes begin elsewhere than at 0: two strokes through each of them, from its corner."""

_FADING = 0.06
"""The number of a tick has faded so far beyond the end of its axis, in manim units."""

_SAMPLES = 160

_TICKS = Ticks(5, 4)


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
    ticks
        The most ticks along each axis.

    Attributes
    ----------
    scale_close
        Close up, manim units for one unit of both axes.
    change
        The run and the rise in the middle of the close-up, in values.
    shown_until, shown_since
        How far the axis is stretched, from 0 to 1, when the number of each tick goes or comes.
    """

    def __init__(
        self,
        function: Differentiable,
        box: Box,
        ends: ArrayLike,
        letters: tuple[Symbol, Symbol],
        run_role: Role,
        ticks: Ticks = _TICKS,
    ) -> None:
        self.ends = np.asarray(ends, dtype=np.float64)
        (left, right), (low, high) = self.ends
        self.function = function
        inner = Box(box.left, box.right - NAME_ROOM, box.bottom, box.top - 0.35)
        self.plot = Plot(inner, (left, right), (low, high), ticks=ticks)
        self.ticks = Polyline([], "muted", width=3.0)
        self.axis_of_mark = [int(label.get_y() >= self.plot.box.bottom) for label in self.plot.labels]
        self.marks = [
            self.plot.values(label.get_center())[axis]
            for label, axis in zip(self.plot.labels, self.axis_of_mark, strict=True)
        ]
        self.numbers = VGroup(*self.plot.labels)
        self.shown_until, self.shown_since = [2.0] * len(self.marks), [-1.0] * len(self.marks)
        self.value_axis = self._axes(letters)
        corner = np.array([self.plot.box.left, self.plot.box.bottom])
        self.breaks = Polyline([corner + each for each in _BREAKS], "muted", width=2.5)
        self.plot.add(self.value_axis, self.ticks, self.numbers, self.breaks)
        self.names = VGroup(
            *(text(f"${letter.letter}$", role=letter.role, size=LABEL_SIZE) for letter in letters)
        )
        self.names[0].next_to((self.plot.box.right, self.plot.box.bottom, 0.0), RIGHT, buff=GAP)
        self.names[1].next_to((self.plot.box.left, self.plot.box.top, 0.0), UP, buff=ABOVE)
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

    def number_equally(self) -> None:
        """Let the axis that is stretched have ticks as far apart as the other, once both have one scale."""
        units = np.array([self.plot.x_unit, self.plot.y_unit])
        short = int(np.argmin(units))
        known, other = (
            [mark for mark, axis in zip(self.marks, self.axis_of_mark, strict=True) if axis == wanted]
            for wanted in (short, 1 - short)
        )
        if len(other) < 2:
            return
        step, (first, last) = other[1] - other[0], self.ends[short]
        same = np.arange(np.ceil(first / step - 1e-9), np.floor(last / step + 1e-9) + 1) * step
        for index, mark in enumerate(self.marks):
            if self.axis_of_mark[index] == short and not np.isclose(same, mark).any():
                self.shown_until[index] = 0.75
        reach = 1.2 * np.ptp(self.ends[short]) * units.min() / units.max()
        for mark in same:
            if abs(mark - self.point[short]) < reach and not np.isclose(known, mark).any():
                self._add_mark(float(mark), short)

    def _add_mark(self, mark: float, axis: int) -> None:
        box, label = self.plot.box, text(number(mark), size=FINE_SIZE, role="muted")
        foot, away = ((0.0, box.bottom, 0.0), DOWN) if axis == 0 else ((box.left, 0.0, 0.0), LEFT)
        self.numbers.add(label.next_to(foot, away, buff=GAP + _TICK).set_fill(opacity=0.0))
        self.marks.append(mark)
        self.axis_of_mark.append(axis)
        self.shown_until.append(2.0)
        self.shown_since.append(0.75)

    def _draw_ticks(self) -> None:
        """Move the ticks and their numbers along with the window; those outside of it are gone."""
        box, opacity, stretch = self.plot.box, shown_from_far(self.zoom), self.zoom / STRETCHED
        runs, seen = [], []
        for index, (label, mark) in enumerate(zip(self.numbers, self.marks, strict=True)):
            axis = self.axis_of_mark[index]
            at = float(self.to_frame([np.where(np.arange(2) == axis, mark, self.point)])[0][axis])
            first, last = (box.left, box.right) if axis == 0 else (box.bottom, box.top)
            outside = min(_FADING, max(0.0, first - at, at - last))
            turns = (self.shown_until[index] - stretch, stretch - self.shown_since[index])
            share = float(np.clip(4 * min(turns), 0.0, 1.0))
            label.set_coord(min(max(at, first - _FADING), last + _FADING), axis)
            label.set_fill(opacity=share * opacity * (1.0 - outside / _FADING))
            if outside < 1e-6 and share > 0:
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
        self.breaks.set_stroke(opacity=1.0 - shown_from_far(zoom))
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

    @property
    def way_of_run(self) -> Points:
        """Right or left."""
        return RIGHT if self.change[0] >= 0 else LEFT

    @property
    def way_of_rise(self) -> Points:
        """Up or down; of a rise of zero, up or down as the tangent leads."""
        falls = self.change[1] or float(self.function.derivative(self.point[0]))
        return DOWN if falls < 0 else UP
