from __future__ import annotations

import numpy as np
import pytest

from scenes.learning.logistic_regression import formulas


def test_each_score_is_read_with_its_probability() -> None:
    assert (
        formulas.readings([2.0, -1.5, 0.0])
        == "A score of 2 becomes 0.88, −1.5 becomes 0.18, and 0 becomes 0.5"
    )
    assert formulas.readings([0.0]) == "A score of 0 becomes 0.5"


def test_a_probability_in_a_sentence_is_never_quite_0_or_1() -> None:
    assert [formulas.chance(score) for score in (0.86, -30.0)] == ["70%", "less than 0.1%"]


def test_the_score_is_worked_out_with_weights_and_bias() -> None:
    worked, score = (row.source for row in formulas.score_of(np.array([1.0, -1.2, 0.0]), (4, 5), -2.0))
    parts = ["{{ z : path }} = ", '{{ "1" : path }} dot {{ "4" : data }}', ' - {{ "1.2" : path }}']
    assert worked == "".join(parts) + ' dot {{ "5" : data }} + "0"'
    assert score == '{{ z : path }} = {{ -"2" : path }}'


def test_negative_inputs_have_brackets() -> None:
    worked, _ = (row.source for row in formulas.score_of(np.array([-2.2, 3.0, 3.0]), (-2.27, -1.0), 5.0))
    assert worked.count("dot (") == 2


def test_a_rounded_model_has_an_approximate_score() -> None:
    _, score = (row.source for row in formulas.score_of(np.array([0.661, 0.467, -4.131]), (4, 5), 0.857))
    assert 'approx {{ "0.86" : path }}' in score


def test_a_probability_near_1_is_not_written_as_1() -> None:
    assert '> "0.99"' in formulas.probability_of(20.001).source
    assert '= "0.5"' in formulas.probability_of(0.0).source
    assert 'approx "0.70"' in formulas.probability_of(0.8571).source


@pytest.mark.parametrize(
    ("beliefs", "said"),
    [([0.5, 0.25], '"0.13"'), ([1e-3] * 20, '"1" times 10^(-60)'), ([1e-9] * 40, "< 10^(-300)")],
)
def test_the_likelihood_is_the_product_and_its_logarithm_the_sum(beliefs: list[float], said: str) -> None:
    _, product, _, total = (row.source for row in formulas.likelihood(np.array(beliefs)))
    assert product.endswith(said)
    assert total.endswith(f'approx "{-np.log(beliefs).sum():.2f}"')


def test_the_loss_is_the_sum_over_the_number() -> None:
    assert formulas.the_loss(1.201, 40)[1].source.endswith('"48.04" / "40" approx {{ "1.201" : slope }}')


def test_the_odds_are_powers_of_e() -> None:
    written = [row[1].source for row in formulas.odds_table()]
    assert written[1:] == [
        "$1 : 1$",
        '$e : 1 approx "2.7" : 1$',
        '$e^2 : 1 approx "7.4" : 1$',
        "$1 : e$",
        "$1 : e^2$",
    ]
