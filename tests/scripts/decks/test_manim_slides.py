from __future__ import annotations

import json
import zipfile
from pathlib import Path

import av

from scripts.decks.deck import Deck, with_loops
from scripts.decks.writing import Target, write


def test_the_folder_is_what_manim_slides_reads(deck: Deck, tmp_path: Path) -> None:
    write(with_loops(deck, ["walk.stand"]), Target(tmp_path / "deck"))
    folder = tmp_path / "deck"
    assert {path.name for path in (folder / "slides").iterdir()} == {"files", "walk.json", "walk_again.json"}
    for lesson in deck.lessons:
        scene = json.loads((folder / "slides" / f"{lesson.name}.json").read_text())
        assert scene["resolution"] == [160, 90]
        assert [slide["notes"] for slide in scene["slides"]] == [beat.narration for beat in lesson.beats]
        for slide, beat in zip(scene["slides"], lesson.beats, strict=True):
            assert (folder / slide["file"]).read_bytes() == beat.clip.read_bytes()
            with av.open(folder / slide["file"]) as film, av.open(folder / slide["rev_file"]) as backwards:
                assert film.streams.video[0].frames == backwards.streams.video[0].frames
    first = json.loads((folder / "slides" / "walk.json").read_text())["slides"]
    assert [slide["loop"] for slide in first] == [True, False, False]


def test_the_archive_holds_the_folder(deck: Deck, tmp_path: Path) -> None:
    write(deck, Target(tmp_path / "deck.zip"))
    with zipfile.ZipFile(tmp_path / "deck.zip") as archive:
        assert archive.testzip() is None
        scene = json.loads(archive.read("slides/walk.json"))
        assert {slide[key] for slide in scene["slides"] for key in ("file", "rev_file")} < set(
            archive.namelist()
        )
