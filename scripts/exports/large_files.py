"""What is said of a .mov file that is large, before it is made and after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.exports.limits import MEGABYTE

if TYPE_CHECKING:
    from scripts.film.subject import Part, Subject

__all__ = ["expected_size", "size_if_large"]

_LARGE = 30 * MEGABYTE
"""A .mov file larger than this is worth a word."""

_MOV_BYTES = 1.0
"""Of each pixel of each frame of a .mov, roughly: beats of several lessons took 0.8 to 1.7."""


def expected_size(target: Path, subject: Subject, part: Part) -> str:
    """Return about how large a .mov file will be, and what it is good for, if it will be large."""
    from scripts.film.rehearsal import expected_seconds

    quality = subject.quality
    frames = expected_seconds(subject, part) * quality.fps
    size = _MOV_BYTES * quality.width * quality.height * frames
    if target.suffix.lower() != ".mov" or size < _LARGE:
        return ""
    roughly = float(f"{size / MEGABYTE:.1g}")
    in_words = f"{roughly:.0f} MB" if roughly < 1000 else f"{roughly / 1000:.0f} GB"
    return (
        f"It will be large, roughly {in_words}: a .mov is for video editing; "
        "a .webm is as transparent and far smaller."
    )


def size_if_large(path: Path) -> str:
    """Return how large a .mov file is, if it is large."""
    size = path.stat().st_size
    return f"{size / MEGABYTE:.0f} MB." if path.suffix.lower() == ".mov" and size >= _LARGE else ""
