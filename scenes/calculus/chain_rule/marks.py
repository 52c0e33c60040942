"""What is marked on the graph of the loss: what is squared, how far tangents miss, the room below 0."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Rectangle, Square, VGroup

from scenes.calculus.chain_rule.stage_graph import StageGraph
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written

_LEAST_MISSED = 0.25
"""A smaller error of the tangent is not marked, in manim units."""

_CLEAR = 0.2
"""From a name to the curve, in manim units."""


def distance(graph: StageGraph, target: float, name: Written) -> VGroup:
    """The way from the dot's input to a *target* on the axis, its square, and its name if there is room.

    The name stands under the curve, which is highest at the dot.
    """
    foot, end = graph.to_frame([(graph.dot_input, 0.0), (target, 0.0)])[:, 0]
    bottom = graph.plot.box.bottom
    line = Polyline([np.array([(foot, bottom), (end, bottom)])], "ink", width=7.0)
    square = Square(max(1e-3, abs(end - foot)), stroke_width=2.5, color=color("ink"))
    square.set_fill(color("ink"), opacity=0.07)
    square.move_to(((foot + end) / 2, bottom, 0.0), aligned_edge=DOWN)
    name.next_to(line, UP, buff=0.1)
    name.align_to((foot + 0.15 * np.sign(end - foot), 0.0, 0.0), LEFT if end > foot else RIGHT)
    inputs = graph.from_frame([name.get_left()[:2], name.get_right()[:2]])[:, 0]
    heights = graph.to_frame(np.column_stack([inputs, np.asarray(graph.function(inputs))]))[:, 1]
    fits = name.width + 0.2 < abs(end - foot) and name.get_top()[1] + 0.15 < heights.min()
    return VGroup(square, line, name) if fits else VGroup(square, line)


def floor(graph: StageGraph, name: Written) -> VGroup:
    """A line at the value 0, a veil below it, and what is said of the room there, if it fits."""
    box, height = graph.plot.box, float(graph.to_frame([(0.0, 0.0)])[0][1])
    veil = Rectangle(width=box.width, height=height - box.bottom, stroke_width=0.0)
    veil.set_fill(color("muted"), opacity=0.25).move_to((box.center[0], box.bottom, 0.0), aligned_edge=DOWN)
    line = Polyline([np.array([(box.left, height), (box.right, height)])], "muted", width=3.0)
    if name.height + 0.2 > veil.height:
        return VGroup(veil, line)
    # The run and the dot are on the other side.
    side, edge = (LEFT, box.left + 0.15) if graph.way_of_run[0] > 0 else (RIGHT, box.right - 0.15)
    return VGroup(veil, line, name.move_to(veil).align_to((edge, 0.0, 0.0), side))


def missed(graph: StageGraph, name: Written) -> VGroup:
    """A bracket beside the rise, from its head to the height of the dot, with *name*; none if near.

    Where the curve would cross the name, it stands over the graph.
    """
    near, far = (graph.rise.end[0] + size * graph.way_of_run[0] for size in (0.12, 0.24))
    head, dot = graph.rise.end[1], graph.dot.get_y()
    if abs(head - dot) < _LEAST_MISSED:
        return VGroup()
    ends = [(near, head), (far, head), (far, dot), (near, dot)]
    bracket = Polyline([np.array(ends)], "ink", width=4.0)
    name.move_to(
        (frame().safe.right, max(dot, float(graph.run.end[1])) + 0.2, 0.0), aligned_edge=DOWN + RIGHT
    )
    seen = graph.curve.points[:, :2]
    low, high = (name.get_corner(corner)[:2] for corner in (DOWN + LEFT, UP + RIGHT))
    crossed = np.all((seen > low - _CLEAR) & (seen < high + _CLEAR), axis=1).any()
    return VGroup(bracket, graph.over(name) if crossed else name)
