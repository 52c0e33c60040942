"""What is marked on graphs of the loss: what is squared, how far a tangent misses, the room below 0."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Mobject, Rectangle, VGroup

from scenes.calculus.chain_rule.stage_graph import ABOVE, NAME_ROOM, StageGraph
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written, fit

_LEAST_SIZE = 0.82
"""A number beside its arrow is drawn smaller, to this share, if it fits there then."""

_LEAST_MISSED = 0.25
"""A smaller error of the tangent is not marked, in manim units."""


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


def missed(graph: StageGraph, name: Written, clear_of: Iterable[Mobject] = ()) -> VGroup:
    """A bracket beside the rise, from its head to the height of the dot, with *name*; none if near."""
    along, box = graph.way_of_run, graph.plot.box
    near, far = (graph.rise.end[0] + size * along[0] for size in (0.1, 0.22))
    head, dot = graph.rise.end[1], graph.dot.get_y()
    if abs(head - dot) < _LEAST_MISSED:
        return VGroup()
    bracket = Polyline([np.array([(near, head), (far, head), (far, dot), (near, dot)])], "ink", width=4.0)
    middle = np.array([far, (head + dot) / 2])
    room = Box(box.left, box.right - 0.1, box.bottom + 0.1, box.top)
    seen = (graph.curve, graph.tangent, graph.run, graph.rise, graph.dot, bracket, *clear_of)
    return VGroup(bracket, label_near(name, middle, along, seen, box=room))


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
