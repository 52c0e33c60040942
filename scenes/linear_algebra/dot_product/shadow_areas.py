"""The dot product as an area: the shadow of a on the line of b, times the length of b, cut into strips."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.dot_product import AreaStrips, area_strips, dot_product
from scenes.linear_algebra.dot_product.area_labels import GROUPS, AreaLabels
from scenes.linear_algebra.dot_product.light_and_marks import (
    SQUARE,
    bright_lines,
    fill,
    heights,
    lay_bed,
    measure,
    part_of,
    polygon,
    radius_of_arc,
    rays,
    show,
)
from scenes.linear_algebra.dot_product.views import look, ranges_of_views, views
from scenes.linear_algebra.dot_product.words import A_AND_B
from scenes.stage.lesson import Ranges
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline, clip_segments, line_through, right_angle
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points

_BESIDE = 0.16
"""From the line of b to a shadow drawn beside it, where the light would go on, in manim units."""

_SMOOTH = 48
"""The number of points on the arc of an angle."""

_RIM = 11.0
"""The width of the dark rim of an arrow, with which it stands out from an area."""

_FILL: dict[Role, float] = {"result": 0.5, "slope": 0.65}
"""The opacity of an area, whose outline is solid: both colours stand out from the ground."""

_GLOW = 0.35
"""What an area that is spoken of has more."""


class ShadowArea(VGroup):
    """a, b and the rectangle of area a·b, in any state; it lies over its ``plane``.

    Shares run from 0 to 1, and what has the share 0 is not seen. Most of them say how far something has
    grown (``light``, ``shadow``, ``outline``, ``fill``, ``cut``, bright lines: ``lit_a`` …), moved (``turn``,
    ``slide``, ``square``, ``paired``, ``zoom``), or how clearly it is seen (``a_seen``, ``drop_seen`` …).

    Attributes
    ----------
    angle
        Between a and b, in radians.
    turn
        Of a copy of b, by a quarter turn away from a.
    walked, thrown
        How many steps of a are walked, and how many of their shadows are thrown, from 0 to 2.
    slide, square
        The two shears of the strips; see ``area_strips``.
    paired
        How far the steps of the turned b have slid onto the sides of the upright rectangles.
    divided
        How far both arrows have shrunk to length one.

    Parameters
    ----------
    symbols
        The names of both arrows.
    compared
        Whether the second view is that of both arrows at length one, and not that of the strips.
    shown
        What both views show, as ``ranges_of_views`` gives it; what this picture needs, by default.
    """

    def __init__(
        self,
        a: ArrayLike,
        b: ArrayLike,
        symbols: tuple[Symbol, Symbol] = A_AND_B,
        *,
        compared: bool = False,
        decimals: int = 3,
        shown: Ranges | None = None,
    ) -> None:
        self.product = self.start = dot_product(a, b)
        (a_x, a_y), (b_x, b_y) = self.start.a, self.start.b
        # +1 if a lies to the left of b, turned counterclockwise, −1 if to the right.
        self.side, self.length = 1 if b_x * a_y - b_y * a_x >= 0 else -1, self.start.length_a
        self.has_angle, self.angle = self.start.angle is not None, self.start.angle or 0.0
        self.light = self.shadow = self.turn = self.outline = self.fill = self.cut = 0.0
        self.walked = self.thrown = self.slide = self.square = self.paired = self.zoom = self.divided = 0.0
        self.a_seen = self.b_seen = self.line_seen = self.light_seen = self.drop_seen = self.shadow_seen = 0.0
        self.copy_seen = self.copy_steps_seen = self.strips_seen = self.rails_seen = self.theta_seen = 0.0
        self.marks_seen = self.measures_seen = self.glow = self.lit_a = self.lit_shadow = self.lit_b = 0.0
        self.throw_seen = 1.0
        for group in GROUPS:
            setattr(self, group, 0.0)
        self.compared = compared
        shown = shown or ranges_of_views(self)
        self._views, (self.plane, _) = views(self, shown), views(self, shown)
        self._make_shapes()
        super().__init__(
            *(self.line, self.rails, self.area, self.strips, self.rays, self.frame_line, self.cut_line),
            *(self.bed, self.band, self.thrown_bands, self.notch, self.drop, self.step_drop, self.arc),
            *(self.marks, self.foot_mark, self.measures),
            *(self.copy_steps, self.copy_b, self.b, self.steps, self.a, self.lit),
        )
        self.labels = AreaLabels(self, symbols, decimals)
        self.add(self.labels)
        self.set_state()

    def _make_shapes(self) -> None:
        """Make all that is drawn but for letters and numbers; the states put it in its place."""
        self.line, self.rays, self.rails = (Polyline([], "muted", width=width) for width in (2.5, 3.0, 2.5))
        self.area = polygon()
        self.strips = VGroup(polygon(), polygon())
        self.bed, self.band = polygon(), Polyline([], "data", width=16.0)
        self.thrown_bands = VGroup(*(Polyline([], "data", width=16.0) for _ in range(2)))
        self.frame_line, self.cut_line = Polyline([], "ink", width=3.0), Polyline([], "ink", width=4.0)
        self.drop, self.step_drop = Polyline([], "muted", width=3.0), Polyline([], "ink", width=3.0)
        self.arc, self.marks, self.foot_mark = (Polyline([], "ink", width=3.0) for _ in range(3))
        self.measures, self.notch, self.lit = (Polyline([], "ink", width=width) for width in (3.0, 5.0, 4.0))
        nowhere = np.zeros(2)
        self.copy_steps = VGroup(*(Arrow(nowhere, nowhere, "second", width=5.0) for _ in range(2)))
        self.steps = VGroup(*(Arrow(nowhere, nowhere, "data", width=5.0) for _ in range(2)))
        self.copy_b, self.b = (
            Arrow(nowhere, nowhere, "second", width=width, dotted=True) for width in (4.0, 6.0)
        )
        self.a = Arrow(nowhere, nowhere, "data", width=6.0, dotted=True)
        for arrow in (*self.steps, *self.copy_steps, self.copy_b, self.a):
            arrow.shaft.set_stroke(color("background"), width=_RIM, background=True)

    # States ------------------------------------------------------------------------------------------------

    def strips_at(self, slide: float, square: float) -> AreaStrips:
        """The strips at a stage of their two shears, from 0 to 1 each."""
        return area_strips(self.start.a, self.start.b, slide, square)

    @cached_property
    def first_strips(self) -> AreaStrips:
        """The strips before they are sheared, on which much of each picture stands."""
        return self.strips_at(0.0, 0.0)

    def at_angle(self, angle: float) -> Points:
        """The vector (2,) as long as a at an *angle* with b, in radians, on the side where a began."""
        cosine, sine = np.cos(angle), np.sin(angle) * self.side
        turned = np.array([[cosine, -sine], [sine, cosine]]) @ self.start.b
        along: Points = turned * self.length / self.start.length_b
        return along

    def to(self, *, run_time: float, **state: Any) -> Tween:
        """Run to another state; the plane moves along if the view does."""
        return tween(self, on=self.plane if "zoom" in state else self, run_time=run_time, **state)

    def set_state(self, **state: Any) -> Self:
        """Take other values for some of the states, and draw all anew."""
        for name, value in state.items():
            setattr(self, name, float(value))
        if "zoom" in state:
            near, far = self._views
            look(self.plane, near, far, self.zoom)
        if self.has_angle:
            a, b = self.at_angle(self.angle), self.start.b
            self.product = dot_product(self._divided(a), self._divided(b))
        origin, at = self.plane.at((0, 0)), self.plane.at
        self.a.set_state(start=origin, end=at(self.product.a))
        self.b.set_state(start=origin, end=at(self.product.b))
        if self.has_angle:
            self._draw_shadow()
            self._draw_area()
            self._draw_copy()
            self._draw_steps()
            self._draw_strips()
            self.lit.set_runs(bright_lines(self))
        seen = {
            **{"a": self.a_seen, "b": self.b_seen, "line": 0.8 * self.line_seen, "rays": self.light_seen},
            **{"rails": self.rails_seen, "drop": self.drop_seen, "foot_mark": self.drop_seen},
            **{"band": self.shadow_seen},
            **{"copy_b": self.copy_seen, "copy_steps": self.copy_steps_seen, "arc": self.theta_seen},
            **{"thrown_bands": self.throw_seen, "step_drop": self.throw_seen, "marks": self.marks_seen},
            **{"notch": self.throw_seen, "measures": self.measures_seen, "steps": float(self.walked > 0)},
        }
        for name, opacity in seen.items():
            show(getattr(self, name), opacity)
        self.labels.place()
        return self

    def _divided(self, vector: Points) -> Points:
        """A vector on its way to length one."""
        shorter: Points = vector / float(np.linalg.norm(vector)) ** self.divided
        return shorter

    @property
    def away(self) -> Points:
        """The direction (2,) across b, away from a, in which b is turned."""
        turned = self.first_strips.turned
        way: Points = turned / np.linalg.norm(turned)
        return way

    def beside(self, vectors: ArrayLike) -> Points:
        """Places (n, 2) in the frame beside the line of b, away from a, where its shadow is drawn."""
        moved: Points = self.plane.to_frame(vectors) + _BESIDE * self.away
        return moved

    def _draw_shadow(self) -> None:
        plane, product = self.plane, self.product
        self.line.set_runs([line_through(plane.origin, product.b, plane.box)])
        self.rays.set_runs(rays(plane, product, self.away, self.light) if self.light else [])
        foot = product.projection
        self.band.set_runs([self.beside([np.zeros(2), self.shadow * foot])] if self.shadow else [])
        self.drop.set_runs([plane.to_frame([product.a, foot])])
        # Beyond the foot, where there is no shadow.
        self.foot_mark.set_runs([right_angle(*map(plane.at, (2 * foot, foot, product.a)), side=SQUARE)])
        first = np.arctan2(product.b[1], product.b[0])
        turn = first + np.linspace(0.0, self.angle * self.side, _SMOOTH)
        self.arc.set_runs([plane.origin + self.arc_radius * np.column_stack([np.cos(turn), np.sin(turn)])])

    def _draw_area(self) -> None:
        plane, foot, turned = self.plane, self.product.projection, self._divided(self.first_strips.turned)
        role: Role = "slope" if self.product.sign == "negative" else "result"
        shadow = self.fill * foot
        corners = plane.to_frame([np.zeros(2), shadow, shadow + turned, turned])
        fill(self.area, corners, role, _FILL[role] if self.fill else 0.0)
        ring = np.array([np.zeros(2), foot, foot + turned, turned, np.zeros(2)])
        self.frame_line.set_runs(part_of(plane.to_frame(ring), self.outline))
        cut = np.array([each := self.first_strips.corners[0, 1], each + turned])
        self.cut_line.set_runs(part_of(plane.to_frame(cut), self.cut * (1.0 - self.strips_seen)))

    def _draw_copy(self) -> None:
        """B once more, on its way to a quarter turn, with its own steps along the axes."""
        plane, b, strips = self.plane, self.product.b, self.first_strips
        quarter = -self.side * self.turn * np.pi / 2
        rotation = np.array([[np.cos(quarter), -np.sin(quarter)], [np.sin(quarter), np.cos(quarter)]])
        self.copy_b.set_state(start=plane.at((0, 0)), end=plane.at(rotation @ b))
        tails = np.array([(0.0, 0.0), (b[0], 0.0)])
        for place, component in enumerate(strips.order):
            aside = self.paired * (strips.steps[place, 0] - rotation @ tails[component])
            start = rotation @ tails[component] + aside
            end = start + rotation @ (b[component] * np.eye(2)[component])
            self.copy_steps[component].set_state(start=plane.at(start), end=plane.at(end))

    def _draw_steps(self) -> None:
        plane, strips = self.plane, self.first_strips
        unit = self.product.b / self.product.length_b
        for index, (tail, head) in enumerate(strips.steps):
            end = tail + np.clip(self.walked - index, 0, 1) * (head - tail)
            self.steps[index].set_state(start=plane.at(tail), end=plane.at(end))
            first, last = (tail @ unit) * unit, (head @ unit) * unit
            share = float(np.clip(self.thrown - index, 0, 1))
            band = self.beside([first, first + share * (last - first)])
            self.thrown_bands[index].set_runs([band] if share else [])
        corner = strips.steps[0, 1]
        foot = (corner @ unit) * unit
        end = corner + min(1.0, self.thrown) * (foot - corner)
        lay_bed(self)
        self.step_drop.set_runs([plane.to_frame([corner, end])] if self.thrown else [])
        joint = plane.to_frame([foot])[0]
        across = np.array([joint, joint + 2 * _BESIDE * self.away])
        self.notch.set_runs([across] if self.thrown > 1.0 else [])

    def _draw_strips(self) -> None:
        plane, strips = self.plane, self.strips_at(self.slide, self.square)
        for strip, corners, area in zip(self.strips, strips.corners, strips.areas, strict=True):
            role: Role = "slope" if area < 0 else "result"
            opacity = (_FILL[role] + _GLOW * self.glow) * self.strips_seen * bool(abs(area) > 1e-9)
            fill(strip, plane.to_frame(corners), role, opacity)
        ends = strips.steps.reshape(-1, 2)[[0, 1, 3]]
        ways = clip_segments(
            np.array([plane.to_frame([end - 20 * self.away, end + 20 * self.away]) for end in ends]),
            plane.box,
        )
        self.rails.set_runs(list(ways))
        self.measures.set_runs([run for ends in heights(self) for run in measure(*ends)])
        marks = [
            right_angle(*map(plane.at, (corners[3], corners[0], corners[1])), side=SQUARE)
            for corners, area in zip(strips.corners, strips.areas, strict=True)
            if abs(area) > 1e-9 and self.square == 1.0
        ]
        self.marks.set_runs(marks)

    @property
    def arc_radius(self) -> float:
        """Of the arc of the angle, in manim units."""
        shorter = self.plane.unit * min(self.product.length_a, self.product.length_b)
        return radius_of_arc(self.angle, shorter)
