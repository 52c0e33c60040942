from __future__ import annotations

import math
from typing import Annotated, Self

import numpy as np
from manim import Create, FadeIn
from pydantic import Field, model_validator

from mathkit.linear_algebra import norms as maths
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.neighbours import Neighbours
from scenes.linear_algebra.norms.norm_balls import Measured, UnitBall, pulled_into_balls
from scenes.linear_algebra.norms.walks import LEAST_DIFFERENCE, Walks
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenth, Tenths
from scenes.stage.type.writing import formula, stack
from scenes.stage.wording.arrows import A, B, length_in_words, math_vectors
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

    @beat("How far apart are the points a and b? That depends on how you may walk.")
    def ask(self) -> None:
        self.picture = Walks(self.distances)
        self.premise = stack(formula(math_vectors((A, self.params.a), (B, self.params.b))))
        self.play(FadeIn(self.picture.plane, self.premise), run_time=0.8)
        self.play(FadeIn(*self.picture.trails, self.picture.ends, self.picture.names))

    @beat(
        "Along the streets, one coordinate at a time, the differences add up: {legs[0]} plus {legs[1]} makes "
        "{manhattan}. That is the [L_1|L one] norm of the difference."
    )
    def walk_the_streets(self) -> None:
        self._walk(0)
        self.play(FadeIn(self.picture.legs), run_time=0.6)

    @beat("Straight across it is {straight}, by Pythagoras: the [L_2|L two] norm, the length you know.")
    def walk_straight(self) -> None:
        self.play(dim(self.picture.trails[0]))
        self._walk(1)

    @beat(
        "And if both coordinates may change at once, as for the king in chess, only the larger difference "
        "counts: {chebyshev}. That is [L_infinity|L infinity]."
    )
    def walk_both_at_once(self) -> None:
        self.play(dim(self.picture.trails[1]))
        self._walk(2)

    # Balls -----------------------------------------------------------------------------------------------

    @beat(
        "Every norm has a unit ball, the points at most one from the origin: for [p = 1|p equal to one] "
        "a diamond, for two a disc; as p grows, it swells into a square."
    )
    def meet_the_balls(self) -> None:
        self.balls = balls = UnitBall(EXPONENTS[0])
        self.premise = stack(formula(words.P_NORM))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(balls.plane, balls.one, self.premise))
        self.play(Create(balls.ball), FadeIn(self.set_words(balls.panel())), run_time=1.6)
        self.add(balls.traces, balls.ball)
        for p in EXPONENTS[1:]:
            self.play(balls.swell(p), run_time=2.2)
            self.wait(0.3)

    @beat(
        "Any p measures: its ball grows until it meets the tip of [b - a|b minus a]. For p equal to {p.p}, "
        "that takes a radius of {radius}. A larger p never takes more."
    )
    def measure_with_a_ball(self) -> None:
        self.measured = picture = Measured(self.distances.difference, self.params.p, "$b - a$")
        self.wipe(self.balls)
        self.play(FadeIn(picture.plane, picture.arrow, picture.label))
        self.play(FadeIn(picture.ball, self.set_words(picture.panel())))
        self.play(tween(picture.ball, radius=picture.reach), run_time=3.0)
        self.play(FadeIn(picture.touch))
        self.write_below(words.worked_p_norm(self.distances.difference, self.p_distance))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Which document is nearer to the query, q? By distance, {by_distance}; by the cosine, which does not "
        "see how long a document is, {by_angle}. A neighbour is near only by some measure."
    )
    def find_the_nearest(self) -> None:
        p = self.params
        table = words.neighbours_table(self.neighbours, self.ranking, NAMES[1:])
        self.search = search = Neighbours(p.query, p.documents, NAMES, TOPICS, table)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(search.plane, search.axis_names, search.documents, search.query, search.names))
        self.play(Create(search.ways), FadeIn(search.table))
        self.play(Create(search.arcs))
        self.play(*search.point_out("distance", self.neighbours.nearest))
        self.play(*search.point_out("cosine", self.ranking.nearest))

    @beat(
        "To keep a model's weights small, pull them into a ball: with [L_1|L one] often to a corner, where a "
        "weight is zero; [L_2|L two] shrinks all alike; [L_infinity|L infinity] clips each one."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        self.panels = pulled_into_balls(self.params.weights)
        for panel in self.panels:
            self.play(FadeIn(panel.plane, panel.ball, panel.start, panel.label, panel.use))
            self.play(Create(panel.way), run_time=0.8)
            self.play(FadeIn(panel.end, panel.found))

    def _walk(self, index: int) -> None:
        """Walk along one of the paths, and write its length."""
        self.add(self.picture.ends)  # the points stay above the trails
        self.play(self.picture.walk(index))
        self.write_below(words.worked_norm(self.distances, EXPONENTS[index]))
