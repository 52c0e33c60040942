"""Attention: one thing is in focus, and the rest is dimmed until it is needed again."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

from manim import Animation, AnimationGroup, FadeIn, FadeOut, Mobject, Restore

_DIMMED = 0.72
"""The share of its opacity that a dimmed thing loses."""

_out_of_focus: WeakSet[Mobject] = WeakSet()


class Together(AnimationGroup):
    """Animations that a lesson plays at the same time, each on its own.

    As one group they would bring everything that they change to the front: manim adds the group to the scene.
    """


def dim(*mobjects: Mobject) -> AnimationGroup:
    """Let *mobjects* become faint until ``undim``; they stay in place."""
    return Together(*(_dim(mobject) for mobject in mobjects))


def _dim(mobject: Mobject) -> Any:
    mobject.save_state()
    _out_of_focus.update(mobject.get_family())
    return mobject.animate.fade(_DIMMED)


def undim(*mobjects: Mobject) -> AnimationGroup:
    """Give dimmed *mobjects* their opacity back."""
    for mobject in mobjects:
        _out_of_focus.difference_update(mobject.get_family())
    return Together(*(Restore(mobject) for mobject in mobjects))


def is_dimmed(mobject: Mobject) -> bool:
    """Whether *mobject* is dimmed, and so faint on purpose."""
    return mobject in _out_of_focus


def swap(old: Mobject, new: Mobject) -> list[Animation]:
    """Replace *old* by *new*: one fades out, then the other fades in."""
    return [FadeOut(old, run_time=0.4), FadeIn(new, run_time=0.8, rate_func=second_half)]


def first_half(time: float) -> float:
    """A rate that is done after half of the time: what goes leaves room for what comes."""
    return min(1.0, 2 * time)


def second_half(time: float) -> float:
    """A rate that waits for half of the time: what comes waits for what goes."""
    return max(0.0, 2 * time - 1)
