from __future__ import annotations

import pytest

from mathkit.functions.quadratics import TILTED_BOWL, shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent import words

ON_A_CURVE = gradient_descent(shifted_parabola(3.0, 2.0), 7.0, 0.1, 20)
ON_A_BOWL = gradient_descent(TILTED_BOWL, (3.0, 2.0), 0.1, 50)
AT_REST = gradient_descent(TILTED_BOWL, (0.0, 0.0), 0.1, 2)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.1, "shorter than the last"),
        (0.5, "one step lands"),
        (0.8, "but by less"),
        (1.0, "swings back and forth forever"),
        (1.02, "so the walk diverges"),
        (1.4, "and soon leaves the picture"),
    ],
)
def test_a_descent_is_described_by_its_end(rate: float, said: str) -> None:
    function = shifted_parabola(3.0, 2.0)
    assert said in words.on_a_curve(gradient_descent(function, 7.0, rate, 20), function)


def test_level_ground_is_described() -> None:
    assert words.what_the_slope_says(AT_REST) == "The ground is level"
    assert words.where_to_go(AT_REST) == "The rule is to step the other way"
    assert "level" in words.what_the_gradient_says(AT_REST)
    assert "uphill" in words.what_the_slope_says(ON_A_CURVE)
    assert words.where_to_go(ON_A_CURVE) == "So step the other way: downhill"
    assert words.what_the_gradient_says(ON_A_BOWL) == "straight uphill"


@pytest.mark.parametrize(
    ("minimum", "curvature", "written"),
    [
        (3.0, 2.0, 'f(x) = (x - "3")^2'),
        (-1.0, 1.0, 'f(x) = "0.5" thin (x + "1")^2'),
        (0.0, 4.0, 'f(x) = "2" thin x^2'),
    ],
)
def test_a_parabola_is_written_from_its_minimum_and_curvature(
    minimum: float, curvature: float, written: str
) -> None:
    assert words.curve(minimum, curvature).source == written


def test_the_first_step_takes_its_numbers_from_the_slope() -> None:
    slope, step = words.first_slope(ON_A_CURVE), words.first_step(ON_A_CURVE)
    for part in ("here", "found"):
        assert len(slope.part(part)) == len(step.part(part)) == 1
    assert '= "6.2" : landing' in step.source
    assert '"0.1" : dial' in step.source


def test_a_negative_slope_is_guarded() -> None:
    uphill = gradient_descent(shifted_parabola(3.0, 2.0), -1.0, 0.1, 2)
    assert '(-"8") : found' in words.first_step(uphill).source


def test_ends_are_written_as_exactly_as_they_are_known() -> None:
    assert 'x_20 approx "3.0461"' in words.end_on_a_curve(ON_A_CURVE).source
    assert "bold(x)_50 approx vec(" in words.end_on_a_bowl(ON_A_BOWL).source
    assert 'bold(x)_2 = vec("0", "0")' in words.end_on_a_bowl(AT_REST).source


def test_the_gradient_at_the_start_is_written_as_a_vector() -> None:
    assert words.first_gradient(ON_A_BOWL).source.endswith('vec("8", "11")')


def test_the_limit_of_the_rate_is_two_over_the_curvature() -> None:
    limit, curvature = words.limit_of_the_rate(shifted_parabola(0.0, 3.0))
    assert limit.source.endswith('approx "0.667"')
    assert """f'' = "3\"""" in curvature.source
