from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.metrics.pairwise import cosine_similarity, euclidean_distances, manhattan_distances

from scenes.linear_algebra.norms.lesson import Norms


def test_the_worked_numbers(computed: Callable[..., Any]) -> None:
    facts = computed(Norms).facts()
    assert (facts["manhattan"], facts["euclidean"], facts["chebyshev"]) == pytest.approx((7, 5, 4))
    assert facts["p_distance"] == pytest.approx(91 ** (1 / 3))
    np.testing.assert_allclose(facts["pulled_in"][0], (0, 1), atol=1e-12)
    assert (facts["dropped"], facts["models"]) == (48, 144)


def test_the_norm_decides_which_text_is_nearest_at_the_defaults(computed: Callable[..., Any]) -> None:
    lesson = computed(Norms)
    p, facts = lesson.params, lesson.facts()
    nearest = [
        "AB"[int(np.argmin(measured([p.query], p.documents)))]
        for measured in (manhattan_distances, euclidean_distances)
    ]
    assert nearest == ["A", "B"]
    assert facts["by_ball"].endswith("The diamond finds A first, but the others find B first.")
    assert "AB"[int(np.argmax(cosine_similarity([p.query], p.documents)))] == "A"
    assert facts["by_angle"] == "A is nearest"


def test_points_that_are_too_close_to_walk_between_are_refused() -> None:
    with pytest.raises(ValidationError, match="differ by at least 2"):
        Norms.Params(a=(0, 0), b=(1, 1.9))
