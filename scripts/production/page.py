"""The course as one page: every film with its chapters, transcript, parameters and results.

The page stands alone: it needs no server and no network. A browser refuses to read a captions file beside a
page that was opened from the disk, so the captions travel inside the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from scripts.production.captions import captions, sentences, vtt_text
from scripts.production.files import write_whole
from scripts.production.records import BeatRecord, CourseRecord

_SHOWN_ITEMS = 6
"""How many entries of an array are written out before the rest is only counted."""


def write_page(course: CourseRecord, folder: Path) -> Path:
    """Write ``index.html`` for a course into the folder that its files are in, and return its path."""
    page = folder / "index.html"
    write_whole(page, _environment().get_template("index.html.j2").render(course=course, cues=_cues(course)))
    return page


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("scripts.production"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        clock=_clock, spoken_length=_spoken_length, readable=_readable, bounds=_bounds, sentences=_sentences
    )
    return environment


@dataclass(frozen=True)
class _Narration:
    """A beat of course.json as captions want it."""

    narration: str
    start: float
    end: float


def _narration(beat: BeatRecord) -> _Narration:
    return _Narration(beat["narration"], beat["start"], beat["end"])


def _sentences(beat: BeatRecord) -> list[Any]:
    return sentences(_narration(beat))


def _cues(course: CourseRecord) -> dict[str, list[tuple[float, float, str]]]:
    """The captions of each lesson: start, end and text."""
    return {
        lesson["name"]: [
            (cue.start.total_seconds(), cue.end.total_seconds(), vtt_text(cue.content))
            for cue in captions(map(_narration, lesson["beats"]))
        ]
        for part in course["parts"]
        for lesson in part["lessons"]
    }


def _clock(seconds: float) -> str:
    """Write a time as players do: 1:05, or 1:02:03 from an hour on."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _spoken_length(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes else f"{round(seconds)} s"


def _readable(value: Any) -> str:
    """Write a parameter or a fact for people: few digits, long arrays cut short."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.6g}".replace("-", "−")
        case list() | tuple():
            return _readable_items(value)
        case dict():
            return ", ".join(f"{key}: {_readable(item)}" for key, item in value.items())
        case _:
            return str(value)


def _readable_items(items: Sequence[Any]) -> str:
    shown = ", ".join(map(_readable, items[:_SHOWN_ITEMS]))
    rest = f", … ({len(items)} in all)" if len(items) > _SHOWN_ITEMS else ""
    return f"({shown}{rest})"


def _bounds(minimum: float | None, maximum: float | None) -> str:
    """Write the range of a parameter; None is a bound that is not there."""
    match minimum, maximum:
        case None, None:
            return "any"
        case _, None:
            return f"from {_readable(minimum)}"
        case None, _:
            return f"up to {_readable(maximum)}"
        case _:
            return f"{_readable(minimum)} to {_readable(maximum)}"
