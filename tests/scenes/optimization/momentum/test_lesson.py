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
    # (12/13)² of the loss a step: ln 0.01 / (2 ln 12/13) = 28.8
    assert facts["plain_needed"] == 29
    assert facts["needed"] < facts["plain_needed"] / 2


def test_momentum_wins_at_the_defaults_and_too_much_of_it_does_not(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum)
    assert lesson.ball.values[-1] < lesson.plain.values[-1] / 100
    assert lesson.other.values[-1] > lesson.plain.values[-1]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"rate": 1.8, "momentum": 0.5}, "swings across the ravine, ever less"),
        ({"rate": 1.8, "momentum": 0.95}, "rolls past the lowest point"),
        ({"rate": 3.0, "momentum": 0.5}, "for ever"),
        ({"rate": 3.2, "momentum": 0.5}, "diverges and soon leaves the picture"),
        ({"rate": 0.2, "momentum": 0.1}, "never passes the lowest point"),
    ],
)
def test_the_words_follow_the_ball(computed: Callable[..., Any], params: dict[str, float], said: str) -> None:
    assert said in computed(Momentum, **params).facts()["outcome"]


@pytest.mark.parametrize(("other", "said"), [(0.9, "more"), (0.5, "as much"), (0.1, "less")])
def test_the_other_momentum_is_compared(computed: Callable[..., Any], other: float, said: str) -> None:
    assert computed(Momentum, momentum=0.5, other_momentum=other).facts()["more"] == said


def test_both_of_the_best_walks_arrive(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum, condition=50, start_x=-10)
    for walk in lesson.best_walks:
        assert walk.values[-1] <= 0.01 * walk.values[0] < np.min(walk.values[:-1]) + 1e-12
