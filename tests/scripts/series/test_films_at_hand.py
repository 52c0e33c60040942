from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import pytest

from scripts.basis.quality import QUALITIES
from scripts.series.films_at_hand import films_at_hand


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Films in three folders: one lesson in out, two in films, and the same two in older."""
    monkeypatch.chdir(tmp_path)
    for folder, names, time in (("out", "a", 300), ("films", "ab", 200), ("older", "ab", 100)):
        Path(folder, ".store").mkdir(parents=True)
        for name in names:
            record = Path(folder, "lessons", name, "lesson.json")
            record.parent.mkdir(parents=True)
            record.touch()
            os.utime(record, (time, time))


@pytest.mark.usefixtures("rendered")
@pytest.mark.parametrize(("names", "folder"), [("a", "out"), ("ab", "films"), ("b", "films"), ("c", "out")])
def test_films_are_where_most_of_them_were_rendered_last(names: str, folder: str) -> None:
    assert films_at_hand(list(names), Path("out"), given=False).folder == Path(folder)


@pytest.mark.usefixtures("rendered")
def test_a_folder_that_is_named_is_taken() -> None:
    assert films_at_hand(["a", "b"], Path("older"), given=True).folder == Path("older")
    assert films_at_hand(["a", "b"], Path("new"), given=True).folder == Path("new")


def test_without_films_it_is_the_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    at_hand = films_at_hand(["a"], Path("out"), given=False)
    assert (at_hand.folder, at_hand.quality) == (Path("out"), None)
    assert list(tmp_path.iterdir()) == []


def test_the_quality_of_most_films_is_taken_though_others_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".store").mkdir()
    records = {"a": {"quality": asdict(QUALITIES["l"])}, "b": {"quality": asdict(QUALITIES["l"])}}
    records["c"] = {"quality": asdict(QUALITIES["h"])}
    monkeypatch.setattr("scripts.series.films_at_hand.published", lambda name, _: records.get(name))
    assert films_at_hand("abcd", tmp_path, given=True).quality == QUALITIES["l"]
    assert films_at_hand("acd", tmp_path, given=True).quality == QUALITIES["h"]  # of two the finer one
    assert films_at_hand("d", tmp_path, given=True).quality is None
