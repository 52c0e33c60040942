"""A third receipt that fits no prices of the first two, and the prices that share the error."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from itertools import product
from typing import Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    Line,
    VGroup,
    VMobject,
)
from numpy.typing import ArrayLike

from mathkit.linear_algebra.linear_systems import LinearSystem, mean_squared_gap
from scenes.linear_algebra.linear_systems import equations
from scenes.linear_algebra.linear_systems.elimination_beats import EliminationLesson
from scenes.linear_algebra.linear_systems.gap_squares import GapSquares, Walk
from scenes.linear_algebra.linear_systems.price_lines import INSET, PricePlot, ReceiptLine, Zoom
from scenes.linear_algebra.linear_systems.receipts import ROW, badge
from scenes.stage.axes.level_lines import Relief
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import thinned
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

_SPREAD = (1.6, 0.2, -1.2)
"""The heights of three rows with a square beside each, in manim units."""

_LARGEST_SQUARE = 1.1
"""The side of the largest square on one of three gaps, in manim units."""

_READING = -2.85
"""The height of the average under the squares, in manim units."""

_KEY = 3.6
"""From the left edge to the side of a square on a euro, in manim units."""

_LARGEST_UNIT = 1.4
"""Of the squares on three gaps, manim units for a euro."""

_LEVELS = (0.35, 1.0, 2.2, 4.0, 6.5)
"""Level lines of the average square, from its least value in units of how far the crossing lies above."""

_INSETS, _ROOM = (INSET, 1.5, 2.25), 0.7
"""From an end of the third line to its name, and how far from the others is far enough, in manim units."""

_AWAY, _LEADER_GAP = (1.0, 1.3, 1.6), 0.2
"""From a point to its name, each way, and from the point to the line that leads to it, in manim units."""

_CONTOUR, _PLACES = 3.0, 60
"""The stroke width of contours, and the places on the outermost where its name may stand."""

_FIRST_STEPS = 4
"""In these a walk comes nearly as far down as in all others."""


class SharingLesson(EliminationLesson):
    """Beats eleven and twelve."""

    @beat("{third_receipt}", "{disagrees}", title="A third receipt disagrees")
    def bring_a_third(self) -> None:
        p, totals = self.params, self.three.right_side
        first, second = self.rows
        self.play(FadeOut(self.nothing), tween(second, said=0.0), run_time=0.4)
        self.play(
            tween(first, pitch=self.pitch),
            tween(second, counts=self.receipts[1], pitch=self.pitch),
            tween(self.lines[1], counts=self.receipts[1], total=self.totals[1]),
            self.move(self.guess, self.prices),
            run_time=1.0,
        )
        second.write(equations.equation(self.receipts[1], self.totals[1]))
        third = self.row(2, badge("3"), np.zeros(2), self.third_total).set_state(said=0.0)
        third.write(equations.equation(p.third, self.third_total))
        self.rows.append(third)
        self.cards = [
            self.card(index, equations.found(index, price)) for index, price in enumerate(self.prices)
        ]
        self.play(tween(second, said=1.0), FadeIn(third.tag, *self.cards), run_time=0.4)
        self.play(tween(third, counts=p.third), run_time=self.phrase_left(0.6))
        self.play(tween(third, said=1.0), run_time=self.phrase_left(least=0.5))
        self.cue()
        bars = self.bars = [self.bar(index, self.three.matrix[index], totals[index]) for index in range(3)]
        for bar in bars:
            bar.set_state(prices=self.prices)
        self.play(FadeIn(*bars), run_time=0.8)
        self.play(Indicate(bars[2].words, 1.3, color("slope")), run_time=self.phrase_left(0.25))
        line = self._third_line()
        self.lines.append(line)
        self.play(Create(line.line), run_time=self.phrase_left(0.4, least=0.8))
        self.play(FadeIn(line.badge), run_time=0.4)
        self.remove(line.line, line.badge)
        self.add(line, self.guess)
        for each in self.lines:
            self.play(Indicate(each.line, 1.0, color("slope")), run_time=0.4)

    def _third_line(self) -> ReceiptLine:
        """The third line; its name stands away from the other names, seen from far and from near."""
        counts, total = self.params.third, self.third_total

        def place(plot: PricePlot, counts: ArrayLike, total: float, **options: Any) -> Points:
            return ReceiptLine(plot, counts, total, "3", **options).badge.get_center()

        def room(last: bool, inset: float) -> float:
            rooms = [_ROOM]
            for plot in (self.plot, self.near):
                name = place(plot, counts, total, last=last, inset=inset)
                for each in self.lines:
                    missed = plot.values(name) @ each.counts - each.total
                    away = plot.x_unit * abs(missed) / np.hypot(*each.counts)
                    other = place(plot, each.counts, each.total, last=each.last)
                    rooms += [float(np.linalg.norm(name - other)), float(away) + _ROOM / 3]
            return min(rooms)

        last, inset = max(product((False, True), _INSETS), key=lambda end: room(*end))
        return ReceiptLine(self.plot, counts, total, "3", last=last, inset=inset)

    @cached_property
    def near(self) -> PricePlot:
        """A closer look at the prices of two, of three and of many receipts."""
        places = np.vstack([self.prices, self.walk.points, self.learning.points])
        return PricePlot.around(frame().right_side, places)

    @beat(
        "Share the error: square the gaps, so none cancel and big ones count more.",
        "Contours show the average square.",
        "{settled}",
        title="Share the error",
    )
    def share_the_error(self) -> None:
        self.zoom(self.near, self.lines, 1.2)
        self._square_the_gaps()
        walk = self.walked = Walk(self.plot, self.walk.points, self.squares)
        self.remove(self.guess, self.squares)
        self.add(walk)
        self.reading = self.reading_of(walk, self.three)
        bowl = mean_squared_gap(self.three.matrix, self.three.right_side)
        heights = bowl.least + (self.walk.values[0] - bowl.least) * np.array(_LEVELS)
        levels = Relief(self.plot, bowl.value).lines(heights, role="slope")
        levels.set_stroke(width=_CONTOUR, opacity=1.0).set_z_index(-1)
        named = self.level_name = on_plate(text("equal average", size=FINE_SIZE, role="slope"))
        outermost = thinned(np.vstack([each.points[:, :2] for each in levels])[::-1], _PLACES)
        self.fit_name = self.aside(self.walk.points[-1], UP + RIGHT, *self.lines, levels, walk.guess)
        others = (*self.lines, levels, walk.guess, self.fit_name)
        label_near(named, outermost, LEFT, others, box=self.plot.box)
        self.levels = levels
        self.cue()
        self.play(FadeIn(levels, named, self.reading), run_time=0.8)
        self.cue()
        self.learn(walk, self.phrase_left(0.7, least=2.0))
        self.play(FadeIn(self.fit_name), run_time=0.6)

    def aside(self, prices: Points, way: Any, *others: VMobject) -> VGroup:
        """The name of a point, on a side of it where few lines are, and a line to the point."""
        place, name = self.plot.at(*prices), on_plate(equations.solution(prices, "path"))
        places = [place + reach * side for reach in _AWAY for side in (way, -way)]
        label_near(name, places, way, others, box=self.plot.box)
        corner = name.get_corner(np.sign(place - name.get_center()))
        end = place + _LEADER_GAP * (corner - place) / np.linalg.norm(corner - place)
        return VGroup(Line(corner, end, stroke_width=2.0, color=color("muted")), name)

    def zoom(self, after: PricePlot, lines: Sequence[ReceiptLine], seconds: float) -> None:
        """Go from the plot to another one, with lines and the guess."""
        zoom = Zoom(self.plot, after, lines, self.guess)
        self.remove(*lines, self.guess)
        self.add(zoom)
        self.play(
            FadeOut(self.plot, run_time=0.4 * seconds),
            FadeIn(after, run_time=seconds, rate_func=second_half),
            tween(zoom, share=1.0, run_time=seconds),
        )
        self.remove(zoom)
        self.plot = after
        self.add(*lines, self.guess)

    def _square_the_gaps(self) -> None:
        """The gaps on the bars become squares, magnified, beside their rows."""
        left, sample, count = frame().left_side.left + ROW.words, self.sample, len(self.bars)
        before, after = np.zeros((2, len(sample.matrix), 2))
        before[:count] = [bar.missing.get_center()[:2] for bar in self.bars]
        after[:count] = [(left + _LARGEST_SQUARE / 2, height) for height in _SPREAD]
        squares = self.squares = GapSquares(sample.matrix, sample.right_side, before, self.bar_unit)
        squares.set_state(prices=self.prices, shown=count)
        unit = min(_LARGEST_SQUARE / self.params.excess, _LARGEST_UNIT)
        starts = [(frame().left_side.left, height) for height in _SPREAD]
        hushed = [tween(row, said=0.0) for row in self.rows]
        self.play(FadeOut(*self.bars, *self.cards), FadeIn(squares), *hushed, run_time=0.4)
        self.play(
            *(tween(row, start=start) for row, start in zip(self.rows, starts, strict=True)),
            tween(squares, middles=after, unit=unit),
            run_time=self.phrase_left(0.45),
        )
        squares.say([(left + _LARGEST_SQUARE + 0.15, height) for height in _SPREAD])
        squares.explain((frame().left_side.left + _KEY, _READING))
        self.play(FadeIn(squares.words, squares.key), run_time=0.5)

    def learn(self, walk: Walk, seconds: float) -> None:
        """Play a walk; its first steps, which are the longest, take half of the time."""
        self.play(Advance(walk, 0, _FIRST_STEPS, run_time=seconds / 2))
        self.play(Advance(walk, _FIRST_STEPS, walk.steps, run_time=seconds / 2))

    def reading_of(self, walk: Walk, system: LinearSystem) -> VMobject:
        """The average square on the gaps of some receipts where a walk is, as a running number."""
        bowl = mean_squared_gap(system.matrix, system.right_side)
        average = Reading(
            "average square", lambda: float(bowl.value(walk.prices)), partial(number, fixed=True), "slope"
        )
        reading = readout([average])
        reading.move_to((frame().left_side.left, _READING, 0.0), aligned_edge=LEFT)
        return reading
