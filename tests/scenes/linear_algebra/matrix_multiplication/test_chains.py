from __future__ import annotations

import pytest

from mathkit.linear_algebra.matrix_multiplication import chain_work
from scenes.linear_algebra.matrix_multiplication.chains import Factors, Race
from scenes.stage.shapes.frame import Box

BOX = Box(-6.0, 6.0, -1.0, 2.0)

SIZES = [(1000, 784, 128, 10), (1, 1, 1, 1), (10_000,) * 4, (10_000, 1, 10_000, 1), (1, 10_000, 1, 10_000)]


@pytest.mark.parametrize("sizes", SIZES)
def test_the_factors_stay_in_their_box(sizes):
    factors = Factors(sizes, box=BOX)
    assert BOX.left <= factors.get_left()[0] < factors.get_right()[0] <= BOX.right
    assert BOX.bottom - 1e-6 <= factors.get_bottom()[1] < factors.get_top()[1] <= BOX.top + 1e-6


def test_the_factors_are_to_scale():
    blocks = [block[1] for block in Factors((1000, 800, 400, 200), box=BOX).blocks]
    unit = blocks[0].height / 1000
    drawn = [(block.height / unit, block.width / unit) for block in blocks]
    assert drawn == [pytest.approx(shape) for shape in ((1000, 800), (800, 400), (400, 200))]


def test_a_pair_goes_around_two_factors_and_not_the_third():
    factors = Factors((1000, 784, 128, 10), box=BOX)
    for pair, inside, outside in zip(factors.pairs, ((0, 1), (1, 2)), (2, 0), strict=True):
        for index in inside:
            assert pair.get_left()[0] < factors.blocks[index].get_left()[0]
            assert factors.blocks[index].get_right()[0] < pair.get_right()[0]
        middle = factors.blocks[outside].get_center()[0]
        assert not pair.get_left()[0] < middle < pair.get_right()[0]


def test_both_ways_run_at_the_same_pace_until_they_are_done():
    work = chain_work(1000, 784, 128, 10)
    race = Race(work, box=BOX)
    race.set_state(done=4_000_000)
    assert race.bars[0].width == pytest.approx(race.bars[1].width)
    race.set_state(done=work.left_pair_first)
    assert race.bars[1].width / race.bars[0].width == pytest.approx(8_843_520 / 101_632_000)
    assert [number.refresh().source for number in race.numbers] == ["101,632,000", "8,843,520"]
    assert race.get_right()[0] <= BOX.right


def test_the_cheaper_ways():
    assert Race(chain_work(1000, 784, 128, 10), box=BOX).cheaper == [1]
    assert Race(chain_work(1, 784, 128, 10), box=BOX).cheaper == [0]
    assert Race(chain_work(2, 2, 2, 2), box=BOX).cheaper == [0, 1]
