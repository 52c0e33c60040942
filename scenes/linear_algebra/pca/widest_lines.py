"""The first act: shadows on lines through a cloud, and why those on one of the lines vary the most."""

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
from scenes.linear_algebra.pca import rows, words
from scenes.linear_algebra.pca.many_features.days import clearest
from scenes.linear_algebra.pca.openings import Opening
from scenes.linear_algebra.pca.params import CloudParams
from scenes.linear_algebra.pca.planes import CLEAR, FAINT, NumberedPlane, exchange, reach_of_cloud
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.linear_algebra.pca.turning_lines import TurningLine
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Lesson, Ranges, beat
from scenes.stage.lesson.attention import dim, second_half, swap, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import STATEMENT_SIZE, formula


class WidestLine(Lesson):
    """The line on which the shadows of a cloud vary most, and why it lies along an eigenvector."""

    class Params(CloudParams):
        """The cloud, and three samples of three features."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.points = p.cloud()
        self.components = pca(self.points, standardized=p.standardized)
        self.example = clearest(self.components)

    def ranges(self) -> Ranges:
        reach, farthest = reach_of_cloud(self.components), np.abs(self.components.centred).max()
        shown = (corners(self.points), (-reach, reach), (-farthest, farthest))
        return dict(zip(self._pictures(), shown, strict=True))

    def _pictures(self) -> tuple[str, str, str]:
        """What the cloud, its plane, and the numbers of that are called: of other columns they are others."""
        measured = " and ".join(words.axis_names(self.params.user_data))
        plane = " and ".join(words.plane_axes(self.params))
        return f"cloud of {measured}", f"plane of {plane}", f"numbers of {plane}"

    @beat(
        "{meeting}",
        "{dropping}",
        "Which line would lose the least?",
        title="Which line loses the least?",
    )
    def keep_one_number(self) -> None:
        p = self.params
        also, equal = self.shown_ranges[self._pictures()[0]], not p.standardized
        self.plot = plot = Opening(self.points, p.user_data, self.example, equal=equal, also=also)
        self.cloud, self.words = plot.cloud, VGroup(plot.pair, plot.note)
        self.play(FadeIn(plot.axes, plot.labels, plot.example, self.words), run_time=0.9)
        self.play(plot.rain(), run_time=self.phrase_left())
        self.cue()
        self.play(self.shade(FAINT), FadeIn(plot.kept), run_time=0.4)
        self.play(*plot.let_fall(self.phrase_left()), dim(plot.pair[1]))
        self.cue()
        self.play(*plot.let_rise(self.phrase_left(0.9)), undim(plot.pair[1]))
        self.play(FadeOut(plot.kept, plot.example), self.shade(CLEAR), run_time=0.5)

    @beat("{centring}", title="Measured from the mean")
    def measure_from_the_mean(self) -> None:
        plot, (x, y) = self.plot, self.components.mean
        _, also, (_, farthest) = (self.shown_ranges[name] for name in self._pictures())
        names = words.plane_axes(self.params)
        self.plane = NumberedPlane(self.components, names, farthest=farthest, also=also)
        middle = plot.dot(x, y, "ink", radius=0.13)
        self.play(FadeIn(middle, scale=3), run_time=self.phrase_left(0.4))
        self.write(*map(formula, words.math_centring(self.components)))
        for step in exchange(VGroup(plot.axes, middle), plot.labels, self.plane, self.cloud):
            self.play(*step)
        self.add(self.plane, self.cloud)

    @beat(
        "Lay a line along [bold(u)|u], which has length one.",
        "Each dot keeps its shadow on it. The gap is lost.",
        "By Pythagoras, shadow squared plus gap squared never changes.",
        "So the more the shadows vary, the less is lost.",
        title="What a line keeps and loses",
    )
    def keep_shadows(self) -> None:
        self.line = line = TurningLine(
            self.plane, self.components, self.example, words.variance_unit(self.params)
        )
        shadows, u, name = line.shadows, line.mapped.u, line.mapped.names()[0]
        self.wipe()
        length, shadow, law = self.words = rows.keeping(over=line.one)
        self.play(Create(shadows.line), run_time=self.phrase_left(0.4))
        self.play(grow(u), FadeIn(name, length), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeOut(u, name), run_time=0.4)
        self.cast(shadows, share=0.8)
        self.play(FadeIn(shadow), run_time=0.7)
        self.cue()
        self.play(FadeOut(shadows.gaps, shadows.marks), FadeIn(line.triangle, line.one, law), run_time=0.8)
        for share, swing in line.swings():
            self.play(*swing, run_time=self.phrase_left(share))
        self.cue()
        self.play(FadeOut(line.triangle, *self.words), FadeIn(shadows.gaps, shadows.marks), run_time=0.5)
        gone = FadeOut(line.one.names, line.one.whole, run_time=0.4)
        self.play(ReplacementTransform(line.one.bar, line.all.bar, run_time=1.2), gone)
        self.play(FadeIn(line.all.names, line.all.whole), run_time=0.5)
        self.words = rows.variance_of_shadows(len(self.points), below=line.all)
        self.play(FadeIn(self.words), run_time=self.phrase_left(0.7))

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
        "Why there? A squared shadow is [bold(u)|u] times [bold(d)|d], times [bold(d)|d] times [bold(u)|u].",
        "Pull out both u's, and the covariance matrix, C, is left.",
        "Multiply [bold(u)|u] by C. The part of [C bold(u)|C u] along [bold(u)|u] is the variance.",
        title="One matrix for every line",
    )
    def apply_the_covariance(self) -> None:
        line, mapped, shadows = self.line, self.line.mapped, self.line.shadows
        shadow, product, pulled = rows.derivation()
        gone = VGroup(line.all, line.chart, self.peak)
        self.play(*swap(gone, shadow), FadeIn(product.part("mean"), rate_func=second_half))
        for part in ("one", "two"):
            self.play(FadeIn(product.part(part), target_position=shadow), run_time=self.phrase_left(0.45))
        self.cue()
        self.play(FadeIn(pulled.part("mean"), pulled.part("inside")), run_time=0.8)
        flights = [TransformFromCopy(product.part(side), pulled.part(side)) for side in ("left", "right")]
        self.play(*flights, run_time=self.phrase_left(0.5))
        self.rule, self.matrix = rows.covariance(self.components)
        self.play(FadeOut(shadow, product, shadows.gaps, shadows.marks), self.shade(CLEAR), run_time=0.5)
        dots = self.cloud.copy()
        self.add(dots)
        self.cloud.set_fill(opacity=0.0)
        gathered = np.tile(self.matrix.get_center()[:2], (len(dots.places), 1))
        self.play(ReplacementTransform(pulled, self.rule), tween(dots, places=gathered), run_time=1.2)
        self.play(FadeOut(dots), FadeIn(self.matrix), run_time=0.6)
        self.cue()
        mapped.set_state(angle=line.off_peak)
        line.chart.set_state(angle=line.off_peak)
        self.u, self.image = mapped.names()
        self.play(line.turn(line.off_peak), FadeIn(line.chart, self.peak))
        self.play(grow(mapped.u), FadeIn(self.u), run_time=0.6)
        mapped.set_state(measured=0.0)
        self.add(mapped.drop, mapped.along, mapped.u, mapped.image)
        self.play(tween(mapped, on=mapped.image, applied=1.0), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.image, mapped.note), run_time=0.4)
        measured = VGroup(mapped.drop, mapped.along)
        self.play(tween(mapped, on=measured, measured=1.0), run_time=self.phrase_left(0.6))
        self.play(FadeIn(mapped.tag), run_time=0.6)

    @beat(
        "Turn [bold(u)|u]: at the peak, [C bold(u)|C u] lies along it.",
        "There C only stretches [bold(u)|u]: it's an eigenvector. Its eigenvalue is the variance, {largest}.",
        title="Where C only stretches",
        when=lambda lesson: not lesson.components.is_round,
    )
    def turn_to_the_eigenvector(self) -> None:
        line, mapped = self.line, self.line.mapped
        names = FadeOut(self.u, self.image, run_time=0.4)
        self.play(names, *line.turn_arrows(self.components.angle, run_time=self.phrase_left()))
        self.cue()
        equation = words.eigenvalue_equation(1, size=STATEMENT_SIZE)
        self.equations = VGroup(rows.under_rule(equation, below=self.rule))
        self.equation = mapped.name_eigenvalue()
        self.play(FadeIn(self.equation), *swap(self.matrix, self.equations))
        self.play(mapped.tag.animate.scale(1.2), rate_func=there_and_back, run_time=self.phrase_left(0.4))
        self.play(self.peak[0].animate.scale(1.5), rate_func=there_and_back, run_time=self.phrase_left(0.9))

    @beat(
        "Here C stretches every arrow alike: [C bold(u)|C u] always lies along it. No line beats another.",
        title="Every arrow is stretched alike",
        when=lambda lesson: lesson.components.is_round,
    )
    def find_no_best_line(self) -> None:
        names = FadeOut(self.u, self.image, run_time=0.4)
        self.play(names, *self.line.turn_arrows(np.pi, run_time=self.phrase_left(0.9)))

    @beat(
        "{second_axis}",
        title="The second axis",
        when=lambda lesson: not lesson.components.is_round,
    )
    def find_the_second_axis(self) -> None:
        line = self.line
        turn = line.turn_arrows(line.second, run_time=self.phrase_left(0.7))
        self.play(FadeOut(self.equation, run_time=0.4), *turn)
        self.lowest = line.chart.extreme(self.components, 1, self.peak)
        equation = words.eigenvalue_equation(2, size=STATEMENT_SIZE)
        self.equations.add(rows.under_rule(equation, below=self.equations))
        self.play(FadeIn(self.lowest, equation), run_time=0.6)

    @beat(
        "Any other [bold(u)|u] is a step along each eigenvector. C multiplies each by its eigenvalue.",
        "So its variance is a weighted average: never above the larger.",
        title="Why no line beats the first axis",
        when=lambda lesson: not lesson.components.is_round,
    )
    def mix_both_axes(self) -> None:
        line, mapped, steps = self.line, self.line.mapped, self.line.steps
        ((u, image), squares, below) = rows.mixture(self.components)
        gone = VGroup(self.rule, self.equations, line.chart, self.peak, self.lowest)
        hidden = FadeOut(mapped.tag, mapped.along, mapped.drop, mapped.image, run_time=0.4)
        self.play(FadeOut(gone, run_time=0.4), hidden)
        mapped.set_state(applied=0.0)
        turned = tween(mapped, on=mapped.u, angle=line.off_peak)
        self.play(line.turn(line.off_peak), turned, FadeIn(steps.lines, steps.names))
        steps.set_state(angle=line.off_peak)
        self.play(grow(steps.first), FadeIn(u, self.u), run_time=0.6)
        self.play(grow(steps.second), run_time=0.5)
        self.add(mapped.image)
        stretched = tween(mapped, on=mapped.image, applied=1.0, run_time=self.phrase_left(0.7))
        self.play(stretched, tween(steps, applied=1.0, run_time=stretched.run_time), FadeIn(image))
        self.play(FadeIn(self.image), run_time=0.4)
        self.cue()
        names = FadeOut(self.u, self.image, run_time=0.4)
        squares.set_state(angle=line.off_peak)
        self.play(names, FadeIn(mapped.drop, mapped.along, mapped.tag, squares, below), run_time=0.8)
        end = self.components.angle
        self.play(*line.turn_mixture(end, squares, run_time=self.phrase_left(0.9)))
        self.words = VGroup(u, image, squares, below)

    def shade(self, opacity: float) -> Any:
        """Make the cloud fainter or clearer."""
        return self.cloud.animate.set_fill(opacity=opacity)

    def cast(self, shadows: Shadows, *words: VMobject, share: float = 1.0) -> None:
        """Let the shadows of all dots fall onto the line."""
        self.play(FadeIn(shadows.marks, *words), run_time=0.5)
        self.add(shadows)
        self.play(tween(shadows, fall=1.0), self.shade(FAINT), run_time=self.phrase_left(share))
