"""The third part of the lesson: what a map does to a density, and a map that is trained to know one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, Indicate, VGroup, smooth

from mathkit.learning.densities.way_back import WayBack, nearest_to_round, widths_on_the_way
from mathkit.linear_algebra.stretched_normal import on_the_axes
from scenes.linear_algebra.determinant import clouds, formulas, words
from scenes.linear_algebra.determinant.sign_beats import SignBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.frame import GAP
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, text

_FIRST_STEPS = 6
"""So many steps of learning are seen one by one; later ones change little."""

_TRIED = 3
"""After so many steps W stands for any matrix, if it never makes the cloud nearly round."""

_STEP = 0.36
"""Seconds of a step that is seen by itself."""

_HOLDING, _GUESSING = 1.0, 0.8
"""Seconds for a look at the cloud when it is nearly round, and for a guess."""

_FAR, _NEAR = 3.0, 1.0
"""How far Q is from the middle of the cloud, in its widths there, and P, unless it is as far from it as Q."""


class CloudBeats(SignBeats):
    """A cloud is mapped, and W learns to take it back."""

    cloud: Points
    data: Points
    learned: WayBack
    pressed: WayBack

    @cached_property
    def widths(self) -> Points:
        """How wide the cloud is along its two axes after each step of the loss without areas, (k + 1, 2)."""
        return widths_on_the_way(self.pressed, self.data)

    @property
    def nearest(self) -> int:
        """The step after which the cloud is nearest to a round one, as wide as that."""
        return nearest_to_round(self.widths)

    @property
    def passes_round(self) -> bool:
        """Whether the loss without areas makes the cloud nearly round on its way."""
        return words.passes_round(self.widths, self.nearest)

    @property
    def seen_pressing(self) -> int:
        """How many steps without areas are seen one by one: up to where the cloud is nearly round."""
        return self.nearest if self.passes_round else min(_FIRST_STEPS, len(self.pressed.losses) - 1)

    @property
    def tried(self) -> int:
        """The step without areas whose W shows what any W does to a density, before one is learned."""
        return self.nearest if self.passes_round else _TRIED

    @property
    def seen_learning(self) -> int:
        """How many steps of the loss with areas are seen one by one."""
        return min(_FIRST_STEPS, len(self.learned.losses) - 1)

    @cached_property
    def new_points(self) -> Points:
        """P and Q, (2, 2), on the long axis of the cloud and across it, as far out as P if it is long."""
        across, along = self.widths[0]
        near = _FAR * across / along if words.is_long(self.widths[0]) else _NEAR
        points = on_the_axes(self.data, (near, _FAR))
        over_the_square = points @ self.matrix.sum(axis=1) > 0
        return np.where(over_the_square[:, None], -points, points)

    def places(self) -> Points:
        """All that is seen on the plane of the cloud: before A and after it, before W and after it."""
        learned = self.learned.matrices[-1]
        ellipse = clouds.RIM @ np.linalg.inv(learned).T
        seen = [self.cloud, self.data, self.new_points]
        return np.concatenate([*seen, *(each @ learned.T for each in seen[1:]), clouds.RIM, ellipse])

    @beat("Scatter points in a normal cloud, dense in the middle.", "{cloud}", title="A cloud that is mapped")
    def map_a_cloud(self) -> None:
        facts, square = self.results, self.square
        picture = self.picture = clouds.CloudPlane(self.cloud, self.shown_ranges["cloud"])
        area = abs(facts["determinant"])
        gone = FadeOut(self.slid, self.premise, self.rows, run_time=0.4)
        self.play(gone, square.turn_into(IDENTITY, run_time=0.7))
        self.premise = at_left(formulas.matrix(self.params.matrix))
        before, after = (formulas.counted_points(facts["inside"], size) for size in (1, area))
        named, divided = (
            text(formulas.PER_AREA, size=STATEMENT_SIZE),
            formula(formulas.DENSITY, size=STATEMENT_SIZE),
        )
        rows = at_left(before, after, named, divided, under=self.premise)
        self.play(Zoom(self.plane, picture.plane, square), FadeIn(self.premise), run_time=0.7)
        self.remove(self.plane, square)
        self.add(picture.plane, picture.cell, square)
        self.remove(square.area)
        points = (picture.crowd, picture.counted)
        middle = picture.plane.at((0, 0))
        scattered = (FadeIn(each, target_position=middle, scale=0.1) for each in points)
        self.play(FadeOut(square.letter, square.basis), *scattered, run_time=self.phrase_left(0.8, least=0.8))
        self.add(picture.ghost, picture.cell, *points)
        self.play(FadeIn(rows[0], picture.grid), run_time=0.6)
        self.cue()
        things = (picture.grid, picture.cell, *points)
        self.play(ApplyMap(self.matrix, *things, run_time=self.phrase_left(0.45, least=1.8)))
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(named), run_time=0.5)
        self.play(FadeIn(divided), run_time=self.phrase_left(0.7))
        self.rows = rows

    @beat(
        "Suppose we only have this cloud.",
        Phrase("{new_points}", rest="a question"),
        title="Which point is unusual?",
    )
    def ask_for_the_unusual(self) -> None:
        picture, points = self.picture, self.new_points
        self.play(FadeOut(self.premise, self.rows, picture.grid, picture.ghost), run_time=0.8)
        self.asked = clouds.NewPoints(picture.plane, points, ("P", "Q"), self.matrix)
        ways = clouds.ways_out(picture.plane, points)
        asked, unusual = (formulas.note(each) for each in (formulas.WHICH, formulas.UNUSUAL))
        self.rows = at_left(asked, unusual)
        self.cue()
        self.play(FadeIn(self.asked), run_time=0.8)
        self.play(Create(ways), run_time=self.phrase_left(0.3, least=1.2))
        self.play(FadeIn(asked), run_time=0.6)
        self.play(FadeIn(unusual), FadeOut(ways), run_time=0.8)
        self.wait(_GUESSING)

    @beat(
        "Idea: a matrix W moves the points into a normal cloud, where we know the density.",
        "First, give x the same density, and train W to make it high.",
        "{pressed}",
        title="A density that is made high at all points",
    )
    def give_the_same_density(self) -> None:
        picture = self.picture
        bell = picture.bell
        walk = clouds.Walk(self.pressed, *self.carried(), after=self.matrix)
        model = self.model = at_left(*clouds.model(), gap=0.22)
        trained = self.trained = clouds.training("pressing", walk, self.shown_ranges, under=model)
        taken = at_left(formulas.note(formulas.TAKEN))
        self.named = clouds.named_bell(picture.plane)
        self.play(*swap(self.rows, taken))
        self.add(bell.rim, *self.carried())
        self.play(Create(bell.rim), FadeIn(self.named), run_time=self.phrase_left(0.5, least=1.0))
        self.add(bell.glow, bell.rim, *self.carried())
        self.play(FadeIn(bell.glow), run_time=self.phrase_left(0.6, least=0.8))
        self.add(bell, *self.carried())  # as one thing, so that it stays under the points when it moves
        self.cue()
        density, guessed, loss = model
        first = guessed.without("factor")
        self.doubt = text("?", role="slope").next_to(first, RIGHT, buff=GAP)
        self.play(*swap(taken, VGroup(density, first)), run_time=1.0)
        self.play(FadeIn(self.doubt), run_time=0.4)
        self.play(FadeIn(loss), run_time=self.phrase_left(0.5, least=0.7))
        self.play(FadeIn(trained.panel.numbers, trained.panel.plot), run_time=0.8)
        self.cue()
        self.step_by_step(self.seen_pressing)
        if self.passes_round:
            self.play(self.pointed_to(bell.rim), run_time=_HOLDING)
        self.learn_on(self.seen_pressing, self.phrase_left(least=1.8))

    def carried(self) -> tuple[Any, ...]:
        """The square that A has mapped, its points, all others, and the new ones: W maps them on."""
        return self.picture.cell, self.picture.crowd, self.picture.counted, self.asked

    def step_by_step(self, seen: int) -> None:
        """Take the first steps, each of which is seen by itself."""
        self.add(self.trained.moved, self.trained.panel.numbers)
        self.play(Advance(self.trained, 0, seen, run_time=_STEP * seen))

    def learn_on(self, seen: int, run_time: float) -> None:
        """Take the steps after those that were *seen* by themselves."""
        self.play(Advance(self.trained, seen, self.trained.steps), run_time=run_time)

    @beat(
        "But W packs the same points into {tried_determinant:.3} of their area.",
        "So the density at x is that at [W x|W x], times the size of det W.",
        title="What squeezing does to a density",
    )
    def mind_the_area(self) -> None:
        trained, cell = self.trained, self.picture.cell
        back = Advance(trained, trained.steps, self.tried, rate_func=smooth)
        self.play(back, run_time=self.phrase_left(0.45, least=1.4))
        panel = trained.panel
        size, loss = panel.numbers
        self.play(self.pointed_to(cell), self.pointed_to(size), run_time=self.phrase_left(0.6, least=0.8))
        self.cue()
        for start, end in ((self.tried, 0), (0, self.tried)):
            there = Advance(trained, start, end, rate_func=smooth)
            self.play(there, run_time=self.phrase_left(0.35, least=1.2))
        self.play(FadeOut(self.doubt, loss, panel.plot, panel.falling), run_time=0.4)
        self.play(FadeIn(self.model[1].part("factor")), self.pointed_to(size), run_time=1.0)

    @beat(
        "With that factor, squeezing has a price: training stops at the normal cloud.",
        title="A density that counts areas",
    )
    def count_the_areas(self) -> None:
        old, old_walk = self.trained.panel, self.trained.moved
        walk = clouds.Walk(self.learned, *self.carried(), after=self.matrix)
        self.trained = clouds.training("counting", walk, self.shown_ranges, under=self.model)
        panel = self.trained.panel
        back = Advance(old_walk, self.tried, 0, rate_func=smooth, run_time=0.8)
        self.play(back, *swap(old.numbers[0], VGroup(panel.numbers, panel.plot)))
        self.step_by_step(self.seen_learning)
        self.learn_on(self.seen_learning, self.phrase_left(least=2.2))

    @beat(
        "Undo W, and the circle becomes an ellipse around most points.",
        "Q is outside: unusual. The density at P is about {times_as_dense} times as high.",
        title="The density of the cloud",
    )
    def undo(self) -> None:
        trained, bell, panel = self.trained, self.picture.bell, self.trained.panel
        learned = trained.moved.matrix
        gone = FadeOut(panel.numbers, panel.plot, panel.falling, self.model[2], run_time=0.5)
        run_time = self.phrase_left(0.75, least=1.8)
        ellipse = tween(bell, matrix=np.linalg.inv(learned), run_time=run_time)
        self.play(gone, tween(trained.moved, matrix=IDENTITY, run_time=run_time), ellipse)
        self.play(self.pointed_to(bell.rim), run_time=0.8)
        self.cue()
        compared = formulas.compared(self.results["times_as_dense"])
        self.rows = at_left(compared, under=self.model[1], gap=0.6)
        p, q = self.asked.drawn
        outside, inside = (
            Indicate(each, color=self.theme.color("dial"), scale_factor=1.3) for each in (q, p)
        )
        self.play(outside, run_time=self.phrase_left(0.45))
        self.play(inside, FadeIn(compared), run_time=self.phrase_left(0.6))
