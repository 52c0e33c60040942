from __future__ import annotations

import re
from itertools import product

import pytest
import sympy

from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.stage.shapes.frame import frame

COUNTS = [2, 3, 4, 6]


def letters(row):
    return [letter.source for letter in row]


@pytest.mark.parametrize("count", COUNTS)
def test_the_rows_are_all_choices_with_one_h_or_none_and_one_for_those_with_more(count):
    choices = FactorChoices(count)
    every = [list(choice) for choice in product("xh", repeat=count)]
    assert letters(choices.old) in every
    assert [row for row in every if row.count("h") == 0] == [letters(choices.old)]
    with_one = [row for row in every if row.count("h") == 1]
    assert sorted(map(letters, choices.ways)) == sorted(with_one)
    assert letters(choices.rest) == ["h", "h"] + ["dots.c"] * (count - 2)


@pytest.mark.parametrize("count", COUNTS)
def test_the_products_are_those_of_the_rows_beside_them(count):
    choices = FactorChoices(count)
    x, h = sympy.symbols("x h")
    power = sympy.Poly((x + h) ** count, h)
    shown = [re.sub(r"\{\{ | : \w+ \}\}", "", row[0].source) for row in choices.products]
    products = [sympy.sympify("*".join(each.replace("^", "**").split())) for each in shown[:2]]
    assert products == [power.coeff_monomial(1), power.coeff_monomial(h) * h]
    for cells, rows in zip(choices.products, (choices.old, choices.ways, choices.rest), strict=True):
        assert abs(cells[0].get_y() - rows.get_y()) < 0.3


@pytest.mark.parametrize("count", COUNTS)
def test_all_stays_in_its_box_above_the_rule(count):
    choices, box = FactorChoices(count), frame().wide
    assert box.left <= choices.get_left()[0]
    assert choices.get_right()[0] <= box.right
    assert choices.get_top()[1] <= box.top
    assert choices.get_bottom()[1] >= box.bottom + 0.6
    assert choices.bracket.get_left()[0] > choices.ways.get_right()[0]
    assert choices.bracket.get_right()[0] < choices.products.get_left()[0]
