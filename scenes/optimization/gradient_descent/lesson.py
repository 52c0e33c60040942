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
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.networks import Network
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack
from scenes.stage.wording.descents import on_a_bowl
from scenes.stage.wording.gradients import LANDSCAPES


class GradientDescent(Lesson):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    title = "Gradient descent"
    prerequisites = ("gradient",)
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        start: Position = Field(7.0, ge=-10, le=10, description="where the walk starts")
        learning_rate: float = Field(
            0.1, ge=0.001, le=1.5, description="learning rate: the size of a step, as a multiple of the slope"
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
        "A model learns by making its loss small. Say this curve is its loss.",
        "But you can't see it. You only feel the slope under your feet.",
        Phrase("How do you find the lowest point?", rest="a question"),
        title="Looking for the lowest point",
    )
    def look_for_the_lowest_point(self) -> None:
        self.valley = Valley(self.function, self.path.points)
        self.premise = stack(words.curve(self.params.minimum, self.params.curvature))
        self.play(FadeIn(self.valley.plot), run_time=0.6)
        self.play(Create(self.valley.curve), FadeIn(self.premise), run_time=self.phrase_left())
        self.cue()
        self.play(dim(self.valley.curve), FadeIn(self.valley.trail), run_time=1.6)
        self.tangent = self.valley.tangents(self.path.gradients[:, 0])
        self.play(Create(self.tangent), run_time=self.phrase_left(least=1.2))
        self.cue()
        self.play(undim(self.valley.curve), run_time=1.0)

    @beat(
        "We start at {p.start:.4}. The slope there is {slope:.4}.",
        "{slope_says}.",
        title="Feel the slope",
    )
    def feel_the_slope(self) -> None:
        self.uphill = self.valley.along_the_slope(self.results["slope"], uphill=True)
        self.drops, self.step = self.valley.first_step()
        self.play(Create(self.drops[0]), run_time=self.phrase_left(0.5))
        self.write(words.first_slope(self.path))
        self.cue()
        self.play(grow(self.uphill, run_time=self.phrase_left(0.7)))

    @beat(
        "{go}.",
        "The next x is this x, minus the learning rate, [alpha|alpha], times the slope.",
        "With a learning rate of {p.learning_rate:.3}, the step leads from {p.start:.4} to {first:.4}.",
        title="Step the other way",
    )
    def take_one_step(self) -> None:
        downhill = self.valley.along_the_slope(self.results["slope"], uphill=False)
        self.play(tween(self.uphill, start=downhill.start, end=downhill.end, run_time=self.phrase_left()))
        self.cue()
        rule, worked = words.rule("x", "f'(x_t)"), words.first_step(self.path)
        sources = {part: self.words[0].part(part) for part in ("here", "found")}
        stack(rule)
        subtract, slope = assemble(rule, {"slope": self.words})
        self.play(FadeOut(self.premise), run_time=0.4)
        self.play(subtract, run_time=self.phrase_left(0.4, least=1.0))
        self.play(slope, run_time=1.2)
        self.cue()
        self.words = VGroup(self.words, stack(worked, under=self.words))
        bare, substitution, answer = assemble(worked, sources, last="landing")
        self.play(bare, FadeOut(self.uphill), run_time=0.8)
        self.play(substitution, run_time=1.0)
        self.play(grow(self.step), FadeIn(self.drops[1]), run_time=1.4)
        self.play(*(Advance(each, 0, 1, run_time=1.2) for each in (self.valley.trail, self.tangent)))
        self.play(answer)
        self.premise = rule

    @beat(
        "Now do it again and again: {outcome}.",
        "After {taken} steps, the ball is at {last:.4}.",
        title="Again and again",
    )
    def walk(self) -> None:
        trail, box = self.valley.trail, self._under_the_formulas()
        self.history = ValueHistory(self.valley.heights, box=box).seek(1)
        self.play(*swap(VGroup(self.words, self.drops, self.step), self.history))
        pictures, middle = (trail, self.tangent, self.history), min(trail.steps, max(2, trail.steps // 2))
        left = self.phrase_left(least=3.0)
        self.play(*(Advance(each, 1, middle, run_time=left) for each in pictures))
        self.cue()
        left = self.phrase_left(0.6)
        self.play(*(Advance(each, middle, trail.steps, run_time=left) for each in pictures))
        self.write(words.end_on_a_curve(self.path))

    @beat(
        "How large can a step be? Here, alpha must stay below {limit:.3}: two divided by the curvature.",
        "Below half of that, the ball creeps down. Above half, it zigzags.",
        "Beyond the limit, it flies out of the valley.",
        title="How large can a step be?",
    )
    def find_the_limit(self) -> None:
        self.rates = LearningRates(self.function.stability_limit, box=self._under_the_formulas())
        creeps, zigzags, diverges = self.rates.zones
        self.wipe(self.history, self.tangent)
        limit, curvature = self.set_words(*words.limit_of_the_rate(self.function))
        self.play(FadeIn(limit), run_time=self.phrase_left(0.4))
        self.play(FadeIn(curvature), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(creeps), run_time=self.phrase_left(0.5))
        self.play(FadeIn(zigzags), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(diverges), run_time=self.phrase_left())
        self.add(self.rates)

    @beat(
        "We took {p.learning_rate:.3}. Now try a learning rate of {p.other_rate:.3}.",
        "This time, {other_outcome}.",
        title="Another learning rate",
    )
    def compare(self) -> None:
        ours, mark = map(self.rates.mark, (self.params.learning_rate, self.params.other_rate))
        other = Valley(self.function, self.other.points)
        self.play(FadeIn(ours, target_position=self.rates.at(0.0)), run_time=1.2)
        self.play(FadeOut(self.valley.trail, ours[1]), run_time=0.6)
        self.play(
            ReplacementTransform(ours[0], mark[0]),
            ReplacementTransform(self.valley.curve, other.curve, run_time=self.phrase_left(0.8, least=1.6)),
            *swap(self.valley.plot, other.plot),
            FadeIn(mark[1]),
        )
        self.play(FadeIn(other.trail), run_time=0.6)
        self.cue()
        self.trail, steps = other.trail, other.trail.steps
        self.play(Advance(self.trail, 0, steps, run_time=self.phrase_left(least=0.5 * min(steps, 8))))

    # On a landscape --------------------------------------------------------------------------------------

    @beat(
        "With two variables, the valley becomes a landscape. Seen from above, it's a map of contour lines.",
        "The slope becomes the gradient: here it's ({gradient[0]}, {gradient[1]}), {gradient_says}.",
        title="From a valley to a landscape",
    )
    def meet_the_gradient(self) -> None:
        self.bowl = Contours(TILTED_BOWL, self.bowl_path.points)
        self.arrow = self.bowl.gradient(self.bowl_path.points[0], self.bowl_path.gradients[0])
        self.premise = stack(LANDSCAPES["tilted_bowl"].equation())
        self.play(FadeOut(self.trail), run_time=0.5)
        self.play(self.clear_stage(), FadeIn(self.bowl.plot), run_time=1.2)
        self.play(Create(self.bowl.lines), FadeIn(self.premise), run_time=self.phrase_left(least=2.0))
        self.cue()
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.play(FadeIn(self.set_words(words.first_gradient(self.bowl_path))), run_time=1.2)
        self.play(grow(self.arrow, run_time=self.phrase_left(0.8)))

    @beat(
        "The rule stays the same: step against the gradient.",
        "Watch the ball: {bowl_outcome}.",
        "After {bowl_taken} steps, it's at ({end[0]}, {end[1]}).",
        title="Downhill on a landscape",
    )
    def descend_the_bowl(self) -> None:
        against = self.bowl.gradient(self.bowl_path.points[0], -self.bowl_path.gradients[0])
        self.write(words.rule("bold(x)", "nabla f(bold(x)_t)"))
        left = self.phrase_left(least=1.2)
        self.play(tween(self.arrow, start=against.start, end=against.end, run_time=left))
        self.cue()
        self.play(FadeOut(self.arrow), run_time=0.5)
        trail, left = self.bowl.trail, self.phrase_left(least=3.0)
        self.play(Advance(trail, 0, trail.steps, run_time=left, rate_func=rush_from))
        self.cue()
        self.write_below(words.end_on_a_bowl(self.bowl_path), run_time=self.phrase_left(0.6))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Learning is such a walk. This line has two weights, w and b.",
        "The height is its loss, L: how badly it fits the points.",
        "As the ball walks down, the line turns until it fits.",
        title="Watch a line learn",
    )
    def train_a_line(self) -> None:
        self.landscape = Contours(self.loss, self.training.points, names=("$w$", "$b$"))
        self.line = FittedLine(self.data, self.training.points, box=self._under_the_formulas())
        trail = self.landscape.trail
        left_behind = FadeOut(self.premise, self.words, self.bowl.trail)
        self.play(left_behind, dim(self.bowl.plot, self.bowl.lines), FadeIn(self.line.plot), run_time=0.9)
        self.play(FadeIn(self.line.data), run_time=self.phrase_left(0.4))
        self.play(Create(self.line.line), run_time=self.phrase_left(0.8))
        self.add(self.line)
        self.cue()
        self.premise = stack(words.loss_of_a_line())
        old = FadeOut(self.bowl.plot, self.bowl.lines)
        self.play(old, FadeIn(self.landscape.plot, self.premise), run_time=0.9)
        self.play(Create(self.landscape.lines), FadeIn(trail), run_time=self.phrase_left())
        self.cue()
        left = self.phrase_left(least=5.0)
        self.play(*(Advance(each, 0, trail.steps, run_time=left) for each in (trail, self.line)))

    @beat(
        "A neural network learns the same way, with millions of weights.",
        "Each step estimates the gradient from a few examples, and moves every weight against it.",
        "Nobody sees the whole landscape: you feel the slope, and step the other way.",
        title="How a network learns",
    )
    def train_a_network(self) -> None:
        network = Network((3, 5, 5, 2))
        self.play(FadeOut(self.landscape, self.line, self.premise), FadeIn(network.layers), run_time=1.2)
        self.play(Create(network.weights), run_time=self.phrase_left())
        self.add(network)
        self.cue()
        rule, meaning = self.premise = stack(*words.learning())
        self.play(FadeIn(rule), network.light(2, "slope"), run_time=self.phrase_left(0.3))
        self.play(FadeIn(meaning), network.light(1, "slope"), run_time=self.phrase_left(0.5))
        self.play(network.light(0, "slope"), run_time=self.phrase_left())
        self.cue()
        for layer, share in zip((0, 1, 2), (0.4, 0.5, 0.9), strict=True):
            self.play(network.light(layer, "path"), run_time=self.phrase_left(share))

    # What beats share ------------------------------------------------------------------------------------

    def _under_the_formulas(self) -> Box:
        """Left of the picture, under two rows of formulas."""
        return replace(frame().words, top=0.4)
