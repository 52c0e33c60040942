from __future__ import annotations

import pytest

from scenes.calculus.chain_rule.lesson import ChainRule


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(ChainRule).facts()
    assert facts["score"] == 1
    assert facts["output"] == pytest.approx(0.7311, abs=5e-5)
    assert facts["slope"] == pytest.approx(-0.2115, abs=5e-5)
    assert facts["moves"] == pytest.approx([1, 2, 0.3932, -0.2115], abs=5e-5)
    assert facts["slopes"] == pytest.approx([-0.2115, -0.1058, -0.5379, 1], abs=5e-5)
    assert facts["last_loss"] < facts["loss"]


@pytest.mark.parametrize(
    ("params", "larger"), [({}, (1, 5)), ({"x": 0.1, "target": 0.5, "w": 2.0}, (10, 4)), ({"x": 0.0}, (1, 1))]
)
def test_close_ups_are_drawn_so_large_that_their_arrows_are_seen(computed, params, larger):
    assert tuple(computed(ChainRule, **params).facts()["larger"]) == larger
