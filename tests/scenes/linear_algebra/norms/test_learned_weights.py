from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.norms import pulled_descent
from scenes.linear_algebra.norms.weights.learned_weights import PulledWalk, Wedges, panels
from scenes.linear_algebra.norms.weights.learning_words import learned_in_words, scored_in_words
from scenes.linear_algebra.norms.weights.scored_texts import NEW_RATINGS, NEW_TEXTS, scores_of
from scenes.stage.shapes.frame import frame


def two_panels(best=(0.5, 1.8)):
    return panels([pulled_descent(best, p, 0.25, 8) for p in (1, 2)])


def test_the_diamond_is_touched_at_its_corner():
    diamond, disc = two_panels()
    np.testing.assert_allclose(diamond.nearest, (0, 1), atol=1e-12)
    assert diamond.apart == pytest.approx(np.hypot(0.5, 0.8))
    assert disc.apart == pytest.approx(np.hypot(0.5, 1.8) - 1)
    assert diamond.learned().source == "(0, 1)"
    assert disc.learned().source == "≈ (0.27, 0.96)"
    assert diamond.width + disc.width < frame().picture.width


@pytest.mark.parametrize("best", [(2.5, 2.5), (-2.5, 2.5), (2.5, -0.1), (-0.2, -2.5), (0, 0)])
def test_all_of_the_ball_and_the_best_weights_are_seen(best):
    for panel in two_panels(best):
        box = panel.plane.box
        for point in (best, (1, 0), (0, 1), (-1, 0), (0, -1)):
            x, y, _ = panel.plane.at(point)
            assert box.left < x < box.right
            assert box.bottom < y < box.top


def test_a_walk_steps_out_of_its_ball_and_is_pulled_back():
    panel = two_panels()[0]
    walk = PulledWalk(panel.plane, pulled_descent((0.5, 1.8), 1, 0.25, 8))
    sizes = []
    for step in (0, 0.5, 1, 1.5, 2):
        walk.set_state(step=step)
        sizes.append(float(np.abs(panel.plane.values(walk.dot.get_center())).sum()))
    assert sizes[0] == pytest.approx(0, abs=1e-9)
    assert sizes[1] > 1
    assert sizes[2] == pytest.approx(1)
    assert sizes[3] > 1
    assert sizes[4] == pytest.approx(1)


def test_models_are_scored_with_the_weights_that_are_shown():
    found = scores_of([np.array([0.5, 1.6]), np.array([0.0, 1.0]), np.array([0.29828, 0.95448])])
    np.testing.assert_allclose(found.models[2], (0.3, 0.95))
    np.testing.assert_allclose(found.scores[2], (0.6, 1.9, 1.25))
    by_hand = [
        sum((x * a + y * b - r) ** 2 for (a, b), r in zip(NEW_TEXTS, NEW_RATINGS, strict=True))
        for x, y in ((0.5, 1.6), (0, 1), (0.3, 0.95))
    ]
    np.testing.assert_allclose(found.errors, by_hand)
    np.testing.assert_allclose(np.round(found.errors, 2), (2.51, 0.18, 0.31))


@pytest.mark.parametrize("point", [(0.2, 1.9), (-0.2, -1.25), (1.25, 0.2), (-1.25, 0.1)])
def test_a_wedge_holds_what_its_corner_catches(point):
    panel = two_panels()[0]
    wedges = Wedges(panel.plane).set_state(opened=1.0)
    inside = [_holds(panel.plane, wedge, point) for wedge in wedges.wedges]
    assert sum(inside) == 1


def _holds(plane, wedge, point):
    """Whether a point lies on the same side of all edges of a wedge."""
    corners = np.array([plane.values(corner) for corner in wedge.points[::4]])
    edges = np.roll(corners, -1, axis=0) - corners
    away = np.asarray(point) - corners
    sides = edges[:, 0] * away[:, 1] - edges[:, 1] * away[:, 0]
    return bool((sides > 0).all() or (sides < 0).all())


@pytest.mark.parametrize(
    ("weights", "diamond", "disc"),
    [
        ((0.5, 1.8), "in the corner", "shrinks both"),
        ((-1.2, 1.1), "beside them", "shrinks both"),
        ((0.7, 0.6), "beside them", "holds w"),
        ((0.2, -0.3), "inside of both", "Both learn"),
        ((0.0, 2.0), "zero already", "too"),
    ],
)
def test_the_words_tell_where_the_balls_keep_the_weights(weights, diamond, disc):
    said = learned_in_words(np.array(weights))
    assert diamond in said["diamond"]
    assert disc in said["disc"]


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        ((3.71, 0.06, 0.4925), "the diamond makes the smallest error."),
        ((3.71, 0.9, 0.4925), "the disc makes the smallest error."),
        ((3.71, 0.061, 0.064), "both balls make a smaller error than w."),
        ((0.3, 0.9, 0.3), "w makes the smallest error here. Smaller isn't always better."),
        ((0.3, 0.3, 0.3), "all three make the same error."),
    ],
)
def test_the_words_tell_whose_error_is_smallest(errors, said):
    assert scored_in_words(errors) == f"On new texts, rated by others, {said}"
