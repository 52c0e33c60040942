"""Whether a voice can say all that lessons say, checked before any film is begun."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.basis.errors import MathreelError
from scripts.engine.failures import Failure, failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question, ask
from scripts.engine.worker_pool import WorkerPool


def check_voices(orders: Sequence[Order], pool: WorkerPool) -> None:
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
    answers, _ = ask(MISSING_RECORDINGS, recorded, pool)
    lacking = {answer["folder"]: answer["missing"] for answer in answers if answer["missing"]}
    if lacking:
        listed = "; ".join(f"{folder}: {', '.join(beats)}" for folder, beats in lacking.items())
        raise MathreelError(f"these recordings are not there: {listed}.")


def missing_recordings(order: Order) -> Answer | Failure:
    """Return which recordings of a lesson nobody has made, and the folder where recordings should be."""
    from scripts.film.rehearsal import script_of

    voice = order.narration_style.voice
    assert voice is not None
    try:
        script = script_of(subject_of(order))
    except MathreelError:
        raise
    except Exception as error:  # the film will fail with it, too
        return failure_of(order.entry.name, error)
    phrases = {name: beat.phrases for name, beat in script.items()}
    return {"folder": voice.source, "missing": voice.missing(phrases)}


MISSING_RECORDINGS = Question("missing recordings", missing_recordings)
