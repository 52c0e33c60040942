from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum.races import BALL, PLAIN, Race, loss_number
from scenes.optimization.momentum.ravines import ravine_of

LOWEST = np.array([8.0, -1.5])
BOWL = ravine(25, LOWEST)
START = np.zeros(2)
PATHS = [heavy_ball(BOWL, START, 1.8, momentum, 30) for momentum in (0.0, 0.5)]
PICTURE = ravine_of(BOWL, START, *(path.points for path in PATHS))


def race(*paths, **options) -> Race:
    return Race(PICTURE, LOWEST, *zip(paths, (PLAIN, BALL), strict=False), **options)


def places(shown: Race):
    return [PICTURE.plot.values(trail.walker.get_center()) for trail in shown.trails]


def test_both_descend_at_one_pace() -> None:
    np.testing.assert_allclose(
        places(race(*PATHS).seek(7.5)), [path.points[7:9].mean(axis=0) for path in PATHS], atol=1e-9
    )


def test_a_race_runs_to_the_end_of_the_longest_descent() -> None:
    short = heavy_ball(BOWL, START, 1.8, 0.5, 10)
    shown = race(PATHS[0], short)
    shown.run(5.0, 0.5, 1.0).interpolate(1.0)
    np.testing.assert_allclose(places(shown), [PATHS[0].points[-1], short.points[-1]], atol=1e-9)


def test_a_descent_that_diverges_is_shown_until_it_leaves() -> None:
    away = heavy_ball(BOWL, START, 3.9, 0.5, 30)
    assert len(race(away).trails[0].places) < len(away.points)


def test_what_is_kept_may_stand_beside_the_losses() -> None:
    assert len(race(PATHS[1], momentum=0.5).submobjects) == len(race(PATHS[1]).submobjects) + 1


@pytest.mark.parametrize(
    ("loss", "written"), [(0.0136, "0.014"), (1.29e-5, "0.000013"), (328350.8, "328,351")]
)
def test_losses_are_written_with_the_digits_that_say_something(loss, written) -> None:
    assert loss_number(loss) == written
