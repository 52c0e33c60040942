"""The loss against the weight: the whole chain as one graph, large, and a weight that learns on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import ArrayLike

from mathkit.calculus.chain_rule import Chain, chain, composed
from mathkit.functions.differentiable import Differentiable
from scenes.calculus.chain_rule import step_words, words
from scenes.calculus.chain_rule.digits import StepDigits
from scenes.calculus.chain_rule.marks import PredictedArrow
from scenes.calculus.chain_rule.stage_graph import StageGraph
from scenes.calculus.chain_rule.strip import HALF_A_DIGIT
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.readouts import Reading, Readout
from scenes.stage.type.symbols import TARGET
from scenes.stage.type.writing import LABEL_SIZE, Numeral, Written, text

_WIDTH = 7.0
"""Of the graph with its numbers, in manim units; the column of words is right of it."""

_TOP = 2.62
"""The upper edge of the graph with the name of its axis: under the title."""

_GAP = 0.45
"""From the graph to the column, in manim units."""

_LARGEST = 2.6
"""Close up, the longer arrow has this length, in manim units."""

_SIGMOID = (0.15, 3.4)
"""The lower and the upper edge of the sigmoid in the column, beside the title, in manim units."""

_BESIDE = 0.3
"""From the dot to the arrow of the change along the curve, in manim units."""

_LONG = 4.0
"""A tangent at the sigmoid that is drawn so many times as long leads from edge to edge."""

_ROWS = (-1.55, -1.98, -2.7)
"""The heights of the running numbers: the last has a fraction before it, in manim units."""

_FRACTION = 4
"""The first running number whose name is a fraction."""

_NAMES, _SECOND_COLUMN = 0.95, 3.0
"""From the left edge of a column to its numbers, and to the second column of them, in manim units."""


def column() -> Box:
    """The place of the words right of the graph."""
    safe = frame().safe
    return Box(safe.left + _WIDTH + _GAP, safe.right, safe.bottom, _TOP)


class Whole(VGroup):
    """The loss against the weight; in the column, the sigmoid in the same state, once ``output`` is added.

    ``zoom`` is 0 for the whole graph and 1 for a close-up. ``w`` moves the dot, ``touch`` the point of
    touch, ``run`` is in values of the weight and ``rise`` a share of the change along the tangent; as long as
    the dot is elsewhere than the point of touch, an arrow beside it shows the change along the curve. A
    close-up shows a nudge of ``near``: where that is given, the run is so long, and a dot that is not at the
    point of touch goes along. ``long`` is 1 if the tangent at the sigmoid leads from edge to edge.

    Parameters
    ----------
    ends
        The ends of the axes of both graphs.
    target
        A line at the sigmoid; the way that the output is off it is marked.
    """

    def __init__(
        self,
        stages: Sequence[Differentiable],
        start: Chain,
        nudge: float,
        ends: Sequence[ArrayLike],
        target: float,
    ) -> None:
        self.stages, self.aimed_at = stages, target
        safe, right = frame().safe, column()
        self.graph = StageGraph(
            composed(stages),
            Box(safe.left, safe.left + _WIDTH, safe.bottom + 0.1, _TOP),
            np.asarray(ends[0]),
            (words.WEIGHT, words.LETTERS[3]),
            words.WEIGHT.role,
        )
        self.graph.remove(self.graph.guide)  # at a loss of almost 0, it cannot be told from the line there
        self.graph.remove(self.graph.rise)
        self.predicted = PredictedArrow(np.zeros(3), np.zeros(3), words.LETTERS[3].role, width=6.5)
        self.graph.rise = self.predicted
        self.fall = Arrow(np.zeros(3), np.zeros(3), words.LETTERS[3].role, width=6.5)
        self.levels = Polyline([], "muted", width=2.5)
        self.graph.add(self.levels, self.graph.rise, self.fall, self.graph.visits, self.graph.dot)
        self.slope = start.derivative
        self.sigmoid = StageGraph(
            stages[1],
            Box(right.left, right.right, *_SIGMOID),
            np.asarray(ends[1]),
            words.LETTERS[1:3],
            words.LETTERS[1].role,
            Ticks(3, 4),
        )
        self.off = Polyline([], "ink", width=7.0)
        self.output = VGroup(self._aim(), self.sigmoid, self.off)
        self.ghost = Markers(np.empty((0, 2)), "muted", size=0.7)
        super().__init__(self.graph, self.ghost)
        self.near = nudge
        self.zoom = self.run = self.rise = self.tangent = self.long = 0.0
        self.w = self.touch = float(start.values[0])
        self.set_state()

    def _aim(self) -> VGroup:
        """The line of the target, with its letter."""
        box, height = self.sigmoid.plot.box, float(self.sigmoid.plot.at(0.0, self.aimed_at)[1])
        self.aim = Polyline([np.array([(box.left, height), (box.right, height)])], TARGET.role, width=3.5)
        name = text(f"${TARGET.letter}$", role=TARGET.role, size=LABEL_SIZE)
        return VGroup(self.aim, name.next_to((box.right, height, 0.0), RIGHT, buff=GAP))

    def set_state(
        self,
        *,
        zoom: float | None = None,
        w: float | None = None,
        touch: float | None = None,
        run: float | None = None,
        rise: float | None = None,
        **others: float,
    ) -> Self:
        """Draw both graphs in another state; what is not given stays."""
        given = {"zoom": zoom, "w": w, "touch": touch, "run": run, "rise": rise, **others}
        for name, value in given.items():
            if value is not None:
                setattr(self, name, float(value))
        if "near" in others:
            self.run = self.near
            self.w = self.touch + (self.near if self.w != self.touch else 0.0)
        self.graph.change = self.near * np.array([1.0, self.slope])
        self.graph.scale_close = _LARGEST / float(np.abs(self.graph.change).max())
        self.graph.draw(
            zoom=self.zoom,
            touch=self.touch,
            value=self.w,
            run=self.run,
            rise=self.rise,
            tangent=self.tangent,
        )
        self._draw_the_fall()
        touched, value = (float(chain(self.stages, each).values[1]) for each in (self.touch, self.w))
        tangent = 1.0 + self.long * (_LONG - 1.0)
        self.sigmoid.draw(zoom=0.0, touch=touched, value=value, run=0.0, rise=0.0, tangent=tangent)
        dot = self.sigmoid.dot.get_center()[:2]
        self.off.set_runs([np.array([dot, (dot[0], self.sigmoid.plot.at(0.0, self.aimed_at)[1])])])
        return self

    def _draw_the_fall(self) -> None:
        """Draw how the loss changes from the point of touch to the dot, beside what is predicted.

        A line at each of its ends leads there from where the nudge ends.
        """
        graph = self.graph
        x, end = graph.dot.get_center()[:2]
        start = graph.to_frame([graph.point])[0][1] if self.w != self.touch else end
        beside = x + _BESIDE * graph.way_of_run[0]
        self.fall.set_state(start=(beside, start), end=(beside, end))
        beyond = beside + (beside - x) / 2
        levels = [np.array([(x, height), (beyond, height)]) for height in (start, end)]
        self.levels.set_runs(levels if self.w != self.touch else [])

    def beside_tangent(self, label: Written) -> Written:
        """Put *label* at the far end of the long tangent at the sigmoid, between it and the curve."""
        box, ends = self.sigmoid.plot.box, self.sigmoid.tangent.get_all_points()[:, :2]
        if self.sigmoid.dot.get_y() < box.center[1]:
            return label.next_to((box.right, ends[:, 1].max(), 0.0), UP + LEFT, buff=0.1)
        return label.next_to((box.left, ends[:, 1].min(), 0.0), DOWN + RIGHT, buff=0.1)

    def go(self, run_time: float, **state: Any) -> Tween:
        """Let everything run to another state."""
        return tween(self, run_time=run_time, **state)

    def leave_a_trace(self) -> None:
        """Let the marks of the weights so far become faint, and make room for new ones."""
        self.ghost.set_state(places=self.graph.visits.places)
        self.graph.mark([])


class Learning(VGroup, Seekable):
    """The graph after any number of steps, with the numbers of the last whole step.

    Parameters
    ----------
    ways
        The chain before and after each step.
    digits
        How many decimals the numbers of each step have.
    """

    def __init__(self, whole: Whole, ways: Sequence[Chain], digits: StepDigits) -> None:
        self.whole, self.ways, self.step = whole, ways, 0.0
        self.weights = np.array([[way.values[0]] for way in ways])
        readings = [Reading.of_steps("", range(len(ways)), lambda: self.step)]
        readings += [
            Reading.of_steps("", values, lambda: self.step, step_words.running(decimals))
            for values, decimals in (
                ([way.values[0] for way in ways], digits.weight),
                ([way.values[2] for way in ways], digits.output),
                ([way.values[3] for way in ways], digits.loss),
                ([way.derivative for way in ways], digits.slope),
            )
        ]
        self.values = _rows(readings)
        super().__init__(whole, self.values)

    def seek(self, step: float, /) -> Self:
        """Show the picture after *step* steps, with an arrow to where the present one leads."""
        self.step = step
        weight = float(at_step(self.weights, step)[0])
        ahead = float(self.weights[min(int(step + 1e-9) + 1, len(self.weights) - 1), 0]) - weight
        self.whole.set_state(w=weight, touch=weight, run=ahead, rise=0.0)
        self.whole.graph.mark([float(each) for each in self.weights[: int(step + 1e-9), 0]])
        return self


def place_of_row(index: int) -> tuple[float, float]:
    """The left end and the height of a running number with its name: two columns, from row to row."""
    row, second = divmod(index, 2)
    return column().left + second * _SECOND_COLUMN, _ROWS[row]


def _rows(readings: Sequence[Reading]) -> Readout:
    """A row for each running number, after what it is; one with a fraction stands around its line."""
    rows = []
    for index, (name, reading) in enumerate(zip(step_words.running_names(), readings, strict=True)):
        left, height = place_of_row(index)
        value = Numeral(reading.value, reading.write, size=LABEL_SIZE).stand_on(height - HALF_A_DIGIT)
        value.shift((left + _NAMES - value.get_left()[0], 0.0, 0.0))
        if index < _FRACTION:
            name.stand_on(height - HALF_A_DIGIT)
        else:
            name.set_y(height)
        rows.append(VGroup(name.shift((left - name.get_left()[0], 0.0, 0.0)), value))
    return Readout(rows, readings)
