from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.optimization.gradient_descent.lesson import GradientDescent
from truth.texts import narrations


def test_the_worked_numbers_of_the_default_film(computed: Callable[..., Any]) -> None:
    facts = computed(GradientDescent).facts()
    assert facts["slope"] == pytest.approx(8)
    assert facts["points"][:4] == pytest.approx([7, 6.2, 5.56, 5.048])
    assert facts["last"] == pytest.approx(3.0461, abs=5e-5)
    assert facts["limit"] == pytest.approx(1)
    assert facts["gradient"].tolist() == [8, 11]
    assert facts["end"] == pytest.approx([0.00033, -0.00014], abs=5e-6)


def test_another_valley_of_the_curriculum(computed: Callable[..., Any]) -> None:
    facts = computed(GradientDescent, start=5, minimum=-1, steps=20).facts()
    assert facts["last"] == pytest.approx(-0.9308, abs=5e-5)


@pytest.mark.parametrize("seed", [0, 1, 9999])
def test_the_line_at_the_end_learns_what_least_squares_gives(computed: Callable[..., Any], seed: int) -> None:
    lesson = computed(GradientDescent, seed=seed)
    best = np.polyfit(lesson.data[:, 0], lesson.data[:, 1], deg=1)
    np.testing.assert_allclose(lesson.training.points[-1], best, atol=0.02)


def test_a_descent_that_starts_at_the_bottom_says_that_the_ground_is_level(
    computed: Callable[..., Any],
) -> None:
    spoken = narrations(computed(GradientDescent, start=3, start_x=0, start_y=0))
    assert "level" in spoken["feel_the_slope"]
    assert "stays where it is" in spoken["walk"]
    assert "uphill" not in spoken["meet_the_gradient"]
    assert spoken["take_one_step"].startswith("The rule is")
