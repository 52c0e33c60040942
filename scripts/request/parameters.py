"""Parameters: what a lecturer may change, from the ``Params`` of a lesson, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from scripts.basis.errors import MathreelError, cut, no_such, shown
from scripts.request.data_columns import with_table
from scripts.request.parameter_text import Schema, bounds_of, items_of, kind_of, resolved, values_of
from scripts.request.typed_values import plain_number, read_value

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Checked = TypeVar("Checked", bound="BaseModel")


class ParameterRecord(TypedDict):
    """A parameter: its value, and which values it may have."""

    name: str
    value: Any
    default: Any
    kind: str
    bounds: str
    minimum: float | None
    maximum: float | None
    description: str


@cache
def schema_of(params: type[BaseModel]) -> Schema:
    """Return the JSON schema of a class of parameters, which takes pydantic a millisecond to find."""
    return params.model_json_schema()


def parameter_records(params: BaseModel) -> list[ParameterRecord]:
    """Return the parameters of a lesson; those that only it has come before those that all lessons have."""
    schema = schema_of(type(params))
    values = params.model_dump(mode="json")
    shared = [getattr(base, "model_fields", {}) for base in type(params).__mro__]
    return [
        _record(name, values[name], resolved(schema["properties"][name], schema))
        for name in sorted(values, key=lambda name: sum(name in fields for fields in shared))
    ]


def _record(name: str, value: Any, field: Schema) -> ParameterRecord:
    numbers = items_of(field)[0] if items_of(field) else field
    return {
        "name": name,
        "value": value,
        "default": field.get("default"),
        "kind": kind_of(field),
        "bounds": bounds_of(field),
        "minimum": numbers.get("minimum", numbers.get("exclusiveMinimum")),
        "maximum": numbers.get("maximum", numbers.get("exclusiveMaximum")),
        "description": field.get("description", ""),
    }


def checked_parameters(
    params: type[Checked], values: Mapping[str, Any], name: str, source: str = ""
) -> Checked:
    """Return *params* with these *values*, and with defaults for the others.

    Parameters
    ----------
    name
        The film that they are for, which the message names.
    source
        Where they come from, which begins the message: ``"course.toml, part 1, lesson 3: "``.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    from pydantic import ValidationError

    from scripts.request.course import KEYS_BESIDE

    try:
        # Strict: true is not 1, and "1" is not 1. Files and JSON have lists where parameters have tuples.
        taken = with_table(params, _with_typed_lists(params, values))
        return params.model_validate(_with_tuples(taken), strict=True)
    except ValidationError as refusal:
        sentence = _sentence(refusal.errors()[0], schema_of(params), name, KEYS_BESIDE if source else ())
        raise MathreelError(source + sentence) from None
    except ValueError as error:
        raise MathreelError(f"{source}{name}: {error}.") from None


def _with_typed_lists(params: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return *values* with lists in place of texts such as ``4.9, 1.7``, where numbers are wanted."""
    schema = schema_of(params)
    listed = dict(values)
    for name in values.keys() & schema["properties"].keys():
        items = items_of(resolved(schema["properties"][name], schema))
        if isinstance(values[name], str) and items and all(map(_is_number, items)):
            numbers = [plain_number(part.strip()) for part in values[name].split(",")]
            listed[name] = values[name] if None in numbers else numbers
    return listed


def _is_number(field: Schema) -> bool:
    return field.get("type") in ("number", "integer")


def _with_tuples(value: Any) -> Any:
    """Return *value* with tuples for all lists in it."""
    if isinstance(value, dict):
        return {key: _with_tuples(item) for key, item in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list | tuple) else value


def _with_lists(value: Any) -> Any:
    """Return *value* as the user wrote it, with lists for all tuples in it."""
    return list(map(_with_lists, value)) if isinstance(value, list | tuple) else value


def parse_setting(setting: str) -> tuple[str, Any]:
    """Split ``name=value`` and read the value.

    Raises
    ------
    MathreelError
        If a part is missing, or the value is more than one.
    """
    name, equals, text = (part.strip() for part in setting.partition("="))
    if not equals or not name or not text:
        raise MathreelError(
            f"--set takes a parameter and a value, as in rate=0.1, but it got {shown(setting)}."
        )
    try:
        return name, read_value(text)
    except ValueError as error:
        raise MathreelError(f"--set {shown(setting)} cannot be read: {error}.") from None


def parse_film_settings(
    settings: Sequence[str], films: Sequence[str], alone: str | None = None
) -> dict[str, dict[str, Any]]:
    """Read settings of the form ``film.parameter=value`` into the values for each film.

    Parameters
    ----------
    films
        All films that may be set.
    alone
        The film that ``parameter=value`` is for, without its name.

    Raises
    ------
    MathreelError
        If a setting cannot be read, or is for none of the films.
    """
    values: dict[str, dict[str, Any]] = {}
    for setting in settings:
        target, value = parse_setting(setting)
        film, parameter = film_and_parameter(target, films, alone, f"--set {cut(setting)}")
        values.setdefault(film, {})[parameter] = value
    return values


def film_and_parameter(target: str, films: Sequence[str], alone: str | None, option: str) -> tuple[str, str]:
    """Split ``film.parameter``; a parameter without a film belongs to the film *alone*, if there is one.

    Parameters
    ----------
    option
        What the user typed, which begins the message.

    Raises
    ------
    MathreelError
        If the film is missing, or is none of *films*.
    """
    film, dot, parameter = target.partition(".")
    if not dot and alone is not None:
        return alone, target
    if not film or not parameter:
        raise MathreelError(f"{option}: say which lesson it is for, as in {films[0]}.pace=1.5.")
    if film not in films:
        raise MathreelError(f"{option}: there is {no_such('lesson', film, films)}.")
    return film, parameter


# In words ---------------------------------------------------------------------------------------------


def _sentence(error: ErrorDetails, schema: Schema, name: str, others: Sequence[str]) -> str:
    """Say what is wrong with a parameter and what would be right, from pydantic's first *error*.

    Parameters
    ----------
    others
        What may stand beside parameters where this one was given.
    """
    if not error["loc"]:
        return f"{name}: {_reason(error)}."
    parameter, *steps = error["loc"]
    known = schema.get("properties", {})
    if error["type"] == "extra_forbidden":
        meanings = {each: resolved(field, schema).get("description", "") for each, field in known.items()}
        return f"{name} has {no_such('parameter', str(parameter), known, meanings, others)}."
    if error["type"] == "value_error":
        return f"{name}.{parameter}: {_reason(error)}."
    field = resolved(known[parameter], schema)
    meaning = field.get("description")
    for step in steps:
        if isinstance(step, int):
            items = items_of(field)
            field = items[min(step, len(items) - 1)]
    place = "".join(f"[{step}]" for step in steps if isinstance(step, int))
    outside = error["type"].startswith(("greater_than", "less_than"))
    wanted = bounds_of(field) if outside else values_of(field)
    about = f" ({meaning})" if meaning else ""
    return (
        f"{name}.{parameter}{place} is {shown(_with_lists(error['input']))}, but it must be {wanted}{about}."
    )


def _reason(error: ErrorDetails) -> str:
    return error["msg"].removeprefix("Value error, ").rstrip(".")
