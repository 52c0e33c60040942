"""How a film tells its narration, beside the captions that every film has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from scripts.narration.voices.choice import VoiceChoice


@dataclass(frozen=True)
class Telling:
    """Whether there is a voice, and whether captions are drawn into the picture."""

    voice: VoiceChoice | None = None
    burn_captions: bool = False

    def for_lesson(self, name: str) -> Telling:
        return replace(self, voice=self.voice.for_lesson(name)) if self.voice else self

    def identity(self) -> dict[str, Any]:
        """What two films have in common that tell the same in the same voice."""
        voice = self.voice.identity() if self.voice else None
        return {"voice": voice, "burn_captions": self.burn_captions}

    @staticmethod
    def from_record(record: dict[str, Any]) -> Telling:
        """Return what ``dataclasses.asdict`` made plain."""
        voice = record["voice"]
        return Telling(VoiceChoice(**voice) if voice else None, record["burn_captions"])


SILENT = Telling()
