from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, MoveAlongPath, VGroup, VMobject, linear
from pydantic import Field, model_validator

from mathkit.calculus.gradient import gradient_at
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.gradient import words
from scenes.calculus.gradient.arrow_fields import ArrowField
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.contour_maps import ContourMap, on_the_map
from scenes.calculus.gradient.landscapes import LANDSCAPES, Name
from scenes.calculus.gradient.slices import Slice
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.trails import Trail
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenths
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.type.writing import Written, stack

LEARNING_RATE = 0.1
"""Of the walk at the end: small enough to go downhill on every landscape."""

STEPS = 12
"""The most steps of that walk; on a saddle it leaves the map earlier."""

Coordinate = Annotated[float, Field(ge=-3, le=3), Tenths]


class Gradient(Lesson):
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
        p = self.params
        self.landscape = LANDSCAPES[p.landscape]
        self.here = gradient_at(self.landscape.function, (p.x, p.y))
        walk = gradient_descent(self.landscape.function, (p.x, p.y), LEARNING_RATE, STEPS)
        self.walked = on_the_map(walk.points)

    def facts(self) -> Facts:
        slope_x, slope_y = self.here.partials
        return {
            "height": self.here.value,
            "slope_x": slope_x,
            "slope_y": slope_y,
            "steepness": self.here.steepness,
            "level": self.landscape.level,
            "taken": len(self.walked) - 1,
            "reached": float(self.landscape.function.value(self.walked[-1])),
        }

    # Along the axes --------------------------------------------------------------------------------------

    @beat(
        "Here's a landscape over two variables, x and y.",
        "Each line on the map joins places of the same height.",
        "Stand here, at ({p.x}, {p.y}). Every direction has a slope of its own.",
        Phrase("Which one is the steepest?", rest="a question"),
        title="Which way is the steepest?",
    )
    def look_at_the_map(self) -> None:
        self.ground = ContourMap(self.landscape.function, self.here.point)
        self.premise = stack(self.landscape.equation())
        self.play(FadeIn(self.ground.plot), run_time=0.8)
        self.play(FadeIn(self.premise), run_time=self.phrase_left())
        self.cue()
        self.play(Create(self.ground.lines), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.ground.dot, self.set_words(words.height(self.here))), run_time=1.0)
        self.ways = VGroup(*self.ground.directions(12))
        for way in self.ways:
            self.play(grow(way), run_time=self.phrase_left(0.25, least=0.2))
        self.cue()

    @beat(
        "Hold y fixed, and walk along x alone.",
        "Now y counts as a constant, so the landscape becomes a curve.",
        "Its slope at our point is {slope_x:.4}: the partial derivative with respect to x.",
        title="The slope along x",
    )
    def walk_along_x(self) -> None:
        self._set_out(0, self.ways)
        self.cue()
        self.play(tween(self.cut, position=self.cut.high, run_time=self.phrase_left(), rate_func=linear))
        self.cue()
        self._take_the_slope(0)

    @beat(
        "Now hold x fixed, and walk along y.",
        "This slope is {slope_y:.4}: the partial derivative with respect to y.",
        title="The slope along y",
    )
    def walk_along_y(self) -> None:
        self._set_out(1, self.cut, self.cut.tangent)
        self.play(tween(self.cut, position=self.cut.high, run_time=1.5, rate_func=linear))
        self.cue()
        self._take_the_slope(1)

    # As one arrow ----------------------------------------------------------------------------------------

    @beat(
        "Take one slope along x, and the other along y.",
        "Together they make one arrow: the gradient.",
        title="Two slopes make one arrow",
    )
    def make_the_arrow(self) -> None:
        self.arrow = self.ground.arrow(self.here.partials)
        self.parts = VGroup(*self.ground.components(self.arrow, words.ROLES))
        self.wipe(self.cut, self.cut.tangent)
        *partials, both = self.set_words(*map(self._partial, (0, 1)), words.gradient(self.here))
        for part, partial, share in zip(self.parts, partials, (0.5, 0.9), strict=True):
            self.play(grow(part), FadeIn(partial), run_time=self.phrase_left(share))
        self.cue()
        self.play(grow(self.arrow), FadeIn(both), run_time=self.phrase_left(0.8))

    @beat(
        "And all the other directions? Let's turn all the way round.",
        "For a small step in each direction, how steep is the way?",
        "It's steepest exactly along the gradient, and the gradient's length is that slope: {steepness}.",
        title="Turn all the way round",
    )
    def turn_around(self) -> None:
        compass = self.compass = Compass(self.ground, self.here, box=self._under_the_words())
        self.wipe(self.parts)
        self.play(dim(self.arrow), FadeIn(compass, self.set_words(compass.panel())))
        self.play(tween(compass, angle=120.0, run_time=self.phrase_left(least=2.0), rate_func=linear))
        self.cue()
        self.play(tween(compass, angle=360.0, run_time=self.phrase_left(least=3.6), rate_func=linear))
        self.cue()
        self.play(tween(compass, angle=compass.uphill, run_time=self.phrase_left(0.4)))
        self.play(undim(self.arrow), FadeIn(compass.top), run_time=self.phrase_left(0.6))

    @beat(
        "At a right angle to the gradient, the slope is zero.",
        "That's the direction of the contour line: follow it, and the height stays {height:.4}.",
        title="Along the contour line",
    )
    def follow_the_contour(self) -> None:
        compass, tangent = self.compass, self.ground.tangent(self.here.contour)
        mark = self.ground.right_angle(self.here.uphill, self.here.contour)
        self.angle = VGroup(tangent, mark)
        self.play(tween(compass, angle=compass.level, run_time=self.phrase_left(0.7)))
        self.play(Create(mark), run_time=self.phrase_left())
        self.cue()
        self.play(Create(tangent), FadeOut(compass.needle), run_time=1.0)
        self.walker = self.ground.dot.copy()
        self.play(MoveAlongPath(self.walker, self.ground.along_the_contour(), run_time=self.phrase_left()))

    # Everywhere ------------------------------------------------------------------------------------------

    @beat(
        "Every point has a gradient of its own: a whole field of arrows.",
        "The steeper the ground, the longer the arrow.",
        "And each one is at a right angle to its contour line.",
        title="A gradient at every point",
    )
    def spread_the_field(self) -> None:
        self.field = ArrowField(self.ground.plot, self.landscape.function).set_state(graded=0.0)
        gone = (self.compass, self.compass.top, self.angle, self.arrow, self.ground.dot, self.walker)
        self.play(FadeOut(self.words, *gone), dim(self.ground.lines), run_time=0.6)
        self.play(FadeIn(self.field, self.set_words(words.field())), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(tween(self.field, graded=1.0, run_time=self.phrase_left()))
        self.cue()
        self.play(undim(self.ground.lines), run_time=self.phrase_left(0.7))

    @beat(
        "Where the ground is level, the gradient is zero.",
        "Here, that's {level}.",
        title="Where the gradient is zero",
    )
    def find_level_ground(self) -> None:
        places = self.landscape.level_in(self.ground.plot)
        self.level = Markers(self.ground.plot.to_frame(places), "result", opacity=1.0)
        self.write_below(words.no_slope(), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(self.level), run_time=self.phrase_left(0.7))

    @beat(
        "Now read the height as a model's loss, and x and y as its weights.",
        "Turn every arrow round, and it points straight downhill.",
        "Learning steps that way, again and again: against the gradient.",
        "After {taken} steps, the loss has fallen from {height:.4} to {reached:.4}.",
        title="Straight downhill",
    )
    def walk_downhill(self) -> None:
        trail = Trail(self.ground.plot.to_frame(self.walked))
        self.wipe()
        *letters, rule, rate = self.set_words(*words.learning())
        for letter, share in zip(letters, (0.4, 0.7), strict=True):
            self.play(FadeIn(letter), run_time=self.phrase_left(share))
        self.cue()
        self.play(tween(self.field, angle=np.pi, run_time=self.phrase_left()))
        self.cue()
        self.play(FadeIn(rule, rate, trail), dim(self.field), run_time=1.2)
        self.play(Advance(trail, 0, 1, run_time=self.phrase_left()))
        self.cue()
        self.play(Advance(trail, 1, trail.steps, run_time=self.phrase_left()))
        self.write_below(words.losses(self.here.value, self.results["reached"]))

    # What beats share ------------------------------------------------------------------------------------

    def _under_the_words(self) -> Box:
        """Under the landscape's formula and one more row."""
        return replace(frame().words, top=-0.05)

    def _partial(self, axis: int) -> Written:
        return words.partial(self.landscape, self.here, axis)

    def _set_out(self, axis: int, *old: VMobject) -> None:
        """Begin to go straight across the map, in the place of what is *old*."""
        self.cut = Slice(self.ground, axis, words.ROLES[axis], box=self._under_the_words())
        self.wipe(*old)
        self.play(FadeIn(self.cut), run_time=0.8)
        self.add(self.ground.dot)  # over the line
        here = self.here.point[axis]
        self.play(tween(self.cut, position=here, run_time=self.phrase_left(), rate_func=linear))

    def _take_the_slope(self, axis: int) -> None:
        """Go back to the point, and take the slope of the curve of heights there."""
        cut = self.cut
        self.play(tween(cut, position=self.here.point[axis], run_time=self.phrase_left(0.3)))
        self.play(
            Create(cut.tangent),
            FadeIn(self.set_words(self._partial(axis))),
            run_time=self.phrase_left(0.7),
        )
