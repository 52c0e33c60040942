"""The house: what lies at the top, and imports that run one way, scripts → scenes → mathkit."""

import ast
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
TOP = {
    *("mathkit", "scenes", "scripts", "tests"),
    *("manim.cfg", "pyproject.toml", "constraints.txt"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
}
ABOVE = {"mathkit": {"scenes", "scripts"}, "scenes": {"scripts"}, "scripts": {"tests"}}


def imported_packages(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("package", ABOVE)
def test_no_package_imports_one_above_it(package: str) -> None:
    sources = sorted((HOUSE / package).rglob("*.py"))
    assert sources
    upward = {
        str(source.relative_to(HOUSE)): names
        for source in sources
        if (names := imported_packages(source.read_text(encoding="utf-8")) & ABOVE[package])
    }
    assert upward == {}


def test_an_import_is_seen_wherever_it_stands() -> None:
    assert imported_packages(
        "def draw():\n    import manim.utils, scripts.cli\n    from scenes.stage import x"
    ) == {*("manim", "scripts", "scenes")}


def test_a_module_that_is_named_in_a_string_exists() -> None:
    """Neither mypy nor ruff sees these, and a fork server passes over a module that it cannot import."""
    dotted = re.compile(r"(mathkit|scenes|scripts)(\.\w+)+")
    named = {
        node.value
        for source in (HOUSE / "scripts").rglob("*.py")
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and dotted.fullmatch(node.value)
    }
    assert named
    assert [name for name in sorted(named) if find_spec(name) is None] == []


def test_the_top_level_holds_what_was_agreed_and_no_more() -> None:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git repository")
    top = {Path(line).parts[0] for line in listing.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP
