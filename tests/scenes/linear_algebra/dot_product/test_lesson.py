from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics.pairwise import cosine_similarity

from scenes.linear_algebra.dot_product.lesson import DotProduct

Computed = Callable[..., Any]

counts = st.tuples(st.integers(0, 20), st.integers(0, 20))


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(DotProduct)
    facts = lesson.facts()
    assert facts["product"] == 10
    assert lesson.product.angle == pytest.approx(np.pi / 4)
    assert facts["sum"] == pytest.approx(44)
    assert lesson.model.prediction == pytest.approx(94)
    assert facts["price"] == "$94,000."
    assert facts["lengths"] == "about 2.236 times about 4.472"
    assert facts["nearest"].startswith("A is closest")


def test_the_document_that_wins_by_angle_is_not_the_one_next_to_the_query(computed: Computed) -> None:
    lesson = computed(DotProduct)
    distances = np.linalg.norm(np.subtract(lesson.params.documents, lesson.params.query), axis=1)
    assert int(np.argmin(distances)) not in lesson.ranking.nearest


@settings(deadline=None)
@given(query=counts.filter(any), documents=st.lists(counts, min_size=1, max_size=4))
def test_nearest_document(computed: Computed, query: Any, documents: Any) -> None:
    lesson = computed(DotProduct, query=query, documents=documents)
    expected = cosine_similarity([query], documents)[0]
    for document, cosine, oracle in zip(documents, lesson.ranking.cosines, expected, strict=True):
        assert cosine == (pytest.approx(oracle, abs=1e-12) if any(document) else None)
    if expected.max() > 1e-6:
        np.testing.assert_allclose(expected[list(lesson.ranking.nearest)], expected.max())


@pytest.mark.parametrize(
    ("a", "b", "zero"),
    [
        ((0, 0), (1, 2), "Here a is the zero vector"),
        ((1, 2), (0, 0), "Here b is the zero vector"),
        ((0, 0), (0, 0), "Both are the zero vector"),
    ],
)
def test_zero_vectors_have_no_angle(computed: Computed, a: Any, b: Any, zero: str) -> None:
    lesson = computed(DotProduct, a=a, b=b)
    names = [beat.name for beat in lesson.script()]
    assert lesson.facts()["no_angle"].startswith(zero)
    assert "find_no_angle" in names
    assert {"cast_the_shadow", "multiply_the_lengths", "walk_in_steps", "turn_around"}.isdisjoint(names)


@pytest.mark.parametrize(
    ("query", "documents", "verdict"),
    [
        ((2, 1), ((4, 2), (1, 6)), "A is closest"),
        ((2, 1), ((1, 6), (4, 2), (6, 3)), "B and C are equally close"),
        ((2, 1), ((0, 0), (1, 6)), "B is closest"),
        ((0, 0), ((1, 6),), "This query has neither word"),
        ((2, 1), ((0, 0),), "No document has either word"),
        ((2, 0), ((0, 3),), "No document shares a word"),
    ],
)
def test_nearest_in_words(computed: Computed, query: Any, documents: Any, verdict: str) -> None:
    assert computed(DotProduct, query=query, documents=documents).facts()["nearest"].startswith(verdict)
