"""What the lesson says that depends on its parameters."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scenes.calculus.taylor_series.functions import Named
from scenes.stage.type.numerals import number

_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int) -> str:
    return _COUNTED[count]


def power(mended: int) -> str:
    return {2: "x squared", 3: "x cubed"}[mended]


def way_down(mended: int) -> str:
    """What becomes of the power from rung to rung."""
    return {2: "one rung down, two x; then two", 3: "one rung down, three x squared; then six x; then six"}[
        mended
    ]


def share_to_add(mended: int, needed: float) -> str:
    """The share of the power that gives its rung the height that is *needed*, plus or minus one."""
    share = {2: "half", 3: "a sixth"}[mended]
    return f"minus {share} of it" if needed < 0 else f"{share} of it"


def wrong_and_needed(wrong: float, needed: float) -> str:
    return f"{number(wrong)}, not {number(needed)}"


def listed(values: Sequence[float]) -> str:
    first = [number(value) for value in values]
    return f"{', '.join(first[:-1])}, and {first[-1]}"


def left_over(named: Named, largest: float) -> str:
    """How large the derivative is that is left when the polynomial is gone."""
    if named.ceiling:
        return f"What's left is the exponential, below {number(largest)} here"
    if largest > 1:
        return f"What's left is largest at zero: {number(largest)}"
    return f"What's left never passes {number(largest)}"


def areas(largest: float) -> str:
    """The bounds on the two rungs above."""
    if largest == 1:
        return "at most x, then half x squared"
    return f"at most {number(largest)} x, then {number(largest / 2)} x squared"


def at_the_top(named: Named) -> str:
    times = f"{number(named.ceiling)} times " if named.ceiling else ""
    return f"At the top: at most {times}the next term"


def rounded_up(bound: float) -> float:
    """The bound with one digit, not less than it is."""
    place = math.floor(math.log10(bound))
    return round(math.ceil(bound / 10.0**place - 1e-9) * 10.0**place, max(0, -place))


def about(value: float) -> str:
    """A number of several digits, as an ear holds it."""
    return number(round(value), 0) if abs(value) >= 10 else number(value)


def factorial(mended: int) -> str:
    return number(math.factorial(mended), 0)
