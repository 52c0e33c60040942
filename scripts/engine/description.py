"""What can be told of a lesson without filming it: its parameters, its length, what it says and finds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import MathreelError
from scripts.engine.plan import Fault, Order, fault_of
from scripts.request.catalogue import load_lesson
from scripts.request.parameters import checked_parameters, parameter_records

if TYPE_CHECKING:
    from scenes.stage.lesson import Lesson, LessonParams


def describe(order: Order) -> dict[str, Any] | Fault:
    """Play one entry of a course without drawing it and return what there is to tell, ready for JSON."""
    entry = order.entry
    try:
        lesson = load_lesson(entry.lesson)
        params = checked_parameters(lesson.Params, entry.parameters, entry.name, entry.source)
        played = _play(lesson, params, order.theme)
    except MathreelError:
        raise
    except Exception as error:
        return fault_of(entry.name, error)
    return {
        "name": entry.name,
        "lesson": entry.lesson.name,
        "part": entry.part,
        "title": lesson.title,
        "summary": lesson.summary(),
        "prerequisites": list(lesson.prerequisites),
        "parameters": parameter_records(params),
        **played,
    }


def _play(lesson: type[Lesson], params: LessonParams, theme: str) -> dict[str, Any]:
    from scenes.stage.shapes.theme import THEMES
    from scripts.basis.quality import QUALITIES
    from scripts.film.recording import beat_title, plain
    from scripts.film.rehearsal import rehearse
    from scripts.film.renderer import manim_settings

    beats = rehearse(lesson, params, THEMES[theme])
    with manim_settings(QUALITIES["l"]):
        computed = lesson(params)
        computed.compute()
    return {
        "seconds": beats[-1].end,
        "beats": [{**asdict(beat), "title": beat_title(beat.name)} for beat in beats],
        "facts": plain(computed.results),
    }
