"""The stages of a chain as graphs side by side, all in the same state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import UP, VGroup
from numpy.typing import ArrayLike

from mathkit.calculus.chain_rule import Chain, chain
from mathkit.functions.differentiable import Differentiable
from scenes.calculus.chain_rule.stage_graph import StageGraph, shown_from_far
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline, clip_polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.symbols import TARGET, Symbol
from scenes.stage.type.writing import LABEL_SIZE, Written, text

_FLOOR = -1.07
"""The lower edge of the graphs with their numbers, in manim units."""

_TOP = 2.62
"""Their upper edge with the names of the axes: under the title."""

_COLUMN_GAP = 0.25
"""Between two graphs, in manim units."""

_LARGEST = 1.85
"""In the close-ups, the longest arrow has this length, in manim units."""

CURVE_IN_MINIATURE, RUN_IN_MINIATURE, RISE_IN_MINIATURE = 2, 4, 5
"""Where these are among the parts of a miniature."""


class StageGraphs(VGroup):
    """Three stages side by side; the state is the same in all of them.

    ``zoom`` is 0 for whole graphs and 1 for close-ups of one scale. From there on, 1 more for each, those
    come that are drawn larger than the ones before them: *larger* says how much, for the second and third,
    and ``closest`` is the zoom with all of it. ``w`` moves the dots, ``touch`` the points of touch, both as
    values of the first input; ``runs`` (3,) are in values of each stage, ``rises`` (3,) are shares of each
    rise.
    """

    def __init__(
        self,
        stages: Sequence[Differentiable],
        start: Chain,
        ends: ArrayLike,
        letters: Sequence[Symbol],
        nudge: float,
        larger: Sequence[int],
    ) -> None:
        self.stages, self.start = stages, start
        safe = frame().safe
        width = (safe.width - 2 * _COLUMN_GAP) / 3
        ends = np.asarray(ends, dtype=np.float64)
        self.graphs = [
            StageGraph(
                stage,
                Box(left, left + width, _FLOOR, _TOP),
                ends[index : index + 2],
                (letters[index], letters[index + 1]),
                letters[index].role,
            )
            for index, stage in enumerate(stages)
            for left in [safe.left + index * (width + _COLUMN_GAP)]
        ]
        self.nudges = nudge * start.forward
        self.scale_close = _LARGEST / float(np.abs(self.nudges[:2]).max())
        self.larger = np.asarray(larger, dtype=np.float64)
        self.closest = 1.0 + float(np.sum(self.larger > 1))
        for graph, run, rise in zip(self.graphs, self.nudges[:-1], self.nudges[1:], strict=True):
            graph.change = np.array([run, rise])
        super().__init__(*self.graphs)
        self.aim: float | None = None
        self.aim_opacity = 1.0
        self.aim_line = Polyline([], TARGET.role, width=3.5)
        self.aim_name = text(f"${TARGET.letter}$", role=TARGET.role, size=LABEL_SIZE)
        self.moving = VGroup(
            *(graph.plot for graph in self.graphs),
            self.aim_line,
            self.aim_name,
            *(graph.curve for graph in self.graphs),
            *(graph.guide for graph in self.graphs),
            *(part for graph in self.graphs for part in (graph.tangent, graph.run, graph.rise)),
        )
        self.dots = VGroup(*(graph.dot for graph in self.graphs))
        self.moving.add(*(graph.visits for graph in self.graphs), self.dots)
        self.zoom, self.tangent = 0.0, 0.0
        self.w = self.touch = float(start.values[0])
        self.runs, self.rises = np.zeros(3), np.zeros(3)
        self.set_state()

    def aim_at(self, target: float) -> VGroup:
        """Draw where the last stage has its target, and return the line with its letter."""
        self.aim = target
        self.set_state()
        self.aim_name.next_to(self.aim_line, UP, buff=0.12)
        return VGroup(self.aim_line, self.aim_name)

    def set_state(
        self,
        *,
        zoom: float | None = None,
        tangent: float | None = None,
        w: float | None = None,
        touch: float | None = None,
        runs: ArrayLike | None = None,
        rises: ArrayLike | None = None,
    ) -> Self:
        """Draw all stages in another state; what is not given stays."""
        for name, value in (("zoom", zoom), ("tangent", tangent), ("w", w), ("touch", touch)):
            if value is not None:
                setattr(self, name, float(value))
        self.runs = self.runs if runs is None else np.asarray(runs, dtype=np.float64)
        self.rises = self.rises if rises is None else np.asarray(rises, dtype=np.float64)
        closer = np.clip(self.zoom - np.cumsum(self.larger > 1), 0.0, 1.0)
        scales = self.scale_close * np.cumprod([1.0, *self.larger**closer])
        touches, values = (chain(self.stages, each).values for each in (self.touch, self.w))
        for index, graph in enumerate(self.graphs):
            graph.scale_close = float(scales[index])
            graph.draw(
                zoom=min(self.zoom, 1.0),
                touch=float(touches[index]),
                value=float(values[index]),
                run=float(self.runs[index]),
                rise=float(self.rises[index]),
                tangent=self.tangent,
            )
        self._draw_aim()
        return self

    def _draw_aim(self) -> None:
        if self.aim is None:
            return
        self.aim_name.set_fill(opacity=self.aim_opacity * shown_from_far(self.zoom))
        self.aim_line.set_stroke(opacity=self.aim_opacity * shown_from_far(self.zoom))
        last = self.graphs[-1]
        box, x = last.plot.box, last.to_frame([(self.aim, 0.0)])[0][0]
        self.aim_line.set_runs(clip_polyline(np.array([(x, box.bottom), (x, box.top)]), box))

    def miniatures(self, share: float, places: ArrayLike) -> VGroup:
        """Copies of the graphs, each of its axes, its lines and its arrows, so much smaller.

        The middle of the lower edge of each is one of the *places* (3, 2); its letters keep their size.
        """
        small = VGroup()
        for graph, (x, y) in zip(self.graphs, np.asarray(places, dtype=np.float64), strict=True):
            lines = VGroup(graph.plot.axes, graph.value_axis, graph.curve, graph.tangent, graph.run)
            lines.add(graph.rise, graph.dot, graph.breaks)
            box, names = graph.plot.box, graph.names.copy()
            foot, place = np.array([box.center[0], box.bottom, 0.0]), np.array([x, y, 0.0])
            # Each letter keeps its way from the end of its axis.
            for name, end in zip(
                names, ((box.right, box.bottom, 0.0), (box.left, box.top, 0.0)), strict=True
            ):
                name.shift(place + share * (np.array(end) - foot) - end)
            drawn = lines.copy().scale(share, about_point=foot).shift(place - foot)
            small.add(drawn.add(names))
        return small

    def mark(self, ways: Sequence[Chain]) -> None:
        """Mark where the dots have been."""
        for index, graph in enumerate(self.graphs):
            graph.mark([way.values[index] for way in ways])

    def go(self, run_time: float, **state: Any) -> Tween:
        """Let everything that is drawn on the axes run to another state."""
        return tween(self, on=self.moving, run_time=run_time, **state)

    def under(self, rows: Sequence[Written], height: float) -> VGroup:
        """Put one row under each graph, on a line at *height*."""
        for graph, row in zip(self.graphs, rows, strict=True):
            row.move_to((graph.plot.box.center[0], height, 0.0))
        return VGroup(*rows)
