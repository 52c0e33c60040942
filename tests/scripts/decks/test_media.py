from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from scripts.decks.deck import Deck
from scripts.decks.media import first_picture, last_picture, with_sound, write_reversed


@pytest.fixture
def clip(deck: Deck) -> Path:
    return deck.beats[1].clip


def test_the_first_and_the_last_picture_are_those_of_the_film(clip: Path, decode: Any) -> None:
    frames = decode(clip).astype(int)
    for picture, frame in ((first_picture(clip), frames[0]), (last_picture(clip), frames[-1])):
        assert picture.size == (160, 90)
        assert np.abs(np.asarray(picture).astype(int) - frame).max() <= 3
    assert np.abs(frames[0] - frames[-1]).max() > 50


def test_a_silent_clip_gets_a_sound_track_that_does_not_outlast_it(
    clip: Path, tmp_path: Path, decode: Any, top_level_boxes: Any
) -> None:
    with_sound(clip, tmp_path / "sounding.mp4")
    with av.open(tmp_path / "sounding.mp4") as film, av.open(clip) as silent:
        (video,), (audio,) = film.streams.video, film.streams.audio
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert video.frames == silent.streams.video[0].frames
        sound = list(film.decode(audio))
        assert all(not np.any(frame.to_ndarray()) for frame in sound)
        seconds = Fraction(sum(frame.samples for frame in sound), sound[0].sample_rate)
        pictures = video.duration * video.time_base
        assert pictures - Fraction(1, 10) < seconds <= pictures
    assert np.array_equal(decode(tmp_path / "sounding.mp4"), decode(clip))
    boxes = top_level_boxes(tmp_path / "sounding.mp4")
    assert boxes.index("moov") < boxes.index("mdat")


def test_a_clip_that_speaks_keeps_its_voice(clip: Path, tmp_path: Path) -> None:
    with_sound(clip, tmp_path / "once.mp4")
    with_sound(tmp_path / "once.mp4", tmp_path / "twice.mp4")
    assert (tmp_path / "twice.mp4").read_bytes() == (tmp_path / "once.mp4").read_bytes()


def test_a_clip_runs_backwards_across_key_frames(filmed: Any, tmp_path: Path, decode: Any) -> None:
    film = filmed.folder / "lesson.mp4"  # joined of several clips, each with a key frame of its own
    write_reversed(film, tmp_path / "backwards.mp4")
    forward, backward = decode(film).astype(int), decode(tmp_path / "backwards.mp4").astype(int)
    assert len(forward) == len(backward)
    assert np.abs(forward[::-1] - backward).mean(axis=(1, 2, 3)).max() < 2
    assert np.abs(forward - backward).mean(axis=(1, 2, 3)).max() > 2
