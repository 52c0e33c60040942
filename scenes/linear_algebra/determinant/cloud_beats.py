"""The third part of the lesson: what a map does to a density, and a map that is trained to undo one."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, Indicate, VGroup, smooth

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import clouds, formulas, legends
from scenes.linear_algebra.determinant.followed import Followed, followed_one
from scenes.linear_algebra.determinant.sign_beats import SignBeats
from scenes.linear_algebra.determinant.squares import at_left, outline
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.frame import GAP
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, text

_FIRST_STEPS = 6
"""So many steps of learning are seen one by one; later ones change little."""

_STEP = 0.36
"""Seconds of a step that is seen by itself."""

_GUESSING = 0.8
"""Seconds for a look at what is wanted."""


class CloudBeats(SignBeats):
    """A cloud is mapped, and W learns to take it back."""

    cloud: Points
    data: Points
    learned: WayBack
    pressed: WayBack

    @property
    def early(self) -> int:
        """The first step without the factor at which W makes areas less than half as large."""
        return int(np.argmax(self.pressed.areas < 0.5))

    @beat(
        "Scatter points in a normal, bell-shaped cloud, densest in the middle.",
        "{cloud}",
        title="A cloud that is mapped",
    )
    def map_a_cloud(self) -> None:
        facts, square = self.results, self.square
        picture = self.picture = clouds.CloudPlane(self.cloud, self.shown_ranges["round cloud"])
        area = abs(facts["determinant"])
        gone = FadeOut(self.slid, self.rows, square.letter, run_time=0.4)
        old, self.premise = self.premise, at_left(formulas.matrix(self.params.matrix))
        self.play(gone, *swap(old, self.premise), square.turn_into(IDENTITY, run_time=0.8))
        before, after = (formulas.counted_points(facts["inside"], size) for size in (1, area))
        named = text(formulas.PER_AREA, size=STATEMENT_SIZE)
        rows = self.rows = at_left(before, after, named, formulas.divided(area), under=self.premise)
        zoomed = Zoom(self.plane, picture.plane, square.area, square.basis)
        self.play(zoomed, run_time=0.7)
        self.remove(self.plane, square.area)
        points = (picture.crowd, picture.counted)
        self.add(picture.plane, picture.cell, square.basis)
        middle = picture.plane.at((0, 0))
        scattered = (FadeIn(each, target_position=middle, scale=0.1) for each in points)
        self.play(FadeOut(square.basis), *scattered, run_time=self.phrase_left(0.6, least=0.8))
        self.play(FadeIn(rows[0]), run_time=0.8)
        self.cue()
        self.see_all(picture.cell, *points)
        self.add(picture.ghost.set_state(matrix=IDENTITY), picture.cell, *points)
        things = (picture.cell, *points)
        self.play(ApplyMap(self.matrix, *things, run_time=self.phrase_left(0.45, least=1.8)))
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(rows[2:]), run_time=self.phrase_left(0.7, least=0.8))

    def see_all(self, *things: Any) -> None:
        """Step back, until there is room for what becomes of the cloud."""
        wide = clouds.window(self.shown_ranges["cloud"])
        self.play(Zoom(self.picture.plane, wide, *things), run_time=0.7)
        self.bell = clouds.Bell(self.picture.plane)

    @beat(
        "Now forget A.",
        Phrase("Which matrix W could make this cloud round again?", rest="a question"),
        title="Which matrix makes it round again?",
    )
    def ask_for_the_way_back(self) -> None:
        picture, bell = self.picture, self.bell
        unknown = at_left(formulas.unknown_matrix())
        wanted = self.wanted = at_left(
            formulas.note(formulas.WANTED), legends.named_rim(), under=unknown, gap=0.6
        )
        self.play(
            FadeOut(self.rows, picture.ghost, picture.cell, run_time=0.8),
            *swap(self.premise, unknown),
            clouds.counting(picture.counted, counted=False),
        )
        self.premise = unknown
        self.cue()
        self.add(bell.rim, *self.points())
        self.play(Create(bell.rim), FadeIn(wanted[1]), run_time=0.8)
        self.add(bell.glow, bell.rim, *self.points())
        self.play(FadeIn(bell.glow, wanted[0]), run_time=0.8)
        self.add(bell, *self.points())  # as one thing, so that it stays under the points
        self.wait(_GUESSING)

    def points(self) -> tuple[Any, Any]:
        """All points of the cloud."""
        return self.picture.crowd, self.picture.counted

    @beat(
        "First try: W moves each point x, and we read off the normal cloud's density there.",
        "Train W, in small steps that raise these densities.",
        "The middle is densest, so W draws all points toward it, and det W goes to zero.",
        title="A density that is copied",
    )
    def copy_the_density(self) -> None:
        model = self.model = clouds.Model()
        followed = self.followed = Followed(
            self.picture.plane, self.cloud[followed_one(self.data)], self.matrix
        )
        self.read_off(followed, model)
        chart = self.chart = clouds.AreaChart(self.shown_ranges, under=model)
        walk = clouds.Walk(self.pressed, *self.points(), followed, after=self.matrix)
        panel = clouds.AreaPanel(self.pressed, chart, "slope")
        self.trained = clouds.Training(walk, panel)
        self.play(FadeOut(self.wanted[1], run_time=0.3), FadeIn(chart, panel.numbers), run_time=0.6)
        self.add(self.trained.moved, self.trained.panel.curve)
        steps = self.trained.steps
        seen = min(_FIRST_STEPS, steps)
        self.learn(0, seen, _STEP * seen)
        self.cue()
        self.learn(seen, steps, self.phrase_left(0.8, least=1.4))
        self.play(self.pointed_to(panel.numbers), run_time=self.phrase_left(least=0.6))

    def read_off(self, followed: Followed, model: clouds.Model) -> None:
        """Let one matrix move all points, and give the point x how dense a normal cloud is at its end."""
        some, things = self.pressed.matrices[self.early], (*self.points(), followed)
        self.play(*swap(VGroup(self.premise, self.wanted[0]), model.first), FadeIn(followed), run_time=0.8)
        moved = ApplyMap(some, *things, after=self.matrix, run_time=self.phrase_left(0.5, least=1.4))
        self.play(moved)
        image, self.landed = followed.named_image(), followed.numeral(under=model.copied)
        read = FadeIn(self.landed, target_position=followed.point.get_center(), scale=0.5)
        self.play(FadeIn(image), read, run_time=self.phrase_left(0.8, least=0.9))
        self.cue()
        back = ApplyMap(some, *things, after=self.matrix, back=True)
        self.play(FadeOut(image, run_time=0.3), back, run_time=0.6)

    def learn(self, first: int, last: int, run_time: float, **options: Any) -> None:
        """Go from one step of the training to another one."""
        self.play(Advance(self.trained, first, last, run_time=run_time, **options))

    @beat(
        "Rewind: an early W packs this patch into {early_determinant:.3} of its area, "
        "so its points lie closer.",
        "The density before W is the density after it, times the absolute value of det W.",
        title="What W does to a density",
    )
    def mind_the_area(self) -> None:
        picture, trained, size = self.picture, self.trained, self.results["determinant"]
        curve = trained.panel.curve
        self.first_curve = curve.copy().set_stroke(width=2.5)
        other = clouds.AreaPanel(self.learned, self.chart, "result").seek(len(self.learned.areas) - 1)
        self.level = self.chart.level(abs(size), curve, other.curve)
        clear = (other.curve, self.level)  # they come later
        self.first_name = self.chart.name_a_curve(formulas.WITHOUT, curve, "slope", *clear)
        self.add(self.first_curve, curve)
        self.play(FadeOut(self.followed, self.landed), FadeIn(self.first_name), run_time=0.4)
        self.learn(trained.steps, 0, self.phrase_left(0.2, least=1.2), rate_func=smooth)
        things = (picture.cell, *self.points())
        walk = clouds.Walk(self.pressed, *things, after=self.matrix)
        self.trained = clouds.Training(walk, trained.panel)
        self.remove(trained, trained.moved)
        before = self.before = outline(picture.plane, "result").set_state(matrix=self.matrix)
        self.add(before, *things)
        crowding = clouds.Crowding(trained.panel, self.results["inside"], abs(size), self.model)
        counted = clouds.counting(picture.counted, counted=True)
        self.play(FadeIn(before, picture.cell, crowding), counted, run_time=0.7)
        self.add(*things)
        self.learn(0, self.early, self.phrase_left(0.7, least=1.4))
        self.play(self.pointed_to(trained.panel.numbers), run_time=self.phrase_left(least=0.6))
        self.cue()
        self.learn(self.early, 0, self.phrase_left(0.3, least=1.4), rate_func=smooth)
        self.learn(0, self.early, self.phrase_left(0.4, least=1.4))
        self.play(*self.model.count_areas(), run_time=1.0)
        self.learn(self.early, 0, self.phrase_left(0.9, least=0.8), rate_func=smooth)
        self.play(FadeOut(crowding), run_time=0.3)

    @beat(
        "Train again. Squeezing raises the normal density, but lowers the factor.",
        "They balance when the cloud is round again.",
        "{undone}",
        title="A density that counts areas",
    )
    def count_the_areas(self) -> None:
        old, chart, model = self.trained, self.chart, self.model
        self.followed.set_state(matrix=self.matrix)
        walk = clouds.Walk(self.learned, *old.moved.things, self.followed, after=self.matrix)
        panel = clouds.AreaPanel(self.learned, chart, "result")
        trained = self.trained = clouds.Training(walk, panel)
        self.landed = self.followed.numeral(under=model.copied)
        self.remove(old, old.moved, old.panel.curve, old.panel.numbers)
        self.add(trained.moved, panel.curve, panel.numbers)
        self.play(FadeIn(self.followed, self.landed), run_time=0.6)
        steps, seen = trained.steps, min(_FIRST_STEPS, trained.steps)
        half = seen // 2
        for part, first, last in ((model.copied, 0, half), (model.factor, half, seen)):
            step = Advance(
                trained, first, last, run_time=self.phrase_left(0.5 if first == 0 else 1.0, least=1.0)
            )
            self.play(step, Indicate(part, color=self.theme.color("ink"), scale_factor=1.1))
        self.cue()
        self.learn(seen, steps, self.phrase_left(0.7, least=1.2))
        self.play(self.pointed_to(self.bell.rim), run_time=0.8)
        self.cue()
        self.compare_areas(panel)

    def compare_areas(self, panel: clouds.AreaPanel) -> None:
        """Hold det W against one over the factor of A, and the patch against the square before A."""
        area, chart, before = abs(self.results["determinant"]), self.chart, self.before
        self.second_name = chart.name_a_curve(
            formulas.WITH, panel.curve, "result", self.first_curve, self.first_name, self.level
        )
        value: Any = panel.numbers[0][1]
        self.nearly = formulas.nearly_inverse(area).next_to(value, RIGHT, buff=GAP).stand_on(value.baseline)
        shown = (FadeIn(self.nearly, self.second_name), Create(self.level[0]), FadeIn(self.level[1]))
        self.play(*shown, run_time=1.0)
        points = np.vstack([self.data @ self.learned.matrices[-1].T, self.followed.start])
        self.legend = legends.named_square(self.picture.plane, points)
        back = ApplyMap(np.linalg.inv(self.matrix), before, after=self.matrix)
        self.play(back, FadeIn(self.legend, run_time=0.8), run_time=self.phrase_left(0.7, least=1.0))
