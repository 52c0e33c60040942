from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.many_features.words import rebuilding
from scenes.linear_algebra.pca.params import CloudParams
from scenes.linear_algebra.pca.speech import dropping, meeting, other_units, peak, second_axis, smaller_unit
from scenes.linear_algebra.pca.words import (
    covariance,
    math_centring,
    math_share,
    places,
    plane_axes,
)
from scenes.stage.params.point_params import PointParams

CROSS = pca([(2, 0), (-2, 0), (0, 1), (0, -1)])
ROUND = pca([(1, 0), (-1, 0), (0, 1), (0, -1)])
LINE = pca([(0, 0), (1, 1), (2, 2)])
WIDE = ((0.0, -300.0), (1.0, 0.0), (0.0, 300.0))


@pytest.mark.parametrize(
    ("found", "highest"),
    [
        (CROSS, "It peaks at 0 degrees, at 2.67."),
        (ROUND, "But here it's 0.67, whichever way the line points."),
        (LINE, "It peaks at 45 degrees, at 2, and nothing is lost."),
    ],
)
def test_what_is_seen_of_a_cloud(found, highest):
    assert peak(found) == highest


def test_what_is_left_at_a_right_angle():
    assert second_axis(CROSS).endswith("what the first one loses: the least, 0.67.")
    assert second_axis(LINE).endswith("Its variance is zero: all dots lie on the first axis.")


def test_an_axis_swings_where_its_features_are_measured_otherwise():
    user_data = PointParams(points=WIDE).user_data
    fahrenheit = pca(np.array([(0, 0), (1, 1), (2, 2)]) * (1, 1.8))
    assert smaller_unit(None) == "Measure the hill in Fahrenheit."
    assert smaller_unit(user_data) == "Measure the second number in a smaller unit."
    spread = "It spreads 1.8 times as wide"
    assert other_units(LINE, fahrenheit) == f"{spread}, and the first axis leans its way."
    still = other_units(CROSS, pca(CROSS.centred * (1, 1.8)))
    assert still == f"{spread}: the shares change, though the axis stays."


def test_formulas_say_whether_their_digits_are_all_there():
    assert math_centring(CROSS)[1].startswith('overline(bold(x)) = vec("0", "0")')
    assert 'approx vec("0.33", "0.33")' in math_centring(pca([(0, 0), (1, 0), (0, 1)]))[1]
    assert '= mat("1", "1"; "1", "1")' in covariance(LINE)[1].source
    assert "approx mat" in covariance(CROSS)[1].source
    assert " = " in math_share(LINE)
    assert " approx " in math_share(CROSS)


def test_standardized_points_say_so():
    scaled = math_centring(pca([(1, 10), (2, 30), (4, 20)], standardized=True))
    assert "/ bold(s)" in scaled[0]
    assert scaled[2].startswith('bold(s) approx vec("1.53", "10.00")')


@pytest.mark.parametrize(
    ("standardized", "drawn", "own"),
    [
        (False, ("valley − mean (°C)", "hill − mean (°C)"), ("$x_1$ − mean", "$x_2$ − mean")),
        (
            True,
            ("valley, standardized", "hill, standardized"),
            ("$x_1$, standardized", "$x_2$, standardized"),
        ),
    ],
)
def test_axes_say_whether_they_are_standardized(standardized, drawn, own):
    assert plane_axes(CloudParams(standardized=standardized)) == drawn
    points = ((1, 2), (2, 3), (4, 1))
    assert plane_axes(CloudParams(standardized=standardized, points=points)) == own


@pytest.mark.parametrize(("total", "decimals"), [(3.3, 2), (0.3, 2), (0.04, 3), (1e5, 2), (0.0, 2)])
def test_small_variances_have_more_decimals(total, decimals):
    assert places(total) == decimals


def test_a_day_is_written_with_its_scores():
    days = pca(np.array([(1.0, 4.0), (2.0, 2.0), (6.0, 1.0)]))
    law, worked = rebuilding(days, 0)
    assert "+ {{ z_1 : one }} bold(u)_(1)" in law.source
    np.testing.assert_allclose(days.scores[0], [-2.55, 0.53], atol=5e-3)
    assert '- "2.5" : one' in worked.source
    assert '+ "0.5" : two' in worked.source


def test_a_large_variance_is_the_numerator_as_a_whole():
    large = pca([(0, -20_000), (1, 0), (0, 20_000)])
    assert '"4" times 10^(8)' in math_share(large)


def test_columns_are_called_by_their_names(table_of, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("height,income\n" + "".join(f"{x},{y}\n" for x, y in WIDE))
    data = PointParams(data=table_of(file)).user_data
    assert meeting(data) == "Each dot is one sample: its height, and its income."
    assert dropping(data).startswith("Keep only height: each dot drops to its shadow")
    assert "two numbers" in meeting(PointParams(points=WIDE).user_data)
    assert dropping(PointParams(points=WIDE).user_data).startswith("Keep only the first number:")
