from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import Eigenlines, all_around, sides
from scenes.stage.shapes.frame import frame

TWO, ONE, ALL, NONE = [[2, 1], [1, 2]], [[1, 1], [0, 1]], [[2, 0], [0, 2]], [[0, -1], [1, 0]]
entries = st.integers(-400, 400).map(lambda hundredths: hundredths / 100)


def drawn(matrix, *fates):
    return Eigenlines(eigen_decomposition(matrix), fates)


@pytest.mark.parametrize(
    ("matrix", "fates", "lines", "lit"),
    [
        (TWO, ("long", "same"), 2, [2, 2]),
        (ONE, ("same",), 1, [2]),
        (ALL, ("long",), 0, [12]),
        (NONE, (), 0, [1]),
    ],
)
def test_what_is_looked_at_follows_the_eigenlines(matrix, fates, lines, lit):
    picture = drawn(matrix, *fates)
    assert len(picture.lines) == lines
    assert [len(fan.arrows) for fan in picture.lit] == lit
    assert len(picture.labels) == len(fates)
    assert len(picture.on_second_line) == (3 if lines == 2 else 0)


@pytest.mark.parametrize("matrix", [TWO, ONE, ALL, NONE])
def test_the_fan_waits_for_the_matrix_and_the_lit_arrows_are_where_it_takes_them(matrix):
    picture = drawn(matrix, "a", "b")
    heads = [picture.plane.values(arrow.end) for arrow in picture.fan.arrows]
    np.testing.assert_allclose(heads, picture.fan.vectors, atol=1e-9)
    for fan in picture.lit:
        heads = [picture.plane.values(arrow.end) for arrow in fan.arrows]
        np.testing.assert_allclose(heads, fan.vectors @ np.transpose(matrix), atol=1e-9)


def test_labels_have_the_colour_of_their_line_and_stay_in_the_picture():
    picture = drawn(TWO, "stretched by 3", "kept as it is")
    for label, role in zip(picture.labels, ("path", "second"), strict=True):
        assert label[-1].role == role
        assert frame().picture.left <= label.get_left()[0]
        assert label.get_right()[0] <= frame().picture.right


@given(st.tuples(entries, entries, entries, entries))
def test_labels_go_apart_and_to_where_the_arrows_go(numbers):
    matrix = np.reshape(numbers, (2, 2))
    eigen = eigen_decomposition(matrix)
    ways = sides(eigen)
    for way, value in zip(ways, eigen.values, strict=False):
        np.testing.assert_allclose(matrix @ way, value * way, atol=1e-6)
    if len(ways) == 2:
        assert ways[0] @ ways[1] <= 1e-9


def test_eigenlines_are_among_the_directions_and_nothing_is_next_to_them():
    kept = np.array([[np.cos(0.5), np.cos(2.0)], [np.sin(0.5), np.sin(2.0)]])
    around = all_around(kept)
    np.testing.assert_allclose(np.linalg.norm(around, axis=1), 1)
    for line in kept.T:
        angles = np.sort(np.arccos(np.clip(np.abs(around @ line), 0, 1)))
        assert angles[:2] == pytest.approx([0, 0], abs=1e-7)
        assert angles[2] >= np.pi / 18
    assert len(all_around(np.empty((2, 0)))) == 12
