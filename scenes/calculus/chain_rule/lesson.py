from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, Indicate, VMobject
from pydantic import Field

from mathkit.calculus.chain_rule import chain, neuron
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.dials import LinkedDials
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import tween
from scenes.stage.params.quantities import Number, Tenth
from scenes.stage.pictures.networks import Network
from scenes.stage.shapes.frame import frame
from scenes.stage.type.assembly import assemble


class ChainRule(Lesson):
    """Along a chain of functions, the rates multiply: how a weight moves the loss."""

    title = "The chain rule"
    prerequisites = ("derivative",)

    class Params(LessonParams):
        x: Tenth = Field(2.0, ge=-3, le=3, description="the input of the neuron")
        w: Number = Field(0.5, ge=-2, le=2, description="its weight")
        target: Number = Field(1.0, ge=0, le=1, description="the output that would be right")
        nudge: Number = Field(0.01, ge=0.01, le=0.1, description="how far the weight is nudged in the check")

    params: Params

    def compute(self) -> None:
        p = self.params
        stages = neuron(p.x, p.target)
        self.chain = chain(stages, p.w)
        self.nudged = chain(stages, p.w + p.nudge)

    def facts(self) -> Facts:
        _, score, output, loss = self.chain.values
        slope, nudged = self.chain.derivative, self.nudged.values[-1]
        return {
            "score": score,
            "output": output,
            "loss": loss,
            "to_score": self.chain.rates[0],
            "to_output": self.chain.rates[1],
            "to_loss": self.chain.rates[2],
            "score_changes": words.change(self.chain.rates[0], "w"),
            "output_changes": words.change(self.chain.forward[2], "w"),
            "loss_changes": words.change(self.chain.rates[2], "the output"),
            "turns": self.chain.forward,
            "slopes": self.chain.backward,
            "slope": slope,
            "predicted": slope * self.params.nudge,
            "change": nudged - loss,
            "advice": words.advice(slope),
        }

    def set_words(self, *rows: VMobject, gap: float = 0.35) -> VMobject:
        """Make new words: under the dials, in the middle."""
        self.words = self.dials.stack_below(*rows, gap=gap)
        return self.words

    # Forwards --------------------------------------------------------------------------------------------

    @beat(
        "A neuron multiplies its input, x, by a weight, w.",
        "It squeezes the score, z, through a sigmoid.",
        "The loss is the squared distance to the target, t.",
        "If we nudge the weight, how much does the loss change?",
        title="From a weight to a loss",
    )
    def build_the_chain(self) -> None:
        values, functions = words.values(self.chain), words.FUNCTIONS
        self.dials = dials = LinkedDials(words.NAMES, values, functions, self.chain.forward)
        self.rates = dials.rates(words.rates(self.chain))
        self.moves = dials.readings(words.moves(self.chain))
        self.play(FadeIn(dials.dials[0], dials.names[0]), run_time=0.8)
        for index, arrow in enumerate(dials.arrows):
            if index:
                self.cue()
            self.play(grow(arrow), FadeIn(dials.functions[index]), run_time=self.phrase_left(0.5))
            self.play(FadeIn(dials.dials[index + 1], dials.names[index + 1]), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.set_words(*words.steps(self.params.x, self.params.target))))
        self.cue()
        first = dials.dials[0]
        self.play(tween(dials, on=first, turn=0.5, run_time=self.phrase_left(0.4)))
        self.play(tween(dials, on=first, turn=0.0, run_time=self.phrase_left(0.6)))

    @beat(
        "Run it forward. The input is {p.x}, the weight {p.w}.",
        "So the score is {score:.4}.",
        "The sigmoid turns that into {output:.4}.",
        "And the loss is {loss:.4}.",
        title="Run it forward",
    )
    def go_forward(self) -> None:
        first, *later = self.dials.values
        self.play(FadeIn(first), run_time=self.phrase_left(0.6))
        for before, value in zip(self.dials.values, later, strict=False):
            self.cue()
            self.play(FadeIn(value, target_position=before), run_time=self.phrase_left(0.8))

    @beat(
        "Increase w by a little. Call it h.",
        "The score is w times x, so it changes {score_changes}.",
        "That factor is the rate: the derivative of z with respect to w.",
        title="From the weight to the score",
    )
    def link_the_score(self) -> None:
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(self.dials.turn_to(1, run_time=1.5), FadeIn(self.moves[0]))
        self.cue()
        self._turn(linked=2)
        self.cue()
        self.play(FadeIn(self.rates[0], self._rule(0)), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.moves[1]), run_time=self.phrase_left(0.7))

    @beat(
        "The sigmoid scales every change by its slope, here {to_output:.4}.",
        "So the output changes {output_changes}.",
        title="From the score to the output",
    )
    def link_the_output(self) -> None:
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(self.rates[1], self._rule(1)), run_time=self.phrase_left(0.6))
        self.cue()
        self._turn(linked=3)
        self.play(FadeIn(self.moves[2]), run_time=1.0)

    @beat(
        "The rate of the loss is twice the miss: output minus target.",
        "So the loss changes {loss_changes}.",
        title="From the output to the loss",
    )
    def link_the_loss(self) -> None:
        self.play(FadeOut(self.words), run_time=0.5)
        (rule,) = self._rule(2)
        found = rule.part("slope")
        self.play(FadeIn(*(shape for shape in rule if shape not in found)), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(found, self.rates[2]), run_time=0.8)
        self._turn(linked=4)

    @beat(
        "Each rate multiplies the change that comes in.",
        "So the rate of the whole chain is the product of its rates: {slope:.4}.",
        "This is the chain rule.",
        title="Multiply along the chain",
    )
    def multiply(self) -> None:
        self.wipe()
        self._turn(linked=4)
        self.cue()
        product = words.product(self.chain)
        self.set_words(product)
        sources = dict(zip(words.PARTS, self.rates, strict=True))
        bare, substitution, answer = assemble(product, sources, last="found")
        self.play(bare, run_time=self.phrase_left(0.4))
        self.play(substitution)
        self.play(answer, run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.moves[3]), run_time=1.2)

    @beat(
        "Let's check. If the weight is {p.nudge} higher, the slope predicts a change of {predicted:.6}.",
        "The loss really changes by {change:.6}.",
        "The smaller the nudge, the better the prediction.",
        title="Does the prediction hold?",
    )
    def check(self) -> None:
        self.wipe()
        predicted, actual = self.set_words(*words.check(self.chain, self.nudged))
        self.play(FadeIn(predicted), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(actual), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(self.dials.turn_to(0.1, run_time=self.phrase_left()))

    # Backwards -------------------------------------------------------------------------------------------

    @beat(
        "To lower the loss, move the weight against its slope, times the learning rate.",
        "{advice}.",
        Phrase("Watch the last dial: the loss falls.", when=lambda lesson: lesson.chain.derivative != 0),
        title="Step against the slope",
    )
    def step_down(self) -> None:
        self.wipe()
        self.play(FadeOut(self.moves), self.dials.turn_to(0), run_time=0.8)
        rule, rate = self.set_words(*words.step())
        self.play(FadeIn(rule), run_time=self.phrase_left(0.5))
        self.play(FadeIn(rate), run_time=self.phrase_left())
        self.cue()
        step = -float(np.sign(self.chain.derivative))
        self.play(self.dials.turn_to(step / 2, run_time=self.phrase_left()))
        if self.cue():
            self.play(self.dials.turn_to(step, run_time=self.phrase_left()))

    @beat(
        "Now multiply backward, starting from the loss.",
        "Step by step, each value on the way gets a slope of its own.",
        "The weight's slope comes last. That's backpropagation, in one neuron.",
        title="Backpropagation in one neuron",
    )
    def go_back(self) -> None:
        *columns, last = (self.dials.column(*each) for each in enumerate(words.slopes(self.chain)))
        self.play(FadeOut(self.words), self.dials.turn_to(0), run_time=0.8)
        self.play(FadeIn(last), run_time=self.phrase_left())
        for index in (2, 1, 0):
            if index != 1:
                self.cue()
            self.play(Indicate(self.rates[index], color=self.theme.color("slope")), run_time=0.9)
            self.play(FadeIn(columns[index]), run_time=1.4)

    @beat(
        "A network has such a chain for every path.",
        "One sweep back from the loss multiplies along each of them.",
        "Where paths meet, slopes add.",
        "So every weight gets its slope, and all of them can step at once.",
        title="One sweep through a network",
    )
    def sweep_back(self) -> None:
        # The last of the circles is the loss.
        names = {0: "{{ $x$ : data }}", -2: "$a$", -1: "{{ $L$ : slope }}"}
        network = Network((3, 5, 5, 1, 1), names=names, box=frame().wide)
        self.play(self.clear_stage(), FadeIn(network.layers, network.names), run_time=1.2)
        self.play(Create(network.weights), run_time=self.phrase_left())
        self.add(network)
        self.cue()
        for layer, share in ((3, 0.5), (2, 1.0)):
            self.play(network.light(layer, "slope"), run_time=self.phrase_left(share))
        self.cue()
        meeting = network.layers[2].animate.set_stroke(self.theme.color("slope"), width=4.0)
        self.play(network.light(1, "slope"), meeting, run_time=self.phrase_left())
        self.cue()
        self.play(network.light(0, "slope"), run_time=self.phrase_left(0.5))
        for layer, share in zip((0, 1, 2), (0.3, 0.5, 1.0), strict=True):
            self.play(network.light(layer, "path"), run_time=self.phrase_left(share, least=0.6))

    # What beats share ------------------------------------------------------------------------------------

    def _turn(self, *, linked: int) -> None:
        """Let the first dial turn once more, and as many of them as are *linked* turn with it."""
        self.play(self.dials.turn_to(0, run_time=0.5))
        self.dials.set_state(linked=linked)
        self.play(self.dials.turn_to(1, run_time=self.phrase_left(least=1.5)))

    def _rule(self, index: int) -> VMobject:
        """The derivative of one function of the chain, as the new words."""
        return self.set_words(words.local_rates(self.chain, self.params.target)[index])
