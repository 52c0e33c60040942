"""A lecturer's files, read where a course file or the command line names them, before films are planned.

The parameter ``data`` of a lesson is the path of a CSV file. The text of the file takes its place, so that a
run reads the file once, no answer is cached for what the file held before, and workers on other machines need
no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from scripts.basis.errors import MathreelError, cut, shown
from scripts.basis.user_files import FileKind, UserFileError, path_of, read_spreadsheet_text

FILE = "data"
"""The parameter by which lessons take a file: see ``scenes/stage/params/point_params.py``."""


_CSV_FILE = FileKind("CSV file", 20_000_000, "“CSV UTF-8”")
"""A film can show much less than this."""


def with_files_read(
    parameters: Mapping[str, Any], folder: Path, name: str, source: str = ""
) -> dict[str, Any]:
    """Return *parameters* with the text of the file that they name, if they name one.

    Parameters
    ----------
    folder
        Where relative paths start.
    name
        The film that they are for, which the message names if the file cannot be read.
    source
        Where they come from, which begins the message: ``"course.toml, part 1, lesson 3: "``.

    Raises
    ------
    MathreelError
        If there is no such file, or it is no text.
    """
    path = parameters.get(FILE)
    if isinstance(path, dict):
        raise MathreelError(f"{source}{name}.{FILE} is {shown(path)}, but it must be the path of a CSV file.")
    if not isinstance(path, str):
        return dict(parameters)
    try:
        text, encoding = read_spreadsheet_text(folder / path_of(path), _CSV_FILE, cut(path))
    except UserFileError as error:
        raise MathreelError(f"{source}{name}.{FILE}: {error}.") from None
    return {**parameters, FILE: {"file": Path(path).name, "text": text, "encoding": encoding}}


def is_text_of_file(value: object) -> TypeGuard[Mapping[str, str]]:
    """Whether *value* is what ``with_files_read`` puts in the place of a path."""
    return isinstance(value, dict) and set(value) == {"file", "text", "encoding"}
