from __future__ import annotations

import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors import words


@pytest.mark.parametrize(
    ("matrix", "labels"),
    [
        ([[2, 1], [1, 2]], ["stretched by 3", "kept as it is"]),
        ([[1, 1], [0, 1]], ["kept as it is"]),
        ([[2, 0], [0, 2]], ["every arrow: stretched by 2"]),
        ([[0, -1], [1, 0]], []),
    ],
)
def test_each_eigenline_has_a_label_but_one_is_enough_for_all(matrix, labels):
    assert words.fates(eigen_decomposition(matrix)) == labels


@pytest.mark.parametrize(
    ("matrix", "said"), [([[0, -2], [2, 0]], "90° counter-clockwise"), ([[0, 2], [-2, 0]], "90° clockwise")]
)
def test_a_turn_has_a_side(matrix, said):
    assert words.turn(eigen_decomposition(matrix)) == said


def test_lines_that_nearly_meet_are_described_as_such():
    assert words.seen(eigen_decomposition([[1, 4], [0, 1.01]])).endswith("two lines, only 0.1° apart")
    assert words.seen(eigen_decomposition([[2, 1], [1, 2]])).endswith("two lines")


def test_the_eigenvector_and_its_factor_have_colours():
    vector, value = words.definitions()
    assert len(vector.part("path")) == len(value.part("result")) == 1
