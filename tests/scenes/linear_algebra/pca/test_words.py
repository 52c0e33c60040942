from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.words import (
    along_the_axes,
    axes,
    centring,
    largest,
    math_axes,
    math_centring,
    math_covariance,
    math_example,
    math_share,
    measured,
)
from scenes.stage.params.user_points import PointParams

CROSS = pca([(2, 0), (-2, 0), (0, 1), (0, -1)])
ROUND = pca([(1, 0), (-1, 0), (0, 1), (0, -1)])
LINE = pca([(0, 0), (1, 1), (2, 2)])


@pytest.mark.parametrize(
    ("found", "where", "held"),
    [
        (
            CROSS,
            "It is largest, 2.667, at 0°",
            "Along the first axis it is 2.667, along the second, at a right angle, 0.667",
        ),
        (
            ROUND,
            "Here it is 0.667, whichever way the line points",
            "Here both are 0.667, and no direction beats another",
        ),
        (LINE, "It is largest, 2, at 45°", "Along the first it is 2; across it, nothing is left"),
    ],
)
def test_what_is_seen_of_a_cloud(found, where, held):
    assert largest(found) == where
    assert along_the_axes(found) == held


def test_formulas_say_whether_their_digits_are_all_there():
    assert math_centring(CROSS) == [
        "{{ x : data }} <- {{ x : data }} - overline(x)",
        'overline(x) = vec("0", "0")',
    ]
    assert math_centring(pca([(0, 0), (1, 0), (0, 1)]))[1] == 'overline(x) approx vec("0.33", "0.33")'
    assert math_covariance(LINE)[1] == 'C = mat("1", "1"; "1", "1")'
    assert math_covariance(CROSS)[1].startswith("C approx")
    assert math_axes(CROSS)[0].startswith('{{ v_1 = vec("1", "0") : path }}')
    assert " = " in math_share(LINE)
    assert " approx " in math_share(CROSS)


def test_standardized_points_say_so():
    scaled = pca([(1, 10), (2, 30), (4, 20)], standardized=True)
    assert "s_j" in math_centring(scaled)[0]


def test_an_example_is_written_out():
    samples = np.array([[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]])
    rows = math_example(samples, pca(samples))
    assert len(rows) == 5
    assert '"0.3733"' in rows[1]
    assert rows[2:] == [
        '{{ lambda_1 approx "0.84671" : result }}',
        '{{ lambda_2 approx "0.00996" : result }}',
        '{{ lambda_3 = "0" : result }}',
    ]


def test_an_eigenvalue_has_one_colour_and_each_axis_its_own():
    first, second = (row.source for row in axes(CROSS)[1:])
    assert (": path" in first, ": second" in first) == (True, False)
    assert (": path" in second, ": second" in second) == (False, True)
    assert first.endswith('{{ lambda_1 approx "2.667" : result }}')


def test_a_large_variance_is_the_numerator_as_a_whole():
    large = pca([(0, -20_000), (1, 0), (0, 20_000)])
    assert '("4" times 10^(8)) / (' in math_share(large)


WIDE = ((0.0, -300.0), (1.0, 0.0), (0.0, 300.0))


@pytest.mark.parametrize(
    ("points", "standardized", "ending"),
    [
        (((0, -30), (10, 0), (0, 30)), False, "its middle is the origin."),
        (WIDE, True, "divide by the standard deviation: its middle is the origin."),
        (
            WIDE,
            False,
            "In these units the second number outweighs the first number: standardized, they count alike.",
        ),
    ],
)
def test_units_that_make_a_cloud_flat_are_named(points, standardized, ending):
    found = pca(points, standardized=standardized)
    assert centring(found, None, standardized=standardized).endswith(ending)


def test_columns_are_called_by_their_names(table_of, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("height,income\n" + "".join(f"{x},{y}\n" for x, y in WIDE))
    data = PointParams(data=table_of(file)).user_data
    assert measured(data) == "height and income"
    assert "income outweighs height" in centring(pca(data.points), data, standardized=False)
    assert measured(PointParams(points=WIDE).user_data) == "two numbers"
