from __future__ import annotations

import re
from itertools import product

import pytest
import sympy

from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.proving_words import power_rule
from scenes.stage.shapes.frame import frame

COUNTS = [2, 3, 4, 6]


@pytest.fixture
def place():
    """Where the choices stand in the film."""
    return frame().wide


def letters(row):
    return [letter.source for letter in row]


@pytest.mark.parametrize("count", COUNTS)
def test_the_rows_are_all_choices_with_one_h_or_none_and_one_for_those_with_more(count, place):
    choices = FactorChoices(count, place)
    every = [list(choice) for choice in product("xh", repeat=count)]
    assert letters(choices.old) in every
    assert [row for row in every if row.count("h") == 0] == [letters(choices.old)]
    with_one = [row for row in every if row.count("h") == 1]
    assert sorted(map(letters, choices.ways)) == sorted(with_one)
    assert letters(choices.rest) == ["h", "h"] + ["dots.c"] * (count - 2)


@pytest.mark.parametrize("count", COUNTS)
def test_the_products_are_those_of_the_rows_beside_them(count, place):
    choices = FactorChoices(count, place)
    x, h = sympy.symbols("x h")
    power = sympy.Poly((x + h) ** count, h)
    shown = [re.sub(r"\{\{ | : \w+ \}\}", "", row[0].source) for row in choices.products]
    products = [sympy.sympify("*".join(each.replace("^", "**").split())) for each in shown[:2]]
    assert products == [power.coeff_monomial(1), power.coeff_monomial(h) * h]
    for cells, rows in zip(choices.products, (choices.old, choices.ways, choices.rest), strict=True):
        assert abs(cells[0].get_y() - rows.get_y()) < 0.3


@pytest.mark.parametrize("count", COUNTS)
def test_all_stays_in_its_place_with_the_rule_under_the_rows(count, place):
    choices = FactorChoices(count, place)
    rule = choices.place_below(power_rule())
    assert place.left <= choices.get_left()[0]
    assert choices.get_right()[0] <= place.right
    assert choices.get_top()[1] <= place.top
    assert place.bottom <= rule.get_bottom()[1]
    assert rule.get_top()[1] < choices.get_bottom()[1] - 0.1
    assert choices.bracket.get_left()[0] > choices.ways.get_right()[0]
    assert choices.bracket.get_right()[0] < choices.products.get_left()[0]
