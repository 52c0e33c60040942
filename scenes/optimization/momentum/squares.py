"""Why the best share has to do with a root: where the flat parts meet, the pushes are squares."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Line,
    Rectangle,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from mathkit.optimization.iterate import Tuning
from mathkit.optimization.momentum import HeavyBall
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.corners import beside_the_title
from scenes.optimization.momentum.ravines import ACROSS, ALONG
from scenes.stage.motion.growing import grow
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import fit, text

_SIDE = 4.2
"""Of the larger square, in manim units."""

_BASE = 0.8
"""How far the bases of the strips are above the lower edge of the picture: lengths stand between."""

_ACROSS, _ROWS = -1.6, 2.85
"""Where the strip of the walls and the rows of formulas begin, from the middle of the frame."""

_DULL = 0.45
"""The opacity of areas that are not the one spoken of."""


class Strip(VGroup):
    """A step of a ball as a strip of height one, with what is kept and the push as areas.

    The unit is the distance from the lowest point before the step. After it, √β is left, on the other side if
    the ball ``flips``. What is kept is √β times the step, and the push makes up the rest: the step without
    what is kept, or, if the ball flips and what is kept points back, with it.

    Parameters
    ----------
    corner
        The lower left corner, shape (2,), in the frame.
    unit
        In manim units.
    root
        √β.
    role
        The direction of the ravine.
    """

    def __init__(self, corner: Points, unit: float, root: float, role: Role, *, flips: bool) -> None:
        self.corner, self.unit, self.root = corner, unit, root
        self.width_of_step = 1 + root if flips else 1 - root
        low, high = (1.0, 1 + root) if flips else (0.0, root)
        self.line = Line(self.at(0, 0), self.at(1, 0), stroke_width=9.0, color=color(role))
        self.lowest = Dot(self.at(1, 0), radius=0.1, color=color("result"))
        self.ball = Dot(self.at(0, 0), radius=0.14, color=color("path"))
        self.arrow = Arrow(self.at(0, 0), self.at(self.width_of_step, 0), "path", width=9.0)
        self.step = self._area(0.0, 1.0, "path", opacity=0.15, width=4.0)
        self.kept = self._area(low, high, "path", opacity=_DULL)
        self.push = self._area(*((0.0, high) if flips else (high, 1.0)), "slope", opacity=0.6, width=5.0)
        named: list[tuple[str, Role, VMobject, Points]] = [("step", "path", self.step, LEFT)]
        named.append(("kept", "path", self.kept, LEFT if flips else RIGHT))
        if not flips:
            named.append(("push", "slope", self.push, RIGHT))
        self.names = VGroup(
            *(text(word, role=each).next_to(area, side, buff=GAP) for word, each, area, side in named)
        )
        self.lengths = VGroup(
            *(self._length(*each) for each in formulas.lengths_of_a_step(root, flips=flips))
        )
        super().__init__(self.line, self.lowest, self.ball)

    def at(self, x: float, y: float) -> Points:
        """The point of the frame so far from the corner, in units of the distance."""
        return np.array([*(self.corner + self.unit * np.array([x, y])), 0.0])

    def _area(self, low: float, high: float, role: Role, *, opacity: float, width: float = 0.0) -> Rectangle:
        """As wide as the step, between two heights."""
        area = Rectangle(stroke_width=width, color=color(role), fill_color=color(role), fill_opacity=opacity)
        (left, bottom, _), (right, top, _) = self.at(0, low), self.at(self.width_of_step, high)
        area.set_points_as_corners(Box(left, right, bottom, top).corners)
        return area

    def rolls(self, run_time: float) -> tuple[Any, Animation]:
        """The ball goes the step, and its arrow grows."""
        ball: Any = self.ball
        return ball.animate(run_time=run_time).move_to(self.arrow.end), grow(self.arrow, run_time=run_time)

    def _length(self, written: VMobject, middle: float) -> VMobject:
        return written.next_to(self.at(middle, 0), DOWN, buff=0.3)


class PushSquares(VGroup):
    """A step along the floor and one across, where the flat parts meet: both pushes are squares.

    Apart from it are the ``rows`` of formulas, and the ``tiles`` that cut the larger square into smaller
    ones.
    """

    def __init__(self, condition: float, best: Tuning[HeavyBall]) -> None:
        root, wide = best.convergence_rate, frame().wide
        unit, base = _SIDE / (1 + root), wide.bottom + _BASE
        self.floor = Strip(np.array([wide.left + 0.95, base]), unit, root, ALONG, flips=False)
        self.walls = Strip(np.array([_ACROSS, base]), unit, root, ACROSS, flips=True)
        self.both = (self.floor, self.walls)
        top = base + _SIDE + 0.35
        self.titles = VGroup(
            *(
                text(title, role=role).stand_on(top).align_to(strip.step, LEFT)
                for title, role, strip in zip(("along", "across"), (ALONG, ACROSS), self.both, strict=True)
            )
        )
        self.settings = beside_the_title(
            formulas.where_flat_parts_meet(best.rule.learning_rate, best.rule.momentum)
        )
        self.squares, self.roots, root_of_best = formulas.where_they_meet(condition)
        self.rows = VGroup(*formulas.pushes(), self.squares, root_of_best, formulas.best_of_plain(condition))
        for row in (*self.rows, self.roots):
            fit(row, width=wide.right - _ROWS)
        self.rows.arrange(DOWN, buff=0.3, aligned_edge=LEFT)
        self.rows.move_to((_ROWS, top, 0.0), aligned_edge=UP + LEFT)
        self.roots.move_to(self.squares, aligned_edge=LEFT)
        self.kept = formulas.kept_of_a_step()
        self.kept.next_to(self.titles[0], DOWN, buff=0.25, aligned_edge=LEFT)
        self.tiles = self._tiles(1 - root)
        super().__init__(*self.both, self.titles, self.settings)

    def _tiles(self, side: float) -> Polyline:
        """Lines across the larger square, as far apart as the smaller one is wide."""
        at, whole = self.walls.at, self.walls.width_of_step
        cuts = np.arange(side, whole - side / 100, side)
        ways = [(at(cut, 0), at(cut, whole)) for cut in cuts] + [(at(0, cut), at(whole, cut)) for cut in cuts]
        return Polyline([np.array(way) for way in ways], "ink", width=2.5)

    def compare_pushes(self, lesson: Any) -> None:
        """The steps; what is kept, and the pushes; how many times the one goes into the other."""
        self._step(lesson)
        lesson.cue()
        self._push(lesson)
        lesson.cue()
        self._compare(lesson)

    def _step(self, lesson: Any) -> None:
        """Both balls go a step, which rises to a strip of height one."""
        rolling = lesson.phrase_left(0.3)
        lesson.play(*(roll for strip in self.both for roll in strip.rolls(rolling)))
        words = FadeIn(*(part for strip in self.both for part in (strip.lengths, strip.names[0])))
        lesson.play(words, *(_rise(strip.step) for strip in self.both), run_time=lesson.phrase_left(0.7))

    def _push(self, lesson: Any) -> None:
        """What is kept is part of the step on the floor, and comes on top across; then the pushes."""
        kept = [_rise(strip.kept) for strip in self.both]
        names = [FadeIn(strip.names[1]) for strip in self.both]
        lesson.play(*kept, *names, FadeIn(self.kept), run_time=lesson.phrase_left(0.45))
        for strip, row in zip(self.both, self.rows, strict=False):
            lesson.play(FadeIn(strip.push, *strip.names[2:], row), run_time=lesson.phrase_left(0.5))

    def _compare(self, lesson: Any) -> None:
        """The smaller square goes into the corner of the larger one, which it tiles."""
        tile = self.floor.push.copy().set_fill(color("ink"), opacity=0.6)
        corner = tile.copy().move_to(self.walls.at(0, 0), aligned_edge=DOWN + LEFT)
        lesson.play(ReplacementTransform(tile, corner), run_time=lesson.phrase_left(0.2))
        tiled = FadeOut(corner), Create(self.tiles), FadeIn(self.squares)
        lesson.play(*tiled, run_time=lesson.phrase_left(0.35))
        lesson.play(ReplacementTransform(self.squares, self.roots), run_time=lesson.phrase_left(0.5))
        lesson.play(FadeIn(*self.rows[3:]), run_time=0.8)

    @property
    def apart(self) -> VGroup:
        """All that the film brings in by itself."""
        parts = (each for strip in self.both for each in (strip.arrow, strip.step, strip.kept, strip.push))
        words = (each for strip in self.both for each in (strip.lengths, strip.names))
        return VGroup(*parts, *words, self.kept, *self.rows, self.roots, self.tiles)


def _rise(area: Rectangle) -> ReplacementTransform:
    """An area grows from its lower side."""
    return ReplacementTransform(area.copy().stretch(0.001, 1, about_edge=DOWN), area)
