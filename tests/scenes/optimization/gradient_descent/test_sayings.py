from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent import sayings
from scenes.optimization.gradient_descent.bowl import sayings as bowl_sayings
from scenes.optimization.gradient_descent.sayings import Steps

BOWL = Quadratic(hessian=np.array([[2.0, 1.0], [1.0, 2.0]]), minimum=np.array([3.0, 2.0]), least=0.25)


def steps(rate: float, offset: float = 4.0) -> Steps:
    return Steps(offset, rate, 2.0)


@pytest.mark.parametrize(
    ("slope", "said"),
    [(3.0, "sell more"), (-0.06, "sell less"), (0.05, "about the same"), (0.0, "about the same")],
)
def test_the_days_have_something_in_common(slope: float, said: str) -> None:
    assert said in sayings.trend(slope)


@pytest.mark.parametrize(
    ("rate", "second", "last", "why", "takes", "closer", "turn"),
    [
        (
            0.1,
            "only 6.4",
            "about 3.05",
            "does it close in",
            "Each step covers 0.2 of the distance, alpha times the curvature, and leaves 0.8.",
            "4, 3.2, 2.56: closer every time",
            "Turn up",
        ),
        (
            0.001,
            "only 7.98",
            "tiny",
            "close in",
            "leaves 0.998",
            "4, 3.99, 3.98: closer, but only",
            "Turn up",
        ),
        (
            0.5,
            "enough",
            "change nothing",
            "is one step enough",
            "all of the distance",
            "4, 0: it's there",
            "leaves nothing",
        ),
        (
            0.75,
            "slope is −4",
            "about 3",
            "close in",
            "leaves −0.5",
            "4, −2, 1: it changes sides",
            "Turn alpha down",
        ),
        (
            1.0,
            "just the opposite",
            "back and forth",
            "does it swing",
            "leaves −1",
            "4, −4, 4: never closer",
            "down",
        ),
        (
            1.05,
            "is longer",
            "never arrives",
            "does it fly out",
            "leaves −1.1",
            "4, −4.4, 4.84: farther",
            "down",
        ),
    ],
)
def test_a_walk_is_told_by_what_a_step_leaves(
    rate: float, second: str, last: str, why: str, takes: str, closer: str, turn: str
) -> None:
    walk = steps(rate)
    end = 3 + walk.offset * walk.factor**20
    assert second in sayings.next_step(walk)
    assert last in sayings.after_all(walk, 20, end)
    assert f"{why}?" in sayings.why(walk)
    assert takes in sayings.what_a_step_takes(walk)
    assert closer in sayings.closer_and_closer(walk)
    assert turn in sayings.turn_the_rate(walk)


def test_the_slope_is_told_by_its_triangle() -> None:
    assert sayings.felt(steps(0.1), 7.0, 1.0, was_flat=False) == (
        "With w at 7, the tangent's slope is 8: one across, 8 up."
    )
    assert "slope is −4: 0.5 across, 2 down." in sayings.felt(steps(0.1, -2.0), 1.0, 0.5, was_flat=False)
    assert "step right" in sayings.where_to_go(steps(0.1, -2.0))


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.1, "take 0.1 times the slope: 0.8."),
        (0.123, "times the slope: about 0.98."),
        (1.0, "take 1 times the slope, the whole of it: 8."),
        (1.5, "take 1.5 times the slope: 12."),
    ],
)
def test_the_first_step_is_as_long_as_the_rate_says(rate: float, said: str) -> None:
    assert sayings.how_far(steps(rate)).endswith(said)


@pytest.mark.parametrize(
    ("rate", "beyond", "then"),
    [
        (1.05, "At 1.05, every step", "At 1.05, every step"),
        (1.0, "Beyond that", "And 1 is exactly the limit."),
        (0.7, "Beyond that", "zigzags in"),
        (0.5, "Beyond that", "one step is enough"),
        (0.2, "Beyond that", "creeps down"),
    ],
)
def test_the_other_rate_is_told_by_what_it_does(rate: float, beyond: str, then: str) -> None:
    assert sayings.beyond(steps(rate)).startswith(beyond)
    assert then in sayings.at_the_other(steps(rate))


@pytest.mark.parametrize(
    ("start", "rate", "count", "said"),
    [
        ((-1, 1), 0.1, 50, "50 steps, and the line fits"),
        ((-1, 1), 0.6, 50, "It zigzags in: 50 steps"),
        ((-1, 1), 0.1, 3, "After 3 steps, the line is still on its way"),
        ((2, 3), 0.7, 50, "never meets the sharpest curvature"),
        ((-1, 1), 2 / 3, 50, "swings forever"),
        ((-1, 1), 0.7, 50, "worse and worse"),
        ((3, 2), 0.1, 50, "nothing moves"),
    ],
)
def test_learning_is_told_by_its_end(start: tuple[int, int], rate: float, count: int, said: str) -> None:
    path = gradient_descent(BOWL, start, rate, count)
    assert said in bowl_sayings.watch(path, BOWL)
    too_large = "forever" in said or "worse" in said
    assert ("Smaller steps" in bowl_sayings.ending(path, BOWL)) == too_large
    rests = start == (3, 2)
    assert ("both are zero" in bowl_sayings.gradient(path.gradients[0])) == rests
    assert ("already fits" in bowl_sayings.against(path.gradients[0])) == rests


@pytest.mark.parametrize(
    ("rate", "said"), [(0.1, "Ours, 0.1, does."), (2 / 3, "exactly that"), (0.7, "Ours, 0.7, doesn't.")]
)
def test_the_rate_is_told_by_the_limit_of_the_bowl(rate: float, said: str) -> None:
    assert "curvature, 3: alpha must stay below two over that, about 0.67." in bowl_sayings.sharpest(BOWL)
    assert said in bowl_sayings.is_below(gradient_descent(BOWL, (-1, 1), rate, 5), BOWL)
