"""mathkit imports the standard library, NumPy and SciPy alone, and its folders import one way."""

import ast
import sys
from pathlib import Path

import pytest

import mathkit

ROOT = Path(mathkit.__file__).parent
ALLOWED = {*sys.stdlib_module_names, "numpy", "scipy", "mathkit"}

GROUND = {"arrays", "rounding", "functions"}
BELOW = {
    "arrays": set(),
    "rounding": {"arrays"},
    "functions": {"arrays"},
    "linear_algebra": GROUND,
    "calculus": GROUND,
    "optimization": GROUND,
    "probability": GROUND,
    "learning": {*GROUND, "linear_algebra", "calculus", "optimization", "probability"},
}
"""What each folder of mathkit, and the modules `arrays` and `rounding`, may import of the others."""


def imported_packages(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("mathkit" if node.level else node.module or "")
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_only_what_mathkit_may(file: Path) -> None:
    assert imported_packages(file.read_text(encoding="utf-8")) <= ALLOWED


def imported_folders(source: str) -> set[str]:
    """The folders of mathkit that a module imports from, whatever the form of the import."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("mathkit.")}


@pytest.mark.parametrize("file", sorted(ROOT.rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_folder_imports_only_what_lies_below_it(file: Path) -> None:
    here = file.relative_to(ROOT).with_suffix("").parts[0]
    allowed = BELOW[here] | {here} if here != "__init__" else set()
    assert imported_folders(file.read_text(encoding="utf-8")) <= allowed


def test_every_form_of_import_is_seen() -> None:
    source = "import mathkit.learning.k_means\nfrom mathkit import arrays\n"
    source += "def f():\n    from mathkit.calculus import gradient"
    assert imported_folders(source) == {"learning", "arrays", "calculus"}


def test_the_check_sees_a_forbidden_import_wherever_it_hides() -> None:
    source = "def draw():\n    from manim.utils import color\n    import numpy.linalg\n"
    assert imported_packages(source) == {"manim", "numpy"}
