"""The truth of each lesson: a module of its own, ``tests/scenes/truth/lessons/<lesson>.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from scripts.production.catalogue import find_lessons
from truth.shapes import Slip, Truths

FOLDER = Path(__file__).parent / "lessons"

Claims = Iterator[tuple[str, bool]]
"""What a lesson's words yield: a fact's name, and whether its words are true."""

Texts = Mapping[str, Sequence[str]]
"""All that a lesson shows and says, by beat."""

every_lesson = pytest.mark.parametrize("name", sorted(find_lessons()))
"""Runs a test for each lesson; it takes the fixtures ``lesson_class`` and ``truth``."""


def _none(*_: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class LessonTruth:
    """What a lesson's module says is true of it: its fields are the names in the module."""

    facts: Callable[[Any, Any], Mapping[str, Any]]
    """What its facts are that are numbers, given its parameters and itself (for data that it drew)."""

    words: Callable[[Any, Mapping[str, Any], Any], Claims]
    """Whether its facts that are words are true, given its parameters, its facts and itself."""

    geometry: Callable[[Any, str, bool], Truths]
    """What is drawn and what should be, given the lesson, the beat, and whether the picture rests."""

    MARKED: Set[str]
    """The truths of the geometry that must have been seen, at one setting or another."""

    SLIP: Slip
    """Something that is made to slip, to see that the geometry notices."""

    OTHER_SLIPS: Sequence[Slip] = ()
    """The same of further things that move."""

    OTHER_SETTINGS: Sequence[Mapping[str, Any]]
    """Settings at which the words are others than at the defaults; together they call for every word."""

    SOMETIMES: Set[str] = frozenset()
    """Words that only some settings call for, and the defaults do not."""

    derived: Callable[[Any], Mapping[str, Any]] = _none
    """Numbers that it shows and that follow from its facts, by name."""

    STRUCTURE: Mapping[str, str] = field(default_factory=dict)
    """Patterns of numbers that stay the same whatever the parameters, each with its reason."""

    formulas: Callable[[Any, Texts], Any] = _none
    """Asserts that formulas with numbers of their own are right, given the lesson and its texts."""


@cache
def truth_of(name: str) -> LessonTruth:
    """What is true of the lesson of this name."""
    module = FOLDER / f"{name}.py"
    assert module.is_file(), f"the lesson {name} has no truth: write tests/scenes/truth/lessons/{name}.py"
    said = vars(import_module(f"truth.lessons.{name}"))
    needed = {each.name for each in fields(LessonTruth) if each.default is each.default_factory is MISSING}
    missing = ", ".join(sorted(needed - said.keys()))
    assert not missing, f"tests/scenes/truth/lessons/{name}.py lacks {missing}"
    return LessonTruth(**{each.name: said[each.name] for each in fields(LessonTruth) if each.name in said})


def strays() -> set[str]:
    """Modules of lessons that there are not."""
    return {path.stem for path in FOLDER.glob("*.py")} - find_lessons().keys()
