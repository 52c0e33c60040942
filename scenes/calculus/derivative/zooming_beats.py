"""The first part of the lesson: a secant closes on the tangent, and at a corner it cannot."""

from __future__ import annotations

from manim import (
    DOWN,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    Rotate,
    VGroup,
    there_and_back,
)

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.functions.one_variable import RELU
from scenes.calculus.derivative import words
from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.secants import Secant, ranges_of_secant
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

_RUNS = 3
"""How many runs are tried, each a tenth of the one before."""


def on_the_parabola(lesson: ZoomingLesson) -> bool:
    """Whether the slope of each secant is that of the tangent plus the run."""
    return lesson.params.function == "parabola"


def not_on_the_parabola(lesson: ZoomingLesson) -> bool:
    """Whether the slopes of secants are more than that."""
    return not on_the_parabola(lesson)


class ZoomingLesson(Lesson):
    """Beats one to five: close up, a curve is straight or has a corner."""

    params: CurveParams

    def compute_secants(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run, _RUNS)
        self.from_left = float(secant_slope(self.named.function, p.x, -self.secants.steps[-1]))
        self.corner_slopes = secant_slope(RELU, 0.0, [-1.0, 1.0])

    def ranges(self) -> Ranges:
        return ranges_of_secant(self.named.function, self.params.x, self.params.first_run)

    @beat(
        "A line has one slope.",
        "On a curve, it keeps changing.",
        Phrase("How steep is it here, where x is {p.x}?", rest="a question"),
        title="How steep is a curve at one point?",
    )
    def bend_a_line(self) -> None:
        p, named = self.params, self.named
        picture = self.picture = Secant(named.function, p.x, p.first_run, self.shown_ranges)
        self.premise = stack(self.named.equation())
        straight, self.drop = picture.straight_line(), picture.plot.drop(picture.x, picture.height_here)
        self.play(FadeIn(picture.plot), run_time=0.6)
        self.play(Create(straight), run_time=self.phrase_left())
        self.cue()
        self.play(ReplacementTransform(straight, picture.curve), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.premise), run_time=self.phrase_left(least=0.6))
        self.cue()
        self.play(FadeIn(picture.here), Create(self.drop), run_time=0.8)
        guess, turn = picture.guess(), picture.beyond_the_curve()
        self.set_words(words.asked_slope(p.x))
        self.play(FadeIn(guess, self.words), run_time=0.5)
        about = picture.here.get_center()
        self.play(Rotate(guess, turn, about_point=about, rate_func=there_and_back, run_time=1.6))
        self.play(FadeOut(guess), run_time=0.3)

    @beat(
        "Two points give a slope: rise over run. Call the run [h|h].",
        "The line through both, a secant, has slope {said_first}.",
        title="Two points make a slope",
    )
    def take_a_secant(self) -> None:
        picture, asked = self.picture, self.words
        self.legs = picture.name_legs("run $h$", "rise")
        self.quotient, self.worked = self.set_words(*words.difference_quotient(self.secants))
        self.play(FadeIn(picture.there), FadeOut(self.drop), run_time=0.8)
        self.play(Create(picture.rise_line), FadeIn(self.legs[1]), run_time=1.1)
        self.play(Create(picture.run_line), FadeIn(self.legs[0]), run_time=1.1)
        self.play(*swap(asked, self.quotient))
        self.cue()
        self.play(Create(picture.line), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.worked), run_time=self.phrase_left(0.7))

    @beat(
        "Shrink the run to a tenth, and zoom in: {said_second}.",
        "Shrink and zoom again: {said_third}.",
        "Close up, the curve looks straight.",
        "The secants settle on one line: the tangent.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        table = words.closing_table(self.secants, self.from_left, on_the_parabola(self))
        self.ledger = stack(table, under=self.quotient)[0]
        self.play(*swap(self.worked, self.ledger[:2]), FadeOut(self.legs, run_time=0.4))
        axes = [FadeOut(picture.plot, run_time=0.4), FadeIn(picture.glass, run_time=0.4)]
        for index in range(1, _RUNS):
            if index > 1:
                self.cue()
            away = [] if index == 1 else [FadeOut(self.legs, run_time=0.3)]
            self.play(*away, picture.shrink(run_time=0.9))
            self.play(*axes, picture.look_closer(run_time=self.phrase_left(0.7, least=1.0)))
            axes, self.legs = [], picture.name_legs(*words.legs(self.secants, index))
            self.play(FadeIn(self.ledger[index + 1], self.legs), run_time=0.5)
        self.cue()
        self.play(Indicate(picture.curve, 1.0, color("ink")), run_time=self.phrase_left(0.8))
        self.cue()
        step_back = picture.step_back(run_time=self.phrase_left(0.7, least=1.8))
        self.play(FadeOut(self.legs, picture.glass, run_time=0.3), step_back)
        self.play(*swap(VGroup(picture.lens, *picture.triangle[1:]), picture.plot))
        picture.set_state(run=0.0)

    @beat(
        "From the left, it's {said_left}.",
        Phrase("Each slope is {said_slope} plus the run.", when=on_the_parabola),
        "As h goes to zero, the slopes approach a limit: {said_slope}.",
        "That's the derivative, [f'|f prime].",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        self.limit = limit = stack(words.limit_of_the_quotient(), under=self.premise)[0]
        limit.align_to(self.quotient, DOWN)
        self.play(picture.go_left(run_time=self.phrase_left(0.35)))
        self.play(picture.close_in(run_time=self.phrase_left(0.7, least=1.2)))
        self.play(FadeIn(self.ledger[-2]), FadeOut(picture.there), run_time=0.5)
        _, run, slope = self.ledger[-1]
        if self.cue():
            self.play(FadeIn(run.part("run"), slope.part("sum")), run_time=0.8)
            rows = self.ledger[1:-1]
            self.play(
                *(Indicate(row[1], 1.1, color("dial")) for row in rows), run_time=self.phrase_left(0.45)
            )
            self.play(*(Indicate(row[2], 1.1, color("slope")) for row in rows), run_time=self.phrase_left())
        self.cue()
        come = [self.ledger[-1][0], run.part("limit"), *([] if on_the_parabola(self) else run.part("run"))]
        self.play(FadeIn(*come), run_time=self.phrase_left(0.2))
        moved = ReplacementTransform(self.quotient, limit.part("quotient"))
        self.play(moved, run_time=0.8)
        self.play(FadeIn(limit.part("limit")), run_time=self.phrase_left(0.4, least=0.5))
        self.play(FadeIn(slope.part("limit")), run_time=self.phrase_left(0.7))
        self.cue()
        shown = VGroup(*limit.part("quotient"), *limit.part("limit"))
        self.play(FadeIn(*(shape for shape in limit if shape not in shown)), run_time=0.8)
        self.play(Indicate(picture.line, 1.0, color("ink")), run_time=self.phrase_left(0.8))

    @beat(
        "Take relu, the larger of zero and x.",
        "From the left, every slope is {corner[0]}.",
        "From the right, it's {corner[1]}.",
        "Zoom in, and the corner stays: no derivative at zero.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        picture, corner = self.picture, Corner()
        self.corner = corner
        self.play(
            ReplacementTransform(picture.curve, corner.curve, run_time=1.6),
            FadeOut(picture.plot, picture.line, picture.here, run_time=0.4),
            FadeOut(self.limit, self.ledger, self.premise, run_time=0.4),
        )
        self.words, self.numbers = stack(words.relu()), corner.numbers(0)
        self.play(FadeIn(corner.plot, self.numbers, corner.corner, self.words), run_time=0.6)
        for side in (0, 1):
            self.cue()
            self.play(FadeIn(corner.sides[side]), Create(corner.lines[side]), run_time=0.7)
            self.play(corner.close_in(side, run_time=self.phrase_left(0.7, least=0.9)))
            self.play(FadeIn(corner.names[side]), run_time=0.4)
        self.cue()
        self.ledger = stack(words.sides_of_the_corner(*self.corner_slopes), under=self.words)[0]
        self.play(FadeIn(self.ledger[:2]), FadeOut(corner.names), run_time=0.6)
        for power, share in ((1, 0.4), (2, 0.7)):
            self.play(corner.look_closer(run_time=self.phrase_left(share, least=1.0)))
            numbers = corner.numbers(power)
            self.play(FadeOut(self.numbers), FadeIn(numbers, self.ledger[power + 1]), run_time=0.4)
            self.numbers = numbers
