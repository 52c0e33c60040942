from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.probability.bayes_theorem.places import column_places, crowd_places, grid_places, tile_places
from scenes.stage.shapes.frame import Box, frame


@given(
    st.integers(0, 2000),
    st.floats(0.5, 10),
    st.floats(0.5, 6),
    st.none() | st.integers(1, 60),
)
def test_places_lie_in_the_box_and_nobody_overlaps(count, width, height, columns):
    box = Box(-2.0, -2.0 + width, 1.0, 1.0 + height)
    places, side = grid_places(count, box, columns)
    assert places.shape == (count, 2)
    if count:
        low, high = places.min(axis=0) - side / 2, places.max(axis=0) + side / 2
        assert (low >= (box.left - 1e-9, box.bottom - 1e-9)).all()
        assert (high <= (box.right + 1e-9, box.top + 1e-9)).all()
        assert side > 0
        # On a grid the nearest neighbours stand side by side or one below the other.
        pitch = side / 0.68
        cells = np.round((places - places[0]) / pitch).astype(int)
        np.testing.assert_allclose(places - places[0], cells * pitch, atol=1e-9)
        assert len(np.unique(cells, axis=0)) == count


def test_rows_fill_from_the_top_left():
    places, _ = grid_places(5, Box(0, 4, 0, 2), columns=3)
    assert (np.diff(places[:3, 0]) > 0).all()
    np.testing.assert_allclose(places[:3, 1], places[0, 1])
    assert places[3, 0] == pytest.approx(places[0, 0])
    assert places[3, 1] < places[0, 1]


@pytest.mark.parametrize("count", [1000, 1500, 2000])
def test_a_crowd_of_a_round_number_stands_in_full_rows(count):
    places, _ = crowd_places(count, frame().wide)
    rows = np.unique(np.round(places[:, 1], 6), return_counts=True)[1]
    assert len(set(rows)) == 1


@given(st.integers(1, 2000), st.floats(0.004, 6), st.floats(0.01, 6))
def test_tiles_are_equally_large_and_fill_the_box(count, width, height):
    box = Box(-1.0, -1.0 + width, 2.0, 2.0 + height)
    places, sizes = tile_places(count, box)
    assert places.shape == sizes.shape == (count, 2)
    np.testing.assert_allclose(sizes.prod(axis=1), width * height / count, rtol=1e-9)
    low, high = places - sizes / 2, places + sizes / 2
    np.testing.assert_allclose(low.min(axis=0), (box.left, box.bottom), atol=1e-9)
    np.testing.assert_allclose(high.max(axis=0), (box.right, box.top), atol=1e-9)


def test_tiles_of_nobody_are_none():
    places, sizes = tile_places(0, Box(0, 1, 0, 1))
    assert places.shape == sizes.shape == (0, 2)


@pytest.mark.parametrize(
    ("counts", "aspect", "columns"), [((10, 50), 3.0, (1, 5)), ((99, 495), 1.0, (9, 45))]
)
def test_groups_fill_whole_columns_if_they_can(counts, aspect, columns):
    box = Box(-6.0, 6.0, -1.8, 0.4) if aspect == 1 else Box(-0.6, 6.2, -1.05, 1.7)
    *groups, size = column_places(*counts, box, aspect)
    for places, count in zip(groups, columns, strict=True):
        assert len(np.unique(np.round(places[:, 0], 6))) == count
    assert groups[0][:, 0].max() + size[0] < groups[1][:, 0].min() + 1e-9 + size[0]


@given(st.integers(1, 900), st.integers(1, 900), st.floats(0.5, 4))
def test_tiles_in_columns_stay_in_the_box_and_do_not_overlap(first, second, aspect):
    box = Box(-6.0, 6.0, -2.0, 0.5)
    one, other, size = column_places(first, second, box, aspect)
    places = np.concatenate([one, other])
    assert (len(one), len(other)) == (first, second)
    assert (places.min(axis=0) - size / 2 >= (box.left, box.bottom)).all()
    assert (places.max(axis=0) + size / 2 <= (box.right, box.top)).all()
    cells = np.round((places - places[0]) / (size / 0.86)).astype(int)
    assert len(np.unique(cells, axis=0)) == first + second
