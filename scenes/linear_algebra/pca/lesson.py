from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    VMobject,
    there_and_back,
)

from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.temperatures import HOURS, days_of_temperatures
from scenes.linear_algebra.pca import openings, rows, words
from scenes.linear_algebra.pca.balances import kept_balance
from scenes.linear_algebra.pca.days import Days, clearest, mean_miss
from scenes.linear_algebra.pca.other_units import OtherUnits
from scenes.linear_algebra.pca.params import DAYS, FAHRENHEIT, CloudParams
from scenes.linear_algebra.pca.planes import CLEAR, FAINT, exchange
from scenes.linear_algebra.pca.principal_axes import PrincipalAxes
from scenes.linear_algebra.pca.sample_spaces import SampleSpace
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.linear_algebra.pca.turning_lines import TurningLine
from scenes.stage.lesson import Facts, Lesson, Ranges, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import formula, stack


class Pca(Lesson):
    """Principal component analysis: the few directions that keep most of what tells points apart."""

    title = "Principal components"
    prerequisites = ("eigenvectors",)
    fact_labels = words.FACT_LABELS

    class Params(CloudParams):
        """The cloud, and three samples of three features."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.points = p.cloud()
        self.components = pca(self.points, standardized=p.standardized)
        self.stretched, self.three = pca(self.points * (1.0, FAHRENHEIT)), pca(np.array(p.samples))
        self.temperatures = days_of_temperatures(DAYS, p.seed)
        self.daily = pca(self.temperatures)
        self.example, self.day = clearest(self.components), clearest(self.daily)
        self.missed = mean_miss(self.temperatures, self.daily, self.day)

    def facts(self) -> Facts:
        return {
            **words.spoken(self.params, self.components, self.stretched),
            "largest": self.components.variances[0],
            "kept": self.components.kept(1),
            "sample_kept": self.three.kept(1),
            "hours": HOURS,
            "daily_kept": self.daily.kept(2),
            "missed": self.missed,
        }

    def ranges(self) -> Ranges:
        return openings.ranges_of(self)

    @beat("{meeting}", "{dropping}", "Which single number would lose the least?", title="Which one number?")
    def keep_one_number(self) -> None:
        self.plot = plot = openings.opening(self)
        self.cloud, self.words = plot.cloud, VGroup(plot.pair, plot.note)
        self.play(FadeIn(plot.axes, plot.labels, plot.example, self.words), run_time=0.9)
        self.play(plot.rain(), run_time=self.phrase_left())
        self.cue()
        self.play(self._shade(FAINT), FadeIn(plot.kept), run_time=0.4)
        self.play(plot.let_fall(), dim(plot.pair[1]), run_time=self.phrase_left())
        self.cue()
        self.play(plot.let_rise(), undim(plot.pair[1]), run_time=self.phrase_left(0.9))
        self.play(FadeOut(plot.kept, plot.example), self._shade(CLEAR), run_time=0.5)

    @beat("Only the spread matters, not the place.", "{centring}", title="Measured from the mean")
    def measure_from_the_mean(self) -> None:
        plot, (x, y) = self.plot, self.components.mean
        self.plane, middle = openings.plane(self), plot.dot(x, y, "ink", radius=0.13)
        self.play(FadeIn(middle, scale=3), run_time=self.phrase_left(0.5))
        self.write(*map(formula, words.math_centring(self.components)))
        self.cue()
        self.bring_to_back(self.plane)
        self.play(*exchange(VGroup(plot.axes, plot.labels, middle), self.plane, self.cloud))

    @beat(
        "Lay a line through the mean, along [bold(u)|u], an arrow of length one.",
        "Each dot keeps only its shadow on the line. The gap is lost.",
        "By Pythagoras, shadow squared plus gap squared never changes.",
        "So the more the shadows vary, the less is lost.",
        title="What a line keeps and loses",
    )
    def keep_shadows(self) -> None:
        self.line = line = TurningLine(self.plane, self.components, self.example)
        shadows, u, name = line.shadows, line.mapped.u, line.mapped.names()[0]
        self.wipe()
        length, shadow, law = self.set_words(*words.keeping())
        self.play(grow(u), FadeIn(name, length), run_time=0.9)
        self.play(Create(shadows.line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(u, name), run_time=0.4)
        self._cast(shadows, share=0.8)
        self.play(FadeIn(shadow), run_time=0.7)
        self.cue()
        self.play(FadeOut(shadows.gaps, shadows.marks), FadeIn(line.triangle, line.one, law), run_time=0.8)
        for share, swing in line.swings():
            self.play(*swing, run_time=self.phrase_left(share))
        self.cue()
        self.play(FadeOut(line.triangle, *self.words), FadeIn(shadows.gaps, shadows.marks), run_time=0.5)
        self.play(ReplacementTransform(line.one.bar, line.all.bar), FadeOut(line.one.names), run_time=1.2)
        self.play(FadeIn(line.all.names), run_time=0.5)
        self.words = rows.variance_of_shadows(below=line.all)
        self.play(FadeIn(self.words, target_position=line.all), run_time=self.phrase_left(0.7))

    @beat("Turn the line, and watch their variance.", "{peak}", title="The variance against the angle")
    def turn_the_line(self) -> None:
        line = self.line
        self.play(FadeOut(self.words), FadeIn(line.chart), run_time=0.6)
        self.play(*line.turn_shadows(np.pi), run_time=3.6)
        self.cue()
        self.play(*line.turn_shadows(self.components.angle), run_time=self.phrase_left(0.6, least=1.5))
        self.peak = line.chart.extreme(self.components, 0)
        self.play(FadeIn(self.peak), run_time=0.6)

    @beat(
        "Why there? One matrix holds the variance along every line: the covariance matrix, C.",
        "Multiply [bold(u)|u] by C. The part of [C bold(u)|C u] along [bold(u)|u] is the variance.",
        title="One matrix for every line",
    )
    def apply_the_covariance(self) -> None:
        line, mapped, shadows = self.line, self.line.mapped, self.line.shadows
        self.words = rows.covariance(self.components)
        matrix, self.rule = self.words
        mapped.set_state(angle=line.off_peak)
        self.u, self.image, self.variance, self.across = mapped.names()
        self.play(FadeOut(shadows.gaps, shadows.marks), *swap(line.all, matrix))
        self.play(*line.turn_bare(line.off_peak), run_time=self.phrase_left(0.7))
        self.play(grow(mapped.u), FadeIn(self.u), run_time=0.8)
        self.cue()
        mapped.set_state(measured=0.0)
        self.add(mapped.along, mapped.image, mapped.u)
        self.play(tween(mapped, on=mapped.image, applied=1.0), run_time=self.phrase_left(0.3, least=1.2))
        self.play(FadeIn(self.image), run_time=0.5)
        self.play(tween(mapped, on=mapped.along, measured=1.0), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.variance, self.rule, mapped.note), run_time=0.7)

    @beat(
        "The part across [bold(u)|u] is half the slope, because [bold(u)|u] stands on both sides of C.",
        "Follow it: the variance climbs until nothing is left across.",
        "There C only stretches [bold(u)|u], by lambda: it's an eigenvector. "
        "And lambda is the variance: {largest}.",
        title="Follow the part across",
        when=lambda lesson: not lesson.components.is_round,
    )
    def follow_the_part_across(self) -> None:
        line, mapped = self.line, self.line.mapped
        higher, slope, equation = rows.slopes(self.rule)
        self.play(FadeOut(self.words[0]), self.rule.animate.move_to(higher), run_time=0.8)
        self.play(grow(mapped.across), FadeIn(self.across, run_time=0.8), run_time=self.phrase_left(0.3))
        self.play(Create(line.chart.tangent), run_time=self.phrase_left(0.5))
        self.play(FadeIn(slope), run_time=0.6)
        self.cue()
        names = FadeOut(self.u, self.image, self.variance, self.across, run_time=0.4)
        self.play(names, *line.turn_arrows(self.components.angle, run_time=self.phrase_left()))
        self.cue()
        self.equation = mapped.name_eigenvalue()
        self.play(FadeIn(self.equation), run_time=0.8)
        self.play(TransformFromCopy(self.equation[1], equation), run_time=self.phrase_left(0.3))
        self.play(self.peak[0].animate.scale(1.5), rate_func=there_and_back, run_time=self.phrase_left(0.9))

    @beat(
        "Here nothing is ever left across: C stretches every arrow alike, so no line beats another.",
        title="Nothing is left across",
        when=lambda lesson: lesson.components.is_round,
    )
    def find_no_best_line(self) -> None:
        names = FadeOut(self.u, self.image, self.variance, run_time=0.4)
        self.play(names, *self.line.turn_arrows(np.pi, run_time=self.phrase_left(0.9)))

    @beat(
        "{second_axis}",
        "{ellipse}",
        title="The second axis",
        when=lambda lesson: not lesson.components.is_round,
    )
    def find_the_second_axis(self) -> None:
        line, self.axes = self.line, PrincipalAxes(self.plane, self.components)
        self.play(FadeOut(self.equation, run_time=0.4), *line.turn_arrows(line.second, run_time=3.5))
        self.play(FadeIn(line.chart.extreme(self.components, 1)), run_time=0.6)
        self.cue()
        self.play(FadeOut(line.with_arrows()), self._shade(CLEAR), run_time=0.5)
        self.play(*map(grow, self.axes.arrows), Create(self.plane.ellipse), run_time=self.phrase_left(0.8))
        self.play(FadeIn(self.axes.names), run_time=0.5)

    @beat(
        "So keep each dot's shadow on the first axis: its score, z.",
        "That one number keeps {kept:%} of the variance.",
        title="One score for each dot",
    )
    def keep_the_score(self) -> None:
        shadows = self.line.shadows.set_state(angle=self.components.angle, fall=0.0)
        self.words = rows.score(self.components)
        balance = kept_balance(self.components, below=self.words)
        share = rows.share_kept(self.components, below=balance)
        gone = [each for each in self.mobjects if each not in (self.heading, self.plane, self.cloud)]
        self.play(FadeOut(*gone), FadeIn(shadows.line), run_time=0.8)
        self._cast(shadows, self.words)
        self.cue()
        self.play(FadeIn(balance), run_time=0.7)
        for row in share:
            self.play(FadeIn(row, target_position=balance), run_time=self.phrase_left(0.6))
        self.words.add(balance, *share)

    @beat(
        "Mind the units. {other_units}",
        "So put your features on one scale first.",
        title="Other units, another axis",
        when=lambda lesson: not (lesson.params.standardized or lesson.components.is_round),
    )
    def change_the_units(self) -> None:
        shadows, user_data = self.line.shadows, self.params.user_data
        units = OtherUnits(self.plane, self.stretched, words.axis_names(user_data, second_unit="°F"))
        before, after = rows.axis_angles(self.components, self.stretched, user_data)
        gone = FadeOut(self.words, shadows.gaps, shadows.marks)
        self.play(gone, FadeIn(before), self._shade(CLEAR), run_time=0.8)
        self.play(*units.change(self.cloud, shadows.line, run_time=self.phrase_left(0.8)))
        self.play(FadeIn(after), run_time=0.6)
        self.cue()
        self.play(*units.change_back(self.cloud), FadeOut(after, run_time=0.5))

    @beat(
        "{three_samples}, one axis keeps {sample_kept:%}.",
        "The last eigenvalue is zero only because three dots always lie in one plane.",
        title="Three features",
    )
    def add_a_third_feature(self) -> None:
        p, three = self.params, self.three
        self.space = space = SampleSpace(three, words.stations(p.user_data))
        caption, table, matrix, *eigenvalues = stack(*words.example(p.samples, three, p.user_data), gap=0.28)
        self.play(self.clear_stage(), FadeIn(*space.bare(), caption, table), run_time=1.0)
        self.play(FadeIn(matrix, run_time=0.8), Create(space.axis), run_time=self.phrase_left(0.7))
        self.play(FadeIn(eigenvalues[0]), run_time=0.8)
        self.cue()
        self.play(FadeIn(space.sheet, *eigenvalues[1:]), FadeOut(space.names), run_time=0.8)
        self.add(space.axis, space.dots)
        self.play(tween(space, on=VGroup(*space), turn=1.0), run_time=self.phrase_left(0.9))

    @beat(
        "Now take whole days, hour by hour: each is one dot with {hours} coordinates.",
        "The first axis lifts the whole day. The second pulls night and afternoon apart.",
        "Send two scores instead of {hours} numbers, and the day comes back, {missed:.1} degrees off.",
        title="A day in two numbers",
    )
    def compress_a_day(self) -> None:
        self.days = days = Days(self.temperatures, self.daily, self.day)
        law, first, second, miss, kept = stack(*words.rebuilding(self.daily, self.day, self.missed))
        self.play(self.clear_stage(), FadeIn(days.plot), run_time=0.9)
        self.play(Create(days.crowd, lag_ratio=0.0), run_time=self.phrase_left(0.6))
        self.play(days.rain(), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(days.curve, law.part("mean")), run_time=0.5)
        for part, swing in days.swings(self.phrase_left(0.14)):
            self.play(FadeIn(law.part(part)), run_time=0.4)
            for step in swing:
                self.play(step)
        self.cue()
        for steps in days.compress([first, second], self.phrase_left(0.3)):
            self.play(*steps)
        self.play(FadeIn(miss, kept), run_time=0.8)

    @beat(
        "So which number loses the least? The shadow on the eigenvector of C with the largest eigenvalue.",
        title="The number to keep",
    )
    def answer(self) -> None:
        shadows = Shadows(self.plane, self.components.centred).set_state(angle=self.components.angle)
        score, axis = rows.score(self.components)
        share = stack(words.kept(self.components, 1), under=axis)
        self.play(self.clear_stage(), FadeIn(self.plane, self.cloud), run_time=1.0)
        self.play(Create(shadows.line), FadeIn(axis), run_time=0.8)
        self._cast(shadows, score, share=0.8)
        self.play(FadeIn(share), run_time=0.6)

    def _shade(self, opacity: float) -> Any:
        return self.cloud.animate.set_fill(opacity=opacity)

    def _cast(self, shadows: Shadows, *words: VMobject, share: float = 1.0) -> None:
        """Let the shadows of all dots fall onto the line."""
        self.play(FadeIn(shadows.marks, *words), run_time=0.5)
        self.add(shadows)
        self.play(tween(shadows, fall=1.0), self._shade(FAINT), run_time=self.phrase_left(share))
