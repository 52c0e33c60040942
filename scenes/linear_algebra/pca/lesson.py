"""Principal components, in two acts: the widest line (``widest_lines``), and what it is good for."""

from __future__ import annotations

import numpy as np
from manim import (
    Create,
    FadeIn,
    FadeOut,
    VGroup,
)

from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.temperatures import HOURS, days_of_temperatures
from scenes.linear_algebra.pca import rows, speech, words
from scenes.linear_algebra.pca.balances import kept_balance
from scenes.linear_algebra.pca.days import Days, clearest, mean_miss
from scenes.linear_algebra.pca.other_units import OtherUnits
from scenes.linear_algebra.pca.params import DAYS, FAHRENHEIT
from scenes.linear_algebra.pca.planes import CLEAR
from scenes.linear_algebra.pca.sample_spaces import END, SampleSpace
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.linear_algebra.pca.widest_lines import WidestLine
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.writing import stack


class Pca(WidestLine):
    """Principal component analysis: the few directions that keep most of what tells points apart."""

    title = "Principal components"
    prerequisites = ("eigenvectors",)
    fact_labels = speech.FACT_LABELS

    def compute(self) -> None:
        super().compute()
        p = self.params
        self.stretched, self.three = pca(self.points * (1.0, FAHRENHEIT)), pca(np.array(p.samples))
        self.temperatures = days_of_temperatures(DAYS, p.seed)
        self.daily = pca(self.temperatures)
        self.day = clearest(self.daily)
        self.missed = mean_miss(self.temperatures, self.daily, self.day)

    def facts(self) -> Facts:
        return {
            **speech.spoken(self.params, self.components, self.stretched),
            "largest": self.components.variances[0],
            "kept": self.components.kept(1),
            "sample_kept": self.three.kept(1),
            "hours": HOURS,
            "daily_kept": self.daily.kept(2),
            "missed": self.missed,
        }

    @beat(
        "So keep each dot's shadow on the first axis: its score, z.",
        "That one number keeps {kept:%} of the variance.",
        title="One score for each dot",
    )
    def keep_the_score(self) -> None:
        shadows = self.line.shadows.set_state(angle=self.components.angle, fall=0.0)
        self.words = rows.score(self.components, self.example)
        balance = kept_balance(self.components, below=self.words, unit=words.variance_unit(self.params))
        share = rows.share_kept(self.components, below=balance)
        gone = [each for each in self.mobjects if each not in (self.heading, self.plane, self.cloud)]
        self.play(FadeOut(*gone), FadeIn(shadows.line), self.shade(CLEAR), run_time=0.8)
        self.ring = Markers(shadows.places_on_line([self.example]), "ink", "ring", opacity=1.0)
        *score, ringed = self.words
        self.cast(shadows, *score, share=0.8)
        self.play(FadeIn(ringed, self.ring), run_time=0.5)
        self.cue()
        self.play(FadeIn(balance), run_time=0.7)
        for row in share:
            self.play(FadeIn(row, target_position=balance), run_time=self.phrase_left(0.6))
        self.words.add(balance, *share)

    @beat(
        "Mind the units. {other_units}",
        "So use one unit for all, or divide by the standard deviations.",
        title="Other units, another axis",
        when=lambda lesson: not (lesson.params.standardized or lesson.components.is_round),
    )
    def change_the_units(self) -> None:
        shadows, user_data = self.line.shadows, self.params.user_data
        names = words.axis_names(user_data, second_unit="°F")
        units = OtherUnits(self.plane, self.components, self.stretched, names)
        self.stretched_plane = units.other
        before, ghost, after = stack(
            *words.axis_angles(self.components, self.stretched, units.ghost_angle, user_data)
        )
        gone = FadeOut(self.words, self.ring, shadows.gaps, shadows.marks)
        self.play(gone, FadeIn(before), self.shade(CLEAR), run_time=0.8)
        for step in units.step_back(self.cloud, shadows.line):
            self.play(*step)
        self.play(*units.stretch(self.cloud, self.phrase_left(0.45)))
        self.play(units.number(), FadeIn(units.ghost, ghost))
        self.add(units.other, units.shadows.line)
        self.play(*units.turn(self.phrase_left(0.6)))
        self.play(FadeIn(after), run_time=0.5)
        self.cue()
        for step in units.change_back(self.cloud):
            self.play(*step)
        self.add(self.plane)
        self.play(FadeOut(ghost, after), run_time=0.4)

    @beat(
        "{three_samples} C is three by three, and one axis keeps {sample_kept:%}.",
        "Three dots lie in one plane, so the last eigenvalue is zero.",
        title="Three features",
    )
    def add_a_third_feature(self) -> None:
        p, three = self.params, self.three
        self.space = space = SampleSpace(three, words.stations(p.user_data))
        caption, table, matrix, *eigenvalues = stack(*words.example(p.samples, three, p.user_data), gap=0.28)
        places = space.dots.places
        self.add(space.dots.set_state(places=self.plane.places[:3]))
        self.play(self.clear_stage(space.dots), tween(space.dots, places=places), run_time=0.8)
        self.play(FadeIn(space.lines, space.names, caption, table), run_time=0.7)
        self.play(FadeIn(matrix, run_time=0.8), Create(space.axis), run_time=self.phrase_left(0.7))
        self.play(FadeIn(eigenvalues[0]), run_time=0.8)
        self.cue()
        self.play(FadeIn(space.sheet, *eigenvalues[1:]), FadeOut(space.names), run_time=0.8)
        self.add(space.axis, space.dots)
        self.play(tween(space, on=VGroup(*space), turn=1.0), run_time=self.phrase_left(0.45))
        self.play(tween(space, on=VGroup(*space), turn=END), run_time=self.phrase_left(0.7))
        self.play(FadeIn(space.end_names), run_time=0.5)

    @beat(
        "Now whole days: each is one dot with {hours} coordinates.",
        "The first axis lifts the whole day. The second changes how far it swings.",
        "With the mean day, two scores bring this day back, {missed:.1} degrees off on average.",
        title="A day in two numbers",
    )
    def compress_a_day(self) -> None:
        self.days = days = Days(self.temperatures, self.daily, self.day)
        law, axes, scores, ends = rows.rebuilding(self.daily, self.day, self.missed)
        coordinates, place = rows.coordinates()
        self.add(days.day.set_state(places=days.as_one_dot(self.space.dots.places[1])))
        gathered = tween(days.day, places=days.as_one_dot(place))
        self.play(self.clear_stage(days.day), gathered, run_time=0.8)
        self.play(FadeIn(days.plot), Create(days.crowd, lag_ratio=0.0), run_time=self.phrase_left(0.5))
        self.bring_to_front(days.day)
        self.play(FadeIn(coordinates), run_time=0.5)
        self.play(tween(days.day, places=days.places), run_time=self.phrase_left())
        self.cue()
        mean = days.mean_name()
        self.play(*swap(coordinates, VGroup(law.part("mean"), days.curve, mean, axes.plot)))
        for (part, swing), axis in zip(days.swings(self.phrase_left(0.14)), axes.curves, strict=True):
            self.play(FadeIn(law.part(part), axis), FadeOut(mean), run_time=0.4)
            for step in swing:
                self.play(step)
        self.cue()
        self.play(FadeIn(law.part("day")), run_time=0.4)
        for steps in days.compress(list(scores), self.phrase_left(0.3)):
            self.play(*steps)
        self.play(FadeIn(ends), run_time=0.8)

    @beat(
        "So which line loses the least? Through the mean, along C's eigenvector with the largest eigenvalue.",
        title="The line to keep",
    )
    def answer(self) -> None:
        shadows = Shadows(self.plane, self.components.centred).set_state(angle=self.components.angle)
        score, axis, ringed = rows.score(self.components, self.example)
        share, day = stack(words.kept(self.components), under=axis), self.days.day
        one = self.days.as_one_dot(self.plane.places[self.example])
        self.play(self.clear_stage(day), tween(day, places=one), run_time=0.9)
        self.play(FadeIn(self.plane, self.cloud), FadeOut(day), run_time=0.7)
        self.play(Create(shadows.line), FadeIn(axis), run_time=0.8)
        self.cast(shadows, score, share=0.8)
        self.play(FadeIn(share, ringed, self.ring), run_time=0.6)
