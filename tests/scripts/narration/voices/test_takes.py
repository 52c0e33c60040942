"""In a film, every phrase is heard whole, within its own time, at one loudness."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

import numpy as np
import pytest
from manim import RIGHT, FadeIn, Square

from scenes.stage.lesson import Lesson, LessonParams, Phrase, beat
from scenes.stage.shapes.theme import DARK
from scripts.film.recording import record_lesson
from scripts.film.subject import Subject
from scripts.narration.narration_style import NarrationStyle
from scripts.narration.sound import RATE, loudness, read_sound, silence
from scripts.narration.voices.choice import choose_voice
from scripts.narration.voices.takes import Takes

SPOKEN = {"swift": (0.93, 1.31, 0.47), "slow": (0.52, 0.61), "still": (1.07,)}
"""Seconds of each phrase; none is a whole number of frames."""


class Tale(Lesson):
    """A box moves while it is spoken of."""

    title: ClassVar[str] = "A tale"

    class Params(LessonParams):
        skips: bool = False

    @beat("It comes.", "It stands there.", "It goes.")
    def swift(self) -> None:
        self.box = Square()
        self.play(FadeIn(self.box), run_time=0.3)
        self.cue()
        self.cue()
        self.play(self.box.animate.shift(RIGHT), run_time=self.phrase_left(least=0.2))

    @beat("Slowly.", Phrase("It waits.", when=lambda lesson: lesson.params.skips), "Slower still.")
    def slow(self) -> None:
        self.play(self.box.animate.shift(RIGHT), run_time=2.3)  # longer than the words
        self.cue()
        self.cue()
        self.play(self.box.animate.shift(RIGHT), run_time=1.9)

    @beat("It rests.")
    def still(self) -> None:
        pass


@pytest.fixture(scope="module")
def told(tmp_path_factory, tiny, tone, write_sound):
    """The film of the tale, spoken in tones of rising pitch, with silence around each in its file."""
    folder, recordings = tmp_path_factory.mktemp("told"), tmp_path_factory.mktemp("voice")
    for pitch, (name, seconds) in enumerate(phrases()):
        sound = np.concatenate(
            [silence(RATE // 3), tone(seconds, 0.02 + 0.05 * pitch, hertz(pitch)), silence(RATE)]
        )
        write_sound(recordings / f"{name}.wav", sound)
    style = NarrationStyle(choose_voice(f"recordings:{recordings}").for_lesson("tale"))
    return folder, record_lesson(Subject(Tale, Tale.Params(), DARK, tiny), folder, narration_style=style)


def phrases():
    return [
        (f"{beat}-{number}", seconds)
        for beat, spoken in SPOKEN.items()
        for number, seconds in enumerate(spoken, 1)
    ]


def hertz(pitch):
    return 300 + 170 * pitch


def heard_at(wave, frequency):
    """The seconds in which a tone of that frequency is heard."""
    step = RATE // 200
    pieces = wave[: len(wave) // step * step].reshape(-1, step)
    turns = np.exp(-2j * np.pi * frequency * np.arange(step) / RATE)
    strength = np.abs(pieces @ turns) / np.maximum(np.linalg.norm(pieces, axis=1), 0.1) / np.sqrt(step)
    loud = np.flatnonzero(strength > 0.5)
    return loud[0] / 200, (loud[-1] + 1) / 200


def test_every_phrase_is_heard_whole_within_its_time(told):
    folder, recording = told
    film = read_sound(folder / "lesson.mp4")
    played = [phrase for beat in recording.beats for phrase in beat.phrases]
    spans = [heard_at(film, hertz(pitch)) for pitch in range(len(played))]
    for (start, end), (name, seconds), phrase in zip(spans, phrases(), played, strict=True):
        assert end - start == pytest.approx(seconds, abs=0.03), name
        assert phrase.start + 0.2 < start
        assert end < phrase.end
    for (_, end), (start, _) in pairwise(spans):
        assert start - end > 0.35  # a pause that sounds natural


def test_every_clip_has_the_sound_of_its_beat(told):
    folder, recording = told
    pitch = 0
    for played in recording.beats:
        clip = read_sound(folder / played.clip)
        for phrase, seconds in zip(played.phrases, SPOKEN[played.name], strict=True):
            start, end = heard_at(clip, hertz(pitch))
            assert start > phrase.start - played.start
            assert end - start == pytest.approx(seconds, abs=0.03)
            pitch += 1


def test_the_whole_film_has_one_loudness(told):
    folder, _ = told
    assert loudness(read_sound(folder / "lesson.mp4")) == pytest.approx(-16, abs=0.5)


class Choir:
    """Sings each phrase as a tone of its own loudness."""

    def __init__(self, tone):
        self.tone = tone

    def speak(self, script, _):
        return {
            beat: [self.tone(2.0, 0.01 * (row + 1) * (column + 1)) for column, _ in enumerate(phrases)]
            for row, (beat, phrases) in enumerate(script.items())
        }


def test_beats_are_equally_loud_and_phrases_keep_their_differences(tone):
    takes = Takes(Choir(tone), 1.0)
    takes({"a": ["One.", "Two."], "b": ["One.", "Two."]})
    (quiet, loud), (again, _) = (takes._takes[name].values() for name in ("a", "b"))
    assert loudness(loud) - loudness(quiet) == pytest.approx(6.02, abs=0.1)
    assert loudness(again) == pytest.approx(loudness(quiet), abs=0.2)
