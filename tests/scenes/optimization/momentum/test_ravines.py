from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball, velocity_parts
from scenes.optimization.momentum.ravines import Losses, Push, Race

BOWL = ravine(25)
WALKS = [heavy_ball(BOWL, (-8, 1.5), 1.8, momentum, 30) for momentum in (0.0, 0.5)]


def race() -> Race:
    return Race(BOWL, *WALKS)


def test_both_walk_at_one_pace() -> None:
    together = race().seek(7.5)
    for trail, walk in zip(together.trails, WALKS, strict=True):
        here = together.ravine.plot.values(trail.walker.get_center())
        np.testing.assert_allclose(here, walk.points[7:9].mean(axis=0), atol=1e-9)


def test_losses_are_drawn_by_powers_of_ten() -> None:
    together = race().seek(30)
    for curve, walk in zip(together.losses.curves, WALKS, strict=True):
        step, power = together.losses.values(curve.points[-1])
        assert (step, power) == pytest.approx((30, np.log10(walk.values[-1])))


def test_a_walk_that_ends_earlier_waits() -> None:
    losses = Losses([[1.0, 0.1], [1.0, 0.5, 0.01]], ["ink", "path"])
    losses.seek(2)
    ends = [losses.values(curve.points[-1]) for curve in losses.curves]
    np.testing.assert_allclose(ends, [(1, -1), (2, -2)], atol=1e-9)


def test_a_loss_of_nought_stays_on_the_axes() -> None:
    losses = Losses([[1.0, 0.0]], ["path"])
    losses.seek(1)
    assert losses.values(losses.curves[0].points[-1])[1] == pytest.approx(-9)


def test_a_level_is_named() -> None:
    losses = Losses([[1.0, 0.001]], ["path"])
    line, label = losses.level(0.01, "a hundredth")
    assert losses.values(line.points[0])[1] == pytest.approx(-2)
    assert label.get_bottom()[1] > line.get_top()[1]


def test_the_arrows_of_a_step_add_up() -> None:
    walk = WALKS[1]
    picture = Push(BOWL, walk.points[:2], *velocity_parts(walk, 2), ["$a$", "$b$", "$c$", "$d$"])
    at = picture.ravine.plot.values
    np.testing.assert_allclose(at(picture.sum.end), walk.points[2], atol=1e-9)
    np.testing.assert_allclose(at(picture.push.end), walk.points[2], atol=1e-9)
    np.testing.assert_allclose(at(picture.kept.start), walk.points[1], atol=1e-9)


def test_a_walk_that_runs_away_is_shown_until_it_leaves() -> None:
    away = heavy_ball(BOWL, (-8, 1.5), 3.9, 0.5, 30)
    picture = Race(BOWL, away).seek(30)
    assert len(picture.trails[0].places) < len(away.points)


def test_a_race_runs_to_the_end_of_the_longest_walk() -> None:
    short = heavy_ball(BOWL, (-8, 1.5), 1.8, 0.5, 10)
    together = Race(BOWL, WALKS[0], short)
    together.run().interpolate(1.0)
    for trail, walk in zip(together.trails, (WALKS[0], short), strict=True):
        here = together.ravine.plot.values(trail.walker.get_center())
        np.testing.assert_allclose(here, walk.points[-1], atol=1e-9)
