from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup, rush_from
from pydantic import Field

from mathkit.learning.datasets import noisy_line
from mathkit.optimization.functions import TILTED_BOWL, shifted_parabola, squared_error_of_lines
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.stage.arrows import grow
from scenes.stage.assembly import assemble
from scenes.stage.attention import swap
from scenes.stage.frame import WORDS, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import math_equals, math_number, math_term, math_vector, number
from scenes.stage.pictures.fits import FittedLine
from scenes.stage.pictures.landscapes import Contours, Valley
from scenes.stage.plots import Plot
from scenes.stage.quantities import Place
from scenes.stage.scales import Scale, Zone
from scenes.stage.trails import Trail, Walk
from scenes.stage.wording.descents import descent_rule, on_a_bowl, on_a_curve
from scenes.stage.writing import formula, stack, text

BELOW = Box(WORDS.left, WORDS.right, WORDS.bottom, 0.4)
"""Under two rows of formulas."""

FIRST_WEIGHTS, TRAINING_RATE, TRAINING_STEPS = (-1.0, 2.6), 0.25, 30
"""How the line at the end learns. The rate suits every seed, for x is the same in all data."""


class GradientDescent(Lesson):
    """Follow the slope downhill: the step size alone decides where it ends."""

    title = "Gradient descent"
    prerequisites = ("gradient",)

    class Params(LessonParams):
        start: Place = Field(7.0, ge=-10, le=10, description="where the walk starts")
        learning_rate: float = Field(0.1, ge=0.001, le=1.5, description="step size, as a share of the slope")
        steps: int = Field(20, ge=2, le=40, description="steps to draw")
        minimum: Place = Field(3.0, ge=-10, le=10, description="where the lowest point of the valley lies")
        curvature: float = Field(2.0, ge=0.2, le=4, description="second derivative of the valley")
        other_rate: float = Field(1.05, ge=0.001, le=1.5, description="a second step size, to compare")
        start_x: Place = Field(3.0, ge=-5, le=5, description="first coordinate of the start on the bowl")
        start_y: Place = Field(2.0, ge=-5, le=5, description="second coordinate of the start on the bowl")
        bowl_rate: float = Field(0.1, ge=0.001, le=0.6, description="step size on the bowl")
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
        self.error = squared_error_of_lines(self.data)
        self.training = gradient_descent(self.error, FIRST_WEIGHTS, TRAINING_RATE, TRAINING_STEPS)

    def facts(self) -> Facts:
        slope, gradient = float(self.path.gradients[0, 0]), self.bowl_path.gradients[0]
        return {
            "slope": slope,
            "go": "So step the other way" if slope else "The rule is to step the other way",
            "slope_says": "It tells which way is uphill, and how steeply" if slope else "The ground is level",
            "points": self.path.points[:, 0],
            "first": self.path.points[1, 0],
            "last": self.path.points[-1, 0],
            "taken": len(self.path.points) - 1,
            "outcome": on_a_curve(self.path, self.function),
            "limit": self.function.stability_limit,
            "other_outcome": on_a_curve(self.other, self.function),
            "gradient_x": gradient[0],
            "gradient_y": gradient[1],
            "gradient_says": "straight uphill" if gradient.any() else "for the ground is level",
            "bowl_x": self.bowl_path.points[-1, 0],
            "bowl_y": self.bowl_path.points[-1, 1],
            "bowl_taken": len(self.bowl_path.points) - 1,
            "bowl_outcome": on_a_bowl(self.bowl_path, TILTED_BOWL),
            "bowl_limit": TILTED_BOWL.stability_limit,
        }

    # On a curve ------------------------------------------------------------------------------------------

    @beat(
        "A model learns by making its error small. How do you find the lowest point of a curve "
        "when all you can feel is the slope under your feet?"
    )
    def ask(self) -> None:
        self.valley = Valley(self.function, self.path.points)
        self.label = stack(formula(f"f(x) = {self._square()}", role="data"))
        self.play(FadeIn(self.valley.plot), run_time=0.6)
        self.play(Create(self.valley.curve), FadeIn(self.label), run_time=1.6)
        self.play(FadeIn(self.valley.trail), run_time=0.8)

    @beat("At {p.start:.4} the slope is {slope:.4}. {slope_says}.")
    def feel_the_slope(self) -> None:
        start, slope = self.params.start, float(self.path.gradients[0, 0])
        self.tangent = self.valley.plot.tangent(start, float(self.path.values[0]), slope, length=4.0)
        here, found = math_number(start, 4), math_number(slope, 4)
        value = f"f'({{{{ {here} : here }}}}) {{{{ = : ink }}}} {{{{ {found} : found }}}}"
        self.slope = stack(formula(value, role="slope", here="path"), under=self.label)
        self.play(Create(self.tangent), run_time=1.2)
        self.play(FadeIn(self.slope))

    @beat(
        "{go}, by the learning rate, {p.learning_rate:.3}, times the slope: from {p.start:.4} to {first:.4}."
    )
    def take_one_step(self) -> None:
        p, slope = self.params, float(self.path.gradients[0, 0])
        rate, landing = math_number(p.learning_rate, 3), math_equals(float(self.path.points[1, 0]), 4)
        self.rule = stack(descent_rule("x", "f'(x_t)"))
        worked = formula(
            f"{{{{ x_1 : path }}}} &= {{{{ {math_number(p.start, 4)} : here }}}} - {{{{ {rate} : second }}}} "
            f"dot {{{{ {math_number(slope, 4, guarded=True)} : found }}}} \\ & {{{{ {landing} : landing }}}}",
            here="path",
            found="slope",
            landing="path",
        )
        self.worked = stack(worked, under=self.slope)
        sources = {part: self.slope[0].part(part) for part in ("here", "found")}
        bare, substitution, answer = assemble(worked, sources, last="landing")
        self.play(FadeOut(self.label), run_time=0.4)
        self.play(FadeIn(self.rule))
        self.play(bare)
        self.play(substitution, run_time=1.0)
        drops, arrow = self.valley.step(0)
        self.step = VGroup(drops, arrow)
        self.play(FadeIn(drops[0]), run_time=0.5)
        self.play(grow(arrow), FadeIn(drops[1]))
        self.play(Walk(self.valley.trail, 0, 1, run_time=1.2), FadeOut(self.tangent))
        self.play(answer)

    @beat("Do it again and again: {outcome}. After {taken} steps the ball is at {last:.4}.")
    def walk(self) -> None:
        values, trail = self.path.values[: self.valley.trail.steps + 1], self.valley.trail
        plot = Plot(
            BELOW,
            (0, trail.steps),
            (0, 1.05 * float(values.max()) or 1.0),
            x_ticks=5,
            x_whole=True,
            y_ticks=4,
            x_label="steps",
            y_label="$f(x_t)$",
        )
        places = plot.to_frame(np.column_stack([np.arange(len(values)), values]))
        losses = Trail(places, dot_radius=0.04, walker_radius=0.08).follow(1)
        last = math_equals(float(self.path.points[-1, 0]), 4)
        landing = formula(f"{{{{ x_{len(self.path.points) - 1} {last} : path }}}}")
        self.landing = stack(landing, under=self.rule)
        self.loss = VGroup(plot, losses)
        self.play(FadeOut(self.slope, self.worked, self.step), run_time=0.5)
        self.play(FadeIn(self.loss), run_time=0.8)
        self.play(Walk(trail, 1, trail.steps), Walk(losses, 1, trail.steps), run_time=5.0)
        self.play(FadeIn(self.landing))

    @beat(
        "Here the learning rate must stay below {limit:.3}: two divided by the curvature. "
        "Above half of that, the ball overshoots."
    )
    def find_the_limit(self) -> None:
        limit = self.function.stability_limit
        zones = [Zone(limit / 2, "descends", "result"), Zone(limit, "overshoots", "ink")]
        zones.append(Zone(1.5 * limit, "diverges", "slope"))
        self.scale = Scale(BELOW, 0.0, zones, [number(limit / 2, 3), number(limit, 3)])
        self.pointer = self._pointer(self.params.learning_rate)
        self.limit = stack(
            formula(f"{{{{ alpha : second }}}} < 2 / {{{{ f'' : data }}}} {math_equals(limit, 3)}"),
            under=self.rule,
        )
        self.play(FadeOut(self.loss, self.landing), run_time=0.6)
        self.play(FadeIn(self.limit))
        self.play(FadeIn(self.scale))
        self.play(FadeIn(self.pointer))

    @beat("Now take {p.other_rate:.3} instead: {other_outcome}.")
    def compare(self) -> None:
        other = Valley(self.function, self.other.points)
        (arrow, label), pointer = self.pointer, self._pointer(self.params.other_rate)
        self.play(FadeOut(self.valley, label), run_time=0.6)
        self.play(ReplacementTransform(arrow, pointer[0]), FadeIn(other))
        self.play(FadeIn(pointer[1]), run_time=0.6)
        steps = other.trail.steps
        if steps:
            self.play(Walk(other.trail, 0, steps, run_time=1.0 + 0.5 * min(steps, 8)))
        self.valley, self.pointer = other, pointer

    # On a landscape --------------------------------------------------------------------------------------

    @beat(
        "With two weights you are back among contour lines, and the slope is the gradient that you know: "
        "here ({gradient_x}, {gradient_y}), {gradient_says}."
    )
    def meet_the_gradient(self) -> None:
        start, gradient = self.bowl_path.points[0], self.bowl_path.gradients[0]
        self.bowl = Contours(TILTED_BOWL, self.bowl_path.points)
        self.arrow = self.bowl.gradient(start, gradient)
        self.label = stack(formula("f(x, y) = x^2 + 2 y^2 + x y", role="data"))
        x, y, slope_x, slope_y = (math_number(float(value)) for value in (*start, *gradient))
        here = f"{{{{ {x} : path }}}}, {{{{ {y} : path }}}}"
        value = formula(f"nabla f({here}) {{{{ = : ink }}}} vec({slope_x}, {slope_y})", role="slope")
        self.slope = stack(value, under=self.label)
        self.play(self.clear_stage(), run_time=0.8)
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), FadeIn(self.label), run_time=2.0)
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.play(FadeIn(self.arrow), FadeIn(self.slope))

    @beat("The rule stays the same: {bowl_outcome}. After {bowl_taken} steps it is at ({bowl_x}, {bowl_y}).")
    def descend_the_bowl(self) -> None:
        end = self.bowl_path.points[-1]
        relation = "=" if np.array_equal(end, end.round(2)) else "approx"
        rule = stack(descent_rule("bold(x)", "nabla f(bold(x)_t)"), under=self.label)
        taken = len(self.bowl_path.points) - 1
        landing = stack(
            formula(f"{{{{ bold(x)_{taken} {relation} {math_vector(end)} : path }}}}"), under=rule
        )
        trail = self.bowl.trail
        self.play(FadeOut(self.slope, self.arrow), run_time=0.5)
        self.play(FadeIn(rule))
        if trail.steps:
            self.play(Walk(trail, 0, trail.steps, run_time=5.0, rate_func=rush_from))
        self.play(FadeIn(landing))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "Learning is such a walk. A line has two weights, w and b, and the landscape is its error "
        "on the data. As the ball descends, the line turns."
    )
    def train_a_line(self) -> None:
        road = self.training.points
        landscape = Contours(self.error, road, names=("$w$", "$b$"))
        line = FittedLine(self.data, road, box=BELOW)
        error = "{{ L(w, b) : data }} = 1/n sum_i ({{ w : path }} x_i + {{ b : path }} - y_i)^2"
        self.error_rule = stack(formula(error))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(line))
        self.play(FadeIn(self.error_rule))
        self.play(FadeIn(landscape.plot, landscape.trail), Create(landscape.lines), run_time=1.6)
        steps = landscape.trail.steps
        self.play(*(Walk(walk, 0, steps, run_time=5.0) for walk in (landscape.trail, line)))

    @beat(
        "A neural network learns in just this way, with millions of weights in place of two: "
        "every training step is one step downhill."
    )
    def what_it_is_for(self) -> None:
        words = stack(
            formula(
                "{{ bold(w) : path }} <- {{ bold(w) : path }} - {{ alpha : second }} thin "
                "{{ nabla L(bold(w)) : slope }}"
            ),
            text("$bold(w)$: all weights of the network", role="muted"),
        )
        self.play(*swap(self.error_rule, words[0]))
        self.play(FadeIn(words[1]))

    # Words -----------------------------------------------------------------------------------------------

    def _square(self) -> str:
        """The valley as a formula, ½ · curvature · (x − minimum)², in Typst."""
        p = self.params
        base = "x" if p.minimum == 0 else f"(x {math_term(-p.minimum, 4)})"
        factor = "" if p.curvature == 2 else f"{math_number(p.curvature / 2, 4)} thin "
        return f"{factor}{base}^2"

    def _pointer(self, rate: float) -> VGroup:
        return self.scale.pointer(rate, "second", f"$alpha = {math_number(rate, 3)}$")
