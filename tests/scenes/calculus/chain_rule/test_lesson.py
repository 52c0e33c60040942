from __future__ import annotations

import pytest

from scenes.calculus.chain_rule.lesson import ChainRule


def test_the_worked_numbers_of_the_default_film(computed):
    facts = computed(ChainRule).facts()
    assert facts["score"] == 0
    assert facts["output"] == 0.5
    assert facts["slope"] == -0.5
    assert facts["moves"] == pytest.approx([1, 2, 0.5, -0.5])
    assert facts["slopes"] == pytest.approx([-0.5, -0.25, -1, 1])
    assert facts["last_loss"] < 0.05 * facts["loss"]
    assert "above zero" in facts["far_words"]
    assert facts["middle_nudge"] == pytest.approx(0.1)
    assert facts["middle_ratio"] == pytest.approx(-0.4735, abs=5e-5)


def test_nothing_is_praised_where_nothing_is_learnt(computed):
    stuck = computed(ChainRule, x=3.0, w=2.0, target=0.0, learning_rate=0.1)
    assert stuck.told.hardly_learns
    assert not stuck.told.learns


@pytest.mark.parametrize(
    ("params", "larger"), [({}, (1, 4)), ({"x": 0.1, "target": 0.5, "w": 2.0}, (10, 4)), ({"x": 0.0}, (1, 1))]
)
def test_close_ups_are_drawn_so_large_that_their_arrows_are_seen(computed, params, larger):
    assert tuple(computed(ChainRule, **params).facts()["larger"]) == larger


def test_an_output_that_is_right_is_not_told_as_one_that_fails(computed):
    right = computed(ChainRule, x=-3.0, w=2.0, target=0.0, nudge=0.1)
    assert right.told.is_right
    assert not right.told.hardly_learns
    assert not right.told.can_be_compared
    said = " ".join(beat.narration for beat in right.script())
    assert "right already" in said
    assert "almost flat" in said
