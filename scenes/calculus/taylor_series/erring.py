"""The second part of the lesson: the degree grows, and the error stays within a bound."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from manim import Animation, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup, VMobject, linear

from mathkit.calculus.taylor import taylor_polynomial
from scenes.calculus.taylor_series import bounds, words
from scenes.calculus.taylor_series.climbing import Climbing
from scenes.calculus.taylor_series.error_ladders import ErrorLadder, ranges_of_errors
from scenes.calculus.taylor_series.fits import Fit, order_of_a_term, with_best_bound
from scenes.stage.lesson import Phrase, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import proportional_way, tween
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.writing import stack, text

REACHED = 13
"""The degree up to which the polynomial is followed in the wide window."""


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
        self.next = order_of_a_term(function, self.mended + 1)
        self.missing = order_of_a_term(function, p.degree + 1)
        self.gone = int(np.flatnonzero(self.series.coefficients)[-1]) + 1
        self.bounded = with_best_bound(function, p.degree)
        self.largest = max(self.named.ceiling, function.largest_derivative(self.missing, 0.0, p.x))
        self.made = float(self.series(p.x))
        self.error = abs(float(self.series.error(p.x)))
        self.bound = float(self.bounded.error_bound(p.x, ceiling=self.named.ceiling))
        self.sums = self.series.partial_sums(p.x)[self.degrees]

    def ranges(self) -> Ranges:
        return ranges_of_errors(self.params.x, self.largest)

    @property
    def next_joins(self) -> bool:
        """Whether the polynomial has the term after the one that mended a rung."""
        return self.next <= self.params.degree

    @property
    def reaches_all(self) -> bool:
        """Whether the function's series gives its value at every x."""
        return self.named.function.convergence_radius(0.0) == np.inf

    def _from_far(self) -> Fit:
        """The curve and its polynomial in a wide window."""
        named = self.named
        return Fit(
            taylor_polynomial(named.function, 0.0, REACHED),
            named.far,
            self.params.x,
            degree=self.params.degree,
            ceiling=named.ceiling,
            name=named.equation,
        )

    @beat(
        "{next_term}.",
        "At {p.x}, each term brings us closer.",
        title="Term by term",
    )
    def add_terms(self) -> None:
        p, ladder = self.params, self.ladder
        picture = self.far = self._from_far()
        picture.set_state(degree=self.mended)
        self._write_sums()
        self.ladder_rest = VGroup(
            *ladder.plots, ladder.zeros, ladder.curves[1:], ladder.fits[1:], ladder.fit_dots, ladder.dots
        )
        columns = VGroup(self.counted, ladder.names, ladder.values, ladder.fit_values, self.heads)
        self.play(
            FadeOut(self.ladder_rest, columns, self.any, self.general, self.meanings, run_time=0.4),
            ReplacementTransform(ladder.curves[0], picture.curve, run_time=1.0),
            ReplacementTransform(ladder.fits[0], picture.fit, run_time=1.0),
            FadeIn(picture.plot, run_time=1.0),
        )
        self.add(picture)
        self.remove(picture.band)
        known = sum(degree <= self.mended for degree in self.degrees)
        self.play(FadeIn(self.begun, self.table[: known + 1]), run_time=0.5)
        rows = dict(zip(self.degrees[known:], self.table[known + 1 :], strict=True))
        if self.next_joins:
            self._raise_degree(self.next, self.phrase_left(0.8), rows, FadeIn(self.joining))
        self.cue()
        if self.next_joins:
            self.play(self.joining.animate.set_color(color("path")), run_time=0.3)
        for degree in [degree for degree in rows if degree > self.next]:
            self._raise_degree(degree, self.phrase_left(0.3, least=0.6), rows)
        drop = picture.plot.drop(p.x, picture.value)
        point = picture.plot.dot(p.x, picture.value, "data", radius=0.12)
        self.place = VGroup(drop, point)
        self.play(Create(drop), FadeIn(point, scale=2.0), FadeIn(self.truth), run_time=0.8)
        self.play(Indicate(self.table[-1][-1], 1.15, color("data")), run_time=self.phrase_left(0.7))

    def _write_sums(self) -> None:
        """The polynomial as a sum, what comes into it later, and the table of its values."""
        p = self.params
        exact = words.exact_coefficients(self.far.series)
        if self.next_joins:
            more = float(exact[order_of_a_term(self.named.function, self.next + 1)])
            sign = int(np.sign(more)) if self.degrees[-1] > self.next else 0
            total = words.polynomial(exact[: self.next + 1], "second", sign_of_more=sign)
        else:
            total = words.polynomial(exact[: self.mended + 1])
        self.table = words.sums_by_degree(self.degrees, self.sums, self.value, self.decimals, p.x)
        self.truth = words.true_value(self.named, p.x, self.value, self.decimals)
        self.sums_written = stack(total, self.table, self.truth, gap=0.3)
        shapes = list(zip(total, total.chains, strict=True))
        self.joining = VGroup(*(shape for shape, names in shapes if names))
        self.begun = VGroup(*(shape for shape, names in shapes if not names))

    def _raise_degree(
        self, degree: int, seconds: float, rows: Mapping[int, VMobject], *written: Animation
    ) -> None:
        """The next term comes in as it is *written*, and then its row in the table if it has one."""
        picture = self.far
        self.play(tween(picture, on=picture.fit, degree=degree), *written, run_time=seconds)
        if degree in rows:
            self.play(FadeIn(rows[degree]), run_time=0.3)

    @beat(
        "How far off? Send the error, [E|E], down.",
        "{gone} rungs down, [P|P] is gone. {left_over}.",
        title="The error goes down the ladder",
    )
    def send_the_error_down(self) -> None:
        p, picture = self.params, self.far
        ladder = self.errors = ErrorLadder(self.bounded, self.missing, p.x, self.largest, self.shown_ranges)
        self.bound_names = ladder.bound_names(
            [bounds.bound_on_top(int(self.largest), self.missing)]
            + [bounds.bound_on_rung(int(self.largest), steps) for steps in (2, 1, 0)]
        )
        self.meaning = stack(*bounds.meaning_of_the_error(p.x))
        misses, piece = picture.misses(), picture.error_up_to_x()
        what, where = self.meaning
        self.play(*swap(self.sums_written, what), Create(misses), Create(piece), run_time=1.0)
        self.play(
            FadeOut(picture.plot.labels, misses, self.place, picture.curve, picture.fit, run_time=0.4),
            ReplacementTransform(piece, ladder.errors[0], run_time=1.2),
            ReplacementTransform(picture.plot.axes, ladder.plots[0].axes, run_time=1.2),
            FadeIn(ladder.rung(0)[1:], where, run_time=1.2),
        )
        self.add(ladder)
        self.remove(*ladder.plots[1:], *ladder.end[1:], *ladder.levels, *ladder.errors[1:])
        self.remove(*ladder.areas, *ladder.bounds)
        self.play(FadeIn(ladder.dots), run_time=0.3)
        for rung in (1, 2):
            self._show_rung(rung, self.phrase_left(0.4, least=0.6))
        self.cue()
        gone, *left = stack(*bounds.what_is_left(self.named, self.gone, self.missing), under=self.meaning)
        self.play(FadeIn(gone), run_time=0.6)
        for row in left[:-1]:
            self.play(FadeIn(row), run_time=self.phrase_left(0.3, least=0.6))
        self._show_rung(3, self.phrase_left(0.4), left[-1], ladder.ends_of_x)
        self.meaning.add(gone, *left)
        swept = np.array([0.0, 0.0, 0.0, p.x])
        self.play(tween(ladder, on=ladder.bounds[3], swept=swept, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(self.bound_names[3], ladder.levels, ladder.numbers), run_time=0.5)

    def _show_rung(self, rung: int, seconds: float, *others: VMobject) -> None:
        ladder = self.errors
        self.play(FadeIn(ladder.rung(rung), *others), Create(ladder.errors[rung]), run_time=seconds)

    @beat(
        "[P|P] matches [f|f] at zero, so rungs above start at zero. "
        "Each climbs at most the area one rung below.",
        "That's {areas}, and so on.",
        "{at_the_top}.",
        title="Why the error is small",
    )
    def climb_up(self) -> None:
        p, ladder = self.params, self.errors
        moving = VGroup(ladder.areas, ladder.bounds)
        starts = VGroup(*(plot.dot(0.0, 0.0, "slope", radius=0.1) for plot in ladder.plots[2::-1]))
        self.play(*(FadeIn(start, scale=2.0) for start in starts), run_time=self.phrase_left(0.25))
        for rung, share in ((2, 0.9), (1, 0.6)):
            if rung == 1:
                self.cue()
                self.play(FadeIn(self.bound_names[2]), run_time=0.5)
            swept = np.array([0.0 if order < rung else p.x for order in range(4)])
            seconds = self.phrase_left(share, least=1.2)
            self.play(tween(ladder, on=moving, swept=swept, run_time=seconds, rate_func=linear))
        self.play(FadeIn(self.bound_names[1]), run_time=0.5)
        self.cue()
        self.play(
            FadeOut(starts),
            tween(ladder, on=moving, swept=np.full(4, p.x), run_time=0.6),
        )
        self.play(FadeIn(self.bound_names[0]), FadeOut(ladder.numbers[0]), run_time=0.4)
        self.play(
            tween(
                ladder,
                on=VGroup(ladder.bounds[0], ladder.errors[0]),
                swept=np.full(4, p.x),
                magnified=ladder.closest,
                run_time=self.phrase_left(0.7, least=1.2),
                way=proportional_way,
            ),
        )
        self.play(FadeIn(ladder.note, ladder.small_number), run_time=0.3)

    @beat(
        "So the curve stays inside this band.",
        "Zoom in at {p.x}: the curve is {inside}.",
        Phrase(
            "Factorials outgrow powers, so enough terms come close at any x.",
            when=lambda lesson: lesson.reaches_all,
        ),
        title="A band that the curve stays in",
    )
    def draw_the_band(self) -> None:
        p, top = self.params, self.errors.bounds[0]
        picture = self.far = self._from_far()
        picture.set_state(degree=self.gone - 1, banded=p.x)
        self.law = stack(*bounds.law(self.named, int(self.largest), self.missing))
        axes = self.errors.plots[0].axes
        self.play(
            self.clear_stage(self.bound_names[0], top, axes).set_run_time(0.4),
            ReplacementTransform(self.bound_names[0], self.law[0], run_time=1.0),
            ReplacementTransform(top, picture.edges, run_time=1.0),
            ReplacementTransform(axes, picture.plot.axes, run_time=1.0),
            FadeIn(self.law[1], picture.plot.labels, picture.curve, picture.fit, run_time=1.0),
        )
        widest = max(map(abs, picture.plot.x_range))
        self.add(picture.plot, picture.band, picture.curve, picture.fit)
        seconds = self.phrase_left(0.9, least=1.2)
        self.play(tween(picture, on=picture.moving, banded=widest, run_time=seconds))
        self.cue()
        self.play(FadeOut(picture.plot), FadeIn(picture.glass), run_time=0.4)
        self.play(picture.look_closer(run_time=self.phrase_left(0.6, least=1.6)))
        self.zoomed = stack(
            words.error_and_bound(self.error, self.bound, self.decimals),
            text(f"seen ×{whole(picture.closest)}", role="muted"),
            under=self.law,
        )
        self.play(Create(picture.gap), FadeIn(self.zoomed), run_time=0.8)
        if self.cue():
            self._reach_farther()

    def _reach_farther(self) -> None:
        """Back to the wide window, and on to a high degree: where the band is narrow, it gets wider."""
        picture = self.far
        self.outgrown = stack(*bounds.terms_outgrown(self.largest, picture, REACHED))
        self.play(FadeOut(picture.gap, picture.glass, self.zoomed, self.law), run_time=0.4)
        self.play(picture.look_from_afar(run_time=0.8), FadeIn(self.outgrown))
        self.play(FadeIn(picture.plot), run_time=0.4)
        self.play(picture.step(REACHED, run_time=self.phrase_left(0.9, least=1.5)))
