from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.metrics.pairwise import euclidean_distances, manhattan_distances

from scenes.linear_algebra.norms.lesson import Norms
from scenes.linear_algebra.norms.texts.nearest_words import NAMES


def test_the_worked_numbers(computed: Callable[..., Any]) -> None:
    facts = computed(Norms).facts()
    assert (facts["manhattan"], facts["euclidean"], facts["chebyshev"]) == pytest.approx((7, 5, 4))
    assert facts["p_distance"] == pytest.approx(91 ** (1 / 3))
    np.testing.assert_allclose(facts["pulled_in"][0], (0, 1), atol=1e-12)
    np.testing.assert_allclose(np.round(facts["pulled_in"][1], 2), (0.18, 0.98))
    np.testing.assert_allclose(facts["learned"][0][:3], [(0, 0), (0.084, 0.916), (0, 1)], atol=1e-12)


def test_in_the_disc_one_step_from_zero_is_enough(computed: Callable[..., Any]) -> None:
    _, learned = computed(Norms).facts()["learned"]
    np.testing.assert_allclose(learned[0], 0)
    np.testing.assert_allclose(np.round(learned[1:], 3), [(0.184, 0.983)] * 8)


def test_the_norm_decides_which_text_is_nearest_at_the_defaults(computed: Callable[..., Any]) -> None:
    lesson = computed(Norms)
    p, facts = lesson.params, lesson.facts()
    nearest = [
        NAMES[int(np.argmin(measured([p.query], p.documents)))]
        for measured in (manhattan_distances, euclidean_distances)
    ]
    assert nearest == ["article", "letter"]
    assert facts["by_ball"].startswith("The diamond reaches the article first.")
    np.testing.assert_allclose(facts["apart"], [(4, 5), (4, 13**0.5), (4, 3)])


def test_points_that_are_too_close_to_walk_between_are_refused() -> None:
    with pytest.raises(ValidationError, match="differ by at least 2"):
        Norms.Params(a=(0, 0), b=(1, 1.9))
