from __future__ import annotations

import numpy as np
import pytest
from manim import Square

from scenes.learning.logistic_regression import formulas
from scenes.learning.logistic_regression.sticks import factors


def test_a_probability_in_a_sentence_is_never_quite_0_or_1() -> None:
    assert [formulas.chance(score) for score in (0.86, -30.0)] == ["70%", "less than 0.1%"]


def test_the_score_is_worked_out_with_weights_and_bias() -> None:
    worked, score = (row.source for row in formulas.score_of(np.array([1.0, -1.2, 0.0]), (4, 5), -2.0))
    parts = ["{{ z : path }} = ", '{{ "1" : path }} dot {{ "4" : data }}', ' - {{ "1.2" : path }}']
    assert worked == "".join(parts) + ' dot {{ "5" : data }} + {{ "0" : path }}'
    assert score == '{{ z : path }} = {{ -"2" : path }}'


def test_negative_inputs_have_brackets() -> None:
    worked, _ = (row.source for row in formulas.score_of(np.array([-2.2, 3.0, 3.0]), (-2.27, -1.0), 5.0))
    assert worked.count("dot (") == 2


def test_a_rounded_model_has_an_approximate_score() -> None:
    _, score = (row.source for row in formulas.score_of(np.array([0.661, 0.467, -4.131]), (4, 5), 0.857))
    assert 'approx {{ "0.86" : path }}' in score


def test_a_probability_near_1_is_not_written_as_1() -> None:
    assert '> "0.999"' in formulas.probability_of(20.001).source
    assert '< "0.0001"' in formulas.probability_of(-20.0).source
    assert 'approx "0.998"' in formulas.probability_of(6.1234).source
    assert '= "0.5"' in formulas.probability_of(0.0).source
    assert 'approx "0.70"' in formulas.probability_of(0.8571).source


@pytest.mark.parametrize(
    ("beliefs", "said"),
    [([0.5, 0.5], "0.25"), ([1e-3] * 20, "1 × 10⁻⁶⁰"), ([1e-9] * 40, "< 10⁻³⁰⁰")],
)
def test_the_likelihood_is_the_product_and_its_logarithm_the_sum(beliefs: list[float], said: str) -> None:
    assert formulas.product_number(float(np.prod(beliefs))) == said
    _, total = (row.source for row in formulas.log_likelihood(np.array(beliefs)))
    assert total.endswith(f'approx "{-np.log(beliefs).sum():.2f}"')


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (0.5698, "about 1.8 to 1"),
        (-1.2, "about 1 to 3.3"),
        (3.0, "about 20 to 1"),
        (0.0, "1 to 1"),
        (0.01, "about 1 to 1"),
        (9.0, "more than 999 to 1"),
        (-9.0, "less than 1 to 999"),
    ],
)
def test_odds_in_a_sentence_are_to_one(score: float, said: str) -> None:
    assert formulas.odds(score) == said


@pytest.mark.parametrize(("score", "written"), [(0.5698, True), (-9.0, False)])
def test_odds_that_are_nearly_nothing_are_not_written(score: float, written: bool) -> None:
    assert ("approx" in formulas.odds_of(score).source) == written
    assert ("1 +" in formulas.probability_of_odds(score).source) == written


def test_the_probability_follows_from_the_odds() -> None:
    assert '"1.77" / (1 + "1.77") {{ approx "0.64" : result }}' in formulas.probability_of_odds(0.5698).source


def test_factors_are_written_whose_digits_have_the_logarithms_that_are_written() -> None:
    beliefs = np.array([0.2301, 0.2344, 0.9, 0.9, 0.6, 0.5, 0.01])
    assert factors(beliefs).tolist() == [0, 2, 4]
    assert formulas.likelihood(beliefs).source == (
        '{{ "0.23" : first }} {{ dot "0.9" : second }} {{ dot "0.6" : third }} {{ dot dots.c : rest }}'
    )


def test_the_loss_is_the_sum_over_the_number() -> None:
    assert formulas.the_loss(1.201, 40)[1].source.endswith('"48.04" / "40" approx {{ "1.201" : slope }}')


def test_the_slope_of_each_price_equals_the_error() -> None:
    one, zero = formulas.slopes_of_the_prices((("not spam", "class_zero"), ("spam", "class_one")))
    for (_, slope), error in ((one, "{{ p : result }} - 1"), (zero, "{{ p : result }}")):
        name, fraction, value = slope.source.split(" = ")
        assert "slope along" in name
        assert "/" in fraction
        assert value == error


def test_the_odds_are_powers_of_e() -> None:
    written = [row[1].source for row in formulas.odds_table(Square(), Square())[1:]]
    assert written == [
        "$1 : 1$",
        '$e : 1 approx "2.7" : 1$',
        '$e^2 : 1 approx "7.4" : 1$',
        "$1 : e$",
        "$1 : e^2$",
    ]
