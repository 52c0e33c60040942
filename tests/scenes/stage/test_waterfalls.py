from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.frame import PICTURE
from scenes.stage.waterfalls import Column, Waterfall


def waterfall(*heights: tuple[float, float]) -> Waterfall:
    return Waterfall([Column(start, end, "1", ("name", "more"), "data") for start, end in heights])


def test_each_bar_begins_where_the_one_before_it_ended() -> None:
    chart = waterfall((0, 42), (42, 45.6), (45.6, 44), (0, 44))
    for index in range(4):
        chart.raise_bar(index, 1.0)
    first, second, third, total = chart.bars
    assert second.get_bottom()[1] == pytest.approx(first.get_top()[1])
    assert third.get_top()[1] == pytest.approx(second.get_top()[1])
    assert total.get_top()[1] == pytest.approx(third.get_bottom()[1])
    assert total.get_bottom()[1] == pytest.approx(chart.base.get_center()[1])


@settings(deadline=None, max_examples=40)
@given(heights=st.lists(st.floats(-4000, 4000), min_size=1, max_size=6))
def test_everything_stays_in_the_box(heights: list[float]) -> None:
    chart = waterfall(*zip([0.0, *heights], heights, strict=False))
    for index in range(len(heights)):
        chart.raise_bar(index, 1.0)
    assert chart.get_top()[1] <= PICTURE.top + 1e-9
    assert chart.get_bottom()[1] >= PICTURE.bottom - 0.05
