from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.wording.regressions import (
    axes,
    brief,
    course_of_the_error,
    line_at,
    notes,
    prediction,
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


def test_what_a_line_says_is_written_as_a_product_and_a_sum():
    assert line_at(3.0, np.array([2.0, 1.0])) == '= "2" dot "3" + "1"'
    assert line_at(-3.0, np.array([1 / 3, -1.0])) == 'approx "0.333" dot (-"3") - "1"'


def test_an_error_falls_or_hardly_moves():
    assert course_of_the_error(np.array([2.0, 1.0, 0.5])) == "its error falls from 2 to 0.5"
    assert course_of_the_error(np.array([2.0, 2.0])) == "its error hardly moves from 2"


def test_a_prediction_is_worked_out():
    source = prediction(3.0, np.array([2.0, 1.0]), 7.0).source
    assert '& = "2" dot "3" + "1"' in source
    assert '{{ = "7" : result }}' in source


def test_what_is_not_given_is_called_x_and_y():
    assert axes(None, standardized=False) == ("$x$", "$y$")
    assert axes(None, standardized=True) == ("$x$, standardized: $z$", "$y$")
    assert notes(None) == []
