from __future__ import annotations

import pytest

from scenes.calculus.chain_rule.lesson import ChainRule


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(ChainRule).facts()
    assert facts["score"] == 1
    assert facts["output"] == pytest.approx(0.7311, abs=5e-5)
    assert facts["slope"] == pytest.approx(-0.2115, abs=5e-5)
    assert facts["turns"] == pytest.approx([1, 2, 0.3932, -0.2115], abs=5e-5)
    assert facts["slopes"] == pytest.approx([-0.2115, -0.1058, -0.5379, 1], abs=5e-5)
