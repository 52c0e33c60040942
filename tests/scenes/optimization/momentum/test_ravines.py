from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import ravine
from scenes.optimization.momentum.ravines import Ravine, VelocitySum
from scenes.stage.shapes.frame import frame
from truth.shapes import inside

BOWL = ravine(25)


def test_a_ravine_holds_its_places_with_equal_units():
    places = np.array([(-8.0, 1.5), (0.0, 0.0), (3.0, -0.5)])
    plot = Ravine(BOWL, places, places[0], box=frame().words).plot
    assert all(plot.shows(*place) for place in places)
    assert np.isclose(plot.x_unit, plot.y_unit)


def test_the_names_of_a_step_stand_clear_of_each_other_inside_the_plot():
    points, kept, push = np.array([(-8.0, 1.5), (-7.4, -1.2)]), np.array([0.3, -1.35]), np.array([0.5, 2.2])
    picture = VelocitySum(BOWL, points, kept, push, ["$a$", "$b$", "$c$", "$d$"])
    assert all(inside(name, picture.ravine.plot.box) for name in picture.names)
    centres = np.array([name.get_center() for name in picture.names])
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)[np.triu_indices(4, 1)]
    assert apart.min() > 0.3
