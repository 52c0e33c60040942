from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.balances import balance_of_line, move_line
from mathkit.learning.linear_regression import centred
from scenes.learning.linear_regression import phrases, words
from scenes.learning.linear_regression.axes import axis_names, counting
from scenes.learning.linear_regression.lesson import LinearRegression
from scenes.stage.params.user_table import UserTable

ORDERS = centred([(1, 2.0), (2, 3.1), (3, 3.3), (4, 5.1), (5, 4.5)], standardized=False)
GUESS = balance_of_line(ORDERS.points, (-0.1, 2.5))
LIFTED = balance_of_line(ORDERS.points, (-0.1, 3.6))


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.23456, "1.235"), (123.456, "123.46"), (1234.56, "1234.6"), (146734.7, "146,735"), (0.0, "0")],
)
def test_large_numbers_have_few_decimals(value, written):
    assert words.brief(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.456, "0.46"), (12.341, "12.34"), (1234.56, "1234.6"), (123456.7, "123,457"), (0.0, "0")],
)
def test_numbers_in_the_picture_have_at_most_two_decimals(value, written):
    assert words.short(value) == written


def test_sums_are_worked_out_where_they_are_short_and_exact():
    assert words.sum_of_misses(GUESS).source == '-"0.7" + "0.5" + "0.8" + "2.7" + "2.2" = "5.5"'
    arms = words.arms(ORDERS.points[:, 0], LIFTED)
    assert arms.source.startswith('{{ (-"2")^2 : arm0 }} + {{ (-"1")^2 : arm1 }} + {{ "0"^2 : arm2 }}')
    assert arms.source.endswith('= "10"')
    many = ORDERS.points[[0, 1, 2, 3, 4, 0]]
    assert words.arms(many[:, 0], balance_of_line(many, (0.0, 0.0))).source.endswith('= "14"')
    assert '(-"2") dot (-"1.8")' in words.pulls(ORDERS.points[:, 0], LIFTED).source
    many = balance_of_line(np.column_stack([np.arange(-3.0, 4), np.ones(7)]), (0.5, 0.0))
    assert "sum of" in words.sum_of_misses(many).source


def test_a_square_loses_two_strips_or_gains_them():
    lost = words.nudged_square(2.7, 0.4).source
    assert '- "2" dot "2.7" dot "0.4"' in lost
    assert '= "2.3"^2' in lost
    gained = words.nudged_square(-0.7, 0.4).source
    assert '+ "2" dot "0.7" dot "0.4"' in gained
    assert '= "1.1"^2' in gained


def test_what_is_rounded_is_only_about_equal():
    assert '= "1.1"' in words.shifted("lift", 5.5, 5, 1.1).source
    assert "approx" in words.shifted("lift", 5.0, 3, 5 / 3).source
    move = move_line(ORDERS.points, (0.7, 3.6), 0.3, 0.2)
    assert '"0.212" + "0.85"' in words.corners_add(move, 0.212).source
    assert '= "0.382"' in words.corners_add(move, 0.212).source


def test_the_answer_is_worked_out_from_the_axis():
    assert words.place_of(4.4, ORDERS, 1.4).source.endswith('= "4.4" - "3" = "1.4"')
    assert '"0.7" dot "1.4" + "3.6" =' in words.worked_answer(1.4, np.array([0.7, 3.6]), 4.58).source
    miss, _ = words.typical_miss(0.212)
    assert 'sqrt("0.212") approx "0.46"' in miss.source


def test_d_is_counted_from_the_mean():
    assert counting(ORDERS) == 'd = x - "3"'
    assert counting(centred([(-1, 0), (1, 1)], standardized=False)) == "d = x"
    scaled = centred([(1, 0), (5, 1)], standardized=True)
    assert counting(scaled) == 'd = (x - "3") \\/ "2"'
    assert axis_names(ORDERS, None, 4.4).asked == "4.4 km"


@pytest.mark.parametrize(
    ("standardized", "axis"), [(True, "hours, standardized: $d$"), (False, '$d = x - "3"$')]
)
def test_a_standardized_axis_keeps_the_name_of_its_column(standardized, axis):
    table = UserTable(names=("hours", "score"), points=((1, 41), (2, 48), (6, 60)), file="hours.csv", rows=3)
    data = LinearRegression.Params(data=table).user_data
    assert axis_names(centred(data.points, standardized=standardized), data).d == axis


def test_a_lift_is_told_by_the_side_that_has_more():
    assert (
        phrases.lifting(GUESS, 1.2)["stacked"]
        == "All strips are equally wide, so stack the misses: 6.2 above, 0.7 below."
    )
    high = balance_of_line(ORDERS.points, (0.7, 5.6))
    lower = phrases.lifting(high, 1.2)
    assert lower["try_it"] == "Lower the line a bit: squares below lose two strips."
    assert lower["pays"] == "More is lost than gained: lowering pays until they balance."
    assert lower["balanced"] == "All 5 misses moved equally: by 10 over 5."
    assert lower["others"].startswith(
        "There's no square above yet, but one there would gain two strips and a corner."
    )
    assert phrases.lifting(LIFTED, 1.2)["pays"] == "They balance, so a lift only costs."


@pytest.mark.parametrize(
    ("miss", "fall", "does"),
    [
        (-1.8, -0.6, "so squares below shrink."),
        (1.8, -0.6, "so squares above grow."),
        (-0.2, -0.6, "the line drops."),
    ],
)
def test_on_the_left_a_line_that_turns_up_goes_down(miss, fall, does):
    assert phrases.sinking(miss, fall, 1.2).endswith(does)


def test_each_balance_gives_a_weight_and_a_stray_point_turns_it():
    targets = balance_of_line(ORDERS.points, (0.0, 0.0))
    _, b, _, w, _ = words.normal_equations(targets, (0.7, 3.6))
    assert '"18" \\/ "5" =' in b.source
    assert '"7" \\/ "10" =' in w.source
    product, turn = words.strayed(-2.0, 3.0, 10.0, -0.6)
    assert product.source == '(-"2") dot "3" = -"6"'
    assert '-"6" \\/ "10" = -"0.6"' in turn.source


BEST = balance_of_line(ORDERS.points, (0.7, 3.6))
SCORES = UserTable(names=("hours", "score"), points=((1, 41), (2, 48), (6, 60)), file="hours.csv", rows=3)


@pytest.mark.parametrize(
    ("shift", "slopes", "own", "said"),
    [
        (3.0, (0.7, 0.1), False, "Its 3 minutes count −2 times: −6 over 10 takes the slope from 0.7 to 0.1."),
        (-1.0, (-0.7, -0.5), False, "Its −1 minute counts −2 times: 2 over 10 takes the slope from −0.7"),
        (3.0, (7.0, 6.4), False, "−2 times, but −6 over 10 only takes the slope from 7 to 6.4."),
        (3.0, (0.7001, 0.7), False, "count −2 times, but among 5 dots it hardly moves the line."),
        (1 / 3, (0.7, 0.1), True, "That counts −2 times: about −0.67 over 10 takes the slope"),
    ],
)
def test_what_a_stray_point_does_is_told_by_its_true_cause(shift, slopes, own, said):
    data = LinearRegression.Params(data=SCORES).user_data if own else None
    told = phrases.straying(shift, -2.0, BEST, slopes, data)
    assert said in told["pulled_away"]
    assert ("score of this one" in told["strayed"]) == own
