from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.norms.pulled_weights import MODELS, Wedges, panels
from scenes.stage.shapes.frame import frame


def test_the_diamond_is_touched_at_its_corner():
    diamond, disc = panels((0.5, 1.8))
    np.testing.assert_allclose(diamond.nearest, (0, 1), atol=1e-12)
    assert diamond.apart == pytest.approx(np.hypot(0.5, 0.8))
    assert disc.apart == pytest.approx(np.hypot(0.5, 1.8) - 1)
    np.testing.assert_allclose(diamond.radius()[0].line, [(0.5, 1.8), (0.5 + diamond.apart, 1.8)])
    assert diamond.pulled().source == "(0.5, 1.8) → (0, 1)"
    assert diamond.width + disc.width < frame().wide.width


def test_the_diamond_drops_a_word_of_a_third_of_the_models_and_the_disc_of_none():
    diamond, disc = panels((0.5, 1.8))
    assert (diamond.dropped(), disc.dropped(), len(MODELS)) == (48, 0, 144)


@pytest.mark.parametrize("point", [(0.2, 1.9), (-0.3, -1.9), (2.0, 0.4), (-2.0, 0.9)])
def test_a_wedge_holds_what_its_corner_catches(point):
    panel = panels((0.5, 1.8))[0]
    wedges = Wedges(panel).set_state(opened=1.0)
    inside = [_holds(panel.plane, wedge, point) for wedge in wedges.wedges]
    assert sum(inside) == 1


def _holds(plane, wedge, point):
    """Whether a point lies on the same side of all edges of a wedge."""
    corners = np.array([plane.values(corner) for corner in wedge.points[::4]])
    edges = np.roll(corners, -1, axis=0) - corners
    away = np.asarray(point) - corners
    sides = edges[:, 0] * away[:, 1] - edges[:, 1] * away[:, 0]
    return bool((sides > 0).all() or (sides < 0).all())
