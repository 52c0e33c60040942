from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.lesson.narration import narrate
from scenes.stage.type.typesetting import typeset
from scenes.stage.type.verbatim import missing_letters, shortened, spoken, verbatim
from scenes.stage.type.writing import text


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("price_in_$ #1", "price\\_in\\_\\$ \\#1"),
        ("*bold*", "\\*bold\\*"),
        ("= heading", "\\= heading"),
        ("{{ x : data }}", "{\\{ x \\: data }\\}"),
        ("Größe (µm)", "Größe (µm)"),
    ],
)
def test_words_are_shown_as_they_are(words: str, same: str) -> None:
    drawn, expected = typeset(verbatim(words), math=False), typeset(same, math=False)
    assert drawn.width == pytest.approx(expected.width)
    assert len(drawn.outlines) == len(expected.outlines)
    assert all(
        np.allclose(a.points, b.points) for a, b in zip(drawn.outlines, expected.outlines, strict=True)
    )


def test_words_may_be_part_of_a_text() -> None:
    assert text(f"{{{{ {verbatim('a}} : data {{b')} : second }}}}: 1").part("second")


def test_letters_that_the_fonts_lack_are_known() -> None:
    assert missing_letters("身長 (身) cm, Größe") == "身長"
    assert missing_letters("Größe, Ελλάδα, Москва, עברית, m²") == ""


def test_signs_that_show_nothing_are_left_out() -> None:
    assert verbatim("a\u200bb\u00adc\ufeff\ufe0f\x1b") == "abc"
    assert missing_letters("a\u200bb\u00adc\ufeff\ufe0f\u200d") == ""


@given(st.text(min_size=1, max_size=30))
def test_any_words_of_known_letters_can_be_set(words: str) -> None:
    missing = missing_letters(words)
    typeset(verbatim("".join(letter for letter in words if letter not in missing)), math=False)


@given(st.text(max_size=60))
def test_any_words_can_be_said(words: str) -> None:
    said = narrate("Of {thing} [x|eks].", {"thing": spoken(words)})
    assert said.written.count("|") == 1
    assert not set("{}") & set(said)


def test_long_words_are_cut_off() -> None:
    assert shortened("a very\n long   name", 10) == "a very lo…"
    assert shortened("a very\n long   name", 16) == "a very long name"
