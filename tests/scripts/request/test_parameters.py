from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, model_validator

from scripts.basis.errors import MathreelError
from scripts.request.parameters import (
    checked_parameters,
    parameter_records,
    parse_film_settings,
    parse_setting,
)


class Common(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    pace: float = Field(1.0, ge=0.5, le=2.0)


class Params(Common):
    rate: float = Field(0.1, gt=0, le=1.5, description="step size")
    steps: int = Field(8, ge=1, le=40, description="steps to draw")
    point: tuple[Annotated[float, Field(ge=-5, le=5)], float] = Field((1.0, 2.0), description="where it is")
    place: tuple[float, float] | None = Field(None, description="where to go")
    word: Literal["up", "down"] = "up"
    seen: bool = True

    @model_validator(mode="after")
    def _point_is_not_the_origin(self) -> "Params":
        if self.point == (0, 0):
            raise ValueError("the point must not be the origin")
        return self


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"rate": 9}, "film.rate is 9, but it must be greater than 0 and at most 1.5 (step size)."),
        (
            {"rate": "x"},
            "film.rate is 'x', but it must be a number greater than 0 and at most 1.5 (step size).",
        ),
        ({"rate": float("nan")}, "film.rate is nan, but it must be a number greater than 0"),
        (
            {"steps": 2.5},
            "film.steps is 2.5, but it must be a whole number between 1 and 40 (steps to draw).",
        ),
        ({"steps": 41}, "film.steps is 41, but it must be between 1 and 40 (steps to draw)."),
        ({"point": [9, 0]}, "film.point[0] is 9, but it must be between -5 and 5 (where it is)."),
        ({"point": [1]}, "film.point[1] is [1], but it must be a number"),
        (
            {"point": 3},
            "film.point is 3, but it must be 2 values: a number between -5 and 5, a number (where it is).",
        ),
        ({"place": [1, "a"]}, "film.place[1] is 'a', but it must be a number (where to go)."),
        ({"place": [1]}, "film.place[1] is [1], but it must be a number (where to go)."),
        ({"place": 3}, "film.place is 3, but it must be 2 numbers or none (where to go)."),
        ({"word": "left"}, "film.word is 'left', but it must be one of up, down."),
        ({"rate": True}, "film.rate is True, but it must be a number greater than 0"),
        ({"rate": "1_0"}, "film.rate is '1_0', but it must be a number greater than 0"),
        ({"rate": "1"}, "film.rate is '1', but it must be a number greater than 0"),
        ({"steps": 2.0}, "film.steps is 2.0, but it must be a whole number"),
        ({"steps": True}, "film.steps is True, but it must be a whole number"),
        ({"point": [True, 0]}, "film.point[0] is True, but it must be a number"),
        ({"seen": 1}, "film.seen is 1, but it must be true or false."),
        ({"word": "x" * 5000}, f"film.word is '{'x' * 79}… (5,002 letters), but it must be one of"),
        ({"x" * 5000: 1}, f"film has no parameter {'x' * 80}… (5,000 letters); the parameters are"),
        ({"seen": "perhaps"}, "film.seen is 'perhaps', but it must be true or false."),
        (
            {"ratte": 1},
            "film has no parameter ratte, did you mean rate? the parameters are pace, rate, steps, point,",
        ),
        ({"titel": "x"}, "film has no parameter titel, did you mean title? the parameters are pace, rate,"),
        ({"point": [0, 0]}, "film: the point must not be the origin."),
    ],
)
def test_a_wrong_parameter_is_refused_in_one_sentence(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(MathreelError) as refusal:
        checked_parameters(Params, values, "film", "course.toml, part 1, lesson 3: ")
    assert str(refusal.value).startswith(f"course.toml, part 1, lesson 3: {sentence}")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("setting", "values"),
    [
        ("place=4.9,1.7", {"place": (4.9, 1.7)}),
        ("place = -1, .5", {"place": (-1, 0.5)}),
        ("point=3,4", {"point": (3, 4)}),
        ("place=[4.9, 1.7]", {"place": (4.9, 1.7)}),
    ],
)
def test_numbers_may_be_typed_without_brackets(setting: str, values: dict[str, object]) -> None:
    checked = checked_parameters(Params, dict([parse_setting(setting)]), "film")
    assert checked.model_dump(include=set(values)) == values


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("place=4.9;1.7", "film.place is '4.9;1.7', but it must be 2 numbers or none (where to go)."),
        ("place=4.9,", "film.place is '4.9,', but it must be 2 numbers or none (where to go)."),
        ("place=4,x", "film.place is '4,x', but it must be 2 numbers or none (where to go)."),
        ("place=4", "film.place is 4, but it must be 2 numbers or none (where to go)."),
        ("point=9,0", "film.point[0] is 9, but it must be between -5 and 5 (where it is)."),
        ("rate=0.1,0.2", "film.rate is '0.1,0.2', but it must be a number greater than 0"),
        ("word=1,2", "film.word is '1,2', but it must be one of up, down."),
    ],
)
def test_what_is_no_list_of_numbers_stays_as_it_is_typed(setting: str, sentence: str) -> None:
    with pytest.raises(MathreelError) as refusal:
        checked_parameters(Params, dict([parse_setting(setting)]), "film")
    assert str(refusal.value).startswith(sentence)


def test_what_is_typed_for_one_lesson_is_a_parameter_of_it() -> None:
    with pytest.raises(MathreelError) as refusal:
        checked_parameters(Params, {"titel": "x"}, "film")
    assert "did you mean title" not in str(refusal.value)


def test_the_bounds_themselves_are_within() -> None:
    checked = checked_parameters(Params, {"rate": 1.5, "steps": 1, "point": [5, -9]}, "film")
    assert (checked.rate, checked.steps, checked.point, checked.pace) == (1.5, 1, (5.0, -9.0), 1.0)


def test_records_tell_values_defaults_and_bounds_with_common_ones_last() -> None:
    records = {record["name"]: record for record in parameter_records(Params(rate=0.5))}
    assert list(records) == ["rate", "steps", "point", "place", "word", "seen", "pace"]
    assert records["rate"] == {
        "name": "rate",
        "value": 0.5,
        "default": 0.1,
        "kind": "a number",
        "bounds": "greater than 0 and at most 1.5",
        "minimum": 0,
        "maximum": 1.5,
        "description": "step size",
    }
    assert records["point"]["value"] == [1.0, 2.0]
    assert (records["point"]["minimum"], records["point"]["maximum"]) == (-5, 5)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("a=1", 1),
        ("a = -1.5e-3", -0.0015),
        ("a=true", True),
        ("a=[1, 2]", [1, 2]),
        ("a='1'", "1"),
        ("a=some words", "some words"),
        ("a=b=c", "b=c"),
    ],
)
def test_a_setting_is_read_as_toml_or_else_as_text(setting: str, value: object) -> None:
    assert parse_setting(setting) == ("a", value)


@pytest.mark.parametrize("setting", ["a", "a=", "=1", ""])
def test_a_setting_without_name_or_value_is_refused(setting: str) -> None:
    with pytest.raises(MathreelError, match="takes a parameter and a value"):
        parse_setting(setting)


def test_settings_of_films_are_kept_apart() -> None:
    values = parse_film_settings(["a.x=1", "b.x=2", "a.y=3"], ["a", "b"])
    assert values == {"a": {"x": 1, "y": 3}, "b": {"x": 2}}


def test_a_setting_without_a_film_is_for_the_one_alone() -> None:
    assert parse_film_settings(["x=1", "a.y=2"], ["a", "b"], "a") == {"a": {"x": 1, "y": 2}}


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [("x=1", "as in vectors.pace=1.5"), ("vektors.x=1", "no lesson vektors, did you mean vectors?")],
)
def test_a_setting_for_no_film_is_refused(setting: str, sentence: str) -> None:
    with pytest.raises(MathreelError, match=sentence.replace("?", r"\?")):
        parse_film_settings([setting], ["vectors"])
