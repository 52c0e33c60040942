from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, VGroup, VMobject

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.page_rank import draw_links, page_rank, random_readers
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors import moves, spectra, views, words
from scenes.linear_algebra.eigenvectors.eigenlines import shift_range
from scenes.linear_algebra.eigenvectors.iterated_arrows import IteratedArrow, two_parts
from scenes.linear_algebra.eigenvectors.params import IterationParams
from scenes.linear_algebra.eigenvectors.part_rows import PartRows
from scenes.linear_algebra.eigenvectors.turning_maps import TurningMap
from scenes.linear_algebra.eigenvectors.webs import CLICKS, PAGES, SETTLED, WATCHED, ShareBars, Web
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color


class Eigenvectors(Lesson):
    """A matrix turns most arrows, if it turns any; those that keep their line are its eigenvectors."""

    title = "Eigenvectors"
    prerequisites = ("matrices",)
    fact_labels = words.FACT_LABELS

    class Params(IterationParams):
        """The matrix, the power iteration and the web."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.eigen = eigen_decomposition(p.matrix)
        self.power: Any = power_iteration(p.matrix, p.start, p.steps) if any(p.start) else None
        self.parts: Any = two_parts(self.eigen, p.start, p.steps)
        self.ranked = page_rank(draw_links(len(PAGES), p.seed), CLICKS)
        self.readers = random_readers(self.ranked, p.points, p.seed)

    def facts(self) -> Facts:
        return {
            **words.lines(self.eigen),
            **words.iteration(self.power, self.eigen, self.parts, self.params.steps),
            **words.ranking(self.ranked),
        }

    def ranges(self) -> Ranges:
        return views.ranges_of(self)

    @beat(
        "A matrix sends every arrow x to an arrow A x.",
        "{first}",
        Phrase("{question}", rest="a question"),
        title="Does any arrow keep its line?",
    )
    def knock_off_the_line(self) -> None:
        eigen, angle = self.eigen, words.first_angle(self.eigen)
        self.premise = spectra.at_left(spectra.matrix(eigen))
        self.condition = spectra.at_left(*spectra.condition(eigen), under=self.premise)
        picture = self.picture = views.near_plane(self)
        sweep = self.sweep = views.sweep(self, angle)
        self.play(FadeIn(picture.plane, picture.grid, self.premise), run_time=0.8)
        self.play(Create(sweep.line), grow(sweep.x), run_time=self.phrase_left())
        self.cue()
        image, question = spectra.spread(*words.opening(eigen, angle), under=self.premise)
        self.play(FadeIn(image.part("product")), run_time=0.6)
        self.add(sweep.gap, sweep.image, sweep.x)
        applied = tween(sweep, on=sweep.gap, applied=1.0)
        self.play(ApplyMap(eigen.matrix, picture.grid), applied, run_time=self.phrase_left(least=1.6))
        self.play(FadeIn(sweep.names(), image.part("data")), run_time=0.8)
        self.cue()
        self.play(FadeIn(question), run_time=0.8)

    @beat(
        "Swing the arrow through half a turn: how far off its line does A send it?",
        "{seen}",
        title="Every line in half a turn",
    )
    def try_every_line(self) -> None:
        sweep = self.sweep
        self.play(self.clear_stage(self.premise, self.picture.plane, *sweep), sweep.turn(0.0), run_time=0.8)
        self.play(FadeIn(sweep.restart()), run_time=0.6)
        self.play(sweep.turn(np.pi), run_time=self.phrase_left())
        self.cue()
        marks = sweep.marks(self.eigen, self.picture.lines)
        for left, (angle, *mark) in enumerate(marks, start=1):
            self.play(sweep.turn(angle), run_time=self.phrase_left(0.3 * left))
            self.play(*map(Create, mark), run_time=self.phrase_left(0.4 * left))
        if not marks:
            self.play(sweep.turn(0.0), run_time=self.phrase_left(0.9))

    @beat(
        "{naming}",
        "{landing}",
        Phrase("{other}", when=lambda lesson: bool(lesson.results["other"])),
        title="Eigenvectors and eigenvalues",
        when=lambda lesson: lesson.eigen.values.size > 0,
    )
    def name_them(self) -> None:
        eigen, picture = self.eigen, moves.step_back(self, np.eye(2))
        product, multiple, self.equation = spectra.at_left(*spectra.naming(eigen), under=self.premise)
        moves.grow_eigenvector(self, 0, self.phrase_left(0.9))
        self.cue()
        self.play(ApplyMap(eigen.matrix, picture.grid, picture.u[0]), run_time=self.phrase_left(0.4))
        self.show_one_by_one((product, multiple), run_time=0.7)
        self.play(FadeIn(picture.labels[0], self.equation, target_position=multiple), run_time=0.8)
        if self.cue():
            moves.grow_eigenvector(self, 1, 1.0)
            self.play(ApplyMap(eigen.matrix, picture.u[1]), run_time=self.phrase_left(0.6))
            self.play(FadeIn(picture.labels[1]), run_time=0.6)

    # Where the plane falls flat -----------------------------------------------------------------------------

    @beat(
        "{searching}",
        "Crushing an arrow flattens the plane: the area of a cell, the determinant, is zero.",
        title="What crushes an eigenvector",
    )
    def crush_an_arrow(self) -> None:
        equation, cancelled, crushing, flat = self.condition
        picture = self.picture if self.eigen.values.size else moves.step_back(self, self.eigen.matrix)
        written = self.equation if self.eigen.values.size else equation
        named = VGroup(picture.labels[:1], picture.kept, picture.tips)
        shift = self.shift = views.shifted_map(self, picture)
        taken = VGroup(shift.taken_away, shift.name_taken_away)
        self.play(self.clear_stage(self.premise, written, *picture, *named), run_time=0.4)
        self.play(written.animate.move_to(equation), FadeIn(cancelled), run_time=0.7)
        self.play(grow(taken[0], run_time=self.phrase_left(0.7)), FadeIn(taken[1], run_time=0.6))
        self.play(FadeIn(crushing, target_position=cancelled), run_time=0.8)
        self.cue()
        self.play(FadeOut(taken, named), FadeIn(picture.names, shift.cell), *shift.shorten(), run_time=0.6)
        self.play(shift.slide(float(np.real(self.eigen.spectrum[0]))), run_time=self.phrase_left(0.75))
        self.play(FadeIn(flat, target_position=shift.cell), run_time=0.8)

    @beat(
        "Slide lambda: wherever that area is zero, some arrow is crushed.",
        "{flat}",
        Phrase("{flat_again}", when=lambda lesson: bool(lesson.results["flat_again"])),
        title="Where the plane falls flat",
    )
    def slide_lambda(self) -> None:
        shift, (low, high) = self.shift, shift_range(self.eigen)
        kept = (self.picture.plane, self.picture.lines, self.picture.names)
        self.play(self.clear_stage(*kept), FadeIn(shift.matrix), run_time=0.8)
        self.play(FadeIn(shift.set_state(subtracted=low), shift.restart()), run_time=0.6)
        self.play(shift.slide((low + shift.roots[0].value) / 2), run_time=self.phrase_left(least=0.8))
        for root in (*shift.roots, None)[:2]:
            if self.cue() and root:
                self.play(shift.slide(root.value), run_time=self.phrase_left(0.8))
                self.play(FadeIn(root), run_time=0.6)
        self.play(shift.slide(high), run_time=self.phrase_left(0.9, least=1.0))

    @beat(
        "Must there be such lines? No: B turns every arrow.",
        "Slide lambda again: now the area never reaches zero.",
        title="A matrix without such lines",
        when=lambda lesson: lesson.eigen.values.size > 0,
    )
    def turn_every_arrow(self) -> None:
        chart, plane, fan = self.shift.chart, self.picture.plane, self.picture.fan()
        turned = self.turned = TurningMap(plane, self.shift)
        self.play(self.clear_stage(plane, chart.plot, chart.zero, chart.curve), chart.recede(), run_time=0.5)
        self.play(FadeIn(turned.grid, fan, turned.plain, chart.letter), run_time=0.6)
        self.play(ApplyMap(turned.matrix, turned.grid, fan), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(fan), *swap(turned.plain, turned.written), turned.slide(chart.ends[0]))
        self.play(FadeIn(turned.cell, turned.curve, turned.dot), run_time=0.4)
        self.play(turned.slide(chart.ends[1]), run_time=self.phrase_left(0.8))
        self.play(FadeIn(turned.letter), run_time=0.4)

    # Power iteration --------------------------------------------------------------------------------------

    @beat(
        "Why do these lines matter? Any arrow is a sum of two parts, one along each.",
        "{growth}",
        title="Two parts that grow apart",
        when=lambda lesson: lesson.parts is not None,
    )
    def split_in_two(self) -> None:
        self.total = spectra.at_left(spectra.sum_of_parts(self.eigen, self.params.start, self.parts[0]))
        [total] = self.total
        arrow = self._meet_the_arrow(total.part("whole"))
        self.rows = PartRows(frame().left_side.below(total, 0.3), self.parts)
        for index, (name, row) in enumerate((("first", self.rows.head), ("other", self.rows.rows[0]))):
            part, time = total.part(name), self.phrase_left(0.5 * (index + 1))
            self.play(FadeIn(part, row, run_time=min(time, 0.8)), grow(arrow.legs[index], run_time=time))
        self.cue()
        self.play(Advance(arrow, 0.0, 0.5), run_time=self.phrase_left(0.9))

    @beat(
        "Rescale it: the ratio of the parts stays. Repeat: that's power iteration.",
        "{race}",
        Phrase("{missing}", when=lambda lesson: bool(lesson.results["missing"])),
        title="Power iteration",
        when=lambda lesson: lesson.parts is not None,
    )
    def repeat(self) -> None:
        arrow, middle = self.arrow, (self.arrow.steps + 1) // 2
        moves.iterate(self, 0.5, middle)
        self.cue()
        moves.iterate(self, middle, arrow.steps, share=0.7)
        end = spectra.at_left(self.rows.end(self.power), under=self.rows)
        self.play(FadeIn(end), run_time=0.6)
        self.play(self.rows.point_out_last(), run_time=self.phrase_left(0.9))
        if self.cue():
            factor = float(self.eigen.values[1])
            moves.drop_first(self, end)
            for times, share in ((1.0, 0.6), (factor, 0.5), (np.sign(factor), 0.9)):
                self.play(arrow.lie_along_second(times), run_time=self.phrase_left(share))

    @beat(
        "Multiply an arrow by A, rescale it, and repeat, step by step: that's power iteration.",
        "{settled}",
        title="Where power iteration leads",
        when=lambda lesson: lesson.parts is None,
    )
    def iterate(self) -> None:
        if self.power is None:
            dot, plane = self.picture.dot_at_zero(), self.picture.plane
            self.play(self.clear_stage(plane), FadeIn(dot, scale=4), run_time=self.phrase_left())
            self.cue()
            self.play(Indicate(dot, color=color("slope")), run_time=self.phrase_left(0.8))
            return
        steps = self._meet_the_arrow().steps
        self.play(FadeIn(spectra.at_left(self.arrow.readings(self.power))), run_time=0.6)
        moves.iterate(self, 0, steps / 2)
        self.cue()
        moves.iterate(self, steps / 2, steps)

    def _meet_the_arrow(self, *written: VMobject) -> IteratedArrow:
        self.arrow = arrow = views.iterated_arrow(self)
        self.play(self.clear_stage(), FadeIn(arrow.plane, arrow.lines, arrow.names, *written), run_time=0.9)
        self.play(grow(arrow.arrow), run_time=self.phrase_left(0.25))
        return arrow

    # Ranking pages ------------------------------------------------------------------------------------------

    @beat(
        "Power iteration ranks pages. Spread {p.points} readers evenly over Home, Blog, Shop and Help: "
        "r lists their shares.",
        "They click random links. Column by column, P says where they go: {column}.",
        title="Four pages and their readers",
    )
    def meet_the_web(self) -> None:
        self.web = web = Web(self.ranked, self.readers)
        self.table = spectra.at_left(spectra.link_matrix(self.ranked, PAGES))
        [self.law] = spectra.at_left(spectra.settled_shares(self.ranked), under=self.table, gap=0.24)
        bars = self.bars = ShareBars(frame().left_side.below(self.law, 0.15), self.ranked.shares)
        start = frame().right_side.center if self.power is None else self.arrow.arrow.end
        pages = FadeIn(web.pages, target_position=start, scale=0.05)
        self.play(self.clear_stage(), pages, run_time=0.8)
        self.play(FadeIn(web.names, web.readers), run_time=self.phrase_left(0.6))
        self.play(FadeIn(*bars), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(*map(Create, web.links), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.table), run_time=0.8)
        for page in reversed(range(len(PAGES))):
            self.play(*web.light(page, self.table[0][0]), run_time=self.phrase_left(0.7 / (page + 1)))

    @beat(
        "Each click multiplies r by P: power iteration. The readers scatter around r.",
        "Soon r hardly changes. In the limit, P r is r: an eigenvector with lambda one.",
        title="Power iteration ranks them",
    )
    def rank_the_pages(self) -> None:
        self.play(*self.web.light(None, self.table[0][0]), run_time=0.7)
        moves.click_links(self, 0, WATCHED)
        self.cue()
        moves.click_links(self, WATCHED, SETTLED, share=0.8)
        self.play(FadeIn(self.law[0]), run_time=0.6)

    @beat("{rest}", "So {winner} ranks first.", title="Why the shares settle")
    def settle(self) -> None:
        self.play(FadeIn(self.law[1]), run_time=0.6)
        moves.click_links(self, SETTLED, CLICKS)
        self.cue()
        self.play(*self.web.mark(self.ranked.order[0]), run_time=self.phrase_left())

    @beat("So does any arrow keep its line?", "{answer}", title="Which arrows keep their line")
    def answer(self) -> None:
        picture, rows = views.near_plane(self), spectra.at_left(*spectra.last_rows(self.eigen))
        things, zero = (picture.grid, fan := picture.fan()), picture.plane.at((0, 0))
        self.play(self.clear_stage(self.web.pages), run_time=0.4)
        shrunk = FadeOut(self.web.pages, target_position=zero, scale=0.05)
        self.play(shrunk, FadeIn(picture.plane, picture.grid, fan.rays, rows[0]), *map(grow, fan.arrows))
        self.play(ApplyMap(self.eigen.matrix, *things), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(picture.lines, picture.names, *picture.u, rows[1:]), run_time=self.phrase_left(0.2))
        again = ApplyMap(self.eigen.matrix, *(picture.u or things), back=not picture.u)
        self.play(again, run_time=self.phrase_left(0.8))
