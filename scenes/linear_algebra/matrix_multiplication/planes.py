"""A plane on which one matrix is seen after another."""

from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.stage.axes.planes import Plane
from scenes.stage.pictures.bases import IDENTITY, LARGEST_UNIT, MappedPlane, swept


def plane_with_room_for_both(both: Composition) -> MappedPlane:
    """A plane on which the basis can be seen under two matrices, in either order."""
    ways = [
        swept(IDENTITY, both.first),
        swept(IDENTITY, both.second, after=both.first),
        swept(IDENTITY, both.product),
        swept(IDENTITY, both.second),
        swept(IDENTITY, both.first, after=both.second),
    ]
    return MappedPlane(Plane(np.concatenate(ways), largest_unit=LARGEST_UNIT))
