from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.linear_algebra.pca.loose_lines import LooseLine, SlidingLoss
from scenes.stage.shapes.frame import Box

PLACES = np.array([(1.0, 0.0), (3.0, 2.0), (4.0, 1.0), (8.0, 5.0)])
BOX = Box(-1.0, 9.0, -2.0, 7.0)


@given(st.floats(-1.5, 1.5), st.floats(-1, 1))
def test_shadows_fall_at_right_angles_onto_the_line(angle, slide):
    loose = LooseLine(PLACES, BOX).set_state(angle=angle, slide=slide, fall=1.0)
    direction, normal = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    np.testing.assert_allclose((loose.marks.places - PLACES) @ direction, 0, atol=1e-9)
    np.testing.assert_allclose((loose.marks.places - PLACES.mean(axis=0)) @ normal, slide, atol=1e-9)


@given(st.floats(-1.7, 1.7))
def test_a_line_that_slides_loses_the_square_more(slide):
    loose = LooseLine(PLACES, BOX).set_state(slide=slide, fall=1.0)
    lost = np.mean(np.sum((loose.marks.places - PLACES) ** 2, axis=1))
    assert lost == pytest.approx(loose.spread + slide**2)
    loss = SlidingLoss(Box(0.0, 4.0, 0.0, 0.4), loose.spread).set_state(slide=slide)
    assert (loss.added.get_right()[0] - loss.least.get_left()[0]) == pytest.approx(2 * lost / loose.spread)


def test_what_it_has_been_slid_is_drawn_from_the_mean():
    loose = LooseLine(PLACES, BOX).set_state(slide=-1.0)
    np.testing.assert_allclose(loose.rise.points[[0, -1], :2], [(4, 2), (4, 1)])
