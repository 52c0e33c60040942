"""Why a swing leaves the root of beta: place and last step as a point, and an area of points."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Animation,
    Create,
    Dot,
    FadeIn,
    Line,
    ReplacementTransform,
    Transform,
    VGroup,
    VMobject,
)

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball, swinging_rates
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.ravines import ACROSS
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.views import View
from scenes.stage.motion.seeking import Advance, Seekable, at_step
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack, text

_SIDE_HEIGHT = 1.1
"""Of the walls from the side."""

_MARGIN = 1.15
"""How far the axes reach, as a multiple of the largest ellipse."""

_SWINGS = 5
"""How many steps of the ball are followed."""

_COPIES = 2
"""How many smaller copies of the first ellipse are shown."""

PARTS = 3
"""A step keeps a share of the last step, is pushed, and moves."""


def rate_of_swings(momentum: float) -> float:
    """The learning rate at which a ball between the walls, which curve by 1, is followed.

    It lies within the flat part of the walls at any momentum, and the ellipses of a swing stand upright.
    """
    return 1 - momentum


def lower_rate(momentum: float) -> float:
    """A learning rate of which the same is true, in the middle between this one and the least of them."""
    least, _ = swinging_rates(1.0, momentum)
    return (least + rate_of_swings(momentum)) / 2


def after(points: Points, rate: float, momentum: float, step: float) -> Points:
    """Where places and last steps (n, 2) are after *step* steps of ``PARTS`` parts each.

    The first part shortens the step, the second changes it by the push, the third moves the place by it.
    """
    moved = np.array(points, dtype=np.float64)
    whole, rest = divmod(step * PARTS, 1.0)
    for part in range(int(whole) + 1):
        share = 1.0 if part < whole else rest
        match part % PARTS:
            case 0:
                moved[:, 1] *= 1 + share * (momentum - 1)
            case 1:
                moved[:, 1] -= share * rate * moved[:, 0]
            case _:
                moved[:, 0] += share * moved[:, 1]
    return moved


def ellipse_of_swings(place: float, rate: float, momentum: float) -> Points:
    """The ellipse (n, 2) of places and last steps that a ball at rest at a *place* is on, where it swings.

    On it α x² + (1 − α − β) x v + β v² is the same for all places x and last steps v. It is the area between
    a point and the one after a step, so each step leaves β of it.
    """
    turn, tilt = np.linspace(0, 2 * np.pi, 181), (1 - rate - momentum) / 2
    root = np.linalg.cholesky([[rate, tilt], [tilt, momentum]])
    circle = np.sqrt(rate) * place * np.array([np.cos(turn), np.sin(turn)])
    return np.asarray(np.linalg.solve(root.T, circle).T)


class Swing(VGroup, Seekable):
    """A ball between the walls, from the side, and its point in the ``plane`` of places and last steps.

    Time counts steps. The first one is slow: the ball rolls, then its step is turned upright.
    """

    def __init__(self, start: float, momentum: float) -> None:
        rate = rate_of_swings(momentum)
        path = heavy_ball(ravine(1.0, np.zeros(2)), (start, 0.0), rate, momentum, _SWINGS)
        self.states = np.column_stack([path.points[:, 0], path.state("velocity")[:, 0]])
        self.settings = stack(formulas.settings_of_a_swing(rate, momentum))
        self.parts = stack(*formulas.parts_of_a_step(), under=self.settings)
        reach = _MARGIN * ellipse_of_swings(start, rate, momentum).max(axis=0)
        self.plane = self._plane(*reach)
        self.side = self._side(reach[0])
        low, high = self.plane.y_range
        self.zero = VGroup(
            self.plane.line(0.0, 0.0, 0.0, "muted", width=2.0),
            Line(self.plane.at(0, low), self.plane.at(0, high), stroke_width=2.0, color=color("muted")),
        )
        places = np.linspace(-reach[0], reach[0], 101)
        self.walls = self.side.curve(places, places**2 / 2, ACROSS)
        self.lowest = self.side.dot(0.0, 0.0, "result", radius=0.1)
        self.ball, self.drop = Dot(radius=0.14, color=color("path")), Polyline([], ACROSS, width=2.5)
        self.last_step = Arrow(np.zeros(2), np.zeros(2), "path", width=6.0)
        self.trail = Trail(self.plane.to_frame(self.states), "path", walker_radius=0.1)
        super().__init__(self.drop, self.last_step, self.trail, self.ball)
        self.seek(0.0)

    @staticmethod
    def _plane(farthest: float, longest: float) -> Plot:
        safe = frame().safe
        box = replace(safe, left=frame().words.right + 1.0, top=safe.top - _SIDE_HEIGHT + GAP)
        names = (
            tint(f"place ${formulas.PLACE}$ between the walls", ACROSS),
            tint(f"last step ${formulas.LAST_STEP}$", "path"),
        )
        ranges = (-farthest, farthest), (-longest, longest)
        return Plot(box, *ranges, names=names, ticks=Ticks(x=9, y=5), equal=True)

    def _side(self, farthest: float) -> View:
        """Over the plane: the loss between the walls, x²/2."""
        box = replace(self.plane.box, bottom=self.plane.box.top + GAP, top=frame().safe.top)
        return View(box, self.plane.x_range, (0.0, farthest**2 / 2))

    @property
    def steps(self) -> int:
        return len(self.states) - 1

    @property
    def scenery(self) -> VGroup:
        """What the ball and its point move in."""
        return VGroup(self.plane, self.zero, self.walls, self.lowest, self.settings, self.parts)

    def seek(self, step: float, /) -> Self:
        """Show the ball, its place, its last step and its point after *step* steps."""
        self.step = step
        place, last = at_step(self.states, step)
        foot, turned = place, step
        if step < 1:
            (before, _), (first, upright) = self.states[:2]
            turned = max(0.0, 2 * step - 1)
            place, foot = before + np.array([min(1.0, 2 * step), turned]) * (first - before)
            last = turned * upright
        at = self.plane.at
        self.ball.move_to(self.side.at(place, place**2 / 2))
        self.drop.set_runs([np.array([self.ball.get_center(), at(place, 0.0)])])
        self.last_step.set_state(start=at(foot, 0.0), end=at(place, last))
        self.trail.seek(turned)
        return self


class ShrinkingArea(VGroup, Seekable):
    """An ellipse of places and last steps as a ball moves them, and the ball at one. Time counts steps.

    Apart from it are the outlines ``ellipses``, before and after each step; what the three parts of a step
    make of an area, ``areas``, and of a ``length``; and ``bars`` as long as the ellipses reach to the right
    along the axis, whatever the rate is.
    """

    def __init__(self, swing: Swing, momentum: float) -> None:
        self.plane, self.side, self.momentum, self.step = swing.plane, swing.side, momentum, 0.0
        self.rate, self.settings = rate_of_swings(momentum), swing.settings
        self.start = swing.states[:1]
        self.place = float(self.start[0, 0])
        self.area = Polyline([], "path", width=4.0)
        self.area.set_fill(color("path"), opacity=0.45)
        self.point, self.ball = Dot(radius=0.1, color=color("ink")), Dot(radius=0.14, color=color("path"))
        self.shares = np.sqrt(momentum) ** np.arange(_COPIES + 1)
        self.ellipses = VGroup(*(Polyline([], "ink", width=2.5) for _ in self.shares))
        self.areas = VGroup(*formulas.of_an_area())
        left = float(swing.parts.get_right()[0]) + 2 * GAP
        for written, part in zip(self.areas, swing.parts, strict=True):
            # Their first and last letters have no part below the line.
            up = part[-1].get_bottom()[1] - written[0].get_bottom()[1]
            written.shift((left - written.get_left()[0], up, 0.0))
        self.length = stack(formulas.of_a_length(momentum), under=swing.parts)
        self.bars = VGroup(*(self._bar(self.place * share) for share in self.shares))
        self.bars.arrange(DOWN, buff=GAP, aligned_edge=LEFT).next_to(
            self.length, DOWN, buff=0.35, aligned_edge=LEFT
        )
        super().__init__(self.area, self.point, self.ball)
        self.set_state()

    def _bar(self, length: float) -> VGroup:
        bar = Line(np.zeros(3), length * self.plane.x_unit * RIGHT, stroke_width=9.0, color=color(ACROSS))
        return VGroup(bar, text(number(length, 3), role=ACROSS).next_to(bar, RIGHT, buff=GAP))

    @property
    def apart(self) -> VGroup:
        """What the film brings in by itself."""
        return VGroup(self.ellipses, self.areas, self.length, self.bars)

    def show_a_step(self, lesson: Any) -> None:
        """What a step does to the area, and what that leaves of lengths at any rate, in three phrases."""
        self._squeeze(lesson)
        lesson.cue()
        self._shear(lesson)
        lesson.cue()
        self._compare_lengths(lesson)

    def _squeeze(self, lesson: Any) -> None:
        """Keep a share of the last step."""
        row = FadeIn(self.areas[0], run_time=0.8)
        lesson.play(Advance(self, 0, 1 / PARTS, run_time=lesson.phrase_left()), row)

    def _shear(self, lesson: Any) -> None:
        """Push and move; then the next ellipse is seen to be the outline."""
        for done, share in ((1, 0.4), (2, 0.6)):
            part = Advance(self, done / PARTS, (done + 1) / PARTS, run_time=lesson.phrase_left(share))
            lesson.play(part, FadeIn(self.areas[done], run_time=0.6))
        lesson.play(Create(self.ellipses[1], run_time=lesson.phrase_left()))

    def _compare_lengths(self, lesson: Any) -> None:
        """Set the ellipses' lengths side by side, and tilt them by another rate; then another step."""
        lesson.play(FadeIn(self.length), *self._fetch(*self.bars[:2]), run_time=1.0)
        rate = lower_rate(self.momentum)
        settings = stack(formulas.settings_of_a_swing(rate, self.momentum))
        tilted = tween(self, self.ellipses[:2], rate=rate, run_time=lesson.phrase_left(0.35))
        lesson.play(tilted, Transform(self.settings, settings))
        lesson.play(Advance(self, 1, 2, run_time=lesson.phrase_left(0.5)))
        lesson.play(Create(self.ellipses[2]), *self._fetch(self.bars[2]), run_time=1.0)

    def _fetch(self, *bars: VMobject) -> list[Animation]:
        """Let bars come from where they are measured in the plane, and their numbers with them."""
        middle = self.plane.at(0, 0)
        measured = [bar[0].copy().shift(middle - bar[0].get_start()) for bar in bars]
        moving = (ReplacementTransform(each, bar[0]) for each, bar in zip(measured, bars, strict=True))
        return [*moving, *(FadeIn(bar[1]) for bar in bars)]

    def set_state(self, *, rate: float | None = None) -> Self:
        """Show the ellipses of a *rate*."""
        self.rate = self.rate if rate is None else float(rate)
        self.outline = ellipse_of_swings(self.place, self.rate, self.momentum)
        for ellipse, share in zip(self.ellipses, self.shares, strict=True):
            ellipse.set_runs([self.plane.to_frame(share * self.outline)])
        return self.seek(self.step)

    def seek(self, step: float, /) -> Self:
        """Show where the ellipse is after *step* steps, and its point."""
        self.step = step
        self.area.set_runs([self.plane.to_frame(after(self.outline, self.rate, self.momentum, step))])
        place, last = after(self.start, self.rate, self.momentum, step)[0]
        self.point.move_to(self.plane.at(place, last))
        self.ball.move_to(self.side.at(place, place**2 / 2))
        return self
