from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrices import apply, bend, bent, plane_map, within_budget
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices import formulas, planes, price_words, words
from scenes.stage.type.typesetting import typeset

number = st.integers(-400, 400).map(lambda k: k / 100)

small = st.integers(-200, 200).map(lambda k: k / 100)

squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))

HOUSES = [(120.0, 3, 20.0), (75.0, 2, 40.0), (200.0, 5, 5.0), (50.0, 1, 60.0)]


@pytest.mark.parametrize(
    ("matrix", "blue", "purple"),
    [
        (
            ((2, 1), (-1, 1)),
            "Blue lands 2 right and 1 down",
            "Purple lands 1 right and 1 up. That's the second.",
        ),
        (((1, 0), (0, 1)), "Blue stays where it is", "Purple stays where it is"),
        (((0, 0), (0, 0)), "Blue shrinks to a point", "Purple shrinks to a point, too"),
        (((0.6, 0.6), (0, 0)), "Blue lands 0.6 right.", "Purple lands in the same place"),
    ],
)
def test_where_the_arrows_land(matrix, blue, purple):
    matrix = np.array(matrix, dtype=float)
    assert words.blue_in_words(matrix).startswith(blue)
    assert words.purple_in_words(matrix).startswith(purple)


@pytest.mark.parametrize(
    ("vector", "said"),
    [
        ((1, 2), "This one is 1 step right and 2 steps up."),
        ((0, -0.5), "This one is 0.5 steps down."),
        ((0, 0), "This one is the origin: no steps at all."),
    ],
)
def test_a_walk(vector, said):
    assert words.walk_in_words(vector) == said


@pytest.mark.parametrize(
    ("matrix", "vector", "said"),
    [
        (((2, 1), (-1, 1)), (1, 2), "1 times the first plus 2 times the second: 4 right and 1 up."),
        (((2, 1), (-1, 1)), (-1, 0), "minus 1 times the first: 2 left and 1 up."),
        (((1, 0), (0, 1)), (1, 2), "right where it was."),
        (((1, -1), (1, -1)), (1, 1), "right at the origin."),
        (((2, 1), (-1, 1)), (0, 0), "Our point takes no steps, so it stays at the origin."),
    ],
)
def test_where_the_point_lands(matrix, vector, said):
    assert words.landing_in_words(apply(matrix, vector)).endswith(said)


@given(squares, st.tuples(number, number))
def test_all_formulas_can_be_set(matrix, vector):
    applied = apply(matrix, vector)
    rows = [
        formulas.matrix_formula(matrix),
        formulas.walk(apply(np.eye(2), vector)),
        formulas.product(applied),
    ]
    rows += formulas.sums(applied)
    for written in rows:
        assert typeset(written.source, math=True).outlines


@given(squares, st.tuples(number, number))
def test_every_matrix_has_its_sentences(matrix, vector):
    said = words.facts(plane_map(matrix), apply(matrix, vector), bend(matrix, vector))
    for name in set(said) - {"point", "image"}:
        assert said[name][-1] in ".?", name
        assert "None" not in said[name]


@pytest.mark.parametrize(
    ("houses", "budget", "said"),
    [
        (
            4,
            200,
            "Sort them by price. With a budget of 200 thousand dollars, two of the four are within reach.",
        ),
        (
            4,
            110,
            "Sort them by price. With a budget of 110 thousand dollars, one of the four is within reach.",
        ),
        (4, 0, "Sort them by price. With nothing to spend, none of the four are within reach."),
        (4, 1000, "Sort them by price. With a budget of 1000 thousand dollars, all four are within reach."),
        (2, 320, "Sort them by price. With a budget of 320 thousand dollars, both are within reach."),
        (1, 200, "With a budget of 200 thousand dollars, this house is out of reach."),
        (1, 320, "With a budget of 320 thousand dollars, this house is within reach."),
    ],
)
def test_what_can_be_afforded(houses, budget, said):
    prices = multiply(HOUSES[:houses], [[2.5], [10], [-0.5]])
    shortlist = within_budget(prices.product[:, 0], budget)
    assert price_words.facts(prices, shortlist, budget)["afforded"] == said


def test_houses_that_are_sorted_already_are_not_sorted():
    shortlist = within_budget(np.array([100.0, 200.0]), 150)
    assert price_words.afforded_in_words(shortlist, 150).startswith("With a budget of 150")


def test_the_columns_make_the_point():
    written = formulas.product(apply([[2, 1], [-1, 1]], (1, 2)))
    assert written.source.startswith('{{ A vec("1", "2") = : left }}')
    assert written.source.endswith('{{ = {{ vec("4", "1") : result }} : landed }}')


@pytest.mark.parametrize(
    ("vector", "unlike"), [((1, 2), "purple"), ((2, 1), "blue"), ((-1, 1), "blue"), ((0.5, -1.25), "purple")]
)
def test_only_the_steps_that_are_bent_are_unlike(vector, unlike):
    matrix = np.array([[2.0, 1.0], [-1.0, 1.0]])
    bending = bend(matrix, vector)
    kind = ("blue", "purple").index(unlike)
    steps = np.array([[start, np.add(start, np.eye(2)[kind])] for start in ((0, 0), (1, 0), (0, 1), (1, 1))])
    moved = [np.diff(bent(bending, step) @ matrix.T, axis=0)[0] for step in steps]
    assert not np.allclose(moved, moved[0])
    said = words.misses_in_words(plane_map(matrix), bending, vector)
    assert f"the {unlike} steps aren't equal now" in said


@given(squares, st.tuples(small, small))
def test_all_that_stands_beside_the_plane_can_be_read(matrix, vector):
    applied = apply(matrix, vector)
    halfway = apply(matrix, planes.halfway(vector))
    column = formulas.column_for(applied, halfway)
    for row in (*formulas.sums(applied), *map(formulas.product, (applied, halfway))):
        assert row.size * min(1.0, column.width / row.width) >= 24


def test_the_first_house_is_worked_out():
    prices = multiply(HOUSES, [[2.5], [10], [-0.5]])
    assert price_words.price_sum(prices).source == '"300" + "30" - "10" = {{ "320" : result }}'
    assert len(price_words.products(prices)) == len(price_words.house_lines(HOUSES[0])) == 3


def test_a_budget_far_beyond_all_prices_is_shown_beyond_them():
    assert price_words.shown_budget([320.0, 105.0], 200) == 200
    assert price_words.shown_budget([320.0, 105.0], 100_000) == pytest.approx(320 + 0.2 * 320)
    assert price_words.shown_budget([-5.0], 0) == 0
    assert price_words.budget_label(200, 200).source == "budget 200"
    assert price_words.budget_label(100_000, 384).source == "budget 100,000 →"


def test_the_brackets_of_a_matrix_are_what_is_left_of_it():
    written = formulas.matrix_formula([[2, 1], [-1, 1]])
    entries = [shape for name in formulas.ENTRIES for shape in written.part(name)]
    brackets, named = formulas.brackets_of(written), written.part("name")
    assert {*brackets, *entries, *named} == {*written}
    assert not {*brackets} & {*entries, *named}


def test_a_miss_stands_beside_what_the_columns_say():
    made = bend([[2, 1], [-1, 1]], (1, 2))
    straight, missed = formulas.miss_rows(made.linear_image, made.image, grid="bent")
    assert straight.source == "the columns say: {{ (4, 1) : result }}"
    assert missed.source == "on the bent grid: {{ (3, 1.5) : slope }}"


def test_the_arrows_of_a_matrix_land_on_its_columns():
    blue, purple = formulas.landing_rows([[2, 0], [-1, 0]])
    assert blue.source == "{{ 1 right : data }} → 2 right and 1 down"
    assert purple.source == "{{ 1 up : second }} → the origin"
