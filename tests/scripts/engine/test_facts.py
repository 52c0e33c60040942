from __future__ import annotations

import pytest

from scripts.engine.facts import is_matrix, shown_facts


@pytest.mark.parametrize(
    "value",
    [
        10,
        -0.75,
        [3.0, 1.0],
        [[2, 1], [1, 2]],
        "0.714",
        "−4.5",
        "(1, 2)",
        "16.7%",
        "99%",
        "$94,000",
        "The dot comes to rest.",
        "A is closest, however long it is.",
        "120 square metres are what it has.",
        "Élan moves the dot!",
    ],
)
def test_what_can_be_read_by_itself_is_shown(value):
    assert shown_facts({"it": value}) == {"it": value}


@pytest.mark.parametrize(
    "value",
    [
        "",
        ", for there are 101 false alarms to a true one",
        ": 10 of these 1000",
        "1 in 100 people",
        "The posterior grows to 50%",
        "comes to rest.",
        "Raise",
        "B",
        "Infinity",
        None,
        True,
        [],
        ["a", "b"],
        [[1.0, 2.0]] * 40,
        {"a": 1},
    ],
)
def test_pieces_of_sentences_and_what_only_the_lesson_needs_are_not(value):
    assert shown_facts({"it": value}) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([[1, 2], [3, 4]], True),
        ([[1.5]], True),
        ([[1, 2], [3]], False),
        ([[]], False),
        ([1, 2], False),
        ([[1] * 7], False),
        ([["a"]], False),
    ],
)
def test_a_matrix_is_a_small_table_of_numbers(value, expected):
    assert is_matrix(value) is expected


def test_numbers_are_rounded_to_what_can_be_taken_in():
    facts = {
        "share": 1 / 6,
        "far": 610.39907827,
        "vector": [2 / 3, 3.0],
        "whole": 100352000,
        "tiny": 1.28734783e-5,
    }
    assert shown_facts(facts) == {
        "share": 0.1667,
        "far": 610.3991,
        "vector": [0.6667, 3.0],
        "whole": 100352000,
        "tiny": 1.287e-5,
    }
