"""Leading the eye: one thing in focus, the rest dimmed until it is needed again."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

from manim import Animation, AnimationGroup, FadeIn, FadeOut, Mobject, Restore

_DIMMED = 0.72
"""How much of their ink things lose while they are not talked about."""

_out_of_focus: WeakSet[Mobject] = WeakSet()


class Together(AnimationGroup):
    """Animations that a lesson plays side by side, each for itself.

    As one group they would bring all that they change to the front: manim adds the group to the stage.
    """


def dim(*mobjects: Mobject) -> AnimationGroup:
    """Step back: *mobjects* stay in place, faint, until ``undim`` brings them back."""
    return Together(*(_dim(mobject) for mobject in mobjects))


def _dim(mobject: Mobject) -> Any:
    mobject.save_state()
    _out_of_focus.update(mobject.get_family())
    return mobject.animate.fade(_DIMMED)


def undim(*mobjects: Mobject) -> AnimationGroup:
    """Give dimmed *mobjects* their ink back."""
    for mobject in mobjects:
        _out_of_focus.difference_update(mobject.get_family())
    return Together(*(Restore(mobject) for mobject in mobjects))


def is_dimmed(mobject: Mobject) -> bool:
    """Whether *mobject* has stepped back, and is faint on purpose."""
    return mobject in _out_of_focus


def swap(old: Mobject, new: Mobject) -> list[Animation]:
    """Let *new* take the place of *old* on the stage: one goes, then the other comes."""
    return [FadeOut(old, run_time=0.4), FadeIn(new, run_time=0.8, rate_func=_second_half)]


def _second_half(time: float) -> float:
    return max(0.0, 2 * time - 1)
