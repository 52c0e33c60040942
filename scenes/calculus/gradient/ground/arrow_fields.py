"""Gradients on the whole map: a field of them on contour lines, and one that a walker carries."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.functions.differentiable import Differentiable
from scenes.calculus.gradient.ground.ground_arrows import GroundArrow
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_PITCH = 0.95
"""Manim units between the feet of neighbours, at the least."""

_APART = 0.4
"""Manim units between two arrows, and between an arrow and what it is to be clear of, at the least."""

_SHORTEST = 0.12
"""In manim units: of a shorter arrow one would not see where it points."""

_MARGIN = 0.05
"""Between the edge of the map and the heads of arrows: one that would reach farther is left out."""

_TIP_LENGTH = 0.2
"""Of short arrows it is smaller, and so is the width."""

_TIP_HALF_WIDTH = 0.085


class ArrowField(VGroup):
    """Arrows along the gradients, from places on contour lines, all at the same scale, drawn as two shapes.

    The field is there up to a ``reach`` from its origin, in manim units.

    Parameters
    ----------
    scale
        An arrow is drawn at one over this of its length.
    clear_of
        Points of the frame (n, 2) that no arrow comes near.
    """

    def __init__(
        self,
        ground: Terrain,
        function: Differentiable,
        box: Box,
        scale: float,
        origin: ArrayLike,
        clear_of: ArrayLike = (),
    ) -> None:
        super().__init__()
        unit = ground.pose[9] / ground.pose[2]
        places = np.vstack([line.points[::4, :2] for line in ground.lines if len(line.points)])
        places = places[np.argsort(np.linalg.norm(places - np.asarray(origin)[:2], axis=1))]
        vectors = unit * function.gradient(ground.pose[:2] + (places - ground.pose[7:9]) / unit) / scale
        ends, edge = np.hstack([places, places + vectors]), box.inset(_MARGIN)
        inside = np.all((ends > (edge.left, edge.bottom) * 2) & (ends < (edge.right, edge.top) * 2), axis=1)
        seen = inside & (np.linalg.norm(vectors, axis=1) > _SHORTEST)
        places, vectors = places[seen], vectors[seen]
        chosen = _apart(places, vectors, np.reshape(clear_of, (-1, 2)))
        self.places, self.vectors, self.scale_of = places[chosen], vectors[chosen], scale
        self.distances = np.linalg.norm(self.places - np.asarray(origin)[:2], axis=1)
        self.shafts = Polyline([], "slope", width=4.0)
        self.tips = VMobject(stroke_width=0.0, fill_color=color("slope"), fill_opacity=1.0)
        self.add(self.shafts, self.tips)
        self.reach = 0.0
        self.set_state(reach=0.0)

    @property
    def farthest(self) -> float:
        return float(self.distances.max(initial=0.0))

    def set_state(self, *, reach: float) -> Self:
        """Draw the arrows that stand no farther than *reach* from the origin."""
        self.reach = float(reach)
        near = self.distances <= self.reach
        feet, vectors = self.places[near], self.vectors[near]
        heads = feet + vectors
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        along = vectors / lengths
        across = np.column_stack([-along[:, 1], along[:, 0]])
        size = np.minimum(1.0, 0.45 * lengths / _TIP_LENGTH)
        necks = heads - _TIP_LENGTH * size * along
        # The shafts end inside the tips, so that no seam shows between the two.
        self.shafts.set_segments(feet, necks + 0.1 * _TIP_LENGTH * size * along)
        wings = _TIP_HALF_WIDTH * size * across
        self.tips.points = closed(np.stack([heads, necks + wings, necks - wings], axis=1))
        return self


def _apart(places: Points, vectors: Points, clear_of: Points) -> list[int]:
    """Which of the arrows to draw, the first ones first, so that none comes near another one."""
    chosen: list[int] = []
    taken, shares = clear_of, np.linspace(0.0, 1.0, 12)[:, None]
    for index, (place, vector) in enumerate(zip(places, vectors, strict=True)):
        if chosen and np.linalg.norm(places[chosen] - place, axis=1).min() < _PITCH:
            continue
        arrow = place + shares * vector
        if len(taken) and np.linalg.norm(arrow[:, None] - taken, axis=2).min() < _APART:
            continue
        chosen.append(index)
        taken = np.vstack([taken, arrow])
    return chosen


class Walk(VGroup, Seekable):
    """A walker goes along places (n, 2), on the map and on the model; time runs from 0 to 1.

    It carries the gradient, drawn at 1/``scale`` of its length.
    """

    def __init__(self, function: Differentiable, places: ArrayLike, scale: float, *terrains: Terrain) -> None:
        self.function, self.terrains, self.scale_of = function, terrains, scale
        self.places = np.asarray(places, dtype=np.float64)
        self.arrow = Arrow((0, 0), (0, 0), "slope", width=6.0)
        self.raised = VGroup(*(GroundArrow(terrain, (0, 0), (0, 0)) for terrain in terrains[1:]))
        super().__init__(self.arrow, self.raised)
        self.seek(0.0)

    def seek(self, time: float, /) -> Self:
        self.time = float(time)
        place = at_step(self.places, self.time * (len(self.places) - 1))
        for terrain in self.terrains:
            terrain.set_state(here=place)
        vector = self.function.gradient(place) / self.scale_of
        foot, end = self.terrains[0].to_frame(np.array([place, place + vector]))
        self.arrow.set_state(start=foot, end=end)
        for arrow in self.raised:
            arrow.set_state(place=place, vector=vector)
        return self

    def sweep(self, count: int = 12) -> Points:
        """Points of the frame (n, 2) that the arrow on the map passes over on its whole way."""
        shares = np.linspace(0.0, 1.0, count)
        places = np.array([at_step(self.places, share * (len(self.places) - 1)) for share in shares])
        vectors = self.function.gradient(places) / self.scale_of
        passed = places + shares[:, None, None] * vectors
        return self.terrains[0].to_frame(passed.reshape(-1, 2))
