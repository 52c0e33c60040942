"""The first part of the lesson: a secant closes on the tangent, and at a corner it cannot."""

from __future__ import annotations

from manim import (
    LEFT,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    Rotate,
    Transform,
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
from scenes.stage.type.assembly import assemble
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
        "On a curve, it changes.",
        Phrase("How steep is it where x is {p.x}?", rest="a question"),
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
        self.asked = stack(words.asked_slope(p.x), under=self.premise)[0]
        self.play(FadeIn(guess, self.asked), run_time=0.5)
        about = picture.here.get_center()
        self.play(Rotate(guess, turn, about_point=about, rate_func=there_and_back, run_time=1.6))
        self.play(FadeOut(guess), run_time=0.3)

    @beat(
        "Two points give a slope: rise over run.",
        "Call the run [h|h], the new height [f(x + h)|f of x plus h].",
        "This line, a secant, has slope {said_first}.",
        title="Two points make a slope",
    )
    def take_a_secant(self) -> None:
        picture = self.picture
        quotient, self.worked = words.difference_quotient(self.secants)
        self.quotient = stack(quotient, self.worked, under=self.asked)[0]
        names = picture.name_legs("run", "rise")
        named = picture.name_points(words.first_legs(self.secants), words.heights(self.secants))
        self.legs, self.heights = named
        heights = self.heights
        self.play(FadeIn(picture.there), FadeOut(self.drop), run_time=0.6)
        self.play(Create(picture.run_line), FadeIn(names[0]), run_time=self.phrase_left(0.5))
        self.play(Create(picture.rise_line), FadeIn(names[1]), run_time=self.phrase_left())
        self.cue()
        self.play(*swap(names, self.legs))
        self.play(FadeIn(heights[0]), FadeIn(heights[1]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(self.quotient), run_time=self.phrase_left(0.6))
        self.cue()
        self.secant_name = picture.name_line("secant", [*self.legs, *heights])
        self.play(Create(picture.line), FadeIn(self.secant_name), run_time=0.9)
        flown = {"here": heights[0], "end": heights[1]}
        for part in assemble(self.worked, flown, last="slope"):
            self.play(part, run_time=self.phrase_left(0.3, least=0.5))

    @beat(
        "Make the run ten times smaller and zoom in: {said_second}.",
        "Again: {said_third}.",
        "To the left, the run is negative: {said_left}.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        table = words.closing_table(self.secants, self.from_left, on_the_parabola(self))
        self.limit = words.limit_of_the_quotient()
        _, self.ledger = stack(self.limit, table, under=self.premise)
        asked = picture.put_above(self.asked.copy())
        self.play(
            *swap(self.worked, self.ledger[:2]),
            FadeOut(self.legs, self.heights, self.secant_name, run_time=0.4),
            Transform(self.asked, asked, run_time=0.8),
            self.quotient.animate.move_to(self.limit, LEFT),
        )
        axes, names = [FadeOut(picture.plot, run_time=0.4), FadeIn(picture.glass, run_time=0.4)], VGroup()
        for index in range(1, _RUNS):
            if index > 1:
                self.cue()
            self.play(FadeOut(names, run_time=0.3), picture.shrink(run_time=0.9))
            self.play(*axes, picture.look_closer(run_time=self.phrase_left(0.7, least=1.0)))
            run, slope = float(self.secants.steps[index]), float(self.secants.slopes[index])
            factor = picture.factor()
            legs = picture.name_legs(*words.legs(run, slope), [factor])
            axes, names = [], VGroup(factor, legs)
            self.play(FadeIn(self.ledger[index + 1], names), run_time=0.5)
        self.cue()
        right = VGroup(*(part.copy() for part in (picture.run_line, picture.rise_line, picture.there)))
        self.add(right)
        self.play(picture.cross_over(run_time=self.phrase_left(0.7, least=1.2)))
        legs = picture.name_legs(*words.legs(-run, self.from_left), [names, right])
        self.play(FadeIn(self.ledger[-2], legs), run_time=0.5)
        self.close_up = VGroup(names, right, legs)

    @beat(
        "Up close, curve and secants look like one line: the tangent.",
        Phrase("Each slope is {said_slope} plus the run.", when=on_the_parabola),
        "The limit as h goes to zero is {said_slope}: the derivative, [f'|f prime].",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture, limit = self.picture, self.limit
        self._settle()
        _, run, slope = self.ledger[-1]
        if self.cue():
            self.play(FadeIn(run.part("run"), slope.part("sum")), run_time=0.6)
            rows = self.ledger[1:-1]
            self.play(*(Indicate(row[1], 1.1, color("dial")) for row in rows), run_time=self.phrase_left(0.5))
            self.play(*(Indicate(row[2], 1.1, color("slope")) for row in rows), run_time=self.phrase_left())
        self.cue()
        come = [self.ledger[-1][0], run.part("limit"), *([] if on_the_parabola(self) else run.part("run"))]
        self.play(FadeIn(*come), ReplacementTransform(self.quotient, limit.part("quotient")), run_time=0.9)
        self.play(FadeIn(limit.part("limit")), run_time=self.phrase_left(0.3, least=0.5))
        self.play(FadeIn(slope.part("limit")), run_time=0.5)
        self.answered = picture.put_above(words.asked_slope(picture.x, self.secants.limit))
        self.play(*swap(self.asked, self.answered))
        self.play(FadeIn(limit.without("quotient", "limit")), run_time=self.phrase_left(0.5))
        self.play(Indicate(picture.line, 1.0, color("ink")), run_time=self.phrase_left(0.8))

    def _settle(self) -> None:
        """Step back; the secants, drawn once more, fall onto the tangent."""
        picture = self.picture
        self.play(Indicate(picture.curve, 1.0, color("ink")), run_time=0.7)
        self.play(FadeOut(self.close_up, run_time=0.3), picture.step_back(run_time=1.2))
        secants = picture.secants(self.secants.slopes)
        gone = FadeOut(picture.glass, picture.lens, *picture.triangle[1:], picture.there, run_time=0.4)
        self.play(gone, FadeIn(picture.plot, secants, run_time=0.5))
        picture.set_state(run=0.0)
        self.tangent_name = picture.name_line("tangent", [self.asked])
        tangents = (Transform(secant, picture.line) for secant in secants)
        self.play(*tangents, FadeIn(self.tangent_name), run_time=self.phrase_left(least=0.9))
        self.remove(secants)

    @beat(
        "But ReLU, the larger of zero and x, has a corner.",
        "From the left, every slope is {corner[0]}.",
        "From the right, it's {corner[1]}.",
        "Zoom in, and it stays: no derivative.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        picture, corner = self.picture, Corner()
        self.corner = corner
        self.play(
            ReplacementTransform(picture.curve, corner.curve, run_time=1.6),
            FadeOut(picture.plot, picture.line, picture.here, self.tangent_name, run_time=0.4),
            FadeOut(self.limit, self.ledger, self.premise, self.answered, run_time=0.4),
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
        self.play(FadeIn(self.ledger[:2]), FadeOut(corner.names), run_time=0.4)
        for power, share in ((1, 0.4), (2, 0.7)):
            self.play(corner.look_closer(run_time=self.phrase_left(share, least=0.9)))
            numbers = corner.numbers(power)
            self.play(FadeOut(self.numbers), FadeIn(numbers, self.ledger[power + 1]), run_time=0.4)
            self.numbers = numbers
