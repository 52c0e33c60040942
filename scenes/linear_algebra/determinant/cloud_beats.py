"""The third part of the lesson: what a map does to a density, and a map that is trained to undo one."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, VGroup, smooth

from mathkit.learning.densities.way_back import WayBack
from scenes.linear_algebra.determinant import clouds, formulas
from scenes.linear_algebra.determinant.sign_beats import SignBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import dim, swap
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
    learned: WayBack
    pressed: WayBack

    @property
    def early(self) -> int:
        """The first step without the factor at which W makes areas less than half as large."""
        return int(np.argmax(self.pressed.areas < 0.5))

    @beat("Scatter points in a normal cloud, dense in the middle.", "{cloud}", title="A cloud that is mapped")
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
        "Suppose an unknown matrix made this from a normal cloud.",
        Phrase("Which matrix W makes it normal again?", rest="a question"),
        title="Which matrix makes it normal again?",
    )
    def ask_for_the_way_back(self) -> None:
        picture, bell = self.picture, self.bell
        unknown = at_left(formulas.unknown_matrix())
        wanted = self.wanted = at_left(
            formulas.note(formulas.WANTED), clouds.named_rim(), under=unknown, gap=0.6
        )
        self.play(
            FadeOut(self.rows, picture.ghost, picture.cell, run_time=0.8),
            *swap(self.premise, unknown),
            clouds.counting(picture.counted, counted=False),
        )
        self.premise = unknown
        self.add(bell.rim, *self.points())
        self.play(Create(bell.rim), FadeIn(wanted[1]), run_time=self.phrase_left(0.8, least=1.0))
        self.cue()
        self.add(bell.glow, bell.rim, *self.points())
        self.play(FadeIn(bell.glow, wanted[0]), run_time=1.0)
        self.add(bell, *self.points())  # as one thing, so that it stays under the points
        self.wait(_GUESSING)

    def points(self) -> tuple[Any, Any]:
        """All points of the cloud."""
        return self.picture.crowd, self.picture.counted

    @beat(
        "First try: give a point the normal density at the place W sends it to.",
        "Train W to make that high. The middle is densest, so W presses everything into it.",
        "Its determinant goes to zero.",
        title="A density that is copied",
    )
    def copy_the_density(self) -> None:
        density, given = clouds.model()
        model, self.given = at_left(density, given, gap=0.22), given
        self.model = model
        self.play(*swap(VGroup(self.premise, self.wanted), VGroup(density, given.without("factor"))))
        self.play(self.pointed_to(self.bell.rim), run_time=self.phrase_left(0.6))
        chart = self.chart = clouds.AreaChart(self.shown_ranges, under=model)
        walk = clouds.Walk(self.pressed, *self.points(), after=self.matrix)
        panel = clouds.AreaPanel(self.pressed, chart, "slope")
        self.trained = clouds.Training(walk, panel)
        self.play(FadeIn(chart, panel.numbers), run_time=0.8)
        self.cue()
        self.add(self.trained.moved, self.trained.panel.curve)
        steps = self.trained.steps
        self.step_by_step(min(_FIRST_STEPS, steps))
        self.learn(min(_FIRST_STEPS, steps), steps // 2, self.phrase_left(least=1.0))
        self.cue()
        self.learn(steps // 2, steps, self.phrase_left(0.6, least=0.8))
        self.play(self.pointed_to(panel.numbers), run_time=self.phrase_left())

    def step_by_step(self, seen: int) -> None:
        """Take the first steps, each of which is seen by itself."""
        self.learn(0, seen, _STEP * seen)

    def learn(self, first: int, last: int, run_time: float, **options: Any) -> None:
        """Go from one step of the training to another one."""
        self.play(Advance(self.trained, first, last, run_time=run_time, **options))

    @beat(
        "Rewind: an early W packs this patch into {early_determinant:.3} of its area, "
        "making its points denser.",
        "So the density before W is the density after it, times the size of det W.",
        title="What W does to a density",
    )
    def mind_the_area(self) -> None:
        picture, trained = self.picture, self.trained
        ghost = trained.panel.curve.copy().set_stroke(self.theme.color("muted"))
        self.add(ghost, trained.panel.curve)
        self.first_curve = ghost
        self.learn(trained.steps, 0, self.phrase_left(0.2, least=1.2), rate_func=smooth)
        things = (picture.cell, *self.points())
        walk = clouds.Walk(self.pressed, *things, after=self.matrix)
        self.trained = clouds.Training(walk, trained.panel)
        self.remove(trained, trained.moved)
        self.add(picture.ghost.set_state(matrix=self.matrix), *things)
        shown = (FadeIn(picture.ghost), FadeIn(picture.cell), clouds.counting(picture.counted, counted=True))
        self.play(*shown, run_time=0.7)
        self.add(*things)
        self.learn(0, self.early, self.phrase_left(0.5, least=1.4))
        size = trained.panel.numbers
        self.play(self.pointed_to(size), run_time=self.phrase_left(0.6))
        self.cue()
        self.learn(self.early, 0, self.phrase_left(0.4, least=1.2), rate_func=smooth)
        self.play(FadeIn(self.given.part("factor")), run_time=self.phrase_left(0.7, least=0.8))

    @beat(
        "Train again. Squeezing raises the normal density, but lowers the factor.",
        "They balance at a normal cloud.",
        "{undone}",
        title="A density that counts areas",
    )
    def count_the_areas(self) -> None:
        old, chart = self.trained, self.chart
        walk = clouds.Walk(self.learned, *old.moved.things, after=self.matrix)
        panel = clouds.AreaPanel(self.learned, chart, "result")
        trained = self.trained = clouds.Training(walk, panel)
        self.remove(old, old.moved, old.panel.curve, old.panel.numbers)
        self.add(trained.moved, panel.curve, panel.numbers)
        raised, lowered = self.squeezed = clouds.squeezed(self.given)
        steps, seen = trained.steps, min(_FIRST_STEPS, trained.steps)
        self.play(FadeIn(raised), run_time=self.phrase_left(0.3, least=0.6))
        self.play(FadeIn(lowered), run_time=0.6)
        self.step_by_step(seen)
        self.cue()
        self.learn(seen, steps, self.phrase_left(0.7, least=1.2))
        self.play(self.pointed_to(self.bell.rim), run_time=0.8)
        self.cue()
        area = abs(self.results["determinant"])
        self.level = chart.level(area, self.first_curve, panel.curve)
        self.nearly = formulas.nearly_inverse(area).next_to(panel.numbers, RIGHT, buff=GAP)
        shown = (FadeIn(self.nearly), Create(self.level[0]), FadeIn(self.level[1]))
        self.play(*shown, dim(*self.points()), run_time=1.2)
        ghost = self.picture.ghost
        back = ApplyMap(np.linalg.inv(self.matrix), ghost, after=self.matrix)
        self.play(back, run_time=self.phrase_left(0.7, least=1.0))
