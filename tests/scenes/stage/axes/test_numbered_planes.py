from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import MINUS

BOX = Box(-1.0, 6.0, -3.0, 3.0)


@given(st.floats(0.05, 40.0))
def test_numbers_stand_at_their_places_outside_of_the_window(reach):
    plane = NumberedPlane([(-reach, -reach), (reach, reach)], box=BOX)
    for axis, labels in enumerate(plane.numbers):
        places = [label.get_center()[axis] for label in labels]
        assert len(labels) >= 2
        assert min(b - a for a, b in pairwise(places)) > 0.59
        for label, place in zip(labels, places, strict=True):
            value = float(label.source.replace(MINUS, "-"))
            assert plane.at((value, value))[axis] == pytest.approx(place)
            inner = plane.box.bottom if axis == 0 else plane.box.left
            assert label.get_critical_point((1, 1, 0))[1 - axis] < inner
            assert label.get_critical_point((-1, -1, 0))[1 - axis] >= (BOX.bottom, BOX.left)[axis]


def test_lines_that_a_map_brings_close_together_are_thinned_out():
    reach = [(-8, -8), (8, 8)]
    plain, mapped = (NumberedPlane(reach, box=BOX, maps=maps) for maps in ([], [[[0.5, 0], [0, 0.1]]]))
    assert mapped.step > plain.step
    assert mapped.step * mapped.unit <= 1.3
