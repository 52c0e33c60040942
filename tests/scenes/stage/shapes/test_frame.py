from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Square, config

from scenes.stage.shapes.frame import BELOW_WORDS, Box, Frame, frame, using_frame


@pytest.mark.parametrize("box", [frame().words, frame().picture, frame().wide])
def test_boxes_lie_in_the_safe_one(box):
    assert frame().safe.left <= box.left < box.right <= frame().safe.right
    assert frame().safe.bottom <= box.bottom < box.top <= frame().safe.top


def test_the_safe_box_lies_in_the_frame_and_leaves_room_for_captions():
    width, height = config.frame_width, config.frame_height
    assert width / 2 - frame().safe.right == pytest.approx(0.5, abs=0.01)
    assert height / 2 - frame().safe.top == pytest.approx(0.5)
    assert frame().safe.bottom + height / 2 == pytest.approx(0.9)
    assert frame().safe.left == -frame().safe.right


def test_words_and_picture_do_not_overlap():
    assert frame().picture.left - frame().words.right >= 0.2


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_what_is_placed_stays_inside(horizontal, vertical):
    square = frame().picture.place(Square(1.5), horizontal, vertical)
    assert (
        frame().picture.left - 1e-9
        <= square.get_left()[0]
        <= square.get_right()[0]
        <= frame().picture.right + 1e-9
    )
    assert (
        frame().picture.bottom - 1e-9
        <= square.get_bottom()[1]
        <= square.get_top()[1]
        <= frame().picture.top + 1e-9
    )


def test_places_have_signs():
    box = Box(0, 4, 0, 2)
    assert box.place(Square(1)).get_center() == pytest.approx(box.center)
    assert box.place(Square(1), -1, 1).get_left()[0] == pytest.approx(0)
    assert box.place(Square(1), -1, 1).get_top()[1] == pytest.approx(2)


def test_inset_and_outline():
    box = Box(0, 4, 0, 2)
    assert box.inset(0.5) == replace(box, left=0.5, right=3.5, bottom=0.5, top=1.5)
    outline = box.outline()
    assert (outline.width, outline.height) == pytest.approx((4, 2))
    assert outline.get_center() == pytest.approx(box.center)
    assert outline.get_stroke_width() == 0
    assert outline.get_fill_opacity() == 0


def test_corners_go_round_and_close():
    corners = Box(0, 4, 0, 2).corners
    assert corners[:, :2].tolist() == [[4, 2], [0, 2], [0, 0], [4, 0], [4, 2]]


def test_below_is_the_part_under_the_words():
    words = Square(1.0).move_to((1, 1.5, 0))  # from 1 to 2
    assert Box(0, 4, -3, 2).below(words) == Box(0, 4, -3, 1 - BELOW_WORDS)
    assert Box(0, 4, -3, 2).below(words, gap=0.1) == Box(0, 4, -3, 0.9)


def test_captions_have_the_room_under_the_safe_part():
    assert frame().captions.top == frame().safe.bottom
    assert frame().captions.bottom == frame().whole.bottom


@pytest.mark.parametrize("other", [Frame(width=10.67), Frame(captions_height=1.6), Frame(margin=0.8)])
def test_regions_follow_from_the_current_frame(other):
    before = frame()
    with using_frame(other):
        assert frame() is other
        for box in (frame().words, frame().picture, frame().wide):
            assert frame().safe.left <= box.left < box.right <= frame().safe.right
            assert frame().safe.bottom <= box.bottom < box.top <= frame().safe.top
        assert frame().picture.left - frame().words.right >= 0.2
    assert frame() is before
