"""A hand: the process on a worker's machine that does jobs, one after another, by the sources it was given.

It is started as ``python -m scripts.cluster.job_process DESCRIPTOR`` and spoken to through that socket:
each message is a job with its files, each answer a result with the files that it left.
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
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from scripts.cluster.job_files import Files, Travelling, packed, unpack
from scripts.engine.worker import SHARE

IDLE = 120
"""Seconds after which a hand leaves that is given nothing to do."""

_LOOK = 0.25  # seconds between two looks at how far a job is


def main(descriptor: int) -> None:
    import scripts.film.recording  # noqa: F401 -- and manim with it, before there is anything to do

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
    with TemporaryDirectory(prefix="mathreel-job-") as name:
        folder = Path(name)
        unpack(files, folder)
        if isinstance(job, Travelling):
            job = replace(job, workspace=folder)
        with _Watch(pipe, folder / SHARE):
            outcome, error = _outcome(function, job)
        left = _new(packed(folder), files) if isinstance(job, Travelling) else {}
        try:
            return pickle.dumps((outcome, error, left))
        except Exception as unspeakable:  # what a function returns or raises may not be plain data
            return pickle.dumps((None, RuntimeError(f"{error or outcome!r}: {unspeakable}"), {}))


def _outcome(function: Callable[[Any], Any], job: Any) -> tuple[Any, Exception | None]:
    try:
        return function(job), None
    except Exception as error:
        return None, error


def _new(found: Files, brought: Files) -> Files:
    """Return what is to travel back: what was *found* afterwards and had not been *brought* along."""
    return {name: content for name, content in found.items() if brought.get(name) != content}


class _Watch:
    """Tells how far a job is while it is done, and ends the process if nobody listens any more."""

    def __init__(self, pipe: Connection, share: Path) -> None:
        self._pipe, self._share = pipe, share
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        told = ""
        while not self._over.wait(_LOOK):
            if self._pipe.poll():  # nothing is sent before the answer: this is the end
                os.kill(os.getpid(), signal.SIGKILL)
            share = self._share.read_text(encoding="utf-8") if self._share.exists() else ""
            if share != told:
                self._pipe.send(("share", share))
                told = share

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
