"""Adaptive methods: can each weight have a rate of its own?

The first part (``dividing``) divides slopes by their usual size, the second (``averaging``) averages them.
Here Adam walks, fails where the ravine is turned, and learns to predict rain.
"""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, ReplacementTransform, Rotate, VGroup

from mathkit.optimization.adaptive import Adam, step_sizes
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import weather, words
from scenes.optimization.adaptive_methods.averaging import Averaging
from scenes.optimization.adaptive_methods.biases import step_lengths
from scenes.optimization.adaptive_methods.dividing import PAST_RATE, PLAIN_RATE, RUN, START
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.params import AdaptiveParams
from scenes.stage.lesson import Facts, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import percent
from scenes.stage.type.readouts import Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

_TURN = np.pi / 4


class AdaptiveMethods(Averaging):
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
        p = self.params
        adam = Adam(p.learning_rate, p.mean_decay, p.square_decay)
        self.adam_path = iterate(self.bowl, START, adam, RUN)
        turned, start = self.bowl.turned(_TURN), (0.0, float(np.hypot(*START)))
        self.turned_plain = gradient_descent(turned, start, PLAIN_RATE, p.steps)
        self.turned_path = iterate(turned, start, adam, p.steps)
        self.turned_rates = step_sizes(self.turned_path)[0]
        self.in_hectopascals, self.in_pascals = (
            (weather.learn(p.seed, units), weather.learn(p.seed, units, adam))
            for units in (1, weather.PASCALS)
        )

    def facts(self) -> Facts:
        p = self.params
        ends = (self.plain, self.adam_path, self.turned_path)
        plain_left, adam_left, turned_left = (float(np.linalg.norm(path.points[p.steps])) for path in ends)
        (plain, adam), (plain_in_pascals, adam_in_pascals) = (
            [learned.right for learned in pair] for pair in (self.in_hectopascals, self.in_pascals)
        )
        flat, steep = step_sizes(self.adam_path)[0]
        return {
            "run": RUN,
            "limit": self.bowl.stability_limit,
            "plain_rate": PLAIN_RATE,
            "past_rate": PAST_RATE,
            "flat_left": words.distance(abs(float(self.plain.points[p.steps, 0]))),
            "plain_left": plain_left,
            "mean_fill": percent(1 - p.mean_decay, 0),
            "square_fill": percent(1 - p.square_decay, 1),
            "inputs": words.how_many_times(float(np.sqrt(p.condition))),
            "hop_shrink": round(self.hop_shrink),
            "hop_left": float(np.linalg.norm(self.scaled.points[-1])),
            "first": (1 - p.mean_decay) / np.sqrt(1 - p.square_decay),
            "longest": float(step_lengths((p.mean_decay, p.square_decay)).max()),
            "walks": words.how_adam_walks(self.adam_path),
            "adam_left": adam_left,
            "adam_told": words.how_far(adam_left),
            "turned_left": turned_left,
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
        "Adam {walks}.",
        "After {p.steps} steps, it's {adam_told} away, and plain descent still {plain_left:.2}.",
        "RMSProp is faster, but still hops after {run} steps.",
        title="Adam in the ravine",
    )
    def walk_with_adam(self) -> None:
        p = self.params
        picture = self.map = RavineMap(self.bowl)
        old = VGroup(self.bars, self.lengths, self.told)
        self.rule = stack(*words.adam_rule(p.learning_rate))
        adam, plain, hopping = (each.points for each in (self.adam_path, self.plain, self.scaled))
        self.trails = [picture.trail(plain, "ink"), picture.trail(adam, "path")]
        self.numbers = self._distances(adam, plain, hopping)
        self.play(
            FadeOut(old, run_time=0.5),
            ReplacementTransform(self.corrected, self.rule[0], run_time=1.0),
            FadeIn(picture, run_time=0.9),
        )
        self.play(FadeIn(self.rule[1:], self.numbers, *self.trails), run_time=0.7)
        self._race(self.phrase_left(least=2.0), 0, p.steps // 2)
        self.cue()
        self._race(self.phrase_left(0.7, least=2.0), p.steps // 2, p.steps)
        self.cue()
        self._race(self.phrase_left(0.85, least=2.0), p.steps, RUN)

    def _distances(self, adam: Points, plain: Points, hopping: Points | None = None) -> Readout:
        """Running distances of the walks (n + 1, 2) of the present trails, and of RMSProp's."""
        away: dict[str, tuple[Points, Role]] = {
            "Adam, to go": (np.linalg.norm(adam, axis=1), "path"),
            "plain, to go": (np.linalg.norm(plain, axis=1), "ink"),
        }
        if hopping is not None:
            away["RMSProp, to go"] = np.linalg.norm(hopping, axis=1), "muted"
        rows = readout(words.distances(away, lambda: self.trails[0].step))
        stack(rows, under=self.rule)
        return rows

    def _race(self, seconds: float, begin: int, end: int) -> None:
        """Both trails go on, from one step to another."""
        self.play(*(Advance(trail, begin, end, run_time=seconds) for trail in self.trails))

    @beat(
        "Turn the ravine: plain descent doesn't notice, but both weights feel the steep walls.",
        "Both rates start at about {turned_rate:.2}, "
        "so with the same alpha, Adam is still {turned_left:.2} away.",
        title="A ravine that is turned",
    )
    def turn_the_ravine(self) -> None:
        picture = self.map
        self.play(FadeOut(*self.trails, self.numbers), run_time=0.5)
        start = picture.plot.dot(*START, "ink", radius=0.13)
        self.play(FadeIn(start), run_time=0.4)
        seconds = self.phrase_left(0.35)
        self.play(
            tween(picture, on=picture.lines, angle=_TURN, run_time=seconds),
            Rotate(start, _TURN, about_point=picture.bottom.get_center(), run_time=seconds),
        )
        self.trails = [
            picture.trail(self.turned_plain.points, "ink"),
            picture.trail(self.turned_path.points, "path"),
        ]
        self.numbers = self._distances(self.turned_path.points, self.turned_plain.points)
        self.play(FadeIn(self.numbers, *self.trails), FadeOut(start), run_time=0.7)
        steps = self.params.steps
        self._race(self.phrase_left(least=2.0), 0, steps // 4)
        self.cue()
        flat, steep = (float(rate) for rate in self.turned_rates)
        self.first_rates = stack(words.first_rates((flat, steep)), under=self.numbers)
        self.play(FadeIn(self.first_rates), run_time=0.7)
        self._race(self.phrase_left(0.9, least=2.0), steps // 4, steps)

    @beat(
        "Two models learn to predict rain from humidity and pressure.",
        "On new days, {judged}.",
        title="Learning to predict rain",
    )
    def learn_in_hectopascals(self) -> None:
        old = VGroup(self.map, self.rule, self.numbers, self.first_rates, *self.trails)
        self.panels = weather.panels(self.in_hectopascals, words.PANEL_NAMES, self.params.seed)
        self.key, self.counter = weather.key_of_days(), weather.counter(self.panels)
        self.play(
            FadeOut(old, run_time=0.5),
            *(FadeIn(each.plot, each.heading, run_time=0.9) for each in self.panels),
        )
        self.play(
            *(FadeIn(each.days) for each in self.panels),
            FadeIn(self.key, self.counter),
            run_time=0.8,
        )
        self._train()
        self._judge()

    @beat(
        "In pascals, the numbers for pressure are a hundred times larger.",
        "Plain descent needs a tiny rate and gets {plain_in_pascals_told} right. "
        "Adam gets {adam_in_pascals_told}.",
        title="The same weather in other units",
    )
    def learn_in_pascals(self) -> None:
        old = VGroup(*(VGroup(each, each.right, each.fresh) for each in self.panels), self.counter)
        self.panels = weather.panels(self.in_pascals, words.PANEL_NAMES, self.params.seed)
        self.counter = weather.counter(self.panels)
        new = (part for each in self.panels for part in (each.plot, each.heading, each.days))
        self.play(FadeOut(old), FadeIn(*new, self.counter), run_time=1.0)
        self._train()
        self._judge()

    def _train(self) -> None:
        """The first steps, which turn the borders most, are slower."""
        self.add(*(each.border for each in self.panels))
        for share, ends in zip((0.5, 0.95), ((0, weather.SLOW), (weather.SLOW, weather.STEPS)), strict=True):
            seconds = self.phrase_left(share, least=1.0)
            self.play(*(Advance(each, *ends, run_time=seconds) for each in self.panels))

    def _judge(self) -> None:
        """In the second phrase, new days come, and each model's share of right answers."""
        self.cue()
        self.play(
            *(FadeOut(each.days) for each in self.panels),
            *(FadeIn(each.fresh) for each in self.panels),
            run_time=1.0,
        )
        for each, share in zip(self.panels, (0.5, 0.8), strict=True):
            self.wait(self.phrase_left(share / 2, least=0.1))
            self.play(FadeIn(each.right, scale=1.2), run_time=0.8)

    @beat(
        "So yes: dividing by usual sizes gives each weight its own rate, "
        "at first {flat_rate:.3} and {steep_rate:.3}.",
        "That helps if the ravine runs along the axes.",
        title="A rate for each weight",
    )
    def answer(self) -> None:
        picture = RavineMap(self.bowl)
        steps = self.params.steps
        trail = picture.trail(self.adam_path.points[: steps + 1], "path")
        rates = stack(
            *words.own_rates((self.results["flat_rate"], self.results["steep_rate"])), under=self.rule
        )
        self.play(
            FadeOut(
                *(VGroup(each, each.fresh, each.right) for each in self.panels),
                self.key,
                self.counter,
                run_time=0.6,
            ),
            FadeIn(picture, self.rule, trail, run_time=1.0),
        )
        self.play(Advance(trail, 0, steps // 4, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(rates[:2]), run_time=0.7)
        self.play(FadeIn(rates[2:]), run_time=0.7)
        self.cue()
        self.play(Advance(trail, steps // 4, steps, run_time=self.phrase_left()))
