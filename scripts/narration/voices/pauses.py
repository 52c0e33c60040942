"""Pauses: one recording of a whole beat, cut into its phrases where the lecturer took a breath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.narration.sound import Waveform, heard, levels
from scripts.narration.voices.pronunciation import pronounced

_SHORTEST = 10
"""Steps of quiet that make a pause; within words it is quiet for less. A step is a hundredth of a second."""

_CLEAR = 20
"""Steps of a pause that a breath takes; what is shorter may as well be a comma."""

_LONGEST = 60
"""Steps: a pause that is longer than this is no likelier to be the end of a phrase."""

_NEAR = 50
"""Steps around the expected place in which the quietest one is looked for, if no pause fits."""

_PAUSE_COUNTS = 6.0
"""How much a long pause outweighs that a phrase is spoken faster or slower than the others."""


@dataclass(frozen=True, order=True)
class _Place:
    """Where the recording may be cut: the middle and the length of a pause, in steps."""

    middle: int
    length: int
    """0 where there is no pause."""

    @property
    def bonus(self) -> float:
        """By how much a pause outweighs a misfit."""
        return _PAUSE_COUNTS * min(self.length, _LONGEST) / _LONGEST


@dataclass(frozen=True)
class CutSpeech:
    """A recording by its phrases, and after which of them, counted from 1, there is no clear pause."""

    phrases: Sequence[Waveform]
    run_on: Sequence[int] = ()


def cut_at_pauses(wave: Waveform, phrases: Sequence[str]) -> CutSpeech:
    """Cut a recording of *phrases* at the pauses that fit best: long ones, after each one's share.

    Where no pause fits, it is cut at the quietest place near the end of the phrase's share.
    """
    if len(phrases) == 1:
        return CutSpeech([wave])
    speech = heard(wave)
    shares = np.array([len(pronounced(phrase)) for phrase in phrases], float)
    expected = shares / shares.sum() * max(1, speech.sum())
    measured, spoken = levels(wave), np.cumsum(speech)
    wanted = np.searchsorted(spoken, np.cumsum(expected)[:-1])
    quiet = (_quietest(measured, int(place)) for place in wanted)
    places = sorted([*_pauses(speech), *quiet], key=lambda place: place.middle)
    cuts = _best_cuts(places, np.concatenate([[0], spoken]), expected)
    pieces = np.split(wave, [round(cut.middle * len(wave) / len(speech)) for cut in cuts])
    return CutSpeech(pieces, [number for number, cut in enumerate(cuts, start=1) if cut.length < _CLEAR])


def _pauses(speech: NDArray[np.bool_]) -> list[_Place]:
    """All pauses between the first and the last sound."""
    sounds = np.flatnonzero(speech)
    gaps = np.diff(sounds)
    return [
        _Place(int(sounds[index] + sounds[index + 1] + 1) // 2, int(gaps[index]) - 1)
        for index in np.flatnonzero(gaps > _SHORTEST)
    ]


def _quietest(measured: NDArray[np.float64], place: int) -> _Place:
    start = max(0, place - _NEAR)
    return _Place(start + int(np.argmin(measured[start : place + _NEAR + 1])), 0)


def _best_cuts(
    places: Sequence[_Place], spoken: NDArray[np.int64], expected: NDArray[np.float64]
) -> list[_Place]:
    """Choose a place for the end of each phrase but the last, in order.

    Parameters
    ----------
    spoken
        How many steps of speech there are before each step.
    expected
        How many steps of speech each phrase should have.
    """
    ends = [_Place(0, 0), *places, _Place(len(spoken) - 1, 0)]
    costs = {0: (0.0, list[_Place]())}  # by the number of the place at which the phrases so far end
    for number, length in enumerate(expected):
        is_last = number == len(expected) - 1
        following: dict[int, tuple[float, list[_Place]]] = {}
        for stop in [len(ends) - 1] if is_last else range(1, len(ends) - 1):
            end = ends[stop]
            ways = [
                (cost + _misfit(spoken[end.middle] - spoken[ends[start].middle], length), cuts)
                for start, (cost, cuts) in costs.items()
                if start < stop
            ]
            if ways:
                cost, cuts = min(ways)
                following[stop] = cost - end.bonus, [*cuts, end]
        costs = following
    return min(costs.values())[1][:-1]


def _misfit(steps: float, expected: float) -> float:
    """Return how unlikely it is that a phrase takes so long."""
    return ((steps - expected) / (0.2 * expected + 20)) ** 2
