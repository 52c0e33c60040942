"""What a step leaves of the distance, over the learning rate: for the walls and for the floor of a ravine."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    Create,
    Dot,
    FadeIn,
    Line,
    VGroup,
    VMobject,
)
from numpy.typing import ArrayLike

from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Tuning
from mathkit.optimization.momentum import HeavyBall, remaining_share, swinging_rates
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.ravines import ACROSS, ALONG
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import LEARNING_RATE, MOMENTUM
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

LARGEST_RATE = 4.2
_HIGHEST = 1.15
_SAMPLES = 500

_LOW = 0.4
"""If the curve of the floor stays above this, there is room for words under it."""

_HIGH = 0.79
"""If the curve of the floor stays above this, there is room for three rows under it."""


class Shares(VGroup):
    """A curve for each direction of a ravine: the share of the distance that a step leaves, over the rate.

    Above 1 the distance grows. A dot on each curve marks the present rate.

    Parameters
    ----------
    condition
        The condition number of the ravine; it curves by 1 across and by 1/condition along.
    keeps_steps
        Whether part of each step is kept: then the share holds in the long run only, and thin lines show what
        plain descent leaves.
    """

    def __init__(self, condition: float, rate: float, *, keeps_steps: bool = False) -> None:
        self.curvatures = (1.0, 1 / condition)
        self.plot = Plot(
            frame().wide,
            (0.0, LARGEST_RATE),
            (0.0, _HIGHEST),
            names=(
                tint(f"learning rate ${LEARNING_RATE.letter}$", "dial"),
                "share of the distance left by each step" + ", in the long run" * keeps_steps,
            ),
            ticks=Ticks(x=9, y=5),
        )
        self.one = self.plot.line(0.0, 1.0, 0.0, "muted", width=2.5)
        roles: tuple[Role, Role] = (ACROSS, ALONG)
        self.curves = [Polyline([], role, width=6.0) for role in roles]
        self.plain = VGroup(*(Polyline([], role, width=2.0) for role in roles if keeps_steps))
        self.dots = [Dot(radius=0.13, color=color(role)) for role in roles]
        self.pointer = Line(stroke_width=3.0, color=color("dial"))
        self.flat_name = formulas.height_of_flat_parts()
        self.momentum, self.rate = 0.0, rate
        self.drawn: Points = np.zeros(2)
        rates = np.linspace(0.0, LARGEST_RATE, _SAMPLES)
        for line, curvature in zip(self.plain, self.curvatures, strict=False):
            line.set_runs(self.plot.runs(rates, remaining_share(curvature, rates, 0.0)))
        self.set_state()
        super().__init__(self.plot, self.one, self.plain, *self.curves, self.pointer, *self.dots)

    def readout(self, *, of_momentum: bool = False) -> Readout:
        """Running numbers, apart from the picture: the rate or the momentum, and what is left with it."""
        dialled = (
            Reading(f"momentum ${MOMENTUM.letter}$", lambda: self.momentum, _fixed, "dial")
            if of_momentum
            else Reading(f"learning rate ${LEARNING_RATE.letter}$", lambda: self.rate, _fixed, "dial")
        )
        readings = [
            dialled,
            Reading("left across", lambda: self.at_rate()[0], _fixed, ACROSS),
            Reading("left along", lambda: self.at_rate()[1], _fixed, ALONG),
        ]
        rows = readout(readings)
        rows.move_to((frame().safe.right - 0.6, frame().safe.top, 0.0), aligned_edge=UP + RIGHT)
        return rows

    def at_rate(self) -> tuple[float, float]:
        """The shares left across and along, at the present rate and momentum."""
        across, along = (float(remaining_share(each, self.rate, self.momentum)) for each in self.curvatures)
        return across, along

    def set_state(
        self,
        *,
        momentum: float | None = None,
        rate: float | None = None,
        drawn: ArrayLike | None = None,
    ) -> Self:
        """Draw the curves for a *momentum*, each up to one of the rates *drawn* (2,), and mark a *rate*."""
        self.momentum = self.momentum if momentum is None else float(momentum)
        self.rate = self.rate if rate is None else float(rate)
        self.drawn = self.drawn if drawn is None else np.asarray(drawn, dtype=np.float64)
        plot = self.plot
        for curve, curvature, end in zip(self.curves, self.curvatures, self.drawn, strict=True):
            rates = np.linspace(0.0, max(end, 1e-6), _SAMPLES)
            curve.set_runs(plot.runs(rates, remaining_share(curvature, rates, self.momentum)))
        for dot, share in zip(self.dots, self.at_rate(), strict=True):
            dot.move_to(plot.at(self.rate, min(share, _HIGHEST))).set_opacity(float(share <= _HIGHEST))
        self.pointer.put_start_and_end_on(plot.at(self.rate, 0.0), plot.at(self.rate, _HIGHEST))
        _, end = swinging_rates(1.0, self.momentum)
        # Under the end of the walls' flat part there is room right of the thin line.
        self.flat_name.next_to(plot.at(end, np.sqrt(self.momentum)), DOWN + LEFT, buff=0.35)
        return self

    def tune(self, rule: HeavyBall, run_time: float) -> Tween:
        """Run to the settings of a ball."""
        return tween(self, rate=rule.learning_rate, momentum=rule.momentum, run_time=run_time)

    def ring(self, role: Role) -> Circle:
        """Around the dots, where both directions lose the same, in the colour of a descent."""
        center = self.plot.at(self.rate, max(self.at_rate()))
        return Circle(radius=0.26, color=color(role), stroke_width=5.0).move_to(center)

    def compare_with_plain(self, lesson: Any, best: Tuning[GradientDescent]) -> tuple[Circle, VGroup]:
        """Name the height of the flat parts, and ring what plain descent leaves at its *best*.

        Returns the ring, and both names.
        """
        rate, share = best.rule.learning_rate, best.convergence_rate
        ring = Circle(radius=0.14, color=color("ink"), stroke_width=4.0).move_to(self.plot.at(rate, share))
        root = self.root_of_flat_parts()
        # Over the plot, since at some parameters there is no room for it between the curves.
        name = VGroup(ring.copy(), text(f"plain, at best: {number(share, 3)}")).arrange(RIGHT, buff=GAP)
        name.move_to((frame().words.right + name.width / 2 + GAP, frame().safe.top, 0.0), aligned_edge=UP)
        lesson.play(FadeIn(root, run_time=0.8), Create(ring, run_time=lesson.phrase_left(0.6)))
        lesson.play(FadeIn(name), run_time=0.8)
        return ring, VGroup(root, name)

    def root_of_flat_parts(self) -> VMobject:
        """The height of the flat parts at the present momentum, with its number, under that of the walls."""
        begin, end = swinging_rates(1.0, self.momentum)
        name = formulas.height_of_flat_parts(self.momentum)
        middle = self.plot.at((2 * begin + end) / 3, np.sqrt(self.momentum))
        return label_near(name, middle, DOWN, [*self.curves, *self.plain, self.pointer], box=self.plot.box)

    def name_the_height(self) -> Self:
        """Write √β on the flat part of the walls' curve, where the ball swings, from now on."""
        self.add(self.flat_name)
        return self

    def name_the_crossing(self) -> Written:
        """What both directions leave where their curves cross without momentum: a row off the curves.

        Right of the pointer there is room for the whole equation under a high curve of the floor, and for
        its end under a low one; else its end stands between the arms of the walls' curve.
        """
        condition = 1 / self.curvatures[1]
        if self._floor_at_the_end > _HIGH:
            return formulas.crossing_of_plain(condition).next_to(
                self.plot.at(self.rate, 0.64), RIGHT, buff=0.35
            )
        row = formulas.best_of_plain(condition, named=False)
        if self._floor_at_the_end < _LOW:
            return row.next_to(self.plot.at(self.rate, 0.14), RIGHT, buff=0.35)
        return row.move_to(self.plot.at(1.0, 0.66))

    @property
    def _floor_at_the_end(self) -> float:
        return float(remaining_share(self.curvatures[1], LARGEST_RATE, 0.0))

    def place_beside(self, *rows: Written) -> VGroup:
        """Put *rows* to the right of the walls' curve, under that of the floor or over it."""
        middle = self.plot.at(3.36, 0.77 if self._floor_at_the_end < _LOW else 0.24)
        return VGroup(*rows).arrange(DOWN, buff=0.25, aligned_edge=LEFT).move_to(middle)


def _fixed(value: float) -> str:
    return number(value, 3, fixed=True)
