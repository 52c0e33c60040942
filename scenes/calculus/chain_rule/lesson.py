from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, Indicate, VMobject
from pydantic import Field

from mathkit.calculus.chain_rule import chain, neuron
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.dials import LinkedDials
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.motion.growing import grow
from scenes.stage.params.quantities import Number, Tenth
from scenes.stage.pictures.networks import Network
from scenes.stage.shapes.frame import frame
from scenes.stage.type.assembly import assemble


class ChainRule(Lesson):
    """Along a chain of functions the rates multiply: how a weight moves the loss."""

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
        "A neuron turns its weight into a loss in three steps: times the input, through the sigmoid, "
        "squared distance to the target. Nudge the weight: how far does the loss move?"
    )
    def ask(self) -> None:
        values, functions = words.values(self.chain), words.FUNCTIONS
        self.dials = dials = LinkedDials(words.NAMES, values, functions, self.chain.forward)
        self.rates = dials.rates(words.rates(self.chain))
        self.moves = dials.readings(words.moves(self.chain))
        self.play(FadeIn(dials.dials[0], dials.names[0]))
        for index, arrow in enumerate(dials.arrows):
            self.play(grow(arrow), FadeIn(dials.functions[index]), run_time=0.8)
            self.play(FadeIn(dials.dials[index + 1], dials.names[index + 1]), run_time=0.6)
        self.write(*words.steps(self.params.x, self.params.target), gap=0.35)

    @beat(
        "With the input {p.x}, the weight {p.w} gives the score {score:.4}, the output {output:.4} "
        "and the loss {loss:.4}."
    )
    def go_forward(self) -> None:
        self.show_one_by_one(self.dials.values, run_time=0.7)

    @beat(
        "Turn w up by a little, h. The score is x times w, so it turns {to_score} times as far: "
        "that rate is its derivative."
    )
    def link_the_score(self) -> None:
        self.play(FadeIn(self.moves[0]), run_time=0.7)
        self._link(0)

    @beat(
        "The sigmoid passes on its own slope, {to_output:.4} of what arrives. "
        "The output moves {turns[2]:.4} times as far as the weight."
    )
    def link_the_output(self) -> None:
        self._link(1)

    @beat("And the loss moves {to_loss:.4} times as far as the output: twice the miss, output minus target.")
    def link_the_loss(self) -> None:
        self._link(2)

    def _link(self, index: int) -> None:
        """Let one more dial turn, with the rate under the arrow that leads to it and how far it moves."""
        rule = words.local_rates(self.chain, self.params.target)[index]
        self.play(self.dials.turn_to(0, run_time=0.5), FadeOut(self.words))
        self.dials.set_state(linked=index + 2)
        self.play(self.dials.turn_to(1, run_time=2.0))
        self.play(FadeIn(self.rates[index], self.set_words(rule)))
        self.play(FadeIn(self.moves[index + 1]), run_time=0.7)

    @beat(
        "Every rate multiplies what comes in. So the rate of the whole chain is the product of its rates, "
        "{slope:.4}. This is the chain rule."
    )
    def multiply(self) -> None:
        self.wipe()
        self.play(self.dials.turn_to(-1, run_time=2.0))
        self.play(self.dials.turn_to(1, run_time=2.0))
        product = words.product(self.chain)
        self.set_words(product)
        sources = dict(zip(words.PARTS, self.rates, strict=True))
        for animation in assemble(product, sources, last="found"):
            self.play(animation)

    @beat(
        "Is it true? For a weight {p.nudge} higher, slope times nudge foretells {predicted:.6}. "
        "In fact the loss changes by {change:.6}."
    )
    def check(self) -> None:
        self.wipe()
        self.show_one_by_one(self.set_words(*words.check(self.chain, self.nudged)))

    # Backwards -------------------------------------------------------------------------------------------

    @beat("To lower the loss, step against this slope, by a learning rate times its size: {advice}.")
    def step_down(self) -> None:
        self.wipe()
        self.show_one_by_one(self.set_words(*words.step()))
        self.play(FadeOut(self.moves), self.dials.turn_to(0), run_time=0.8)
        self.play(self.dials.turn_to(-float(np.sign(self.chain.derivative)), run_time=1.6))

    @beat(
        "Multiply from the loss backwards instead, and every value on the way gets its own slope. "
        "That is backpropagation, in one neuron."
    )
    def go_back(self) -> None:
        *columns, last = (self.dials.column(*each) for each in enumerate(words.slopes(self.chain)))
        self.play(FadeOut(self.words), self.dials.turn_to(0), run_time=0.8)
        self.play(FadeIn(last), run_time=0.7)
        for rate, column in zip(reversed(self.rates), reversed(columns), strict=True):
            self.play(Indicate(rate, color=self.theme.color("slope")), run_time=0.7)
            self.play(FadeIn(column), run_time=1.0)

    @beat(
        "A network is many such chains. One sweep back from the loss, rate by rate, "
        "gives the slope for every weight at once, and all of them can learn."
    )
    def what_it_is_for(self) -> None:
        # The last of the circles is the loss.
        names = {0: "{{ $x$ : data }}", -2: "$a$", -1: "{{ $L$ : slope }}"}
        network = Network((3, 5, 5, 1, 1), names=names, box=frame().wide)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.2)
        for layer in reversed(range(len(network.weights))):
            self.play(network.light(layer, "slope"), run_time=1.2)
