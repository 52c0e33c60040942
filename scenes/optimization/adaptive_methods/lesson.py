"""Adaptive methods: can each weight have a rate of its own?

The first part (``dividing``) divides slopes by their usual size, the second (``scaling``) shows what drops
out by that, the third (``averaging``) averages the slopes, too. In the fourth (``racing``), Adam walks, and
fails where the ravine is turned. Here it learns to predict rain.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, VGroup

from mathkit.optimization.gradient_descent import GradientDescent
from scenes.optimization.adaptive_methods import landscapes, weather, words
from scenes.optimization.adaptive_methods.biases import held_shares, step_lengths
from scenes.optimization.adaptive_methods.dividing import PAST_RATE, PLAIN_RATE
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.racing import TURN, Racing
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import proportional_way, tween
from scenes.stage.type.numerals import percent
from scenes.stage.type.writing import stack

_TRIED = 3
"""Steps in pascals at the rate for hectopascals: the loss shoots up at the first."""

Pictures = Sequence[weather.WeatherPanel] | Sequence[landscapes.LossMap]


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
        self.compute_sizes()
        self.compute_means()
        self.compute_races()
        p = self.params
        self.in_hectopascals, self.in_pascals = (
            (weather.learn(p.seed, units), weather.learn(p.seed, units, self.adam()))
            for units in (1, weather.PASCALS)
        )
        too_fast = GradientDescent(self.in_hectopascals[0].rate)
        self.tried = (weather.learn(p.seed, weather.PASCALS, too_fast), self.in_pascals[1])

    def ranges(self) -> Ranges:
        return {"steps": (0.0, len(self.slopes) + 1.0)}

    def facts(self) -> Facts:
        p = self.params
        walks = (self.plain.points, self.adam_walk, self.turned_walk)
        plain_left, adam_left, turned_left = (float(np.linalg.norm(walk[-1])) for walk in walks)
        (plain, adam), (plain_in_pascals, adam_in_pascals) = (
            [learned.right for learned in pair] for pair in (self.in_hectopascals, self.in_pascals)
        )
        flat, steep = self.rates[0].tolist()
        mean, size = held_shares((p.mean_decay, p.square_decay))
        return {
            "limit": self.bowl.stability_limit,
            "plain_rate": PLAIN_RATE,
            "past_rate": PAST_RATE,
            "flat_left": words.distance(abs(float(self.plain.points[-1, 0]))),
            "plain_left": plain_left,
            "mean_fill": percent(float(mean[1]), 0),
            "size_fill": percent(float(size[1]), 0),
            "first": float(mean[1] / size[1]),
            "longest": float(step_lengths((p.mean_decay, p.square_decay)).max()),
            "walks": words.how_adam_walks(self.adam_walk),
            "learns": words.how_adam_learns(self.in_pascals[1].losses),
            "adam_left": adam_left,
            "adam_told": words.how_far(adam_left),
            "turned_left": turned_left,
            "tried_loss": float(self.tried[0].losses[1]),
            "trained": weather.STEPS,
            "plain_right": plain,
            "adam_right": adam,
            "judged": words.shares_right(plain, adam),
            "plain_in_pascals_told": percent(plain_in_pascals, 0),
            "adam_in_pascals_told": percent(adam_in_pascals, 0),
            "plain_in_pascals": plain_in_pascals,
            "adam_in_pascals": adam_in_pascals,
            "turned_rate": float(np.mean(self.turned_rates)),
            "flat_rate": flat,
            "steep_rate": steep,
        }

    @beat(
        "Ravines along the axes come from units, for example. Both methods learn to predict rain.",
        "On new days, {judged}.",
        title="Learning to predict rain",
    )
    def learn_in_hectopascals(self) -> None:
        self.panels = weather.panels(self.in_hectopascals, words.METHODS, self.params.seed)
        self.key = weather.key_of_days()
        self.counter = weather.counter(lambda: self.panels[0].step)
        parts = [VGroup(each.heading, each.days, each.loss) for each in self.panels]
        self.axes_become(self.panels, *parts, self.key, self.counter)
        self.add(*(each.border for each in self.panels))
        self._train(self.panels, 0.95)
        self.cue()
        self.play(*(FadeOut(each.days, each.loss) for each in self.panels), run_time=0.4)
        self.play(*(FadeIn(each.fresh) for each in self.panels), run_time=0.6)
        self._judge()

    @beat(
        "In pascals, pressure's numbers and first slope grow a hundredfold: there's the ravine.",
        "Adam's loss {learns}. Plain descent's soars, so it needs a tiny rate.",
        "After {trained} steps, it gets {plain_in_pascals_told} right, Adam {adam_in_pascals_told}.",
        title="The same weather in other units",
    )
    def learn_in_pascals(self) -> None:
        maps = self._maps(self.tried)
        note, finer_note = (landscapes.note(spacing) for spacing in landscapes.SPACINGS)
        parts = [VGroup(each.heading, each.lines, each.loss) for each in maps]
        points = [(panel.border, each.walker) for panel, each in zip(self.panels, maps, strict=True)]
        self.axes_become(maps, *parts, self.counter, note, moved=points)
        self.add(*maps, *(each.walker for each in maps))
        seconds = self.phrase_left(0.85, least=1.6)
        squeezed = [
            tween(each, on=each.lines, way=proportional_way, units=weather.PASCALS, run_time=seconds)
            for each in maps
        ]
        self.play(*squeezed, FadeOut(note, run_time=0.4))
        self.play(FadeIn(finer_note), run_time=0.4)
        self.cue()
        self.add(*(part for each in maps for part in (each.way, each.walker, each.beyond)))
        self._learn(maps, (0, _TRIED), self.phrase_left(0.35, least=1.2))
        maps = self._begin_again(maps)
        self._train(maps, 0.95)
        self.cue()
        self.panels = weather.panels(self.in_pascals, words.METHODS, self.params.seed)
        for panel in self.panels:
            panel.seek(weather.STEPS)
        parts = [VGroup(each.heading, each.fresh) for each in self.panels]
        borders = [(each.walker, panel.border) for panel, each in zip(self.panels, maps, strict=True)]
        self.axes_become(self.panels, *parts, self.key, kept=[self.counter], moved=borders)
        self._judge()

    def _maps(self, pair: tuple[weather.Learned, weather.Learned]) -> tuple[landscapes.LossMap, ...]:
        """Maps of the loss for two trainings, and the counter of their steps."""
        maps = landscapes.loss_maps(pair, words.METHODS, self.params.seed)
        self.counter = weather.counter(lambda: maps[0].step)
        return maps

    def _begin_again(self, old: tuple[landscapes.LossMap, ...]) -> tuple[landscapes.LossMap, ...]:
        """The level lines stay where they are; plain descent has the tiny rate now."""
        ended = VGroup(
            *(VGroup(each.heading, each.loss, each.way, each.walker, each.beyond) for each in old),
            self.counter,
        )
        maps = self._maps(self.in_pascals)
        for each in maps:
            each.set_state(units=weather.PASCALS)
        self.play(FadeOut(ended), run_time=0.3)
        self.remove(*old)
        self.add(*maps)
        coming = [VGroup(each.heading, each.loss, each.way, each.walker) for each in maps]
        self.play(FadeIn(*coming, self.counter), run_time=0.4)
        return maps

    def _train(self, pictures: Pictures, share: float) -> None:
        """The first steps, which turn the borders most, are slower."""
        for part, ends in zip((0.5, share), ((0, weather.SLOW), (weather.SLOW, weather.STEPS)), strict=True):
            self._learn(pictures, ends, self.phrase_left(part, least=1.0))

    def _learn(self, pictures: Pictures, ends: tuple[int, int], seconds: float) -> None:
        """Both trainings go on, from one step to another."""
        self.play(*(Advance(each, *ends, run_time=seconds) for each in pictures))

    def _judge(self) -> None:
        """How many of the new days each model is right about; the others get a ring."""
        for each, share in zip(self.panels, (0.5, 0.8), strict=True):
            self.wait(self.phrase_left(share / 2, least=0.1))
            self.play(FadeIn(each.wrong), FadeIn(each.right, scale=1.2), run_time=0.7)

    @beat(
        "So yes: dividing slopes by usual sizes gives each weight its own rate.",
        "That helps when the ravine runs along the axes, as ravines from units do.",
        title="A rate for each weight",
    )
    def answer(self) -> None:
        picture = self.map = RavineMap(self.bowl)
        trail = picture.trail(self.adam_walk, "path")
        self.trails = [trail]
        rate = self.params.learning_rate
        rule = stack(*words.adam_rule(rate))
        heading, *rates = stack(*words.own_rates(rate, self.slopes[0].tolist()), under=rule)
        walker = self.panels[1].border, trail.walker
        self.axes_become([picture], picture.lines, picture.bottom, rule, moved=[walker])
        self.add(picture, trail)
        seconds = self.phrase_left(0.9, least=2.0)
        self.play(
            Advance(trail, 0, trail.steps, run_time=seconds),
            LaggedStart(*map(FadeIn, (heading, *rates)), lag_ratio=0.6, run_time=0.9 * seconds),
        )
        self.cue()
        own = VGroup(heading, *rates)
        self._turn(TURN, FadeOut(trail, own), 0.35)
        turned = picture.trail(self.turned_walk, "path")
        self.trails = [turned]
        shared = stack(*words.own_rates(rate, self.turned_slopes.tolist()), under=rule)
        self.play(FadeIn(shared, turned), run_time=0.4)
        self.play(Advance(turned, 0, turned.steps, run_time=self.phrase_left(0.45, least=1.0)))
        self._turn(0.0, FadeOut(turned, shared), 0.6)
        self.trails = [trail]
        self.play(FadeIn(trail, own), run_time=0.4)

    def _turn(self, angle: float, leaving: FadeOut, share: float) -> None:
        """The ravine turns, once what is true only where it was has left."""
        self.play(leaving, run_time=0.3)
        turning = tween(self.map, on=self.map.lines, angle=angle, run_time=self.phrase_left(share, least=0.8))
        self.play(turning)
