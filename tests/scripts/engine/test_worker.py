"""What travels with a job, and what its pieces hand on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.basis.quality import Quality
from scripts.cluster.job_files import Travelling, packed, unpack
from scripts.engine.farm import Farm
from scripts.engine.plan import Fault, Film, orders_of, plan_films
from scripts.engine.worker import SHARE, Join, Render, work
from scripts.film.segments import Piece
from scripts.narration.narration_style import NarrationStyle
from scripts.narration.voices.choice import VoiceChoice
from scripts.request.catalogue import find_lessons
from scripts.request.course import Course, Entry


@pytest.fixture(scope="module")
def film() -> Film:
    lesson = find_lessons()["vectors"]
    course = Course("T", "l", "dark", (Entry(lesson.name, lesson, part="P"),))
    with Farm(1) as farm:
        ((film,), _) = plan_films(orders_of(course, Quality("t", 160, 90, 5)), farm)
    return film


def moved(job: Render | Join, there: Path) -> Render | Join:
    """The job as it is done on another machine."""
    unpack(packed(job.workspace), there)
    return replace(job, workspace=there)


def test_pieces_made_on_different_machines_become_one_film(film, tmp_path):
    whole = Render(film, tmp_path / "whole")
    record = work(whole)
    pieces = [Render(film, tmp_path / str(n), Piece(n, 2)) for n in range(2)]
    assert all(isinstance(work(piece), float) for piece in pieces)
    join = Join(film, tmp_path / "joined")
    join.bring(pieces)
    there = moved(join, tmp_path / "elsewhere")
    joined = work(there)
    assert packed(there.made) == packed(whole.made)
    assert joined["beats"] == record["beats"]
    assert joined["facts"] == record["facts"]
    assert pieces[0].share() == whole.share()


def test_a_job_done_again_begins_anew(film, tmp_path):
    job = Render(film, tmp_path, Piece(0, 8))
    unpack({"film/clips/07-of-a-worker-that-died.mp4": b"half"}, tmp_path)
    assert isinstance(work(job), float)
    assert len(packed(job.made)) == 1


def test_what_fails_is_told_as_the_films_fault(film, tmp_path):
    stale = replace(film, digest="of other sources")
    fault = work(Render(stale, tmp_path))
    assert isinstance(fault, Fault)
    assert fault.sentence == "its sources changed while mathreel ran: run again"


def test_recordings_travel_with_the_job(film, tmp_path):
    unpack({"walk.m4a": b"sound"}, tmp_path / "mine")
    voice = VoiceChoice("recordings", str(tmp_path / "mine"), "mark")
    job = Render(replace(film, narration_style=NarrationStyle(voice, burn_captions=True)), tmp_path / "here")
    assert job.narration_style().voice == voice
    job.take_recordings_along()
    there = moved(job, tmp_path / "there")
    own = there.narration_style()
    assert own.burn_captions
    assert Path(own.voice.source, "walk.m4a").read_bytes() == b"sound"
    assert Path(own.voice.source).is_relative_to(there.workspace)
    assert own.voice.identity() == voice.identity()


def test_a_job_travels_and_nothing_else_does(film):
    assert isinstance(Render(film, Path("x")), Travelling)
    assert not isinstance(film, Travelling)
    assert Render(film, Path("nowhere")).share() is None
    assert SHARE == "share"
