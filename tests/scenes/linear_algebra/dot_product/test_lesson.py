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
    assert facts["product"] == 13
    assert lesson.product.scalar_projection == pytest.approx(2.6)
    np.testing.assert_allclose(lesson.strips.shadows, [0.8, 1.8])
    np.testing.assert_allclose(lesson.strips.areas, [4, 9])
    assert facts["sum"] == pytest.approx(44)
    assert facts["price"].endswith("$94,000.")
    assert facts["answer"] == "So text r fits the search best."


def test_the_text_that_wins_by_its_length_is_not_the_one_that_fits_best(computed: Computed) -> None:
    verdict = computed(DotProduct).verdict
    assert verdict.largest == (2,)
    assert verdict.by_cosine.nearest == (0,)
    assert list(verdict.by_dot.order) == list(np.argsort([0.99, 0.822, 0.664]))


@settings(deadline=None)
@given(query=counts.filter(any), documents=st.lists(counts, min_size=1, max_size=4))
def test_nearest_document(computed: Computed, query: Any, documents: Any) -> None:
    ranking = computed(DotProduct, query=query, documents=documents).verdict.by_cosine
    expected = cosine_similarity([query], documents)[0]
    for document, cosine, oracle in zip(documents, ranking.cosines, expected, strict=True):
        assert cosine == (pytest.approx(oracle, abs=1e-12) if any(document) else None)
    if expected.max() > 1e-6:
        np.testing.assert_allclose(expected[list(ranking.nearest)], expected.max())


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
    assert {"cast_the_shadow", "turn_b_into_a_side", "walk_in_steps", "slide_onto_the_steps"}.isdisjoint(
        names
    )


def test_without_a_strip_nothing_slides(computed: Computed) -> None:
    names = [beat.name for beat in computed(DotProduct, a=(2, 0), b=(0, 4)).script()]
    assert "walk_in_steps" in names
    assert "slide_onto_the_steps" not in names


def test_a_search_that_shares_no_word_is_not_divided(computed: Computed) -> None:
    names = [beat.name for beat in computed(DotProduct, query=(2, 0), documents=((0, 3),)).script()]
    assert "score_the_texts" in names
    assert "divide_by_the_lengths" not in names
