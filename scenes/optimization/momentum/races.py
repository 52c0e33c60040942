"""Descents of one ravine side by side: their trails, and their losses after each step."""

from __future__ import annotations

from typing import Self

from manim import LEFT, RIGHT, UP, VGroup

from mathkit.optimization.iterate import Rule, Trajectory
from scenes.optimization.momentum import words
from scenes.optimization.momentum.ravines import Ravine
from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.motion.trails import Trail
from scenes.stage.pictures.landscapes import in_sight
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points

PLAIN: tuple[Role, str] = ("ink", "plain descent")
BALL: tuple[Role, str] = ("path", "with momentum")
"""The colours and names of the two descents."""


_LARGE = 100.0


def loss_number(loss: float) -> str:
    """Write a loss with three decimals or two significant digits, and a large one without decimals."""
    return number(loss, 3 if loss < _LARGE else 0)


class Race(VGroup, Seekable):
    """Descents on one ravine: their trails, and above it their losses. Time counts steps.

    Parameters
    ----------
    minimum
        The lowest point, shape (2,).
    descents
        Each with its colour and its name. One that diverges is shown until it leaves the picture.
    momentum
        What is kept of a step, if it is to be written beside the losses.
    """

    def __init__(
        self,
        ravine: Ravine,
        minimum: Points,
        *descents: tuple[Trajectory[Rule], tuple[Role, str]],
        momentum: float | None = None,
    ) -> None:
        self.step, self.ravine = 0.0, ravine
        self.steps = max(path.steps for path, _ in descents)
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
        readings += [
            Reading.of_steps(f"loss, {name}", path.values, lambda: self.step, loss_number, role)
            for path, (role, name) in descents
        ]
        numbers = readout(readings)
        numbers.move_to((frame().safe.right - 1.4, frame().safe.top, 0.0), aligned_edge=RIGHT + UP)
        super().__init__(*self.trails, numbers)
        if momentum is not None:
            self.add(words.share_kept(momentum).next_to(numbers, LEFT, buff=0.8))

    def seek(self, step: float, /) -> Self:
        """Show all of them after *step* steps, or at their ends."""
        self.step = step
        for trail in self.trails:
            trail.seek(min(step, trail.steps))
        return self

    def run(self, run_time: float, begin: float, end: float) -> Advance:
        """All descend at one pace, from one share of the steps to another."""
        return Advance(self, begin * self.steps, end * self.steps, run_time=run_time)
