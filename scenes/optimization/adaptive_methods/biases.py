"""How much of a slope that stays the same the two means hold after some steps."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup

from mathkit.optimization.adaptive import weight_sum
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

FOLLOWED = 30
"""Steps that are followed."""

_TOP = 1.15
"""How far the axis of shares reaches."""

_ROLES: tuple[Role, Role] = ("slope", "ink")
"""The colours of the mean slope and of the usual size."""


def held_shares(decays: tuple[float, float]) -> tuple[Points, Points]:
    """What m and √s hold of a slope that stays the same, before and after each step, as shares of it."""
    mean, square = (weight_sum(decay, np.arange(FOLLOWED + 1)) for decay in decays)
    return mean, np.sqrt(square)


def step_lengths(decays: tuple[float, float]) -> Points:
    """How long steps 1, 2, … for a constant slope are, in α, with means (m, s) that start at zero."""
    mean, size = held_shares(decays)
    lengths: Points = mean[1:] / size[1:]
    return lengths


class FillingMeans(VGroup, Seekable):
    """A slope that stays the same as dots, and what m and √s, which start at zero, hold of it.

    Time counts steps. ``corrected`` runs from 0, the means as they are, to 1, where they are divided by the
    filled share.
    """

    def __init__(self, decays: tuple[float, float]) -> None:
        self.decays, self.shares = decays, held_shares(decays)
        self.longest = int(step_lengths(decays).argmax()) + 1
        self.step = self.corrected = 0.0
        names = "step, always the same slope", f"share of the slope {tint('$g$', 'slope')}"
        ticks = Ticks(x=6, y=5)
        self.plot = Plot(frame().picture, (0.0, FOLLOWED + 1.0), (0.0, _TOP), names=names, ticks=ticks)
        steady = np.column_stack([np.arange(1.0, FOLLOWED + 1), np.ones(FOLLOWED)])
        self.slopes = Markers(self.plot.to_frame(steady), "slope")
        self.curves = VGroup(
            *(Polyline([], role, width=width) for role, width in zip(_ROLES, (8.0, 4.0), strict=True))
        )
        super().__init__(self.plot, self.slopes, self.curves)

    def seek(self, step: float, /) -> Self:
        """Draw what the means hold up to a step."""
        self.step = step
        return self.set_state(corrected=self.corrected)

    def set_state(self, *, corrected: float) -> Self:
        """Divide the means by the filled share, as far as *corrected* says."""
        self.corrected = float(corrected)
        steps = np.arange(FOLLOWED + 1)
        until = np.append(steps[steps <= self.step + 1e-9], self.step)
        for curve, shares in zip(self.curves, self.shares, strict=True):
            held = np.column_stack([until, np.interp(until, steps, shares)])
            if self.corrected:
                held = held[1:]  # before the first step, there is nothing to divide
                held[:, 1] += self.corrected * (1 - held[:, 1])
            curve.set_runs([self.plot.to_frame(held)])
        return self

    def farthest(self) -> VGroup:
        """Both means at the longest step, and how often the one contains the other."""
        x = float(self.longest)
        mean, size = (float(shares[self.longest]) for shares in self.shares)
        dots = [
            self.plot.dot(x, share, role, radius=0.1)
            for share, role in zip((mean, size), _ROLES, strict=True)
        ]
        way = Polyline([self.plot.to_frame([(x, 0.0), (x, mean)])], "muted", width=3.0)
        times = text(f"{tint('$m$', 'slope')} is {number(mean / size, 1)} times $sqrt(s)$")
        times.next_to(self.plot.at(x, mean / 2), RIGHT, buff=2 * GAP)
        return VGroup(way, *dots, times)

    def held_at_longest(self) -> VGroup:
        """How full m and √s are after the longest step, beside their dots."""
        told = VGroup()
        for shares, decay, form in zip(self.shares, self.decays, ("{}", "sqrt({})"), strict=True):
            share = float(shares[self.longest])
            sum_of_weights = form.format(f"1 - {math_number(decay, 3)}^{self.longest}")
            each = text(f"${sum_of_weights} approx {math_number(share, 2, fixed=True)}$")
            told.add(each.next_to(self.plot.at(self.longest, share), RIGHT, buff=2 * GAP).shift(GAP * UP))
        return told

    def corrected_names(self) -> Written:
        """The names of both curves where they lie once the means are corrected: on the slopes."""
        names = text(f"{tint('$hat(m)$', 'slope')} and $sqrt(hat(s))$")
        return names.move_to(self.plot.at(FOLLOWED, 1.0), aligned_edge=RIGHT + UP).shift(GAP * DOWN)
