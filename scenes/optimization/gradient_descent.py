from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, rush_from
from pydantic import Field

from mathkit.optimization.functions import TILTED_BOWL, Quadratic, shifted_parabola
from mathkit.optimization.gradient_descent import Descent, Verdict, gradient_descent, judge
from scenes.stage.attention import dim
from scenes.stage.frame import WORDS, Box
from scenes.stage.landscapes import Contours, Valley, in_sight
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import math_number, math_term, number
from scenes.stage.plots import Plot
from scenes.stage.scales import Scale, Zone
from scenes.stage.theme import Role
from scenes.stage.trails import Walk
from scenes.stage.writing import formula, stack, text

ON_A_CURVE = {
    Verdict.CONVERGES: "each step is shorter than the last, because the slope fades on the way down",
    Verdict.OSCILLATES: "every step overshoots the valley, but by less and less",
    Verdict.KEEPS_SWINGING: "every step crosses the valley and comes no lower: it swings for ever",
    Verdict.DIVERGES: "every step overshoots and lands farther out: the walk diverges",
    Verdict.STAYS: "the slope is zero there, so the ball stays where it is",
}
ON_A_BOWL = {
    Verdict.CONVERGES: "the path bends towards the lowest point",
    Verdict.OSCILLATES: "the path zigzags across the valley, ever closer to the lowest point",
    Verdict.KEEPS_SWINGING: "the path swings across the valley for ever",
    Verdict.DIVERGES: "every step overshoots farther than the last: the walk diverges",
    Verdict.STAYS: "the ball stays, for the ground is level",
}
"""What the viewer sees happen, for each verdict of mathkit."""

BELOW = Box(WORDS.left, WORDS.right, WORDS.bottom, -0.5)


class GradientDescent(Lesson):
    """Follow the slope downhill: the step size alone decides where it ends."""

    title = "Gradient descent"
    prerequisites = ("vectors", "dot_product")

    class Params(LessonParams):
        start: float = Field(7.0, ge=-10, le=10, description="where the walk starts")
        learning_rate: float = Field(0.1, ge=0.001, le=1.5, description="step size, as a share of the slope")
        steps: int = Field(20, ge=2, le=40, description="steps to draw")
        minimum: float = Field(3.0, ge=-10, le=10, description="where the lowest point of the valley lies")
        curvature: float = Field(2.0, ge=0.2, le=4, description="second derivative of the valley")
        other_rate: float = Field(1.05, ge=0.001, le=1.5, description="a second step size, to compare")
        start_x: float = Field(3.0, ge=-5, le=5, description="first coordinate of the start on the bowl")
        start_y: float = Field(2.0, ge=-5, le=5, description="second coordinate of the start on the bowl")
        bowl_rate: float = Field(0.1, ge=0.001, le=0.6, description="step size on the bowl")
        bowl_steps: int = Field(50, ge=2, le=100, description="steps to draw on the bowl")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.function = shifted_parabola(p.minimum, p.curvature)
        self.path = gradient_descent(self.function, p.start, p.learning_rate, p.steps)
        self.other = gradient_descent(self.function, p.start, p.other_rate, p.steps)
        self.bowl_path = gradient_descent(TILTED_BOWL, (p.start_x, p.start_y), p.bowl_rate, p.bowl_steps)

    def facts(self) -> Facts:
        slope, gradient = float(self.path.gradients[0, 0]), self.bowl_path.gradients[0]
        return {
            "slope": slope,
            "slope_says": "It tells which way is uphill, and how steeply" if slope else "The ground is level",
            "points": self.path.points[:, 0],
            "first": self.path.points[1, 0],
            "last": self.path.points[-1, 0],
            "taken": len(self.path.points) - 1,
            "outcome": _outcome(self.path, self.function),
            "limit": self.function.stability_limit,
            "other_outcome": _outcome(self.other, self.function),
            "gradient_x": gradient[0],
            "gradient_y": gradient[1],
            "gradient_says": "straight uphill, at a right angle to the contour"
            if gradient.any()
            else "for the ground is level",
            "bowl_x": self.bowl_path.points[-1, 0],
            "bowl_y": self.bowl_path.points[-1, 1],
            "bowl_taken": len(self.bowl_path.points) - 1,
            "bowl_outcome": ON_A_BOWL[judge(self.bowl_path, TILTED_BOWL)],
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
        self.tangent = self.valley.plot.tangent(start, float(self.path.values[0]), slope)
        value = formula(f"f'({math_number(start, 4)}) = {{{{ {math_number(slope, 4)} : slope }}}}")
        self.slope = stack(value, under=self.label)
        self.play(Create(self.tangent), run_time=1.2)
        self.play(FadeIn(self.slope))

    @beat(
        "So step the other way, by the learning rate, {p.learning_rate:.3}, times the slope: "
        "from {p.start:.4} to {first:.4}."
    )
    def take_one_step(self) -> None:
        p, slope = self.params, float(self.path.gradients[0, 0])
        rate, landing = math_number(p.learning_rate, 3), math_number(float(self.facts()["first"]), 4)
        self.rule = stack(formula("{{ x_(t+1) : path }} = x_t - alpha {{ f'(x_t) : slope }}"))
        self.worked = stack(
            formula(
                f"{{{{ x_1 : path }}}} = {math_number(p.start, 4)} - {rate} dot "
                f"{{{{ {math_number(slope, 4, guarded=True)} : slope }}}}"
            ),
            formula(f"{{{{ x_1 : path }}}} = {{{{ {landing} : path }}}}"),
            under=self.rule,
        )
        self.play(FadeOut(self.label, self.slope), run_time=0.4)
        self.play(FadeIn(self.rule))
        self.play(FadeIn(self.worked[0]))
        self.play(Walk(self.valley.trail, 0, 1, run_time=1.4), FadeOut(self.tangent))
        self.play(FadeIn(self.worked[1]))

    @beat("Do it again and again: {outcome}. After {taken} steps the ball is at {last:.4}.")
    def walk(self) -> None:
        values, trail = self.path.values, self.valley.trail
        steps = np.arange(len(values))
        loss = Plot(
            BELOW,
            (0, max(steps[-1], 1)),
            (0, 1.05 * float(values.max()) or 1.0),
            x_ticks=5,
            y_ticks=3,
            x_label="steps",
            y_label="$f(x_t)$",
        )
        curve = loss.curve(steps, values, "path", width=4.0)
        last = math_number(float(self.path.points[-1, 0]), 4)
        self.landing = stack(
            formula(f"{{{{ x_{steps[-1]} : path }}}} = {{{{ {last} : path }}}}"), under=self.rule
        )
        self.loss = VGroup(loss, curve)
        self.play(FadeOut(self.worked), run_time=0.5)
        self.play(FadeIn(loss), run_time=0.8)
        self.play(Walk(trail, 1, trail.steps), Create(curve), run_time=5.0)
        self.play(FadeIn(self.landing))

    @beat(
        "Here the learning rate must stay below {limit:.3}: two divided by the curvature. "
        "From half of that on, the ball overshoots."
    )
    def find_the_limit(self) -> None:
        limit = self.function.stability_limit
        zones = [Zone(limit / 2, "descends", "result"), Zone(limit, "overshoots", "path")]
        zones.append(Zone(1.5 * limit, "diverges", "slope"))
        self.scale = Scale(BELOW, 0.0, zones, [number(limit / 2, 3), number(limit, 3)])
        self.pointer = self._pointer(self.params.learning_rate, "path")
        self.play(FadeOut(self.loss), dim(self.landing), run_time=0.6)
        self.play(FadeIn(self.scale))
        self.play(FadeIn(self.pointer))

    @beat("Now take {p.other_rate:.3} instead: {other_outcome}.")
    def compare(self) -> None:
        other = Valley(self.function, self.other.points, "slope")
        pointer = self._pointer(self.params.other_rate, "slope")
        self.play(FadeOut(self.valley, self.landing, self.pointer), run_time=0.6)
        self.play(FadeIn(other, pointer))
        steps = other.trail.steps
        if steps:
            self.play(Walk(other.trail, 0, steps, run_time=1.0 + 0.5 * min(steps, 8)))
        self.valley, self.pointer = other, pointer

    # On a landscape --------------------------------------------------------------------------------------

    @beat(
        "With two weights the curve becomes a landscape of contour lines, and the slope a gradient: "
        "here ({gradient_x}, {gradient_y}), {gradient_says}."
    )
    def meet_the_gradient(self) -> None:
        start, gradient = self.bowl_path.points[0], self.bowl_path.gradients[0]
        self.bowl = Contours(TILTED_BOWL, self.bowl_path.points)
        self.arrow = self.bowl.gradient(start, gradient)
        self.label = stack(formula("f(x, y) = x^2 + 2 y^2 + x y", role="data"))
        x, y, slope_x, slope_y = (math_number(float(value)) for value in (*start, *gradient))
        self.slope = stack(
            formula(f"nabla f({x}, {y}) = {{{{ vec({slope_x}, {slope_y}) : slope }}}}"), under=self.label
        )
        self.play(FadeOut(self.valley, self.scale, self.pointer, self.rule), run_time=0.8)
        self.play(FadeIn(self.bowl.plot), Create(self.bowl.lines), FadeIn(self.label), run_time=2.0)
        self.play(FadeIn(self.bowl.trail), run_time=0.6)
        self.play(FadeIn(self.arrow), FadeIn(self.slope))

    @beat("The rule stays the same: {bowl_outcome}. After {bowl_taken} steps it is at ({bowl_x}, {bowl_y}).")
    def descend_the_bowl(self) -> None:
        x, y = (math_number(float(value)) for value in self.bowl_path.points[-1])
        self.rule = stack(
            formula("{{ x_(t+1) : path }} = x_t - alpha {{ nabla f(x_t) : slope }}"), under=self.label
        )
        taken = len(self.bowl_path.points) - 1
        landing = stack(formula(f"{{{{ x_{taken} = vec({x}, {y}) : path }}}}"), under=self.rule)
        trail = self.bowl.trail
        self.play(FadeOut(self.slope, self.arrow), run_time=0.5)
        self.play(FadeIn(self.rule))
        if trail.steps:
            self.play(Walk(trail, 0, trail.steps, run_time=5.0, rate_func=rush_from))
        self.play(FadeIn(landing))
        self.landing = landing

    @beat(
        "A neural network walks the same way. Its landscape is the loss, its coordinates are the weights, "
        "and every training step is one step downhill."
    )
    def what_it_is_for(self) -> None:
        training = stack(
            formula("{{ w : path }} <- w - alpha {{ nabla L(w) : slope }}"),
            text("$L$: the loss on the data", role="muted"),
            text("$w$: all weights of the network", role="muted"),
        )
        self.play(FadeOut(self.label, self.rule, self.landing), run_time=0.6)
        self.play(FadeIn(training[0]))
        self.play(FadeIn(training[1:]))

    # Words -----------------------------------------------------------------------------------------------

    def _square(self) -> str:
        """The valley as a formula, ½ · curvature · (x − minimum)², in Typst."""
        p = self.params
        base = "x" if p.minimum == 0 else f"(x {math_term(-p.minimum, 4)})"
        factor = "" if p.curvature == 2 else f"{math_number(p.curvature / 2, 4)} thin "
        return f"{factor}{base}^2"

    def _pointer(self, rate: float, role: Role) -> VGroup:
        return self.scale.pointer(rate, role, f"$alpha = {math_number(rate, 3)}$")


def _outcome(path: Descent, function: Quadratic) -> str:
    """Say what the walk on the curve does."""
    if len(path.points) > 1 and path.gradients[0].any() and not path.gradients[1].any():
        return "one step lands right at the lowest point, where the slope is zero"
    beyond = (
        ", soon beyond the picture" if len(in_sight(path.points, function.minimum)) < len(path.points) else ""
    )
    return ON_A_CURVE[judge(path, function)] + beyond
