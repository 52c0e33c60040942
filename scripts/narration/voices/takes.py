"""What a voice says in one lesson: a take for each phrase, and all of them placed along the film."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from scenes.stage.lesson import PlayedBeat
from scripts.narration.sound import RATE, Waveform, levelled, silence
from scripts.narration.voices.choice import VoiceChoice, open_voice
from scripts.narration.voices.voice import Voice

_BREATH = round(0.25 * RATE)
"""Samples of silence before each phrase: the picture may move first."""

_REST = round(0.15 * RATE)
"""Samples of silence after each phrase: with the breath, about as long as the pause at a full stop."""


class Takes:
    """A lesson's narrator: speaks every phrase, all at one loudness, and returns how long each takes."""

    def __init__(self, voice: Voice, pace: float) -> None:
        self._voice = voice
        self._pace = pace
        self._takes: Mapping[str, Mapping[str, Waveform]] = {}

    def __call__(self, script: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[float]]:
        spoken = self._voice.speak(script, self._pace)
        takes = _at_one_loudness(spoken)
        self._takes = {beat: dict(zip(script[beat], waves, strict=True)) for beat, waves in takes.items()}
        return {
            beat: [(_BREATH + len(wave) + _REST) / RATE for wave in waves] for beat, waves in takes.items()
        }

    def __getstate__(self) -> dict[str, Any]:
        """Pickle what was spoken; the voice stays where it is."""
        return {**vars(self), "_voice": None}

    def sound(self, beats: Sequence[tuple[PlayedBeat, int]], fps: int) -> Iterator[Waveform]:
        """Lay the takes along the film.

        Parameters
        ----------
        beats
            Each beat, and how many frames it has.

        Yields
        ------
        Waveform
            The sound of each beat; together they end where the last frame does, to the sample.
        """
        frame = sample = 0
        for beat, frames in beats:
            frame += frames
            end = round(frame * RATE / fps)
            yield self._sound_of(beat, end - sample)
            sample = end

    def _sound_of(self, beat: PlayedBeat, samples: int) -> Waveform:
        """Return the sound of one beat: each phrase where it begins."""
        wave = silence(samples)
        for phrase in beat.phrases:
            take = self._takes[beat.name][phrase.narration]
            start = _BREATH + round((phrase.start - beat.start) * RATE)
            wave[start : start + len(take)] = take
        return wave


def takes_of(voice: VoiceChoice | None, pace: float) -> Takes | None:
    """Return the narrator with that voice; none if there is no voice."""
    return Takes(open_voice(voice), pace) if voice else None


def _at_one_loudness(spoken: Mapping[str, Sequence[Waveform]]) -> Mapping[str, Sequence[Waveform]]:
    """Bring each beat to one loudness, since a recording is often made in several sessions, then the whole.

    The phrases of a beat keep what they are louder than each other.
    """
    by_beat = {beat: _levelled_together(waves) for beat, waves in spoken.items()}
    all_takes = iter(_levelled_together([wave for waves in by_beat.values() for wave in waves]))
    return {beat: [next(all_takes) for _ in waves] for beat, waves in by_beat.items()}


def _levelled_together(waves: Sequence[Waveform]) -> list[Waveform]:
    """Return phrases as loud together as they should be in a film, where silence is around each of them."""
    breath = silence(_BREATH)
    whole = levelled(np.concatenate([piece for wave in waves for piece in (breath, wave)]))
    ends = list(accumulate(_BREATH + len(wave) for wave in waves))
    return [whole[end - len(wave) : end] for wave, end in zip(waves, ends, strict=True)]
