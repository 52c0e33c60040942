"""What several verbs print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.basis.terminal import say
from scripts.engine.failures import Failure, log_file


def print_failures(failures: Iterable[Failure], output: Path, *, err: bool = False) -> None:
    """Print which films of a run failed, and where in the folder *output* their logs are.

    Parameters
    ----------
    err
        Print to standard error instead of standard output.
    """
    for failure in failures:
        say(f"{failure.name} failed: {failure.sentence}", err=err)
        say(f"  see {log_file(failure.name, output)}", err=err)


def print_notes(notes: Iterable[str]) -> None:
    """Print what the user should know of what was done."""
    for note in notes:
        say(f"Note: {note}")
