"""The third part of the lesson: what a map does to a density, and a map that must pay for squeezing."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, VGroup, smooth

from mathkit.learning.densities.way_back import WayBack, nearest_to_round, widths_on_the_way
from scenes.linear_algebra.determinant import clouds, formulas, squares, words
from scenes.linear_algebra.determinant.sign_beats import SignBeats
from scenes.linear_algebra.determinant.squares import at_left
from scenes.linear_algebra.determinant.zooms import Zoom
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap, Mapped
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, on_plate, text

_NEARLY_FLAT = 0.02
"""An area of which less is left counts as nearly nothing; its digits are still exact."""

_FIRST_STEPS = 6
"""So many steps of learning are seen one by one; later ones change little."""

_TRIED = 3
"""After so many steps W stands for any matrix, if it never makes the cloud nearly round."""

_STEP = 0.36
"""Seconds of a step that is seen by itself."""

_SHAFT = (0.12, 0.86)
"""From where to where of its way an arrow is drawn, so that it leaves the two points free."""


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
    def nearly_flat(self) -> int:
        """The first step after which it has left so little of all areas, or the last."""
        small = np.flatnonzero(self.pressed.areas < _NEARLY_FLAT)
        return int(small[0]) if len(small) else len(self.pressed.areas) - 1

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
    def corner(self) -> Points:
        """The lower left corner of the square that is marked."""
        return clouds.marked_cell(self.data, self.pressed.matrices[self.tried])

    def near_places(self) -> Points:
        """All that is seen once W is learned."""
        back = self.learned.matrices[-1]
        square = squares.SQUARE @ (back @ self.matrix).T
        return np.concatenate([clouds.RIM, squares.SQUARE, square, self.data @ back.T])

    def marked_places(self) -> Points:
        """The marked square, and where the W that is tried sends it."""
        corners = self.corner + squares.SQUARE
        return np.concatenate([clouds.RIM, corners, corners @ self.pressed.matrices[self.tried].T])

    @beat("Scatter points in a normal cloud, dense in the middle.", "{cloud}", title="A cloud that is mapped")
    def map_a_cloud(self) -> None:
        facts, square = self.results, self.square
        picture = self.picture = clouds.CloudPlane(self.cloud, self.shown_ranges["cloud"])
        area = abs(facts["determinant"])
        gone = FadeOut(self.below, self.drop, self.premise, self.rows, run_time=0.4)
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
        self.play(self.apply(*things, run_time=self.phrase_left(0.45, least=1.8)))
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(named), run_time=0.5)
        self.play(FadeIn(divided), run_time=self.phrase_left(0.7))
        self.rows = rows

    def apply(self, *things: Mapped, run_time: float) -> ApplyMap:
        """Let A map things."""
        return ApplyMap(self.matrix, *things, run_time=run_time)

    def zoom(self, shown: str, *things: Mapped, **options: Any) -> Zoom:
        """Show the plane of the cloud, with things on it, through another window."""
        return Zoom(self.picture.plane, clouds.window(self.shown_ranges[shown]), *things, **options)

    @beat(
        "{question}",
        "Then we'd know its density everywhere.",
        "Training W lowers a loss: half the mean squared distance from the origin.",
        "{passes}",
        title="A loss that squeezes all points together",
    )
    def squeeze_the_points(self) -> None:
        picture, plane = self.picture, self.picture.plane
        walk = clouds.Walk(self.pressed, *self.carried(), after=self.matrix)
        trained = self.trained = clouds.pressing(walk, self.shown_ranges)
        taken, known = at_left(*(formulas.note(each) for each in (formulas.TAKEN, formulas.KNOWN)))
        self.named = clouds.named_rim(plane)
        self.play(FadeOut(self.rows, self.premise, picture.grid), run_time=0.6)
        named = FadeIn(self.named, taken, run_time=0.6)
        self.play(Create(picture.rim, run_time=self.phrase_left()), named)
        self.cue()
        rim = Indicate(picture.rim, color=self.theme.color("ink"), scale_factor=1.03)
        self.play(FadeIn(known, run_time=0.7), rim, run_time=self.phrase_left(0.8))
        self.cue()
        self.play(*swap(VGroup(taken, known), trained.panel))
        rays = clouds.distances(plane, self.data)
        self.play(Create(rays), run_time=self.phrase_left(0.5, least=1.2))
        self.play(FadeOut(rays), run_time=0.5)
        self.cue()
        self.step_by_step(self.seen_pressing)
        if self.passes_round:
            rim = Indicate(picture.rim, color=self.theme.color("ink"), scale_factor=1.03)
            self.play(rim, run_time=1.0)
        self.learn_on(self.seen_pressing, self.phrase_left(least=1.8))

    def carried(self) -> tuple[Mapped, ...]:
        """The square that A has mapped, its points and all others: W maps them on."""
        return self.picture.cell, self.picture.crowd, self.picture.counted

    def step_by_step(self, seen: int) -> None:
        """Take the first steps, each of which is seen by itself."""
        self.add(self.trained.moved, self.trained.panel.numbers)
        self.play(Advance(self.trained, 0, seen, run_time=_STEP * seen))

    def learn_on(self, seen: int, run_time: float) -> None:
        """Take the steps after those that were *seen* by themselves."""
        self.play(Advance(self.trained, seen, self.trained.steps), run_time=run_time)

    @beat(
        "If W makes it that normal cloud, we know the density at [W x|W x].",
        "Before W, these points filled more area: at x, the density p is that, times the size of det W.",
        title="What squeezing does to a density",
    )
    def mark_a_square(self) -> None:
        old, picture, plane = self.trained, self.picture, self.picture.plane
        end = self.pressed.matrices[self.tried]
        model, normal = (formula(each, size=STATEMENT_SIZE) for each in (formulas.MODEL, formulas.NORMAL_P))
        self.model = at_left(normal, model)
        back = Advance(old.moved, old.steps, 0, rate_func=smooth)
        self.play(FadeOut(old.panel, run_time=0.4), back, run_time=0.9)
        source, image = (clouds.MarkedSquare(plane, self.data, self.corner) for _ in range(2))
        self.source, self.image = source, image
        self.play(FadeOut(picture.cell, picture.ghost, picture.counted), FadeIn(source), run_time=0.5)
        moved = clouds.Walk(self.pressed, picture.crowd, picture.counted, after=self.matrix)
        self.add(image)
        run_time = self.phrase_left(0.4, least=1.2)
        self.play(*(tween(each, matrix=end, run_time=run_time) for each in (image, moved)))
        closer = self.zoom("marked square", picture.rim, source, image, run_time=0.8)
        self.play(FadeOut(moved, run_time=0.4), closer)
        self.glow = clouds.glow(plane)
        self.ways = self.name_the_points(source, end)
        self.play(FadeIn(self.ways, self.glow, normal), run_time=self.phrase_left(0.8, least=0.8))
        self.cue()
        self.compare_the_areas()
        self.play(FadeIn(model), run_time=0.8)

    def name_the_points(self, source: clouds.MarkedSquare, matrix: Points) -> VGroup:
        """An arrow from the marked point to where *matrix* sends it, and the names of both."""
        plane, point = self.picture.plane, source.point
        end = matrix @ point
        way = end - point
        arrow = plane.arrow((_SHAFT[1] - _SHAFT[0]) * way, "path", tail=point + _SHAFT[0] * way, width=4.0)
        image = clouds.MarkedSquare(plane, self.data, self.corner).set_state(matrix=matrix)
        named = VGroup(arrow)
        for letter, place, toward in ((formulas.POINT, point, -way), (formulas.IMAGE, end, way)):
            label = on_plate(formula(letter, size=STATEMENT_SIZE), margin=0.1)
            clear = (source, image, self.named, *named)
            named.add(label_near(label, plane.at(place), toward, clear, box=plane.box))
        return named

    def compare_the_areas(self) -> None:
        """Write how large the square with the same points is before W and after it."""
        facts, ink = self.results, self.theme.color("ink")
        cells = (self.source.cell, self.image.cell)
        sizes = (("before", 1.0), ("after", facts["tried_determinant"]))
        self.rows = at_left(
            *(formulas.squeezed_points(facts["marked"], when, size) for when, size in sizes), under=self.model
        )
        for row, cell in zip(self.rows, cells, strict=True):
            pointed = Indicate(cell, color=ink, scale_factor=1.0)
            self.play(FadeIn(row), pointed, run_time=self.phrase_left(0.45))

    @beat(
        "To make p large at our points, lower minus its mean log.",
        "That's the old loss, minus the log of det W's size, plus a constant.",
        title="The old loss, and the area",
    )
    def take_the_log(self) -> None:
        ink, source, image = self.theme.color("ink"), self.source, self.image
        walk = clouds.Walk(self.learned, *self.carried(), after=self.matrix)
        self.trained = clouds.counting(walk, self.shown_ranges)
        surprise = formula(formulas.SURPRISE, size=STATEMENT_SIZE)
        old, area = self.trained.panel.lines
        places = [(row, row.get_center()) for row in (old, area)]
        at_left(surprise, old, area, under=self.model, gap=0.3)
        clouds.indent(old, area)
        self.play(FadeOut(self.rows, self.ways, source.mark, image.mark), run_time=0.5)
        for square in (source, image):
            square.remove(square.mark)
        density = Indicate(self.model[1], color=ink, scale_factor=1.0)
        points = Indicate(image.counted, color=ink, scale_factor=1.3)
        self.play(density, points, run_time=self.phrase_left(0.4))
        self.play(FadeIn(surprise), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(old), run_time=self.phrase_left(0.25))
        self.play(FadeIn(area), run_time=0.7)
        risen = (row.animate.move_to(place) for row, place in places)
        opened = tween(image, matrix=IDENTITY)
        self.play(FadeOut(self.model, surprise), run_time=0.3)
        self.play(opened, *risen, run_time=0.7)
        squeezed = self.squeezed = clouds.Walk(self.pressed, image)
        self.cost = at_left(formulas.running_cost(self.pressed, lambda: squeezed.step), under=area)
        self.play(FadeIn(self.cost), run_time=0.5)
        self.add(squeezed)
        self.play(Advance(squeezed, 0, self.nearly_flat, run_time=self.phrase_left(least=2.0)))

    @beat("{comes_back}", "{undone}", title="A loss that counts areas")
    def count_the_areas(self) -> None:
        trained, picture, facts, squeezed = self.trained, self.picture, self.results, self.squeezed
        panel = trained.panel
        opened = Advance(squeezed, squeezed.step, 0, rate_func=smooth)
        self.play(FadeOut(self.cost, self.glow, run_time=0.4), opened, run_time=0.6)
        self.play(self.zoom("cloud", picture.rim, self.source, self.image), run_time=0.6)
        ghost = picture.ghost.set_state(matrix=IDENTITY)
        come = FadeIn(ghost, trained.moved.seek(0.0), panel.numbers, panel.plot)
        self.play(FadeOut(self.source, squeezed), come, run_time=0.6)
        self.add(panel)
        self.step_by_step(self.seen_learning)
        self.learn_on(self.seen_learning, self.phrase_left(least=1.8))
        self.cue()
        near = self.zoom("learned cloud", picture.rim, picture.ghost, trained.moved)
        self.play(FadeOut(panel.plot, panel.falling, run_time=0.4), near, run_time=0.9)
        size, area, both = (facts[name] for name in ("determinant", "learned_determinant", "undone_areas"))
        self.restored = at_left(*formulas.undone(abs(size), area, both), under=panel.numbers)
        for row, square in zip(self.restored, (picture.cell, picture.ghost), strict=True):
            pointed = Indicate(square, color=self.theme.color("result"), scale_factor=1.0)
            self.play(FadeIn(row, run_time=0.6), pointed, run_time=self.phrase_left(0.3))
        rim = Indicate(picture.rim, color=self.theme.color("ink"), scale_factor=1.03)
        self.play(rim, run_time=self.phrase_left())
        self.rows = VGroup(panel.rows, panel.numbers, self.restored)
