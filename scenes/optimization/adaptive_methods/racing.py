"""The third part of the lesson: Adam in the ravine beside the others, and in the ravine that is turned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, ReplacementTransform, Rotate, VGroup

from mathkit.optimization.adaptive import Adam, step_sizes
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import words
from scenes.optimization.adaptive_methods.averaging import HOPS, Averaging
from scenes.optimization.adaptive_methods.dividing import MEMORY, PLAIN_RATE, RUN, START
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

TURN = np.pi / 4
"""How far the ravine is turned."""


class Racing(Averaging):
    """Beats ten and eleven."""

    def compute_races(self) -> None:
        p = self.params
        adam = Adam(p.learning_rate, p.mean_decay, p.square_decay)
        self.adam_path = iterate(self.bowl, START, adam, RUN)
        # With the short memory of RMSProp for squares, what is left of hops is what averaging alone leaves.
        forgetful = iterate(self.bowl, START, replace(adam, square_decay=MEMORY), RUN)
        self.forgetful_left = float(np.linalg.norm(forgetful.points[-HOPS - 1 :], axis=1).max())
        start = (0.0, float(np.hypot(*START)))
        self.turned_path = iterate(self.bowl.turned(TURN), start, adam, p.steps)
        self.turned_rates = step_sizes(self.turned_path)[0]

    @beat(
        "Adam {walks}.",
        "After {p.steps} steps, it's {adam_told} away, not {plain_left:.2}.",
        "RMSProp arrived sooner, but hops. As forgetful, Adam would hop about {hops_shrink} times less.",
        title="Adam in the ravine",
    )
    def walk_with_adam(self) -> None:
        p = self.params
        picture = self.map = RavineMap(self.bowl)
        self.rule = stack(*words.adam_rule(p.learning_rate))
        adam, plain, hopping = (each.points for each in (self.adam_path, self.plain, self.scaled))
        self.trails = [
            picture.trail(plain, "ink", fine=True).named_where_it_begins(words.plain_name(PLAIN_RATE), "ink"),
            picture.trail(adam, "path", fine=True).named("Adam", "path", 2 * DOWN),
            picture.trail(hopping, "path", ring=True).named("RMSProp", "path", LEFT + UP),
        ]
        self.first_step = 0
        self.numbers = self._distances(
            {"Adam": (adam, "path"), "plain": (plain, "ink"), "RMSProp": (hopping, "path")}
        )
        self.axes_become([picture], picture.lines, picture.bottom, self.rule[0])
        self.add(picture)
        self.play(FadeIn(self.rule[1:], self.numbers, *self.trails), run_time=0.7)
        self._race(self.phrase_left(least=2.0), 0, p.steps // 2)
        self.cue()
        self._race(self.phrase_left(0.7, least=2.0), p.steps // 2, p.steps)
        self.cue()
        self._race(0.8, p.steps, RUN - HOPS)
        self._watch_the_hops()

    def _watch_the_hops(self) -> None:
        """The last steps of Adam and of RMSProp from nearby, and the last rates of the steep weight."""
        picture = self.nearby()
        adam, hopping = (walk.points[-HOPS - 1 :] for walk in (self.adam_path, self.scaled))
        near = [picture.trail(adam, "path", fine=True), picture.trail(hopping, "path", ring=True)]
        rates = (float(self.rates[-1]), self.results["adam_rate"], MEMORY, self.forgetful_left)
        names = picture.named(abs(float(hopping[-1, 0])), "RMSProp"), picture.named(0.0, "Adam")
        self.seen_nearby = VGroup(stack(*words.last_rates(*rates), under=self.numbers), *names)
        outline = self.map.close_up(picture)
        self.plots = VGroup(picture.plot)
        self.play(
            FadeOut(self.map.plot, self.map.bottom, *self.trails, run_time=0.4),
            *(
                ReplacementTransform(*pair, run_time=0.8)
                for pair in ((outline, picture.plot.axes), *zip(self.map.lines, picture.lines, strict=True))
            ),
            FadeIn(
                *(picture.plot.labels, picture.bottom, self.seen_nearby, *near),
                run_time=0.8,
                rate_func=second_half,
            ),
        )
        self.add(picture, self.seen_nearby, *near)
        self.map, self.trails, self.first_step = picture, near, RUN - HOPS
        self._race(self.phrase_left(0.9, least=1.6), 0, HOPS)

    def _distances(self, walks: dict[str, tuple[Points, Role]]) -> Readout:
        """Running distances of the walks (n + 1, 2) of the present trails, by their names."""
        away = {
            f"still to go, {name}": (np.linalg.norm(walk, axis=1), role)
            for name, (walk, role) in walks.items()
        }
        rows = readout(words.distances(away, lambda: self.first_step + self.trails[0].step))
        stack(rows, under=self.rule)
        return rows

    def _race(self, seconds: float, begin: int, end: int) -> None:
        """The trails go on, from one step to another."""
        self.play(*(Advance(trail, begin, end, run_time=seconds) for trail in self.trails))

    @beat(
        "Turn the ravine, and both weights feel steep walls.",
        "So both get about the same rate, {turned_rate:.2} at first. "
        "With the same alpha, Adam is {turned_left:.2} away, instead of {adam_told}.",
        title="A ravine that is turned",
    )
    def turn_the_ravine(self) -> None:
        near, picture = self.map, RavineMap(self.bowl)
        start = picture.plot.dot(*START, "ink", radius=0.13)
        lines = [*zip(near.lines, picture.lines, strict=True), (near.bottom, picture.bottom)]
        self.axes_become([picture], start, kept=[self.rule], moved=lines)
        self.add(picture, start)
        self.map = picture
        seconds = self.phrase_left(0.35)
        self.play(
            tween(picture, on=picture.lines, angle=TURN, run_time=seconds),
            Rotate(start, TURN, about_point=picture.bottom.get_center(), run_time=seconds),
        )
        self.first_step, steps = 0, self.params.steps
        after, before = self.turned_path.points, _turned(self.adam_path.points[: steps + 1])
        self.trails = [
            picture.trail(before, "path", fine=True).named("not turned", "path", 2 * LEFT),
            picture.trail(after, "path", fine=True).named("turned", "path", 2 * RIGHT),
        ]
        self.numbers = self._distances({"turned": (after, "path"), "not turned": (before, "path")})
        self.play(FadeIn(self.numbers, *self.trails), FadeOut(start), run_time=0.7)
        self._race(self.phrase_left(least=2.0), 0, steps // 4)
        self.cue()
        flat, steep = (float(rate) for rate in self.turned_rates)
        self.told = stack(words.first_rates((flat, steep)), under=self.numbers)
        self.play(FadeIn(self.told), run_time=0.7)
        self._race(self.phrase_left(0.9, least=2.0), steps // 4, steps)


def _turned(points: Points) -> Points:
    """Weights (n, 2) where they come to lie if the ravine is turned with them."""
    cosine, sine = np.cos(TURN), np.sin(TURN)
    return points @ [[cosine, sine], [-sine, cosine]]
