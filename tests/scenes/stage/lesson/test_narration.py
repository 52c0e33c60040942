from __future__ import annotations

import copy
import pickle
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.lesson.narration import (
    WORDS_PER_SECOND,
    Formula,
    Narration,
    NarrationError,
    narrate,
    pieces,
    reading_time,
)


@pytest.mark.parametrize(
    ("template", "value", "sentence"),
    [
        ("{x}", 3, "3"),
        ("{x}", 3.14159, "3.14"),
        ("{x}", -2.0, "−2"),
        ("{x:.3}", 3.14159, "3.142"),
        ("{x:.3}", 3.1, "3.1"),
        ("{x:.3f}", 3.1, "3.100"),
        ("{x:f}", 3.1, "3.10"),
        ("{x:%}", 0.1234, "12.3%"),
        ("{x:.2%}", 0.12345, "12.35%"),
        ("{x:.0%}", 0.999, "99.9%"),
        ("{x}", np.float64(0.5), "0.5"),
        ("{x}", np.int64(7), "7"),
        ("{x}", np.array([1.5, 2.5])[1], "2.5"),
        ("{x}", "uphill", "uphill"),
        ("{x}", True, "True"),
        ("{x:>4}", "a", "a"),
        ("{x:,}", 1234567, "1,234,567"),
    ],
)
def test_values_are_written_for_people(template, value, sentence):
    assert narrate(template, {"x": value}) == sentence


def test_parameters_facts_and_items_by_name():
    values = {"p": SimpleNamespace(start=7.0, point=(1, 2)), "first": 6.2}
    assert narrate("from {p.start} to {first}, {p.point[1]}", values) == "from 7 to 6.2, 2"


def test_white_space_is_single():
    assert narrate("  one\n two   {x} ", {"x": " three "}) == "one two three"


@pytest.mark.parametrize("template", ["{slop}", "{p.slop}", "{p.point[9]}", "{}", "{0}"])
def test_a_missing_name_is_refused_and_the_known_names_are_listed(template):
    values = {"p": SimpleNamespace(point=(1, 2)), "slope": 1.0}
    with pytest.raises(NarrationError, match="slope") as refusal:
        narrate(template, values)
    assert repr(template) in str(refusal.value)


@given(st.lists(st.text("abc", min_size=1), min_size=1))
def test_reading_time_is_proportional_to_the_number_of_words(words):
    assert reading_time(" ".join(words)) == pytest.approx(len(words) / WORDS_PER_SECOND)


def test_a_percent_sign_takes_the_time_of_its_word():
    assert reading_time("about 28%") == reading_time("about 28 percent")


def test_silence_takes_no_time():
    assert reading_time("") == 0


def test_a_formula_is_spoken_in_words_and_kept_as_it_is_written():
    narration = narrate("So [w_({t}+1)|w {t} plus one] < [x], and [y|y].", {"t": 3})
    assert narration == "So w 3 plus one < [x], and y."
    assert narration.written == "So [w_(3+1)|w 3 plus one] < [x], and [y|y]."
    assert pieces(narration.written) == [
        "So ",
        Formula("w_(3+1)", "w 3 plus one"),
        " < [x], and ",
        Formula("y", "y"),
        ".",
    ]


@pytest.mark.parametrize("through", [copy.deepcopy, lambda narration: pickle.loads(pickle.dumps(narration))])
def test_formulas_survive_a_copy(through):
    assert through(Narration("[x^2|x squared]")).written == "[x^2|x squared]"


@given(st.text("ab |[]", max_size=30))
def test_pieces_are_the_whole_narration(written):
    narration = Narration(written)
    said = "".join(piece.words if isinstance(piece, Formula) else piece for piece in pieces(written))
    assert said.split() == narration.split()
