from __future__ import annotations

from dataclasses import replace

from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup, rush_from
from pydantic import Field

from mathkit.functions.quadratics import TILTED_BOWL, shifted_parabola
from mathkit.learning.datasets import noisy_line
from mathkit.learning.squared_error import squared_error_of_lines
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.contours import Contours
from scenes.optimization.gradient_descent.fits import FittedLine
from scenes.optimization.gradient_descent.learning_rates import LearningRates
from scenes.optimization.gradient_descent.params import Position
from scenes.optimization.gradient_descent.valleys import Valley
from scenes.optimization.gradient_descent.value_histories import ValueHistory
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack
from scenes.stage.wording.descents import on_a_bowl
from scenes.stage.wording.gradients import LANDSCAPES


class GradientDescent(Lesson):
    """Follow the slope downhill: the learning rate alone decides where it ends."""

    title = "Gradient descent"
    prerequisites = ("gradient",)

    class Params(LessonParams):
        start: Position = Field(7.0, ge=-10, le=10, description="where the walk starts")
        learning_rate: float = Field(
            0.1, ge=0.001, le=1.5, description="learning rate: a step is so many times the slope"
        )
        steps: int = Field(20, ge=2, le=40, description="steps to draw")
        minimum: Position = Field(3.0, ge=-10, le=10, description="where the lowest point of the valley lies")
        curvature: float = Field(2.0, ge=0.2, le=4, description="second derivative of the valley")
        other_rate: float = Field(1.05, ge=0.001, le=1.5, description="a second learning rate, to compare")
        start_x: Position = Field(3.0, ge=-5, le=5, description="first coordinate of the start on the bowl")
        start_y: Position = Field(2.0, ge=-5, le=5, description="second coordinate of the start on the bowl")
        bowl_rate: float = Field(0.1, ge=0.001, le=0.6, description="learning rate on the bowl")
        bowl_steps: int = Field(50, ge=2, le=100, description="steps to draw on the bowl")
        seed: int = Field(1, ge=0, le=9999, description="draws the data that a line learns from at the end")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.function = shifted_parabola(p.minimum, p.curvature)
        self.path = gradient_descent(self.function, p.start, p.learning_rate, p.steps)
        self.other = gradient_descent(self.function, p.start, p.other_rate, p.steps)
        self.bowl_path = gradient_descent(TILTED_BOWL, (p.start_x, p.start_y), p.bowl_rate, p.bowl_steps)
        self.data = noisy_line(14, slope=1.5, intercept=1.0, spread=0.25, seed=p.seed)
        self.loss = squared_error_of_lines(self.data)
        # The rate suits every seed, for x is the same in all data.
        self.training = gradient_descent(self.loss, start=(-1.0, 2.6), learning_rate=0.25, steps=30)

    def facts(self) -> Facts:
        return {
            "slope": self.path.gradients[0, 0],
            "slope_says": words.what_the_slope_says(self.path),
            "go": words.where_to_go(self.path),
            "points": self.path.points[:, 0],
            "first": self.path.points[1, 0],
            "last": self.path.points[-1, 0],
            "taken": len(self.path.points) - 1,
            "outcome": words.on_a_curve(self.path, self.function),
            "limit": self.function.stability_limit,
            "other_outcome": words.on_a_curve(self.other, self.function),
            "gradient": self.bowl_path.gradients[0],
            "gradient_says": words.what_the_gradient_says(self.bowl_path),
            "end": self.bowl_path.points[-1],
            "bowl_taken": len(self.bowl_path.points) - 1,
            "bowl_outcome": on_a_bowl(self.bowl_path, TILTED_BOWL),
        }

    # On a curve ------------------------------------------------------------------------------------------

    @beat(
        "A model learns by making its loss small. How do you find the lowest point of a curve "
        "when all you can feel is the slope under your feet?"
    )
    def ask(self) -> None:
        self.valley = Valley(self.function, self.path.points)
        self.premise = stack(words.curve(self.params.minimum, self.params.curvature))
        self.play(FadeIn(self.valley.plot), run_time=0.6)
        self.play(Create(self.valley.curve), FadeIn(self.premise), run_time=1.6)
        self.play(FadeIn(self.valley.trail), run_time=0.8)

    @beat("At {p.start:.4} the slope is {slope:.4}. {slope_says}.")
    def feel_the_slope(self) -> None:
        self.tangent = self.valley.tangent(float(self.path.gradients[0, 0]))
        self.play(Create(self.tangent), run_time=1.2)
        self.write(words.first_slope(self.path))

    @beat(
        "{go}, by the learning rate, {p.learning_rate:.3}, times the slope: from {p.start:.4} to {first:.4}."
    )
    def take_one_step(self) -> None:
        rule, worked = words.rule("x", "f'(x_t)"), words.first_step(self.path)
        sources = {part: self.words[0].part(part) for part in ("here", "found")}
        self.play(*swap(self.premise, stack(rule)))
        self.words = VGroup(self.words, stack(worked, under=self.words))
        bare, substitution, answer = assemble(worked, sources, last="landing")
        self.play(bare)
        self.play(substitution, run_time=1.0)
        drops, arrow = self.valley.first_step()
        self.play(FadeIn(drops[0]), run_time=0.5)
        self.play(grow(arrow), FadeIn(drops[1]))
        self.play(Advance(self.valley.trail, 0, 1, run_time=1.2), FadeOut(self.tangent))
        self.play(answer)
        self.premise, self.step = rule, VGroup(drops, arrow)

    @beat("Do it again and again: {outcome}. After {taken} steps the ball is at {last:.4}.")
    def walk(self) -> None:
        trail, box = self.valley.trail, self._under_the_formulas()
        self.history = ValueHistory(self.valley.heights, box=box).seek(1)
        self.wipe(self.step)
        self.play(FadeIn(self.history), run_time=0.8)
        self.play(*(Advance(each, 1, trail.steps, run_time=5.0) for each in (trail, self.history)))
        self.write(words.end_on_a_curve(self.path))

    @beat(
        "Here the learning rate must stay below {limit:.3}: two divided by the curvature. "
        "Above half of that, the ball overshoots."
    )
    def find_the_limit(self) -> None:
        self.rates = LearningRates(self.function.stability_limit, box=self._under_the_formulas())
        self.mark = self.rates.mark(self.params.learning_rate)
        self.wipe(self.history)
        self.write(words.limit_of_the_rate(self.function.stability_limit))
        self.show_one_by_one((self.rates, self.mark))

    @beat("Now take {p.other_rate:.3} instead: {other_outcome}.")
    def compare(self) -> None:
        other, mark = Valley(self.function, self.other.points), self.rates.mark(self.params.other_rate)
        self.play(FadeOut(self.valley, self.mark[1]), run_time=0.6)
        self.play(ReplacementTransform(self.mark[0], mark[0]), FadeIn(other, mark[1]))
        steps = other.trail.steps
        self.play(Advance(other.trail, 0, steps, run_time=1.0 + 0.5 * min(steps, 8)))

    # On a landscape --------------------------------------------------------------------------------------

    @beat(
        "With two weights you are back among contour lines, and the slope is the gradient that you know: "
        "here ({gradient[0]}, {gradient[1]}), {gradient_says}."
    )
    def meet_the_gradient(self) -> None:
        self.bowl = Contours(TILTED_BOWL, self.bowl_path.points)
        self.arrow = self.bowl.gradient(self.bowl_path.points[0], self.bowl_path.gradients[0])
        self.premise = stack(LANDSCAPES["tilted_bowl"].equation())
        self.play(self.clear_stage(), run_time=0.8)
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), FadeIn(self.premise), run_time=2.0)
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.play(FadeIn(self.arrow, self.set_words(words.first_gradient(self.bowl_path))))

    @beat("The rule stays the same: {bowl_outcome}. After {bowl_taken} steps it is at ({end[0]}, {end[1]}).")
    def descend_the_bowl(self) -> None:
        self.wipe(self.arrow)
        self.write(words.rule("bold(x)", "nabla f(bold(x)_t)"))
        self.play(Advance(self.bowl.trail, 0, self.bowl.trail.steps, run_time=5.0, rate_func=rush_from))
        self.write_below(words.end_on_a_bowl(self.bowl_path))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Learning is such a walk. A line has two weights, w and b, and the landscape is its loss "
        "on the data. As the ball descends, the line turns."
    )
    def train_a_line(self) -> None:
        landscape = Contours(self.loss, self.training.points, names=("$w$", "$b$"))
        line = FittedLine(self.data, self.training.points, box=self._under_the_formulas())
        self.premise = stack(words.loss_of_a_line())
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(line))
        self.play(FadeIn(self.premise))
        self.play(FadeIn(landscape.plot, landscape.trail), Create(landscape.lines), run_time=1.6)
        self.play(
            *(Advance(each, 0, landscape.trail.steps, run_time=5.0) for each in (landscape.trail, line))
        )

    @beat(
        "A neural network learns in just this way, with millions of weights in place of two: "
        "every training step is one step downhill."
    )
    def what_it_is_for(self) -> None:
        self.play(*swap(self.premise, stack(*words.learning())))

    # What beats share ------------------------------------------------------------------------------------

    def _under_the_formulas(self) -> Box:
        """Left of the picture, under two rows of formulas."""
        return replace(frame().words, top=0.4)
