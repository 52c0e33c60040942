from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum.areas import PARTS, PUSH, ShrinkingArea, after


def area(places) -> float:
    """By the shoelace formula."""
    x, y = np.asarray(places).T
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


@pytest.mark.parametrize("momentum", [0.3, 0.5, 0.9])
def test_only_keeping_a_share_shrinks_an_area(momentum: float) -> None:
    square = ShrinkingArea(momentum).outline
    for parts in range(3 * PARTS + 1):
        kept = -(-parts // PARTS)  # the first part of each step
        assert area(after(square, momentum, parts / PARTS)) == pytest.approx(area(square) * momentum**kept)


def test_whole_steps_are_those_of_a_ball() -> None:
    path = heavy_ball(ravine(1.0, np.zeros(2)), np.array([1.0, -0.7]), PUSH, 0.5, 4)
    for axis in (0, 1):
        start = [(path.points[0, axis], 0.0)]
        for step in range(5):
            place, _ = after(start, 0.5, step)[0]
            assert place == pytest.approx(path.points[step, axis])


@pytest.mark.parametrize("momentum", [0.05, 0.5, 0.99])
def test_the_square_stays_on_the_axes(momentum: float) -> None:
    shown = ShrinkingArea(momentum)
    for step in np.linspace(0, 4, 49):
        places = after(shown.outline, shown.momentum, step)
        assert all(shown.plot.shows(*place) for place in places)
