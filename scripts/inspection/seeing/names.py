"""What a report calls the things on the stage: texts by their source, others by their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Mobject

from scenes.stage.lesson import Lesson
from scripts.inspection.seeing.sight import Thing

_DEEPEST = 3
_LONGEST = 70


def name_of(thing: Thing, lesson: Lesson) -> str:
    """The text of *thing*, or the path of attributes by which *lesson* knows it, or its kind."""
    if thing.is_text:
        source = " ".join(thing.source.split())
        return source if len(source) <= _LONGEST else source[: _LONGEST - 1] + "…"
    path = next((path for path, mobject in _kept(lesson) if mobject is thing.mobject), "")
    return path or type(thing.mobject).__name__


def _kept(lesson: Lesson) -> Iterator[tuple[str, Mobject]]:
    """Every object of the stage that *lesson* keeps, the nearest first."""
    layer: list[tuple[str, Any]] = [(name, value) for name, value in vars(lesson).items() if name != "camera"]
    seen: set[int] = set()
    for _ in range(_DEEPEST):
        following: list[tuple[str, Any]] = []
        for path, value in layer:
            if not isinstance(value, Mobject) or id(value) in seen:
                continue
            seen.add(id(value))
            yield path, value
            following += [
                (f"{path}.{name}", part) for name, part in vars(value).items() if isinstance(part, Mobject)
            ]
            following += [(f"{path}[{index}]", part) for index, part in enumerate(value.submobjects)]
        layer = following
