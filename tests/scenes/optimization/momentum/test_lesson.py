from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.optimization.momentum.lesson import Momentum


def test_the_best_of_a_ravine_of_twenty_five(computed: Callable[..., Any]) -> None:
    facts = computed(Momentum).facts()
    assert (facts["best_rate"], facts["best_momentum"]) == pytest.approx((25 / 9, 4 / 9))
    assert (facts["left"], facts["plain_left"]) == pytest.approx((2 / 3, 12 / 13))
    # (12/13)² of the loss a step: ln 1e-6 / (2 ln 12/13) = 86.3
    assert (facts["plain_needed"], facts["needed"]) == (87, 26)
    assert facts["floor_limit"] == 50


def test_momentum_wins_at_the_defaults_and_too_much_of_it_does_not(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum)
    assert lesson.ball.values[-1] < lesson.plain.values[-1] / 100
    assert lesson.other.values[-1] > lesson.plain.values[-1]


def test_both_of_the_best_descents_arrive(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum, condition=50, start_x=-10)
    for path in lesson.best_paths:
        assert path.values[-1] <= 1e-6 * path.values[0] < np.min(path.values[:-1]) + 1e-12
