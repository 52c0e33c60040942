"""The last part: a model that learns one reader's ratings, and the balls in which its weights are kept."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, VGroup, VMobject, linear

from mathkit.linear_algebra.norms import PulledDescent
from scenes.linear_algebra.norms.nearest import NearestTexts, unit_way
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.weights.corners import TouchingDisc, Wedge, corner_toward, past_the_corner
from scenes.linear_algebra.norms.weights.learned_weights import LearningWalk, edge_numbers, inside_numbers
from scenes.linear_algebra.norms.weights.learning_words import is_about_the_corner
from scenes.linear_algebra.norms.weights.rated_words import RatedWords, learned
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneLine
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.type.typesetting import Points

_ROOM = 0.9
"""Around what must be seen of the plane of weights, in manim units, for the numbers at its edges."""

_PLATE = 0.12
"""Around a name, for its plate, in manim units."""

_CLEAR_STEPS = 4
"""The reader's name is clear of so many steps."""

_LEFT_BEHIND = 0.45
"""The opacity of the model that the diamond has kept, when another one learns in the disc."""


class LearnedInBalls(NearestTexts):
    """Step by step, a model learns one reader's ratings, but its weights stay in a ball."""

    descents: list[PulledDescent]

    @beat(
        "A model learns how political each word is.",
        "It moves toward one reader's ratings.",
        title="A model learns weights",
    )
    def rate_the_words(self) -> None:
        plane, best = self.plane, np.asarray(self.params.weights)
        self._turn_to_weights()
        self._name_the_reader()
        self.cue()
        zero = np.zeros(2)
        self.drops = [PlaneLine(plane, [foot, best], "second", width=2.5, seen=0.0) for foot in np.diag(best)]
        self.apart = PlaneLine(plane, [zero, best], "result", seen=0.0)
        plane.hold(*self.drops, self.apart)
        rated = [tween(drop, seen=1.0) for drop in self.drops]
        read = FadeIn(self.reader, self.reader_name, self.ratings.reader)
        self.play(*rated, read, run_time=self.phrase_left(0.4))
        self._hold(self.reader)
        self.play(tween(self.apart, seen=1.0), FadeIn(self.ratings.distance), run_time=self.phrase_left(0.7))

    def _turn_to_weights(self) -> None:
        """The plane of counts becomes that of weights, and your text becomes zero, with its last ball."""
        plane, ball = self.plane, self.found_balls[-1]
        marks = (self.query, *self.texts)
        plane.release(*self.found_balls, *marks)
        self.add(*self.found_balls, *marks)
        self.zero = Mark(plane, self.params.query, "data")
        self.learner: Mark | LearningWalk = Mark(plane, (0.0, 0.0), "path").set_z_index(6)
        table = self.ratings = RatedWords(np.asarray(self.params.weights), lambda: self.learner.point)
        self.add(self.zero)
        self.play(self.clear_stage(plane, ball, self.zero), run_time=0.3)
        run_time = self.phrase_left(0.4, least=1.0)
        zoomed = plane.zoom(self.shown_ranges["weights"], margin=_ROOM, way=unit_way, run_time=run_time)
        home = (
            tween(each, **place, run_time=run_time)
            for each, place in (
                (ball, {"middle": np.zeros(2), "radius": 0.0}),
                (self.zero, {"point": np.zeros(2)}),
            )
        )
        self.play(zoomed, *home, FadeIn(table.names, run_time=0.6))
        self.remove(ball)
        self._hold(self.zero)
        self.numbers = edge_numbers(plane)
        plane.add(self.numbers)
        self.play(FadeIn(self.numbers, self.learner.redraw(), table.model), run_time=0.5)
        self._hold(self.learner)

    def _name_the_reader(self) -> None:
        """Make the reader's point and name, which is clear of all that will come."""
        plane, best = self.plane, np.asarray(self.params.weights)
        self.reader = Mark(plane, best, "second").set_z_index(5)
        self.reader_name = tag("one reader", "second").set_z_index(4)
        around: list[VMobject] = [self.numbers, *(NormBall(plane, p).edge for p in (1.0, 2.0))]
        around += [PlaneLine(plane, [foot, best]) for foot in (np.zeros(2), *np.diag(best))]
        if is_about_the_corner(best):
            around.append(Wedge(plane, corner_toward(best)).set_state(opened=1.0).lines)
            around.append(LearningWalk(plane, self.descents[0]).set_state(step=_CLEAR_STEPS).trail)
        room = plane.box.inset(_PLATE)
        label_near(self.reader_name, plane.at(best), np.where(best < 0, -1.0, 1.0), around, box=room)

    @beat(
        "One reader can be wrong, so keep the weights small: inside a ball around zero.",
        "If a step leaves it, return to the nearest point.",
        title="Keep the weights small",
    )
    def learn_in_a_ball(self) -> None:
        plane = self.plane
        ball = self.weight_ball = NormBall(plane, 1, 0.0, box=inside_numbers(plane))
        plane.hold(ball)
        passed = [*self.drops, self.apart]
        plane.release(*passed)
        self.add(*passed)
        self.play(FadeOut(*passed), run_time=self.phrase_left(0.25))
        self.play(tween(ball, radius=1.0), run_time=self.phrase_left(0.6))
        walk = LearningWalk(plane, self.descents[0])
        plane.release(self.learner)
        self.remove(self.learner)
        plane.hold(walk)
        self.learner = walk
        self.cue()
        self.shown_steps = 1 + max(walk.first_return, 0)
        for index in range(self.shown_steps):
            self._step(walk, index, self.phrase_left(1 / (self.shown_steps - index), least=0.6))

    def _step(self, walk: LearningWalk, index: int, run_time: float) -> None:
        """One step toward the reader, and back to where a disc that grows around it touches the ball."""
        back = walk.goes_back(index) > 0
        self.play(
            tween(walk, step=index + 0.5, rate_func=linear), run_time=(0.25 if back else 1.0) * run_time
        )
        if not back:
            walk.set_state(step=index + 1)
            return
        touching = TouchingDisc(self.weight_ball, walk.descent.stepped[index])
        self.add(touching)
        self.play(tween(touching, grown=1.0), run_time=0.35 * run_time)
        self.play(tween(walk, step=index + 1, rate_func=linear), run_time=0.25 * run_time)
        self.play(FadeOut(touching), run_time=0.15 * run_time)

    @beat(
        "{between}",
        "{caught}",
        "{disc}",
        title="A corner makes a weight zero",
    )
    def meet_the_corner(self) -> None:
        walk, best = self.learner, np.asarray(self.params.weights)
        assert isinstance(walk, LearningWalk)
        self.wedges: list[Wedge] = []
        if is_about_the_corner(best):
            self._pass_the_corner(best)
        else:
            self.ring(self.reader.dot)
        self.cue()
        index = self.shown_steps
        self._step(walk, index, self.phrase_left(0.6, least=1.2))
        if walk.enough > index + 1:
            self.play(tween(walk, step=walk.enough, rate_func=linear), run_time=self.phrase_left(0.7))
        self.learned = VGroup(learned(1, walk.point))
        self.play(FadeIn(self.learned[0]), run_time=0.4)
        self.cue()
        self._learn_in_the_disc(walk, best)

    def _pass_the_corner(self, best: Points) -> None:
        """A point passes the corner: its disc touches an edge, then the corner, then the other edge."""
        wedge = Wedge(self.plane, corner_toward(best))
        self.plane.hold(wedge)
        self.wedges.append(wedge)
        self.play(tween(wedge, opened=1.0), run_time=self.phrase_left(0.2, least=0.6))
        first, last = past_the_corner(best)
        self.touching = touching = TouchingDisc(self.weight_ball, first)
        self.add(touching)
        self.play(tween(touching, grown=1.0), run_time=0.5)
        self.play(tween(touching, at=last, rate_func=linear), run_time=self.phrase_left(0.85, least=1.8))
        self.play(FadeOut(touching), run_time=0.3)

    def _hold(self, thing: Any) -> None:
        """What has come to the stage by itself stays on the plane from now on."""
        self.remove(thing)
        self.plane.hold(thing)
        self.add(self.plane)

    def _learn_in_the_disc(self, walk: LearningWalk, best: Points) -> None:
        """The diamond becomes a disc, where a model learns anew; what the diamond has kept is still seen."""
        plane = self.plane
        plane.release(*self.wedges, walk)
        self.add(*self.wedges, walk)
        anew = self.learner = LearningWalk(plane, self.descents[1])
        self.ray = PlaneLine(plane, [np.zeros(2), best], "muted", width=2.5, seen=0.0)
        plane.hold(self.ray, anew)
        paler: Any = walk.dot.animate.set_opacity(_LEFT_BEHIND)
        rounded = tween(self.weight_ball, p=2.0, way=reciprocal_way)
        gone = FadeOut(*self.wedges, walk.trail)
        self.play(rounded, paler, gone, tween(self.ray, seen=1.0), run_time=self.phrase_left(0.25))
        # What has been learned is written early enough to be read.
        pace = self.phrase_left(0.15, least=0.4)
        for step in (0.5, 1.0, 1.5, 2.0):
            self.play(tween(anew, step=step, rate_func=linear), run_time=pace)
        if anew.enough > 2:
            self.play(tween(anew, step=anew.enough, rate_func=linear), run_time=0.8)
        self.learned.add(learned(2, anew.point))
        self.play(FadeIn(self.learned[1]), run_time=0.4)
