from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import Quadratic
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent import sayings
from scenes.optimization.gradient_descent.sayings import Steps

BOWL = Quadratic(hessian=np.array([[2.0, 1.0], [1.0, 2.0]]), minimum=np.array([3.0, 2.0]), least=0.25)


def steps(rate: float, offset: float = 4.0) -> Steps:
    return Steps(offset, rate, 2.0)


@pytest.mark.parametrize(
    ("slope", "said"),
    [(3.0, "the more"), (-0.06, "the less"), (0.05, "about the same"), (0.0, "about the same")],
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
            "arrive",
            "the curvature, 0.2, of the distance, and leaves 0.8",
            "4, 3.2, 2.56: closer every time",
            "Turn up",
        ),
        (0.001, "only 7.98", "tiny", "arrive", "leaves 1", "4, 3.99, 3.98: closer, but only", "Turn up"),
        (0.5, "enough", "change nothing", "arrive", "all of it", "4, 0: it's there", "leaves nothing"),
        (
            0.75,
            "slope is −4",
            "about 3",
            "arrive",
            "leaves −0.5",
            "4, −2, 1: it changes sides",
            "Turn alpha down",
        ),
        (1.0, "just the opposite", "back and forth", "swing", "leaves −1", "4, −4, 4: never closer", "down"),
        (1.05, "is longer", "never arrives", "fly out", "leaves −1.1", "4, −4.4, 4.84: farther", "down"),
    ],
)
def test_a_walk_is_told_by_what_a_step_leaves(
    rate: float, second: str, last: str, why: str, takes: str, closer: str, turn: str
) -> None:
    walk = steps(rate)
    end = 3 + walk.offset * walk.factor**20
    assert second in sayings.next_step(walk)
    assert last in sayings.after_all(walk, 20, end)
    assert f"Why does it {why}?" in sayings.why(walk)
    assert takes in sayings.what_a_step_takes(walk)
    assert closer in sayings.closer_and_closer(walk)
    assert turn in sayings.turn_the_rate(walk)


def test_the_slope_is_told_by_its_triangle() -> None:
    assert sayings.felt(steps(0.1), 7.0, 1.0, was_flat=False) == (
        "We start at 7. A line just as steep goes one across, 8 up: slope 8."
    )
    assert "0.5 across, 2 down: slope −4." in sayings.felt(steps(0.1, -2.0), 1.0, 0.5, was_flat=False)
    assert "step right" in sayings.where_to_go(steps(0.1, -2.0))


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.1, "We take 0.1 of the slope: 0.8."),
        (1.0, "We take 1 times the slope, the whole of it: 8."),
        (1.5, "We take 1.5 times the slope: 12."),
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
        ((-1, 1), 0.1, 50, "small enough: 50 steps, and the line fits"),
        ((-1, 1), 0.6, 50, "zigzag in: 50 steps"),
        ((-1, 1), 0.1, 3, "after 3 steps, it's still on its way"),
        ((-1, 1), 2 / 3, 50, "swings forever"),
        ((-1, 1), 0.7, 50, "worse and worse"),
        ((3, 2), 0.1, 50, "nothing moves"),
    ],
)
def test_learning_is_told_by_its_end(start: tuple[int, int], rate: float, count: int, said: str) -> None:
    path = gradient_descent(BOWL, start, rate, count)
    assert said in sayings.watch(path, BOWL)
    too_large = "forever" in said or "worse" in said
    assert ("smaller steps" in sayings.ending(path, BOWL)) == too_large
    rests = start == (3, 2)
    assert ("both are zero" in sayings.gradient(path.gradients[0])) == rests
    assert ("already fits" in sayings.against(path.gradients[0])) == rests
