from __future__ import annotations

import pytest

from scripts.basis.errors import no_such

MEANINGS = {
    "learning_rate": "size of a step, as a multiple of the slope",
    "other_rate": "a second one, to compare",
    "curvature": "second derivative of the valley",
    "k": "how many groups to look for",
    "seed": "draws the data",
}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("learning_rat", "learning_rate"),  # by its letters
        ("rate", "learning_rate or other_rate"),  # by its words, though curvature has more letters of it
        ("groups", "k"),  # by what it means
        ("derivative", "curvature"),
        ("lr", "learning_rate"),  # as libraries call it
        ("random_state", "seed"),
    ],
)
def test_what_is_meant_is_found_by_letters_by_words_and_by_meaning(name: str, meant: str) -> None:
    assert no_such("parameter", name, MEANINGS, MEANINGS).startswith(
        f"no parameter {name}, did you mean {meant}? the parameters are "
    )


def test_nothing_is_guessed_where_nothing_fits() -> None:
    assert "did you mean" not in no_such("parameter", "xyzzy", MEANINGS, MEANINGS)
    assert no_such("beat", "walk", []) == "no beat walk; there are no beats"


def test_names_are_listed_in_their_own_order() -> None:
    assert no_such("beat", "xyzzy", ["walk", "ask", "rest"]).endswith("; the beats are walk, ask, rest")


def test_a_name_of_another_kind_may_be_meant_but_is_not_listed() -> None:
    said = no_such("parameter", "titel", MEANINGS, MEANINGS, ["title"])
    assert said.startswith("no parameter titel, did you mean title? the parameters are learning_rate, ")
    assert said.endswith(", seed")
