from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, TypeAdapter

from scripts.request.parameter_text import readable, values_of

Small = Annotated[float, Field(ge=-1, le=1)]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (float, "a number"),
        (Annotated[float, Field(gt=0, lt=0.5)], "a number greater than 0 and less than 0.5"),
        (Annotated[int, Field(ge=0)], "a whole number at least 0"),
        (Annotated[int, Field(ge=0, le=2**31)], "a whole number between 0 and 2147483648"),
        (Annotated[str, Field(min_length=1)], "a text at least 1 letters long"),
        (bool, "true or false"),
        (Literal["up", "down"], "one of up, down"),
        (Literal["up"], "up"),
        (float | bool, "a number or true or false"),
        (tuple[Small, Small], "2 numbers between -1 and 1"),
        (tuple[Small, int], "2 values: a number between -1 and 1, a whole number"),
        (tuple[tuple[Small, Small], tuple[Small, Small]], "2 lists of 2 numbers between -1 and 1"),
        (tuple[int, ...], "any number of whole numbers"),
        (
            Annotated[list[tuple[int, int]], Field(min_length=1, max_length=4)],
            "1 to 4 lists of 2 whole numbers",
        ),
        (list[Any], "any number of values"),
    ],
)
def test_what_a_parameter_takes_is_said_in_words(kind: Any, words: str) -> None:
    assert values_of(TypeAdapter(kind).json_schema()) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (-2.5, "−2.5"),
        (1.28734783e-5, "1.28735 × 10⁻⁵"),
        (-3e8, "−3 × 10⁸"),
        (62, "62"),
        (-10, "−10"),
    ],
)
def test_numbers_are_written_for_people(value, text):
    assert readable(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "none"), ([], "none"), ([[], []], "none"), ([[1], []], "((1), none)"), ("none", "none")],
)
def test_what_is_empty_is_none(value, text):
    assert readable(value) == text
