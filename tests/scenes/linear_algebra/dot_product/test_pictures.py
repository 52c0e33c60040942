from __future__ import annotations

import numpy as np
import pytest
from manim import Group

from mathkit.linear_algebra.dot_product import dot_product, linear_model
from scenes.linear_algebra.dot_product.search.search_planes import SearchPlane
from scenes.linear_algebra.dot_product.search.text_rows import TextRows
from scenes.linear_algebra.dot_product.slabs import HousePrice
from scenes.linear_algebra.dot_product.turned_products import TurnedProducts
from scenes.linear_algebra.dot_product.upright_rectangles import RigidRectangle, stand_on_one_line
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import text

HOUSE = linear_model((12, 3, 2), (3.5, 1.2, -0.8), 50)


def test_a_slab_keeps_its_area_on_its_way_to_the_tower() -> None:
    house = HousePrice(HOUSE)
    for slab, term in zip(house.slabs, HOUSE.terms, strict=True):
        slab.set_state(grown=1.0)
        assert slab.width * slab.height == pytest.approx(abs(term) * house.unit)
    move = house.carry(0)
    for share in (0.3, 0.6, 1.0):
        move.interpolate(share)
        slab = house.slabs[0]
        assert slab.width * slab.height == pytest.approx(42 * house.unit)
    house.settle(2)
    assert house.tower.height * house.tower.width == pytest.approx(44 * house.unit)


@pytest.mark.parametrize("weights", [(10, 10, 10), (-10, -10, -10), (0, 0, 0), (10, -10, 0.1)])
@pytest.mark.parametrize("features", [(100, 100, 100), (0, 0, 0), (0.1, 100, 1)])
def test_every_house_fits_into_the_frame(weights: tuple[float, ...], features: tuple[float, ...]) -> None:
    house = HousePrice(linear_model(features, weights, -1000))
    for slab in house.slabs:
        slab.set_state(grown=1.0)
    house.bias.set_state(grown=1.0)
    house.settle(2)
    whole, safe = Group(house, house.tower, house.bias), frame().safe
    assert whole.get_left()[0] > safe.left - 0.05
    assert whole.get_right()[0] < safe.right + 0.05
    assert whole.get_bottom()[1] > safe.bottom - 0.05
    assert whole.get_top()[1] < safe.top + 0.05


def test_two_rectangles_stand_side_by_side_on_one_line() -> None:
    tiles = [(0, RigidRectangle((2, 3), (1, 1), "result")), (1, RigidRectangle((4, 1), (-2, 0), "result"))]
    for move in stand_on_one_line(tiles, -1.0, 1.0):
        move.interpolate(1.0)
    first, second = (tile for _, tile in tiles)
    assert first.get_bottom()[1] == pytest.approx(-1.0)
    assert second.get_bottom()[1] == pytest.approx(-1.0)
    assert first.get_right()[0] < second.get_left()[0]
    assert second.height / second.width == pytest.approx(4)


def test_a_row_has_a_tile_for_each_word() -> None:
    rows = TextRows((2, 1), ((4, 1), (0, 0)))
    assert [len(tiles) for tiles in rows.tiles] == [3, 5, 0]
    assert [tile.get_fill_opacity() > 0 for tile in rows.tiles[1]] == [True] * 4 + [False]
    assert len(rows.empty[2])


def test_texts_change_places_without_leaving_their_bars() -> None:
    rows = TextRows((2, 1), ((4, 1), (3, 4), (3, 7)))
    bars = rows.measure((9, 10, 13), [text("9"), text("10"), text("13")], 13.0)
    before = [row.get_center()[1] for row in rows.texts]
    first, others = rows.put_in_order((2, 1, 0), bars)
    assert [len(first), len(others)] == [1, 2]  # the middle row is in the way of the new first one
    for row in (*first, *others):
        row.become(row.target)
    after = [row.get_center()[1] for row in rows.texts]
    np.testing.assert_allclose(after, before[::-1], atol=0.02)
    assert rows.places == [3, 2, 1]
    for bar, _ in bars:
        bar.set_state(size=1.0)
    heights = [rows.middle(place) - bars[0][0].thickness / 0.2 * 0.23 for place in (3, 2, 1)]
    np.testing.assert_allclose([bar.get_center()[1] for bar, _ in bars], heights, atol=1e-9)
    assert [len(rows_that_move) for rows_that_move in rows.put_in_order((2, 1, 0), bars)] == [0, 0]


def test_arrows_have_their_lengths_or_length_one() -> None:
    vectors = np.array([(2, 1), (4, 1), (3, 7), (0, 0)], dtype=float)
    for lengths_one in (False, True):
        search = SearchPlane(vectors, lengths_one=lengths_one)
        plot = search.plot
        assert plot.x_unit == pytest.approx(plot.y_unit, rel=0.02)
        for arrow, vector in zip((search.query, *search.documents), vectors, strict=True):
            drawn = plot.values(arrow.end)
            length = np.linalg.norm(vector)
            np.testing.assert_allclose(
                drawn, vector / length if lengths_one and length else vector, atol=1e-6
            )


def test_the_dot_hangs_at_the_product_of_its_angle() -> None:
    picture = TurnedProducts(dot_product((2, 1), (3, 4)), frame().words, (-13, 13))
    for angle in (0.0, np.pi / 2, np.pi):
        picture.to(angle, run_time=1.0).interpolate(1.0)
        drawn = picture.plot.values(picture.dot.get_center())
        np.testing.assert_allclose(drawn, [angle, np.sqrt(125) * np.cos(angle)], atol=1e-6)
    assert (picture.low, picture.high) == (0.0, np.pi)


def test_both_axes_of_a_search_have_the_same_steps() -> None:
    labels = SearchPlane([(2, 1), (4, 1), (3, 7)]).plot.labels
    written = [label.source for label in labels]
    assert written == ["0", "2", "4", "6", "0", "2", "4", "6", "goal", "vote"]
