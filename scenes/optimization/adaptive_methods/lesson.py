"""Adaptive methods: can each weight have a rate of its own?

The first part (``dividing``) divides slopes by their usual size, the second (``averaging``) averages them.
In the third (``racing``), Adam walks, and fails where the ravine is turned. Here it learns to predict rain.
"""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, Indicate, VGroup

from mathkit.optimization.adaptive import step_sizes
from mathkit.optimization.gradient_descent import GradientDescent
from scenes.optimization.adaptive_methods import views, weather, words
from scenes.optimization.adaptive_methods.biases import step_lengths
from scenes.optimization.adaptive_methods.dividing import PAST_RATE, PLAIN_RATE, RUN
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.racing import Racing
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import percent
from scenes.stage.type.writing import stack

_TRIED = 3
"""Steps in pascals at the rate for hectopascals: the loss shoots up at the first."""


class AdaptiveMethods(Racing):
    """Each weight gets a rate of its own: its slopes are divided by their usual size."""

    title = "Adaptive methods"
    prerequisites = ("gradient_descent", "momentum")
    fact_labels = words.FACT_LABELS

    class Params(AdaptiveParams):
        """The ravine, Adam and its walks."""

    params: Params

    def compute(self) -> None:
        self.compute_walks()
        self.compute_means()
        self.compute_races()
        p = self.params
        adam = self.adam_path.rule
        self.in_hectopascals, self.in_pascals = (
            (weather.learn(p.seed, units), weather.learn(p.seed, units, adam))
            for units in (1, weather.PASCALS)
        )
        too_fast = GradientDescent(self.in_hectopascals[0].rate)
        self.tried = (weather.learn(p.seed, weather.PASCALS, too_fast), self.in_pascals[1])

    def ranges(self) -> Ranges:
        return views.ranges_of(self)

    def facts(self) -> Facts:
        p = self.params
        ends = (self.plain, self.adam_path, self.turned_path)
        plain_left, adam_left, turned_left = (float(np.linalg.norm(path.points[p.steps])) for path in ends)
        (plain, adam), (plain_in_pascals, adam_in_pascals) = (
            [learned.right for learned in pair] for pair in (self.in_hectopascals, self.in_pascals)
        )
        flat, steep = self.first_rates
        return {
            "run": RUN,
            "limit": self.bowl.stability_limit,
            "plain_rate": PLAIN_RATE,
            "past_rate": PAST_RATE,
            "flat_left": words.distance(abs(float(self.plain.points[p.steps, 0]))),
            "plain_left": plain_left,
            "mean_fill": percent(1 - p.mean_decay, 0),
            "square_fill": percent(1 - p.square_decay, 1),
            "mean_left": percent(words.left_of_to_and_fro(p.mean_decay), 0),
            "hop_left": float(np.linalg.norm(self.scaled.points[-1])),
            "first": (1 - p.mean_decay) / np.sqrt(1 - p.square_decay),
            "longest": float(step_lengths((p.mean_decay, p.square_decay)).max()),
            "walks": words.how_adam_walks(self.adam_path),
            "adam_left": adam_left,
            "adam_told": words.how_far(adam_left),
            "adam_rate": float(step_sizes(self.adam_path)[-1, 1]),
            "turned_left": turned_left,
            "tried_loss": float(self.tried[0].losses[1]),
            "plain_right": plain,
            "adam_right": adam,
            "judged": words.shares_right(plain, adam),
            "plain_in_pascals_told": percent(plain_in_pascals, 0),
            "adam_in_pascals_told": percent(adam_in_pascals, 0),
            "plain_in_pascals": plain_in_pascals,
            "adam_in_pascals": adam_in_pascals,
            "turned_rate": float(self.turned_rates.mean()),
            "flat_rate": flat,
            "steep_rate": steep,
        }

    @beat(
        "Plain descent and Adam each learn to predict rain.",
        "On new days, {judged}.",
        title="Learning to predict rain",
    )
    def learn_in_hectopascals(self) -> None:
        old = VGroup(self.map, self.rule, self.numbers, self.told, *self.trails)
        self._set_up(self.in_hectopascals)
        self.key = weather.key_of_days()
        self.play(
            FadeOut(old, run_time=0.5),
            *(FadeIn(each.plot, each.heading, run_time=0.9) for each in self.panels),
        )
        self.play(
            *(FadeIn(each.days, each.loss) for each in self.panels),
            FadeIn(self.key, self.counter),
            run_time=0.8,
        )
        self._train(0.95)
        self._judge()

    @beat(
        "In pascals, pressure's numbers are a hundred times larger.",
        "At its old rate, plain descent's loss shoots up, so it needs a tiny one.",
        "It gets {plain_in_pascals_told} right, Adam {adam_in_pascals_told}.",
        title="The same weather in other units",
    )
    def learn_in_pascals(self) -> None:
        old = VGroup(*(VGroup(each, each.right, each.fresh) for each in self.panels), self.counter)
        self._set_up(self.tried)
        self.play(
            FadeOut(old),
            *(FadeIn(each.plot, each.heading, each.days) for each in self.panels),
            FadeIn(self.counter),
            run_time=1.0,
        )
        pressures = [label for each in self.panels for label in each.pressures]
        self.play(*(Indicate(label, 1.2, color("ink")) for label in pressures), run_time=2.0)
        self.play(*(FadeIn(each.loss) for each in self.panels), run_time=0.4)
        self.cue()
        self.add(*(each.border for each in self.panels))
        self._learn(0, _TRIED, self.phrase_left(0.35, least=1.2))
        self._begin_again()
        self._train(0.9)
        self._judge()

    def _set_up(self, pair: tuple[weather.Learned, weather.Learned]) -> None:
        """Panels for two trainings, and the counter of their steps."""
        self.panels = weather.panels(pair, words.PANEL_NAMES, self.params.seed)
        self.counter = weather.counter(self.panels)

    def _begin_again(self) -> None:
        """Axes and days stay where they are; plain descent has the tiny rate now."""
        old = self.panels
        ended = VGroup(*(VGroup(each.heading, each.loss, each.border) for each in old), self.counter)
        self._set_up(self.in_pascals)
        self.remove(*(part for each in old for part in (each.plot, each.days)))
        self.add(*(part for each in self.panels for part in (each.plot, each.days)))
        self.play(
            FadeOut(ended),
            *(FadeIn(each.heading, each.loss) for each in self.panels),
            FadeIn(self.counter),
            run_time=0.6,
        )

    def _train(self, share: float) -> None:
        """The first steps, which turn the borders most, are slower."""
        self.add(*(each.border for each in self.panels))
        for part, ends in zip((0.5, share), ((0, weather.SLOW), (weather.SLOW, weather.STEPS)), strict=True):
            self._learn(*ends, self.phrase_left(part, least=1.0))

    def _learn(self, begin: int, end: int, seconds: float) -> None:
        """Both trainings go on, from one step to another."""
        self.play(*(Advance(each, begin, end, run_time=seconds) for each in self.panels))

    def _judge(self) -> None:
        """In the next phrase, new days come, and how many each model is right about."""
        self.cue()
        self.play(
            *(FadeOut(each.days, each.loss) for each in self.panels),
            *(FadeIn(each.fresh) for each in self.panels),
            run_time=0.8,
        )
        for each, share in zip(self.panels, (0.5, 0.8), strict=True):
            self.wait(self.phrase_left(share / 2, least=0.1))
            self.play(FadeIn(each.right, scale=1.2), run_time=0.7)

    @beat(
        "So yes: dividing slopes by their usual size gives each weight its own rate.",
        "That helps if the ravine runs along the axes.",
        title="A rate for each weight",
    )
    def answer(self) -> None:
        picture = RavineMap(self.bowl)
        steps = self.params.steps
        trail = picture.trail(self.adam_path.points[: steps + 1], "path")
        rule = stack(*words.adam_rule(self.params.learning_rate))
        rates = stack(*words.own_rates(self.first_rates), under=rule)
        self.play(
            FadeOut(
                *(VGroup(each, each.fresh, each.right) for each in self.panels),
                self.key,
                self.counter,
                run_time=0.6,
            ),
            FadeIn(picture, rule, trail, run_time=1.0),
        )
        self.play(Advance(trail, 0, steps // 4, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(rates[:2]), run_time=0.7)
        self.play(FadeIn(rates[2:]), run_time=0.7)
        self.cue()
        self.play(Advance(trail, steps // 4, steps, run_time=self.phrase_left()))
