from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from manim import linear

from scenes.linear_algebra.dot_product.projections import Projection

components = st.floats(-10, 10).map(lambda value: round(value, 2))
pairs = st.tuples(components, components)


@settings(deadline=None, max_examples=40)
@given(a=pairs, b=pairs, angle=st.floats(0, np.pi))
def test_a_turned_arrow_keeps_its_length_and_makes_the_angle(
    a: tuple[float, float], b: tuple[float, float], angle: float
) -> None:
    assume(any(a) and any(b))
    picture = Projection(a, b)
    turned = picture.at_angle(angle)
    np.testing.assert_allclose(np.linalg.norm(turned), np.linalg.norm(a))
    np.testing.assert_allclose(turned @ b, np.linalg.norm(a) * np.linalg.norm(b) * np.cos(angle), atol=1e-9)
    np.testing.assert_allclose(picture.at_angle(picture.product.angle or 0.0), a, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(a=pairs, b=pairs)
def test_the_shadow_ends_where_the_perpendicular_falls(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assume(any(a) and any(b))
    picture = Projection(a, b)
    start, end = (picture.plane.values(picture.shadow.points[index]) for index in (0, -1))
    np.testing.assert_allclose((a - end) @ b, 0, atol=1e-6)
    np.testing.assert_allclose(end - start, picture.product.projection, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(a=pairs, b=pairs)
def test_the_shadows_of_both_steps_make_the_shadow(a: tuple[float, float], b: tuple[float, float]) -> None:
    assume(any(a) and any(b))
    picture = Projection(a, b)
    ends = [
        (picture.plane.values(shadow.points[0]), picture.plane.values(shadow.points[-1]))
        for shadow in picture.shadows_of_steps()[1]
    ]
    np.testing.assert_allclose(ends[0][1], ends[1][0], atol=1e-9)
    np.testing.assert_allclose(ends[1][1] - ends[0][0], picture.product.projection, atol=1e-9)
    np.testing.assert_allclose((ends[0][1] - ends[0][0]) @ b, a[0] * b[0], atol=1e-6)
    assert len(picture.steps()) == 2


def test_nothing_casts_a_shadow_without_an_angle() -> None:
    picture = Projection((3, 1), (0, 0))
    assert not any(len(part.points) for part in (picture.line, picture.shadow, picture.drop, picture.arc))


def test_the_angle_is_named_where_there_is_room() -> None:
    picture = Projection((1, 3), (4, 2))
    for angle, opacity in ((0.0, 0.0), (np.pi / 2, 1.0), (np.pi, 1.0)):
        picture.set_state(angle=angle)
        letter = picture.theta[-1]
        assert letter[0].get_fill_opacity() == opacity
        if opacity:
            beside = picture.plane.values(letter.get_center())
            cosine = beside @ (4, 2) / np.linalg.norm(beside) / np.linalg.norm((4, 2))
            np.testing.assert_allclose(np.arccos(cosine), angle / 2, atol=1e-6)


def test_the_shadow_is_empty_before_it_is_cast_and_lies_under_the_arrows() -> None:
    picture = Projection((1, 3), (4, 2))
    shadow, *over = picture.hide_shadow().from_the_shadow_up()
    assert shadow is picture.shadow
    assert not len(shadow.points)
    assert [each for each in over if each in (picture.a, picture.b)] == [picture.b, picture.a]


def test_the_shadow_grows_as_far_as_its_share() -> None:
    picture = Projection((1, 3), (4, 2)).hide_shadow()
    picture.cast_shadow(rate_func=linear).interpolate(0.5)
    end = picture.plane.values(picture.shadow.points[-1]) - picture.plane.values(picture.shadow.points[0])
    np.testing.assert_allclose(end, picture.product.projection / 2, atol=1e-9)


def test_an_arrow_turns_from_its_angle_to_another() -> None:
    picture = Projection((1, 3), (4, 2))
    picture.turn_to(np.pi, rate_func=linear).interpolate(0.5)
    np.testing.assert_allclose(picture.angle, (np.pi / 4 + np.pi) / 2)
