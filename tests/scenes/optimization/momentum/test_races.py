from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum.races import Losses, Race
from scenes.stage.shapes.frame import frame

BOWL = ravine(25)
PATHS = [heavy_ball(BOWL, (-8, 1.5), 1.8, momentum, 30) for momentum in (0.0, 0.5)]


def losses(*values: list[float]) -> Losses:
    return Losses(values, ["ink", "path"], box=frame().picture)


def test_both_descend_at_one_pace() -> None:
    race = Race(BOWL, *PATHS).seek(7.5)
    for trail, path in zip(race.trails, PATHS, strict=True):
        here = race.ravine.plot.values(trail.walker.get_center())
        np.testing.assert_allclose(here, path.points[7:9].mean(axis=0), atol=1e-9)


def test_a_curve_that_ends_earlier_waits() -> None:
    both = losses([1.0, 0.1], [1.0, 0.5, 0.01]).seek(2)
    ends = [both.values(curve.points[-1]) for curve in both.curves]
    np.testing.assert_allclose(ends, [(1, -1), (2, -2)], atol=1e-9)


def test_a_loss_of_zero_stays_on_the_axes() -> None:
    fallen = losses([1.0, 0.0]).seek(1)
    assert fallen.values(fallen.curves[0].points[-1])[1] == pytest.approx(-9)


def test_a_level_is_named() -> None:
    plot = losses([1.0, 0.001])
    line, label = plot.level(0.01, "a hundredth")
    assert plot.values(line.points[0])[1] == pytest.approx(-2)
    assert label.get_bottom()[1] > line.get_top()[1]


def test_a_descent_that_diverges_is_shown_until_it_leaves() -> None:
    away = heavy_ball(BOWL, (-8, 1.5), 3.9, 0.5, 30)
    assert len(Race(BOWL, away).trails[0].places) < len(away.points)


def test_a_race_runs_to_the_end_of_the_longest_descent() -> None:
    short = heavy_ball(BOWL, (-8, 1.5), 1.8, 0.5, 10)
    race = Race(BOWL, PATHS[0], short)
    race.run(5.0).interpolate(1.0)
    for trail, path in zip(race.trails, (PATHS[0], short), strict=True):
        here = race.ravine.plot.values(trail.walker.get_center())
        np.testing.assert_allclose(here, path.points[-1], atol=1e-9)
