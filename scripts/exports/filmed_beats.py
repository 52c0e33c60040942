"""Beats that are filmed already: their films are joined to a clip, and nothing is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.engine.digest import film_digest
from scripts.engine.film import film_settings
from scripts.engine.order import Order
from scripts.engine.store import Store
from scripts.film.assembly import join_films
from scripts.film.subject import Part, Subject
from scripts.narration.captions import TimedText, captions
from scripts.narration.languages import track_language
from scripts.narration.sound import RATE, fitted, read_sound, silence

__all__ = ["beats_on_film", "join_beats"]

Beat = Mapping[str, Any]
"""A beat as a store's record of its film has it."""


def beats_on_film(order: Order, subject: Subject, part: Part, store: Store) -> list[Beat]:
    """Return the beats of a *part* if a *store* holds the film of *order*; else none.

    Nothing is found of a phrase, which has no film of its own.
    """
    if part.phrase is not None or not store.folder.is_dir():
        return []
    digest = _digest(order, subject)
    if not store.holds(digest):
        return []
    beats = store.record(digest)["beats"]
    film = store.film(digest)
    return [{**beat, "clip": film / beat["clip"]} for beat in beats if beat["name"] in part.beats]


def join_beats(beats: Sequence[Beat], order: Order, title: str, path: Path) -> None:
    """Join the films of *beats* to one MP4 file, with their sound, or silence, and with captions."""
    style, start = order.narration_style, beats[0]["start"]
    texts = [
        TimedText(phrase["text"], phrase["start"] - start, phrase["end"] - start)
        for beat in beats
        for phrase in beat["phrases"]
    ]
    join_films(
        [(beat["title"], beat["clip"]) for beat in beats],
        path,
        title,
        sound=(_sound(beat, is_spoken=style.voice is not None) for beat in beats),
        cues=() if style.burn_captions else captions(texts),
        language=track_language(style.language),
    )


def _digest(order: Order, subject: Subject) -> str:
    settings = film_settings(order, subject.params.model_dump(mode="json"))
    return film_digest(order.entry.lesson.path(), settings)


def _sound(beat: Beat, *, is_spoken: bool) -> Any:
    samples = round(beat["end"] * RATE) - round(beat["start"] * RATE)
    return fitted(read_sound(beat["clip"]), samples) if is_spoken else silence(samples)
