from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.basis.errors import MathreelError
from scripts.basis.quality import Quality
from scripts.decks.deck import Deck, deck_of, with_loops
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.voices.choice import VoiceChoice


def looping(deck: Deck) -> list[str]:
    return [f"{lesson.name}.{beat.name}" for lesson in deck.lessons for beat in lesson.beats if beat.loops]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], []),
        (["stand"], ["walk.stand", "walk_again.stand"]),
        (["walk_again.stand", "drift"], ["walk.drift", "walk_again.stand"]),
    ],
)
def test_a_beat_loops_by_its_name_in_one_lesson_or_in_all(
    deck: Deck, names: list[str], expected: list[str]
) -> None:
    assert looping(with_loops(deck, names)) == expected


@pytest.mark.parametrize(("name", "nearest"), [("stnad", "stand"), ("walk.stnad", "walk.stand")])
def test_an_unknown_beat_is_refused_with_the_nearest(deck: Deck, name: str, nearest: str) -> None:
    with pytest.raises(MathreelError, match=rf"no beat {name}, did you mean {nearest}\?") as refusal:
        with_loops(deck, [name])
    names = [beat.name for lesson in deck.lessons for beat in lesson.beats]
    in_order = re.sub(r"walk(_again)?\.", "", str(refusal.value).partition("the beats are ")[2])
    assert list(dict.fromkeys(in_order.rstrip(".").split(", "))) == list(dict.fromkeys(names))


@pytest.mark.parametrize(
    ("style", "language"),
    [(SILENT, "en"), (NarrationStyle(VoiceChoice("espeak", "de", "1", "de")), "de")],
    ids=["silent", "spoken"],
)
def test_a_deck_is_in_the_language_of_the_voice(tiny: Quality, style: NarrationStyle, language: str) -> None:
    film: Any = SimpleNamespace(
        name="walk", title="", summary="", digest="", narration_style=style, theme="dark", quality=tiny
    )
    store: Any = SimpleNamespace(record=lambda _: {"beats": [], "key_numbers": {}})
    assert deck_of([film], store, "", {}).language == language
