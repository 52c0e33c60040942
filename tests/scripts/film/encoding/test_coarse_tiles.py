from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scripts.film.dirty_rectangles import PixelRectangle
from scripts.film.encoding.coarse_tiles import TILE, CoarseTiles, differing_tiles, no_tiles

WHOLE = PixelRectangle(0, 0, 5 * TILE - 10, 3 * TILE - 22)


@pytest.fixture
def tiles(tiny):
    return CoarseTiles(replace(tiny, width=WHOLE.right, height=WHOLE.bottom, fps=32))


def some(*places):
    found = no_tiles(WHOLE)
    for row, column in places:
        found[row, column] = True
    return found


@pytest.mark.parametrize("where", [WHOLE, PixelRectangle(50, 62, 140, 128), PixelRectangle(2, 100, 4, 101)])
def test_a_single_sample_that_differs_makes_its_tile_differ_and_no_other(where):
    before = np.random.default_rng(0).integers(0, 256, (where.bottom - where.top, where.right - where.left))
    before = before.astype(np.uint8)
    for row, column in [(0, 0), (-1, -1), (len(before) // 2, before.shape[1] // 2)]:
        now = before.copy()
        now[row, column] ^= 1
        (there,) = np.argwhere(differing_tiles(before, now, where, WHOLE)).tolist()
        x = where.left + column % before.shape[1]
        y = where.top + row % len(before)
        assert there == [y // TILE, x // TILE]
    assert not differing_tiles(before, before, where, WHOLE).any()


def test_a_tile_settles_once_after_an_eighth_of_a_second_at_rest(tiles):
    tiles.add(some((1, 2)))
    for _ in range(4):
        assert tiles.pop_settled() == ()
        tiles.add(some((0, 0)))
    assert tiles.pop_settled() == (PixelRectangle(2 * TILE, TILE, 3 * TILE, 2 * TILE),)
    for _ in range(20):
        tiles.add(some((0, 0)))
        assert tiles.pop_settled() == ()


def test_tiles_side_by_side_are_one_rectangle_and_end_with_the_picture(tiles):
    tiles.add(some((0, 0), (0, 1), (2, 1), (2, 3), (2, 4)))
    for _ in range(4):
        tiles.add(no_tiles(WHOLE))
    assert tiles.pop_settled() == (
        PixelRectangle(0, 0, 2 * TILE, TILE),
        PixelRectangle(TILE, 2 * TILE, 2 * TILE, WHOLE.bottom),
        PixelRectangle(3 * TILE, 2 * TILE, WHOLE.right, WHOLE.bottom),
    )


def test_nothing_is_left_to_settle_once_all_is_fine(tiles):
    tiles.add(some((1, 2)))
    tiles.clear()
    for _ in range(20):
        tiles.add(no_tiles(WHOLE))
        assert tiles.pop_settled() == ()
