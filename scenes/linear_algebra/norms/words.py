"""How far it is from a to b, in formulas and in words, for any two points."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from mathkit.linear_algebra.norms import Distances
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, is_exact, math_number, number
from scenes.stage.type.symbols import FIRST_VECTOR, NORM_ORDER, SECOND_VECTOR
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "manhattan": "distance in the 1-norm",
    "euclidean": "distance in the 2-norm",
    "chebyshev": "distance in the ∞-norm",
    "p_distance": "distance in the p-norm",
}
"""What the key numbers of the film are called apart from it."""

HEADS = ("L_1", "L_2", "L_infinity")
"""The names of the three norms, in Typst mathematics."""

TOLD = (0, 2, 1)
"""The order in which they are told, and stand below each other."""

WALKS = ("along the streets", "as the crow flies", "like a king in chess")
"""How one walks by each of the three norms."""

_DECIMALS, _MOST_DECIMALS = 3, 9

PART_DECIMALS = 2
"""Of the parts of a detour, which are drawn as they are written."""

_ENDLESS = 1e5
"""A p from here on is written as infinite."""

_MOST_DIGITS = 6
"""Powers with more digits than this are not written out."""


def decimals(length: float, largest: float) -> int:
    """The fewest decimals, at least three, that tell a length from the larger difference, if they differ."""
    if math.isclose(length, largest, abs_tol=1e-9):
        return _DECIMALS
    enough = (d for d in range(_DECIMALS, _MOST_DECIMALS) if round(length, d) != round(largest, d))
    return next(enough, _MOST_DECIMALS)


def about(length: float, largest: float) -> str:
    """A length in words: ``5``, ``about 3.606``."""
    places = decimals(length, largest)
    sign = "" if is_exact(length, _DECIMALS) and places == _DECIMALS else "about "
    return f"{sign}{number(length, places)}"


def is_one_way(distances: Distances) -> bool:
    """Whether a and b differ in one coordinate only, so that all ways between them are the same."""
    return not np.all(distances.difference)


def is_level(distances: Distances) -> bool:
    """Whether both differences are equal."""
    x, y = np.abs(distances.difference)
    return math.isclose(x, y)


# Formulas --------------------------------------------------------------------------------------------------


def _equals(length: float, largest: float) -> str:
    places = decimals(length, largest)
    sign = "=" if is_exact(length, places) else "approx"
    return f"{sign} {tint(math_number(length, places), 'answer')}"


def head(index: int) -> Written:
    """The name of one of the three norms."""
    return text(f"${HEADS[index]}$", size=STATEMENT_SIZE)


def _measured(index: str) -> str:
    """The norm of b − a, which a norm's index tells from others, and an equals sign."""
    arrow = f"norm({SECOND_VECTOR} - {FIRST_VECTOR})_{index}"
    return f"{tint(arrow, 'measured')} {tint('=', 'measured')}"


def _sizes(distances: Distances) -> tuple[str, str]:
    """The absolute values of both differences, each a part of its own inside of its bars."""
    x, y = map(math_number, distances.difference)
    return f"abs({tint(x, 'first')})", f"abs({tint(y, 'second_leg')})"


def row(distances: Distances, index: int) -> Written:
    """How one of the three distances follows from both differences.

    Its parts are measured, the norm itself, then first, second_leg and answer.
    """
    first, second = _sizes(distances)
    power, largest = tint("2", "power"), distances.chebyshev
    how, length = (
        (f"{first} + {second}", distances.manhattan),
        (f"sqrt({first}^{power} + {second}^{power})", distances.euclidean),
        (f"max({first}, {second})", distances.chebyshev),
    )[index]
    measured = _measured(("1", "2", "infinity")[index])
    return formula(f"{measured} {how} {_equals(length, largest)}", size=STATEMENT_SIZE, answer="result")


def answer(distances: Distances, index: int) -> Written:
    """One of the three distances by itself."""
    length = (distances.manhattan, distances.euclidean, distances.chebyshev)[index]
    written = math_number(length, decimals(length, distances.chebyshev))
    return formula(written, size=STATEMENT_SIZE, role="result")


def family_row(distances: Distances) -> Written:
    """The formula that all norms share, with p in the place of 2."""
    (first, second), p = _sizes(distances), NORM_ORDER
    how = f"({first}^{p} + {second}^{p})^(1 slash {p})"
    return formula(f"{_measured(str(p))} {how}", size=STATEMENT_SIZE)


def least_order() -> Written:
    """Which p make a norm."""
    return formula(f"{NORM_ORDER} >= 1", size=LABEL_SIZE)


FAMILY_SOURCES = {"first": "first", "second_leg": "second_leg", NORM_ORDER.role: "power"}
"""Where the parts of the formula for all norms come from: its differences and each p, from the row of L₂."""


def limit_row(distances: Distances) -> Written:
    """What the formula of all norms comes to as p grows: the largest difference."""
    first, second = _sizes(distances)
    measured = tint(f"norm({SECOND_VECTOR} - {FIRST_VECTOR})_{NORM_ORDER}", "measured")
    limit = f"max({first}, {second}) {_equals(distances.chebyshev, distances.chebyshev)}"
    return formula(f"{measured} -> {limit}", size=STATEMENT_SIZE, answer="result")


def worked_row(distances: Distances, p: float, length: float) -> Written | None:
    """The formula for one p, with its powers; None if they have too many digits, or nothing is raised."""
    written = powers(distances, p)
    if written is None or p == 1:
        return None
    exponent = tint(math_number(p), "dial")
    how = f"({written[0]} + {written[1]})^(1 slash {exponent})"
    source = f"{_measured(exponent)} {how} {_equals(length, distances.chebyshev)}"
    return formula(source, size=STATEMENT_SIZE, answer="result")


def powers(distances: Distances, p: float) -> tuple[str, str] | None:
    """Both powers, in Typst mathematics; None if they have too many digits."""
    x, y = (abs(float(difference)) for difference in distances.difference)
    if not all(float(each).is_integer() for each in (p, x, y)) or max(x, y) ** p >= 10**_MOST_DIGITS:
        return None
    return math_number(x**p, 0), math_number(y**p, 0)


def costs() -> tuple[Written, Written]:
    """For p = 1/2: what the detour to (1/2, 1/2) costs, and the straight way."""
    half = math_number(0.5)
    detour = f"#words[detour:] {half} + {half} = {math_number(1)}"
    straight = f"#words[straight:] (sqrt({half}) + sqrt({half}))^2 = {tint(math_number(2), 'result')}"
    return formula(detour, size=STATEMENT_SIZE), formula(straight, size=STATEMENT_SIZE)


def rule() -> Written:
    """What every norm keeps to."""
    return text("in a norm: straight $<=$ detour", size=STATEMENT_SIZE)


def scaling() -> Written:
    """Why a leg that is doubled costs as much as the whole detour."""
    return text("Twice as long costs double.", size=STATEMENT_SIZE)


def verdict(*, straight_wins: bool) -> Written:
    """Whether the straight way is no longer than the detour, as it must be in a norm."""
    said = "Straight is never longer." if straight_wins else "Straight is longer: not a norm."
    return text(said, size=STATEMENT_SIZE, role="ink" if straight_wins else "slope")


def parts_written(part: float) -> str:
    """What a detour costs that goes a part of one radius of length 1, and the rest of another."""
    first, second = (math_number(each, PART_DECIMALS) for each in (1 - part, part))
    return f"${first} + {second} = {math_number(1)}$"


def running_length(length: float) -> str:
    """A length for a running number, rounded to the same decimals all the way between whole ones."""
    return number(length) if _is_whole(length) else f"≈ {number(length, _DECIMALS, fixed=True)}"


def running_cost(length: float) -> str:
    """The same beside a formula, in whose digits it is written."""
    if _is_whole(length):
        return f"${math_number(length)}$"
    return f"$approx {math_number(length, _DECIMALS, fixed=True)}$"


def _is_whole(length: float) -> bool:
    """Whether a length that was computed from drawn points is a whole number."""
    return math.isclose(length, round(length), abs_tol=1e-6)


def shown_order(p: float) -> float:
    """The p that is written while p runs, so that what is drawn and measured is that of the written one.

    It has two decimals below 10, one below 100, two digits above, and is infinite at the end.
    """
    if p >= _ENDLESS:
        return math.inf
    places = 2 if p < 10 else 1 if p < 100 else decimals_of(p, 2)
    return round(p, places)


def order(p: float) -> str:
    """P for a running number: ``2.37``, ``∞``; a half has one decimal."""
    return number(p, 2 if p < 10 else 1, fixed=p % 0.5 > 0)


# Sentences -------------------------------------------------------------------------------------------------


def sentences(distances: Distances, p: float, p_distance: float) -> Mapping[str, str]:
    """All sentences of the walks, the balls and the family, for any two points."""
    return {
        **(_one_way(distances) if is_one_way(distances) else _two_ways(distances)),
        "for_p": _for_p(distances, p, p_distance),
    }


def _two_ways(distances: Distances) -> Mapping[str, str]:
    x, y = (number(abs(difference)) for difference in distances.difference)
    squares = [number(difference**2, 4) for difference in distances.difference]
    total = number(float(distances.difference @ distances.difference), 4)
    larger, upward = distances.chebyshev, "up" if distances.difference[1] > 0 else "down"
    one, two, most = (
        number(distances.manhattan),
        about(distances.euclidean, larger),
        number(larger),
    )
    level = is_level(distances)
    return {
        "walk": f"Along the streets, it's {x} across, then {y} {upward}.",
        "streets": f"Every block counts: {x} plus {y} is {one}.",
        "king_moves": f"A chess king goes across and {upward} at once.",
        "king": f"Both legs are done together, so it's {most}"
        if level
        else f"The shorter leg comes for free, so it's {most}",
        "crow_flies": "A crow flies straight. Square each side of this triangle.",
        "crow": f"By Pythagoras, {squares[0]} plus {squares[1]} is {total}, so it's {two}",
        "others": f"The king's {most} makes a square, and the crow's {two} a disc.",
        "call": "They're called balls. Each just reaches b: its radius is the distance.",
        "grows": "As p grows, both legs count as one: the limit is"
        if level
        else "As p grows, the longer leg wins: the limit is",
        "answer": f"{one}, {most} or {two}: choose a norm, and its ball decides what's near.",
    }


def _one_way(distances: Distances) -> Mapping[str, str]:
    x, y = distances.difference
    length, where = number(distances.chebyshev), "beside" if x else "above" if y > 0 else "below"
    return {
        "walk": f"b lies straight {where} a, so there's only one street to walk.",
        "streets": f"That's {length}.",
        "king_moves": "A chess king could go across and up at once, but here there's nothing to combine.",
        "king": f"So it's {length} again",
        "crow_flies": "And the crow flies along the same street.",
        "crow": f"That's {length} once more",
        "others": f"The king's {length} makes a square, and the crow's {length} a disc.",
        "call": f"They're called balls. All three just reach b, at the same radius, {length}.",
        "grows": "With a single difference, nothing changes as p grows, not even in",
        "answer": f"It's {length}, whichever ball you choose, because b lies straight along an axis.",
    }


def _for_p(distances: Distances, p: float, length: float) -> str:
    written = f"{'' if is_exact(length, 1) else 'about '}{number(length, 1)}"
    if is_one_way(distances):
        return f"For p equal to {number(p)}, it's {written} again."
    if p == 1:
        return f"For p equal to 1, that's the {written} of the streets."
    if p == 2:
        return f"For p equal to 2, that's the crow's distance, {written}."
    return f"For p equal to {number(p)}, that's {written}."
