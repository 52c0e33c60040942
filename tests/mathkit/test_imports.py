"""mathkit stands on the standard library, NumPy and SciPy alone."""

import ast
import sys
from pathlib import Path

import pytest

import mathkit

ROOT = Path(mathkit.__file__).parent
ALLOWED = {*sys.stdlib_module_names, "numpy", "scipy", "mathkit"}


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


def test_the_check_sees_a_forbidden_import_wherever_it_hides() -> None:
    source = "def draw():\n    from manim.utils import color\n    import numpy.linalg\n"
    assert imported_packages(source) == {"manim", "numpy"}
