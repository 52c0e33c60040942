"""Which voice is meant: what the user wrote, checked before anything is rendered, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.narration.languages import language_tag

if TYPE_CHECKING:
    from scripts.narration.voices.voice import Synthesizer, Voice

FORMS = "piper[:MODEL.onnx], espeak[:LANGUAGE], kokoro:MODEL[@NAME] or recordings:FOLDER[@LANGUAGE]"


@dataclass(frozen=True)
class VoiceChoice:
    """A voice by its kind and where it comes from.

    Attributes
    ----------
    mark
        Changes when the voice would sound different.
    language
        What it speaks, as pages write it: ``en-US``.
    """

    kind: str
    source: str
    mark: str
    language: str

    def for_lesson(self, name: str) -> VoiceChoice:
        """Return the voice of one lesson: a folder of recordings holds a folder for each."""
        if self.kind != "recordings":
            return self
        from scripts.narration.voices import recordings

        folder = recordings.folder_of(Path(self.source), name)
        return replace(self, source=str(folder), mark=recordings.mark_of(folder))

    def identity(self) -> tuple[str, str, str, str]:
        """What two voices have in common that sound the same; recordings may be moved."""
        return self.kind, "" if self.kind == "recordings" else self.source, self.mark, self.language


def choose_voice(text: str) -> VoiceChoice:
    """Return the voice that the user means by *text*.

    Raises
    ------
    MathreelError
        If there is no such voice, or what it needs is not there.
    """
    kind, _, source = text.partition(":")
    match kind:
        case "piper":
            from scripts.narration.voices import piper

            return VoiceChoice(kind, source, piper.mark_of(source), language_tag(piper.language_of(source)))
        case "espeak":
            from scripts.narration.voices import espeak

            voice = source or espeak.DEFAULT_LANGUAGE
            return VoiceChoice(kind, voice, espeak.mark_of(voice), language_tag(espeak.language_of(voice)))
        case "kokoro":
            from scripts.narration.voices import kokoro

            mark = kokoro.mark_of(source)
            return VoiceChoice(kind, source, mark, language_tag(kokoro.language_of(source)))
        case "recordings":
            from scripts.narration.voices import recordings

            folder, language = recordings.folder_and_language(source)
            return VoiceChoice(kind, str(folder), recordings.mark_of(folder), language_tag(language))
        case _:
            raise MathreelError(f"there is no voice {text}: --voice takes {FORMS}.")


def open_voice(choice: VoiceChoice) -> Voice:
    """Return the voice itself, ready to speak."""
    if choice.kind == "recordings":
        from scripts.narration.voices.recordings import Recordings

        return Recordings(Path(choice.source))
    from scripts.narration.voices.synthesis import SynthesizedVoice

    return SynthesizedVoice(choice.identity(), choice.language, lambda: open_synthesizer(choice))


def open_synthesizer(choice: VoiceChoice) -> Synthesizer:
    """Return what makes the sound of a voice.

    Raises
    ------
    MathreelError
        If what it needs is not on this machine.
    """
    match choice.kind:
        case "piper":
            from scripts.narration.voices.piper import Piper

            return Piper(choice.source)
        case "espeak":
            from scripts.narration.voices.espeak import Espeak

            return Espeak(choice.source)
        case _:
            from scripts.narration.voices.kokoro import open_kokoro

            return open_kokoro(choice.source)
