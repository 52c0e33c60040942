from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Rectangle

from scenes.calculus.chain_rule.dials import LinkedDials
from scenes.stage.shapes.frame import frame

FACTORS = st.lists(st.floats(-6, 6), min_size=2, max_size=3)


def row(factors):
    names = ["w", "z", "a", "L"][: len(factors) + 1]
    return LinkedDials(names, names, ["sigma"] * len(factors), np.array([1.0, *factors]))


@given(FACTORS, st.floats(-1, 1), st.integers(1, 3))
def test_no_dial_turns_all_the_way_round_and_those_not_linked_rest(factors, turn, count):
    dials = row(factors).set_state(turn=turn, linked=count)
    assert all(abs(dial.angle) < np.pi for dial in dials.dials)
    assert all(dial.angle == 0 for dial in dials.dials[count:])


@given(FACTORS)
def test_everything_stands_inside_the_box(factors):
    dials = row(factors)
    assert frame().wide.left <= dials.get_left()[0]
    assert dials.get_right()[0] <= frame().wide.right
    assert dials.get_top()[1] <= frame().wide.top
    assert dials.below < dials.get_bottom()[1]
    for rate, (left, right) in zip(dials.rates(["0.5"] * len(factors)), pairwise(dials.dials), strict=True):
        assert left.get_right()[0] < rate.get_left()[0]
        assert rate.get_right()[0] < right.get_left()[0]


@given(FACTORS, st.floats(-1, 1), st.floats(-1, 1))
def test_the_dials_go_on_from_where_they_are(factors, here, there):
    dials = row(factors).set_state(turn=here, linked=2)
    turning = dials.turn_to(there)
    turning.interpolate_mobject(0.0)
    assert dials.dials[1].angle == pytest.approx(dials.unit * here * factors[0])
    turning.interpolate_mobject(1.0)
    assert dials.dials[0].angle == pytest.approx(dials.unit * there)


def test_rows_below_stand_in_the_middle_under_the_readings():
    dials = row([2.0, -0.5])
    readings = dials.readings([Rectangle(width=0.5, height=0.3) for _ in range(3)])
    below = dials.stack_below(Rectangle(width=3.0, height=0.5), Rectangle(width=40.0, height=1.0), gap=0.4)
    assert below.get_center()[0] == pytest.approx(0.0)
    assert below.width <= frame().wide.width + 1e-9
    assert readings.get_bottom()[1] > below.get_top()[1]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_what_hangs_under_a_dial_begins_at_one_height_and_stays_inside_the_box(index):
    dials = row([2.0, -0.5])
    hung = dials.column(index, [Rectangle(width=3.0, height=0.3) for _ in range(1 + index)])
    assert hung.get_top()[1] == pytest.approx(dials.values.get_bottom()[1] - 0.22)
    assert frame().wide.left - 1e-9 <= hung.get_left()[0]
    assert hung.get_right()[0] <= frame().wide.right + 1e-9
    heights = [row.get_y() for row in hung]
    assert heights == sorted(heights, reverse=True)
