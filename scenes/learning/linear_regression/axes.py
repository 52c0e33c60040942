"""The horizontal axis, which counts x from zero and then from its mean, and what the axes are called."""

from __future__ import annotations

from dataclasses import dataclass

from manim import (
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    VGroup,
)

from mathkit.learning.linear_regression import CentredPoints
from scenes.learning.linear_regression.words import brief, decimals
from scenes.stage.axes.plots import EdgeAxes, Plot
from scenes.stage.axes.ticks import ticks
from scenes.stage.lesson.attention import second_half
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.numerals import math_number, math_term


@dataclass(frozen=True)
class AxisNames:
    """Typst markup for x, d and y, for the columns of a table, for the new x, and for the stacks."""

    x: str
    d: str
    y: str
    rows: tuple[str, str, str]
    asked: str
    stacks: tuple[str, str]


def axis_names(examples: CentredPoints, user_data: UserPoints | None, asked: float = 0.0) -> AxisNames:
    """What the axes are called."""
    if user_data is None:
        return AxisNames(
            x="distance $x$ (km)",
            d=f"${counting(examples)}$" + ("" if examples.standardized else " (km)"),
            y="minutes late $y$",
            rows=("$x$ (km)", "$y$ (minutes late)", "$d$" if examples.standardized else "$d$ (km)"),
            asked=f"{brief(asked)} km",
            stacks=("minutes", "minutes × $d$" if examples.standardized else "minutes × km"),
        )
    x, y = user_data.named("$x$", "$y$")
    days = " (days)" if user_data.first_days[0] else ""
    scaled = bool(user_data.names) and examples.standardized
    return AxisNames(
        x=x,
        d=f"{user_data.standardized_axes[0]}: $d$" if scaled else f"${counting(examples)}${days}",
        y=y,
        rows=("$x$", "$y$", "$d$"),
        asked=user_data.place(asked, 0, decimals(asked), dated=False),
        stacks=("$r$", "$d dot r$"),
    )


def counting(examples: CentredPoints) -> str:
    """How d follows from x, in Typst mathematics."""
    mean = examples.mean
    counted = "x" if mean == 0 else f"x {math_term(-mean, decimals(mean))}"
    if not examples.standardized:
        return f"d = {counted}"
    return f"d = ({counted}) \\/ {math_number(examples.deviation, decimals(examples.deviation))}"


class CountedAxis(EdgeAxes):
    """The axes of a plot of d, with the numbers of x where they are."""

    def __init__(self, plot: Plot, examples: CentredPoints, name: str) -> None:
        low, high = (examples.mean + examples.unit * end for end in plot.x_range)
        super().__init__(plot.box, (low, high), plot.y_range)
        count = len(x_parts(plot)) - 1
        self._draw_axes(ticks(low, high, max(count, 3)), ticks(*plot.y_range, 2)[:0])
        self._draw_names(name, "")

    def roll(self, plot: Plot, run_time: float) -> list[Animation]:
        """The numbers of x become those of d, from the middle outwards if their places are the same."""
        old, new = list(self.labels), list(x_parts(plot))
        same = len(old) == len(new) and all(
            abs(a.get_center()[0] - b.get_center()[0]) < 0.12 for a, b in zip(old[:-1], new[:-1], strict=True)
        )
        if not same:
            return [
                FadeOut(self, run_time=0.5),
                FadeIn(VGroup(plot.axes, *new), run_time=0.8),
            ]
        middle = self.box.center[0]
        pairs = sorted(zip(old, new, strict=True), key=lambda pair: abs(pair[1].get_center()[0] - middle))
        rolling = [become(*pair) for pair in pairs]
        return [
            FadeIn(plot.axes),
            LaggedStart(*rolling, lag_ratio=0.2, run_time=run_time),
        ]


def become(number: Mobject, other: Mobject) -> AnimationGroup:
    """One number fades where it is, then the other appears: digits that change their shape would be dirt."""
    return AnimationGroup(FadeOut(number, run_time=0.4), FadeIn(other, run_time=0.8, rate_func=second_half))


def x_parts(plot: Plot) -> VGroup:
    """The numbers and the name of the horizontal axis of a plot."""
    return VGroup(*(label for label in plot.labels if label.get_top()[1] < plot.box.bottom))
