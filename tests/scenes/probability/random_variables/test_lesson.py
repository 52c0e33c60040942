from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from scipy import stats

from scenes.probability.random_variables.lesson import RandomVariables


def test_the_worked_numbers(computed: Callable[..., Any]) -> None:
    lesson = computed(RandomVariables)
    facts = lesson.facts()
    assert lesson.params.p == 0.7
    assert facts["within"] == pytest.approx(0.6827, abs=5e-5)
    assert facts["answer"].endswith("Y is zero with probability 58%.")
    assert facts["right"] > 282


@pytest.mark.parametrize("seed", range(5))
def test_buses_are_what_they_claim_to_be(computed: Callable[..., Any], seed: int) -> None:
    lesson = computed(
        RandomVariables, seed=seed, n=1000, p=0.3, mu=2, sigma=0.5, other_mu=-1, other_sigma=1.5
    )
    labels, delays = lesson.labels, lesson.delays
    assert stats.binomtest(int(labels.sum()), 1000, 0.3).pvalue > 1e-3
    assert stats.kstest(delays[labels == 1], stats.norm(2, 0.5).cdf).pvalue > 1e-3
    assert stats.kstest(delays[labels == 0], stats.norm(-1, 1.5).cdf).pvalue > 1e-3


def test_acts_follow_each_other() -> None:
    names = [beat.name for beat in RandomVariables.beats()]
    assert names[0] == "meet_the_bus"
    assert names.index("let_shares_settle") < names.index("halve_the_bars") < names.index("pile_up_all")
    assert names[-1] == "classify_every_bus"


def test_an_outlier_is_spoken_of_only_where_there_is_one(computed: Callable[..., Any]) -> None:
    usual, odd = (computed(RandomVariables, delay=delay, other_sigma=1.0) for delay in (2.0, 9.5))
    said = [" ".join(beat.narration for beat in lesson.script()) for lesson in (usual, odd)]
    assert ["outlier" in words for words in said] == [False, True]
