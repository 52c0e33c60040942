from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.optimization.momentum.lesson import Momentum


def test_the_best_of_a_ravine_of_twenty_five(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum)
    facts, rule = lesson.facts(), lesson.best.ball.rule
    assert (rule.learning_rate, rule.momentum) == pytest.approx((25 / 9, 4 / 9))
    assert (facts["left"], facts["plain_left"]) == ("67%", "92%")
    # (12/13)² of the loss a step: ln 1e-6 / (2 ln 12/13) = 86.3
    assert (facts["plain_needed"], facts["needed"]) == (87, 26)
    assert facts["learned"] == "The ball's loss doubles, but reaches a millionth in 26 steps, not 87"
    assert facts["flat_at"] == "97.5%"
    assert facts["meeting"] == "Lower beta: the flats sink; at 0.44, they just meet"
    assert facts["other_outcome"] == "Its loss ends at about twice plain descent's"
    assert (facts["floor_limit"], facts["ball_limit"]) == (50, 3)


def test_momentum_wins_at_the_defaults_and_too_much_of_it_does_not(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum)
    assert lesson.ball.values[-1] < lesson.plain.values[-1] / 100
    assert lesson.other.values[-1] > lesson.plain.values[-1]


def test_the_best_settings_need_the_fewest_steps_of_the_film(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum)
    level = 1e-6 * lesson.ball.values[0]
    assert lesson.ball.values[lesson.best.needed[1]] > level
    assert lesson.other.values[lesson.best.needed[1]] > level


def test_the_loss_of_the_model_is_the_ravine(computed: Callable[..., Any]) -> None:
    lesson = computed(Momentum, condition=9, start_x=-5, start_y=2)
    for weights in ((0.0, 0.0), (4.0, -3.0), (5.0, -2.0)):
        errors = lesson.features @ weights - lesson.rents
        assert lesson.function.value(weights) == pytest.approx(np.mean(errors**2) / 2, abs=1e-12)


def test_both_of_the_best_descents_arrive(computed: Callable[..., Any]) -> None:
    best = computed(Momentum, condition=50, start_x=-10).best
    for path in (best.plain_path, best.ball_path):
        assert path.values[-1] <= 1e-6 * path.values[0] < np.min(path.values[:-1]) + 1e-12


def test_the_last_race_ends_when_the_ball_is_there(computed: Callable[..., Any]) -> None:
    for condition in (4, 25, 50):
        best = computed(Momentum, condition=condition).best
        plain, ball = best.race
        assert plain.steps == ball.steps == best.needed[1]
        assert ball.values[-1] <= 1e-6 * ball.values[0]
        assert ball.rule.learning_rate > plain.rule.learning_rate
        assert plain.values[-1] > ball.values[-1]
