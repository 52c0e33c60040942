"""A lecturer's files, read where a course file or the command line names them, before films are planned.

The parameter ``data`` of a lesson is the path of a CSV file. The text of the file takes its place, so that a
run reads the file once, no answer is cached for what the file held before, and workers on other machines need
no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeGuard

from scripts.basis.errors import MathreelError, cut, shown
from scripts.basis.user_files import FileKind, UserFileError, path_of, read_spreadsheet_text
from scripts.request.fonts import font_with_letters

FILE = "data"
ENCODING = "encoding"
FONT = "font"
"""The parameters by which lessons take a file, and say how it is saved, and a font for its letters.

The first is in ``scenes/stage/params/point_params.py``; the others become part of it.
"""

_CSV_FILE = FileKind("CSV file", 20_000_000, "“CSV UTF-8”")
"""A film can show much less than this."""


def with_files_read(
    parameters: Mapping[str, Any],
    folder: Path,
    name: str,
    source: str = "",
    *,
    before: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return *parameters* with the text of the file that they name, if they name one, and its font.

    Parameters
    ----------
    folder
        Where relative paths start.
    name
        The film that they are for, which the message names if the file cannot be read.
    source
        Where they come from, which begins the message: ``"course.toml, part 1, lesson 3: "``.
    before
        Parameters that were read before; a font may be for their file.

    Raises
    ------
    MathreelError
        If there is no such file, or it is no text in the encoding that they give.
    """
    read, path = dict(parameters), parameters.get(FILE)
    encoding, font = (read.pop(key) if isinstance(read.get(key), str) else "" for key in (ENCODING, FONT))
    if isinstance(path, dict):
        raise MathreelError(f"{source}{name}.{FILE} is {shown(path)}, but it must be the path of a CSV file.")
    reading = FILE
    try:
        if isinstance(path, str):
            text, encoding = read_spreadsheet_text(folder / path_of(path), _CSV_FILE, cut(path), encoding)
            read[FILE] = {"file": Path(path).name, "text": text, "encoding": encoding, "font": ""}
        elif encoding:
            reading = ENCODING
            raise UserFileError("it says how the file in data is saved: give both together")
        if font:
            reading = FONT
            data = read.get(FILE, before.get(FILE))
            if not is_text_of_file(data):
                raise UserFileError("it is for the names in data of your own, and there are none")
            letters = "".join(sorted({letter for letter in data["text"] if not letter.isascii()}))
            read[FILE] = {**data, "font": font_with_letters(folder / path_of(font), letters, cut(font))}
    except UserFileError as error:
        raise MathreelError(f"{source}{name}.{reading}: {error}.") from None
    return read


def is_text_of_file(value: object) -> TypeGuard[Mapping[str, str]]:
    """Whether *value* is what ``with_files_read`` puts in the place of a path."""
    return isinstance(value, dict) and set(value) == {"file", "text", "encoding", "font"}
