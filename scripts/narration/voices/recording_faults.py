"""What makes a recording useless: it is cut off, holds no voice, or is over before its words can be said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np

from scripts.narration.sound import RATE, Waveform, levels, trimmed
from scripts.narration.voices.pronunciation import pronounced

_LOST = 0.5
"""Seconds that a file may lack of what it says that it holds: encoders pad, but never by a word."""

_SILENT = -60.0
"""Decibels below full scale. A voice at arm's length is above −45; this is a microphone that was off."""

_CLICK = 10
"""Hundredths of a second: what is loud for less is a click or a bump, and no word."""

_FASTEST = 40.0
"""Letters a second: one reads 15 calmly and 30 at most, and the lecturer's own wording may be shorter."""

_UNKNOWN_SIZES = (0, 2**32 - 1)
"""In a WAV file: what programs write that cannot go back to its beginning."""

_ESTIMATED = {"aac": (), "mp3": (b"Xing", b"Info")}
"""Formats whose length FFmpeg guesses, unless they begin with one of these marks."""

_HEAD = 4096
"""Bytes in which the mark stands."""


def fault_of(path: Path, wave: Waveform, phrases: Sequence[str]) -> str:
    """Return why the recording of *phrases* at *path*, read as *wave*, is useless; empty if it is not."""
    length, lost = len(wave) / RATE, _seconds_lost(path, wave)
    if lost > _LOST:
        return (
            f"{path} is cut off: it ends after {length:.1f} of {length + lost:.1f} seconds, "
            "so copy or export it again"
        )
    if np.sort(levels(wave))[-_CLICK:][0] < _SILENT:
        return f"{path} is silent: record it again, with the right microphone switched on"
    needed, spoken = sum(len(pronounced(phrase)) for phrase in phrases) / _FASTEST, len(trimmed(wave)) / RATE
    if spoken < needed:
        words = sum(len(phrase.split()) for phrase in phrases)
        return (
            f"{path} holds {spoken:.1f} seconds of sound, but nobody says its {words} words in less than "
            f"{needed:.1f}: record all of them"
        )
    return ""


def _seconds_lost(path: Path, wave: Waveform) -> float:
    """Return how much longer the file says that it is than what could be read; 0 if it does not say."""
    length = len(wave) / RATE
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"RIFF"):  # FFmpeg goes by the end of the file
        size = int.from_bytes(head[4:8], "little")
        return 0.0 if size in _UNKNOWN_SIZES else length * ((size + 8) / path.stat().st_size - 1)
    with av.open(path) as sound:
        marks = _ESTIMATED.get(sound.format.name)
        if marks is not None and not any(mark in head for mark in marks):
            return 0.0
        track = sound.streams.audio[0]
        if track.duration is not None and track.time_base is not None:
            return float(track.duration * track.time_base) - length
        is_alone = len(sound.streams) == 1
        return (sound.duration or 0) / av.time_base - length if is_alone else 0.0
