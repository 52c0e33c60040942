"""A model in training: the rule of a step, running numbers, and the loss over the steps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Self

from manim import VGroup, VMobject

from scenes.stage.axes.panels import Panel
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.readouts import Reading
from scenes.stage.type.typesetting import Points

_AXES = "training steps", "loss while training"
"""The names of what the axes show."""

_SMALLEST = 1e-3
"""A loss below this is not written with its digits."""


class TrainingPanel(Panel[VGroup], Seekable):
    """The rule of a training step, running numbers, and the loss over the steps. Time counts steps.

    Parameters
    ----------
    rule
        The formula of one step; None if the curve needs the room.
    losses
        Before and after each of n steps, shape (n + 1,).
    accuracies
        The share of points that are classified correctly, before and after each step, shape (n + 1,).
    unit
        What a step is called.
    shown
        What the axes show, as ``ranges_of_training`` gives it; what the losses need, by default.
    count
        How many points there are, if the number of those that are right is shown instead of the share.
    """

    def __init__(
        self,
        rule: VMobject | None,
        losses: Points,
        accuracies: Points,
        *,
        unit: str = "step",
        shown: Mapping[str, Any] | None = None,
        count: int | None = None,
    ) -> None:
        self.step = 0.0
        self.losses, self.unit, self.shown = losses, unit, shown or ranges_of_training(losses)
        loss = partial(loss_number, less_than="<", fixed=True)
        readings = [
            Reading.of_steps(unit, range(len(losses)), lambda: self.step),
            Reading.of_steps("loss", losses, lambda: self.step, loss, "slope"),
            Reading.of_steps(
                "right" if count else "classified correctly",
                accuracies,
                lambda: self.step,
                partial(_right, count) if count else percent,
                "result",
            ),
        ]
        super().__init__([rule] if rule else [], readings, self._curve_in)

    def _curve_in(self, box: Box) -> VGroup:
        steps, losses = (self.shown[axis] for axis in _AXES)
        marks = Ticks(x=min(int(steps[1]) + 1, 5), y=3, whole=True)
        first = "the first " if steps[1] < len(self.losses) - 1 else ""
        self.plot = Plot(box, steps, losses, names=(f"{first}{self.unit}s", "loss"), ticks=marks)
        self.falling = GrownCurve.of_steps(self.plot, self.losses, "slope")
        return VGroup(self.plot, self.falling)

    def seek(self, step: float, /) -> Self:
        """Show the training after *step* steps, any number from 0 to n."""
        self.step = step
        self.falling.seek(step)
        return self


def ranges_of_training(losses: Points) -> Mapping[str, tuple[float, float]]:
    """What the axes must show for losses before and after each of n steps, shape (n + 1,)."""
    return dict(zip(_AXES, ((0.0, len(losses) - 1.0), (0.0, 1.05 * float(losses.max()))), strict=True))


def _right(count: int, share: float) -> str:
    return f"{round(share * count)} of {count}"


def loss_number(loss: float, *, less_than: str = "less than", fixed: bool = False) -> str:
    """Write a loss with three decimals: ``0.235``, ``less than 0.001``."""
    if loss < _SMALLEST:
        return f"{less_than} {number(_SMALLEST, 3)}"
    return number(loss, 3, fixed=fixed)
