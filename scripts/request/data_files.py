"""Files that a lecturer brings to a lesson, read where they were named, before anything is planned from them.

A parameter called ``data`` is the path of a CSV file. What it holds takes its place, so that a run asks the
file once, remembers no answer to what it held before, and workers on other machines need no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.basis.errors import MathreelError

FILE = "data"
"""The parameter by which lessons take a file: see ``scenes/stage/given_data.py``."""


def with_files_read(
    parameters: Mapping[str, Any], folder: Path, name: str, source: str = ""
) -> dict[str, Any]:
    """Return *parameters* with the content of the file that they name, if they name one.

    Parameters
    ----------
    folder
        Where relative paths start.
    name
        The film for which they are meant, to be named when the file cannot be read.
    source
        Where they come from, put before the message: ``"course.toml, line 3: "``.

    Raises
    ------
    MathreelError
        If there is no such file, or it is no text.
    """
    path = parameters.get(FILE)
    if not isinstance(path, str):
        return dict(parameters)
    from scenes.stage.params.csv_files import read_text

    try:
        text = read_text(folder / Path(path).expanduser(), path)
    except ValueError as error:
        raise MathreelError(f"{source}{name}.{FILE}: {error}.") from None
    return {**parameters, FILE: {"file": Path(path).name, "text": text}}
