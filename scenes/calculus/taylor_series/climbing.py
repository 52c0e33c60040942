"""The first part of the lesson: a polynomial takes over one derivative after another, at zero."""

from __future__ import annotations

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
    linear,
)

from mathkit.calculus.taylor import taylor_polynomial
from scenes.calculus.taylor_series import words
from scenes.calculus.taylor_series.fits import Fit
from scenes.calculus.taylor_series.functions import FUNCTIONS, Named
from scenes.calculus.taylor_series.ladders import RUNGS, Ladder
from scenes.calculus.taylor_series.params import SeriesParams
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula, stack

_LEAST_GAP = 0.2
"""A gap between curve and line that is smaller, in manim units, could not be seen."""

_DOWN = np.array([0.0, -0.4, 0.0])
"""How far a row comes down from the one above it, in manim units."""


class Climbing(Lesson):
    """Beats one to five: from a line to the Taylor polynomial."""

    params: SeriesParams

    @property
    def named(self) -> Named:
        return FUNCTIONS[self.params.function]

    def compute_series(self) -> None:
        p = self.params
        function = self.named.function
        self.series = taylor_polynomial(function, 0.0, p.degree)
        self.rungs = [float(function.derivative_of_order(order, 0.0)) for order in range(RUNGS)]
        self.mended = next(order for order in range(2, RUNGS) if self.rungs[order])
        self.exact = words.exact_coefficients(taylor_polynomial(function, 0.0, self.mended))
        self.value = float(function(p.x))

    @beat(
        "A chip can add and multiply.",
        Phrase("How could it find {asked}?", rest="a question"),
        "At zero, we know {noun}: height {rungs[0]}, slope {rungs[1]}.",
        "A line, [P|P], matches both, but it doesn't bend.",
        title="How can a chip find the height of a curve?",
    )
    def ask(self) -> None:
        p = self.params
        picture = self.near = Fit(self.series, self.named.near, p.x, name=self.named.equation)
        plot = picture.plot
        self.signs = stack(formula("+ quad times", size=72))
        self.play(FadeIn(self.signs), run_time=0.8)
        self.play(FadeIn(plot), run_time=self.phrase_left())
        self.cue()
        grown = GrownCurve.graph(plot, self.named.function, plot.x_range[0], width=6.0)
        self.play(Advance(grown, plot.x_range[0], plot.x_range[1], run_time=self.phrase_left(0.45)))
        self.remove(grown)
        self.add(picture.curve)
        self.drop = plot.drop(p.x, picture.value)
        self.point: VMobject = plot.dot(p.x, picture.value, "data", radius=0.12)
        self.play(Create(self.drop), run_time=0.6)
        asked, *unit = words.question(self.named, p.x)
        self.asked = VGroup(stack(asked, under=self.signs), *unit)
        for note in unit:
            note.next_to(asked, RIGHT, buff=2 * GAP).stand_on(asked.baseline)
        self.play(FadeIn(self.point, scale=2.0), FadeIn(self.asked), run_time=0.8)
        self._draw_a_line()

    def _draw_a_line(self) -> None:
        """The line with the height and the slope that are known at zero."""
        p, picture, plot = self.params, self.near, self.near.plot
        self.cue()
        self.line = stack(words.polynomial(self.exact[:2]), under=self.asked)
        self.start = plot.dot(0.0, self.rungs[0], "data", radius=0.12)
        self.tangent = plot.tangent(0.0, self.rungs[0], self.rungs[1], "ink", length=2.0)
        self.play(FadeIn(self.start, scale=2.0), run_time=self.phrase_left(0.55))
        self.play(Create(self.tangent), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(
            ReplacementTransform(self.tangent, picture.fit), FadeIn(self.line), run_time=self.phrase_left(0.3)
        )
        self.play(Indicate(picture.curve, 1.0, color("ink")), run_time=self.phrase_left(0.4))
        self.first_value = stack(
            words.value_of_polynomial(p.x, float(taylor_polynomial(self.named.function, 0.0, 1)(p.x))),
            under=self.line,
        )
        if picture.gap.height > _LEAST_GAP:
            self.play(Create(picture.gap), FadeOut(self.point), run_time=0.6)
            self.point = picture.gap
        self.play(FadeIn(self.first_value), run_time=self.phrase_left(0.8))

    @beat(
        "Plot the slope at every point, then the slopes of that: a ladder.",
        "At zero, we know every rung: {known}.",
        title="A ladder of slopes",
    )
    def climb_down(self) -> None:
        picture = self.near
        ladder = self.ladder = Ladder(
            self.named, taylor_polynomial(self.named.function, 0.0, self.mended), self.mended
        )
        first = np.full(RUNGS, ladder.domain[0])
        first[0] = ladder.domain[1]
        ladder.set_state(drawn=first, mended=0.0)
        self.counted = ladder.above_the_numbers()
        self.play(
            ReplacementTransform(picture.curve, ladder.curves[0], run_time=1.2),
            FadeOut(picture.plot, picture.fit, self.point, self.start, self.drop, run_time=0.4),
            FadeIn(ladder.plots[0], ladder.zeros[0], ladder.names[0], run_time=1.2),
        )
        self.add(ladder)
        self.remove(*ladder.plots[1:], *ladder.zeros[1:], *ladder.fits, *ladder.tangents)
        for rung in range(1, RUNGS):
            self.play(FadeIn(ladder.plots[rung], ladder.zeros[rung]), run_time=0.2)
            drawn = np.where(np.arange(RUNGS) <= rung, ladder.domain[1], ladder.domain[0])
            self.play(
                tween(
                    ladder,
                    on=VGroup(ladder.tangents, ladder.curves),
                    drawn=drawn,
                    mended=0.0,
                    run_time=self.phrase_left(0.3, least=0.75),
                    rate_func=linear,
                ),
                FadeIn(ladder.names[rung], run_time=0.5),
            )
        self.cue()
        self.heads = VGroup(ladder.at_zero(), ladder.heading(0, "f", "data"))
        self.play(FadeIn(self.heads, self.counted), run_time=0.4)
        for dot, value in zip(ladder.dots, ladder.values, strict=True):
            self.play(FadeIn(dot, scale=2.0), FadeIn(value), run_time=max(0.5, self.phrase_left() / RUNGS))

    @beat(
        "{down} rungs down, the line has {fails}.",
        "Send {power} down: {way_down}.",
        "At zero, only {left} is left.",
        title="A power that reaches one rung",
    )
    def send_a_power_down(self) -> None:
        ladder = self.ladder
        self.add(ladder.names)
        self.heads.add(ladder.heading(1, "P", "path"))
        self.play(
            FadeIn(ladder.fits, ladder.fit_dots), FadeIn(ladder.fit_values, self.heads[-1]), run_time=0.9
        )
        wrong = VGroup(ladder.values[self.mended], ladder.fit_values[self.mended])
        self.play(Indicate(wrong, 1.3, color("slope")), run_time=self.phrase_left(0.6))
        self.cue()
        powers = ladder.formulas(words.power_down_the_ladder(self.mended))
        self.add(VGroup(self.heads, ladder.values, ladder.fit_values))
        self.play(FadeIn(powers[0]), Create(ladder.terms[0]), run_time=0.8)
        for below, curve in zip(powers[1:], ladder.terms[1:], strict=True):
            self.play(FadeIn(below, shift=_DOWN), Create(curve), run_time=self.phrase_left(0.35, least=0.7))
        self.add(ladder.terms, powers)
        self.cue()
        self.heads.add(ladder.heading(2, f"x^{self.mended}", "second"))
        self.term_values = ladder.term_values(1.0)
        self.play(
            *(ReplacementTransform(row, value) for row, value in zip(powers, self.term_values, strict=True)),
            FadeIn(self.heads[-1]),
            run_time=self.phrase_left(0.4),
        )
        left = self.term_values[self.mended]
        self.play(Indicate(left, 1.3, color("second")), run_time=self.phrase_left(0.8))

    @beat(
        "{share}, and that rung is right.",
        "At zero, no rung above moves.",
        title="One rung is mended",
    )
    def mend_a_rung(self) -> None:
        p, ladder = self.params, self.ladder
        self._take_a_share()
        made = float(taylor_polynomial(self.named.function, 0.0, self.mended)(p.x))
        self.sum, self.second_value = (
            words.polynomial(self.exact, "second"),
            words.value_of_polynomial(p.x, made),
        )
        stack(self.sum, self.second_value, under=self.asked)
        joining = self.sum.part("second")
        bare = VGroup(*(shape for shape in self.sum if shape not in joining.submobjects))
        seconds = self.phrase_left(0.9, least=1.6)
        mend = tween(
            ladder,
            on=VGroup(ladder.fits, ladder.fit_dots),
            drawn=ladder.drawn,
            mended=1.0,
            factor=ladder.share,
            run_time=seconds,
        )
        # The sum has its term when the curve has bent.
        self.play(
            FadeOut(self.line, self.first_value, run_time=0.3),
            FadeIn(bare, run_time=0.8, rate_func=second_half),
            FadeIn(joining, run_time=seconds, rate_func=second_half),
            mend,
        )
        self.add(self.sum)
        self.play(FadeIn(self.second_value), run_time=0.3)
        self.cue()
        self.play(FadeOut(ladder.terms, self.term_values, self.heads[-1]), run_time=0.4)
        self.heads.remove(self.heads[-1])
        for order in range(self.mended):
            self.play(
                Indicate(VGroup(ladder.dots[order], ladder.fit_dots[order]), 1.6, color("ink")),
                run_time=self.phrase_left(0.5, least=0.6),
            )

    def _take_a_share(self) -> None:
        """The power becomes a multiple of itself; what is written of it is true before and after."""
        ladder, old = self.ladder, self.heads[-1]
        share = ladder.heading(2, words.monomial(self.exact[-1], self.mended, inline=True), "second")
        values = ladder.term_values(ladder.share)
        scale = tween(
            ladder,
            on=ladder.terms,
            drawn=ladder.drawn,
            mended=0.0,
            factor=ladder.share,
            run_time=self.phrase_left(0.25, least=0.9),
        )
        self.play(FadeOut(old, self.term_values, run_time=0.2), scale)
        self.play(FadeIn(share, values), run_time=0.3)
        self.heads.submobjects[-1] = share
        self.term_values = values

    @beat(
        "After [k|k] rungs, [x^k|x to the k] leaves [k!|k factorial].",
        "Divide by that, multiply by rung [k|k]'s value, add up: a Taylor polynomial.",
        title="The Taylor polynomial",
    )
    def take_any_power(self) -> None:
        ladder = self.ladder
        self.any = stack(*words.any_power(), gap=0.25)
        old = VGroup(self.signs, self.asked, self.sum, self.second_value)
        self.play(*swap(old, self.any[0]))
        for row in self.any[1:]:
            self.play(FadeIn(row, shift=_DOWN), run_time=self.phrase_left(0.35, least=0.65))
        self.cue()
        self.general = words.taylor_polynomial()
        self.meanings = VGroup(*words.what_letters_are())
        stack(self.general, *self.meanings, under=self.any, gap=0.25)
        for step in assemble(self.general, {"value": ladder.values[self.mended]}):
            self.play(step, run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.meanings), run_time=self.phrase_left(0.6))
