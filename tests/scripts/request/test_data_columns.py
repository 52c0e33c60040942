"""The columns that a lesson takes of a lecturer's file, and what is said of files that it cannot take."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import pytest

from scenes.learning.k_means.params import KMeansParams
from scenes.linear_algebra.pca.params import CloudParams
from scenes.stage.params.point_params import LabelledPointParams, PointParams
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.params.user_table import MOST_POINTS
from scripts.basis.errors import MathreelError
from scripts.request.parameter_text import data_in_words
from scripts.request.parameters import checked_parameters

PEOPLE = "name,height,grown,weight\nAda,170,no,60\nBob,180,yes,80.5\nCleo,165,no,55\nDan,182,yes,90\n"


class Plain(PointParams):
    fewest_points: ClassVar[int] = 3


class Labelled(LabelledPointParams):
    """Points of two classes."""


Kind = type[PointParams | LabelledPointParams]


def params(kind: Kind, text: str, **values: Any) -> PointParams | LabelledPointParams:
    return checked_parameters(
        kind,
        {"data": {"file": "people.csv", "text": text, "encoding": "UTF-8", "font": ""}, **values},
        "film",
    )


def user_points(kind: Kind, text: str, **values: Any) -> UserPoints:
    data = params(kind, text, **values).user_data
    assert data is not None
    return data


def sentence(kind: Kind, text: str, **values: Any) -> str:
    with pytest.raises(MathreelError) as refusal:
        params(kind, text, **values)
    assert str(refusal.value).startswith("film: ")
    return str(refusal.value).removeprefix("film: ").removesuffix(".")


# What is taken -----------------------------------------------------------------------------------------


def test_the_first_two_columns_of_numbers_are_taken() -> None:
    data = user_points(Plain, PEOPLE)
    assert data.points.tolist() == [[170, 60], [180, 80.5], [165, 55], [182, 90]]
    assert (data.names, data.file, data.rows) == (("height", "weight"), "people.csv", 4)
    assert not data.labels.any()


def test_the_classes_are_a_column_of_two() -> None:
    data = user_points(Labelled, PEOPLE)
    assert data.labels.tolist() == [0, 1, 0, 1]
    assert data.classes == ("no", "yes")


@pytest.mark.parametrize(
    "columns", [["weight", "height", "grown"], "weight, height,grown", "4,2,3", [4, 2], ["4", "height", 3]]
)
def test_columns_are_chosen_by_name_or_number(columns: Any) -> None:
    assert user_points(Labelled, PEOPLE, columns=columns).points[0].tolist() == [60, 170]


def test_a_label_or_an_index_is_no_axis_while_there_are_others() -> None:
    rows = "".join(f"{i},{i % 2},{i % 3},{20 + 2 * i},{i % 7}\n" for i in range(9))
    data = user_points(Labelled, f",survived,class,age,fare\n{rows}")
    assert data.names == ("class", "age")
    assert data.labels.tolist() == [i % 2 for i in range(9)]


def test_of_many_rows_some_are_drawn_and_the_film_can_say_so() -> None:
    text = "x,y\n" + "".join(f"{i},{i % 2}\n" for i in range(2 * MOST_POINTS - 1))
    data = user_points(Plain, text)
    assert [note.source for note in rows_left_out(data)] == ["2000 of 3999 rows"]
    assert len(np.unique(data.points[:, 0])) == MOST_POINTS
    assert np.all(np.diff(data.points[:, 0]) > 0)  # in the order of the file
    assert abs(data.points[:, 0].mean() - MOST_POINTS) < 50  # from all of it
    assert abs(data.points[:, 1].mean() - 0.5) < 0.05  # in step with no pattern in it
    assert np.array_equal(user_points(Plain, text).points, data.points)


def test_a_rare_class_is_not_lost() -> None:
    rows = "".join(f"{i},{i % 97},{'yes' if i == 7 else 'no'}\n" for i in range(20_000))
    assert user_points(Labelled, f"x,y,ill\n{rows}").labels.sum() == 1


def test_columns_that_are_not_taken_are_no_part_of_the_parameters() -> None:
    assert "Ada" not in params(Labelled, PEOPLE).model_dump_json()
    assert params(Plain, PEOPLE) == params(Plain, PEOPLE.replace("Ada", "Eva"))
    assert params(Plain, PEOPLE) != params(Plain, PEOPLE.replace("80.5", "80.6"))


# Rows without a value ----------------------------------------------------------------------------------

GAPS = "height,weight,grown\n170,60,no\n,70,yes\n180,n/a,yes\n165,55,NA\n182,90,yes\n168,66,no\n"


def test_rows_that_lack_a_value_are_left_out_and_counted() -> None:
    data = user_points(Labelled, GAPS)
    assert data.points.tolist() == [[170, 60], [182, 90], [168, 66]]
    assert (data.rows, data.left_out, data.labels.tolist()) == (3, 3, [0, 1, 0])
    assert user_points(Plain, GAPS).left_out == 2  # without a class to lack
    assert [note.source for note in rows_left_out(data)] == ["3 of 6 rows left out"]


def test_rows_that_lack_a_value_can_be_refused() -> None:
    assert sentence(Labelled, GAPS, missing="refuse") == (
        "people.csv, row 3: height is empty, and 2 more rows lack a value: "
        "fill them in, or set missing='leave out'"
    )
    assert sentence(Plain, "a,b\n1,2\nn/a,5\n3,4\n", missing="refuse").startswith(
        "people.csv, row 3: a is 'n/a', which is no value: fill them in"
    )
    assert params(Labelled, PEOPLE, missing="refuse").user_data is not None


def test_too_few_rows_with_all_values_are_refused() -> None:
    said = "people.csv has 1 row with all values, but at least 3 are needed"
    assert sentence(Plain, "a,b\n1,2\n,5\n3,\n") == said


# Columns that nobody means ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "row", "taken"),
    [
        ("Respondent ID,age,income", "{1000 + 7 * i},{20 + i * i % 40},{i * 31 % 17}", ("age", "income")),
        ("PassengerId,age,fare", "{i + 1},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("lfd. Nr.,age,fare", "{i + 5},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("n,age,fare", "{i},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),  # it counts the rows
        ("flat,age,fare", "{i + 1000},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("flat,age,fare", "{i + 1:03},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("flat,age", "{i + 1000},{20 + i * i % 40}", ("flat", "age")),  # there is nothing else
        ("dose,age,fare", "{10 * i + 1000},{20 + i * i % 40},{i * 31 % 17}", ("dose", "age")),
        ("year,age,fare", "{i + 1990},{20 + i * i % 40},{i * 31 % 17}", ("year", "age")),
        ("year,age,fare", "{2024 - i},{20 + i * i % 40},{i * 31 % 17}", ("year", "age")),
        ("Baujahr,area,rent", "{1950 + 7 * i % 60},{20 + i * i % 40},{i * 31 % 17}", ("area", "rent")),
        ("Baujahr,rent", "{1950 + 7 * i % 60},{i * 31 % 17}", ("Baujahr", "rent")),
        ("steps,rent,area", "{1550 + 97 * i % 900},{i * 31 % 17},{20 + i}", ("steps", "rent")),
        ("ok,class,age,fare", "{i % 2},{i % 3},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("ticket,age,fare", "{'A 5' if i % 5 == 0 else i * 7},{20 + i},{i * 31 % 17}", ("age", "fare")),
        ("cabin,age,fare", "{i if i < 9 else ''},{20 + i},{i * 31 % 17}", ("age", "fare")),
        ("day,age,fare", "2024-01-{i + 1:02},{20 + i * i % 40},{i * 31 % 17}", ("age", "fare")),
        ("day,price", "2024-01-{i + 1:02},{i * 31 % 17}", ("day (days since 2024-01-01)", "price")),
        ("id,price", "{i + 1},{i * 31 % 17}", ("id", "price")),  # there is nothing else
    ],
)
def test_by_default_columns_are_taken_that_are_meant_as_axes(
    header: str, row: str, taken: tuple[str, str]
) -> None:
    rows = "".join(eval(f"f{row!r}", {"i": i}) + "\n" for i in range(25))
    data = params(Plain, f"{header}\n{rows}").data
    assert data is not None
    assert data.names == taken


def test_columns_of_one_name_are_told_apart_by_their_numbers() -> None:
    assert user_points(Plain, "a,a,b\n7,2,5\n2,5,1\n3,4,2\n").names == ("a in column 1", "a in column 2")
    assert user_points(Plain, "a,b,b\n1,2,5\n2,5,1\n3,4,2\n", columns=[1, 3]).names == ("a", "b in column 3")


def told(kind: Kind, text: str, **values: Any) -> str:
    (line,) = data_in_words(params(kind, text, **values).model_dump(mode="json"))
    return line


def test_the_line_says_how_to_take_others_where_there_are_any() -> None:
    three = "a,b,c\n7,2,5\n2,5,1\n3,4,2\n"
    assert told(Plain, three) == "people.csv: x = a, y = b, 3 rows (set columns to take others)"
    assert told(Plain, three, columns=["a", "b"]) == "people.csv: x = a, y = b, 3 rows"
    assert told(Plain, PEOPLE) == "people.csv: x = height, y = weight, 4 rows"


class OneScale(Plain):
    has_one_scale: ClassVar[bool] = True
    standardized: bool = False


def test_the_line_says_how_columns_that_spread_unequally_get_the_same_weight() -> None:
    text = "age,sleep\n" + "".join(f"{20 + 9 * row},{6 + row}\n" for row in (0, 2, 3, 1))
    said = "age spreads 9 times as far as sleep: standardized=true gives both the same weight"
    assert told(OneScale, text) == f"people.csv: x = age, y = sleep, 4 rows ({said})"
    assert told(OneScale, text, columns=["sleep", "age"]).endswith(f"4 rows ({said})")
    more = "\n".join(f"{line},{line[-1]}" for line in text.split())
    assert told(OneScale, more).endswith(f"4 rows (set columns to take others; {said})")
    assert told(OneScale, text, standardized=True).endswith("4 rows")
    assert told(Plain, text).endswith("4 rows")
    nearly = "age,sleep\n" + "".join(f"{20 + 4 * row},{6 + row}\n" for row in (0, 2, 3, 1))
    assert told(OneScale, nearly).endswith("4 rows")
    assert sentence(OneScale, "a,b\n1,\n,2\n3,\n").startswith("people.csv has 0 rows with all values, but")


@pytest.mark.parametrize("params_class", [KMeansParams, CloudParams])
def test_lessons_whose_axes_have_one_scale_have_that_word(params_class: type[PointParams]) -> None:
    rows = "".join(f"{20 + 9 * row},{6 + row * row % 5}\n" for row in range(6))
    assert "same weight" in told(params_class, f"age,sleep\n{rows}")


def test_the_line_counts_rows_as_numbers_are_written_elsewhere() -> None:
    rows = [f"{i},{i % 7}" for i in range(9000)] + [",1"] * 1200
    assert told(Plain, "\n".join(["a,b", *rows])) == (
        "people.csv: x = a, y = b, 1200 of 10,200 rows left out, 2000 of 9000 drawn"
    )


# Magnitudes and units -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cells", "name", "points", "scale"),
    [
        ("Profit", ["1200000000", "850000000", "-2e8"], "Profit (bn)", [1.2, 0.85, -0.2], 1e9),
        ("Profit (EUR)", ["1,200,000,000", "1", "2"], "Profit (bn EUR)", [1.2, 1e-9, 2e-9], 1e9),
        ("Profit", ["$2,500,000", "$1", "$2"], "Profit (million $)", [2.5, 1e-6, 2e-6], 1e6),
        ("Size [m]", ["3e-7", "4.5e-7", "5e-7"], "Size (10⁻⁷ m)", [3, 4.5, 5], 1e-7),
        ("Mass", ["6e23", "7e23", "1e22"], "Mass (10²¹)", [600, 700, 10], 1e21),
        ("Debt", ["4e13", "1e13", "2e13"], "Debt (tn)", [40, 10, 20], 1e12),
        ("t", ["1200000000", "1200500000", "1200900000"], "t (million)", [1200, 1200.5, 1200.9], 1e6),
        ("Price (USD)", ["$5", "$7", "$8"], "Price (USD)", [5, 7, 8], 1),
        ("Price in EUR", ["5 €", "7 €", "8 €"], "Price in EUR", [5, 7, 8], 1),
        ("Price ($)", ["2500000 USD", "1", "2"], "Price (million $)", [2.5, 1e-6, 2e-6], 1e6),
        ("Share", ["5 %", "7 %", "8%"], "Share (%)", [5, 7, 8], 1),
        ("Share in %", ["5 %", "7 %", "8%"], "Share in %", [5, 7, 8], 1),
        ("Rent (€)", ["5 €", "7 €", "999999"], "Rent (€)", [5, 7, 999999], 1),
        ("x", ["0.001", "-0.5", "0"], "x", [0.001, -0.5, 0], 1),
    ],
)
def test_large_and_small_numbers_are_counted_as_people_count_them(
    header: str, cells: list[str], name: str, points: list[float], scale: float
) -> None:
    rows = "".join(f'"{cell}",{row * row}\n' for row, cell in enumerate(cells))
    data = params(Plain, f"{header},y\n{rows}").data
    assert data is not None
    assert data.names == (name, "y")
    assert [point[0] for point in data.points] == points
    assert data.scales == (pytest.approx(scale), 1)


# Classes ---------------------------------------------------------------------------------------------------

FLOWERS = "length,width,species\n" + "".join(
    f"{i},{i * i % 7},{('setosa', 'versicolor', 'virginica', '')[i % 4]}\n" for i in range(20, 40)
)


def test_two_of_many_classes_are_told_apart_in_the_order_in_which_they_are_given() -> None:
    data = user_points(Labelled, FLOWERS, classes=["virginica", "versicolor"])
    assert data.classes == ("virginica", "versicolor")
    assert data.points[:2, 0].tolist() == [21, 22]
    assert data.labels[:2].tolist() == [1, 0]
    assert (data.rows, data.left_out) == (10, 5)


def test_one_of_many_classes_is_told_apart_from_the_rest() -> None:
    data = user_points(Labelled, FLOWERS, classes="setosa")
    assert data.classes == ("not setosa", "setosa")
    assert data.labels.tolist() == [1, 0, 0] * 5
    assert (data.rows, data.left_out) == (15, 5)


def test_classes_may_be_numbers() -> None:
    text = "a,b,target\n" + "".join(f"{i % 11},{i % 7},{i % 3}\n" for i in range(60))
    data = user_points(Labelled, text, classes=[1, 2])
    assert (data.names, data.classes, data.rows) == (("a", "b"), ("target = 1", "target = 2"), 40)


@pytest.mark.parametrize(
    ("column", "classes", "names"),
    [
        ("Survived", "01", ("Survived = 0", "Survived = 1")),
        ("Survived (1: yes)", "01", ("Survived = 0", "Survived = 1")),
        ("How satisfied are you?", "12", ("class 1", "class 2")),  # there is no room for more
        ("label", "01", ("label = 0", "label = 1")),
        ("label", "ab", ("a", "b")),
        ("label", "0a", ("0", "a")),
    ],
)
def test_classes_that_are_numbers_are_called_by_their_column(
    column: str, classes: str, names: tuple[str, str]
) -> None:
    rows = "".join(f"{i % 11},{i % 7},{classes[i % 2]}\n" for i in range(60))
    data = user_points(Labelled, f"a,b,{column}\n{rows}")
    assert (data.classes, data.labels[:2].tolist()) == (names, [0, 1])
    assert f"class = {column}: {classes[0]} and {classes[1]}, " in told(Labelled, f"a,b,{column}\n{rows}")


@pytest.mark.parametrize(
    ("classes", "which"),
    [("virginica", "virginica against the rest"), (["virginica", "setosa"], "virginica and setosa")],
)
def test_the_line_says_which_classes_are_told_apart(classes: Any, which: str) -> None:
    assert f"class = species: {which}, " in told(Labelled, FLOWERS, classes=classes)
    assert "class = grown: no and yes, 4 rows" in told(Labelled, PEOPLE)


@pytest.mark.parametrize(
    ("classes", "said"),
    [
        (
            [],
            "people.csv: species must tell two classes apart, but it has 3: setosa, versicolor, virginica; "
            'set classes=["versicolor", "virginica"], or one against the rest: classes=["setosa"]',
        ),
        (["virginia"], "people.csv: species has no class virginia; its classes are setosa, versicolor, vir"),
        (["setosa", "setosa"], "classes takes two different classes, or one; it got setosa, setosa"),
        (["setosa", "versicolor", "virginica"], "classes takes two different classes, or one; it got set"),
    ],
)
def test_classes_that_are_not_there_are_refused_with_those_that_are(classes: list[str], said: str) -> None:
    assert sentence(Labelled, FLOWERS, classes=classes).startswith(said)


# What is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        (PEOPLE, {"columns": ["heigth", "weight"]}, "people.csv has no column heigth, did you mean height?"),
        (PEOPLE, {"columns": ["height"]}, "columns takes names or numbers of two: x and y; it got height"),
        (PEOPLE, {"columns": ["height", "height"]}, "columns must be different ones"),
        (PEOPLE, {"columns": ["name", "height"]}, "people.csv, row 2: name is 'Ada', which is no number"),
        (PEOPLE, {"points": [[1, 2], [3, 4], [5, 6]]}, "give either points or data, not both"),
        ("a,b\n1,2\n3,4\n", {}, "people.csv has 2 rows, but at least 3 are needed"),
        ("a,b\n", {}, "people.csv has a header, but no rows"),
        ("a,b\n1,2\n1,3\n1,4\n", {}, "people.csv: a is 1 throughout, but it must vary"),
        ("a,b\n1,2\n2,2.0000001\n3,2\n", {}, "people.csv: b varies only from 2 to 2.0000001: take other"),
        ("a,b\n9e8,2\n900000001,3\n9e8,2\n", {}, "people.csv: a varies only from 900000000 to 900000001"),
        ("a,b\n1,2\n2,1e101\n3,2\n", {}, "people.csv, row 3: b is 1e101, which is too large to be drawn"),
        (
            "a,b\n1,x 1\n2,y\n3,z\n",
            {},
            "people.csv has too few columns of numbers: two are needed, but there is only 'a' "
            "(all its columns: 'a', 'b'); b has 'x 1', which is no number",
        ),
        (
            "a\n1\n2\n",
            {},
            "people.csv has too few columns of numbers: two are needed, but there is only 'a' "
            "(all its columns: 'a')",
        ),
        ("a,b\nx,x\ny,y\n", {}, "people.csv has too few columns of numbers: two are needed, but there is no"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_in_a_clause(text: str, values: dict[str, Any], said: str) -> None:
    assert sentence(Plain, text, **values).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a,b\n1,2\n2,5\n3,4\n",
            "people.csv has no column of two classes beside a and b; its columns are a, b",
        ),
        ("a,b,c\n1,2,x\n2,5,y\n3,4,z\n", "people.csv has no column of two classes beside a and b"),
        ("a,b,c\n1,2,x\n2,5,\n3,4,x\n", "people.csv has no column of two classes beside a and b"),
    ],
)
def test_classes_that_are_not_two_are_refused(text: str, said: str) -> None:
    assert sentence(Labelled, text).startswith(said)


def test_a_chosen_column_must_tell_two_classes_apart() -> None:
    text = "a,b,c\n1,2,x\n2,5,y\n3,4,z\n"
    said = (
        "people.csv: c must tell two classes apart, but it has 3: x, y, z; "
        'set classes=["y", "z"], or one against the rest: classes=["x"]'
    )
    assert sentence(Labelled, text, columns=["a", "b", "c"]) == said
    assert sentence(Labelled, "a,b,c\n1,2,x\n2,5,x\n", columns=["a", "b", "c"]).endswith("but it has x")


@pytest.mark.parametrize("columns", [3, [1, 2.5], [["a"]]])
def test_columns_that_are_no_names_are_refused_as_such(columns: Any) -> None:
    with pytest.raises(MathreelError, match=r"^film\.columns"):
        params(Plain, PEOPLE, columns=columns)
