from __future__ import annotations

from itertools import islice
from random import Random
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, Field, field_validator

from scenes.stage.lesson import LessonParams
from scripts.request.samples import any_parameters, corner, sample_parameters, smallest


class Params(LessonParams):
    rate: float = Field(0.5, gt=0, le=2)
    steps: int = Field(3, ge=1, lt=9)
    kind: Literal["one", "two", "three"] = "two"
    flag: bool = False
    point: tuple[Annotated[float, Field(ge=-1, le=1), AfterValidator(lambda x: round(x, 2))], int] = (0.5, 3)
    rows: tuple[Annotated[int, Field(ge=0, le=20)], ...] = Field((1,), min_length=1, max_length=3)

    @field_validator("point", mode="before")
    @classmethod
    def whole(cls, point: tuple[float, int]) -> tuple[float, int]:
        return point


class Plain(LessonParams):
    rate: float = Field(0.5, gt=0, le=2)
    steps: int = Field(3, ge=1, lt=9)
    kind: Literal["one", "two", "three"] = "two"
    rows: tuple[Annotated[int, Field(ge=0, le=20)], ...] = Field((1,), min_length=1, max_length=3)

    @field_validator("steps")
    @classmethod
    def not_four(cls, steps: int) -> int:
        if steps == 4:
            raise ValueError("four steps will not do")
        return steps


def test_the_first_two_sets_are_the_corners():
    least, greatest = sample_parameters(Plain, 2, seed=0)
    assert least == {"pace": 0.5, "rate": pytest.approx(0.002), "steps": 1, "kind": "one", "rows": (0,)}
    assert greatest == {"pace": 2.0, "rate": 2.0, "steps": 8, "kind": "three", "rows": (20, 20, 20)}


def test_at_a_corner_what_is_refused_keeps_its_default():
    class Picky(Plain):
        steps: int = Field(3, ge=4, lt=9)

    assert "steps" not in corner(Picky, "least")
    assert corner(Picky, "greatest")["steps"] == 8


def test_all_sets_are_accepted_and_differ():
    sets = list(sample_parameters(Plain, 60, seed=3))
    assert all(Plain.model_validate(values) for values in sets)
    assert len({str(values) for values in sets}) > 50
    assert {values["rate"] for values in sets} >= {2.0}  # ends come often
    assert len({values["steps"] for values in sets}) >= 6


def test_ordinary_values_lie_inside_of_their_bounds():
    sets = [any_parameters(Plain, Random(seed), extreme=0.0) for seed in range(40)]
    assert all(0.002 < values["rate"] < 2 and 0.5 < values["pace"] < 2 for values in sets)


def test_words_are_as_long_as_they_may_be_or_shorter():
    class Named(LessonParams):
        name: str = Field("a", min_length=2, max_length=5)

    assert {len(any_parameters(Named, Random(seed))["name"]) for seed in range(60)} == {2, 3, 4, 5}


def test_the_same_seed_gives_the_same_sets():
    assert list(sample_parameters(Plain, 9, 1)) == list(sample_parameters(Plain, 9, 1))
    assert list(sample_parameters(Plain, 9, 1)) != list(sample_parameters(Plain, 9, 2))


def test_a_number_without_bounds_is_refused():
    with pytest.raises(TypeError, match="bound"):
        list(islice(sample_parameters(Params, 5, seed=0), 5))


def test_the_smallest_set_keeps_only_what_the_fault_needs():
    values = {"rate": 2.0, "steps": 8, "kind": "one", "rows": (3,)}
    assert smallest(Plain, values, lambda fewer: fewer.get("steps", 0) > 7) == {"steps": 8}
