import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Dot, VGroup, linear

from scenes.stage.motion.tween import along, proportional_way, reciprocal_way, straight_way, tween


class Thermometer(VGroup):
    """A dot as high as it is warm."""

    def __init__(self) -> None:
        self.dot = Dot()
        super().__init__(self.dot)
        self.set_state(degrees=0.0, place=(0.0, 0.0))

    def set_state(self, *, degrees=None, place=None):
        self.degrees = self.degrees if degrees is None else float(degrees)
        self.place = self.place if place is None else np.asarray(place)
        self.dot.move_to((self.place[0], self.degrees, 0))
        return self


def shown_at(share, *others, **state):
    thermometer = Thermometer().set_state(degrees=10)
    animation = tween(thermometer, *others, rate_func=linear, **state)
    animation.begin()
    animation.interpolate(share)
    return thermometer, animation


@given(st.floats(0, 1), st.floats(-100, 100))
def test_the_state_runs_straight_from_what_it_is(share, degrees):
    thermometer, _ = shown_at(share, degrees=degrees)
    assert thermometer.degrees == pytest.approx(10 + share * (degrees - 10))
    assert thermometer.dot.get_center()[1] == pytest.approx(thermometer.degrees)


def test_arrays_run_too_and_what_is_not_named_stays():
    thermometer, _ = shown_at(0.5, place=(4.0, 2.0))
    np.testing.assert_allclose(thermometer.place, (2, 1))
    assert thermometer.degrees == 10


def test_others_move_along():
    other = Dot()
    _, animation = shown_at(1.0, other, degrees=20)
    assert other in animation.mobject.submobjects


def test_a_state_that_the_picture_does_not_have_is_an_error():
    with pytest.raises(AttributeError):
        shown_at(0.0, pressure=3)


@pytest.mark.parametrize("way", [straight_way, reciprocal_way, proportional_way])
def test_every_way_leads_from_the_first_to_the_last(way):
    assert way(2.0, 8.0, 0.0) == pytest.approx(2)
    assert way(2.0, 8.0, 1.0) == pytest.approx(8)


def test_the_reciprocal_way_leads_to_infinity():
    first, last = np.float64(2), np.float64(np.inf)
    assert [reciprocal_way(first, last, share) for share in (0.0, 0.5, 1.0)] == [2, 4, np.inf]


def test_ways_differ_between():
    assert straight_way(2.0, 8.0, 0.5) == pytest.approx(5)
    assert reciprocal_way(2.0, 8.0, 0.5) == pytest.approx(1 / ((1 / 2 + 1 / 8) / 2))
    assert proportional_way(2.0, 8.0, 0.5) == pytest.approx(4)
    assert reciprocal_way(np.float64(1.0), np.float64(np.inf), 0.5) == pytest.approx(2)


def test_a_value_may_run_along_a_trajectory():
    halfway = along([(0.0, 0.0), (2.0, 0.0), (2.0, 4.0)])
    ways = [halfway(np.zeros(2), np.zeros(2), share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    np.testing.assert_allclose(ways, [(0, 0), (1, 0), (2, 0), (2, 2), (2, 4)])


def test_the_part_that_is_on_the_scene_is_what_moves():
    thermometer = Thermometer()
    assert tween(thermometer, on=thermometer.dot, degrees=1.0).mobject is thermometer.dot
