"""Voices that a program makes: each phrase is spoken once, and kept for every later film."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts.narration.sound import Waveform, silence, trimmed
from scripts.narration.voices.phrase_cache import PhraseCache
from scripts.narration.voices.pronunciation import pronounced
from scripts.narration.voices.voice import Script, Synthesizer


@dataclass(frozen=True)
class SynthesizedVoice:
    """Speaks with a synthesizer.

    Attributes
    ----------
    identity
        Differs for voices that sound different; ready for JSON.
    synthesizer
        Starts the synthesizer; called only for phrases that the cache does not have.
    """

    identity: Sequence[str]
    language: str
    synthesizer: Callable[[], Synthesizer]
    cache: PhraseCache = field(default_factory=PhraseCache)

    def speak(self, script: Script, pace: float) -> Mapping[str, Sequence[Waveform]]:
        texts = {
            beat: [pronounced(phrase, self.language) for phrase in phrases]
            for beat, phrases in script.items()
        }
        sounds = self._sounds(list(dict.fromkeys(text for each in texts.values() for text in each)), pace)
        return {beat: [sounds[text] for text in each] for beat, each in texts.items()}

    def _sounds(self, texts: Sequence[str], pace: float) -> dict[str, Waveform]:
        """Return the sound of each of *texts*.

        Several processes film one lesson: all of them ask for the same phrases, and one makes them.
        """
        sounds = self._kept(texts, pace)
        if len(sounds) < len(texts):
            with self.cache.locked([self._key(text, pace) for text in texts]):
                sounds = self._kept(texts, pace)
                missing = [text for text in texts if text not in sounds]
                for text, wave in zip(missing, self._made(missing, pace), strict=True):
                    sounds[text] = self.cache.put(self._key(text, pace), wave)
        return sounds

    def _kept(self, texts: Sequence[str], pace: float) -> dict[str, Waveform]:
        """Return the sounds that need not be made; where there are no words, there is silence."""
        found = {
            text: self.cache.get(self._key(text, pace)) if _has_words(text) else silence(0) for text in texts
        }
        return {text: wave for text, wave in found.items() if wave is not None}

    def _made(self, texts: Sequence[str], pace: float) -> list[Waveform]:
        return [trimmed(wave) for wave in self.synthesizer().say(texts, pace)] if texts else []

    def _key(self, text: str, pace: float) -> Mapping[str, Any]:
        return {"voice": self.identity, "pace": pace, "text": text}


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
