"""Phrases that follow from numbers as they are written, not from digits that nobody sees."""

from __future__ import annotations

from collections.abc import Callable


def change(
    before: float, after: float, write: Callable[[float], str], *, rises: str, falls: str, stays: str
) -> str:
    """Say how a number has changed: the phrase for its way, with both numbers filled in as they are written.

    Parameters
    ----------
    before, after
        The number then and now.
    write
        How it is written; two numbers that are written alike count as equal.
    rises, falls, stays
        What to say in each case; ``{before}`` and ``{after}`` take the numbers.
    """
    first, last = write(before), write(after)
    phrase = stays if first == last else rises if after > before else falls
    return phrase.format(before=first, after=last)
