from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.metrics.pairwise import cosine_similarity, euclidean_distances

from scenes.linear_algebra.norms.lesson import Norms


def test_the_worked_numbers(computed: Callable[..., Any]) -> None:
    facts = computed(Norms).facts()
    assert (facts["manhattan"], facts["euclidean"], facts["chebyshev"]) == pytest.approx((7, 5, 4))
    assert facts["p_distance"] == pytest.approx(91 ** (1 / 3))
    np.testing.assert_allclose(facts["pulled_in"][[0, 2]], [(0, 1), (0.5, 1)], atol=1e-12)


def test_distance_and_angle_disagree_at_the_defaults(computed: Callable[..., Any]) -> None:
    lesson = computed(Norms)
    p, facts = lesson.params, lesson.facts()
    by_distance = "AB"[int(np.argmin(euclidean_distances([p.query], p.documents)))]
    by_angle = "AB"[int(np.argmax(cosine_similarity([p.query], p.documents)))]
    assert (by_distance, facts["by_distance"]) == ("B", "B is nearer")
    assert (by_angle, facts["by_angle"]) == ("A", "A is nearer")


def test_two_documents_may_be_equally_near(computed: Callable[..., Any]) -> None:
    facts = computed(Norms, query=(2, 2), documents=((1, 3), (3, 1))).facts()
    assert facts["by_distance"] == facts["by_angle"] == "both are equally near"


def test_points_that_are_too_close_to_walk_between_are_refused() -> None:
    with pytest.raises(ValidationError, match="differ by at least 2"):
        Norms.Params(a=(0, 0), b=(1, 1.9))
