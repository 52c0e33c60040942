from __future__ import annotations

import numpy as np
import pytest

from scenes.probability.random_variables.bells import DensityPlot
from scenes.probability.random_variables.causes import Pairs, RescaledSum, statements
from scenes.stage.shapes.frame import frame

PLOT = DensityPlot(0.42, (-4.0, 4.0))


def places(pairs: Pairs) -> list[tuple[int, int]]:
    """The column and the row of each square."""
    found = np.round((pairs.tiles.corners - pairs.origin) / pairs.tiles.sizes, 6)
    return [(int(column), int(row)) for column, row in found]


def test_a_row_becomes_a_grid_and_the_grid_a_tent() -> None:
    pairs = Pairs(PLOT, 0.0, 1.0)
    assert places(pairs.seek(1)) == [(column, 0) for _ in range(6) for column in range(6)]
    assert sorted(places(pairs.seek(2))) == list(np.ndindex(6, 6))
    # A row has moved to the right by its own delay.
    assert {column - row for column, row in places(pairs.seek(3))} == set(range(1, 7))
    columns = [column for column, _ in places(pairs.seek(4))]
    assert np.bincount(columns)[1:].tolist() == [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]
    assert len(set(places(pairs))) == 36


@pytest.mark.parametrize(("mean", "deviation"), [(0.0, 1.0), (1.5, 0.6)])
def test_the_squares_come_to_cover_the_sum(mean: float, deviation: float) -> None:
    plot = DensityPlot(0.42 / deviation, (mean - 4 * deviation, mean + 4 * deviation))
    pairs, total = Pairs(plot, mean, deviation).seek(5), RescaledSum(plot, mean, deviation)
    corners, size = pairs.tiles.corners, pairs.tiles.sizes[0]
    assert corners[:, 0].min() == pytest.approx(total.get_left()[0])
    assert corners[:, 0].max() + size[0] == pytest.approx(total.get_right()[0])
    assert corners[:, 1].max() + size[1] == pytest.approx(total.get_top()[1])


def test_only_sums_of_whole_delays_are_shown() -> None:
    total = RescaledSum(PLOT, 0.0, 1.0)
    number = total.numbers()[0][1]
    for time, count in ((2.0, 2), (2.9, 2), (3.0, 3), (11.99, 11), (12.0, 12), (13.0, 12)):
        total.seek(time)
        number.update()
        corners = total.points.reshape(-1, 4, 3)[:, 0]
        left, right = corners[1:-2:2], corners[2:-1:2]
        areas = (right - left)[:, 0] * (left[:, 1] - PLOT.at(0, 0)[1]) / PLOT.x_unit / PLOT.y_unit
        chances = np.polynomial.polynomial.polypow(np.full(6, 1 / 6), count)
        np.testing.assert_allclose(areas, chances, atol=1e-3)
        assert number.source == str(count)


def test_pairs_with_a_total_are_counted() -> None:
    assert [each.source for each in statements(frame().wide)] == [
        "6 × 6 = 36 pairs",
        "20 seconds: 1 pair",
        "70 seconds: 6 pairs",
    ]
    others = Pairs(PLOT, 0.0, 1.0).seek(4).others(2, 7)
    assert len(others.corners) == 36 - 1 - 6
