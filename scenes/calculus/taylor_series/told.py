"""What the lesson says that depends on its parameters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scenes.calculus.taylor_series.functions import Named
from scenes.stage.type.numerals import number

_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int) -> str:
    return _COUNTED[count]


_POWERS = {2: "squared", 3: "cubed", 4: "to the fourth", 5: "to the fifth"}


def power(order: int) -> str:
    return f"x {_POWERS[order]}"


def way_down(mended: int) -> str:
    """What becomes of the power from rung to rung."""
    return {2: "two x, then 2", 3: "three x squared, six x, then 6"}[mended]


def share_to_add(mended: int, needed: float) -> str:
    """The share of the power that gives its rung the height that is *needed*, plus or minus one."""
    share = {2: "half", 3: "a sixth"}[mended]
    return f"{'Subtract' if needed < 0 else 'Add'} {share} of it"


def wrong_and_needed(wrong: float, needed: float) -> str:
    return f"{number(wrong)}, not {number(needed)}"


def known(named: Named, values: Sequence[float]) -> str:
    """The first rungs, and how they go on."""
    return f"{', '.join(map(number, values))}, {named.rungs_go_on}"


def next_term(mended: int, order: int, height: float) -> str:
    """What the rungs after the mended one add, if all are zero but the last.

    Its height at zero has to be positive and to divide the factorial.
    """
    below = math.factorial(order) // round(height)
    rungs = [f"rung {zero} is 0" for zero in range(mended + 1, order)]
    found = ", ".join([*rungs, f"rung {order} is {number(height)}"])
    return f"{found.capitalize()}: add {power(order)} over {below}"


def degree_so_far(order: int) -> str:
    return f"The highest power is {number(order)}, so that's degree {number(order)}"


def left_over(named: Named, largest: float, rungs_more: int) -> str:
    """How large the derivative is that is left, some rungs after the polynomial is gone."""
    if named.ceiling:
        return f"What's left is the exponential, below {number(largest)} here"
    if largest > 1:
        return f"What's left is largest at zero: {number(largest)}"
    beginning = "On the next, what's" if rungs_more else "What's"
    return f"{beginning} left is at most {number(largest)} in size"


def areas(largest: float) -> str:
    """The bounds on the two rungs above."""
    if largest == 1:
        return "at most x, then half x squared"
    return f"at most {number(largest)} x, then {number(largest / 2)} x squared"


def at_the_top(named: Named) -> str:
    times = f"{number(named.ceiling)} times " if named.ceiling else ""
    return f"At the top, that's {times}the next term's size"


_NEARLY = 0.9
"""An error of more than this share of its bound comes close to it."""


def inside(error: float, bound: float) -> str:
    return "just inside" if error > _NEARLY * bound else "inside"


def rounded_up(bound: float) -> float:
    """The bound with one digit, not less than it is."""
    place = math.floor(math.log10(bound))
    return round(math.ceil(bound / 10.0**place - 1e-9) * 10.0**place, max(0, -place))


def about(value: float) -> str:
    """A number of several digits, as an ear holds it."""
    return number(round(value), 0) if abs(value) >= 10 else number(value)


def factorial(mended: int) -> str:
    return number(math.factorial(mended), 0)
