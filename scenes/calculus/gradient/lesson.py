from __future__ import annotations

from typing import Annotated, Any, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, LaggedStart, TransformFromCopy, VGroup, linear
from pydantic import Field, model_validator

from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.boards import BoardWalk, StepArrow, legs_on_the_map
from scenes.calculus.gradient.close_ups import settle
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.landscapes import LANDSCAPES, Name
from scenes.calculus.gradient.learning import LearningLesson
from scenes.calculus.gradient.slices import Path, Slice
from scenes.calculus.gradient.told import Told
from scenes.calculus.gradient.views import in_row
from scenes.stage.lesson import Facts, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenths

Coordinate = Annotated[float, Field(ge=-3, le=3), Tenths]


class Gradient(LearningLesson):
    """Two slopes make one arrow, which points straight uphill: the gradient."""

    title = "The gradient"
    prerequisites = ("derivative", "vectors")
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        landscape: Name = Field("tilted_bowl", description="the function of two variables")
        x: Coordinate = Field(3.0, description="first coordinate of the point")
        y: Coordinate = Field(2.0, description="second coordinate of the point")

        @model_validator(mode="after")
        def slopes(self) -> Self:
            if not LANDSCAPES[self.landscape].function.gradient((self.x, self.y)).any():
                raise ValueError(
                    f"the {self.landscape} is level at ({self.x:g}, {self.y:g}), where there is no uphill: "
                    "choose another point."
                )
            return self

    params: Params

    def compute(self) -> None:
        self.told = Told.of(self.params)

    def facts(self) -> Facts:
        return self.told.facts()

    # Along the axes --------------------------------------------------------------------------------------

    @beat(
        "Here's a landscape: its height, f, depends on x and y.",
        "From above, each contour line joins places of equal height.",
        Phrase("Stand here. Which way is steepest?", rest="a question"),
        title="Which way is steepest?",
    )
    def look_at_the_landscape(self) -> None:
        told = self.told
        self.premise = in_row(told.landscape.equation(), 0)
        self.raise_the_landscape()
        self.cue()
        self.see_it_from_above()
        self.cue()
        self.at_point = in_row(words.height(told), 1)
        self.play(FadeIn(self.ground.dot, self.model.dot, self.at_point), run_time=0.8)
        self.add(self.ground, self.model, self.heights)
        self.fan = VGroup(*self.fan_of(12))
        self.play(LaggedStart(*(grow(way) for way in self.fan), lag_ratio=0.4, run_time=1.6))
        self.wait(1.0)

    @beat(
        "Hold y at {p.y}, and change only x.",
        "That's a curve, {slope_x_said}.",
        title="The slope along x",
    )
    def walk_along_x(self) -> None:
        cut = self.cut = Slice(self.told, self.model, 0, views.CHART)
        self.held = in_row(words.held(self.told, 0), 1)
        self.way = Path(self.told, self.model, 0.0)
        old = VGroup(self.at_point, self.fan, self.ground, self.axes, self.heights)
        self.play(*swap(old, VGroup(self.held, cut.plot)))
        self.way_name = self.way.held()
        self.play(Create(self.way), FadeIn(self.way_name), run_time=0.7)
        self.walk(cut)
        self.cue()
        self.partial = self.take_the_slope(cut, 0)

    @beat(
        "Hold x at {p.x} instead, and walk along y.",
        "{slope_y_said}.",
        title="The slope along y",
    )
    def walk_along_y(self) -> None:
        old, self.cut = self.cut, Slice(self.told, self.model, 1, views.CHART)
        gone = VGroup(old.plot, old.curve, old.walker, *old.apart, self.held, self.partial, self.way_name)
        self.held, self.way_name = (
            in_row(words.held(self.told, 1), 1),
            Path(self.told, self.model, 90.0).held(),
        )
        turning = tween(self.way, on=VGroup(self.way, self.model.dot), turned=90.0, run_time=1.0)
        self.play(turning, *swap(gone, VGroup(self.held, self.cut.plot, self.way_name)))
        self.walk(self.cut)
        self.cue()
        self.partial = self.take_the_slope(self.cut, 1)

    # Close up --------------------------------------------------------------------------------------------

    @beat(
        "And the other directions? Come closer.",
        "If the landscape is smooth, it looks like a tilted board: straight lines, evenly spaced.",
        title="Close up, it’s a tilted board",
    )
    def come_closer(self) -> None:
        told, cut = self.told, self.cut
        self.ground = views.terrain(told, views.whole_map(told))
        self.slopes = self.slope_rows()
        words_gone = VGroup(self.held, self.partial, self.premise, self.way, self.way_name)
        chart = VGroup(cut.plot, cut.curve, cut.walker, *cut.apart)
        self.play(*swap(VGroup(words_gone, chart), VGroup(self.ground, *self.slopes)))
        self.power = in_row(self.magnification(self.ground), 1)
        self.play(FadeIn(self.power), run_time=0.4)
        half = self.halfway()
        self.play(*self.zoom(half[0], half[1], self.phrase_left(least=1.5), rate_func=linear))
        self.cue()
        seconds = self.phrase_left(0.8, least=2.5)
        self.play(*self.zoom(views.close_map(told), views.close_model(told), seconds, rate_func=settle))
        self.axes, self.heights = views.close_axes(told), self.close_labels()
        self.play(FadeIn(self.axes, self.heights), run_time=0.8)

    @beat(
        "Take any small step: {run_x} right, then {run_y} up.",
        "A board has the same slopes everywhere, so the changes just add.",
        title="On a board, the changes add",
    )
    def add_the_changes(self) -> None:
        told, model = self.told, self.model
        legs = np.diag(told.run)
        walk, other = BoardWalk(told, model, legs), BoardWalk(told, model, legs[::-1])
        lines, numbers = legs_on_the_map(self.ground, told.here.point, legs)
        self.sum = row = views.worked_row(words.added(told), 1)
        posts = walk.numbers(told.changes)
        self.play(FadeOut(self.power), run_time=0.4)
        self.add(walk)
        for index, part in enumerate(("first", "then")):
            seconds = self.phrase_left(0.4 + 0.2 * index, least=1.0)
            along = self.walk_on_the_board(walk, index + 1.0, seconds)
            self.play(*along, Create(lines[index], run_time=seconds))
            self.play(FadeIn(numbers[index], posts[index], row.part(part)), run_time=0.6)
        self.cue()
        self.play(FadeOut(*posts), run_time=0.3)
        back, back_numbers = legs_on_the_map(self.ground, told.here.point, legs[::-1])
        self.remove(walk.posts)
        self.add(other)
        for index in (0, 1):
            seconds = self.phrase_left(0.4, least=0.8)
            along = self.walk_on_the_board(other, index + 1.0, seconds)
            self.play(*along, Create(back[index], run_time=seconds))
        swapped = other.numbers(told.changes[::-1])
        self.play(FadeIn(*back_numbers, *swapped, row.part("both")), run_time=0.8)
        self.walks = VGroup(walk, other, lines, numbers, back, back_numbers, *swapped, row)

    @beat(
        "Let the slopes be the step: {slopes_as_steps}. That's the gradient.",
        "Turn it by a right angle: {turned}.",
        "{cancel}: it's level, along the contour line.",
        title="Two slopes make one arrow",
    )
    def make_the_arrow(self) -> None:
        told = self.told
        self.arrow = arrow = StepArrow(self.ground, told.here.point, told.slopes, "slope")
        numbers = arrow.numbers("slope")
        self.play(FadeOut(self.walks), self.back_on_the_board(), run_time=0.5)
        for leg in (leg for leg in arrow.legs if len(leg.points)):
            self.play(Create(leg), run_time=self.phrase_left(0.3))
        flights = [
            TransformFromCopy(source, label[-1])
            for source, label in zip(self.slope_sources(), numbers, strict=True)
        ]
        self.play(FadeIn(*(label[0] for label in numbers)), *flights, run_time=0.8)
        self.add(numbers, arrow)
        self.nabla = in_row(words.gradient(told), 0)
        arrow.set_state(grown=0.0)
        growing = tween(arrow, on=arrow.arrow, grown=1.0, run_time=self.phrase_left(least=1.0))
        self.play(growing, *swap(VGroup(*self.slopes), self.nabla))
        self.cue()
        turned = StepArrow(self.ground, told.here.point, told.slopes, "path")
        self.play(tween(turned, angle=90.0, run_time=self.phrase_left(0.75, least=1.2)))
        mark, around = self.right_angle(), turned.numbers("path", clear_of=(arrow, numbers))
        self.play(FadeIn(around), Create(mark), run_time=0.6)
        self.cue()
        walk = BoardWalk(told, self.model, [(-told.slopes[1], 0.0), (0.0, told.slopes[0])])
        row = views.worked_row(words.cancelled(told), 1.4)
        self.add(walk)
        posts = walk.numbers(told.cancelling) if told.slopes.all() else [VGroup(), VGroup()]
        for index, part in enumerate(("first", "then")):
            self.play(*self.walk_on_the_board(walk, index + 1.0, self.phrase_left(0.35, least=0.8)))
            self.play(FadeIn(row.part(part), posts[index]), run_time=0.5)
        contour = self.marked_line()
        self.add(contour, self.heights, numbers, around, arrow, turned, mark, self.ground.dot)
        self.play(FadeIn(row.part("both"), run_time=0.7), contour.animate.set_stroke(width=8.0))
        self.turning = VGroup(numbers, turned, mark, around, walk, row, contour, *posts)

    @beat(
        "Now step any other way. The part along the contour changes nothing.",
        "Only the part along the gradient counts, so the gradient itself is the steepest way up.",
        "Its length is the slope that way: {steepness_said}.",
        title="Only the part along it counts",
    )
    def turn_all_the_way_round(self) -> None:
        told = self.told
        compass = self.compass = Compass(self.ground, told.here, views.TURN_CHART)
        row = in_row(words.squared(told), 0)
        gone = FadeOut(self.turning, self.model, self.note, self.nabla, run_time=0.4)
        self.play(gone, *swap(VGroup(), compass))
        first, whole = compass.first, compass.first + 360.0
        half = (first + whole) / 2
        self.play(tween(compass, angle=half, run_time=self.phrase_left(least=2.0), rate_func=linear))
        self.cue()
        self.play(tween(compass, angle=whole, run_time=self.phrase_left(0.6, least=2.0), rate_func=linear))
        end = whole + (compass.uphill - first) % 360.0
        self.play(tween(compass, angle=end, run_time=self.phrase_left()))
        self.cue()
        numbers = self.arrow.numbers("slope")
        legs: Any = self.arrow.legs
        longer = legs.animate.set_stroke(width=7.0)
        self.play(FadeIn(row, compass.top, numbers), compass.uncover(), longer, run_time=0.9)
        self.wait(self.phrase_left(0.4))
        found, beside = in_row(words.length(told), 0), self.arrow.length(words.root(told))
        self.play(*swap(row, VGroup(found, beside)))
        self.found = VGroup(found, beside, numbers)

    # Where it fails --------------------------------------------------------------------------------------

    @beat(
        "Follow the contour: the height stays {height_said}, and the gradient stays at a right angle to it.",
        "Every place has its own arrow. On level ground it's zero, and points nowhere.",
        title="A gradient at every place",
    )
    def follow_the_contour(self) -> None:
        self.zoom_out(VGroup(self.compass, self.compass.top, self.found, self.arrow))
        self.go_round()
        self.cue()
        self.spread_the_field()
        self.go_to_level_ground()

    @beat(
        "This landscape has creases: here it's level along x and y, but it climbs along the diagonal.",
        "Come closer, and the creases stay: there's no gradient here.",
        title="Where two slopes aren’t enough",
    )
    def meet_a_crease(self) -> None:
        self.fold_the_creases()
        self.walk_over_creases()
        self.cue()
        self.come_closer_to_the_creases()

    # Learning --------------------------------------------------------------------------------------------

    @beat(
        "Now let a line learn Fahrenheit from Celsius: b, plus w times Celsius.",
        "Over six readings, its mean squared error is {error_said}.",
        title="A line’s error is a landscape",
    )
    def meet_a_line(self) -> None:
        self.bring_the_line()
        self.cue()
        self.measure_the_errors()

    @beat(
        "Step against the gradient, by a tenth of it.",
        "After {steps} steps, the line has found {found_b:.1} and {found_w:.1}.",
        title="The line learns",
    )
    def teach_the_line(self) -> None:
        self.take_a_step()
        self.cue()
        self.take_the_other_steps()

    @beat(
        "A network has millions of weights: one gradient holds a slope for each.",
        "Which way is steepest? Along the gradient: the arrow made of the slopes along the axes.",
        title="The arrow made of slopes",
    )
    def answer(self) -> None:
        self.grow_a_network()
        self.cue()
        self.come_back_to_the_arrow()
