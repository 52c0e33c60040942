from __future__ import annotations

import numpy as np
import pytest

from scenes.probability.random_variables.buses import ARRIVING, Arrivals, Bus, Stop
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("delay", [-5.0, 0.0, 10.0])
def test_the_bus_stands_at_its_delay_and_its_words_stay_in_the_frame(delay: float) -> None:
    stop = Stop((-6.5, 11.5), delay, "exactly on time")
    assert stop.road.values(stop.bus.get_bottom()) == pytest.approx((delay, 0))
    assert stop.lateness.get_left()[0] >= frame().safe.left - 1e-6
    assert stop.lateness.get_right()[0] <= frame().safe.right + 1e-6


def test_the_first_buses_come_with_their_numbers_and_are_counted_when_they_are_there() -> None:
    arrivals = Arrivals(np.array([1, 0, 0, 1, 1, 1, 0, 0]))
    assert [bus.sign.source for bus in arrivals] == ["*1*", "*0*", "*0*", "*1*", "*1*", "*1*"]
    assert arrivals.get_left()[0] >= frame().words.left - 1e-6
    assert arrivals.get_right()[0] <= frame().words.right
    feet = [np.array([x, -2.0, 0.0]) for x in (2.0, 4.0)]
    leaving = arrivals.leave_for(feet, 1.0)
    ends = [end for _, _, end in leaving.anims_with_timings]
    there = [ARRIVING(end / max(ends)) * len(arrivals) for end in ends]
    assert there == pytest.approx([1, 2, 3, 4, 5, 6])


def test_a_bus_has_one_sign() -> None:
    bus = Bus("A", size=1.5)
    bus.change_sign("1")
    assert bus.sign in bus.submobjects
    assert len(bus) == 3
    np.testing.assert_allclose(bus.sign.get_center(), bus.body.get_center(), atol=1e-6)
