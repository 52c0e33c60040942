"""What several verbs print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from scripts.engine.failures import Failure


def print_json(data: Any) -> None:
    """Print *data*, ready for JSON, for programs."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_failures(failures: Iterable[Failure], output: Path, *, err: bool = False) -> None:
    """Print which films of a run failed, and where in the folder *output* their logs are.

    Parameters
    ----------
    err
        Print to standard error instead of standard output.
    """
    for failure in failures:
        click.echo(f"{failure.name} failed: {failure.sentence}", err=err)
        click.echo(f"  see {output / 'logs' / failure.name}.log", err=err)
