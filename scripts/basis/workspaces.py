"""Workspaces: folders for what is unfinished, swept by the next run of any verb if their process died.

A workspace lies beside what is made in it, so that finished files can be moved to their place in one step.
The process that made it holds the lock of a file in it as long as it lives. That file also marks a workspace:
a folder without it is not ours, whatever its name. This user's workspaces are listed in a folder of his, so
that those of processes that died are found wherever they are.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.basis.locks import lock_for_life, lock_of_the_dead
from scripts.basis.user_folder import user_folder

__all__ = ["LOCK", "PREFIX", "SURELY_MADE", "make_folder", "sweep", "sweep_everywhere", "workspace"]

PREFIX = ".unfinished-"
"""How the names of all workspaces begin."""

LOCK = ".mathreel-workspace"
"""The file in a workspace whose lock its process holds."""

_NAME = re.compile(re.escape(PREFIX) + "[0-9a-f]{12}")
SURELY_MADE = 60
"""Seconds after which a listed workspace that is not there will not come any more."""


@contextmanager
def workspace(parent: Path, *, private: bool = False) -> Iterator[Path]:
    """Make a folder in *parent* for something unfinished; remove it afterwards.

    First it sweeps what processes that died left in *parent*.

    Parameters
    ----------
    private
        Whether nobody else may look into it, as in the system's folder for temporary files.
    """
    make_folder(parent)
    sweep(parent)
    folder, lock = _made(parent, 0o700 if private else 0o777)
    try:
        yield folder
    finally:
        _remove(folder)
        os.close(lock)
        _unlist(folder.name)


def sweep(parent: Path) -> None:
    """Remove the workspaces in *parent* whose processes have died."""
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                _remove_if_dead(Path(entry.path))


def sweep_everywhere() -> None:
    """Remove the workspaces of this user whose processes have died, wherever they are."""
    listing = _listing()
    if listing is None or not listing.is_dir():
        return
    for entry in listing.iterdir():
        with suppress(OSError):
            folder = Path(os.fsdecode(entry.read_bytes()))
            if _NAME.fullmatch(folder.name) and folder.name == entry.name:
                _remove_if_dead(folder)
            if not os.path.lexists(folder) and time.time() - entry.stat().st_mtime > SURELY_MADE:
                entry.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make *folder* and those above it, however many are missing."""
    missing = [folder]
    while not missing[-1].parent.is_dir() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for each in reversed(missing):
        each.mkdir(exist_ok=True)


def _made(parent: Path, mode: int) -> tuple[Path, int]:
    while True:
        folder = parent / f"{PREFIX}{secrets.token_hex(6)}"
        _list(folder)
        folder.mkdir(mode)
        with suppress(FileNotFoundError):  # it was swept in the moment before it had a lock
            lock = lock_for_life(folder / LOCK)
            if lock is not None:
                return folder, lock
        _unlist(folder.name)


def _remove_if_dead(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        return
    lock = lock_of_the_dead(folder / LOCK)
    if lock is None:
        with suppress(OSError):
            folder.rmdir()  # of a process that died between two steps; one that lives makes another
        return
    _remove(folder)
    os.close(lock)
    _unlist(folder.name)


def _remove(folder: Path) -> None:
    """Remove a workspace whose lock we hold; the lock goes last, so that what remains is found again."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.name != LOCK:
                _remove_tree(path)
        if [path.name for path in folder.iterdir()] in ([LOCK], []):
            (folder / LOCK).unlink(missing_ok=True)
            folder.rmdir()


def _remove_tree(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


# The list of workspaces ---------------------------------------------------------------------------------


def _listing() -> Path | None:
    folder = user_folder()
    return None if folder is None else folder / "workspaces"


def _list(folder: Path) -> None:
    listing = _listing()
    if listing is not None:
        with suppress(OSError):  # a workspace that is not listed is still found where it lies
            make_folder(listing)
            (listing / folder.name).write_bytes(os.fsencode(folder.absolute()))


def _unlist(name: str) -> None:
    listing = _listing()
    if listing is not None:
        with suppress(OSError):
            (listing / name).unlink(missing_ok=True)
