from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from manim import linear

from scenes.linear_algebra.dot_product.light_and_marks import heights
from scenes.linear_algebra.dot_product.shadow_areas import ShadowArea

components = st.floats(-10, 10).map(lambda value: round(value, 2))
pairs = st.tuples(components, components)


@settings(deadline=None, max_examples=25)
@given(a=pairs, b=pairs, angle=st.floats(0, np.pi))
def test_the_rectangle_has_the_area_of_the_product_at_every_angle(
    a: tuple[float, float], b: tuple[float, float], angle: float
) -> None:
    assume(np.hypot(*a) > 0.05 and np.hypot(*b) > 0.05)
    picture = ShadowArea(a, b).set_state(angle=angle, shadow=1.0, fill=1.0)
    expected = np.hypot(*a) * np.hypot(*b) * np.cos(angle)
    np.testing.assert_allclose(picture.product.value, expected, atol=1e-6)
    np.testing.assert_allclose(area_of(picture, picture.area), abs(expected), atol=1e-6)


@settings(deadline=None, max_examples=25)
@given(a=pairs, b=pairs, stage=st.floats(0, 2), zoom=st.floats(0, 1))
def test_strips_keep_their_areas_while_they_slide(
    a: tuple[float, float], b: tuple[float, float], stage: float, zoom: float
) -> None:
    assume(np.hypot(*a) > 0.05 and np.hypot(*b) > 0.05)
    picture = ShadowArea(a, b)
    picture.set_state(strips_seen=1.0, slide=min(stage, 1.0), square=max(0.0, stage - 1.0), zoom=zoom)
    areas = sorted(area_of(picture, strip) for strip in picture.strips)
    np.testing.assert_allclose(areas, sorted(np.abs(np.multiply(a, b))), atol=1e-6)


def area_of(picture: ShadowArea, shape: object) -> float:
    vertices = shape.get_vertices()  # type: ignore[attr-defined]
    x, y = np.array([picture.plane.values(corner) for corner in vertices]).T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def test_the_copy_of_b_turns_away_from_a_and_its_steps_slide_onto_the_rectangles() -> None:
    picture = ShadowArea((2, 1), (3, 4)).set_state(turn=1.0, paired=1.0, square=1.0, slide=1.0)
    values = picture.plane.values
    np.testing.assert_allclose(values(picture.copy_b.end), [-4, 3], atol=1e-9)
    np.testing.assert_allclose(
        [values(end) for end in ends(picture.copy_steps[0])], [(0, 1), (0, 4)], atol=1e-9
    )
    np.testing.assert_allclose(
        [values(end) for end in ends(picture.copy_steps[1])], [(0, 0), (-4, 0)], atol=1e-9
    )


def ends(arrow: object) -> tuple[object, object]:
    return arrow.start, arrow.end  # type: ignore[attr-defined]


def test_what_has_no_share_is_not_seen() -> None:
    picture = ShadowArea((2, 1), (3, 4))
    assert not len(picture.band.points)
    assert picture.a.shaft.get_stroke_opacity() == 0
    assert picture.labels.area_number[0][1][0].get_fill_opacity() == 0
    picture.set_state(a_seen=1.0, area_number=1.0)
    assert picture.a.shaft.get_stroke_opacity() == 1
    assert picture.labels.area_number[0][1][0].get_fill_opacity() == 1


def test_both_arrows_shrink_to_length_one() -> None:
    picture = ShadowArea((2, 1), (4, 1), compared=True).set_state(divided=1.0, fill=1.0, zoom=1.0)
    np.testing.assert_allclose(picture.product.value, 9 / np.sqrt(5 * 17))
    np.testing.assert_allclose(area_of(picture, picture.area), 9 / np.sqrt(5 * 17))
    inside = picture.plane.box
    for arrow in (picture.a, picture.b):
        assert inside.left < arrow.end[0] < inside.right
        assert inside.bottom < arrow.end[1] < inside.top


def test_the_heights_of_the_strips_are_the_shadows_of_the_steps() -> None:
    picture = ShadowArea((3, 1), (3, 4))
    lengths = [np.linalg.norm(last - first) / picture.plane.unit for first, last in heights(picture)]
    np.testing.assert_allclose(lengths, [0.8, 1.8])


def test_the_letter_of_the_angle_stands_between_both_arrows_beyond_the_arc() -> None:
    for a in ((3, 1), (1, 3), (-1, 4)):
        picture = ShadowArea(a, (3, 4))
        x, y = picture.labels.theta[0].get_center()[:2] - picture.plane.origin
        turn = np.arctan2(y, x) - np.arctan2(4, 3)
        assert abs(turn) == pytest.approx(picture.angle / 2)
        assert np.hypot(x, y) > picture.arc_radius


def test_a_shadow_lies_across_the_line_of_b_from_its_arrow() -> None:
    for a in ((3, 1), (1, 3)):
        picture = ShadowArea(a, (3, 4)).set_state(shadow=1.0)
        start = picture.plane.values(picture.band.points[0])
        assert start @ picture.away > 0 > np.array(a) @ picture.away


def test_a_state_runs_to_another() -> None:
    picture = ShadowArea((2, 1), (3, 4))
    move = picture.to(angle=np.pi, run_time=1.0)
    move.rate_func = linear
    move.interpolate(0.5)
    np.testing.assert_allclose(picture.angle, (np.arccos(10 / np.sqrt(125)) + np.pi) / 2)


def test_nothing_casts_a_shadow_without_an_angle() -> None:
    picture = ShadowArea((3, 1), (0, 0))
    assert not any(len(part.points) for part in (picture.line, picture.band, picture.drop, picture.arc))
