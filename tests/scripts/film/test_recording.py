from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise

import av
import numpy as np
import pytest
import srt
from PIL import Image

from scenes.stage.lesson import beat
from scenes.stage.shapes.theme import DARK, LIGHT
from scripts.basis.quality import QUALITIES
from scripts.film.recording import plain, record_lesson
from scripts.film.rehearsal import rehearse
from scripts.film.subject import Subject
from scripts.narration.tracks import read_cues

NAMES = ["stand", "take_one_step", "drift"]


def test_the_folder_holds_what_is_promised_and_nothing_else(filmed):
    files = sorted(path.relative_to(filmed.folder).as_posix() for path in filmed.folder.rglob("*.*"))
    clips = [f"clips/{number:02}-{name}.mp4" for number, name in enumerate(NAMES, 1)]
    whole = ["lesson.mp4", "lesson.srt", "lesson.vtt", "transcript.md", "poster.png", "sheet.png"]
    assert files == sorted([*clips, *whole])
    assert [beat.clip for beat in filmed.recording.beats] == clips


def test_the_film_has_as_many_frames_as_its_length_says(filmed, tiny, decode):
    frames = decode(filmed.folder / "lesson.mp4")
    assert len(frames) == filmed.recording.frames == round(filmed.recording.duration * tiny.fps)
    with av.open(filmed.folder / "lesson.mp4") as film:
        stream = film.streams.video[0]
        assert stream.average_rate == tiny.fps
        assert stream.duration * stream.time_base == pytest.approx(filmed.recording.duration)


def test_frames_follow_each_other_without_a_gap(filmed, tiny):
    with av.open(filmed.folder / "lesson.mp4") as film:
        times = [packet.pts * packet.time_base * tiny.fps for packet in film.demux(video=0) if packet.size]
    assert times == list(range(filmed.recording.frames))


def test_beats_follow_each_other_to_the_end(filmed):
    beats = filmed.recording.beats
    assert [beat.name for beat in beats] == NAMES
    assert beats[0].start == 0
    assert all(earlier.end == later.start for earlier, later in pairwise(beats))
    assert beats[-1].end == filmed.recording.duration


def test_every_beat_begins_with_a_key_frame(filmed, tiny):
    with av.open(filmed.folder / "lesson.mp4") as film:
        keys = {
            packet.pts * packet.time_base * tiny.fps for packet in film.demux(video=0) if packet.is_keyframe
        }
    assert {round(beat.start * tiny.fps) for beat in filmed.recording.beats} <= keys


def test_beats_are_chapters(filmed):
    with av.open(filmed.folder / "lesson.mp4") as film:
        chapters = film.chapters()
        assert film.metadata["title"] == "A walk"
    assert [chapter["metadata"]["title"] for chapter in chapters] == ["Stand", "Take one step", "Drift"]
    for chapter, recorded in zip(chapters, filmed.recording.beats, strict=True):
        assert float(chapter["start"] * chapter["time_base"]) == pytest.approx(recorded.start)
        assert float(chapter["end"] * chapter["time_base"]) == pytest.approx(recorded.end)


def test_clips_are_the_film_in_pieces(filmed, decode):
    pieces = [decode(filmed.folder / beat.clip) for beat in filmed.recording.beats]
    assert (np.concatenate(pieces) == decode(filmed.folder / "lesson.mp4")).all()


def test_the_ground_is_the_themes(filmed, decode):
    ground = np.array(DARK.color("background").to_int_rgb())
    for frame in decode(filmed.folder / "lesson.mp4"):
        assert np.abs(frame[-8:, -8:].astype(int) - ground).max() <= 2


def test_a_held_picture_stays_the_same(filmed, tiny, decode):
    frames = decode(filmed.folder / filmed.recording.beats[0].clip)
    pause = frames[-round(0.6 * tiny.fps) :]
    assert np.abs(pause.astype(int) - pause[0]).max() <= 8  # the encoder may still refine it
    assert np.abs(frames[0].astype(int) - pause[0]).max() > 50


def test_the_film_starts_before_it_has_arrived(filmed, top_level_boxes):
    for path in filmed.folder.rglob("*.mp4"):
        boxes = top_level_boxes(path)
        assert boxes.index("moov") < boxes.index("mdat"), path


def test_captions_say_the_narration(filmed):
    vtt = (filmed.folder / "lesson.vtt").read_text(encoding="utf-8")
    assert vtt.startswith("WEBVTT\n")
    assert "It walks 3.0 &lt; 3.0." in vtt
    assert "It walks 3.0 < 3.0." in (filmed.folder / "lesson.srt").read_text(encoding="utf-8")


def test_captions_can_be_read_even_at_twice_the_pace(filmed):
    cues = list(srt.parse((filmed.folder / "lesson.srt").read_text(encoding="utf-8")))
    assert all(len(cue.content) <= 20 * (cue.end - cue.start).total_seconds() + 0.1 for cue in cues)


def test_captions_are_a_track_of_the_film(filmed):
    with av.open(filmed.folder / "lesson.mp4") as film:
        inside = [(cue.start, cue.end, cue.content) for cue in read_cues(film)]
    separate = srt.parse((filmed.folder / "lesson.srt").read_text(encoding="utf-8"))
    assert inside == [(cue.start, cue.end, cue.content) for cue in separate]


def test_the_page_is_given_phrases_with_their_formulas(walk, tiny, tmp_path):
    class Formulas(walk):
        @beat("So [x_({p.distance})|x three] falls.", "It rests.", title="Fall and rest")
        def stand(self):
            super().stand()
            self.cue()

    first = record_lesson(Subject(Formulas, Formulas.Params(), DARK, tiny), tmp_path).beats[0]
    assert (first.title, first.narration) == ("Fall and rest", "So x three falls. It rests.")
    assert [phrase.text for phrase in first.phrases] == ["So x three falls.", "It rests."]
    assert 'aria-label="x three"' in first.phrases[0].html
    assert first.start == first.phrases[0].start < first.phrases[0].end == first.phrases[1].start
    assert first.phrases[1].end == first.end
    assert "x three" in (tmp_path / "lesson.vtt").read_text()
    assert "x three" in (tmp_path / "transcript.md").read_text()


def test_it_says_how_much_moves(walk, tiny, tmp_path):
    class Moving(walk):
        @beat("These are a good many words, of which the picture hears only a few.", title="Rest")
        def drift(self):
            self.wait(1.0)
            self.play(self.box.animate.shift([-1, 0, 0]), run_time=0.5)

    recording = record_lesson(Subject(Moving, Moving.Params(pace=1.0), DARK, tiny), tmp_path)
    last = recording.beats[-1]
    length, words = last.end - last.start, len(last.narration.split()) / 2.5
    assert last.moving == pytest.approx(0.5 / length, abs=1.5 / tiny.fps / length)
    assert last.still_words == pytest.approx(words - 1.5, abs=1.5 / tiny.fps)
    moved = sum(beat.moving * (beat.end - beat.start) for beat in recording.beats)
    assert recording.moving == pytest.approx(moved / recording.duration, abs=0.01)


def test_pictures_are_there(filmed, tiny):
    with Image.open(filmed.folder / "poster.png") as poster, Image.open(filmed.folder / "sheet.png") as sheet:
        assert poster.size == (tiny.width, tiny.height)
        assert sheet.width > 2 * 480


def test_the_share_done_grows_to_one(filmed):
    assert all(earlier < later for earlier, later in pairwise(filmed.shares))
    assert 0 < filmed.shares[0] < 0.2
    assert filmed.shares[-1] == 1


def test_a_recording_is_plain_data(filmed):
    data = json.loads(json.dumps(asdict(filmed.recording), allow_nan=False))
    assert data["facts"] == {
        "road": [0.0, 1.5, 3.0],
        "end": 3.0,
        "verdict": "comes to rest",
        "limit": "Infinity",
    }


def test_facts_may_be_numpys():
    facts = {
        "count": np.int64(3),
        "yes": np.bool_(True),
        "matrix": np.eye(2),
        "nested": {"x": (np.float32(1),)},
    }
    expected = {"count": 3, "yes": True, "matrix": [[1, 0], [0, 1]], "nested": {"x": [1]}}
    assert plain(facts) == expected


def test_parameters_and_theme_reach_the_film(walk, tiny, tmp_path, decode):
    recording = record_lesson(Subject(walk, walk.Params(detour=True), LIGHT, tiny), tmp_path)
    assert [beat.name for beat in recording.beats] == ["stand", "take_one_step", "look_back", "drift"]
    ground = np.array(LIGHT.color("background").to_int_rgb())
    assert np.abs(decode(tmp_path / "lesson.mp4")[0, -8:, -8:].astype(int) - ground).max() <= 2


def test_memory_is_given_back_after_each_clip(walk, tiny, tmp_path, monkeypatch):
    given = []
    clips = tmp_path / "clips"
    monkeypatch.setattr("scripts.film.clips.give_back_memory", lambda: given.append(len([*clips.iterdir()])))
    record_lesson(Subject(walk, walk.Params(), DARK, tiny), tmp_path)
    assert given == [1, 2, 3]


def test_a_lesson_that_fails_leaves_no_part_of_a_clip(walk, tiny, tmp_path):
    class Stumble(walk):
        @beat("It stumbles.")
        def drift(self):
            self.play(self.dot.animate.shift([1, 0, 0]))
            raise ArithmeticError("a stone")

    with pytest.raises(ArithmeticError, match="a stone"):
        record_lesson(Subject(Stumble, Stumble.Params(), DARK, tiny), tmp_path)
    assert [path.name for path in (tmp_path / "clips").iterdir()] == ["01-stand.mp4", "02-take_one_step.mp4"]


def test_a_rehearsal_says_what_the_film_will_be(walk, filmed):
    rehearsed = rehearse(Subject(walk, walk.Params(), DARK, QUALITIES["m"]))
    assert [beat.name for beat in rehearsed] == NAMES
    for played, recorded in zip(rehearsed, filmed.recording.beats, strict=True):
        assert played.narration == recorded.narration
        assert played.end == pytest.approx(recorded.end, abs=0.4)
