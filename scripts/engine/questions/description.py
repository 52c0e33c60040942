"""What can be said of a lesson without filming it: its parameters, its length, its narration and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import MathreelError
from scripts.basis.quality import QUALITIES
from scripts.basis.text import printed
from scripts.engine.failures import Failure, failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question
from scripts.request.parameters import parameter_records

if TYPE_CHECKING:
    from scenes.stage.lesson import PlayedBeat
    from scripts.film.subject import Subject


def describe(order: Order) -> Answer | Failure:
    """Play a lesson without drawing it and return what there is to say of it, ready for JSON."""
    return _answer(order, _play)


def outline(order: Order) -> Answer | Failure:
    """Return what there is to say of a lesson without playing it, ready for JSON."""
    return _answer(order, _length)


DESCRIPTION = Question("description", describe, "Playing", is_long=True)
OUTLINE = Question("outline", outline, "Reading", is_long=True)


def _answer(order: Order, more: Callable[[Subject], dict[str, Any]]) -> Answer | Failure:
    """What is known of a lesson, and *more*."""
    entry = order.entry
    try:
        subject = subject_of(order)
        found = more(subject)
    except MathreelError:
        raise
    except Exception as error:
        return failure_of(entry.name, error)
    lesson = subject.lesson_class
    return {
        "name": entry.name,
        "lesson": entry.lesson.name,
        "part": entry.part,
        "title": lesson.title,
        "summary": lesson.summary(),
        "prerequisites": list(lesson.prerequisites),
        "parameters": parameter_records(subject.params),
        **found,
    }


def _length(subject: Subject) -> dict[str, Any]:
    from scripts.film.rehearsal import expected_seconds, script_of
    from scripts.film.subject import Part

    return {"length": expected_seconds(subject, Part(tuple(script_of(subject))))}


def _play(subject: Subject) -> dict[str, Any]:
    from scripts.film.recording import plain
    from scripts.film.rehearsal import computed_lesson, rehearse

    beats = rehearse(replace(subject, quality=QUALITIES["m"]))
    lesson = computed_lesson(subject)
    return {
        "seconds": beats[-1].end,
        "beats": [_beat(beat) for beat in beats],
        "facts": plain(lesson.results),
        "key_numbers": plain(lesson.key_numbers),
    }


def _beat(beat: PlayedBeat) -> dict[str, Any]:
    phrases = [{**asdict(phrase), "narration": printed(phrase.narration)} for phrase in beat.phrases]
    return {**asdict(beat), "narration": printed(beat.narration), "phrases": phrases}
