"""What values a parameter takes, in words, read from the JSON schema that pydantic writes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]

_KINDS = {
    "number": ("a number", "numbers"),
    "integer": ("a whole number", "whole numbers"),
    "boolean": ("true or false", "of true and false"),
    "string": ("a text", "texts"),
}
_BOUNDS = {
    "exclusiveMinimum": "greater than {}",
    "minimum": "at least {}",
    "exclusiveMaximum": "less than {}",
    "maximum": "at most {}",
    "minLength": "at least {} letters long",
    "maxLength": "at most {} letters long",
}


def resolved(field: Schema, root: Schema) -> Schema:
    """Return the schema of *field* itself, where it points to a definition elsewhere in *root*."""
    reference = field.get("$ref") or next((part["$ref"] for part in field.get("allOf", ())), None)
    if reference is None:
        return field
    return {**root["$defs"][reference.rpartition("/")[2]], **field}


def items_of(field: Schema) -> Sequence[Schema]:
    """Return the schemas of the values in a list: one for each, or one for all."""
    return field.get("prefixItems") or ([field["items"]] if isinstance(field.get("items"), dict) else [])


def kind_of(field: Schema) -> str:
    """Say what a value is, without its bounds: "a whole number", "2 numbers between −1 and 1"."""
    if "enum" in field:
        return "one of " + ", ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if "anyOf" in field:
        return " or ".join(kind_of(option) for option in field["anyOf"])
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
    return f"{least} to {most} {values}"


def _plural(field: Schema) -> str:
    if field.get("type") == "array":
        return f"lists of {_list(field)}"
    kind = _KINDS.get(field.get("type", ""), ("", "values"))[1]
    return " ".join(filter(None, (kind, bounds_of(field))))


def _number(value: float) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
