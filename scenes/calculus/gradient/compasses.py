"""All directions from a point, one after another, and the slope that the ground has in each."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Animation, VGroup, VMobject

from mathkit.calculus.gradient import Gradient
from scenes.calculus.gradient import words
from scenes.calculus.gradient.ground.maps import MapPlot
from scenes.calculus.gradient.ground.terrains import Terrain
from scenes.calculus.gradient.told import OBLIQUE, THOUSANDTH
from scenes.stage.axes.plots import Ticks
from scenes.stage.lesson.attention import Together
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, right_angle
from scenes.stage.shapes.frame import Box
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, on_plate, text

_WHOLE_TURN = 360.0
_QUARTER = 90.0

_BESIDE = 0.24
"""From the part along the gradient to its length, in manim units."""

CORNER = 0.22
"""How far the mark of a right angle reaches, in manim units."""

_ASIDE, _CLEAR = (0.2, 0.32, 0.45), 0.1
"""From a dot on the chart to its number, the nearer the better, and enough room round a number."""

_DOT, _TOP = 0.09, 0.13
"""The radius of the dots of known slopes, and of the greatest."""

_TURNS = np.radians(np.arange(45, 405, 15))
_WAYS_ROUND = np.column_stack([np.cos(_TURNS), np.sin(_TURNS)])

_HALF_A_MARK, _UNDER = 0.19, 0.31
"""Half the length of the arrow that marks a direction, and how far it is under the chart, in manim units."""


class Compass(VGroup):
    """A trial step as long as the gradient turns about the point; its part along the gradient is the slope.

    The step stands at an ``angle`` in degrees. It leads ``across`` the gradient, on the contour, and then
    ``along`` it: so much of both parts shows. Beside the map is a ``chart``, which a lesson brings in by
    itself: the slopes over the direction, in the same unit as the part on the map.
    """

    def __init__(self, ground: Terrain, gradient: Gradient, box: Box) -> None:
        self.ground, self.gradient = ground, gradient
        self.unit = float(ground.pose[9] / ground.pose[2] * THOUSANDTH)
        reach = box.height / 2 / self.unit
        self.first = self.uphill + OBLIQUE
        ends = (self.first, self.first + _WHOLE_TURN)
        self.plot = MapPlot(box, ends, (-reach, reach), names=("", "slope"), ticks=Ticks(x=0, y=0))
        self.plot.add(self._marks())
        self.curve = GrownCurve.graph(self.plot, self.slope, self.first, "slope", samples=181)
        turns = np.linspace(0.0, 2 * np.pi, 121)
        ring = THOUSANDTH * gradient.steepness * np.column_stack([np.cos(turns), np.sin(turns)])
        self.ring = Polyline([ground.to_frame(gradient.point + ring)], "muted", width=2.5)
        self.needle = Arrow((0, 0), (0, 0), "path", width=5.0)
        self.shadow = Polyline([], "slope", width=9.0)
        self.level = Polyline([], "muted", width=10.0)
        self.ordinate = Polyline([], "slope", width=8.0)
        self.dot = self.plot.dot(self.first, 0.0, "path", radius=0.11).set_opacity(0.0)
        self.chart = VGroup(self.plot, self.curve, self.ordinate, self.dot)
        self.corner = Polyline([], "ink", width=2.5)
        super().__init__(self.level, self.shadow, self.needle, self.corner)
        self.top = self.plot.dot(self.last, gradient.steepness, "slope", radius=_TOP)
        self.angle, self.along, self.across, self.measured = self.uphill, 0.0, 0.0, False
        self.set_state(angle=self.uphill)

    def _marks(self) -> VGroup:
        """The zero line, and under the chart the directions of the axes, of which x and y are named."""
        plot, first, bottom = self.plot, self.first, self.plot.y_range[0]
        zero = Polyline([plot.to_frame([(first, 0.0), (first + _WHOLE_TURN, 0.0)])], "muted", width=1.5)
        marks = VGroup(
            zero, text("0", size=FINE_SIZE, role="muted").next_to(plot.at(first, 0.0), LEFT, buff=0.15)
        )
        for index, angle in enumerate(np.arange(0.0, _WHOLE_TURN, _QUARTER)):
            way = _HALF_A_MARK * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
            middle = plot.at(self._seen(float(angle)), bottom)[:2] - (0.0, _UNDER)
            marks.add(Arrow(middle - way, middle + way, "muted", width=2.5))
            if index < len("xy"):
                name = text(f"${'xy'[index]}$", size=FINE_SIZE, role="muted")
                marks.add(name.next_to((*middle, 0.0), RIGHT, buff=_HALF_A_MARK + 0.06))
        direction = text("direction", size=FINE_SIZE, role="muted")
        marks.add(direction.next_to(plot.at(first + _WHOLE_TURN / 2, bottom), DOWN, buff=0.58))
        return marks

    def axes(self) -> Polyline:
        """The axis of the slopes and the line of no slope, as a gauge has them."""
        box, zero = self.plot.box, float(self.plot.at(self.first, 0.0)[1])
        upright = np.array([(box.left, box.bottom), (box.left, box.top)])
        return Polyline([upright, np.array([(box.left, zero), (box.right, zero)])], "muted", width=2.0)

    def known(self) -> VGroup:
        """The slopes along x and along y on the chart, which are known."""
        plot, ends = self.plot, np.linspace(self.first, self.whole, 181)
        frame = [(angle, level) for angle in ends[::4] for level in (plot.y_range[0], 0.0)]
        frame += [(self.first, level) for level in np.linspace(*plot.y_range, 60)]
        curve = np.column_stack([ends, self.slope(ends)])
        places = [(self._seen(_QUARTER * axis), float(self.gradient.partials[axis])) for axis in (0, 1)]
        rims = [plot.to_frame([place]) + _DOT * _WAYS_ROUND for place in places]
        steep = self.gradient.steepness
        bar = [(self.last, level) for level in np.linspace(0.0, steep, 30)]
        extremes = plot.to_frame([bar[-1], (self.opposite, -steep)])
        rims += [place + _TOP * _WAYS_ROUND for place in extremes]
        taken = np.vstack([plot.to_frame(np.vstack([curve, frame, bar])), *rims])
        dots, numbers = VGroup(), VGroup()
        for place in places:
            label = text(number(place[1]), size=LABEL_SIZE, role="slope")
            taken = _put_clear(label, plot.at(*place)[:2], taken, plot.box.bottom)
            dots.add(plot.dot(*place, "slope", radius=_DOT))
            numbers.add(label)
        return VGroup(dots, numbers)

    def peak(self) -> VGroup:
        """The top of the curve, with its slope at the axis."""
        return VGroup(self.top, self._at_the_axis(self.gradient.steepness))

    def trough(self) -> VGroup:
        """The lowest place of the curve, opposite to the gradient, with its slope at the axis."""
        steep = self.gradient.steepness
        return VGroup(self.plot.dot(self.opposite, -steep, "slope", radius=_TOP), self._at_the_axis(-steep))

    def _at_the_axis(self, slope: float) -> Written:
        label = text(_short(slope), size=FINE_SIZE, role="slope")
        return label.next_to(self.plot.at(self.first, slope), LEFT, buff=0.15)

    def length_along(self) -> VGroup:
        """The length of the part along the gradient, beside it, away from the foot of the step."""
        (start, end), foot = self.shadow.points[[0, -1], :2], self.needle.start[:2]
        label = on_plate(text(_short(self.gradient.steepness / 2), size=LABEL_SIZE, role="slope"))
        way = (start - foot) / np.linalg.norm(start - foot)
        beside = _BESIDE + np.abs(way) @ np.array([label[-1].width, label[-1].height]) / 2
        return label.move_to((*((start + end) / 2 + beside * way), 0.0))

    def _corner(self) -> list[Points]:
        """The mark of the right angle between both parts of the step, if both are longer than it."""
        across, along = self.parts()
        foot = self.gradient.point
        ends = self.ground.to_frame(np.array([foot, foot + across, foot + across + along]))
        if np.linalg.norm(np.diff(ends, axis=0), axis=1).min() < 2 * CORNER:
            return []
        return [right_angle(*ends, side=CORNER)]

    @property
    def uphill(self) -> float:
        """The direction of the gradient, in degrees."""
        return float(np.degrees(self.gradient.angle))

    def _seen(self, angle: float) -> float:
        """The same direction on the chart's axis."""
        return self.first + (angle - self.first) % _WHOLE_TURN

    @property
    def last(self) -> float:
        """The direction of the gradient on the chart's axis."""
        return self._seen(self.uphill)

    @property
    def opposite(self) -> float:
        """The direction opposite to the gradient on the chart's axis."""
        return self._seen(self.uphill + _WHOLE_TURN / 2)

    @property
    def whole(self) -> float:
        """The end of the chart's axis: a whole turn."""
        return self.first + _WHOLE_TURN

    def slope(self, angle: Points | float) -> Points:
        """The slopes in directions that are given in degrees, any shape."""
        return self.gradient.slopes(np.radians(angle))

    def set_state(
        self, *, angle: float | None = None, along: float | None = None, across: float | None = None
    ) -> Self:
        """Point the trial step at *angle*, in degrees; the curve is drawn up to the largest so far."""
        self.angle = self.angle if angle is None else float(angle)
        self.along = self.along if along is None else float(along)
        self.across = self.across if across is None else float(across)
        foot, (across, along) = self.gradient.point, self.parts()
        corner, end = foot + across, foot + across + along
        ends = ((foot, end), (foot, foot + self.across * across), (corner, corner + self.along * along))
        needle, level, shadow = (self.ground.to_frame(np.array(each)) for each in ends)
        self.needle.set_state(start=needle[0], end=needle[1])
        self.level.set_runs([level] if self.across else [])
        self.shadow.set_runs([shadow] if self.along else [])
        self.corner.set_runs(self._corner() if self.along == 1.0 else [])
        if self.measured:
            self.curve.extend(self.angle)
            self.ordinate.set_runs([self.bar()])
        self.dot.move_to(self.plot.at(self.angle, float(self.slope(self.angle))))
        return self

    def parts(self) -> Points:
        """The parts of the trial step across and along the gradient, shape (2, 2)."""
        turned = np.radians(self.angle)
        step = THOUSANDTH * self.gradient.steepness * np.array([np.cos(turned), np.sin(turned)])
        along = self.gradient.part_along(step) * self.gradient.uphill
        return np.array([step - along, along])

    def bar(self) -> Points:
        """The ends (2, 2) of the slope over its direction on the chart."""
        return self.plot.to_frame([(self.angle, 0.0), (self.angle, float(self.slope(self.angle)))])

    def uncover(self) -> Animation:
        """Take the trial step and its parts off the gradient."""
        hidden: Any = VGroup(self.needle, self.shadow, self.level, self.corner)
        return Together(hidden.animate.set_opacity(0.0))

    def measure(self) -> Self:
        """From now on the slope shows on the chart."""
        self.measured = True
        self.dot.set_opacity(1.0)
        return self.set_state()


def _short(slope: float) -> str:
    return number(slope, words.decimals(slope))


def _put_clear(label: VMobject, place: Points, taken: Points, lowest: float) -> Points:
    """Put a label beside a place (2,), clear of points (n, 2), above *lowest*; return them with its own."""
    half = np.array([label.width, label.height]) / 2

    def room(middle: Points) -> float:
        if middle[1] - half[1] < lowest:
            return 0.0
        off = np.maximum(np.abs(taken - middle) - half, 0.0)
        return min(_CLEAR, float(np.hypot(*off.T).min()))

    best = max((place + way * (half + aside) for aside in _ASIDE for way in _WAYS_ROUND), key=room)
    label.move_to((*best, 0.0))
    return np.vstack([taken, label.get_all_points()[:, :2]])
