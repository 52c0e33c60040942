"""The fourth part: a model that learns one reader's ratings, and the balls in which its weights are kept."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, VMobject, linear

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.nearest import NearestTexts, unit_way
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.learned_weights import (
    ErrorCircle,
    LearningWalk,
    Wedge,
    corner_view,
    edge_numbers,
)
from scenes.linear_algebra.norms.weights.learning_words import is_about_the_corner
from scenes.linear_algebra.norms.weights.rated_words import RatedWords, learned
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneLine
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points

_ROOM = 0.65
"""Around what must be seen of the plane of weights, in manim units, for the numbers at its edges."""

_FIRST = 2
"""So many steps are shown before the corner is spoken of."""

_TRIED = ((0.8, 0.0), (0.8, 0.4))
"""Weights that are tried to show how a model adds them up."""


class LearnedInBalls(NearestTexts):
    """Step by step, a model learns one reader's ratings, but its weights stay in a ball."""

    descents: list[PulledDescent]
    pulled_in: Points

    @beat(
        "How political is a text? A model adds up a weight for each word.",
        "This point is one reader's ratings. The error is the squared [L_2|L two] distance.",
        title="A model adds up weights",
    )
    def rate_the_words(self) -> None:
        best = np.asarray(self.params.weights)
        self._turn_to_weights(best)
        table = self.ratings
        for left, tried in zip((0.4, 0.9), _TRIED, strict=True):
            self.play(tween(self.model, point=tried), run_time=self.phrase_left(left, least=0.6))
        self.cue()
        self.drops = [
            PlaneLine(self.plane, [foot, best], "data", width=2.5, seen=0.0) for foot in np.diag(best)
        ]
        self.plane.hold(*self.drops)
        rated = [tween(drop, seen=1.0) for drop in self.drops]
        self.play(*rated, FadeIn(self.reader, self.reader_name, table.reader), run_time=0.6)
        self._hold(self.reader)
        self.error = ErrorCircle(self.plane, best, self.model.point)
        self.play(FadeIn(self.error.distance, table.error), run_time=0.4)
        self.play(Create(self.error.circle.edge), run_time=0.6)
        self.add(self.error)
        for left, weights in zip((0.4, 1.0), (best / 2, np.zeros(2)), strict=True):
            moved = [tween(self.model, point=weights), tween(self.error, weights=weights)]
            self.play(*moved, run_time=self.phrase_left(left, least=0.6))

    def _turn_to_weights(self, best: Points) -> None:
        """The plane of counts becomes the plane of weights, where a model begins at the origin of both."""
        plane = self.plane
        self.reader = Mark(plane, best, "data").set_z_index(5)
        self.reader_name = tag("one reader", "data").set_z_index(4)
        self.model = Mark(plane, (0.0, 0.0), "path").set_z_index(6)
        self.learner: Mark | LearningWalk = self.model
        self.ratings = RatedWords(best, lambda: self.learner.point)
        marks = (self.query, *self.texts)
        plane.release(*self.found_balls, *marks)
        self.add(*self.found_balls, *marks)
        self.play(self.clear_stage(plane), FadeIn(self.model), run_time=0.5)
        self._hold(self.model)
        table = self.ratings
        named = FadeIn(table.names, table.head, table.model, run_time=0.6)
        self.numbers = VGroup()
        self._look_at(np.array(self.shown_ranges["weights"]), 0.25, named, named=False)

    @beat(
        "Don't trust one reader completely: keep the weights inside a ball.",
        "Step toward the reader. If you're outside, go back to the ball's nearest point.",
        title="Keep the weights small",
    )
    def learn_in_a_ball(self) -> None:
        plane = self.plane
        ball = self.weight_ball = NormBall(plane, 1, 0.0)
        plane.hold(ball)
        plane.release(*self.drops)
        self.add(*self.drops)
        gone = FadeOut(self.error, *self.drops)
        self.play(gone, tween(ball, radius=1.0), run_time=self.phrase_left(0.6))
        walk = self.learner = LearningWalk(plane, self.descents[0])
        plane.release(self.model)
        self.remove(self.model)
        plane.hold(walk)
        self.cue()
        for index in range(_FIRST):
            self._step(walk, index, self.phrase_left(1 / (_FIRST - index), least=1.0))

    def _step(self, walk: LearningWalk, index: int, run_time: float) -> None:
        """One step toward the reader, and back into the ball if it leads out of it."""
        back = walk.goes_back(index) > 0
        there = tween(walk, step=index + 0.5, rate_func=linear)
        self.play(there, run_time=0.5 * run_time if back else run_time)
        if back:
            self.play(tween(walk, step=index + 1, rate_func=linear), run_time=0.5 * run_time)
        else:
            walk.set_state(step=index + 1)

    @beat(
        "{diamond}",
        "{disc}",
        title="A corner makes a weight zero",
    )
    def meet_the_corner(self) -> None:
        plane, walk, best = self.plane, self.learner, np.asarray(self.params.weights)
        assert isinstance(walk, LearningWalk)
        # Only the trail of what comes is seen: the older one would hide the corner.
        shorter = tween(walk, start=_FIRST)
        self._look_at(corner_view(best, self.pulled_in[0]), 0.25, shorter)
        self.aids: list[Wedge | NormBall] = []
        if is_about_the_corner(best):
            wedge = Wedge(plane, _corner(best))
            plane.hold(wedge)
            self.aids.append(wedge)
            self.play(tween(wedge, opened=1.0), run_time=self.phrase_left(0.25, least=0.8))
        last = max(_FIRST + 1, walk.enough)
        self._touch(walk, _FIRST)
        for index in range(_FIRST + 1, last):
            self._step(walk, index, self.phrase_left(1 / (last - index), least=0.6))
        self.learned = VGroup(learned(1, walk.point))
        self.play(FadeIn(self.learned[0]), run_time=0.4)
        self.cue()
        self._learn_in_the_disc(walk)

    def _touch(self, walk: LearningWalk, index: int) -> None:
        """A step of which the smallest circle shows that the point of the ball is the nearest one."""
        apart = walk.goes_back(index)
        if not apart:
            self._step(walk, index, self.phrase_left(0.3, least=0.8))
            return
        self.play(tween(walk, step=index + 0.5, rate_func=linear), run_time=self.phrase_left(0.2, least=0.5))
        touching = NormBall(self.plane, 2, 0.0, walk.descent.stepped[index])
        touching.area.set_fill(opacity=0.0)
        touching.edge.set_stroke(color("ink"), width=3.0)
        self.plane.hold(touching)
        self.aids.append(touching)
        self.play(tween(touching, radius=apart), run_time=self.phrase_left(0.3, least=0.6))
        self.play(tween(walk, step=index + 1, rate_func=linear), run_time=self.phrase_left(0.4, least=0.5))

    def _hold(self, thing: Any) -> None:
        """What has come to the stage by itself stays on the plane from now on."""
        self.remove(thing)
        self.plane.hold(thing)

    def _look_at(self, reach: Points, share: float, *others: Any, named: bool = True) -> None:
        """Another view of the plane of weights, with its own numbers.

        The reader's name, if it is on the stage already, finds a place that is clear of all that will come.
        """
        plane, best, old = self.plane, np.asarray(self.params.weights), self.numbers
        plane.remove(old)
        zoomed = plane.zoom(reach, margin=_ROOM, way=unit_way, run_time=self.phrase_left(share))
        name = [self.reader_name] if named else []
        self.play(zoomed, *others, FadeOut(old, *name, run_time=0.3))
        self.numbers = edge_numbers(plane)
        around: list[VMobject] = [self.numbers, *(NormBall(plane, p).edge for p in (1.0, 2.0))]
        around.append(PlaneLine(plane, np.vstack([np.zeros(2), best])))  # the way of a model that learns
        if named and is_about_the_corner(best):
            around.append(Wedge(plane, _corner(best)).set_state(opened=1.0).lines)
        around.append(self.reader.redraw().dot)
        label_near(self.reader_name, plane.at(best), np.where(best < 0, -1.0, 1.0), around, box=plane.box)
        plane.add(self.numbers)
        self.play(FadeIn(self.numbers), *map(FadeIn, name), run_time=0.3)

    def _learn_in_the_disc(self, walk: LearningWalk) -> None:
        """The diamond becomes a disc, in which the model learns anew from zero."""
        plane = self.plane
        plane.release(*self.aids)
        self.add(*self.aids)
        self.play(FadeOut(*self.aids), run_time=0.3)
        self._look_at(np.array(self.shown_ranges["weights"]), 0.2)
        plane.release(walk)
        self.add(walk)
        anew = self.learner = LearningWalk(plane, self.descents[1])
        rounded = tween(self.weight_ball, p=2.0, way=reciprocal_way)
        self.play(rounded, FadeOut(walk), FadeIn(anew), run_time=self.phrase_left(0.2, least=0.6))
        self._hold(anew)
        last = max(_FIRST, anew.enough)
        for index in range(last):
            self._step(anew, index, self.phrase_left(0.8 / (last - index), least=0.4))
        self.learned.add(learned(2, anew.point))
        self.play(FadeIn(self.learned[1]), run_time=0.4)


def _corner(best: Points) -> Points:
    """The corner of the diamond on the axis of the larger weight."""
    axis = int(np.argmax(np.abs(best)))
    corner: Points = np.eye(2)[axis] * (-1.0 if best[axis] < 0 else 1.0)
    return corner
