from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import linear

from scenes.stage.motion.tween import tween
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.shapes.markers import Markers, mark_size, question_mark, thinned
from scenes.stage.shapes.theme import color

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
    marks = Markers([(0, 0), (1, 1)], "second", kind).set_state(places=np.ones((count, 2)))
    assert len(marks.points) == count * len(Markers([(0, 0)], kind=kind).points)
    shown = marks.get_stroke_color() if kind == "ring" else marks.get_fill_color()
    assert shown == color("second")


def test_a_disc_and_a_square_have_the_same_area():
    disc, square = Markers([(0, 0)]), Markers([(0, 0)], kind="square")
    assert np.pi * disc.width**2 / 4 == pytest.approx(square.width**2, rel=0.02)


def test_the_mark_of_a_query_hides_what_is_behind_it():
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


def test_many_marks_cover_no_more_than_a_few():
    assert mark_size(0) == mark_size(1) == mark_size(200) == 1
    assert 2000 * mark_size(2000) ** 2 == pytest.approx(200)
    assert Markers([(0, 0)], size=0.5).width == pytest.approx(Markers([(0, 0)]).width / 2)
    few, many = Scatter(np.eye(2), [0, 1]), Scatter(np.tile(np.eye(2), (400, 1)), [0, 1] * 400)
    assert len(many.clouds[0].points) > len(few.clouds[0].points)
    assert np.ptp(many.clouds[0].points[:12, 0]) < 0.6 * np.ptp(few.clouds[0].points[:12, 0])


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_marks_glide_straight_from_place_to_place(share):
    start, end = np.array([(0.0, 0.0), (1.0, 1.0)]), np.array([(2.0, 0.0), (1.0, -3.0)])
    marks = Markers(start)
    glide = tween(marks, places=end, rate_func=linear)
    glide.begin()
    glide.interpolate(share)
    expected = Markers(start + share * (end - start))
    np.testing.assert_allclose(marks.points, expected.points)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 100])
def test_of_many_places_some_are_kept_at_equal_steps(count):
    kept = thinned(np.column_stack([np.arange(count), np.zeros(count)]), 7)
    assert len(kept) == count if count <= 7 else 3 < len(kept) <= 7
    assert len(set(np.diff(kept[:, 0]))) <= 1
