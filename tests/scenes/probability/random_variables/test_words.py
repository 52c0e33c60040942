from __future__ import annotations

from scenes.probability.random_variables.words import in_models, mean_and_deviation, shares_within


def test_the_mean_and_the_deviation_are_given() -> None:
    assert mean_and_deviation(-1.5, 2).source == 'mu = -"1.5" quad sigma = "2"'


def test_shares_are_written_in_percent() -> None:
    assert [row.source for row in shares_within(0.6827, 0.705)] == [
        "of the area: 68.3%",
        "of the drops: 70.5%",
    ]


def test_each_formula_of_the_models_has_its_words() -> None:
    rows = in_models()
    assert [row.math for row in rows] == [False, True] * 3
