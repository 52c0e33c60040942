"""The first act: shadows on lines through a cloud, and why those on one of the lines vary the most."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    RIGHT,
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
from scenes.stage.lesson import Lesson, Ranges, beat
from scenes.stage.lesson.attention import dim, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import formula

_TILTS = np.radians((35, -35))
"""Where the line tilts to while the question is asked."""


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
        mean, room = self.components.mean, reach * self.components.scales
        shown = ((mean - room, mean + room), (-reach, reach), (-farthest, farthest))
        return dict(zip(self._pictures(), shown, strict=True))

    def _pictures(self) -> tuple[str, str, str]:
        """What the cloud, its plane, and the numbers of that are called: of other columns they are others."""
        measured = " and ".join(words.axis_names(self.params.user_data))
        plane = " and ".join(words.plane_axes(self.params))
        return f"cloud of {measured}", f"plane of {plane}", f"numbers of {plane}"

    @beat(
        "{meeting}",
        "{dropping}",
        "Which line loses the least?",
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
        loose = plot.loose
        self.play(Create(loose.line), self.shade(FAINT), FadeIn(loose.marks), run_time=0.6)
        self.add(loose)
        self.bring_to_front(plot.example[1])
        self.play(tween(loose, fall=1.0, run_time=self.phrase_left(0.7)), dim(plot.pair[1]))
        self.cue()
        self.play(FadeOut(plot.example), run_time=0.3)
        for left, tilt in zip((2, 1), _TILTS, strict=True):
            self.play(tween(loose, angle=tilt, run_time=self.phrase_left(1 / left)))

    @beat(
        "Through the mean, the gaps cancel: slide the line by h, and it loses h squared more.",
        "{centring}",
        title="Measured from the mean",
    )
    def measure_from_the_mean(self) -> None:
        plot, loose, (x, y) = self.plot, self.plot.loose, self.components.mean
        _, also, (_, farthest) = (self.shown_ranges[name] for name in self._pictures())
        names = words.plane_axes(self.params)
        self.plane = NumberedPlane(self.components, names, farthest=farthest, also=also)
        middle, (sums, loss) = plot.dot(x, y, "ink", radius=0.13), rows.sliding(loose.spread)
        self.play(tween(loose, angle=0.0), FadeIn(middle, scale=3), *swap(self.words, VGroup(sums, loss)))
        slid = -np.sqrt(loose.spread)
        for share, slide in ((0.5, slid), (0.6, 0.6 * slid)):
            slid_to = [tween(each, slide=slide) for each in (loose, loss)]
            self.play(*slid_to, run_time=self.phrase_left(share))
        name = loose.name_rise()
        self.play(FadeIn(name), run_time=0.4)
        self.cue()
        centring = self.set_words(*map(formula, words.math_centring(self.components)))
        gone = FadeOut(loose.gaps, loose.marks, loose.rise, name, run_time=0.4)
        self.play(*swap(VGroup(sums, loss), centring), gone, self.shade(CLEAR))
        self.line = TurningLine(self.plane, self.components, self.example, words.variance_unit(self.params))
        turned = ReplacementTransform(loose.line, self.line.shadows.line, run_time=1.2)
        for step in exchange(VGroup(plot.axes, middle), plot.labels, self.plane, self.cloud, turned):
            self.play(*step)
        self.add(self.plane, self.cloud)

    @beat(
        "Let [bold(u)|u] point along the line, with length one.",
        "By Pythagoras, shadow squared plus gap squared never changes.",
        "So the more the shadows vary, the less is lost.",
        title="What a line keeps and loses",
    )
    def keep_shadows(self) -> None:
        line, shadows, u, name = self.line, self.line.shadows, self.line.mapped.u, self.line.mapped.names()[0]
        shadows.set_state(fall=1.0)
        gone = FadeOut(self.words, run_time=0.4)
        length, shadow, law = self.words = rows.keeping(over=line.one)
        self.play(gone, grow(u), FadeIn(name))
        self.play(FadeIn(length), run_time=0.5)
        self.play(FadeOut(u, name), self.shade(FAINT), FadeIn(line.triangle, shadow), run_time=0.8)
        self.cue()
        self.play(FadeIn(line.one, law), run_time=0.6)
        for share, swing in line.swings():
            self.play(*swing, run_time=self.phrase_left(share))
        self.cue()
        self.play(FadeOut(line.triangle, *self.words), FadeIn(shadows.gaps, shadows.marks), run_time=0.5)
        gone = FadeOut(line.one.names, line.one.whole, run_time=0.4)
        self.play(ReplacementTransform(line.one.bar, line.all.bar, run_time=1.2), gone)
        self.play(FadeIn(line.all.names, line.all.whole), run_time=0.5)
        self.words = rows.variance_of_shadows(len(self.points), below=line.all)
        self.play(FadeIn(self.words), run_time=self.phrase_left(0.7))

    @beat(
        "Turn the line, and watch the variance of the shadows.",
        "{peak}",
        title="The variance against the angle",
    )
    def turn_the_line(self) -> None:
        line = self.line
        self.play(FadeOut(self.words), FadeIn(line.chart), run_time=0.6)
        self.play(*line.turn_shadows(np.pi), run_time=3.4)
        self.cue()
        self.play(*line.turn_shadows(self.components.angle), run_time=self.phrase_left(0.6, least=1.5))
        self.peak = line.chart.extreme(self.components, 0)
        self.play(FadeIn(self.peak), run_time=0.6)

    @beat(
        "Why there? A squared shadow is [bold(u)|u] dot [bold(d)|d], times [bold(d)|d] dot [bold(u)|u].",
        "Average them and pull out [bold(u)^T|u transpose] and [bold(u)|u]: "
        "what's left is the covariance matrix, C.",
        "Multiply [bold(u)|u] by C: the part along [bold(u)|u] is the variance.",
        title="One matrix for every line",
    )
    def apply_the_covariance(self) -> None:
        line, mapped, shadows = self.line, self.line.mapped, self.line.shadows
        shadow, product, pulled = rows.derivation()
        gone = VGroup(line.all, line.chart, self.peak)
        line.triangle.set_state(angle=self.components.angle)
        hidden = FadeOut(shadows.gaps, shadows.marks, run_time=0.4)
        self.play(*swap(gone, shadow), hidden, FadeIn(line.triangle))
        for part in ("one", "two"):
            flight = FadeIn(product.part(part), target_position=line.triangle.shadow, scale=0.5)
            self.play(flight, run_time=self.phrase_left(0.4))
        self.cue()
        self.play(FadeIn(product.part("mean")), FadeOut(line.triangle), self.shade(CLEAR), run_time=0.7)
        flights = [
            TransformFromCopy(product.part(side), pulled.part(side), path_arc=-1.2)
            for side in ("left", "right")
        ]
        self.play(FadeIn(pulled.part("mean")), *flights, run_time=self.phrase_left(0.3))
        self.play(FadeIn(pulled.part("inside")), run_time=0.7)
        self.rule, self.matrix = rows.covariance(self.components)
        self.play(FadeOut(shadow, product), run_time=0.4)
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
        "Turn [bold(u)|u] toward [C bold(u)|C u], and the variance grows, until both lie on one line.",
        "Now [bold(u)|u] is an eigenvector. Its eigenvalue, [lambda|lambda], is the variance: {largest}.",
        title="Where C only stretches",
        when=lambda lesson: not lesson.components.is_round,
    )
    def turn_to_the_eigenvector(self) -> None:
        line, mapped = self.line, self.line.mapped
        names = FadeOut(self.u, self.image, run_time=0.4)
        self.play(names, *line.turn_arrows(self.components.angle, run_time=self.phrase_left()))
        self.cue()
        self.equations = VGroup(rows.under_rule(words.eigenvalue_equation(1), below=self.rule))
        self.play(*swap(self.matrix, self.equations))
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
        self.play(*turn)
        self.lowest = line.chart.extreme(self.components, 1, self.peak)
        equation = words.eigenvalue_equation(2).next_to(self.equations[0], RIGHT, buff=0.6)
        self.equations.add(equation)
        self.play(FadeIn(self.lowest, equation), run_time=0.6)

    @beat(
        "Any other [bold(u)|u] is a step, c, along each eigenvector; C multiplies each by its eigenvalue.",
        "The steps' squares add to one, so the variance is a weighted average, never above the larger.",
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
        self.u, self.image = mapped.names(*(steps.set_state(applied=share).copy() for share in (1.0, 0.0)))
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
