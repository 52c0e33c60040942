"""The sigmoid on its axes: a straight line bends into it, and probabilities are read off from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Self

from manim import (
    RIGHT,
    Animation,
    AnimationGroup,
    Create,
    Dot,
    FadeIn,
    Line,
    MoveAlongPath,
    VGroup,
    VMobject,
    interpolate_color,
)

from mathkit.functions.sigmoid import sigmoid, sigmoid_derivative
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.chances import bounded
from scenes.stage.type.legends import key
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, text

_LEAST_REACH = 6.0
"""The axis shows scores up to this, at the least."""

_DECIMALS = 4
"""Decimals of a score and of a probability."""

_CALL_GAP = 0.35
"""From a value to the class that it is called, in manim units."""

_OVERSHOOT = 0.25
"""How far below 0 and above 1 the axis goes, so that a straight line is seen to leave that range."""


def math_sigmoid(score: float) -> str:
    """Write σ(score) = … as Typst mathematics; a value near 0 or 1 is not written as 0 or 1."""
    value = float(sigmoid(score))
    relation, digits = bounded(value, _DECIMALS)
    equals = math_equals(value, _DECIMALS) if relation == "=" else f'{relation} "{digits}"'
    return tint(f"sigma({tint(math_number(score, _DECIMALS), 'path')}) {equals}", "result")


def chance_of_the_new(score: float) -> VGroup:
    """The mark of the new point, and its probability."""
    return key([(question_mark((0, 0)), formula(math_sigmoid(score), size=STATEMENT_SIZE))])


def calls_beside(
    values: VMobject, scores: Sequence[float], threshold: float, classes: Sequence[tuple[str, Role]]
) -> VGroup:
    """Right of the written value of each of *scores*: the class that it is called at a threshold."""
    edge, calls = values.get_right()[0], VGroup()
    for score, value in zip(scores, values, strict=True):
        name, role = classes[int(sigmoid(score) >= threshold)]
        call = text(name, role=role).next_to((edge, 0.0, 0.0), RIGHT, buff=_CALL_GAP)
        calls.add(call.stand_on(value[-1].get_bottom()[1]))  # where the last digit stands
    return calls


class SigmoidPlot(Plot):
    """Axes for scores and probabilities, lines at 0 and at 1, and a graph that bends into the sigmoid.

    Parameters
    ----------
    reach
        Scores up to this size, on both sides of 0, must be seen.

    Attributes
    ----------
    bend
        How far the graph has bent: 0 is its tangent at z = 0, a straight line, and 1 is the sigmoid.
    """

    def __init__(self, reach: float, *, box: Box | None = None) -> None:
        box = box or frame().picture
        half = max(_LEAST_REACH, 1.1 * reach)
        y_range = (-_OVERSHOOT, 1 + _OVERSHOOT)
        super().__init__(box, (-half, half), y_range, names=("score $z$", "probability"), ticks=Ticks(y=4))
        self.add(Polyline([self.level(0.0), self.level(1.0)], "muted", width=2.0))
        self.graph = Polyline([], "path", width=5.0)
        self.apart = (self.graph,)
        self.set_state(bend=0.0)

    def level(self, probability: float) -> Points:
        """The two ends, in the frame, of the horizontal line at a probability."""
        return self.to_frame([(x, probability) for x in self.x_range])

    def set_state(self, *, bend: float) -> Self:
        """Bend the graph."""
        self.bend = share = float(bend)
        z = self.sample()
        straight = float(sigmoid(0.0)) + float(sigmoid_derivative(0.0)) * z
        self.graph.set_runs(self.runs(z, (1 - share) * straight + share * sigmoid(z)))
        self.graph.set_stroke(interpolate_color(color("path"), color("result"), share))
        return self

    def run_along(self, run_time: float) -> Animation:
        """Let a dot run along the graph, and vanish at its end."""
        dot = Dot(self.graph.get_start(), radius=0.12, color=color("path"))
        return MoveAlongPath(dot, self.graph, run_time=run_time, remover=True)

    def threshold(self, probability: float) -> Polyline:
        """The horizontal line at a probability."""
        return Polyline([self.level(probability)], "ink", width=2.5)

    def read_off(self, score: float) -> Iterator[Animation]:
        """Animations to play one after another: a dot at *score* on the axis, and its way up to the graph."""
        stem = Line(self.at(score, self.y_range[0]), self.at(score, float(sigmoid(score))), stroke_width=2.5)
        stem.set_stroke(color("path"), opacity=0.85)
        dot = Dot(stem.get_start(), radius=0.12, color=color("path"))
        yield FadeIn(dot, run_time=0.4)
        rise: Any = dot.animate.move_to(stem.get_end()).set_color(color("result"))
        # A group brings what it introduces to the front, but the stem must grow behind the dot.
        yield AnimationGroup(Create(stem, introducer=False), rise)
