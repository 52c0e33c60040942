"""Why the mean is best: the way to a point through the mean, and the differences that cancel around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    Animation,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    Square,
    VGroup,
    VMobject,
    smooth,
)

from scenes.learning.k_means import words
from scenes.learning.k_means.clusters import CentreMarks, ClusterAssignment, rim
from scenes.learning.k_means.panels import side_box
from scenes.learning.k_means.walks import WalkingCentre
from scenes.learning.k_means.words import MATH_CENTRE, MATH_MEAN
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import INPUTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    FINE_SIZE,
    LABEL_SIZE,
    Plate,
    Written,
    formula,
    on_plate,
    stack,
    text,
)

_DOT = 0.17
"""The side of a square around a point that letters keep away from, in manim units."""

_RING = 0.36
"""The side of the ring around a point that is spoken of, in manim units."""

_LOOP, _CLEAR = 5.0, 0.15
"""The size of the differences laid head to tail, and their distance from the plane's edge, in manim units."""

_HEAD, _HEAD_SHARE = 0.12, 0.7
"""The length of the head of a difference, in manim units; of a short one, as a share of its own length."""

_ROWS, _AFTER_EQUALS = 0.2, 0.3
"""Between two rows of formulas; right of an equals sign, where a row goes on below; in manim units."""

FLIGHT = 0.16
"""The time that a difference needs to be laid, as a share of the time for all."""

_SLOWLY_AT_FIRST = 0.8
"""Differences follow each other at equal times if this is 1, and the first ones more slowly below."""

_ON_TOP = 1
"""Above the differences of all points: what is spoken of while they lie there, and the letter of the mean."""


def ring(place: Any) -> VMobject:
    """An open square around a point that is spoken of."""
    corners = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * _RING / 2
    around = VMobject(stroke_color=color("data"), stroke_width=3.0, fill_opacity=0.0)
    around.points = closed((np.asarray(place)[:2] + corners)[None])
    return around


def letter(source: str, places: tuple[Any, Any], box: Box, clear: Iterable[Mobject]) -> VGroup:
    """A letter on a plate, clear of some things, at the first of two *places*, away from the other one."""
    written, (place, other) = on_plate(formula(source, size=LABEL_SIZE), margin=0.1), places
    return label_near(written, place, place - other, clear, box=box)


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
        clear, box = (self.ring, self.spoke, *groups.centres, dots(groups.places)), groups.plot.box.inset(GAP)
        self.x = letter(str(INPUTS), (place, middle), box, clear)
        self.c = letter(MATH_CENTRE, (middle, place), box, clear)
        super().__init__(self.spoke, self.ring, self.x, self.c)


class Loop(VGroup):
    """The differences of points from their mean as arrows, which are laid head to tail, one after another.

    They go by direction, and the first one starts at the mean. All become smaller by the same factor; because
    they cancel, the last one ends where the first one starts.

    Attributes
    ----------
    factor
        How much smaller they become; 1 if there is room for them at their size.
    course
        Where they are laid.
    note
        Words that say that they are smaller, clear of that.
    """

    def __init__(self, walker: WalkingCentre) -> None:
        middle, ends = walker.mean.get_center()[:2], walker.places
        ways = (ends - middle)[np.argsort(np.arctan2(*(ends - middle).T[::-1]))]
        joints = np.vstack([np.zeros(2), np.cumsum(ways, axis=0)])
        first, room = _roomiest(joints[:-1], middle, walker.plot.box.inset(_CLEAR))
        self.factor = min(1.0, room, _LOOP / max(float(np.ptp(joints, axis=0).max()), 1e-9))
        self.ways = np.roll(ways, -first, axis=0)
        laid = np.vstack([np.zeros(2), np.cumsum(self.ways, axis=0)])
        self.middle, self.joints = middle, middle + self.factor * laid
        self.shafts = Polyline([], "slope", width=2.0)
        self.heads = VMobject(stroke_width=0.0, fill_color=color("slope"), fill_opacity=1.0)
        super().__init__(self.shafts, self.heads)
        self.set_state(laid=0.0)
        self.course, lowest = Polyline([self.joints]), self.joints[self.joints[:, 1].argmin()]
        clear = (self.course, walker.mean, walker.mark, dots(walker.plot.places))
        smaller = text("each drawn smaller, \\ all by the same factor", size=FINE_SIZE, role="muted")
        plate = label_near(Plate(smaller), lowest, (0.0, -1.0), clear, box=walker.plot.box.inset(0.2))
        self.note = VGroup(plate, smaller.move_to(plate))

    def set_state(self, *, laid: float) -> Self:
        """Draw the arrows after a share of the time to lay them; each becomes smaller on its way."""
        self.laid = float(laid)
        turns = (1 - FLIGHT) * np.linspace(0.0, 1.0, len(self.ways)) ** _SLOWLY_AT_FIRST
        flown = np.array([[smooth(share)] for share in np.clip((self.laid - turns) / FLIGHT, 0, 1)])
        starts = self.middle + flown * (self.joints[:-1] - self.middle)
        ways = (1 + flown * (self.factor - 1)) * self.ways
        lengths = np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-12)
        along = np.minimum(_HEAD, _HEAD_SHARE * lengths) / lengths * ways
        across = 0.5 * np.column_stack([-along[:, 1], along[:, 0]])
        ends = starts + ways
        self.shafts.set_segments(starts, ends - 0.8 * along)
        self.heads.points = closed(np.stack([ends, ends - along + across, ends - along - across], axis=1))
        return self


def _roomiest(joints: Points, middle: Points, box: Box) -> tuple[int, float]:
    """At which of its joints (n, 2) a loop begins in the *middle* if it is to have the most room in *box*.

    Returned with the factor by which it then fits.
    """
    low, high = joints.min(axis=0) - joints, joints.max(axis=0) - joints
    edges = np.array([[box.left, box.bottom], [box.right, box.top]]) - middle
    with np.errstate(divide="ignore", invalid="ignore"):
        rooms = np.concatenate([edges[0] / low, edges[1] / high], axis=1)
    rooms = np.where(np.isfinite(rooms), rooms, np.inf).min(axis=1)
    return int(rooms.argmax()), max(float(rooms.max()), 1e-3)


class TwoSteps(VGroup):
    """From a centre to one point of its group: first to the mean, then on.

    Parameters
    ----------
    walker
        Its group, and the way of its centre.
    away
        Where on its way the centre then stands.
    loop
        The second steps of all points, which letters keep away from, too.

    Attributes
    ----------
    to_mean, on
        Both steps.
    direct
        The way without the mean: with both steps it closes a triangle.
    mean_name
        The letter at the mean.
    names
        The letters at both other corners, and the ring around the point.
    """

    def __init__(self, walker: WalkingCentre, away: float, loop: Loop) -> None:
        mean, (centre,) = walker.mean.get_center()[:2], walker.places_on_the_way([away])
        ways = walker.places - mean
        way = (mean - centre) / max(float(np.linalg.norm(mean - centre)), 1e-9)
        place = walker.places[int(np.abs(ways[:, 0] * way[1] - ways[:, 1] * way[0]).argmax())]
        middle, around = (mean + centre + place) / 3, ring(place)
        self.to_mean = Arrow(centre, mean, "path", width=9.0)
        self.on = Arrow(mean, place, "slope", width=7.0)
        self.direct = Polyline([np.stack([rim(place[None], centre[None])[0], place])], "slope", width=2.5)
        self.direct.set_z_index(-1)  # under the points, as the spokes are
        mark = CentreMarks([centre], filled=False)
        drawn = [self.to_mean, self.on, self.direct, mark, walker.mean, around, dots(walker.plot.places)]
        letters: list[VGroup] = []
        # As near as can be: the differences that come later are under the letter of the mean.
        corners = (
            (MATH_MEAN, mean, (loop.course, loop.note)),
            (str(INPUTS), place, ()),
            (MATH_CENTRE, centre, ()),
        )
        for source, corner, later in corners:
            box = walker.plot.box.inset(GAP)
            letters.append(letter(source, (corner, middle), box, (*drawn, *later, *letters)))
        self.mean_name, self.names = letters[0], VGroup(around, *letters[1:])
        for shape in (self.to_mean, self.mean_name, walker.mean):
            shape.set_z_index(_ON_TOP)
        super().__init__(self.to_mean, self.on, self.direct, self.mean_name, self.names)


class SquaredWay:
    """The square of the way through the mean: of one point, of all, and of all once the cross terms cancel.

    Each is written over the one before, and says the same as long as it stands: what stays slides.

    Attributes
    ----------
    way, note
        The way itself, and about how many points all is.
    here
        The sum of squares about any place.
    one, cross
        The square of the way of one point, in two rows.
    all, crosses
        The sum over all points, in two rows; the second one goes on below the right-hand side.
    nothing
        What their second steps add up to.
    rule
        What is left.
    """

    def __init__(self, note: Written) -> None:
        self.note, self.way, self.here = note, words.two_steps(), words.sum_of_squares()
        self.one, self.cross = words.square_of_the_way(), words.cross_term()
        self.all, self.crosses = words.square_of_the_way("sum", "sum"), words.cross_term("sum", "cross terms")
        self.rule = words.square_of_the_way("sum", "n")
        stack(note, self.all, self.crosses, box=side_box(), gap=_ROWS)
        for row, place in ((self.way, note), (self.here, self.all)):
            row.move_to(place, aligned_edge=LEFT)
        for row, place in ((self.one, self.all), (self.rule, self.all), (self.cross, self.crosses)):
            row.move_to(place, aligned_edge=LEFT)
            row.shift((0.0, _foot(place, 0) - _foot(row, 0), 0.0))
        for row, cross in ((self.one, self.cross), (self.all, self.crosses)):
            begin = row.part("equals").get_right()[0] + _AFTER_EQUALS
            cross.shift((begin - cross.part("kept").get_left()[0], 0.0, 0.0))
        start = self.crosses.part("second_steps").get_left()
        self.nothing = formula("0", size=LABEL_SIZE).next_to(start, RIGHT, buff=0.12)
        level = _foot(self.crosses, 1)  # that of the 2
        self.nothing.shift((0.0, level - self.nothing.get_bottom()[1], 0.0))

    def add_up(self) -> list[Animation]:
        """Let the square of one way become the sum of all."""
        gone = FadeOut(self.way, run_time=0.4)
        noted = FadeIn(self.note, rate_func=second_half)
        return [gone, noted, *recast(self.one, self.all), *recast(self.cross, self.crosses)]

    def cancel(self) -> list[Animation]:
        """Let what the second steps add up to take their place."""
        return swap(self.crosses.part("second_steps"), self.nothing)

    def leave_the_rest(self) -> list[Animation]:
        """Let the cross terms go: the first squares are the same for all."""
        left = self.crosses.without("second_steps")
        return [FadeOut(left, self.nothing, run_time=0.5), *recast(self.all, self.rule)]


def _foot(row: Written, index: int) -> float:
    """How high one of the shapes stands that a row has in common with others."""
    return float(row.part("kept")[index].get_bottom()[1])


def recast(old: Written, new: Written) -> list[Animation]:
    """Let what two formulas have in common, their part ``kept``, slide; what else there is goes or comes."""
    gone, come = (each.without("kept") for each in (old, new))
    return [ReplacementTransform(old.part("kept"), new.part("kept")), *swap(gone, come)]
