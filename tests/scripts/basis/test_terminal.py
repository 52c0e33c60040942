"""Printing: one place prints, and what is printed is the text and nothing else."""

import ast
import io
import sys
from pathlib import Path

import pytest
from rich.table import Table

from scripts.basis import terminal
from scripts.basis.terminal import Terminal, prepare_streams, print_json, say

SCRIPTS = Path(terminal.__file__).parents[1]
DEVELOPERS = ("bench.py", "benchmark", "development")
PRINTING = {"print", "echo", "secho", "Console", "print_exc"}


def test_one_module_prints() -> None:
    """What the tools of developers print comes from no user."""
    found = [
        f"{path}:{node.lineno}"
        for path in sorted(SCRIPTS.rglob("*.py"))
        if path.relative_to(SCRIPTS).parts[0] not in DEVELOPERS and path.name != "terminal.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in PRINTING
        and ast.unparse(node.func) not in {"console.print", "self._console.print"}  # these are Terminals
    ]
    assert found == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_letter_that_the_terminal_lacks_is_shown_by_its_number(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(file, encoding=encoding))
    prepare_streams()
    say("數 x")
    Terminal(wraps=True).print("數 x")
    print_json(["數"])
    assert file.getvalue().decode("ascii").split() == [*[r"\u6578", "x"] * 2, "[", r'"\u6578"', "]"]


def test_tables_and_lines_show_markup_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table(box=None, show_header=False)
    table.add_row("[bold]a[/bold] :smile:", "\x1b[31m")
    Terminal().print(table)
    Terminal().print("[/] [link=x]b[/link]\nc")
    assert capsys.readouterr().out.split() == [
        "[bold]a[/bold]",
        ":smile:",
        r"\x1b[31m",
        "[/]",
        "[link=x]b[/link]\\nc",
    ]


def test_columns_are_aligned_by_what_is_seen_and_wrapped_to_the_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    Terminal().print_columns([["數", "one", "a few words"], ["x\n", "two", "1"]], indent=2)
    assert capsys.readouterr().out == "  數   one  a few\n            words\n  x\\n  two  1\n"
    Terminal().print_columns([["x" * 10, "y" * 30]], indent=0)
    assert capsys.readouterr().out.splitlines() == [
        "xxxxxxxxx  yyyyyyyyy",
        "x          yyyyyyyyy",
        "           yyyyyyyyy",
        "           yyy",
    ]
