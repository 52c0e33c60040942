"""How much of a film moves, and how long is talked after everything has stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenes.stage.lesson import PlayedBeat


@dataclass
class BeatMotion:
    """The movement of one beat; times in seconds."""

    moving: float = 0.0
    """For how long anything moves."""
    last: float | None = None
    """When the last movement ends, on the film's clock; None if nothing moves."""

    def add(self, time: float, seconds: float) -> None:
        """Add a movement that begins at *time*."""
        self.moving += seconds
        self.last = time + seconds

    def still_words(self, beat: PlayedBeat) -> float:
        """Return the seconds of words after the last movement, without phrases that ask for a still."""
        last = beat.start if self.last is None else self.last
        return sum(
            max(0.0, phrase.words_end - max(phrase.start, last)) for phrase in beat.phrases if not phrase.rest
        )


def share_moving(motions: Iterable[BeatMotion], played: Sequence[PlayedBeat]) -> float:
    """Return for which share of a film anything moves."""
    length = played[-1].end - played[0].start
    return sum(motion.moving for motion in motions) / length if length else 0.0
