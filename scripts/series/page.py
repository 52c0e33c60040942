"""The course as one page: all films to choose from, each with its chapters, transcript, parameters and facts.

The page stands alone: it needs no server and no network. A browser refuses to read a captions file of a
page that was opened from the disk, so the captions travel inside the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from scenes.stage.shapes.theme import DARK, LIGHT, ROLES
from scripts.basis.templates import page_templates
from scripts.basis.text import clock, visible
from scripts.engine.facts import is_matrix, shown_facts
from scripts.narration.captions import TimedText, captions, vtt_text
from scripts.request.parameter_text import readable
from scripts.request.parameters import ParameterRecord
from scripts.series.map.course_map import NODE_HEIGHT, NODE_WIDTH, course_map
from scripts.series.records import BeatRecord, CourseRecord, LessonRecord

_AS_GOOD_AS_NONE = 2**31 - 1
"""The bound of a seed, which no viewer needs to know."""


def write_page(course: CourseRecord, folder: Path) -> Path:
    """Write ``index.html`` for a course into the folder that its files are in, and return its path."""
    page = folder / "index.html"
    page.write_text(
        page_template("index.html.j2").render(
            course=course,
            lessons=_lessons(course),
            data=_data(course),
            prerequisites=_prerequisites(course),
            map=course_map(course),
            node_width=NODE_WIDTH,
            node_height=NODE_HEIGHT,
        ),
        encoding="utf-8",
    )
    return page


def page_template(name: str) -> Template:
    """Return the template of a page, which writes times, values and colours as all pages do."""
    environment = page_templates(__package__)
    environment.filters.update(
        clock=clock,
        spoken_length=_spoken_length,
        readable=readable,
        values=_values,
        drawn=Markup,
        form=_form,
        shown_facts=shown_facts,
    )
    environment.tests["matrix"] = is_matrix
    environment.globals["colours"] = [(role, LIGHT.palette[role], DARK.palette[role]) for role in ROLES]
    return environment.get_template(name)


def _lessons(course: CourseRecord) -> list[LessonRecord]:
    return [lesson for part in course["parts"] for lesson in part["lessons"]]


def _prerequisites(course: CourseRecord) -> dict[str, list[tuple[str, str | None]]]:
    """What comes before each lesson: titles, each with the name of its film if the course has one."""
    lessons = _lessons(course)
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


def _data(course: CourseRecord) -> dict[str, dict[str, Any]]:
    """What the page needs to play each lesson and to search in it."""
    return {
        lesson["name"]: {
            "cues": cues_of(lesson["beats"]),
            "phrases": [
                (round(phrase["start"], 2), visible(phrase["text"]))
                for beat in lesson["beats"]
                for phrase in beat["phrases"]
            ],
        }
        for lesson in _lessons(course)
    }


def cues_of(beats: Sequence[BeatRecord]) -> list[tuple[float, float, str]]:
    """The captions of a film: start, end and text."""
    return [
        (cue.start.total_seconds(), cue.end.total_seconds(), vtt_text(cue.content))
        for cue in captions(
            TimedText(phrase["text"], phrase["start"], phrase["end"])
            for beat in beats
            for phrase in beat["phrases"]
        )
    ]


def _spoken_length(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes else f"{round(seconds)} s"


def _values(parameter: ParameterRecord) -> str:
    """Write what values a parameter takes: the range of a number, or what kind they are."""
    if isinstance(parameter["value"], list):  # each of its numbers may have a range of its own
        return parameter["kind"]
    match parameter["minimum"], parameter["maximum"]:
        case None, None:
            return parameter["kind"]
        case minimum, maximum if minimum is not None and (maximum is None or maximum >= _AS_GOOD_AS_NONE):
            return f"from {readable(minimum)}"
        case None, maximum:
            return f"up to {readable(maximum)}"
        case minimum, maximum:
            return f"{readable(minimum)} to {readable(maximum)}"
