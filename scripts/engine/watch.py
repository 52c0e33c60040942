"""Watching: something is made again each time one of its sources is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event
from typing import TypeVar

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from scripts.basis.errors import MathreelError
from scripts.engine.digest import PACKAGES, content_digest, sources_of
from scripts.engine.worker_pool import forking_from, start_worker
from scripts.request.catalogue import ROOT

Job = TypeVar("Job")


def make_at_each_save(
    make: Callable[[Job], object], job: Job, source: Path, first: Callable[[Job], object]
) -> None:
    """Call ``first(job)``, then ``make(job)`` at each save of *source* or what it imports, until interrupted.

    Each call is in a new process, since Python imports a module only once; manim is loaded already. If a
    source is saved during a call, that call is stopped and the next one begins.
    """
    context = forking_from(["manim"])

    def start(make: Callable[[Job], object]) -> ForkServerProcess:
        process = context.Process(target=_make, args=(make, job), daemon=True)
        process.start()
        return process

    state = _state(source)
    with _saves() as saved:
        process = start(first)
        try:
            while True:
                saved.wait()
                saved.clear()
                now = _state(source)
                if now is not None and now != state:
                    state = now
                    _stop(process)
                    process = start(make)
        finally:
            _stop(process)


def _make(make: Callable[[Job], object], job: Job) -> None:
    start_worker()
    make(job)


def _stop(process: ForkServerProcess) -> None:
    process.kill()
    process.join()


@contextmanager
def _saves() -> Iterator[Event]:
    """An event that is set when a file of mathkit, scenes or scripts changes."""
    saved = Event()

    class Listener(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
            saved.set()

    observer = Observer()
    for package in PACKAGES:
        observer.schedule(Listener(), str(ROOT / package), recursive=True)
    observer.start()
    try:
        yield saved
    finally:
        observer.stop()
        observer.join()


def _state(source: Path) -> str | None:
    """Return a digest of *source* and its imports, or None if one of them is not valid Python now."""
    try:
        return content_digest(sources_of([source]), {})
    except (MathreelError, OSError):
        return None
