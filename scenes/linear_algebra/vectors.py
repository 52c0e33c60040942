from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import numpy as np
from manim import DOWN, RIGHT, Create, FadeIn, FadeOut, ValueTracker, VGroup
from pydantic import Field

from mathkit.linear_algebra.vectors import ScaledVector, VectorSum, add_vectors, scale_vector
from scenes.stage.arrows import Arrow, Repoint
from scenes.stage.curves import Polyline
from scenes.stage.frame import PICTURE, SAFE
from scenes.stage.head_to_tail import HeadToTail, on_one_line, steps
from scenes.stage.labels import beyond, label_near, tag
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import listed, math_number, math_vector, number
from scenes.stage.planes import Plane
from scenes.stage.quantities import Hundredths, PlaneVector
from scenes.stage.readouts import Reading, readout
from scenes.stage.spaces import FROM_THE_SIDE, Space, Turn
from scenes.stage.theme import Role
from scenes.stage.typesetting import Points
from scenes.stage.writing import (
    FORMULA_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    stack,
    statement,
    text,
)

House = tuple[
    Annotated[float, Field(ge=10, le=1000), Hundredths],
    Annotated[int, Field(ge=0, le=20)],
    Annotated[float, Field(ge=0, le=200), Hundredths],
]

STRETCHED, SHRUNK = 2.0, 0.5
"""Two factors to try before the lecturer's own."""

EXACT = 4
"""Decimals of a product of two numbers that have two each."""

FEATURES = ("area in m²", "bedrooms", "age in years")
SHORTEST_AXES = (10.0, 3.0, 10.0)
ROOM = 1.2
"""The axes of the space of houses are this many times as long as the houses need."""

HOUSE = np.array([(-1, -1), (1, -1), (1, 0.4), (1.25, 0.2), (0, 1.2), (-1.25, 0.2), (-1, 0.4), (-1, -1)])


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
        image_side: int = Field(28, ge=2, le=999, description="pixels along one side of a square picture")
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
            "arrow": arrow_in_words(self.addition.a),
            "joined": sum_in_words(self.addition),
            "ways": ways_in_words(self.addition),
            "a_x": p.a[0],
            "a_y": p.a[1],
            "b_x": p.b[0],
            "b_y": p.b[1],
            "total_x": x,
            "total_y": y,
            "stretched": STRETCHED,
            "shrunk": SHRUNK,
            "scaled": listed(self.scaled.scaled, EXACT),
            "outcome": scaling_in_words(self.scaled),
            "area": p.house[0],
            "bedrooms": "1 bedroom" if p.house[1] == 1 else f"{p.house[1]} bedrooms",
            "age": "1 year" if p.house[2] == 1 else f"{number(p.house[2])} years",
            "difference": listed(self.difference),
            "neighbours": neighbours_in_words(self.difference),
            "pixels": p.image_side**2,
        }

    # Arrows ----------------------------------------------------------------------------------------------

    @beat("What does a house have in common with an arrow? Both are a list of numbers: a vector.")
    def ask(self) -> None:
        question = statement("What does a house have in common with an arrow?")
        house, arrow = Polyline([HOUSE], "data", width=6.0), Arrow((0, 0), (2.4, 1.6), "data", width=7.0)
        pictures = VGroup(house, arrow).arrange(RIGHT, buff=2.5)
        self.opening = VGroup(pictures, question).arrange(DOWN, buff=0.9).move_to(SAFE.center)
        self.play(FadeIn(question))
        self.play(Create(house), FadeIn(arrow), run_time=1.5)

    @beat("{arrow}")
    def meet_the_arrow(self) -> None:
        a, b, total = self.addition.a, self.addition.b, self.addition.total
        self.plane = Plane([a, b, total], largest_unit=np.inf)
        self.sum = HeadToTail(self.plane, self.addition)
        walk = steps(self.plane, (a, "data"), beside=self.sum.first)
        outwards = (-a[1], a[0]) if a[0] * a[1] > 0 else (a[1], -a[0])
        around = [self.sum.first, *walk]
        name = label_near(tag("$a$", "data"), self.sum.first.get_center(), outwards, around, box=PICTURE)
        self.words = stack(formula(f"{{{{ a : data }}}} = {math_vector(a)}"))
        self.play(FadeOut(self.opening), run_time=0.6)
        self.play(FadeIn(self.plane, self.words), run_time=0.8)
        for step in walk:
            self.play(FadeIn(step), run_time=0.8)
        self.play(FadeIn(self.sum.first, name))
        self.walk = VGroup(walk, name)

    @beat("To add a second vector, b, start where the first one ends. {joined}")
    def add_head_to_tail(self) -> None:
        a, b, second, total = self.addition.a, self.addition.b, self.sum.second, self.sum.total
        (middle, end), (start, head) = (second.start, second.end), (total.start, total.end)
        second.point(self.plane.at((0, 0)), self.plane.at(b))
        self.play(FadeOut(self.walk, self.words), run_time=0.5)
        self.words = stack(
            formula(f"{{{{ a : data }}}} = {math_vector(a)} quad {{{{ b : second }}}} = {math_vector(b)}")
        )
        self.play(FadeIn(second, self.words))
        self.play(Repoint(second, middle, end), run_time=1.6)
        self.play(Repoint(total.point(start, start), start, head), run_time=1.4)
        self.play(FadeIn(self.sum.names))

    @beat("The order does not matter: first b, then a ends at the same place. {ways}")
    def change_the_order(self) -> None:
        self.order = stack(
            formula("{{ a : data }} + {{ b : second }} = {{ b : second }} + {{ a : data }}"), under=self.words
        )
        for arrow in self.sum.other_way:
            self.play(FadeIn(arrow))
        self.play(FadeIn(self.order))

    @beat(
        "In numbers: add component by component. Sideways, {a_x} plus {b_x} is {total_x}; "
        "upwards, {a_y} plus {b_y} is {total_y}."
    )
    def add_the_components(self) -> None:
        a, b, total, arrows = self.addition.a, self.addition.b, self.addition.total, self.sum
        in_place = self.plane.arrow(total)
        self.walk = steps(self.plane, (a, "data"), (b, "second"), beside=in_place)
        rows = ", ".join(
            f"{{{{ {math_number(x)} : data }}}} + {{{{ {math_number(y, guarded=True)} : second }}}}"
            for x, y in zip(a, b, strict=True)
        )
        self.worked = stack(
            formula(f"{{{{ a : data }}}} + {{{{ b : second }}}} = vec({rows})"),
            formula(f"{{{{ a : data }}}} + {{{{ b : second }}}} = {{{{ {math_vector(total)} : result }}}}"),
            under=self.words,
        )
        self.play(
            FadeOut(self.order, arrows.other_way, arrows.names, arrows.first, arrows.second),
            Repoint(arrows.total, in_place.start, in_place.end),
            run_time=0.6,
        )
        self.play(FadeIn(self.worked[0]))
        for axis in (0, 1):
            self.play(FadeIn(self.walk[2 * axis : 2 * axis + 2]))
        self.play(FadeIn(self.worked[1]))

    @beat(
        "A number in front multiplies every component. Times {stretched}, the arrow is longer; "
        "times {shrunk}, shorter; and it stays on its line.",
        when=lambda lesson: lesson.scaled.vector.any(),
    )
    def stretch(self) -> None:
        self._start_scaling()
        for factor in (STRETCHED, SHRUNK):
            self.play(self.factor.animate.set_value(factor), run_time=2.0)

    @beat("{p.scale} times a {outcome}.")
    def scale(self) -> None:
        if not self.scaled.vector.any():
            self._start_scaling()
        product = f"{{{{ {math_number(self.scaled.factor)} thin a : path }}}}"
        worked = stack(
            formula(f"{product} = {{{{ {math_vector(self.scaled.scaled, EXACT)} : path }}}}"),
            under=self.words,
        )
        self.play(self.factor.animate.set_value(self.scaled.factor), run_time=2.4)
        self.play(FadeIn(worked))
        self.stretching.clear_updaters()
        self.words = VGroup(self.words, worked)

    # Lists of numbers ------------------------------------------------------------------------------------

    @beat(
        "Now a house: {area} square metres, {bedrooms}, {age} old. "
        "Three numbers are a vector too: a point in a space with one axis for each feature."
    )
    def describe_a_house(self) -> None:
        house = self.params.house
        self.space = Space(self.axes, FEATURES)
        self.way, self.point = self.space.legs(house), self.space.dot(house)
        self.play(FadeOut(self.plane, self.stretching, self.words), run_time=0.6)
        self.words = stack(house_formula("x", house, "data"))
        self.play(FadeIn(self.space, self.words))
        for leg in self.way:
            self.play(Create(leg), run_time=0.7)
        self.play(FadeIn(self.point), run_time=0.5)

    @beat("Another house is another point. {neighbours}")
    def compare_two_houses(self) -> None:
        house, other = self.params.house, self.params.other_house
        self.other_point, self.between = self.space.dot(other, "second"), self.space.arrow(house, house)
        self.marks = VGroup(self.space.stem(house), self.space.stem(other))
        points = VGroup(self.point, self.other_point)
        for point, label in zip(points, (text("$x$", role="data"), text("$y$", role="second")), strict=True):
            toward = point.get_center() - points.get_center()
            around = [self.space, *points, *self.marks]
            self.marks.add(label_near(label, point.get_center(), toward, around, box=PICTURE))
        more = stack(
            house_formula("y", other, "second"),
            house_formula("y - x", self.difference, "result"),
            under=self.words,
        )
        self.play(FadeOut(self.way), FadeIn(self.other_point, self.marks, more[0]))
        self.play(Repoint(self.between, self.space.at(house), self.space.at(other)), run_time=1.5)
        self.play(FadeIn(more[1]))
        self.words = VGroup(self.words, more)

    @beat(
        "A data set is a cloud of such points. A picture has more numbers, {pixels} here, "
        "but in machine learning every example is a vector."
    )
    def what_it_is_for(self) -> None:
        side, cloud = self.params.image_side, self.space.cloud(self.houses)
        examples = stack(
            text("a data set: a cloud of vectors"),
            text(f"a house: {len(FEATURES)} numbers"),
            text(f"a picture of {side} × {side} pixels: \\ {number(side**2)} numbers"),
        )
        self.play(FadeOut(self.words, self.between, self.marks), run_time=0.6)
        self.play(FadeIn(cloud, examples[0]))
        self.play(Turn(self.space, FROM_THE_SIDE, cloud, self.point, self.other_point), run_time=4.0)
        self.play(FadeIn(examples[1:]))

    # Drawing ---------------------------------------------------------------------------------------------

    def _start_scaling(self) -> None:
        """Show a with its line, and the arrow c·a over it, which follows the number c."""
        a, old = self.scaled.vector, VGroup(self.plane, self.sum.total, self.walk, self.words, self.worked)
        self.factor = ValueTracker(1.0)
        self.plane = Plane(np.outer([1.0, STRETCHED, SHRUNK, self.scaled.factor], a), largest_unit=np.inf)
        fixed = self.plane.arrow(a, "data", width=8.0, dotted=True)
        line = self.plane.line(a) if a.any() else VGroup()
        moving = self.plane.arrow(a, "path", width=6.0, dotted=True)
        across = np.array([-a[1], a[0]]) if a.any() else np.array([0.0, 1.0])
        names = [
            tag("$a$", "data"),
            tag("$c thin a$", "path"),
        ]
        beyond(names[0], fixed.get_center(), -across)
        moving.add_updater(
            lambda arrow: arrow.point(self.plane.at((0, 0)), self.plane.at(self.factor.get_value() * a))
        )
        names[1].add_updater(lambda name: beyond(name, moving.end, across))
        self.play(FadeOut(old), run_time=0.6)
        self.words = stack(
            formula(f"{{{{ a : data }}}} = {math_vector(a)}"),
            readout([Reading("$c =$", self.factor.get_value, role="path")], size=FORMULA_SIZE),
        )
        self.stretching = VGroup(line, fixed, moving, *names)
        self.play(FadeIn(self.plane, self.words))
        self.play(FadeIn(self.stretching))


# Words ---------------------------------------------------------------------------------------------------


def house_formula(name: str, house: Iterable[float], role: Role) -> Written:
    return formula(
        f"{{{{ {name} : {role} }}}} = {{{{ {math_vector(house)} : {role} }}}}", size=STATEMENT_SIZE
    )


def arrow_in_words(a: Points) -> str:
    """Where the arrow leads from the origin."""
    sideways = f"{number(abs(a[0]))} to the {'right' if a[0] > 0 else 'left'}" if a[0] else ""
    upwards = f"{number(abs(a[1]))} {'up' if a[1] > 0 else 'down'}" if a[1] else ""
    way = " and ".join(filter(None, (sideways, upwards)))
    if not way:
        return "Two zeros make the zero vector: it stays at the origin, without a length or a direction."
    return f"Two numbers make an arrow: {way}. That is the vector a, equal to {listed(a)}."


def sum_in_words(addition: VectorSum) -> str:
    a, b, total = addition.a.any(), addition.b.any(), addition.total.any()
    if not a and not b:
        return "Both are the zero vector here, and so is their sum."
    if not a or not b:
        return f"Here {'b' if a else 'a'} is the zero vector, so the sum is {'a' if a else 'b'} itself."
    if not total:
        return "That leads back to the origin: the sum is the zero vector."
    return "The sum leads straight from the beginning to the end."


def ways_in_words(addition: VectorSum) -> str:
    if not on_one_line(addition):
        return "The two ways make a parallelogram."
    if addition.a.any() and addition.b.any():
        return "Here both ways lie on one line."
    return "The zero vector is no step at all."


def scaling_in_words(scaled: ScaledVector) -> str:
    size = abs(scaled.factor)
    if not scaled.vector.any():
        return "is still the zero vector: there is nothing to stretch"
    if scaled.direction == "zero":
        return "is the zero vector: the arrow shrinks to a point"
    if scaled.factor == 1:
        return "is a itself"
    way = "the same way" if scaled.direction == "same" else "the other way"
    length = "is just as long" if size == 1 else f"is {number(size)} times as long"
    return f"points {way} and {length}: {listed(scaled.scaled, EXACT)}"


def neighbours_in_words(difference: Points) -> str:
    if not difference.any():
        return "Here it is the same point: by these numbers nobody can tell the two houses apart."
    return f"The arrow between them is a vector too, the difference {listed(difference)}."
