from __future__ import annotations

import pytest

from scripts.basis.errors import MathreelError
from scripts.decks.deck import Deck, with_loops


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
    with pytest.raises(MathreelError, match=rf"no beat {name}, did you mean {nearest}\?"):
        with_loops(deck, [name])
