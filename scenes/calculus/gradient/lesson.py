from __future__ import annotations

from typing import Annotated, Self

from manim import Create, FadeIn, FadeOut, VGroup, linear
from pydantic import Field, model_validator

from scenes.calculus.gradient import views, words
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
        "From above, contour lines join places of equal height.",
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
        self.way, on_the_map = (Path(self.told, terrain, 0.0) for terrain in (self.model, self.ground))
        drawn = (Create(way, run_time=0.8) for way in (self.way, on_the_map))
        self.play(*drawn, *swap(VGroup(self.at_point, self.fan), self.held))
        self.slide_out(cut, VGroup(self.ground, self.axes, self.heights, on_the_map))
        self.walk(cut)
        self.cue()
        self.walk_back(cut)
        self.partial = self.take_the_slope(cut)

    @beat(
        "Hold x at {p.x} instead: {slope_y_said}.",
        title="The slope along y",
    )
    def walk_along_y(self) -> None:
        old, self.cut = self.cut, Slice(self.told, self.model, 1, views.CHART)
        gone, self.held = VGroup(self.held, self.partial), in_row(words.held(self.told, 1), 1)
        turning = tween(self.way, on=VGroup(self.way, self.model.dot), turned=90.0, run_time=1.0)
        self.play(turning, *swap(gone, self.held))
        self.slide_out(self.cut, VGroup(old.plot, old.curve, old.walker, *old.apart))
        self.play(FadeIn(self.cut.walker), run_time=0.3)
        self.partial = self.take_the_slope(self.cut)

    # Close up --------------------------------------------------------------------------------------------

    @beat(
        "What about other directions? Zoom in.",
        "Close up, smooth sloping ground looks like a tilted board.",
        title="Close up, it’s a tilted board",
    )
    def come_closer(self) -> None:
        self.bring_back_the_map()
        half = self.halfway()
        gone = FadeOut(self.laid, run_time=0.4)
        self.play(*self.zoom(half[0], half[1], self.phrase_left(least=1.5), rate_func=linear), gone)
        self.cue()
        self.arrive_at_the_board()

    @beat(
        "Let the slopes set your step: {slopes_as_steps}.",
        "A board's slopes stay the same, so the changes add, in either order.",
        title="On a board, the changes add",
    )
    def add_the_changes(self) -> None:
        self.step_along_the_slopes()
        self.cue()
        self.step_in_the_other_order()

    @beat(
        "Where a board fits, they make one arrow: the gradient, [nabla f|nabla f].",
        "A quarter turn, and {turned}.",
        "On the board, you follow the contour.",
        title="Two slopes make one arrow",
    )
    def make_the_arrow(self) -> None:
        self.grow_the_arrow()
        self.cue()
        self.turn_the_arrow()
        self.cue()
        self.mark_the_contour()

    @beat(
        "Slope is change over length: along the gradient, {steepness_said}.",
        "Now step just as far another way. The part along the contour changes nothing.",
        "Only the part along the gradient counts: here, half the step, so half as steep.",
        title="Only the part along it counts",
    )
    def step_another_way(self) -> None:
        self.walk_along_the_arrow()
        self.cue()
        self.walk_along_the_contour()
        self.cue()
        self.walk_along_the_gradient()
        self.read_the_slope()

    @beat(
        "Chart it, with those along x and y, and turn the step.",
        "No part is longer than its step. Along the gradient, it's the whole step: that's steepest.",
        "The opposite way is steepest downhill.",
        title="The arrow points the steepest way",
    )
    def turn_all_the_way_round(self) -> None:
        self.turn_the_step()
        self.cue()
        self.point_it_along_the_gradient()
        self.cue()
        self.point_the_opposite_way()

    # Where it fails --------------------------------------------------------------------------------------

    @beat(
        "Wherever smooth ground slopes, the gradient meets the contour at a right angle.",
        "Where it's level, the arrow shrinks to nothing.",
        title="A gradient at every place",
    )
    def spread_gradients(self) -> None:
        chart = (self.compass.chart, self.known, self.peak, self.trough)
        self.zoom_out(VGroup(*chart, self.compass, self.found, self.arrow, self.opposite, self.said_scale))
        self.spread_the_field()
        self.cue()
        self.go_to_level_ground()

    @beat(
        "Creased ground can be level along both axes, yet climb along the diagonal.",
        "A board level along both is level every way. This isn't: so no gradient.",
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
        "Square its six misses and take the mean: the mean squared error is {error_said}.",
        title="A line turns Celsius into Fahrenheit",
    )
    def meet_a_line(self) -> None:
        self.bring_the_line()
        self.cue()
        self.measure_the_errors()

    @beat(
        "The error depends on w and b, so it's a landscape: {the_same_bowl}.",
        title="A line’s error is a landscape",
    )
    def see_the_error_as_a_landscape(self) -> None:
        self.open_the_map_of_weights()
        self.try_other_weights()
        self.raise_the_bowl()

    @beat(
        "To shrink the error, take small steps against the gradient: a tenth of it.",
        "After {steps} steps, w is about {found_w:.1} and b about {found_b:.1}: the real rule.",
        title="The line learns",
    )
    def teach_the_line(self) -> None:
        self.take_the_first_steps()
        self.cue()
        self.take_the_other_steps()

    @beat(
        "So which way is steepest uphill?",
        "On smooth sloping ground, along the gradient: the arrow made of the slopes along the axes.",
        title="The arrow made of slopes",
    )
    def answer(self) -> None:
        self.come_back_to_the_question()
        self.cue()
        self.come_back_to_the_arrow()
