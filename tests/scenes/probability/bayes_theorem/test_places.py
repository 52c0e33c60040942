from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.probability.bayes_theorem.places import block_places, crowd_places, grid_places, spread_places
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


@pytest.mark.parametrize("count", [100, 1000, 2000])
def test_the_box_is_used_well(count):
    _, side = grid_places(count, frame().picture)
    assert count * (side / 0.68) ** 2 > 0.8 * frame().picture.width * frame().picture.height


@given(st.integers(1, 2000))
def test_a_crowd_stands_in_the_middle_of_its_box(count):
    places, side = crowd_places(count, frame().picture)
    low, high = places.min(axis=0), places.max(axis=0)
    assert places.shape == (count, 2)
    np.testing.assert_allclose((low + high) / 2, frame().picture.center[:2], atol=1e-9)
    assert (high - low + side <= np.array([frame().picture.width, frame().picture.height]) + 1e-9).all()


@pytest.mark.parametrize("count", [100, 1000, 2000])
def test_a_crowd_of_a_round_number_has_full_rows(count):
    places, _ = crowd_places(count, Box(-6.0, 6.0, -2.0, 2.0))
    _, in_row = np.unique(places[:, 1].round(6), return_counts=True)
    assert len(set(in_row)) == 1


@given(st.integers(0, 2000), st.floats(0, 5), st.floats(0, 5))
def test_people_spread_over_the_whole_box_however_thin(count, width, height):
    box = Box(1.0, 1.0 + width, -1.0, -1.0 + height)
    places, side = spread_places(count, box)
    assert places.shape == (count, 2)
    assert side <= max(width, height)
    if count:
        assert (places.min(axis=0) >= (box.left, box.bottom)).all()
        assert (places.max(axis=0) <= (box.right, box.top)).all()


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_blocks_stand_below_each_other_and_fit(first, second):
    box = Box(0.0, 3.2, -0.7, 2.3)
    upper, lower = block_places((first, second), box, gap=0.5)
    assert (len(upper.places), len(lower.places)) == (first, second)
    assert upper.side == lower.side > 0
    assert upper.box.top == box.top
    assert upper.box.bottom - lower.box.top == pytest.approx(0.5)
    assert lower.box.bottom >= box.bottom - 1e-9
    for block in (upper, lower):
        if len(block.places):
            half = block.side / 2
            assert (block.places.min(axis=0) - half >= (block.box.left, block.box.bottom)).all()
            assert (block.places.max(axis=0) + half <= (block.box.right, block.box.top)).all()
