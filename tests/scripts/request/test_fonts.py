"""Letters of a lecturer's data that our fonts lack: named before a film is made, or lent by a font file."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont

from fixtures.fonts import box_font
from scenes.stage.params.point_params import PointParams
from scenes.stage.type.typesetting import add_font, typeset
from scenes.stage.type.verbatim import missing_letters, verbatim
from scripts.basis.errors import MathreelError
from scripts.basis.user_files import UserFileError
from scripts.cli import main
from scripts.request.data_files import with_files_read
from scripts.request.fonts import fewer_letters, font_with_letters
from scripts.request.parameters import checked_parameters

LETTERS = "ꙮ𐍈ᛟꔀ"
"""Which no other test adds a font for: an added font stays for the whole process."""


class Cloud(PointParams):
    """Points."""


def letters_of(font: str) -> set[str]:
    return set(map(chr, TTFont(BytesIO(base64.b64decode(font))).getBestCmap()))


def test_only_the_letters_that_are_needed_are_taken(tmp_path: Path) -> None:
    path = box_font(tmp_path / "boxes.ttf", LETTERS)
    font = font_with_letters(path, LETTERS[:3] + "ä", "boxes.ttf")
    assert letters_of(font) == set(LETTERS[:3])
    assert letters_of(fewer_letters(font, LETTERS[0])) == {LETTERS[0]}
    assert fewer_letters("", LETTERS) == ""
    assert font != font_with_letters(path, LETTERS, "boxes.ttf")


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"\0\1\0\0" + b"\xff" * 40, b"OTTO\0\1", b"ttcf\0"])
def test_what_is_no_font_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(content)
    with pytest.raises(UserFileError, match=r"^a\.ttf is not a font file in TTF or OTF: "):
        font_with_letters(tmp_path / "a.ttf", "x", "a.ttf")


def test_letters_that_the_fonts_lack_are_named_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ꘟA (cm),y\n1,2\n3,4\n5,7\n", encoding="utf-8")
    values = with_files_read({"data": "a.csv"}, tmp_path, "film")
    said = r"film: a\.csv: the fonts lack ꘟ \(in ꘟA \(cm\)\): give a font file that has such letters, --font"
    with pytest.raises(MathreelError, match=said):
        checked_parameters(Cloud, values, "film")


def test_a_font_file_lends_its_letters(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{LETTERS[:2]},y\n1,2\n3,4\n5,7\n", encoding="utf-8")
    box_font(tmp_path / "boxes.ttf", LETTERS)
    assert missing_letters(LETTERS[:2]) == LETTERS[:2]
    before = typeset("Größe 12", math=False)
    values = with_files_read({"data": "a.csv", "font": "boxes.ttf"}, tmp_path, "film")
    params = checked_parameters(Cloud, values, "film")
    assert params.data is not None
    assert letters_of(params.data.font) == set(LETTERS[:2])
    assert missing_letters(LETTERS[:2]) == ""
    drawn = typeset(verbatim(LETTERS[:2]), math=False)
    assert len(drawn.outlines) == 2
    typeset.cache_clear()
    again = typeset("Größe 12", math=False)  # our own letters stay as they are
    assert all((a.points == b.points).all() for a, b in zip(before.outlines, again.outlines, strict=True))
    assert json.loads(params.model_dump_json())["data"]["font"] == params.data.font  # for other machines


def test_a_font_that_is_called_like_ours_takes_nothing_away(tmp_path: Path) -> None:
    before = typeset("Größe ꔁ"[:5], math=False)
    path = box_font(tmp_path / "boxes.ttf", "Größeꔁ", family="Libertinus Serif")
    add_font(base64.b64decode(font_with_letters(path, "Größeꔁ", "boxes.ttf")))
    typeset.cache_clear()
    again = typeset("Größe ꔁ"[:5], math=False)
    assert all((a.points == b.points).all() for a, b in zip(before.outlines, again.outlines, strict=True))
    assert missing_letters("ꔁ") == ""


def test_a_font_is_for_data(tmp_path: Path) -> None:
    box_font(tmp_path / "boxes.ttf", LETTERS)
    with pytest.raises(
        MathreelError, match=r"^film\.font: it is for the names in data of your own, and there"
    ):
        with_files_read({"font": "boxes.ttf"}, tmp_path, "film")
    with pytest.raises(MathreelError, match=r"^film\.font: there is no file none.ttf"):
        with_files_read(
            {"font": "none.ttf"},
            tmp_path,
            "film",
            before={"data": {"file": "", "text": "", "encoding": "", "font": ""}},
        )


def test_the_option_sets_the_font_of_the_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("scripts.preview.make_preview", lambda wanted, *_: asked.append(wanted.order.entry))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(f"{LETTERS[3]},y\n1,2\n3,4\n", encoding="utf-8")
    box_font(tmp_path / 'my "boxes".ttf', LETTERS)
    line = ["preview", "pca", "--font", 'my "boxes".ttf', "--set", "data=a.csv", "--set", "columns=1,2"]
    result = CliRunner().invoke(main, line, prog_name="mathreel")
    assert result.exit_code == 0, result.output
    assert letters_of(asked[0].parameters["data"]["font"]) == {LETTERS[3]}
