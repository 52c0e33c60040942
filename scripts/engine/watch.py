"""Watching: something is made again each time one of its sources is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event
from typing import TypeVar

from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from scripts.basis.errors import MathreelError
from scripts.basis.terminal import prepare_streams, say
from scripts.engine.digest import PACKAGES, content_digest, sources_of
from scripts.engine.worker_pool import forking_from, start_worker, starting
from scripts.request.catalogue import ROOT, LessonFileError

__all__ = ["make_at_each_save"]

Job = TypeVar("Job")

_CHANGES = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
"""Events after which a source may be another; to read it is an event, too."""

_SETTLED = 0.05
"""Seconds without a change after which a save is over: an editor may empty a file and then fill it."""

_PATIENCE = 1.0
"""Seconds after which we look whether the one who started us is still there."""

_REFUSED = 2
"""The exit code of a call that refused what the user asked for."""

_BETWEEN_LOOKS = 2.0
"""Seconds between two looks at the sources where the system does not tell what changes."""


def make_at_each_save(
    make: Callable[[Job], object], job: Job, source: Path, first: Callable[[Job], object]
) -> bool:
    """Call ``first(job)``, then ``make(job)`` at each save of *source* or what it imports.

    It ends with Ctrl-C, or when the program that started this one is gone. Each call is in a new process,
    since Python imports a module only once; manim is loaded already. If a source is saved during a call, that
    call is stopped and the next one begins. What is wrong is said in a sentence.

    Returns
    -------
    bool
        False if the first call refused the *job*, which no save of a source puts right.
    """
    say(f"Watching {source.relative_to(ROOT)} and what it imports; Ctrl-C ends.", err=True)
    context = forking_from(["scripts", "manim"])
    process: ForkServerProcess | None = None
    opening: ForkServerProcess | None = None
    known: _State | None = None

    def is_refused() -> bool:
        return opening is not None and opening.exitcode == _REFUSED

    with _changes() as changed:
        try:
            for _ in _at_each(changed, is_refused):
                state = _state(source)
                if state == known:
                    continue
                known = state
                _stop(process)
                process = None
                if state.fault:
                    say(f"mathreel: {state.fault}", err=True)
                    continue
                begun = context.Process(target=_make, args=(first, job), daemon=True)
                with starting():
                    begun.start()
                process, first, opening = begun, make, opening or begun
        finally:
            _stop(process)
    return not is_refused()


def _make(make: Callable[[Job], object], job: Job) -> None:
    start_worker()
    prepare_streams()
    try:
        make(job)
    except MathreelError as error:
        say(f"mathreel: {error}", err=True)
        if not isinstance(error, LessonFileError):
            sys.exit(_REFUSED)


def _stop(process: ForkServerProcess | None) -> None:
    if process is not None:
        process.kill()
        process.join()


# When to look ---------------------------------------------------------------------------------------------


def _at_each(changed: Event, is_over: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Yield now and after each change, until it *is over* or the program that started this one is gone."""
    parent = os.getppid()
    yield
    while os.getppid() == parent and not is_over():
        if changed.wait(_PATIENCE):
            while changed.is_set():
                changed.clear()
                changed.wait(_SETTLED)
            yield


@contextmanager
def _changes() -> Iterator[Event]:
    """An event that is set when a file of mathkit, scenes or scripts changes."""
    changed = Event()
    observer = _observer(_Listener(changed))
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()


class _Listener(FileSystemEventHandler):
    def __init__(self, changed: Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and str(event.dest_path or event.src_path).endswith(".py"):
            self._changed.set()


def _observer(listener: FileSystemEventHandler) -> BaseObserver:
    """Start an observer of all sources.

    Many systems limit how many folders the programs of a user may watch. Beyond that, we look at the sources
    from time to time.
    """
    observer = Observer()
    try:
        _start(observer, listener)
    except OSError:
        observer.unschedule_all()
        observer = PollingObserver(timeout=_BETWEEN_LOOKS)
        _start(observer, listener)
    return observer


def _start(observer: BaseObserver, listener: FileSystemEventHandler) -> None:
    for package in PACKAGES:
        observer.schedule(listener, str(ROOT / package), recursive=True)
    observer.start()


# What to look at ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _State:
    """The sources as they are now: their digest, or why they cannot be run."""

    digest: str = ""
    fault: str = ""


def _state(source: Path) -> _State:
    """Return the state of *source* and what it imports."""
    try:
        return _State(content_digest(sources_of([source], ROOT), {}, ROOT))
    except MathreelError as error:
        return _State(fault=str(error))
    except OSError as error:
        return _State(fault=f"{error.filename} cannot be read: {error.strerror}.")
