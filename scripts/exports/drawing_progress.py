"""How much of a part of a lesson is drawn, as far as can be told before its end."""

from __future__ import annotations

from scripts.film.burning import Write
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.footage import OnProgress
from scripts.film.rehearsal import expected_seconds
from scripts.film.subject import Part, Subject

__all__ = ["with_progress"]


def with_progress(write: Write, subject: Subject, part: Part, on_progress: OnProgress) -> Write:
    """Return what writes pictures of a part as *write* does, and says how much is done after each."""
    expected = subject.quality.fps * expected_seconds(subject, part)
    written = 0

    def write_one(picture: Picture, repeat: int, changed: PixelRectangle | None) -> None:
        nonlocal written
        write(picture, repeat, changed)
        written += repeat
        on_progress(min(written / expected, 1.0))

    return write_one
