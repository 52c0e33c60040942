from __future__ import annotations

import pytest

from mathkit.calculus.chain_rule import chain, neuron
from scenes.calculus.chain_rule import words

WAY = chain(neuron(2.0, 1.0), 0.5)


@pytest.mark.parametrize(("slope", "said"), [(-0.2, "goes up"), (0.2, "goes down"), (0.0, "stays")])
def test_the_advice_goes_against_the_slope(slope, said):
    assert said in words.advice(slope)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (2.0, "2 times as much as w"),
        (-0.5, "0.5 times as much as w, the other way"),
        (1.0, "as much as w"),
        (0.0, "not at all"),
    ],
)
def test_a_change_is_told_with_its_size_and_its_way(rate, said):
    assert words.change(rate, "w") == said


def test_the_rates_of_the_product_can_be_told_apart():
    product = words.product(WAY)
    for part in (*words.PARTS, "found"):
        assert len(product.part(part)) > 0
    assert '(-"0.5379")' in product.source


def test_a_value_that_moves_as_far_as_the_weight_has_no_factor():
    assert [move.source for move in words.moves(chain(neuron(-0.5, 1.0), 0.0))[:2]] == [
        "+ h",
        '- "0.5" thin h',
    ]


def test_values_and_rates_are_written_with_four_decimals():
    assert words.values(WAY) == ['"0.5"', '"1"', '"0.7311"', '"0.0723"']
    assert words.rates(WAY) == ["2", "0.1966", "−0.5379"]
    assert len(words.NAMES) == len(words.FUNCTIONS) + 1 == len(words.values(WAY))


def test_the_slopes_stand_for_the_values_in_turn():
    columns = [[written.source for written in column] for column in words.slopes(WAY)]
    assert [column[0][:17] for column in columns] == [f"(dif L) / (dif {name})" for name in "wzaL"]
    assert columns[0][1:] == ['= "2" dot (-"0.10575")', 'approx -"0.2115"']
    assert columns[-1][0].endswith('= "1"')


@pytest.mark.parametrize(("x", "written"), [(2.0, '-"0.2115"'), (0.02, '-"0.004975"')])
def test_small_slopes_are_written_with_more_decimals(x, written):
    predicted, _ = words.check(chain(neuron(x, 1.0), 0.5), chain(neuron(x, 1.0), 0.51))
    assert written in predicted.source


def test_the_prediction_and_what_is_found_have_their_numbers():
    predicted, actual = words.check(WAY, chain(neuron(2.0, 1.0), 0.51))
    assert '"0.002115"' in predicted.source
    assert '"0.51"' in actual.source
