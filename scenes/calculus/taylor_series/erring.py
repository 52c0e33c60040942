"""The second part of the lesson: the degree grows, and the error stays within a bound."""

from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup, linear

from mathkit.calculus.taylor import taylor_polynomial
from scenes.calculus.taylor_series import words
from scenes.calculus.taylor_series.climbing import Climbing
from scenes.calculus.taylor_series.error_ladders import ErrorLadder
from scenes.calculus.taylor_series.fits import Fit
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.writing import stack, text


class Erring(Climbing):
    """Beats six to nine: what the polynomial is off by, and why not by more."""

    @property
    def degrees(self) -> list[int]:
        return words.shown_degrees(self.series)

    @property
    def decimals(self) -> int:
        return words.decimals_for(self.value, self.made)

    def compute_errors(self) -> None:
        p, function = self.params, self.named.function
        later = range(p.degree + 1, p.degree + 3)
        self.missing = next(order for order in later if function.derivative_of_order(order, 0.0))
        self.bounded = taylor_polynomial(function, 0.0, self.missing - 1)
        self.largest = max(self.named.ceiling, function.largest_derivative(self.missing, 0.0, p.x))
        self.made = float(self.series(p.x))
        self.error = abs(float(self.series.error(p.x)))
        self.bound = float(self.bounded.error_bound(p.x, ceiling=self.named.ceiling))
        self.sums = self.series.partial_sums(p.x)[self.degrees]

    def _from_far(self) -> Fit:
        """The curve and its polynomial in a wide window."""
        named = self.named
        return Fit(
            self.series,
            named.far,
            self.params.x,
            bounded=self.bounded,
            ceiling=named.ceiling,
            name=named.equation,
        )

    @beat(
        "Term by term, it hugs the curve farther out.",
        "And it closes in on the value we want.",
        title="Term by term",
    )
    def add_terms(self) -> None:
        p, ladder = self.params, self.ladder
        picture = self.far = self._from_far()
        self.table = words.sums_by_degree(self.degrees, self.sums, self.value, self.decimals, p.x)
        stack(self.table)
        self.ladder_rest = VGroup(
            *ladder.plots, ladder.zeros, ladder.curves[1:], ladder.fits, ladder.fit_dots, ladder.dots
        )
        columns = VGroup(ladder.names, ladder.values, ladder.fit_values, self.shares, self.head)
        picture.set_state(degree=self.degrees[0])
        self.play(
            FadeOut(self.ladder_rest, columns, self.any, self.general, run_time=0.4),
            ReplacementTransform(ladder.curves[0], picture.curve, run_time=1.0),
            FadeIn(picture.plot, run_time=1.0),
        )
        self.play(FadeIn(picture.fit, self.table[:2]), run_time=0.5)
        self.add(picture)
        self.remove(picture.band)
        later = list(zip(self.degrees, self.table[1:], strict=True))[1:]
        for degree, row in later:
            share = self.phrase_left(0.5, least=0.8)
            self.play(tween(picture, on=picture.fit, degree=degree, run_time=share))
            self.play(FadeIn(row), run_time=0.3)
        self.cue()
        self.truth = stack(words.true_value(self.named, p.x, self.value, self.decimals), under=self.table)
        drop, point = (
            picture.plot.drop(p.x, picture.value),
            picture.plot.dot(p.x, picture.value, "data", radius=0.12),
        )
        self.place = VGroup(drop, point)
        self.play(Create(drop), FadeIn(point, scale=2.0), run_time=0.7)
        self.play(FadeIn(self.truth), run_time=0.6)
        self.play(Indicate(self.table[-1][-1], 1.15, color("result")), run_time=self.phrase_left(0.7))

    @beat(
        "How far off is it? Send the error, [E|E], down the ladder.",
        "{missing} rungs down, the polynomial is gone. {left_over}.",
        title="The error goes down the ladder",
    )
    def send_the_error_down(self) -> None:
        p, picture = self.params, self.far
        ladder = self.errors = ErrorLadder(self.bounded, self.missing, p.x, self.largest)
        self.error_names = ladder.names
        self.bound_names = ladder.bound_names(
            [words.bound_on_top(int(self.largest), self.missing)]
            + [words.bound_on_rung(int(self.largest), steps) for steps in (2, 1, 0)]
        )
        self.meaning = stack(*words.meaning_of_the_error(p.x))
        self.play(
            *swap(VGroup(self.table, self.truth), self.meaning),
            FadeOut(picture.plot, self.place, picture.curve, run_time=0.4),
            ReplacementTransform(picture.fit, ladder.errors[0], run_time=1.2),
            FadeIn(ladder.plots[0], ladder.end[0], self.error_names[0], run_time=1.2),
        )
        self.add(ladder)
        self.remove(*ladder.plots[1:], *ladder.end[1:], *ladder.errors[1:], *ladder.areas, *ladder.bounds)
        self.play(FadeIn(ladder.dots), run_time=0.3)
        for rung in (1, 2):
            self.play(
                FadeIn(ladder.plots[rung], ladder.end[rung], self.error_names[rung]),
                Create(ladder.errors[rung]),
                run_time=self.phrase_left(0.4, least=0.6),
            )
        self.cue()
        gone, left = stack(*words.what_is_left(self.named, self.missing), under=self.meaning)
        self.play(FadeIn(gone), run_time=0.6)
        self.play(
            FadeIn(ladder.plots[3], ladder.end[3], self.error_names[3], left),
            Create(ladder.errors[3]),
            run_time=self.phrase_left(0.4),
        )
        self.meaning.add(gone, left)
        swept = np.array([0.0, 0.0, 0.0, p.x])
        self.play(tween(ladder, on=ladder.bounds[3], swept=swept, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(self.bound_names[3]), run_time=0.6)

    @beat(
        "The rungs above start at zero, so each is the area under the next: {areas}.",
        "{at_the_top}.",
        title="Why the error is small",
    )
    def climb_up(self) -> None:
        p, ladder = self.params, self.errors
        moving = VGroup(ladder.areas, ladder.bounds)
        starts = VGroup(*(plot.dot(0.0, 0.0, "slope", radius=0.1) for plot in ladder.plots[2:0:-1]))
        self.play(FadeIn(starts, scale=2.0), run_time=0.8)
        for rung, share in ((2, 0.45), (1, 0.75)):
            swept = np.array([0.0 if order < rung else p.x for order in range(4)])
            seconds = self.phrase_left(share, least=1.5)
            self.play(tween(ladder, on=moving, swept=swept, run_time=seconds, rate_func=linear))
            self.play(FadeIn(self.bound_names[rung]), run_time=0.5)
        self.cue()
        self.play(FadeOut(starts), Indicate(ladder.dots, 1.6, color("ink")), run_time=0.6)
        self.play(tween(ladder, on=moving, swept=np.full(4, p.x), run_time=self.phrase_left(0.6)))
        self.play(FadeIn(self.bound_names[0]), run_time=0.6)

    @beat(
        "So the curve stays inside this band, narrow near zero.",
        "Zoom in at {p.x}: it's off, but inside.",
        title="A band that the curve stays in",
    )
    def draw_the_band(self) -> None:
        p, ladder = self.params, self.errors
        picture = self.far = self._from_far()
        picture.set_state(degree=p.degree)
        names = VGroup(self.error_names, self.bound_names[1:], ladder.dots)
        rest = VGroup(*ladder.plots, ladder.areas, ladder.end, ladder.errors, ladder.bounds[1:])
        self.law = stack(*words.law(int(self.largest), self.missing))
        self.play(
            FadeOut(names, rest, self.meaning, run_time=0.4),
            ReplacementTransform(self.bound_names[0], self.law[0], run_time=1.2),
            FadeIn(self.law[1], run_time=1.2),
            ReplacementTransform(ladder.bounds[0], picture.fit, run_time=1.2),
            FadeIn(picture.plot, picture.curve, run_time=1.0),
        )
        widest = max(map(abs, picture.plot.x_range))
        self.add(picture.band, picture.curve, picture.fit)
        moving = VGroup(picture.band, picture.curve, picture.fit)
        self.play(
            tween(
                picture, on=moving, degree=p.degree, banded=widest, run_time=self.phrase_left(0.9, least=1.5)
            )
        )
        self.cue()
        self.play(FadeOut(picture.plot), FadeIn(picture.glass), run_time=0.4)
        self.play(picture.look_closer(run_time=self.phrase_left(0.6, least=1.8)))
        self.zoomed = stack(
            words.error_and_bound(self.error, self.bound, self.decimals),
            text(f"seen ×{whole(picture.closest)}", role="muted"),
            under=self.law,
        )
        self.play(Create(picture.gap), FadeIn(self.zoomed), run_time=0.8)
