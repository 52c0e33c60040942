"""A model in training: its loss over the steps, as a curve and as running numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from manim import VGroup

from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import at_step
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, stack

_GAP = 0.4

_NEXT_TO_NOTHING = 1e-3
"""A loss below this is not worth its digits."""


class LossPlot(Plot):
    """Axes for the losses (n + 1,) before and after each of n steps, and a curve that ``seek`` draws.

    *step* says what a step is called.
    """

    def __init__(self, box: Box, losses: Points, *, step: str = "step") -> None:
        self.losses = losses
        steps, highest = len(losses) - 1, 1.05 * float(losses.max())
        super().__init__(
            box,
            (0, steps),
            (0, highest),
            x_ticks=min(steps + 1, 5),
            x_whole=True,
            y_ticks=3,
            x_label=f"{step}s",
            y_label="loss",
        )
        self.falling = Polyline([], "slope", width=4.0)
        self.add(self.falling)

    def seek(self, step: float, /) -> None:
        """Draw the curve as it is after *step* steps, any number from 0 to n."""
        passed = np.append(np.arange(np.floor(step) + 1), step)
        self.falling.set_runs(self.runs(passed, np.interp(passed, np.arange(len(self.losses)), self.losses)))


class TrainingPanel(VGroup):
    """The rule of a training step, running numbers, and the loss over the steps, in the words' box.

    Parameters
    ----------
    rule
        The formula of one step.
    losses
        Before and after each step, shape (n + 1,).
    accuracy
        Gives the share that is called rightly now.
    step
        What a step is called.
    """

    def __init__(
        self, rule: Written, losses: Points, accuracy: Callable[[], float], *, step: str = "step"
    ) -> None:
        self.step = 0.0
        self.losses = losses
        loss = partial(loss_number, less_than="<", fixed=True)
        numbers = readout(
            [
                Reading(step, lambda: np.floor(self.step + 1e-9)),
                Reading("loss", lambda: float(at_step(losses, self.step)), loss, "slope"),
                Reading("called rightly", accuracy, percent, "result"),
            ]
        )
        words = stack(rule, numbers)
        below = Box(
            frame().words.left, frame().words.right, frame().words.bottom, words.get_bottom()[1] - _GAP
        )
        self.plot = LossPlot(below, losses, step=step)
        super().__init__(words, self.plot)

    def seek(self, step: float, /) -> None:
        """Show the training after *step* steps, any number from 0 to n."""
        self.step = step
        self.plot.seek(step)


def loss_number(loss: float, *, less_than: str = "less than", fixed: bool = False) -> str:
    """Write a loss with three decimals: ``0.235``, ``less than 0.001``."""
    if loss < _NEXT_TO_NOTHING:
        return f"{less_than} {number(_NEXT_TO_NOTHING, 3)}"
    return number(loss, 3, fixed=fixed)
