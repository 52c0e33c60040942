from __future__ import annotations

import pytest

from scenes.optimization.momentum.strides import AddingUp


def test_equal_pushes_add_up_and_alternating_ones_cancel():
    sums = AddingUp(0.5)
    assert sums.along.sums[:4] == pytest.approx([1, 1.5, 1.75, 1.875])
    assert sums.across.sums[:4] == pytest.approx([1, -0.5, 0.75, -0.625])


def test_what_is_kept_grows_before_the_push():
    along = AddingUp(0.5).along.seek(1.5)
    heights = [along.plot.values(arrow.end)[1] for arrow in (along.keeps[1], along.adds[1], along.keeps[2])]
    assert heights == pytest.approx([0.5, 0.5, 0.0], abs=1e-6)
    along.seek(2)
    assert along.plot.values(along.adds[1].end)[1] == pytest.approx(1.5)


@pytest.mark.parametrize(("momentum", "drawn"), [(0.5, 1), (0.99, 0)])
def test_a_limit_far_above_all_steps_is_not_drawn(momentum, drawn):
    assert len(AddingUp(momentum).along.limits) == drawn


def test_a_hop_is_the_last_step_if_the_steps_have_come_to_their_size():
    step, _, _, _ = AddingUp(0.5).hop
    assert AddingUp(0.5).across.plot.values(step.end)[1] == pytest.approx(-2 / 3, abs=0.01)
    assert len(AddingUp(0.97).hop) == 1  # what the letter stands for
