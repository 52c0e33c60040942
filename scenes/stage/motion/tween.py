"""Run a picture's state from what it is to something else.

A picture that shows a state has ``set_state(...)``, with named arguments in their own units, and keeps each
of them as an attribute of the same name. (manim's own ``set`` takes any attribute and draws nothing.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Animation, Mobject, VGroup, VMobject, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage.motion.seeking import at_step

Value = NDArray[np.float64]
Way = Callable[[Value, Value, float], Any]
"""What a value is on its way: given the first, the last, and the share of the way, from 0 to 1."""


def straight_way(first: Value, last: Value, share: float) -> Any:
    """In equal differences."""
    return first + share * (last - first)


def reciprocal_way(first: Value, last: Value, share: float) -> Any:
    """One over the value runs in equal differences; values may be infinite."""
    with np.errstate(divide="ignore"):
        return 1 / straight_way(1 / first, 1 / last, share)


def along(trajectory: ArrayLike) -> Way:
    """Through the positions of a trajectory (n + 1, …), the same time from each to the next."""
    positions = np.asarray(trajectory, dtype=np.float64)
    return lambda _first, _last, share: at_step(positions, share * (len(positions) - 1))


def proportional_way(first: Value, last: Value, share: float) -> Any:
    """In equal factors; both values are positive."""
    return first * (last / first) ** share


class Tween(Animation):
    """Run the state of a picture to other values: see ``tween``."""

    def __init__(
        self, picture: Any, moving: Mobject, state: dict[str, Any], way: Way, **options: Any
    ) -> None:
        self.picture, self.way = picture, way
        self.first = {name: np.asarray(getattr(picture, name), dtype=np.float64) for name in state}
        self.last = {name: np.asarray(value, dtype=np.float64) for name, value in state.items()}
        super().__init__(moving, **options)

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        self.picture.set_state(
            **{name: self.way(self.first[name], self.last[name], share) for name in self.first}
        )


def tween(
    picture: Any,
    *others: VMobject,
    on: VMobject | None = None,
    run_time: float = 1.0,
    rate_func: Callable[[float], float] = smooth,
    way: Way = straight_way,
    **state: Any,
) -> Tween:
    """Let the state of a picture run from what it is to other values: ``tween(bell, mean=2, deviation=0.5)``.

    Parameters
    ----------
    picture
        Something with ``set_state`` and an attribute for each of its arguments. What is not given stays.
    others
        What moves along with it, though it is no member of the picture.
    on
        The part of the picture that is on the scene and moves, the lowest if there are several; needed where
        the lesson shows the parts of a picture one by one. The whole picture unless it is given.
    way
        How a value runs between the two: straight, unless another way is given.
    state
        The values at the end, numbers or arrays, by the names of ``set_state``.
    """
    whole = VGroup(picture, *others) if others else picture
    moving = whole if on is None else on  # what has no points yet counts as false
    return Tween(picture, moving, state, way, run_time=run_time, rate_func=rate_func)
