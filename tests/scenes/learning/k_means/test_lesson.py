from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.learning.k_means.lesson import KMeans
from truth.texts import narrations


def test_the_default_film_has_a_bad_start_and_a_bend(computed):
    lesson = computed(KMeans)
    facts = lesson.facts()
    assert lesson.other_run.inertia > 2 * lesson.run.inertia
    assert "a worse grouping" in narrations(lesson)["start_again"]
    assert facts["gain"] > 5 * facts["next_gain"]


@pytest.mark.parametrize(
    ("params", "beat", "words"),
    [
        ({"other_start": 3}, "start_again", "it comes to rest just as low, at 183.07."),
        (
            {"start": 9, "other_start": 3},
            "start_again",
            "comes to rest lower, at 183.07: the first grouping was worse",
        ),
        ({"points": ((0, 0), (1, 5), (9, 1)), "k": 3}, "move", "The inertia is 0."),
        ({"points": ((0, 0), (1, 5), (9, 1)), "k": 3}, "repeat", "here after one round, at 0."),
        ({"points": ((0, 0), (1, 5), (9, 1)), "k": 3}, "choose", "the next would save 0%."),
    ],
)
def test_words_at_the_extremes(computed, params, beat, words):
    assert words in narrations(computed(KMeans, **params))[beat]


def test_standardized_columns_weigh_alike(computed, table_of, tmp_path):
    rows = np.random.default_rng(3).normal(size=(50, 2)) * [1, 1000] + [5, 40_000]
    file = tmp_path / "people.csv"
    file.write_text("height,income\n" + "".join(f"{x},{y}\n" for x, y in rows))
    lesson = computed(KMeans, data=table_of(file), standardized=True)
    assert lesson.points.std(axis=0) == pytest.approx([1, 1])
    assert narrations(lesson)["ask"].startswith("Here are 50 points without labels")


@pytest.mark.parametrize("k", [3, 6])
def test_more_clusters_than_different_points_are_refused(k):
    with pytest.raises(ValidationError, match=f"k is {k}, but only 2 of the points are different"):
        KMeans.Params(points=((0, 0), (1, 1), (1, 1)), k=k)
