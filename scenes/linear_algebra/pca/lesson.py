"""Principal components, in two acts: the widest line (``widest_lines``), and what it is good for."""

from __future__ import annotations

import numpy as np
from manim import (
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    VGroup,
)

from mathkit.linear_algebra.pca import pca
from mathkit.linear_algebra.temperatures import HOURS, days_of_temperatures
from scenes.linear_algebra.pca import rows, speech, words
from scenes.linear_algebra.pca.balances import kept_balance
from scenes.linear_algebra.pca.many_features import rows as day_rows
from scenes.linear_algebra.pca.many_features.days import Days, clearest, mean_miss
from scenes.linear_algebra.pca.many_features.sample_spaces import SampleSpace
from scenes.linear_algebra.pca.many_features.words import stations
from scenes.linear_algebra.pca.other_units import OtherUnits
from scenes.linear_algebra.pca.params import DAYS, FAHRENHEIT
from scenes.linear_algebra.pca.planes import CLEAR
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.linear_algebra.pca.widest_lines import WidestLine
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import first_half, second_half, swap
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
        "Each dot's shadow on this axis, the first principal component, is its score, [z_1|z].",
        "It keeps {kept:%} of the variance.",
        title="One score for each dot",
    )
    def keep_the_score(self) -> None:
        shadows = self.line.shadows.set_state(angle=self.components.angle, fall=0.0)
        # With one decimal, the temperatures less their mean on the stage before give the same numbers.
        decimals = 1 if self.params.user_data is None else 2
        self.words = rows.score(self.components, self.example, decimals)
        balance = kept_balance(self.components, below=self.words, unit=words.variance_unit(self.params))
        [share] = rows.share_kept(self.components, below=balance)
        self.play(self.clear_stage(self.plane, self.cloud, shadows.line), self.shade(CLEAR), run_time=0.8)
        self.ring = Markers(self.plane.places[[self.example]], "ink", "ring", opacity=1.0)
        *score, ringed = self.words
        self.cast(shadows, *score, share=0.8)
        self.play(FadeIn(ringed, self.ring), run_time=0.5)
        self.cue()
        self.play(FadeIn(balance), run_time=0.7)
        self.play(FadeIn(share), run_time=self.phrase_left(0.7))
        self.words.add(balance, share)

    @beat(
        "{smaller_unit}",
        "{other_units}",
        "So use one unit, or divide each feature by its spread.",
        title="When a unit changes",
        when=lambda lesson: not (lesson.params.standardized or lesson.components.is_round),
    )
    def change_the_units(self) -> None:
        shadows, user_data = self.line.shadows, self.params.user_data
        names = words.plane_axes(self.params, second_unit="°F")
        units = OtherUnits(self.plane, self.components, self.stretched, names)
        self.stretched_plane = units.other
        before, ghost, after = stack(
            *words.axis_angles(self.components, self.stretched, units.ghost_angle, user_data)
        )
        gone = FadeOut(self.words, self.ring, shadows.gaps, shadows.marks, run_time=0.4)
        self.play(gone, FadeIn(before, rate_func=second_half), self.shade(CLEAR), run_time=0.8)
        for step in units.step_back(self.cloud, shadows.line):
            self.play(*step)
        self.cue()
        self.play(*units.stretch(self.cloud, self.phrase_left(0.45)))
        self.play(units.number(), FadeIn(units.ghost, ghost))
        self.add(units.other, units.shadows.line)
        self.play(*units.turn(self.phrase_left(0.6)))
        self.play(FadeIn(after), run_time=0.5)
        self.cue()
        self.wait(self.phrase_left(0.35))
        self.play(FadeOut(ghost, after), run_time=0.4)
        for step in units.change_back(self.cloud):
            self.play(*step)
        self.remove(units.home)
        self.add(self.plane, shadows.set_state(angle=self.components.angle).line)

    @beat(
        "{three_samples} lie in one plane; its best line keeps {sample_kept:%}.",
        title="Three features",
    )
    def add_a_third_feature(self) -> None:
        user_data = self.params.user_data
        self.space = space = SampleSpace(self.three, stations(user_data))
        unit = " °C²" if user_data is None else ""
        balance, share = day_rows.kept_of_samples(self.three, space.angle, unit)
        places = space.dots.places
        self.add(space.dots.set_state(places=self.cloud.places[:3]))
        moved = [tween(space.dots, places=places), ReplacementTransform(self.plane.axes.copy(), space.lines)]
        self.play(self.clear_stage(space.dots), *moved, run_time=1.2)
        self.play(FadeIn(space.names), run_time=0.5)
        self.play(FadeOut(space.names, run_time=0.3), FadeIn(balance))
        self.play(FadeIn(space.sheet, space.gaps, space.line, space.marks), run_time=0.5)
        self.add(space)
        self.play(tween(space, on=VGroup(*space), turn=1.0), run_time=self.phrase_left(0.3))
        run_time = self.phrase_left(0.6)
        turned = tween(space, on=VGroup(*space), angle=0.0, run_time=run_time)
        self.play(turned, tween(balance, angle=0.0, run_time=run_time))
        self.play(FadeIn(share, space.end_names), run_time=0.5)

    @beat(
        "Now whole days: each is one dot with {hours} coordinates.",
        "The first axis shifts the whole day. The second changes how far it swings.",
        "Two scores and the mean rebuild this day, to within {missed:.1} degrees on average.",
        title="A day in two numbers",
    )
    def compress_a_day(self) -> None:
        self.days = days = Days(self.temperatures, self.daily, self.day)
        law, worked, axes = day_rows.rebuilding(self.daily, self.day)
        ends = day_rows.kept_of_days(self.daily, self.missed, over=days.plot.box)
        coordinates, place = day_rows.coordinates(self.temperatures[self.day])
        self.add(days.day.set_state(places=days.as_one_dot(self.space.dots.places[1])))
        gathered = tween(days.day, places=days.as_one_dot(place))
        came = FadeIn(days.plot, rate_func=second_half)
        self.play(self.clear_stage(days.day), gathered, came, run_time=0.8)
        self.play(Create(days.crowd, lag_ratio=0.0), run_time=self.phrase_left(0.5))
        self.bring_to_front(days.day)
        self.play(FadeIn(coordinates), run_time=0.5)
        self.play(tween(days.day, places=days.places), run_time=self.phrase_left())
        self.cue()
        mean = days.mean_name()
        self.play(*swap(coordinates, VGroup(law.part("day"), law.part("mean"), days.curve, mean, axes.plot)))
        for (part, swing), axis in zip(
            days.swings(self.phrase_left(0.14, least=0.65)), axes.curves, strict=True
        ):
            self.play(FadeIn(law.part(part), axis), FadeOut(mean), run_time=0.4)
            for step in swing:
                self.play(step)
        self.cue()
        for steps in days.compress(law, worked, self.phrase_left(0.22)):
            self.play(*steps)
        self.play(FadeIn(ends), run_time=0.8)

    @beat(
        "So which line loses the least? The one through the mean, "
        "along the eigenvector of C with the largest eigenvalue.",
        title="The line to keep",
    )
    def answer(self) -> None:
        shadows = Shadows(self.plane, self.components.centred).set_state(angle=self.components.angle)
        equation, eigenvalues, share = rows.answer(self.components)
        day = self.days.day
        one = self.days.as_one_dot(self.plane.places[self.example])
        came = FadeIn(self.plane, rate_func=second_half)
        cleared = self.clear_stage(day)
        cleared.rate_func = first_half
        self.cloud.set_state(places=self.plane.places).set_fill(opacity=CLEAR)
        self.play(cleared, tween(day, places=one), came, run_time=0.9)
        self.play(FadeIn(self.cloud), FadeOut(day), run_time=0.7)
        self.play(Create(shadows.line), FadeIn(equation), run_time=0.8)
        self.cast(shadows, share=0.6)
        self.play(FadeIn(eigenvalues), run_time=0.6)
        self.play(FadeIn(share), run_time=0.6)
