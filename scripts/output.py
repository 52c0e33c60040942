"""What several verbs print."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from scripts.basis.errors import disk_error, is_disk_error
from scripts.basis.manifest import output_manifest
from scripts.basis.terminal import say
from scripts.engine.failures import Failure, failure_of, keep_log, log_file


def print_failures(failures: Iterable[Failure], output: Path, *, err: bool = False) -> None:
    """Print which films of a run failed, and where in the folder *output* their logs are.

    Parameters
    ----------
    err
        Print to standard error instead of standard output.
    """
    for failure in failures:
        say(_sentence(failure), err=err)
        say(_place_of_log(failure, output), err=err)


def tell_failure(name: str, error: Exception, output: Path | None) -> None:
    """Print in a sentence that the film *name* failed with *error*; keep a log in *output*, if that is given.

    Raises
    ------
    MathreelError
        If it is no fault of the film: the disk is full, or cannot be written.
    """
    if isinstance(error, OSError) and is_disk_error(error):
        raise disk_error(error) from error
    failure = failure_of(name, error)
    say(_sentence(failure), err=True)
    if output is not None:
        keep_log(failure, output_manifest(Path(os.path.realpath(output))))
        say(_place_of_log(failure, output), err=True)


def print_notes(notes: Iterable[str]) -> None:
    """Print what the user should know of what was done."""
    for note in notes:
        say(f"Note: {note}")


def _sentence(failure: Failure) -> str:
    return f"{failure.name} failed: {failure.sentence}"


def _place_of_log(failure: Failure, output: Path) -> str:
    return f"  see {log_file(failure.name, output)}"
