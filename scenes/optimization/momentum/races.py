"""Descents of one ravine side by side: their trails, and their losses after each step."""

from __future__ import annotations

from functools import partial
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from mathkit.optimization.iterate import Trajectory
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.ravines import Ravine
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import decimals_of, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

PLAIN: tuple[Role, str] = ("ink", "plain descent")
BALL: tuple[Role, str] = ("path", "with momentum")
"""The colours and names of the two descents."""


_LARGE = 100.0


def loss_number(loss: float, ended: str = "") -> str:
    """Write a loss with two decimals or two significant digits, and a large one without decimals.

    After the end of a descent, where the loss is no number, *ended* says how it ended.
    """
    if np.isnan(loss):
        return ended
    decimals = 2 if loss >= 1 or loss <= 0 else decimals_of(loss, 2)
    return number(loss, decimals if loss < _LARGE else 0, fixed=loss > 0)


def settings_of(rule: Any) -> VGroup:
    """The learning rate, and below it the share that is kept, if any is."""
    rows = [formulas.rate_of(rule.learning_rate)]
    rows += [formulas.share_kept(rule.momentum)] if hasattr(rule, "momentum") else []
    return VGroup(*rows).arrange(DOWN, buff=0.25, aligned_edge=LEFT)


class Race(VGroup, Seekable):
    """Descents on one ravine: their trails, and above it their losses. Time counts steps.

    Parameters
    ----------
    minimum
        The lowest point, shape (2,).
    descents
        Each with its colour and its name. One that diverges is shown until it leaves the picture.

    When all have left the picture, or are done, the race is over.
    """

    def __init__(
        self,
        ravine: Ravine,
        minimum: Points,
        *descents: tuple[Trajectory[Any], tuple[Role, str]],
    ) -> None:
        self.step, self.ravine = 0.0, ravine
        self.steps = max(len(in_sight(path.points, minimum)) - 1 for path, _ in descents)
        self.trails = [
            Trail(
                ravine.plot.to_frame(in_sight(path.points, minimum)),
                role,
                dot_radius=0.06,
                walker_radius=0.14,
            )
            for path, (role, _) in descents
        ]
        readings = [Reading.of_steps("step", range(self.steps + 1), lambda: self.step)]
        readings += [self._loss_of(path, role, name) for path, (role, name) in descents]
        numbers = readout(readings)
        numbers.move_to((frame().safe.right - 1.4, frame().safe.top, 0.0), aligned_edge=RIGHT + UP)
        super().__init__(*self.trails, numbers)
        # The settings of each descent stand in a line with its loss.
        settings = VGroup(*(settings_of(path.rule).arrange(RIGHT, buff=2 * GAP) for path, _ in descents))
        settings.arrange(DOWN, aligned_edge=LEFT)
        for row, line in zip(settings, numbers[1:], strict=True):
            row.set_y(line[0].get_y())
        self.add(settings.set_x(numbers.get_left()[0] - 0.6 - settings.width / 2))

    def _loss_of(self, path: Trajectory[Any], role: Role, name: str) -> Reading:
        """The loss after each step; a descent that has ended has none any more."""
        ended = "too large" if path.stopped_early else "done"
        losses = np.full(self.steps + 1, np.nan)
        losses[: len(path.values)] = path.values[: self.steps + 1]
        write = partial(loss_number, ended=ended)
        return Reading.of_steps(f"loss, {name}", losses, lambda: self.step, write, role)

    def seek(self, step: float, /) -> Self:
        """Show all of them after *step* steps, or at their ends."""
        self.step = step
        for trail in self.trails:
            trail.seek(min(step, trail.steps))
        return self

    def run(self, run_time: float, begin: float, end: float) -> Advance:
        """All descend at one pace, from one share of the steps to another."""
        return Advance(self, begin * self.steps, end * self.steps, run_time=run_time)
