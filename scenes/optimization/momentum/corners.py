"""The upper right corner of the frame, beside the title: the formulas of the moment."""

from __future__ import annotations

from manim import RIGHT, UP, VGroup, VMobject

from scenes.stage.shapes.frame import GAP, frame


def beside_the_title(*rows: VMobject) -> VGroup:
    """Rows in the upper right corner, one under another."""
    top = frame().safe.top
    for row in rows:
        row.move_to((frame().safe.right, top, 0.0), aligned_edge=RIGHT + UP)
        top = float(row.get_bottom()[1]) - GAP
    return VGroup(*rows)


def side_by_side(*things: VMobject) -> VGroup:
    """Things in one row."""
    return VGroup(*things).arrange(RIGHT, buff=3 * GAP)
