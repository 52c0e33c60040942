from __future__ import annotations

import numpy as np
import pytest

from scenes.calculus.gradient import sentences, words
from scenes.calculus.gradient.landscapes import LANDSCAPES
from scenes.calculus.gradient.lesson import Gradient
from scenes.stage.type.numerals import math_equals


@pytest.mark.parametrize("name", LANDSCAPES)
@pytest.mark.parametrize("axis", [0, 1])
def test_a_partial_derivative_names_its_variable(computed, name, axis):
    told = computed(Gradient, landscape=name, x=1.5, y=-2).told
    source = words.partial(told, axis).source
    assert f"partial {'xy'[axis]} thin (" in source
    assert math_equals(told.here.partials[axis], 4) in source


def test_the_rows_at_the_defaults(computed):
    told = computed(Gradient).told
    assert words.climbed(told).source.endswith('"64" + "121" = "185" : data }} : both }}')
    assert words.cancelled(told).source.endswith('"88" - "88" = "0" : data }} : both }}')
    assert words.half_slope(told).source.endswith(
        '{{ "92.5" : data }} slash {{ sqrt("185") : path }} {{ approx "6.8" : slope }}'
    )
    assert words.learned(told).source == '"°F" approx {{ "1.8" : path }} dot "°C" + {{ "32" : path }}'
    assert words.root_of_legs(told).source == 'sqrt("8"^2 + "11"^2) = sqrt("185")'
    assert words.mean_error(told).source.endswith('"138" / 6 = "23"')


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ((8, 11), "8 thousandths in x, 11 in y"),
        ((1, -8), "1 thousandth in x, −8 in y"),
        ((3.5, 0), "3.5 thousandths in x, 0 in y"),
    ],
)
def test_a_step_in_words(step, said):
    assert sentences.walked(np.array(step, dtype=float)) == said


@pytest.mark.parametrize(
    ("value", "said"), [(8, "8"), (13.601, "about 13.6"), (-0.98999, "about −0.99"), (0.2236, "about 0.22")]
)
def test_numbers_for_the_ear(value, said):
    assert sentences.about(value) == said
