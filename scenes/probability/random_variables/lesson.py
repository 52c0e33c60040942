"""Random variables: which bus is it?

Three acts, each a class that goes on where the one before it ends: outcomes become numbers (``outcomes``),
bars become densities (``densities``), and here two densities tell which line a bus belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    there_and_back,
)

from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.bells import Bell
from scenes.probability.random_variables.densities import Densities
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, EARLY, FILL, LATE, corner
from scenes.probability.random_variables.slices import Sign, Slices, Toppling
from scenes.probability.random_variables.tiles import Classification, Fall
from scenes.probability.random_variables.two_bells import Boundaries, TwoBells, near_bells, pile_of_all
from scenes.probability.random_variables.zooms import Zoom, make_way
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import stack

_ROWS = 0.25
"""Between the rows that describe both bells, in manim units."""


class RandomVariables(Densities):
    """Outcomes become numbers, and the area under a density is a probability."""

    @beat(
        "Pile up all {p.n} buses.",
        "{one_bell}",
        "{two_bells}",
        title="When one bell is not enough",
    )
    def pile_up_all(self) -> None:
        p, before, plot = self.params, self.bell, self.all_delays
        self.pile = pile_of_all(self.buses, self.delays, plot)
        self.fall = Fall(plot, self.pile, self.labels)
        self.single = single = Bell(plot, p.mu, p.sigma, "ink", rimmed=True)
        name, chosen = words.single_curve()
        self.tried = stack(name, chosen, box=corner(BESIDE_TWO_BELLS), gap=_ROWS)
        old = FadeOut(before.area, self.middle, self.measures, self.within, self.inside, self.bell_name)
        self.zoom([before], [single], old, FadeIn(name), run_time=0.8)
        self.add(self.fall, single.curve)
        self.play(Advance(self.fall, 0, self.fall.steps, run_time=self.phrase_left(least=1.2)))
        self.cue()
        best = self.buses.overall()
        fitted = tween(
            single,
            on=single.curve,
            mean=best.mean,
            deviation=best.deviation,
            run_time=self.phrase_left(0.6),
        )
        self.play(fitted)
        self.play(FadeIn(chosen), run_time=0.6)
        self.cue()
        self.bells = bells = TwoBells(plot, self.buses, rimmed=True)
        areas = bells.a.weight, bells.b.weight
        rows = (words.bells(self.buses, each) for each in ((1.0, 1.0), areas))
        whole, self.known = (stack(*each, box=corner(BESIDE_TWO_BELLS), gap=_ROWS) for each in rows)
        for bell in bells.pair:
            bell.set_state(weight=1.0)
        one = TransformFromCopy(single.curve, bells.a.curve)
        other = ReplacementTransform(single.curve, bells.b.curve)
        self.play(one, other, *make_way(FadeOut(self.tried), FadeIn(whole)), run_time=self.phrase_left(0.35))
        self.add(*bells.curves)
        self.scale_to_shares(whole, areas)

    def scale_to_shares(self, whole: VGroup, areas: tuple[float, float]) -> None:
        """Let both bells sink until their *areas* are the shares of the lines, and add them up."""
        bells = self.bells
        both = zip((bells.a, bells.b), areas, strict=True)
        sinking = (tween(bell, on=bell.curve, weight=area) for bell, area in both)
        old, new = (VGroup(*(row.part("area") for row in rows)) for rows in (whole, self.known))
        rest = VGroup(*(row.without("area") for row in self.known))
        self.remove(whole)
        self.add(rest, old)
        seconds = self.phrase_left(0.4)
        self.play(*sinking, FadeOut(old, rate_func=EARLY), run_time=seconds)
        self.play(FadeIn(new), run_time=0.6)
        self.remove(rest, new)
        self.add(self.known)
        self.mixture = bells.total()
        self.add(self.mixture, *bells.curves)
        self.play(
            Create(self.mixture),
            *bells.step_back(),
            self.fall.animate.set_fill(opacity=FILL),
            run_time=self.phrase_left(0.8),
        )

    @beat(
        "{exactly} has probability zero, so compare thin slices.",
        "{compared}",
        title="A or B? Compare the slices",
    )
    def compare_the_slices(self) -> None:
        delay, far = self.params.delay, self.all_delays
        self.near, self.close = near, close = near_bells(self.buses, delay)
        self.slices = slices = Slices(near, close, delay)
        sign, strip = Sign(far, delay, [self.heading, self.known]), slices.strip
        coming = sign.come_from(self.stop.bus, self.phrase_left(0.3))
        self.play(*coming, FadeOut(self.mixture), *self.bells.step_forward())
        moved = ReplacementTransform(sign, slices.sign)
        self.zoom(self.bells.pair, near.pair, FadeOut(self.fall), moved, run_time=1.1)
        self.add(strip, slices.sign)
        self.play(*slices.rise(self.phrase_left(0.4)), FadeIn(strip.outline))
        line, *names = strip.ground
        self.play(tween(strip, apart=1.0), FadeIn(line), run_time=self.phrase_left(0.75))
        self.play(FadeIn(*names), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(slices.width), run_time=0.5)
        thinned = tween(strip, closer=1.0)
        self.zoom(near.pair, close.pair, thinned, run_time=self.phrase_left(0.5))
        self.add(strip)
        self.play(*make_way(FadeOut(self.known), FadeIn(slices.heights)), run_time=self.phrase_left(0.6))

    @beat(
        "{answer}",
        Phrase(
            "But such a delay is hardly ever seen: it's an outlier.",
            when=lambda lesson: verdicts.is_outlier(lesson.buses, lesson.params.delay),
        ),
        title="The chances, given the delay",
    )
    def weigh_the_heights(self) -> None:
        slices, delay = self.slices, self.params.delay
        strip = slices.strip
        self.remove(strip)
        self.add(strip.outline, strip.dots)
        toppling = Toppling(strip, slices.bar)
        self.add(toppling)
        self.play(FadeOut(strip.ground, slices.width), run_time=0.4)
        self.play(tween(toppling, fallen=1.0), run_time=self.phrase_left(0.3))
        self.remove(toppling)
        self.add(slices.bar.first, slices.bar.second)
        line = verdicts.guess(self.buses, delay)
        part = slices.bar.second if line == "B" else slices.bar.first
        self.play(FadeIn(slices.result), run_time=0.7)
        higher, seconds = part.animate.stretch(1.25, 1), self.phrase_left(0.45)
        self.play(higher, run_time=seconds, rate_func=there_and_back)
        self.play(FadeIn(slices.chance, slices.percentages), run_time=0.6)
        if not verdicts.is_even(self.buses, delay):
            written = verdicts.sign(self.buses, delay)
            self.play(*slices.sign.bus.turn_into(line, written), run_time=self.phrase_left(0.7))
        if self.cue():
            larger, seconds = slices.sign.bus.animate.scale(1.3), self.phrase_left(0.8)
            self.play(larger, run_time=seconds, rate_func=there_and_back)

    @beat(
        "{classified}",
        "{score}",
        "{closing}",
        title="Classify every bus",
    )
    def classify_every_bus(self) -> None:
        slices, plot, delay = self.slices, self.all_delays, self.params.delay
        self.classified = Classification(self.pile, self.delays, self.guesses)
        self.borders = Boundaries(plot, self.buses, self.boundaries)
        strip = slices.strip
        compared = VGroup(
            strip.outline, strip.dots, slices.sign, slices.heights, slices.result, slices.chance
        )
        old = FadeOut(compared, slices.bar.first, slices.bar.second, slices.percentages)
        key = stack(verdicts.key(), under=self.known, box=corner(BESIDE_TWO_BELLS), gap=_ROWS)
        new = FadeIn(self.classified, self.known, key)
        self.zoom(self.close.pair, self.bells.pair, old, new, run_time=0.9)
        self.play(Advance(self.classified, *plot.x_range, run_time=self.phrase_left(0.65, least=1.2)))
        self.play(
            Create(self.borders.lines), FadeIn(self.borders.names), run_time=self.phrase_left(least=0.7)
        )
        self.cue()
        self.wrong = wrong = self.pile.tiles(self.guesses != self.labels, "slope")
        scores = verdicts.scores(self.results["right"], self.labels)
        self.add(wrong, self.bells.curves, self.borders)
        fainter = self.classified.animate.set_fill(opacity=0.45)
        self.play(fainter, FadeIn(wrong), FadeOut(key), run_time=self.phrase_left(0.4))
        rows = stack(*scores, under=self.known, box=corner(BESIDE_TWO_BELLS), gap=_ROWS)
        self.show_one_by_one(rows, run_time=0.6)
        self.cue()
        line = "?" if verdicts.is_even(self.buses, delay) else verdicts.guess(self.buses, delay)
        box = corner(BESIDE_TWO_BELLS)
        self.answer = stack(verdicts.conclusion(self.buses, delay), under=rows, box=box, gap=_ROWS)
        written = verdicts.sign(self.buses, delay)
        sign = Sign(plot, delay, [self.heading, self.known, rows, self.answer], line, written)
        self.play(*sign.come(self.phrase_left(0.35)), FadeOut(self.borders))
        larger, seconds = sign.bus.animate.scale(1.15), self.phrase_left(0.5)
        self.play(larger, run_time=seconds, rate_func=there_and_back)
        self.play(FadeIn(self.answer), run_time=0.6)

    def zoom(
        self, before: Sequence[Bell], after: Sequence[Bell], *others: Animation, run_time: float
    ) -> None:
        """Let bells and their axes become the same bells on another plot; *others* come and go."""
        zoom = Zoom(before, after)
        self.remove(before[0].plot, *(bell.curve for bell in before))
        self.add(zoom)
        for other in others:
            if isinstance(other, FadeIn | FadeOut):
                other.rate_func = EARLY if isinstance(other, FadeOut) else LATE
        self.play(*others, tween(zoom, share=1.0), run_time=run_time)
        self.remove(zoom)
        self.add(after[0].plot, *(bell.curve for bell in after))
