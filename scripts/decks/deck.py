"""A deck: what the slides of some lessons show, whatever program will show them. A slide is a beat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scripts.basis.errors import MathreelError, no_such
from scripts.basis.quality import Quality
from scripts.basis.text import visible
from scripts.engine.facts import shown_facts
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
class DrawnFormula:
    """A formula as a picture, in SVG, as wide and high as so many letters of text; and as it was typed."""

    words: str
    svg: str
    width: float
    height: float


@dataclass(frozen=True)
class LessonSlides:
    """A lesson: a title slide, one slide for each of its beats, and what it is good to look up."""

    name: str
    title: str
    summary: str
    beats: tuple[BeatSlide, ...]
    formulas: tuple[DrawnFormula, ...] = ()
    key_numbers: Mapping[str, str] = field(default_factory=dict)


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


def deck_of(
    films: Sequence[Film], store: Store, title: str, formulas: Mapping[str, Sequence[DrawnFormula]]
) -> Deck:
    """Return the deck of finished *films*; one film alone gives it its title.

    Parameters
    ----------
    formulas
        By film, what is good to look up.
    """
    lessons = tuple(_lesson_slides(film, store, formulas.get(film.name, ())) for film in films)
    title = visible(title) if len(films) > 1 else lessons[0].title
    language = films[0].narration_style.language
    return Deck(title, language, films[0].theme, films[0].quality, lessons)


def _lesson_slides(film: Film, store: Store, formulas: Sequence[DrawnFormula]) -> LessonSlides:
    record = store.record(film.digest)
    beats = tuple(
        BeatSlide(
            beat["name"],
            visible(beat["title"]),
            visible(beat["narration"]),
            store.film(film.digest) / beat["clip"],
            beat["end"] - beat["start"],
        )
        for beat in record["beats"]
    )
    return LessonSlides(
        film.name,
        visible(film.title),
        visible(film.summary),
        beats,
        tuple(formulas),
        {visible(name): in_words(value) for name, value in shown_facts(record["key_numbers"]).items()},
    )


def in_words(value: Any) -> str:
    """Return a number, a vector, a matrix or a text as a line of text."""
    if isinstance(value, (list, tuple)):
        return f"({', '.join(map(in_words, value))})"
    return visible(value) if isinstance(value, str) else f"{value:.10g}".replace("-", "\N{MINUS SIGN}")


def check_loops(names: Sequence[str], beats: Mapping[str, Sequence[str]]) -> None:
    """Refuse *names* that are none of the *beats*, given for each lesson; ``lesson.beat`` is a name, too.

    Raises
    ------
    MathreelError
        If no lesson has a beat of that name.
    """
    known = dict.fromkeys(beat for each in beats.values() for beat in each)
    full = [f"{lesson}.{beat}" for lesson, each in beats.items() for beat in each]
    for name in names:
        if name not in (*known, *full):
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
