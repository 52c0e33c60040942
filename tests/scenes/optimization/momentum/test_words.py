from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum import words

LOWEST = np.array([8.0, -1.5])
BOWL = ravine(25, LOWEST)
START = np.zeros(2)


def ball(rate: float, momentum: float, steps: int = 30):
    return heavy_ball(BOWL, START, rate, momentum, steps)


@pytest.mark.parametrize(
    ("rate", "condition", "said"),
    [
        (1.8, 25, "zigzags between the walls and creeps along the floor"),
        (1.8, 4, "zigzags between the walls and makes its way along the floor"),
        (0.5, 25, "slides down the wall and creeps along the floor"),
        (1.0, 25, "drops straight to the floor and creeps along the floor"),
        (2.0, 25, "swings from wall to wall and never settles"),
        (2.5, 25, "gets thrown from wall to wall, higher every time"),
    ],
)
def test_a_plain_walk_is_described_across_and_along(rate: float, condition: float, said: str) -> None:
    assert words.plain_walk(rate, condition) == said


@pytest.mark.parametrize(
    ("start", "rate", "momentum", "said"),
    [
        (LOWEST, 1.0, 0.5, "without ever passing"),
        (START, 0.2, 0.1, "without ever passing"),
        (START, 1.8, 0.5, "less and less"),
        (START, 1.8, 0.95, "rolls past the lowest point"),
        (START, 3.0, 0.5, "forever"),
        (START, 3.05, 0.5, "never comes back"),
    ],
)
def test_a_ball_is_described_by_its_end(start, rate: float, momentum: float, said: str) -> None:
    assert said in words.how_it_rolls(heavy_ball(BOWL, start, rate, momentum, 3), BOWL)


@pytest.mark.parametrize(
    ("push", "said"),
    [
        ((0.5, 2.0), "Here, they oppose each other across; along, they add up"),
        ((0.5, -2.0), "Here, they add up across and along"),
        ((0.5, 0.0), "Here, only what was kept is left across; along, they add up"),
    ],
)
def test_the_parts_of_a_step_are_described_axis_by_axis(push: tuple[float, float], said: str) -> None:
    assert words.how_they_add(np.array([0.3, -1.0]), np.array(push)) == said


@pytest.mark.parametrize(
    ("rate", "momentum", "said"),
    [
        (1.8, 0.5, "about 1,000 times smaller"),
        (1.8, 0.95, "plain descent has the lower loss"),
        (2.5, 0.5, "and the ball isn't"),
        (3.9, 0.1, "both are thrown out"),
    ],
)
def test_the_leader_of_a_race_is_named(rate: float, momentum: float, said: str) -> None:
    plain = gradient_descent(BOWL, START, rate, 30)
    assert said in words.who_leads(plain, ball(rate, momentum), LOWEST)


def test_losses_near_the_lowest_point_are_told_apart() -> None:
    """After 44 steps, 1e-16 of the first loss is left."""
    lowest, rate, kept, steps = np.array([5.8, -1.8]), 0.9394, 0.4356, 44
    bowl = ravine(4, lowest)

    def loss(momentum: float) -> float:
        """In closed form: powers of the matrix that leads from two places to the next two."""
        left = [
            np.linalg.matrix_power(np.array([[1 + momentum - rate * curvature, -momentum], [1, 0]]), steps)[
                0
            ].sum()
            for curvature in (0.25, 1.0)
        ]
        return float(((0.25, 1.0) * (lowest * left) ** 2).sum())

    runs = gradient_descent(bowl, START, rate, steps), heavy_ball(bowl, START, rate, kept, steps)
    assert "about 400,000 times smaller" in words.who_leads(*runs, lowest)
    assert loss(0.0) / loss(kept) == pytest.approx(400_000, rel=0.1)


@pytest.mark.parametrize(("ratio", "said"), [(2.04, "twice"), (5.0, "5 times"), (2.19, "2.2 times")])
def test_twice_is_said_of_two(ratio: float, said: str) -> None:
    assert words.times(ratio) == said


def test_another_share_is_more_or_less() -> None:
    assert "keep more" in words.another_share(0.5, 0.95)
    assert "keeps less" in words.another_share(0.5, 0.1)


def test_a_ball_that_swings_and_is_behind_is_compared_with_plain_descent() -> None:
    plain = gradient_descent(BOWL, START, 1.8, 30)
    said = words.how_it_compares(ball(1.8, 0.95), plain, BOWL)
    assert said == "Its loss ends at about twice plain descent's"
    assert "less and less" in words.how_it_compares(ball(1.8, 0.5), plain, BOWL)
    assert "never comes back" in words.how_it_compares(ball(3.95, 0.95), plain, BOWL)


@pytest.mark.parametrize(
    ("rate", "said"), [(1.8, "leaves a fixed share"), (2.5, "multiplies it by a fixed number")]
)
def test_a_step_leaves_a_share_or_multiplies(rate: float, said: str) -> None:
    assert said in words.shrinks(rate)


@pytest.mark.parametrize(
    ("momentum", "condition", "said"),
    [(0.95, 25, "each curve"), (0.3, 25, "the walls' curve"), (0.3, 4, "each curve")],
)
def test_only_flat_parts_that_can_be_seen_are_spoken_of(momentum: float, condition: float, said: str) -> None:
    assert words.goes_flat(momentum, condition) == f"part of {said}"


@pytest.mark.parametrize(("momentum", "said"), [(0.95, "97.5%"), (0.5, "71%"), (0.99, "99.5%")])
def test_the_height_of_the_flat_parts_is_a_root(momentum: float, said: str) -> None:
    assert words.flat_at(momentum) == said


@pytest.mark.parametrize(
    ("momentum", "said"),
    [
        (0.95, "Lower beta: the flats sink; at 0.44, they just meet"),
        (0.1, "Raise beta: the flats widen; at 0.44, they just meet"),
        (0.44, "At 0.44, they just meet"),
    ],
)
def test_another_share_changes_until_the_flat_parts_meet(momentum: float, said: str) -> None:
    assert words.where_they_meet(momentum, 4 / 9) == said
