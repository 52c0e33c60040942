"""What every voice does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scripts.narration.sound import Waveform

Script = Mapping[str, Sequence[str]]
"""What a lesson says: the phrases of each beat, by its name."""


class Voice(Protocol):
    """Speaks the script of a lesson."""

    def speak(self, script: Script, pace: float) -> Mapping[str, Sequence[Waveform]]:
        """Return the sound of each beat's phrases, spoken *pace* times as fast as is calm."""
        ...


class Synthesizer(Protocol):
    """Makes speech of words that can be read aloud as they stand."""

    def say(self, texts: Sequence[str], pace: float) -> Sequence[Waveform]:
        """Return the sound of each text, spoken *pace* times as fast as is calm."""
        ...
