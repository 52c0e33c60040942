"""What a voice says in one lesson: a take for each beat, and all of them placed along the film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.narration.sound import RATE, Waveform, fitted, levelled, silence
from scripts.narration.voices.choice import Voice

_QUIET_START = round(0.25 * RATE)
"""Samples of silence before the voice, so that a beat does not start abruptly with its words."""


class Takes:
    """A lesson's narrator: speaks each beat once, at one loudness, and returns how long that takes."""

    def __init__(self, voice: Voice, pace: float) -> None:
        self._voice = voice
        self._pace = pace
        self._takes: dict[str, Waveform] = {}

    def __call__(self, beat: str, narration: str) -> float:
        if beat not in self._takes:
            spoken = levelled(self._voice.speak(beat, narration, self._pace))
            self._takes[beat] = fitted(silence(_QUIET_START), _QUIET_START + len(spoken))
            self._takes[beat][_QUIET_START:] = spoken
        return len(self._takes[beat]) / RATE

    def __getstate__(self) -> dict[str, Any]:
        """Pickle what was spoken; the voice stays where it is."""
        return {**vars(self), "_voice": None}

    def sound(self, beats: Sequence[tuple[str, int]], fps: int) -> Iterator[Waveform]:
        """Lay the takes along the film.

        Parameters
        ----------
        beats
            The name of each beat and how many frames it has.

        Yields
        ------
        Waveform
            The sound of each beat; together they end where the last frame does, to the sample.
        """
        frame = sample = 0
        for name, frames in beats:
            frame += frames
            end = round(frame * RATE / fps)
            yield fitted(self._takes[name], end - sample)
            sample = end
