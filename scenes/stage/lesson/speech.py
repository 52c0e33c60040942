"""Speech: when the phrases of a beat begin and end, so that words and pictures cannot drift apart.

A phrase begins when the phrase before it is spoken and the drawing has reached its cue. If the drawing takes
longer, the words wait; if the words take longer, the drawing waits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scenes.stage.lesson.beats import PlayedPhrase, ScriptedBeat
from scenes.stage.lesson.narration import caption_time, reading_time
from scenes.stage.type.numerals import counted

Narrator = Callable[[Mapping[str, Sequence[str]]], Mapping[str, Sequence[float]]]
"""Speaks a script: takes the phrases of each beat by its name, returns the seconds that each phrase lasts."""


class CueError(RuntimeError):
    """A beat gives more or fewer cues than it has phrases."""


class Speech:
    """The phrases of one beat while it is played.

    Parameters
    ----------
    beat
        What is said.
    seconds
        How long the voice needs for each phrase; None if there is no voice.
    pace
        How much faster than calm the phrases are read, if there is no voice.
    now
        Returns the second of the film that is being played.
    """

    def __init__(
        self, beat: ScriptedBeat, seconds: Sequence[float] | None, pace: float, now: Callable[[], float]
    ) -> None:
        self._beat = beat
        self._has_voice = seconds is not None
        self._lasting = seconds or [reading_time(phrase) / pace for phrase in beat.phrases]
        self._now = now
        self._slot = 0
        self._starts = [now()]

    @property
    def phrase(self) -> int:
        """The number of the phrase that is spoken now, among those that the film has, from 0."""
        return len(self._starts) - 1

    def left(self, *, pause: float = 0.0) -> float:
        """Return the seconds until the present phrase is spoken and can be read, 0 if it is over.

        *pause* is added to what is spoken. A voice may be fast, but captions must stay readable.
        """
        words = self._lasting[self.phrase] + pause
        needed = max(words, caption_time(self._beat.phrases[self.phrase]))
        return max(0.0, self._starts[-1] + needed - self._now())

    def next_is_spoken(self) -> bool:
        """Go to the beat's next phrase; return whether the film has it.

        Raises
        ------
        CueError
            If the beat has no more phrases.
        """
        self._slot += 1
        if self._slot >= len(self._beat.slots):
            raise CueError(self._wrong(self._slot))
        return self._beat.slots[self._slot] is not None

    def begin_phrase(self) -> None:
        """Begin the phrase after the present one now."""
        self._starts.append(self._now())

    def played(self, end: float) -> tuple[PlayedPhrase, ...]:
        """Return the phrases as they were played, in a beat that ends at the second *end*.

        Raises
        ------
        CueError
            If the beat has phrases that never had their cue.
        """
        if self._slot < len(self._beat.slots) - 1:
            raise CueError(self._wrong(self._slot))
        slots = zip(self._beat.slots, self._beat.beat.phrases, strict=True)
        rests = [phrase.rest for slot, phrase in slots if slot is not None]
        stops = [*self._starts[1:], end]
        return tuple(
            PlayedPhrase(narration, start, stop, seconds, self._has_voice, rest)
            for narration, start, stop, seconds, rest in zip(
                self._beat.phrases, self._starts, stops, self._lasting, rests, strict=True
            )
        )

    def _wrong(self, cues: int) -> str:
        phrases = len(self._beat.slots)
        return (
            f"the beat {self._beat.name} has {counted(phrases, 'phrase')}, so it needs "
            f"{counted(phrases - 1, 'cue')}, one before each phrase but the first; it gives "
            f"{cues if cues < phrases else f'{cues} or more'}"
        )
