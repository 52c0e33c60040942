"""The truth of each lesson: a module of its own, ``tests/scenes/<part>/<lesson>/truth.py``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts.request.catalogue import find_lessons
from truth.shapes import Slip, Truths

FOLDER = Path(__file__).resolve().parents[1]
"""The tests of all lessons."""

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
    place = f"{find_lessons()[name].part}/{name}/truth.py"
    assert (FOLDER / place).is_file(), f"the lesson {name} has no truth: write tests/scenes/{place}"
    said = vars(_imported(name, FOLDER / place))
    needed = {each.name for each in fields(LessonTruth) if each.default is each.default_factory is MISSING}
    missing = ", ".join(sorted(needed - said.keys()))
    assert not missing, f"tests/scenes/{place} lacks {missing}"
    return LessonTruth(**{each.name: said[each.name] for each in fields(LessonTruth) if each.name in said})


def strays() -> set[str]:
    """Names of lessons that have a truth, but do not exist."""
    return {path.parent.name for path in FOLDER.glob("*/*/truth.py")} - find_lessons().keys()


def _imported(name: str, path: Path) -> ModuleType:
    """The module at *path*. It is found again by its name, for its dataclasses."""
    spec = spec_from_file_location(f"truth_of_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
