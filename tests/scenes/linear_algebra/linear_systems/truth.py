"""Linear systems: two equations by Cramer's rule in exact fractions, least squares by NumPy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, ReceiptLine, Walk
from scenes.linear_algebra.linear_systems.receipts import GapSquares, PaidBar, Receipt
from truth.modules import Claims
from truth.reading import says
from truth.shapes import PIXEL, Slip, Truth, Truths, corners, is_shown, on_stage, values

STEPS = 60

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    (a, b), (c, d) = rows = _rows(p)
    x, y = p.prices
    third = p.third[0] * x + p.third[1] * y
    three = _walk([*rows, p.third], [a * x + b * y, c * x + d * y, third + p.tip])
    many = _walk(lesson.sample.matrix, lesson.sample.right_side)
    return {
        "prices": (x, y),
        "totals": (a * x + b * y, c * x + d * y),
        "left_over": float(Fraction(a * d - b * c, a)),
        "left_total": float(Fraction(a * d - b * c, a)) * y,
        "coffee_total": a * x,
        "third_comes_to": third,
        "third_total": third + p.tip,
        "guess_gap": a + b - a * x - b * y,
        "stops": _stops(p),
        "three_losses": [_mean_square(*three[:2], three[2][index]) for index in (0, -1)],
        "fitted": three[2][-1],
        "many_losses": [_mean_square(*many[:2], many[2][index]) for index in (0, -1)],
        "learned": np.round(many[2][-1], 2),
        "receipts": p.receipts,
        "predicted": float(np.dot(p.order, np.round(many[2][-1], 2))),
    }


def _rows(p: Any) -> list[Any]:
    """The receipt with more coffee for each cake first."""
    return sorted(p.counts, key=lambda row: Fraction(row[1], row[0]))


def _stops(p: Any) -> Any:
    """Left and right of the crossing, by 60% of the way to where one of the prices is 0."""
    stops = []
    for a, b in _rows(p):
        way = 0.6 * min(p.prices[0] / b, p.prices[1] / a) * np.array([b, -a])
        stops.append([np.array(p.prices) - way, np.array(p.prices) + way])
    return np.array(stops)


def _walk(rows: Any, totals: Any) -> tuple[Any, Any, Any]:
    """Gradient descent on the mean squared gap, written out, at 55% of the largest stable rate."""
    rows, totals = np.array(rows, dtype=float), np.array(totals, dtype=float)
    largest = np.linalg.svd(rows, compute_uv=False)[0] ** 2 * 2 / len(rows)
    points = [np.array([1.0, 1.0])]
    for _ in range(STEPS):
        slope = sum(2 * (row @ points[-1] - total) * row for row, total in zip(rows, totals, strict=True))
        points.append(points[-1] - 0.55 * 2 / largest * slope / len(rows))
    return rows, totals, np.array(points)


def _mean_square(rows: Any, totals: Any, point: Any) -> float:
    return float(np.mean((rows @ point - totals) ** 2))


# Words -------------------------------------------------------------------------------------------------

_COUNTS = {1: "a", 2: "two", 3: "three", 4: "four"}
_SHARES = {
    Fraction(1, 4): "a quarter of",
    Fraction(1, 3): "a third of",
    Fraction(1, 2): "half of",
    Fraction(2, 3): "two thirds of",
    Fraction(3, 4): "three quarters of",
    Fraction(1): "",
    Fraction(4, 3): "four thirds of",
    Fraction(3, 2): "one and a half times",
    Fraction(2): "twice",
    Fraction(3): "three times",
    Fraction(4): "four times",
}
_NUMBERS = {"a quarter": 0.25, "a third": 1 / 3, "half": 0.5, "a half": 0.5, "two thirds": 2 / 3}
_NUMBERS |= {"three quarters": 0.75, "one": 1, "two": 2, "three": 3, "four": 4}


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    (a, b), (c, d) = rows = _rows(p)
    x, y = p.prices
    totals = [a * x + b * y, c * x + d * y]
    for name, row, total in zip(("first_receipt", "second_receipt"), rows, totals, strict=True):
        yield name, says(facts[name], total) and facts[name].lower().startswith(f"{_order(row)} cost")
    short = totals[0] - a - b
    yield "first_guess", says(facts["first_guess"], short) and short > 0
    yield from _of_the_steps(p, facts)
    yield "coffee_arrow", says(facts["coffee_arrow"], *((a,) if a == c else (a, c)))
    yield "coffee_arrow", ("to each" in facts["coffee_arrow"]) == (a == c)
    yield "cake_arrow", says(facts["cake_arrow"], *((b,) if b == d else (b, d)))
    yield "cake_arrow", ("to each" in facts["cake_arrow"]) == (b == d)
    yield "combined", says(facts["combined"], x, y)
    yield "half_paid", says(facts["half_paid"], totals[0] / 2) and "minus" in facts["half_paid"]
    third = p.third[0] * x + p.third[1] * y
    yield "third_receipt", says(facts["third_receipt"], third + p.tip, third)
    yield "third_receipt", f": {_order(p.third)}," in facts["third_receipt"]
    yield from _of_learning(p, facts, lesson)


def _order(row: Any) -> str:
    return " and ".join(
        f"{_COUNTS[count]} {name}{'s' if count > 1 else ''}"
        for count, name in zip(row, ("coffee", "cake"), strict=True)
    )


def _of_the_steps(p: Any, facts: Mapping[str, Any]) -> Claims:
    (a, b), (c, d) = _rows(p)
    x, y = p.prices
    share, left = _SHARES[Fraction(c, a)], Fraction(a * d - b * c, a)
    yield (
        "subtract",
        facts["subtract"] == f"Subtract {share} the first receipt from the second.".replace("  ", " "),
    )
    taken = facts["changes_nothing"].partition(" away")
    said = taken[0].removeprefix("Taking ").removesuffix("it").strip()
    after = taken[2].removesuffix(" changes nothing: the other two gaps stay equal.").strip()
    yield "changes_nothing", f"{said}{after}" == share and not (said and after)
    total = float(left) * y
    prices = (total,) if left == 1 else (total, y)
    yield "one_left", says(facts["one_left"], *prices, least=1e-3 if round(total, 3) == total else 0.01)
    yield "one_left", ("about" in facts["one_left"]) == (abs(round(total, 3) - total) > 1e-9)
    cakes = facts["one_left"].partition(": ")[2].partition(" for ")[0]
    yield "one_left", abs(_number_of(cakes) - float(left)) < 1e-9
    yield "one_left", ("cakes" in cakes) == (left > 1)
    prices = (a * x,) if a == 1 else (a * x, x)
    yield "back", says(facts["back"], *prices)
    yield "back", ("the cakes off" in facts["back"]) == (b > 1)
    yield "back", f": {_COUNTS[a]} coffee{'s' if a > 1 else ''} for" in facts["back"]


def _number_of(cakes: str) -> float:
    """``two and a half cakes`` is 2.5."""
    parts = re.sub(r"( of)?( a)? cakes?$", "", cakes).split(" and ")
    return sum(_NUMBERS[part] for part in parts)


def _of_learning(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    (a, b), (c, d) = rows = _rows(p)
    x, y = p.prices
    totals = [a * x + b * y, c * x + d * y, np.dot(p.third, p.prices) + p.tip]
    _, _, points = _walk([*rows, p.third], totals)
    best = np.linalg.lstsq(np.array([*rows, p.third], dtype=float), np.array(totals))[0]
    there = np.abs(points[-1] - best).max() < 0.005
    yield "settled", says(facts["settled"], *(() if there else (STEPS,)), *points[-1])
    yield "settled", ("smallest" in facts["settled"]) == there
    _, _, learned = _walk(lesson.sample.matrix, lesson.sample.right_side)
    predicted = float(np.dot(p.order, np.round(learned[-1], 2)))
    yield "priced", says(facts["priced"], predicted)
    yield "priced", facts["priced"].lower().startswith(f"{_order(p.order)} should")


OTHER_SETTINGS = [
    {"counts": ((4, 1), (1, 4)), "prices": (2.5, 1.5), "third": (1, 3), "order": (1, 1), "seed": 9},
    {"counts": ((1, 2), (3, 1)), "prices": (1.5, 4.5), "third": (4, 4), "tip": 1.5},
    {"counts": ((3, 4), (2, 3)), "prices": (5, 5), "third": (1, 1), "order": (4, 4)},
    {"counts": ((1, 1), (2, 3)), "receipts": 8},
    {"counts": ((2, 1), (2, 2)), "scatter": 0.1},
    {"counts": ((2, 1), (3, 2)), "receipts": 40},
]

# Geometry ----------------------------------------------------------------------------------------------

_CROSSING = (
    *("find_the_lines", "eliminate", "walk_the_first_line", "turn_about_the_crossing"),
    "find_the_other_price",
)
"""Beats in which every line goes through the prices."""


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    prices = np.array(lesson.params.prices)
    for line in on_stage(lesson, ReceiptLine):
        if len(line.line.points):
            places, size = values(line.plot, corners(line.line)), np.hypot(*line.counts)
            off = (places @ line.counts - line.total) / size
            yield Truth("line of a receipt", off, np.zeros_like(off), line.plot.x_unit)
            if beat in _CROSSING:
                missed = (line.counts @ prices - line.total) / size
                yield Truth("the crossing stays", missed, 0.0, line.plot.x_unit)
    for guess in on_stage(lesson, Guess):
        here = guess.plot.values(guess.dot.get_center())
        for follower in guess.followers:
            yield from _follows(follower, here)
    for walk in on_stage(lesson, Walk):
        here = walk.plot.values(walk.dot.get_center())
        for follower in walk.bars:
            yield from _follows(follower, here)
    if resting:
        yield from _at_rest(lesson, beat)


def _follows(follower: Any, here: Any) -> Iterator[Truth]:
    """What shows a guess shows the place of its point."""
    if isinstance(follower, Legs):
        ends = [follower.plot.values(arrow.end) for arrow in follower.arrows]
        yield Truth("legs", ends, [(here[0], 0.0), here], follower.plot.x_unit)
    if isinstance(follower, PaidBar):
        comes_to, start = follower.counts @ here, follower.start[0]
        ends = [follower.paid.get_right()[0], follower.missing.get_left()[0], follower.missing.get_right()[0]]
        paid, low, high = ((end - start) / follower.unit for end in ends)
        expected = (min(comes_to, follower.total), *sorted((comes_to, follower.total)))
        yield Truth("bars follow the guess", (paid, low, high), expected, follower.unit)
        if follower.squared == 1.0:
            sides = follower.missing.width, follower.missing.height
            yield Truth("squares on the gaps", sides[0], sides[1])
    if isinstance(follower, GapSquares):
        outlines = corners(follower)[: len(follower.totals) * 4].reshape(-1, 4, 3)
        gaps = np.abs(follower.counts @ here - follower.totals)
        yield Truth("squares of many", np.ptp(outlines[:, :, 0], axis=1) / follower.unit, gaps, follower.unit)


def _icons(row: Receipt) -> Iterator[Truth]:
    """The area of a row's squares is that of so many cakes; a disc is that of a polygon of 40 corners."""
    side = 0.8 * row.pitch * row.size
    cakes = _area(row.squares, 4) / side**2
    sectors = 39 * np.sin(2 * np.pi / 39) / 2
    coffees = _area(row.discs, 41) / (sectors * side**2 / 4)
    yield Truth("icons", (round(coffees, 1), cakes), (round(row.counts[0], 1), row.counts[1]), side, 0.05)


def _area(shape: Any, sides: int) -> float:
    """Of all outlines of a shape, each of so many sides."""
    if not len(shape.points):
        return 0.0
    starts = shape.points.reshape(-1, sides, 4, 3)[:, :, 0, :2]
    x, y = starts[..., 0], starts[..., 1]
    return float(np.abs(np.sum(x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1), axis=1)).sum() / 2)


def _at_rest(lesson: Any, beat: str) -> Iterator[Truth]:
    p = lesson.params
    rows = np.array(_rows(p))
    for row in on_stage(lesson, Receipt):
        yield from _icons(row)
    if beat == "combine_the_columns" and hasattr(lesson, "sum") and is_shown(lesson, lesson.sum):
        ends = [lesson.bills.values(arrow.end) for arrow in lesson.arrows]
        first = p.prices[0] * rows[:, 0]
        expected = [first, first + p.prices[1] * rows[:, 1]]
        yield Truth("arrows reach the totals", ends, expected, lesson.bills.x_unit)
    for walk in on_stage(lesson, Walk):
        if walk.step == walk.steps:
            name = "fitted" if beat == "shrink_the_squares" else "learned"
            end = walk.plot.values(walk.dot.get_center())
            cent = 0.005 * walk.plot.x_unit  # prices are learned to the cent
            yield Truth("end of the walk", end, facts(p, lesson)[name], walk.plot.x_unit, PIXEL + cent)


def line_aside(self: ReceiptLine, **_: Any) -> None:
    self.line.shift((0.03, 0.0, 0.0))


def dot_aside(self: Guess, **_: Any) -> None:
    self.dot.shift((0.03, 0.0, 0.0))


MARKED = {
    *("line of a receipt", "the crossing stays", "legs", "bars follow the guess", "icons"),
    *("squares on the gaps", "squares of many", "arrows reach the totals", "end of the walk"),
}
SLIP = Slip(ReceiptLine, "set_state", line_aside, "line of a receipt")
OTHER_SLIPS = (Slip(Guess, "set_state", dot_aside, "bars follow the guess"),)

# Numbers -----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"^[123]$": "the number of a receipt",
    r'^"0" =': "nothing is left of a receipt",
    r'= "0"$': "no money is left either",
    r"^€0$": "no money is left of a receipt that was paid in full",
    rf"^(0|{STEPS})$": "the step before the first, and the last",
    rf"After {STEPS} steps": "the number of steps",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    rows, prices = np.array(_rows(p)), np.array(p.prices)
    totals = rows @ prices
    left = Fraction(int(np.linalg.det(rows).round()), int(rows[0, 0]))
    all_rows = np.array([*rows, p.third])
    all_totals = np.array([*totals, np.dot(p.third, prices) + p.tip])
    found = facts(p, lesson)
    ends = all_rows @ found["fitted"] - all_totals
    return {
        "left over": (float(left), left.numerator, left.denominator),
        "half of the first": totals[0] / 2,
        "gaps of the guess": all_rows @ (1, 1) - all_totals,
        "gaps at the stops": np.abs(found["stops"].reshape(-1, 2) @ rows.T - totals).tolist(),
        **_numbered("over", [gap for gap in ends if gap > 0]),
        **_numbered("short", [-gap for gap in ends if gap < 0]),
        "taken": rows[1, 0] / rows[0, 0] * totals[0],
        "tip": p.tip,
    }


def _numbered(name: str, gaps: list[Any]) -> Mapping[str, Any]:
    """The gaps of receipts that are over, or short, in their order; 0 where there are fewer than three."""
    return {f"{name} {index}": gap for index, gap in enumerate(gaps + [0.0] * (3 - len(gaps)))}
