"""Words that follow from numbers follow from the right ones, at any parameters, extremes included.

Each sentence or word among a lesson's facts is held against conditions that are worked out here, without
mathkit: it never says "converges" over a path that does not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.production.catalogue import find_lessons, load_lesson

LESSONS = [load_lesson(file) for file in find_lessons().values()]

Claim = tuple[str, bool]
"""A fact's name, and whether its words are true."""

ALMOST = 1e-6
"""Nearer to the border between two words than this, either will do."""

_NUMBER = re.compile(r"([−-]?)\$?(\d[\d,]*(?:\.\d+)?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read(text: str) -> list[tuple[float, float]]:
    """The numbers in a text, with their signs, each with the last place that it shows."""
    found = []
    for sign, digits, power in _NUMBER.findall(text):
        whole, _, decimals = digits.replace(",", "").partition(".")
        scale = 10.0 ** int(power.translate(_SUPERSCRIPTS) or 0)
        size = float(f"{whole}.{decimals or 0}") * scale
        found.append((-size if sign else size, 10.0 ** -len(decimals) * scale))
    return found


def says(text: str, *values: float, least: float = 0.01) -> bool:
    """Whether a text has just these numbers, rounded; they show *least* at the least."""
    found = read(text)
    return len(found) == len(values) and all(
        abs(size - value) <= 0.5001 * min(unit, max(least, 1e-4 * abs(size))) + 1e-9
        for (size, unit), value in zip(found, values, strict=True)
    )


def percent(text: str, chance: float) -> bool:
    """Whether a text is a percentage of this size, and keeps what is only near 0 or 1 from being so."""
    if not 0 <= chance <= 1 or not text.endswith("%"):
        return False
    exact = text in ("0 %", "100 %")
    return says(text, 100 * chance, least=1.0) and exact == (chance in (0, 1))


def part(text: str, chance: float) -> bool:
    return text == {0: "none", 1: "all"}.get(chance) or (0 < chance < 1 and percent(text, chance))


def in_people(text: str, chance: float) -> bool:
    """Whether a text says of how many people something holds."""
    if chance in (0, 1):
        return text == ("everybody" if chance else "nobody")
    if text.startswith("1 in "):
        return math.isclose(read(text)[1][0], 1 / chance, rel_tol=1e-6)
    return percent(text.removesuffix(" of people"), chance)


# Lesson by lesson ------------------------------------------------------------------------------------------


def gradient_descent(p: Any, facts: Mapping[str, Any], _: Any) -> Iterator[Claim]:
    level = p.start == p.minimum
    yield "go", ("rule" in facts["go"]) == level and "step the other way" in facts["go"]
    yield "slope_says", ("level" in facts["slope_says"]) == level
    for name, rate in (("outcome", p.learning_rate), ("other_outcome", p.other_rate)):
        yield name, _walks(facts[name], [0.0 if level else 1.0], [1 - rate * p.curvature])
    bowl = (p.start_x, p.start_y)
    yield "gradient_says", ("level" in facts["gradient_says"]) == (not any(bowl))
    axes = np.array([(1, 1 + math.sqrt(2)), (1, 1 - math.sqrt(2))])
    factors = 1 - p.bowl_rate * np.array([3 + math.sqrt(2), 3 - math.sqrt(2)])
    yield "bowl_outcome", _walks(facts["bowl_outcome"], axes @ bowl, factors)


WALKS = {
    "diverges": r"diverges",
    "swings": r"swings .*for ever",
    "zigzags": r"less and less|ever closer",
    "shrinks": r"shorter than the last|bends towards",
    "arrives": r"right at the lowest point",
    "stays": r"stays",
}


def _walks(text: str, offsets: Any, factors: Any) -> bool:
    """Whether a text tells how a walk goes on whose distances from the minimum are multiplied by these."""
    (said,) = [kind for kind, pattern in WALKS.items() if re.search(pattern, text)]
    far = max(map(abs, offsets))
    felt = [factor for offset, factor in zip(offsets, factors, strict=True) if abs(offset) > 1e-9 * far]
    if "leaves the picture" in text and said != "diverges":
        return False
    if not felt:
        return said == "stays"
    worst = min(felt)
    if abs(worst + 1) < ALMOST:
        return said in ("diverges", "swings", "zigzags")
    if worst < -1:
        return said == "diverges"
    if abs(worst) < ALMOST:
        return said in ("arrives", "shrinks", "zigzags")
    return said == ("zigzags" if worst < 0 else "shrinks")


def bayes_theorem(p: Any, facts: Mapping[str, Any], _: Any) -> Iterator[Claim]:
    first = (p.prior, p.sensitivity, p.false_positive_rate)
    second = (p.prior, p.rare_sensitivity, p.rare_false_positive_rate)
    third = (p.rare_prior, p.rare_sensitivity, p.rare_false_positive_rate)
    chances = [_posterior(*each) for each in (first, second, third)]
    sick, hits, alarms = facts["sick"], facts["sick_positive"], facts["healthy_positive"]
    healthy, positives = p.population - sick, hits + alarms
    for name, chance in (
        ("finds", p.sensitivity),
        ("clears", 1 - p.false_positive_rate),
        ("other_finds", p.rare_sensitivity),
        ("other_clears", 1 - p.rare_false_positive_rate),
    ):
        yield name, part(facts[name], chance)
    for name, chance in (
        ("prior", p.prior),
        ("sick_height", p.sensitivity),
        ("healthy_height", p.false_positive_rate),
    ):
        yield name, percent(facts[name], chance)
    yield "whom", in_people(facts["whom"], p.prior)
    yield "rare_whom", in_people(facts["rare_whom"], p.rare_prior)
    how_many = facts["how_many_sick"]
    if p.prior in (0, 1):
        yield "how_many_sick", how_many == ""
    else:
        exact = math.isclose(sick, p.prior * p.population)
        yield "how_many_sick", ("nobody" in how_many) == (sick == 0)
        yield "how_many_sick", sick == 0 or ("about" in how_many) == (not exact)
        yield "how_many_sick", says(how_many, *([sick] * (sick > 0)), p.population)
    yield "lit_up", _lit(facts["lit_up"], hits, sick, alarms, healthy)
    left = facts["who_is_left"]
    yield "who_is_left", ("there are none" in left) == (positives == 0)
    yield "who_is_left", ("single" in left) == (positives == 1)
    yield "who_is_left", positives != 1 or ("sick" in left) == (hits == 1)
    yield "who_is_left", positives < 2 or read(left)[0][0] == positives
    yield (
        "who_is_left",
        positives < 2
        or ("none of them" in left, "all of them" in left)
        == (
            hits == 0,
            hits == positives,
        ),
    )
    counted = facts["counted"]
    yield "counted", ("nothing to divide" in counted) == (positives == 0)
    yield "counted", positives == 0 or [size for size, _ in read(counted)[:2]] == [hits, positives]
    if positives:
        yield "counted", percent(re.findall(r": (.*? %)", counted)[0], hits / positives)
        if "ithout rounding" in counted:
            yield "counted", percent(re.findall(r"is ([^:]*? %)$", counted)[0], chances[0])
    yield "verdict", _verdict(facts["verdict"], p, chances[0])
    better = p.rare_sensitivity >= p.sensitivity and p.rare_false_positive_rate <= p.false_positive_rate
    worse = p.rare_sensitivity <= p.sensitivity and p.rare_false_positive_rate >= p.false_positive_rate
    yield "other", ("better" in facts["other"]) == better
    yield "other", ("worse" in facts["other"]) == (worse and not better)
    yield "by_test", _changes(facts["by_test"], chances[0], chances[1])
    yield "by_disease", _changes(facts["by_disease"], chances[1], chances[2])
    yield "rarer", (facts["rarer"] == "rarer") == (p.rare_prior < p.prior)
    hit, alarm = third[0] * third[1], (1 - third[0]) * third[2]
    many = hit > 0 and alarm >= 2 * hit
    if abs(alarm - 2 * hit) > 1e-12:
        yield "burden", bool(facts["burden"]) == many
    if many and facts["burden"] and read(facts["burden"]):
        yield "burden", says(facts["burden"], alarm / hit, least=0.1)


def _posterior(prior: float, sensitivity: float, false_positive_rate: float) -> float | None:
    positive = prior * sensitivity + (1 - prior) * false_positive_rate
    return prior * sensitivity / positive if positive else None


def _lit(text: str, hits: int, sick: int, alarms: int, healthy: int) -> bool:
    if hits == alarms == 0:
        return text == "nobody"
    expected = []
    for some, everybody in ((hits, sick), (alarms, healthy)):
        if some == everybody == 1:
            continue  # "the only one"
        expected += [] if some == 0 else [some] if some == everybody else [some, everybody]
    none = text.count("none of the") == (hits == 0) + (alarms == 0)
    return none and [size for size, _ in read(text)] == expected and ("mistake" in text) == (alarms > 0)


def _verdict(text: str, p: Any, chance: float | None) -> bool:
    if chance is None:
        return "nothing to divide" in text
    said = re.findall(r"[\d.,]+(?: × 10\S+)? %", text)
    if not percent(said[-1], chance):
        return False
    if "lifts" in text or "lowers" in text:
        return ("lifts" in text) == (chance > p.prior) and percent(said[0], p.prior)
    return math.isclose(chance, p.prior, rel_tol=6e-3)


def _changes(text: str, before: float | None, after: float | None) -> bool:
    if after is None:
        return "nothing to divide" in text
    said = re.findall(r"[\d.,]+(?: × 10\S+)? %", text)
    if not percent(said[-1], after):
        return False
    if before is None:
        return "Now" in text
    if "grows" in text or "shrinks" in text:
        return ("grows" in text) == (after > before)
    return math.isclose(before, after, rel_tol=6e-3)


def eigenvectors(p: Any, facts: Mapping[str, Any], _: Any) -> Iterator[Claim]:
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    discriminant, matrix = (a - d) ** 2 + 4 * b * c, np.array(p.matrix)
    pair, double = discriminant < 0, discriminant == 0
    scalar = double and b == c == 0
    root = math.sqrt(max(discriminant, 0)) / 200
    values = sorted([(a + d) / 200 + root, (a + d) / 200 - root], key=lambda x: (-round(abs(x), 9), -x))
    seen = facts["seen"]
    yield "seen", ("Every one of them turns" in seen) == pair
    yield "seen", ("single line" in seen) == (double and not scalar)
    yield "seen", ("two lines" in seen) == (discriminant > 0)
    yield "seen", ("vanish" in seen) == (scalar and a == 0)
    said = re.split(r", the other |: |, and all are | is ", facts["kept"])[1:]
    if pair:
        yield "kept", "none" in facts["kept"]
    elif discriminant > 0:
        yield "kept", len(said) == 2 and all(map(_fate, said, values))
    else:
        yield "kept", _fate(said[-1], values[0])
    yield "roots", ("complex" in facts["roots"]) == pair
    if not pair:
        shown = values if discriminant > 0 else values[:1]
        yield "roots", says(facts["roots"], *shown, least=1e-3)
        tuples = [
            np.array([size for size, _ in read(each)]) for each in re.findall(r"\([^)]*\)", facts["check"])
        ]
        yield (
            "check",
            len(tuples) == 2
            and all(
                np.allclose(image, tuples[1], atol=0.06)
                for image in (matrix @ tuples[0], values[0] * tuples[0])
            ),
        )
    else:
        yield "check", "no such" in facts["check"]
        yield "turn", ("counter-clockwise" in facts["turn"]) == (c > 0)
        yield "turn", says(facts["turn"], abs(facts["rotation"]), least=0.1)
        yield "modulus_fate", _fate(facts["modulus_fate"], math.sqrt(a * d - b * c) / 100)
    yield "start", says(facts["start"], *p.start)
    yield from _settles(p, facts["settled"], matrix, values, pair, discriminant)


def _fate(text: str, factor: float) -> bool:
    """Whether a text says what a factor does to an arrow."""
    factor = round(factor, 9)
    size = abs(factor)
    told = (
        ("zero" in text) == (factor == 0)
        and ("flipped" in text) == (factor < 0)
        and ("stretched" in text) == (size > 1)
        and ("squeezed" in text) == (0 < size < 1)
        and ("kept" in text) == (factor == 1)
    )
    return told and (size in (0, 1) or says(text, size, least=1e-3))


def _settles(p: Any, text: str, matrix: Any, values: list[float], pair: bool, disc: int) -> Iterator[Claim]:
    if not any(p.start):
        yield "settled", text == ""
        return
    vector = np.array(p.start) / np.linalg.norm(p.start)
    collapses = np.linalg.norm(matrix @ matrix @ vector) < 1e-12
    yield "settled", ("sends it to zero" in text or "send it to zero" in text) == collapses
    yield "settled", ("turning for ever" in text) == pair
    tied = disc > 0 and abs(values[0] + values[1]) < 1e-9
    yield "settled", "equally large" not in text or tied
    yield "settled", "Every step favours" not in text or not (pair or tied or collapses)
    factor = vector @ matrix @ vector if "already" in text else values[0]
    yield "settled", "already" not in text or np.allclose(matrix @ vector, factor * vector, atol=1e-6)
    yield "settled", "flipping" not in text or factor < 0
    if "Every step favours" in text:
        for _ in range(p.steps):
            vector = matrix @ vector
            vector /= np.linalg.norm(vector)
        quotient = read(text)[-1]
        yield "settled", abs(quotient[0] - vector @ matrix @ vector) <= 0.51 * quotient[1]


def vectors(p: Any, facts: Mapping[str, Any], _: Any) -> Iterator[Claim]:
    a, b, total = np.array(p.a), np.array(p.b), np.add(p.a, p.b)
    arrow = facts["arrow"]
    for word, holds in (("right", a[0] > 0), ("left", a[0] < 0), ("up", a[1] > 0), ("down", a[1] < 0)):
        yield "arrow", bool(re.search(rf"\b{word}\b", arrow)) == holds
    yield "arrow", ("zero vector" in arrow) == (not a.any())
    yield "arrow", not a.any() or says(arrow, *(abs(each) for each in a if each), *a)
    nothing = np.abs(total).max() < 1e-9
    yield "joined", ("back to the origin" in facts["joined"]) == bool(a.any() and b.any() and nothing)
    yield "joined", ("straight from" in facts["joined"]) == bool(a.any() and b.any() and not nothing)
    area = round(100 * a[0]) * round(100 * b[1]) - round(100 * a[1]) * round(100 * b[0])
    yield "ways", ("parallelogram" in facts["ways"]) == (area != 0)
    yield "scaled", says(facts["scaled"], *(p.scale * a), least=1e-4)
    outcome = facts["outcome"]
    moved = a.any() and p.scale not in (0, 1)
    yield "outcome", ("the same way" in outcome) == bool(moved and p.scale > 0)
    yield "outcome", ("the other way" in outcome) == bool(moved and p.scale < 0)
    yield "outcome", ("just as long" in outcome) == bool(moved and p.scale == -1)
    if moved and p.scale != -1:
        yield (
            "outcome",
            says(outcome, abs(p.scale), *(p.scale * a), least=1e-2)
            or says(outcome, abs(p.scale), *(p.scale * a), least=1e-4),
        )
    yield "bedrooms", says(facts["bedrooms"], p.house[1])
    yield "bedrooms", facts["bedrooms"].endswith("s") == (p.house[1] != 1)
    yield "age", says(facts["age"], p.house[2])
    yield "age", facts["age"].endswith("s") == (p.house[2] != 1)
    difference = np.subtract(p.other_house, p.house)
    yield "difference", says(facts["difference"], *difference)
    same = not np.round(difference, 9).any()
    yield "neighbours", ("same point" in facts["neighbours"]) == same
    yield "neighbours", same or says(facts["neighbours"], *difference)


def dot_product(p: Any, facts: Mapping[str, Any], _: Any) -> Iterator[Claim]:
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
    for name, length in (("shadow_length", shadow), ("length_b", lengths[1])):
        yield name, says(facts[name], length, least=1e-3)
        yield name, ("about" in facts[name]) == (abs(round(length, 3) - length) > 1e-9)
    terms = np.multiply(p.weights, p.features)
    signed = facts["terms"].replace("minus ", "−").replace("plus ", "")
    yield "terms", says(signed, *terms, least=1e-4)
    prediction = terms.sum() + p.bias
    yield "price", abs(read(facts["price"])[0][0] - 1000 * prediction) <= 0.5001
    if abs(prediction) > 1e-9:
        yield "remark", ("below zero" in facts["remark"]) == (prediction < 0)
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


def logistic_regression(p: Any, facts: Mapping[str, Any], lesson: Any) -> Iterator[Claim]:
    pairs = facts["readings"].split("; ")
    yield "readings", len(pairs) == len(set(p.scores))
    for pair, score in zip(pairs, dict.fromkeys(p.scores), strict=False):
        left, right = pair.split(" becomes ")
        yield "readings", says(left, score, least=1e-4) or says(left, score)
        yield "readings", _chance(right, score)
    scores = lesson.cloud.points @ [p.weight_x, p.weight_y] + p.bias
    cut = math.log(p.threshold / (1 - p.threshold))
    called = int(np.sum(scores >= cut))
    boundary = facts["boundary"]
    yield "boundary", ("no line" in boundary) == (p.weight_x == p.weight_y == 0)
    if p.weight_x or p.weight_y:
        yield "boundary", ("one side" in boundary) == (called in (0, p.count))
        yield "boundary", says(boundary, p.threshold)
    wrong = facts["first_wrong"]
    yield (
        "first_calls",
        (says(facts["first_calls"], wrong, p.count) if wrong else "not one" in facts["first_calls"]),
    )
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    yield "outcome", "steadily" not in outcome or bool(np.all(np.diff(lesson.training.losses) < 1e-9))
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", abs(after - before) < 1e-3 or "hardly" not in outcome
    times = {1: "once", 2: "twice"}.get(p.steps)
    yield "steps_taken", facts["steps_taken"] == times if times else says(facts["steps_taken"], p.steps)
    end = float(facts["weights"] @ (p.message_x, p.message_y) + facts["bias"])
    yield "chance", _chance(facts["chance"], end)
    yield "move", (facts["move"] == "Raise") == (p.other_threshold > p.threshold)
    labels, other = lesson.cloud.labels, math.log(p.other_threshold / (1 - p.other_threshold))
    scores = lesson.cloud.points @ facts["weights"] + facts["bias"]
    for name, label, wrongly in (
        ("missed_change", 1, lambda cut: scores < cut),
        ("alarm_change", 0, lambda cut: scores >= cut),
    ):
        counts = [int(np.sum(wrongly(each) & (labels == label))) for each in (cut, other)]
        yield name, says(facts[name], *dict.fromkeys(counts))
        yield name, ("still" in facts[name]) == (counts[0] == counts[1])


def _chance(text: str, score: float) -> bool:
    """Whether a text is the sigmoid of a score, which is never quite 0 or 1."""
    value, (written, unit) = (1 + math.tanh(score / 2)) / 2, read(text)[0]
    if "less than" in text:
        return value < written
    if "more than" in text:
        return value > written
    return 0 < written < 1 and abs(written - value) <= 0.5001 * unit and unit <= 0.1


TABLE: Mapping[str, Callable[[Any, Mapping[str, Any], Any], Iterator[Claim]]] = {
    "gradient_descent": gradient_descent,
    "bayes_theorem": bayes_theorem,
    "eigenvectors": eigenvectors,
    "vectors": vectors,
    "dot_product": dot_product,
    "logistic_regression": logistic_regression,
}
"""For every lesson, whether its words are true: given its parameters, its facts and itself."""

# Held against the lessons ----------------------------------------------------------------------------------

every_lesson = pytest.mark.parametrize("lesson_class", LESSONS, ids=lambda lesson: lesson.name())


def untrue(lesson: Any) -> list[str]:
    """What a lesson says and is not so."""
    facts = lesson.facts()
    return [
        f"{name}: {facts[name]!r}"
        for name, true in TABLE[lesson.name()](lesson.params, facts, lesson)
        if not true
    ]


def test_every_lesson_has_its_words_checked():
    assert {lesson.name() for lesson in LESSONS} == set(TABLE)


@every_lesson
def test_every_word_is_checked(lesson_class, computed, corner_of):
    """At one setting or another: some words are said of some settings only."""
    checked: set[str] = set()
    extra = {"matrix": ((0, -1), (1, 0))} if lesson_class.name() == "eigenvectors" else {}
    for params in ({}, extra, corner_of(lesson_class, "least")):
        lesson = computed(lesson_class, **params)
        checked |= {name for name, _ in TABLE[lesson_class.name()](lesson.params, lesson.facts(), lesson)}
    assert {name for name, value in lesson.facts().items() if isinstance(value, str)} == checked


@every_lesson
def test_words_at_the_defaults(lesson_class, computed):
    assert untrue(computed(lesson_class)) == []


@every_lesson
@pytest.mark.parametrize("end", ["least", "most"])
def test_words_at_the_corners(lesson_class, end, computed, corner_of):
    assert untrue(computed(lesson_class, **corner_of(lesson_class, end))) == []


@every_lesson
@settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_words_at_any_parameters(lesson_class, data, computed, params_of):
    assert untrue(computed(lesson_class, **data.draw(params_of(lesson_class), label="params"))) == []


# The gate sees ---------------------------------------------------------------------------------------------

OTHER_SETTINGS: Mapping[str, list[dict[str, Any]]] = {
    "gradient_descent": [{"learning_rate": 1.2, "bowl_rate": 0.5}, {"start": 3, "start_x": 0, "start_y": 0}],
    "bayes_theorem": [{"prior": 0.6, "rare_prior": 0.9, "rare_sensitivity": 0.2}],
    "eigenvectors": [{"matrix": ((0, -2), (2, 0))}, {"matrix": ((-0.5, 0), (0, -0.5)), "start": (1, 1)}],
    "vectors": [{"a": (-2, -3), "b": (2, 3), "scale": 2, "house": (75, 1, 1)}],
    "dot_product": [{"a": (-1, -3), "bias": -500, "query": (0, 3), "weights": (1, 2, 3)}],
    "logistic_regression": [
        {"separation": 0, "learning_rate": 40, "steps": 2, "threshold": 0.95, "count": 60}
    ],
}


@every_lesson
def test_words_of_another_setting_are_found_untrue(lesson_class, computed, monkeypatch):
    lesson = computed(lesson_class)
    facts, wrong = dict(lesson.facts()), set()
    for params in OTHER_SETTINGS[lesson_class.name()]:
        other = computed(lesson_class, **params).facts()
        for name in (
            name for name, value in facts.items() if isinstance(value, str) and value != other[name]
        ):
            monkeypatch.setattr(lesson, "facts", lambda name=name, other=other: {**facts, name: other[name]})
            wrong.add(name)
            if lesson_class.name() == "eigenvectors" and name in ("turn", "modulus_fate"):
                continue  # said of turning matrices only
            assert untrue(lesson), f"{name}: {other[name]!r}"
    assert len(wrong) >= 3
