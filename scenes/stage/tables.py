"""Small tables of words and numbers, set by Typst."""

from __future__ import annotations

from collections.abc import Sequence

from scenes.stage.theme import Role
from scenes.stage.writing import FINE_SIZE, Written, text


def table(rows: Sequence[Sequence[str]], *, size: float = FINE_SIZE, role: Role = "ink") -> Written:
    """Set *rows* of Typst markup as a table: the first column to the left, the others to the right."""
    columns = len(rows[0])
    align = ", ".join(["left"] + ["right"] * (columns - 1))
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = f"#grid(columns: {columns}, align: ({align},), column-gutter: 1.1em, row-gutter: 0.8em, {cells})"
    return text(source, size=size, role=role)
