"""The course as one page: every film with its chapters, transcript, parameters and results.

The page stands alone: it needs no server and no network. A browser refuses to read a captions file beside a
page that was opened from the disk, so the captions travel inside the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from scenes.stage.theme import DARK, LIGHT, ROLES
from scripts.production.captions import Told, captions, sentences, vtt_text
from scripts.production.files import write_whole
from scripts.production.records import BeatRecord, CourseRecord

_SHOWN_ITEMS = 6
"""How many entries of an array are written out before the rest is only counted."""


def write_page(course: CourseRecord, folder: Path) -> Path:
    """Write ``index.html`` for a course into the folder that its files are in, and return its path."""
    page = folder / "index.html"
    write_whole(
        page,
        _environment()
        .get_template("index.html.j2")
        .render(
            course=course,
            colours=[(role, LIGHT.palette[role], DARK.palette[role]) for role in ROLES],
            cues=_cues(course),
            prerequisites=_prerequisites(course),
        ),
    )
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
        clock=_clock,
        spoken_length=_spoken_length,
        readable=_readable,
        bounds=_bounds,
        sentences=_sentences,
        form=_form,
    )
    return environment


def _told(beat: BeatRecord) -> Told:
    return Told(beat["narration"], beat["start"], beat.get("spoken_until", beat["end"]))


def _sentences(beat: BeatRecord) -> list[tuple[str, float, float]]:
    """The sentences of a beat as HTML, formulas drawn, with the seconds in which they are told."""
    known = beat.get("sentences")
    if known is None:
        return [(escape(spoken.text), spoken.start, spoken.end) for spoken in sentences(_told(beat))]
    return [(Markup(sentence["html"]), sentence["start"], sentence["end"]) for sentence in known]


def _prerequisites(course: CourseRecord) -> dict[str, list[tuple[str, str | None]]]:
    """What comes before each lesson: titles, each with the name of its film if the course has one."""
    lessons = [lesson for part in course["parts"] for lesson in part["lessons"]]
    films = {lesson["lesson"]: lesson for lesson in reversed(lessons)}  # the first film of a lesson
    return {
        lesson["name"]: [
            (films[name]["title"], films[name]["name"]) if name in films else (_words(name), None)
            for name in lesson["prerequisites"]
        ]
        for lesson in lessons
    }


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _form(file: str) -> str:
    """Name the form of slides for people."""
    path = Path(file)
    forms = {".pdf": "Handout", ".zip": "Slides for manim-slides", ".html": "Slides for the browser"}
    form = forms.get(path.suffix, "Slides for PowerPoint")
    name = path.parent.name if path.name == "index.html" else path.stem
    return f"{form}: {name}"


def _cues(course: CourseRecord) -> dict[str, list[tuple[float, float, str]]]:
    """The captions of each lesson: start, end and text."""
    return {
        lesson["name"]: [
            (cue.start.total_seconds(), cue.end.total_seconds(), vtt_text(cue.content))
            for cue in captions(map(_told, lesson["beats"]))
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
