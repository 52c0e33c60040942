from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum.areas import PARTS, PUSH, ShrinkingArea, after, ellipses_of
from truth.shapes import corners, values


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


@pytest.mark.parametrize("momentum", [0.3, 0.5, 0.9])
def test_a_step_leads_from_one_ellipse_to_the_next_which_is_the_root_of_beta_as_large(
    momentum: float,
) -> None:
    start = np.array([0.8, 0.0])
    ellipses = ellipses_of(start, momentum)
    for turn, (ellipse, smaller) in enumerate(pairwise(ellipses)):
        np.testing.assert_allclose(smaller, np.sqrt(momentum) * ellipse)
        for places, on in (
            (after(ellipse, momentum, 1.0), smaller),
            (after([start], momentum, turn), ellipse),
        ):
            apart = np.linalg.norm(places[:, None] - on, axis=2).min(axis=1)
            assert apart.max() < 0.03


@pytest.mark.parametrize("momentum", [0.05, 0.5, 0.99])
def test_the_ellipses_stay_on_the_axes_with_the_middle_of_the_square_on_them(momentum: float) -> None:
    shown = ShrinkingArea(momentum)
    for step, ellipse in enumerate(shown.ellipses):
        places = values(shown.plot, corners(ellipse))
        assert all(shown.plot.shows(*place) for place in places)
        middle = shown.plot.values(shown.seek(step).middle.get_center())
        assert np.linalg.norm(places - middle, axis=1).min() < 0.03


@pytest.mark.parametrize("momentum", [0.05, 0.5, 0.99])
def test_the_square_stays_on_the_axes(momentum: float) -> None:
    shown = ShrinkingArea(momentum)
    for step in np.linspace(0, 4, 49):
        places = after(shown.outline, shown.momentum, step)
        assert all(shown.plot.shows(*place) for place in places)
