from __future__ import annotations

from manim import DOWN, Create, FadeIn, FadeOut, MoveAlongPath, ReplacementTransform, VGroup, linear
from pydantic import Field

from mathkit.calculus.derivative import closing_secants
from mathkit.functions.one_variable import polynomial, power
from scenes.calculus.derivative import words
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.secants import Secant
from scenes.calculus.derivative.slope_traces import SlopeTrace
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Tenth
from scenes.stage.type.assembly import assemble
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
        function: words.Name = Field("parabola", description="the curve whose slope is taken")
        x: Tenth = Field(2.0, ge=-3, le=3, description="where the slope is taken")
        first_run: Tenth = Field(2.0, ge=0.5, le=2, description="the first run h, from point to point")
        power: int = Field(4, ge=2, le=6, description="the exponent n in the example of the power rule")

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
            "slope": secants.limit,
            "rule": self.named.rule,
            "power_slope": float(self.raised.derivative(self.params.x)),
        }

    # At one point ----------------------------------------------------------------------------------------

    @beat(
        "A straight line is equally steep everywhere.",
        "A curve isn't: its slope changes all the way along.",
        Phrase("So how steep is it at one point, here at {p.x}?", rest="a question"),
        title="How steep is a curve at one point?",
    )
    def bend_a_line(self) -> None:
        picture = self.picture = Secant(self.named.function, self.params.x, self.params.first_run)
        self.premise = stack(self.named.equation())
        straight = picture.straight_line()
        self.drop = picture.plot.drop(picture.x, picture.height_here)
        self.play(FadeIn(picture.plot), run_time=0.6)
        self.play(Create(straight), run_time=self.phrase_left())
        self.cue()
        self.play(ReplacementTransform(straight, picture.curve), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.premise), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(picture.here), Create(self.drop), run_time=1.5)

    @beat(
        "Two points give a slope: the rise, divided by the run, [h|h].",
        "The line through both of them is a secant.",
        "With a run of {p.first_run}, its slope is {first:.4}.",
        title="Two points make a slope",
    )
    def take_a_secant(self) -> None:
        picture = self.picture
        self.legs = picture.name_legs("run $h$", "rise")
        self.quotient, self.worked = self.set_words(*words.difference_quotient(self.secants))
        self.play(FadeIn(picture.there), FadeOut(self.drop), run_time=0.8)
        self.play(Create(picture.rise_line), FadeIn(self.legs[1]), run_time=1.2)
        self.play(Create(picture.run_line), FadeIn(self.legs[0]), run_time=1.2)
        self.play(FadeIn(self.quotient), run_time=self.phrase_left())
        self.cue()
        self.play(Create(picture.line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.worked), run_time=self.phrase_left(0.7))

    @beat(
        "Shrink the run to a tenth. The second point slides in, the secant turns: {slopes[1]:.4}.",
        "A tenth again: {slopes[2]:.4}.",
        "And again: {slopes[3]:.4}.",
        title="The second point slides in",
    )
    def close_in(self) -> None:
        self.ledger = stack(words.closing_table(self.secants), under=self.quotient)[0]
        self.play(FadeOut(self.worked, self.legs), run_time=0.5)
        self.play(FadeIn(*self.ledger[:2]), run_time=0.8)
        for number, row in enumerate(self.ledger[2:-1]):
            if number:
                self.cue()
            self.play(self.picture.shrink(run_time=self.phrase_left(0.75, least=2.0)))
            self.play(FadeIn(row), run_time=0.8)

    @beat(
        "The line that it settles on is the tangent.",
        "Its slope is the limit of rise over run, as h goes to zero.",
        "That's {slope:.4}: the derivative of f at {p.x}.",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        limit = stack(words.limit_of_the_quotient(), under=self.premise)
        self.play(FadeOut(picture.there, picture.run_line, picture.rise_line), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(*swap(self.quotient, limit.align_to(self.quotient, DOWN)), run_time=self.phrase_left(0.7))
        self.cue()
        self.limit = limit
        self.play(FadeIn(self.ledger[-1]), run_time=self.phrase_left(0.7))

    # As a function ---------------------------------------------------------------------------------------

    @beat(
        "Every point has a slope of its own.",
        "Let the tangent travel, and plot its slope below.",
        "These slopes are a new function: the derivative, [f'|f prime].",
        title="A slope for every point",
    )
    def travel(self) -> None:
        trace = SlopeTrace(self.named.function, domain=(-3.5, 3.5))  # all x that can be asked for lie inside
        picture, old = self.picture, VGroup(self.limit, self.ledger)
        gone = VGroup(picture.plot, picture.curve, picture.line, picture.here)
        self.play(*swap(old, self.set_words(trace.panel())), *swap(gone, trace))
        self.cue()
        self.play(trace.travel(0.0, run_time=self.phrase_left(least=3.0)))
        self.cue()
        self.play(trace.travel(trace.domain[1], run_time=self.phrase_left(0.7, least=3.0)))
        self.write(self.named.differentiated())
        self.play(tween(trace, x=self.params.x, run_time=1.0, rate_func=linear))
        self.trace = trace

    # The power rule --------------------------------------------------------------------------------------

    @beat(
        "Do we need a limit every time? Take x squared: the area of a square.",
        "Let each side grow by h.",
        "The area gains two strips, x times h each, and a corner.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        self.square = GrowingSquare()
        self.sides, self.gains = self.square.names()
        self.area, self.rate, self.rule = rows = words.square_of_a_sum()
        stack(*rows)
        self.play(FadeOut(self.trace, self.premise, self.words), FadeIn(self.square), run_time=1.2)
        self.play(FadeIn(self.sides), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(self.square.grow(run_time=self.phrase_left(least=2.0)))
        self.cue()
        sources = {"data": self.sides[0], "slope": self.gains[0], "second": self.gains[2]}
        bare, parts = assemble(self.area, sources)
        self.play(FadeIn(self.gains), bare, run_time=self.phrase_left(0.4))
        self.play(parts, run_time=1.2)

    @beat(
        "Divide the gain by h: two x, plus h.",
        "As h shrinks, the corner vanishes.",
        "Only two x is left: the slope of x squared.",
        title="What is left of the corner?",
    )
    def shrink_the_corner(self) -> None:
        bare, parts = assemble(self.rate, {name: self.area.part(name) for name in ("slope", "second")})
        self.play(bare, run_time=0.8)
        self.play(parts, run_time=1.2)
        self.play(FadeOut(self.gains), run_time=self.phrase_left())
        self.cue()
        self.play(self.square.shrink(run_time=self.phrase_left(least=2.5)))
        self.cue()
        bare, part = assemble(self.rule, {"slope": self.rate.part("slope")})
        self.play(bare, run_time=self.phrase_left(0.4))
        self.play(part, run_time=1.2)

    @beat(
        "Now take any whole power, n, and multiply out.",
        "A single h comes from one factor, with x from all the others. That's n ways.",
        "So the slope is n times x to the n minus one.",
        "For n = {p.power}, at {p.x}, it's {power_slope:.4}.",
        title="The power rule",
    )
    def raise_the_power(self) -> None:
        n, x, slope = self.params.power, self.params.x, self.results["power_slope"]
        three, any_power, rule, worked = rows = words.power_rule(n, x, slope)
        stack(*rows)
        picture = self.picture = Secant(self.raised, x, 1.5, names=("$x$", f"$x^{n}$"))
        picture.set_state(run=0.0)
        old = VGroup(self.area, self.rate, self.rule)
        self.play(*swap(old, three))
        self.play(FadeOut(self.square, self.sides), FadeIn(picture.plot), run_time=0.8)
        self.play(Create(picture.curve), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(any_power), run_time=self.phrase_left(0.8))
        self.cue()
        bare, part = assemble(rule, {"slope": any_power.part("slope")})
        self.play(bare, run_time=self.phrase_left(0.4))
        self.play(part, run_time=1.2)
        self.cue()
        self.play(FadeIn(picture.here), Create(picture.line), run_time=1.2)
        self.play(FadeIn(worked), run_time=self.phrase_left())
        self.words = VGroup(*rows)

    @beat(
        "Now rules take the place of limits: {rule}.",
        "At {p.x}, the slope is {slope:.4} again.",
        title="Rules instead of limits",
    )
    def use_the_rule(self) -> None:
        p, worked = self.params, self.named.worked(self.params.x, self.secants.limit)
        old, picture = self.picture, Secant(self.named.function, p.x, p.first_run).set_state(run=0.0)
        self.play(*swap(self.words, self.premise), FadeOut(old.line, old.here), run_time=1.0)
        self._bend(old, picture, run_time=self.phrase_left(0.5))
        rule, _ = self.set_words(self.named.differentiated(), worked)
        self.play(FadeIn(rule), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(Create(picture.line), FadeIn(picture.here), run_time=self.phrase_left(0.5))
        self.play(FadeIn(worked), run_time=self.phrase_left())

    # For machine learning --------------------------------------------------------------------------------

    @beat(
        "In learning, the curve is a model's loss, and x is a weight.",
        "Nudge it, and the loss changes by about the slope times the nudge.",
        "The slope at this point is negative, so a larger weight lowers the loss.",
        title="Which way should a weight go?",
    )
    def nudge_a_weight(self) -> None:
        old, picture = self.picture, Secant(LOSS, WEIGHT, 2.0, names=("weight $w$", "loss $L(w)$"))
        picture.set_state(run=0.0)
        arrows, names = picture.nudge(NUDGE, "$Delta w$", "$L'(w) thin Delta w$")
        self.play(FadeOut(self.premise, self.words, old.line, old.here), run_time=0.6)
        self._bend(old, picture, run_time=self.phrase_left(0.7))
        self.play(FadeIn(picture.here), Create(picture.line), run_time=self.phrase_left())
        self.cue()
        self.play(grow(arrows[0]), FadeIn(names[0]), run_time=self.phrase_left(0.3))
        self.play(grow(arrows[1]), FadeIn(names[1]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(stack(words.change_of_the_loss())), run_time=self.phrase_left())
        self.cue()
        walker = picture.here.copy()
        self.play(MoveAlongPath(walker, picture.way(NUDGE)), run_time=self.phrase_left(0.8))

    # What beats share ------------------------------------------------------------------------------------

    def _bend(self, old: Secant, new: Secant, *, run_time: float) -> None:
        """Let one curve become another, on new axes."""
        self.picture = new
        self.play(ReplacementTransform(old.curve, new.curve, run_time=run_time), *swap(old.plot, new.plot))
