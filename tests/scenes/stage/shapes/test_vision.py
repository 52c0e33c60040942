from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.shapes.vision import contrast, linear

BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
colors = st.tuples(*[st.floats(0.0, 1.0)] * 3)


def test_contrast_reaches_from_one_to_twenty_one():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    # WCAG's own border: #767676 on white is the lightest grey with 4.5.
    grey = np.full(3, 0x76 / 255)
    assert contrast(grey, WHITE) == pytest.approx(4.54, abs=0.005)


@given(colors, colors)
def test_contrast_does_not_ask_which_colour_is_the_ground(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21 + 1e-9


@given(st.floats(-0.5, 1.5))
def test_a_colour_that_no_screen_shows_is_cut_off(value):
    """An animation that swings beyond its end asks for such colours."""
    assert 0 <= linear(value) <= 1
    assert linear(value) == linear(min(max(value, 0.0), 1.0))
