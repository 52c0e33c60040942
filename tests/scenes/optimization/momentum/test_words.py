from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import best_descent, gradient_descent
from mathkit.optimization.iterate import iterate_until
from mathkit.optimization.momentum import best_heavy_ball, heavy_ball
from scenes.optimization.momentum import words

BOWL = ravine(25)


@pytest.mark.parametrize(
    ("start", "rate", "momentum", "said"),
    [
        ((0, 0), 1.0, 0.5, "stays"),
        ((-8, 1.5), 0.2, 0.1, "never passes"),
        ((-8, 1.5), 1.8, 0.5, "less and less from wall to wall"),
        ((-8, 1.5), 1.8, 0.95, "has to come back"),
        ((-8, 1.5), 3.0, 0.5, "without end"),
        ((-8, 1.5), 3.05, 0.5, "diverges"),
    ],
)
def test_a_ball_is_described_by_its_end(
    start: tuple[float, float], rate: float, momentum: float, said: str
) -> None:
    assert said in words.how_it_rolls(heavy_ball(BOWL, start, rate, momentum, 3), BOWL)


def test_only_what_leaves_the_picture_is_said_to() -> None:
    slow = heavy_ball(BOWL, (-8, 1.5), 3.01, 0.5, 3)
    fast = heavy_ball(BOWL, (-8, 1.5), 3.9, 0.1, 30)
    assert "leaves" not in words.how_it_rolls(slow, BOWL)
    assert "leaves" in words.how_it_rolls(fast, BOWL)


def test_formulas_of_the_best() -> None:
    rate, momentum, left, plain_left = words.best_formulas(best_descent(BOWL), best_heavy_ball(BOWL))
    assert '"2.778"' in rate.source
    assert '"0.444"' in momentum.source
    assert '"0.667"' in left.source
    assert '"0.923"' in plain_left.source


@pytest.mark.parametrize(
    ("push", "said"),
    [
        ((0.5, 2.0), "Across, they pull against each other; along, they agree and add up"),
        ((0.5, -2.0), "Across and along, they agree and add up"),
        ((0.5, 0.0), "Across, they leave only what was kept; along, they agree and add up"),
    ],
)
def test_the_parts_of_a_step_are_described_axis_by_axis(push: tuple[float, float], said: str) -> None:
    assert words.how_they_add(np.array([0.3, -1.0]), np.array(push)) == said


@pytest.mark.parametrize(
    ("loss", "said"),
    [(0.0136, "0.014"), (4e-4, "less than a thousandth"), (2.5, "2.5"), (5.7e6, "more than a thousand")],
)
def test_losses_are_written_only_if_their_digits_say_something(loss: float, said: str) -> None:
    assert words.loss_in_words(loss) == said


def test_the_steps_of_the_ball_come_first() -> None:
    plain = iterate_until(BOWL, (-8, 1.5), best_descent(BOWL).rule, 0.01)
    ball = iterate_until(BOWL, (-8, 1.5), best_heavy_ball(BOWL).rule, 0.01)
    rows = [row.source for row in words.steps_taken(plain, ball)]
    assert rows[0].startswith("with momentum")
    assert rows[1] == "plain descent: 29 steps"


def test_the_second_step_is_written_out() -> None:
    rule, *rows = words.second_step(np.array([0.3, -1.0]), np.array([0.5, 2.0]))
    assert {"second", "slope", "path"} <= {name for chain in rule.chains for name in chain}
    assert [row.role for row in rows] == ["second", "slope", "path"]
    assert 'vec("0.8", "1")' in rows[2].source


def test_the_settings_of_both_are_written() -> None:
    assert words.setting(heavy_ball(BOWL, (-8, 1.5), 1.8, 0.5, 3)).source == 'alpha = "1.8" quad beta = "0.5"'
    rule, rate, limit, floor = words.plain_descent(gradient_descent(BOWL, (-8, 1.5), 1.8, 3), BOWL)
    assert len(rule.part("slope")) > 0
    assert rate.source == 'alpha = "1.8"'
    assert limit.source.endswith('= "2"')
    assert floor.source.endswith('= "50"')
    assert words.least_left(0.81).source.endswith('= "0.9"')


def test_the_ravine_is_written_with_its_condition() -> None:
    function, ratio = words.ravine(25)
    assert 'frac(x^2, "25")' in function.source
    assert ratio.source.endswith('= "25"')
