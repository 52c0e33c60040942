"""The handout, read back and looked at with the programs of poppler."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from scripts.decks.deck import Deck, in_words
from scripts.decks.formulas import drawn_formulas
from scripts.decks.writing import Target, write

POPPLER = ("pdftotext", "pdfimages", "pdfinfo", "pdftoppm")


@pytest.fixture(autouse=True)
def _poppler() -> None:
    if missing := [program for program in POPPLER if shutil.which(program) is None]:
        pytest.skip(f"needs {' and '.join(missing)}")


def output_of(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def pages_of(handout: Path) -> list[str]:
    text = output_of("pdftotext", "-layout", handout, "-")
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def paper_of(handout: Path, page: int = 1) -> Any:
    stem = handout.with_suffix("")
    command = ("pdftoppm", "-r", "50", "-f", str(page), "-l", str(page), "-png", "-singlefile", handout, stem)
    output_of(*command)
    return np.asarray(Image.open(handout.with_suffix(".png")).convert("RGB")).astype(int)


@pytest.mark.parametrize(("per_page", "pages"), [(2, 3), (4, 2), (6, 2)])
def test_a_handout_has_a_few_beats_a_page(deck: Deck, tmp_path: Path, per_page: int, pages: int) -> None:
    handout = write(deck, Target(tmp_path / "handout.pdf", per_page=per_page))
    found = pages_of(handout)
    assert len(found) == pages
    whole = " ".join(found)
    letters = "".join(whole.split())  # long words are broken at the end of a line
    for lesson in deck.lessons:
        assert "".join(lesson.title.split()) in letters
        for beat in lesson.beats:
            assert beat.title in whole
    # Text next to a picture is broken into lines that pdftotext mixes with nothing else.
    assert all(word in letters for beat in deck.beats for word in beat.narration.split())
    images = output_of("pdfimages", "-list", handout).splitlines()[2:]
    assert len([row for row in images if row.split()[2] == "image"]) == len(deck.beats)
    assert "Title:           Walking" in output_of("pdfinfo", handout)


def test_the_paper_is_white_and_dark_on_demand(deck: Deck, tmp_path: Path) -> None:
    light = paper_of(write(replace(deck, theme="light"), Target(tmp_path / "light.pdf")))
    dark = paper_of(write(deck, Target(tmp_path / "dark.pdf")))
    assert np.all(light[:4, :4] == 255)
    assert np.abs(dark[0, 0] - (0x0F, 0x13, 0x18)).max() <= 1
    assert light.mean() > 150 > 60 > dark.mean()


def test_no_ground_is_printed_under_the_pictures(deck: Deck, tmp_path: Path, monkeypatch: Any) -> None:
    film = Image.new("RGB", (160, 90), (250, 247, 243))  # a level or two from the ground of the light theme
    monkeypatch.setattr("scripts.decks.handout.last_picture", lambda _: film)
    page = paper_of(write(replace(deck, theme="light"), Target(tmp_path / "light.pdf")))
    within = page[page.shape[0] // 8 : page.shape[0] // 6, page.shape[1] // 6 : page.shape[1] // 3]
    assert np.all(within == 255)


def test_there_are_lines_for_notes(deck: Deck, tmp_path: Path) -> None:
    page = paper_of(write(replace(deck, theme="light"), Target(tmp_path / "light.pdf")))
    right = page[:, page.shape[1] * 3 // 4 : page.shape[1] * 7 // 8].max(axis=2)
    lines = np.flatnonzero(np.all(right < 200, axis=1))
    assert len(lines) >= 12  # of the three beats


def test_formulas_and_key_numbers_are_at_the_end(deck: Deck, tmp_path: Path) -> None:
    formulas = tuple(drawn_formulas(["z = w x", " + ".join(["a"] * 60) + " = b", "a = b", "c = d"]))
    walk = replace(deck.lessons[0], formulas=formulas, key_numbers={"steps taken": "12", "place": "(1, 2)"})
    plain = pages_of(write(deck, Target(tmp_path / "plain.pdf")))
    found = pages_of(write(replace(deck, lessons=(walk, deck.lessons[1])), Target(tmp_path / "more.pdf")))
    assert len(found) == len(plain) + 1
    assert found[-1].startswith("Formulas and key numbers A walk")
    assert "steps taken 12" in found[-1]
    assert "place (1, 2)" in found[-1]
    assert deck.lessons[1].title not in found[-1]
    assert b"/Alt(z = w x)" in (tmp_path / "more.pdf").read_bytes()
    page = paper_of(tmp_path / "more.pdf", len(found))
    assert np.any(page != paper_of(tmp_path / "plain.pdf")[:1, :1])
    inked = np.abs(page[: page.shape[0] // 2, :-2] - page[0, 0]).max(axis=(0, 2)) > 60
    assert 0.8 < np.flatnonzero(inked)[-1] / page.shape[1] < 0.93  # a long formula keeps to the page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "3"),
        (-0.25, "−0.25"),
        ([1, -2.5], "(1, −2.5)"),
        ([[1, 0], [0, 1]], "((1, 0), (0, 1))"),
        ("A.", "A."),
    ],
)
def test_key_numbers_are_written_as_people_do(value: Any, words: str) -> None:
    assert in_words(value) == words
