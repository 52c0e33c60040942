from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.races import BALL, PLAIN, Race, loss_number, settings_of
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


def test_a_race_ends_when_all_have_left_and_says_what_has_ended() -> None:
    away = heavy_ball(BOWL, START, 3.9, 0.5, 30)
    alone = race(away)
    assert alone.steps == len(alone.trails[0].places) - 1 < away.steps
    short = heavy_ball(BOWL, START, 1.8, 0.5, 10)
    shown = race(PATHS[0], short).seek(20)
    (losses,) = (each for each in shown.submobjects if hasattr(each, "readings"))
    *_, plain, ball = (reading.write(reading.value()) for reading in losses.readings)
    assert plain == loss_number(float(PATHS[0].values[20]))
    assert ball == "done"


def test_the_settings_stand_beside_the_losses() -> None:
    assert [row.source for row in settings_of(PATHS[1].rule)] == [
        '{{ alpha : dial }} = {{ "1.8" : dial }}',
        '{{ beta : dial }} = {{ "0.5" : dial }}',
    ]
    assert len(settings_of(gradient_descent(BOWL, START, 1.8, 2).rule)) == 1


@pytest.mark.parametrize(
    ("loss", "written"),
    [
        (0.0136, "0.014"),
        (0.00081, "0.00081"),
        (0.354, "0.35"),
        (0.4, "0.40"),
        (1.29e-5, "0.000013"),
        (328350.8, "328,351"),
    ],
)
def test_losses_are_written_with_the_digits_that_say_something(loss, written) -> None:
    assert loss_number(loss) == written


def test_each_descent_has_its_settings_in_the_line_of_its_loss() -> None:
    shown = race(gradient_descent(BOWL, START, 1.9, 30), PATHS[1])
    *_, numbers, settings = shown.submobjects
    assert [row[0].source for row in settings] == [
        formulas.rate_of(rate).source for rate in (1.9, PATHS[1].rule.learning_rate)
    ]
    for row, line in zip(settings, numbers[1:], strict=True):
        assert row.get_y() == pytest.approx(line[0].get_y())
    assert settings.get_right()[0] < numbers.get_left()[0]
