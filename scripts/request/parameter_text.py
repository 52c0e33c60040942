"""Parameters in words: which values one may have, from pydantic's JSON schema, and the values themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scenes.stage.params.user_table import class_names
from scenes.stage.type.numerals import counted, power_of_ten, settled, whole

Schema = Mapping[str, Any]

_KINDS = {
    "number": ("a number", "numbers"),
    "integer": ("a whole number", "whole numbers"),
    "boolean": ("true or false", "of true and false"),
    "string": ("a text", "texts"),
    "null": ("none", ""),
}
_LARGE = 1e6
"""Numbers from here on are written in groups of three digits, not with a power of ten."""

_SHOWN_ITEMS = 6
"""How many entries of an array are written; the rest is counted."""

_BOUNDS = {
    "exclusiveMinimum": "greater than {}",
    "minimum": "at least {}",
    "exclusiveMaximum": "less than {}",
    "maximum": "at most {}",
    "minLength": "at least {} letters long",
    "maxLength": "at most {} letters long",
}


def resolved(field: Schema, root: Schema) -> Schema:
    """Return the schema of *field*; a reference is replaced by its definition in *root*."""
    reference = field.get("$ref") or next((part["$ref"] for part in field.get("allOf", ())), None)
    if reference is None:
        return field
    return {**root["$defs"][reference.rpartition("/")[2]], **field}


def items_of(field: Schema) -> Sequence[Schema]:
    """Return the schemas of the values in a list: one for each, or one for all of them.

    Of a field that may be other things too, these are the values if it is a list.
    """
    for option in field.get("anyOf", ()):
        if items := items_of(option):
            return items
    return field.get("prefixItems") or ([field["items"]] if isinstance(field.get("items"), dict) else [])


def kind_of(field: Schema) -> str:
    """Say what a value is, without its bounds: "a whole number", "2 numbers between −1 and 1"."""
    if "enum" in field:
        return "one of " + ", ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if "anyOf" in field:
        return " or ".join(kind_of(option) for option in field["anyOf"])
    if field.get("format") == "csv":
        return "a CSV file"
    if field.get("type") == "array":
        return _list(field)
    return _KINDS.get(field.get("type", ""), ("a value",))[0]


def bounds_of(field: Schema) -> str:
    """Say within which bounds a value must lie: "greater than 0 and at most 1.5", or nothing."""
    if "minimum" in field and "maximum" in field:
        return f"between {_number(field['minimum'])} and {_number(field['maximum'])}"
    return " and ".join(words.format(_number(field[key])) for key, words in _BOUNDS.items() if key in field)


def values_of(field: Schema) -> str:
    """Say what a value is, with its bounds: "a whole number between 1 and 40"."""
    return " ".join(filter(None, (kind_of(field), bounds_of(field))))


def in_short(value: Any) -> str | None:
    """Summarise a lecturer's data in a few words, and an empty value; None for any other *value*."""
    match value:
        case {"file": file, "rows": rows, "names": names, "points": points}:
            left_out, every = value.get("left_out", 0), rows + value.get("left_out", 0)
            taken = [f"{role} = {name}" for role, name in zip(("x", "y", "class"), names, strict=False)]
            taken[2:] = [f"{each}: {_told_apart(value)}" for each in taken[2:]]
            taken += value.get("decisions", ())
            of_all = f"{whole(left_out)} of " if left_out else ""
            taken += [of_all + counted(every, "row") + " left out" * (left_out > 0)]
            taken += [f"{whole(len(points))} of {whole(rows)} drawn"] * (len(points) < rows)
            return f"{file}: {', '.join(taken)}"
        case None:
            return "none"
        case list() | tuple() if all(item in ([], ()) for item in value):  # also a matrix without columns
            return "none"
    return None


def _told_apart(table: Mapping[str, Any]) -> str:
    """Which classes of a *table* a lesson tells apart."""
    first, second = table["class_order"] or class_names(table["classes"])
    return f"{second} against the rest" if first == f"not {second}" else f"{first} and {second}"


def data_in_words(parameters: Mapping[str, Any]) -> list[str]:
    """Say what was taken of a lecturer's file, if there is one among *parameters*."""
    return [
        f"{sentence} ({'; '.join(value['advice'])})" if value.get("advice") else sentence
        for value in parameters.values()
        if isinstance(value, dict) and (sentence := in_short(value))
    ]


def readable(value: Any) -> str:
    """Write a parameter or a fact for people: with few digits, and long arrays shortened."""
    short = in_short(value)
    if short is not None:
        return short
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _readable_number(value)
        case list() | tuple():
            return _readable_items(value)
        case dict():
            return ", ".join(f"{key}: {readable(item)}" for key, item in value.items())
        case _:
            return str(value)


def _readable_number(value: float) -> str:
    mantissa, _, exponent = (f"{value:.6g}" if isinstance(value, float) else str(value)).partition("e")
    power = f" × {power_of_ten(int(exponent))}" if exponent else ""
    return mantissa.replace("-", "−") + power


def _readable_items(items: Sequence[Any]) -> str:
    numeric = all(isinstance(item, float) for item in items)
    shown = ", ".join(map(readable, (settled(items) if numeric else items)[:_SHOWN_ITEMS]))
    rest = f", … ({len(items)} in all)" if len(items) > _SHOWN_ITEMS else ""
    return f"({shown}{rest})"


def _list(field: Schema) -> str:
    items = items_of(field)
    if any(item != items[0] for item in items):
        return f"{len(items)} values: {', '.join(map(values_of, items))}"
    values = _plural(items[0]) if items else "values"
    least, most = field.get("minItems", 0), field.get("maxItems")
    if least == most:
        return f"{least} {values}"
    if most is None:
        return f"{least} or more {values}" if least else f"any number of {values}"
    return f"{least} to {most} {values}" if least else f"up to {most} {values}"


def _plural(field: Schema) -> str:
    if field.get("type") == "array":
        return f"lists of {_list(field)}"
    kind = _KINDS.get(field.get("type", ""), ("", "values"))[1]
    return " ".join(filter(None, (kind, bounds_of(field))))


def _number(value: float) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.15g}" if abs(value) >= _LARGE else f"{value:g}"
