from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import beyond, kept_inside, label_near, tag

coordinates = st.floats(-1.0, 1.0)


@settings(deadline=None, max_examples=40)
@given(angle=st.floats(0, 2 * np.pi))
def test_beyond_keeps_the_gap_along_its_direction(angle: float) -> None:
    direction = np.array([np.cos(angle), np.sin(angle)])
    label = beyond(tag("$a$"), (1.0, 0.5), direction, gap=0.3)
    offset = label.get_center()[:2] - (1.0, 0.5)
    assert np.cross([*offset, 0], [*direction, 0])[2] == pytest.approx(0, abs=1e-9)
    beside = np.abs(offset) - np.array([label[-1].width, label[-1].height]) / 2
    assert beside.max() > 0


def test_the_gap_is_that_of_the_letters_and_not_of_their_plate() -> None:
    label = beyond(tag("$a$"), (0.0, 0.0), (1.0, 0.0), gap=0.3)
    assert label[-1].get_left()[0] == pytest.approx(0.3)


@settings(deadline=None, max_examples=40)
@given(x=coordinates, y=coordinates, u=coordinates, v=coordinates)
def test_a_label_stays_clear_of_arrows_and_in_its_box(x: float, y: float, u: float, v: float) -> None:
    middle = frame().picture.center
    heads = middle + 2 * np.array([(x, y, 0), (u, v, 0)])
    arrows = [Arrow(middle, head) for head in heads]
    label = label_near(tag("$a$"), arrows[0].end, (x, y), arrows, box=frame().picture, gap=0.15)
    half = np.array([label[-1].width, label[-1].height]) / 2
    for arrow in arrows:
        line = np.linspace(arrow.start[:2], arrow.end[:2], 200)
        assert (np.abs(line - label.get_center()[:2]) - half).max(axis=1).min() > 0.1
    assert frame().picture.left <= label.get_left()[0]
    assert label.get_right()[0] <= frame().picture.right


def test_a_label_that_sticks_out_is_moved_back_to_the_edge_of_its_box() -> None:
    label = kept_inside(beyond(tag("$a$"), (frame().picture.right, 0.3), (1.0, 0.0)), frame().picture)
    assert label[-1].get_right()[0] == pytest.approx(frame().picture.right)
    assert label.get_center()[1] == pytest.approx(0.3)
    place = label.get_center()
    np.testing.assert_allclose(kept_inside(label, frame().picture).get_center(), place)


def test_the_preferred_side_is_taken_if_it_is_clear() -> None:
    label = label_near(tag("$a$"), (0, 0), (0, -1))
    assert label.get_top()[1] < 0
