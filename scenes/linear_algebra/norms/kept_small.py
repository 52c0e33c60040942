"""The last part: a model that learns one reader's ratings, and the balls in which its weights are kept."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, VGroup, VMobject, linear

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.nearest import NearestTexts, unit_way
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.learned_weights import (
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
from scenes.stage.type.typesetting import Points

_ROOM = 0.65
"""Around what must be seen of the plane of weights, in manim units, for the numbers at its edges."""

_FIRST = 2
"""So many steps are shown before the corner is spoken of."""

TRIED = ((0.5, 0.0), (0.5, 0.3))
"""Weights that are tried to show how a model adds them up; it learns from the last ones on."""


class LearnedInBalls(NearestTexts):
    """Step by step, a model learns one reader's ratings, but its weights stay in a ball."""

    descents: list[PulledDescent]
    pulled_in: Points

    @beat(
        "How political is a text? A model adds up one weight per word.",
        "This point is one reader's ratings.",
        title="A model adds up weights",
    )
    def rate_the_words(self) -> None:
        best = np.asarray(self.params.weights)
        self._turn_to_weights(best)
        for left, tried in zip((0.4, 0.9), TRIED, strict=True):
            self.play(tween(self.model, point=tried), run_time=self.phrase_left(left, least=0.6))
        self.worked = self.ratings.worked()
        self.play(FadeIn(self.worked), run_time=0.4)
        self.cue()
        self.drops = [
            PlaneLine(self.plane, [foot, best], "data", width=2.5, seen=0.0) for foot in np.diag(best)
        ]
        self.plane.hold(*self.drops)
        rated = [tween(drop, seen=1.0) for drop in self.drops]
        read = FadeIn(self.reader, self.reader_name, self.ratings.reader)
        self.play(*rated, read, run_time=self.phrase_left(0.6))
        self._hold(self.reader)

    def _turn_to_weights(self, best: Points) -> None:
        """The plane of counts becomes the plane of weights, and the texts become rows of a table."""
        plane = self.plane
        self.reader = Mark(plane, best, "data").set_z_index(5)
        self.reader_name = tag("one reader", "data").set_z_index(4)
        self.model = Mark(plane, (0.0, 0.0), "path").set_z_index(6)
        self.learner: Mark | LearningWalk = self.model
        table = self.ratings = RatedWords(best, self.params.documents, lambda: self.learner.point)
        marks = (self.query, *self.texts)
        plane.release(*self.found_balls, *marks)
        self.add(*self.found_balls, *marks)
        flown = [
            FadeIn(row, target_position=mark.dot) for row, mark in zip(table.texts, self.texts, strict=True)
        ]
        self.play(self.clear_stage(plane), FadeIn(self.model), *flown, run_time=0.7)
        self._hold(self.model)
        named = FadeIn(table.names, table.head, table.model, run_time=0.6)
        self.numbers = VGroup()
        self._look_at(np.array(self.shown_ranges["weights"]), 0.2, named, named=False)

    @beat(
        "Don't trust one reader completely: keep the weights inside a ball.",
        "Step toward the reader. From outside, go back to the point nearest in [L_2|L two].",
        title="Keep the weights small",
    )
    def learn_in_a_ball(self) -> None:
        plane = self.plane
        ball = self.weight_ball = NormBall(plane, 1, 0.0)
        plane.hold(ball)
        plane.release(*self.drops)
        self.add(*self.drops)
        gone = FadeOut(self.worked, *self.drops)
        self.play(gone, tween(ball, radius=1.0), run_time=self.phrase_left(0.6))
        walk = self.learner = LearningWalk(plane, self.descents[0])
        plane.release(self.model)
        self.remove(self.model)
        plane.hold(walk)
        self.cue()
        for index in range(_FIRST):
            self._step(walk, index, self.phrase_left(1 / (_FIRST - index), least=1.0))

    def _step(self, walk: LearningWalk, index: int, run_time: float) -> None:
        """One step toward the reader, and back into the ball if it leads out of it.

        At the first return it is shown why the ball's point is the nearest one.
        """
        first, back = index == walk.first_return, walk.goes_back(index) > 0
        out = run_time * (0.3 if first else 0.5 if back else 1.0)
        self.play(tween(walk, step=index + 0.5, rate_func=linear), run_time=out)
        if first:
            self._show_the_nearest(walk, index, 0.7 * run_time)
        elif back:
            self.play(tween(walk, step=index + 1, rate_func=linear), run_time=0.5 * run_time)
        else:
            walk.set_state(step=index + 1)

    def _show_the_nearest(self, walk: LearningWalk, index: int, run_time: float) -> None:
        """A step goes back to where the smallest circle touches the diamond, or straight toward zero."""
        plane, stepped = self.plane, walk.descent.stepped[index]
        back = tween(walk, step=index + 1, rate_func=linear, run_time=0.35 * run_time)
        if self.weight_ball.p == 1:
            self.aid: NormBall | PlaneLine = NormBall(plane, 2, 0.0, stepped).thin()
            drawn = tween(self.aid, radius=walk.goes_back(index), run_time=0.45 * run_time)
        else:
            self.aid = PlaneLine(plane, [stepped, np.zeros(2)], "ink", width=2.5, seen=0.0)
            drawn = tween(self.aid, seen=1.0, run_time=0.45 * run_time)
        plane.hold(self.aid)
        self.play(drawn)
        self.play(back)
        plane.release(self.aid)
        self.add(self.aid)
        self.play(FadeOut(self.aid), run_time=0.2 * run_time)

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
        self._look_at(corner_view(best, self.pulled_in[0]), 0.25, shorter, close=True)
        self.wedges: list[Wedge] = []
        if is_about_the_corner(best):
            wedge = Wedge(plane, _corner(best))
            plane.hold(wedge)
            self.wedges.append(wedge)
            self.play(tween(wedge, opened=1.0), run_time=self.phrase_left(0.3, least=0.8))
        last = max(_FIRST + 1, walk.enough)
        for index in range(_FIRST, last):
            self._step(walk, index, self.phrase_left(0.8 / (last - index), least=0.6))
        self.learned = VGroup(learned(1, walk.point))
        self.play(FadeIn(self.learned[0]), run_time=0.4)
        self.cue()
        self._learn_in_the_disc(walk)

    def _hold(self, thing: Any) -> None:
        """What has come to the stage by itself stays on the plane from now on."""
        self.remove(thing)
        self.plane.hold(thing)

    def _look_at(
        self, reach: Points, share: float, *others: Any, named: bool = True, close: bool = False
    ) -> None:
        """Another view of the plane of weights, with its own numbers; a close one shows less of these.

        The reader's name, if it is on the stage already, finds a place that is clear of all that will come.
        """
        plane, best, old = self.plane, np.asarray(self.params.weights), self.numbers
        plane.remove(old)
        zoomed = plane.zoom(reach, margin=_ROOM, way=unit_way, run_time=self.phrase_left(share))
        name = [self.reader_name] if named else []
        self.play(zoomed, *others, FadeOut(old, *name, run_time=0.3))
        self.numbers = edge_numbers(plane, close=close)
        around: list[VMobject] = [self.numbers, *(NormBall(plane, p).edge for p in (1.0, 2.0))]
        around.append(PlaneLine(plane, np.vstack([np.zeros(2), best])))  # the way of a model that learns
        if named and is_about_the_corner(best):
            around.append(Wedge(plane, _corner(best)).set_state(opened=1.0).lines)
        around.append(self.reader.redraw().dot)
        label_near(self.reader_name, plane.at(best), np.where(best < 0, -1.0, 1.0), around, box=plane.box)
        plane.add(self.numbers)
        self.play(FadeIn(self.numbers), *map(FadeIn, name), run_time=0.3)

    def _learn_in_the_disc(self, walk: LearningWalk) -> None:
        """The diamond becomes a disc, in which the model goes on to learn."""
        plane = self.plane
        plane.release(*self.wedges, walk)
        self.add(*self.wedges, walk)
        anew = self.learner = LearningWalk(plane, self.descents[1])
        plane.hold(anew)
        self.play(FadeOut(*self.wedges, walk), run_time=0.3)
        run_time = self.phrase_left(0.15)
        rounded = tween(self.weight_ball, p=2.0, way=reciprocal_way, run_time=run_time)
        self._look_at(np.array(self.shown_ranges["weights"]), 0.15, rounded)
        last = max(_FIRST, anew.enough)
        self._step(anew, 0, self.phrase_left(0.6, least=1.2))
        settled = tween(anew, step=last, rate_func=linear)
        self.play(settled, run_time=self.phrase_left(0.8, least=0.8))
        self.learned.add(learned(2, anew.point))
        self.play(FadeIn(self.learned[1]), run_time=0.4)


def _corner(best: Points) -> Points:
    """The corner of the diamond on the axis of the larger weight."""
    axis = int(np.argmax(np.abs(best)))
    corner: Points = np.eye(2)[axis] * (-1.0 if best[axis] < 0 else 1.0)
    return corner
