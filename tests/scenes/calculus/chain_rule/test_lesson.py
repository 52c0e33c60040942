from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.calculus.chain_rule.lesson import ChainRule


def loss(w, x, target):
    return (1 / (1 + np.exp(-x * w)) - target) ** 2


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(ChainRule).facts()
    assert facts["score"] == 1
    assert facts["output"] == pytest.approx(0.7311, abs=5e-5)
    assert facts["slope"] == pytest.approx(-0.2115, abs=5e-5)
    assert facts["turns"] == pytest.approx([1, 2, 0.3932, -0.2115], abs=5e-5)
    assert facts["slopes"] == pytest.approx([-0.2115, -0.1058, -0.5379, 1], abs=5e-5)


@given(x=st.floats(-3, 3), w=st.floats(-2, 2), target=st.floats(0, 1), nudge=st.floats(0.01, 0.1))
def test_slope_and_change_are_those_of_the_loss(computed, x, w, target, nudge):
    lesson = computed(ChainRule, x=x, w=w, target=target, nudge=nudge)
    p, facts = lesson.params, lesson.facts()
    differences = (loss(p.w + 1e-6, p.x, p.target) - loss(p.w - 1e-6, p.x, p.target)) / 2e-6
    assert facts["slope"] == pytest.approx(differences, abs=1e-7)
    assert facts["change"] == pytest.approx(
        loss(p.w + p.nudge, p.x, p.target) - loss(p.w, p.x, p.target), abs=1e-9
    )
    # Taylor: what the slope foretells is off by half the curvature, at most, times the nudge squared.
    assert abs(facts["predicted"] - facts["change"]) <= 0.2 * p.x**2 * p.nudge**2 + 1e-12


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "raises the weight"),
        ({"target": 0}, "lowers the weight"),
        ({"x": 0}, "the weight stays"),
        ({"w": 0, "target": 0.5}, "the weight stays"),
    ],
)
def test_the_advice_goes_against_the_slope(computed, params, said):
    script = {beat.name: sentence for beat, sentence in computed(ChainRule, **params).script()}
    assert said in script["step_down"]
