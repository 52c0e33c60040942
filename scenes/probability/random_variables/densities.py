"""The second act: bars become a density, and the density a bell."""

from __future__ import annotations

from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup, linear

from mathkit.probability import random_variables as maths
from scenes.probability.random_variables import words
from scenes.probability.random_variables.bars import HALVINGS, NestedBars
from scenes.probability.random_variables.bells import (
    Bell,
    BoxedBell,
    DensityPlot,
    MeanAndDeviation,
    SumOfCauses,
)
from scenes.probability.random_variables.lines import corner
from scenes.probability.random_variables.outcomes import SQUEEZED, Outcomes
from scenes.probability.random_variables.tiles import Flight
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, stack


class Densities(Outcomes):
    """A delay may be any number, so its probability is an area."""

    @beat(
        "How late are the A buses? Sort their delays, X, into bars {wide} wide.",
        "Now count {many} of them.",
        title="How late are the A buses?",
    )
    def sort_the_delays(self) -> None:
        counts, stop = self.counts, self.stop
        self.bars = NestedBars(self.shares, self.params.mu, self.params.sigma)
        self.flight = Flight(counts.bars[1], self.bars.pile(self.delays[self.labels == 1]))
        old = VGroup(counts.plot, counts.bars[0], counts.expected, counts.chances, stop.a, stop.b)
        self.add(self.flight)
        self.play(FadeOut(counts.bars[1]), run_time=0.4)
        self.play(FadeOut(old, self.premise, self.words), FadeIn(self.bars.plot), run_time=0.8)
        self.play(Advance(self.flight, 0, 1, run_time=self.phrase_left()))
        self.cue()
        self.play(FadeOut(self.flight, run_time=1.0), FadeIn(self.bars.all, run_time=self.phrase_left()))

    @beat(
        "How likely is a delay of exactly {exactly}?",
        "Halve the bars: each holds fewer buses, so it sinks.",
        "In the end, one exact value has probability zero.",
        title="One exact value has probability zero",
    )
    def halve_the_bars(self) -> None:
        bars = self.bars
        table = words.bar_rows(bars.widths[:3], bars.held[:3])
        self.rows = stack(*table, words.nothing_left(self.params.mu), box=corner(), gap=0.25)
        self.play(FadeIn(bars.marked, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(self.rows[0]), run_time=0.6)
        self.cue()
        for level, share in ((1, 0.35), (2, 0.6)):
            self.play(tween(bars, level=level, run_time=self.phrase_left(share)))
            self.play(FadeIn(self.rows[level]), run_time=0.6)
        self.cue()
        self.play(tween(bars, level=HALVINGS, run_time=self.phrase_left(0.7), rate_func=linear))
        self.play(FadeIn(self.rows[3]), run_time=0.8)

    @beat(
        "So make the area the share: divide by the width.",
        "Halve them now: share and width both halve, so the height hardly changes.",
        "In the limit that's the density, a curve with an area of one.",
        title="Probability is an area",
    )
    def draw_shares_as_areas(self) -> None:
        p, old = self.params, self.bars
        self.bars = bars = NestedBars(self.shares, p.mu, p.sigma, per_minute=True)
        rows = stack(*words.height_rows(bars.widths[:3], bars.held[:3]), box=corner(), gap=0.25)
        self.play(tween(old, level=0, run_time=self.phrase_left(0.5), rate_func=linear))
        self.play(
            FadeOut(old.plot, self.rows), FadeIn(bars.plot), ReplacementTransform(old, bars), run_time=0.9
        )
        self.play(FadeIn(rows[0]), run_time=0.6)
        self.cue()
        for level in (1, 2):
            self.play(tween(bars, level=level, run_time=self.phrase_left(0.4 * level)))
            self.play(FadeIn(rows[level]), run_time=0.6)
        self.cue()
        self.bell = Bell(bars.plot, p.mu, p.sigma)
        self.play(tween(bars, level=4, run_time=self.phrase_left(0.25)))
        self.play(Create(self.bell.curve, run_time=self.phrase_left(0.5)))
        self.play(FadeOut(bars, rows), FadeIn(self.bell.area), run_time=self.phrase_left())

    # The bell --------------------------------------------------------------------------------------------

    @beat(
        "Why a bell? One evenly spread cause makes a box.",
        "Two independent ones add up to a tent.",
        "Many small ones come close to a bell: the normal distribution.",
        title="Many small causes add up to a bell",
    )
    def add_up_causes(self) -> None:
        bell, p = self.bell, self.params
        self.sum = SumOfCauses(bell.plot, p.mu, p.sigma)
        ghost = bell.curve.copy().set_color(color("muted")).set_stroke(width=3.0)
        self.add(ghost)
        self.remove(bell.curve)
        self.play(FadeOut(bell.area), run_time=0.5)
        for step, name in enumerate(self.sum.names, 1):
            if step in (2, 3):
                self.cue()
            old = self.sum.names[step - 2] if step > 1 else VGroup()
            seconds = self.phrase_left(0.7) if step < 3 else 1.0
            self.play(tween(self.sum, step=step, run_time=seconds), FadeOut(old, run_time=0.3))
            self.play(FadeIn(name, *([self.sum.note] if step == 1 else [])), run_time=0.5)
        gone = FadeOut(ghost, name, self.sum.note)
        self.play(ReplacementTransform(self.sum, bell.curve), gone, run_time=self.phrase_left())

    @beat(
        "{within:.0%} of the area lies within one standard deviation, σ, of the mean, μ.",
        "Pour it all into a box as high as the peak: the box is about {box_width:.1} σ wide.",
        "The area is one, so the height is one over that width.",
        title="How high is the bell?",
    )
    def pour_into_a_box(self) -> None:
        bell, p, self.measures = self.bell, self.params, MeanAndDeviation(self.bell)
        self.middle = bell.part(p.mu - p.sigma, p.mu + p.sigma)
        within = stack(words.within_one_sigma(self.results["within"]), box=corner())
        self.add(self.middle, self.measures.measure)
        shaded = FadeIn(self.middle, run_time=self.phrase_left(0.4))
        self.play(shaded, FadeIn(within, run_time=0.8), *self.measures.show_deviation(run_time=1.0))
        self.play(*self.measures.show_mean(run_time=min(1.5, self.phrase_left(0.8))))
        self.cue()
        self.boxed = boxed = BoxedBell(bell.plot, p.mu, p.sigma)
        whole = bell.part(*bell.plot.x_range)
        self.play(FadeOut(within, self.middle, self.measures), FadeIn(whole), run_time=0.8)
        self.play(ReplacementTransform(whole, boxed.box, run_time=self.phrase_left(0.6)))
        width = Create(boxed.width_mark, run_time=self.phrase_left())
        self.play(width, FadeIn(boxed.width_name, run_time=0.8))
        self.cue()
        peak = formula(words.PEAK)
        self.peak = stack(peak, box=corner())
        for step in assemble(peak, {"width": boxed.width_name}):
            self.play(step)

    @beat(
        "Squeeze σ to {squeezed}: a narrower box must be higher, {squeezed_peak:.1}.",
        "Above one? That's fine: a density isn't a probability.",
        title="A density may exceed one",
    )
    def squeeze_the_bell(self) -> None:
        p, before = self.params, self.boxed
        plot = DensityPlot([], 1.12 * maths.normal_peak(SQUEEZED), x_range=before.plot.x_range)
        self.boxed = boxed = BoxedBell(plot, p.mu, p.sigma)
        self.remove(self.bell.curve)
        self.add(before)
        self.play(FadeOut(before.plot), FadeIn(plot), ReplacementTransform(before, boxed), run_time=0.9)
        self.numbers = stack(boxed.numbers(), under=self.peak, box=corner())
        self.play(FadeIn(self.numbers), run_time=0.5)
        self.play(tween(boxed, mean=p.mu, deviation=SQUEEZED, run_time=self.phrase_left(0.9)))
        self.cue()
        self.one = plot.curve(plot.x_range, (1, 1), "slope", width=3.0)
        self.play(Create(self.one), run_time=self.phrase_left(0.6))
