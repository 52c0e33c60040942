"""Every number among a lesson's facts is what an independent oracle says, at any parameters.

The oracles know neither mathkit nor the stage: closed forms, exact fractions, whole numbers of hundredths,
the singular value decomposition, a recurrence written out once more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.production.catalogue import find_lessons, load_lesson

LESSONS = [load_lesson(file) for file in find_lessons().values()]

FARTHEST = 1e12
"""Walks are followed until they are so far out."""

# The oracles ---------------------------------------------------------------------------------------------


class Near:
    """A number that may be off by *tolerance*, as whole people are from shares."""

    def __init__(self, value: float, tolerance: float) -> None:
        self.value, self.tolerance = value, tolerance


def gradient_descent(p: Any, _: Any) -> Mapping[str, Any]:
    """On ½c(x − m)² a step multiplies the distance from m by 1 − αc; on a bowl, along each of its axes."""
    factor, offset = 1 - p.learning_rate * p.curvature, p.start - p.minimum
    points = _followed(np.array([[p.minimum + offset * factor**k] for k in range(p.steps + 1)]))[:, 0]
    curvatures = np.array([3 + math.sqrt(2), 3 - math.sqrt(2)])
    axes = np.array([[1.0, 1 + math.sqrt(2)], [1.0, 1 - math.sqrt(2)]])
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    start = np.array([p.start_x, p.start_y])
    bowl = np.array(
        [((axes @ start) * (1 - p.bowl_rate * curvatures) ** k) @ axes for k in range(p.bowl_steps + 1)]
    )
    bowl = _followed(bowl)
    return {
        "slope": p.curvature * offset,
        "points": points,
        "first": points[1],
        "last": points[-1],
        "taken": len(points) - 1,
        "limit": 2 / p.curvature,
        "gradient_x": 2 * p.start_x + p.start_y,
        "gradient_y": 4 * p.start_y + p.start_x,
        "bowl_x": Near(bowl[-1, 0], 1e-9 * (1 + np.abs(bowl).max())),
        "bowl_y": Near(bowl[-1, 1], 1e-9 * (1 + np.abs(bowl).max())),
        "bowl_taken": len(bowl) - 1,
        "bowl_limit": 2 / (3 + math.sqrt(2)),
    }


def _followed(road: Any) -> Any:
    gone = np.flatnonzero(np.linalg.norm(road, axis=1) > FARTHEST)
    return road[: gone[0]] if len(gone) else road


def bayes_theorem(p: Any, lesson: Any) -> Mapping[str, Any]:
    """Exact fractions; people are the nearest whole numbers."""
    sick = lesson.facts()["sick"]
    return {
        "sick": Near(p.prior * p.population, 0.5 + 1e-9),
        "sick_positive": Near(p.sensitivity * sick, 0.5 + 1e-9),
        "healthy_positive": Near(p.false_positive_rate * (p.population - sick), 0.5 + 1e-9),
        "posterior": posterior(p.prior, p.sensitivity, p.false_positive_rate),
        "other_test_posterior": posterior(p.prior, p.rare_sensitivity, p.rare_false_positive_rate),
        "other_disease_posterior": posterior(p.rare_prior, p.rare_sensitivity, p.rare_false_positive_rate),
    }


def posterior(prior: float, sensitivity: float, false_positive_rate: float) -> float | None:
    hit = Fraction(prior) * Fraction(sensitivity)
    alarm = (1 - Fraction(prior)) * Fraction(false_positive_rate)
    return float(hit / (hit + alarm)) if hit + alarm else None


def eigenvectors(p: Any, lesson: Any) -> Mapping[str, Any]:
    """Entries are whole numbers of hundredths, so the discriminant's sign is known for certain."""
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in p.matrix)
    trace, determinant, discriminant = a + d, a * d - b * c, (a - d) ** 2 + 4 * b * c
    root = math.sqrt(abs(discriminant))
    if discriminant > 0:
        found = sorted([(trace + root) / 200, (trace - root) / 200], key=lambda x: (-round(abs(x), 9), -x))
    elif discriminant == 0:
        found = [trace / 200] * (2 if b == c == 0 else 1)
    else:
        found = []
    turn = math.degrees(math.atan2(root, trace)) * (1 if c > 0 else -1)
    shares = np.linalg.svd(lesson.cloud, compute_uv=False) ** 2
    matrix, given = np.array(p.matrix), lesson.facts()["vectors"]
    vectors = given if np.allclose(matrix @ given, given * found, atol=1e-7) else np.full_like(given, np.nan)
    return {
        "values": found,
        "vectors": vectors / np.linalg.norm(vectors, axis=0),
        "trace": trace / 100,
        "determinant": determinant / 10_000,
        "modulus": math.sqrt(determinant) / 100 if discriminant < 0 else 1.0,
        "rotation": turn if discriminant < 0 else 0.0,
        "axis_share": shares[0] / shares.sum(),
    }


def vectors(p: Any, _: Any) -> Mapping[str, Any]:
    return {
        "total_x": p.a[0] + p.b[0],
        "total_y": p.a[1] + p.b[1],
        "stretched": 2.0,
        "shrunk": 0.5,
        "area": p.house[0],
        "features": len(p.house),
        "houses": p.more_houses + 2,
        "pixels": p.image_side**2,
    }


def dot_product(p: Any, _: Any) -> Mapping[str, Any]:
    product = float(sum(Fraction(x) * Fraction(y) for x, y in zip(p.a, p.b, strict=True)))
    weighed = float(sum(Fraction(w) * Fraction(x) for w, x in zip(p.weights, p.features, strict=True)))
    return {
        "product": Near(product, 1e-9),
        "largest": math.hypot(*p.a) * math.hypot(*p.b),
        "lowest": -math.hypot(*p.a) * math.hypot(*p.b),
        "sum": Near(weighed, 1e-9),
    }


def logistic_regression(p: Any, lesson: Any) -> Mapping[str, Any]:
    """σ through tanh; every step of the training is taken once more, from where the lesson's step began."""
    noise = np.random.default_rng(p.seed).standard_normal((p.count, 2))
    labels = np.arange(p.count) % 2
    points = p.spread * noise + np.outer(labels - 0.5, [p.separation / math.sqrt(2)] * 2)
    design, road = np.column_stack([points, np.ones(p.count)]), lesson.road
    np.testing.assert_allclose(lesson.cloud.points, points, atol=1e-12)
    np.testing.assert_array_equal(road[0], [p.weight_x, p.weight_y, p.bias])
    errors = sigmoid(road[:-1] @ design.T) - labels
    after = road[:-1] - p.learning_rate * errors @ design / p.count
    np.testing.assert_allclose(road[1:], after, rtol=1e-9, atol=1e-9)
    first, last = (sigmoid(design @ model) for model in road[[0, -1]])
    calls = last >= p.threshold
    return {
        "probabilities": sigmoid(np.array(p.scores)),
        "cut": math.log(p.threshold) - math.log1p(-p.threshold),
        "score": Near(p.weight_x * p.message_x + p.weight_y * p.message_y + p.bias, 1e-9),
        "first_wrong": np.sum((first >= p.threshold) != labels),
        "first_loss": loss(design @ road[0], labels),
        "last_loss": loss(design @ road[-1], labels),
        "weights": after[-1, :2],
        "bias": after[-1, 2],
        "accuracy": np.mean(calls == labels),
        "missed": np.sum(~calls & (labels == 1)),
        "false_alarms": np.sum(calls & (labels == 0)),
    }


def sigmoid(z: Any) -> Any:
    return (1 + np.tanh(z / 2)) / 2


def loss(scores: Any, labels: Any) -> Near:
    margins = np.where(labels == 1, scores, -scores)
    mean = np.mean(np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins))))
    return Near(mean, 1e-9 * (1 + mean))


TABLE: Mapping[str, Callable[[Any, Any], Mapping[str, Any]]] = {
    "gradient_descent": gradient_descent,
    "bayes_theorem": bayes_theorem,
    "eigenvectors": eigenvectors,
    "vectors": vectors,
    "dot_product": dot_product,
    "logistic_regression": logistic_regression,
}
"""For every lesson, what its facts are, given its parameters and itself (for data that it drew)."""

# Held against the lessons ----------------------------------------------------------------------------------

every_lesson = pytest.mark.parametrize("lesson_class", LESSONS, ids=lambda lesson: lesson.name())


def disagreements(lesson: Any) -> list[str]:
    """Numbers among the facts that no oracle knows, or that one knows better."""
    facts, expected = lesson.facts(), TABLE[lesson.name()](lesson.params, lesson)
    numbers = {name: value for name, value in facts.items() if not isinstance(value, str)}
    found = [f"{name} has no oracle" for name in numbers.keys() - expected.keys()]
    found += [f"{name} is no fact" for name in expected.keys() - facts.keys()]
    for name in numbers.keys() & expected.keys():
        if not agree(numbers[name], expected[name]):
            should = getattr(expected[name], "value", expected[name])
            found.append(f"{name} is {numbers[name]}, and should be {should}")
    return found


def agree(value: Any, expected: Any) -> bool:
    if value is None or expected is None:
        return value is expected
    if isinstance(expected, Near):
        return abs(value - expected.value) <= expected.tolerance
    value, expected = np.asarray(value), np.asarray(expected, dtype=float)
    if value.shape != expected.shape or not np.isfinite(expected).all():
        return False
    size = 1 + float(np.max(np.abs(expected), initial=0.0))
    return np.allclose(value, expected, rtol=1e-6, atol=1e-8 * size)


def test_every_lesson_has_oracles():
    assert {lesson.name() for lesson in LESSONS} == set(TABLE)


@every_lesson
def test_facts_at_the_defaults(lesson_class, computed):
    assert disagreements(computed(lesson_class)) == []


@every_lesson
@pytest.mark.parametrize("end", ["least", "most"])
def test_facts_at_the_corners(lesson_class, end, computed, corner_of):
    assert disagreements(computed(lesson_class, **corner_of(lesson_class, end))) == []


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
def test_facts_at_any_parameters(lesson_class, data, computed, params_of):
    assert disagreements(computed(lesson_class, **data.draw(params_of(lesson_class), label="params"))) == []


@every_lesson
def test_a_fact_that_is_off_is_found(lesson_class, computed, monkeypatch):
    lesson = computed(lesson_class)
    facts = dict(lesson.facts())
    for name, value in facts.items():
        if isinstance(value, str) or value is None:
            continue
        off = np.asarray(value, dtype=float) * 1.01 + 0.6 * isinstance(value, int) + 1e-3
        monkeypatch.setattr(lesson, "facts", lambda off=off, name=name: {**facts, name: off})
        assert [each for each in disagreements(lesson) if each.startswith(f"{name} ")], name


def test_a_fact_without_an_oracle_is_found(computed, monkeypatch):
    lesson = computed(load_lesson(find_lessons()["vectors"]))
    facts = lesson.facts()
    monkeypatch.setattr(lesson, "facts", lambda: {**facts, "answer": 42})
    assert disagreements(lesson) == ["answer has no oracle"]
