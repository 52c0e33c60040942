"""The first part of the lesson: a secant closes on the tangent."""

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
from scenes.calculus.derivative import words
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
    """Beats one to four: close up, the curve is straight."""

    params: CurveParams

    def compute_secants(self) -> None:
        p = self.params
        self.named = words.FUNCTIONS[p.function]
        self.secants = closing_secants(self.named.function, p.x, p.first_run, _RUNS)
        self.from_left = float(secant_slope(self.named.function, p.x, -self.secants.steps[-1]))

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
        legs = picture.legs_of_tangent(p.first_run / 2)
        onward = legs[1].get_end() - legs[0].get_start()
        self.play(FadeIn(picture.plot, run_time=0.6), Create(straight, run_time=0.7))
        self.play(FadeIn(legs.shift(-onward)), run_time=0.3)
        self.play(legs.animate.shift(onward), run_time=self.phrase_left())
        self.cue()
        bent = ReplacementTransform(straight, picture.curve, run_time=self.phrase_left(0.6))
        self.play(FadeOut(legs, run_time=0.4), bent)
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
        "Call the run h. At x plus h, the height is {said_end}.",
        "The line through both, a secant, has slope {said_first}.",
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
        "Make the run ten times smaller and zoom in: slope {said_second}.",
        "Again: {said_third}.",
        "Step left, with a negative run: {said_left}.",
        title="Zoom in until the curve is straight",
    )
    def look_closer(self) -> None:
        picture = self.picture
        table = words.closing_table(self.secants, self.from_left, on_the_parabola(self))
        self.limit = words.limit_of_the_quotient()
        _, self.ledger = stack(self.limit, table, under=self.premise)
        asked, below = picture.put_above(self.asked.copy()), self.asked
        self.asked = asked
        self.play(
            *swap(self.worked, self.ledger[:2]),
            FadeOut(self.legs, self.heights, self.secant_name, run_time=0.4),
            *swap(below, asked),
            self.quotient.animate.move_to(self.limit, LEFT),
        )
        axes, names = [FadeOut(picture.plot, run_time=0.4), FadeIn(picture.glass, run_time=0.4)], VGroup()
        for index in range(1, _RUNS):
            if index > 1:
                self.cue()
            self.play(FadeOut(names, run_time=0.3), picture.shrink(run_time=0.9))
            self.play(*axes, picture.look_closer(run_time=self.phrase_left(0.7, least=1.0)))
            run, slope = float(self.secants.steps[index]), float(self.secants.slopes[index])
            self.scale = VGroup(picture.factor(), picture.glass_numbers())
            legs = picture.name_legs(*words.legs(run, slope), [self.scale[0]])
            axes, names = [], VGroup(self.scale, legs)
            self.play(FadeIn(self.ledger[index + 1], names), run_time=0.5)
        self.cue()
        right = VGroup(*(part.copy() for part in (picture.run_line, picture.rise_line, picture.there)))
        self.add(right)
        self.play(FadeOut(legs, run_time=0.3))  # the upright leg moves to where its name is
        self.play(picture.cross_over(run_time=self.phrase_left(0.7, least=1.2)))
        left = picture.name_legs(*words.legs(-run, self.from_left), [self.scale[0], legs, right])
        self.play(FadeIn(self.ledger[-2], legs, left), run_time=0.5)
        self.close_up = VGroup(legs, right, left)

    @beat(
        "The secants close in on one line: the tangent.",
        Phrase("Each slope is {said_slope} plus the run.", when=on_the_parabola),
        "As the run goes to zero, the slopes go to {said_slope}.",
        "That limit is the derivative, [f'(x)|f prime of x].",
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
        self.play(FadeIn(*come), FadeOut(self.scale), run_time=0.4)
        self.play(picture.step_back(run_time=1.2))
        gone = FadeOut(picture.glass, picture.lens, *picture.triangle[1:], picture.there, run_time=0.4)
        self.play(gone, FadeIn(picture.plot, run_time=0.5))
        self.play(FadeIn(slope.part("limit")), run_time=self.phrase_left(0.5, least=0.5))
        self.answered = picture.put_above(words.asked_slope(picture.x, self.secants.limit))
        self.play(*swap(self.asked, self.answered))
        self.cue()
        self.play(ReplacementTransform(self.quotient, limit.part("quotient"), run_time=0.8))
        self.play(FadeIn(limit.part("limit")), run_time=self.phrase_left(0.4, least=0.4))
        self.play(FadeIn(limit.without("quotient", "limit")), run_time=self.phrase_left(least=0.6))

    def _settle(self) -> None:
        """The secants, drawn once more through the point, fall onto the tangent."""
        picture = self.picture
        secants = picture.secants([*self.secants.slopes, self.from_left])
        self.play(FadeOut(self.close_up, *picture.triangle, picture.there), FadeIn(secants), run_time=0.8)
        zoom = picture.zoom
        picture.set_state(run=0.0)
        self.tangent_name = picture.name_line("tangent", [self.asked, self.scale[0]])
        picture.set_state(zoom=zoom)
        tangents = (Transform(secant, picture.line) for secant in secants)
        self.play(*tangents, run_time=self.phrase_left(0.7, least=1.6))
        self.add(picture.line)
        self.remove(secants)
        self.play(FadeIn(self.tangent_name), run_time=self.phrase_left(least=0.6))
