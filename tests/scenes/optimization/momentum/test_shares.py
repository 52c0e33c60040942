from __future__ import annotations

import numpy as np
import pytest
from manim import DL, UR

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import best_descent
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.shares import LARGEST_RATE, Shares
from scenes.stage.shapes.frame import frame
from truth.shapes import corners, inside, values


def test_the_dots_stand_at_what_a_step_leaves():
    shares = Shares(25, 1.8)
    assert shares.at_rate() == pytest.approx((0.8, 0.928))
    heights = [shares.plot.values(dot.get_center())[1] for dot in shares.dots]
    assert heights == pytest.approx([0.8, 0.928])


def test_curves_are_drawn_as_far_as_asked():
    shares = Shares(25, 1.0).set_state(drawn=(1.0, LARGEST_RATE))
    ends = [values(shares.plot, corners(curve))[:, 0].max() for curve in shares.curves]
    assert ends == pytest.approx([1.0, LARGEST_RATE])


def test_a_ball_that_swings_leaves_the_root_of_its_momentum():
    shares = Shares(25, 1.0).set_state(momentum=0.25, drawn=(LARGEST_RATE, LARGEST_RATE))
    assert shares.at_rate()[0] == pytest.approx(0.5)


def test_the_height_of_the_flat_part_is_named_on_it() -> None:
    shares = Shares(25, 1.0).set_state(momentum=0.25, drawn=(LARGEST_RATE, LARGEST_RATE))
    shares.name_the_height()
    for root in (0.5, 0.6):
        shares.set_state(momentum=root**2)
        name = shares.flat_name
        left, top = shares.plot.values(name.get_corner((-1, 1, 0)))
        right = shares.plot.values(name.get_right())[0]
        assert root - 0.15 < top < root
        assert (1 - root) ** 2 < left < right < (1 + root) ** 2


@pytest.mark.parametrize("momentum", [0.05, 0.5, 0.95, 0.99])
@pytest.mark.parametrize("condition", [4, 25])
def test_the_root_stands_inside_and_off_the_curves(momentum: float, condition: float) -> None:
    shares = Shares(condition, 1.8).set_state(momentum=momentum, drawn=(LARGEST_RATE, LARGEST_RATE))
    name = shares.root_of_flat_parts()
    assert inside(name, shares.plot.box)
    (left, bottom, _), (right, top, _) = name.get_corner(DL), name.get_corner(UR)
    for curve in shares.curves:
        x, y, _ = curve.points.T
        assert not np.any((left < x) & (x < right) & (bottom < y) & (y < top))


@pytest.mark.parametrize("condition", [4, 25, 50])
def test_plain_descent_at_its_best_is_ringed_and_named_over_the_plot(condition: float) -> None:
    class Lesson:
        def play(self, *_: object, **__: object) -> None: ...

        def phrase_left(self, share: float) -> float:
            return share

    shares = Shares(condition, 1.8).set_state(momentum=0.5, drawn=(LARGEST_RATE, LARGEST_RATE))
    ring, (_, name) = shares.compare_with_plain(Lesson(), best_descent(ravine(condition)))
    best = 2 * condition / (condition + 1)
    assert shares.plot.values(ring.get_center()) == pytest.approx((best, best - 1))
    assert name.get_bottom()[1] > shares.plot.box.top
    assert inside(name, frame().safe)
    assert name.get_right()[0] < shares.readout(of_momentum=True).get_left()[0]


@pytest.mark.parametrize("condition", [4, 6, 7, 9, 16, 20, 21, 25, 50])
def test_what_plain_descent_leaves_stands_off_the_curves(condition):
    shares = Shares(condition, 2 * condition / (condition + 1)).set_state(drawn=(2.12, LARGEST_RATE))
    notes = shares.place_beside(*formulas.limits(ravine(condition)))
    row = shares.name_the_crossing()
    assert inside(row, shares.plot.box)
    low, high = row.get_corner((-1, -1, 0)), row.get_corner((1, 1, 0))
    for curve in shares.curves:
        x, y = corners(curve).T[:2]
        assert not np.any((low[0] < x) & (x < high[0]) & (low[1] < y) & (y < high[1]))
    assert high[0] < notes.get_left()[0] or high[1] < notes.get_bottom()[1] or low[1] > notes.get_top()[1]


def test_what_leaves_more_than_all_is_not_shown_inside():
    assert Shares(25, 3.0).dots[0].get_fill_opacity() == 0


@pytest.mark.parametrize("condition", [4, 6, 7, 8, 15, 16, 25, 50])
def test_the_height_is_named_inside_and_off_the_curves(condition):
    root = np.sqrt(condition)
    shares = Shares(condition, (2 / (1 + 1 / root)) ** 2, keeps_steps=True)
    shares.set_state(momentum=((root - 1) / (root + 1)) ** 2, drawn=(LARGEST_RATE, LARGEST_RATE))
    name = shares.name_the_height().flat_name
    assert inside(name, shares.plot.box)
    (left, bottom, _), (right, top, _) = name.get_corner(DL), name.get_corner(UR)
    for curve in (*shares.curves, *shares.plain):
        x, y = corners(curve).T[:2]
        assert not np.any((left < x) & (x < right) & (bottom < y) & (y < top))


def test_thin_lines_show_what_plain_descent_leaves():
    shares = Shares(25, 1.0, keeps_steps=True).set_state(momentum=0.5)
    for line, curvature in zip(shares.plain, (1.0, 1 / 25), strict=True):
        rates, left = values(shares.plot, corners(line)).T
        np.testing.assert_allclose(left, np.abs(1 - rates * curvature), atol=0.01)
    assert len(Shares(25, 1.0).plain) == 0
