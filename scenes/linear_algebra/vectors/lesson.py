from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut
from pydantic import Field

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.head_to_tail import HeadToTail, show_step
from scenes.linear_algebra.vectors.house_spaces import HouseSpace, axes_for
from scenes.linear_algebra.vectors.openings import HouseAndArrow
from scenes.linear_algebra.vectors.params import Factor
from scenes.linear_algebra.vectors.stretching import Stretching
from scenes.stage.axes.spaces import FROM_THE_SIDE
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import House, PlaneVector
from scenes.stage.pictures.pixels import HouseOfPixels
from scenes.stage.type.writing import stack
from scenes.stage.wording.arrows import both_vectors

DOUBLED_AND_HALVED = (2.0, 0.5)
"""The factors that are tried before the lecturer's own."""


class Vectors(Lesson):
    """Arrows to add and to stretch, and lists of numbers to learn from: a vector is both."""

    title = "Vectors"
    prerequisites = ()

    class Params(LessonParams):
        a: PlaneVector = Field((3.0, 1.0), description="first vector: steps to the right, steps up")
        b: PlaneVector = Field((1.0, 2.0), description="second vector")
        scale: Factor = Field(-1.5, description="the number by which a is multiplied")
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
        self.axes = axes_for(p.house, p.other_house)
        self.houses = self.axes * np.random.default_rng(p.seed).uniform(0.05, 0.95, (p.more_houses, 3))

    def facts(self) -> Facts:
        return {
            "arrow": words.arrow_in_words(self.addition.a),
            "joined": words.sum_in_words(self.addition),
            "ways": words.ways_in_words(self.addition),
            "total": self.addition.total,
            "outcome": words.scaling_in_words(self.scaled),
            "house": words.house_in_words(self.params.house),
            "neighbours": words.neighbours_in_words(self.difference),
            "houses": self.params.more_houses + 2,
            "pixels": self.params.image_side**2,
        }

    # Arrows ----------------------------------------------------------------------------------------------

    @beat("What does a house have in common with an arrow? Both are a list of numbers: a vector.")
    def ask(self) -> None:
        opening = HouseAndArrow(self.params.house, self.addition.a)
        self.play(FadeIn(opening.question))
        self.play(Create(opening.house), grow(opening.arrow), run_time=1.5)
        self.wait(1.0)
        self.play(FadeIn(opening.lists))

    @beat("{arrow}")
    def meet_the_arrow(self) -> None:
        self.sum = HeadToTail(self.addition)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.sum.plane, self.set_words(words.first_vector(self.addition.a))), run_time=0.8)
        for step in self.sum.steps_to_first:
            self.play(show_step(step), run_time=0.8)
        self.play(grow(self.sum.first), FadeIn(self.sum.lone_name))

    @beat("To add a second vector, b, start where the first one ends. {joined}")
    def add_head_to_tail(self) -> None:
        self.premise = stack(both_vectors(self.addition.a, self.addition.b))
        self.wipe(self.sum.steps_to_first, self.sum.lone_name)
        set_on_the_head = self.sum.lift_second()
        self.play(grow(self.sum.second), FadeIn(self.premise))
        self.play(set_on_the_head, run_time=1.6)
        self.play(grow(self.sum.total), run_time=1.4)
        self.play(FadeIn(self.sum.names))

    @beat("The order does not matter: b first, and then a, leads to the same place. {ways}")
    def change_the_order(self) -> None:
        for arrow in self.sum.other_way:
            self.play(grow(arrow))
        self.write(words.sum_in_either_order())

    @beat(
        "In numbers: add component by component. Sideways, {p.a[0]} plus {p.b[0]} is {total[0]}; "
        "upwards, {p.a[1]} plus {p.b[1]} is {total[1]}."
    )
    def add_the_components(self) -> None:
        components, total = words.sum_of_components(self.addition)
        self.play(FadeOut(self.sum.parts), self.sum.move_total_in_place(), run_time=0.6)
        self.write(components)
        for step in self.sum.steps_to_total:
            self.play(show_step(step), run_time=0.8)
        self.write_below(total)

    @beat(
        "A number in front multiplies every component. Doubled, the arrow is longer; halved, it is shorter; "
        "and it stays on its line.",
        when=lambda lesson: lesson.scaled.vector.any(),
    )
    def stretch(self) -> None:
        self._start_scaling()
        for factor in DOUBLED_AND_HALVED:
            self.play(self.stretching.stretch_to(factor), run_time=2.0)

    @beat("{p.scale} times a {outcome}.")
    def scale(self) -> None:
        if not self.scaled.vector.any():
            self._start_scaling()
        self.play(self.stretching.stretch_to(self.scaled.factor), run_time=2.4)
        self.write_below(words.multiple_formula(self.scaled))

    def _start_scaling(self) -> None:
        """Show a with its line, and over it the arrow c·a, which follows the number c."""
        self.stretching = Stretching(self.scaled.vector, [*DOUBLED_AND_HALVED, self.scaled.factor])
        self.wipe(self.premise, self.sum.plane, self.sum.total, self.sum.steps_to_total)
        rows = self.set_words(*words.any_multiple(self.scaled.vector), self.stretching.number)
        self.play(FadeIn(self.stretching.plane, rows))
        self.play(FadeIn(self.stretching))

    # Lists of numbers ------------------------------------------------------------------------------------

    @beat(
        "Now a house: {house}. "
        "Three numbers are a vector too: a point in a space with one axis for each feature."
    )
    def describe_a_house(self) -> None:
        self.space = HouseSpace(self.axes, self.params.house, self.params.other_house)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.space, self.set_words(words.house_formula(self.params.house))))
        for leg in self.space.path:
            self.play(Create(leg), run_time=0.7)
        self.play(FadeIn(self.space.pair.dots[0]), run_time=0.5)

    @beat("Another house is another point. {neighbours}")
    def compare_two_houses(self) -> None:
        other, difference = words.difference_of_houses(self.params.other_house, self.difference)
        self.play(FadeOut(self.space.path), FadeIn(self.space.pair.dots[1], self.space.pair.marks))
        self.write_below(other)
        self.play(grow(self.space.pair.between), run_time=1.5)
        self.write_below(difference)

    @beat("A data set is a cloud of such points: here {houses} houses, three numbers each.")
    def gather_a_data_set(self) -> None:
        self.cloud = self.space.cloud(self.houses)
        self.wipe(self.space.pair.between, self.space.pair.marks)
        self.play(FadeIn(self.cloud, self.set_words(*words.size_of_data(len(self.houses) + 2))))
        self.play(tween(self.space, self.cloud, *self.space.pair.dots, azimuth=FROM_THE_SIDE, run_time=4.0))

    @beat(
        "A picture is a vector too: {p.image_side} by {p.image_side} pixels make a list of {pixels} numbers. "
        "In machine learning every example is a vector."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(HouseOfPixels(self.params.image_side)))
        self.show_one_by_one(self.set_words(*words.picture_as_vector(self.params.image_side)))
