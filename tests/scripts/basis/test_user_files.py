from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest

from scripts.basis.user_files import (
    FileKind,
    MissingFileError,
    UserFileError,
    check_file,
    is_folder,
    path_of,
    read_bytes,
    read_spreadsheet_text,
    read_text,
)

KIND = FileKind("CSV file", 1_000_000, "“CSV UTF-8”")


def test_a_mark_of_byte_order_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("größe,y\n1,2\n".encode("utf-8-sig"))
    assert read_text(path, KIND) == "größe,y\n1,2\n"


def test_what_is_no_text_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes("größe,y\n".encode("latin-1"))
    (tmp_path / "wide.csv").write_bytes(b"x\0,\0y\0")
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(KIND.largest + 1)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, said in {
        "none.csv": "there is no file none.csv (looked for ",
        "latin.csv": "latin.csv is not text in UTF-8: save it as “CSV UTF-8”",
        "wide.csv": "wide.csv is not a text file: save it as “CSV UTF-8”",
        "large.csv": "large.csv is too large: a CSV file has at most 1 MB",
        "": " is a folder, not a CSV file",
        "loop": "loop cannot be read: Too many levels of symbolic links",
        "a\0b": "cannot be the name of a file",
        300 * "x": "cannot be read: File name too long",
    }.items():
        with pytest.raises(UserFileError, match=re.escape(said)):
            read_text(tmp_path / name, KIND, name)
    with pytest.raises(MissingFileError):
        read_text(tmp_path / "none.csv", KIND)


@pytest.mark.parametrize(
    ("saved", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-be-sig", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-16-le", "UTF-16"),
    ],
)
def test_spreadsheets_are_read_as_excel_saves_them(saved: str, encoding: str, tmp_path: Path) -> None:
    text, path = "Größe;Preis\r\n1,5;3 €\r\n", tmp_path / "a.csv"
    big = saved == "utf-16-be-sig"
    path.write_bytes(b"\xfe\xff" + text.encode("utf-16-be") if big else text.encode(saved))
    assert read_spreadsheet_text(path, KIND) == (text, encoding)


@pytest.mark.parametrize("encoding", ["mac-roman", "cp1252", "latin9", "UTF_8", "utf-16"])
def test_an_encoding_may_be_given(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Größe;Maß\n1;2\n".encode(encoding))
    assert read_spreadsheet_text(path, KIND, encoding=encoding)[0] == "Größe;Maß\n1;2\n"


def test_an_encoding_that_does_not_fit_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Größe;Maß\n1;2\n".encode("cp1252"))
    for encoding, said in {
        "utf-8": "a.csv is not text in utf-8: without an encoding, it is read as it looks",
        "ascii": "a.csv is not text in ascii: without an encoding, it is read as it looks",
        "excel": "there is no encoding 'excel': try utf-8, utf-16, cp1252 (Windows) or mac-roman",
        "base64": "there is no encoding 'base64': try utf-8, utf-16, cp1252 (Windows) or mac-roman",
        "a\0b": r"there is no encoding 'a\x00b': try utf-8, utf-16, cp1252 (Windows) or mac-roman",
    }.items():
        with pytest.raises(UserFileError, match=f"^{re.escape(said)}$"):
            read_spreadsheet_text(tmp_path / "a.csv", KIND, "a.csv", encoding)


@pytest.mark.parametrize(
    "content",
    [b"x,y\0\0\0", b"caf\xe9\x81", b"\xff\xfex", b"\x7fELF\2\1"],
)
def test_what_no_spreadsheet_saves_as_text_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(UserFileError, match=r"^a\.csv is not a text file: save it as “CSV UTF-8”$"):
        read_spreadsheet_text(tmp_path / "a.csv", KIND, "a.csv")


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_told_what_to_be_saved_as(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "rents.xlsx").write_bytes(content)
    said = "rents.xlsx is a workbook: in Excel or LibreOffice, save the sheet as “CSV UTF-8”"
    with pytest.raises(UserFileError, match=f"^{said}$"):
        read_spreadsheet_text(tmp_path / "rents.xlsx", KIND, "rents.xlsx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.presentation", "a presentation"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.textPK", "a text document"),
        (b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "a presentation"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "a text document"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"%PDF-1.4\n1 0 obj", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0", "an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
    ],
)
def test_what_holds_no_table_is_called_what_it_is(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(content)
    sentence = f"a.dat is {said}: put its numbers into a sheet of Excel or LibreOffice, saved as “CSV UTF-8”"
    with pytest.raises(UserFileError, match=f"^{sentence}$"):
        read_spreadsheet_text(tmp_path / "a.dat", KIND, "a.dat")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("ppt/presentation.xml", "a presentation: put its numbers into"),
        ("word/document.xml", "a text document: put its numbers into"),
        ("xl/workbook.xml", "a workbook: in Excel or LibreOffice, save the sheet as"),
    ],
)
def test_files_of_office_programs_are_told_apart(part: str, said: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(part, "<x/>")
    with pytest.raises(UserFileError, match=f"^a.zip is {said}"):
        read_spreadsheet_text(tmp_path / "a.zip", KIND, "a.zip")


def test_only_a_folder_is_one_and_no_name_is_too_strange_to_ask_for(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert is_folder(tmp_path)
    for name in ("none", "loop", 300 * "x", "a\0b"):
        assert not is_folder(tmp_path / name)
    with pytest.raises(UserFileError, match="the home folder in ~a\0b is not known"):
        path_of("~a\0b")


@pytest.mark.parametrize("path", [Path("/dev/zero"), Path("pipe")], ids=str)
def test_nothing_without_an_end_is_read(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    for read in (read_bytes, read_text, check_file):
        with pytest.raises(UserFileError, match=f"^{path} is a pipe or a device, not a CSV file$"):
            read(path, KIND)


def test_a_file_that_grows_while_it_is_read_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.csv"
    path.write_bytes(b"x" * (KIND.largest + 100))
    status = os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0))  # a size that was true a moment ago
    monkeypatch.setattr(Path, "stat", lambda _: status)
    monkeypatch.setattr(os, "fstat", lambda _: status)
    with pytest.raises(UserFileError, match="too large"):
        read_bytes(path, KIND)


def test_a_home_folder_that_nobody_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert path_of("~/a.csv") == Path("/home/me/a.csv")
    with pytest.raises(UserFileError, match="the home folder in ~nosuchuser is not known"):
        path_of("~nosuchuser")
