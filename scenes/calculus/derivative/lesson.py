from __future__ import annotations

from manim import DOWN, Create, FadeIn, FadeOut, linear
from pydantic import Field

from mathkit.calculus.derivative import closing_secants
from mathkit.functions.one_variable import polynomial, power
from scenes.calculus.derivative import words
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenth
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import stack

LOSS = polynomial([9.0, -6.0, 1.0])
"""The loss at the end, (w − 3)²."""

WEIGHT = 1.0
"""Where its slope is taken."""

NUDGE = 0.6
"""How far the weight is nudged."""


class Derivative(Lesson):
    """The secant closes on the tangent: the slope at one point is the derivative."""

    title = "The derivative"

    class Params(LessonParams):
        function: words.Name = Field("parabola", description="the curve whose slope is asked for")
        x: Tenth = Field(2.0, ge=-3, le=3, description="where the slope is taken")
        first_run: Tenth = Field(2.0, ge=0.5, le=2, description="the first run h, from point to point")
        power: int = Field(4, ge=2, le=6, description="the exponent n to which the power rule is put")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run)
        self.raised = power(p.power)

    def facts(self) -> Facts:
        secants = self.secants
        return {
            "slopes": secants.slopes,
            "first": secants.slopes[0],
            "settling": ", ".join(number(slope, 4) for slope in secants.slopes),
            "slope": secants.limit,
            "rule": self.named.rule,
            "power_slope": float(self.raised.derivative(self.params.x)),
        }

    # At one point ----------------------------------------------------------------------------------------

    @beat(
        "A straight line is equally steep everywhere; a curve is not. "
        "How steep is it at one point, here at {p.x}?"
    )
    def ask(self) -> None:
        self.picture = Secant(self.named.function, self.params.x, self.params.first_run)
        self.premise = stack(self.named.equation())
        self.play(FadeIn(self.picture.plot), run_time=0.6)
        self.play(Create(self.picture.curve), FadeIn(self.premise), run_time=1.6)
        self.play(FadeIn(self.picture.here))

    @beat(
        "Two points give a slope: rise over run. With a run h of {p.first_run}, "
        "the line through both, the secant, has slope {first:.4}."
    )
    def take_a_secant(self) -> None:
        picture = self.picture
        self.legs = picture.name_legs("run $h$", "rise")
        self.quotient, self.worked = self.set_words(*words.difference_quotient(self.secants))
        self.play(FadeIn(picture.there))
        self.play(Create(picture.run_line), FadeIn(self.legs[0]))
        self.play(Create(picture.rise_line), FadeIn(self.legs[1]))
        self.play(FadeIn(self.quotient))
        self.play(Create(picture.line), FadeIn(self.worked))

    @beat(
        "Now let the run shrink, to a tenth each time. The second point slides to the first, the secant "
        "turns, and its slope settles: {settling}."
    )
    def close_in(self) -> None:
        self.ledger = stack(words.closing_table(self.secants), under=self.quotient)[0]
        self.play(FadeOut(self.worked, self.legs), run_time=0.5)
        self.play(FadeIn(*self.ledger[:2]))
        for row in self.ledger[2:-1]:
            self.play(self.picture.shrink())
            self.play(FadeIn(row), run_time=0.5)

    @beat(
        "The line on which it settles is the tangent. Its slope, {slope:.4}, is the derivative of f at {p.x}."
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        limit = stack(words.limit_of_the_quotient(), under=self.premise)
        self.play(FadeOut(picture.there, picture.run_line, picture.rise_line), run_time=0.5)
        self.play(*swap(self.quotient, limit.align_to(self.quotient, DOWN)))
        self.play(FadeIn(self.ledger[-1]))

    # As a function ---------------------------------------------------------------------------------------

    @beat(
        "Every point has its own slope. Let the tangent travel, and write down beneath how steep it is: "
        "these slopes are a function as well, the derivative."
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(trace, self.premise, self.set_words(trace.panel())))
        self.play(trace.travel())
        self.write(self.named.differentiated())
        self.play(tween(trace, x=self.params.x, run_time=1.0, rate_func=linear))

    # The power rule --------------------------------------------------------------------------------------

    @beat(
        "Are there rules that spare the limits? Grow a square of side x by h: "
        "it gains two strips, x times h each, and a corner."
    )
    def grow_a_square(self) -> None:
        self.square = GrowingSquare()
        names, self.gains = self.square.names()
        self.area, self.rate, self.rule = stack(*words.square_of_a_sum())
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.square, names))
        self.play(self.square.grow())
        self.play(FadeIn(self.gains, self.area))

    @beat(
        "Divide the gain by h: two x plus h. As h shrinks, only two x is left, "
        "and that is the slope of x squared."
    )
    def shrink_the_corner(self) -> None:
        self.play(FadeIn(self.rate))
        self.play(FadeOut(self.gains), run_time=0.5)
        self.play(self.square.shrink())
        self.play(FadeIn(self.rule))

    @beat(
        "Multiply n factors x plus h: each gives its h once, so the slope is n times x to the n minus one. "
        "For n = {p.power}, at {p.x}, that is {power_slope:.4}."
    )
    def raise_the_power(self) -> None:
        n, x, slope = self.params.power, self.params.x, self.results["power_slope"]
        *rules, worked = stack(*words.power_rule(n, x, slope))
        picture = self.picture = Secant(self.raised, x, 1.5, names=("$x$", f"$x^{n}$"))
        picture.set_state(run=0.0)
        self.play(self.clear_stage(), run_time=0.6)
        self.show_one_by_one(rules, run_time=0.8)
        self.play(FadeIn(picture.plot, picture.curve, picture.here))
        self.play(Create(picture.line), FadeIn(worked))

    @beat("Rules take the place of limits: {rule}. At {p.x} the slope is {slope:.4} again.")
    def use_the_rule(self) -> None:
        p, worked = self.params, self.named.worked(self.params.x, self.secants.limit)
        picture = self.picture = Secant(self.named.function, p.x, p.first_run).set_state(run=0.0)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(picture.plot, picture.curve, picture.here, self.premise))
        self.play(FadeIn(self.set_words(self.named.differentiated(), worked)[0]))
        self.play(Create(picture.line), FadeIn(worked))

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "A model's curve is its loss over a weight. A nudge moves the loss by about slope times nudge: "
        "the slope here is negative, so more weight, less loss."
    )
    def what_it_is_for(self) -> None:
        picture = self.picture = Secant(LOSS, WEIGHT, 2.0, names=("weight $w$", "loss $L(w)$"))
        picture.set_state(run=0.0)
        arrows, names = picture.nudge(NUDGE, "$Delta w$", "$L'(w) thin Delta w$")
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(picture.plot), Create(picture.curve), FadeIn(picture.here))
        self.play(Create(picture.line), run_time=0.8)
        for arrow, label in zip(arrows, names, strict=True):
            self.play(grow(arrow), FadeIn(label))
        self.play(FadeIn(stack(words.change_of_the_loss())))
