from __future__ import annotations

import numpy as np
import pytest
from manim import linear
from scenes.linear_algebra.vectors.stretching import Stretching


@pytest.mark.parametrize("factor", [2.0, 0.5, 0.0, -1.5])
def test_the_arrow_ends_at_the_multiple(factor: float) -> None:
    stretching = Stretching((3, 1), [factor]).set_state(factor=factor)
    np.testing.assert_allclose(stretching.plane.values(stretching.moving.end), factor * np.array([3, 1]))
    np.testing.assert_allclose(stretching.plane.values(stretching.fixed.end), [3, 1])


def test_the_factor_runs_from_where_it_is() -> None:
    stretching = Stretching((3, 1), [2.0, -1.0])
    stretching.stretch_to(2.0, rate_func=linear).interpolate(0.5)
    assert stretching.factor == pytest.approx(1.5)
    stretching.stretch_to(-1.0).interpolate(1.0)
    assert stretching.factor == pytest.approx(-1.0)


def test_the_running_number_is_the_factor() -> None:
    stretching = Stretching((3, 1), [2.0])
    [(_, value)] = stretching.number
    stretching.set_state(factor=-1.5)
    assert value.refresh().source == "−1.5"


def test_the_zero_vector_has_no_line() -> None:
    assert not len(Stretching((0, 0), [2.0]).line.points)
