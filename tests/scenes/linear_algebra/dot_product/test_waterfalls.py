from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathkit.linear_algebra.dot_product import linear_model as predict
from scenes.linear_algebra.dot_product.waterfalls import Column, Waterfall, columns_of_prediction
from scenes.stage.shapes.frame import frame


def waterfall(*heights: tuple[float, float]) -> Waterfall:
    return Waterfall([Column(start, end, "1", ("name", "more"), "data") for start, end in heights])


def test_each_bar_begins_where_the_one_before_it_ended() -> None:
    chart = waterfall((0, 42), (42, 45.6), (45.6, 44), (0, 44))
    for index in range(4):
        chart.bars[index].set_state(share=1.0)
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
        chart.bars[index].set_state(share=1.0)
    assert chart.get_top()[1] <= frame().picture.top + 1e-9
    assert chart.get_bottom()[1] >= frame().picture.bottom - 0.05


def test_the_columns_of_a_linear_model_add_up() -> None:
    columns = columns_of_prediction(
        predict((12, 3, 2), (3.5, 1.2, -0.8), 50), ("area", "rooms", "age"), "price"
    )
    assert [column.label for column in columns] == [
        '$+"42"$',
        '$+"3.6"$',
        '$-"1.6"$',
        '$+"50"$',
        '$"94"$',
    ]
    assert [column.end for column in columns] == pytest.approx([42, 45.6, 44, 94, 94])


def test_bars_rise_one_by_one_after_their_links_and_before_their_numbers() -> None:
    chart = waterfall((0, 42), (42, 45.6), (45.6, 44))
    rises = list(chart.rise(0, 1, 2, run_time=6.0))
    assert [rise.mobject for rise in rises] == [
        *(chart.bars[0], chart.labels[0]),
        *(chart.links[0], chart.bars[1], chart.labels[1]),
        *(chart.links[1], chart.bars[2], chart.labels[2]),
    ]
    assert [name.mobject for name in chart.names_of(0, 2)] == [chart.names[0], chart.names[2]]


def test_what_lowers_the_outcome_warns() -> None:
    columns = columns_of_prediction(predict((12, 3), (3.5, -1), -50), ("area", "rooms"), "price")
    assert [column.role for column in columns] == ["data", "slope", "muted", "result"]
