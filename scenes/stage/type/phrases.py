"""Phrases that follow from numbers as they are written, not from their hidden digits."""

from __future__ import annotations

from collections.abc import Callable


def change(
    before: float, after: float, write: Callable[[float], str], *, rises: str, falls: str, stays: str
) -> str:
    """Say how a number has changed: the right one of three phrases, with both numbers as they are written.

    Parameters
    ----------
    before, after
        The number before and after the change.
    write
        Writes a number; two numbers that are written alike count as equal.
    rises, falls, stays
        The phrases; ``{before}`` and ``{after}`` are replaced by the numbers.
    """
    first, last = write(before), write(after)
    phrase = stays if first == last else rises if after > before else falls
    return phrase.format(before=first, after=last)
