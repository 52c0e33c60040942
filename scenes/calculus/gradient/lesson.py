from __future__ import annotations

from typing import Annotated, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, linear
from pydantic import Field, model_validator

from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.landscapes import LANDSCAPES, Name
from scenes.calculus.gradient.learning import LearningLesson
from scenes.calculus.gradient.slices import Path, Slice
from scenes.calculus.gradient.told import Told
from scenes.calculus.gradient.views import in_row
from scenes.stage.lesson import Facts, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import swap
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
        "Here's a landscape. Its height, f, depends on x and y.",
        "From above, each contour line joins places of equal height.",
        Phrase("You're standing here. Which way is steepest uphill?", rest="a question"),
        title="Which way is steepest uphill?",
    )
    def look_at_the_landscape(self) -> None:
        self.premise = in_row(self.told.landscape.equation(), 0)
        self.raise_the_landscape()
        self.cue()
        self.see_it_from_above()
        self.cue()
        self.stand_at_the_point()

    @beat(
        "Hold y at {p.y}, and change only x.",
        "{slope_x_said}.",
        title="The slope along x",
    )
    def walk_along_x(self) -> None:
        cut = self.cut = Slice(self.told, self.model, 0, views.CHART)
        self.held = in_row(words.held(self.told, 0), 1)
        self.way = Path(self.told, self.model, 0.0)
        self.way_name = self.way.held()
        self.play(Create(self.way), FadeIn(self.way_name), *swap(self.at_point, self.held))
        self.slide_out(cut, VGroup(self.fan, self.ground, self.axes, self.heights))
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
        gone, held = VGroup(self.held, self.way_name, self.partial), in_row(words.held(self.told, 1), 1)
        self.held, self.way_name = held, Path(self.told, self.model, 90.0).held()
        turning = tween(self.way, on=VGroup(self.way, self.model.dot), turned=90.0, run_time=1.0)
        self.play(turning, *swap(gone, VGroup(self.held, self.way_name)))
        self.slide_out(self.cut, VGroup(old.plot, old.curve, old.walker, *old.apart))
        self.walk(self.cut)
        self.cue()
        self.partial = self.take_the_slope(self.cut, 1)

    # Close up --------------------------------------------------------------------------------------------

    @beat(
        "And the other directions? Let's zoom in.",
        "If the landscape is smooth, it looks like a tilted board: straight contours, evenly spaced.",
        title="Close up, it’s a tilted board",
    )
    def come_closer(self) -> None:
        self.bring_back_the_map()
        half = self.halfway()
        self.play(*self.zoom(half[0], half[1], self.phrase_left(least=1.5), rate_func=linear))
        self.cue()
        self.arrive_at_the_board()

    @beat(
        "Step {run_x} thousandths in x, then {run_y} in y.",
        "A board has the same slopes everywhere, so the changes just add.",
        title="On a board, the changes add",
    )
    def add_the_changes(self) -> None:
        told = self.told
        legs = np.diag(told.run)
        self.row = views.worked_row(words.added(told), 1)
        self.play(FadeOut(self.power), run_time=0.4)
        first = self.step_in_both(legs, told.changes)
        self.cue()
        second = self.step_in_the_other_order(legs, first)
        self.walks = VGroup(*first, *second, self.row)

    @beat(
        "Let the slopes be the step: {slopes_as_steps}. On smooth ground, that's the gradient.",
        "Turn it by a right angle: {turned}.",
        "So it's level: it follows the contour.",
        title="Two slopes make one arrow",
    )
    def make_the_arrow(self) -> None:
        self.climb_along_the_slopes()
        self.grow_the_arrow()
        self.cue()
        self.turn_the_arrow()
        self.cue()
        self.mark_the_contour()

    @beat(
        "Now step just as far any other way.",
        "The part along the contour changes nothing. Only the part along the gradient counts.",
        title="Only the part along it counts",
    )
    def step_another_way(self) -> None:
        told = self.told
        compass = self.compass = Compass(self.ground, told.here, views.TURN_CHART)
        self.known = compass.known()
        gone = VGroup(self.turning, self.model, self.note, self.nabla)
        self.play(*swap(gone, VGroup(compass, self.known)), Create(compass.ring, run_time=1.2))
        self.play(tween(compass, angle=compass.oblique, run_time=self.phrase_left(least=0.8)))
        self.cue()
        self.take_the_step_apart()

    @beat(
        "It's longest along the gradient itself, so that's steepest uphill.",
        "And the slope there is the arrow's length: {steepness_said}.",
        title="The arrow points the steepest way",
    )
    def turn_all_the_way_round(self) -> None:
        compass = self.compass
        seconds = self.phrase_left(0.75, least=2.5)
        self.play(tween(compass, angle=compass.whole, run_time=seconds, rate_func=linear))
        self.play(tween(compass, angle=compass.last, run_time=self.phrase_left()))
        self.cue()
        self.measure_the_arrow()

    # Where it fails --------------------------------------------------------------------------------------

    @beat(
        "Every place has its own gradient, at a right angle to its contour.",
        "Where the ground is level, the arrow shrinks to nothing.",
        title="A gradient at every place",
    )
    def spread_gradients(self) -> None:
        self.zoom_out(VGroup(self.compass, self.known, self.peak, self.found, self.arrow))
        self.spread_the_field()
        self.cue()
        self.go_to_level_ground()

    @beat(
        "With creases, it can be level along x and y, but climb along the diagonal.",
        "Come closer: it never becomes a board, so there's no gradient here.",
        title="Where two slopes aren’t enough",
    )
    def meet_a_crease(self) -> None:
        self.fold_the_creases()
        self.walk_over_creases()
        self.cue()
        self.come_closer_to_the_creases()

    # Learning --------------------------------------------------------------------------------------------

    @beat(
        "Let's teach a line to turn Celsius into Fahrenheit: multiply by w, then add b.",
        "On six readings, its mean squared error is {error_said}.",
        title="A line has two weights",
    )
    def meet_a_line(self) -> None:
        self.bring_the_line()
        self.cue()
        self.measure_the_errors()

    @beat(
        "Change the weights, and the error changes: {one_error} here, {other_error} there.",
        "So the error is a landscape, too: {the_same_bowl}.",
        title="A line’s error is a landscape",
    )
    def see_the_error_as_a_landscape(self) -> None:
        self.try_other_weights()
        self.cue()
        self.raise_the_bowl()

    @beat(
        "We want less error, so step against the gradient, a tenth of it each time.",
        "After {steps} steps, the line is at about {found_b:.1} and {found_w:.1}.",
        "A network's gradient has millions of slopes, one for each weight.",
        title="The line learns",
    )
    def teach_the_line(self) -> None:
        self.take_the_first_steps()
        self.cue()
        self.take_the_other_steps()
        self.cue()
        self.grow_a_network()

    @beat(
        "Which way is steepest uphill? Along the gradient: the arrow made of the slopes along the axes.",
        title="The arrow made of slopes",
    )
    def answer(self) -> None:
        self.come_back_to_the_arrow()
