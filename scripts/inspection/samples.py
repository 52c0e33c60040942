"""Sets of parameters within the bounds of a lesson: its corners first, then any, the same from run to run."""

from __future__ import annotations

import random
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

_EXTREME = 0.4
"""How often a value is the least or the greatest: layouts break at the ends."""

_TRIES = 200

Values = dict[str, Any]


@dataclass(frozen=True)
class Bounds:
    """The limits of a number, or of how many items there are."""

    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False
    fewest: int = 0
    most: int | None = None


def sample_parameters(params: type[BaseModel], number: int, seed: int) -> Iterator[Values]:
    """Yield *number* sets of values that *params* accepts: all least, all greatest, then at random."""
    draw = random.Random(seed)
    fields = {name: info for name, info in params.model_fields.items() if name != "pace"}
    for index in range(number):
        end = ("least", "greatest")[index] if index < 2 else None
        yield _accepted(params, fields, draw, end)


def smallest(
    params: type[BaseModel], values: Mapping[str, Any], still_fails: Callable[[Values], bool]
) -> Values:
    """Leave out of *values* all that *still_fails* does not need: what stays explains the failure."""
    kept = dict(values)
    for name in list(kept):
        fewer = {key: value for key, value in kept.items() if key != name}
        if _accepts(params, fewer) and still_fails(fewer):
            kept = fewer
    return kept


def _accepted(
    params: type[BaseModel], fields: Mapping[str, FieldInfo], draw: random.Random, end: str | None
) -> Values:
    """Draw each field; one that the model refuses beside the others is drawn again, or keeps its default."""
    values: Values = {}
    for name, info in fields.items():
        for attempt in range(_TRIES):
            value = _value(info.annotation, bounds_of(info.metadata), draw, end if attempt == 0 else None)
            if _accepts(params, {**values, name: value}):
                values[name] = value
                break
    return values


def _accepts(params: type[BaseModel], values: Mapping[str, Any]) -> bool:
    try:
        params.model_validate(dict(values))
    except ValidationError:
        return False
    return True


def bounds_of(metadata: Any) -> Bounds:
    """Read the bounds that pydantic keeps beside a type."""
    found: dict[str, Any] = {}
    for item in _flat(metadata):
        for names, key, is_open in (
            (("ge", "gt"), "low", "open_low"),
            (("le", "lt"), "high", "open_high"),
        ):
            for name in names:
                limit = getattr(item, name, None)
                if isinstance(limit, int | float):
                    found |= {key: limit, is_open: name in ("gt", "lt")}
        if isinstance(item, annotated_types.MinLen):
            found["fewest"] = item.min_length
        if isinstance(item, annotated_types.MaxLen):
            found["most"] = item.max_length
    return Bounds(**found)


def _flat(metadata: Any) -> Iterator[Any]:
    for item in metadata:
        yield from _flat(item.metadata) if isinstance(item, FieldInfo) else (item,)


def _value(kind: Any, bounds: Bounds, draw: random.Random, end: str | None) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(arguments[0], bounds_of(arguments[1:]), draw, end)
    if origin in (Union, types.UnionType):
        return _value(_one(list(arguments), draw, end), bounds, draw, end)
    if origin in (tuple, list):
        return _row(kind, bounds, draw, end)
    choices = _choices(kind)
    return _one(choices, draw, end) if choices else _scalar(kind, bounds, draw, end)


def _choices(kind: Any) -> list[Any]:
    """All values of a type that has few."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if kind is type(None):
        return [None]
    if kind is bool:
        return [False, True]
    return list(kind) if isinstance(kind, type) and issubclass(kind, Enum) else []


def _scalar(kind: Any, bounds: Bounds, draw: random.Random, end: str | None) -> Any:
    if kind in (int, float):
        return _number(kind, bounds, draw, end)
    if kind is str:
        return "".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=max(1, bounds.most or 12)))
    raise TypeError(f"do not know how to draw a value of {kind}")


def _row(kind: Any, bounds: Bounds, draw: random.Random, end: str | None) -> Any:
    """A tuple or a list: each item of its own type, or any number of one type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[-1:] != (...,):
        return tuple(_value(argument, bounds, draw, end) for argument in arguments)
    longest = bounds.most if bounds.most is not None else bounds.fewest + 4
    length = {"least": bounds.fewest, "greatest": longest}.get(end or "")
    length = draw.randint(bounds.fewest, longest) if length is None else length
    return (origin or tuple)(_value(arguments[0], Bounds(), draw, end) for _ in range(length))


def _one(choices: list[Any], draw: random.Random, end: str | None) -> Any:
    return {"least": choices[0], "greatest": choices[-1]}[end] if end else draw.choice(choices)


def _number(kind: type, bounds: Bounds, draw: random.Random, end: str | None) -> Any:
    if bounds.low is None and bounds.high is None:
        raise TypeError("a parameter without bounds cannot be drawn")
    low = bounds.low if bounds.low is not None else (bounds.high or 0) - 1000
    high = bounds.high if bounds.high is not None else low + 9999
    if kind is int:
        low, high = int(low) + bounds.open_low, int(high) - bounds.open_high
    else:
        narrow = 1e-3 * (high - low)
        low, high = low + bounds.open_low * narrow, high - bounds.open_high * narrow
    if end or draw.random() < _EXTREME:
        return kind(_one([low, high], draw, end))
    return draw.randint(int(low), int(high)) if kind is int else round(draw.uniform(low, high), 4)
