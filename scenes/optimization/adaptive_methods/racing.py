"""The fourth part of the lesson: Adam beside plain descent, and in the ravine that is turned."""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, Rotate, VGroup, VMobject

from mathkit.optimization.adaptive import Adam, step_sizes
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import running, words
from scenes.optimization.adaptive_methods.averaging import Averaging
from scenes.optimization.adaptive_methods.dividing import PLAIN_RATE, START
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import dim, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Readout, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import stack

TURN = np.pi / 4
"""How far the ravine is turned."""

TURNED_START = (0.0, float(np.hypot(*START)))
"""Where the start comes to lie then."""


class Racing(Averaging):
    """Beats ten and eleven."""

    def compute_races(self) -> None:
        p = self.params
        self.adam_walk = iterate(self.bowl, START, self.adam(), p.steps).points
        walk = iterate(self.bowl.turned(TURN), TURNED_START, self.adam(), p.steps)
        self.turned_walk, self.turned_slopes = walk.points, walk.gradients[0]
        flat, steep = step_sizes(walk)[0].tolist()
        self.turned_rates = (flat, steep)

    def adam(self) -> Adam:
        """Adam as it is set."""
        p = self.params
        return Adam(p.learning_rate, p.mean_decay, p.square_decay)

    @beat(
        "{walks}.",
        "After {p.steps} steps, {compared}, plain descent {plain_left:.2}.",
        title="Adam in the ravine",
    )
    def walk_with_adam(self) -> None:
        p = self.params
        picture = self.map = RavineMap(self.bowl)
        rule, settings = self.rule = stack(*words.adam_rule(p.learning_rate))
        adam, scaled, plain = self.adam_walk, self.scaled_walk, self.plain.points
        self.trails = [
            picture.trail(plain, "ink", fine=True).named_where_it_begins(words.plain_name(PLAIN_RATE), "ink"),
            picture.trail(scaled, "muted", fine=True).named("RMSProp", "muted", LEFT + 4 * UP),
            picture.trail(adam, "path", fine=True).named("Adam", "path", LEFT + UP),
        ]
        self.numbers = self.distances(
            {"Adam": (adam, "path"), "RMSProp": (scaled, "muted"), "plain descent": (plain, "ink")},
            VGroup(rule, settings),
        )
        means = self.uncorrected, rule
        pictures = [picture.lines, picture.bottom]
        self.axes_become([picture.plot], settings, pictures=pictures, moved=[means])
        self.add(picture)
        self.play(FadeIn(self.numbers, *self.trails), run_time=0.7)
        self.race(self.phrase_left(0.95, least=2.5), 0, 3 * p.steps // 4)
        self.cue()
        self.race(self.phrase_left(0.8, least=1.5), 3 * p.steps // 4, p.steps)

    def distances(self, walks: dict[str, tuple[Points, Role]], under: VMobject) -> Readout:
        """Running distances of the walks (n + 1, 2) of the present trails, by their names."""
        away = {
            f"distance, {name}": (np.linalg.norm(walk, axis=1), role) for name, (walk, role) in walks.items()
        }
        rows = readout(running.distances(away, lambda: self.trails[0].step))
        stack(rows, under=under)
        return rows

    def race(self, seconds: float, begin: int, end: int) -> None:
        """The trails go on, from one step to another."""
        self.play(*(Advance(trail, begin, end, run_time=seconds) for trail in self.trails))

    @beat(
        "Turn the ravine, and its steep walls set both weights' usual sizes.",
        "So both rates start at about {turned_rate:.2}.",
        "With the same alpha, Adam now crawls: it's {turned_left:.2} away, plain descent {plain_left:.2}.",
        title="A ravine that is turned",
    )
    def turn_the_ravine(self) -> None:
        picture, steps = self.map, self.params.steps
        start = picture.plot.dot(*START, "ink", radius=0.13)
        rule, settings = self.rule
        self.play(FadeOut(*self.trails, self.numbers), FadeIn(start), run_time=0.5)
        seconds = self.phrase_left(0.55, least=1.2)
        self.play(
            tween(picture, on=picture.lines, angle=TURN, run_time=seconds),
            Rotate(start, TURN, about_point=picture.bottom.get_center(), run_time=seconds),
        )
        pulls = self.pulls = picture.pulls(TURNED_START, self.turned_slopes)
        for pull in pulls:
            self.play(FadeIn(pull), run_time=0.6)
        self.cue()
        self.told = stack(
            *words.own_rates(self.params.learning_rate, self.turned_slopes.tolist()), under=rule
        )
        heading, *rates = self.told
        self.play(*swap(settings, heading))
        for rate in rates:
            self.play(FadeIn(rate), run_time=self.phrase_left(0.4, least=0.6))
        self.cue()
        adam, plain = self.turned_walk, turned(self.plain.points)
        self.trails = [
            picture.trail(plain, "ink", fine=True).named("plain", "ink", 2 * LEFT),
            picture.trail(adam, "path", fine=True).named("Adam", "path", 2 * RIGHT),
        ]
        self.numbers = self.distances({"Adam": (adam, "path"), "plain descent": (plain, "ink")}, self.told)
        self.play(FadeOut(start, *pulls), FadeIn(self.numbers, *self.trails), dim(self.told), run_time=0.6)
        self.race(self.phrase_left(0.7, least=3.0), 0, steps)


def turned(points: Points) -> Points:
    """Weights (n, 2) where they come to lie if the ravine is turned with them."""
    cosine, sine = np.cos(TURN), np.sin(TURN)
    return points @ [[cosine, sine], [-sine, cosine]]
