"""Ctrl-C and SIGTERM: they end the program with one sentence, whatever it is doing.

The program can be stopped as soon as this module is imported, so it imports little.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

EXIT_CODE = 130
"""Of a program that was stopped with Ctrl-C."""

SENTENCE = "mathreel: stopped."

__all__ = [
    "EXIT_CODE",
    "SENTENCE",
    "end_at_once",
    "held",
    "kept_from_children",
    "raised",
    "resumable",
    "stopped_with",
]

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def end_at_once() -> None:
    """From now on, end the process at an interrupt: while nothing is to be cleaned up."""
    for number in _SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup and shells do for what runs behind
            signal.signal(number, _end)


@contextmanager
def raised() -> Iterator[None]:
    """Raise KeyboardInterrupt at an interrupt, so that what was begun is cleaned up."""
    with _handled_by(_raise):
        yield


@contextmanager
def resumable() -> Iterator[None]:
    """Tell the user, at an interrupt in here, that the next run will not begin anew."""
    with stopped_with(lambda: ["the next run goes on from here"]):
        yield


@contextmanager
def stopped_with(clauses: Callable[[], Iterable[str]]) -> Iterator[None]:
    """Tell the user, at an interrupt in here, what there is to say then, in *clauses*."""
    try:
        yield
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(*stop.args, *clauses()) from None


@contextmanager
def held(hurry: Callable[[], None]) -> Iterator[None]:
    """Let interrupts wait for something that cannot be left half done; at the first one, *hurry* it."""
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if not came:
            hurry()
        came.append(number)

    try:
        with _handled_by(note):
            yield
    finally:  # whatever *hurry* broke
        if came:
            signal.raise_signal(came[0])


@contextmanager
def kept_from_children() -> Iterator[None]:
    """Have processes that are started now ignore Ctrl-C: it is for the process in the terminal alone.

    A process inherits what is ignored, but no handler. Meanwhile an interrupt of our own waits, since it
    is blocked.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if _is_main_thread() else None
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def _handled_by(handler: signal._HANDLER) -> Iterator[None]:
    if not _is_main_thread():  # the others get no signals
        yield
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    handled = [number for number in _SIGNALS if before[number] != signal.SIG_IGN]
    for number in handled:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number in handled:
            signal.signal(number, before[number])


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _raise(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # a second one must not disturb the cleaning up
    raise KeyboardInterrupt


def _end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    os.write(2, f"{SENTENCE}\n".encode())
    os._exit(EXIT_CODE)
