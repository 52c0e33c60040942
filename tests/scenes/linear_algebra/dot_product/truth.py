"""The dot product as exact fractions; cosines by the squares of whole numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Dot

from scenes.linear_algebra.dot_product.projections import Projection
from scenes.linear_algebra.dot_product.waterfalls import Waterfall
from scenes.stage.axes.scales import Scale
from truth.agreement import Near
from truth.modules import Claims
from truth.reading import read, says
from truth.shapes import PIXEL, Slip, Truth, Truths, across, ends_of, is_shown, on_stage, values, vector_of

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    product = float(sum(Fraction(x) * Fraction(y) for x, y in zip(p.a, p.b, strict=True)))
    weighed = float(sum(Fraction(w) * Fraction(x) for w, x in zip(p.weights, p.features, strict=True)))
    return {
        "product": Near(product, 1e-9),
        "largest": math.hypot(*p.a) * math.hypot(*p.b),
        "lowest": -math.hypot(*p.a) * math.hypot(*p.b),
        "terms": [float(Fraction(w) * Fraction(x)) for w, x in zip(p.weights, p.features, strict=True)],
        "sum": Near(weighed, 1e-9),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    a, b = np.array(p.a), np.array(p.b)
    lengths = np.linalg.norm(a), np.linalg.norm(b)
    product = sum(round(100 * x) * round(100 * y) for x, y in zip(a, b, strict=True)) / 10_000
    shadow = product / lengths[1] if lengths[1] else 0.0
    yield "no_angle", bool(facts["no_angle"]) == (min(lengths) == 0)
    yield "no_angle", ("Both" in facts["no_angle"]) == (max(lengths) == 0)
    if min(lengths) > 0:
        yield "shadow", ("backwards" in facts["shadow"]) == (product < 0)
        yield "shadow", ("right angle" in facts["shadow"]) == (product == 0)
        yield "shadow", product == 0 or says(facts["shadow"], shadow, least=1e-3)
    said = facts["lengths"].split(" times ")
    for text, length in zip(said, (shadow, lengths[1]), strict=True):
        yield "lengths", says(text, length, least=1e-3)
        yield "lengths", ("about" in text) == (abs(round(length, 3) - length) > 1e-9)
    prediction = np.dot(p.weights, p.features) + p.bias
    yield "price", abs(read(facts["price"])[0][0] - 1000 * prediction) <= 0.5001
    if abs(prediction) > 1e-9:
        yield "price", ("below zero" in facts["price"]) == (prediction < 0)
    yield "nearest", _nearest(facts["nearest"], p)


def _nearest(text: str, p: Any) -> bool:
    """Cosines are compared as fractions: by the squares of whole numbers."""
    documents = {name: document for name, document in zip("ABCD", p.documents, strict=False) if any(document)}
    if not any(p.query) or not documents:
        return "zero vector" in text
    cosines = {
        name: np.dot(p.query, document) / np.linalg.norm(document) for name, document in documents.items()
    }
    most = max(cosines.values())
    if most == 0:
        return "right angle" in text
    winners = [name for name, cosine in cosines.items() if math.isclose(cosine, most, rel_tol=1e-9)]
    return re.findall(r"\b[ABCD]\b", text) == winners


OTHER_SETTINGS = [{"a": (-1, -3), "bias": -500, "query": (0, 3), "weights": (1, 2, 3)}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    picture = getattr(lesson, "picture", None)
    first = (
        "meet_two_arrows",
        "cast_the_shadow",
        "multiply_the_lengths",
        "multiply_the_components",
        "turn_around",
    )
    turning = beat in ("meet_two_arrows", *_MEASURED)
    grown = resting or beat != "meet_two_arrows"
    if beat in first and picture is not None and grown:
        plane = picture.plane
        a, b = vector_of(picture.a, plane), vector_of(picture.b, plane)
        yield Truth("second vector", b, lesson.params.b, plane.unit)
        yield Truth("length of the first", np.linalg.norm(a), math.hypot(*lesson.params.a), plane.unit)
        if resting and beat == "meet_two_arrows" and lesson.has_angle:
            reached = min((*_STOPS, _angle(lesson.params)), key=lambda angle: abs(angle - _turned(a, b)))
            yield Truth("angle that is reached", _turned(a, b), reached, np.radians(plane.unit))
        if not turning:
            yield Truth("first vector", a, lesson.params.a, plane.unit)
        if lesson.has_angle and (beat in _MEASURED or (resting and is_shown(lesson, picture.shadow))):
            foot, drop = (a @ b) / (b @ b) * b, values(plane, picture.drop.points[[0, 3]])
            if len(picture.shadow.points):
                start, end = plane.values(picture.shadow.points[0]), plane.values(picture.shadow.points[-1])
                yield Truth(
                    "shadow",
                    [start @ b, end @ b] / np.linalg.norm(b),
                    [0, a @ b / np.linalg.norm(b)],
                    plane.unit,
                )
                yield Truth("shadow", across(b, start), across(b, end), plane.unit)
            yield Truth("perpendicular", drop, [a, foot], plane.unit)
            ends = picture.arc.points[[0, -1], :2] - plane.origin
            radius = np.linalg.norm(ends[0])
            yield Truth("arc", across(b, ends[0]), 0.0)
            yield Truth("arc", across(a, ends[1]), 0.0)
            yield Truth("arc", [np.linalg.norm(end) for end in ends], radius)
        if beat in _MEASURED:
            for scale in on_stage(lesson, Scale):
                marks = [dot for dot in on_stage(lesson, Dot) if dot.radius == 0.12]
                left, right = ends_of(scale)
                most = math.hypot(*lesson.params.a) * math.hypot(*lesson.params.b)
                for mark in marks:
                    drawn = -most + 2 * most * (mark.get_center()[0] - left) / (right - left)
                    yield Truth("product on the meter", drawn, a @ b, (right - left) / (2 * most))
            if resting:
                reached = min((*_STOPS, _angle(lesson.params)), key=lambda angle: abs(angle - _turned(a, b)))
                reach = plane.unit * math.hypot(*lesson.params.a)
                yield Truth("angle that is reached", _turned(a, b), reached, np.radians(reach))
    if resting and beat == "add_the_bias":
        yield from _bars(lesson, lesson.chart)
    if resting and beat in ("meet_the_documents", "find_the_nearest"):
        search, plane = lesson.search, lesson.search.plane
        counts = [lesson.params.query, *lesson.params.documents]
        drawn = [vector_of(arrow, plane) for arrow in (search.query, *search.documents)]
        yield Truth("counts of words", drawn, counts, plane.unit)
        for arc, document in zip(search.arcs, drawn[1:], strict=True):
            if len(arc.points) and is_shown(lesson, arc):
                ends = arc.points[[0, -1], :2] - plane.origin
                yield Truth("angle to a document", across(drawn[0], ends[0]), 0.0)
                yield Truth("angle to a document", across(document, ends[1]), 0.0)


_MEASURED = ("turn_around", "return_to_two_arrows")
"""Beats in which a meter follows the product."""

_STOPS = (0.0, 90.0, 180.0)
"""Angles at which a stops, in degrees."""


def _turned(a: Any, b: Any) -> float:
    """The angle from b to a that is drawn, in degrees."""
    return abs(float(np.degrees(np.arctan2(across(b, a), a @ b / np.linalg.norm(b)))))


def _angle(p: Any) -> float:
    """Between the two vectors, in degrees, by their directions."""
    turn = np.angle(complex(*p.a) / complex(*p.b), deg=True)
    return abs(float(turn))


def _bars(lesson: Any, chart: Waterfall) -> Truths:
    """Bars begin and end at the running sum, in units of the highest of them."""
    p = lesson.params
    sums = np.cumsum([0.0, *np.multiply(p.weights, p.features), p.bias])
    spans = [*pairwise(sums), (0.0, sums[-1])]
    zero = chart.base.get_center()[1]
    shown = [(bar, span) for bar, span in zip(chart.bars, spans, strict=True) if bar.width > PIXEL]
    ends = np.array([(bar.get_bottom()[1] - zero, bar.get_top()[1] - zero) for bar, _ in shown])
    expected = np.array([sorted(span) for _, span in shown])
    largest = np.unravel_index(np.argmax(np.abs(expected)), expected.shape)
    unit = abs(ends[largest] / expected[largest])
    yield Truth("bars", ends / unit, expected, unit, 2 * PIXEL + 0.01)


MARKED = {
    *("first vector", "second vector", "length of the first", "shadow", "perpendicular", "arc"),
    *("product on the meter", "angle that is reached", "bars", "counts of words", "angle to a document"),
}


def shadow_too_long(self: Projection, **_: Any) -> None:
    if len(self.shadow.points):
        self.shadow.scale(1.05)


SLIP = Slip(Projection, "set_state", shadow_too_long, "shadow")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """A document without either word has no cosine."""
    p = lesson.params
    cosine = [
        np.dot(p.query, document) / (np.linalg.norm(p.query) * np.linalg.norm(document))
        if any(document)
        else 0
        for document in p.documents
    ]
    return {"cosine": cosine if any(p.query) else []}


STRUCTURE = {
    r"^180°$": "the last turn that is shown is half a turn",
    r"^0$": "where negative numbers end and positive ones begin",
}
