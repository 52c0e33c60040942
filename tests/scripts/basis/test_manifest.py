"""What mathreel did not write is never replaced and never deleted; what it wrote is known to be its own."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError
from scripts.basis.manifest import Manifest, output_manifest, user_manifest
from scripts.basis.workspaces import workspace

FILM = {"lesson.mp4": "film", "lesson.vtt": "captions", "clips/01-a.mp4": "clip"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def manifest(out: Path) -> Manifest:
    return output_manifest(out)


@pytest.fixture
def single(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Manifest:
    """The manifest of files outside of output folders."""
    monkeypatch.setattr("scripts.basis.manifest.user_folder", lambda: tmp_path / "user")
    return user_manifest()


def place(manifest: Manifest, target: Path, files: dict[str, str] = FILM) -> None:
    with workspace(target.parent) as folder:
        for name, text in files.items():
            path = folder / "film" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        manifest.place(folder / "film", target)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def test_a_folder_is_renewed_and_what_lies_beside_stays(manifest: Manifest, out: Path) -> None:
    target = out / "lessons" / "norms"
    target.mkdir(parents=True)
    (target / "notes.md").write_text("mine")
    place(manifest, target)
    (target / "clips" / "mine.mp4").write_text("mine")
    assert manifest.is_whole(target)
    new = {"lesson.mp4": "new", "sheet.png": "sheet"}
    place(manifest, target, new)
    assert content(target) == {**new, "notes.md": "mine", "clips/mine.mp4": "mine"}
    assert manifest.is_whole(target)
    assert manifest.notes == []
    (target / "clips" / "mine.mp4").unlink()
    place(manifest, target)
    place(manifest, target, new)
    assert not (target / "clips").exists()


@pytest.mark.parametrize("name", ["lesson.mp4", "clips/01-a.mp4", "clips"])
def test_nothing_is_moved_where_a_file_of_others_is_in_the_way(
    manifest: Manifest, out: Path, name: str
) -> None:
    theirs = out / "lessons" / "norms" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine")
    with pytest.raises(MathreelError, match=r"mathreel did not write it|but a folder goes there"):
        place(manifest, out / "lessons" / "norms")
    assert content(out / "lessons") == {f"norms/{name}": "mine"}
    with pytest.raises(MathreelError):
        place(manifest, out / "lessons" / "norms")  # that it was tried does not make it ours


def test_a_file_that_was_changed_is_made_again_and_kept_aside(manifest: Manifest, out: Path) -> None:
    target = out / "lessons" / "norms"
    for number in ("", " 2"):
        place(manifest, target)
        (target / "lesson.vtt").write_text("corrected")
        assert not manifest.is_whole(target)
        place(manifest, target)
        aside = out / "changed" / "lessons" / "norms" / f"lesson{number}.vtt"
        assert aside.read_text() == "corrected"
        assert manifest.notes.pop() == (
            f"{target / 'lesson.vtt'} was changed after it was written: it was made again; "
            f"as it was, it is {aside}."
        )
    assert content(target) == FILM


def test_a_link_is_moved_aside_and_what_it_leads_to_stays(
    manifest: Manifest, out: Path, tmp_path: Path
) -> None:
    target = out / "lessons" / "norms"
    place(manifest, target)
    (tmp_path / "theirs").write_text("mine")
    (target / "lesson.mp4").unlink()
    (target / "lesson.mp4").symlink_to(tmp_path / "theirs")
    place(manifest, target)
    assert (tmp_path / "theirs").read_text() == "mine"
    assert content(target) == FILM


def test_a_target_is_whole_only_with_the_digests_that_are_asked_for(manifest: Manifest, out: Path) -> None:
    place(manifest, out / "a", {"x": ""})
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert manifest.is_whole(out / "a", {"x": empty})
    assert not manifest.is_whole(out / "a", {"x": "0"})
    assert not manifest.is_whole(out / "a", {"x": empty, "y": empty})
    (out / "a" / "x").unlink()
    assert not manifest.is_whole(out / "a", {"x": empty})
    assert not manifest.is_whole(out / "b")


@pytest.mark.parametrize("moves", range(4))
def test_what_a_run_that_was_killed_left_is_known_to_be_ours(
    manifest: Manifest, out: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    """The run dies before its first move, between two of them, or before it removes what is out of date."""
    target = out / "lessons" / "norms"
    place(manifest, target)
    new = {"lesson.mp4": "new", "lesson.vtt": "new", "sheet.png": "new"}
    for _ in range(3):
        left = iter(range(moves))

        def die(*_: object, left: object = left, move: object = Path.replace) -> None:
            next(left)  # type: ignore[call-overload]
            move(*_)  # type: ignore[operator]

        with monkeypatch.context() as patch:
            patch.setattr("scripts.basis.manifest._move", die)
            patch.setattr("scripts.basis.manifest._remove", die)
            with pytest.raises(StopIteration):
                place(manifest, target, new)
    place(output_manifest(out), target, new)
    assert content(target) == new
    assert not (out / "changed").exists()


def test_a_garbled_record_claims_nothing(manifest: Manifest, out: Path) -> None:
    place(manifest, out / "a")
    for text in ("", "[]", "3", '{"sha256": 1, "content": "[]"}', "\udcff"):
        for record in (out / ".written").glob("*.json"):
            record.write_text(text, errors="surrogateescape")
        assert not manifest.is_whole(out / "a")
        with pytest.raises(MathreelError, match=r"lesson\.mp4 is there"):
            manifest.check(out / "a", FILM)


def test_a_single_file_is_replaced_unasked_only_as_it_was_written(single: Manifest, tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    target.write_text("mine")
    with pytest.raises(
        MathreelError, match=r"mathreel did not write it: .*, or add --overwrite to replace it"
    ):
        single.check(target, overwrite=False)
    single.check(target, overwrite=True)
    with pytest.raises(MathreelError, match=r"give another name with -o, or move it away\.$"):
        single.write(target, "clip")
    target.unlink()
    single.write(target, "clip")
    os.utime(target, (1, 1))
    single.check(target)
    single.write(target, "other")
    target.write_text("OTHER")
    os.utime(target, (1, 1))
    with pytest.raises(MathreelError, match="was changed after mathreel wrote it"):
        single.write(target, "clip")
    assert target.read_text() == "OTHER"
    single.check(tmp_path / "b.mp4")


def test_a_file_system_that_is_linked_in_is_written_to(
    manifest: Manifest, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, replace = out / "lessons" / "norms", Path.replace

    def across(source: Path, to: Path) -> Path:
        if to.is_relative_to(target) and not source.is_relative_to(target):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(source, to)

    monkeypatch.setattr(Path, "replace", across)
    place(manifest, target)
    assert content(target) == FILM


def test_without_a_home_nothing_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.basis.manifest.user_folder", lambda: None)
    user_manifest().write(tmp_path / "a", "x")
    with pytest.raises(MathreelError, match="mathreel did not write it"):
        user_manifest().write(tmp_path / "a", "y")
