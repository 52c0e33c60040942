"""Failures: what went wrong with a film, as plain data that a worker can return and a log can hold."""

from __future__ import annotations

import traceback
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scripts.basis.errors import MathreelError, disk_error, is_disk_error
from scripts.basis.manifest import Manifest
from scripts.basis.text import visible
from scripts.engine.worker_pool import WorkerDiedError
from scripts.request.catalogue import ROOT

Result = TypeVar("Result")


@dataclass(frozen=True)
class Failure:
    """What went wrong with one film: in a sentence, and in full for the log."""

    name: str
    sentence: str
    log: str


def failure_of(name: str, error: BaseException, printed: str = "") -> Failure:
    """Return *error* as the failure of the film *name*; the log begins with what was *printed* before it."""
    if isinstance(error, OSError) and is_disk_error(error):
        error = disk_error(error)
    log = printed + "".join(traceback.format_exception(error))
    if isinstance(error, MathreelError):
        return Failure(name, str(error), log)
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    line = f"{type(error).__name__}: {message}".partition("\n")[0]
    return Failure(name, line + _place(error), log)


def keep_log(failure: Failure, manifest: Manifest) -> None:
    """Write the log of *failure* into the output folder of *manifest*."""
    lines = failure.log.rstrip("\n").split("\n")
    manifest.write(log_file(failure.name, manifest.root), "".join(f"{visible(line)}\n" for line in lines))


def log_file(name: str, output: Path) -> Path:
    """Return where the log of the film *name* is in the folder *output*."""
    return output / "logs" / f"{name}.log"


def _place(error: BaseException) -> str:
    """Return the last place in the lesson that *error* came through; without one, in mathkit or the stage."""
    if isinstance(error, SyntaxError):
        lines = [(Path(error.filename or ""), error.lineno)]
    else:
        lines = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    found = [(path.relative_to(ROOT), line) for path, line in lines if path.is_relative_to(ROOT)]
    sources = [place for place in found if place[0].parts[0] in {"mathkit", "scenes"}]
    lesson = [place for place in sources if place[0].parts[0] == "scenes" and place[0].parts[1] != "stage"]
    return "".join(f" ({path}, line {line})" for path, line in (lesson or sources)[-1:])


def outcome(name: str, future: Future[Result]) -> Result | Failure:
    """Return the result of a job for the film *name*; if its worker died, that is the film's failure."""
    try:
        return future.result()
    except WorkerDiedError as error:
        return failure_of(name, error)
