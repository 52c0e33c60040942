from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.pictures import MOST_COLOUR, MOST_SHAPES, blossom, drawings, rasterize, shapes


def test_without_spread_every_shape_has_one_colour():
    for count in range(1, MOST_SHAPES + 1):
        colours = blossom(300, count, 0.0, 1).colours
        assert len(np.unique(colours, axis=0)) == count


def test_the_sky_is_above_the_meadow_and_the_bush_is_in_front():
    picture = blossom(150, 3, 0.0, 0)
    rows = picture.colours.reshape(10, 15, 2)
    sky, meadow = rows[0, 0], rows[-1, 0]
    assert np.all(rows[0] == sky) or len(np.unique(rows[0], axis=0)) == 2
    assert np.all(rows[-1] == meadow)
    bush = rows[4, 5]
    assert len({tuple(sky), tuple(meadow), tuple(bush)}) == 3


def test_colours_scatter_around_those_of_the_shapes():
    still, noisy = blossom(300, 3, 0.0, 5).colours, blossom(300, 3, 0.5, 5).colours
    apart = noisy - still
    assert apart.mean(axis=0) == pytest.approx([0, 0], abs=0.1)
    assert apart.std(axis=0) == pytest.approx([0.5, 0.5], abs=0.06)


@given(st.integers(1, 300), st.integers(1, MOST_SHAPES), st.floats(0, 9), st.integers(0, 99))
def test_colours_are_on_the_scale_and_cells_fill_rows_in_order(count, shapes, spread, seed):
    picture = blossom(count, shapes, spread, seed)
    assert picture.colours.shape == (count, 2)
    assert np.all((picture.colours >= 0) & (picture.colours <= MOST_COLOUR))
    cells = picture.cells.tolist()
    assert cells == [[index % picture.columns, index // picture.columns] for index in range(count)]


def test_amounts_beyond_the_ends_are_reflected():
    far, near = blossom(200, 1, 30.0, 7).colours, blossom(200, 1, 0.0, 7).colours
    noise = np.random.default_rng(7).standard_normal((200, 2))
    drawn = near + 30.0 * noise
    while np.any((drawn < 0) | (drawn > MOST_COLOUR)):
        drawn = np.where(drawn < 0, -drawn, np.where(drawn > MOST_COLOUR, 2 * MOST_COLOUR - drawn, drawn))
    np.testing.assert_allclose(far, drawn, atol=1e-9)


@pytest.mark.parametrize(("count", "columns"), [(150, 15), (96, 12), (300, 20), (10, 5), (97, 12)])
def test_pictures_are_wider_than_high_and_their_rows_are_full_if_they_can_be(count, columns):
    assert blossom(count, 3, 1.0, 0).columns == columns


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: blossom(0, 3, 1.0, 0), "count"),
        (lambda: blossom(9, 0, 1.0, 0), "shapes"),
        (lambda: blossom(9, MOST_SHAPES + 1, 1.0, 0), "shapes"),
        (lambda: blossom(9, 3, -1.0, 0), "spread"),
    ],
)
def test_what_makes_no_sense_is_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()


# Drawings ----------------------------------------------------------------------------------------------

TRIANGLE = np.array([(0.1, 0.1), (0.9, 0.2), (0.4, 0.85), (0.1, 0.1)])
HOOK = np.array([(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.6, 0.9), (0.6, 0.4), (0.1, 0.4), (0.1, 0.1)])


def area(outline):
    x, y = outline.T
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def inside_by_upward_rays(outline, x, y):
    """Whether a ray straight up from (x, y) crosses the outline an odd number of times."""
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise(outline):
        if (x0 <= x) != (x1 <= x):
            crossings += y0 + (x - x0) * (y1 - y0) / (x1 - x0) > y
    return crossings % 2 == 1


@pytest.mark.parametrize("outline", [TRIANGLE, HOOK])
def test_a_pixel_is_lit_if_its_middle_lies_inside(outline):
    side = 23
    picture = rasterize(outline, side)
    for row in range(side):
        for column in range(side):
            x, y = (column + 0.5) / side, 1 - (row + 0.5) / side
            assert picture[row, column] == inside_by_upward_rays(outline, x, y)


@pytest.mark.parametrize("outline", [TRIANGLE, HOOK])
def test_the_lit_share_approaches_the_area(outline):
    assert rasterize(outline, 400).mean() == pytest.approx(area(outline), abs=0.003)


def test_the_picture_of_a_mirrored_outline_is_mirrored():
    mirrored = TRIANGLE * (-1, 1) + (1, 0)
    np.testing.assert_array_equal(rasterize(mirrored, 31), rasterize(TRIANGLE, 31)[:, ::-1])


def test_a_drawing_is_stretched_turned_and_moved():
    square = np.array([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
    plain, wide, moved, turned = drawings(
        square, [(1, 1, 0, 0, 0), (1.1, 1, 0, 0, 0), (1, 1, 0, 0.1, -0.2), (1, 1, 90, 0, 0)], 100
    )
    assert plain.sum() == 60 * 60
    assert wide.sum() == 66 * 60
    np.testing.assert_array_equal(moved, np.roll(plain, (20, 10), (0, 1)))
    assert turned.mean() == pytest.approx(plain.mean(), abs=0.02)
    up = np.array([(0, 0), (1, 0), (0, 1), (0, 0)])
    tilted = drawings(up, [(1, 1, 90, 0, 0)], 40)[0]
    level = drawings(up, [(1, 1, 0, 0, 0)], 40)[0]
    # Middles on the slanted side itself may fall to either side.
    assert (tilted != np.rot90(level)).mean() < 0.01 < (tilted != level).mean()


def test_shapes_fill_their_bounds():
    drawn = shapes(500, np.random.default_rng(3))
    low, high = drawn.min(axis=0), drawn.max(axis=0)
    np.testing.assert_allclose(low, [0.85, 0.85, -12, -0.08, -0.08], rtol=0.02)
    np.testing.assert_allclose(high, [1.15, 1.15, 12, 0.08, 0.08], rtol=0.02)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda: rasterize(TRIANGLE[:-1], 5), "outline"),
        (lambda: rasterize(TRIANGLE, 0), "side"),
        (lambda: rasterize([1, 2], 5), "outline"),
        (lambda: drawings(TRIANGLE, [(1, 1)], 5), "shaped"),
        (lambda: shapes(0, np.random.default_rng(0)), "count"),
    ],
)
def test_a_wrong_drawing_is_refused(wrong, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        wrong()
