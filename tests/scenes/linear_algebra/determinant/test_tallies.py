from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.determinant import polygon_area
from scenes.linear_algebra.determinant import tallies
from scenes.stage.shapes.frame import frame

lengths = st.integers(1, 70).map(lambda k: k / 10)


@pytest.mark.parametrize("area", [0.3, 1, 2.5, 18])
def test_tiles_fill_as_much_as_they_say(area):
    tiles = tallies.Tiles(area)
    filled = sum(
        polygon_area(tile.get_vertices()[:4, :2]) / polygon_area(whole.get_vertices()[:4, :2])
        for tile, whole in tiles
    )
    assert filled == pytest.approx(area)
    assert tiles.width < frame().words.width
    assert tiles.height < 1.5


@given(lengths, lengths)
def test_pieces_make_up_the_rectangle_and_fill_squares_one_after_another(width, height):
    pieces = list(tallies.pieces(width, height))
    for piece in pieces:
        share = piece.share[1] - piece.share[0]
        assert polygon_area(piece.corners) == pytest.approx(share)
        assert 0 <= piece.share[0] < piece.share[1] <= 1 + 1e-9
        assert piece.corners.min() >= 0
        assert (piece.corners <= np.array([width, height]) + 1e-9).all()
    ends = [piece.number + piece.share[1] for piece in pieces]
    starts = [piece.number + piece.share[0] for piece in pieces]
    np.testing.assert_allclose(starts, [0, *ends[:-1]], atol=1e-9)
    assert ends[-1] == pytest.approx(width * height)


def test_a_rectangle_by_hand_has_two_squares_and_two_strips():
    pieces = list(tallies.pieces(2, 1.25))
    assert [(piece.number, piece.share) for piece in pieces] == [
        (0, (0.0, 1.0)),
        (1, (0.0, 1.0)),
        (2, (0.0, 0.25)),
        (2, (0.25, 0.5)),
    ]
    np.testing.assert_allclose(pieces[2].corners, [(0, 1.25), (0, 1), (1, 1), (1, 1.25)])


@given(lengths, lengths, st.integers(0, 99))
def test_every_place_of_the_rectangle_is_in_one_piece(width, height, seed):
    places = np.random.default_rng(seed).uniform((0, 0), (width, height), (20, 2))
    held = np.zeros(20)
    for piece in tallies.pieces(width, height):
        low, high = piece.corners.min(axis=0), piece.corners.max(axis=0)
        held += ((places > low) & (places < high)).all(axis=1)
    np.testing.assert_array_equal(held, 1)
