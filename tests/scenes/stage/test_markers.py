from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.markers import Markers, question_mark
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.theme import color

kinds = pytest.mark.parametrize("kind", ["disc", "square", "ring"])


@kinds
def test_every_place_has_its_mark(kind):
    alone = len(Markers([(0, 0)], kind=kind).points)
    marks = Markers([(0, 0), (1, 2), (-3, 1)], kind=kind)
    assert len(marks.points) == 3 * alone
    assert marks.get_right()[0] == pytest.approx(1 + Markers([(0, 0)], kind=kind).width / 2)


@kinds
@given(st.integers(0, 5))
def test_marks_may_become_more_or_fewer_and_keep_their_colour(kind, count):
    marks = Markers([(0, 0), (1, 1)], "second", kind).stand(np.ones((count, 2)))
    assert len(marks.points) == count * len(Markers([(0, 0)], kind=kind).points)
    shown = marks.get_stroke_color() if kind == "ring" else marks.get_fill_color()
    assert shown == color("second")


def test_a_disc_and_a_square_weigh_the_same():
    disc, square = Markers([(0, 0)]), Markers([(0, 0)], kind="square")
    assert np.pi * disc.width**2 / 4 == pytest.approx(square.width**2, rel=0.02)


def test_the_point_that_is_asked_about_hides_what_is_behind_it():
    circle, _ = mark = question_mark((1.0, -2.0))
    assert mark.get_center() == pytest.approx([1, -2, 0])
    assert circle.get_fill_opacity() == 1


def test_a_scatter_shows_all_its_points_and_what_else_must_be_seen():
    points, other = np.array([(0.0, 0.0), (1.0, 5.0), (2.0, 1.0)]), (9.0, -3.0)
    scatter = Scatter(points, [0, 1, 1], also=other)
    assert all(scatter.shows(*point) for point in (*points, other))
    assert scatter.x_unit == pytest.approx(scatter.y_unit)
    assert scatter.clouds[0].get_center()[:2] == pytest.approx(scatter.at(0, 0)[:2])
    assert [cloud.get_fill_color() for cloud in scatter.clouds] == [color("data"), color("second")]
