import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError, disk_error, is_disk_error
from scripts.basis.files import (
    UNFINISHED,
    link_file,
    place_folder,
    prepare_output,
    remove_unfinished,
    workspace,
    write_whole,
)


def test_a_text_replaces_another_and_leaves_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    write_whole(path, "old")
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert list(path.parent.iterdir()) == [path]


def test_a_text_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    write_whole(path, "old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    for name in ("finished", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    place_folder(tmp_path / "finished", tmp_path / "target")
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
    assert [path.name for path in (tmp_path / "target").iterdir()] == ["finished"]


def test_only_unfinished_files_are_removed(tmp_path: Path) -> None:
    write_whole(tmp_path / f"{UNFINISHED}folder" / "file", "x")
    write_whole(tmp_path / f"{UNFINISHED}file", "x")
    write_whole(tmp_path / "kept", "x")
    remove_unfinished(tmp_path, untouched_for=1000)
    assert len(list(tmp_path.iterdir())) == 3
    remove_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_workspace_is_gone_afterwards_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), workspace(tmp_path, "x") as folder:
        (folder / "file").write_text(f"{1 / 0}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_linked_or_else_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.write_text("x")
    link_file(source, tmp_path / "a" / "linked")
    assert (tmp_path / "a" / "linked").samefile(source)

    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    link_file(source, tmp_path / "copied")
    assert (tmp_path / "copied").read_text() == "x"
    assert not (tmp_path / "copied").samefile(source)


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(MathreelError, match="is a file: give another with -o"):
        prepare_output(tmp_path / "out")


def test_an_output_folder_may_lie_deeper_than_python_calls_itself(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"a" * (sys.getrecursionlimit() + 10))
    prepare_output(deep)
    try:
        assert deep.is_dir()
    finally:
        while deep != tmp_path:  # rmtree calls itself
            deep.rmdir()
            deep = deep.parent


def test_an_output_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MathreelError, match="cannot be written: Not a directory"):
        prepare_output(tmp_path / "file" / "out")


def test_an_output_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(MathreelError, match="out cannot be written: Permission denied"):
        prepare_output(tmp_path / "out")


def test_a_disk_that_is_nearly_full_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 3 * 2**20))
    with pytest.raises(MathreelError, match="has 3 MB left"):
        prepare_output(tmp_path)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "the disk is full: free some space"), (errno.EACCES, "/x/y cannot be written: Perm")],
)
def test_an_error_of_the_disk_becomes_a_sentence(number: int, sentence: str) -> None:
    error = OSError(number, os.strerror(number), "/x/y")
    assert is_disk_error(error)
    assert str(disk_error(error)).startswith(sentence)


def test_a_file_that_is_missing_is_the_programs_fault() -> None:
    assert not is_disk_error(FileNotFoundError(errno.ENOENT, "No such file"))
