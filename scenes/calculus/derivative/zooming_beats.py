"""The first part of the lesson: a secant closes on the tangent, and at a corner it cannot."""

from __future__ import annotations

from manim import DOWN, Create, FadeIn, FadeOut, Indicate, ReplacementTransform, Rotate, VGroup, wiggle

from mathkit.calculus.derivative import closing_secants, secant_slope
from mathkit.functions.one_variable import RELU
from scenes.calculus.derivative import words
from scenes.calculus.derivative.corners import Corner
from scenes.calculus.derivative.params import CurveParams
from scenes.calculus.derivative.secants import Secant, ranges_of_secant
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack

_WIDEST_GUESS = 1.2
"""How far, in radians, the line that asks for the slope turns to both sides."""


class ZoomingLesson(Lesson):
    """Beats one to five: close up, a curve is straight or has a corner."""

    params: CurveParams

    def compute_secants(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run)
        self.corner_slopes = secant_slope(RELU, 0.0, [-1.0, 1.0])

    def ranges(self) -> Ranges:
        return ranges_of_secant(self.named.function, self.params.x, self.params.first_run)

    @beat(
        "A straight line has one slope.",
        "On a curve, the slope keeps changing.",
        Phrase("So how steep is it here, where x is {p.x}?", rest="a question"),
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
        guess = picture.guess()
        self.play(FadeIn(guess), run_time=0.3)
        turn = Rotate(guess, _WIDEST_GUESS, about_point=picture.here.get_center(), rate_func=wiggle)
        self.play(turn, run_time=self.phrase_left(0.65))
        self.play(FadeOut(guess), run_time=0.3)

    @beat(
        "Two points give a slope: rise over run. Call the run [h|h].",
        "The line through both is a secant.",
        "With a run of {p.first_run}, its slope is {said_first}.",
        title="Two points make a slope",
    )
    def take_a_secant(self) -> None:
        picture = self.picture
        self.legs = picture.name_legs("run $h$", "rise")
        self.quotient, self.worked = self.set_words(*words.difference_quotient(self.secants))
        self.play(FadeIn(picture.there), FadeOut(self.drop), run_time=0.8)
        self.play(Create(picture.rise_line), FadeIn(self.legs[1]), run_time=1.2)
        self.play(Create(picture.run_line), FadeIn(self.legs[0]), run_time=1.2)
        self.play(FadeIn(self.quotient), run_time=0.8)
        self.cue()
        self.play(Create(picture.line), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.worked), run_time=self.phrase_left(0.7))

    @beat(
        "Shrink the run to a tenth, and zoom in: {said_second}.",
        "Closer again: {said_third}.",
        "And again: {said_fourth}.",
        "Close up, the curve looks straight, so the slopes settle.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        self.ledger = stack(words.closing_table(self.secants), under=self.quotient)[0]
        self.ends = picture.name_ends()
        seen = swap(VGroup(picture.plot, self.legs), VGroup(picture.glass, self.ends))
        self.play(*swap(self.worked, self.ledger[:2]), *seen)
        for number, row in enumerate(self.ledger[2:-1]):
            if number:
                self.cue()
            closer = picture.look_closer(run_time=self.phrase_left(0.8, least=1.5))
            self.play(FadeOut(self.ends, run_time=0.3), closer)
            self.ends = picture.name_ends()
            self.play(FadeIn(row, self.ends), run_time=0.6)
        self.cue()
        self.play(dim(picture.triangle), run_time=0.7)
        self.play(Indicate(picture.curve, 1.0, color("ink")), run_time=self.phrase_left(0.6))
        self.play(undim(picture.triangle), run_time=0.7)

    @beat(
        "The secants settle on one line: the tangent.",
        "From the left, it's the same line.",
        "Let h go to zero: the limit is the derivative, [f'|f prime].",
        "Here, it's {said_slope}.",
        title="The tangent, and its slope",
    )
    def take_the_limit(self) -> None:
        picture = self.picture
        self.limit = limit = stack(words.limit_of_the_quotient(), under=self.premise)
        limit.align_to(self.quotient, DOWN)
        step_back = picture.step_back(run_time=self.phrase_left(0.7, least=1.8))
        self.play(FadeOut(self.ends, picture.glass, run_time=0.3), step_back)
        legs, self.first = picture.triangle[1:], picture.first_secant()
        self.play(*swap(VGroup(picture.lens, *legs), VGroup(picture.plot, self.first)))
        picture.set_state(run=0.0)
        self.cue()
        self.play(picture.go_left(run_time=self.phrase_left(0.4)))
        self.play(picture.close_in(run_time=self.phrase_left(least=1.5)))
        self.cue()
        more, zero, slope = self.ledger[-1]
        derivative = limit[0].part("slope")
        quotient = VGroup(*(shape for shape in limit[0] if shape not in derivative))
        self.play(FadeOut(picture.there), *swap(self.quotient, quotient))
        self.play(FadeIn(more, zero), run_time=self.phrase_left(0.25))
        self.play(Indicate(picture.line, 1.0, color("ink")), run_time=self.phrase_left(0.5))
        self.play(FadeIn(derivative), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeIn(slope), run_time=self.phrase_left(0.7))

    @beat(
        "But relu, the larger of zero and x, has a corner.",
        "From the left, every slope is {corner[0]}.",
        "From the right, it's {corner[1]}.",
        "Zoom in: they never agree, so relu has no derivative there.",
        title="A corner has no slope",
    )
    def meet_a_corner(self) -> None:
        picture, corner = self.picture, Corner()
        self.corner = corner
        self.play(
            ReplacementTransform(picture.curve, corner.curve, run_time=2.0),
            FadeOut(picture.plot, picture.line, self.first, picture.here, run_time=0.4),
            FadeOut(self.limit, self.ledger, self.premise, run_time=0.4),
        )
        self.words = stack(words.relu())
        self.play(FadeIn(corner.plot, corner.corner, self.words), run_time=0.6)
        for side in (0, 1):
            self.cue()
            self.play(FadeIn(corner.sides[side]), Create(corner.lines[side]), run_time=0.8)
            self.play(corner.close_in(side, run_time=self.phrase_left(0.7, least=1.2)))
            self.play(FadeIn(corner.names[side]), run_time=0.6)
        self.cue()
        self.ledger = stack(words.sides_of_the_corner(*self.corner_slopes), under=self.words)[0]
        self.play(FadeIn(self.ledger[:2]), FadeOut(corner.plot, corner.names), run_time=0.6)
        for row, share in zip(self.ledger[2:], (0.4, 0.8), strict=True):
            self.play(corner.look_closer(run_time=self.phrase_left(share, least=1.2)))
            self.play(FadeIn(row), run_time=0.4)
