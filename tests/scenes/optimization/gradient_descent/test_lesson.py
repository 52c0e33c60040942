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
    assert facts["gradient"] == pytest.approx([-9, -6])
    assert facts["bowl_limit"] == pytest.approx(2 / 3)
    assert facts["end"] == pytest.approx([2.9923, 2.0077], abs=5e-5)


def test_another_valley_of_the_curriculum(computed: Callable[..., Any]) -> None:
    facts = computed(GradientDescent, start=5, minimum=-1, steps=20).facts()
    assert facts["last"] == pytest.approx(-0.9308, abs=5e-5)


@pytest.mark.parametrize("seed", [0, 1, 9999])
def test_the_valley_is_the_loss_of_the_days(computed: Callable[..., Any], seed: int) -> None:
    lesson = computed(GradientDescent, seed=seed)
    x, y = lesson.data.T
    for weight in (-2.0, 3.0, 7.0):
        assert float(lesson.function(weight)) == pytest.approx(np.mean((weight * x + 2 - y) ** 2))


@pytest.mark.parametrize("seed", [0, 1, 9999])
def test_the_line_at_the_end_learns_what_least_squares_gives(computed: Callable[..., Any], seed: int) -> None:
    lesson = computed(GradientDescent, seed=seed)
    best = np.polyfit(lesson.data[:, 0], lesson.data[:, 1], deg=1)
    np.testing.assert_allclose(lesson.training.points[-1], best, atol=0.02)


def test_a_walk_from_the_bottom_starts_beside_it(computed: Callable[..., Any]) -> None:
    lesson = computed(GradientDescent, start=3)
    assert lesson.path.points[0, 0] == 4
    assert "At 3, the ground is flat. At 4, the tangent's slope is 2:" in narrations(lesson)["feel_the_slope"]


@pytest.mark.parametrize(
    ("params", "end", "lowest"), [({}, 6.47, -0.718), ({"start": -5.0, "curvature": 0.5}, 9.94, -4.436)]
)
def test_two_walks_end_in_two_valleys(
    computed: Callable[..., Any], params: dict[str, float], end: float, lowest: float
) -> None:
    right, left = computed(GradientDescent, **params).network_walks
    assert right.points[-1, 0] == pytest.approx(end, abs=0.01)
    assert left.points[-1, 0] == pytest.approx(lowest, abs=0.01)
    assert left.values[-1] < right.values[-1]


@pytest.mark.parametrize(
    "params", [{}, {"start": 3.0001}, {"start": -10.0, "minimum": 10.0, "learning_rate": 1.5}]
)
def test_the_triangle_has_a_round_run_that_can_be_seen(
    computed: Callable[..., Any], params: dict[str, float]
) -> None:
    lesson = computed(GradientDescent, **params)
    low, high = lesson.weights_seen
    assert 0.06 <= lesson.run / (high - low) <= 0.0951
    assert lesson.run == pytest.approx(float(f"{lesson.run:.2g}"))
