"""How a film presents its narration, in addition to the captions that every film has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from scripts.narration.languages import ENGLISH
from scripts.narration.voices.choice import VoiceChoice


@dataclass(frozen=True)
class NarrationStyle:
    """Whether there is a voice, and whether captions are drawn into the picture."""

    voice: VoiceChoice | None = None
    burn_captions: bool = False

    @property
    def language(self) -> str:
        """The language of voice and captions, as pages write it."""
        return self.voice.language if self.voice else ENGLISH

    def for_lesson(self, name: str) -> NarrationStyle:
        return replace(self, voice=self.voice.for_lesson(name)) if self.voice else self

    def identity(self) -> dict[str, Any]:
        """Return what makes two styles the same, ready for JSON."""
        voice = self.voice.identity() if self.voice else None
        return {"voice": voice, "burn_captions": self.burn_captions}

    @staticmethod
    def from_record(record: dict[str, Any]) -> NarrationStyle:
        """Return the style from the dictionary that ``dataclasses.asdict`` made of it."""
        voice = record["voice"]
        return NarrationStyle(VoiceChoice(**voice) if voice else None, record["burn_captions"])


SILENT = NarrationStyle()
