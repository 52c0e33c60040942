from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.stage.params.user_columns import MOST_POINTS, class_names
from scenes.stage.params.user_points import Given, LabelledPointParams, PointParams, rows_left_out
from scenes.stage.type.typesetting import typeset
from scripts.request.samples import sample_parameters, some_points


class Plain(PointParams):
    fewest_points: ClassVar[int] = 3


class Labelled(LabelledPointParams):
    """Points of two classes."""


class Level(PointParams):
    must_vary: ClassVar[tuple[int, ...]] = (0,)


PEOPLE = "name,height,grown,weight\nAda,170,no,60\nBob,180,yes,80.5\nCleo,165,no,55\nDan,182,yes,90\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str, name: str = "people.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def given_by(params: PointParams | LabelledPointParams) -> Given:
    assert params.given is not None
    return params.given


def sentence(kind: type[PointParams | LabelledPointParams], **values: Any) -> str:
    with pytest.raises(ValidationError) as refusal:
        kind.model_validate(values)
    return refusal.value.errors()[0]["msg"].removeprefix("Value error, ")


# What is taken -----------------------------------------------------------------------------------------


def test_without_data_nothing_is_given() -> None:
    assert Plain().given is None
    assert rows_left_out(None) == []


def test_points_may_be_typed_in() -> None:
    given = given_by(Plain(points=((1, 2), (3, 5), (4, 4))))
    assert rows_left_out(given) == []
    assert given.points.tolist() == [[1, 2], [3, 5], [4, 4]]
    assert (given.names, given.axes, given.file, given.rows, given.note) == (
        (),
        ("$x_1$", "$x_2$"),
        "",
        3,
        "",
    )
    labelled = given_by(Labelled(points=((1, 2, 1), (3, 5, 0))))
    assert (labelled.labels.tolist(), labelled.classes) == ([1, 0], ("class 0", "class 1"))


def test_the_first_two_columns_of_numbers_are_taken(write: Callable[..., str]) -> None:
    given = given_by(Plain(data=write(PEOPLE)))
    assert given.points.tolist() == [[170, 60], [180, 80.5], [165, 55], [182, 90]]
    assert (given.names, given.file, given.rows) == (("height", "weight"), "people.csv", 4)
    assert not given.labels.any()


def test_the_classes_are_a_column_of_two(write: Callable[..., str]) -> None:
    given = given_by(Labelled(data=write(PEOPLE)))
    assert given.labels.tolist() == [0, 1, 0, 1]
    assert given.classes == ("no", "yes")


@pytest.mark.parametrize("columns", [["weight", "height", "grown"], "weight, height,grown"])
def test_columns_are_chosen_by_name(write: Callable[..., str], columns: Any) -> None:
    params = Labelled.model_validate({"data": write(PEOPLE), "columns": columns})
    assert given_by(params).points[0].tolist() == [60, 170]


def test_a_label_or_an_index_is_no_axis_while_there_are_others(write: Callable[..., str]) -> None:
    rows = "".join(f"{i},{i % 2},{i % 3},{20 + i},{i % 7}\n" for i in range(9))
    given = given_by(Labelled(data=write(f",survived,class,age,fare\n{rows}")))
    assert given.names == ("class", "age")
    assert given.labels.tolist() == [i % 2 for i in range(9)]


def test_names_of_columns_become_markup_and_words(write: Callable[..., str]) -> None:
    given = given_by(Plain(data=write("# $price$ [a|b],= _y_\n1,2\n2,3\n3,5\n")))
    for axis in given.axes:
        typeset(axis, math=False)
    assert given.names == ("# $price$ (a/b)", "= _y_")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (["b", "a"], ("a", "b")),
        (["1", "-1"], ("-1", "1")),
        (["10", "9"], ("9", "10")),
        (["True", "false"], ("false", "True")),
    ],
)
def test_classes_stand_in_the_order_that_people_expect(told: list[str], names: tuple[str, str]) -> None:
    assert class_names(told) == names


# Many rows ---------------------------------------------------------------------------------------------


def test_of_many_rows_some_are_drawn_and_the_film_can_say_so(write: Callable[..., str]) -> None:
    path = write("x,y\n" + "".join(f"{i},{i % 2}\n" for i in range(2 * MOST_POINTS - 1)))
    given = given_by(Plain(data=path))
    assert given.note == "2000 of 3,999 rows"
    assert [note.source for note in rows_left_out(given)] == [given.note]
    assert len(np.unique(given.points[:, 0])) == MOST_POINTS
    assert np.all(np.diff(given.points[:, 0]) > 0)  # in the order of the file
    assert abs(given.points[:, 0].mean() - MOST_POINTS) < 50  # from all of it
    assert abs(given.points[:, 1].mean() - 0.5) < 0.05  # in step with no pattern in it
    assert np.array_equal(given_by(Plain(data=path)).points, given.points)


def test_a_rare_class_is_not_lost(write: Callable[..., str]) -> None:
    rows = "".join(f"{i},{i % 97},{'yes' if i == 7 else 'no'}\n" for i in range(20_000))
    assert given_by(Labelled(data=write(f"x,y,ill\n{rows}"))).labels.sum() == 1


# What becomes of the file ------------------------------------------------------------------------------


def test_the_parameters_carry_what_the_film_needs(write: Callable[..., str]) -> None:
    path = write(PEOPLE)
    params = Labelled(data=path, columns=("height", "weight"))
    Path(path).unlink()
    again = Labelled.model_validate_json(params.model_dump_json())
    assert again == params
    assert np.array_equal(given_by(again).points, given_by(params).points)
    assert "Ada" not in params.model_dump_json()


def test_other_numbers_are_other_parameters(write: Callable[..., str]) -> None:
    before = Plain(data=write(PEOPLE)).model_dump()
    assert Plain(data=write(PEOPLE.replace("Ada", "Eva"))).model_dump() == before
    assert Plain(data=write(PEOPLE.replace("80.5", "80.6"))).model_dump() != before


def test_a_text_may_come_in_place_of_the_file() -> None:
    assert given_by(Plain.model_validate({"data": {"file": "a.csv", "text": PEOPLE}})).file == "a.csv"


# What is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        (PEOPLE, {"columns": ["heigth", "weight"]}, "people.csv has no column heigth, did you mean height?"),
        (PEOPLE, {"columns": ["height"]}, "columns takes two names: x and y; it got height"),
        (PEOPLE, {"columns": ["height", "height"]}, "columns must be different ones"),
        (PEOPLE, {"columns": ["name", "height"]}, "people.csv, row 2: name is 'Ada', which is no number"),
        (PEOPLE, {"points": [[1, 2], [3, 4], [5, 6]]}, "give either points or data, not both"),
        ("a,b\n1,2\n3,4\n", {}, "people.csv has 2 rows, but at least 3 are needed"),
        ("a,b\n", {}, "people.csv has a header, but no rows"),
        ("a,b\n1,2\n1,3\n1,4\n", {}, "people.csv: a is 1 throughout, but it must vary"),
        ("a,b\n1,2\n2,2.0000001\n3,2\n", {}, "people.csv: b varies only from 2 to 2.0000001: take other"),
        ("a,b\n9e8,2\n900000001,3\n9e8,2\n", {}, "people.csv: a varies only from 900000000 to 900000001"),
        ("a,b\n1,2\n2,1e10\n3,2\n", {}, "people.csv, row 3: b is 1e10, but it must lie between -1,000"),
        ("a,b\n1,x\n2,y\n3,z\n", {}, "people.csv has too few columns of numbers: two are needed, but"),
        ("a,b\nx,x\ny,y\n", {}, "people.csv has too few columns of numbers: two are needed, but"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_in_a_clause(
    write: Callable[..., str], text: str, values: dict[str, Any], said: str
) -> None:
    assert sentence(Plain, data=write(text), **values).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a,b\n1,2\n2,5\n3,4\n",
            "people.csv has no column of two classes beside a and b; its columns are a, b",
        ),
        ("a,b,c\n1,2,x\n2,5,y\n3,4,z\n", "people.csv has no column of two classes beside a and b"),
        ("a,b,c\n1,2,x\n2,5,\n3,4,x\n", "people.csv, row 3: c is empty"),
    ],
)
def test_classes_that_are_not_two_are_refused(write: Callable[..., str], text: str, said: str) -> None:
    assert sentence(Labelled, data=write(text)).startswith(said)


def test_a_chosen_column_must_tell_two_classes_apart(write: Callable[..., str]) -> None:
    path = write("a,b,c\n1,2,x\n2,5,y\n3,4,z\n")
    said = "people.csv: c must tell two classes apart, but it has 3: x, y, z"
    assert sentence(Labelled, data=path, columns=["a", "b", "c"]) == said


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert sentence(Plain, data=str(tmp_path / "none.csv")).startswith("there is no file ")


def test_points_are_held_to_the_same() -> None:
    assert sentence(Plain, points=[[1, 2]]) == "points has 1 point, but at least 3 are needed"
    assert sentence(Plain, points=[[1, 2], [1, 3], [1, 4]]) == "points: x is 1 throughout, but it must vary"
    assert sentence(Labelled, points=[[1, 2, 1], [3, 4, 1]]).startswith("all of points are of one class")
    assert Level(points=((1, 2), (3, 2))).given is not None
    assert sentence(Plain, columns=["a", "b"]).startswith("columns are those of data")


@pytest.mark.parametrize("columns", [3, [1, 2], [["a"]]])
def test_columns_that_are_no_names_are_refused_as_such(write: Callable[..., str], columns: Any) -> None:
    with pytest.raises(ValidationError) as refusal:
        Plain.model_validate({"data": write(PEOPLE), "columns": columns})
    assert refusal.value.errors()[0]["loc"][0] == "columns"


# Points drawn for tests and checks -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Plain, Labelled])
def test_drawn_points_are_ones_that_a_lecturer_might_give(
    kind: type[PointParams | LabelledPointParams],
) -> None:
    for seed in range(50):
        points = some_points(kind, random.Random(seed))
        assert len(given_by(kind.model_validate({"points": points})).points) >= kind.fewest_points


def test_samples_of_parameters_have_points_now_and_then() -> None:
    sets = list(sample_parameters(Plain, 40, 0))
    assert 2 < sum("points" in values for values in sets) < 30
    assert not any({"data", "columns"} & values.keys() for values in sets)
