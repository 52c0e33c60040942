"""Each module of mathkit says what is public, and its examples are true."""

import ast
import doctest
import importlib
from pathlib import Path

import pytest

import mathkit

ROOT = Path(mathkit.__file__).parent
NAMES = [
    ".".join(file.relative_to(ROOT.parent).with_suffix("").parts)
    for file in sorted(ROOT.rglob("*.py"))
    if file.name != "__init__.py"
]


def public_names(source: str) -> set[str]:
    """The names without an underscore that a module defines itself, at the top."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign():
                names.update(
                    each.id
                    for each in ast.walk(node)
                    if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("name", NAMES)
def test_all_names_what_is_public(name: str) -> None:
    module = importlib.import_module(name)
    assert sorted(module.__all__) == sorted(public_names(Path(str(module.__file__)).read_text("utf-8")))


def test_public_names_are_those_defined_at_the_top() -> None:
    source = "from a import b\nONE, _TWO = 1, 2\nTHREE: int = 3\n_FOUR = 4\n"
    source += "def five():\n    six = 6\nclass Seven: ..."
    assert public_names(source) == {"ONE", "THREE", "five", "Seven"}


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_the_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module, extraglobs={"np": importlib.import_module("numpy")}).failed == 0
