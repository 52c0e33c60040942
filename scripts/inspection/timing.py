"""Words and pictures in time: how much moves, what is talked about over a still, what is shown too early."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from manim import Mobject

from scenes.stage.axes.planes import Plane
from scenes.stage.axes.spaces import Space
from scenes.stage.axes.views import View
from scenes.stage.lesson import Lesson, PlayedBeat
from scenes.stage.type.writing import Numeral, Written
from scripts.inspection.faults import FaultKind
from scripts.inspection.seeing.sight import Sight, Thing
from scripts.inspection.thresholds import EARLY, LEAST_MOVING, SHORTEST_WORD, STILL_WORDS, VISIBLE
from scripts.narration.motion import BeatMotion, share_moving

TimedFault = tuple[PlayedBeat | None, float, FaultKind, float, str]
"""The beat, None for the whole film; the second; the kind; how bad it is, from 0 to 1; what was measured."""

_QUOTED = re.compile(r'"(\d[\d,]*(?:\.\d+)?)"')
_NUMBER = re.compile(r"(?<![\w.^_])(\d[\d,]*(?:\.\d+)?)(?![\w^])")
_WORD = re.compile(r"[a-z]+")
_NAME_OF_PART = re.compile(r" : \w+ }}")


@dataclass
class _Shown:
    """What stands on the stage: since when in this beat, and whether it stood there before the beat."""

    since: float
    old: bool


class Timeline:
    """Follows what moves and what is shown while a lesson is played."""

    def __init__(self) -> None:
        self.motion: dict[str, BeatMotion] = {}
        self.cuts: list[tuple[str, float]] = []
        """Beats and seconds at which only the heading was left on the stage."""
        self._beat = ""
        self._begun = False
        self._state = 0
        self._pending: tuple[str, float, float] | None = None
        self._shown: dict[str, dict[str, _Shown]] = {}
        self._present: set[str] = set()

    def begin_beat(self, name: str) -> None:
        self._beat = name
        self.motion[name] = BeatMotion()
        self._shown[name] = {token: _Shown(0.0, old=True) for token in self._present}

    def look(self, sight: Sight, lesson: Lesson, time: float, covers: float, *, resting: bool) -> None:
        """Look at the stage at *time*, which stands for *covers* seconds of the film."""
        changed = sight.visible_state != self._state
        self._settle(changed)
        self._state = sight.visible_state
        if not resting:
            if changed:
                self.motion[self._beat].add(time, covers)
            else:
                self._pending = (self._beat, time, covers)
        if changed:
            self._note_texts(sight, lesson, time)
        self._note_cut(sight, time)

    def _settle(self, changed: bool) -> None:
        """A step of a movement counts if the picture differs before it or after it."""
        if self._pending is not None and changed:
            beat, time, covers = self._pending
            self.motion[beat].add(time, covers)
        self._pending = None

    def _note_cut(self, sight: Sight, time: float) -> None:
        bare = all(thing.heading for thing in sight.things)
        if not bare:
            self._begun = True
        elif self._begun and (not self.cuts or self.cuts[-1][0] != self._beat):
            self.cuts.append((self._beat, time))

    def _note_texts(self, sight: Sight, lesson: Lesson, time: float) -> None:
        texts = [thing for thing in sight.texts if _is_whole(thing)]
        tokens = {token for thing in texts for token in _tokens(thing)}
        if unknown := tokens - self._shown[self._beat].keys():
            at_axes = _at_axes(lesson.mobjects)
            own = [thing for thing in texts if id(thing.mobject) not in at_axes]
            for token in unknown & {token for thing in own for token in _tokens(thing)}:
                self._shown[self._beat][token] = _Shown(time, old=False)
        self._present = tokens

    # When the lesson is over ---------------------------------------------------------------------------

    def faults(self, lesson: Lesson) -> Iterator[TimedFault]:
        """All that is out of time."""
        beats = {beat.name: beat for beat in lesson.played}
        for name, time in self.cuts:
            yield beats[name], time, FaultKind.CUT, 1.0, "only the heading is left"
        for beat in lesson.played:
            still = self.motion[beat.name].still_words(beat)
            if still > STILL_WORDS / min(lesson.params.pace, 1.0):
                measure = f"{still:.1f} s of words after the last movement"
                yield beat, beat.start, FaultKind.STILL_WORDS, min(1.0, still / 10), measure
        share = share_moving(self.motion.values(), lesson.played)
        if share < LEAST_MOVING:
            yield None, 0.0, FaultKind.STILL_FILM, 1 - share, f"{100 * share:.0f}% of the time"
        yield from self._too_early(lesson.played)

    def _too_early(self, played: Iterable[PlayedBeat]) -> Iterator[TimedFault]:
        known: set[str] = set()
        for beat in played:
            said: set[str] = set()
            for phrase in beat.phrases:
                tokens = _said(phrase.narration)
                for token in sorted(tokens - said):
                    shown = self._shown[beat.name].get(token)
                    if shown is None or shown.old or (token.isalpha() and token in known):
                        continue
                    early = phrase.start - shown.since
                    if early > EARLY:
                        measure = f"{token}, {early:.1f} s before its phrase"
                        yield beat, shown.since, FaultKind.TOO_EARLY, min(1.0, early / 5), measure
                said |= tokens
            known |= said


def _is_whole(thing: Thing) -> bool:
    """Whether all of a text can be seen; parts of a formula may still be on their way."""
    written = thing.mobject
    if thing.heading or not isinstance(written, Written) or isinstance(written, Numeral):
        return False
    visible = {id(shape) for ink in thing.inks if ink.opacity >= VISIBLE for shape in ink.shapes}
    return all(id(shape) in visible for shape in written.submobjects)


def _at_axes(mobjects: Iterable[Mobject]) -> set[int]:
    """All that belongs to axes: their numbers and names stand there for the whole picture."""
    return {
        id(member)
        for top in mobjects
        for axes in top.get_family()
        if isinstance(axes, View | Plane | Space)
        for member in axes.get_family()
    }


def _tokens(thing: Thing) -> set[str]:
    """The numbers and words of a text on the stage."""
    written = thing.mobject
    assert isinstance(written, Written)
    if written.math:
        return {_plain(number) for number in _QUOTED.findall(written.source)} - _TRIVIAL
    return _said(_NAME_OF_PART.sub("", written.source))


def _said(text: str) -> set[str]:
    """The numbers and the longer words of a sentence."""
    numbers = {_plain(number) for number in _NUMBER.findall(text)} - _TRIVIAL
    return numbers | {word for word in _WORD.findall(text.lower()) if len(word) >= SHORTEST_WORD}


def _plain(number: str) -> str:
    return f"{float(number.replace(',', '')):g}"


_TRIVIAL = {"0", "1"}
"""Numbers that stand in formulas and pictures of every kind."""
