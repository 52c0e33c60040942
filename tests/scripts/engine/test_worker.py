"""Jobs on films: what they answer, and the files that go with them."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.basis.quality import Quality
from scripts.cluster.job_files import HasWorkspace, packed, unpack
from scripts.engine.failures import Failure
from scripts.engine.film import Film
from scripts.engine.order import orders_of
from scripts.engine.questions.plan import plan_films
from scripts.engine.worker import FilmedSegment, FinishedFilm, Join, Render, work
from scripts.engine.worker_pool import WorkerPool
from scripts.film.segments import Segment
from scripts.narration.narration_style import NarrationStyle
from scripts.narration.voices.choice import VoiceChoice
from scripts.request.catalogue import find_lessons
from scripts.request.course import Course, Entry

SUFFIXES = {"", ".mp4", ".png", ".vtt", ".srt", ".md"}
"""Of all files that a job leaves; progress has none."""


@pytest.fixture(scope="module")
def film() -> Film:
    lesson = find_lessons()["vectors"]
    course = Course("T", "l", "dark", (Entry(lesson.name, lesson, part="P"),))
    with WorkerPool(1) as pool:
        ((film,), _) = plan_films(orders_of(course, Quality("t", 160, 90, 5)), pool)
    return film


def moved(job: Render | Join, there: Path) -> Render | Join:
    """The job as it is done on another machine."""
    unpack(packed(job.workspace), there)
    return replace(job, workspace=there)


def test_segments_made_on_different_machines_become_one_film(film, tmp_path):
    whole = Render(film, tmp_path / "whole")
    made = work(whole)
    assert isinstance(made, FinishedFilm)
    renders = [Render(film, tmp_path / str(n), Segment(n, 2)) for n in range(2)]
    segments = [work(render) for render in renders]
    assert all(isinstance(segment, FilmedSegment) for segment in segments)
    join = Join(film, tmp_path / "joined", tuple(segment.footage for segment in segments))
    join.take_over(renders)
    there = moved(join, tmp_path / "elsewhere")
    joined = work(there)
    assert packed(there.made) == packed(whole.made)
    assert {Path(name).suffix for name in packed(tmp_path)} <= SUFFIXES  # nothing that runs when read
    assert isinstance(joined, FinishedFilm)
    assert joined.recording["beats"] == made.recording["beats"]
    assert joined.recording["facts"] == made.recording["facts"]
    assert renders[0].progress() == whole.progress()


def test_a_job_done_again_starts_from_the_beginning(film, tmp_path):
    job = Render(film, tmp_path, Segment(0, 20))
    unpack({"film/clips/07-of-a-worker-that-died.mp4": b"half"}, tmp_path)
    assert isinstance(work(job), FilmedSegment)
    assert len(packed(job.made)) == 1


def test_an_error_is_returned_as_the_failure_of_the_film(film, tmp_path):
    stale = replace(film, digest="of other sources")
    failure = work(Render(stale, tmp_path))
    assert isinstance(failure, Failure)
    assert failure.sentence == "its sources changed while mathreel ran: run again"


def test_a_job_leaves_nothing_of_its_scene_in_memory(film, tmp_path):
    class Scene:
        def __init__(self) -> None:
            self.camera = self

    gc.disable()  # so that nobody but the worker collects it
    left = weakref.ref(Scene())
    try:
        assert left() is not None
        work(Render(replace(film, digest="of other sources"), tmp_path))
        assert left() is None
    finally:
        gc.enable()


def test_recordings_go_with_the_job(film, tmp_path):
    unpack({"walk.m4a": b"sound"}, tmp_path / "mine")
    voice = VoiceChoice("recordings", str(tmp_path / "mine"), "mark", "en")
    job = Render(replace(film, narration_style=NarrationStyle(voice, burn_captions=True)), tmp_path / "here")
    assert job.narration_style().voice == voice
    job.copy_recordings()
    there = moved(job, tmp_path / "there")
    own = there.narration_style()
    assert own.burn_captions
    assert Path(own.voice.source, "walk.m4a").read_bytes() == b"sound"
    assert Path(own.voice.source).is_relative_to(there.workspace)
    assert own.voice.identity() == voice.identity()


def test_a_job_has_a_workspace_and_a_film_has_none(film):
    assert isinstance(Render(film, Path("x")), HasWorkspace)
    assert not isinstance(film, HasWorkspace)
    assert Render(film, Path("nowhere")).progress() is None
