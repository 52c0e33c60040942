from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, VGroup
from pydantic import Field

from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import weight_decimals
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.opening import Opening
from scenes.calculus.chain_rule.stepping import SteppingLesson
from scenes.calculus.chain_rule.strip import PRODUCT, RULES, VALUES, Strip, at_values
from scenes.calculus.chain_rule.told import AXES, FACT_LABELS, FLAT_ENOUGH, Told
from scenes.stage.lesson import Facts, LessonParams, Phrase, Ranges, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.params.quantities import Number, Tenth

_LAST_LOOK = 1.2
"""How long the answer stands before the pause at the end, in seconds."""


class ChainRule(SteppingLesson):
    """A small nudge passes through every stage, and each one multiplies it by its slope."""

    title = "The chain rule"
    prerequisites = ("derivative",)
    fact_labels = FACT_LABELS

    class Params(LessonParams):
        x: Tenth = Field(2.0, ge=-3, le=3, description="the input of the neuron")
        w: Number = Field(0.0, ge=-2, le=2, description="its weight")
        target: Number = Field(1.0, ge=0, le=1, description="the output that would be right, y")
        nudge: Number = Field(0.01, ge=0.01, le=0.1, description="how far the weight is nudged, h")
        large_nudge: Tenth = Field(1.0, ge=0.5, le=1.5, description="a nudge for which slopes do not hold")
        learning_rate: Tenth = Field(1.0, ge=0.1, le=1, description="of the steps at the end")
        steps: int = Field(12, ge=6, le=20, description="how many steps the weight learns")

    params: Params

    def compute(self) -> None:
        self.told = Told.of(self.params)
        self.compared, self.beside_near = VGroup(), VGroup()

    def facts(self) -> Facts:
        rate, told = self.params.learning_rate, self.told
        decimals = {
            "weight_decimals": weight_decimals(rate * told.chain.derivative),
            "stuck_weight_decimals": weight_decimals(rate * told.flat.derivative),
        }
        return {**told.facts(), **decimals}

    def ranges(self) -> Ranges:
        return self.told.ranges()

    # The question ----------------------------------------------------------------------------------------

    @beat(
        "Nudge a neuron's weight, w. How does its error, the loss L, change?",
        "Three stages lie in between.",
        title="How does a nudge change the loss?",
    )
    def ask(self) -> None:
        self.strip = Strip()
        self.opening = opening = Opening(self.strip)
        self.play(FadeIn(opening.end(0)), run_time=0.6)
        self.play(opening.nudge(0.7))
        self.play(opening.reach(0.8), FadeIn(opening.end(1), opening.mark, run_time=0.8))
        self.play(opening.answer(self.phrase_left(least=1.2)))
        self.cue()
        self.remove(opening.arrow)
        self.play(*opening.fall_apart(self.phrase_left()))

    @beat(
        "The weight, {p.w}, times the input, x, gives the score: z is {score}.",
        "The sigmoid squeezes that into an output, a, of {output_said}.",
        "The loss is the squared difference between a and the target, y: {loss_said}.",
        title="From a weight to a loss",
    )
    def build_the_chain(self) -> None:
        p, strip, told = self.params, self.strip, self.told
        ends = [self.shown_ranges[name] for name in AXES]
        self.graphs = graphs = StageGraphs(told.stages, told.chain, ends, words.LETTERS, p.nudge, told.larger)
        self.functions = graphs.under(words.stages(p.x, p.target), RULES)
        self.values = at_values(words.values(self.chain, self.digits), VALUES)
        axes = (graphs.graphs[0].plot.axes, graphs.graphs[2].value_axis)
        lines = [line for graph in graphs.graphs for line in (graph.plot.axes, graph.value_axis, graph.names)]
        others = [line for line in lines if line not in axes]
        come = FadeIn(*others, run_time=1.2, rate_func=second_half)
        self.play(*self.opening.go_down(axes, run_time=1.0), come)
        self.remove(*strip.arrows).add(strip.arrows)
        self.play(*swap(strip.letters[0], self.values[0]))
        for index in range(3):
            if index:
                self.cue()
            self._build_stage(index)

    # The nudge -------------------------------------------------------------------------------------------

    @beat(
        "Draw the tangent at each dot.",
        "Zoom in: each smooth curve straightens into its tangent.",
        title="The closer, the straighter",
    )
    def come_closer(self) -> None:
        graphs = self.graphs
        self._write_the_numbers()
        for graph in graphs.graphs:
            graph.number_equally()
        self.scales.append(self._in_the_header(words.same_scale()))
        self.play(FadeOut(self.distance, run_time=0.4), graphs.go(self.phrase_left(0.8), tangent=1.0))
        self.cue()
        self.play(graphs.go(self.phrase_left(0.8), zoom=1.0))
        self.play(FadeIn(self.scales[0]), run_time=0.6)

    @beat(
        "Nudge the weight by h, just {p.nudge}.",
        "The line's slope, [(dif z) / (dif w)|dz over dw], is x: {score_moves}.",
        title="The nudge reaches the score",
    )
    def pass_to_the_score(self) -> None:
        self._run(0)
        self.cue()
        self._rise(0)

    @beat(
        "{to_sigmoid}.",
        "The sigmoid's slope is a times one minus a: {output_moves}.",
        title="The nudge reaches the output",
    )
    def pass_to_the_output(self) -> None:
        self._walk_over(1)
        self.cue()
        self._rise(1)

    @beat(
        "{to_square}.",
        "The parabola's slope is twice the difference: {loss_moves}.",
        title="The nudge reaches the loss",
    )
    def pass_to_the_loss(self) -> None:
        self._walk_over(2)
        self.cue()
        self._rise(2)

    # The rule --------------------------------------------------------------------------------------------

    @beat(
        "Each stage multiplies the nudge by its slope.",
        "Divide by the nudge: the slopes multiply to {slope_said}.",
        title="Multiply the slopes",
    )
    def multiply(self) -> None:
        self._close_the_line()
        self.cue()
        self._divide_by_the_nudge()

    # How far it holds ------------------------------------------------------------------------------------

    @beat(
        "Join the first run to the last change. Near the dot, the real loss follows their slope.",
        "So its slope is the product: that's the chain rule.",
        title="The whole chain in one graph",
    )
    def see_the_whole(self) -> None:
        self._fold()
        self.cue()
        self._write_the_slope()

    @beat(
        "For a nudge of {p.large_nudge}, the slope predicts a change of {far_predicted_said}.",
        "{far_words} {far_change_said}.",
        "{near_words}.",
        title="Shrink the nudge",
        when=lambda lesson: lesson.told.can_be_compared,
    )
    def compare(self) -> None:
        self._predict_far()
        self.cue()
        self._go_far()
        self.cue()
        self._come_near()

    # The way back ----------------------------------------------------------------------------------------

    @beat(
        "Add a second weight, [w_2|w two], at zero, with its own input, [x_2|x two].",
        title="A second weight",
    )
    def add_a_weight(self) -> None:
        self._add_a_second_weight()

    @beat(
        "Work backward: start with one, then multiply by each slope in turn.",
        "Both weights reuse {shared_said}: everything after the score is shared.",
        "One backward pass gives every slope: that's backpropagation.",
        title="Multiply from the back",
    )
    def go_back(self) -> None:
        self._begin_with_the_loss()
        seconds = self.phrase_left() / 2
        for index in (2, 1):
            self._go_back_from(index, seconds)
        self.cue()
        self._branch_off()
        self.cue()
        self._pulse_back()

    # Learning --------------------------------------------------------------------------------------------

    @beat(
        "Hold [w_2|w two] at zero.",
        "Each step subtracts w's slope, times a learning rate, alpha.",
        "{way}.",
        Phrase(
            "After {p.steps} steps, the loss is {last_loss_said}.",
            when=lambda lesson: lesson.told.learns,
        ),
        Phrase(
            "But it hardly moves: after {p.steps} steps, the loss is still {last_loss_said}.",
            when=lambda lesson: lesson.told.hardly_learns,
        ),
        Phrase(
            "But the output is right already, so there's almost nothing left to learn.",
            when=lambda lesson: lesson.told.is_right,
        ),
        title="The weight learns",
    )
    def learn(self) -> None:
        self._leave_the_second_weight()
        self.cue()
        self._start_the_learning()
        self.cue()
        self._make_the_first_step()
        told = [self.cue() for _ in range(3)]
        seconds = self.phrase_left() if any(told) else 2.0
        self.play(Advance(self.learning, 1.0, float(self.params.steps), run_time=seconds))

    @beat(
        "Now start with w at {flat_weight}: the loss is {flat_loss_said}.",
        "There the sigmoid is almost flat, so the product is tiny.",
        "After {p.steps} steps, it's still {stuck_loss_said}.",
        title="A stage that is almost flat",
        when=lambda lesson: abs(lesson.params.x) >= FLAT_ENOUGH,
    )
    def get_stuck(self) -> None:
        self._slide_to_the_flat()
        self.cue()
        self._multiply_where_it_is_flat()
        self.cue()
        self._stay_stuck()

    @beat(
        "So how does a small nudge change the loss?",
        "By about the nudge, multiplied by every slope along the way.",
        title="The slopes along the way",
    )
    def answer(self) -> None:
        self._end_the_learning()
        graphs = self.graphs.set_state(runs=[self.graphs.nudges[0], 0.0, 0.0], rises=[0.0, 0.0, 1.0])
        self._unfold()
        self.cue()
        product = words.answer(self.chain, self.params.nudge).move_to((0.0, PRODUCT, 0.0))
        nudge, *slopes, found, told = (
            product.part(name) for name in ("nudge", *words.PARTS, "found", "told")
        )
        self.play(FadeIn(*self.rates, *self.scales), run_time=0.5)
        seconds = self.phrase_left(0.65) / 3
        for index in range(3):
            runs = np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0)
            rises = np.where(np.arange(3) <= index, 1.0, 0.0)
            coming = [*nudge, *slopes[0]] if index == 0 else [*slopes[index]]
            coming += self.labels[2 * index : 2 * index + 2]
            self.play(FadeIn(*coming, run_time=0.6), graphs.go(seconds, runs=runs, rises=rises))
        self.play(FadeIn(found), run_time=0.6)
        # Only the whole product is about the change of the loss.
        self.play(FadeIn(told), run_time=0.6)
        self.wait(_LAST_LOOK)
