from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from manim import CairoRenderer, Mobject, VMobject, tempconfig
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from scenes.stage.frame import Box
from scenes.stage.lesson import Lesson
from scenes.stage.theme import DARK, Theme

# How long an example takes says more about the machine than about the stage; and a run that found nothing
# says so again tomorrow.
settings.register_profile("scenes", deadline=None, derandomize=True)
settings.load_profile("scenes")

# Playing lessons -------------------------------------------------------------------------------------

WITHOUT_FILM = {
    "dry_run": True,
    "disable_caching": True,
    "progress_bar": "none",
    "verbosity": "ERROR",
    "pixel_width": 32,
    "pixel_height": 18,
    "frame_rate": 15,
}


@pytest.fixture(scope="session")
def computed() -> Callable[..., Any]:
    """A lesson with its mathematics done and nothing drawn: ``computed(GradientDescent, start=5)``."""

    def compute(lesson_class: type[Lesson], **params: Any) -> Lesson:
        lesson = lesson_class.__new__(lesson_class)
        lesson.params = lesson_class.Params(**params)
        lesson.compute()
        return lesson

    return compute


@dataclass
class Showing:
    """A lesson that was played to its end, and where things stood when each of its beats ended."""

    lesson: Any
    stood: dict[str, list[tuple[Mobject, Box]]] = field(default_factory=dict)

    def outside(self, box: Box, tolerance: float = 0.05) -> list[str]:
        """What stood, even in part, outside of *box* at the end of a beat; nowhere counts as outside."""
        return [
            f"{beat}: {mobject!r} from {place.left:.2f} to {place.right:.2f}, "
            f"{place.bottom:.2f} to {place.top:.2f}"
            for beat, places in self.stood.items()
            for mobject, place in places
            if not (
                place.left >= box.left - tolerance
                and place.right <= box.right + tolerance
                and place.bottom >= box.bottom - tolerance
                and place.top <= box.top + tolerance
            )
        ]


@pytest.fixture(scope="session")
def play() -> Callable[..., Showing]:
    """Play a lesson without making a film: ``play(GradientDescent, start=5).lesson.played``."""

    def play(
        lesson_class: type[Lesson], *, theme: Theme = DARK, frames: bool = True, **params: Any
    ) -> Showing:
        with tempconfig(WITHOUT_FILM), pytest.MonkeyPatch.context() as patch:
            if not frames:
                patch.setattr(CairoRenderer, "update_frame", lambda *_, **__: None)
            lesson = lesson_class(lesson_class.Params(**params), theme, skip_animations=True)
            showing = Showing(lesson)
            play_beat = lesson._play_beat

            def play_and_look(beat: Any, narration: str) -> None:
                play_beat(beat, narration)
                showing.stood[beat.name] = list(_drawn(lesson))

            lesson._play_beat = play_and_look  # type: ignore[method-assign]
            lesson.render()
            return showing

    return play


def _drawn(lesson: Lesson) -> Iterator[tuple[Mobject, Box]]:
    """Every shape that leaves ink, and the box around its points."""
    for mobject in lesson.get_mobject_family_members():
        if isinstance(mobject, VMobject) and len(mobject.points) and _has_ink(mobject):
            low, high = mobject.points.min(axis=0), mobject.points.max(axis=0)
            yield mobject, Box(low[0], high[0], low[1], high[1])


def _has_ink(mobject: VMobject) -> bool:
    stroke = mobject.get_stroke_width() > 0 and np.any(mobject.stroke_rgbas[:, 3] > 0)
    return bool(stroke or np.any(mobject.fill_rgbas[:, 3] > 0))


# Parameters drawn from a lesson's own bounds ----------------------------------------------------------


@pytest.fixture(scope="session")
def params_of() -> Callable[[type[Lesson]], st.SearchStrategy[dict[str, Any]]]:
    """A strategy for the parameters of a lesson, read off its ``Params``, corners often among them."""
    return lambda lesson_class: _any_params(lesson_class.Params)


@pytest.fixture(scope="session")
def corner_of() -> Callable[[type[Lesson], str], dict[str, Any]]:
    """All parameters of a lesson at their ``"least"`` or ``"most"``, where the model allows it."""
    return lambda lesson_class, end: _corner(lesson_class.Params, end)


def _any_params(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: _values(field.annotation, _bounds(field), name) for name, field in _own_fields(model)}
    return st.fixed_dictionaries(fields).filter(lambda params: _accepts(model, params))


def _corner(model: type[BaseModel], end: str) -> dict[str, Any]:
    """The ends of all fields; a field whose end the model refuses beside the others keeps its default."""
    corner: dict[str, Any] = {}
    for name, info in _own_fields(model):
        ends = _ends(info.annotation, _bounds(info))
        value = {name: ends[end == "most"]} if ends else {}
        if _accepts(model, corner | value):
            corner |= value
    return corner


def _own_fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that change the picture: all but the pace of the narration."""
    return ((name, info) for name, info in model.model_fields.items() if name != "pace")


def _accepts(model: type[BaseModel], params: dict[str, Any]) -> bool:
    try:
        model(**params)
    except ValidationError:
        return False
    return True


@dataclass(frozen=True)
class Bounds:
    """What a field's metadata says about its values, or about how many there are of them."""

    low: Any = None
    high: Any = None
    above_low: bool = False
    below_high: bool = False
    least_length: int = 0
    most_length: int | None = None


def _bounds(info: FieldInfo) -> Bounds:
    return _read(info.metadata)


def _read(metadata: Any) -> Bounds:
    found: dict[str, Any] = {}
    for item in _flattened(metadata):
        if isinstance(item, annotated_types.Ge | annotated_types.Interval) and item.ge is not None:
            found["low"] = item.ge
        if isinstance(item, annotated_types.Gt | annotated_types.Interval) and item.gt is not None:
            found |= {"low": item.gt, "above_low": True}
        if isinstance(item, annotated_types.Le | annotated_types.Interval) and item.le is not None:
            found["high"] = item.le
        if isinstance(item, annotated_types.Lt | annotated_types.Interval) and item.lt is not None:
            found |= {"high": item.lt, "below_high": True}
        if isinstance(item, annotated_types.MinLen):
            found["least_length"] = item.min_length
        if isinstance(item, annotated_types.MaxLen):
            found["most_length"] = item.max_length
    return Bounds(**found)


def _flattened(metadata: Any) -> Iterator[Any]:
    for item in metadata:
        yield from _flattened(item.metadata) if isinstance(item, FieldInfo) else (item,)


def _values(kind: Any, bounds: Bounds, name: str) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _values(arguments[0], _read(arguments[1:]), name)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_values(argument, bounds, name) for argument in arguments))
    if kind is type(None):
        return st.none()
    if kind is bool:
        return st.booleans()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if kind in (int, float):
        if bounds.low is None or bounds.high is None:
            raise TypeError(f"the parameter {name!r} has no bounds")
        return st.sampled_from(_ends(kind, bounds)) | _numbers(kind, bounds)
    if kind is str:
        letters = st.characters(categories=["L", "Nd"], max_codepoint=0x17F)
        return st.text(letters, min_size=max(1, bounds.least_length), max_size=bounds.most_length or 12)
    if origin is tuple and arguments[-1:] != (...,):
        return st.tuples(*(_values(argument, bounds, name) for argument in arguments))
    if origin in (tuple, list):
        items = st.lists(
            _values(arguments[0], bounds, name),
            min_size=bounds.least_length,
            max_size=bounds.most_length or bounds.least_length + 4,
        )
        return items.map(origin)
    raise TypeError(f"do not know how to draw the parameter {name!r} of type {kind}")


def _numbers(kind: type, bounds: Bounds) -> st.SearchStrategy[Any]:
    low, high = _ends(kind, bounds)
    return st.integers(low, high) if kind is int else st.floats(low, high).map(lambda x: round(x, 4) or x)


def _ends(kind: Any, bounds: Bounds) -> tuple[Any, ...]:
    """The least and the greatest value that a field takes, or nothing if it has no ends."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _ends(arguments[0], _read(arguments[1:]))
    if kind is bool:
        return (False, True)
    if origin is Literal:
        return (arguments[0], arguments[-1])
    if origin is tuple and arguments[-1:] != (...,):
        ends = [_ends(argument, bounds) for argument in arguments]
        return tuple(zip(*ends, strict=True)) if all(ends) else ()
    if kind is int and bounds.low is not None and bounds.high is not None:
        return (int(bounds.low) + bounds.above_low, int(bounds.high) - bounds.below_high)
    if kind is float and bounds.low is not None and bounds.high is not None:
        narrow = 1e-3 * (bounds.high - bounds.low)
        return (
            float(bounds.low + bounds.above_low * narrow),
            float(bounds.high - bounds.below_high * narrow),
        )
    return ()
