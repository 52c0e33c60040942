"""The second part of the lesson: why the factor between the slopes drops out, along a walk of RMSProp."""

from __future__ import annotations

import numpy as np
from manim import FadeIn

from mathkit.optimization.adaptive import Adam, averages, step_sizes
from mathkit.optimization.iterate import iterate
from scenes.optimization.adaptive_methods import running, words
from scenes.optimization.adaptive_methods.charts import Enlarged, slope_charts
from scenes.optimization.adaptive_methods.dividing import START, Dividing
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.stage.lesson import beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.type.readouts import readout
from scenes.stage.type.writing import STATEMENT_SIZE, stack

MEMORY = 0.9
"""How much each square counts in the mean, as a share of the one after it."""

_NEAR = 0.1
"""A weight that is closer to its best than this has arrived, for the eye."""


class Scaling(Dividing):
    """Beats six and seven."""

    def compute_sizes(self) -> None:
        """Slopes, their usual sizes and the rates at each step of RMSProp until it has arrived."""
        # With true means from the first step on; how a mean that starts at zero becomes true is a later beat.
        scaled = iterate(self.bowl, START, Adam(self.params.learning_rate, 0.0, MEMORY), self.params.steps)
        self.scaled_walk = scaled.points
        count = int(np.argmax(scaled.points[:, 1] < _NEAR))
        self.walked, self.slopes = scaled.points[:count], scaled.gradients[:count]
        self.sizes = np.sqrt(averages(scaled)[1][:count])
        self.rates = step_sizes(scaled)[:count]

    @beat(
        "RMSProp lets older squares count less, so the usual size follows the slopes.",
        "Equally far out, the steep weight has {p.condition} times the slope"
        " and {p.condition} times the usual size.",
        "Divide, and the {p.condition} drops out.",
        title="Why the factor drops out",
    )
    def drop_the_factor(self) -> None:
        condition, slopes, sizes = self.params.condition, self.slopes, self.sizes
        shown = self.shown_ranges["steps"]
        flat, steep = self.charts = slope_charts(slopes, sizes, words.USUAL_SIZE, shown)
        running = stack(*words.running_size(MEMORY), under=self.rule)
        self.axes_become(
            [steep.plot], running, kept=[self.rule], moved=[(self.signs.dots, steep.seek(1).dots)]
        )
        self.add(steep, flat.curve, flat.dots)
        seconds, last = self.phrase_left(0.85, least=2.5), len(slopes)
        self.play(
            *(Advance(chart, 1, last, run_time=seconds) for chart in self.charts),
            *(Advance(chart.curve, 1, last, run_time=seconds) for chart in self.charts),
        )
        self.play(FadeIn(steep.letter), run_time=0.4)
        self.cue()
        self.enlarged = Enlarged(flat, slopes[:, 0], sizes[:, 0], condition)
        self.remove(flat.curve, flat.dots)
        self.add(self.enlarged)
        self.play(tween(self.enlarged, factor=float(condition), run_time=self.phrase_left(0.75, least=2.0)))
        self.play(FadeIn(self.enlarged.told), run_time=0.6)
        self.cue()
        shared, alike = stack(*words.same_quotient(condition), under=running)
        self.play(FadeIn(shared), run_time=0.7)
        self.wait(self.phrase_left(0.3, least=0.5))
        self.play(FadeIn(alike), run_time=0.8)

    @beat(
        "So the steep weight's rate starts at {steep_rate:.3}, the flat one's at {flat_rate:.3},"
        " and they walk in step.",
        title="RMSProp walks down",
    )
    def walk_down(self) -> None:
        picture = self.map = RavineMap(self.bowl)
        trail = self.trail = picture.trail(self.walked, "path")
        self.products = readout(
            running.products(self.rates, self.slopes, self.params.condition, lambda: trail.step),
            size=STATEMENT_SIZE,
        )
        told = stack(*words.divided_rule(self.params.learning_rate), self.products, under=self.rule)
        *formulas, heading, _ = told
        pictures = [picture.lines, picture.bottom, trail]
        self.axes_become([picture.plot], *formulas, pictures=pictures, kept=[self.rule])
        self.add(picture, trail)
        self.play(FadeIn(heading, self.products), run_time=0.8)
        self.wait(self.phrase_left(0.4, least=0.5))
        self.play(Advance(trail, 0, trail.steps, run_time=self.phrase_left(least=3.0)))
