from __future__ import annotations

import pytest

from mathkit.linear_algebra.matrix_multiplication import ChainWork, multiply
from scenes.linear_algebra.matrix_multiplication import work_words

MADE = multiply([[1.5, -2.3], [0, 1]], [[0.5, 0.3, 1], [-0.2, 0.8, 1]])


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (18, "18"),
        (999, "999"),
        (1500, "1.5 thousand"),
        (1540, "about 1.5 thousand"),
        (8_843_520, "about 8.8 million"),
        (100_352_000, "about 100 million"),
        (999_999_999, "about 1 billion"),
        (10**12, "1 trillion"),
    ],
)
def test_large_numbers_for_the_ear(count, said):
    assert work_words.about(count) == said


@pytest.mark.parametrize(
    ("x", "w", "said"),
    [
        (MADE.left, MADE.right, "That took 2 multiplications for each of the 6 scores: 12."),
        ([[1], [2]], [[1]], "That took one multiplication for each of the 2 scores."),
        ([[1, 2]], [[1], [1]], "That one score took 2 multiplications."),
        ([[1]], [[1]], "That one score took 1 multiplication."),
    ],
)
def test_the_work_of_a_table(x, w, said):
    assert work_words.work_in_words(multiply(x, w)) == said


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (ChainWork(2000, 30), "But the first takes 2 thousand multiplications, and the second only 30."),
        (ChainWork(30, 2000), "But the first takes 30 multiplications, and the second 2 thousand."),
        (ChainWork(2, 2), "Here the work is the same, too: 2 multiplications either way."),
    ],
)
def test_both_ways_through_a_chain(work, said):
    assert work_words.chain_in_words(work) == said


def test_the_work_of_a_layer_counts_whole_samples():
    done = 5
    rule, count = work_words.work_of_a_layer((10, 20, 3, 7), lambda: done)
    assert rule.source == '"10" dot "20" dot "3" ='
    assert count.source == "300"
    done = 10
    assert count.refresh().source == "600"
