"""What is marked on graphs of the loss: what is squared, how far a tangent misses, the room below 0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Mobject, Rectangle, VGroup

from scenes.calculus.chain_rule.stage_graph import ABOVE, NAME_ROOM, StageGraph
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, straight
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import LOSS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, fit

_LEAST_SIZE = 0.82
"""A number beside its arrow is drawn smaller, to this share, if it fits there then."""

_DASH, _SPACE = 0.13, 0.1
"""Lengths of what is drawn of a dashed arrow, and of what is not, in manim units."""

_KEY = 0.62
"""The length of the arrows over the heads of a table, in manim units."""


class PredictedArrow(Arrow):
    """An arrow to where a tangent leads; *dashed* while what really happens is drawn beside it."""

    dashed = False

    def set_state(self, *, start: Any, end: Any) -> Self:
        """Draw the arrow from *start* to *end*."""
        super().set_state(start=start, end=end)
        first, last = self.shaft.points[[0, -1]]
        length = float(np.linalg.norm(last - first))
        if self.dashed and length > _DASH:
            # It begins and ends with a dash, so that the shaft reaches its tip.
            count = max(1, round((length - _DASH) / (_DASH + _SPACE)))
            starts = np.linspace(0.0, 1.0 - _DASH / length, count + 1)[:, None]
            dashes = first + starts * (last - first)
            self.shaft.points = straight(dashes, dashes + _DASH / length * (last - first))
        return self


def distance(graph: StageGraph, target: float, name: Written) -> VGroup:
    """The way from the dot's input to a *target*, on the axis, and its length if there is room.

    The length stands under the curve, which is highest at the dot.
    """
    foot, end = graph.to_frame([(graph.dot_input, 0.0), (target, 0.0)])[:, 0]
    bottom = graph.plot.box.bottom
    line = Polyline([np.array([(foot, bottom), (end, bottom)])], "ink", width=7.0)
    name.next_to(line, UP, buff=0.1)
    inputs = graph.from_frame([name.get_left()[:2], name.get_right()[:2]])[:, 0]
    heights = graph.to_frame(np.column_stack([inputs, np.asarray(graph.function(inputs))]))[:, 1]
    fits = name.width + 0.2 < abs(end - foot) and name.get_top()[1] + 0.1 < heights.min()
    return VGroup(line, name) if fits else VGroup(line)


def floor(graph: StageGraph, name: Written) -> VGroup:
    """A veil below the value 0, its edge, and what is said of the room there, if it fits."""
    box, height = graph.plot.box, float(graph.to_frame([(0.0, 0.0)])[0][1])
    veil = Rectangle(width=box.width, height=height - box.bottom, stroke_width=0.0)
    veil.set_fill(color("muted"), opacity=0.4).move_to((box.center[0], box.bottom, 0.0), aligned_edge=DOWN)
    edge = Polyline([np.array([(box.left, height), (box.right, height)])], "muted", width=3.0)
    if name.height + 0.2 > veil.height:
        return VGroup(veil, edge)
    # The arrows are on the other side.
    side, x = (LEFT, box.left + 0.15) if graph.way_of_run[0] > 0 else (RIGHT, box.right - 0.15)
    return VGroup(veil, edge, name.move_to(veil).align_to((x, 0.0, 0.0), side))


def keys(heads: Iterable[Mobject], way: Points) -> VGroup:
    """Over two heads of a table the arrow of each: dashed for what is predicted, whole for what happens."""
    nowhere = np.zeros(3)
    predicted = PredictedArrow(nowhere, nowhere, LOSS.role, width=6.5)
    predicted.dashed = True
    actual = Arrow(nowhere, nowhere, LOSS.role, width=6.5)
    for arrow, head in zip((predicted, actual), heads, strict=True):
        middle = head.get_top() + (_KEY / 2 + 0.12) * UP
        arrow.set_state(start=middle - _KEY / 2 * way, end=middle + _KEY / 2 * way)
    return VGroup(predicted, actual)


def at_arrow(graph: StageGraph, arrow: Arrow, label: Written, clear_of: Iterable[Mobject]) -> Written:
    """Put *label* beside an upright *arrow* of the graph, near its head, on the side of the run."""
    box, end = graph.plot.box, arrow.end
    room = Box(box.left + 0.1, min(box.right + NAME_ROOM, frame().safe.right), box.bottom + 0.1, box.top)
    places = [end + share * (arrow.start - end) for share in (0.15, 0.4, 0.7)]
    seen = (graph.curve, graph.tangent, graph.run, graph.rise, graph.dot, *clear_of)
    return label_near(label, places, graph.way_of_run, seen, box=room)


# Words beside the arrows -------------------------------------------------------------------------------


def over(graph: StageGraph, label: Written) -> Written:
    """Put *label* over the right end of the graph."""
    label.stand_on(graph.plot.box.top + ABOVE)
    return label.align_to(np.array([graph.plot.box.right + NAME_ROOM, 0.0, 0.0]), RIGHT)


def beside_run(graph: StageGraph, label: Written) -> Written:
    """Put *label* at the run, on the side away from the rise, clear of the tangent."""
    side, along = -graph.way_of_rise, graph.way_of_run
    if not graph.change[0]:
        return label.next_to(graph.dot, side + along, buff=0.1)
    label.next_to(graph.run, side, buff=0.12)
    label.align_to(graph.run.start + 0.15 * along, -along)
    left = graph.plot.box.left + 0.12
    return label.align_to(np.array([left, 0.0, 0.0]), LEFT) if label.get_left()[0] < left else label


def beside_rise(graph: StageGraph, label: Written, clear_of: Iterable[Mobject] = ()) -> Written:
    """Put *label* at the rise, clear of everything in the graph and of what is given."""
    along, box, safe = graph.way_of_run, graph.plot.box, frame().safe
    if not graph.change[0]:
        return label.next_to(graph.dot, graph.way_of_rise - along, buff=0.1)
    if not graph.change[1]:
        return label.next_to(graph.run.end, -graph.way_of_rise, buff=0.25)
    room = Box(box.left + 0.12, min(box.right + NAME_ROOM, safe.right), box.bottom + 0.05, box.top)
    beside = abs((room.right if along[0] > 0 else room.left) - graph.rise.end[0]) - GAP
    if beside >= _LEAST_SIZE * label.width:
        fit(label, width=beside)
    start, end = graph.rise.start, graph.rise.end
    places = [(start + end) / 2, end, start]
    seen = (graph.curve, graph.tangent, graph.run, graph.rise, graph.dot, graph.names, *clear_of)
    return label_near(label, places, along, seen, box=room)
