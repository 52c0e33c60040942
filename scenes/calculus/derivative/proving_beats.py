"""The second part of the lesson: a growing square, and many factors, show where slopes of powers are from."""

from __future__ import annotations

from manim import (
    LEFT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    Mobject,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.calculus.derivative import proving_words
from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.calculus.derivative.growing_squares import GrowingSquare
from scenes.calculus.derivative.zooming_beats import ZoomingLesson, not_on_the_parabola, on_the_parabola
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import dim, first_half, second_half
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import stack


class ProvingLesson(ZoomingLesson):
    """Beats five to eight: the slope of x², of the curve of the film if it is a parabola, and of xⁿ."""

    @beat(
        "{said_why}",
        "Take x squared: a square.",
        "Let each side x grow by h.",
        "It gains two strips, each x times h, and a small square.",
        title="A square that grows",
    )
    def grow_a_square(self) -> None:
        square = self.square = GrowingSquare()
        self.sides, self.gains, self.lengths = square.names()
        self.area, self.rate = rows = proving_words.square_of_a_sum()
        stack(*rows, box=square.column())
        self.why = proving_words.asked_sum(self.secants).move_to(self.rate, LEFT)
        asked = self.ledger[-1][2].part("sum") if on_the_parabola(self) else self.limit
        self.play(Indicate(asked, 1.2, color("slope")), run_time=self.phrase_left(0.5))
        self._make_room(asked)
        self.cue()
        old = self.area.part("old")
        origin = self.premise[0].part("first") if on_the_parabola(self) else square.square
        self.play(square.come(origin.get_center(), run_time=0.9), dim(self.ledger))
        self.play(FadeIn(self.sides), run_time=0.5)
        flown = old.copy().move_to(self.sides[0])
        self.play(ReplacementTransform(flown, old), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(square.grow(run_time=self.phrase_left(0.7, least=1.4)))
        self.play(FadeIn(square.growths[0], self.area.part("grown")), run_time=0.5)
        self.cue()
        self.play(FadeIn(self.gains), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.area.without("old", "grown")), run_time=self.phrase_left(0.8))

    def _make_room(self, asked: VMobject) -> None:
        """The curve leaves and the table moves aside, as what the strips will explain."""
        picture = self.picture
        gone: list[Mobject] = [picture.plot, picture.curve, picture.line, picture.here, self.tangent_name]
        gone += [self.answered, self.limit]
        why: list[Animation] = []
        if on_the_parabola(self):
            summed = ReplacementTransform(asked.copy(), self.why.part("sum"))
            why = [summed, FadeIn(self.why.without("sum"))]
        else:
            gone.append(self.premise)
        moved = self.ledger.animate.move_to(self.square.aside(self.ledger))
        self.play(FadeOut(*gone, rate_func=first_half), moved, *why, run_time=self.phrase_left(least=0.9))

    @beat(
        "Laid end to end, they're h high.",
        "Divided by h, they're one high, and two x plus h long.",
        title="A strip as long as the slope",
    )
    def lay_out_the_gain(self) -> None:
        square = self.square
        asked = [self.why] if on_the_parabola(self) else []
        laid = square.lay_out(run_time=self.phrase_left(0.7, least=1.8))
        self.play(*laid, FadeOut(self.ledger, *asked, run_time=0.4))
        self.play(FadeIn(square.growths[1], square.heights[0], self.lengths), run_time=0.6)
        self.cue()
        self.play(square.divide(run_time=1.2), FadeOut(square.heights[0], run_time=0.8))
        self.play(FadeIn(square.heights[1]), run_time=0.5)
        self.play(FadeIn(self.rate.without("limit")), run_time=self.phrase_left(0.5))
        lengths = ((self.lengths, color("data")), (square.growths[1], color("dial")))
        self.play(*(Indicate(name, 1.2, own) for name, own in lengths), run_time=self.phrase_left(0.8))

    @beat(
        "As h shrinks to nothing, two x is left.",
        Phrase("In f, two x adds a block {block} long.", when=on_the_parabola),
        Phrase("So at {p.x}, the slope is two x plus two: {said_slope}.", when=on_the_parabola),
        Phrase("So that is the slope of x squared.", when=not_on_the_parabola),
        title="Why x squared gives two x",
    )
    def let_h_shrink(self) -> None:
        square = self.square
        self.play(FadeOut(self.gains), run_time=0.4)
        self.play(square.shrink(run_time=self.phrase_left(0.7, least=1.4)))
        self.play(FadeIn(self.rate.part("limit")), run_time=self.phrase_left())
        self.beside = VGroup(square.ribbon, self.lengths, square.growths[1], square.heights[1], self.rate)
        if self.cue():
            self._add_the_line()
        if self.cue():
            whole, there = self.in_f
            self.play(FadeIn(there.without("limit")), run_time=self.phrase_left(0.3))
            self.play(FadeIn(whole.part("limit")), run_time=self.phrase_left(0.4))
            self.play(FadeIn(there.part("limit")), run_time=self.phrase_left())
        if self.cue():
            self.play(Indicate(self.rate.part("limit"), 1.1, color("slope")), run_time=self.phrase_left(0.6))
            self.beside.add(self.area)

    def _add_the_line(self) -> None:
        """What f has besides x² adds a block to the strip, and its length to the slope of every secant."""
        self.in_f = whole, there = proving_words.slopes_of_the_parabola(self.secants)
        line = self.premise[0].part("line")
        rows = stack(self.rate.copy(), whole, there, box=self.square.column(), gap=0.3)
        grown, name = self.square.add_block()
        self.play(
            FadeOut(self.area, run_time=0.4),
            self.rate.animate.move_to(rows[0]),
            Indicate(line, 1.1, color("data")),
            run_time=0.9,
        )
        self.play(grown, FadeIn(name), run_time=0.8)
        self.play(FadeIn(whole.without("limit")), run_time=self.phrase_left(least=0.5))
        self.beside.add(self.premise, self.square.block, name, whole, there)

    @beat(
        "Multiply n sides, each x plus h.",
        "One h can come from any of them.",
        "So the slope is n x to the n minus one.",
        title="The power rule",
    )
    def raise_the_power(self) -> None:
        square = self.square
        self.choices = choices = FactorChoices(self.params.power, frame().wide)
        factors, (old, gained, others) = choices.factors, choices.products
        sides = self.sides[1].copy(), VGroup(self.sides[2], square.growths[0]).copy()
        become = (ReplacementTransform(*pair, run_time=0.9) for pair in zip(sides, factors[:2], strict=True))
        come = FadeIn(factors[2:], choices.headings[0], run_time=0.9, rate_func=second_half)
        whole = square.square, self.sides, *square.grown()
        self.play(FadeOut(self.beside, *whole, run_time=0.4), *become, come)
        self.play(choices.take(choices.old, run_time=0.4), FadeIn(old[0], run_time=0.4))
        self.cue()
        pace = max(0.2, self.phrase_left(0.75) / len(choices.ways))
        for way in choices.ways:
            self.play(choices.take(way, run_time=pace))
        self.play(Create(choices.bracket), FadeIn(gained[0]), run_time=self.phrase_left(least=0.4))
        self.cue()
        self.play(choices.take(choices.rest, run_time=0.5), FadeIn(others[0], run_time=0.5))
        come = FadeIn(choices.headings[1], old[1], gained[1], others[1])
        self.play(dim(choices.old, old[0]), come, run_time=0.6)
        self.powers = choices.place_below(proving_words.power_rule())
        self.play(FadeIn(self.powers, shift=0.2 * UP), run_time=self.phrase_left(0.5))
        self.play(Indicate(gained[1], 1.3, color("slope")), run_time=self.phrase_left())
