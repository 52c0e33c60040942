"""The loss against the weight: the whole chain as one graph, large, and a weight that learns on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.calculus.chain_rule import Chain, chain, composed
from mathkit.functions.differentiable import Differentiable
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import StepDigits
from scenes.calculus.chain_rule.stage_graph import StageGraph
from scenes.calculus.chain_rule.strip import HALF_A_DIGIT
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.readouts import Reading, Readout
from scenes.stage.type.writing import LABEL_SIZE, Numeral

_WIDTH = 7.6
"""Of the graph with its numbers, in manim units; the column of words is right of it."""

_TOP = 2.62
"""The upper edge of the graph with the name of its axis: under the title."""

_GAP = 0.45
"""From the graph to the column, in manim units."""

_LARGEST = 2.6
"""Close up, the longer arrow has this length, in manim units."""

_INSET_HEIGHT = 2.1
"""Of the sigmoid in the column, with its numbers, in manim units."""

_PITCH, _BEFORE_SLOPE = 0.55, 0.68
"""From one running number to the next, and to the last, which has a fraction before it, in manim units."""

_NAMES = 0.95
"""From the names of the running numbers to the numbers, in manim units."""


def column() -> Box:
    """The place of the words right of the graph."""
    safe = frame().safe
    return Box(safe.left + _WIDTH + _GAP, safe.right, safe.bottom, _TOP)


class Whole(VGroup):
    """The loss against the weight; in the column, the sigmoid in the same state, once it is added.

    ``zoom`` is 0 for the whole graph and 1 for a close-up. ``w`` moves the dot, ``touch`` the point of
    touch, ``run`` is in values of the weight and ``rise`` a share of the change along the tangent.
    """

    def __init__(
        self, stages: Sequence[Differentiable], start: Chain, nudge: float, ends: Sequence[ArrayLike]
    ) -> None:
        self.stages = stages
        safe, right = frame().safe, column()
        self.graph = StageGraph(
            composed(stages),
            Box(safe.left, safe.left + _WIDTH, safe.bottom + 0.1, _TOP),
            np.asarray(ends[0]),
            (words.WEIGHT, words.LETTERS[3]),
            words.WEIGHT.role,
        )
        self.graph.remove(self.graph.guide)  # at a loss of almost 0, it cannot be told from the line there
        self.graph.change = nudge * np.array([1.0, start.derivative])
        self.graph.scale_close = _LARGEST / float(np.abs(self.graph.change).max())
        self.sigmoid = StageGraph(
            stages[1],
            Box(right.left, right.right, right.bottom + 0.1, right.bottom + 0.1 + _INSET_HEIGHT),
            np.asarray(ends[1]),
            words.LETTERS[1:3],
            words.LETTERS[1].role,
        )
        self.ghost = Markers(np.empty((0, 2)), "muted", size=0.7)
        super().__init__(self.graph, self.ghost)
        self.zoom = self.run = self.rise = self.tangent = 0.0
        self.w = self.touch = float(start.values[0])
        self.set_state()

    def set_state(
        self,
        *,
        zoom: float | None = None,
        w: float | None = None,
        touch: float | None = None,
        run: float | None = None,
        rise: float | None = None,
        tangent: float | None = None,
    ) -> Self:
        """Draw both graphs in another state; what is not given stays."""
        given = {"zoom": zoom, "w": w, "touch": touch, "run": run, "rise": rise, "tangent": tangent}
        for name, value in given.items():
            if value is not None:
                setattr(self, name, float(value))
        self.graph.draw(
            zoom=self.zoom,
            touch=self.touch,
            value=self.w,
            run=self.run,
            rise=self.rise,
            tangent=self.tangent,
        )
        touched, value = (float(chain(self.stages, each).values[1]) for each in (self.touch, self.w))
        self.sigmoid.draw(zoom=0.0, touch=touched, value=value, run=0.0, rise=0.0, tangent=1.0)
        return self

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
    top
        The height of the first number, in manim units.
    """

    def __init__(self, whole: Whole, ways: Sequence[Chain], digits: StepDigits, top: float) -> None:
        self.whole, self.ways, self.step = whole, ways, 0.0
        self.weights = np.array([[way.values[0]] for way in ways])
        readings = [
            Reading.of_steps("", values, lambda: self.step, words.running(decimals))
            for values, decimals in (
                ([way.values[0] for way in ways], digits.weight),
                ([way.values[3] for way in ways], digits.loss),
                ([way.derivative for way in ways], digits.slope),
            )
        ]
        steps = Reading.of_steps("", range(len(ways)), lambda: self.step)
        self.values = _rows([steps, *readings], top)
        super().__init__(whole, self.values)

    def seek(self, step: float, /) -> Self:
        """Show the picture after *step* steps; before the first, its arrow is drawn."""
        self.step = step
        weight = float(at_step(self.weights, step)[0])
        ahead = float(self.weights[1, 0]) - weight if step < 1 else 0.0
        self.whole.set_state(w=weight, touch=weight, run=ahead, rise=0.0)
        self.whole.graph.mark([float(each) for each in self.weights[: int(step + 1e-9), 0]])
        return self


def _rows(readings: Sequence[Reading], top: float) -> Readout:
    """A row for each running number, after what it is; the last is a fraction, around the line of its row."""
    rows = []
    heights = [*(top - _PITCH * index for index in range(3)), top - 2 * _PITCH - _BEFORE_SLOPE]
    for name, reading, height in zip(words.running_names(), readings, heights, strict=True):
        value = Numeral(reading.value, reading.write, size=LABEL_SIZE).stand_on(height - HALF_A_DIGIT)
        value.shift((column().left + _NAMES - value.get_left()[0], 0.0, 0.0))
        rows.append(VGroup(name, value))
    for row, height in zip(rows[:-1], heights, strict=False):
        row[0].stand_on(height - HALF_A_DIGIT)
    rows[-1][0].set_y(heights[-1])
    for row in rows:
        row[0].shift((column().left - row[0].get_left()[0], 0.0, 0.0))
    return Readout(rows, readings)
