"""Beats: the thoughts of a lesson, each told in phrases, with a movement for each phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scenes.stage.lesson.narration import Narration, caption_time, narrate

_ATTRIBUTE = "__beat__"

Condition = Callable[[Any], bool]
"""Takes the lesson, after ``compute``."""


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True)
class Phrase:
    """What is said in one breath, as a template, while one thing happens in the picture.

    Attributes
    ----------
    text
        ``{name}`` takes a fact, ``{p.name}`` a parameter.
    when
        Decides whether the film has the phrase. The first phrase of a beat has no condition: its beat has.
    rest
        Why nothing moves while it is spoken, as ``"a question to think about"``; empty if something does.
    """

    text: str
    when: Condition = _always
    rest: str = ""


@dataclass(frozen=True)
class Beat:
    """One thought of a lesson: its name, its title, its phrases, and whether the film has it."""

    name: str
    title: str
    phrases: tuple[Phrase, ...]
    when: Condition = _always

    @property
    def template(self) -> str:
        """All that it may say, before values are in it."""
        return " ".join(phrase.text for phrase in self.phrases)

    def scripted(self, lesson: Any, values: Mapping[str, Any]) -> ScriptedBeat:
        """Return the beat with *values* in its phrases, as *lesson* plays it."""
        said = (narrate(phrase.text, values) if phrase.when(lesson) else None for phrase in self.phrases)
        return ScriptedBeat(self, tuple(narration or None for narration in said))


@dataclass(frozen=True)
class ScriptedBeat:
    """A beat as the film says it: its phrases with all values; None for those that the film does not have."""

    beat: Beat
    slots: tuple[Narration | None, ...]

    @property
    def name(self) -> str:
        return self.beat.name

    @property
    def phrases(self) -> tuple[Narration, ...]:
        return tuple(slot for slot in self.slots if slot is not None)

    @property
    def narration(self) -> Narration:
        return joined(self.phrases)


@dataclass(frozen=True)
class PlayedPhrase:
    """A phrase as it was played: its words, and the seconds when it begins and when the next one may."""

    narration: Narration
    start: float
    end: float
    seconds: float
    """How long its words take, spoken or read at the pace of the lesson."""
    has_voice: bool = False
    rest: str = ""
    """Why nothing moves while it is spoken; empty if something does."""

    @property
    def words_end(self) -> float:
        """When its words are over, spoken or read."""
        return min(self.end, self.start + self.seconds)

    @property
    def caption_end(self) -> float:
        """When its caption goes: with the voice, but never before it can be read; or with the phrase."""
        if not self.has_voice:
            return self.end
        return min(self.end, self.start + max(self.seconds, caption_time(self.narration)))


@dataclass(frozen=True)
class PlayedBeat:
    """A beat as it was played: its phrases, and the seconds when it starts and ends."""

    name: str
    title: str
    phrases: tuple[PlayedPhrase, ...]
    start: float
    end: float

    @property
    def narration(self) -> Narration:
        return joined(phrase.narration for phrase in self.phrases)

    def later(self, seconds: float) -> PlayedBeat:
        """Return the beat as it is in a film that begins *seconds* earlier."""
        phrases = (replace(each, start=each.start + seconds, end=each.end + seconds) for each in self.phrases)
        return replace(self, phrases=tuple(phrases), start=self.start + seconds, end=self.end + seconds)


def joined(phrases: Iterable[Narration]) -> Narration:
    """Return phrases as one narration, with their formulas."""
    return Narration(" ".join(phrase.written for phrase in phrases))


def beat(
    *phrases: str | Phrase, title: str = "", when: Condition = _always
) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Make a method one beat of its lesson: one section, clip, slide and chapter mark.

    Parameters
    ----------
    phrases
        What is said, one after another. The method calls ``cue`` where each of them begins, except the first.
    title
        What is in the beat, for chapters and slides; the method's name in words if there is none.
    when
        Decides whether the film has the beat.
    """
    told = tuple(phrase if isinstance(phrase, Phrase) else Phrase(phrase) for phrase in phrases)
    if not told:
        raise TypeError("a beat has at least one phrase")
    if told[0].when is not _always:
        raise TypeError("the first phrase of a beat is always spoken: give the beat the condition")

    def mark(method: Callable[[Any], None]) -> Callable[[Any], None]:
        words = method.__name__.replace("_", " ").strip().capitalize()
        setattr(method, _ATTRIBUTE, Beat(method.__name__, title or words, told, when))
        return method

    return mark


def beat_of(method: object) -> Beat | None:
    """Return the beat that *method* was made, if it was made one."""
    return getattr(method, _ATTRIBUTE, None)
