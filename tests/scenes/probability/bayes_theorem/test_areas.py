from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.probability.bayes import bayes
from scenes.probability.bayes_theorem.areas import LEFT_SQUARE, RIGHT_SQUARE, Areas
from scenes.probability.bayes_theorem.bands import Band, Poured
from scenes.probability.bayes_theorem.ruler import Pointer, Ruler, You
from scenes.probability.bayes_theorem.squares import HAIRLINE, Columns, Lens, Measure, visible
from scenes.stage.shapes.frame import Box, frame

BOX = Box(0.0, 4.0, -2.0, 2.0)
shares = st.floats(0, 1)
broad = st.floats(0.05, 0.95)


def area(part):
    return part.width * part.height / (BOX.width * BOX.height)


@given(broad, broad, broad)
def test_areas_are_chances(prior, sensitivity, rate):
    columns = Columns(BOX).set_state(prior=prior, sensitivity=sensitivity, false_positive_rate=rate)
    assert area(columns.sick) == pytest.approx(prior * sensitivity)
    assert area(columns.healthy) == pytest.approx((1 - prior) * rate)
    boxes = columns.boxes
    assert sum(box.width * box.height for box in boxes) == pytest.approx(BOX.width * BOX.height)


@given(shares, shares, shares)
def test_outlines_stay_within_their_columns(prior, sensitivity, rate):
    columns = Columns(BOX).set_state(prior=prior, sensitivity=sensitivity, false_positive_rate=rate)
    sick, healthy = columns.hollow
    cut = BOX.left + visible(prior, BOX.width) * BOX.width
    assert sick.get_right()[0] <= cut + 1e-9
    assert healthy.get_left()[0] >= cut - 1e-9


@given(shares, st.floats(0.5, 10))
def test_a_visible_cut_is_true_where_it_can_be(share, length):
    cut = visible(share, length)
    assert abs(cut - share) * length <= HAIRLINE + 1e-9
    assert visible(cut, length) == pytest.approx(cut)


@given(st.floats(0.001, 1))
def test_the_labels_stay_beside_the_square(share):
    share = round(share, 6)
    for side in ("top", "left", "right"):
        measure = Measure(LEFT_SQUARE, side, '$P(+ | "sick")$', "path").set_state(share=share)
        safe = frame().safe
        assert measure.get_left()[0] >= safe.left
        assert measure.get_top()[1] <= safe.top - 0.9
        assert measure.get_bottom()[1] >= LEFT_SQUARE.bottom - 1e-9
        assert measure.value.source.endswith("%")


@given(shares, shares)
def test_a_band_is_cut_at_the_chance(evidence, chance):
    band = Band(BOX).set_state(evidence=evidence, chance=chance)
    assert abs(band.sick.width / BOX.width - chance) * BOX.width <= HAIRLINE + 1e-9
    assert band.sick.width + band.healthy.width == pytest.approx(BOX.width)


@given(st.floats(0.05, 0.5), st.floats(0.6, 1), st.floats(0.005, 0.4))
def test_the_sick_area_is_the_same_in_the_column_and_in_the_band(prior, sensitivity, rate):
    areas = Areas(0.5).set_state(
        prior=prior, sensitivity=sensitivity, false_positive_rate=rate, stretch=0.0, aside=1.0
    )
    column, band = areas.columns.sick, areas.band.sick
    assert column.width * column.height == pytest.approx(band.width * band.height, rel=0.02)
    assert areas.ruler.pointer.chance == pytest.approx(bayes(prior, sensitivity, rate).posterior)


@pytest.mark.parametrize("share", np.linspace(0, 1, 11))
def test_what_is_poured_keeps_its_area(share):
    poured = Poured(Box(0, 1, 0, 4), Box(5, 7, 1, 3), "path").set_state(share=share)
    assert poured.width * poured.height == pytest.approx(4)


def test_the_square_steps_aside():
    areas = Areas(0.5)
    assert areas.left_box == LEFT_SQUARE
    areas.set_state(**{**areas.state, "aside": 0.0})
    assert areas.columns.square.box.center[0] == pytest.approx(0)
    assert areas.prior_measure.box == areas.left_box


def test_strips_and_pieces_count_what_fits():
    areas = Areas(0.5).set_state(
        prior=0.01, sensitivity=0.99, false_positive_rate=0.05, stretch=1.0, aside=1.0
    )
    pieces = areas.pieces().points.reshape(-1, 4, 3)
    np.testing.assert_allclose(pieces[:, 0, 0], RIGHT_SQUARE.left + RIGHT_SQUARE.width * np.arange(1, 6) / 6)
    assert len(areas.heights().points) // 4 == 19 + 1
    assert areas.heights().get_top()[1] == pytest.approx(LEFT_SQUARE.bottom + 0.99 * LEFT_SQUARE.height)
    assert areas.widths().width == pytest.approx(0.99 * LEFT_SQUARE.width, abs=1e-6)


@pytest.mark.parametrize("prior", [0.001, 0.01, 0.02])
def test_a_lens_shows_a_thin_column_ten_times_wider(prior):
    lens = Lens(Columns(BOX, prior))
    assert lens.strip.width == pytest.approx(10 * prior * BOX.width)
    assert BOX.left < lens.get_center()[0] < BOX.right


def test_a_wide_column_needs_no_lens():
    assert len(Lens(Columns(BOX, 0.3))) == 0


def test_columns_are_apart_where_their_widths_mean_nothing():
    columns = Columns(BOX, gap=0.4).set_state(prior=0.5, sensitivity=1.0, false_positive_rate=1.0)
    assert columns.healthy.get_left()[0] - columns.sick.get_right()[0] == pytest.approx(0.4)


@given(shares)
def test_pointers_and_you_stand_at_the_chance_and_their_numbers_stay_at_the_ruler(chance):
    ruler = Ruler(RIGHT_SQUARE, 0.5)
    below, above = Pointer(ruler, chance), Pointer(ruler, chance, "slope", over=1.0)
    for pointer in (below, above):
        assert pointer.triangle.get_center()[0] == pytest.approx(ruler.at(chance)[0])
        assert pointer.value.get_left()[0] >= ruler.box.left - 1e-9
        assert pointer.value.get_right()[0] <= ruler.box.right + 1e-9
    assert below.get_top()[1] < ruler.box.bottom < above.get_bottom()[1]
    assert You(ruler, 0.6).set_state(chance=chance).get_center()[0] == pytest.approx(ruler.at(chance)[0])


def test_a_pointer_goes_where_its_ruler_goes():
    ruler = Ruler(RIGHT_SQUARE, 0.25)
    ruler.set_state(place=(-4.0, 4.0, -1.0))
    assert ruler.pointer.triangle.get_center()[0] == pytest.approx(-2)
    assert ruler.place.tolist() == [-4, 4, -1]
