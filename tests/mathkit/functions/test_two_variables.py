import numpy as np
import pytest
import sympy

from mathkit.functions.two_variables import CREASES, SADDLE, WAVES, level_ground_of_waves

X, Y = sympy.symbols("x y")
TABLE = [(SADDLE, X**2 - Y**2), (WAVES, sympy.sin(X) + sympy.cos(Y))]


@pytest.mark.parametrize(("surface", "exact"), TABLE, ids=["saddle", "waves"])
def test_values_and_gradients_are_those_of_sympy(surface, exact):
    for x, y in ((0.0, 0.0), (1.5, -2.0), (-3.0, 0.7)):
        at = {X: x, Y: y}
        assert surface.value((x, y)) == pytest.approx(float(exact.subs(at)))
        found = [float(sympy.diff(exact, by).subs(at)) for by in (X, Y)]
        assert surface.gradient((x, y)) == pytest.approx(found)


@pytest.mark.parametrize("surface", [SADDLE, WAVES])
def test_many_points_at_once_are_as_good_as_one_by_one(surface):
    grid = np.random.default_rng(1).normal(size=(4, 5, 2))
    assert surface.value(grid).shape == (4, 5)
    assert surface.gradient(grid).shape == (4, 5, 2)
    assert surface.gradient(grid)[2, 3] == pytest.approx(surface.gradient(grid[2, 3]))


def test_level_ground_of_the_waves():
    found = level_ground_of_waves((-5.0, 5.0), (-4.0, 4.0))
    assert WAVES.gradient(found) == pytest.approx(np.zeros((12, 2)), abs=1e-12)
    # Each summit, hollow and pass is there once: sign changes of the slopes on a fine grid say how many.
    columns, rows = np.linspace(-5, 5, 4001), np.linspace(-4, 4, 4001)
    crossings = [np.sum(np.diff(np.sign(slope)) != 0) for slope in (np.cos(columns), np.sin(rows + 1e-9))]
    assert len(found) == crossings[0] * crossings[1]
    assert len(level_ground_of_waves((0.0, 1.0), (-1.0, 1.0))) == 0


def test_wrong_input_is_refused():
    with pytest.raises(ValueError, match="y must be"):
        level_ground_of_waves((0.0, 1.0), (1.0, 1.0))
    with pytest.raises(ValueError, match="direction must be"):
        CREASES.one_sided_slope((0, 0))


def test_creases_are_level_along_the_axes_and_climb_in_between():
    assert CREASES.one_sided_slope((1, 0)) == CREASES.one_sided_slope((0, -3)) == 0
    assert CREASES.one_sided_slope((2, -2)) == pytest.approx(np.sin(np.pi / 4))


@pytest.mark.parametrize("angle", np.linspace(0, 2 * np.pi, 9))
def test_creases_look_the_same_at_every_distance(angle):
    way = np.array([np.cos(angle), np.sin(angle)])
    quotients = [float(CREASES.value(h * way)) / h for h in (1.0, 1e-3, 1e-9)]
    assert quotients == pytest.approx([CREASES.one_sided_slope(way)] * 3, abs=1e-12)
    assert max(quotients) <= np.sqrt(0.5) + 1e-12
