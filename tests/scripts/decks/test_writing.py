"""What cannot be done is refused in a sentence, and what is there is not written over."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pptx
import pytest

from scripts.basis.errors import MathreelError
from scripts.decks import reveal
from scripts.decks.deck import Deck
from scripts.decks.writing import Target, check, write


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    path = tmp_path / "lecture.pptx"
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(path)
    return path


def refused(target: Target) -> str:
    with pytest.raises(MathreelError) as refusal:
        check(target)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("deck.odp", {}, "slides end in .pptx, .html, .pdf, .zip"),
        ("deck.pptm", {}, "a new deck has no macros"),
        ("none/deck.pptx", {}, "there is no folder"),
        ("lecture.pptx", {}, "mathreel did not write it: give another name with -o, or add --overwrite"),
        ("deck.pptx", {"after": 1}, "--after goes with --into"),
        ("deck.html", {"into": "lecture.pptx"}, "--into puts slides into a PowerPoint deck"),
        ("deck.pptm", {"into": "lecture.pptx"}, "let its name end in .pptx"),
        ("deck.pptx", {"into": "lecture.pptx", "after": 2}, "has 1 slide; give 0 to 1"),
        ("deck.pptx", {"into": "none.pptx"}, "there is no deck"),
        ("deck.pptx", {"into": "text.pptx"}, "is not a deck that PowerPoint can open"),
        ("deck.pptx", {"into": "empty.pptx"}, "is not a deck that PowerPoint can open"),
        ("deck.pptx", {"into": "half.pptx"}, "is not a deck that PowerPoint can open"),
        ("deck.pptx", {"into": "old.pptx"}, "is an old .ppt"),
        ("deck.pptx", {"into": "pipe.pptx"}, "pipe.pptx is a pipe or a device, not a deck"),
        ("deck.pptx", {"into": "swelling.pptx"}, "is too large when it is unpacked"),
        ("deck.pptx", {"into": "folder.pptx"}, "folder.pptx is a folder, not a deck"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path,
    lecture: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    options: dict[str, Any],
    sentence: str,
) -> None:
    (tmp_path / "text.pptx").write_text("not a deck")
    (tmp_path / "empty.pptx").touch()
    (tmp_path / "half.pptx").write_bytes(lecture.read_bytes()[:9000])
    (tmp_path / "old.pptx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000))
    (tmp_path / "folder.pptx").mkdir()
    os.mkfifo(tmp_path / "pipe.pptx")
    with ZipFile(tmp_path / "swelling.pptx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("ppt/presentation.xml", bytes(2_000_000))
    monkeypatch.setattr("scripts.decks.presentations._LARGEST_UNPACKED", 1_000_000)
    if "into" in options:
        options = {**options, "into": tmp_path / options["into"]}
    before = lecture.read_bytes()
    assert sentence in refused(Target(tmp_path / name, **options))
    assert lecture.read_bytes() == before


@pytest.mark.parametrize("owner", ["~$lecture.pptx", ".~lock.lecture.pptx#"])
def test_a_deck_that_is_open_elsewhere_is_not_written(tmp_path: Path, lecture: Path, owner: str) -> None:
    (tmp_path / owner).touch()
    assert "is open in another program" in refused(Target(lecture, lecture, overwrite=True))


def test_missing_libraries_are_named_with_the_remedy(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("scripts.decks.writing.find_spec", lambda _: None)
    assert "bash scripts/run.sh slides" in refused(Target(tmp_path / "deck.html"))


def test_a_lecturers_own_deck_is_added_to_only_when_told(deck: Deck, lecture: Path) -> None:
    target = Target(lecture, lecture, overwrite=True)
    check(target)
    write(deck, target)
    assert len(pptx.Presentation(lecture).slides) == 8


@pytest.mark.parametrize("name", ["deck.pptx", "deck.html", "deck.pdf", "deck.zip", "deck"])
def test_what_fails_half_way_leaves_what_was_there(
    deck: Deck, tmp_path: Path, monkeypatch: Any, name: str
) -> None:
    for module in ("powerpoint", "reveal", "handout"):
        monkeypatch.setattr(f"scripts.decks.{module}.encoded", broken)
    monkeypatch.setattr("scripts.decks.manim_slides.write_reversed", broken)
    with pytest.raises(OSError, match="the disk is full"):
        write(deck, Target(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


def test_a_handout_is_in_the_language_of_the_deck(deck: Deck, tmp_path: Path) -> None:
    assert b"/Lang(de)" in write(deck, Target(tmp_path / "deck.pdf")).read_bytes()


def broken(*_: Any) -> None:
    raise OSError("the disk is full")


def test_a_deck_too_large_for_one_file_becomes_a_folder(deck: Deck, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(reveal, "fits_one_file", lambda _: False)
    assert write(deck, Target(tmp_path / "deck.html")) == tmp_path / "deck"
    assert {path.name for path in (tmp_path / "deck").iterdir()} == {"index.html", "clips"}
    (tmp_path / "deck" / "clips" / "001.mp4").unlink()
    write(deck, Target(tmp_path / "deck.html", overwrite=True))
    assert (tmp_path / "deck" / "clips" / "001.mp4").is_file()


def test_a_folder_with_anything_else_in_it_is_never_replaced(deck: Deck, tmp_path: Path) -> None:
    talk = Target(tmp_path / "talk", overwrite=True)
    scene = talk.path / "slides" / "MyScene.json"
    scene.parent.mkdir(parents=True)
    scene.write_text("mine")
    assert "holds slides/MyScene.json, which mathreel did not write" in refused(talk)
    assert scene.read_text() == "mine"
    scene.unlink()
    check(talk)
    write(deck, talk)
    check(replace(talk, overwrite=False))
    scene.write_text("mine")
    assert "holds slides/MyScene.json" in refused(talk)
    (tmp_path / "a.pdf").mkdir()
    assert "is a folder" in refused(Target(tmp_path / "a.pdf", overwrite=True))


def test_a_deck_that_is_too_large_for_one_file_replaces_no_folder(
    deck: Deck, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(reveal, "fits_one_file", lambda _: False)
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "index.html").write_text("mine")
    with pytest.raises(MathreelError, match=r"deck holds index\.html, which mathreel did not write"):
        write(deck, Target(tmp_path / "deck.html", overwrite=True))
    assert (tmp_path / "deck" / "index.html").read_text() == "mine"


def test_a_deck_is_renewed_unasked_only_as_mathreel_wrote_it(
    deck: Deck, lecture: Path, tmp_path: Path
) -> None:
    target = Target(tmp_path / "deck.pptx")
    write(deck, target)
    check(target)
    with target.path.open("ab") as file:
        file.write(b"edited")
    assert "deck.pptx was changed after mathreel wrote it: give another name" in refused(target)
    check(replace(target, overwrite=True))
    inserted = Target(lecture, lecture, overwrite=True)
    write(deck, inserted)
    assert "is the deck of --into: add --overwrite" in refused(replace(inserted, overwrite=False))


def test_the_longest_name_that_a_file_can_have_is_written(deck: Deck, tmp_path: Path) -> None:
    target = Target(tmp_path / f"{'d' * 251}.zip")
    check(target)
    write(deck, target)
    assert target.path.is_file()
    assert "cannot be written: File name too long" in refused(Target(tmp_path / f"{'d' * 252}.zip"))
