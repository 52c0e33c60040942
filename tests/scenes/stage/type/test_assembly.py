from __future__ import annotations

import pytest
from manim import Scene, tempconfig

from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, text


def played(steps):
    with tempconfig({"dry_run": True, "disable_caching": True, "progress_bar": "none"}):
        scene = Scene(skip_animations=True)
        for step in steps:
            scene.play(step)
    return scene


@pytest.mark.parametrize("last", ["", "answer"])
def test_in_the_end_the_whole_formula_is_there(last):
    written = formula("frac({{ 1 : top }}, {{ 2 : below }}) = {{ 3 : answer }}")
    one, two = text("1").shift((3, 2, 0)), text("2").shift((3, 1, 0))
    wanted = [shape.copy() for shape in written]
    steps = list(assemble(written, {"top": one, "below": two}, last=last))
    assert len(steps) == 2 + bool(last)
    shown = {each for mobject in played(steps).mobjects for each in mobject.get_family()}
    assert set(written) <= shown
    for shape, copy in zip(written, wanted, strict=True):
        assert shape.points == pytest.approx(copy.points)
        assert shape.get_fill_opacity() == 1


def test_a_part_starts_at_its_source():
    written = formula("x = {{ 2 : value }}")
    source = text("2").shift((3, 2, 0))
    _, rising = assemble(written, {"value": source})
    start = rising.animations[0].mobject
    assert start.get_center() == pytest.approx(source.get_center())
    assert start.height == pytest.approx(source.height)
