"""Small legends: the meaning of a colour or a mark, written once next to the picture."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, LEFT, RIGHT, Line, Square, VGroup, VMobject

from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.writing import FINE_SIZE, Written, text


def legend(entries: Sequence[tuple[Role, str]], *, swatch: str = "line", size: float = FINE_SIZE) -> VGroup:
    """A row for each role: a swatch of its colour (``line`` or ``square``) and its meaning."""
    rows = VGroup()
    for role, meaning in entries:
        mark = (
            Line(LEFT * 0.2, RIGHT * 0.2, stroke_width=5.0, color=color(role))
            if swatch == "line"
            else Square(side_length=0.2, stroke_width=0.0, fill_color=color(role), fill_opacity=1.0)
        )
        rows.add(VGroup(mark, text(meaning, size=size, role=role)).arrange(RIGHT, buff=GAP))
    return rows.arrange(DOWN, buff=GAP, aligned_edge=LEFT)


def key(entries: Sequence[tuple[VMobject, Written]]) -> VGroup:
    """A row for each entry: a mark as it looks in the picture, and its meaning."""
    widest = max(mark.width for mark, _ in entries)
    rows = VGroup()
    for mark, meaning in entries:
        meaning.next_to(mark, RIGHT, buff=GAP + (widest - mark.width) / 2)
        rows.add(VGroup(mark, meaning))
    rows.arrange(DOWN, buff=GAP)
    for row in rows:
        row.shift((rows[0][1].get_left()[0] - row[1].get_left()[0]) * RIGHT)
    return rows
