from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.linear_model import LinearRegression as Oracle

from mathkit.learning.linear_regression import centred
from scenes.learning.linear_regression.axes import axis_names
from scenes.learning.linear_regression.lesson import LinearRegression
from scenes.stage.params.user_table import UserTable
from scenes.stage.type.verbatim import verbatim
from truth.texts import narrations

Computed = Callable[..., LinearRegression]


def test_the_line_lands_where_lstsq_puts_it(computed: Computed) -> None:
    lesson = computed(LinearRegression)
    x, y = lesson.data.T
    weights = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y)[0]
    assert lesson.facts()["weights"] == pytest.approx(weights)


def test_names_of_beats_which_files_of_clips_have_suit_any_data() -> None:
    words = {word for each in LinearRegression.beats() for word in each.name.split("_")}
    assert words.isdisjoint({"order", "orders", "pizza", "late", "minutes", "kilometres", "distance"})


def test_the_default_film_tells_a_story(computed: Computed) -> None:
    said = narrations(computed(LinearRegression))
    assert "A new one goes 4.4 kilometres. How late will it be?" in said["ask_which_line"]
    assert "so stack the misses: 6.2 above, 0.7 below." in said["lift_until_level"]
    assert "More is lost than gained: lifting pays until they balance." in said["lift_until_level"]
    assert "All 5 misses moved equally: by 5.5 over 5." in said["lift_until_level"]
    assert "On the left, the line drops, so squares below shrink." in said["turn_it_a_bit"]
    assert "counts d times: 8 for turning up, none against." in said["turn_it_a_bit"]
    assert "So turn it up by 0.8." in said["turn_until_level"]
    assert "After 9 steps, it's almost the best line." in said["learn_it_in_steps"]
    assert "times that: 0.4 would overshoot." in said["learn_it_in_steps"]
    assert (
        "Its 3 minutes count −2 times: −6 over 10 takes the slope from 0.7 to 0.1." in said["spoil_one_dot"]
    )
    assert "from 4.4 kilometres: 4.6 minutes late." in said["read_it_off"]
    assert "The line typically missed by half a minute; expect more on new dots." in said["read_it_off"]
    assert said["read_it_off"].endswith("So read it off the line whose misses balance both ways.")


@pytest.mark.parametrize("share", [0.05, 0.9])
@pytest.mark.parametrize("first_slope", [-1, 1])
def test_the_loss_never_rises(computed: Computed, share: float, first_slope: float) -> None:
    descent = computed(LinearRegression, share=share, first_slope=first_slope, steps=200).descent
    assert np.all(np.diff(descent.errors) <= 1e-12)


@pytest.mark.parametrize("scale", [1e-2, 1.0, 1e6])
def test_the_descent_ends_at_the_best_line_whatever_the_range_of_the_points(
    computed: Computed, scale: float
) -> None:
    years = [1990, 1995, 2000, 2010, 2020]
    points = tuple((x, scale * y) for x, y in zip(years, [1.0, 1.5, 1.2, 2.4, 3.1], strict=True))
    lesson = computed(LinearRegression, points=points)
    facts, model = lesson.facts(), Oracle().fit(np.array(points)[:, :1], np.array(points)[:, 1])
    assert facts["r_squared"] == pytest.approx(model.score(np.array(points)[:, :1], np.array(points)[:, 1]))
    assert lesson.predicted == pytest.approx(model.predict([[lesson.query_x]])[0])
    assert lesson.descent.errors[-1] == pytest.approx(lesson.fit.error)


def test_columns_of_a_file_are_called_by_their_names(
    computed: Computed, table_of: Callable[..., UserTable], tmp_path: Path
) -> None:
    file = tmp_path / "marks.csv"
    file.write_text("hours,mark\n1,2.5\n2,3\n4,4.5\n5,4\n")
    said = narrations(computed(LinearRegression, data=table_of(file)))
    assert "Each dot is one row: its hours and its mark." in said["ask_which_line"]
    assert "Take a new one, with 4.4 for hours. What will its mark be?" in said["ask_which_line"]
    assert "With the true data, go up from 4.4: " in said["read_it_off"]


@pytest.mark.parametrize(
    ("header", "new", "said"),
    [
        ("hours,weight (kg)", "3", "from 3: 67.2 kg."),
        ("area (m²),rent (€)", "3", "go up from 3 m²"),
        ("hours,profit (bn EUR)", "2", ": 61.2 billion EUR."),
    ],
)
def test_units_are_said_of_values_and_digits_follow_the_data(
    computed: Computed, table_of: Callable[..., UserTable], tmp_path: Path, header: str, new: str, said: str
) -> None:
    (tmp_path / "a.csv").write_text(f"{header}\n1,55\n2,60\n3,70\n4,72\n6,85\n")
    table = table_of(tmp_path / "a.csv")
    assert said in narrations(computed(LinearRegression, data=table, new_x=float(new)))["read_it_off"]


def test_dates_are_said_as_days_with_their_dates(
    computed: Computed, table_of: Callable[..., UserTable], tmp_path: Path
) -> None:
    days = ["2026-01-01", "2026-01-11", "2026-01-31", "2026-03-02", "2026-03-12"]
    (tmp_path / "a.csv").write_text("day,price\n" + "".join(f"{day},{i * i}\n" for i, day in enumerate(days)))
    table = table_of(tmp_path / "a.csv")
    lesson = computed(LinearRegression, data=table, standardized=True)
    said = narrations(lesson)
    assert "Take a new one, with day 60 (2 March 2026) for day." in said["ask_which_line"]
    assert "from day 60 (2 March 2026): 11.4" in said["read_it_off"]
    assert (
        "from its average, 34 days, in standard deviations, 27.276 days each"
        in said["make_a_line_of_two_numbers"]
    )
    names = axis_names(lesson.examples, lesson.params.user_data, lesson.query_x)
    since = verbatim("days since 2026-01-01")
    assert (names.x, names.d, names.asked) == (since, f"{since}, standardized: $d$", "day 60")
    own = lesson.params.user_data
    assert own is not None
    assert axis_names(centred(own.points, standardized=False), own).d == '$d = x - "34"$ (days)'
    turned = table_of(tmp_path / "a.csv", ["price", "day"])
    answer = narrations(computed(LinearRegression, data=turned))["read_it_off"]
    assert re.search(r": day [\d.]+ \(\d+ \w+ 2026\)\.", answer)


def test_what_is_asked_is_counted_as_the_file_counts(
    computed: Computed, table_of: Callable[..., UserTable], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("staff,profit\n1000000,1e9\n2000000,2e9\n3000000,3e9\n")
    lesson = computed(LinearRegression, data=table_of(tmp_path / "a.csv"), new_x=2_500_000)
    assert (lesson.query_x, lesson.facts()["prediction"]) == (2.5, "2.5 billion")
    with pytest.raises(ValidationError, match=r"new_x is 4e\+06, but it must lie near the points, from 1e"):
        LinearRegression.Params(data=table_of(tmp_path / "a.csv"), new_x=4e6)
    with pytest.raises(ValidationError, match="new_x is for points of your own"):
        LinearRegression.Params(new_x=1.0)


def test_rows_without_a_value_are_told(
    computed: Computed, table_of: Callable[..., UserTable], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,55\n,60\n3,70\n4,NA\n6,85\n")
    said = narrations(computed(LinearRegression, data=table_of(tmp_path / "a.csv")))["ask_which_line"]
    assert "its x and its y. 2 of 5 rows lack a value and are left out. Take a new one" in said


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"share": 0.05}, "the learning rate, 0.025, times that: 0.4 would overshoot."),
        ({"share": 0.9}, "the learning rate, 0.45, times that: so large a rate overshoots."),
        ({"points": ((-1, 0), (0, 2), (1, 1)), "first_slope": 0.5}, "0.8 would overshoot."),
        ({"points": ((0, 0), (1, 1), (2, 2)), "first_slope": 1, "first_height": 0}, "no way down from here."),
    ],
)
def test_overshooting_is_told_where_a_step_goes_beyond_the_best_line(
    computed: Computed, setting: dict[str, Any], said: str
) -> None:
    assert said in narrations(computed(LinearRegression, **setting))["learn_it_in_steps"]


def test_how_far_a_point_strays_is_said_as_it_is_counted(computed: Computed) -> None:
    said = narrations(computed(LinearRegression, points=((0, 0), (1, 1), (2, 2))))["spoil_one_dot"]
    assert said.startswith("But suppose the y of this one were 2.25 more. That counts −1 times: −2.25 over 2")


def test_a_descent_from_the_best_line_hardly_moves(computed: Computed) -> None:
    lesson = computed(LinearRegression, points=((0, 0), (1, 1), (2, 2)), first_slope=1, first_height=0)
    assert "The loss stays at 0: it was there from the start." in narrations(lesson)["learn_it_in_steps"]
    assert lesson.facts()["r_squared"] == 1
