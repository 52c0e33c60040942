"""Adaptive methods: can each weight have a rate of its own?

The first part (``dividing``) divides slopes by their usual size, the second (``scaling``) shows what drops
out by that, the third (``averaging``) averages the slopes, too. In the fourth (``racing``), Adam walks, and
fails where the ravine is turned. Here it learns to predict rain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, VGroup

from mathkit.optimization.gradient_descent import GradientDescent
from scenes.optimization.adaptive_methods import landscapes, weather, words
from scenes.optimization.adaptive_methods.biases import held_shares, step_lengths
from scenes.optimization.adaptive_methods.dividing import PAST_RATE, PLAIN_RATE
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.optimization.adaptive_methods.racing import Racing
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.lesson.attention import dim, swap, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import proportional_way, tween
from scenes.stage.type.numerals import percent
from scenes.stage.type.writing import stack

_TRIED = 3
"""Steps in pascals at the rate for hectopascals: the loss shoots up at the first."""

_BLINK = 0.5
"""Seconds in which numbers of an axis come."""

Pictures = Sequence[weather.WeatherPanel] | Sequence[landscapes.LossMap]


def _late(seconds: float) -> Callable[[float], float]:
    """A rate for so many seconds in which nothing moves until the last few."""
    return lambda time: max(0.0, 1 - (1 - time) * seconds / _BLINK)


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
        walks = (self.plain.points, self.adam_walk, self.scaled_walk, self.turned_walk)
        plain_left, adam_left, scaled_left, turned_left = (float(np.linalg.norm(walk[-1])) for walk in walks)
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
            "first": float(mean[1] / size[1]),
            "longest": float(step_lengths((p.mean_decay, p.square_decay)).max()),
            "walks": words.how_adam_walks(self.adam_walk),
            "learns": words.how_adam_learns(self.in_pascals[1].losses),
            "adam_left": adam_left,
            "scaled_left": scaled_left,
            "compared": words.compared(adam_left, scaled_left),
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
        "Where do such ravines come from? Both methods learn to predict rain.",
        "On new days, {judged}.",
        title="Learning to predict rain",
    )
    def learn_in_hectopascals(self) -> None:
        self._turn_back()
        self.panels = weather.panels(self.in_hectopascals, words.METHODS, self.params.seed)
        self.key = weather.key_of_days()
        self.counter = weather.counter(lambda: self.panels[0].step)
        parts = [VGroup(each.heading, each.loss) for each in self.panels]
        plots, days = zip(*((each.plot, each.days) for each in self.panels), strict=True)
        self.axes_become(plots, *parts, self.key, self.counter, pictures=days)
        self.add(*(each.border for each in self.panels))
        self._train(self.panels, 0.95)
        self.cue()
        self.play(*(FadeOut(each.days, each.loss) for each in self.panels), run_time=0.4)
        self.play(*(FadeIn(each.fresh) for each in self.panels), run_time=0.6)
        self._judge()

    def _turn_back(self) -> None:
        """The ravine lies along an axis again, and its weights are those of a model of rain."""
        picture = self.map
        names = picture.renamed(*words.RAIN)
        self.play(FadeOut(*self.trails, self.told, self.rule[0], self.numbers), run_time=0.4)
        turning = tween(picture, on=picture.lines, angle=0.0, run_time=1.2)
        told = stack(*words.model_of_rain())
        self.play(turning, *swap(picture.plot.labels[-2:], names), FadeIn(told))

    @beat(
        "In pascals, pressure's numbers are a hundred times as large, its slope, too: a ravine.",
        "Plain descent's loss soars, so it needs a tiny rate. Adam's {learns}.",
        "After {trained} steps, plain descent gets {plain_in_pascals_told} right,"
        " Adam {adam_in_pascals_told}.",
        title="The same weather in other units",
    )
    def learn_in_pascals(self) -> None:
        maps = landscapes.loss_maps(self.tried, words.METHODS, self.params.seed)
        note = landscapes.note()
        parts = [VGroup(each.heading, each.loss, each.slope) for each in maps]
        points = [(panel.border, each.walker) for panel, each in zip(self.panels, maps, strict=True)]
        plots, lines = zip(*((each.first, each.lines) for each in maps), strict=True)
        self.axes_become(plots, *parts, note, pictures=lines, moved=points)
        self._squeeze(maps)
        self.cue()
        plain, adam = maps
        self.play(*(FadeOut(each.slope) for each in maps), dim(adam.heading, adam.loss), run_time=0.4)
        self.add(plain.way, plain.walker, plain.beyond)
        self.play(Advance(plain, 0, _TRIED, run_time=self.phrase_left(0.35, least=1.2)))
        racing = self._begin_again(plain, adam)
        self._train(racing, 0.95)
        self.cue()
        self.panels = weather.panels(self.in_pascals, words.METHODS, self.params.seed)
        for panel in self.panels:
            panel.seek(weather.STEPS)
        headings = [each.heading for each in self.panels]
        borders = [(each.walker, panel.border) for panel, each in zip(self.panels, racing, strict=True)]
        plots, days = zip(*((each.plot, each.fresh) for each in self.panels), strict=True)
        self.axes_become(plots, *headings, self.key, pictures=days, kept=[self.counter], moved=borders)
        self._judge()
        self.wait(self.phrase_left() + 0.4)

    def _squeeze(self, maps: tuple[landscapes.LossMap, ...]) -> None:
        """Pressure is counted in pascals; the numbers for hectopascals give way to those for pascals."""
        old = VGroup(*(number for each in maps for number in landscapes.pressures(each.first)))
        new = [number for each in maps for number in landscapes.pressures(each.plot)]
        self.remove(*self.plots.get_family())
        self.plots = VGroup(*(each.plot for each in maps))
        self.add(*maps, *(VGroup(each.slope, each.walker) for each in maps))
        seconds = self.phrase_left(least=2.0)
        self.play(
            *(
                tween(each, on=each.lines, way=proportional_way, units=weather.PASCALS, run_time=seconds)
                for each in maps
            ),
            FadeOut(old, run_time=0.6),
            *(FadeIn(number, run_time=seconds, rate_func=_late(seconds)) for number in new),
        )

    def _begin_again(
        self, tried: landscapes.LossMap, adam: landscapes.LossMap
    ) -> tuple[landscapes.LossMap, ...]:
        """The level lines stay where they are; plain descent has the tiny rate now, and both set out."""
        plain, _ = landscapes.loss_maps(self.in_pascals, words.METHODS, self.params.seed)
        plain.set_state(units=weather.PASCALS)
        self.counter = weather.counter(lambda: plain.step)
        ended = VGroup(tried.heading, tried.loss, tried.way, tried.walker, tried.beyond)
        self.play(FadeOut(ended), run_time=0.3)
        self.remove(tried)
        self.plots = VGroup(plain.plot, adam.plot)
        self.add(plain, adam)
        coming = VGroup(plain.heading, plain.loss, plain.way, plain.walker)
        self.play(FadeIn(coming, self.counter), undim(adam.heading, adam.loss), run_time=0.4)
        self.add(adam.way, adam.walker)
        return plain, adam

    def _train(self, pictures: Pictures, share: float) -> None:
        """The first steps, which turn the borders most, are slower."""
        for part, ends in zip((0.5, share), ((0, weather.SLOW), (weather.SLOW, weather.STEPS)), strict=True):
            self._learn(pictures, ends, self.phrase_left(part, least=1.0))

    def _learn(self, pictures: Pictures, ends: tuple[int, int], seconds: float) -> None:
        """Both trainings go on, from one step to another."""
        self.play(*(Advance(each, *ends, run_time=seconds) for each in pictures))

    def _judge(self) -> None:
        """How many of the new days each model is right about; the others get a ring."""
        for each, share in zip(self.panels, (0.4, 0.6), strict=True):
            self.wait(self.phrase_left(share / 2, least=0.1))
            self.play(FadeIn(each.wrong), FadeIn(each.right, scale=1.2), run_time=0.7)

    @beat(
        "So yes: dividing its slopes by their usual size gives each weight its own rate.",
        "That helps when the ravine runs nearly along the axes, as when units make it.",
        title="A rate for each weight",
    )
    def answer(self) -> None:
        p, picture = self.params, RavineMap(self.bowl)
        self.map = picture
        rule, _ = stack(*words.adam_rule(p.learning_rate))
        rates = stack(*words.own_rates(p.learning_rate, self.slopes[0].tolist()), under=rule)
        adam, plain = self.adam_walk, self.plain.points
        self.trails = [
            picture.trail(plain, "ink", fine=True).named_where_it_begins(words.plain_name(PLAIN_RATE), "ink"),
            picture.trail(adam, "path", fine=True).named("Adam", "path", LEFT + UP),
        ]
        numbers = self.distances({"Adam": (adam, "path"), "plain descent": (plain, "ink")}, rates)
        walkers = [
            (panel.border, trail.walker) for panel, trail in zip(self.panels, self.trails, strict=True)
        ]
        pictures = [picture.lines, picture.bottom]
        self.axes_become([picture.plot], rule, pictures=pictures, moved=walkers)
        self.add(picture, *self.trails)
        for row in rates:
            self.play(FadeIn(row), run_time=0.6)
        self.play(FadeIn(numbers), run_time=0.5)
        self.race(self.phrase_left(least=1.5), 0, p.steps // 4)
        self.cue()
        self.race(self.phrase_left(0.9, least=3.0), p.steps // 4, p.steps)
