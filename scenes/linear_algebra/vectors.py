from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.stage.arrows import Repoint, grow
from scenes.stage.frame import PICTURE
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import counted, listed, math_number
from scenes.stage.pictures.head_to_tail import HeadToTail, steps
from scenes.stage.pictures.openings import HouseAndArrow
from scenes.stage.pictures.pixels import HOUSE, Pixels, lit
from scenes.stage.pictures.spaces import FROM_THE_SIDE, Space, Turn, TwoPoints
from scenes.stage.pictures.stretching import Stretch, Stretching
from scenes.stage.planes import Plane
from scenes.stage.quantities import Hundredths, PlaneVector
from scenes.stage.readouts import Reading, readout
from scenes.stage.wording import arrows as words
from scenes.stage.wording import houses
from scenes.stage.wording.arrows import A, B
from scenes.stage.writing import FORMULA_SIZE, STATEMENT_SIZE, formula, stack, text

House = tuple[
    Annotated[float, Field(ge=10, le=1000), Hundredths],
    Annotated[int, Field(ge=0, le=20)],
    Annotated[float, Field(ge=0, le=200), Hundredths],
]

STRETCHED, SHRUNK = 2.0, 0.5
"""Two factors to try before the lecturer's own."""

FEATURES = ("area in m²", "bedrooms", "age in years")
SHORTEST_AXES = (10.0, 3.0, 10.0)

ROOM = 1.2
"""The axes of the space of houses are this many times as long as the houses need."""


class Vectors(Lesson):
    """Arrows to add and to stretch, and lists of numbers to learn from: a vector is both."""

    title = "Vectors"
    prerequisites = ()

    class Params(LessonParams):
        a: PlaneVector = Field((3.0, 1.0), description="first vector: steps to the right, steps up")
        b: PlaneVector = Field((1.0, 2.0), description="second vector")
        scale: Annotated[float, Hundredths] = Field(
            -1.5, ge=-3, le=3, description="the number by which a is multiplied"
        )
        house: House = Field((120.0, 3, 20.0), description="a house: area in m², bedrooms, age in years")
        other_house: House = Field((75.0, 2, 40.0), description="another house, in the same units")
        more_houses: int = Field(60, ge=1, le=300, description="further, made-up houses in the data set")
        image_side: int = Field(28, ge=8, le=999, description="pixels along one side of a square picture")
        seed: int = Field(0, ge=0, le=9999, description="seed of the made-up houses")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.addition = add_vectors(p.a, p.b)
        self.scaled = scale_vector(p.scale, p.a)
        self.difference = add_vectors(p.other_house, scale_vector(-1.0, p.house).scaled).total
        self.axes = ROOM * np.max([p.house, p.other_house, SHORTEST_AXES], axis=0)
        self.houses = self.axes * np.random.default_rng(p.seed).uniform(0.05, 0.95, (p.more_houses, 3))

    def facts(self) -> Facts:
        p, (x, y) = self.params, self.addition.total
        return {
            "arrow": words.arrow_in_words(self.addition.a),
            "joined": words.sum_in_words(self.addition),
            "ways": words.ways_in_words(self.addition),
            "total_x": x,
            "total_y": y,
            "stretched": STRETCHED,
            "shrunk": SHRUNK,
            "scaled": words.multiple_in_words(self.scaled),
            "outcome": words.scaling_in_words(self.scaled),
            "area": p.house[0],
            "bedrooms": counted(p.house[1], "bedroom"),
            "age": houses.years(p.house[2]),
            "difference": listed(self.difference),
            "neighbours": houses.neighbours_in_words(self.difference),
            "features": len(FEATURES),
            "houses": p.more_houses + 2,
            "pixels": p.image_side**2,
        }

    # Arrows ----------------------------------------------------------------------------------------------

    @beat("What does a house have in common with an arrow? Both are a list of numbers: a vector.")
    def ask(self) -> None:
        question = "What does a house have in common with an arrow?"
        opening = HouseAndArrow(question, self.params.house, self.addition.a)
        self.play(FadeIn(opening.question))
        self.play(Create(opening.house), grow(opening.arrow), run_time=1.5)
        self.wait(1.0)
        self.play(FadeIn(opening.lists))

    @beat("{arrow}")
    def meet_the_arrow(self) -> None:
        a, b, total = self.addition.a, self.addition.b, self.addition.total
        self.plane = Plane([a, b, total], largest_unit=np.inf)
        self.sum = HeadToTail(self.plane, self.addition)
        walk = steps(self.plane, (a, "data"), beside=self.sum.first)
        name = self.sum.name_alone(walk)
        self.words = stack(formula(words.math_vectors((A, a))))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.plane, self.words), run_time=0.8)
        for step in walk:
            self.play(grow(step[0]), FadeIn(step[1:]), run_time=0.8)
        self.play(grow(self.sum.first), FadeIn(name))
        self.walk = VGroup(walk, name)

    @beat("To add a second vector, b, start where the first one ends. {joined}")
    def add_head_to_tail(self) -> None:
        a, b, second = self.addition.a, self.addition.b, self.sum.second
        middle, end = second.start, second.end
        second.point(self.plane.at((0, 0)), self.plane.at(b))
        self.play(FadeOut(self.walk, self.words), run_time=0.5)
        self.words = stack(formula(words.math_vectors((A, a), (B, b))))
        self.play(grow(second), FadeIn(self.words))
        self.play(Repoint(second, middle, end), run_time=1.6)
        self.play(grow(self.sum.total), run_time=1.4)
        self.play(FadeIn(self.sum.names))

    @beat("The order does not matter: b first, and then a, leads to the same place. {ways}")
    def change_the_order(self) -> None:
        self.order = stack(formula(f"{A} + {B} = {B} + {A}"), under=self.words)
        for arrow in self.sum.other_way:
            self.play(grow(arrow))
        self.play(FadeIn(self.order))

    @beat(
        "In numbers: add component by component. Sideways, {p.a[0]} plus {p.b[0]} is {total_x}; "
        "upwards, {p.a[1]} plus {p.b[1]} is {total_y}."
    )
    def add_the_components(self) -> None:
        a, b, arrows = self.addition.a, self.addition.b, self.sum
        in_place = self.plane.arrow(self.addition.total)
        self.walk = steps(self.plane, (a, "data"), (b, "second"), beside=in_place)
        self.worked = stack(*words.sum_of_components(self.addition), under=self.words)
        self.play(
            FadeOut(self.order, arrows.other_way, arrows.names, arrows.first, arrows.second),
            Repoint(arrows.total, in_place.start, in_place.end),
            run_time=0.6,
        )
        self.play(FadeIn(self.worked[0]))
        for step in self.walk:
            self.play(grow(step[0]), FadeIn(step[1:]), run_time=0.8)
        self.play(FadeIn(self.worked[1]))

    @beat(
        "A number in front multiplies every component. Times {stretched}, the arrow is longer; "
        "times {shrunk}, shorter; and it stays on its line.",
        when=lambda lesson: lesson.scaled.vector.any(),
    )
    def stretch(self) -> None:
        self._start_scaling()
        for factor in (STRETCHED, SHRUNK):
            self.play(Stretch(self.stretching, factor), run_time=2.0)

    @beat("{p.scale} times a {outcome}.")
    def scale(self) -> None:
        if not self.scaled.vector.any():
            self._start_scaling()
        worked = stack(words.multiple_formula(self.scaled), under=self.words)
        self.play(Stretch(self.stretching, self.scaled.factor), run_time=2.4)
        self.play(FadeIn(worked))

    def _start_scaling(self) -> None:
        """Show a with its line, and the arrow c·a over it, which follows the number c."""
        a = self.scaled.vector
        self.stretching = stretching = Stretching(a, [STRETCHED, SHRUNK, self.scaled.factor])
        self.play(self.clear_stage(), run_time=0.6)
        self.words = stack(
            formula(words.math_vectors((A, a))),
            words.multiple_of_components(a),
            readout([Reading("$c =$", lambda: stretching.factor, role="path")], size=FORMULA_SIZE),
        )
        self.play(FadeIn(stretching.plane, self.words))
        self.play(FadeIn(stretching))

    # Lists of numbers ------------------------------------------------------------------------------------

    @beat(
        "Now a house: {area} square metres, {bedrooms}, {age} old. "
        "Three numbers are a vector too: a point in a space with one axis for each feature."
    )
    def describe_a_house(self) -> None:
        house = self.params.house
        self.space = Space(self.axes, FEATURES)
        self.way = self.space.legs(house)
        self.pair = TwoPoints(self.space, (house, self.params.other_house), ("$x$", "$y$"))
        self.point, self.other_point = self.pair.dots
        self.words = stack(houses.house_formula(house, FEATURES))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.space, self.words))
        for leg in self.way:
            self.play(Create(leg), run_time=0.7)
        self.play(FadeIn(self.point), run_time=0.5)

    @beat("Another house is another point. {neighbours}")
    def compare_two_houses(self) -> None:
        self.between, other = self.pair.between, self.params.other_house
        more = stack(*houses.difference_of_houses(other, self.difference), under=self.words)
        self.play(FadeOut(self.way), FadeIn(self.other_point, self.pair.marks, more[0]))
        self.play(grow(self.between), run_time=1.5)
        self.play(FadeIn(more[1]))
        self.words = VGroup(self.words, more)

    @beat("A data set is a cloud of such points: here {houses} houses, {features} numbers each.")
    def gather_a_data_set(self) -> None:
        self.cloud = self.space.cloud(self.houses)
        self.play(FadeOut(self.words, self.between, self.pair.marks), run_time=0.6)
        self.words = stack(*houses.size_of_data(len(self.houses) + 2, len(FEATURES)))
        self.play(FadeIn(self.cloud, self.words))
        self.play(Turn(self.space, FROM_THE_SIDE, self.cloud, self.point, self.other_point), run_time=4.0)

    @beat(
        "A picture is a vector too: {p.image_side} by {p.image_side} pixels make a list of {pixels} numbers. "
        "In machine learning every example is a vector."
    )
    def what_it_is_for(self) -> None:
        side = self.params.image_side
        pixels = PICTURE.place(Pixels(lit(HOUSE, side)))
        rows = stack(
            text(f"{side} × {side} pixels", size=STATEMENT_SIZE),
            formula(f"{houses.HOUSE} = vec(x_1, x_2, dots.v, x_({math_number(side**2)}))"),
        )
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(pixels))
        self.show_one_by_one(rows)
