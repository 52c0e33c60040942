"""Workspaces of processes that died are swept, those of processes that live are not."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from scripts.basis.workspaces import LOCK, PREFIX, sweep, sweep_everywhere, workspace


@pytest.fixture(autouse=True)
def listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("scripts.basis.workspaces.user_folder", lambda: tmp_path / "user")
    return tmp_path / "user" / "workspaces"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "place"


def hold(place: Path, ready: Any) -> None:
    with workspace(place) as folder:
        (folder / "film").mkdir()
        (folder / "film" / "half.mp4").touch()
        ready.send(folder)
        signal.pause()


@contextmanager
def holder(place: Path) -> Iterator[tuple[BaseProcess, Path]]:
    """Another process that works in a workspace."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe()
    process = fork.Process(target=hold, args=(place, there))
    process.start()
    try:
        yield process, here.recv()
    finally:
        process.kill()
        process.join()


def test_a_workspace_is_gone_afterwards_whatever_happens(place: Path, listing: Path) -> None:
    def fail() -> None:
        with workspace(place) as folder:
            assert [path.name for path in listing.iterdir()] == [folder.name]
            (folder / "file").write_text(f"{1 / 0}")

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(place.iterdir()) == []
    assert list(listing.iterdir()) == []


def test_a_workspace_is_swept_when_its_process_has_died_and_not_before(place: Path) -> None:
    with holder(place) as (process, held):
        sweep(place)
        sweep_everywhere()
        with workspace(place):
            assert (held / "film" / "half.mp4").exists()
        process.kill()
        process.join()
        with workspace(place) as other:
            assert list(place.iterdir()) == [other]


def test_what_died_anywhere_is_found_by_its_listing(place: Path, listing: Path) -> None:
    with holder(place) as (process, _):
        process.kill()
        process.join()
    sweep_everywhere()
    assert list(place.iterdir()) == []
    assert list(listing.iterdir()) == []


def test_a_folder_of_such_a_name_without_our_lock_is_not_ours(place: Path, listing: Path) -> None:
    listing.mkdir(parents=True)
    theirs = place / f"{PREFIX}0123456789ab"
    theirs.mkdir(parents=True)
    (theirs / "thesis.tex").write_text("mine")
    (listing / theirs.name).write_bytes(os.fsencode(theirs))
    linked = place / f"{PREFIX}cccccccccccc"
    (place / "folder").mkdir()
    (place / "folder" / LOCK).touch()
    linked.symlink_to(place / "folder")
    (place / f"{PREFIX}notes").mkdir()
    (place / f"{PREFIX}bbbbbbbbbbbb").write_text("mine")
    sweep(place)
    sweep_everywhere()
    assert (theirs / "thesis.tex").read_text() == "mine"
    assert len(list(place.iterdir())) == 5
    assert (place / "folder" / LOCK).exists()


def test_where_files_cannot_be_locked_nothing_is_swept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    with holder(place) as (process, held):
        process.kill()
        process.join()
        monkeypatch.setattr("fcntl.flock", unsupported)
        with workspace(place) as folder:
            assert folder.is_dir()
        assert held.is_dir()
        assert not folder.exists()


def test_a_private_workspace_is_closed_to_others(place: Path) -> None:
    with workspace(place, private=True) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700


def test_without_a_home_there_are_workspaces_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.basis.workspaces.user_folder", lambda: None)
    with workspace(place) as folder:
        assert folder.is_dir()
    sweep_everywhere()
    assert list(place.iterdir()) == []
