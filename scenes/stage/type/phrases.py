"""Phrases that follow from what is written: from numbers without their hidden digits, from several names."""

from __future__ import annotations

from collections.abc import Callable, Sequence


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


def enumerated(names: Sequence[str]) -> str:
    """Names, or numbers as they are written, in a sentence: ``action, comedy and romance``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
