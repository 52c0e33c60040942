from __future__ import annotations

import numpy as np
import pytest
from manim import Dot, VGroup

from scenes.stage.axes.plots import Plot
from scenes.stage.lesson import Lesson, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import formula


def run(animation):
    animation.begin()
    animation.interpolate(1.0)
    animation.finish()


def style(mobject):
    return [
        (*map(np.array, (part.stroke_rgbas, part.fill_rgbas)), part.get_stroke_width(), part.points.copy())
        for part in mobject.get_family()
        if part.has_points()
    ]


def shapes():
    trajectory = np.array([(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)])
    return [
        Polyline([trajectory], "data", opacity=0.55),
        Arrow((0, 0), (1, 1), "slope"),
        formula("{{ x : path }} = 1"),
        Dot(fill_opacity=0.4),
        VGroup(Polyline([trajectory]), Dot()),
        Plot(frame().picture, (0, 1), (0, 1)),
    ]


@pytest.mark.parametrize("index", range(6))
def test_what_was_dimmed_comes_back_as_it_was(index):
    shape = shapes()[index]
    before = style(shape)
    run(dim(shape))
    dimmed = style(shape)
    run(undim(shape))
    after = style(shape)
    for one, between, other in zip(before, dimmed, after, strict=True):
        for old, new in zip(one, other, strict=True):
            np.testing.assert_allclose(new, old, atol=1e-9)
        for old, less in zip(one[:2], between[:2], strict=True):
            np.testing.assert_allclose(less[:, 3], 0.28 * old[:, 3], atol=1e-6)
            np.testing.assert_allclose(less[:, :3], old[:, :3], atol=1e-9)
        np.testing.assert_allclose(between[3], one[3], atol=1e-9)


def test_a_curve_stays_unfilled_when_it_is_dimmed():
    curve = Polyline([np.array([(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)])])
    run(dim(curve))
    assert curve.get_fill_opacity() == 0
    run(undim(curve))
    assert curve.get_fill_opacity() == 0


def test_many_are_dimmed_at_once():
    one, other = Dot(), Dot()
    run(dim(one, other))
    assert one.get_fill_opacity() == other.get_fill_opacity() == pytest.approx(0.28)


def test_what_is_dimmed_and_undimmed_keeps_its_place_in_the_drawing_order(play):
    class Overlapping(Lesson):
        title = "Overlapping"

        @beat("A plate lies over a line.")
        def show(self) -> None:
            lines, self.plated = VGroup(Dot(), Dot()), VGroup(Dot(), Dot())
            self.add(lines, self.plated)
            before = self.get_mobject_family_members()
            self.play(dim(lines[1], self.plated[1]))
            self.play(undim(lines[1], self.plated[1]))
            assert self.get_mobject_family_members() == before

    assert play(Overlapping).lesson.played


def test_the_old_fades_out_before_the_new_fades_in():
    out, come = swap(Dot(), Dot())
    assert out.run_time == pytest.approx(come.run_time / 2)
    assert come.rate_func(0.5) == 0
    assert come.rate_func(0.25) == 0
    assert come.rate_func(1) == 1
