from __future__ import annotations

import numpy as np
from manim import DOWN, Create, FadeIn, FadeOut, ReplacementTransform, VGroup, linear
from pydantic import Field

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.linear_algebra.vectors import words
from scenes.linear_algebra.vectors.head_to_tail import HeadToTail, show_step
from scenes.linear_algebra.vectors.house_spaces import HouseSpace, axes_for, made_up_houses
from scenes.linear_algebra.vectors.openings import HouseAndArrow
from scenes.linear_algebra.vectors.params import Factor
from scenes.linear_algebra.vectors.stretching import Stretching
from scenes.stage.axes.spaces import FROM_THE_SIDE
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
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
    fact_labels = words.FACT_LABELS

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
        self.houses = made_up_houses(p.more_houses, self.axes, np.random.default_rng(p.seed))

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

    @beat(
        "What does a house have in common with an arrow?",
        "Both can be written as a list of numbers: a vector.",
        title="A house and an arrow",
    )
    def meet_a_house_and_an_arrow(self) -> None:
        self.opening = opening = HouseAndArrow(self.params.house, self.addition.a)
        self.play(Create(opening.house), run_time=self.phrase_left(0.5))
        self.play(grow(opening.arrow), run_time=self.phrase_left())
        self.cue()
        for numbers, thing in zip(opening.lists, (opening.house, opening.arrow), strict=True):
            self.play(FadeIn(numbers, target_position=thing), run_time=1.6)

    @beat(
        "Let's put the arrow on a grid, with its tail at the origin.",
        "{arrow}",
        "Written as a column, that's the vector a.",
        title="An arrow is two numbers",
    )
    def meet_the_arrow(self) -> None:
        opening = self.opening
        self.sum = HeadToTail(self.addition)
        column = self.set_words(words.first_vector(self.addition.a))
        self.play(FadeOut(opening.house, opening.lists), FadeIn(self.sum.plane), run_time=1.2)
        self.play(ReplacementTransform(opening.arrow, self.sum.first), run_time=self.phrase_left())
        self.cue()
        for left, step in enumerate(self.sum.steps_to_first):
            self.play(show_step(step), run_time=self.phrase_left(0.4 + 0.4 * left))
        self.cue()
        self.play(FadeIn(self.sum.lone_name), run_time=0.6)
        self.play(FadeIn(column, target_position=self.sum.first), run_time=1.6)

    @beat(
        "Here's a second vector, b.",
        "To add it, slide it until it starts where a ends; sliding doesn't change it.",
        "{joined}",
        title="Add: tip to tail",
    )
    def add_head_to_tail(self) -> None:
        sums, alone = self.sum, self.words
        self.premise = stack(both_vectors(self.addition.a, self.addition.b))
        self.play(FadeOut(sums.steps_to_first, sums.lone_name), run_time=0.5)
        set_on_the_head = sums.lift_second()
        self.play(grow(sums.second), FadeOut(alone), FadeIn(self.premise), run_time=self.phrase_left())
        self.words = VGroup()
        self.cue()
        self.play(set_on_the_head, run_time=self.phrase_left(0.7))
        self.play(FadeIn(*sums.names[:2]))
        self.cue()
        self.play(grow(sums.total), run_time=self.phrase_left(0.6))
        self.play(FadeIn(sums.names[2]))

    @beat(
        "Does the order matter? Take b first, and then a.",
        "You get to the same place. {ways}",
        title="The order doesn’t matter",
    )
    def change_the_order(self) -> None:
        for left, arrow in enumerate(self.sum.other_way):
            self.play(grow(arrow), run_time=self.phrase_left(0.5 + 0.5 * left))
        self.cue()
        commutes = self.set_words(words.sum_in_either_order())
        self.play(FadeIn(commutes, target_position=self.sum.total), run_time=self.phrase_left(0.6))

    @beat(
        "In numbers: add sideways to sideways, and up to up.",
        "Sideways, {p.a[0]} plus {p.b[0]} is {total[0]}.",
        "Upwards, {p.a[1]} plus {p.b[1]} is {total[1]}.",
        title="Add the numbers",
    )
    def add_the_components(self) -> None:
        sums, commutes = self.sum, self.words
        components, total = words.sum_of_components(self.addition)
        self.set_words(components, total)
        self.play(FadeOut(sums.parts, commutes), sums.move_total_in_place(), run_time=0.8)
        self.play(FadeIn(components, target_position=self.premise), run_time=1.6)
        for axis in (0, 2):
            self.cue()
            for left, step in enumerate(sums.steps_to_total[axis : axis + 2]):
                self.play(show_step(step), run_time=self.phrase_left(0.5 + 0.5 * left, least=1.0))
        self.play(FadeIn(total, target_position=sums.total.end))

    @beat(
        "To scale a vector, multiply every component by the same number, c.",
        "Double it, and the arrow gets longer.",
        "Halve it, and it gets shorter. Either way, it stays on its line.",
        title="Longer and shorter",
        when=lambda lesson: lesson.scaled.vector.any(),
    )
    def stretch(self) -> None:
        self._start_scaling()
        for factor in DOUBLED_AND_HALVED:
            self.cue()
            self.play(self.stretching.stretch_to(factor), run_time=self.phrase_left())

    @beat("{p.scale} times a {outcome}.", title="Any number will do")
    def scale(self) -> None:
        if not self.scaled.vector.any():
            self._start_scaling()
        self.play(self.stretching.stretch_to(self.scaled.factor), run_time=self.phrase_left(0.6))
        self.write_below(words.multiple_formula(self.scaled), run_time=1.5)

    def _start_scaling(self) -> None:
        """Show a with its line, and over it the arrow c·a, which follows the number c."""
        self.stretching = Stretching(self.scaled.vector, [*DOUBLED_AND_HALVED, self.scaled.factor])
        old = FadeOut(self.words, self.premise, self.sum.plane, self.sum.total, self.sum.steps_to_total)
        self.premise = VGroup()
        rows = self.set_words(*words.any_multiple(self.scaled.vector), self.stretching.number)
        self.play(old, FadeIn(self.stretching.plane, self.stretching), run_time=1.4)
        self.play(FadeIn(rows), run_time=1.4)

    # Lists of numbers ------------------------------------------------------------------------------------

    @beat(
        "Now the house: {house}.",
        "Go that far along each axis, one after the other.",
        "You arrive at one point, so the house is an arrow, too.",
        title="A house is an arrow, too",
    )
    def describe_a_house(self) -> None:
        self.space = space = HouseSpace(self.axes, self.params.house, self.params.other_house)
        house = words.house_formula(self.params.house)
        self.premise = VGroup()
        self.play(self.clear_stage(), FadeIn(space), run_time=1.4)
        self.play(FadeIn(self.set_words(house)), run_time=1.2)
        self.cue()
        for left, leg in enumerate(space.path):
            self.play(Create(leg), run_time=self.phrase_left(1 / (3 - left)))
        self.cue()
        self.play(FadeIn(space.pair.dots[0]), run_time=0.5)
        self.play(grow(space.route), run_time=self.phrase_left(0.8))

    @beat(
        "Another house is another point.",
        "{neighbours}",
        Phrase(
            "Start at x, add the difference, and you're at y: tip to tail again.",
            when=lambda lesson: lesson.difference.any(),
        ),
        title="From house to house",
    )
    def compare_two_houses(self) -> None:
        pair = self.space.pair
        other, difference = words.difference_of_houses(self.params.other_house, self.difference)
        old, new = FadeOut(self.space.path, self.space.route), FadeIn(pair.dots[1], pair.marks)
        self.play(old, new, run_time=self.phrase_left(0.75))
        self.write_below(other, run_time=0.5)
        self.cue()
        self.play(grow(pair.between), run_time=self.phrase_left(0.6))
        self.write_below(difference)
        if self.cue():
            walker = self.space.dot(self.params.house)
            self.play(walker.animate.move_to(pair.dots[1]), run_time=self.phrase_left(0.9))
            self.remove(walker)

    @beat(
        "A data set is a cloud of such points: here {houses} houses, three numbers each.",
        title="A data set is a cloud",
    )
    def gather_a_data_set(self) -> None:
        space = self.space
        self.cloud = space.cloud(self.houses)
        old, size = self.words, self.set_words(*words.size_of_data(len(self.houses) + 2))
        self.play(FadeOut(old, space.pair.between, space.pair.marks), FadeIn(self.cloud), run_time=0.8)
        self.play(FadeIn(size), run_time=0.8)
        turned = (self.cloud, *space.pair.dots)
        self.play(tween(space, *turned, azimuth=FROM_THE_SIDE, run_time=self.phrase_left(least=4.0)))

    @beat(
        "Even a picture is a vector. Read its {p.image_side} by {p.image_side} pixels row by row.",
        "That makes a list of {pixels} numbers.",
        title="A picture is a vector, too",
    )
    def read_a_picture(self) -> None:
        picture = HouseOfPixels(self.params.image_side)
        size, vector = self.set_words(*words.picture_as_vector(self.params.image_side))
        self.play(self.clear_stage(), FadeIn(picture), run_time=1.2)
        self.play(FadeIn(size), run_time=0.8)
        reader = picture.reader()
        self.play(FadeIn(reader), run_time=0.4)
        way = picture.frame.height - picture.row_height
        self.play(reader.animate.shift(way * DOWN), rate_func=linear, run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(reader), FadeIn(vector, target_position=picture), run_time=self.phrase_left(0.7))

    @beat(
        "So a house, a picture and an arrow have this in common: each is a vector.",
        "That's how everything a machine learns from can be added, stretched and compared.",
        title="What they have in common",
    )
    def return_to_the_house(self) -> None:
        opening = HouseAndArrow(self.params.house, self.addition.a)
        self.play(self.clear_stage(), FadeIn(opening.house), run_time=1.2)
        self.play(grow(opening.arrow), run_time=self.phrase_left())
        self.cue()
        for numbers, thing in zip(opening.lists, (opening.house, opening.arrow), strict=True):
            self.play(FadeIn(numbers, target_position=thing), run_time=1.8)
