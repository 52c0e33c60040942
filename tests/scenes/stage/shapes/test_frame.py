from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Square, config

from scenes.stage.shapes.frame import PICTURE, SAFE, WIDE, WORDS, Box


@pytest.mark.parametrize("box", [WORDS, PICTURE, WIDE])
def test_boxes_lie_in_the_safe_one(box):
    assert SAFE.left <= box.left < box.right <= SAFE.right
    assert SAFE.bottom <= box.bottom < box.top <= SAFE.top


def test_the_safe_box_lies_in_the_frame_and_leaves_room_for_captions():
    width, height = config.frame_width, config.frame_height
    assert width / 2 - SAFE.right == pytest.approx(0.5, abs=0.01)
    assert height / 2 - SAFE.top == pytest.approx(0.5)
    assert SAFE.bottom + height / 2 == pytest.approx(0.9)
    assert SAFE.left == -SAFE.right


def test_words_and_picture_may_stand_side_by_side():
    assert PICTURE.left - WORDS.right >= 0.2


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_what_is_placed_stays_inside(horizontal, vertical):
    square = PICTURE.place(Square(1.5), horizontal, vertical)
    assert PICTURE.left - 1e-9 <= square.get_left()[0] <= square.get_right()[0] <= PICTURE.right + 1e-9
    assert PICTURE.bottom - 1e-9 <= square.get_bottom()[1] <= square.get_top()[1] <= PICTURE.top + 1e-9


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
