from __future__ import annotations

from scenes.linear_algebra.norms.arrow_words import length_in_words


def test_only_a_rounded_length_is_about_right() -> None:
    assert length_in_words(2.0) == "2"
    assert length_in_words(5**0.5) == "about 2.236"
