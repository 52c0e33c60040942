"""The dot product in whole numbers of hundredths; cosines by the squares of whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from scenes.linear_algebra.dot_product.search.text_rows import Bar, TextRows
from scenes.linear_algebra.dot_product.shadow_areas import ShadowArea
from scenes.linear_algebra.dot_product.slabs import Slab
from scenes.linear_algebra.dot_product.turned_products import TurnedProducts
from truth.agreement import Near
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import Slip, Truth, Truths, across, is_shown, on_stage, units, values, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    product = float(sum(Fraction(x) * Fraction(y) for x, y in zip(p.a, p.b, strict=True)))
    weighed = float(sum(Fraction(w) * Fraction(x) for w, x in zip(p.weights, p.features, strict=True)))
    return {
        "product": Near(product, 1e-9),
        "largest": math.hypot(*p.a) * math.hypot(*p.b),
        "lowest": -math.hypot(*p.a) * math.hypot(*p.b),
        **_of_the_steps(p),
        "cosines": _cosines(p),
        "terms": [float(Fraction(w) * Fraction(x)) for w, x in zip(p.weights, p.features, strict=True)],
        "sum": Near(weighed, 1e-9),
    }


def _order(p: Any) -> tuple[int, int]:
    """Which component of a is walked first: so that the rectangles at the end lie apart."""
    turned = _turned(p)
    return (1, 0) if turned.real * p.a[0] < 0 < turned.imag * p.a[1] else (0, 1)


def _turned(p: Any) -> complex:
    """b after a quarter turn, away from a."""
    side = 1 if p.b[0] * p.a[1] - p.b[1] * p.a[0] >= -1e-12 else -1
    return complex(*p.b) * (-1j if side > 0 else 1j)


def _of_the_steps(p: Any) -> Mapping[str, Any]:
    """The shadows and the areas of both steps; nothing without an angle."""
    if not (any(p.a) and any(p.b)):
        return {"step_shadows": [], "step_areas": []}
    areas = [_terms(p)[axis] for axis in _order(p)]
    shadows = [area / math.hypot(*p.b) for area in areas]
    return {"step_shadows": shadows, "step_areas": areas}


def _cosines(p: Any) -> list[float]:
    """Of each text; 0 where there is no angle."""
    return [
        np.dot(p.query, text) / math.sqrt(np.dot(p.query, p.query) * np.dot(text, text))
        if any(text) and any(p.query)
        else 0.0
        for text in p.documents
    ]


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    lengths = math.hypot(*p.a), math.hypot(*p.b)
    yield "no_angle", bool(facts["no_angle"]) == (min(lengths) == 0)
    yield "no_angle", ("Both" in facts["no_angle"]) == (max(lengths) == 0)
    told = "shadow", "sides", "area", "turning", "walk", "shadows", "slide", "square", "turned", "pairs"
    for name in told:
        yield name, bool(facts[name]) == (min(lengths) > 0)
    if min(lengths) > 0:
        yield from _of_the_area(p, facts)
        yield from _of_the_strips(p, facts)
    yield from _of_the_house(p, facts)
    yield from _of_the_search(p, facts)


def _terms(p: Any) -> list[float]:
    """The products of the components, exact in tenths of thousandths."""
    return [round(100 * x) * round(100 * y) / 10_000 for x, y in zip(p.a, p.b, strict=True)]


def _of_the_area(p: Any, facts: Mapping[str, Any]) -> Claims:
    product, length = round(sum(_terms(p)), 4), math.hypot(*p.b)
    shadow = product / length
    yield "shadow", ("backwards" in facts["shadow"]) == (product < 0)
    yield "shadow", ("right angle" in facts["shadow"]) == (product == 0)
    yield "shadow", product == 0 or says(facts["shadow"], shadow)
    crossed = round(100 * p.a[0]) * round(100 * p.b[1]) == round(100 * p.a[1]) * round(100 * p.b[0])
    yield "shadow", ("lies along" in facts["shadow"]) == (crossed and product > 0)
    yield "sides", says(facts["sides"], length)
    yield "sides", ("steps and all" in facts["sides"]) == all(p.b)
    factors, values = read(facts["area"])[:-1], [size for size, _ in read(facts["area"])[-1:]]
    yield "area", values == [product]
    expected = (shadow, length) if product > 0 else ()
    yield "area", len(factors) == len(expected)
    for (size, unit), exact in zip(factors, expected, strict=False):
        yield "area", abs(size - exact) <= 0.5001 * min(unit, 0.01)
    yield "area", ("negative" in facts["area"]) == (product < 0)
    yield "turning", ("Here, along" in facts["turning"]) == (crossed and product > 0)


_WAYS = {"right": (0, 1), "left": (0, -1), "up": (1, 1), "down": (1, -1)}


def _ways(text: str) -> list[tuple[int, int]]:
    """The axes and directions of the steps in a sentence, in their order."""
    return [
        _WAYS[word] for word in re.findall(r"\b(?:right|left|up|down)\b", text.replace("right angle", ""))
    ]


def _of_the_strips(p: Any, facts: Mapping[str, Any]) -> Claims:
    terms = _terms(p)
    turned, order = _turned(p), _order(p)
    steps = [axis for axis in order if p.a[axis]]
    yield "walk", says(facts["walk"], *(abs(p.a[axis]) for axis in steps))
    yield "walk", _ways(facts["walk"]) == [(axis, int(np.sign(p.a[axis]))) for axis in steps]
    lost, kept = [axis for axis in steps if not terms[axis]], [term for term in terms if term]
    said = facts["shadows"]
    yield "shadows", ("no shadow" in said) == bool(lost)
    yield "shadows", ("no strip" in said) == (not kept)
    yield "shadows", ("One step" in said) == (len(steps) == 1 and not lost)
    yield "shadows", ("end to end" in said) == (math.prod(terms) > 0)
    yield "shadows", ("One shadow" in said) == (math.prod(terms) < 0)
    yield "shadows", ("just as far" in said) == (math.prod(terms) < 0 and abs(sum(terms)) < 1e-9)
    if lost and kept:
        yield "shadows", _ways(said) == [(lost[0], int(np.sign(p.a[lost[0]])))]
    yield "slide", ("each" in facts["slide"]) == (len(kept) != 1)
    yield "square", ("each" in facts["square"]) == (len(kept) != 1)
    side_steps = [(1 - axis, (turned.imag, turned.real)[axis]) for axis in (0, 1) if p.b[axis]]
    pairs = [each for axis in (0, 1) if terms[axis] for each in (p.a[axis], p.b[axis])]
    yield "turned", says(facts["turned"], *(abs(size) for _, size in side_steps), least=1e-4)
    yield "turned", _ways(facts["turned"]) == [(axis, int(np.sign(size))) for axis, size in side_steps]
    yield "pairs", says(facts["pairs"], *(pairs or [0]), round(sum(terms), 4), least=1e-4)
    yield "pairs", ("count as" in facts["pairs"]) == (len(kept) == 2 and min(kept) < 0)


def _of_the_house(p: Any, facts: Mapping[str, Any]) -> Claims:
    terms = [round(10 * w) * round(10 * x) / 100 for w, x in zip(p.weights, p.features, strict=True)]
    total, said = round(sum(terms), 2), facts["together"]
    yield "together", says(said, total, least=1e-4)
    prediction = total + p.bias
    numbers = [size for size, _ in read(facts["price"])]
    yield "price", [round(size) for size in numbers[-1:]] == [round(1000 * prediction)]
    yield "price", numbers[:-1] == ([p.bias] if p.bias else [])
    yield "price", ("no base price" in facts["price"]) == (p.bias == 0)
    if abs(prediction) > 1e-9:
        yield "price", ("below zero" in facts["price"]) == (prediction < 0)


def _names(text: str) -> list[str]:
    """The texts that are named; what stands after an apostrophe is no name."""
    return re.findall(r"(?<!')\b[rstu]\b", text)


_COUNTS = {"a": 1, "two": 2, "three": 3, "four": 4}


def _of_the_search(p: Any, facts: Mapping[str, Any]) -> Claims:
    texts = dict(zip("rstu", p.documents, strict=False))
    count = re.search(r"\b(a|two|three|four) texts?\b", facts["texts"])
    yield "texts", count is not None and _COUNTS[count[1]] == len(texts)
    yield "arrows", facts["arrows"].startswith("Each") == (len(texts) > 1)
    yield "question", ("Which" in facts["question"]) == (len(texts) > 1)
    dots = {name: p.query[0] * text[0] + p.query[1] * text[1] for name, text in texts.items()}
    squares = {name: text[0] ** 2 + text[1] ** 2 for name, text in texts.items()}
    # Of two cosines with the query the one with the larger square, times the query's, is larger.
    cosines = {name: Fraction(dots[name] ** 2, squares[name] or 1) for name in texts}
    most, best = max(dots.values()), max(cosines.values())
    largest = [name for name in texts if dots[name] == most]
    nearest = [name for name in texts if cosines[name] == best]
    if not most:
        yield "by_dot", "is 0" in facts["by_dot"]
        yield "by_dot", ("neither word" in facts["by_dot"]) == (not any(p.query))
        yield "by_cosine", facts["by_cosine"] == ""
        yield "answer", "nothing fits" in facts["answer"]
        return
    apart = not set(largest) & set(nearest)
    yield from _of_the_pair(p, facts, texts)
    reason = "longest" in facts["by_dot"], "longer" in facts["by_dot"]
    longest = [name for name in texts if squares[name] == max(squares.values())]
    is_longest = len(largest) == 1 and largest == longest
    yield "by_dot", reason == (apart and is_longest, apart and not is_longest)
    alone = len(texts) == 1
    named = [*texts, *largest, *(nearest if reason[1] else [])]
    yield "by_dot", _names(facts["by_dot"]) == (["r"] if alone else named)
    yield "by_dot", says(facts["by_dot"], *dots.values())
    yield from _of_the_cosines(p, facts, dots, cosines, largest == nearest)
    yield "answer", _names(facts["answer"]) == nearest
    yield "answer", ("equally" in facts["answer"]) == (len(nearest) > 1)


def _of_the_cosines(p: Any, facts: Mapping[str, Any], dots: Any, cosines: Any, same: bool) -> Claims:
    said, query = facts["by_cosine"], p.query[0] ** 2 + p.query[1] ** 2
    best = max(cosines.values())
    nearest = [name for name in dots if cosines[name] == best]
    alike = "mostly" in said
    yield "by_cosine", alike or _begins_with(said, math.sqrt(best / query))
    if alike:
        topics = {_topic(p.query), *(_topic(p.documents["rstu".index(name)]) for name in nearest)}
        yield "by_cosine", topics == {re.findall(r"mostly (\w+)", said)[0]}
    yield "by_cosine", ("exactly" in said) == (best == query)
    if len(dots) == 1:
        yield "by_cosine", set(_names(said)) == {"r"}
        yield "answer", _begins_with(facts["answer"], math.sqrt(best / query))
        return
    names = _names(said)
    yield "by_cosine", names[: len(nearest)] == nearest
    yield "by_cosine", ("still" in said) == same
    overtaken = [
        [one, other]
        for one in dots
        for other in dots
        if dots[one] > dots[other] and cosines[one] < cosines[other]
    ]
    calls = bool(overtaken) and same and len(nearest) == 1
    yield "by_cosine", (names[len(nearest) :] in overtaken) if calls else names == nearest


def _of_the_pair(p: Any, facts: Mapping[str, Any], texts: Mapping[str, Any]) -> Claims:
    """Which arrows are called a and b, and what the text that wins by its length is about."""
    called = _names(facts["pair"])
    yield "pair", all(tuple(texts[name]) == tuple(p.b) for name in called)
    yield "pair", bool(called) == (tuple(p.query) == tuple(p.a) and tuple(p.b) in texts.values())
    told = re.search(r"(\w) wins, but it's mostly about (\w+)", facts["by_dot"])
    if told is not None:
        yield "by_dot", _topic(texts[told[1]]) == told[2]
        yield "by_dot", _topic(p.query) not in ("", told[2])


def _topic(counts: Any) -> str:
    goals, votes = counts
    return "goals" if goals > votes else "votes" if votes > goals else ""


def _begins_with(text: str, value: float) -> bool:
    """Whether the first number of a text is a value, rounded."""
    return any(abs(size - value) <= 0.5001 * unit for size, unit in read(text)[:1])


OTHER_SETTINGS = [
    {"a": (-1, -3), "bias": -500, "query": (0, 3), "weights": (1, 2, 3), "documents": ((1, 2), (0, 3))},
    {"a": (2, 0), "b": (0, 4), "bias": 0, "query": (0, 0), "weights": (-1, -2, 0), "documents": ((1, 2),)},
    {"a": (3, 0), "b": (1, 2), "features": (0, 0, 0), "documents": ((2, 1), (4, 2), (9, 9))},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    for area in on_stage(lesson, ShadowArea):
        if area.has_angle:
            yield from _area(area)
    for picture in on_stage(lesson, TurnedProducts):
        drawn = picture.plot.values(picture.dot.get_center())
        product = math.hypot(*lesson.params.a) * math.hypot(*lesson.params.b) * math.cos(lesson.area.angle)
        yield Truth("product over the angle", drawn, [lesson.area.angle, product], units(picture.plot))
    if beat == "price_a_house" and hasattr(lesson, "house"):
        yield from _house(lesson.house, lesson.params)
    if beat in ("meet_the_texts", "score_the_texts"):
        for rows in on_stage(lesson, TextRows):
            counts = [len(tiles) for tiles in rows.tiles]
            yield Truth(
                "tiles", counts, [sum(each) for each in (lesson.params.query, *lesson.params.documents)]
            )
    if resting and hasattr(lesson, "search"):
        yield from _search(lesson)
    if resting and beat in ("meet_the_texts", "score_the_texts", "divide_by_the_lengths"):
        yield from _search_of(lesson, beat)


def _area(area: Any) -> Truths:
    """All that is drawn, by the arrows that are drawn."""
    plane, start = area.plane, area.start
    a, b = vector_of(area.a, plane), vector_of(area.b, plane)
    shorter = np.array([1 / start.length_a**area.divided, 1 / start.length_b**area.divided])
    yield Truth("second vector", b, shorter[1] * start.b, plane.unit)
    yield Truth("length of the first", np.linalg.norm(a), shorter[0] * start.length_a, plane.unit)
    yield Truth("angle", across(b, a), abs(across(b, a)) * area.side, plane.unit, 1e-6)
    foot = (a @ b) / (b @ b) * b
    if len(area.drop.points):
        yield Truth("perpendicular", values(plane, area.drop.points[[0, 3]]), [a, foot], plane.unit)
    if area.shadow == 1.0 and len(area.band.points):
        ends = values(plane, area.band.points[[0, -1]])
        yield Truth("shadow", ends @ b / np.linalg.norm(b), [0, a @ b / np.linalg.norm(b)], plane.unit)
    if area.turn == 1.0:
        turned = vector_of(area.copy_b, plane)
        yield Truth("turned side", [turned @ b, np.linalg.norm(turned)], [0, np.linalg.norm(b)], plane.unit)
    if area.fill == 1.0:
        yield Truth("area", _shoelace(area.area, plane), abs(a @ b), plane.unit)
    if area.strips_seen == 1.0:
        drawn = [_shoelace(strip, plane) for strip in area.strips]
        yield Truth("strips", sorted(drawn), sorted(abs(start.a * start.b)), plane.unit)
    if area.walked == 2.0:
        walked = np.sum([vector_of(step, plane) for step in area.steps], axis=0)
        yield Truth("steps", [walked, plane.values(area.steps[-1].end)], [start.a, start.a], plane.unit)
    if area.thrown == 2.0:
        ways = [values(plane, band.points[[0, -1]]) @ b / np.linalg.norm(b) for band in area.thrown_bands]
        total = sum(way[1] - way[0] for way in ways)
        yield Truth("shadows of the steps", total, start.a @ b / np.linalg.norm(b), plane.unit)


def _shoelace(shape: Any, plane: Any) -> float:
    x, y = values(plane, shape.get_vertices()).T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _house(house: Any, p: Any) -> Truths:
    """A slab keeps its area, wherever it is; areas that are too thin to be seen are left out."""
    terms = [float(w) * float(x) for w, x in zip(p.weights, p.features, strict=True)]
    for slab, term in zip(house.slabs, terms, strict=True):
        if slab.grown == 1.0 and len(slab.points) and min(slab.width, slab.height) > 0.06:
            yield Truth("slab", slab.width * slab.height / house.unit, abs(term), house.unit)
    tower = house.tower
    if len(tower.points) and tower.height > 0.06:
        sums = np.abs(np.cumsum(terms)) * house.unit / tower.width
        nearest = min(sums, key=lambda each: abs(each - tower.height))
        yield Truth("tower", tower.height, nearest)


def _search(lesson: Any) -> Truths:
    """Shadows end at a right angle under the heads of their arrows."""
    search = lesson.search
    query, plot = search.drawn[0], search.plot
    for shadow, document in zip(search.shadows, search.drawn[1:], strict=True):
        if len(shadow.points) and is_shown(lesson, shadow):
            ends = values(plot, shadow.points[[0, -1]])
            length = (ends[1] - ends[0]) @ query / np.linalg.norm(query)
            yield Truth("shadow on the query", length, document @ query / np.linalg.norm(query), plot.x_unit)


def _search_of(lesson: Any, beat: str) -> Truths:
    search, p = lesson.search, lesson.params
    vectors = np.array([p.query, *p.documents], dtype=float)
    if beat == "divide_by_the_lengths" and search.lengths_one:
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    elif beat == "divide_by_the_lengths":
        return
    arrows = [search.query, *search.documents]
    drawn = [search.plot.values(arrow.end) - search.plot.values(arrow.start) for arrow in arrows]
    shown = [index for index, arrow in enumerate(arrows) if np.linalg.norm(arrow.end - arrow.start) > 1e-3]
    for index in shown:
        if lesson.time > 0 and np.linalg.norm(drawn[index]) > 1e-6 and is_shown(lesson, arrows[index]):
            yield Truth("counts of words", drawn[index], vectors[index], units(search.plot))
    bars = [bar for bar in on_stage(lesson, Bar) if bar.size > 0.02]
    most = max((bar.size for bar in bars), default=0.0)
    dots = vectors[1:] @ vectors[0]
    if bars and beat == "score_the_texts" and len(bars) == sum(dots > 0):
        sizes = sorted(bar.width for bar in bars)
        yield Truth("bars", sizes, sorted(most * dots[dots > 0] / dots.max()))


MARKED = {
    *("second vector", "length of the first", "angle", "perpendicular", "shadow"),
    *("turned side", "area", "strips", "steps", "shadows of the steps", "product over the angle"),
    *("slab", "tower", "tiles", "shadow on the query", "counts of words", "bars"),
}


def shadow_too_long(self: ShadowArea, **_: Any) -> None:
    if len(self.band.points):
        self.band.scale(1.05)


def slab_too_wide(self: Slab, **_: Any) -> None:
    if len(self.points):
        self.stretch(1.05, 0)


SLIP = Slip(ShadowArea, "set_state", shadow_too_long, "shadow")
OTHER_SLIPS = (Slip(Slab, "set_state", slab_too_wide, "slab"),)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Squares of lengths, or whole lengths; dot products with the query; steps and shadows in order."""
    p = lesson.params
    counts = [p.query, *p.documents]
    squares = [sum(count**2 for count in each) for each in counts]
    roots = [math.isqrt(square) if math.isqrt(square) ** 2 == square else square for square in squares]
    products = [np.dot(p.query, document) for document in p.documents]
    walked = [p.a[axis] for axis in _order(p)] if any(p.a) and any(p.b) else []
    shadows = [term / math.hypot(*p.b) for term in _terms(p)] if any(p.b) else []
    compared = [0.0, 0.0]
    if max(products):
        best = max(range(len(products)), key=_cosines(p).__getitem__)
        compared = [products[best], _cosines(p)[best]]
    elif any(p.a) and any(p.b):
        compared = [sum(_terms(p)), sum(_terms(p)) / (math.hypot(*p.a) * math.hypot(*p.b))]
    return {"under_root": roots, "dots": products, "walked": walked, "shadows": shadows, "compared": compared}


STRUCTURE = {
    r"^(0|90|180)°$": "the angles at which a stops",
    r"^0$": "the area at a right angle",
    r"1 would be": "the largest cosine",
    r"out of 1": "the largest cosine",
}
