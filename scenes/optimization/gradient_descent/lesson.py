"""Gradient descent: how do you find the bottom in the dark?

Four acts, each a class that goes on where the one before it ends: a ball walks down a valley (``descents``);
why it arrives, when it does not, and where, if there is a second valley (``rates``); a second weight makes a
bowl of the valley (``both_weights``); here its learning rate finds its limit, and two weights learn a line.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    VGroup,
)

from scenes.optimization.gradient_descent import words
from scenes.optimization.gradient_descent.both_weights import BothWeights
from scenes.optimization.gradient_descent.bowl.limits import RULER, RateRuler, SharpestCut
from scenes.optimization.gradient_descent.walks import Lamp
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import Way, along, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import clip_segments
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import on_plate, text

_LAMP = 0.9
"""How far the light reaches in the dark, in manim units."""

_ALONG = 0.85
"""Where the name of the cut stands on its line, as a share of it."""

_SOON = 5
"""So many steps are shown one by one."""


class GradientDescent(BothWeights):
    """Follow the slope downhill: the learning rate decides whether you arrive."""

    @beat("{sharpest}", "{is_below}", title="The bowl’s own limit")
    def limit_the_rate(self) -> None:
        p, map_, left = self.params, self.map, frame().left_side
        limit = self.loss.stability_limit
        low = left.bottom + RULER + 0.15
        reach = 0.4 * (self.base.y_range[1] - self.base.y_range[0])
        self.cut = cut = SharpestCut(
            self.loss, self.function, reach, Box(left.left, left.right, low, left.top)
        )
        self.ruler = ruler = RateRuler(p.bowl_rate, limit, self.function.stability_limit, left)
        old = self.legs, self.formulas, self.cafe, self.cafe.pivot, self.label
        map_.plot.aim(self.base)
        map_.moved = 0.0
        self.play(
            FadeOut(*old, run_time=0.4),
            FadeIn(cut.plot, cut.valley, cut.valley_name, run_time=0.8, rate_func=second_half),
            tween(map_, map_.walk, map_.ring, moved=1.0, run_time=1.2),
        )
        line, name = map_.cut(), on_plate(text("cut"))
        ends = [line.point_from_proportion(share) for share in (_ALONG, 1 - _ALONG)]
        walked = np.vstack([map_.walk.line.points, map_.walk.ball.get_center()])
        name.move_to(max(ends, key=lambda end: float(np.linalg.norm(walked - end, axis=1).min())))
        self.play(Create(line), FadeIn(name), run_time=self.phrase_left(0.25, least=0.7))
        self.play(Create(cut.curve), FadeIn(cut.cut_name), run_time=self.phrase_left(0.4, least=0.8))
        self.play(FadeIn(ruler.base), run_time=0.5)
        hatch = VGroup(ruler.hatching, ruler.border)
        self.play(tween(ruler, on=hatch, limit=limit, run_time=self.phrase_left(0.7, least=0.8)))
        self.play(FadeIn(ruler.found), run_time=self.phrase_left(least=0.4))
        self.cue()
        self.play(FadeIn(ruler.marker), run_time=0.5)
        self.play(Indicate(ruler.dot, 1.5, color("dial")), run_time=self.phrase_left())
        self.limit_found = VGroup(cut, ruler.base, ruler.found, ruler.marker, line, name)

    @beat(
        "{watch}",
        "In the dark, feel the slope and step against it.",
        "{ending}",
        title="The line learns",
    )
    def watch_it_learn(self) -> None:
        walk, left = self.map.walk, frame().left_side
        counter, weights = words.readings(
            self.seen, self.training.values[: len(self.seen)], lambda: walk.step
        )
        counter.move_to((left.left, left.top, 0.0), aligned_edge=np.array([-1, 1, 0]))
        weights.next_to(counter, np.array([1, 0, 0]), buff=0.9, aligned_edge=np.array([0, 1, 0]))
        self.formulas, self.beside = VGroup(counter, weights), self.limit_found
        self._bring_the_cafe_under(FadeIn(self.formulas))
        done, soon = min(1, walk.steps), min(_SOON, walk.steps)
        self._learn(done, soon, self.phrase_left(0.5, least=0.5))
        self._learn(soon, walk.steps, self.phrase_left(least=0.8))
        self.cue()
        self._go_back_in_the_dark()
        for step in range(soon):
            self._step_in_the_dark(step, self.phrase_left(1 / (soon - step), least=0.6))
        self.cue()
        light = FadeIn(self.map.lines, self.map.ring, self.formulas), FadeOut(self.lamp, self.taken)
        self.play(*light, run_time=self.phrase_left(0.35, least=0.8))
        self._learn(soon, walk.steps, self.phrase_left(least=1.5))

    def _go_back_in_the_dark(self) -> None:
        """The rings go out, and so does what is read; ball and line come again where they began."""
        map_, walk, cafe = self.map, self.map.walk, self.cafe
        self.play(FadeOut(map_.lines, map_.ring, walk, self.formulas, cafe.line, cafe.sticks), run_time=0.5)
        walk.seek(0)
        cafe.set_state(weights=self.seen[0])
        self.lamp = Lamp(_LAMP).move_to(walk.ball).set_z_index(-1)
        self.lamp.add_updater(lambda lamp: lamp.move_to(walk.ball))
        self.taken = VGroup(on_plate(words.taken()))
        map_.plot.box.inset(0.15).place(self.taken, 1.0, 1.0)
        self.play(FadeIn(walk, cafe.line, cafe.sticks, self.lamp, self.taken), run_time=0.5)

    def _step_in_the_dark(self, step: int, seconds: float) -> None:
        """What the learning rate takes of the gradient, and the step against it."""
        plot, gradient = self.map.plot, self.training.gradients[step]
        foot = plot.place(*self.seen[step])
        taken = self.params.bowl_rate * plot.x_unit * gradient
        arrows = [
            Arrow(start, end, "slope", width=7.0)
            for start, end in clip_segments(np.array([[foot, foot + taken]]), plot.box.inset(0.1))
            if gradient.any()
        ]
        if arrows:
            self.play(*(grow(arrow) for arrow in arrows), run_time=0.4 * seconds)
        self.shown_gradient = VGroup(*arrows)
        self._learn(step, step + 1, 0.6 * seconds, FadeOut(self.shown_gradient, run_time=0.3 * seconds))

    def _learn(self, first: int, last: int, seconds: float, *others: Animation) -> None:
        """Ball and line learn from one step to another."""
        cafe, walk = self.cafe, self.map.walk
        steps = self.seen[first : last + 1]
        cafe.set_state(weights=steps[0])
        learn = tween(
            cafe,
            on=VGroup(cafe.line, cafe.sticks, cafe.pivot),
            weights=steps[-1],
            missed=1.0,
            way=_through(steps),
            run_time=seconds,
            rate_func=_even,
        )
        self.play(learn, Advance(walk, first, last, run_time=seconds), *others)


def _even(share: float) -> float:
    return share


def _through(steps: Points) -> Way:
    """The weights of one step after another; what else runs, runs straight."""
    way = along(steps)

    def run(first: Points, last: Points, share: float) -> Any:
        return way(first, last, share) if np.ndim(last) else first + share * (last - first)

    return run
