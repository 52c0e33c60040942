"""Whether a voice can say all that lessons tell, asked before any film is begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.basis.errors import MathreelError
from scripts.engine.farm import Farm
from scripts.engine.plan import Fault, Order, ask, fault_of
from scripts.request.catalogue import load_lesson
from scripts.request.parameters import checked_parameters


def check_voices(orders: Sequence[Order], farm: Farm) -> None:
    """Refuse a run for which the voice lacks something.

    Raises
    ------
    MathreelError
        If there is no recording of a beat.
    """
    recorded = [
        order
        for order in orders
        if order.narration_style.voice and order.narration_style.voice.kind == "recordings"
    ]
    if not recorded:
        return
    answers, _ = ask(missing_recordings, recorded, farm)
    lacking = {answer["folder"]: answer["missing"] for answer in answers if answer["missing"]}
    if lacking:
        listed = "; ".join(f"{folder}: {', '.join(beats)}" for folder, beats in lacking.items())
        raise MathreelError(f"there is no recording of these beats: {listed}.")


def missing_recordings(order: Order) -> dict[str, Any] | Fault:
    """Return which beats of one entry nobody has recorded, and where they should be."""
    from scenes.stage.shapes.theme import THEMES
    from scripts.film.excerpt import Subject

    entry, voice = order.entry, order.narration_style.voice
    assert voice is not None
    try:
        lesson = load_lesson(entry.lesson)
        params = checked_parameters(lesson.Params, entry.parameters, entry.name, entry.source)
        script = Subject(lesson, params, THEMES[order.theme], order.quality).script()
    except MathreelError:
        raise
    except Exception as error:  # which the film will tell, too
        return fault_of(entry.name, error)
    return {"folder": voice.source, "missing": voice.missing(list(script))}
