from __future__ import annotations

import numpy as np
import pytest

from mathkit.probability.random_variables import toss_coins
from scenes.probability.random_variables.coins import Coins, RunningShare
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import header


def test_each_side_of_the_coin_leads_to_its_number() -> None:
    coins = Coins(toss_coins(0.7, 100, 1))
    assert [side.letter.source for side in coins.sides] == ["T", "H"]
    for number, (side, arrow, name) in enumerate(zip(coins.sides, coins.arrows, coins.names, strict=True)):
        np.testing.assert_allclose(coins.plot.values(arrow.end), (number, 0), atol=1e-9)
        assert side.get_bottom()[1] > arrow.start[1] > arrow.end[1] > name.get_top()[1]
        assert side.get_center()[0] == pytest.approx(name.get_center()[0])


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_coins_fill_their_bins_to_their_shares(p: float) -> None:
    tosses = toss_coins(p, 300, 1)
    coins = Coins(tosses)
    coins.samples.seek(coins.samples.steps)
    tops = coins.samples.pile.points.reshape(-1, 16, 3).max(axis=1)
    for side in (0, 1):
        mine = [
            coins.plot.values(top)[1] for top, value in zip(tops, tosses.values, strict=True) if value == side
        ]
        assert max(mine) == pytest.approx(np.mean(tosses.values == side), abs=coins.samples.size[1])


def test_the_share_so_far_is_drawn() -> None:
    tosses = toss_coins(0.7, 100, 2)
    running = RunningShare(tosses, header("Random variables", "Probability"))
    running.curve.seek(40)
    step, share = running.plot.values(running.curve.points[-1])
    assert (step, share) == pytest.approx((40, tosses.values[:40].mean()))
    assert running.get_bottom()[1] >= frame().words.bottom - 1e-9
