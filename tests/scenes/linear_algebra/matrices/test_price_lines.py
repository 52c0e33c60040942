from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices.house_tables import SPREAD, HouseTable
from scenes.linear_algebra.matrices.price_lines import HEIGHT, LANES, TOP, CountedSteps, PriceLine
from scenes.stage.shapes.frame import frame

prices = st.lists(st.integers(-10_000, 10_000).map(float), min_size=1, max_size=5)


@given(prices)
def test_zero_and_all_prices_are_on_the_line(values):
    line, safe = PriceLine.around(values), frame().safe
    for value in (0.0, *values):
        assert safe.left < line.at(value)[0] < safe.right


@given(prices)
def test_houses_stand_at_their_prices_and_below_the_table(values):
    line = PriceLine.around(values)
    for icon, value in zip(line.houses_at(values), values, strict=True):
        assert icon.get_center()[0] == pytest.approx(line.at(value)[0])
        assert icon.get_top()[1] <= HEIGHT + TOP + 1e-6


def test_houses_stand_clear_of_the_ticks():
    line = PriceLine(0, 100)
    (icon,) = line.houses_at([50.0])
    assert icon.get_bottom()[1] > line.ticks.get_top()[1]


@pytest.mark.parametrize(
    ("step", "count", "arrows", "pieces"),
    [
        (10.0, 3, 3, 3),  # long steps are arrows of their own
        (-10.0, 2.5, 3, 3),
        (2.5, 20, 1, 18),  # shorter ones are pieces of one arrow; two lie under its tip
        (-2.5, 19.5, 1, 18),
        (0.1, 40, 1, 1),  # these are too short to be told apart
        (10.0, 0, 0, 0),
        (0.0, 5, 0, 0),
    ],
)
def test_steps_can_be_counted(step, count, arrows, pieces):
    line = PriceLine(-60, 240)
    steps = CountedSteps(line, 30.0, step, "data", LANES[0]).set_state(count=count)
    assert len(steps.shaft.points) // 4 == pieces
    if arrows:
        assert len(steps.tips.points) // 12 == arrows
    np.testing.assert_allclose(steps.start, line.at(30.0, LANES[0]), atol=1e-9)
    np.testing.assert_allclose(steps.end, line.at(30.0 + count * step, LANES[0]), atol=1e-9)


def test_houses_of_one_price_stand_in_a_pile():
    first, second = PriceLine(0, 100).houses_at([50.0, 50.0])
    assert second.get_bottom()[1] > first.get_top()[1]


@pytest.mark.parametrize("rows", [1, 4, 5])
@pytest.mark.parametrize("places", [(), (SPREAD,)])
def test_a_table_fits_over_the_line(rows, places):
    table = HouseTable(multiply([(999.9, 20, 199.9)] * rows, [[-10], [-10], [-10]]), *places)
    safe = frame().safe
    assert table.get_left()[0] >= safe.left
    assert table.get_right()[0] <= safe.right
    assert table.get_bottom()[1] > HEIGHT + TOP


WIDEST = [(999.9, 20, 199.9)] * 5


@pytest.mark.parametrize("weights", [(-9.9, -9.9, -9.9), (2.5, 10, -0.5)])
def test_weighted_columns_can_be_read_right_of_the_equals_sign(weights):
    table = HouseTable(multiply(WIDEST, [[weight] for weight in weights]))
    weighted, right = table.weighted, frame().safe.right
    terms = [term for row in weighted.terms for term in row]
    assert min(each.size for each in (*weighted.times, *terms)) >= 24
    things = (*weighted.times, *weighted.columns, *terms)
    assert max(each.get_right()[0] for each in things) <= right + 1e-6
    assert min(each.get_left()[0] for each in things) > table.equals.get_right()[0]


def test_the_terms_of_a_row_add_up_to_its_price():
    table = HouseTable(multiply([(120, 3, 20), (75, 2, 40)], [[2.5], [10], [-0.5]]))
    said = [[term.source.split(" : ")[0] for term in row] for row in table.weighted.terms]
    assert said == [
        ['{{ "300"', '+ med {{ "30"', '- med {{ "10"'],
        ['{{ "187.5"', '+ med {{ "20"', '- med {{ "20"'],
    ]


def test_the_numbers_of_a_row_stand_on_one_line():
    table = HouseTable(multiply([(120, 3, 20), (50, 1, 60)], [[2.5], [10], [-0.5]]))
    for row in table.weighted.terms:
        bottoms = [term[-1].get_bottom()[1] for term in row]
        np.testing.assert_allclose(bottoms, bottoms[0], atol=1e-9)


def test_no_sign_touches_the_brackets_beside_it():
    table = HouseTable(multiply([(120, 3, 20), (75, 2, 40)], [[2.5], [10], [-0.5]]))
    equals, (left, right) = table.equals[1], (table.weights.brackets, table.weighted.brackets)
    assert equals.get_left()[0] - left.get_right()[0] >= 0.2
    assert right.get_left()[0] - equals.get_right()[0] >= 0.2
    assert table.prices.brackets.get_left()[0] - equals.get_right()[0] >= 0.2


def test_rows_take_the_order_of_their_prices():
    table = HouseTable(multiply([(120, 3, 20), (75, 2, 40), (200, 5, 5)], [[2.5], [10], [-0.5]]))
    ways = table.ways_to([1, 0, 2])
    assert len(ways) == 2
    for row, way in ways:
        row.shift((0.0, way, 0.0))
    heights = [float(table.prices.entries[row].get_center()[1]) for row in range(3)]
    assert list(np.argsort(heights)[::-1]) == [1, 0, 2]
