from __future__ import annotations

import numpy as np
import pytest

from scenes.learning.logistic_regression.classifiers import LinearClassifier
from scenes.learning.logistic_regression.params import MessageParams
from scenes.learning.logistic_regression.sigmoids import SigmoidPlot
from scenes.learning.logistic_regression.slides import Slide

MODEL = np.array([1.0, -1.2, 0.3])


@pytest.fixture
def slide() -> Slide:
    picture = LinearClassifier(MessageParams(), ("links", "exclamation marks"))
    plot = SigmoidPlot(picture.scores(MODEL), picture.classes)
    lines = picture.lines_of_equal_score(MODEL, plot.marks)
    found = Slide(picture, plot, lines, MODEL, picture.query_mark(picture.asked))
    found.plot, found.picture, found.scores = plot, picture, lines.scores
    return found


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
def test_while_the_plane_turns_marks_stay_on_their_lines(slide: Slide, share: float) -> None:
    slide.set_state(turned=share)
    (start, end), (other, _) = (line.points[[0, -1], :2] for line in slide.lines[:2])
    along = (end - start) / np.linalg.norm(end - start)
    across = np.array([-along[1], along[0]])
    pitch = (other - start) @ across / (slide.scores[1] - slide.scores[0])
    for label, cloud in enumerate(slide.clouds):
        shown = slide.picture.shown[slide.picture.classes == label]
        scores = slide.scores[0] + (cloud.places - start) @ across / pitch
        assert scores == pytest.approx(shown @ MODEL[:2] + MODEL[2], abs=1e-6)


def test_at_the_end_lines_are_ticks_and_marks_stand_in_stacks(slide: Slide) -> None:
    slide.set_state(turned=1.0)
    for line, score in zip(slide.lines, slide.scores, strict=True):
        assert line.points[[0, -1], 0] == pytest.approx(slide.plot.at(score, 0.0)[0])
    slide.set_state(dropped=1.0)
    for cloud, stack in zip(slide.clouds, slide.plot.stacks(), strict=True):
        assert cloud.places == pytest.approx(stack)
    assert slide.query.get_center() == pytest.approx(
        slide.plot.at_foot(float(slide.picture.asked @ MODEL[:2] + 0.3))
    )


def test_without_weights_nothing_breaks() -> None:
    picture = LinearClassifier(MessageParams(), ("links", "exclamation marks"))
    plot = SigmoidPlot(picture.scores(np.zeros(3)), picture.classes)
    lines = picture.lines_of_equal_score(np.zeros(3), plot.marks)
    slide = Slide(picture, plot, lines, np.zeros(3), picture.query_mark(picture.asked))
    slide.set_state(turned=1.0)
    assert all(np.isfinite(cloud.places).all() for cloud in slide.clouds)
