"""The films of a deck as PowerPoint wants them: with a sound track, on the ground of the slides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from scenes.stage.shapes.theme import THEMES
from scripts.decks.deck import BeatSlide, Deck
from scripts.decks.media import with_sound
from scripts.decks.recoloring import Recoloring, recolored

__all__ = ["SlideClips", "recoloring_for"]


class SlideClips:
    """Makes the film of each beat of a *deck*, on *ground* if that is given, and puts it into *folder*."""

    def __init__(
        self, deck: Deck, ground: str | None, folder: Path, on_progress: Callable[[float], None]
    ) -> None:
        self._quality = deck.quality
        self._recoloring = recoloring_for(deck.theme, ground)
        self._folder = folder
        self._on_progress = on_progress
        self._seconds = sum(beat.seconds for beat in deck.beats)
        self._done = 0.0
        self._count = 0

    def __call__(self, beat: BeatSlide) -> Path:
        clip = self._folder / f"{self._count:03}.mp4"
        report = partial(self._report, beat.seconds)
        if self._recoloring is None:
            with_sound(beat.clip, clip)
            report(1.0)
        else:
            recolored(beat.clip, clip, self._recoloring, self._quality, report)
        self._count += 1
        self._done += beat.seconds
        return clip

    def _report(self, seconds: float, share: float) -> None:
        self._on_progress((self._done + share * seconds) / self._seconds)


def recoloring_for(theme: str, ground: str | None) -> Recoloring | None:
    """Return how films in *theme* are brought onto *ground*; None if they stay as they are."""
    if ground is None:
        return None
    recoloring = Recoloring(THEMES[theme], ground)
    return recoloring if recoloring.is_readable else None
