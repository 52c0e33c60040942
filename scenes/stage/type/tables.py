"""Small tables of words and numbers, as one text or row by row."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup

from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import FINE_SIZE, Written, text


def table(rows: Sequence[Sequence[str]], *, size: float = FINE_SIZE, role: Role = "ink") -> Written:
    """Set *rows* of Typst markup as a table: the first column left-aligned, the others right-aligned."""
    columns = len(rows[0])
    align = ", ".join(["left"] + ["right"] * (columns - 1))
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = f"#grid(columns: {columns}, align: ({align},), column-gutter: 1.1em, row-gutter: 0.8em, {cells})"
    return text(source, size=size, role=role)


_COLUMN_GAP = 0.9
"""Between two columns of a ledger, in manim units."""

_ROW_PITCH = 0.52
"""From one baseline of a ledger to the next, in manim units."""


def ledger(rows: Sequence[Sequence[Written]], *, gap: float = _COLUMN_GAP) -> VGroup:
    """A group for each of *rows*, which can come one after another; columns are left-aligned, *gap* apart."""
    widths = [max(cell.width for cell in column) for column in zip(*rows, strict=True)]
    edges = [sum(widths[:index]) + index * gap for index in range(len(widths))]
    lines = VGroup()
    for index, row in enumerate(rows):
        for cell, left in zip(row, edges, strict=True):
            cell.stand_on(-_ROW_PITCH * index).shift((left - cell.get_left()[0], 0.0, 0.0))
        lines.add(VGroup(*row))
    return lines
