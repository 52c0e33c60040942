"""A deck: what the slides of some lessons show, whatever program will show them. A slide is a beat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.basis.errors import MathreelError, no_such
from scripts.basis.quality import Quality
from scripts.basis.text import visible
from scripts.engine.film import Film
from scripts.engine.store import Store


@dataclass(frozen=True)
class BeatSlide:
    """One beat on one slide: its clip and what is said to it."""

    name: str
    title: str
    narration: str
    clip: Path
    seconds: float
    loops: bool = False


@dataclass(frozen=True)
class LessonSlides:
    """A lesson: a title slide, and one slide for each of its beats."""

    name: str
    title: str
    summary: str
    beats: tuple[BeatSlide, ...]


@dataclass(frozen=True)
class Deck:
    """The slides of some lessons, in the order in which they are shown."""

    title: str
    language: str
    theme: str
    quality: Quality
    lessons: tuple[LessonSlides, ...]

    @property
    def beats(self) -> list[BeatSlide]:
        return [beat for lesson in self.lessons for beat in lesson.beats]


def deck_of(films: Sequence[Film], store: Store, title: str) -> Deck:
    """Return the deck of finished *films*; one film alone gives it its title."""
    lessons = tuple(_lesson_slides(film, store) for film in films)
    title = visible(title) if len(films) > 1 else lessons[0].title
    language = films[0].narration_style.language
    return Deck(title, language, films[0].theme, films[0].quality, lessons)


def _lesson_slides(film: Film, store: Store) -> LessonSlides:
    beats = tuple(
        BeatSlide(
            beat["name"],
            visible(beat["title"]),
            visible(beat["narration"]),
            store.film(film.digest) / beat["clip"],
            beat["end"] - beat["start"],
        )
        for beat in store.record(film.digest)["beats"]
    )
    return LessonSlides(film.name, visible(film.title), visible(film.summary), beats)


def check_loops(names: Sequence[str], beats: Mapping[str, Sequence[str]]) -> None:
    """Refuse *names* that are none of the *beats*, given for each lesson; ``lesson.beat`` is a name, too.

    Raises
    ------
    MathreelError
        If no lesson has a beat of that name.
    """
    known = {beat for each in beats.values() for beat in each}
    full = {f"{lesson}.{beat}" for lesson, each in beats.items() for beat in each}
    for name in names:
        if name not in known | full:
            raise MathreelError(
                f"--loop: the deck has {no_such('beat', name, full if '.' in name else known)}."
            )


def with_loops(deck: Deck, names: Sequence[str]) -> Deck:
    """Let the beats called *names* play on and on; ``lesson.beat`` means that of one lesson alone.

    Raises
    ------
    MathreelError
        If the deck has no beat of that name.
    """
    check_loops(names, {lesson.name: [beat.name for beat in lesson.beats] for lesson in deck.lessons})
    lessons = tuple(
        replace(
            lesson,
            beats=tuple(
                replace(beat, loops=not {beat.name, f"{lesson.name}.{beat.name}"}.isdisjoint(names))
                for beat in lesson.beats
            ),
        )
        for lesson in deck.lessons
    )
    return replace(deck, lessons=lessons)
