"""The loss over two weights from above: a ravine, a walk in its two directions, a step with momentum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Dot,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    VGroup,
    VMobject,
)
from numpy.typing import ArrayLike

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import corners, padded
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance, Seekable, at_step
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.landscapes import in_sight, level_lines
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

ALONG: Role = "data"
ACROSS: Role = "second"
"""The colours of the ravine's two directions, and of the features whose weights run along them."""

_LINES = 6
"""About how many level lines are drawn."""

_BEYOND = 0.3
"""How far a ravine is shown beyond its lowest point, as a share of the way from the start."""

_DOT = 0.12
"""The radius of the dot at the lowest point, in manim units."""

_LEFT_ABOVE = 0.36
"""Where a level line is named, as a share of it, counterclockwise from its right end."""

_PARTS_ROOM = (0.4, 0.12)
"""Free to the right of a second step and below it, as shares of its width and its height."""

_NAMES = (f"{tint('weight of size', ALONG)}", f"{tint('weight of age', ACROSS)}")


class Ravine(VGroup):
    """The level lines of the loss over two weights, with the lowest point marked.

    Parameters
    ----------
    places
        Points (n, 2) that the picture holds.
    """

    def __init__(self, function: Quadratic, places: ArrayLike, start: Points) -> None:
        self.function, self.start = function, start
        self.minimum = minimum = function.minimum
        self.reach = (x0, y0), (x1, y1) = corners(places)
        x_range, y_range = padded(x0, x1, 0.08, least=0.05), padded(y0, y1, 0.12, least=0.05)
        self.plot = Plot(frame().wide, x_range, y_range, names=_NAMES, ticks=Ticks(y=5), equal=True)
        self.lines = level_lines(self.plot, function, start, _LINES, "muted")
        self.bottom = self.plot.dot(minimum[0], minimum[1], "result", radius=_DOT)
        super().__init__(self.plot, self.lines, self.bottom)

    def widened(self, descent: Points) -> Ravine:
        """The view from farther away that holds a descent (n, 2), or this one if it does."""
        seen = in_sight(descent, self.minimum)
        held = all(self.plot.shows(*place) for place in seen)
        return self if held else ravine_of(self.function, self.start, descent)

    def zoom(self, other: Ravine) -> tuple[Animation, ...]:
        """Become another view of the same ravine."""
        if other is self:
            return ()
        pairs = ((self.lines, other.lines), (self.bottom, other.bottom))
        same = (ReplacementTransform(*pair) for pair in pairs)
        return *same, FadeOut(self.plot), FadeIn(other.plot)

    def arms(self, condition: float) -> tuple[list[Polyline], Polyline, VGroup]:
        """From the lowest point along the floor and up the wall to one level line; that line; the words.

        The first arm is √condition times as long as the second. The words are both lengths and the name of
        the lowest point.
        """
        ratio = np.sqrt(condition)
        (x0, _), (_, y1) = self.plot.x_range, self.plot.y_range
        lengths = np.array([ratio, 1.0])
        lengths *= min(1.0, 0.95 * (self.minimum[0] - x0) / ratio, 0.95 * (y1 - self.minimum[1]))
        ends = self.minimum + np.diag(lengths) * [[-1, 1], [1, 1]]
        arms = [
            Polyline([self.plot.to_frame(np.array([self.minimum, end]))], role, width=9.0)
            for end, role in zip(ends, (ALONG, ACROSS), strict=True)
        ]
        turn = np.linspace(0, 2 * np.pi, 241)
        x, y = self.minimum[:, None] + lengths[:, None] * [np.cos(turn), np.sin(turn)]
        ring, words = self.plot.curve(x, y, "ink", width=3.0), VGroup()
        named = [
            (text(number(lengths[0]), role=ALONG), arms[0], DOWN),
            (text(number(lengths[1]), role=ACROSS), arms[1], RIGHT),
            (text("same loss", size=FINE_SIZE), self.plot.dot(*_on(x, y, _LEFT_ABOVE)), UP + LEFT),
            (text("lowest loss", size=FINE_SIZE, role="result"), self.bottom, RIGHT),
        ]
        for word, thing, toward in named:
            around = [*arms, ring, self.bottom, *words]
            words.add(label_near(word, thing.get_center(), toward, around, box=self.plot.box))
        return arms, ring, words

    def slides(self, start: Points) -> tuple[Polyline, Polyline]:
        """The ways from *start* (2,) down the wall to the floor, and along the floor to the lowest point."""
        floor = np.array([start[0], self.minimum[1]])
        ways = np.array([[start, floor], [floor, self.minimum]])
        wall, along = (Polyline([self.plot.to_frame(way)]) for way in ways)
        return wall, along


def _on(x: Points, y: Points, share: float) -> tuple[float, float]:
    """The place on a closed curve (n,), (n,) after a share of its points."""
    index = int(share * (len(x) - 1))
    return float(x[index]), float(y[index])


def places_of(function: Quadratic, start: Points, *descents: ArrayLike) -> Points:
    """Points (n, 2) that a ravine must show: *descents* (n, 2) as far as they can be followed, both walls."""
    seen = [in_sight(np.asarray(points), function.minimum) for points in descents]
    mirrored = 2 * function.minimum - start
    beyond = function.minimum + _BEYOND * (function.minimum - start)
    return np.vstack([start, (beyond[0], function.minimum[1]), (start[0], mirrored[1]), *seen])


def ravine_of(function: Quadratic, start: Points, *descents: ArrayLike) -> Ravine:
    """The ravine as far as *descents* (n, 2) can be followed, with both of its walls."""
    return Ravine(function, places_of(function, start, *descents), start)


def ravine_of_a_step(function: Quadratic, points: Points, kept: Points) -> Ravine:
    """The ravine around a second step, with room for its parts to the right and below; see `SecondStep`."""
    start, _, after = points
    seen = np.vstack([points, after - kept])
    low, high = seen.min(axis=0), seen.max(axis=0)
    room = np.array([high[0], low[1]]) + _PARTS_ROOM * (high - low) * (1, -1)
    return ravine_of(function, start, points, [start, after - kept], [room])


class SplitWalk(VGroup, Seekable):
    """A walk whose distance from the lowest point is split in two: along the floor, and across the valley.

    Time counts steps.
    """

    def __init__(self, ravine: Ravine, points: Points, minimum: Points, steps: int) -> None:
        self.ravine, self.minimum = ravine, minimum
        self.points_seen = in_sight(points, minimum)[: steps + 1]
        self.trail = Trail(ravine.plot.to_frame(self.points_seen), "ink", walker_radius=0.13)
        self.along, self.across = Polyline([], ALONG, width=9.0), Polyline([], ACROSS, width=9.0)
        super().__init__(self.along, self.across, self.trail)
        self.seek(0.0)

    def trail_run(self, run_time: float) -> Advance:
        """The walk to its end, without its two distances."""
        return Advance(self.trail, 0, self.trail.steps, run_time=run_time)

    def seek(self, step: float, /) -> Self:
        self.trail.seek(step)
        here = at_step(self.points_seen, step)
        foot = np.array([here[0], self.minimum[1]])
        for arm, ends in ((self.along, (self.minimum, foot)), (self.across, (foot, here))):
            start, end = places = self.ravine.plot.to_frame(np.array(ends))
            # A distance that the lowest point's dot covers would only be a stain on it.
            arm.set_runs([places]).set_stroke(opacity=float(np.linalg.norm(end - start) > _DOT))
        return self


class SecondStep(VGroup):
    """How the second step of a ball adds up: the push downhill, then what is kept of the first step.

    Beside the arrows stand their parts: ``across`` the valley to the right, ``along`` it below.

    Parameters
    ----------
    points
        The start, and the points after the first and the second step, shape (3, 2).
    kept
        What is kept of the first step, shape (2,).
    names
        Typst markup for the first step, the push, what is kept, and the second step.
    """

    def __init__(self, ravine: Ravine, points: Points, kept: Points, names: Sequence[str]) -> None:
        before, here, after = points
        pushed = after - kept
        at = ravine.plot.at
        ends = ((before, here), (here, pushed), (pushed, after), (here, after))
        roles: tuple[Role, ...] = ("path", "slope", "path", "path")
        widths = (5.0, 6.0, 5.0, 9.0)
        self.first, self.push, self.kept, self.step = self.arrows = [
            Arrow(
                at(*start),
                at(*end),
                role,
                width=width,
            )
            for (start, end), role, width in zip(ends, roles, widths, strict=True)
        ]
        right, below = self._clear_of(ravine, np.array([before, here, pushed, after]))
        self.across = [Arrow(at(right, a), at(right, b), role) for a, b, role in _parts(ends, 1)]
        self.across[1].shift(0.22 * RIGHT)
        self.along = [Arrow(at(a, below), at(b, below), role) for a, b, role in _parts(ends, 0)]
        self.titles = VGroup(
            tag("across", ACROSS).next_to(VGroup(*self.across), RIGHT, buff=GAP),
            tag("along", ALONG).next_to(VGroup(*self.along), RIGHT, buff=GAP),
        )
        self.names = VGroup()
        for arrow, name in zip(self.arrows, names, strict=True):
            self.names.add(self._label(arrow, name, ravine))
        super().__init__(*self.arrows, *self.across, *self.along, self.titles, self.names)

    def ball(self) -> Dot:
        """The ball, where the first step begins."""
        return Dot(self.first.start, radius=0.14, color=color("path"))

    @staticmethod
    def roll(ball: Any, arrow: Arrow, run_time: float) -> Any:
        """Let the *ball* roll along an arrow that grows."""
        return ball.animate(run_time=run_time).move_to(arrow.end)

    def come(self, arrow: Arrow, run_time: float) -> Animation:
        """One of the arrows grows; what is kept is a copy of the first step that shrinks and moves."""
        if arrow is not self.kept:
            return grow(arrow, run_time=run_time)
        start, end = arrow.start, arrow.end
        arrow.set_state(start=self.first.start, end=self.first.end)
        return tween(arrow, start=start, end=end, run_time=run_time)

    def come_one_by_one(self, lesson: Any, ball: Dot, parts: Iterable[VMobject]) -> None:
        """The first step, the push, and what is kept, each in a phrase, with its part of the rule."""
        for arrow, name, part in zip(self.arrows, self.names, parts, strict=False):
            moving = [self.roll(ball, arrow, lesson.phrase_left(0.75))] if arrow is self.first else []
            lesson.play(self.come(arrow, lesson.phrase_left(0.75)), *moving)
            lesson.play(FadeIn(name, part), run_time=0.5)
            lesson.cue()

    def add_up(self, lesson: Any, ball: Dot, rule: VMobject) -> None:
        """Both parts across and along; then the second step."""
        for pair, title in zip((self.across, self.along), self.titles, strict=True):
            lesson.play(grow(pair[0]), grow(pair[1]), FadeIn(title, run_time=0.6))
        shown = FadeIn(self.names[3], rule, run_time=0.6)
        lesson.play(self.roll(ball, self.step, 1.0), grow(self.step), shown)

    @staticmethod
    def _clear_of(ravine: Ravine, places: Points) -> tuple[float, float]:
        """Where the parts stand: right of all *places*, and below them."""
        plot = ravine.plot
        return float(places[:, 0].max() + 1.6 / plot.x_unit), float(places[:, 1].min() - 0.32 / plot.y_unit)

    def _label(self, arrow: Arrow, name: str, ravine: Ravine) -> VGroup:
        """A name beside an arrow, clear of the arrows and of the names that are there."""
        around = [ravine.bottom, *self.arrows, *self.along, self.titles, *self.names]
        way, place = arrow.end - arrow.start, (arrow.start + arrow.end) / 2
        # Beside the middle of the push there is no room between the arrows.
        place, toward = (arrow.end, way) if arrow is self.push else (place, np.array([-way[1], way[0]]))
        return label_near(tag(name, arrow.role), place, toward, around, box=ravine.plot.box)


def _parts(ends: Sequence[tuple[Points, Points]], axis: int) -> list[tuple[float, float, Role]]:
    """Start and end of the push and of what is kept, along one axis."""
    roles: tuple[Role, Role] = ("slope", "path")
    return [(a[axis], b[axis], role) for (a, b), role in zip(ends[1:3], roles, strict=True)]
