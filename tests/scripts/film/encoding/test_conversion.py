from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scripts.film.dirty_rectangles import EMPTY, PixelRectangle
from scripts.film.encoding.coarse_tiles import TILE
from scripts.film.encoding.conversion import MARGIN, PictureConverter, samples


@pytest.fixture(params=[(480, 270), (854, 480), (158, 90)], ids=str)
def quality(request, tiny):
    width, height = request.param
    return replace(tiny, width=width, height=height)


def noise(quality, seed):
    return np.random.default_rng(seed).integers(0, 256, (quality.height, quality.width, 4), np.uint8)


def converted(quality, *updates):
    converter = PictureConverter(quality)
    for picture, changed in updates:
        converter.update(picture, changed)
    return [samples(plane).copy() for plane in converter.frame.planes]


def whole(quality):
    return PixelRectangle(0, 0, quality.width, quality.height)


@pytest.mark.parametrize("seed", range(12))
def test_converting_what_changed_gives_the_same_frame_as_converting_all(quality, seed):
    random = np.random.default_rng(seed)
    left, right = np.sort(random.integers(0, quality.width + 1, 2)).tolist()
    top, bottom = np.sort(random.integers(0, quality.height + 1, 2)).tolist()
    changed = PixelRectangle(left, top, right, bottom)
    before, after = noise(quality, seed), noise(quality, seed)
    if changed:
        after[changed.slices] = noise(quality, seed + 99)[changed.slices]
    expected = converted(quality, (after, whole(quality)))
    actual = converted(quality, (before, whole(quality)), (after, changed))
    for plane, wanted in zip(actual, expected, strict=True):
        np.testing.assert_array_equal(plane, wanted)


def test_what_lies_beyond_the_margin_is_not_looked_at(quality):
    changed = PixelRectangle(60, 40, 70, 44)
    before, after = noise(quality, 1), noise(quality, 1)
    after[changed.slices] = 0
    seen = np.zeros_like(after)
    near = changed.expanded(MARGIN).intersection(whole(quality)).slices
    seen[near] = after[near]
    expected = converted(quality, (after, whole(quality)))
    actual = converted(quality, (before, whole(quality)), (seen, changed))
    for plane, wanted in zip(actual, expected, strict=True):
        np.testing.assert_array_equal(plane, wanted)


def test_nothing_is_converted_where_nothing_changed(quality):
    expected = converted(quality, (noise(quality, 1), whole(quality)))
    actual = converted(quality, (noise(quality, 1), whole(quality)), (noise(quality, 2), EMPTY))
    for plane, wanted in zip(actual, expected, strict=True):
        np.testing.assert_array_equal(plane, wanted)


def test_the_tiles_in_which_the_brightness_changed_are_returned(quality):
    changed = PixelRectangle(60, 40, 130, 44)
    before, after = noise(quality, 1), noise(quality, 1)
    after[changed.slices] ^= 255
    converter = PictureConverter(quality)
    converter.update(before, whole(quality))
    lit = samples(converter.frame.planes[0]).copy()
    tiles = converter.update(after, changed)
    rows, columns = np.nonzero(samples(converter.frame.planes[0]) != lit)
    expected = np.zeros_like(tiles)
    expected[rows // TILE, columns // TILE] = True
    np.testing.assert_array_equal(tiles, expected)
    assert expected.any()
    assert not converter.update(after, changed).any()
    assert not converter.update(after, EMPTY).any()
