import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError, disk_error, is_disk_error
from scripts.basis.files import copy_file, place_folder, prepare_output, write_whole
from scripts.basis.locks import locked
from scripts.basis.manifest import output_manifest
from scripts.basis.workspaces import workspace


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


def test_a_copy_does_not_follow_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    for number, refuses in enumerate((False, True)):
        source.write_bytes(b"film" * 1000)
        copy = tmp_path / str(number) / "copy"
        if refuses:
            monkeypatch.setattr(os, "copy_file_range", unsupported, raising=False)
        copy_file(source, copy)
        os.truncate(source, 10)
        assert copy.read_bytes() == b"film" * 1000


def unsupported(*_: object) -> None:
    raise OSError(errno.EXDEV, "Invalid cross-device link")


@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077])
def test_what_is_written_has_the_rights_that_the_umask_gives(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "folder" / "page.html", "x")
        with workspace(tmp_path) as folder:
            (folder / "lesson.mp4").touch()
            copy_file(folder / "lesson.mp4", tmp_path / "copied")
            (folder / "film").mkdir()
            place_folder(folder / "film", tmp_path / "film")
        output_manifest(tmp_path).write(tmp_path / "course.json", "x")
        with locked(tmp_path / "lock"):
            pass
    finally:
        os.umask(before)
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~mask, path


def test_a_folder_that_cannot_be_synced_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    write_whole(tmp_path / "page.html", "x")
    assert (tmp_path / "page.html").read_text() == "x"


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(MathreelError, match="out is a file, but a folder goes there: give another with -o"):
        prepare_output(tmp_path / "out")


def test_a_file_in_place_of_a_folder_of_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lessons").touch()
    with pytest.raises(MathreelError, match="lessons is a file, but a folder goes there"):
        prepare_output(tmp_path, (".store", "lessons"))
    assert [path.name for path in tmp_path.iterdir()] == ["lessons"]


def test_links_are_followed_or_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(MathreelError, match="loop is a link that leads nowhere"):
        prepare_output(tmp_path / "loop")
    with pytest.raises(MathreelError, match=r"cannot be written|leads nowhere"):
        prepare_output(tmp_path / "loop" / "out")
    (tmp_path / "link").symlink_to(tmp_path / "later")
    assert prepare_output(tmp_path / "link") == tmp_path / "later"
    assert (tmp_path / "later").is_dir()


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
    with pytest.raises(MathreelError, match="file is a file, but a folder goes there"):
        prepare_output(tmp_path / "file" / "out")


def test_an_output_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("scripts.basis.workspaces.lock_for_life", refuse)
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


def test_the_disk_that_is_full_may_be_that_of_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.basis.errors.disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    sentence = str(disk_error(OSError(errno.ENOSPC, "No space left on device")))
    assert "the folder for temporary files, is full" in sentence
    assert "TMPDIR" in sentence


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_a_limit_of_watched_files_is_no_full_disk(number: int) -> None:
    error = OSError(number, "inotify watch limit reached")
    assert is_disk_error(error)
    assert "fs.inotify.max_user_watches" in str(disk_error(error))


def test_a_file_that_is_missing_is_the_programs_fault() -> None:
    assert not is_disk_error(FileNotFoundError(errno.ENOENT, "No such file"))
