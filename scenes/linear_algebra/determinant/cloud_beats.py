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
from scenes.stage.pictures.bases import IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap, Mapped
from scenes.stage.shapes.labels import label_near
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, formula, on_plate

_HALF_SQUEEZED = 0.55
"""An area of which less is left counts as squeezed to about a half."""

_NEARLY_FLAT = 0.02
"""An area of which less is left counts as nearly nothing; its digits are still exact."""

_FIRST_STEPS = 6
"""So many steps of learning are seen one by one; later ones change little."""

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
    def half_squeezed(self) -> int:
        """The first step after which the loss without areas has halved all areas, or nearly."""
        return int(np.argmax(self.pressed.areas < _HALF_SQUEEZED))

    @property
    def nearly_flat(self) -> int:
        """The first step after which it has left so little of all areas, or the last."""
        small = np.flatnonzero(self.pressed.areas < _NEARLY_FLAT)
        return int(small[0]) if len(small) else len(self.pressed.areas) - 1

    @property
    def seen_pressing(self) -> int:
        """How many steps without areas are seen one by one: up to where the cloud is nearly round."""
        rounded = words.passes_round(self.widths, self.nearest)
        return self.nearest if rounded else min(_FIRST_STEPS, len(self.pressed.losses) - 1)

    @property
    def seen_learning(self) -> int:
        """How many steps of the loss with areas are seen one by one."""
        return min(_FIRST_STEPS, len(self.learned.losses) - 1)

    @cached_property
    def corner(self) -> Points:
        """The lower left corner of the square that is marked."""
        return clouds.marked_cell(self.data, self.pressed.matrices[self.half_squeezed])

    def near_places(self) -> Points:
        """All that is seen while the plane is shown from near."""
        pressed, learned = self.pressed.matrices, self.learned.matrices
        back = (pressed[self.seen_pressing], learned[self.seen_learning], learned[-1])
        square = (self.corner + squares.SQUARE) @ learned[-1].T
        return np.concatenate([self.cloud, clouds.RIM, square, *(self.data @ matrix.T for matrix in back)])

    @beat("Scatter points in a round, Gaussian cloud.", "{cloud}", title="A cloud that is mapped")
    def map_a_cloud(self) -> None:
        facts = self.results
        picture = self.picture = clouds.CloudPlane(self.cloud, self.shown_ranges["cloud"])
        area = abs(facts["determinant"])
        before, after = (formulas.counted_points(facts["inside"], size) for size in (1, area))
        rows = at_left(before, after, formula(formulas.DENSITY, size=STATEMENT_SIZE), under=self.premise)
        self.play(FadeOut(self.grid, self.rows), self.square.turn_into(IDENTITY), run_time=0.7)
        self.play(Zoom(self.plane, picture.plane, self.square, run_time=0.6))
        self.remove(self.plane, self.square)
        self.add(picture.plane, picture.cell, self.square)
        self.remove(self.square.area)
        points = (picture.crowd, picture.counted)
        middle = picture.plane.at((0, 0))
        scattered = (FadeIn(each, target_position=middle, scale=0.1) for each in points)
        gone = FadeOut(self.square.letter, self.square.basis)
        self.play(gone, *scattered, run_time=self.phrase_left(0.8))
        self.play(FadeIn(rows[0], picture.grid), run_time=0.6)
        self.cue()
        things = (picture.grid, picture.cell, *points)
        run_time = self.phrase_left(0.45, least=1.8)
        self.play(
            self.zoom("mapped cloud", *things, run_time=run_time), self.apply(*things, run_time=run_time)
        )
        self.play(FadeIn(rows[1]), run_time=0.7)
        self.play(FadeIn(rows[2]), run_time=self.phrase_left(0.7))
        self.rows = rows

    def apply(self, *things: Mapped, run_time: float) -> ApplyMap:
        """Let A map things."""
        return ApplyMap(self.matrix, *things, run_time=run_time)

    def zoom(self, shown: str, *things: Mapped, **options: Any) -> Zoom:
        """Show the plane of the cloud, with things on it, through another window."""
        return Zoom(self.picture.plane, clouds.window(self.shown_ranges[shown]), *things, **options)

    @beat(
        "{question}",
        "Try this loss: half the mean squared distance from zero.",
        "{passes}",
        title="A loss that squeezes all points together",
    )
    def squeeze_the_points(self) -> None:
        picture, plane = self.picture, self.picture.plane
        trained = self.trained = clouds.pressing(plane, self.data, self.pressed, self.shown_ranges)
        taken = at_left(formulas.note(formulas.TAKEN))
        self.named = clouds.named_rim(plane)
        self.add(trained.moved)
        self.remove(picture.crowd)
        gone = FadeOut(self.rows, self.premise, picture.grid, picture.cell, picture.counted)
        self.play(gone, run_time=0.6)
        picture.rim.set_state(matrix=IDENTITY)
        named = FadeIn(self.named, taken, run_time=0.6)
        self.play(Create(picture.rim, run_time=self.phrase_left()), named)
        self.cue()
        self.play(*swap(taken, trained.panel))
        self.step_by_step(self.seen_pressing)
        self.cue()
        self.play(self.zoom("cloud", picture.rim, trained.moved, run_time=0.9))
        self.wait(0.3)
        self.learn_on(self.seen_pressing, run_time=self.phrase_left(least=1.8))

    def step_by_step(self, seen: int) -> None:
        """Take the first steps, each of which is seen by itself."""
        self.add(self.trained.moved, self.trained.panel.numbers)
        self.play(Advance(self.trained, 0, seen, run_time=_STEP * seen))

    def learn_on(self, seen: int, *others: Any, run_time: float) -> None:
        """Take the steps after those that were *seen* by themselves."""
        self.play(*others, Advance(self.trained, seen, self.trained.steps), run_time=run_time)

    @beat(
        "How likely is x? If W makes the cloud round, we know the density at [W x|W x].",
        "Around x, the same points were spread wider: multiply by the size of det W.",
        title="What squeezing does to a density",
    )
    def mark_a_square(self) -> None:
        old, plane = self.trained, self.picture.plane
        model, gaussian = (formula(each, size=STATEMENT_SIZE) for each in (formulas.MODEL, formulas.GAUSSIAN))
        self.model = at_left(model, gaussian)
        back = Advance(old.moved, old.steps, 0, rate_func=smooth)
        far = self.zoom("mapped cloud", self.picture.rim, old.moved)
        self.play(FadeOut(old.panel, run_time=0.4), far, back, run_time=1.0)
        source, image = (clouds.MarkedSquare(plane, self.data, self.corner) for _ in range(2))
        self.source, self.image, self.squeezed = source, image, clouds.Walk(self.pressed, image)
        self.play(FadeIn(source), run_time=0.5)
        closer = self.zoom("marked square", self.picture.rim, source, run_time=0.8)
        self.play(FadeOut(old.moved, run_time=0.3), closer)
        end = self.pressed.matrices[self.half_squeezed]
        self.ways = self.name_the_points(source, end)
        arrow, point, moved = self.ways
        self.play(FadeIn(point, model.part("density")), run_time=0.6)
        self.add(self.squeezed)
        squeezing = Advance(self.squeezed, 0, self.half_squeezed, run_time=self.phrase_left(0.5, least=1.2))
        self.play(squeezing)
        self.play(Create(arrow), FadeIn(moved, gaussian), run_time=0.9)
        self.cue()
        self.compare_the_areas()
        self.play(FadeIn(model.part("factors")), run_time=0.8)

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
            clear = (source, image, *named)
            named.add(label_near(label, plane.at(place), toward, clear, box=plane.box))
        return named

    def compare_the_areas(self) -> None:
        """Write how large the square with the same points is before W and after it."""
        facts, ink = self.results, self.theme.color("ink")
        cells = (self.source.cell, self.image.cell)
        sizes = (("before", 1), ("after", facts["squeezed_area"]))
        self.rows = at_left(
            *(formulas.squeezed_points(facts["marked"], when, size) for when, size in sizes), under=self.model
        )
        for row, cell in zip(self.rows, cells, strict=True):
            pointed = Indicate(cell, color=ink, scale_factor=1.0)
            self.play(FadeIn(row), pointed, run_time=self.phrase_left(0.45))

    @beat(
        "Likely points should be cheap: the new loss is minus the mean log of p.",
        "That's the old loss, minus the log of the size of det W, plus a constant.",
        title="The old loss, and the area",
    )
    def take_the_log(self) -> None:
        plane, squeezed = self.picture.plane, self.squeezed
        self.marked = clouds.MarkedSquare(plane, self.data, self.corner)
        self.trained = clouds.counting(self.marked, self.data, self.learned, self.shown_ranges)
        surprise = self.surprise = formula(formulas.SURPRISE, size=STATEMENT_SIZE)
        old, area = self.trained.panel.lines
        self.terms = {row: row.get_center() for row in (old, area)}
        self.cost = formulas.running_cost(self.pressed, lambda: squeezed.step)
        at_left(surprise, old, area, self.cost, under=self.model, gap=0.3)
        clouds.indent(old, area)
        self.play(FadeOut(self.rows, self.ways, self.image.mark), run_time=0.5)
        self.image.remove(self.image.mark)
        likely = Indicate(self.model[0].part("density"), color=self.theme.color("ink"), scale_factor=1.1)
        self.play(likely, run_time=self.phrase_left(0.4))
        self.play(FadeIn(surprise), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(old), run_time=self.phrase_left(0.25))
        self.play(FadeIn(area, self.cost), run_time=0.8)
        self.play(Advance(squeezed, squeezed.step, self.nearly_flat, run_time=self.phrase_left(least=1.8)))

    @beat("{comes_back}", "{undone}", title="A loss that counts areas")
    def count_the_areas(self) -> None:
        trained, picture, facts = self.trained, self.picture, self.results
        panel = trained.panel
        gone = FadeOut(self.model, self.surprise, self.cost, self.source, self.squeezed, run_time=0.3)
        self.play(gone, self.zoom("mapped cloud", picture.rim, run_time=0.6))
        risen = (row.animate.move_to(place) for row, place in self.terms.items())
        self.play(*risen, FadeIn(trained.moved.seek(0.0), panel.numbers, panel.plot), run_time=0.5)
        self.add(panel)
        self.step_by_step(self.seen_learning)
        run_time = self.phrase_left(least=1.8)
        near = self.zoom("cloud", picture.rim, trained.moved, run_time=run_time)
        self.learn_on(self.seen_learning, near, run_time=run_time)
        self.cue()
        size, area, both = (facts[name] for name in ("determinant", "learned_determinant", "undone_areas"))
        self.restored = at_left(*formulas.undone(abs(size), area, both), under=panel.numbers)
        cell = Indicate(self.marked.cell, color=self.theme.color("result"), scale_factor=1.0)
        self.play(FadeOut(panel.plot, panel.falling), cell, run_time=0.8)
        for row in self.restored:
            self.play(FadeIn(row), run_time=self.phrase_left(0.4))
        rim = Indicate(picture.rim, color=self.theme.color("ink"), scale_factor=1.03)
        self.play(rim, run_time=self.phrase_left())
        self.rows = VGroup(panel.rows, panel.numbers, self.restored)
