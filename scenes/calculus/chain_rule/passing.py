"""A nudge on its way through the stages: it runs, rises, and walks over to the next stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    Animation,
    Dot,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import Digits, is_rounded
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.strip import (
    CHANGES,
    PRODUCT,
    RULES,
    WIDEST_CHANGE,
    Backward,
    Strip,
    at_stages,
    at_values,
)
from scenes.calculus.chain_rule.told import Told
from scenes.stage.lesson import Lesson
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.symbols import RUN
from scenes.stage.type.writing import LABEL_SIZE, Written, formula

ASIDE = 0.76
"""The opacity of what steps back."""

_HEADER = 2.9
"""The line on which the lesson's name stands, in manim units."""

_CLOSED = 1.25
"""How much larger the line of the nudge is as one product."""


class PassingLesson(Lesson):
    """What beats share: a nudge is followed from stage to stage, forward and back."""

    params: Any
    told: Told
    graphs: StageGraphs
    strip: Strip
    values: VGroup
    backward: Backward
    compared: VGroup
    functions: VGroup

    @property
    def chain(self) -> Chain:
        """At the weight of the film."""
        return self.told.chain

    @cached_property
    def digits(self) -> Digits:
        """How many decimals the film writes."""
        return Digits.of(self.chain, self.params.nudge)

    def _distance(self) -> VGroup:
        """What is squared, on the axis of the last graph."""
        self.distance = marks.distance(self.graphs.graphs[2], self.params.target, words.distance())
        return self.distance

    def _hand_on(self, index: int) -> Dot:
        """Let the number of a value become the input of the next stage, a point on its axis."""
        graph, letter = self.graphs.graphs[index], words.LETTERS[index]
        walker = Dot(self.values[index].get_top(), radius=0.1, color=self.theme.color(letter.role))
        foot = (graph.dot.get_x(), graph.plot.box.bottom, 0.0)
        self.play(walker.animate.move_to(foot), run_time=0.6)
        return walker

    def _write_the_numbers(self) -> None:
        """Lay out the numbers of the nudge: beside the arrows, and in the strip under the graphs."""
        chain, nudge = self.chain, self.params.nudge
        self.labels: list[Written] = []
        self.scales: list[Written] = []
        self.changes = words.changes(chain, nudge)
        self.factors = words.factors(chain, self.digits.factors)
        self.rates = words.rates(chain, [self.digits.factors] * 3)
        at_values(self.changes, CHANGES, width=WIDEST_CHANGE)
        at_stages(self.factors, CHANGES)
        self.graphs.under(self.rates, RULES)

    @staticmethod
    def _in_the_header(label: Written) -> Written:
        """Put what is true of all graphs at the right of the lesson's name."""
        label.align_to((frame().safe.right, 0.0, 0.0), RIGHT)
        return label.stand_on(_HEADER)

    def _run(self, index: int) -> None:
        """Let the nudge run into the first stage."""
        graphs = self.graphs
        runs = np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0)
        names = FadeOut(*self.strip.names, run_time=0.5)
        self.play(names, graphs.go(self.phrase_left(0.75), runs=runs))
        label = formula(f'{RUN.letter} = "{self.params.nudge:g}"', size=LABEL_SIZE, role=RUN.role)
        self._label(graphs.graphs[index].beside_run, label, self.changes[0])

    def _walk_over(self, index: int) -> None:
        """Let the rise of one stage become the run of the next."""
        graphs = self.graphs
        rise, graph = graphs.graphs[index - 1].rise, graphs.graphs[index]
        walker, behind = rise.copy(), self.labels[-1]
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        start, end = graph.run.start, graph.run.end
        graphs.set_state(runs=np.where(np.arange(3) < index, graphs.nudges[:3], 0.0))
        larger = self.told.larger[index - 1]
        # The label makes room: it stands where the arrow passes.
        self.play(FadeOut(behind), run_time=0.4)
        share = 0.8 if larger == 1 else 0.4
        self.play(tween(walker, start=start, end=end, run_time=self.phrase_left(share)))
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        self.remove(walker)
        self.play(FadeIn(behind), run_time=0.4)
        if larger > 1:
            scale = graph.over(words.larger(larger))
            self.play(graphs.go(self.phrase_left(0.7, least=1.0), zoom=graphs.zoom + 1.0))
            self.scales.append(scale)
        label = graph.beside_run(behind.copy())
        self.labels.append(label)
        self.play(FadeIn(label, *self.scales[1:]), run_time=0.6)

    def _rise(self, index: int) -> None:
        """Let the run of a stage rise to the tangent; its slope and the rise get their numbers."""
        graphs, factor = self.graphs, self.factors[index]
        self.play(*self._derived(index))
        rises = np.where(np.arange(3) <= index, 1.0, 0.0)
        self.play(
            graphs.go(self.phrase_left(0.8), rises=rises),
            self._flown(factor, self.rates[index].part(words.PARTS[index])),
        )
        change, graph, run = self.changes[index + 1], graphs.graphs[index], self.labels[-1]
        self._label(lambda label: graph.beside_rise(label, [run, *self.scales[1:]]), change.copy(), change)

    def _derived(self, index: int) -> list[Animation]:
        """Let the rule of a stage become that of its slope: its letters move into the fraction."""
        rule, rate = self.functions[index], self.rates[index]
        letters = {name: rate.part(name) for name in words.ENDS}
        taken = [shape for part in letters.values() for shape in part]
        rest = VGroup(*(shape for shape in rate if shape not in taken))
        flights = (
            ReplacementTransform(part.copy().move_to(rule.part(name)), part, run_time=0.8)
            for name, part in letters.items()
        )
        return [*swap(rule, rest), *flights]

    def _close_the_line(self) -> None:
        """Let the nudge, the slopes and the change of the loss close up to one product."""
        changes = self.changes
        rounded = is_rounded(self.chain, self.params.nudge, self.digits.factors)
        self.equals = formula("approx" if rounded else "=", size=LABEL_SIZE)
        line = VGroup(changes[0], *self.factors, self.equals, changes[3])
        closed = line.copy().scale(_CLOSED).arrange(RIGHT, buff=0.25).move_to((0.0, PRODUCT, 0.0))
        self.equals.become(closed[4])
        self.play(FadeOut(*self.labels, *changes[1:3], self.values, self.strip.arrows), run_time=0.6)
        moves = (line[index].animate.scale(_CLOSED).move_to(closed[index]) for index in (0, 1, 2, 3, 5))
        self.play(*moves, run_time=self.phrase_left(0.7))
        self.play(FadeIn(self.equals), run_time=0.5)

    def _turn_the_line_into_the_rule(self) -> None:
        """Let the slopes move on into the chain rule, without the nudge."""
        self.product = words.chain_of_slopes(self.chain, self.digits).move_to((0.0, PRODUCT, 0.0))
        sources = dict(zip(words.PARTS, self.factors, strict=True))
        bare, parts, answer = assemble(self.product, sources, last="found")
        self.play(FadeOut(self.changes[0], self.equals, self.changes[3]), run_time=0.5)
        self.remove(*self.factors)
        self.play(parts, bare)
        self.play(answer, run_time=0.8)

    def _go_back_from(self, index: int) -> None:
        """Nudge the value before a stage: what comes after it moves, and its slope is one factor more."""
        graphs, backward = self.graphs, self.backward
        runs = np.where(np.arange(3) >= index, graphs.nudges[:3], 0.0)
        if index < 2:
            self.play(graphs.go(0.4, runs=np.zeros(3)))
            self.play(*graphs.aside([index], 1.0), run_time=0.3)
        rate = self.rates[index]
        factor = FadeIn(backward.factors[index], shift=0.25 * DOWN, run_time=0.8)
        flash = Indicate(rate, color=self.theme.color("ink"), scale_factor=1.08)
        self.play(factor, flash, graphs.go(self.phrase_left(0.55), runs=runs))
        self.play(FadeIn(backward.arrows[index]), run_time=0.5)
        self.play(FadeIn(backward.slopes[index]), run_time=0.6)

    def _label(
        self, place: Callable[[Written], Written], label: Written, in_strip: Written | None = None
    ) -> None:
        """Let a number appear beside its arrow, and in the strip."""
        place(label)
        self.labels.append(label)
        self.play(FadeIn(label, *([in_strip] if in_strip else [])), run_time=0.6)

    @staticmethod
    def _flown(written: VMobject, source: VMobject) -> ReplacementTransform:
        """Let *written* come from under *source*."""
        return ReplacementTransform(written.copy().next_to(source, DOWN, buff=0.12), written, run_time=1.2)
