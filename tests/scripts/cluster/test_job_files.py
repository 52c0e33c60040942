from __future__ import annotations

import io
import os
import pickle
import zipfile
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path

from scripts.cluster.job_files import packed, packed_sources, unpack
from scripts.cluster.job_process import _Watch, do
from scripts.engine.worker import PROGRESS

FILES = {"a.txt": b"one", "clips/01-b.mp4": b"two"}


@dataclass(frozen=True)
class Noted:
    workspace: Path
    word: str


def answer_to(job: Noted) -> str:
    found = packed(job.workspace)
    (job.workspace / "film").mkdir()
    (job.workspace / "film" / "x.mp4").write_text(job.word)
    (job.workspace / "a.txt").write_text("changed")
    return " ".join(sorted(found))


def test_files_come_out_as_they_went_in(tmp_path):
    unpack(FILES, tmp_path / "there")
    assert packed(tmp_path / "there") == FILES
    assert packed(tmp_path / "nowhere") == {}


def test_the_house_is_packed_with_all_that_lessons_need_and_the_same_bytes_each_time(tmp_path):
    for name in (
        "mathkit/a.py",
        "scenes/course.toml",
        "scripts/page.j2",
        "tests/b.py",
        "scripts/__pycache__/c.pyc",
    ):
        unpack({name: name.encode()}, tmp_path)
    first = packed_sources(tmp_path)
    os.utime(tmp_path / "mathkit/a.py", (0, 0))
    assert packed_sources(tmp_path) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert sorted(archive.namelist()) == ["mathkit/a.py", "scenes/course.toml", "scripts/page.j2"]
        assert archive.read("scripts/page.j2") == b"scripts/page.j2"


def test_a_job_finds_its_files_where_it_is_done_and_what_is_new_comes_back():
    ours, theirs = Pipe()
    with ours, theirs:
        message = pickle.dumps((answer_to, Noted(Path("/nowhere/on/that/machine"), "word"), FILES))
        outcome, error, left = pickle.loads(do(message, theirs))
    assert (outcome, error) == ("a.txt clips/01-b.mp4", None)
    assert left == {"a.txt": b"changed", "film/x.mp4": b"word"}


def test_the_progress_of_a_job_is_sent_while_it_is_done(tmp_path):
    ours, theirs = Pipe()
    with ours, theirs, _Watch(theirs, tmp_path / PROGRESS):
        (tmp_path / PROGRESS).write_text("0.25")
        assert ours.poll(60)
        assert ours.recv() == ("progress", "0.25")
