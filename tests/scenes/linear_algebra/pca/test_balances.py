from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.balances import Balance, bar, kept_balance
from scenes.linear_algebra.pca.words import reach_squared
from scenes.stage.shapes.frame import frame

CLOUD = pca(np.random.default_rng(2).normal(size=(9, 2)) @ [[2, 1], [0, 1]])


@given(st.floats(0, np.pi))
def test_a_bar_is_cut_where_the_measured_shares_meet(angle):
    balance = Balance(bar(0.0), CLOUD.covariance, ("kept", "lost")).set_state(angle=angle)
    kept = np.var(CLOUD.centred @ (np.cos(angle), np.sin(angle)), ddof=1)
    assert balance.bar.share == pytest.approx(kept / CLOUD.total)


def test_numbers_run_with_the_line():
    balance = Balance(bar(0.0), CLOUD.covariance, ("kept", "lost"))
    before = balance.names[0][1].source
    balance.set_state(angle=CLOUD.angle)
    assert balance.names[0][1].source == f"{CLOUD.variances[0]:.2f}" != before
    kept, lost = (float(name[1].source) for name in balance.names)
    assert f"{kept + lost:.2f}" == f"{CLOUD.total:.2f}"
    assert balance.whole.source.endswith(f"{CLOUD.total:.2f}")


def test_nothing_is_lost_of_a_line():
    flat = pca([(0.1, 0.3), (0.2, 0.6), (0.7, 2.1)])
    balance = kept_balance(flat, below=frame().words.outline().shift((0, 6, 0)))
    assert balance.names[1][1].source == "0.00"


def test_parts_of_a_sum_in_letters_have_no_numbers():
    balance = Balance(bar(0.0), CLOUD.covariance, ("shadow²", "gap²"), whole=reach_squared())
    assert [len(name) for name in balance.names] == [1, 1]
    assert "always" in balance.whole.source
