"""Why the mean is best: the way to a point through the mean, and the differences that cancel around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import Mobject, Square, VGroup, VMobject

from scenes.learning.k_means.clusters import CentreMarks, ClusterAssignment, rim
from scenes.learning.k_means.walks import WalkingCentre
from scenes.learning.k_means.words import MATH_CENTRE, MATH_MEAN
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import INPUTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate

_DOT = 0.17
"""The side of a square around a point that letters keep away from, in manim units."""

_RING = 0.36
"""The side of the ring around a point that is spoken of, in manim units."""

_LOOP = 3.4
"""The size of the differences laid head to tail, in manim units."""

_HEADS, _HEAD = 12, 0.16
"""How many arrowheads the loop has, and their length in manim units."""


def ring(place: Any) -> VMobject:
    """An open square around a point that is spoken of."""
    corners = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * _RING / 2
    around = VMobject(stroke_color=color("ink"), stroke_width=3.0, fill_opacity=0.0)
    around.points = closed((np.asarray(place)[:2] + corners)[None])
    return around


def letter(source: str, place: Any, way: Any, box: Box, clear: Iterable[Mobject]) -> VGroup:
    """A letter at a place of the plane, clear of some things, on a plate that hides what lies under it."""
    written = on_plate(formula(source, size=LABEL_SIZE), margin=0.06)
    return label_near(written, place, way, clear, box=box.inset(0.2))


def dots(places: Points) -> VGroup:
    """Small squares at *places* (n, 2), to keep letters away from points."""
    return VGroup(*(Square(_DOT).move_to((*place, 0.0)) for place in places))


class NamedSpoke(VGroup):
    """The spoke of one point, with the point ringed, and the letters ``x`` and ``c`` at its ends."""

    def __init__(self, groups: ClusterAssignment, index: int) -> None:
        place, middle = groups.places[index], groups.centres.places[groups.labels[index]]
        end = rim(place[None], middle[None])[0]
        self.spoke = Polyline([np.stack([place, end])], "slope", width=6.0)
        self.ring = ring(place)
        clear, box = (self.ring, self.spoke, *groups.centres, dots(groups.places)), groups.plot.box
        self.x = letter(str(INPUTS), place, place - middle, box, clear)
        self.c = letter(MATH_CENTRE, middle, middle - place, box, clear)
        super().__init__(self.spoke, self.ring, self.x, self.c)


class TwoSteps(VGroup):
    """From a centre to one point of its group: first to the mean, then on.

    Parameters
    ----------
    walker
        Its group, and the way of its centre.
    away
        Where on its way the centre then stands.

    Attributes
    ----------
    to_mean, on
        Both steps.
    mean_name
        The letter at the mean.
    names
        The letters at both other corners, and the ring around the point.
    """

    def __init__(self, walker: WalkingCentre, away: float) -> None:
        mean, (centre,) = walker.mean.get_center()[:2], walker.places_on_the_way([away])
        ways = walker.places - mean
        way = (mean - centre) / max(float(np.linalg.norm(mean - centre)), 1e-9)
        place = walker.places[int(np.abs(ways[:, 0] * way[1] - ways[:, 1] * way[0]).argmax())]
        box, middle, around = walker.plot.box, (mean + centre + place) / 3, ring(place)
        self.to_mean = Arrow(centre, mean, "path", width=7.0)
        self.on = Arrow(mean, place, "slope", width=7.0)
        mark = CentreMarks([centre], filled=False)
        drawn = [self.to_mean, self.on, mark, walker.mean, around, dots(walker.plot.places)]
        letters: list[VGroup] = []
        for source, corner in ((MATH_MEAN, mean), (str(INPUTS), place), (MATH_CENTRE, centre)):
            letters.append(letter(source, corner, corner - middle, box, (*drawn, *letters)))
        self.mean_name, self.names = letters[0], VGroup(around, *letters[1:])
        super().__init__(self.to_mean, self.on, self.mean_name, self.names)


class Loop(Polyline):
    """The differences of points from their mean, which leave their places and are laid head to tail.

    They are sorted by direction and drawn smaller, all by the same factor; because they cancel, the last one
    ends where the first one starts.

    Attributes
    ----------
    heads
        Arrowheads on some of them, once they are laid.
    """

    def __init__(self, walker: WalkingCentre) -> None:
        super().__init__([], "slope", width=3.0)
        middle, ends = walker.mean.get_center()[:2], walker.places
        ways = ends - middle
        order = np.argsort(np.arctan2(ways[:, 1], ways[:, 0]))
        joints = np.vstack([np.zeros(2), np.cumsum(ways[order], axis=0)])
        extent = np.ptp(joints, axis=0)
        self.factor = _LOOP / float(max(extent.max(), 1e-9))
        box, half = walker.plot.box, self.factor * extent / 2
        centre = np.clip(
            middle, (box.left + half[0], box.bottom + half[1]), (box.right - half[0], box.top - half[1])
        )
        joints = self.factor * joints
        joints += centre - (joints.max(axis=0) + joints.min(axis=0)) / 2
        self.before = np.stack([np.repeat(middle[None], len(ends), axis=0), ends[order]], axis=1)
        self.after = np.stack([joints[:-1], joints[1:]], axis=1)
        self.heads = VMobject(stroke_width=0.0, fill_color=color("slope"), fill_opacity=1.0)
        self.heads.points = closed(self._heads(joints))
        self.set_state(laid=0.0)

    def set_state(self, *, laid: float) -> Self:
        """Draw the differences a share of the way to where they are laid."""
        self.laid = float(laid)
        now = self.before + self.laid * (self.after - self.before)
        self.set_segments(now[:, 0], now[:, 1])
        return self

    def _heads(self, joints: Points) -> Points:
        """The corners (n, 3, 2) of arrowheads at equal distances along the loop."""
        steps = np.diff(joints, axis=0)
        lengths = np.linalg.norm(steps, axis=1)
        whole = np.cumsum(lengths)
        wanted = whole[-1] * (np.arange(_HEADS) + 0.5) / _HEADS
        chosen = np.minimum(np.searchsorted(whole, wanted), len(steps) - 1)
        along = steps[chosen] / np.maximum(lengths[chosen], 1e-12)[:, None]
        across = np.column_stack([-along[:, 1], along[:, 0]])
        share = (wanted - whole[chosen] + lengths[chosen]) / np.maximum(lengths[chosen], 1e-12)
        tips = joints[chosen] + share[:, None] * steps[chosen] + _HEAD / 2 * along
        foot = tips - _HEAD * along
        corners: Points = np.stack([tips, foot + _HEAD / 2 * across, foot - _HEAD / 2 * across], axis=1)
        return corners
