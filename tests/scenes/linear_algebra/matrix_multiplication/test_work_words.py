from __future__ import annotations

import pytest

from mathkit.linear_algebra.matrix_multiplication import ChainWork, chain_work
from scenes.linear_algebra.matrix_multiplication import work_words


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (18, "18"),
        (999, "999"),
        (1500, "1500"),
        (1546, "about 1550"),
        (101_000, "101,000"),
        (101_250, "about 101,000"),
        (8_843_520, "about 8.8 million"),
        (100_352_000, "about 100 million"),
        (999_999_999, "about 1 billion"),
        (10**12, "1 trillion"),
    ],
)
def test_large_numbers_for_the_ear(count, said):
    assert work_words.about(count) == said


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (ChainWork(2000, 30), "Here, layer by layer takes 2000 multiplications; folded, only 30."),
        (
            ChainWork(30, 2000),
            "But here, going layer by layer is cheaper: 30 multiplications instead of 2000.",
        ),
        (ChainWork(2, 2), "Here the work is the same: 2 multiplications either way."),
        (ChainWork(1, 1), "Here the work is the same: 1 multiplication either way."),
    ],
)
def test_both_ways_through_a_chain(work, said):
    assert work_words.chain_in_words(work) == said


def test_the_multiplications_of_both_ways_are_written_out():
    sizes = (1000, 784, 128, 10)
    (_, first), (_, second) = work_words.ways(sizes, chain_work(*sizes))
    assert first.source.startswith('"1000" dot "784" dot "128" + "1000" dot "128" dot "10" =')
    assert second.source.startswith('"784" dot "128" dot "10" + "1000" dot "784" dot "10" =')
    assert '"101,632,000"' in first.source
    assert '"8,843,520"' in second.source


@pytest.mark.parametrize(
    ("sizes", "said"),
    [((1000, 784, 128, 10), "1000 samples of 784 numbers each"), ((1, 1, 2, 3), "1 sample of 1 number")],
)
def test_what_goes_through_the_layers(sizes, said):
    assert work_words.numbers_of(sizes).source.endswith(f": {said}")
