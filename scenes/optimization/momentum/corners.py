"""The upper right corner of the frame, beside the title; and how one picture follows another."""

from __future__ import annotations

from manim import RIGHT, UP, Animation, FadeIn, FadeOut, VGroup, VMobject

from scenes.stage.shapes.frame import GAP, frame


def beside_the_title(*rows: VMobject) -> VGroup:
    """Rows in the upper right corner, one under another."""
    top = frame().safe.top
    for row in rows:
        row.move_to((frame().safe.right, top, 0.0), aligned_edge=RIGHT + UP)
        top = float(row.get_bottom()[1]) - GAP
    return VGroup(*rows)


def turn_page(old: VMobject, new: VMobject) -> tuple[Animation, Animation]:
    """One picture goes while another comes."""
    return FadeOut(old, run_time=0.7), FadeIn(new, run_time=0.9)
