"""Every lesson looks as it did when its picture in tests/pictures was drawn.

Where it is meant to look otherwise, ``python -m scripts.development.renew_pictures`` draws the pictures anew,
and shows before, after and difference side by side.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from manim import RIGHT, FadeIn
from PIL import Image

from scenes.stage.lesson import Lesson, beat
from scenes.stage.shapes.theme import DARK
from scenes.stage.type.writing import text
from scripts.development import renew_pictures as golden
from scripts.request.catalogue import find_lessons, load_lesson
from truth.modules import every_lesson
from truth.showing import seen

LESSONS = find_lessons()


RENEWING = "python -m scripts.development.renew_pictures"
"""The command that draws the pictures of the lessons that are named."""


def picture_of(name: str) -> Image.Image:
    """The picture that is kept of a lesson."""
    path = golden.PICTURES / f"{name}.png"
    assert path.is_file(), f"{name} has no picture in tests/pictures yet: {RENEWING} {name} draws it."
    return golden.load(path)


@every_lesson
def test_a_lesson_looks_like_its_picture(name: str, tmp_path: Path) -> None:
    kept = picture_of(name)
    now = golden.laid_out(seen(name, "default").pictures.last, DARK)
    different = golden.differences(kept, now)
    if different:
        shown = tmp_path / f"{name}.png"
        golden.side_by_side(kept, now).save(shown)
        pytest.fail(
            f"{name} looks different in the pictures {different}; before, after, difference: {shown}. "
            f"If that is meant: {RENEWING} {name}"
        )


def test_pictures_that_are_compared_are_those_that_are_kept() -> None:
    """What is drawn beside all other tests of a lesson is what the command draws, to the last pixel."""
    drawn = golden.laid_out(seen("vectors", "default").pictures.last, DARK)
    assert drawn.tobytes() == golden.contact_sheet(load_lesson(LESSONS["vectors"])).tobytes()


def test_pictures_are_small_and_none_is_left_behind() -> None:
    pictures = {path.stem: path.stat().st_size for path in golden.PICTURES.iterdir()}
    missing, left = sorted(set(LESSONS) - set(pictures)), sorted(set(pictures) - set(LESSONS))
    assert not missing, f"pictures are missing in tests/pictures: {RENEWING} {' '.join(missing)} draws them."
    assert not left, f"tests/pictures has pictures of lessons that there are not: delete {left}."
    assert max(pictures.values()) < 100_000


def test_a_picture_that_is_missing_is_answered_with_the_command_that_draws_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(golden, "PICTURES", tmp_path)
    with pytest.raises(AssertionError, match=r"renew_pictures vectors draws it"):
        picture_of("vectors")


# What the comparison sees --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    """A picture full of thin lines, arrows and formulas."""
    return golden.load(golden.PICTURES / "eigenvectors.png")


def redrawn(sheet: Image.Image, how: str) -> Image.Image:
    """The same picture as another machine may draw it."""
    levels = np.asarray(sheet, dtype=np.float64)
    match how:
        case "gamma":
            return Image.fromarray((255 * (levels / 255) ** 1.08).round().astype(np.uint8))
        case "noise":
            noise = np.random.default_rng(0).normal(0, 5, levels.shape)
            return Image.fromarray(np.clip(levels + noise, 0, 255).round().astype(np.uint8))
        case "jitter":  # a tenth of a pixel
            way = (1, 0, 0.1, 0, 1, 0.1)
            return sheet.transform(sheet.size, Image.Transform.AFFINE, way, Image.Resampling.BILINEAR)
    raise ValueError(how)


@pytest.mark.parametrize("how", ["gamma", "noise", "jitter"])
def test_antialiasing_passes(sheet: Image.Image, how: str) -> None:
    changed = redrawn(sheet, how)
    assert changed.tobytes() != sheet.tobytes()
    assert golden.differences(sheet, changed) == []


def test_another_way_of_antialiasing_passes(sheet: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pixel of the sheet is a mean of nine then, not of four."""
    monkeypatch.setattr(golden, "_OVERSIZED", 3)
    changed = golden.contact_sheet(load_lesson(LESSONS["eigenvectors"]))
    assert golden.differences(sheet, changed) == []


@every_lesson
def test_a_moved_label_does_not_pass(name: str) -> None:
    nudged = seen(name, "default").pictures.nudged
    assert len(nudged) >= 5
    missed = [
        source
        for source, before, after in nudged
        if golden.stray_pixels(*shrunk(before, after)).sum() <= golden.STRAY
    ]
    assert missed == []


def shrunk(*pictures: Image.Image) -> list[Image.Image]:
    return [picture.resize(golden._PRINT, Image.Resampling.BOX) for picture in pictures]


# Renewing ------------------------------------------------------------------------------------------------


class Note(Lesson):
    """One word, here or there."""

    title = "Note"
    place = 0.0

    @beat("A word.")
    def write(self) -> None:
        self.play(FadeIn(text("word").shift(self.place * RIGHT)))


@pytest.fixture
def renew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command where there is one lesson alone."""
    monkeypatch.setattr(golden, "PICTURES", tmp_path / "pictures")
    monkeypatch.setattr(golden, "find_lessons", lambda: {"note": None})
    monkeypatch.setattr(golden, "load_lesson", lambda _: Note)
    return lambda *arguments: CliRunner().invoke(
        golden.main, [*arguments, "--folder", str(tmp_path / "shown")]
    )


def test_what_changed_is_renewed_and_shown(
    renew: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert renew().output == "note: new\n"
    assert renew().output == "note: as it was\n"
    first = (tmp_path / "pictures/note.png").read_bytes()
    monkeypatch.setattr(Note, "place", 1.0)
    shown = tmp_path / "shown/note.png"
    assert renew("note").output == f"note: renewed; before, after and difference in {shown}\n"
    assert (tmp_path / "pictures/note.png").read_bytes() != first
    width = golden.load(tmp_path / "pictures/note.png").width
    board = golden.load(shown)
    assert board.width > 3 * width
    difference = np.asarray(board)[:, -width:]
    assert (difference == golden._HIGHLIGHT).all(axis=2).any()
    assert renew().output == "note: as it was\n"


def test_a_lesson_that_there_is_not_is_named(renew: Any) -> None:
    result = renew("notes")
    assert result.exit_code == 1
    assert "did you mean note?" in result.output
