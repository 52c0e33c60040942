from __future__ import annotations

import math
from typing import Annotated, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, there_and_back
from pydantic import Field, model_validator

from mathkit.linear_algebra import norms as maths
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.arrow_words import A, B, length_in_words, math_vectors
from scenes.linear_algebra.norms.neighbours import Neighbours
from scenes.linear_algebra.norms.norm_balls import Measured, UnitBall, pulled_into_balls
from scenes.linear_algebra.norms.walks import LEAST_DIFFERENCE, Walks
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.params.quantities import Tenth, Tenths
from scenes.stage.type.writing import formula, stack
from scenes.stage.wording.rankings import rank

Coordinate = Annotated[float, Field(ge=-5, le=5), Tenths]
Weight = Annotated[float, Field(ge=-2.5, le=2.5), Tenths]
Count = Annotated[int, Field(ge=1, le=12)]
Point = tuple[Coordinate, Coordinate]
Counts = tuple[Count, Count]

TOPICS = ("goal", "vote")
"""The words that are counted in a document."""

NAMES = "qAB"
"""Of the query and the documents."""

EXPONENTS = (1.0, 2.0, math.inf)
"""p of the three norms."""


class Norms(Lesson):
    """How far apart two points are depends on how one may walk: each norm has a ball of its own shape."""

    title = "Norms and distances"
    prerequisites = ("vectors", "dot_product")
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        a: Point = Field((-2.0, -1.0), description="the point where the walks start")
        b: Point = Field((1.0, 3.0), description="the point to which they lead")
        p: Tenth = Field(3.0, ge=1, le=20, description="exponent of one more norm")
        query: Counts = Field((3, 2), description="how often the query says 'goal' and 'vote'")
        documents: tuple[Counts, Counts] = Field(
            ((10, 4), (2, 4)), description="how often each of two documents says 'goal' and 'vote'"
        )
        weights: tuple[Weight, Weight] = Field((0.5, 1.8), description="weights to be pulled into a ball")

        @model_validator(mode="after")
        def _apart(self) -> Self:
            if maths.p_norm(np.subtract(self.b, self.a), math.inf) < LEAST_DIFFERENCE:
                raise ValueError(f"a and b must differ by at least {LEAST_DIFFERENCE} in one coordinate")
            return self

    params: Params

    def compute(self) -> None:
        p = self.params
        self.distances = maths.distances(p.a, p.b)
        self.p_distance = maths.p_norm(self.distances.difference, p.p)
        self.neighbours = maths.nearest_points(p.query, p.documents)
        self.ranking = rank(p.query, p.documents)

    def facts(self) -> Facts:
        return {
            "legs": np.abs(self.distances.difference),
            "manhattan": self.distances.manhattan,
            "euclidean": self.distances.euclidean,
            "straight": length_in_words(self.distances.euclidean),
            "chebyshev": self.distances.chebyshev,
            "p_distance": self.p_distance,
            "radius": length_in_words(self.p_distance),
            "by_distance": words.nearest_of_two(self.neighbours.nearest, NAMES[1:]),
            "by_angle": words.nearest_of_two(self.ranking.nearest, NAMES[1:]),
            "pulled_in": np.array([maths.nearest_in_ball(self.params.weights, p) for p in EXPONENTS]),
        }

    # Three walks -----------------------------------------------------------------------------------------

    @beat(
        "How far apart are the points a and b?",
        "It depends on how you're allowed to walk.",
        title="How far is it from a to b?",
    )
    def meet_two_points(self) -> None:
        self.picture = picture = Walks(self.distances)
        self.premise = stack(formula(math_vectors((A, self.params.a), (B, self.params.b))))
        self.play(FadeIn(picture.plane), run_time=0.8)
        self.play(FadeIn(*picture.trails, picture.ends, picture.names, lag_ratio=0.1), run_time=1.4)
        self.cue()
        self.play(FadeIn(self.premise), run_time=2.0)

    @beat(
        "Along the streets, you change one coordinate at a time.",
        "So the differences add up: {legs[0]} plus {legs[1]} is {manhattan}.",
        "That's the [L_1|L one] norm of the difference.",
        title="Along the streets",
    )
    def walk_the_streets(self) -> None:
        self.add(self.picture.ends)  # the points stay above the trails
        self.play(self.picture.walk(0), run_time=self.phrase_left())
        self.cue()
        for leg in self.picture.legs:
            self.play(FadeIn(leg), run_time=1.2)
        self.cue()
        self._write_length(0)

    @beat(
        "Straight across, it's {straight}, by Pythagoras.",
        "That's the [L_2|L two] norm: the length you know.",
        title="Straight across",
    )
    def walk_straight(self) -> None:
        self.play(dim(self.picture.trails[0], *self.picture.legs), run_time=0.8)
        self.play(self.picture.walk(1), run_time=self.phrase_left(least=1.5))
        self.cue()
        self._write_length(1)

    @beat(
        "Now let both coordinates change at once, like a king in chess.",
        "The smaller difference costs nothing extra, so only the larger one counts: {chebyshev}.",
        "That's the [L_infinity|L infinity] norm.",
        title="Like a king in chess",
    )
    def walk_both_at_once(self) -> None:
        picture, bend = self.picture, self.picture.diagonal
        self.play(dim(picture.trails[1]), run_time=0.8)
        if bend:
            self.play(picture.walk(2, 0, bend), run_time=self.phrase_left())
        self.cue()
        if bend < picture.trails[2].steps:
            self.play(picture.walk(2, bend), run_time=self.phrase_left(0.6))
        self.cue()
        self._write_length(2)

    # Balls -----------------------------------------------------------------------------------------------

    @beat(
        "Every norm has a unit ball: all points that are at most one from the origin.",
        "Along the streets it's a diamond; straight across, a disc.",
        "They belong to one family, with an exponent p. As p grows, the ball swells into the king's square.",
        title="The ball of a norm",
    )
    def meet_the_balls(self) -> None:
        self.balls = balls = UnitBall(EXPONENTS[0])
        self.premise, self.words = VGroup(), VGroup()
        self.play(self.clear_stage(), FadeIn(balls.plane, balls.one), run_time=1.2)
        self.play(Create(balls.ball), run_time=self.phrase_left())
        self.add(balls.traces, balls.ball)
        self.cue()
        self.wait(self.phrase_left(0.4))
        self.play(balls.swell(EXPONENTS[1]), run_time=self.phrase_left())
        self.cue()
        self.premise = stack(formula(words.P_NORM))
        self.play(FadeIn(self.premise, self.set_words(balls.panel())), run_time=self.phrase_left(0.25))
        self.wait(self.phrase_left(0.2))
        self.play(balls.swell(EXPONENTS[2]), run_time=self.phrase_left(0.9))

    @beat(
        "Here's [b - a|b minus a], as an arrow from the origin.",
        "For p equal to {p.p}, let the radius of the ball grow until it meets the tip.",
        "That takes {radius}, which is the norm of the arrow.",
        title="Measure with a ball",
    )
    def measure_with_a_ball(self) -> None:
        balls = self.balls
        self.measured = picture = Measured(self.distances.difference, self.params.p, "$b - a$")
        # The square is as large as it was on the other plane, and becomes the unit ball of this one.
        picture.ball.set_state(p=math.inf, radius=balls.plane.unit / picture.plane.unit)
        shrinks = tween(picture.ball, p=self.params.p, radius=1.0, way=reciprocal_way)
        self.play(FadeOut(balls, self.words), FadeIn(picture.plane), shrinks, run_time=1.6)
        self.play(grow(picture.arrow), run_time=self.phrase_left(0.8))
        self.play(FadeIn(picture.label), run_time=0.6)
        self.cue()
        self.play(FadeIn(self.set_words(picture.panel())), run_time=0.6)
        self.play(tween(picture.ball, radius=picture.reach), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(picture.touch), run_time=0.6)
        length = words.worked_p_norm(self.distances.difference, self.p_distance)
        self.write_below(length, run_time=self.phrase_left(0.7))

    @beat(
        "Any p from one on gives a norm. The larger p, the wider the ball, and the less it has to grow.",
        title="A larger p, a shorter distance",
    )
    def widen_the_ball(self) -> None:
        ball = self.measured.ball
        wider = tween(ball, p=math.inf, way=reciprocal_way, rate_func=there_and_back)
        self.play(wider, run_time=self.phrase_left(0.9))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Which document is nearer to the query, q?",
        "By distance, {by_distance}.",
        "But the cosine only sees the direction, not how long a document is. By the cosine, {by_angle}.",
        title="Which document is nearer?",
    )
    def find_the_nearest(self) -> None:
        p = self.params
        table = words.neighbours_table(self.neighbours, self.ranking, NAMES[1:])
        self.search = search = Neighbours(p.query, p.documents, NAMES, TOPICS, table)
        self.play(self.clear_stage(), FadeIn(search.plane, search.axis_names), run_time=1.2)
        self.premise, self.words = VGroup(), VGroup()
        for arrow, name in zip((search.query, *search.documents), search.names, strict=True):
            self.play(grow(arrow), FadeIn(name), run_time=0.7)
        self.cue()
        self.play(Create(search.ways), search.show_numbers("distance"), run_time=1.2)
        self.play(*search.point_out("distance", self.neighbours.nearest))
        self.cue()
        self.play(Create(search.arcs), run_time=self.phrase_left(0.5))
        self.play(search.show_numbers("cosine"), run_time=1.2)
        self.play(*search.point_out("cosine", self.ranking.nearest), run_time=self.phrase_left(0.7))

    @beat(
        "Models often work better with small weights, w. So let's pull them into a ball.",
        "The diamond often catches them at a corner, where one weight is exactly zero.",
        "The disc shrinks all of them by the same factor.",
        "The square only clips those that are too large.",
        title="Keep the weights small",
    )
    def pull_into_balls(self) -> None:
        self.panels = pulled_into_balls(self.params.weights)
        planes = VGroup(*(VGroup(panel.plane, panel.ball, panel.title) for panel in self.panels))
        self.play(self.clear_stage(), FadeIn(planes), run_time=1.6)
        for panel in self.panels:
            self.play(FadeIn(panel.start, panel.label), run_time=self.phrase_left(0.3))
        for panel in self.panels:
            self.cue()
            self.play(Create(panel.way), run_time=self.phrase_left(0.6))
            self.play(FadeIn(panel.end, panel.found), run_time=1.0)

    @beat(
        "So how far is it from a to b? {manhattan}, {straight} or {chebyshev}: it depends on the walk.",
        title="Three walks, three answers",
    )
    def return_to_the_walks(self) -> None:
        self.picture = picture = Walks(self.distances)
        self.play(
            self.clear_stage(),
            FadeIn(picture.plane, *picture.trails, picture.ends, picture.names),
            run_time=1.2,
        )
        self.add(picture.ends)
        for index in range(3):
            self.play(picture.walk(index), run_time=self.phrase_left(1 / (3 - index)))

    def _write_length(self, index: int) -> None:
        """Write the length of one of the walks."""
        self.write_below(words.worked_norm(self.distances, EXPONENTS[index]), run_time=1.6)
