"""The process on a worker's machine that does jobs, one after another, with the sources that were sent.

It is started as ``python -m scripts.cluster.job_process DESCRIPTOR`` and reads and writes that socket: each
message is a job with its files, each answer a result with the files that the job left.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import gettempdir
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from scripts.basis.workspaces import workspace
from scripts.cluster.job_files import Files, HasWorkspace, packed, unpack
from scripts.engine.worker import PROGRESS

IDLE = 120
"""Seconds without a job after which the process ends."""

_LOOK = 0.25  # seconds between two looks at the progress of a job


def main(descriptor: int) -> None:
    import scripts.film.recording  # noqa: F401 -- and so manim, before there is anything to do

    with Connection(descriptor) as pipe:
        while pipe.poll(IDLE):
            try:
                message = pipe.recv_bytes()
            except EOFError:
                return
            pipe.send(("answer", do(message, pipe)))


def do(message: bytes, pipe: Connection) -> bytes:
    """Do the job in *message*, in a folder of its own, and return the answer."""
    function, job, files = pickle.loads(message)
    with workspace(Path(gettempdir()), private=True) as place:
        folder = place / "job"
        folder.mkdir()
        unpack(files, folder)
        if isinstance(job, HasWorkspace):
            job = replace(job, workspace=folder)
        with _Watch(pipe, folder / PROGRESS):
            outcome, error = _outcome(function, job)
        left = _new(packed(folder), files) if isinstance(job, HasWorkspace) else {}
        try:
            return pickle.dumps((outcome, error, left))
        except Exception as refusal:  # what a function returns or raises may not be plain data
            return pickle.dumps((None, RuntimeError(f"{error or outcome!r}: {refusal}"), {}))


def _outcome(function: Callable[[Any], Any], job: Any) -> tuple[Any, Exception | None]:
    try:
        return function(job), None
    except Exception as error:
        return None, error


def _new(found: Files, brought: Files) -> Files:
    """Return the files to send back: those *found* afterwards that were not *brought* as they are."""
    return {name: content for name, content in found.items() if brought.get(name) != content}


class _Watch:
    """Sends the progress of a job while it is done, and ends the process if nobody listens any more."""

    def __init__(self, pipe: Connection, progress: Path) -> None:
        self._pipe, self._progress = pipe, progress
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        sent = ""
        while not self._over.wait(_LOOK):
            if self._pipe.poll():  # nothing is sent to us before we answer: the other end is closed
                os.kill(os.getpid(), signal.SIGKILL)
            share = self._progress.read_text(encoding="utf-8") if self._progress.exists() else ""
            if share != sent:
                self._pipe.send(("progress", share))
                sent = share

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()


if __name__ == "__main__":
    main(int(sys.argv[1]))
