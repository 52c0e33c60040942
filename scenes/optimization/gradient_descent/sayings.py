"""What is said of a walk in a valley, written out for every case."""

from __future__ import annotations

from dataclasses import dataclass

from mathkit.optimization.gradient_descent import AT_LIMIT
from scenes.stage.type.numerals import number

_FLAT = 0.05
"""A line less steep than this says that warmth makes no difference."""

_SLOW = 0.5
"""More than this share of the first distance left at the end: the steps are tiny."""

_BARELY = 0.98
"""A step that leaves more than this share of the distance hardly shortens it."""


def said(value: float) -> str:
    """A number as an ear holds it: two decimals, or three digits if it is small."""
    if abs(value) >= 0.1:
        return number(value)
    return number(float(f"{value:.3g}"), 6)


def about(value: float) -> str:
    """A number as an ear holds it, and whether it is rounded."""
    rounded = round(value, 2) if abs(value) >= 0.1 else float(f"{value:.3g}")
    exact = abs(value - rounded) <= AT_LIMIT * max(1.0, abs(value))
    return said(value) if exact else f"about {said(value)}"


@dataclass(frozen=True)
class Steps:
    """A walk in a valley: each step multiplies the distance to the bottom by a factor.

    Attributes
    ----------
    offset
        From the bottom to the start.
    rate, curvature
        The learning rate, and the second derivative of the valley.
    """

    offset: float
    rate: float
    curvature: float

    @property
    def factor(self) -> float:
        """What is left of a distance after a step; exactly 0 or −1 if it is so to rounding."""
        left = 1 - self.rate * self.curvature
        for exact in (0.0, -1.0):
            if abs(left - exact) < 2 * AT_LIMIT:
                return exact
        return left

    @property
    def slope(self) -> float:
        return self.curvature * self.offset

    @property
    def size(self) -> float:
        """How long the first step is."""
        return self.rate * abs(self.slope)

    def distances(self, count: int) -> list[float]:
        """The first distances, counted from the side of the start."""
        return [abs(self.offset) * self.factor**power for power in range(count)]


# The café's line -----------------------------------------------------------------------------------------


def trend(slope: float) -> str:
    """What the days have in common."""
    if abs(slope) <= _FLAT:
        return "Warm or cold, this café sells about the same on average."
    return f"On warmer days, this café tends to sell {'more' if slope > 0 else 'less'}."


# One weight ----------------------------------------------------------------------------------------------


def felt(steps: Steps, start: float, run: float, *, was_flat: bool) -> str:
    """Where the walk starts, and what slope is felt there."""
    begin = f"With w at {number(start, 4)}, the tangent's slope is"
    if was_flat:
        begin = (
            f"At {number(start - steps.offset, 4)}, the ground is flat. "
            f"At {number(start, 4)}, the tangent's slope is"
        )
    way = "up" if steps.slope > 0 else "down"
    across = "one" if run == 1 else number(run, 4)
    rise, slope = said(abs(steps.slope) * run), said(steps.slope)
    return f"{begin} {slope}: {across} across, {rise} {way}."


def where_to_go(steps: Steps) -> str:
    """Which way the first step goes."""
    if steps.slope > 0:
        return "The loss rises to the right, so step left."
    return "The loss falls to the right, so step right."


def how_far(steps: Steps) -> str:
    """How long the first step is."""
    rate, size = number(steps.rate, 3), about(steps.size)
    if abs(steps.rate - 1) < AT_LIMIT:
        return f"How far? Let's take {rate} times the slope, the whole of it: {size}."
    return f"How far? Let's take {rate} times the slope: {size}."


def next_step(steps: Steps) -> str:
    """What the second step is like."""
    factor = steps.factor
    if factor == 0:
        return "Now the slope is zero: one step was enough."
    if factor == -1:
        return "We jumped across. The slope is just the opposite, so the next step takes us back."
    if factor < -1:
        return "We jumped across, and it's steeper here, so the next step is longer."
    if factor < 0:
        slope = said(steps.slope * factor)
        return f"We jumped across. The slope is {slope}, so the next step goes back, and it's shorter."
    return f"Now the slope is only {said(abs(steps.slope) * factor)}, so the step is shorter."


def after_all(steps: Steps, count: int, last: float) -> str:
    """Where the walk has led after all of its steps."""
    factor, weight = steps.factor, said(last)
    if factor == 0:
        return f"More steps change nothing: w stays at {weight}."
    if factor == -1:
        return f"It goes back and forth: after {count} steps, w is {weight}."
    if factor < -1:
        return "Every step lands farther out: it never arrives."
    if factor**count > _SLOW:
        return f"But these steps are tiny: after {count} of them, w is only at {weight}."
    return f"After {count} steps, w is about {weight}."


# Why -----------------------------------------------------------------------------------------------------


def why(steps: Steps) -> str:
    """The question that the slope answers, and what the slope is."""
    asked = "Why does it close in?"
    if steps.factor == 0:
        asked = "Why is one step enough?"
    elif steps.factor <= -1:
        asked = "Why does it swing?" if steps.factor == -1 else "Why does it fly out?"
    way = "grows" if steps.slope > 0 else "falls"
    more = f"the slope {way} by {said(steps.curvature)}"
    return f"{asked} For each 1 farther out, {more}: that's the curvature."


def what_a_step_takes(steps: Steps) -> str:
    """Which share of the distance a step takes, and what it leaves."""
    taken, left = said(1 - steps.factor), said(steps.factor)
    if left == "1":
        left = number(steps.factor, 4)
    if steps.factor == 0:
        return f"Alpha times the curvature is {taken}, so one step covers all of the distance."
    if steps.factor < 0:
        return (
            f"Each step goes {taken} times the distance, alpha times the curvature. "
            f"That's too far: it leaves {left}."
        )
    return f"Each step covers {taken} of the distance, alpha times the curvature, and leaves {left}."


def closer_and_closer(steps: Steps) -> str:
    """The first distances, and what becomes of them."""
    first, second, third = map(said, steps.distances(3))
    factor = steps.factor
    if factor == 0:
        return f"{first}, {second}: it's there."
    row = f"{first}, {second}, {third}"
    if factor > _BARELY:
        return f"{row}: closer, but only just."
    if factor > 0:
        return f"{row}: closer every time."
    if factor > -1:
        return f"{row}: it changes sides, but comes closer."
    return f"{row}: {'never closer' if factor == -1 else 'farther each time'}."


# Other learning rates ------------------------------------------------------------------------------------


def turn_the_rate(steps: Steps) -> str:
    """What happens on the way to the learning rate that leaves nothing."""
    if steps.factor > 0:
        return "Turn up alpha, and at first each step leaves less."
    if steps.factor == 0:
        return "Our alpha leaves nothing at all."
    return "Turn alpha down, and each step overshoots less."


def at_once(steps: Steps) -> str:
    """Which learning rate leaves nothing."""
    return f"At {about(1 / steps.curvature)}, nothing is left: one step is enough."


def beyond(other: Steps) -> str:
    """What a learning rate beyond the limit does: the other one if it is too large."""
    if other.factor < -1:
        return f"At {said(other.rate)}, every step lands farther out."
    return "Beyond that, every step lands farther out."


def at_the_other(other: Steps) -> str:
    """What the other learning rate does."""
    rate = said(other.rate)
    if other.factor < -1:
        return beyond(other)
    if other.factor == -1:
        return f"And {rate} is exactly the limit."
    if other.factor == 0:
        return f"And at {rate}, one step is enough."
    if other.factor < 0:
        return f"And at {rate}, w zigzags in."
    return f"And at {rate}, w creeps down on one side."


def halfway(steps: Steps) -> str:
    """What a learning rate does that leaves minus a half."""
    rate = about(1.5 / steps.curvature)
    return f"At {rate}, minus a half is left: half as far, on the other side."


def at_the_limit(limit: float) -> str:
    """What the learning rate does that leaves minus one."""
    return f"At {about(limit)}, minus one is left: w swings forever."


def must_stay(limit: float) -> str:
    """What the learning rate has to be, and why."""
    return (
        "Here, what's left must stay between minus one and one: "
        f"alpha below two over the curvature, {about(limit)}."
    )
