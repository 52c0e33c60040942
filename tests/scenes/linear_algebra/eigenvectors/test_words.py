from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.page_rank import page_rank
from scenes.linear_algebra.eigenvectors import words


@pytest.mark.parametrize(
    ("matrix", "said"), [([[0, -2], [2, 0]], "90° counter-clockwise"), ([[0, 2], [-2, 0]], "90° clockwise")]
)
def test_a_turn_has_a_side(matrix, said):
    assert said in words.lines(eigen_decomposition(matrix))["flat"]


@pytest.mark.parametrize(
    ("matrix", "degrees"),
    [([[2, 1], [1, 2]], 0), ([[2, 0], [0, 1]], 45), ([[2, 0], [0, 2]], 0), ([[1, 1], [0, 1]], 90)],
)
def test_the_first_arrow_is_sent_off_its_line_if_any_is(matrix, degrees):
    assert np.degrees(words.first_angle(eigen_decomposition(matrix))) == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ([1, 1, 1], "from Home, a third each to Blog, Shop and Help"),
        ([1, 0, 1], "from Home, half each to Blog and Help"),
        ([0, 1, 0], "from Home, all of them to Shop"),
    ],
)
def test_a_column_is_told_as_it_is(links, said):
    web = [[0, *links], [1, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]]
    assert words.ranking(page_rank(web, 1))["column"] == said
