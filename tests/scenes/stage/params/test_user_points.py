from __future__ import annotations

import random
from typing import Any, ClassVar

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.stage.params.point_params import LabelledPointParams, PointParams
from scenes.stage.params.user_points import UserPoints, lacking, rows_left_out
from scenes.stage.params.user_table import UserTable, class_names
from scenes.stage.type.typesetting import typeset
from scenes.stage.type.verbatim import verbatim
from scripts.request.samples import sample_parameters, some_points


class Plain(PointParams):
    fewest_points: ClassVar[int] = 3


class Labelled(LabelledPointParams):
    """Points of two classes."""


class Level(PointParams):
    must_vary: ClassVar[tuple[int, ...]] = (0,)


TABLE = UserTable(
    file="people.csv",
    rows=4,
    names=("height", "weight", "grown"),
    points=((170, 60), (180, 80.5), (165, 55), (182, 90)),
    classes=("no", "yes", "no", "yes"),
)


def user_points(params: PointParams | LabelledPointParams) -> UserPoints:
    assert params.user_data is not None
    return params.user_data


def sentence(kind: type[PointParams | LabelledPointParams], **values: Any) -> str:
    with pytest.raises(ValidationError) as refusal:
        kind.model_validate(values)
    return refusal.value.errors()[0]["msg"].removeprefix("Value error, ")


# What is taken -----------------------------------------------------------------------------------------


def test_without_points_there_is_no_user_data() -> None:
    assert Plain().user_data is None
    assert rows_left_out(None) == []


def test_points_may_be_typed_in() -> None:
    data = user_points(Plain(points=((1, 2), (3, 5), (4, 4))))
    assert rows_left_out(data) == []
    assert data.points.tolist() == [[1, 2], [3, 5], [4, 4]]
    assert (data.names, data.axes, data.file, data.rows, data.notes) == (
        (),
        ("$x_1$", "$x_2$"),
        "",
        3,
        [],
    )
    labelled = user_points(Labelled(points=((1, 2, 1), (3, 5, 0))))
    assert (labelled.labels.tolist(), labelled.classes) == ([1, 0], ("class 0", "class 1"))


def test_points_that_are_typed_in_may_be_large_or_small() -> None:
    data = user_points(Plain(points=((2e-7, 1.2e12), (3e-7, 1.5e12), (5e-7, 3e9))))
    assert data.points.tolist() == [[2, 1.2], [3, 1.5], [5, 0.003]]
    assert data.axes == ("$x_1$ (10⁻⁷)", "$x_2$ (tn)")
    assert data.named("$x$", "$y$") == ("$x$ (10⁻⁷)", "$y$ (tn)")
    assert data.measured(1.25, 0) == "1.2 × 10⁻⁷"
    assert data.measured(1.25, 1) == "1.25 trillion"
    assert data.in_file(0) == pytest.approx([2e-7, 3e-7, 5e-7])
    data = user_points(Plain(points=((0.01, 9e8), (0.0, 5), (0.02, 7))))
    assert (data.scales, data.points[0].tolist()) == ((1, 1), [0.01, 9e8])
    assert data.named("$x$", "$y$") == ("$x$", "$y$")


def test_a_table_of_a_file_gives_points_with_names_and_classes() -> None:
    data = user_points(Labelled(data=TABLE))
    assert data.points.tolist() == [[170, 60], [180, 80.5], [165, 55], [182, 90]]
    assert (data.names, data.file, data.rows, data.notes) == (("height", "weight"), "people.csv", 4, [])
    assert (data.labels.tolist(), data.classes) == ([0, 1, 0, 1], ("no", "yes"))


def test_the_note_says_how_many_rows_are_drawn() -> None:
    data = user_points(Plain(data=TABLE.model_copy(update={"rows": 3999})))
    assert [note.source for note in rows_left_out(data)] == ["4 of 3999 rows"]


def test_rows_without_a_value_are_counted_on_screen_and_in_words() -> None:
    data = user_points(Plain(data=TABLE.model_copy(update={"left_out": 3})))
    assert [note.source for note in rows_left_out(data)] == ["3 of 7 rows left out"]
    assert lacking(data) == " 3 of 7 rows lack a value and are left out."
    one = user_points(Plain(data=TABLE.model_copy(update={"left_out": 1})))
    assert lacking(one) == " 1 of 5 rows lacks a value and is left out."
    both = user_points(Plain(data=TABLE.model_copy(update={"left_out": 1000, "rows": 3999})))
    assert both.notes == ["1000 of 4999 rows left out", "4 of 3999 rows"]
    assert lacking(None) == lacking(user_points(Plain(data=TABLE))) == ""


def test_units_are_no_part_of_the_names_that_are_spoken() -> None:
    table = TABLE.model_copy(update={"names": ("Größe (cm)", "Zufriedenheit (1-5)", "grown")})
    data = user_points(Plain(data=table))
    assert (data.names, data.units) == (("Größe", "Zufriedenheit"), ("cm", ""))
    assert data.standardized_axes == tuple(f"{verbatim(name)}, standardized" for name in data.names)
    assert data.axes == (verbatim("Größe (cm)"), verbatim("Zufriedenheit (1-5)"))
    assert data.decimals == (0, 1)


@pytest.mark.parametrize(
    ("name", "axis"),
    [
        ("date (days since 2026-03-01)", "days since 2026-03-01"),
        ("measured weight of all animals (kg)", "measured weight of… (kg)"),
        ("measured weight of all animals", "measured weight of all…"),
    ],
)
def test_the_unit_of_a_long_name_stays_whole(name: str, axis: str) -> None:
    data = user_points(Plain(data=TABLE.model_copy(update={"names": (name, "height", "grown")})))
    assert data.axes[0] == verbatim(axis)


def test_an_axis_has_room_for_a_longer_name_than_a_row_of_words() -> None:
    income, hours = (
        "monthly income before any taxes (USD)",
        "how many hours the respondent says to have slept",
    )
    data = user_points(Plain(data=TABLE.model_copy(update={"names": (income, hours, "grown")})))
    assert data.axes == (verbatim("monthly income be… (USD)"), verbatim("how many hours the resp…"))
    shown = [verbatim(income, 50), verbatim("how many hours the respondent says to have…", 50)]
    assert list(data.long_axes) == list(data.named("x", "y")) == shown
    assert data.standardized_axes[0] == verbatim("monthly income before any taxes", 50) + ", standardized"


def test_parameters_with_a_table_survive_json() -> None:
    params = Labelled(data=TABLE, columns=("height", "weight"))
    again = Labelled.model_validate_json(params.model_dump_json())
    assert again == params
    assert np.array_equal(user_points(again).points, user_points(params).points)


def test_names_of_columns_become_markup_and_words() -> None:
    names = ("# $price$ [a|b]", "= _y_")
    data = user_points(Plain(data=TABLE.model_copy(update={"names": names})))
    for axis in data.axes:
        typeset(axis, math=False)
    assert data.names == ("# $price$", "= _y_")


@pytest.mark.parametrize(
    ("classes", "names"),
    [
        (["b", "a"], ("a", "b")),
        (["1", "-1"], ("-1", "1")),
        (["10", "9"], ("9", "10")),
        (["True", "false"], ("false", "True")),
    ],
)
def test_classes_stand_in_the_order_that_people_expect(classes: list[str], names: tuple[str, str]) -> None:
    assert class_names(classes) == names


def test_a_file_whose_name_cannot_be_written_is_not_named() -> None:
    assert user_points(Plain(data=TABLE.model_copy(update={"file": "数据.csv"}))).file == "your file"


def test_the_order_of_classes_can_be_given() -> None:
    table = TABLE.model_copy(update={"class_order": ("yes", "no")})
    assert user_points(Labelled(data=table)).classes == ("yes", "no")
    assert user_points(Labelled(data=table)).labels.tolist() == [1, 0, 1, 0]


# What is refused ---------------------------------------------------------------------------------------


def test_a_table_is_checked_like_points() -> None:
    few = TABLE.model_copy(update={"rows": 2})
    assert sentence(Plain, data=few) == "people.csv has 2 rows, but at least 3 are needed"
    few = few.model_copy(update={"left_out": 5})
    assert sentence(Plain, data=few) == "people.csv has 2 rows with all values, but at least 3 are needed"
    assert (
        sentence(Plain, data=TABLE, points=[[1, 2], [3, 4], [5, 6]]) == "give either points or data, not both"
    )


def test_points_that_cannot_be_drawn_are_refused() -> None:
    assert sentence(Plain, points=[[1, 2]]) == "points has 1 point, but at least 3 are needed"
    assert sentence(Plain, points=[[1, 2], [1, 3], [1, 4]]) == "points: x is 1 throughout, but it must vary"
    assert sentence(Labelled, points=[[1, 2, 1], [3, 4, 1]]).startswith("all of points are of one class")
    assert Level(points=((1, 2), (3, 2))).user_data is not None
    assert sentence(Plain, columns=["a", "b"]).startswith("columns is about data: give data")


# Points drawn for tests and checks -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Plain, Labelled])
def test_drawn_points_are_ones_that_a_lecturer_might_give(
    kind: type[PointParams | LabelledPointParams],
) -> None:
    for seed in range(50):
        points = some_points(kind, random.Random(seed))
        assert len(user_points(kind.model_validate({"points": points})).points) >= kind.fewest_points


def test_samples_of_parameters_have_points_now_and_then() -> None:
    sets = list(sample_parameters(Plain, 40, 0))
    assert 2 < sum("points" in values for values in sets) < 30
    assert not any({"data", "columns"} & values.keys() for values in sets)
