from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from manim import ImageMobject

from mathkit.learning.pictures import blossom
from scenes.learning.k_means.mosaics import Mosaic, grid, shades
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import DARK

BOX = Box(-3.0, 3.0, -2.0, 2.0)


def at(mosaic: Mosaic, place) -> list[int]:
    high, wide = mosaic.pixel_array.shape[:2]
    x, y = (place[0] + 3) / 6 * wide, (2 - place[1]) / 4 * high
    return mosaic.pixel_array[int(y), int(x)].tolist()


def test_squares_are_painted_at_their_places_and_nothing_else():
    mosaic = Mosaic(BOX, [(-1, 1), (2, -1)], 0.5, [(200, 115, 30), (20, 115, 220)])
    assert at(mosaic, (-1, 1)) == [200, 115, 30, 255]
    assert at(mosaic, (2.2, -1.2)) == [20, 115, 220, 255]
    assert at(mosaic, (0, 0)) == [0, 0, 0, 0]
    covered = (mosaic.pixel_array[:, :, 3] > 0).mean()
    assert covered == pytest.approx(2 * 0.5**2 / 24, rel=0.03)


def test_the_image_lies_where_its_box_is():
    mosaic = Mosaic(BOX, [(0, 0)], 1.0, [(1, 2, 3)]).confine(Box(-1.0, 1.0, -1.0, 1.0))
    np.testing.assert_allclose(mosaic.points[:, :2], [(-1, 1), (1, 1), (-1, -1), (1, -1)])
    assert (mosaic.pixel_array[:, :, 3] > 0).mean() == pytest.approx(0.25, rel=0.03)


def test_what_is_not_given_stays():
    mosaic = Mosaic(BOX, [(0, 0)], 1.0, [(1, 2, 3)]).set_state(shades=[(9, 9, 9)])
    assert at(mosaic, (0, 0)) == [9, 9, 9, 255]
    assert at(mosaic.set_state(places=[(2, 1)]), (0, 0)) == [0, 0, 0, 0]


def test_a_mosaic_between_two_others_is_as_manim_makes_it_in_little_memory():
    ends = [Mosaic(BOX, [(0, 0)], 1.0, [shade]) for shade in ((200, 115, 30), (20, 115, 220))]
    ends[1].set_opacity(0.4)
    between, manims = Mosaic(BOX, [(0, 0)], 1.0, [(0, 0, 0)]), ends[0].copy()
    tracemalloc.start()
    between.interpolate_color(*ends, 0.3)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * between.pixel_array.nbytes
    ImageMobject.interpolate_color(manims, *ends, 0.3)
    np.testing.assert_array_equal(between.pixel_array, manims.pixel_array)
    assert (between.fill_opacity, between.stroke_opacity) == (manims.fill_opacity, manims.stroke_opacity)


def test_pixels_fill_the_box_in_rows_from_the_top_left():
    cells = blossom(12, 1, 0.0, 0).cells
    own, places, side = grid(cells, BOX)
    columns, rows = cells.max(axis=0) + 1
    assert side == pytest.approx(min(6 / columns, 4 / rows))
    assert (own.width, own.height) == pytest.approx((side * columns, side * rows))
    assert (own.left, own.top) == pytest.approx(
        (places[:, 0].min() - side / 2, places[:, 1].max() + side / 2)
    )
    np.testing.assert_allclose(places[1] - places[0], (side, 0))
    assert places[0][1] > places[-1][1]
    np.testing.assert_allclose((places.max(axis=0) + places.min(axis=0)) / 2, (0, 0), atol=1e-9)


def test_a_line_of_the_ground_separates_neighbours_of_different_colours_only():
    _, places, side = grid(blossom(12, 1, 0.0, 0).cells, BOX)
    left = places[:, 0] < 0
    shades_of = np.where(left[:, None], (200, 115, 30), (20, 115, 220))
    mosaic = Mosaic(BOX, places, side, shades_of, outlined=True)
    middle = float(places[~left, 0].min()) - side / 2
    assert at(mosaic, (middle, places[0][1]))[3] == 0
    assert at(mosaic, (middle - side, places[0][1]))[3] == 255
    assert Mosaic(BOX, places, side, shades_of).pixel_array[:, :, 3].sum() > mosaic.pixel_array[:, :, 3].sum()


def luminance(rgb) -> float:
    levels = np.asarray(rgb, dtype=float) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def test_every_colour_stands_out_from_the_dark_ground():
    ground = luminance(255 * np.array(DARK.color("background").to_rgb()))
    for red in range(11):
        for blue in range(11):
            assert (luminance(shades([(red, blue)])[0]) + 0.05) / (ground + 0.05) >= 3.0
