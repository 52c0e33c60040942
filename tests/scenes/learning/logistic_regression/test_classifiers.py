from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from scenes.learning.logistic_regression.classifiers import LinearClassifier, key_of_marks, mistakes_readout
from scenes.learning.logistic_regression.doubling import leave_out, return_all
from scenes.learning.logistic_regression.params import MessageParams
from scenes.stage.shapes.frame import frame

CORNERS = ((0, 0, 0), (1, 1.5, 0), (3, 0.5, 1), (4, 2, 1), (2, 3, 0), (2.1, 0, 1))


@pytest.fixture
def picture() -> LinearClassifier:
    return LinearClassifier(MessageParams(points=CORNERS), ("$x_1$", "$x_2$"))


def test_what_is_misclassified_is_ringed_and_counted(picture: LinearClassifier) -> None:
    picture.set_state(model=(0.0, 1.0, 0.0), threshold=0.5)
    wrong = (picture.data[:, 1] >= 0) != (picture.classes == 1)
    rings = picture.mistakes.points.reshape(wrong.sum(), -1, 3).mean(axis=1)[:, :2]
    assert np.allclose(rings, picture.to_frame(picture.data[wrong]), atol=0.02)
    assert picture.counts.wrong == wrong.sum()
    picture.set_state(model=(1.0, 0.0, -20.0))
    assert picture.counts.false_negative == 3


def test_between_two_steps_of_a_training_the_rings_are_those_of_the_last(picture: LinearClassifier) -> None:
    picture.trajectory = np.array([(0.0, 1.0, 0.0), (0.0, -1.0, 0.0)])
    wrong = picture.set_state(step=0.0).wrong
    picture.set_state(step=0.9)
    assert picture.model == pytest.approx([0.0, -0.8, 0.0])
    assert picture.wrong.tolist() == wrong.tolist()
    rings = picture.mistakes.points.reshape(wrong.sum(), -1, 3).mean(axis=1)[:, :2]
    assert np.allclose(rings, picture.to_frame(picture.data[wrong]), atol=0.02)
    assert picture.set_state(step=1.0).wrong.tolist() != wrong.tolist()


def test_the_line_of_a_model_keeps_its_threshold(picture: LinearClassifier) -> None:
    picture.set_state(model=(1.0, 0.0, 0.0), threshold=0.5).set_state(model=(1.0, 0.0, -0.5))
    assert picture.threshold == 0.5
    assert [picture.values(end)[0] for end in picture.sides.line.points[[0, -1]]] == pytest.approx([0.5, 0.5])


def test_at_another_threshold_the_mistakes_are_counted_again(picture: LinearClassifier) -> None:
    picture.set_state(model=(1.0, 0.0, 0.0), threshold=0.5)
    rows = mistakes_readout(picture, "spam")
    picture.set_state(threshold=0.8)
    for row in rows:
        row.update()
    counts = picture.counts
    written = ["0.80", str(counts.false_negative), str(counts.false_positive)]
    assert [row[1].source for row in rows] == written
    assert counts.false_negative > 0


def test_along_a_line_of_equal_score_the_score_stays_the_same(picture: LinearClassifier) -> None:
    model = np.array([1.0, -2.0, 0.5])
    found = picture.lines_of_equal_score(model, np.array([-1.0, 0.0, 1.0, 99.0]))
    assert found.scores.tolist() == [-1.0, 0.0, 1.0]
    for line, score in zip(found.lines, found.scores, strict=True):
        for end in line.points[[0, -1]]:
            assert picture.values(end) @ model[:2] + model[2] == pytest.approx(score)


def test_tags_of_lines_that_lie_close_are_thinned_out_evenly(picture: LinearClassifier) -> None:
    marks = np.arange(-10.0, 11.0, 2.0)
    found = picture.lines_of_equal_score((0.0, 20.0, 0.0), marks)
    assert len(found.lines) == len(marks)
    kept = [float(tag.source.replace("\N{MINUS SIGN}", "-")) for tag in found.tags]
    assert 1 < len(kept) < len(marks)
    assert 0.0 in kept
    assert len(set(np.diff(kept))) == 1
    tops, bottoms = ([getattr(tag, f"get_{end}")()[1] for tag in found.tags] for end in ("top", "bottom"))
    assert all(low > high for low, high in zip(bottoms[1:], tops, strict=False))


def test_tags_stand_within_the_frame(picture: LinearClassifier) -> None:
    found = picture.lines_of_equal_score((0.1, 1.0, 0.0), np.array([-10.0, 0.0]))
    assert found.tags.get_right()[0] <= frame().safe.right


def test_without_weights_there_are_no_lines(picture: LinearClassifier) -> None:
    assert len(picture.lines_of_equal_score((0.0, 0.0, 1.0), np.array([0.0, 1.0])).lines) == 0


def test_the_arrow_of_the_weights_is_as_long_as_they_are(picture: LinearClassifier) -> None:
    arrow = picture.arrow_of_weights((0.5, -1.0))[0]
    assert picture.values(arrow.end) - picture.values(arrow.start) == pytest.approx([0.5, -1.0])


@pytest.mark.parametrize("asked", [(12, 0), (7, 2), (0, 0)])
def test_the_arrow_of_the_weights_hides_no_mark_and_leaves_room_for_a_pull(asked: tuple[int, int]) -> None:
    params = MessageParams(links=asked[0], exclamation_marks=asked[1])
    picture = LinearClassifier(params, ("links", "exclamation marks"))
    arrow, letter = picture.arrow_of_weights((3.0, -2.9), (1.5, 1.0), [(2.0, 2.0), (1e6, 0.0)])
    end = picture.arrow_from(arrow.end, np.array([1.5, 1.0])).end
    assert all(picture.shows(*picture.values(place)) for place in (arrow.start, arrow.end, end))
    mark = picture.query_mark(asked)
    assert (
        min(np.linalg.norm(letter.get_center() - mark.get_center()), abs(arrow.end - mark.get_center()).max())
        > 0.3
    )


def test_messages_stand_on_axes_from_zero_and_no_mark_hides_another() -> None:
    picture = LinearClassifier(MessageParams(), ("links", "exclamation marks"))
    assert picture.shows(0, 0)
    assert np.array_equal(np.rint(picture.shown), picture.data)
    apart = np.linalg.norm(picture.shown[:, None] - picture.shown, axis=2)
    assert apart[~np.eye(len(apart), dtype=bool)].min() > 0.2


def test_what_is_left_out_comes_back(picture: LinearClassifier) -> None:
    picture.set_state(model=(0.0, 1.0, 0.0), threshold=0.5)
    on_stage = SimpleNamespace(picture=picture, remove=lambda *_: None)
    gone = leave_out(on_stage)
    gone.begin()
    picture.mistakes.set_state(places=[])  # no ring is left at another threshold, while those of before fade
    gone.interpolate(0.5)
    assert sum(len(cloud.places) for cloud in picture.clouds) == 6 - picture.counts.wrong
    assert sum(len(marks.places) for marks in picture.left_out) == picture.counts.wrong
    return_all(picture)
    assert sum(len(cloud.places) for cloud in picture.clouds) == 6


def test_the_key_of_the_marks_begins_with_class_1() -> None:
    shown = key_of_marks((("not spam", "class_zero"), ("spam", "class_one")))
    assert [meaning.source for _, meaning in shown] == ["spam", "not spam"]
