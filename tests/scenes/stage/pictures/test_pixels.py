from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.pictures.pixels import HOUSE, HouseOfPixels, Pixels, lit
from scenes.stage.shapes.frame import Box

SQUARE = np.array([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])


def test_a_square_fills_the_middle_of_the_picture() -> None:
    expected = np.zeros((10, 10))
    expected[1:9, 1:9] = 1
    np.testing.assert_array_equal(lit(SQUARE, 10), expected)


@pytest.mark.parametrize("side", [8, 28, 201])
def test_the_house_keeps_its_area_and_stands_upright(side: int) -> None:
    picture = lit(HOUSE, side)
    x, y = HOUSE.T
    area = abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    scale = 0.8 / np.ptp(HOUSE, axis=0).max()
    assert picture.mean() == pytest.approx(area * scale**2, abs=1 / side)
    top, bottom = picture[: side // 2], picture[side // 2 :]
    assert top.sum() < bottom.sum()


@pytest.mark.parametrize("side", [8, 40, 41, 999])
def test_the_dots_cover_as_much_as_is_lit(side: int) -> None:
    values = lit(HOUSE, side)
    pixels = Pixels(values, size=5.0)
    corners = pixels.dots.points.reshape(-1, 16, 3)  # four cubic sides to each run of pixels
    areas = np.prod(np.ptp(corners[:, :, :2], axis=1), axis=1)
    assert areas.sum() == pytest.approx(values.mean() * 25)
    assert pixels.width == pytest.approx(5.0)
    assert len(pixels.lines.points) > 0 or side > 40


def test_a_house_of_pixels_stands_in_the_middle_of_its_box() -> None:
    house = HouseOfPixels(12, box=Box(0.0, 8.0, -4.0, 4.0))
    np.testing.assert_allclose(house.frame.get_center(), (4.0, 0.0, 0.0), atol=1e-9)
    np.testing.assert_allclose(house.dots.get_center()[:2], (4.0, 0.0), atol=house.frame.height / 12)
