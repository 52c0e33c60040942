"""Failures: what went wrong with a film, as plain data that a worker can return and a log can hold."""

from __future__ import annotations

import traceback
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from scripts.basis.errors import MathreelError, disk_error, is_disk_error
from scripts.engine.worker_pool import WorkerDiedError

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
    kind = "" if isinstance(error, MathreelError) else f"{type(error).__name__}: "
    sentence = f"{kind}{error}".partition("\n")[0]
    return Failure(name, sentence, printed + "".join(traceback.format_exception(error)))


def outcome(name: str, future: Future[Result]) -> Result | Failure:
    """Return the result of a job for the film *name*; if its worker died, that is the film's failure."""
    try:
        return future.result()
    except WorkerDiedError as error:
        return failure_of(name, error)
