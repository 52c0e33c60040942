from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from scenes.stage.lesson import Lesson, beat
from scenes.stage.shapes.theme import DARK, Theme
from scripts.basis.quality import QUALITIES
from scripts.film.subject import Subject
from scripts.inspection.play import Inspection, inspect_lesson

NARRATION = "These are seven words of plain narration."
Drawing = Callable[[Lesson], None]


def lesson_of(drawing: Drawing, narration: str) -> type[Lesson]:
    """A lesson of one beat that draws *drawing*."""

    def show(lesson: Lesson) -> None:
        drawing(lesson)

    return type(
        "Broken", (Lesson,), {"title": "Broken", "show": beat(narration)(show), "__module__": __name__}
    )


@pytest.fixture(scope="session")
def inspected() -> Callable[..., Inspection]:
    """What the gate finds in a lesson that draws one thing: ``inspected(draw).faults``."""

    def inspect(
        drawing: Drawing,
        *,
        narration: str = NARRATION,
        theme: Theme = DARK,
        pictures: bool = False,
    ) -> Inspection:
        lesson = lesson_of(drawing, narration)
        return inspect_lesson(
            Subject(lesson, lesson.Params(), theme, QUALITIES["l"]), "broken", pictures=pictures
        )

    return inspect


@pytest.fixture(scope="session")
def kinds_in(inspected: Callable[..., Inspection]) -> Callable[..., set[str]]:
    return lambda drawing, **options: {fault.kind for fault, _ in inspected(drawing, **options).faults}


@pytest.fixture(scope="session")
def alike_theme() -> Theme:
    """A theme in which two roles differ by nothing but red and green."""
    palette: Mapping[str, str] = {**DARK.palette, "data": "#C08A40", "second": "#8F9E40"}
    return Theme("alike", MappingProxyType(dict(palette)))
