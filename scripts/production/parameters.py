"""Parameters: what a lecturer may change, read from a lesson's ``Params``, and what to say of a wrong one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from scripts.production.errors import MathreelError, suggestion

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Checked = TypeVar("Checked", bound="BaseModel")
Schema = Mapping[str, Any]
"""A JSON schema, as pydantic writes it."""

_BOUNDS = {
    "exclusiveMinimum": "greater than {:g}",
    "minimum": "at least {:g}",
    "exclusiveMaximum": "less than {:g}",
    "maximum": "at most {:g}",
    "minLength": "at least {} letters long",
    "maxLength": "at most {} letters long",
    "minItems": "at least {} long",
    "maxItems": "at most {} long",
}
_KINDS = {
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "string": "a text",
    "array": "a list",
}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a lesson, in words: its default, which values it takes, what it means."""

    name: str
    default: Any
    kind: str
    bounds: str
    meaning: str


def parameters_of(params: type[BaseModel]) -> list[Parameter]:
    """Return the parameters of a lesson's ``Params``, its own before those that all lessons have."""
    schema = params.model_json_schema()
    common = [name for base in params.__mro__[1:] for name in getattr(base, "model_fields", {})]
    names = sorted(schema.get("properties", {}), key=lambda name: name in common)
    parameters = []
    for name in names:
        field = _resolved(schema["properties"][name], schema)
        parameters.append(
            Parameter(name, field.get("default"), _kind(field), _bounds(field), field.get("description", ""))
        )
    return parameters


def checked_parameters(
    params: type[Checked], values: Mapping[str, Any], name: str, source: str = ""
) -> Checked:
    """Return *params* at the given *values*, the others at their default.

    Parameters
    ----------
    name
        The film for which they are meant, to be named when one is wrong.
    source
        Where they come from, put before the message: ``"course.toml, line 3: "``.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    from pydantic import ValidationError

    try:
        return params.model_validate(dict(values))
    except ValidationError as refusal:
        sentence = _sentence(refusal.errors()[0], params.model_json_schema(), name)
        raise MathreelError(source + sentence) from None


def parse_setting(setting: str) -> tuple[str, Any]:
    """Split ``name=value`` and read the value as TOML where it is TOML, else as text."""
    name, equals, text = (part.strip() for part in setting.partition("="))
    if not equals or not name or not text:
        raise MathreelError(f"--set takes a parameter and a value, as in rate=0.1, but it got {setting!r}.")
    try:
        return name, tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return name, text


def parse_film_settings(settings: Sequence[str], films: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Read settings of the form ``film.parameter=value`` into the values for each film."""
    values: dict[str, dict[str, Any]] = {}
    for setting in settings:
        target, value = parse_setting(setting)
        film, dot, parameter = target.partition(".")
        if not dot or not parameter:
            raise MathreelError(
                f"--set takes lesson.parameter=value, as in {films[0]}.pace=1.5, but it got {setting!r}."
            )
        if film not in films:
            raise MathreelError(f"--set {setting}: there is no lesson {film}; {suggestion(film, films)}")
        values.setdefault(film, {})[parameter] = value
    return values


# In words ---------------------------------------------------------------------------------------------


def _resolved(field: Schema, root: Schema) -> Schema:
    """The schema of a field itself, where pydantic points to a definition elsewhere."""
    reference = field.get("$ref") or next((part["$ref"] for part in field.get("allOf", ())), None)
    if reference is None:
        return field
    return {**root["$defs"][reference.rpartition("/")[2]], **field}


def _kind(field: Schema) -> str:
    if "enum" in field:
        return "one of " + ", ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if "anyOf" in field:
        return " or ".join(_kind(option) for option in field["anyOf"])
    kind = _KINDS.get(field.get("type", ""), "a value")
    items = field.get("prefixItems") or [field["items"]] if "items" in field or "prefixItems" in field else []
    if not items:
        return kind
    count = len(items) if "prefixItems" in field else field.get("minItems", 0)
    fixed = "prefixItems" in field or count == field.get("maxItems")
    size = f"{count} values, " if fixed else ""
    return f"{kind} of {size}each {' '.join(filter(None, (_kind(items[0]), _bounds(items[0]))))}"


def _bounds(field: Schema) -> str:
    fixed = field.get("type") == "array" and field.get("minItems") == field.get("maxItems")
    bounds = [
        words.format(field[key])
        for key, words in _BOUNDS.items()
        if key in field and not (fixed and key.endswith("Items"))
    ]
    return " and ".join(bounds)


def _sentence(error: ErrorDetails, schema: Schema, name: str) -> str:
    """What is wrong with a parameter and what would be right, from pydantic's first *error*."""
    if not error["loc"]:
        return f"{name}: {_reason(error)}."
    parameter, *steps = error["loc"]
    known = schema.get("properties", {})
    if error["type"] == "extra_forbidden":
        return f"{name} has no parameter {parameter}; {suggestion(str(parameter), known)}"
    if error["type"] == "value_error":
        return f"{name}.{parameter}: {_reason(error)}."
    field = _resolved(known[parameter], schema)
    meaning = field.get("description")
    for step in steps:
        if isinstance(step, int):
            field = field["prefixItems"][step] if "prefixItems" in field else field["items"]
    place = "".join(f"[{step}]" for step in steps if isinstance(step, int))
    outside = error["type"].startswith(("greater_than", "less_than")) and _bounds(field)
    wanted = outside or " ".join(filter(None, (_kind(field), _bounds(field))))
    about = f" ({meaning})" if meaning else ""
    return f"{name}.{parameter}{place} is {error['input']!r}, but it must be {wanted}{about}."


def _reason(error: ErrorDetails) -> str:
    return error["msg"].removeprefix("Value error, ").rstrip(".")
