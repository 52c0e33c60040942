"""How much of a part of a lesson is drawn, as far as can be told before its end."""

from __future__ import annotations

from scenes.stage.lesson.narration import reading_time
from scripts.film.burning import Write
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.footage import OnProgress
from scripts.film.rehearsal import script_of
from scripts.film.subject import Part, Subject

__all__ = ["expected_seconds", "with_progress"]

_REST = 0.6
"""Seconds for which a beat rests after its words."""


def expected_seconds(subject: Subject, part: Part) -> float:
    """Return about how long a part lasts: as long as it takes to read it, and a rest after each beat."""
    script = script_of(subject)
    if part.phrase is not None:
        return reading_time(script[part.beats[0]].phrases[part.phrase - 1]) / subject.params.pace
    words = sum(reading_time(script[name].narration) for name in part.beats)
    return words / subject.params.pace + _REST * len(part.beats)


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
