from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import DOWN, FadeIn, FadeOut, Indicate, VGroup, VMobject, smooth
from pydantic import Field

from mathkit.calculus.chain_rule import chain, neuron
from scenes.stage.arrows import grow
from scenes.stage.assembly import assemble
from scenes.stage.frame import WIDE, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import math_number, number
from scenes.stage.pictures.dials import LinkedDials
from scenes.stage.pictures.networks import Network
from scenes.stage.quantities import Hundredths, Tenths
from scenes.stage.theme import color
from scenes.stage.trails import Walk
from scenes.stage.wording import chains as written
from scenes.stage.writing import fit

Number = Annotated[float, Hundredths]

NAMES = ("{{ w : path }}", "z", "a", "{{ L : result }}")
FUNCTIONS = ("dot thin {{ x : data }}", "sigma", "(a - {{ t : second }})^2")
"""The values along the chain, and what leads from one to the next."""

LAYERS = (3, 5, 5, 1, 1)
"""The network at the end, the last of its circles being the loss."""


class ChainRule(Lesson):
    """Along a chain of functions the rates multiply: how a weight moves the loss."""

    title = "The chain rule"
    prerequisites = ("derivative",)

    class Params(LessonParams):
        x: Annotated[float, Tenths] = Field(2.0, ge=-3, le=3, description="the input of the neuron")
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
            "advice": written.advice(slope),
        }

    # Forwards --------------------------------------------------------------------------------------------

    @beat(
        "A neuron turns its weight into a loss in three steps: times the input, through the sigmoid, "
        "squared distance to the target. Nudge the weight: how far does the loss move?"
    )
    def ask(self) -> None:
        values = [math_number(value, 4) for value in self.chain.values]
        self.dials = LinkedDials(NAMES, values, FUNCTIONS, self.chain.forward)
        self.words = self._set_below(written.steps(), written.given(self.params.x, self.params.target))
        self.rates, self.moves = VGroup(), VGroup()
        dials = self.dials
        self.play(FadeIn(dials.dials[0], dials.names[0]))
        for index, arrow in enumerate(dials.arrows):
            self.play(grow(arrow), FadeIn(dials.functions[index]), run_time=0.8)
            self.play(FadeIn(dials.dials[index + 1], dials.names[index + 1]), run_time=0.6)
        self.play(FadeIn(self.words))

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
        self._tell(0)
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

    @beat(
        "Every rate multiplies what comes in. So the rate of the whole chain is the product of its rates, "
        "{slope:.4}. This is the chain rule."
    )
    def multiply(self) -> None:
        product = written.product(self.chain)
        self._set_below(product)
        sources = dict(zip(written.PARTS, self.rates, strict=True))
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(Walk(self.dials, 1, -1, run_time=2.0, rate_func=smooth))
        self.play(Walk(self.dials, -1, 1, run_time=2.0, rate_func=smooth))
        for animation in assemble(product, sources, last="found"):
            self.play(animation)
        self.words = product

    @beat(
        "Is it true? For a weight {p.nudge} higher, slope times nudge foretells {predicted:.6}. "
        "In fact the loss changes by {change:.6}."
    )
    def check(self) -> None:
        self._write(*written.check(self.chain, self.nudged))

    # Backwards -------------------------------------------------------------------------------------------

    @beat("To lower the loss, step against this slope, by a learning rate times its size: {advice}.")
    def step_down(self) -> None:
        self._write(*written.step())
        self.downhill = -float(np.sign(self.chain.derivative))
        self.play(FadeOut(self.moves), Walk(self.dials, 1, 0, rate_func=smooth), run_time=0.8)
        self.play(Walk(self.dials, 0, self.downhill, run_time=1.6, rate_func=smooth))

    @beat(
        "Multiply from the loss backwards instead, and every value on the way gets its own slope. "
        "That is backpropagation, in one neuron."
    )
    def go_back(self) -> None:
        slopes = written.slopes(self.chain)
        *columns, last = [self.dials.column(*each) for each in enumerate(slopes)]
        self.play(FadeOut(self.words), Walk(self.dials, self.downhill, 0, rate_func=smooth), run_time=0.8)
        self.play(FadeIn(last), run_time=0.7)
        for rate, column in zip(reversed(self.rates), reversed(columns), strict=True):
            self.play(Indicate(rate, color=color("slope")), run_time=0.7)
            self.play(FadeIn(column), run_time=1.0)

    @beat(
        "A network is many such chains. One sweep back from the loss, rate by rate, "
        "gives the slope for every weight at once, and all of them can learn."
    )
    def what_it_is_for(self) -> None:
        network = Network(
            LAYERS, names={0: "{{ $x$ : data }}", -2: "$a$", -1: "{{ $L$ : result }}"}, box=WIDE
        )
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.2)
        for weights in reversed(network.weights):
            self.play(weights.animate.set_stroke(color("slope"), width=3.5, opacity=1.0), run_time=1.2)

    # What beats share ------------------------------------------------------------------------------------

    def _link(self, index: int) -> None:
        """Let one more dial turn, and write the rate under the arrow that leads to it."""
        rate = self.dials.rate(index, number(self.chain.rates[index], 4))
        words = self._set_below(written.local_rates(self.chain, self.params.target)[index])
        self.play(Walk(self.dials, 1 if index else 0, 0, run_time=0.5, rate_func=smooth), FadeOut(self.words))
        self.dials.link(index + 2)
        self.play(Walk(self.dials, 0, 1, run_time=2.0, rate_func=smooth))
        self.play(FadeIn(rate, words))
        self.rates.add(rate)
        self.words = words
        self._tell(index + 1)

    def _tell(self, index: int) -> None:
        """Write under a dial how far it moves with the weight."""
        move = self.dials.reading(index, written.moved(self.chain.forward[index]))
        self.play(FadeIn(move), run_time=0.7)
        self.moves.add(move)

    def _write(self, *rows: VMobject) -> None:
        """Let other formulas take the place of those under the dials."""
        self.play(FadeOut(self.words), run_time=0.5)
        self.words = self._set_below(*rows)
        self.show_one_by_one(self.words)

    def _set_below(self, *rows: VMobject) -> VGroup:
        """Put formulas under the dials, in the middle."""
        room = Box(WIDE.left, WIDE.right, WIDE.bottom, self.dials.below)
        group = VGroup(*(fit(row, width=room.width) for row in rows)).arrange(DOWN, buff=0.35)
        room.place(group)
        return group
