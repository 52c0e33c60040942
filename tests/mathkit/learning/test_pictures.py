import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.pictures import MOST_COLOUR, MOST_SHAPES, blossom


def test_without_spread_every_shape_has_one_colour():
    for shapes in range(1, MOST_SHAPES + 1):
        colours = blossom(300, shapes, 0.0, 1).colours
        assert len(np.unique(colours, axis=0)) == shapes


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
