from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression as Oracle
from sklearn.metrics import confusion_matrix, log_loss
from sklearn.preprocessing import StandardScaler

from scenes.learning.logistic_regression.doubling import doubled_table
from scenes.learning.logistic_regression.lesson import LogisticRegression
from scenes.stage.shapes.frame import frame
from truth.texts import narrations

Computed = Callable[..., LogisticRegression]

HUGE_STEPS = {"spread": 2, "separation": 0, "learning_rate": 5, "count": 200}


def chances(points: Any, model: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities of a model (w₁, w₂, b), by the formula."""
    probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-(points @ model[:2] + model[2])))
    return probabilities


def test_the_default_film_tells_a_story(computed: Computed) -> None:
    lesson = computed(LogisticRegression)
    facts, said = lesson.facts(), narrations(lesson)
    assert facts["score"] == pytest.approx(1.0 * 4 - 1.2 * 5)
    assert facts["last_loss"] < facts["first_loss"] / 4
    assert np.all(np.diff(facts["separating_losses"]) < 0)
    assert "Solve for p: our message gets 12%." in said["join_the_bars"]
    assert (
        "falls at every step, from 1.349 to 0.277. It doesn't count mistakes: 3 at best, now 4."
        in said["train"]
    )
    assert "This time, all 12 are right." in said["judge_fresh_ones"]
    assert "move_the_threshold" not in said
    assert np.all(np.diff(facts["losses_of_all"]) > 0)
    assert "the mistakes cost more than the rest saves." in said["separate_the_classes"]
    assert "Without the 4 mistakes, each doubling would lower the loss" in said["separate_the_classes"]
    assert "our message heads for 100%. Only mistakes stop that." in said["separate_the_classes"]
    assert "It scores 0.57, so the odds are about 1.8 to 1. Our model says 64%." in said["answer"]


def test_the_default_training_ends_where_scikit_learn_does(computed: Computed) -> None:
    lesson = computed(LogisticRegression)
    facts = lesson.facts()
    oracle = Oracle(C=np.inf, tol=1e-10).fit(lesson.cloud.points, lesson.cloud.labels)
    best = log_loss(lesson.cloud.labels, oracle.predict_proba(lesson.cloud.points))
    assert facts["last_loss"] == pytest.approx(best, abs=1e-3)
    best_chance = oracle.predict_proba([lesson.params.new_one])[0, 1]
    assert 1 / (1 + np.exp(-facts["last_score"])) == pytest.approx(best_chance, abs=0.005)


@settings(max_examples=40, deadline=None)
@given(
    threshold=st.floats(0.05, 0.95),
    other=st.floats(0.05, 0.95),
    rate=st.floats(0.01, 2),
    steps=st.integers(1, 30),
    count=st.integers(10, 60),
    seed=st.integers(0, 9999),
)
def test_losses_and_counts_are_those_of_scikit_learn(
    computed: Computed, threshold: float, other: float, rate: float, steps: int, count: int, seed: int
) -> None:
    lesson = computed(
        LogisticRegression,
        threshold=threshold,
        other_threshold=other,
        learning_rate=rate,
        steps=steps,
        count=count,
        seed=seed,
    )
    facts, labels, points = lesson.facts(), np.arange(count) % 2, lesson.cloud.points
    threshold, other = lesson.params.threshold, lesson.params.other_threshold
    first = chances(points, np.array([1.0, -1.2, 0.0]))
    last = chances(points, np.append(facts["weights"], facts["bias"]))
    assert facts["first_loss"] == pytest.approx(log_loss(labels, first))
    (_, alarms), (missed, _) = confusion_matrix(labels, last >= threshold, labels=[0, 1])
    found = lesson.learned.calls
    assert (found.false_negative, found.false_positive) == (missed, alarms)
    _, moved = lesson.learned.calls, lesson.learned.other_calls
    assert moved.false_negative == np.sum((last < other) & (labels == 1))
    assert moved.false_positive == np.sum((last >= other) & (labels == 0))
    assert lesson.learned.accuracies[-1] == pytest.approx(np.mean((last >= threshold) == labels))


@given(st.floats(0.05, 0.95))
def test_numbers_are_kept_as_they_are_written(threshold: float) -> None:
    assert LogisticRegression.Params(threshold=threshold).threshold == float(f"{threshold:.2f}")


@pytest.mark.parametrize(
    ("params", "beat", "said"),
    [
        ({}, "train", "Step by 0.15 times the mean pull, 2000 times: the loss falls at every step"),
        ({"steps": 1}, "train", "times the mean pull, once: the loss falls from"),
        ({"steps": 2, **HUGE_STEPS}, "train", "twice: the steps are too large"),
        ({"learning_rate": 0.5}, "train", "but in jumps, because the steps are too large"),
        ({"weight_x": 0, "weight_y": 0}, "line_up_by_score", "With both weights at zero"),
        ({"separation": 8, "spread": 0.5}, "separate_the_classes", "Here the line makes no mistakes."),
        ({"other_threshold": 0.2}, "move_the_threshold", "Say spam from 0.2: missed spam"),
        (
            {"other_threshold": 0.9},
            "move_the_threshold",
            "Say spam only from 0.9: missed spam rises from 2 to 8",
        ),
        ({"other_threshold": 0.9}, "separate_the_classes", "Back to 0.5. Could we be surer?"),
        ({"steps": 300}, "separate_the_classes", "bias: the loss falls"),
        (HUGE_STEPS, "train", "the loss jumps from"),
        (HUGE_STEPS, "answer", "This training failed"),
        ({"separation": 8, "spread": 0.5, "other_threshold": 0.51}, "move_the_threshold", "nothing changes"),
        ({"links": 0, "exclamation_marks": 1}, "meet_the_new_one", "0 links and 1 exclamation mark."),
    ],
)
def test_the_words_follow_what_happens(
    computed: Computed, params: dict[str, Any], beat: str, said: str
) -> None:
    assert said in narrations(computed(LogisticRegression, **params))[beat]


def test_scores_are_told_only_if_they_are_given(computed: Computed) -> None:
    told = {scores: narrations(computed(LogisticRegression, scores=scores)) for scores in ((), (2, -1.5, 0))}
    default = narrations(computed(LogisticRegression))
    assert default == told[()]
    assert default["join_the_bars"].endswith("our message gets 12%.")
    added = " Likewise, scores of 2, −1.5 and 0 get 88%, 18% and 50%."
    assert told[2, -1.5, 0] == {**default, "join_the_bars": default["join_the_bars"] + added}


def test_the_axis_of_scores_reaches_as_far_as_those_that_are_given(computed: Computed) -> None:
    points = ((1, 2, 0), (2, 3, 1), (4, 1, 0), (5, 5, 1))
    for scores, farthest in (((), 3.0), ((8, 0.5), 8.0), ((-8,), 8.0)):
        low, high = computed(LogisticRegression, points=points, scores=scores).ranges()["scores of a guess"]
        assert high == -low == pytest.approx(farthest, abs=1e-9) if scores else high < 4


def test_a_threshold_that_stays_is_not_moved(computed: Computed) -> None:
    lesson = computed(LogisticRegression, threshold=0.7, other_threshold=0.7)
    assert "move_the_threshold" not in narrations(lesson)


# Points of the lecturer's own --------------------------------------------------------------------------

FLOWERS = "petal_length;petal_width;kind\n" + "".join(
    f"{4 + i * 0.1:.1f};{1 + i % 5 * 0.2:.1f};{'versicolor' if i < 12 else 'virginica'}\n" for i in range(24)
)


def test_a_file_is_learnt_from_in_standard_deviations(
    computed: Computed, table_of: Any, tmp_path: Path
) -> None:
    (tmp_path / "iris.csv").write_text(FLOWERS)
    lesson = computed(
        LogisticRegression, data=table_of(tmp_path / "iris.csv", classes=True), learning_rate=2, steps=300
    )
    facts, said = lesson.facts(), narrations(lesson)
    columns = np.array([[4 + i * 0.1, 1 + i % 5 * 0.2] for i in range(24)])
    points = StandardScaler().fit_transform(columns)
    chances = 1 / (1 + np.exp(-(points @ facts["weights"] + facts["bias"])))
    assert facts["last_loss"] == pytest.approx(log_loss(np.arange(24) >= 12, chances), abs=1e-4)
    assert "Here are 24 rows of iris.csv, placed by petal_length and petal_width." in said["meet_the_new_one"]
    assert "The squares are virginica, and the discs are versicolor." in said["meet_the_new_one"]
    assert "judge_fresh_ones" not in said
    assert "spam" not in " ".join(said.values())
    assert "message" not in " ".join(said.values())


def test_the_new_one_is_told_in_the_units_of_the_file(
    computed: Computed, table_of: Any, tmp_path: Path
) -> None:
    (tmp_path / "iris.csv").write_text(FLOWERS.replace("petal_length", "length (cm)"))
    table = table_of(tmp_path / "iris.csv", classes=True)
    said = narrations(computed(LogisticRegression, data=table, new_point=(5.1, 1.4)))["meet_the_new_one"]
    assert "Now a new one comes in, with length 5.1 cm and petal_width 1.4. How likely" in said
    points = ((1, 2, 0), (2, 3, 1), (4, 1, 0), (5, 5, 1))
    said = narrations(computed(LogisticRegression, points=points, new_point=(3, 2.5)))["meet_the_new_one"]
    assert "Now a new one comes in, at 3 and 2.5. How likely" in said


def test_a_new_one_that_is_surely_of_the_other_class_can_be_written(computed: Computed) -> None:
    points = ((1, 2, 0), (2, 3, 0), (4, 6, 1), (5, 5, 1))
    lesson = computed(LogisticRegression, points=points, message_x=-3, message_y=-3, learning_rate=5)
    sources = [getattr(part, "source", "") for part in doubled_table(lesson.learned).get_family()]
    assert "< 0.1%" in sources


def test_points_may_be_typed_in(computed: Computed) -> None:
    lesson = computed(LogisticRegression, points=((1, 2, 0), (2, 3, 1), (4, 1, 0), (5, 5, 1)))
    assert lesson.cloud.labels.tolist() == [0, 1, 0, 1]
    assert lesson.cloud.points.mean(axis=0) == pytest.approx([0, 0])
    assert "The squares are class 1" in narrations(lesson)["meet_the_new_one"]


@pytest.mark.parametrize(
    "header", ["x,y,kind", "#$ * _ [a|b],a name of more letters than there is any room for on this axis,kind"]
)
def test_any_names_of_columns_and_classes_leave_the_film_readable(
    play: Any, table_of: Any, tmp_path: Path, header: str
) -> None:
    classes = ["{{ no : data }} and on", "*a class of its own*"]
    rows = [f"{1e6 + 3e4 * i},{i * i * 1e-3},{classes[i % 2]}" for i in range(2500)]
    (tmp_path / "odd.csv").write_text("\n".join([header, *rows]))
    showing = play(LogisticRegression, frames=False, data=table_of(tmp_path / "odd.csv", classes=True))
    assert showing.outside(frame().safe) == []
    sources = [getattr(mobject, "source", "") for places in showing.stood.values() for mobject, _ in places]
    assert "2000 of 2500 rows" in sources
