"""The one way in which a user's file is opened and read: only a regular file, and only up to a size."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "UTF_8",
    "FileKind",
    "MissingFileError",
    "UserFileError",
    "check_file",
    "is_folder",
    "path_of",
    "read_bytes",
    "read_spreadsheet_text",
    "read_text",
]

UTF_8 = "UTF-8"
"""The encoding in which files should be, and need not say so."""

_MEGABYTE = 10**6

_SPOKEN = {
    "utf-8": UTF_8,
    "utf-16": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-16-le": "UTF-16",
    "cp1252": "Windows-1252",
}
"""What people call encodings that have other names in Python. Excel saves "CSV" in the last."""

_BEGINNING = 1000
"""How many bytes of a file show whether its letters take two bytes each."""

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of office programs begin: .xlsx, .ods and their like, and the older .xls."""

_WITHIN = {
    **dict.fromkeys((b"ppt/presentation.xml", b".opendocument.presentation"), "a presentation"),
    "PowerPoint Document".encode("utf-16-le"): "a presentation",
    **dict.fromkeys((b"word/document.xml", b".opendocument.text"), "a text document"),
    "WordDocument".encode("utf-16-le"): "a text document",
}
"""What files of office programs have in them that are no workbooks."""

_NO_TABLES = {b"%PDF-": "a PDF", **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "an image")}
"""How other files begin that hold no table."""

_UNWRITTEN = frozenset(map(chr, range(9)))
"""Control characters that no spreadsheet writes: a file that has them is something else."""


class UserFileError(ValueError):
    """A user's file cannot be read. The message is a clause that says why."""


class MissingFileError(UserFileError):
    """There is no such file."""


@dataclass(frozen=True)
class FileKind:
    """What a file should be: a noun, the largest size in bytes, and in which form a text is saved."""

    noun: str
    largest: int
    saved_as: str = ""


def path_of(text: str) -> Path:
    """Return the path that a user means by *text*, where ``~`` is a home folder.

    Raises
    ------
    UserFileError
        If there is no such user.
    """
    try:
        return Path(text).expanduser()
    except (RuntimeError, ValueError):
        raise UserFileError(f"the home folder in {text} is not known") from None


def is_folder(path: Path) -> bool:
    """Whether *path* is a folder; one that no file can have is none."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def check_file(path: Path, kind: FileKind, shown: str = "") -> None:
    """Refuse a *path* that is no regular file, or is too large; messages call it *shown*.

    Raises
    ------
    UserFileError
        With the reason.
    """
    os.close(_opened(path, kind, shown or str(path)))


def read_bytes(path: Path, kind: FileKind, shown: str = "") -> bytes:
    """Return the content of the file at *path*, which messages call *shown*.

    Raises
    ------
    UserFileError
        If it is no regular file, is too large or cannot be read.
    """
    shown = shown or str(path)
    with os.fdopen(_opened(path, kind, shown), "rb") as file:
        try:
            content = file.read(kind.largest + 1)  # the size that a file states may be wrong, or may grow
        except OSError as error:
            raise UserFileError(f"{shown} cannot be read: {error.strerror}") from None
    if len(content) > kind.largest:
        raise _too_large(kind, shown)
    return content


def read_text(path: Path, kind: FileKind, shown: str = "") -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises
    ------
    UserFileError
        If it cannot be read, or is not such a text.
    """
    shown = shown or str(path)
    try:
        text = read_bytes(path, kind, shown).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserFileError(f"{shown} is not text in UTF-8: save it as {kind.saved_as}") from None
    if "\0" in text:
        raise UserFileError(f"{shown} is not a text file: save it as {kind.saved_as}")
    return text


def read_spreadsheet_text(path: Path, kind: FileKind, shown: str = "", encoding: str = "") -> tuple[str, str]:
    """Return the text of a file as spreadsheets save it, and the name of its encoding.

    Without an *encoding*, a file that begins with a byte order mark of UTF-16, or has zeros in every second
    place, is read as UTF-16, and one that is not in UTF-8 as Windows-1252.

    Raises
    ------
    UserFileError
        If it cannot be read, is no text, or there is no such encoding.
    """
    shown = shown or str(path)
    content = read_bytes(path, kind, shown)
    _refuse_other_programs(content, kind, shown)
    for name in (_known(encoding),) if encoding else _likely(content):
        try:
            text = content.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if _UNWRITTEN.isdisjoint(text):
            return text, _SPOKEN.get(name, name)
    if encoding:
        raise UserFileError(f"{shown} is not text in {encoding}: without an encoding, it is read as it looks")
    raise UserFileError(f"{shown} is not a text file: save it as {kind.saved_as}")


def _refuse_other_programs(content: bytes, kind: FileKind, shown: str) -> None:
    """Refuse what is no text, and say what it is: a workbook, a presentation, a PDF …"""
    is_office = content.startswith(_OFFICE)
    named = [name for part, name in _WITHIN.items() if is_office and part in content]
    if other := [*named, *(name for start, name in _NO_TABLES.items() if content.startswith(start))]:
        raise UserFileError(
            f"{shown} is {other[0]}: put its numbers into a sheet of Excel or LibreOffice, "
            f"saved as {kind.saved_as}"
        )
    if is_office:
        raise UserFileError(
            f"{shown} is a workbook: in Excel or LibreOffice, save the sheet as {kind.saved_as}"
        )


def _known(encoding: str) -> str:
    """Return the usual name of an encoding of text."""
    try:
        known = codecs.lookup(encoding)
        "".encode(known.name)  # refuses those that are not for text
    except (LookupError, ValueError):
        raise UserFileError(
            f"there is no encoding {encoding!r}: try utf-8, utf-16, cp1252 (Windows) or mac-roman"
        ) from None
    return known.name


def _likely(content: bytes) -> tuple[str, ...]:
    """Return the encodings in which a spreadsheet may have saved this."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    first = content[:_BEGINNING]
    high, low = (2 * first[start::2].count(0) > len(first[start::2]) for start in (0, 1))
    if high != low:
        return ("utf-16-be" if high else "utf-16-le",)
    return ("utf-8", "cp1252")


def _opened(path: Path, kind: FileKind, shown: str) -> int:
    """Open a regular file. A pipe is opened without waiting for its other end, so that it can be refused."""
    try:
        _refuse_irregular(path.stat(), kind, shown)  # before opening, since that may act on a device
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except UserFileError:
        raise
    except ValueError:
        raise UserFileError(f"{shown!r} cannot be the name of a file") from None
    except FileNotFoundError:
        raise MissingFileError(f"there is no file {shown} (looked for {path.absolute()})") from None
    except OSError as error:
        raise UserFileError(f"{shown} cannot be read: {error.strerror}") from None
    try:
        _refuse_irregular(os.fstat(handle), kind, shown)
    except UserFileError:
        os.close(handle)
        raise
    return handle


def _refuse_irregular(status: os.stat_result, kind: FileKind, shown: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UserFileError(f"{shown} is a folder, not a {kind.noun}")
    if not stat.S_ISREG(status.st_mode):
        raise UserFileError(f"{shown} is a pipe or a device, not a {kind.noun}")
    if status.st_size > kind.largest:
        raise _too_large(kind, shown)


def _too_large(kind: FileKind, shown: str) -> UserFileError:
    return UserFileError(f"{shown} is too large: a {kind.noun} has at most {kind.largest // _MEGABYTE:,} MB")
