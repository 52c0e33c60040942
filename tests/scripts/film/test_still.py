from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from scenes.stage.shapes.theme import DARK
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.still import UnknownMoment, record_still
from scripts.film.subject import Subject


class EveryPicture(LessonRenderer):
    """Keeps all frames of a lesson as they are drawn for the film."""

    def __init__(self, fps):
        super().__init__(fps)
        self.pictures = []

    def wants(self, _):
        return True

    def show(self, picture, repeat):
        self.pictures += [picture[..., :3].copy()] * repeat


@pytest.fixture(scope="module")
def pictures(walk, tiny):
    with manim_settings(tiny):
        renderer = EveryPicture(tiny.fps)
        walk(walk.Params(), DARK, renderer=renderer).render()
    return renderer.pictures


@pytest.fixture
def still(walk, tiny, tmp_path):
    def take(moment):
        seconds = record_still(Subject(walk, walk.Params(), DARK, tiny), moment, tmp_path / "still.png")
        return seconds, np.array(Image.open(tmp_path / "still.png"))

    return take


def test_every_frame_of_the_film_can_be_had(still, pictures, tiny):
    for number, picture in enumerate(pictures):
        seconds, taken = still(number / tiny.fps)
        assert seconds == number / tiny.fps
        assert (taken == picture).all(), number


def test_a_still_looks_like_the_decoded_film(still, filmed, decode):
    frame = decode(filmed.folder / "lesson.mp4")[25]
    _, taken = still(2.55)
    assert np.abs(frame.astype(int) - taken).mean() < 3


def test_a_beat_means_its_last_frame(still, filmed, pictures, tiny):
    for beat in filmed.recording.beats:
        seconds, taken = still(beat.name)
        last = round(beat.end * tiny.fps) - 1
        assert seconds == pytest.approx(last / tiny.fps)
        assert (taken == pictures[last]).all(), beat.name


def test_the_end_is_the_last_picture(still, filmed, pictures):
    _, taken = still(filmed.recording.duration)
    assert (taken == pictures[-1]).all()


def test_a_frame_stands_until_the_next(still):
    assert still(1.09)[0] == pytest.approx(1.0)


@pytest.mark.parametrize("moment", ["no_such_beat", "look_back"])
def test_an_unknown_beat_is_answered_with_those_there_are(still, moment):
    with pytest.raises(UnknownMoment, match=rf"{moment}.*stand, take_one_step, drift"):
        still(moment)


@pytest.mark.parametrize("moment", [99.0, -0.5, float("nan")])
def test_a_time_outside_is_answered_with_the_length(still, filmed, moment):
    with pytest.raises(UnknownMoment, match=f"{filmed.recording.duration:.2f} seconds"):
        still(moment)
