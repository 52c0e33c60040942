"""Locks of files. The system releases a lock when the process that holds it ends, however it ends.

Some file systems know no locks. There nothing is ever taken for abandoned, and nobody waits.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["lock_at_once", "lock_for_life", "lock_of_the_dead", "locked"]


@contextmanager
def locked(path: Path, waiting: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the lock of the file at *path*, which is made; it says which process holds the lock.

    Parameters
    ----------
    waiting
        Called with the process id of the holder, if there is another, before waiting for it.
    """
    while True:
        descriptor = _opened(path)
        try:
            if not lock_at_once(descriptor):
                waiting(os.pread(descriptor, 20, 0).decode("ascii", "replace") or "unknown")
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if not _is_at(descriptor, path):  # it was deleted while we waited
                continue
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            yield
            return
        finally:
            os.close(descriptor)


def lock_for_life(path: Path) -> int | None:
    """Make and lock the file at *path*; return its descriptor, or None if another process was faster."""
    descriptor = _opened(path)
    if lock_at_once(descriptor) and _is_at(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


def lock_of_the_dead(path: Path) -> int | None:
    """Lock the file at *path*, which nobody alive holds; return its descriptor, or None if it is unsure."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def lock_at_once(descriptor: int) -> bool:
    """Lock an open file unless another process has it; true as well where files cannot be locked."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
