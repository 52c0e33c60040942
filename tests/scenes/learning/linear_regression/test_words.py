from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.linear_regression import descend_to_line, fit_line, scale_x
from scenes.learning.linear_regression.words import (
    axes,
    brief,
    line_at,
    losses_in_words,
    names,
    outcome,
    prediction,
    prediction_in_words,
    scale_in_words,
    standardization,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.23456, "1.235"), (123.456, "123.46"), (1234.56, "1234.6"), (146734.7, "146,735"), (0.0, "0")],
)
def test_large_numbers_have_few_decimals(value, written):
    assert brief(value) == written


def test_the_mean_of_zero_is_not_subtracted():
    assert "-" not in standardization(0.0, 1.0).source
    assert '(x - "2")' in standardization(2.0, 1.0).source
    assert '(x + "2")' in standardization(-2.0, 1.0).source


def test_the_value_of_a_line_is_written_as_a_product_and_a_sum():
    assert line_at(3.0, np.array([2.0, 1.0])) == '= "2" dot "3" + "1"'
    assert line_at(-3.0, np.array([1 / 3, -1.0])) == 'approx "0.333" dot (-"3") - "1"'


def test_a_loss_falls_or_hardly_moves():
    assert outcome(np.array([2.0, 1.0, 0.5])) == "the loss falls from 2 to 0.5"
    assert outcome(np.array([2.0, 2.0])) == "the loss hardly moves from 2"


def test_the_losses_of_a_descent_and_of_the_best_lines_are_named():
    points = [(0.0, 0.0), (1.0, 2.0), (2.0, 1.0)]
    found = losses_in_words(fit_line(points), descend_to_line(points, (0.0, 1.0), 0.5, 3))
    assert (found["first_loss"], found["least"], found["flat"]) == ("0.667", "0.5", "0.667")
    assert found["outcome"].startswith("the loss falls from 0.667 to ")


@pytest.mark.parametrize(("standardized", "place"), [(False, ""), (True, ", so z is 1.225")])
def test_a_standardized_feature_has_a_place_and_a_scale(standardized, place):
    examples = scale_x([(0.0, 0.0), (1.0, 2.0), (2.0, 1.0)], standardized=standardized)
    assert scale_in_words(examples) == {"mean": "1", "deviation": "0.816"}
    assert prediction_in_words(examples, 2.0, 1.5, None) == {"new": "2", "place": place, "prediction": "1.5"}


def test_a_prediction_is_worked_out():
    source = prediction(3.0, np.array([2.0, 1.0])).source
    assert '& = "2" dot "3" + "1"' in source
    assert '{{ = "7" : result }}' in source


def test_without_names_the_axes_are_called_x_and_y():
    assert axes(None, standardized=False) == ("$x$", "$y$")
    assert axes(None, standardized=True) == ("$x$, standardized: $z$", "$y$")
    assert names(None) == {"x": "x", "y": "y"}
