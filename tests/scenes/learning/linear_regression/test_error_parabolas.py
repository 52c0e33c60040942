from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.linear_regression import fit_line
from scenes.learning.linear_regression.error_parabolas import ErrorParabola, swing


def line_at(slope):
    return np.array([slope, 1.0 - slope])


def error(line):
    return 1.0 + (line[0] - 0.5) ** 2


@given(st.floats(0, 3))
def test_the_dot_stands_on_the_parabola_and_the_curve_covers_what_was_passed(swings):
    parabola = ErrorParabola(error, line_at, [0.0, 2.0, -1.0, 0.5]).seek(swings)
    here = [parabola.slope, error(line_at(parabola.slope))]
    assert parabola.plot.values(parabola.here.get_center()) == pytest.approx(here)
    passed = [parabola.plot.values(point) for point in parabola.passed.points]
    for x, y in passed:
        assert y == pytest.approx(error(line_at(x)), abs=5e-3)
    if swings > 1:
        assert max(x for x, _ in passed) == pytest.approx(2.0)


def test_the_line_swings_from_slope_to_slope():
    parabola = ErrorParabola(error, line_at, [0.0, 2.0, -1.0, 0.5])
    assert [parabola.seek(swings).slope for swings in (0, 1, 1.5, 3)] == pytest.approx([0, 2, 0.5, 0.5])
    assert parabola.lines == pytest.approx(np.array([(0, 1), (2, -1), (-1, 2), (0.5, 0.5)]))


def test_a_line_swings_past_the_best_slope_to_both_sides_and_ends_there():
    points = np.array([(0.0, 1.0), (2.0, 5.0)])  # y varies twice as much as x
    assert swing(points, 0.0, 1.0) == pytest.approx([0.0, 2.6, -0.6, 1.0])
    assert swing(points, -3.0, 1.0) == pytest.approx([-3.0, 2.6, -3.0, 1.0])


def test_the_parabola_of_a_line_is_lowest_where_it_ends():
    points = np.array([(0.0, 1.0), (2.0, 2.1), (4.0, 2.9)])
    fit, first = fit_line(points), np.array([-0.5, 3.5])
    parabola = ErrorParabola.of(points, first, fit)
    assert parabola.lines[0] == pytest.approx(first)
    assert parabola.seek(parabola.swings).slope == pytest.approx(fit.weights[0])
    assert parabola.error(parabola.slope) == pytest.approx(
        min(map(parabola.error, np.linspace(-2, 2, 401))), abs=1e-3
    )
