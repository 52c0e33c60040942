from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.pca import pca
from scenes.stage.wording.principal_axes import (
    along_the_axes,
    largest,
    math_axes,
    math_centring,
    math_covariance,
    math_example,
    math_share,
)

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
    assert math_axes(CROSS, ("path", "second"))[0].startswith('{{ v_1 = vec("1", "0") : path }}')
    assert " = " in math_share(LINE, ("path", "second"))
    assert " approx " in math_share(CROSS, ("path", "second"))


def test_standardized_points_say_so():
    scaled = pca([(1, 10), (2, 30), (4, 20)], standardized=True)
    assert "s_j" in math_centring(scaled)[0]


def test_an_example_is_written_out():
    samples = np.array([[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]])
    rows = math_example(samples, pca(samples), ("path", "second"))
    assert len(rows) == 5
    assert '"0.3733"' in rows[1]
    assert rows[2:] == [
        '{{ lambda_1 approx "0.84671" : path }}',
        '{{ lambda_2 approx "0.00996" : second }}',
        '{{ lambda_3 = "0" : second }}',
    ]
