"""An order: a film that is asked for; here, and only here, it becomes a lesson at checked parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.basis.quality import Quality
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.catalogue import load_lesson
from scripts.request.course import Course, Entry
from scripts.request.parameters import checked_parameters

if TYPE_CHECKING:
    from scenes.stage.lesson import Ranges
    from scripts.film.subject import Subject


@dataclass(frozen=True)
class Order:
    """An entry of a course with the settings of a run: all that a film follows from, as plain data."""

    entry: Entry
    theme: str
    quality: Quality
    narration_style: NarrationStyle = SILENT
    ranges: Ranges = field(default_factory=dict)
    """Of axes, in the place of the lesson's own."""


def orders_of(course: Course, quality: Quality, narration_style: NarrationStyle = SILENT) -> list[Order]:
    """Return an order for each entry of *course*."""
    return [
        Order(entry, course.theme, quality, narration_style.for_lesson(entry.name))
        for entry in course.entries
    ]


def subject_of(order: Order) -> Subject:
    """Return the lesson that *order* asks for, with its parameters checked. Imports manim and the lesson.

    Raises
    ------
    MathreelError
        If the lesson's file defines no lesson, a parameter is unknown, of the wrong kind or out of its
        bounds, or the fonts lack a letter of the title or of its part's.
    Exception
        Whatever else importing the lesson raises.
    """
    from scenes.stage.shapes.theme import THEMES
    from scenes.stage.type.verbatim import missing_letters
    from scripts.film.subject import Subject

    entry = order.entry
    lesson_class = load_lesson(entry.lesson)
    for named, words in (("the title", entry.title), ("the title of its part", entry.own_part)):
        if letters := missing_letters(words):
            raise MathreelError(
                f"{entry.source}{entry.name}: {named} has letters that the fonts lack: {letters}."
            )
    if entry.title or entry.own_part:
        lesson_class = lesson_class.titled(entry.title, entry.own_part)
    params = checked_parameters(lesson_class.Params, entry.parameters, entry.name, entry.source)
    return Subject(lesson_class, params, THEMES[order.theme], order.quality, order.ranges)
