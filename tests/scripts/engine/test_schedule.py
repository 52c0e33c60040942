"""Lessons filmed in segments: how they are split, and that the files do not show it."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.shapes.theme import DARK, LIGHT
from scripts.basis.quality import Quality
from scripts.engine.schedule import MOST_SEGMENTS, OVERHEAD, refine_split, split_lessons
from scripts.film.footage import film
from scripts.film.recording import CLIPS, join_footage, record_lesson
from scripts.film.segments import Segment, balanced_ranges
from scripts.film.subject import Subject
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.catalogue import find_lessons, load_lesson


def film_in_segments(subject, folder, number, narration_style=SILENT):
    """Film each segment as a process of its own would, and join what comes back from them."""
    (folder / CLIPS).mkdir(parents=True)
    segments = [
        film(subject, folder / CLIPS, Segment(n, number), narration_style=narration_style)
        for n in range(number)
    ]
    return join_footage(pickle.loads(pickle.dumps(segments)), subject.quality, folder)


def without_times(recording):
    return {**json.loads(json.dumps(asdict(recording))), "beat_seconds": None}


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("number", [2, 3, 7])
@pytest.mark.parametrize("burn_captions", [False, True])
def test_every_file_is_the_same_byte_by_byte_however_a_lesson_is_split(
    walk, tiny, tmp_path, number, burn_captions
):
    subject = Subject(walk, walk.Params(detour=True), LIGHT, tiny)
    narration_style = NarrationStyle(burn_captions=burn_captions)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    whole.mkdir()
    one = record_lesson(subject, whole, narration_style=narration_style)
    many = film_in_segments(subject, cut, number, narration_style)
    assert contents(cut) == contents(whole)
    assert without_times(many) == without_times(one)
    assert many.beat_seconds.keys() == one.beat_seconds.keys() == {beat.name for beat in one.beats}


def test_a_segment_films_only_its_own_beats(walk, tiny, tmp_path):
    reports = []
    footage = film(
        Subject(walk, walk.Params(), DARK, tiny), tmp_path, Segment(1, 3), on_progress=reports.append
    )
    assert [path.name for path in tmp_path.iterdir()] == ["02-take_one_step.mp4"]
    assert [beat.name for beat in footage.played] == ["stand", "take_one_step"]
    assert reports[0] < 0.2
    assert reports == sorted(reports)


def test_known_costs_decide_which_beats_are_in_a_segment():
    expected = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}
    assert [list(Segment(n, 2).beats(expected)) for n in range(2)] == [[0, 1], [2, 3]]
    known = {"a": 9.0, "b": 1.0, "c": 1.0, "d": 1.0, "gone": 5.0}
    assert [list(Segment(n, 2, known).beats(expected)) for n in range(2)] == [[0], [1, 2, 3]]
    unlike = {"a": 9.0}
    assert list(Segment(0, 2, unlike).beats(expected)) == [0, 1]


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=12), st.integers(1, 15))
def test_ranges_hold_every_index_once_and_only_the_last_may_be_empty(weights, number):
    ranges = balanced_ranges(weights, number)
    assert [index for each in ranges for index in each] == list(range(len(weights)))
    assert len(ranges) == number
    assert [bool(each) for each in ranges] == [n < len(weights) for n in range(number)]


def test_ranges_weigh_about_the_same():
    weights = list(np.random.default_rng(1).uniform(1, 3, 60))
    parts = [sum(weights[index] for index in each) for each in balanced_ranges(weights, 4)]
    assert max(parts) - min(parts) <= 3


@pytest.mark.parametrize(
    ("seconds", "cores", "segments"),
    [
        ([10.0], 1, [1]),  # one core is never idle
        ([10.0], 0, [1]),  # the workers of a cluster are still to come
        ([10.0], 2, [2]),
        ([100.0], 4, [4]),
        ([OVERHEAD], 2, [1]),  # it would cost more than it gains
        ([10.0] * 4, 2, [1] * 4),  # they come out even
        ([10.0, 10.0, 10.0], 2, [1, 1, 2]),
        ([10.0, 10.0], 4, [2, 2]),
        ([1.0] * 500, 2, [1] * 500),
    ],
)
def test_lessons_are_split_only_where_a_core_would_idle(seconds, cores, segments):
    assert split_lessons(seconds, cores) == segments


def test_a_long_lesson_of_unknown_costs_is_split_further():
    assert [
        refine_split(1, 100.0),
        refine_split(2, 100.0),
        refine_split(2, 1.0),
        refine_split(6, 1000.0),
    ] == [1, 4, 2, MOST_SEGMENTS]


def test_no_lesson_is_split_into_too_many_segments():
    assert max(split_lessons([1000.0], 64)) <= MOST_SEGMENTS
    assert split_lessons([], 8) == []


@pytest.mark.sampled
@pytest.mark.parametrize("name", sorted(find_lessons()))
def test_the_clips_of_no_lesson_show_that_it_was_split(name, tmp_path):
    """The second half of a lesson, filmed alone, is the same byte by byte as in the whole."""
    lesson = load_lesson(find_lessons()[name])
    subject = Subject(lesson, lesson.Params(), DARK, Quality("t", 160, 90, 2))
    whole, half = tmp_path / "whole", tmp_path / "half"
    whole.mkdir()
    half.mkdir()
    one, other = film(subject, whole), film(subject, half, Segment(1, 2))
    assert 0 < len(contents(half)) < len(contents(whole))
    assert contents(half).items() <= contents(whole).items()
    assert other.played == one.played
    assert [clip.frames for clip in other.clips] == [clip.frames for clip in one.clips][-len(other.clips) :]
