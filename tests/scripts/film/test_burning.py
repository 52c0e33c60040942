from __future__ import annotations

import av
import numpy as np
import pytest
from av.stream import Disposition

from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import DARK, LIGHT, using_theme
from scripts.exports.video import write_mp4
from scripts.film.burning import caption_text
from scripts.film.recording import record_lesson
from scripts.film.subject import Part, Subject
from scripts.narration.captions import LINE_LENGTH, TimedText, captions
from scripts.narration.narration_style import NarrationStyle


@pytest.fixture(scope="module")
def burned(walk, tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("burned")
    recording = record_lesson(
        Subject(walk, walk.Params(), DARK, tiny),
        folder,
        narration_style=NarrationStyle(burn_captions=True),
    )
    return folder, recording


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize(
    "caption",
    [
        "One.",
        "W" * LINE_LENGTH + "\n" + "g" * LINE_LENGTH,
        'a #b $c$ *d* _e_\n[f] <g> @h `i` "j" \\ k~l // m',
    ],
)
def test_a_caption_stands_in_the_zone_that_lessons_leave_free(caption, theme):
    with using_theme(theme):
        written = caption_text(caption)
    assert written.get_top()[1] <= frame().safe.bottom
    assert written.get_bottom()[1] >= -4
    assert written.width <= frame().safe.width
    assert written[0].fill_color.to_hex() == theme.color("ink").to_hex()


def test_captions_come_and_go_as_cues_and_nothing_else_changes(burned, filmed, tiny, decode):
    folder, recording = burned
    frames, plain = (
        decode(folder / "lesson.mp4").astype(int),
        decode(filmed.folder / "lesson.mp4").astype(int),
    )
    assert frames.shape == plain.shape
    zone = round(tiny.height * (4 + frame().safe.bottom) / 8)
    assert np.abs(frames[:, : -zone - 8] - plain[:, : -zone - 8]).mean() < 1
    cues = captions(
        TimedText(phrase.text, phrase.start, phrase.end)
        for beat in recording.beats
        for phrase in beat.phrases
    )
    for number, shown in enumerate(frames):
        seen = np.abs(shown[-zone:] - plain[number, -zone:]).max() > 40
        in_caption = any(
            round(cue.start.total_seconds() * tiny.fps) <= number < round(cue.end.total_seconds() * tiny.fps)
            for cue in cues
        )
        assert seen == in_caption, number


def test_players_are_given_no_captions_to_show_over_those_in_the_picture(burned, filmed):
    with av.open(burned[0] / "lesson.mp4") as film, av.open(filmed.folder / "lesson.mp4") as plain:
        assert [stream.disposition for stream in plain.streams.subtitles] == [Disposition.default]
        assert not film.streams.subtitles
    for name in ("lesson.vtt", "lesson.srt"):  # a page shows them when it is asked to
        assert (burned[0] / name).read_bytes() == (filmed.folder / name).read_bytes()


@pytest.mark.parametrize("burn_captions", [False, True])
def test_a_clip_with_captions_in_the_picture_has_no_track_of_them_either(burn_captions, walk, tiny, tmp_path):
    style = NarrationStyle(burn_captions=burn_captions)
    subject = Subject(walk, walk.Params(), DARK, tiny)
    write_mp4(subject, Part(("stand",)), tmp_path / "stand.mp4", style)
    with av.open(tmp_path / "stand.mp4") as film:
        assert bool(film.streams.subtitles) != burn_captions


def test_each_caption_is_another_picture(burned, tiny, decode):
    folder, recording = burned
    frames = decode(folder / "lesson.mp4").astype(int)
    zone = round(tiny.height * (4 + frame().safe.bottom) / 8)
    first, second = (frames[round(beat.start * tiny.fps) + 2, -zone:] for beat in recording.beats[:2])
    assert np.abs(first - second).max() > 40
