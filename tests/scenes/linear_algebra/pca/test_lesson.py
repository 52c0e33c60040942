from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from scenes.linear_algebra.pca.lesson import Pca
from truth.texts import narrations


def test_the_curriculums_three_samples(computed):
    assert (
        "largest eigenvalue of 0.84671: one direction keeps 98.8%."
        in narrations(computed(Pca))["three_features"]
    )


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
    assert "described by length and width." in narrations(lesson)["ask"]
    assert ("divide by the standard deviation" in narrations(lesson)["centre"]) == standardized


@pytest.mark.parametrize(
    ("points", "beat", "words"),
    [
        (((1, 0), (0, 1), (-1, 0), (0, -1)), "turn", "Here it is 0.667, whichever way the line points."),
        (((1, 0), (0, 1), (-1, 0), (0, -1)), "project", "that keeps 50%."),
        (((0, 0), (1, 2), (3, 6)), "find_axes", "across it, nothing is left."),
        (((0, 0), (1, 2), (3, 6)), "project", "that keeps 100%."),
    ],
)
def test_words_where_no_axis_or_nothing_else_is_left(computed, points, beat, words):
    assert narrations(computed(Pca, points=points))[beat].endswith(words)


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
