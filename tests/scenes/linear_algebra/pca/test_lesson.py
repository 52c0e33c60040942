from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from scenes.linear_algebra.pca.lesson import Pca
from truth.texts import narrations

ROUND = ((1, 0), (0, 1), (-1, 0), (0, -1))
ON_A_LINE = ((0, 0), (1, 2), (3, 6))


def test_the_curriculums_three_samples(computed):
    lesson = computed(Pca)
    assert "lie in one plane; its best line keeps 98.8%." in narrations(lesson)["add_a_third_feature"]
    assert lesson.three.variances == pytest.approx([0.846707, 0.00996, 0], abs=5e-7)


@pytest.mark.parametrize("standardized", [False, True])
def test_a_file_gives_what_scikit_learn_gives(computed, table_of, tmp_path, standardized):
    rows = np.random.default_rng(8).normal(size=(40, 2)) @ [[3, 1], [0, 0.5]] + [10, -4]
    file = tmp_path / "plants.csv"
    file.write_text("species,length,width\n" + "".join(f"a,{x},{y}\n" for x, y in rows))
    lesson = computed(Pca, data=table_of(file, ("length", "width")), standardized=standardized)
    theirs = PCA().fit(StandardScaler().fit_transform(rows) if standardized else rows)
    assert lesson.facts()["kept"] == pytest.approx(theirs.explained_variance_ratio_[0])
    cosines = np.sum(lesson.components.axes * theirs.components_.T, axis=0)
    assert np.abs(cosines) == pytest.approx([1, 1])
    said = narrations(lesson)
    assert said["keep_one_number"].startswith("Each dot is one sample: its length, and its width.")
    assert ("in standard deviations" in said["measure_from_the_mean"]) == standardized
    assert ("change_the_units" in said) == (not standardized)  # deviations have no unit


@pytest.mark.parametrize(
    ("points", "beat", "words"),
    [
        (ROUND, "turn_the_line", "But here it's 0.67, whichever way the line points."),
        (ROUND, "find_no_best_line", "No line beats another."),
        (ROUND, "keep_the_score", "keeps 50% of the variance."),
        (ON_A_LINE, "turn_the_line", "and nothing is lost."),
        (ON_A_LINE, "find_the_second_axis", "Its variance is zero: all dots lie on the first axis."),
        (ON_A_LINE, "keep_the_score", "keeps 100% of the variance."),
    ],
)
def test_words_where_no_axis_or_nothing_else_is_left(computed, points, beat, words):
    assert narrations(computed(Pca, points=points))[beat].endswith(words)


def test_a_round_cloud_has_no_axis_to_follow_or_to_turn(computed):
    said = narrations(computed(Pca, points=ROUND))
    of_axes = {"turn_to_the_eigenvector", "find_the_second_axis", "mix_both_axes"}
    assert said.keys().isdisjoint({*of_axes, "change_the_units"})


def test_the_cloud_is_turned_as_asked(computed):
    for angle in (0, 35, 90, 150):
        found = computed(Pca, count=400, along=3, across=0.05, angle=angle).components
        assert np.degrees(found.angle) == pytest.approx(angle, abs=1) or angle == 0


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"samples": ((1, 2, 3),) * 3}, "must differ"),
        ({"points": ((1, 2), (3, 4))}, "at least 3"),
        ({"points": ((1, 2), (1, 4), (1, 5))}, "must vary"),
    ],
)
def test_what_has_no_axes_is_refused(params, words):
    with pytest.raises(ValidationError, match=words):
        Pca.Params(**params)
