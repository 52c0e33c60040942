from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.learning.k_means.lesson import KMeans
from scenes.learning.k_means.params import axes_of
from truth.texts import narrations


def test_the_default_film_has_a_stuck_start_and_a_bend(computed):
    lesson = computed(KMeans)
    said = narrations(lesson)
    assert lesson.other_run.inertia > 2 * lesson.run.inertia
    assert lesson.run.inertia == pytest.approx(lesson.search.lowest[2])
    assert "no pixel has a nearer centre, and each centre is at its mean." in said["start_somewhere_else"]
    assert "After 5 rounds, no pixel changes; J is about 271." in said["repeat_until_it_stops"]
    assert "a fourth only" in said["choose_how_many"]
    assert 0 < lesson.search.caught < lesson.params.tries


FEW = {"points": ((0, 0), (1, 5), (9, 1)), "k": 3}


@pytest.mark.parametrize(
    ("params", "beat", "words"),
    [
        ({}, "meet_the_picture", "150 pixels in 149 colours."),
        ({"other_start": 28}, "start_somewhere_else", "This one ends just as low, with J at about 271."),
        ({"start": 9, "other_start": 28}, "start_somewhere_else", "about 271, not 1240. So the first"),
        (FEW, "move_to_the_mean", "so J is still about 0."),
        (FEW, "repeat_until_it_stops", "no point changes, so we're done. That always"),
        (FEW, "choose_how_many", "nothing left to save"),
        (FEW, "gather_the_points", "So 3 points have become 3 groups"),
        ({"k": 2, "groups": 2}, "paint_with_few_colours", "3600 bits become 198."),
    ],
)
def test_words_at_the_extremes(computed, params, beat, words):
    assert words in narrations(computed(KMeans, **params))[beat]


def test_points_of_ones_own_have_no_picture(computed):
    beats = narrations(computed(KMeans, **FEW)).keys()
    assert {"meet_the_points", "gather_the_points"} <= beats
    assert not {"meet_the_picture", "scatter_the_pixels", "walk_through_the_mean"} & beats


def test_standardized_columns_weigh_alike(computed, table_of, tmp_path):
    rows = np.random.default_rng(3).normal(size=(50, 2)) * [1, 1000] + [5, 40_000]
    file = tmp_path / "people.csv"
    file.write_text("height,income\n" + "".join(f"{x},{y}\n" for x, y in rows))
    lesson = computed(KMeans, data=table_of(file), standardized=True)
    assert lesson.points.std(axis=0) == pytest.approx([1, 1])
    assert axes_of(lesson.params) == ("height, standardized", "income, standardized")
    assert narrations(lesson)["meet_the_points"].startswith("Here are 50 points")


@pytest.mark.parametrize("k", [3, 6])
def test_more_clusters_than_different_points_are_refused(k):
    with pytest.raises(ValidationError, match=f"k is {k}, but only 2 of the points are different"):
        KMeans.Params(points=((0, 0), (1, 1), (1, 1)), k=k)
