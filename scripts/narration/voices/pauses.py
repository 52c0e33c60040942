"""Pauses: one recording of a whole beat, cut into its phrases where the lecturer took a breath."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from scripts.narration.sound import Waveform, heard, levels

_SHORTEST = 12
"""Steps of quiet that make a pause; within words it is quiet for less."""

_NEAR = 50
"""Steps around the expected place in which the quietest one is looked for, if there is no pause."""

_NO_PAUSE = 100.0
"""How many steps away from the expected place a pause may be before the words are cut without one."""


def cut_at_pauses(wave: Waveform, phrases: Sequence[str]) -> list[Waveform]:
    """Cut a recording of *phrases* at the pauses that are nearest to where the phrases should end.

    A phrase should end where its share of the letters does, in the time between the first and the last sound.
    """
    if len(phrases) == 1:
        return [wave]
    measured, speech = levels(wave), heard(wave)
    spoken = np.flatnonzero(speech)
    first, last = (int(spoken[0]), int(spoken[-1]) + 1) if len(spoken) else (0, len(speech))
    lengths = list(accumulate(len(phrase) for phrase in phrases))
    expected = [first + (last - first) * length / lengths[-1] for length in lengths[:-1]]
    candidates = [(middle, 0.0) for middle in _pauses(~speech, first, last)]
    candidates += [(_quietest(measured, place), _NO_PAUSE) for place in expected]
    cuts = _best_cuts(sorted(candidates), expected)
    return np.split(wave, [round(cut * len(wave) / len(measured)) for cut in cuts])


def _pauses(quiet: NDArray[np.bool_], first: int, last: int) -> list[int]:
    """The middles of all pauses between the first and the last sound, in steps."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet[first:last].astype(int), [0]])))
    return [
        first + int(start + stop) // 2
        for start, stop in zip(edges[::2], edges[1::2], strict=True)
        if stop - start >= _SHORTEST
    ]


def _quietest(measured: NDArray[np.float64], place: float) -> int:
    start = max(0, int(place) - _NEAR)
    return start + int(np.argmin(measured[start : int(place) + _NEAR + 1]))


def _best_cuts(candidates: Sequence[tuple[int, float]], expected: Sequence[float]) -> list[int]:
    """Choose one candidate for each expected place, in order, so that they are as near as can be in all."""
    best: list[tuple[float, list[int]]] = [(0.0, []) for _ in range(len(candidates) + 1)]
    for place in expected:
        ways: list[tuple[float, list[int]]] = [(float("inf"), [])]
        for index, (cut, penalty) in enumerate(candidates):
            cost, cuts = best[index]
            ways.append(min(ways[-1], (cost + penalty + abs(cut - place), [*cuts, cut])))
        best = ways
    return best[-1][1]
