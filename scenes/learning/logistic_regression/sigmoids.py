"""Scores and probabilities on a pair of axes: odds as bars, the sigmoid through them, and its errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Line, Rectangle, VGroup
from numpy.typing import ArrayLike

from mathkit.functions.sigmoid import sigmoid
from mathkit.learning.logistic_regression import probability_of_the_truth
from scenes.learning.logistic_regression.places import levels_of_stacks
from scenes.learning.logistic_regression.sticks import STROKE, PricePlot, Sticks
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import PROBABILITY, SCORE, Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_LEAST_REACH, _MOST_REACH = 6.0, 10.0
"""The axis shows scores at least and at most this far from 0."""

_MOST_TICKS = 11
"""Of scores."""

_MARGIN = 0.35
"""Room for marks above 1 and below 0, in probability."""

_MARK = 0.35
"""From the end of the axis to the mark of a score beyond it, in manim units."""

_FOOT = 0.32
"""From the axis to the mark of the new one, in manim units."""

_PITCH = 0.2
"""From one mark of a stack to the next, in manim units, if there is room."""

_WIDTH = 0.17
"""Of a mark, in manim units."""

_ASIDE = 0.026
"""From a score to the sticks of each class, if both classes have them there, in manim units."""

_PARTS: tuple[tuple[Role, float], ...] = (("class_one", 0.85), ("class_zero", 0.4))
"""Of a bar, the lower one first: their roles and opacities, which tell them apart without colours, too."""


def _named(name: str, symbol: Symbol) -> str:
    return f"{name} {tint(f'${symbol.letter}$', symbol.role)}"


class OddsBar(VGroup):
    """A bar at a ``score``, cut where the odds of its two parts, class 1 below, are e to the score."""

    def __init__(self, plot: Plot, score: float) -> None:
        self.plot = plot
        self.parts = VGroup(
            *(
                Rectangle(width=1.0, height=1.0, stroke_width=0.0, fill_color=color(role), fill_opacity=share)
                for role, share in _PARTS
            )
        )
        super().__init__(self.parts)
        self.score, self.grown = float(score), 1.0
        self.set_state()

    def set_state(self, *, score: float | None = None, grown: float | None = None) -> Self:
        """Stand at another score, or be drawn up to another share of the whole height."""
        self.score = self.score if score is None else float(score)
        self.grown = self.grown if grown is None else float(grown)
        cut, half = float(sigmoid(self.score)), 0.35
        for part, low, high in zip(self.parts, (0.0, cut), (cut, 1.0), strict=True):
            (left, bottom, _), (right, top, _) = (
                self.plot.at(self.score - half, min(low, self.grown)),
                self.plot.at(self.score + half, min(high, self.grown)),
            )
            part.set_points_as_corners(Box(left, right, bottom, top).corners)
        return self


class SigmoidPlot(Plot):
    """Axes for scores and probabilities, lines at 0 and at 1, and the ``graph`` of the sigmoid, which grows.

    Parameters
    ----------
    scores, labels
        Of all points, shape (n,). A score beyond the axis is shown at its end.
    also
        Further scores that the axis should show.

    Attributes
    ----------
    reach
        How far from 0 an axis goes that shows all scores.
    stems
        Where the stick of each point stands, shape (n,).
    upright
        The axis of probabilities with lines at 0 and at 1; ``stand`` joins it to the plot.
    """

    def __init__(self, scores: ArrayLike, labels: ArrayLike, also: Sequence[float] = ()) -> None:
        scores, self.classes = np.asarray(scores, dtype=np.float64), np.asarray(labels)
        self.reach = 1.12 * float(max(np.abs(scores).max(), *map(abs, also), 0.0))
        half = float(np.clip(self.reach, _LEAST_REACH, _MOST_REACH))
        super().__init__(
            frame().picture,
            (-half, half),
            (-_MARGIN, 1 + _MARGIN),
            names=(_named("score", SCORE), _named("probability", PROBABILITY)),
            ticks=Ticks(x=_MOST_TICKS, y=5, whole=True),
        )
        self.exact, self.scores = scores, np.clip(scores, -half, half)
        self.stems = self.scores + self._aside()
        self.upright.add(Polyline([self.level(0.0), self.level(1.0)], "muted", width=2.0))
        self.marks = ticks(-half, half, _MOST_TICKS, whole=True)
        self.ticks_of_lines = VGroup()
        self.graph = GrownCurve.graph(self, sigmoid, -half, "result", width=6.0)
        self.apart = (self.graph, self.ticks_of_lines)

    def _draw_axes(self, x_marks: Points, y_marks: Points) -> None:
        """The axis of scores, and apart from it that of probabilities, which ends at 0 and at 1."""
        super()._draw_axes(x_marks, y_marks)
        box, tick = self.box, np.array([0.07, 0.0])
        feet = self.to_frame([(mark, self.y_range[0]) for mark in x_marks])
        line = np.array([(box.left, box.bottom), (box.right, box.bottom)])
        self.axes.set_runs([line, *(np.array([foot, foot - tick[::-1]]) for foot in feet)])
        left = self.to_frame([(self.x_range[0], mark) for mark in (0.0, 1.0, *y_marks)])
        axis = Polyline(
            [left[:2], *(np.array([place, place - tick]) for place in left[2:])], "muted", width=2.0
        )
        numbers = self.labels[len(x_marks) :]
        self.labels.remove(*numbers)
        self.upright = VGroup(axis, *numbers)

    def _draw_names(self, x_label: str, y_label: str) -> None:
        super()._draw_names(x_label, y_label)
        name = self.labels[-1]
        self.labels.remove(name)
        self.upright.add(name)

    def stand(self) -> None:
        """Let the axis of probabilities belong to the plot, once it is on the stage."""
        self.labels.add(*(part for part in self.upright if isinstance(part, Written)))
        self.add(*(part for part in self.upright if not isinstance(part, Written)))

    def note(self) -> list[Written]:
        """That some marks stand at the ends of the axis, if scores lie beyond it."""
        if np.abs(self.exact).max() <= self.x_range[1]:
            return []
        return [text("marks beyond the axis stand at its ends", size=FINE_SIZE, role="muted")]

    def prices(self) -> PricePlot:
        """What each point pays, over the same scores."""
        return PricePlot(self, _named("score", SCORE), _MOST_TICKS)

    def level(self, probability: float) -> Points:
        """The two ends, in the frame, of the horizontal line at a probability."""
        return self.to_frame([(x, probability) for x in self.x_range])

    def seat(self, score: float, probability: float) -> Points:
        """The place of a score in the frame; beyond the axis, that at its end."""
        return self.at(float(np.clip(score, *self.x_range)), probability)

    def at_foot(self, score: float) -> Points:
        """The place of a score just above the axis, in the frame."""
        place: Points = self._inside(score, self.y_range[0]) + np.array([0.0, _FOOT, 0.0])
        return place

    def _inside(self, score: float, probability: float) -> Points:
        """The place of the mark of a score; beyond the axis, next to its end."""
        margin = _MARK / self.x_unit
        low, high = self.x_range
        return self.at(float(np.clip(score, low + margin, high - margin)), probability)

    def stacks(self) -> list[Points]:
        """Where the marks of class 0 stand in stacks below 0, and those of class 1 above 1."""
        places = []
        for label, base, way in ((0, 0.0, -1), (1, 1.0, 1)):
            here = self.scores[self.classes == label]
            levels = levels_of_stacks(here * self.x_unit, _WIDTH)
            room = _MARGIN * self.y_unit - _WIDTH
            pitch = min(_PITCH, room / max(int(levels.max(initial=0)), 1))
            feet = self.to_frame(np.column_stack([here, np.full(len(here), base)]))
            places.append(feet + np.column_stack([np.zeros(len(here)), way * (0.13 + pitch * levels)]))
        return places

    def truth_sticks(self) -> list[Sticks]:
        """For each class, sticks as long as the probability that the truth was given."""
        return [self._sticks(label, role, missing=False) for label, role in enumerate(_ROLES)]

    def error_sticks(self) -> list[Sticks]:
        """For each class, sticks as long as what the probability lacks of the truth."""
        return [self._sticks(label, "slope", missing=True) for label in (0, 1)]

    def _sticks(self, label: int, role: Any, *, missing: bool) -> Sticks:
        mine = self.classes == label
        chances = sigmoid(self.exact[mine])
        end = float(label if missing else 1 - label)
        return Sticks(self, role, self.stems[mine], np.full(len(chances), end), chances, STROKE)

    def _aside(self) -> Points:
        """From each score to its stick: where both classes have one, they stand side by side."""
        places = self.scores.round(9)
        shared = np.intersect1d(*(places[self.classes == label] for label in (0, 1)))
        side = np.where(self.classes == 1, -_ASIDE, _ASIDE) / self.x_unit
        return np.where(np.isin(places, shared), side, 0.0)

    def belief_sticks(self, chosen: ArrayLike) -> tuple[Points, Points]:
        """Feet and heads, in the frame, of the ``truth_sticks`` of the *chosen* points (k,)."""
        chosen = np.asarray(chosen, dtype=np.int64)
        bases = np.where(self.classes[chosen] == 1, 0.0, 1.0)
        feet, heads = (
            self.to_frame(np.column_stack([self.stems[chosen], heights]))
            for heights in (bases, sigmoid(self.exact[chosen]))
        )
        return feet, heads

    @property
    def beliefs(self) -> Points:
        """The probability that each point's truth was given, shape (n,)."""
        return probability_of_the_truth(self.classes, self.exact)

    def across(self, score: float) -> Line:
        """From the graph at a score to the axis of probabilities."""
        height = float(sigmoid(score))
        return Line(
            self._inside(score, height),
            self.at(self.x_range[0], height),
            stroke_width=3.0,
            color=color("result"),
        )

    def guide(self, score: float) -> VGroup:
        """From a score on the axis up to the graph, and from there to the axis of probabilities."""
        foot, top = (self.at(score, height) for height in (self.y_range[0], float(sigmoid(score))))
        return VGroup(Line(foot, top, stroke_width=3.0, color=color("path")), self.across(score))

    def draw(self, run_time: float) -> Advance:
        """Draw the graph from left to right."""
        return Advance(self.graph, *self.x_range, run_time=run_time)

    def rise(self, mark: Any, score: float, run_time: float) -> Any:
        """Let the mark of a score rise from the axis to the graph."""
        return mark.animate(run_time=run_time).move_to(self._inside(score, float(sigmoid(score))))


_ROLES = ("class_zero", "class_one")
