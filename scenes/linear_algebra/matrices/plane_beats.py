"""The first part of the lesson: what a matrix does to the plane, and why two columns are enough."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from manim import (
    DOWN,
    LEFT,
    Animation,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
    there_and_back,
)
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrices import apply
from scenes.linear_algebra.matrices import formulas, planes
from scenes.linear_algebra.matrices.lines_that_light_up import follow_columns, rings_around, ticks_on, trails
from scenes.linear_algebra.matrices.matrix_lesson import MatrixLesson
from scenes.linear_algebra.matrices.moving_things import WIDTH, MovingDots, SpreadSteps, Steps
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed, number
from scenes.stage.type.writing import STATEMENT_SIZE, Written, on_plate, text
from scenes.stage.wording.matrix_products import EXACT

_LOWER = 2.2
"""How much lower the matrix stands while nothing else is written beside the plane, in manim units."""

_DIMMED_GRID = 0.55
"""The opacity of the grid while the ways over it are what counts."""

_FITTED = 3
"""Steps on which an arrow is laid, to see that it fits."""


class PlaneLesson(MatrixLesson):
    """Beats one to five, on one plane."""

    @beat(
        "These four numbers make a matrix, A.",
        "{watch}",
        Phrase("How can four numbers tell every point where to go?", rest="a question"),
        title="Four numbers move a plane",
    )
    def watch_the_grid(self) -> None:
        self.space = planes.plane_for(self.matrix, self.shown_ranges)
        self.premise = self.in_column(formulas.matrix_formula(self.matrix)).shift(_LOWER * DOWN)
        written = self.premise[0]
        entries = [
            written.part(f"{column}_{component}")
            for column in ("first", "second")
            for component in formulas.COMPONENTS
        ]
        named = written.part("name")
        later = {*named, *(shape for entry in entries for shape in entry)}
        self.play(FadeIn(self.space.plane, self.space.edge, self.space.grid), run_time=0.8)
        brackets = VGroup(*(shape for shape in written if shape not in later))
        self.play(FadeIn(brackets), LaggedStart(*map(FadeIn, entries), lag_ratio=0.4), run_time=1.2)
        self.play(FadeIn(named), run_time=self.phrase_left(least=0.5))
        self.remove(*brackets, *named, *later)
        self.add(self.premise)
        self.cue()
        self.riders = planes.dots_of(self.space, self.matrix, self.params.vector)
        self.dots = MovingDots(self.space.plane, self.bending, self.riders)
        self.play(FadeIn(self.dots), run_time=0.6)
        self.play(ApplyMap(self.matrix, self.space.grid, self.dots), run_time=self.phrase_left(least=2.5))
        self.cue()
        self.trails = trails(self.space.plane, self.matrix, self.riders)
        rings = rings_around(self.dots)
        seconds, grid = self.phrase_left(0.8, least=1.5), cast("Any", self.space.grid)
        self.play(
            grid.animate(run_time=0.6).set_stroke(opacity=_DIMMED_GRID),
            Create(self.trails, lag_ratio=0.25, run_time=seconds),
            Create(rings, lag_ratio=0.25, run_time=seconds),
        )
        self.trails.add(*rings)

    @beat(
        "Follow just two arrows: one step right, one step up.",
        "{blue}",
        "{purple}",
        title="Two arrows, two columns",
    )
    def follow_two_arrows(self) -> None:
        blue, purple = self.space.basis.fans
        gone = FadeOut(self.dots, self.trails)
        up = self.premise.animate.shift(-_LOWER * DOWN)
        back = self.put_back(self.space.grid)
        self.space.grid.set_stroke(opacity=planes.grid_opacity(self.space, IDENTITY))
        self.play(gone, up, *back, run_time=0.8)
        self.play(grow(blue.arrows[0]), run_time=self.phrase_left(0.5))
        self.play(grow(purple.arrows[0]), run_time=self.phrase_left())
        self.cue()
        self.ghosts = self.space.basis.ghosts(IDENTITY)
        self.add(self.ghosts, blue, purple)
        self.play(
            ApplyMap(self.matrix, self.space.grid, blue, purple), run_time=self.phrase_left(0.5, least=1.5)
        )
        self.verdict = text("linear", size=STATEMENT_SIZE)
        self.verdict.next_to(self.premise, DOWN, buff=0.3, aligned_edge=LEFT)
        self.rows = self.in_column(*formulas.landing_rows(self.matrix), under=self.verdict, gap=0.45)
        self._read_column(0)
        self.cue()
        self.play(FadeOut(self.drops), run_time=0.6)
        self._read_column(1)

    def _read_column(self, column: int) -> None:
        """Drop lines lead from a tip to the edges, and the numbers there go to the column."""
        place = self.matrix[:, column]
        self.drops = self.space.drop_lines(place, COLUMNS[column])
        self.play(*map(Create, self.drops), run_time=self.phrase_left(0.45))
        sources = [self.space.mark_at(axis, place[axis]) for axis in (0, 1)]
        landing = self.land(column, sources)
        self.play(*landing, run_time=self.phrase_left(0.6))
        self.color_column(column)
        self.remove(*(each.target_mobject for each in landing), *(each.mobject for each in landing))
        self.add(self.premise)
        self.play(FadeIn(self.rows[column]), run_time=0.6)

    @beat(
        "What about any other point, say this one?",
        "{walk}",
        title="Every point is a walk",
    )
    def walk_to_a_point(self) -> None:
        space, vector = self.space, self.params.vector
        gone = FadeOut(self.drops, self.ghosts, self.rows)
        self.play(gone, *self.put_back(space.grid, space.basis), run_time=0.8)
        self.point = MovingDots(space.plane, self.bending, [vector], size=1.5)
        label = tag(listed(vector))
        way = np.asarray(vector) if any(vector) else np.ones(2)
        ring = Circle(0.26, color=color("ink"), stroke_width=5.0).move_to(space.plane.at((0, 0)))
        clear_of = [] if any(vector) else [ring]
        self.labels = VGroup(
            label_near(label, space.plane.at(vector), way, clear_of, box=space.plane.box.inset(0.1))
        )
        self.play(FadeIn(self.point, scale=4.0), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeIn(self.labels), run_time=0.5)
        self.walk = Steps(space.plane, self.bending, self.steps, self.kinds, width=WIDTH, aside=True)
        self.walk_arrows: list[Any] = []
        for (start, end), kind in zip(self.steps, self.kinds, strict=True):
            size = float(np.linalg.norm(end - start))
            arrow = space.plane.arrow((end - start) / size, COLUMNS[kind], width=WIDTH)
            share = 1 / (len(self.steps) + 1 - len(self.walk_arrows))
            self.play(
                tween(arrow, start=space.plane.at(start), end=space.plane.at(end)),
                run_time=self.phrase_left(min(1.0, share), least=0.6),
            )
            self.walk_arrows.append(arrow)
        self._write_the_rows()
        if len(self.steps):
            self._count_steps()
        else:
            self.labels.add(ring)
            self.play(Create(ring), run_time=self.phrase_left(0.6))
            self.play(FadeIn(self.walked), run_time=0.6)

    def _write_the_rows(self) -> None:
        """The walk as a formula, and what it will turn into: each of its terms stays in its place."""
        self.product, *rows = formulas.product(self.applied), *formulas.sums(self.applied)
        self.sums = self.in_column(self.product, *rows, under=self.verdict)
        self.walked = self._walk_by(IDENTITY)

    def _walk_by(self, matrix: ArrayLike) -> Written:
        """The walk in steps that are the columns of *matrix*, written where the product will stand."""
        walked, product = formulas.walk(apply(matrix, self.params.vector)), self.product
        walked.scale(product.width / formulas.product(self.applied).width)
        first = formulas.TERMS[0]
        return walked.shift(product.part(first).get_left() - walked.part(first).get_left())

    def _count_steps(self) -> None:
        """Beside the steps of each kind: how many there are."""
        plane, (x, y) = self.space.plane, self.params.vector
        ways = {0: ((x / 2, 0.0), (0.0, -1.0), x), 1: ((x, y / 2), (1.0 if x >= 0 else -1.0, 0.0), y)}
        for place, way, size in (each for kind, each in ways.items() if (self.kinds == kind).any()):
            count = tag(number(abs(size)))
            clear = [*self.walk_arrows, self.space.basis, *self.labels]
            self.labels.add(label_near(count, plane.at(place), way, clear, box=plane.box.inset(0.1)))
        counts = self.labels[1:]
        self.play(FadeIn(counts, self.walked), run_time=0.8)

    @beat(
        "Draw steps like these everywhere. Where will our point land?",
        "{linear}",
        title="The grid stays even",
    )
    def move_every_step(self) -> None:
        space = self.space
        self.play(FadeOut(self.labels), run_time=0.4)
        self.field = Steps(
            space.plane, self.bending, *planes.steps_of(space, self.matrix, self.params.vector)
        )
        spread = SpreadSteps(self.field, np.asarray(self.params.vector) / 2)
        spread.set_state(reach=0.0)
        self.add(self.field, space.basis, self.walk, self.point)
        self.remove(*self.walk_arrows)
        seen = self.field.steps[planes.in_window(space, self.field.steps)].mean(axis=1)
        far = float(np.linalg.norm(seen - spread.center, axis=1).max(initial=1.0))
        self.play(tween(spread, reach=far + 0.1, on=self.field), run_time=self.phrase_left(0.7, least=1.2))
        self.field.reach = np.float64(np.inf)
        self.cue()
        moving = (space.grid, self.field, space.basis, self.walk, self.point)
        self.play(ApplyMap(self.matrix, *moving), run_time=self.phrase_left(0.36, least=2.0))
        lines = follow_columns(space.plane, self.matrix)
        for line in lines:
            self.add(line, space.basis, self.walk, self.point)
            self.play(Create(line), run_time=self.phrase_left(0.22))
        marks = ticks_on(space.plane, self.matrix)
        self.play(FadeIn(marks, lag_ratio=0.3), run_time=self.phrase_left(0.4))
        self.ring = Circle(0.26, color=color("ink"), stroke_width=5.0).move_to(space.plane.at((0, 0)))
        self.play(Create(self.ring), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.verdict), FadeOut(*lines, marks), run_time=0.8)

    @beat("{every_step}", "{landing}", title="Why two columns are enough")
    def add_the_columns(self) -> None:
        product, columns = self.product, self.matrix.T
        self.play(FadeOut(self.ring, self.walked.part("left")), run_time=0.4)
        halfway = self._walk_by(np.column_stack([columns[0], IDENTITY[1]]))
        shown = self._terms_of(self.walked)
        for kind, (arrow, turned) in enumerate(zip(self.space.basis.arrows, (halfway, product), strict=True)):
            self._fit(arrow, columns[kind], kind, share=(0.38, 0.8)[kind])
            terms = self._terms_of(turned)
            self.play(ReplacementTransform(shown, terms), run_time=0.5)
            shown = terms
        self.cue()
        self.play(FadeOut(self.field, self.space.basis), FadeIn(product.part("left")), run_time=0.6)
        self.shadows = self.space.shadows(self.steps @ self.matrix.T, self.kinds)
        for kind, name in enumerate(formulas.TERMS):
            lit = Indicate(product.part(name), scale_factor=1.0, color=color("ink"))
            self.play(self._pulse(kind), lit, run_time=self.phrase_left(0.18, least=0.6))
        self.play(Create(self.shadows, lag_ratio=0.6), run_time=self.phrase_left(0.4))
        self._add_up()
        self._mark_landing()

    def _terms_of(self, written: Written) -> VGroup:
        """The terms of a formula, with the sign between them."""
        first, second = (written.part(name) for name in formulas.TERMS)
        left, right = first.get_left()[0], second.get_right()[0]
        return VGroup(*(shape for shape in written if left <= shape.get_center()[0] <= right))

    def _add_up(self) -> None:
        """The two sums come, and their totals are the numbers of the point."""
        product, (_, *rows) = self.product, self.sums
        for row in rows:
            self.play(FadeIn(row), run_time=0.5)
        landed, image = product.part("landed"), product.part("result")
        equals = VGroup(*(shape for shape in landed if shape not in [*image]))
        totals = VGroup(*(row.part("total").copy() for row in rows))
        self.play(FadeIn(equals), ReplacementTransform(totals, image), run_time=0.7)

    def _pulse(self, kind: int) -> Animation:
        """The steps of a kind in the walk light up for a moment."""
        shaft = self.walk.shafts[kind].copy().set_stroke(color("ink"))
        return FadeIn(shaft, rate_func=there_and_back, remover=True)

    def _fit(self, arrow: Any, column: Any, kind: int, *, share: float) -> None:
        """Slide an arrow along steps of its kind: it fits each of them."""
        if not column.any():
            return
        alike = self.field.steps[self.field.kinds == kind]
        moved = alike @ self.matrix.T
        seen = np.all([planes.in_window(self.space, moved[:, [end, end]]) for end in (0, 1)], axis=0)
        origins = alike[seen][:, 0]
        near = np.argsort(np.linalg.norm(origins - np.asarray(self.params.vector) / 2, axis=1))[:_FITTED]
        plane, slides = self.space.plane, [*(self.matrix @ origin for origin in origins[near]), np.zeros(2)]
        seconds = self.phrase_left(share / len(slides), least=0.4)
        for start in slides:
            self.play(tween(arrow, start=plane.at(start), end=plane.at(start + column)), run_time=seconds)

    def _mark_landing(self) -> None:
        """The point is ringed in green where it lands, with its numbers."""
        plane, image = self.space.plane, self.applied.image
        self.landing = Circle(0.2, color=color("result"), stroke_width=6.0).move_to(plane.at(image))
        name = on_plate(text(listed(image, EXACT), role="result"), margin=0.14)
        way = image if image.any() else np.ones(2)
        self.landing_name = label_near(
            name, plane.at(image), way, [self.landing, self.walk], box=plane.box.inset(0.1)
        )
        self.play(Create(self.landing), FadeIn(self.landing_name), run_time=self.phrase_left(least=0.8))
