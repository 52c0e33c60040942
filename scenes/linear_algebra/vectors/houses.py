"""The middle of the lesson: houses are lists of numbers, which add track by track, as arrows do."""

from __future__ import annotations

from typing import Any

from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.linear_algebra.vectors import RunningMeans
from scenes.linear_algebra.vectors import list_words
from scenes.linear_algebra.vectors.arrows import LATE, Arrows
from scenes.linear_algebra.vectors.feature_axes import (
    FoldedAxes,
    Gathering,
    HouseSpace,
    axes_as_tracks,
    tracks_of_houses,
)
from scenes.linear_algebra.vectors.multiples import Multiples
from scenes.linear_algebra.vectors.sum_columns import GIVEN, outline
from scenes.stage.axes.spaces import FROM_THE_SIDE
from scenes.stage.axes.tracks import LANE, Track
from scenes.stage.lesson import beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FORMULA_SIZE, TITLE_SIZE, stack, text

_OUTLINE_X = -5.65
"""Where the outlines of the houses stand, left of the tracks."""

_WORDS_TOP = 1.2
"""Of the formulas beside the space, below the name of its upright axis, in manim units."""

_HEIGHT = 1.3
"""Of the outlines, in manim units."""


class Houses(Arrows):
    """Houses: added track by track, averaged, and drawn as arrows after all."""

    house_total: Points
    house_average: Points
    ends: Points
    all_houses: Points
    running: RunningMeans

    @beat(
        "Lay the axes flat: each number gets its own track and scale.",
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
            row.stand_on(track.zero[1] + 0.78).shift((track.zero[0] - row.get_left()[0], 0.0, 0.0))
        self.outlines = [
            outline(_OUTLINE_X, y, role, height=_HEIGHT) for y, role in zip((0.9, -1.0), GIVEN, strict=True)
        ]
        lines = [ReplacementTransform(old.line, new.line) for old, new in zip(flat, tracks, strict=False)]
        gone = FadeOut(*(old.numbers for old in flat), *self.legs, run_time=0.4)
        come = FadeIn(*(track.numbers for track in tracks), tracks[2].line, rate_func=LATE)
        self.play(gone, *lines, come, Create(self.outlines[0]), run_time=0.9)
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
        axes = axes_as_tracks(multiples.plane)
        end = multiples.factor * multiples.vector
        self.legs = VGroup(
            *(axis.step(0.0, value, "data", lane=0.0) for axis, value in zip(axes, end, strict=True))
        )
        things = [multiples.plane, multiples.line, multiples.ghost, multiples.notches, multiples.reading]
        things.append(multiples.ghost_name)
        parts = [multiples.moving, multiples.lengths, multiples.letter]
        old = FadeOut(*things, *parts, self.words, self.premise, run_time=0.5)
        moved = [ReplacementTransform(leg, new) for leg, new in zip(multiples.legs, self.legs, strict=True)]
        self.play(old, *moved, FadeIn(*axes, rate_func=LATE), run_time=0.9)
        self.premise = self.words = VGroup()
        folded = FoldedAxes(axes, self.legs, end)
        self.play(tween(folded, turned=1.0), run_time=self.phrase_left(0.95, least=2.0))
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
            step.set_state(start=track.at(0.0, 2 * LANE), end=track.at(other, 2 * LANE))
        others = [part for row in self.rows for part in (row.part("plus"), row.part("other"))]
        self.play(Create(self.outlines[1]), *map(grow, self.second_steps), run_time=self.phrase_left(0.5))
        slides = [
            tween(step, start=start, end=end)
            for step, (start, end) in zip(self.second_steps, ends, strict=True)
        ]
        self.play(*slides, FadeIn(*others, run_time=0.6), run_time=self.phrase_left(least=1.0))
        self.totals = VGroup(
            *(
                track.step(0.0, total, "result", lane=2 * LANE)
                for track, total in zip(tracks, self.house_total, strict=True)
            )
        )
        self.cue()
        for axis in (0, 1):
            self._grow_total(axis, 0.5 + 0.5 * axis)
        self.cue()
        self._grow_total(2, 0.5)
        if p.house[2] or p.other_house[2]:
            row = self.rows[2].part("total")
            doubt = text("*?*", size=TITLE_SIZE, role="slope").next_to(row, (1, 0, 0), buff=0.25)
            around = Box(
                row.get_left()[0] - 0.12,
                row.get_right()[0] + 0.12,
                row.get_bottom()[1] - 0.12,
                row.get_top()[1] + 0.1,
            )
            frame_ = around.outline().set_stroke(color("slope"), 3.0)
            self.doubt = VGroup(frame_, doubt)
            self.play(Create(frame_), FadeIn(doubt), run_time=self.phrase_left(0.8))
        else:
            self.doubt = VGroup()

    def _grow_total(self, axis: int, share: float) -> None:
        total = self.rows[axis].part("total")
        equals = self.rows[axis].part("equals")
        self.play(
            grow(self.totals[axis]),
            FadeIn(equals, total, run_time=0.7),
            run_time=self.phrase_left(share, least=0.7),
        )

    @beat(
        "Stand the tracks up, and houses are arrows, too.",
        "{half}",
        "For {houses} houses, add them all and divide by {houses}.",
        title="The average house",
    )
    def average_houses(self) -> None:
        p = self.params
        space = self.space = HouseSpace(self.ends, p.house, p.other_house)
        self._stand_up(space)
        self.play(grow(space.first), run_time=self.phrase_left(0.3, least=0.5))
        ends = space.second.start, space.second.end
        self.play(
            FadeOut(space.path, run_time=0.4),
            grow(space.from_origin),
            run_time=self.phrase_left(0.4, least=0.5),
        )
        slid = tween(space.from_origin, start=ends[0], end=ends[1])
        self.play(slid, run_time=self.phrase_left(0.5, least=0.6))
        self.play(grow(space.total), run_time=self.phrase_left(least=0.5))
        self.cue()
        box = Box(frame().safe.left, -2.9, frame().safe.bottom, _WORDS_TOP)
        half = list_words.average_formula(2, self.house_total, self.house_average)
        self.words = stack(half, box=box)
        mean = half.part("average")
        rest = [shape for shape in half if shape not in list(mean)]
        dots = (
            FadeIn(space.dots, space.stems) if tuple(p.house) != tuple(p.other_house) else FadeIn(space.dots)
        )
        self.play(Create(space.between), dots, FadeIn(*rest, run_time=0.6), run_time=self.phrase_left(0.4))
        self.play(
            tween(space.total, start=space.half.start, end=space.half.end),
            FadeIn(mean, run_time=0.8),
            run_time=self.phrase_left(0.9),
        )
        self.cue()
        self._gather(space, box)

    def _stand_up(self, space: HouseSpace) -> None:
        """The three tracks become the axes of a space, and the steps of the first house lead through it."""
        fading = [*self.rows, *self.outlines, *self.second_steps, *self.totals, self.doubt]
        numbers = [track.numbers for track in self.tracks]
        bare, axes = [track.bare() for track in self.tracks], space.bare_axes()
        self.add(*bare)
        steps: list[Any] = list(self.first_steps)
        ticks, tips = [track.line for track in self.tracks], [step.tip for step in steps]
        self.play(FadeOut(*fading, *numbers, *ticks, *tips), run_time=0.5)
        shafts = [step.shaft for step in steps]
        moved: list[tuple[Any, Any]] = [*zip(bare, axes, strict=True), *zip(shafts, space.path, strict=True)]
        self.play(*(ReplacementTransform(old, new) for old, new in moved), run_time=1.0)
        self.play(FadeIn(space), run_time=0.4)
        self.remove(*axes)
        self.add(space.path)

    def _gather(self, space: HouseSpace, box: Box) -> None:
        gathering = self.gathering = Gathering(space, self.all_houses, self.running.means, 2)
        count = readout([Reading("houses", lambda: gathering.count, whole)], size=FORMULA_SIZE)
        result = list_words.average_formula(len(self.all_houses), self.running.total, self.running.means[-1])
        new = stack(count, result, box=box)
        old, self.words = self.words, new
        self.play(
            FadeOut(old, space.between, space.from_origin, space.first, space.total, run_time=0.4),
            FadeIn(gathering, count, run_time=0.6),
        )
        last = len(self.all_houses)
        self.play(Advance(gathering, 2, last, run_time=self.phrase_left(0.7, least=2.0)))
        turned = (gathering, *space.dots, *space.stems)
        self.play(
            tween(space, *turned, azimuth=FROM_THE_SIDE),
            FadeIn(result, run_time=0.8),
            run_time=self.phrase_left(least=1.4),
        )
