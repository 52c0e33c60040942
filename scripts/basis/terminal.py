"""What is printed: all that mathreel says goes through here, so that no name or title steers a terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from scripts.basis.text import visible

__all__ = ["Terminal", "prepare_streams", "print_json", "say"]

_GAP = "  "
"""Between two columns."""


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

    def __init__(self, *, wraps: bool = False, stderr: bool = False) -> None:
        super().__init__(markup=False, emoji=False, highlight=False, soft_wrap=not wraps, stderr=stderr)

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(visible(text), **options)

    def print_columns(self, rows: Sequence[Sequence[str]], indent: int) -> None:
        """Print *rows* of cells in columns, which are wrapped if they are too wide together.

        A course may have thousands of such tables: rich's own would take too long.
        """
        cells = [[visible(cell) for cell in row] for row in rows]
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        room = max(self.width - indent - len(_GAP) * (len(widths) - 1), len(widths))
        while sum(widths) > room:
            widths[widths.index(max(widths))] -= 1
        for row in cells:
            wrapped = [self._wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            for line in zip_longest(*wrapped, fillvalue=""):
                padded = _GAP.join(map(set_cell_size, line, widths))
                self.file.write(f"{' ' * indent}{padded}".rstrip() + "\n")

    def _wrapped(self, cell: str, width: int) -> list[str]:
        if cell_len(cell) <= width:
            return [cell]
        return [line.plain.rstrip() for line in Text(cell).wrap(self, width)]
