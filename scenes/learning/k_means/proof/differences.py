"""Why the mean is best: the way to a point through the mean, and the differences that cancel around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from manim import (
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

from scenes.learning.k_means.clusters import CentreMarks, ClusterAssignment, rim
from scenes.learning.k_means.panels import side_box
from scenes.learning.k_means.proof import formulas
from scenes.learning.k_means.proof.walks import Walk, WalkingCentre
from scenes.learning.k_means.words import MATH_CENTRE, MATH_MEAN
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, closed
from scenes.stage.shapes.frame import GAP, Box, frame
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

_FIRST_ROW, _PITCH, _AFTER_A_TERM = 0.18, 0.62, 0.12
"""Down to the first row of formulas, from it to the second, and between two terms, in manim units."""

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

    Each is written over the one before, and says the same as long as it stands: what stays slides. The
    left-hand side has a row for itself, so that no row alone is an equation without its cross term.

    Attributes
    ----------
    way
        The way itself.
    here
        The sum of squares about any place.
    one
        The square of the way of one point: its left-hand side, both squares, and the cross term.
    all
        The sum over all points in the same three parts; the first squares are the same for all.
    note, reason
        Over the cross term what it is called, and why the second steps cancel.
    nothing
        The cross term then.
    numbers
        What is left when the centre is at the end of its way.
    """

    def __init__(self, walk: Walk) -> None:
        self.way, self.here = formulas.two_steps(), formulas.sum_of_squares()
        self.one = [formulas.square_of_the_way(), formulas.squares_of_both(), formulas.cross_term()]
        self.all = [
            formulas.square_of_the_way("sum"),
            formulas.squares_of_both("sum", "n"),
            formulas.cross_term("sum"),
        ]
        self.numbers = formulas.rule_in_numbers(len(walk.members), walk.reach, walk.least)
        left, first = side_box().left, frame().wide.top - _FIRST_ROW
        for row in (self.way, self.here, self.one[0], self.all[0]):
            _stand(row, left, first)
        for squares, rest in ((self.one[1], self.one[2]), (self.all[1], self.all[2])):
            _stand(squares, left, first - _PITCH)
            _stand(rest, squares.get_right()[0] + _AFTER_A_TERM, first - _PITCH)
        _stand(self.numbers, self.all[1].get_right()[0] + GAP, first - _PITCH)
        self.note, self.reason = formulas.cross_term_note(), formulas.cancelling_note()
        self.note.move_to((self.one[2].get_center()[0], first, 0.0))
        _stand(self.reason, self.all[2].get_right()[0] - self.reason.width, first)
        self.nothing = formulas.cancelled_term()
        _stand(self.nothing, self.all[2].get_left()[0], first - _PITCH)

    def square(self) -> Animation:
        """Let the square of the way come all at once: without the cross term it would be no equation."""
        return FadeIn(*self.one, self.note)

    def add_up(self) -> list[Animation]:
        """Let the square of one way become the sum of all."""
        pairs = zip(self.one, self.all, strict=True)
        return [FadeOut(self.note, run_time=0.4), *(each for old, new in pairs for each in recast(old, new))]

    def cancel(self) -> list[Animation]:
        """Let what the second steps add up to take their place."""
        cross, left = self.all[2], self.nothing.part("kept")
        same = ReplacementTransform(cross.without("second_steps"), left)
        return [same, *swap(cross.part("second_steps"), self.nothing.without("kept"))]

    def leave_the_rest(self) -> Animation:
        """Let the cross terms go."""
        return FadeOut(self.nothing, self.reason)


def _stand(row: Written, left: float, height: float) -> None:
    """Let a row begin at *left*, with its operators at *height*."""
    row.shift((left - row.get_left()[0], height - row.part("axis").get_center()[1], 0.0))


def recast(old: Written, new: Written) -> list[Animation]:
    """Let what two formulas have in common, their part ``kept``, slide; what else there is goes or comes."""
    gone, come = (each.without("kept") for each in (old, new))
    return [ReplacementTransform(old.part("kept"), new.part("kept")), *swap(gone, come)]
