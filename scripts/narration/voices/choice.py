"""Which voice is meant: what the user wrote, checked before anything is rendered, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scripts.basis.errors import MathreelError

if TYPE_CHECKING:
    from scripts.narration.sound import Waveform

FORMS = "espeak, kokoro:MODEL or recordings:FOLDER"


class Voice(Protocol):
    """Speaks the script of a lesson."""

    def speak(self, script: Mapping[str, Sequence[str]], pace: float) -> Mapping[str, Sequence[Waveform]]:
        """Return the sound of each beat's phrases, spoken *pace* times as fast as is calm."""
        ...


@dataclass(frozen=True)
class VoiceChoice:
    """A voice by its kind, where it comes from, and a mark that changes when it would sound different."""

    kind: str
    source: str
    mark: str

    def for_lesson(self, name: str) -> VoiceChoice:
        """Return the voice of one lesson: a folder of recordings holds a folder for each."""
        if self.kind != "recordings":
            return self
        from scripts.narration.voices import recordings

        folder = recordings.folder_of(Path(self.source), name)
        return replace(self, source=str(folder), mark=recordings.mark_of(folder))

    def identity(self) -> tuple[str, str, str]:
        """What two voices have in common that sound the same; recordings may be moved."""
        return self.kind, "" if self.kind == "recordings" else self.source, self.mark

    def missing(self, beats: Sequence[str]) -> list[str]:
        """Return which of *beats* the voice cannot say."""
        if self.kind != "recordings":
            return []
        from scripts.narration.voices.recordings import Recordings

        return Recordings(Path(self.source)).missing(beats)


def choose_voice(text: str) -> VoiceChoice:
    """Return the voice that the user means by *text*.

    Raises
    ------
    MathreelError
        If there is no such voice, or what it needs is not there.
    """
    kind, colon, source = text.partition(":")
    match kind:
        case "espeak":
            from scripts.narration.voices import espeak

            language = source or espeak.DEFAULT_LANGUAGE
            return VoiceChoice(kind, language, espeak.mark_of(language))
        case "kokoro":
            from scripts.narration.voices import kokoro

            return VoiceChoice(kind, source, kokoro.mark_of(source))
        case "recordings":
            from scripts.narration.voices import recordings

            folder = recordings.checked_folder(source if colon else "")
            return VoiceChoice(kind, str(folder), recordings.mark_of(folder))
        case _:
            raise MathreelError(f"there is no voice {text}: --voice takes {FORMS}.")


def open_voice(choice: VoiceChoice) -> Voice:
    """Return the voice itself, ready to speak."""
    match choice.kind:
        case "espeak":
            from scripts.narration.voices.espeak import Espeak

            return Espeak(choice.source)
        case "kokoro":
            from scripts.narration.voices.kokoro import open_kokoro

            return open_kokoro(choice.source)
        case _:
            from scripts.narration.voices.recordings import Recordings

            return Recordings(Path(choice.source))
