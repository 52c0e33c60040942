"""A clip within a limit of megabytes: first fewer pictures a second, then smaller pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

MEGABYTE = 1_000_000
_RATES = (25, 20, 10, 5)
"""Pictures a second that a GIF, which counts in hundredths, can show evenly."""

_SLOW = 10
"""At fewer pictures a second than this, smaller pictures look better."""

_NARROWEST = 160


@dataclass(frozen=True)
class ClipSize:
    """How wide the pictures are, and how many there are in a second."""

    width: int
    fps: int


class TooLargeError(ValueError):
    """Even the smallest pictures take more room than there is."""


def write_within(limit: int | None, wanted: ClipSize, write: Callable[[ClipSize], int]) -> ClipSize:
    """Write smaller and smaller until it fits.

    Parameters
    ----------
    limit
        How many bytes there may be, if there is a limit.
    wanted
        What to begin with.
    write
        Writes the clip at a size, and returns how many bytes that took.

    Returns
    -------
    ClipSize
        The first size tried that fits.

    Raises
    ------
    TooLargeError
        If nothing fits.
    """
    size = wanted
    while (taken := write(size)) > (limit or taken):
        assert limit is not None
        smaller = _smaller(size, limit / taken)
        if smaller.width < _NARROWEST:
            raise TooLargeError(
                f"at {size.width} pixels and {size.fps} pictures a second the clip still takes "
                f"{taken / MEGABYTE:.2f} MB"
            )
        size = smaller
    return size


def _smaller(size: ClipSize, share: float) -> ClipSize:
    """The next size to try, when only this share of what the last one took is allowed."""
    slower = next((rate for rate in _RATES if _SLOW <= rate < size.fps), None)
    if slower is not None:
        return replace(size, fps=slower)
    scale = min(0.9, max(0.5, 0.97 * share**0.5))
    return replace(size, width=2 * int(size.width * scale / 2))
