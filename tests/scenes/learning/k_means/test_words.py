from __future__ import annotations

import pytest

from mathkit.learning.k_means import k_means
from scenes.learning.k_means.words import (
    assigning,
    elsewhere,
    inertia_rows,
    inertia_table,
    math_inertia,
    moved,
    moving,
    ordinal,
    rounds,
    scaling,
    uses,
)

SQUARE = [(0.0, 0.0), (0.0, 1.0), (4.0, 0.0), (4.0, 1.0)]
WIDE = k_means(SQUARE, [(0, 0), (4, 0)])
FLAT = k_means(SQUARE, [(0, 0), (0, 1)])
SAME = k_means(SQUARE, [(4, 1), (0, 1)])


@pytest.mark.parametrize(
    ("run", "other", "words"),
    [
        (WIDE, FLAT, "it comes to rest higher, at 16: a worse grouping, and k-means cannot tell"),
        (
            FLAT,
            WIDE,
            "it comes to rest lower, at 1: the first grouping was worse, and k-means could not tell",
        ),
        (WIDE, SAME, "it comes to rest just as low, at 1"),
    ],
)
def test_where_another_start_ends(run, other, words):
    assert elsewhere(run, other) == words


def test_what_the_first_move_does():
    assert moved(WIDE) == "The inertia falls from 2 to 1"
    assert moved(k_means(SQUARE, SQUARE)) == "The inertia is 0"
    assert rounds(WIDE) == "one round"
    assert rounds(k_means([(0.0,), (2.0,), (4.0,), (10.0,)], [(0.0,), (2.0,)])) == "3 rounds"


def test_inertias_are_written_as_formulas_and_in_a_table():
    assert math_inertia(WIDE, 0) == '{{ J : slope }} = {{ "2" : slope }}'
    assert math_inertia(k_means([(0.0,), (1.0,), (1.3,)], [(0.0,)]), 1).startswith("{{ J : slope }} approx")
    assert inertia_rows([3.0, 1.5, 0.75]) == [
        ("$k$", "lowest $J$", "saved"),
        ("1", "{{ 3.00 : slope }}", ""),
        ("2", "{{ 1.50 : slope }}", "50%"),
        ("3", "{{ 0.75 : slope }}", "25%"),
    ]
    assert [ordinal(k) for k in (2, 6)] == ["second", "sixth"]


def test_only_points_in_standard_deviations_are_called_so():
    assert [row.source for row in scaling(standardized=True)] == ["in standard deviations from the mean"]
    assert scaling(standardized=False) == []


def test_both_steps_lower_the_same_inertia():
    (assign, rule), (move, same) = assigning(), moving()
    assert (assign.source.startswith("*assign*"), move.source.startswith("*move*")) == (True, True)
    assert rule.source == same.source
    assert ": slope" in rule.source


def test_a_table_of_inertias_and_what_they_are_for():
    assert inertia_table([3.0, 1.5]).height < inertia_table([3.0, 1.5, 0.75]).height
    assert len(uses()) == 4
