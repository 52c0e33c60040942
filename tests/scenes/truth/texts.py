"""Lessons played for their texts, and copies of lessons whose texts are written through a function."""

from __future__ import annotations

import ast
import inspect
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scenes.stage.lesson import Lesson
from truth.lookers import Texts
from truth.watching import watch

# What is shown and said --------------------------------------------------------------------------------


def narrations(lesson: Lesson) -> dict[str, str]:
    """What a lesson says in each of its beats, by name; nothing needs to be played."""
    return {beat.name: beat.narration for beat in lesson.script()}


def texts_of(lesson_class: type[Lesson], params: Mapping[str, Any]) -> tuple[Any, dict[str, list[str]]]:
    """Play a lesson for its texts alone, beat by beat: ``texts_of(Pca, {})``."""
    texts = Texts()
    lesson = watch(lesson_class, [texts], params, step=0)
    return lesson, texts.of


# Copies ------------------------------------------------------------------------------------------------


Written = tuple[str, int]
"""A place where a value is written into a text: its module, and its number there."""

Write = Callable[[Written, Any], Any]


class Freeze(ast.NodeTransformer):
    """Passes every value that a module writes into a text through a function, with its place."""

    def __init__(self, module: str) -> None:
        self.module, self.count = module, 0

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        self.generic_visit(node)
        self.count += 1
        written = ast.Call(
            ast.Name("_write", ast.Load()), [ast.Constant((self.module, self.count)), node.value], []
        )
        return ast.FormattedValue(ast.copy_location(written, node), node.conversion, node.format_spec)


def copied(lesson_class: type[Lesson], write: Write) -> type[Lesson]:
    """A copy of a lesson and its wording, both written through *write*, a function of a place and a value."""
    original = sys.modules[lesson_class.__module__]
    with pytest.MonkeyPatch.context() as patch:
        for name in _wording_of(original):
            copy = _copied(sys.modules[name], name, write, patch)
            package, _, last = name.rpartition(".")
            patch.setattr(sys.modules[package], last, copy)
        module = _copied(original, f"{original.__name__}_copied", write, patch)
    lesson: type[Lesson] = vars(module)[lesson_class.__name__]
    lesson.name = classmethod(lambda _: lesson_class.name())  # type: ignore[method-assign,assignment]
    lesson.part = classmethod(lambda _: lesson_class.part())  # type: ignore[method-assign,assignment]
    return lesson


def _copied(
    original: types.ModuleType,
    name: str,
    write: Write,
    patch: pytest.MonkeyPatch,
) -> types.ModuleType:
    """A copy of a module that writes through *write*; it is imported by that name while the patch holds."""
    module = types.ModuleType(name)
    module.__file__ = original.__file__
    vars(module)["_write"] = write
    patch.setitem(sys.modules, name, module)
    tree = ast.fix_missing_locations(Freeze(original.__name__).visit(ast.parse(inspect.getsource(original))))
    exec(compile(tree, str(original.__file__), "exec"), vars(module))
    return module


def _wording_of(module: types.ModuleType) -> list[str]:
    """The modules of phrases and formulas that a lesson imports, its own and those of the stage.

    Modules that are used whole, as those of words are, come before those of which a part is, such as the
    first beats of a lesson: these use the words, too.
    """
    places = ("scenes.stage.wording", module.__name__.rpartition(".")[0])
    whole, parts = set(), set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom) and node.module in places:
            whole |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.ImportFrom) and str(node.module).rpartition(".")[0] in places:
            parts.add(str(node.module))
    return [*sorted(whole), *sorted(parts - whole)]
