"""Linear systems: two equations by Cramer's rule in exact fractions, least squares by NumPy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.linear_systems.gap_squares import GapSquares, Walk
from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, ReceiptLine
from scenes.linear_algebra.linear_systems.receipts import PaidBar, Receipt
from truth.modules import Claims
from truth.reading import numerals, read, says
from truth.shapes import PIXEL, Slip, Truth, Truths, corners, is_shown, keeps_its_height, on_stage, values

STEPS = 60

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    (a, b), (c, d) = _rows(p)
    x, y = p.prices
    third = p.third[0] * x + p.third[1] * y
    three, many = _walks(p, lesson)
    return {
        "prices": (x, y),
        "totals": (a * x + b * y, c * x + d * y),
        "left_over": float(Fraction(a * d - b * c, a)),
        "left_total": float(Fraction(a * d - b * c, a)) * y,
        "coffee_total": a * x,
        "third_comes_to": third,
        "third_total": third + p.excess,
        "guess_gap": a + b - a * x - b * y,
        "stops": _stops(p),
        "stair": _stair(p),
        "twice": 2 * (a * x + b * y),
        "cheaper": 1.5 * (a * x + b * y),
        "three_losses": [_mean_square(*three[:2], three[2][index]) for index in (0, -1)],
        "fitted": three[2][-1],
        "many_losses": [_mean_square(*many[:2], many[2][index]) for index in (0, -1)],
        "learned": np.round(many[2][-1], 2),
        "receipts": p.receipts,
        "others": p.receipts - 3,
        "gaps_left": three[0] @ np.round(many[2][-1], 2) - three[1],
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


def _stair(p: Any) -> Any:
    """A euro to the right along the first line, or half of one where cake would cost less than 20 cents."""
    a, b = _rows(p)[0]
    across = 1.0 if _stops(p)[0, 0, 1] - a / b >= 0.2 else 0.5
    return np.array([across, -across * a / b])


def _walks(p: Any, lesson: Any) -> Any:
    """From the crossing to where three receipts lead, and on from there with all of them."""
    rows = [*_rows(p), p.third]
    totals = np.array(rows) @ p.prices + (0, 0, p.excess)
    three = _walk(rows, totals, p.prices)
    others = lesson.sample.matrix[3:], lesson.sample.right_side[3:]
    many = _walk(np.vstack([rows, others[0]]), np.concatenate([totals, others[1]]), three[2][-1])
    return three, many


def _walk(rows: Any, totals: Any, start: Any) -> tuple[Any, Any, Any]:
    """Gradient descent on the mean squared gap, written out, at 55% of the largest stable rate."""
    rows, totals = np.array(rows, dtype=float), np.array(totals, dtype=float)
    largest = np.linalg.svd(rows, compute_uv=False)[0] ** 2 * 2 / len(rows)
    points = [np.array(start, dtype=float)]
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
_NUMBERS |= {"three quarters": 0.75, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    (a, b), (c, d) = rows = _rows(p)
    x, y = p.prices
    totals = [a * x + b * y, c * x + d * y]
    for name, row, total in zip(("first_receipt", "second_receipt"), rows, totals, strict=True):
        yield name, says(facts[name], total) and facts[name].lower().startswith(f"{_order(row)} cost")
    short = totals[0] - a - b
    yield "first_guess", says(facts["first_guess"], short) and short > 0
    yield from _of_the_steps(p, facts)
    yield from _of_the_stair(p, facts)
    yield "doubled", says(facts["doubled"], 1.5 * totals[0], least=1e-3)
    yield "impossible", says(facts["impossible"], totals[0] / 2, least=1e-3)
    yield "impossible", "minus" in facts["impossible"]
    third = p.third[0] * x + p.third[1] * y
    yield "third_receipt", says(facts["third_receipt"], third + p.excess)
    yield "third_receipt", f": {_order(p.third)}," in facts["third_receipt"]
    yield "disagrees", says(facts["disagrees"], third)
    yield "answer", says(facts["answer"], x, y)
    yield from _of_learning(p, facts, lesson)


def _of_the_stair(p: Any, facts: Mapping[str, Any]) -> Claims:
    across, down = _stair(p)
    more, _, less = facts["why_a_line"].partition(" more for coffee takes ")
    less = less.partition(" off cake:")[0]
    yield "why_a_line", more == ("A euro" if across == 1 else "50 cents")
    yield "why_a_line", abs(_number_of(less) + down) < 1e-9
    yield "why_a_line", less.endswith("euros") == (down < -1)


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
        facts["subtract"] == f"Subtract {share} the first from the second.".replace("  ", " "),
    )
    yield "unchanged", _moved(facts["unchanged"], "So there, taking ", "it away", " leaves the", share)
    yield "added", _moved(facts["added"], "Adding ", "the first back", " turns the line back", share)
    total = float(left) * y
    prices = (total,) if left == 1 else (total, y)
    yield "one_left", says(facts["one_left"], *prices, least=1e-3 if round(total, 3) == total else 0.01)
    yield "one_left", ("about" in facts["one_left"]) == (abs(round(total, 3) - total) > 1e-9)
    cakes = facts["one_left"].partition(": ")[2].partition(" cost")[0]
    yield "one_left", abs(_number_of(cakes) - float(left)) < 1e-9
    yield "one_left", ("cakes" in cakes) == (left > 1)
    yield "one_left", ("costs" in facts["one_left"].partition(".")[0]) == (left <= 1)
    yield "back", says(facts["back"], *((x,) if a == 1 else (a * x, x)))
    yield "back", ("the cakes off" in facts["back"]) == (b > 1)
    coffees = f"{_COUNTS[a]} coffee{'s cost' if a > 1 else ' costs'}"
    yield "back", f"leaves one prime: {coffees} " in facts["back"]


def _moved(said: str, before: str, what: str, after: str, share: str) -> bool:
    """Whether it says that so much of something goes away or comes back: ``half of it away``."""
    moved, found, rest = said.removeprefix(before).partition(after)
    less, _, times = moved.partition(what)
    return bool(found) and rest.endswith(".") and f"{less}{times}".strip() == share and not (less and times)


def _number_of(cakes: str) -> float:
    """``two and a half cakes`` is 2.5, and ``half a euro`` is 0.5."""
    parts = re.sub(r"( of)?( a)? (cake|euro)s?$", "", cakes).split(" and ")
    return sum(_NUMBERS[part] for part in parts)


def _of_learning(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    (rows, totals, points), many = _walks(p, lesson)
    best = np.linalg.lstsq(rows, totals)[0]
    there = np.abs(points[-1] - best).max() < 0.005
    yield "settled", says(facts["settled"], *points[-1], least=0.1)
    yield "settled", ("smallest" in facts["settled"]) == there
    learned = np.round(many[2][-1], 2)
    yield from _of_what_is_left(p, facts, rows @ learned - totals, learned)
    yield "priced", says(facts["priced"], float(np.dot(p.order, learned)), least=1.0)
    yield "off", says(facts["off"].replace("a euro", "100 cents"), 100 * p.scatter, least=1.0)
    yield "priced", facts["priced"].lower().startswith(f"{_order(p.order)} should")


def _of_what_is_left(p: Any, facts: Mapping[str, Any], gaps: Any, learned: Any) -> Claims:
    """How far the learned prices are from those that the first totals follow from, and who misses them."""
    cents = max(abs(round(100 * (a - b))) for a, b in zip(learned, p.prices, strict=True))
    said, _, theirs = facts["learned_prices"].partition(" of ")
    if cents == 0:
        yield "learned_prices", says(facts["learned_prices"], *p.prices) and "to the cent" in said
    else:
        distance = (1.0,) if "a cent" in said else [size for size, _ in read(said)]
        hundred = 100 if "euro" in said else 1
        yield "learned_prices", [round(hundred * size) for size in distance] == [cents]
        yield "learned_prices", says(theirs, *p.prices)
    ordinal = ("first", "second", "third")[int(np.argmax(np.abs(gaps)))]
    yield "off_most", facts["off_most"] == f"Of our three, the {ordinal} is off the most."


OTHER_SETTINGS = [
    {"counts": ((4, 1), (1, 4)), "prices": (2.5, 1.5), "third": (1, 3), "order": (1, 1), "seed": 9},
    {"counts": ((1, 2), (3, 1)), "prices": (1.5, 4.5), "third": (4, 4), "excess": 1.5},
    {"counts": ((3, 4), (2, 3)), "prices": (5, 5), "third": (1, 1), "order": (4, 4)},
    {"counts": ((1, 1), (2, 3)), "receipts": 8},
    {"counts": ((2, 1), (2, 2)), "scatter": 0.1},
    {"counts": ((2, 1), (3, 2)), "receipts": 40},
]

# Geometry ----------------------------------------------------------------------------------------------

_CROSSING = (
    *("find_the_first_line", "find_the_crossing", "eliminate", "walk_the_first_line"),
    *("turn_about_the_crossing", "find_the_other_price"),
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
        yield from _follows(walk.squares, walk.plot.values(walk.guess.dot.get_center()))
    if resting and hasattr(lesson, "step") and is_shown(lesson, lesson.step.legs[1]):
        ends = [values(lesson.plot, corners(leg))[-1] for leg in lesson.step.legs]
        start, (across, down) = _stops(lesson.params)[0, 0], _stair(lesson.params)
        yield Truth("stair", ends, np.add(start, [(across, 0), (across, down)]), lesson.plot.x_unit)
    yield from _level_lines(lesson)
    for row in on_stage(lesson, Receipt):
        yield from _difference(row, prices)
    if resting:
        yield from _at_rest(lesson)


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
    if isinstance(follower, GapSquares):
        outlines = corners(follower.shape)[: len(follower.totals) * 4].reshape(-1, 4, 3)
        gaps = np.abs(follower.counts @ here - follower.totals)
        gaps[round(follower.shown) :] = 0.0
        for axis in (0, 1):
            sides = np.ptp(outlines[:, :, axis], axis=1) / follower.unit
            yield Truth("squares on the gaps", sides, gaps, follower.unit)
        if len(follower.side.points):
            yield Truth("a side on a euro", follower.side.width / follower.unit, 1.0, follower.unit)


def _level_lines(lesson: Any) -> Iterator[Truth]:
    """Along each of them the three squares have the same average."""
    p = lesson.params
    if not hasattr(lesson, "levels") or not is_shown(lesson, lesson.levels):
        return
    rows = np.array([*_rows(p), p.third])
    totals = rows @ p.prices + (0, 0, p.excess)
    for line in lesson.levels:
        yield from keeps_its_height(
            lesson.plot, line, lambda places: np.mean((places @ rows.T - totals) ** 2, axis=1), tolerance=0.02
        )


def _icons(row: Receipt) -> Iterator[Truth]:
    """The area of a row's squares is that of so many cakes; a disc is that of a polygon of 40 corners."""
    side = 0.8 * row.pitch * row.size
    cakes = _area(row.squares, 4) / side**2
    sectors = 39 * np.sin(2 * np.pi / 39) / 2
    coffees = _area(row.discs, 41) / (sectors * side**2 / 4)
    yield Truth("icons", (round(coffees, 1), cakes), (round(row.counts[0], 1), row.counts[1]), side, 0.05)


def _equation(lesson: Any, row: Receipt) -> Iterator[Truth]:
    """What stands behind the icons of a row has their counts, and a receipt that came has its own total."""
    source = row.words[0].source
    if row.said < 1 or (" : data" not in source and " : second" not in source) or "€" in source:
        return
    if " - " in source:  # it is being taken off: ``_difference``
        return
    sides = re.split(" (?:=|approx) ", source)
    counts = [_factor(sides[0], name) for name in ("x : data", "y : second")]
    yield Truth("equations", counts, row.counts, 1.0, 0.005)
    p, written = lesson.params, numerals(sides[1])[0].size
    fair = float(np.array(row.counts) @ p.prices)
    same = (lesson.sample.matrix == row.counts).all(axis=1)
    totals = [fair, fair + p.excess, 0.75 * fair, *lesson.sample.right_side[same]]
    yield Truth("equations", np.abs(np.array(totals) - written).min(), 0.0, 1.0, 0.005001)


def _difference(row: Receipt, prices: Any) -> Iterator[Truth]:
    """While something is taken off a row, both sides say how much of it: ``(3 - 0.5) y = 9 - 4``."""
    left, _, right = re.sub(" (=|approx) ", " = ", row.words[0].source).partition(" = ")
    if " - " not in right:
        return
    before, less = (numeral.size for numeral in numerals(right))
    size = 0.0
    for name, price in zip(("x : data", "y : second"), prices, strict=True):
        for term in (term for term in left.split(" + ") if name in term):
            parts = term.partition("{{")[0].strip(" ()").split(" - ")
            counts = [_quotient(part) for part in parts]
            size += (counts[0] - sum(counts[1:])) * price
    # Nothing on the left is no sum of prices: twice the first receipt was too cheap by a quarter.
    expected = size if size else -less / 4
    yield Truth("differences", before - less, expected, 1.0, 0.0101)


def _quotient(written: str) -> float:
    """A number of things before an unknown; nothing is one of it."""
    over = [numeral.size for numeral in numerals(written)]
    return over[0] / over[1] if len(over) == 2 else over[0] if over else 1.0


def _factor(side: str, name: str) -> float:
    """What stands before an unknown: nothing is 1, and the unknown may be absent."""
    terms = [term for term in side.split(" + ") if name in term]
    if not terms:
        return 0.0
    return _quotient(terms[0])


def _area(shape: Any, sides: int) -> float:
    """Of all outlines of a shape, each of so many sides."""
    if not len(shape.points):
        return 0.0
    starts = shape.points.reshape(-1, sides, 4, 3)[:, :, 0, :2]
    x, y = starts[..., 0], starts[..., 1]
    return float(np.abs(np.sum(x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1), axis=1)).sum() / 2)


def _at_rest(lesson: Any) -> Iterator[Truth]:
    yield from _most_off(lesson)
    for row in on_stage(lesson, Receipt):
        yield from _icons(row)
        yield from _equation(lesson, row)
    for walk in on_stage(lesson, Walk):
        if walk.step == walk.steps:
            begins = np.allclose(walk.points_seen[0], lesson.params.prices)
            name = "fitted" if begins else "learned"
            end = walk.plot.values(walk.guess.dot.get_center())
            cent = 0.005 * walk.plot.x_unit  # prices are learned to the cent
            expected = facts(lesson.params, lesson)[name]
            yield Truth("end of the walk", end, expected, walk.plot.x_unit, PIXEL + cent)


def _most_off(lesson: Any) -> Iterator[Truth]:
    """Of the squares on the first three gaps, the framed one is the largest."""
    if hasattr(lesson, "most_off") and is_shown(lesson, lesson.most_off[1]):
        outlines = corners(lesson.walked.squares.shape)[:12].reshape(3, 4, 3)
        largest = outlines[int(np.argmax(np.ptp(outlines[:, :, 0], axis=1)))].mean(axis=0)
        yield Truth("the one that is off the most", lesson.most_off[1].get_center()[:2], largest[:2], 1.0)


def line_aside(self: ReceiptLine, **_: Any) -> None:
    self.line.shift((0.03, 0.0, 0.0))


def dot_aside(self: Guess, **_: Any) -> None:
    self.dot.shift((0.03, 0.0, 0.0))


MARKED = {
    *("line of a receipt", "the crossing stays", "legs", "bars follow the guess", "icons"),
    *("squares on the gaps", "stair", "contour line", "end of the walk", "equations"),
    *("a side on a euro", "differences", "the one that is off the most"),
}
SLIP = Slip(ReceiptLine, "set_state", line_aside, "line of a receipt")
OTHER_SLIPS = (Slip(Guess, "set_state", dot_aside, "bars follow the guess"),)

# Numbers -----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"^[123]′?$": "the name of a receipt",
    r"^.*\{\{ x : data \}\} \+ .*$": "a receipt: the geometry holds it against its icons and its total",
    r'^"[\d.]+"( \\/ "[\d.]+")? \{\{ [xy] : \w+ \}\} (=|approx) .*$': "what is left of one, likewise",
    r"^\+€(1|0\.5)$": "a step to the right",
    r'^"0" =': "nothing is left of a receipt",
    r'= "0"$': "no money is left either",
    r"^€1$": "the side of a square on a euro",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    rows, prices = np.array(_rows(p)), np.array(p.prices)
    totals = rows @ prices
    share = Fraction(int(rows[1, 0]), int(rows[0, 0]))
    left = Fraction(int(np.linalg.det(rows).round()), int(rows[0, 0]))
    all_rows = np.array([*rows, p.third])
    all_totals = np.array([*totals, np.dot(p.third, prices) + p.excess])
    found = facts(p, lesson)
    ends = all_rows @ found["fitted"] - all_totals
    return {
        "left over": (float(left), left.numerator, left.denominator),
        "half of the first": totals[0] / 2,
        "gaps of the guess": all_rows @ (1, 1) - all_totals,
        "gaps at the stops": np.abs(found["stops"].reshape(-1, 2) @ rows.T - totals).tolist(),
        **_numbered("over", [gap for gap in ends if gap > 0]),
        **_numbered("short", [-gap for gap in ends if gap < 0]),
        "taken": (float(share) * totals[0], float(share) * float(rows[0, 1]), share.denominator),
        "parts taken": (share * int(rows[0, 1])).as_integer_ratio(),
        "twice": 2 * rows[0],
        "a multiple": (2 * totals[0], 1.5 * totals[0]),
        "excess": p.excess,
        "off, in cents": round(100 * p.scatter),
        "cents off": round(100 * float(np.abs(found["learned"] - prices).max())),
        "euros off": round(float(np.abs(found["learned"] - prices).max()), 2),
        "cakes off": float(rows[0, 1]) * p.prices[1],
        "fitted as said": np.round(found["fitted"], 1),
        "learned as said": np.round(found["learned"], 1),
        "predicted as said": round(found["predicted"]),
    }


def _numbered(name: str, gaps: list[Any]) -> Mapping[str, Any]:
    """The gaps of receipts that are over, or short, in their order; 0 where there are fewer than three."""
    return {f"{name} {index}": gap for index, gap in enumerate(gaps + [0.0] * (3 - len(gaps)))}
