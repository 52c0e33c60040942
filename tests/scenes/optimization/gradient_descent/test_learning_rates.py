from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.optimization.gradient_descent.learning_rates import LearningRates
from scenes.stage.shapes.frame import frame


@given(st.floats(0.5, 10), st.floats(0.01, 1.4))
def test_rates_stand_in_the_zone_that_says_what_they_do(limit, share):
    rates = LearningRates(limit, box=frame().words)
    arrow, _ = rates.mark(share * limit)
    assert arrow.get_center()[0] == pytest.approx(rates.at(share * limit)[0])
    zone = rates.at(limit / 2)[0] - rates.at(0.0)[0]
    assert rates.at(limit)[0] - rates.at(limit / 2)[0] == pytest.approx(zone)
    assert rates.high == pytest.approx(1.5 * limit)
