"""The same two prices once more: as multiples of two arrows that reach both totals."""

from __future__ import annotations

from manim import LEFT, Circle, Create, FadeIn, FadeOut, Indicate, VGroup

from scenes.linear_algebra.linear_systems import words
from scenes.linear_algebra.linear_systems.crossing_beats import CrossingLesson
from scenes.linear_algebra.linear_systems.price_lines import EvenPlot
from scenes.linear_algebra.linear_systems.words import BILLS, GOODS
from scenes.stage.axes.plots import Plot
from scenes.stage.lesson import beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed
from scenes.stage.type.writing import text


class ColumnLesson(CrossingLesson):
    """Beat ten."""

    @beat(
        "{coffee_arrow}",
        "{cake_arrow}",
        "{combined}",
        title="The same prices as arrows",
    )
    def combine_the_columns(self) -> None:
        plot = self.bills = EvenPlot(frame().right_side, 1.12 * self.totals, BILLS)
        second = self.row(1, self.receipts[1], self.totals[1])
        self.play(self.clear_stage(self.rows[0]), FadeIn(second, plot), run_time=0.7)
        self.rows[1] = second
        self.arrows = []
        for index, role in enumerate(GOODS):
            if index:
                self.cue()
            icons = [row.discs if index == 0 else row.squares for row in self.rows]
            arrow = Arrow(plot.at(0, 0), plot.at(*self.receipts[:, index]), role, width=7.0)
            self.arrows.append(arrow)
            self.play(*(Indicate(icon, 1.1, color(role)) for icon in icons), run_time=self.phrase_left(0.2))
            self.play(
                *(FadeOut(icon.copy(), target_position=arrow.end) for icon in icons),
                grow(arrow),
                run_time=self.phrase_left(),
            )
        self.cue()
        self._reach_the_totals(plot)

    def _reach_the_totals(self, plot: Plot) -> None:
        """Lay as much of one arrow as a coffee costs, and of the other as a cake costs, head to tail."""
        target = Circle(0.22, color=color("ink"), stroke_width=4.0).move_to(plot.at(*self.totals))
        blue, purple = (price * column for price, column in zip(self.prices, self.receipts.T, strict=True))
        name = text(listed(self.totals, words.EXACT)).next_to(target, LEFT, buff=GAP)
        self.play(Create(target), FadeIn(name), run_time=0.5)
        self.play(
            tween(self.arrows[0], start=plot.at(0, 0), end=plot.at(*blue)), run_time=self.phrase_left(0.3)
        )
        self.play(
            tween(self.arrows[1], start=plot.at(*blue), end=plot.at(*(blue + purple))),
            run_time=self.phrase_left(0.45),
        )
        self.sum = words.totals_formula(self.receipts, self.totals, self.prices)
        self.sum.move_to((frame().left_side.left, -1.6, 0.0), aligned_edge=LEFT)
        self.play(
            target.animate.set_color(color("result")), FadeIn(self.sum), run_time=self.phrase_left(least=0.8)
        )
        self.target = VGroup(target, name)
