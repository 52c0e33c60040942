"""What is printed: all that mathreel says goes through here, so that no name or title steers a terminal."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from rich.console import Console
from rich.text import Text

from scripts.basis.text import visible

__all__ = ["Terminal", "prepare_streams", "print_json", "say"]


def prepare_streams() -> None:
    r"""Let a terminal that lacks a letter show its number instead: ``\xfc``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: object = "", *, err: bool = False) -> None:
    """Print *text* as one line.

    Parameters
    ----------
    err
        Print to standard error instead of standard output.
    """
    print(visible(str(text)), file=sys.stderr if err else sys.stdout, flush=True)


def print_json(data: Any) -> None:
    """Print *data*, ready for JSON, for programs; all of it is ASCII."""
    print(json.dumps(data, indent=2), flush=True)


class Terminal(Console):
    """A console for tables and progress bars, which reads nothing in a text but the text."""

    def __init__(self, *, wraps: bool = False) -> None:
        super().__init__(markup=False, emoji=False, highlight=False, soft_wrap=not wraps)

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(visible(text), **options)
