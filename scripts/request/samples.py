"""Sets of parameters within the bounds of a lesson: its corners, or any, the same from run to run."""

from __future__ import annotations

import random
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, TypeVar, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from scenes.stage.params.point_params import UserPointParams

EXTREME = 0.4
"""How often a value is the least or the greatest: layouts break at the ends."""

GIVEN = 0.25
"""How often a lesson that takes a lecturer's own points gets some."""

_MOST_GIVEN = 60
_TRIES = 200
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789äöüßéèçñøåæłšžő"

Values = dict[str, Any]
Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Bounds:
    """The limits of a number, or of how many items there are."""

    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False
    fewest: int = 0
    most: int | None = None


# Sets of values --------------------------------------------------------------------------------------------


def sample_parameters(params: type[BaseModel], number: int, seed: int) -> Iterator[Values]:
    """Yield *number* sets of values that *params* accepts: all least, all greatest, then at random."""
    chance = random.Random(seed)
    for index in range(number):
        yield corner(params, ("least", "greatest")[index]) if index < 2 else any_parameters(params, chance)


def corner(params: type[BaseModel], end: Literal["least", "greatest"]) -> Values:
    """Each value at this end of its bounds; a value that does not fit the others keeps its default."""
    pick, values = _End(last=end == "greatest"), Values()
    for name, info in _fields(params):
        value = {name: _value(info.annotation, bounds_of(info.metadata), pick)}
        values |= value if accepts(params, values | value) else {}
    return values


def any_parameters(
    params: type[BaseModel], chance: random.Random, *, extreme: float = EXTREME, given: float = GIVEN
) -> Values:
    """A value for each parameter, and points now and then where a lecturer may bring some.

    Parameters
    ----------
    extreme
        How often a value is at one end of its bounds.
    given
        How often there are points.
    """
    from scenes.stage.params.point_params import UserPointParams

    pick, values = _Any(chance, extreme), Values()
    for name, info in _fields(params):
        for _ in range(_TRIES):
            value = {name: _value(info.annotation, bounds_of(info.metadata), pick)}
            if accepts(params, values | value):
                values |= value
                break
    if issubclass(params, UserPointParams) and chance.random() < given:
        points = {"points": some_points(params, chance)}
        values |= points if accepts(params, values | points) else {}
    return values


def some_points(params: type[UserPointParams], draw: random.Random) -> list[list[float]]:
    """Points that a lecturer might give: a cloud of any size, far from the origin or around it."""
    count = draw.randint(params.fewest_points, max(params.fewest_points, _MOST_GIVEN))
    axes = []
    for _ in range(2):
        size = 10 ** draw.uniform(-1, 6)
        middle = draw.choice([0.0, draw.uniform(-100, 100)]) * size
        axes.append([round(draw.gauss(middle, size), 4) for _ in range(count)])
    labels = [index % 2 for index in range(count)]
    return [list(point) for point in zip(*axes, *([labels] if params.with_classes else []), strict=True)]


def smallest(
    params: type[BaseModel], values: Mapping[str, Any], still_fails: Callable[[Values], bool]
) -> Values:
    """Leave out of *values* all that *still_fails* does not need: what stays explains the failure."""
    kept = dict(values)
    for name in list(kept):
        fewer = {key: value for key, value in kept.items() if key != name}
        if accepts(params, fewer) and still_fails(fewer):
            kept = fewer
    return kept


def _fields(params: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """All fields but those by which a lecturer brings points, which go together."""
    from scenes.stage.params.point_params import USER_DATA_FIELDS, UserPointParams

    apart = USER_DATA_FIELDS if issubclass(params, UserPointParams) else ()
    return ((name, info) for name, info in params.model_fields.items() if name not in apart)


def accepts(params: type[BaseModel], values: Mapping[str, Any]) -> bool:
    """Whether all *values* are allowed, each by itself and beside the others."""
    try:
        params.model_validate(dict(values))
    except ValidationError:
        return False
    return True


def bounds_of(metadata: Any) -> Bounds:
    """Read the bounds from the metadata that pydantic keeps with a type."""
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


# One value -------------------------------------------------------------------------------------------------


class _Pick(Protocol):
    """A way to choose among values."""

    def one(self, choices: Sequence[Choice]) -> Choice: ...

    def number(self, kind: type, low: float, high: float) -> float: ...


@dataclass(frozen=True)
class _End:
    """Takes the first, or the last."""

    last: bool

    def one(self, choices: Sequence[Choice]) -> Choice:
        return choices[-1 if self.last else 0]

    def number(self, kind: type, low: float, high: float) -> float:
        return float(kind(high if self.last else low))


@dataclass(frozen=True)
class _Any:
    """Takes any, numbers often at their ends."""

    chance: random.Random
    extreme: float

    def one(self, choices: Sequence[Choice]) -> Choice:
        return self.chance.choice(choices)

    def number(self, kind: type, low: float, high: float) -> float:
        if self.chance.random() < self.extreme:
            return self.chance.choice([low, high])
        if kind is int:
            return self.chance.randint(int(low), int(high))
        value = self.chance.uniform(low, high)
        return round(value, 4) or value


def _value(kind: Any, bounds: Bounds, pick: _Pick) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(arguments[0], bounds_of(arguments[1:]), pick)
    if origin in (Union, types.UnionType):
        return _value(pick.one(arguments), bounds, pick)
    if origin in (tuple, list):
        return _row(kind, bounds, pick)
    choices = _choices(kind)
    return pick.one(choices) if choices else _scalar(kind, bounds, pick)


def _choices(kind: Any) -> list[Any]:
    """All values of a type that has few."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if kind is type(None):
        return [None]
    if kind is bool:
        return [False, True]
    return list(kind) if isinstance(kind, type) and issubclass(kind, Enum) else []


def _scalar(kind: Any, bounds: Bounds, pick: _Pick) -> Any:
    if kind in (int, float):
        low, high = _limits(kind, bounds)
        return kind(pick.number(kind, low, high))
    if kind is str:
        return "".join(
            pick.one(_LETTERS) for _ in range(_length(max(1, bounds.fewest), bounds.most or 12, pick))
        )
    raise TypeError(f"do not know how to draw a value of {kind}")


def _limits(kind: type, bounds: Bounds) -> tuple[float, float]:
    """The least and the greatest number within bounds, a little inside of an end that is not taken."""
    if bounds.low is None or bounds.high is None:
        raise TypeError("a parameter that lacks a bound cannot be drawn")
    narrow = 1 if kind is int else 1e-3 * (bounds.high - bounds.low)
    return bounds.low + bounds.open_low * narrow, bounds.high - bounds.open_high * narrow


def _row(kind: Any, bounds: Bounds, pick: _Pick) -> Any:
    """A tuple or a list: each item of its own type, or any number of one type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[-1:] != (...,):
        return tuple(_value(argument, bounds, pick) for argument in arguments)
    length = _length(bounds.fewest, bounds.most if bounds.most is not None else bounds.fewest + 4, pick)
    return (origin or tuple)(_value(arguments[0], Bounds(), pick) for _ in range(length))


def _length(fewest: int, most: int, pick: _Pick) -> int:
    return int(pick.number(int, fewest, most))
