from __future__ import annotations

import math
import tomllib

import pytest

from scripts.request.typed_values import plain_number, read_table, read_value, read_values


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("-1", -1), ("+.5", 0.5), ("5.", 5.0), ("1e-3", 0.001), ("007", 7), ("1E3", 1000.0)],
)
def test_a_plain_number_is_read(text: str, value: float) -> None:
    number = plain_number(text)
    assert (number, type(number)) == (value, type(value))
    assert read_value(text) == value


@pytest.mark.parametrize("text", ["", "1_0", "nan", "inf", "1e400", "１", "0x10", "1 ", "true", "9" * 400])
def test_anything_else_is_no_plain_number(text: str) -> None:
    assert plain_number(text) is None


def test_a_value_is_toml_or_else_text() -> None:
    assert read_value("[[1, 2], [3, 4]]") == [[1, 2], [3, 4]]
    assert read_value("true") is True
    assert read_value('"1"') == "1"
    assert read_value("a, b") == "a, b"
    assert math.isnan(read_value("nan"))
    assert read_values("1, 2.5") == [1, 2.5]
    assert read_values("dark, light") == "dark, light"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("1\nx = 2", "a second line"),
        ("1\n[x]", "a second line"),
        ("2020-01-01", "2020-01-01 is a date or a time"),
        ("[07:32:00]", "07:32:00 is a date or a time"),
        ("9" * 5000, "thousands of digits"),
        ("1" + "0" * 400, "is too large a number"),
        ("[" * 3000, "nested too deeply"),
        ("[" * 30 + "]" * 30, "nested too deeply"),
        ("{a=" * 3000, "nested too deeply"),
    ],
)
def test_what_nothing_can_be_set_to_is_refused(text: str, clause: str) -> None:
    with pytest.raises(ValueError, match=clause) as refusal:
        read_value(text)
    assert len(str(refusal.value)) < 200
    if "\n" not in text:
        with pytest.raises(ValueError, match=clause):
            read_table(f"title = {text}")


def test_what_is_not_toml_is_told_from_what_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_table("title = ")
