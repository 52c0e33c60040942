from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball, swinging_rates
from scenes.optimization.momentum.swings import (
    PARTS,
    ShrinkingArea,
    Swing,
    after,
    ellipse_of_swings,
    lower_rate,
    rate_of_swings,
)
from scenes.stage.shapes.frame import frame
from truth.shapes import corners, inside, values

SHARES = [1 / 9, 4 / 9, 0.565]
"""The best shares to keep in the shallowest ravine, the usual one, and the deepest."""


def area(places) -> float:
    """By the shoelace formula."""
    x, y = np.asarray(places).T
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


@pytest.mark.parametrize("momentum", SHARES)
@pytest.mark.parametrize("rate_of", [rate_of_swings, lower_rate])
def test_only_keeping_a_share_shrinks_an_area(momentum: float, rate_of) -> None:
    rate = rate_of(momentum)
    ellipse = ellipse_of_swings(1.5, rate, momentum)
    for parts in range(3 * PARTS + 1):
        kept = -(-parts // PARTS)  # the first part of each step
        assert area(after(ellipse, rate, momentum, parts / PARTS)) == pytest.approx(
            area(ellipse) * momentum**kept
        )


@pytest.mark.parametrize("momentum", SHARES)
def test_whole_steps_are_those_of_a_ball(momentum: float) -> None:
    path = heavy_ball(ravine(1.0, np.zeros(2)), (1.5, 0.0), rate_of_swings(momentum), momentum, 5)
    for step, state in enumerate(Swing(1.5, momentum).states):
        place, last = after(np.array([(1.5, 0.0)]), rate_of_swings(momentum), momentum, step)[0]
        assert (place, last) == pytest.approx((path.points[step, 0], path.state("velocity")[step, 0]))
        assert state == pytest.approx((place, last))


@pytest.mark.parametrize("momentum", [0.05, *SHARES, 0.99])
def test_the_ball_is_followed_where_it_swings(momentum: float) -> None:
    begin, end = swinging_rates(1.0, momentum)
    assert begin < lower_rate(momentum) < rate_of_swings(momentum) < end


@pytest.mark.parametrize("momentum", SHARES)
@pytest.mark.parametrize("rate_of", [rate_of_swings, lower_rate])
def test_a_step_takes_an_ellipse_to_the_same_one_the_root_of_beta_as_long(momentum: float, rate_of) -> None:
    rate = rate_of(momentum)
    ellipse = ellipse_of_swings(1.5, rate, momentum)
    smaller = np.sqrt(momentum) * ellipse
    apart = np.linalg.norm(after(ellipse, rate, momentum, 1.0)[:, None] - smaller, axis=2).min(axis=1)
    assert apart.max() < 0.03 * np.abs(ellipse).max()


@pytest.mark.parametrize("momentum", SHARES)
@pytest.mark.parametrize("start", [0.5, 3.0])
def test_all_stays_on_the_axes_and_in_the_frame(momentum: float, start: float) -> None:
    swing = Swing(start, momentum)
    shown = ShrinkingArea(swing, momentum)
    for step in np.linspace(0, 2, 25):
        assert all(swing.plane.shows(*place) for place in after(shown.outline, shown.rate, momentum, step))
        assert inside(swing.seek(step).ball, frame().safe)
    assert inside(shown.apart, frame().safe)
    assert shown.apart.get_bottom()[1] > frame().safe.bottom
    assert shown.areas.get_right()[0] < swing.plane.get_left()[0]
    shown.set_state(rate=lower_rate(momentum))
    assert all(swing.plane.shows(*place) for place in after(shown.outline, shown.rate, momentum, 1))


def test_the_first_step_is_rolled_and_then_turned_upright() -> None:
    swing = Swing(1.5, 4 / 9)
    (start, _), (place, last) = swing.states[:2]
    at = swing.plane.at
    for step, ends in (
        (0.25, (at(start, 0), at((start + place) / 2, 0))),
        (0.5, (at(start, 0), at(place, 0))),
        (1.0, (at(place, 0), at(place, last))),
    ):
        swing.seek(step)
        np.testing.assert_allclose((swing.last_step.start, swing.last_step.end), ends, atol=1e-9)
    assert swing.plane.x_unit == pytest.approx(swing.plane.y_unit)
    np.testing.assert_allclose(swing.trail.walker.get_center(), at(place, last), atol=1e-9)


def test_the_ball_is_above_its_point() -> None:
    swing = Swing(1.5, 4 / 9)
    for step in (0.3, 1.0, 2.0, 4.0):
        swing.seek(step)
        assert swing.ball.get_center()[0] == pytest.approx(swing.drop.get_bottom()[0])
    assert swing.ball.get_center()[0] == pytest.approx(swing.trail.walker.get_center()[0])


def test_the_bars_are_as_long_as_the_ellipses_reach() -> None:
    shown = ShrinkingArea(Swing(1.5, 4 / 9), 4 / 9)
    for bar, ellipse, length in zip(shown.bars, shown.ellipses, ("1.5", "1", "0.667"), strict=True):
        line, written = bar
        assert line.get_length() == pytest.approx(ellipse.width / 2, rel=1e-3)
        assert written.source == length
        reach = values(shown.plane, corners(ellipse))[:, 0].max()
        assert reach == pytest.approx(float(length), abs=1e-3)


def test_another_rate_tilts_the_ellipses_but_leaves_their_lengths_along_the_axis() -> None:
    shown = ShrinkingArea(Swing(1.5, 4 / 9), 4 / 9)
    upright = values(shown.plane, corners(shown.ellipses[0]))
    shown.set_state(rate=lower_rate(4 / 9))
    for ellipse, share in zip(shown.ellipses, shown.shares, strict=True):
        tilted = values(shown.plane, corners(ellipse))
        assert tilted[0] == pytest.approx((1.5 * share, 0))
    assert not np.allclose(values(shown.plane, corners(shown.ellipses[0])), upright, atol=0.1)
