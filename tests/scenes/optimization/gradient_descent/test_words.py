from __future__ import annotations

import numpy as np
import pytest

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.sayings import Steps

FIRST = Steps(4.0, 0.1, 2.0)


@pytest.mark.parametrize(
    ("bottom", "curvature", "written"),
    [
        (3.0, 2.0, '= "2" thin ({{ w : path }} - "3")'),
        (-1.0, 1.0, '= "1" thin ({{ w : path }} + "1")'),
        (0.0, 4.0, '= "4" thin {{ w : path }}'),
    ],
)
def test_a_slope_is_written_from_the_bottom_and_the_curvature(
    bottom: float, curvature: float, written: str
) -> None:
    stairs, slope = words.slope(bottom, curvature)
    assert slope.source.endswith(written)
    assert stairs.source == f"1 across, {curvature:g} up: curvature {curvature:g}"


def test_the_first_step_takes_its_numbers_from_the_slope() -> None:
    source = words.first_step(FIRST, 7.0, 6.2).source
    assert '"0.1" : dial' in source
    assert '"8" : slope' in source
    assert '= "6.2" : path' in source
    assert '= "0.8" : path' in words.step_size(FIRST).source


def test_a_negative_slope_is_guarded() -> None:
    assert '(-"8") : slope' in words.first_step(Steps(-4.0, 0.1, 2.0), -1.0, -0.2).source


def test_what_is_left_is_written_step_by_step() -> None:
    step, share, left = (row.source for row in words.what_is_left(FIRST))
    assert step.endswith('dot "2" dot "4" : product }}')
    assert share == '= {{ "0.2" : path }} dot "4"'
    assert left.startswith('"left" = "4" -')
    assert left.endswith('"0.8" : factor }} dot "4"')


@pytest.mark.parametrize(("value", "written"), [(0.783, 0.8), (1.0, 1.0), (3.217, 3.217), (2.96, 3.0)])
def test_a_value_that_runs_is_written_whole_only_at_its_stops(value: float, written: float) -> None:
    assert words.as_it_runs(value, (0.0, 1.0, 3.217), 1) == pytest.approx(written)


def test_the_limit_of_the_rate_is_two_over_the_curvature() -> None:
    _, limit = words.limit(3.0)
    assert 'approx "0.667"' in limit.source


def test_both_weights_step_at_once() -> None:
    start, gradient, landing = np.array([-1.0, 1.0]), np.array([-9.0, -6.0]), np.array([-0.1, 1.6])
    assert '(-"9", -"6") : slope' in words.step_of_both(start, gradient, 0.1).source
    assert words.landing_of_both(landing).source == '= {{ (-"0.1", "1.6") : path }}'


def test_counters_keep_the_numbers_of_whole_steps() -> None:
    path, losses = np.array([(-1.0, 1.0), (-0.1, 1.6), (0.56, 1.99)]), np.array([21.25, 10.6, 5.8])
    first, second = words.readings(path, losses, lambda: 1.7)
    assert [row[1].source for row in (*first, *second)] == ["1", "10.60", "−0.10", "1.60"]
