"""Lessons played for their texts, and copies of lessons whose texts are written through a function."""

from __future__ import annotations

import ast
import inspect
import sys
import types
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from manim import Mobject

from scenes.stage.lesson import Lesson
from scenes.stage.pictures.spaces import Space
from scenes.stage.plots import Plot
from scenes.stage.writing import Glyphs
from truth.watching import drawn, watch

# What is shown and said --------------------------------------------------------------------------------


def texts_of(lesson_class: type[Lesson], seed: int) -> tuple[Any, dict[str, list[str]]]:
    """Play a lesson under one setting and keep its texts: beat by beat, every text once."""
    shown: dict[str, dict[int, str]] = defaultdict(dict)

    def look(lesson: Any, beat: str, _: bool) -> None:
        ticks = _ticks(lesson)
        for glyphs in lesson.get_mobject_family_members():
            if isinstance(glyphs, Glyphs) and glyphs.writing not in ticks:
                shown[beat][glyphs.writing] = glyphs.source

    lesson = watch(lesson_class, look, drawn(lesson_class, seed), steps=False)
    texts = {beat: list(sources.values()) for beat, sources in shown.items()}
    for each in lesson.played:
        texts.setdefault(each.name, []).append(each.narration)
    return lesson, texts


def _ticks(lesson: Any) -> set[int]:
    """The numbers at axes, which geometry looks after."""
    found: set[int] = set()
    for thing in _things([*vars(lesson).values(), *lesson.mobjects], set()):
        if isinstance(thing, Plot | Space):
            found |= {glyphs.writing for glyphs in thing.get_family() if isinstance(glyphs, Glyphs)}
    return found


def _things(values: Any, seen: set[int]) -> Iterator[Mobject]:
    for value in values:
        if isinstance(value, Mobject) and id(value) not in seen:
            seen.add(id(value))
            yield value
            yield from _things(value.submobjects, seen)


# Copies ------------------------------------------------------------------------------------------------


class Freeze(ast.NodeTransformer):
    """Passes every value that a lesson writes into a text through a function, with the place's number."""

    def __init__(self) -> None:
        self.count = 0

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        self.generic_visit(node)
        self.count += 1
        written = ast.Call(ast.Name("_write", ast.Load()), [ast.Constant(self.count), node.value], [])
        return ast.FormattedValue(ast.copy_location(written, node), node.conversion, node.format_spec)


def copied(lesson_class: type[Lesson], write: Callable[[int, Any], Any]) -> type[Lesson]:
    """A copy of a lesson that writes through *write*, a function of a place's number and a value."""
    original = sys.modules[lesson_class.__module__]
    module = types.ModuleType(f"{original.__name__}_copied")
    module.__file__ = original.__file__
    vars(module)["_write"] = write
    tree = ast.fix_missing_locations(Freeze().visit(ast.parse(inspect.getsource(original))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, module.__name__, module)
        exec(compile(tree, str(original.__file__), "exec"), vars(module))
    copy: type[Lesson] = vars(module)[lesson_class.__name__]
    copy.name = classmethod(lambda _: lesson_class.name())  # type: ignore[method-assign,assignment]
    copy.part = classmethod(lambda _: lesson_class.part())  # type: ignore[method-assign,assignment]
    return copy
