"""Pictures that show a place in time, and the animation that plays them from one time to another."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Self

import numpy as np
from manim import Animation, VMobject, linear
from numpy.typing import ArrayLike

from scenes.stage.type.typesetting import Points


class Seekable(VMobject):
    """A picture that can show any place in time; ``Advance`` plays it. Subclasses say what time counts."""

    @abstractmethod
    def seek(self, time: float, /) -> Self:
        """Show the picture as it is at *time*, in the picture's own unit."""


class Advance(Animation):
    """Play a picture from one time to another, at an even pace. Its running numbers keep running."""

    def __init__(self, picture: Seekable, start: float, end: float, **options: Any) -> None:
        self.picture, self.start, self.end = picture, start, end
        options.setdefault("rate_func", linear)
        options.setdefault("suspend_mobject_updating", False)
        super().__init__(picture, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        self.picture.seek(self.start + self.rate_func(alpha) * (self.end - self.start))


def at_step(trajectory: ArrayLike, step: float) -> Points:
    """The position (d,) after *step* steps of a trajectory (n + 1, d), straight between two entries.

    Steps below 0 and above n count as 0 and n.
    """
    trajectory = np.asarray(trajectory, dtype=np.float64)
    step = float(np.clip(step, 0, len(trajectory) - 1))
    before = min(int(step), len(trajectory) - 2) if len(trajectory) > 1 else 0
    after = min(before + 1, len(trajectory) - 1)
    position: Points = trajectory[before] + (step - before) * (trajectory[after] - trajectory[before])
    return position
