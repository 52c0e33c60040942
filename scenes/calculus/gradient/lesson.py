from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, linear
from pydantic import Field, model_validator

from mathkit.calculus.gradient import gradient_at
from scenes.calculus.gradient import words
from scenes.calculus.gradient.arrow_fields import ArrowField
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.calculus.gradient.slices import Slice
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenths
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.writing import Written, stack
from scenes.stage.wording.gradients import LANDSCAPES, Name

Coordinate = Annotated[float, Field(ge=-3, le=3), Tenths]


class Gradient(Lesson):
    """Two slopes make one arrow, which points straight uphill: the gradient."""

    title = "The gradient"
    prerequisites = ("derivative", "vectors")

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
        p = self.params
        self.landscape = LANDSCAPES[p.landscape]
        self.here = gradient_at(self.landscape.function, (p.x, p.y))

    def facts(self) -> Facts:
        slope_x, slope_y = self.here.partials
        return {
            "height": self.here.value,
            "slope_x": slope_x,
            "slope_y": slope_y,
            "steepness": self.here.steepness,
            "level": self.landscape.level,
        }

    # Along the axes --------------------------------------------------------------------------------------

    @beat(
        "A landscape over two variables, drawn in lines of equal height. Here, at ({p.x}, {p.y}), "
        "every direction has a slope of its own. Which is the steepest?"
    )
    def ask(self) -> None:
        self.ground = ContourMap(self.landscape.function, self.here.point)
        self.premise = stack(self.landscape.equation())
        self.cut = VGroup()
        self.play(FadeIn(self.ground.plot, self.premise), run_time=0.8)
        self.play(Create(self.ground.lines), run_time=2.0)
        self.play(FadeIn(self.ground.dot, self.set_words(words.height(self.here))))

    @beat(
        "Hold y, and walk along x alone. The landscape becomes a curve, and its slope at the point "
        "is {slope_x:.4}: the partial derivative by x."
    )
    def walk_along_x(self) -> None:
        self._walk(0)

    @beat("Now hold x, and walk along y. This slope is {slope_y:.4}, the partial derivative by y.")
    def walk_along_y(self) -> None:
        self._walk(1)

    # As one arrow ----------------------------------------------------------------------------------------

    @beat("Put the two slopes together, one along x, one along y. They make one arrow: the gradient.")
    def make_the_arrow(self) -> None:
        self.arrow = self.ground.arrow(self.here.partials)
        self.parts = VGroup(*self.ground.components(self.arrow, words.ROLES))
        self.wipe(self.cut)
        *partials, both = self.set_words(*map(self._partial, (0, 1)), words.gradient(self.here))
        for part, partial in zip(self.parts, partials, strict=True):
            self.play(grow(part), FadeIn(partial))
        self.play(grow(self.arrow), FadeIn(both))

    @beat(
        "And all the other directions? Turn around once. The slope is greatest just along the gradient, "
        "whose length says how great it is: {steepness}."
    )
    def turn_around(self) -> None:
        compass = self.compass = Compass(self.ground, self.here, box=self._under_the_words())
        self.wipe(self.parts)
        self.play(dim(self.arrow), FadeIn(compass, self.set_words(compass.panel())))
        self.play(tween(compass, angle=360.0, run_time=5.0, rate_func=linear))
        self.play(tween(compass, angle=compass.uphill, run_time=1.2))
        self.play(undim(self.arrow), FadeIn(compass.top))

    @beat(
        "At a right angle to the gradient the slope is zero. That is the way of the contour line, "
        "along which the height stays {height:.4}."
    )
    def follow_the_contour(self) -> None:
        compass, tangent = self.compass, self.ground.tangent(self.here.contour)
        mark = self.ground.right_angle(self.here.uphill, self.here.contour)
        self.angle = VGroup(tangent, mark)
        self.play(tween(compass, angle=compass.level, run_time=1.5))
        self.play(Create(tangent), FadeOut(compass.needle))
        self.play(Create(mark))

    # Everywhere ------------------------------------------------------------------------------------------

    @beat(
        "Every point has its gradient: a field of arrows, longer where the ground is steeper, "
        "each straight across its contour line."
    )
    def spread_the_field(self) -> None:
        self.field = ArrowField(self.ground.plot, self.landscape.function)
        self.wipe(self.compass, self.compass.top, self.angle, self.arrow, self.ground.dot)
        self.play(FadeIn(self.field, self.set_words(words.field())), run_time=1.6)

    @beat("The gradient is zero where the ground is level: {level}.")
    def find_level_ground(self) -> None:
        places = self.landscape.level_in(self.ground.plot)
        self.level = Markers(self.ground.plot.to_frame(places), "result", opacity=1.0)
        self.play(FadeIn(self.level))
        self.write_below(words.no_slope())

    @beat(
        "Now take the height for a model's loss, and the variables for its weights. Turn every arrow round, "
        "and it points downhill: that is where learning steps."
    )
    def what_it_is_for(self) -> None:
        self.wipe()
        *letters, rule, rate = self.set_words(*words.learning())
        self.show_one_by_one(letters)
        self.play(tween(self.field, angle=np.pi, run_time=2.5))
        self.play(FadeIn(rule, rate))

    # What beats share ------------------------------------------------------------------------------------

    def _under_the_words(self) -> Box:
        """Under the landscape's formula and one more row."""
        return replace(frame().words, top=-0.05)

    def _partial(self, axis: int) -> Written:
        return words.partial(self.landscape, self.here, axis)

    def _walk(self, axis: int) -> None:
        """Go straight across the map, see the curve of heights, and take its slope at the point."""
        cut = Slice(self.ground, axis, words.ROLES[axis], box=self._under_the_words())
        self.wipe(self.cut)
        self.play(FadeIn(cut), run_time=0.8)
        self.add(self.ground.dot)  # over the line
        self.play(tween(cut, position=cut.high, run_time=2.2, rate_func=linear))
        self.play(tween(cut, position=self.here.point[axis], run_time=0.8))
        self.play(Create(cut.tangent), FadeIn(self.set_words(self._partial(axis))))
        self.cut = VGroup(cut, cut.tangent)
