"""What is said of a nudge on its way, and of the steps of the weight, for any numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mathkit.calculus.chain_rule import Chain
from scenes.stage.type.numerals import is_exact, number, percent

TINY = 1e-4
"""Numbers nearer to 0 are spoken as almost zero."""

_HARDLY_VISIBLE = 20
"""An arrow that has to be magnified so many times is too short to be seen well."""

_HARDLY = 0.03
"""A slope that is nearer to 0 is spoken as a percentage."""

_FAR = {
    0.1: "a tenth as far",
    0.2: "a fifth as far",
    0.25: "a quarter as far",
    0.5: "half as far",
    1.0: "just as far",
    2.0: "twice as far",
}
"""How far a value moves, in words."""


def change(rate: float, thing: str, *, moves: bool = True) -> str:
    """How far a value moves when what comes before it does, or would move: a clause."""
    if rate == 0:
        return f"{thing} doesn't move at all"
    if abs(rate) < TINY:
        return f"{thing} hardly moves"
    size = abs(rate)
    if size < _HARDLY:
        return f"{thing} hardly moves, only about {percent(size)} as far"
    far = _FAR.get(round(size, 2), f"{about(size)} times as far")
    if far in _FAR.values() and not is_exact(size):
        far = f"about {far.removeprefix('just ')}"
    return (
        f"{thing} {'moves' if moves else 'would move'} {far}{', in the other direction' if rate < 0 else ''}"
    )


def handed_on(run: float, larger: int, again: bool) -> str:
    """How the rise of a stage reaches the next, which may be drawn larger: a sentence."""
    if run == 0:
        return f"{'Again, nothing' if again else 'Nothing'} rises, so the next stage gets a run of zero"
    if larger >= _HARDLY_VISIBLE:
        return f"This change is too small to see, so it's drawn {larger} times larger: it's the next run"
    noun = "rise" if run > 0 else "change"
    said = f"Again, the {noun} becomes the run" if again else f"This {noun} becomes the next graph's run"
    return said if larger == 1 else f"{said}, drawn {larger} times larger"


def about(value: float, decimals: int = 2) -> str:
    """A number as it is spoken, with a word if it is rounded."""
    if 0 < abs(value) < TINY:
        return "almost zero"
    written = number(value, decimals)
    return written if is_exact(value, decimals) else f"about {written}"


def about_output(value: float) -> str:
    """An output as it is spoken: one near 0 or 1 has another digit, or is almost that."""
    nearest = round(value)
    if 0 < abs(value - nearest) < 0.0005:
        return f"almost {nearest}"
    return about(value, 3 if 0 < abs(value - nearest) < 0.005 else 2)


def far_from_the_tangent(predicted: float, actual: float, loss: float, *, passes: bool) -> str:
    """Whether the tangent is still good after a large nudge, from a *loss*: a clause.

    *passes* says whether the loss falls to zero on the way, and rises again behind it.
    """
    if loss + predicted < 0 and passes:
        return "But the curve turns up again at zero: the true change is"
    if loss + predicted < 0:
        return "But the curve flattens out above zero: the change is only"
    if abs(predicted - actual) > 0.1 * max(abs(predicted), abs(actual)):
        return "But the curve bends away: the true change is"
    return "The curve hardly bends that far: the true change is"


def near_the_tangent(way: Chain, nudges: Sequence[tuple[float, Chain]]) -> str:
    """Whether each nudge, the largest first, changes the loss more as the slope says: a sentence."""
    per_unit = [(after.values[-1] - way.values[-1]) / nudge for nudge, after in nudges]
    off = [abs(each - way.derivative) for each in per_unit]
    if all(closer < farther for farther, closer in pairwise(off)):
        return "Shrink the nudge, and the gap shrinks faster: change over h nears the slope"
    return "In the end, the smallest nudges come closest to the slope"


def way_of_learning(slope: float) -> str:
    """What a step against the slope does to the weight: a sentence."""
    if slope == 0:
        return "Here the slope is zero, so w stays where it is"
    sign, way = ("negative", "up") if slope < 0 else ("positive", "down")
    return f"The slope is {sign}, so w goes {way}"
