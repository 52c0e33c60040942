"""The plan: the films that a course asks for, each with checked parameters and a known digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import MathreelError
from scripts.basis.quality import Quality
from scripts.engine.digest import lesson_digest, settings_digest
from scripts.engine.failures import Failure, failure_of
from scripts.engine.film import Film, film_settings
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question, ask
from scripts.engine.worker_pool import WorkerPool
from scripts.narration.narration_style import NarrationStyle
from scripts.request.catalogue import LessonFile
from scripts.request.parameters import parameter_records

if TYPE_CHECKING:
    from scripts.film.subject import Subject


def plan_films(orders: Sequence[Order], pool: WorkerPool) -> tuple[list[Film], list[Failure]]:
    """Return the films of *orders*, in order, and the failures of lessons that cannot be loaded.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    answers, failures = ask(PLAN, orders, pool)
    return [_film(answer) for answer in answers], failures


def plan_film(order: Order) -> Answer | Failure:
    """Check the parameters of one order and return its Film, ready for JSON. Imports the lesson."""
    entry = order.entry
    try:
        subject = subject_of(order)
    except MathreelError:
        raise
    except Exception as error:
        return failure_of(entry.name, error)
    lesson, params = subject.lesson_class, subject.params
    settings = film_settings(order, params.model_dump(mode="json"))
    return {
        "name": entry.name,
        "lesson": asdict(entry.lesson),
        "part": entry.part,
        "title": lesson.title,
        "summary": lesson.summary(),
        "prerequisites": list(lesson.prerequisites),
        "theme": order.theme,
        "quality": asdict(order.quality),
        "narration_style": asdict(order.narration_style),
        "parameters": parameter_records(params),
        "digest": settings_digest(_lesson_digest(entry.lesson), settings),
        "length": _length(subject),
        "ranges": order.ranges,
        "heading": entry.title,
    }


PLAN = Question("plan", plan_film, "Reading")


@cache
def _lesson_digest(lesson: LessonFile) -> str:
    """The digest of the sources of *lesson*, found once: this process has imported them as they are now."""
    return lesson_digest(lesson.path())


def _film(record: dict[str, Any]) -> Film:
    return Film(
        **{
            **record,
            "lesson": LessonFile(**record["lesson"]),
            "prerequisites": tuple(record["prerequisites"]),
            "quality": Quality(**record["quality"]),
            "narration_style": NarrationStyle.from_record(record["narration_style"]),
        }
    )


def _length(subject: Subject) -> float:
    from scenes.stage.lesson.narration import reading_time

    return sum(reading_time(beat.template) for beat in subject.lesson_class.beats()) / subject.params.pace
