from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from scenes.probability.random_variables.lesson import RandomVariables


def test_the_worked_numbers(computed: Callable[..., Any]) -> None:
    lesson = computed(RandomVariables)
    facts = lesson.facts()
    assert lesson.params.p == 0.7
    assert facts["share_of_ones"] == facts["ones"] / lesson.params.n
    assert facts["peak"] == pytest.approx(1 / np.sqrt(2 * np.pi))
    assert facts["other_peak"] == pytest.approx(facts["peak"] / 2)
    assert facts["within"] == pytest.approx(0.6827, abs=5e-5)


@pytest.mark.parametrize("seed", range(5))
def test_samples_are_what_they_claim_to_be(computed: Callable[..., Any], seed: int) -> None:
    lesson = computed(RandomVariables, seed=seed, n=1000, p=0.3, mu=2, sigma=0.5)
    assert stats.binomtest(lesson.facts()["ones"], 1000, 0.3).pvalue > 1e-3
    assert stats.kstest(lesson.values, stats.norm(2, 0.5).cdf).pvalue > 1e-3
    assert lesson.facts()["sample_within"] == pytest.approx(0.683, abs=0.06)


def test_one_sigma_is_a_whole_number_of_bins(computed: Callable[..., Any]) -> None:
    lesson = computed(RandomVariables, mu=1.3, sigma=0.7)
    edges = (lesson.bars.edges - 1.3) / 0.7
    assert np.any(np.isclose(edges, 1))
    assert np.any(np.isclose(edges, -1))


def test_the_sample_stays_the_same_while_only_the_second_bell_changes(computed: Callable[..., Any]) -> None:
    first, second = computed(RandomVariables), computed(RandomVariables, other_mu=-2, other_sigma=0.5)
    np.testing.assert_array_equal(first.values, second.values)
