from __future__ import annotations

import numpy as np
import pytest

from scenes.probability.random_variables.buses import Bus, Stop
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("delay", [-5.0, 0.0, 10.0])
def test_the_bus_stands_at_its_delay_and_its_words_stay_in_the_frame(delay: float) -> None:
    stop = Stop((-6.5, 11.5), delay, "exactly on time")
    assert stop.road.values(stop.bus.get_bottom()) == pytest.approx((delay, 0))
    assert stop.lateness.get_left()[0] >= frame().safe.left - 1e-6
    assert stop.lateness.get_right()[0] <= frame().safe.right + 1e-6


def test_a_bus_has_one_sign() -> None:
    bus = Bus("A", size=1.5)
    bus.change_sign("1")
    assert bus.sign in bus.submobjects
    assert len(bus) == 3
    np.testing.assert_allclose(bus.sign.get_center(), bus.body.get_center(), atol=1e-6)
