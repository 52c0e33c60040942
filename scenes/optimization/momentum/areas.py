"""Why a swing leaves the root of beta: what a step with momentum does to an area of places and steps."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, Self

import numpy as np
from manim import Dot, FadeIn, VGroup

from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.ravines import ACROSS
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

_CORNER, _SIDE = np.array([0.4, -0.4]), 0.8
"""Of the square at the start: its lower left corner and its side."""

_REACH = 1.7
"""How far the axes reach on both sides of the lowest point, and of no step."""

PUSH = 1.0
"""The learning rate times the curvature: with any momentum, a ball swings at this one."""

_VISIBLE = (0.3, 0.9)
"""A square that keeps less is too thin to be seen, and one that keeps more hardly changes."""

_TURNS = 4
"""How many steps the square is followed."""

PARTS = 3
"""A step keeps a share of the last step, is pushed, and moves."""


def after(places: Points, momentum: float, step: float) -> Points:
    """Where places and steps (n, 2) are after *step* steps of which each has ``PARTS`` parts, as shears are.

    The first part shortens the step, the second changes it by the push, the third moves the place by it.
    """
    moved = np.array(places, dtype=np.float64)
    whole, rest = divmod(step * PARTS, 1.0)
    for part in range(int(whole) + 1):
        share = 1.0 if part < whole else rest
        match part % PARTS:
            case 0:
                moved[:, 1] *= 1 + share * (momentum - 1)
            case 1:
                moved[:, 1] -= share * PUSH * moved[:, 0]
            case _:
                moved[:, 0] += share * moved[:, 1]
    return moved


def ellipses_of(place_and_step: Points, momentum: float) -> list[Points]:
    """The ellipses (n, 2) of a swing: the one through a place and a step (2,), and that after each step.

    Along a complex eigenvector a step is a turn and the factor √β, so each ellipse is √β times the last.
    """
    step = after(np.eye(2), momentum, 1.0).T
    vector = np.linalg.eig(step).eigenvectors[:, 0]
    begin = np.linalg.solve(np.column_stack([vector.real, -vector.imag]), place_and_step)
    turns = complex(*begin) * np.exp(1j * np.linspace(0, 2 * np.pi, 181))
    first = np.outer(turns, vector).real
    return [momentum ** (turn / 2) * first for turn in range(_TURNS + 1)]


class ShrinkingArea(VGroup, Seekable):
    """A square of starts, each a place and a step, as a ball moves them. Time counts steps.

    The ball keeps the given *momentum*, or the nearest at which all can be seen. Its ``middle`` goes from
    one of the ``ellipses`` to the next, which come in by themselves.
    """

    def __init__(self, momentum: float) -> None:
        wide = frame().wide
        box = replace(wide, left=frame().words.right + 1.0, top=frame().safe.top, bottom=wide.bottom + 0.2)
        self.momentum = momentum = float(np.clip(momentum, *_VISIBLE))
        self.steps, self.step = _TURNS, 0.0
        limits = (-_REACH, _REACH)
        names = tint("place between the walls", ACROSS), tint("step", "path")
        self.plot = Plot(box, limits, limits, names=names, ticks=Ticks(x=0, y=0), equal=True)
        zero = [self.plot.to_frame([(x, 0.0) for x in self.plot.x_range])]
        zero.append(self.plot.to_frame([(0.0, y) for y in self.plot.y_range]))
        self.zero, self.bottom = (
            Polyline(zero, "muted", width=2.0),
            self.plot.dot(0.0, 0.0, "result", radius=0.1),
        )
        corners = _CORNER + _SIDE * np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
        ways = np.linspace(0, 1, 12, endpoint=False)[:, None]
        sides = [start + ways * (end - start) for start, end in pairwise(corners)]
        self.outline = np.vstack([*sides, corners[:1]])
        self.area = Polyline([], "path", width=4.0)
        self.area.set_fill(color("path"), opacity=0.45)
        self.start = _CORNER + _SIDE / 2
        self.middle = Dot(radius=0.08, color=color("ink"))
        self.ellipses = VGroup(
            *(
                Polyline([self.plot.to_frame(ellipse)], "result", width=3.0)
                for ellipse in ellipses_of(self.start, momentum)
            )
        )
        self.rows = stack(*formulas.of_an_area(momentum))
        write, areas = partial(number, decimals=4), momentum ** np.arange(_TURNS + 1)
        counted = [
            Reading.of_steps("after step", range(_TURNS + 1), lambda: self.step),
            Reading.of_steps("area left", areas, lambda: self.step, write, "path"),
        ]
        self.numbers = stack(readout(counted), under=self.rows)
        self.left = stack(*formulas.what_is_left(), under=self.numbers)
        super().__init__(self.plot, self.zero, self.area, self.bottom, self.middle)
        self.seek(0.0)

    def all(self) -> VGroup:
        """What is on the stage in the end."""
        return VGroup(self, self.ellipses, self.rows, self.numbers, self.left)

    def seek(self, step: float, /) -> Self:
        """Show where the square is after *step* steps."""
        self.step = step
        self.area.set_runs([self.plot.to_frame(after(self.outline, self.momentum, step))])
        self.middle.move_to(self.plot.at(*after(self.start[None], self.momentum, step)[0]))
        return self

    def first_step(self, lesson: Any) -> None:
        """The three parts of the first step, one after another, each with its row."""
        for done, row in enumerate(self.rows):
            seconds = lesson.phrase_left(1 / (PARTS - done))
            part = Advance(self, done / PARTS, (done + 1) / PARTS, run_time=seconds)
            lesson.play(part, FadeIn(row, run_time=0.6))
