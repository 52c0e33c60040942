"""Random variables: which bus is it?

Three acts, each a class that goes on where the one before it ends: outcomes become numbers (``outcomes``),
bars become densities (``densities``), and here two densities tell which line a bus belongs to.
"""

from __future__ import annotations

from manim import FadeIn, FadeOut, Indicate, ReplacementTransform, TransformFromCopy, VGroup

from scenes.probability.random_variables import words
from scenes.probability.random_variables.bells import Bell
from scenes.probability.random_variables.densities import Densities
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, corner
from scenes.probability.random_variables.slices import Slices
from scenes.probability.random_variables.tiles import Classification, Fall
from scenes.probability.random_variables.two_bells import TwoBells, near_plot, pile_of_all
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


class RandomVariables(Densities):
    """Outcomes become numbers, and the area under a density is a probability."""

    @beat(
        "Now pile up all {p.n} buses, A and B.",
        "{one_bell}",
        "{two_bells}",
        title="When one bell is not enough",
    )
    def pile_up_all(self) -> None:
        p, boxed, plot = self.params, self.boxed, self.all_delays
        self.pile = pile_of_all(self.buses, self.delays, plot)
        self.fall = Fall(plot, self.pile, "muted")
        self.single = single = Bell(plot, p.mu, p.sigma)
        box = VGroup(boxed.box, boxed.width_mark, boxed.width_name)
        self.remove(boxed)
        self.add(box, boxed.bell.curve)  # from here on they go different ways
        old = FadeOut(boxed.plot, box, self.peak, self.numbers, self.one)
        curve = ReplacementTransform(boxed.bell.curve, single.curve)
        self.play(old, FadeIn(plot), curve, run_time=1.0)
        self.add(self.fall, single.curve)
        self.play(Advance(self.fall, 0, self.fall.steps, run_time=self.phrase_left(least=2.0)))
        self.cue()
        best, seconds = self.buses.overall(), self.phrase_left(0.7)
        self.play(tween(single, on=single.curve, mean=best.mean, deviation=best.deviation, run_time=seconds))
        self.cue()
        self.bells = bells = TwoBells(plot, self.buses)
        self.areas = stack(words.areas(self.buses), box=corner(BESIDE_TWO_BELLS))
        one = TransformFromCopy(single.curve, bells.a.curve)
        other = ReplacementTransform(single.curve, bells.b.curve)
        self.play(one, other, run_time=self.phrase_left(0.7))
        self.play(FadeIn(self.areas), run_time=0.8)

    @beat(
        "Cut a thin slice where our bus is, {late}.",
        "Both slices are equally wide, so only the heights count.",
        "{answer}",
        Phrase(
            "But hardly any bus comes at such a time: it's an outlier, worth an alarm.",
            when=lambda lesson: words.is_outlier(lesson.buses, lesson.params.delay),
        ),
        title="A or B? Compare the slices",
    )
    def compare_the_slices(self) -> None:
        delay, far, plot = self.params.delay, self.all_delays, near_plot(self.buses, self.params.delay)
        self.near = TwoBells(plot, self.buses)
        self.slices = slices = Slices(self.near, delay, under=self.areas)
        bus, place = slices.bus, slices.bus.get_center()
        self.play(FadeIn(bus.start_from(far)), run_time=0.4)
        self.play(bus.animate.stand_at(far.at(delay, 0)), run_time=self.phrase_left(0.4))
        nearer = (*self.bells.move_to_axes_of(self.near), bus.animate.move_to(place))
        self.play(FadeOut(far, self.fall), FadeIn(plot), *nearer, run_time=1.0)
        self.add(*slices.in_order, bus)
        self.play(*slices.rise(), run_time=self.phrase_left())
        self.cue()
        for number, flight in slices.fly_to_the_bar():
            self.play(number, run_time=0.6)
            self.play(flight, run_time=self.phrase_left(0.4))
        self.cue()
        self.play(FadeIn(slices.result), run_time=0.8)
        if not words.is_even(self.buses, delay):
            self.play(*bus.turn_into(words.guess(self.buses, delay)), run_time=self.phrase_left(0.6))
        if self.cue():
            self.play(Indicate(bus, color=color("slope")), run_time=self.phrase_left(0.6))

    @beat(
        "Do that for every bus: the higher bell wins.",
        "{score}",
        "{closing}",
        title="Classify every bus",
    )
    def classify_every_bus(self) -> None:
        slices, plot, bus = self.slices, self.all_delays, self.slices.bus
        self.bells = bells = TwoBells(plot, self.buses)
        self.classified = Classification(self.pile, self.delays, self.guesses)
        old = FadeOut(self.near.plot, slices.slices, slices.numbers, bus, slices.result, slices.bar)
        self.play(old, FadeIn(plot, self.classified), *self.near.move_to_axes_of(bells), run_time=0.9)
        self.play(Advance(self.classified, *plot.x_range, run_time=self.phrase_left(least=2.5)))
        self.cue()
        self.wrong = wrong = self.pile.tiles(self.guesses != self.labels, "slope")
        scores = words.scores(self.results["right"], self.labels)
        self.add(wrong, bells.curves)
        fainter = self.classified.animate.set_fill(opacity=0.45)
        self.play(fainter, FadeIn(wrong), run_time=self.phrase_left(0.4))
        self.show_one_by_one(stack(*scores, under=self.areas, box=corner(BESIDE_TWO_BELLS)), run_time=0.7)
        self.cue()
        bus.start_from(plot)
        self.play(FadeOut(self.classified, wrong), FadeIn(bells.areas, bus), run_time=0.9)
        self.play(bus.animate.stand_at(plot.at(self.params.delay, 0)), run_time=self.phrase_left(0.9))
