from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.probability.bayes_theorem.mosaic import HAIRLINE, Mosaic, visible
from scenes.stage.shapes.frame import Box

BOX = Box(0.0, 4.0, -2.0, 2.0)
ROOM = 1.4
NAMES = ("$A$", "$B | A$", "$B | C$")
shares = st.floats(0, 1)
broad = st.floats(0.05, 0.95)


def area(part):
    return part.width * part.height / (BOX.width * BOX.height)


@given(broad, broad, broad)
def test_areas_are_chances(split, left, right):
    mosaic = Mosaic(BOX, NAMES, room=ROOM).set_state(left_width=split, left_height=left, right_height=right)
    assert area(mosaic.left) == pytest.approx(split * left)
    assert area(mosaic.left_rest) == pytest.approx(split * (1 - left))
    assert area(mosaic.right) == pytest.approx((1 - split) * right)
    assert area(mosaic.right_rest) == pytest.approx((1 - split) * (1 - right))
    assert mosaic.note.get_fill_opacity() == 0


@given(shares, shares, shares)
def test_the_labels_stay_beside_the_square(split, left, right):
    mosaic = Mosaic(BOX, NAMES, room=ROOM).set_state(left_width=split, left_height=left, right_height=right)
    assert mosaic.get_left()[0] >= BOX.left - ROOM - 0.5
    assert mosaic.get_right()[0] <= BOX.right + ROOM + 0.5
    for measure in (mosaic.left_measure, mosaic.right_measure):
        assert measure.meaning.get_top()[1] <= BOX.top + 1e-9
        assert measure.value.get_bottom()[1] >= BOX.bottom - 1e-9
    label = mosaic.width_measure
    assert label.meaning.get_left()[0] >= BOX.left - 0.5 - 1e-9
    assert label.value.get_right()[0] <= BOX.right + 1e-9
    assert min(label.meaning.get_bottom()[1], label.value.get_bottom()[1]) > BOX.top + 0.2


def test_the_boxes_are_those_of_the_parts():
    mosaic = Mosaic(BOX, NAMES, room=ROOM).set_state(left_width=0.25, left_height=0.5, right_height=0.75)
    assert mosaic.boxes == (
        Box(0.0, 1.0, -2.0, 0.0),
        Box(0.0, 1.0, 0.0, 2.0),
        Box(1.0, 4.0, -2.0, 1.0),
        Box(1.0, 4.0, 1.0, 2.0),
    )


def test_what_is_there_can_be_seen_and_what_is_drawn_wider_is_noted():
    mosaic = Mosaic(BOX, NAMES, room=ROOM).set_state(left_width=1e-6, left_height=1e-6, right_height=1 - 1e-6)
    assert (mosaic.left.width, mosaic.left.height) == pytest.approx((HAIRLINE, HAIRLINE))
    assert mosaic.right_rest.height == pytest.approx(HAIRLINE)
    assert mosaic.width_measure.value.source == "0.0001%"
    assert mosaic.note.get_fill_opacity() == 1
    assert mosaic.set_state(left_width=0.5, left_height=0.5, right_height=0.5).note.get_fill_opacity() == 0


@pytest.mark.parametrize("split", [0, 1])
def test_what_is_not_there_is_not_drawn(split):
    mosaic = Mosaic(BOX, NAMES, room=ROOM).set_state(left_width=split, left_height=0, right_height=1)
    assert area(mosaic.left) == area(mosaic.right_rest) == pytest.approx(0, abs=1e-12)
    assert mosaic.note.get_fill_opacity() == 0


@given(shares, st.floats(0.5, 10))
def test_a_visible_cut_is_true_where_it_can_be(share, length):
    cut = visible(share, length)
    assert abs(cut - share) * length <= HAIRLINE + 1e-9
    assert visible(cut, length) == pytest.approx(cut)
