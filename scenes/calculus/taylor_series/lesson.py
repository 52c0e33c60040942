"""Taylor series: how can a chip find the height of a curve?

Three parts, each a class that goes on where the one before it ends: a polynomial takes over one derivative
after another (``climbing``); what it is off by, and why not by more (``erring``); here, how far it reaches,
and how models learn with it.
"""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, Create, DashedLine, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.calculus.taylor import second_order_steps, taylor_polynomial
from mathkit.functions.smooth import LOGARITHM
from scenes.calculus.taylor_series import growth, told, words
from scenes.calculus.taylor_series.erring import Erring
from scenes.calculus.taylor_series.fits import Fit, SizeOfTerm
from scenes.calculus.taylor_series.functions import FUNCTIONS
from scenes.calculus.taylor_series.params import SeriesParams
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import dim, second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import FINE_SIZE, stack, text

FAR, MOST = 1.5, 20
"""Where the series of the logarithm fails, and the degree up to which it is followed."""

SIZES = (3, 6, 20)
"""The terms of the logarithm's series whose sizes are drawn."""

_WINDOW = ((-2.4, 2.4), (-3.2, 3.2))
"""What is seen of the logarithm."""


class TaylorSeries(Erring):
    """A polynomial takes over one derivative after another, and imitates the function near one point."""

    title = "Taylor series"
    prerequisites = ("derivative",)
    fact_labels = words.FACT_LABELS

    class Params(SeriesParams):
        """The function, where it is asked for, and the degree."""

    params: Params

    def compute(self) -> None:
        self.compute_series()
        self.compute_errors()
        self.logarithm = taylor_polynomial(LOGARITHM, 0.0, MOST)
        self.far_sums = self.logarithm.partial_sums(FAR)
        self.steps = second_order_steps(growth.LOSS, growth.NEAR, growth.STEPS)
        self.jump = second_order_steps(growth.LOSS, growth.FLAT, 1)
        self.losses, self.jump_losses = growth.LOSS(self.steps), growth.LOSS(self.jump)
        self.reached = LOGARITHM.convergence_radius(0.0)
        self.promised = float(taylor_polynomial(growth.LOSS, growth.FLAT, 2)(self.jump[1]))

    def facts(self) -> Facts:
        p, mended = self.params, self.mended
        return {
            "asked": self.named.spoken_value(p.x),
            "noun": self.named.noun,
            "rungs": self.rungs,
            "known": told.known(self.named, self.rungs),
            "down": told.counted(mended).capitalize(),
            "fails": told.wrong_and_needed(0.0, self.rungs[mended]),
            "power": told.power(mended),
            "way_down": told.way_down(mended),
            "left": told.factorial(mended),
            "share": told.share_to_add(mended, self.rungs[mended]),
            "value": self.value,
            "sum": self.made,
            "error": self.error,
            "bound": self.bound,
            "gone": told.counted(self.gone).capitalize(),
            "missing": self.missing,
            "largest": self.largest,
            "left_over": told.left_over(self.named, self.largest, self.missing - self.gone),
            "areas": told.areas(self.largest),
            "at_the_top": told.at_the_top(self.named),
            "next_term": self._next_term(),
            "inside": told.inside(self.error, self.bound),
            "far": FAR,
            "reach": (-self.reached, self.reached),
            "more_jumps": told.counted(growth.STEPS - 1).capitalize(),
            "true_there": float(LOGARITHM(FAR)),
            "made_there": told.about(float(self.far_sums[-1])),
            "sums": self.sums,
            "weights": self.steps,
            "losses": self.losses,
            "jump": self.jump,
            "jump_losses": self.jump_losses,
            "promised": self.promised,
            "landed": float(self.jump_losses[-1]),
            "terms": told.counted(sum(map(bool, self.series.coefficients))),
            "less_than": told.rounded_up(self.bound),
        }

    def _next_term(self) -> str:
        if not self.next_joins:
            return told.degree_so_far(self.mended)
        height = float(self.named.function.derivative_of_order(self.next, 0.0))
        return told.next_term(self.mended, self.next, height)

    @beat(
        "Do more terms always help? Take this logarithm, at {far}.",
        "Twenty terms give {made_there}.",
        title="Where more terms fail",
    )
    def go_too_far(self) -> None:
        old = self.far
        picture = self.log = Fit(self.logarithm, _WINDOW, FAR, name=FUNCTIONS["logarithm"].equation)
        plot = picture.plot
        self.play(
            self.clear_stage(old.curve, old.fit).set_run_time(0.4),
            ReplacementTransform(old.curve, picture.curve, run_time=1.0),
            ReplacementTransform(old.fit, picture.fit, run_time=1.0),
            FadeIn(plot, run_time=1.0),
        )
        self.add(picture)
        self.remove(picture.band)
        mark = text(number(FAR), size=FINE_SIZE, role="data")
        mark.move_to(plot.at(FAR, plot.y_range[0])).align_to(plot.labels[0], DOWN)
        dot = plot.dot(FAR, picture.value, "data", radius=0.12)
        drop = plot.drop(FAR, plot.y_range[1])
        self.place = VGroup(drop, dot, mark)
        self.running = words.series_readings(lambda: picture.degree, self.far_sums, picture.value, FAR)
        self.told = self.set_words(words.logarithm_as_polynomial(), self.running)
        self.play(FadeIn(drop, mark, self.told), FadeIn(dot, scale=2.0), run_time=0.6)
        self.play(picture.step(6, run_time=self.phrase_left(least=1.5)))
        self.cue()
        self.play(picture.step(MOST, run_time=self.phrase_left(0.9, least=2.0)))

    @beat(
        "Endless, it's a Taylor series. Its rungs hold factorials too.",
        "They cancel: outside {reach[0]} to {reach[1]}, terms end up growing.",
        title="Why the terms grow",
    )
    def cancel_the_factorials(self) -> None:
        plot, level = self.log.plot, _WINDOW[1][1] - 0.7
        self.series_written = stack(words.series_of_the_logarithm())
        self.play(*swap(self.told, self.series_written), dim(self.log.fit))
        self.cancelled = stack(words.rungs_of_the_logarithm(), under=self.series_written)
        for row in self.cancelled[0]:
            self.play(FadeIn(row), run_time=self.phrase_left(0.35, least=0.5))
        self.cue()
        self.sizes = stack(*words.size_of_a_term(), under=self.cancelled)
        self.halves = [SizeOfTerm(plot, order, named=order == SIZES[0]) for order in SIZES]
        self.play(FadeIn(self.sizes), FadeOut(self.place), run_time=0.4)
        for half in self.halves:
            self.play(Create(half.curve), FadeIn(half.label), run_time=self.phrase_left(0.25, least=0.6))
        ends = [plot.at(side, level) for side in (-self.reached, self.reached)]
        self.reach = VGroup(*(Arrow(plot.at(0.0, level), end, "ink", width=6.0) for end in ends))
        self.within = words.where_terms_shrink().next_to(self.reach, DOWN, buff=GAP / 2)
        self.play(*(grow(arrow, run_time=self.phrase_left(0.7)) for arrow in self.reach), FadeIn(self.within))

    @beat(
        "A model can use [P|P] to lower its loss, the mean squared miss.",
        "At the dot, degree two gives this parabola.",
        "It opens upward: Newton's method moves [w|w] to its lowest point.",
        title="Learning with the parabola",
    )
    def learn_with_a_parabola(self) -> None:
        view = self.view = growth.LossView()
        self.jumps_done = 0
        self.jumped = stack(words.jump_readings(lambda: self.jumps_done, self.losses))
        self.chart = growth.GrowthChart(frame().left_side.below(self.jumped))
        self.play(
            self.clear_stage(self.log.plot.axes, self.log.curve).set_run_time(0.4),
            ReplacementTransform(self.log.plot.axes, view.plot.axes, run_time=1.0),
            ReplacementTransform(self.log.curve, view.curve, run_time=1.6),
            FadeIn(self.chart, view.plot.labels, view.zero, run_time=1.0, rate_func=second_half),
        )
        self.add(view.plot, view.curve)
        meaning = words.meaning_of_the_loss().next_to(self.jumped, RIGHT, buff=2 * GAP)
        meaning.stand_on(float(self.jumped.get_bottom()[1]))
        self.play(FadeIn(view.ball, self.jumped, meaning), run_time=0.5)
        self.cue()
        distance = words.distance_from_the_start()
        law = VGroup(words.parabola_of_the_loss(), distance)
        law.arrange(DOWN, buff=GAP, aligned_edge=RIGHT)
        law.move_to((view.plot.box.right, frame().picture.top, 0.0), aligned_edge=UP + RIGHT)
        upward = words.opens_upward().next_to(distance, LEFT, buff=2 * GAP).stand_on(distance.baseline)
        self.play(FadeIn(law), run_time=0.6)
        parabola = view.parabola()
        self.play(Create(parabola), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(upward), run_time=0.4)
        self._jump(parabola, float(self.steps[1]), self.phrase_left(0.7))

    def _jump(self, parabola: Polyline, weight: float, seconds: float) -> None:
        """To the loss of the weight at which the parabola has its lowest point."""
        view = self.view
        ring, built = view.lowest_point(weight), view.place_of_the_ball()
        self.play(Create(ring), FadeIn(built), run_time=0.2 * seconds)
        self.play(view.hop(weight, run_time=0.5 * seconds))
        way = self._settle(weight, 0.3 * seconds)
        self.play(FadeOut(parabola, ring, built, way), run_time=0.1)

    def _settle(self, weight: float, seconds: float) -> DashedLine:
        """From what the parabola promises to the loss, along a line that stays.

        The model and the numbers change as the ball lands, though nothing may move then.
        """
        view = self.view
        way = view.way_to_the_loss(weight)
        self.play(Create(way), view.settle(weight, run_time=seconds), run_time=seconds)
        self.chart.set_state(weight=weight)
        self.jumps_done += 1
        self.jumped.update()
        return way

    @beat(
        "{more_jumps} more jumps, and it fits.",
        "But from here, [P|P] promises a loss below zero.",
        "The loss rises from {jump_losses[0]} to {landed}.",
        "Trust a short [P|P] only near where it was built.",
        title="A parabola that is too flat",
    )
    def jump_too_far(self) -> None:
        view = self.view
        for weight in self.steps[2:]:
            parabola = view.parabola()
            self.play(Create(parabola), run_time=0.2)
            self._jump(parabola, float(weight), 0.8)
        self.cue()
        self.play(FadeOut(view.ball, self.jumped, self.chart.curve), run_time=0.3)
        self.jumps_done = 0
        self.jumped = stack(words.jump_readings(lambda: self.jumps_done, self.jump_losses))
        view.set_state(weight=growth.FLAT)
        self.chart.set_state(weight=growth.FLAT)
        self.play(FadeIn(view.ball, self.jumped, self.chart.curve), run_time=0.5)
        self.flat = view.parabola()
        self.play(Create(self.flat), run_time=self.phrase_left(0.35))
        self.ring = view.lowest_point(float(self.jump[1]))
        self.impossible = words.impossible(self.promised).next_to(self.ring, DOWN, buff=GAP / 2)
        self.built = view.place_of_the_ball()
        self.play(Create(self.ring), FadeIn(self.impossible, self.built), run_time=0.6)
        self.cue()
        self.play(view.hop(float(self.jump[1]), run_time=self.phrase_left(0.45)))
        self._settle(float(self.jump[1]), self.phrase_left(0.6))
        self.cue()
        self.trusted = view.close_to(growth.FLAT)
        self.play(Create(self.trusted), run_time=self.phrase_left(0.7))

    @beat(
        "Near zero, a chip can multiply, add {terms} terms, and miss by less than {less_than}.",
        title="Off by less than the bound",
    )
    def answer(self) -> None:
        p = self.params
        picture = Fit(self.series, self.named.near, p.x, name=self.named.equation)
        picture.set_state(degree=p.degree)
        sums = stack(
            *words.sum_of_terms(words.exact_coefficients(self.series), p.x, self.made, self.decimals),
            words.true_value(self.named, p.x, self.value, self.decimals),
            words.less_than(self.results["less_than"]),
        )
        place = VGroup(
            picture.plot.drop(p.x, picture.value), picture.plot.dot(p.x, picture.value, "data", radius=0.12)
        )
        self.play(
            self.clear_stage(self.flat).set_run_time(0.4),
            ReplacementTransform(self.flat, picture.fit, run_time=1.0),
            FadeIn(picture.plot, picture.curve, run_time=1.0),
        )
        self.add(picture.curve, picture.fit)
        self.play(FadeIn(sums[0]), FadeIn(place), run_time=self.phrase_left(0.3))
        self.play(FadeIn(sums[1]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(sums[2]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(sums[3]), run_time=self.phrase_left(0.8))
