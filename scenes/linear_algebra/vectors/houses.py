"""The middle of the lesson: houses are lists of numbers, which add track by track, as arrows do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import (
    Create,
    Dot,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    VMobject,
)

from mathkit.linear_algebra.vectors import RunningMeans
from scenes.linear_algebra.vectors import list_words
from scenes.linear_algebra.vectors.arrows import LATE
from scenes.linear_algebra.vectors.feature_axes import (
    FoldedAxes,
    Gathering,
    HouseSpace,
    axes_as_tracks,
    tracks_of_houses,
)
from scenes.linear_algebra.vectors.multiples import Multiples
from scenes.linear_algebra.vectors.scaled_arrows import ScaledArrows
from scenes.linear_algebra.vectors.sum_columns import GIVEN, outline
from scenes.stage.axes.spaces import FROM_THE_SIDE
from scenes.stage.axes.tracks import LANE, Track
from scenes.stage.lesson import beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, TITLE_SIZE, Written, stack, text

_OUTLINE_X = -5.65
"""Where the outlines of the houses stand, left of the tracks."""

_WORDS_TOP = 1.8
"""Of the formulas beside the space, below the name of its upright axis, in manim units."""

_ABOVE = 0.84
"""From a track to the baseline of its words, in manim units."""

_SUM_LANE = 2.4 * LANE
"""From a track to a sum: its head keeps clear of those of the steps."""

_DOT = 0.11
"""The radius of a house on a track, in manim units."""

_HEIGHT = 1.3
"""Of the outlines, in manim units."""


class Houses(ScaledArrows):
    """Houses: added track by track, averaged, and drawn as arrows after all."""

    house_total: Points
    house_average: Points
    ends: Points
    all_houses: Points
    running: RunningMeans

    @beat(
        "Lay the axes flat: each number gets its own track.",
        "{house}",
        title="One track for each number",
    )
    def lay_out_the_tracks(self) -> None:
        multiples = self.multiples
        flat = self._fold(multiples)
        self.cue()
        p = self.params
        tracks: Any = VGroup(*tracks_of_houses(p.house, p.other_house))
        self.tracks = tracks
        self.rows = [
            list_words.sum_row(pair, axis)
            for axis, pair in enumerate(zip(p.house, p.other_house, strict=True))
        ]
        for row, track in zip(self.rows, tracks, strict=True):
            row.stand_on(track.zero[1] + _ABOVE).shift((track.zero[0] - row.get_left()[0], 0.0, 0.0))
        self.outlines = [
            outline(_OUTLINE_X, y, role, height=_HEIGHT) for y, role in zip((0.9, -1.0), GIVEN, strict=True)
        ]
        lines = [ReplacementTransform(old.line, new.line) for old, new in zip(flat, tracks, strict=False)]
        gone = FadeOut(*(old.numbers for old in flat), self.column_a, *self.legs, *self.leg_names)
        self.play(gone, run_time=0.4)
        third = TransformFromCopy(flat[1].line, tracks[2].line)
        come = FadeIn(*(track.numbers for track in tracks), rate_func=LATE)
        self.play(*lines, third, come, Create(self.outlines[0]), run_time=0.9)
        self.first_steps = VGroup()
        for axis, (row, track) in enumerate(zip(self.rows, tracks, strict=True)):
            step = track.step(0.0, p.house[axis], "data")
            self.first_steps.add(step)
            share = 1 / (3 - axis)
            self.play(
                grow(step),
                FadeIn(row.part("name"), row.part("one")),
                run_time=self.phrase_left(share, least=0.6),
            )

    def _fold(self, multiples: Multiples) -> tuple[Track, Track]:
        """The upright axis swings down, with its step, and both lie under each other; return the tracks."""
        self.play(FadeOut(self.words, multiples.notches), run_time=0.3)
        self.play(tween(multiples, factor=1.0), run_time=0.5)
        axes, vector = axes_as_tracks(multiples.plane), multiples.vector
        self.legs = VGroup(
            *(
                Arrow(axis.at(0.0), axis.at(value), dotted=True)
                for axis, value in zip(axes, vector, strict=True)
            )
        )
        things = [multiples.plane, multiples.line, multiples.ghost, multiples.ghost_name]
        parts = [multiples.moving, multiples.lengths, multiples.letter]
        moved = [ReplacementTransform(leg, new) for leg, new in zip(multiples.legs, self.legs, strict=True)]
        gone = FadeOut(*things, *parts, run_time=0.5)
        self.play(gone, *moved, FadeIn(*axes, rate_func=LATE), run_time=0.7)
        self.premise = self.words = VGroup()
        folded = FoldedAxes(axes, self.legs, vector)
        self.play(tween(folded, turned=1.0), run_time=self.phrase_left(0.8, least=1.4))
        self.leg_names = [
            beyond(text(number(value), role="data"), leg.get_center(), (0.0, 1.0), gap=0.35)
            for value, leg in zip(vector, self.legs, strict=True)
        ]
        self.play(FadeIn(*self.leg_names), run_time=0.4)
        return axes

    @beat(
        "Add a second house, track by track.",
        "{both}",
        "{ages}",
        title="Adding two houses",
    )
    def add_houses(self) -> None:
        p, tracks = self.params, self.tracks
        self.second_steps = VGroup(
            *(
                track.step(one, one + other, "second")
                for track, one, other in zip(tracks, p.house, p.other_house, strict=True)
            )
        )
        ends = [(step.start, step.end) for step in self.second_steps]
        for step, track, other in zip(self.second_steps, tracks, p.other_house, strict=True):
            step.set_state(start=track.at(0.0, _SUM_LANE), end=track.at(other, _SUM_LANE))
        others = [part for row in self.rows for part in (row.part("plus"), row.part("other"))]
        self.play(Create(self.outlines[1]), *map(grow, self.second_steps), run_time=self.phrase_left(0.5))
        slides = [
            tween(step, start=start, end=end)
            for step, (start, end) in zip(self.second_steps, ends, strict=True)
        ]
        self.play(*slides, FadeIn(*others, run_time=0.6), run_time=self.phrase_left(least=1.0))
        self.totals = VGroup(
            *(
                track.step(0.0, total, "result", lane=_SUM_LANE)
                for track, total in zip(tracks, self.house_total, strict=True)
            )
        )
        self.cue()
        for axis in (0, 1):
            self._grow_total(axis, 0.5 + 0.5 * axis)
        self.cue()
        self._grow_total(2, 0.5)
        years = self.rows[2].part("total")
        self.doubt = self.doubt_about(years, years)
        if self.ages_are_added:
            doubted = (
                years.animate.set_fill(color("slope")),
                self.totals[2].animate.set_color(color("slope")),
            )
            self.play(*doubted, FadeIn(self.doubt), run_time=self.phrase_left(0.6, least=0.6))

    @property
    def ages_are_added(self) -> bool:
        """Whether there are years to add, whose sum means nothing."""
        return bool(self.params.house[2] or self.params.other_house[2])

    def doubt_about(self, years: VMobject, beside: VMobject) -> Written:
        """The question that is left about a sum of ages, beside it or what it is a part of."""
        question = text("*?*", size=TITLE_SIZE, role="slope")
        return question.next_to(beside, (1, 0, 0), buff=0.25).match_y(years)

    def _grow_total(self, axis: int, share: float) -> None:
        total = self.rows[axis].part("total")
        equals = self.rows[axis].part("equals")
        self.play(
            grow(self.totals[axis]),
            FadeIn(equals, total, run_time=0.7),
            run_time=self.phrase_left(share, least=0.7),
        )

    @beat(
        "{half}",
        "Stand the tracks up: houses are arrows that add and scale.",
        "For {houses} houses, add them all and scale by one over {houses}.",
        title="The average house",
    )
    def average_houses(self) -> None:
        p = self.params
        self._halve_on_the_tracks()
        self.cue()
        space = self.space = HouseSpace(self.ends, p.house, p.other_house)
        box = Box(frame().safe.left, -2.9, frame().safe.bottom, _WORDS_TOP)
        columns = list_words.columns_of_houses(p.house, p.other_house)
        self.words = stack(VGroup(*columns).arrange(buff=0.6), box=box)
        self._stand_up(space, columns)
        self.play(grow(space.first), run_time=0.5)
        self.play(grow(space.second), FadeOut(space.path, run_time=0.4), run_time=0.5)
        self.play(grow(space.total), FadeIn(space.opposite), run_time=0.6)
        self.play(
            tween(space.total, start=space.half.start, end=space.half.end),
            *([Create(space.between)] if tuple(p.house) != tuple(p.other_house) else []),
            FadeIn(space.dots),
            run_time=self.phrase_left(0.9),
        )
        self.cue()
        self._gather(space, box)

    def _halve_on_the_tracks(self) -> None:
        """The arrow of each sum shrinks to its half, which ends halfway between both houses."""
        p, tracks = self.params, self.tracks
        self.half_rows = VGroup()
        for total, half, row in zip(self.house_total, self.house_average, self.rows, strict=True):
            written = list_words.half_row(total, half).stand_on(row.baseline)
            written.shift((frame().safe.right - 0.3 - written.get_right()[0], 0.0, 0.0))
            self.half_rows.add(written)
        dots = [
            VGroup(
                Dot(track.at(one, LANE), radius=_DOT, color=color("data")),
                Dot(track.at(other, LANE), radius=_DOT, color=color("second")),
            )
            for track, one, other in zip(tracks, p.house, p.other_house, strict=True)
        ]
        lines = [
            Polyline([np.array([one.get_center(), two.get_center()])], "ink", width=2.5) for one, two in dots
        ]
        self.between = VGroup(*lines, *dots)
        doubts = [self.doubt] if self.ages_are_added else []
        gone = FadeOut(*self.first_steps, *self.second_steps, *doubts, run_time=0.6)
        certain = self.totals[2].animate.set_color(color("result"))
        self.play(gone, certain, FadeIn(*dots), *map(Create, lines), run_time=0.9)
        halves = [
            tween(arrow, start=track.at(0.0, _SUM_LANE), end=track.at(half, _SUM_LANE))
            for arrow, track, half in zip(self.totals, tracks, self.house_average, strict=True)
        ]
        self.play(*halves, run_time=self.phrase_left(0.5, least=1.0))
        self.play(FadeIn(self.half_rows), run_time=0.6)

    def _stand_up(self, space: HouseSpace, columns: Sequence[Written]) -> None:
        """The tracks become the axes of a space, their numbers two columns; a path leads to a house."""
        fading = [*(row.without("one", "other") for row in self.rows), *self.outlines, *self.totals]
        fading += [self.half_rows, self.between]
        fading += [part for track in self.tracks for part in (track.numbers, track.line)]
        bare, axes = [track.bare() for track in self.tracks], space.bare_axes()
        self.add(*bare)
        self.play(FadeOut(*fading), run_time=0.3)
        moved = [ReplacementTransform(old, new) for old, new in zip(bare, axes, strict=True)]
        listed = [
            ReplacementTransform(row.part(house), column.part(place))
            for house, column in zip(("one", "other"), columns, strict=True)
            for row, place in zip(self.rows, list_words.HOUSE_ROWS, strict=True)
        ]
        self.play(*moved, *listed, run_time=0.7)
        brackets = [column.without(*list_words.HOUSE_ROWS) for column in columns]
        self.play(FadeIn(space, *brackets), Create(space.path), run_time=0.5)
        self.add(*columns)  # whole again
        self.remove(*axes)

    def _gather(self, space: HouseSpace, box: Box) -> None:
        """More houses appear, and the arrow moves to the average of all that are there."""
        p = self.params
        gathering = self.gathering = Gathering(space, self.all_houses, self.running.means, 2)
        last = len(self.all_houses)
        count = readout([Reading("houses:", lambda: gathering.count, whole)], size=STATEMENT_SIZE)
        name = text("average {{ so far : unfinished }}", size=STATEMENT_SIZE, role="result")
        total = list_words.mean_of_houses(p.house, p.other_house, lambda: gathering.count, last, box.width)
        mean = self.mean_column = list_words.average_house(self.running.means[-1])
        stack(count, name, total, mean, box=box, gap=0.35)
        old, self.words = self.words, VGroup(count, name.without("unfinished"), total, mean)
        drawn = (space.between, space.second, space.first, space.total, space.opposite)
        come = FadeIn(gathering, count, name, total, run_time=0.8, rate_func=LATE)
        self.play(FadeOut(old, *drawn, run_time=0.4), come)
        seconds = self.phrase_left(0.75, least=2.0)
        turned = tween(space, *space.dots, azimuth=FROM_THE_SIDE, run_time=seconds)
        self.play(turned, Advance(gathering, 2, last, run_time=seconds))
        self.play(FadeIn(mean), FadeOut(name.part("unfinished")), run_time=0.6)
