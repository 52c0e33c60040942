from __future__ import annotations

import re
import shutil

import av
import numpy as np
import pytest

from scenes.stage.shapes.theme import DARK
from scripts.basis.errors import MathreelError
from scripts.film.assembly import assemble_course
from scripts.film.recording import record_lesson
from scripts.film.subject import Subject
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.sound import RATE, loudness, read_sound
from scripts.narration.tracks import read_cues
from scripts.narration.voices import kokoro
from scripts.narration.voices.choice import VoiceChoice, choose_voice, open_synthesizer, open_voice
from scripts.narration.voices.recordings import Recordings

NAMES = ["stand", "take_one_step", "drift"]
LENGTHS = dict(zip(NAMES, (1.0, 4.07, 2.5), strict=True))
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory, tone, write_sound):
    """A lecturer's folder: a tone of its own pitch for each beat, in several formats."""
    folder = tmp_path_factory.mktemp("voice") / "walk"
    folder.mkdir()
    names = ("01-stand.wav", "take_one_step.flac", "03 drift.wav")
    for number, (name, seconds) in enumerate(zip(names, LENGTHS.values(), strict=True), 1):
        write_sound(folder / name, tone(seconds, 0.02 * number, 300 * number, 44100), 44100)
    (folder / "notes.txt").write_text("not a recording")
    return folder


@pytest.fixture(scope="module")
def spoken(walk, tiny, recorded, tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoken")
    narration_style = NarrationStyle(choose_voice(f"recordings:{recorded.parent}@de").for_lesson("walk"))
    return folder, record_lesson(
        Subject(walk, walk.Params(), DARK, tiny), folder, narration_style=narration_style
    )


def pitch(wave):
    return np.abs(np.fft.rfft(wave)).argmax() * RATE / len(wave)


def test_a_beat_lasts_as_long_as_its_voice(spoken, filmed):
    _, recording = spoken
    for beat in recording.beats:
        assert beat.phrases[0].end - beat.start >= LENGTHS[beat.name]
        assert beat.end - beat.start >= LENGTHS[beat.name] + 0.6
    step, silent = recording.beats[1], filmed.recording.beats[1]
    assert step.end - step.start > silent.end - silent.start


def test_sound_and_picture_are_in_step_in_the_film_and_in_every_clip(spoken, tiny):
    folder, recording = spoken
    whole = read_sound(folder / "lesson.mp4")
    for number, beat in enumerate(recording.beats, 1):
        frames = round((beat.end - beat.start) * tiny.fps)
        start, end = round(beat.start * RATE), round(beat.end * RATE)
        clip = read_sound(folder / beat.clip)
        assert len(clip) == pytest.approx(frames * RATE / tiny.fps, abs=1100)  # AAC writes whole blocks
        for heard in (whole[start:end], clip):
            loud = np.flatnonzero(np.abs(heard) > 0.05)
            assert loud[0] / RATE == pytest.approx(0.25, abs=1 / tiny.fps)
            assert (loud[-1] - loud[0]) / RATE == pytest.approx(LENGTHS[beat.name], abs=1 / tiny.fps)
            assert pitch(heard[loud[0] : loud[-1]]) == pytest.approx(300 * number, rel=0.02)


def test_all_beats_are_equally_loud(spoken):
    folder, recording = spoken
    assert loudness(read_sound(folder / "lesson.mp4")) == pytest.approx(-16, abs=0.7)
    for beat in recording.beats:  # the silence around a second of sound is measured with it
        assert loudness(read_sound(folder / beat.clip)) == pytest.approx(-16, abs=1.5), beat.name


def test_captions_follow_the_voice(spoken):
    folder, recording = spoken
    with av.open(folder / "lesson.mp4") as film:
        cues = read_cues(film)
        assert {track.metadata["language"] for track in (*film.streams.subtitles, *film.streams.audio)} == {
            "deu"
        }
    assert "Language: de\n" in (folder / "lesson.vtt").read_text()
    assert [cue.content for cue in cues] == [
        "A box stands.",
        "It walks 3.0 < 3.0.",
        "It drifts on, a little with every frame.",
    ]
    for cue, beat in zip(cues, recording.beats, strict=True):
        assert cue.start.total_seconds() == pytest.approx(beat.start, abs=0.001)
        assert cue.end.total_seconds() == pytest.approx(beat.phrases[0].end, abs=0.001)


def test_a_course_keeps_voices_and_captions_in_step(spoken, filmed, tmp_path):
    """A silent lesson between two that speak, so that an error would add up."""
    folder, recording = spoken
    silent = filmed.folder / "lesson.mp4"
    films = [("a", folder / "lesson.mp4"), ("b", silent), ("c", folder / "lesson.mp4")]
    chapters = assemble_course(films, tmp_path / "course.mp4", "Course")
    wave = read_sound(tmp_path / "course.mp4")
    assert len(wave) / RATE == pytest.approx(chapters[-1].end, abs=0.03)
    for chapter in (chapters[0], chapters[2]):
        first = wave[round(chapter.start * RATE) : round((chapter.start + 1) * RATE)]
        assert np.flatnonzero(np.abs(first) > 0.05)[0] / RATE == pytest.approx(0.25, abs=0.01)
    middle = wave[round((chapters[1].start + 0.1) * RATE) : round((chapters[1].end - 0.1) * RATE)]
    assert np.abs(middle).max() < 0.001
    with av.open(tmp_path / "course.mp4") as course:
        cues = read_cues(course)
        assert course.streams.audio[0].metadata["language"] == "mul"  # two films are German, one is English
    starts = [
        chapter.start + beat.start
        for chapter, beats in zip(
            chapters, (recording.beats, filmed.recording.beats, recording.beats), strict=True
        )
        for beat in beats
    ]
    assert [cue.start.total_seconds() for cue in cues] == pytest.approx(starts, abs=0.002)


def test_the_mark_follows_what_is_heard(recorded, tmp_path, tone, write_sound):
    choice = choose_voice(f"recordings:{recorded.parent}").for_lesson("walk")
    moved = tmp_path / "walk"
    shutil.copytree(recorded, moved)
    again = choose_voice(f"recordings:{tmp_path}").for_lesson("walk")
    assert NarrationStyle(again).identity() == NarrationStyle(choice).identity() != SILENT.identity()
    write_sound(moved / "01-stand.wav", tone(1.0, 0.02, 500))
    assert choose_voice(f"recordings:{tmp_path}").for_lesson("walk").identity() != choice.identity()


def test_missing_recordings_are_named(recorded):
    script = {name: ["One.", "Two."] for name in (*NAMES, "look_back")}
    assert Recordings(recorded).missing(script) == ["look_back"]
    with pytest.raises(MathreelError, match=r"no recording look_back-1 in .*walk"):
        Recordings(recorded).speak({"look_back": ["It looks back."]}, 1.0)


@needs_espeak
def test_espeak_speaks_in_its_time():
    voice = open_voice(choose_voice("espeak"))
    text = "The slope at seven points uphill, so we step the other way."
    (calm,), (fast,) = voice.speak({"a": [text]}, 1.0)["a"], voice.speak({"a": [text]}, 2.0)["a"]
    assert 3 < len(calm) / RATE < 7
    assert len(fast) < 0.7 * len(calm)
    assert loudness(calm) > -40
    (longer,) = voice.speak({"a": [text + " " + text]}, 1.0)["a"]
    assert len(longer) > 1.7 * len(calm)


@needs_espeak
def test_espeak_tells_a_whole_lesson(walk, tiny, tmp_path):
    recording = record_lesson(
        Subject(walk, walk.Params(), DARK, tiny),
        tmp_path,
        narration_style=NarrationStyle(choose_voice("espeak:en-us")),
    )
    wave = read_sound(tmp_path / "lesson.mp4")
    assert len(wave) / RATE == pytest.approx(recording.duration, abs=0.03)
    assert loudness(wave) == pytest.approx(-16, abs=1.5)


REFUSED = {
    "sam": "there is no voice sam: --voice takes piper[:MODEL.onnx], espeak[:LANGUAGE], kokoro:MODEL[@NAME] "
    "or recordings:FOLDER[@LANGUAGE].",
    "espeak:klingonese": "espeak-ng speaks no language 'klingonese'",
    "recordings": "there is no folder given",
    "recordings:nowhere": "there is no folder nowhere",
    "recordings:nowhere@de": "there is no folder nowhere:",
    f"recordings:{300 * 'x'}": "there is no folder xxx",
    "recordings:a\0b@de": "there is no folder a\0b",
    "recordings:{empty}": "holds no recordings",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_voice_that_is_not_there_is_one_sentence(text, tmp_path):
    if text.startswith("espeak") and shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    with pytest.raises(MathreelError, match=re.escape(REFUSED[text])) as refusal:
        choose_voice(text.format(empty=tmp_path))
    assert "\n" not in str(refusal.value)


def test_espeak_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MathreelError, match="needs the program espeak-ng: install it"):
        choose_voice("espeak")


def test_kokoro_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setattr(kokoro, "find_spec", lambda _: None)
    with pytest.raises(
        MathreelError, match=r"not installed: .* -m pip install -e '\.\[kokoro\]' -c constraints"
    ):
        choose_voice("kokoro:model.onnx")


def test_kokoro_without_its_files_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(kokoro, "find_spec", lambda _: object())
    for name, said in ((300 * "x", "too long"), ("a\0b", "cannot be the name"), ("", "no file given")):
        with pytest.raises(MathreelError, match=said):
            choose_voice(f"kokoro:{name}")
    model = tmp_path / "kokoro-v1.0.onnx"
    with pytest.raises(MathreelError, match=r"there is no file .*kokoro-v1\.0\.onnx"):
        choose_voice(f"kokoro:{model}")
    model.write_bytes(b"no model")
    with pytest.raises(MathreelError, match=r"there is no voices-v1\.0\.bin"):
        choose_voice(f"kokoro:{model}")


def test_kokoro_with_files_that_are_no_model_is_told(tmp_path):
    pytest.importorskip("kokoro_onnx", reason="the extra kokoro is not installed")
    model = tmp_path / "kokoro-v1.0.onnx"
    model.write_bytes(b"no model")
    (tmp_path / "voices-v1.0.bin").write_bytes(b"no voices")
    with pytest.raises(MathreelError, match="cannot be loaded as a Kokoro model"):
        open_synthesizer(choose_voice(f"kokoro:{model}"))


class Model:
    """What kokoro_onnx gives, as far as it is used."""

    def __init__(self, sound):
        self.sound = sound

    def get_voices(self):
        return ["af_heart", "bm_george"]

    def create(self, text, voice, speed, lang):
        self.asked = (text, voice, speed, lang)
        return self.sound, 24000


def test_kokoro_speaks_with_the_voice_that_is_named(monkeypatch, tmp_path, tone):
    model = Model(tone(1.0, rate=24000))
    monkeypatch.setattr(kokoro, "_load", lambda *_: model)
    for name in ("kokoro.onnx", "voices-v1.0.bin"):
        (tmp_path / name).touch()
    source = f"{tmp_path}/kokoro.onnx"
    synthesizer = open_synthesizer(VoiceChoice("kokoro", f"{source}@bm_george", "", "en-GB"))
    (wave,) = synthesizer.say(["x squared falls."], 1.5)
    assert model.asked == ("x squared falls.", "bm_george", 1.5, "en-gb")
    assert len(wave) == pytest.approx(RATE, abs=100)
    with pytest.raises(MathreelError, match="no voice bm_georg, did you mean bm_george"):
        open_synthesizer(VoiceChoice("kokoro", f"{source}@bm_georg", "", "en-GB"))
