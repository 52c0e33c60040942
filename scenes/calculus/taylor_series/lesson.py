"""Taylor series: how can a chip find the height of a curve?

Three parts, each a class that goes on where the one before it ends: a polynomial takes over one derivative
after another (``climbing``); what it is off by, and why not by more (``erring``); here, how far it reaches,
and how models learn with it.
"""

from __future__ import annotations

import numpy as np
from manim import Create, DashedLine, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.calculus.taylor import second_order_steps, taylor_polynomial
from mathkit.functions.smooth import LOGARITHM
from scenes.calculus.taylor_series import growth, told, words
from scenes.calculus.taylor_series.erring import Erring
from scenes.calculus.taylor_series.fits import Fit
from scenes.calculus.taylor_series.params import SeriesParams
from scenes.stage.axes.plots import Plot
from scenes.stage.lesson import Facts, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

FAR, MOST = 1.5, 20
"""Where the series of the logarithm fails, and the degree up to which it is followed."""

_WINDOW = ((-2.4, 2.4), (-3.2, 3.2))
"""What is seen of the logarithm."""

WALL = -1.0
"""Where the logarithm falls without end."""


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
        self.promised = float(taylor_polynomial(growth.LOSS, growth.FLAT, 2)(self.jump[1]))

    def facts(self) -> Facts:
        p, mended = self.params, self.mended
        return {
            "asked": self.named.spoken_value(p.x),
            "noun": self.named.noun,
            "rungs": self.rungs,
            "known": told.listed(self.rungs),
            "down": told.counted(mended),
            "fails": told.wrong_and_needed(0.0, self.rungs[mended]),
            "power": told.power(mended),
            "way_down": told.way_down(mended),
            "left": told.factorial(mended),
            "share": told.share_to_add(mended, self.rungs[mended]),
            "value": self.value,
            "sum": self.made,
            "error": self.error,
            "bound": self.bound,
            "missing": self.missing,
            "largest": self.largest,
            "left_over": told.left_over(self.named, self.largest),
            "areas": told.areas(self.largest),
            "at_the_top": told.at_the_top(self.named),
            "far": FAR,
            "wall": WALL,
            "reach": LOGARITHM.convergence_radius(0.0),
            "jumps": told.counted(growth.STEPS).capitalize(),
            "true_there": float(LOGARITHM(FAR)),
            "made_there": told.about(float(self.far_sums[-1])),
            "sums": self.sums,
            "weights": self.steps,
            "jump": self.jump,
            "promised": self.promised,
            "terms": told.counted(sum(map(bool, self.series.coefficients))),
            "less_than": told.rounded_up(self.bound),
        }

    @beat(
        "Do more terms always help? Take the logarithm of one plus x, at {far}.",
        "Twenty terms give {made_there}, not {true_there}.",
        title="Where more terms fail",
    )
    def go_too_far(self) -> None:
        old = self.far
        picture = self.log = Fit(self.logarithm, _WINDOW, FAR, name="$ln(1 + x)$")
        plot = picture.plot
        self.play(
            FadeOut(old.band, old.gap, old.glass, self.zoomed, self.law, run_time=0.4),
            ReplacementTransform(old.curve, picture.curve, run_time=1.2),
            ReplacementTransform(old.fit, picture.fit, run_time=1.2),
            FadeIn(plot, run_time=1.2),
        )
        self.add(picture)
        self.remove(picture.band)
        here = plot.dot(FAR, picture.value, "data", radius=0.12)
        self.place = VGroup(plot.drop(FAR, plot.y_range[1]), here)
        self.play(FadeIn(self.place, scale=1.2), run_time=0.6)
        self.running = words.series_readings(lambda: picture.degree, self.far_sums, picture.value, FAR)
        self.told = self.set_words(words.logarithm_as_series(), self.running)
        self.play(FadeIn(self.told), run_time=0.5)
        self.play(tween(picture, on=picture.fit, degree=6.0, run_time=self.phrase_left(least=1.5)))
        self.cue()
        self.play(
            tween(picture, on=picture.fit, degree=float(MOST), run_time=self.phrase_left(0.9, least=2.0))
        )

    @beat(
        "Terms are equally large on both sides, so a series reaches equally far both ways.",
        "On the left there's a wall, at {wall}, so it can't get past {reach}.",
        title="How far a series reaches",
    )
    def find_the_wall(self) -> None:
        plot, level = self.log.plot, _WINDOW[1][1] - 0.7
        self.sizes = words.largest_term(MOST)
        stack(self.sizes, under=self.told)
        self.halves = VGroup(*(self._size_of_term(plot, side) for side in (-1.0, 1.0)))
        self.play(FadeIn(self.sizes), *map(Create, self.halves), run_time=self.phrase_left(0.85))
        self.cue()
        ends = [plot.at(side, level) for side in (WALL, -WALL)]
        self.reach = VGroup(*(Arrow(plot.at(0.0, level), end, "second", width=6.0) for end in ends))
        low, high = plot.y_range
        self.wall, self.edge = (
            DashedLine(plot.at(side, low), plot.at(side, high), stroke_width=5.0, color=color("ink"))
            for side in (WALL, -WALL)
        )
        self.play(Create(self.wall), run_time=self.phrase_left(0.25))
        self.play(grow(self.reach[0], run_time=self.phrase_left(0.25)))
        self.play(grow(self.reach[1], run_time=self.phrase_left(0.5)))
        self.play(ReplacementTransform(self.wall.copy(), self.edge), run_time=self.phrase_left(0.8))

    def _size_of_term(self, plot: Plot, side: float) -> Polyline:
        """How large the last term is, from zero to one side."""
        x = np.linspace(0.0, 2 * side, 200)
        return plot.curve(x, np.abs(self.logarithm.coefficients[MOST] * x**MOST), "second", width=4.0)

    @beat(
        "A model learns how fast something grows.",
        "A line says which way, but not how far.",
        "Newton's method jumps to the parabola's lowest point. {jumps} jumps, and it fits.",
        title="Learning with the parabola",
    )
    def learn_with_a_parabola(self) -> None:
        view = self.view = growth.LossView()
        self.chart = growth.GrowthChart(frame().left_side)
        rest = VGroup(self.log.plot, self.place, self.reach, self.wall, self.edge, self.told, self.log.fit)
        rest.add(self.sizes, self.halves)
        self.play(
            FadeOut(rest, run_time=0.4),
            ReplacementTransform(self.log.curve, view.curve, run_time=1.2),
            FadeIn(view.plot, view.zero, run_time=1.2),
            FadeIn(self.chart, run_time=1.2),
        )
        self.play(FadeIn(view.ball, scale=2.0), run_time=0.5)
        self.cue()
        line = view.imitation(1)
        self.play(Create(line), run_time=self.phrase_left(0.8))
        self.cue()
        parabola = view.imitation(2)
        self.play(ReplacementTransform(line, parabola), run_time=1.0)
        for number, weight in enumerate(self.steps[1:]):
            self._jump(parabola, float(weight))
            if number + 1 < len(self.steps) - 1:
                parabola = view.imitation(2)
                self.play(Create(parabola), run_time=0.25)

    def _jump(self, parabola: Polyline, weight: float) -> None:
        """To the lowest point of the parabola, and from there to the loss."""
        view = self.view
        self.play(view.slide(weight, run_time=0.7), self.chart.learn(weight, run_time=0.7))
        self.play(view.land(run_time=0.25), FadeOut(parabola, run_time=0.25))

    @beat(
        "But start here: the parabola is too flat, and it jumps too far.",
        "Trust a Taylor polynomial near its center.",
        title="A parabola that is too flat",
    )
    def jump_too_far(self) -> None:
        view = self.view
        self.play(
            tween(view, on=view.ball, weight=growth.FLAT, lifted=1.0, run_time=0.9),
            self.chart.learn(growth.FLAT, run_time=0.9),
        )
        parabola = view.imitation(2)
        self.play(Create(parabola), run_time=self.phrase_left(0.35))
        seconds = self.phrase_left(0.6)
        weight = float(self.jump[1])
        self.play(view.slide(weight, run_time=seconds), self.chart.learn(weight, run_time=seconds))
        self.play(view.land(run_time=self.phrase_left(least=0.8)))
        self.cue()
        self.flat, self.trusted = parabola, view.close_to(growth.FLAT)
        self.play(Create(self.trusted), run_time=self.phrase_left(0.7))

    @beat(
        "So a chip adds {terms} terms, and you know it's off by less than {less_than}.",
        title="Off by less than the bound",
    )
    def answer(self) -> None:
        p, view = self.params, self.view
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
            FadeOut(view.plot, view.zero, view.ball, self.trusted, self.chart, run_time=0.4),
            ReplacementTransform(view.curve, picture.curve, run_time=1.2),
            ReplacementTransform(self.flat, picture.fit, run_time=1.2),
            FadeIn(picture.plot, run_time=1.2),
        )
        self.play(FadeIn(sums[0]), FadeIn(place), run_time=self.phrase_left(0.3))
        self.play(FadeIn(sums[1]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(sums[2]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(sums[3]), run_time=self.phrase_left(0.8))
