from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.axes.spaces import FROM_THE_FRONT, FROM_THE_SIDE, Space
from scenes.stage.shapes.frame import frame

NAMES = ("area in m²", "bedrooms", "age in years")


@settings(deadline=None, max_examples=40)
@given(
    highs=st.tuples(*[st.floats(1, 1000)] * 3),
    azimuth=st.floats(float(FROM_THE_FRONT), float(FROM_THE_SIDE)),
)
def test_the_whole_space_stays_in_its_box_from_every_side(
    highs: tuple[float, float, float], azimuth: float
) -> None:
    space = Space(highs, NAMES).set_state(azimuth=azimuth)
    corners = np.array(highs) * np.indices((2, 2, 2)).reshape(3, -1).T
    shown = np.vstack([space.to_frame(corners), *(label.get_center()[:2] for label in space.submobjects)])
    assert (shown >= (frame().picture.left, frame().picture.bottom)).all()
    assert (shown <= (frame().picture.right, frame().picture.top)).all()


def test_legs_lead_from_the_origin_to_the_point() -> None:
    space = Space((10, 10, 10), NAMES)
    legs = space.legs((3, 4, 5))
    np.testing.assert_allclose(legs[0].points[0], space.at((0, 0, 0)))
    np.testing.assert_allclose(legs[0].points[-1], legs[1].points[0])
    np.testing.assert_allclose(legs[2].points[-1], space.at((3, 4, 5)))


def test_what_is_drawn_in_a_space_turns_with_it() -> None:
    space = Space((10, 10, 10), NAMES)
    dot = space.dot((3, 4, 5))
    before = dot.get_center()
    space.set_state(azimuth=float(FROM_THE_SIDE))
    assert np.linalg.norm(dot.get_center() - before) > 0.1
    assert dot.get_center() == pytest.approx(space.at((3, 4, 5)))
