from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.page_rank import draw_links, page_rank, random_readers
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors import moves, spectra, views, webs, words
from scenes.linear_algebra.eigenvectors.eigenlines import shift_range
from scenes.linear_algebra.eigenvectors.iterated_arrows import two_parts
from scenes.linear_algebra.eigenvectors.params import IterationParams
from scenes.linear_algebra.eigenvectors.parts import PartRows, powers, sum_of_parts
from scenes.linear_algebra.eigenvectors.turning_maps import TurningMap
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.frame import frame


class Eigenvectors(Lesson):
    """The arrows that a matrix leaves on their own line are its eigenvectors."""

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
        self.ranked = page_rank(draw_links(p.seed), webs.CLICKS)
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
        title="Does any arrow stay on its line?",
    )
    def knock_off_the_line(self) -> None:
        eigen, angle = self.eigen, words.first_angle(self.eigen)
        self.premise = spectra.at_left(spectra.matrix(eigen))
        self.condition = spectra.at_left(*spectra.condition(eigen), under=self.premise)
        picture = self.picture = views.near_plane(self)
        sweep = self.sweep = views.sweep(self, angle)
        self.play(FadeIn(picture.plane, picture.grid, self.premise), run_time=0.6)
        gap = moves.send_an_arrow(self, sweep)
        self.cue()
        image, question = spectra.spread(*words.opening(eigen, angle), under=self.premise)
        self.play(Create(sweep.line), FadeIn(image.part("product")), run_time=0.8)
        self.play(FadeIn(sweep.gap, gap, image.part("image")), run_time=0.8)
        self.add(sweep.gap, sweep.image, sweep.x)  # over the line, which they follow when it turns
        self.cue()
        self.play(FadeIn(question), run_time=0.8)

    @beat(
        "Swing the arrow through half a turn: how far off its line does A send it?",
        "{seen}",
        title="Every line in half a turn",
    )
    def try_every_line(self) -> None:
        sweep = self.sweep
        self.play(self.clear_stage(self.picture.plane, *sweep), sweep.turn(0.0), run_time=0.8)
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
        *products, self.equation = spectra.at_left(*spectra.naming(eigen), under=self.premise)
        self.columns = spectra.columns(eigen, products)
        moves.grow_eigenvector(self, 0, self.phrase_left(0.9))
        self.cue()
        applied = ApplyMap(eigen.matrix, picture.grid, picture.u[0], run_time=self.phrase_left(0.5))
        self.play(applied, *swap(self.columns[0], products[0].part("product")))
        self.play(FadeIn(products[0].part("image"), products[0].part("multiple")), run_time=0.7)
        self.play(FadeIn(picture.labels[0], self.equation), run_time=0.8)
        if self.cue():
            moves.grow_eigenvector(self, 1, 1.0)
            self.play(ApplyMap(eigen.matrix, picture.u[1]), *swap(self.columns[1], products[1]))
            self.play(FadeIn(picture.labels[1]), run_time=0.6)

    # Where the plane falls flat -----------------------------------------------------------------------------

    @beat(
        "{searching}",
        "{collapse}",
        title="What crushes an eigenvector",
    )
    def crush_an_arrow(self) -> None:
        equation, cancelled, crushing, flattened = self.condition
        picture = self.picture if self.eigen.values.size else moves.step_back(self, self.eigen.matrix)
        written = self.equation if self.eigen.values.size else equation
        named = VGroup(picture.labels, picture.kept, picture.tips)
        shift = self.shift = views.shifted_map(self, picture)
        taken = VGroup(shift.taken_away, shift.name_taken_away)
        self.play(self.clear_stage(self.premise, written, *picture, *named), run_time=0.4)
        self.play(written.animate.move_to(equation), FadeIn(cancelled), run_time=0.7)
        self.play(grow(taken[0], run_time=self.phrase_left(0.7)), FadeIn(taken[1], run_time=0.6))
        self.play(FadeIn(crushing, target_position=cancelled), run_time=0.8)
        self.cue()
        self.play(FadeOut(taken, named), FadeIn(picture.names, shift.cell), *shift.shorten(), run_time=0.6)
        value = float(self.eigen.spectrum[shift.index].real)
        self.play(shift.slide(value), run_time=self.phrase_left(0.7))
        self.play(FadeIn(flattened, shift.flat_at(value)[:1]), run_time=0.8)

    @beat(
        "Now try every lambda.",
        "{flat}",
        Phrase("{flat_again}", when=lambda lesson: bool(lesson.results["flat_again"])),
        title="Where the plane falls flat",
    )
    def slide_lambda(self) -> None:
        shift, (low, high) = self.shift, shift_range(self.eigen)
        gone = list[VGroup]()
        moves.begin_to_slide(self, low)
        self.play(shift.slide((low + shift.roots[0].value) / 2), run_time=self.phrase_left(least=0.6))
        for root in (*shift.roots, None)[:2]:
            if self.cue() and root:
                flat = moves.fall_flat(self, root.value, self.phrase_left(0.6), root, gone=gone)
                gone = [flat] if gone else [flat, shift.landing]
        self.wait(self.phrase_left(0.3))
        self.play(FadeOut(*gone), run_time=0.3)
        self.play(shift.slide(high), run_time=self.phrase_left(0.9, least=1.0))

    @beat(
        "Must there be such lines? No: B knocks every arrow off its line.",
        "For real lambda, a square plus {rise:.0} is never zero.",
        title="A matrix without such lines",
        when=lambda lesson: lesson.eigen.values.size > 0,
    )
    def turn_every_arrow(self) -> None:
        chart, plane, (arrows, images) = self.shift.chart, self.picture.plane, self.picture.fan()
        turn = self.turned = TurningMap(plane, self.shift)
        self.play(self.clear_stage(plane, chart.plot, chart.zero, chart.curve), chart.recede(), run_time=0.5)
        self.play(FadeIn(turn.grid, arrows, turn.plain, chart.letter), run_time=0.6)
        self.add(images)
        self.play(ApplyMap(turn.matrix, turn.grid, images), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(arrows, images, turn.plain), turn.slide(chart.ends[0]), run_time=0.6)
        self.play(FadeIn(turn.written, turn.cell, turn.curve, turn.dot), run_time=0.6)
        self.play(turn.slide(chart.ends[1]), run_time=self.phrase_left(0.8))
        self.play(FadeIn(turn.letter), run_time=0.4)

    # Power iteration --------------------------------------------------------------------------------------

    @beat(
        "Why do A's lines matter? Any arrow is a sum of two parts along them.",
        "{growth}",
        title="Two parts that grow apart",
        when=lambda lesson: lesson.parts is not None,
    )
    def split_in_two(self) -> None:
        self.total = spectra.at_left(sum_of_parts(self.eigen, self.params.start, self.parts[0]))
        [total] = self.total
        self.powers = spectra.at_left(powers(self.eigen, self.parts[0]), under=total, gap=0.3)
        self.rows = PartRows(frame().left_side.below(self.powers, 0.3), self.parts)
        arrow = self.arrow = moves.meet_the_arrow(self, total.part("whole"), self.rows.head)
        for index, name in enumerate(("first", "other")):
            part, time = total.part(name), self.phrase_left(0.5 * (index + 1))
            self.play(FadeIn(part, run_time=min(time, 0.8)), grow(arrow.legs[index], run_time=time))
        self.cue()
        self.play(FadeIn(self.powers, self.rows.rows[0]), run_time=0.8)
        self.play(Advance(arrow, 0.0, 0.5), run_time=self.phrase_left(0.9))

    @beat(
        "Rescaling keeps their ratio. Repeat: that's power iteration.",
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
        self.play(FadeIn(end := arrow.end_label(self.power)), run_time=0.6)
        self.play(self.rows.point_out_last(), run_time=self.phrase_left(0.9))
        if self.cue():
            moves.drop_first(self, end)

    @beat(
        "Multiply an arrow by A, rescale it, and repeat, step by step: that's power iteration.",
        "{settled}",
        title="Where power iteration leads",
        when=lambda lesson: lesson.parts is None,
    )
    def iterate(self) -> None:
        if self.power is None:
            moves.stay_at_zero(self)
            return
        arrow = self.arrow = moves.meet_the_arrow(self)
        self.play(FadeIn(spectra.at_left(spectra.matrix(self.eigen), arrow.readings(self.power))))
        moves.iterate(self, 0, arrow.steps / 2)
        self.cue()
        moves.iterate(self, arrow.steps / 2, arrow.steps)

    # Ranking pages ------------------------------------------------------------------------------------------

    @beat(
        "Power iteration also ranks pages. {p.points} readers start evenly on Home, Blog, Shop and Help: "
        "r lists expected shares.",
        "They click random links. P's columns, each adding to one, say where: {column}.",
        title="Four pages and their readers",
    )
    def meet_the_web(self) -> None:
        self.web = web = webs.Web(self.ranked, self.readers)
        box = frame().left_side
        bars = self.bars = webs.page_shares(box, self.ranked)
        self.table = spectra.at_left(webs.link_matrix(self.ranked), under=bars, gap=0.35)
        start = frame().right_side.center if self.power is None else self.arrow.arrow.end
        self.play(self.clear_stage(), FadeIn(web.pages, target_position=start, scale=0.05), run_time=0.8)
        self.play(FadeIn(web.names, bars.names), run_time=self.phrase_left(0.2))
        self.play(FadeIn(web.readers, bars.bars), run_time=self.phrase_left(0.4))
        self.play(FadeIn(bars.head, bars.percents), run_time=self.phrase_left(0.5))
        self.cue()
        self.play(*map(Create, web.links), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.table), run_time=0.8)
        for page in reversed(range(len(webs.PAGES))):
            self.play(*web.light(page, self.table[0][0]), run_time=self.phrase_left(0.7 / (page + 1)))

    @beat(
        "P's four lambdas differ, so r splits along eigenvectors, too.",
        "Each click multiplies every part by its lambda, and the readers roughly follow.",
        title="Power iteration ranks them",
    )
    def rank_the_pages(self) -> None:
        self.remains = moves.split_shares(self)
        self.cue()
        self.play(FadeIn(self.bars.count(frame().left_side)), run_time=0.4)
        moves.click_links(self, 0, webs.WATCHED)

    @beat(
        "Parts with lambda below one in size die out.",
        "What's left is r star: P keeps it, with lambda one. It ranks {winner} first.",
        title="Why the shares settle",
    )
    def settle(self) -> None:
        moves.click_links(self, webs.WATCHED, webs.CLICKS)
        self.cue()
        kept = self.remains.keep_first()
        self.play(*kept, *self.bars.become_eigenvector(), run_time=self.phrase_left(0.3))
        law = spectra.at_left(webs.settled_shares(), under=self.remains, gap=0.2)
        self.play(FadeIn(law), run_time=self.phrase_left(0.4))
        self.play(*self.web.mark(self.ranked.order[0]), run_time=self.phrase_left(0.8))

    @beat("So does any arrow stay on its line?", "{answer}", title="Which arrows stay on their line")
    def answer(self) -> None:
        picture, rows = views.near_plane(self), spectra.at_left(*words.ending(self.eigen), gap=0.65)
        arrows, images = picture.fan()
        things, zero = (picture.grid, images), picture.plane.at((0, 0))
        self.play(self.clear_stage(self.web.pages), run_time=0.4)
        shrunk = FadeOut(self.web.pages, target_position=zero, scale=0.05)
        self.play(shrunk, FadeIn(picture.plane, picture.grid, *rows[:2]), *map(grow, arrows))
        self.add(images)
        self.play(ApplyMap(self.eigen.matrix, *things), run_time=self.phrase_left())
        self.cue()
        kept = (picture.lines, picture.names, *picture.u, picture.kept)
        self.play(FadeIn(*kept, *rows[2:]), run_time=self.phrase_left(0.2))
        again = ApplyMap(self.eigen.matrix, *(picture.u or things), back=not picture.u)
        self.play(again, run_time=self.phrase_left(0.8))
