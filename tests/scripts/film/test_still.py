from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from scenes.stage.lesson import beat
from scenes.stage.shapes.theme import DARK
from scripts.film.excerpt import record_excerpt
from scripts.film.rehearsal import rehearse
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.still import UnknownMoment, record_still
from scripts.film.subject import Part, Subject


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
    for each in filmed.recording.beats:
        seconds, taken = still(each.name)
        last = round(each.end * tiny.fps) - 1
        assert seconds == pytest.approx(last / tiny.fps)
        assert (taken == pictures[last]).all(), each.name


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


@pytest.fixture(scope="module")
def told(walk):
    """The walk, with a beat of three phrases."""

    class Told(walk):
        @beat("A box stands.", "It moves to the right.", "And back.", title="To and fro")
        def stand(self):
            super().stand()
            for distance in (1, -1):
                self.cue()
                self.play(self.box.animate.shift([distance, 0, 0]), run_time=self.phrase_left())

    return Told


def test_a_phrase_means_what_it_leads_to(told, tiny, tmp_path):
    subject = Subject(told, told.Params(), DARK, tiny)
    beat = rehearse(subject)[0]
    ends = [beat.phrases[1].start, beat.phrases[2].start, beat.end]
    for number, end in enumerate(ends, 1):
        seconds = record_still(subject, f"stand:{number}", tmp_path / "still.png")
        assert seconds == pytest.approx(end - 1 / tiny.fps)
        taken = np.array(Image.open(tmp_path / "still.png"))
        record_still(subject, end if number < 3 else seconds, tmp_path / "same.png")
        assert (taken == np.array(Image.open(tmp_path / "same.png"))).all()


@pytest.mark.parametrize("number", [0, 4])
def test_a_phrase_that_is_not_there_is_refused(told, tiny, tmp_path, number):
    with pytest.raises(UnknownMoment, match=f"stand of .* has 3 phrases, and no stand:{number}$"):
        record_still(Subject(told, told.Params(), DARK, tiny), f"stand:{number}", tmp_path / "still.png")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_excerpt_may_be_one_phrase(told, tiny, number):
    subject = Subject(told, told.Params(), DARK, tiny)
    phrase = rehearse(subject)[0].phrases[number - 1]
    frames = []
    (cut,) = record_excerpt(subject, Part(("stand",), number), lambda _, repeat, *__: frames.append(repeat))
    assert sum(frames) == round((phrase.end - phrase.start) * tiny.fps)
    assert (cut.start, cut.end) == (0, pytest.approx(phrase.end - phrase.start))
    assert [each.narration for each in cut.phrases] == [phrase.narration]
