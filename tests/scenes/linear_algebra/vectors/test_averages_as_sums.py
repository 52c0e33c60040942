from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.vectors.drawings.average_rows import AverageRow
from scenes.linear_algebra.vectors.tested_averages import slow_until
from scenes.stage.shapes.frame import frame

DRAWINGS = np.random.default_rng(0).integers(0, 2, (60, 6, 6))


@pytest.mark.parametrize(("count", "shown"), [(2, [0, 1]), (3, [0, 1, 2]), (20, [0, 1, 19])])
def test_an_average_is_its_share_of_the_first_drawings_and_the_last(count: int, shown: list[int]) -> None:
    row = AverageRow(DRAWINGS[:count], "class_zero", 0.5)
    for picture, index in zip(row.drawings, shown, strict=True):
        np.testing.assert_array_equal(picture.values, DRAWINGS[index])
    signs = [sign.source for sign in row.signs]
    assert signs[1] == f'1/"{count}"'
    assert signs.count("+") == (len(shown) - 1) + (count > 3)
    assert ("dots.c" in signs) == (count > 3)


def test_a_row_reads_from_left_to_right_inside_the_frame() -> None:
    row = AverageRow(DRAWINGS, "class_zero", 0.5)
    edges = [row.place.right, *(picture.box.left for picture in row.drawings), row.signs.get_right()[0]]
    assert edges == sorted(edges)
    assert edges[-1] <= frame().safe.right


@pytest.mark.parametrize(("settled", "count"), [(1, 20), (5, 20), (19, 20), (20, 20)])
def test_the_score_has_settled_when_most_of_the_time_is_over(settled: int, count: int) -> None:
    rate = slow_until(settled, count)
    known = [int(1 + rate(time) * (count - 1) + 1e-9) for time in np.linspace(0, 1, 41)]
    assert (known[0], known[-1]) == (1, count)
    assert known == sorted(known)
    assert known[30] >= min(settled, 15)
