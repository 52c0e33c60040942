from __future__ import annotations

import pytest

from mathkit.probability.random_variables import toss_coins
from scenes.probability.random_variables.shares import Shares


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_bars_show_the_shares_so_far(p: float) -> None:
    tosses = toss_coins(p, 300, 1)
    shares = Shares(tosses)
    for count in (1, 40, 300):
        shares.seek(count + 0.5)
        ones = tosses.values[:count].mean()
        tops = [shares.plot.values(bar.get_top())[1] for bar in shares.bars]
        assert tops == pytest.approx([1 - ones, ones])


def test_numbers_are_those_of_whole_buses() -> None:
    tosses = toss_coins(0.7, 100, 2)
    shares = Shares(tosses)
    numbers = shares.numbers()
    shares.seek(40.9)
    numbers.update()
    ones = int(tosses.values[:40].sum())
    assert [value.source for _, value in numbers][:2] == ["40", str(ones)]
