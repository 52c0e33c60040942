"""The plan: which films a course asks for, each with its parameters checked and its digest known."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from scripts.production.catalogue import LessonFile, load_lesson
from scripts.production.course import Course, Entry
from scripts.production.digest import film_digest
from scripts.production.errors import MathreelError
from scripts.production.farm import Farm
from scripts.production.memory import Memory
from scripts.production.parameters import checked_parameters
from scripts.production.quality import Quality


@dataclass(frozen=True)
class Film:
    """One film to be: a lesson at its parameters, under the name by which the course calls it."""

    name: str
    lesson: LessonFile
    part: str
    title: str
    summary: str
    prerequisites: tuple[str, ...]
    parameters: dict[str, Any]
    theme: str
    quality: Quality
    digest: str

    def settings(self) -> dict[str, Any]:
        """What decides how the film looks, its sources apart."""
        return {
            "parameters": self.parameters,
            "theme": self.theme,
            "quality": asdict(self.quality),
        }


@dataclass(frozen=True)
class Fault:
    """What went wrong with one film, in a sentence and at length."""

    name: str
    sentence: str
    log: str


@dataclass(frozen=True)
class Order:
    """An entry of a course with the settings of a run: all that a film is planned from."""

    entry: Entry
    theme: str
    quality: Quality


_FILM = TypeAdapter(Film)


def plan_films(course: Course, quality: Quality, farm: Farm) -> tuple[list[Film], list[Fault]]:
    """Return the films of *course* in order, and the faults of lessons that cannot even be loaded.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    memory = Memory()
    orders = [Order(entry, course.theme, quality) for entry in course.entries]
    films = {order.entry.name: _recall(memory, order) for order in orders}
    faults = []
    for order, planned in farm.run(plan_film, [order for order in orders if films[order.entry.name] is None]):
        result = planned.result()
        if isinstance(result, Fault):
            faults.append(result)
        else:
            films[order.entry.name] = result
            memory.keep(asdict(order), _FILM.dump_python(result, mode="json"))
    return [film for film in films.values() if film is not None], faults


def plan_film(order: Order) -> Film | Fault:
    """Check the parameters of one entry and find its digest. Imports the lesson, so it runs in a worker."""
    entry = order.entry
    try:
        lesson = load_lesson(entry.lesson)
        params = checked_parameters(lesson.Params, entry.parameters, entry.name, entry.source)
    except MathreelError:
        raise
    except Exception as error:
        return Fault(entry.name, f"{type(error).__name__}: {error}", traceback.format_exc())
    parameters = params.model_dump(mode="json")
    film = Film(
        entry.name,
        entry.lesson,
        entry.part,
        lesson.title,
        lesson.summary(),
        lesson.prerequisites,
        parameters,
        order.theme,
        order.quality,
        digest="",
    )
    return replace(film, digest=film_digest(entry.lesson.path(), film.settings()))
