"""Whether a voice can say all that lessons say, checked before any film is begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.engine.failures import Failure, failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.question import Answer, Question, ask
from scripts.engine.worker_pool import WorkerPool

if TYPE_CHECKING:
    from scenes.stage.lesson import ScriptedBeat
    from scripts.film.subject import Subject
    from scripts.narration.voices.choice import VoiceChoice
    from scripts.narration.voices.recording_check import RecordingCheck


def check_voices(orders: Sequence[Order], voice: VoiceChoice | None, pool: WorkerPool) -> list[str]:
    """Refuse a run for which the voice lacks something, and return what the user should know of it.

    Parameters
    ----------
    voice
        As the user named it; each order has that of its own lesson.

    Raises
    ------
    MathreelError
        If a recording is not there, or is useless.
    """
    if voice is None or voice.kind != "recordings":
        return []
    from scripts.narration.voices.recording_check import RecordingCheck, check_refusal, loose_remarks

    answers, _ = ask(RECORDINGS, orders, pool)
    checks = [RecordingCheck(**answer) for answer in answers]
    if refusal := check_refusal(checks):
        raise MathreelError(refusal)
    remarks = [remark for check in checks for remark in check.remarks]
    return [*loose_remarks(Path(voice.source), checks), *remarks]


def recordings_of(order: Order) -> Answer | Failure:
    """Return the check of the recordings of a lesson, ready for JSON."""
    from scripts.film.rehearsal import script_of

    voice = order.narration_style.voice
    assert voice is not None
    try:
        subject = subject_of(order)
        script = list(script_of(subject).values())
    except MathreelError:
        raise
    except Exception as error:  # the film will fail with it, too
        return failure_of(order.entry.name, error)
    return asdict(check_of(order.entry.name, Path(voice.source), subject, script))


RECORDINGS = Question("recordings", recordings_of, "Listening to")


def check_of(name: str, folder: Path, subject: Subject, script: Sequence[ScriptedBeat]) -> RecordingCheck:
    """Return the check of the recordings in *folder* that some beats of the lesson called *name* need."""
    from scripts.narration.voices.recording_check import check_recordings
    from scripts.narration.voices.recordings import phrase_names

    names = {beat.name: phrase_names(beat.name, beat.phrases) for beat in subject.lesson_class.beats()}
    return check_recordings(
        name,
        folder,
        {beat.name: beat.phrases for beat in script},
        [known for beat, phrases in names.items() for known in (beat, *phrases)],
    )
