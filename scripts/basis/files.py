"""Files that appear complete or not at all: written elsewhere, then moved to their place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from scripts.basis.errors import MathreelError

UNFINISHED = ".unfinished-"
"""The prefix of the names of all files and folders that are still being written."""

ENOUGH_SPACE = 200 * 2**20
"""In bytes; with less free space no run begins."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write *content* to *path*; a reader sees the old file or the new one, never a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def place_folder(finished: Path, target: Path) -> None:
    """Move the folder *finished* to *target*; it replaces what is there."""
    if target.exists():
        aside = new_folder(target.parent, "replaced")
        target.rename(aside / target.name)
        finished.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        finished.rename(target)
    flush(target.parent)


def new_folder(parent: Path, name: str) -> Path:
    """Make a folder in *parent* for something unfinished, with a unique name."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{name}-", dir=parent))
    folder.chmod(0o755)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove *folder*: first it disappears in one step, then its files are deleted."""
    aside = new_folder(folder.parent, "removed")
    folder.rename(aside / folder.name)
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def workspace(parent: Path, name: str) -> Iterator[Path]:
    """Make a folder in *parent* for files that are moved from there when finished; remove it afterwards."""
    folder = new_folder(parent, name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_unfinished(parent: Path, untouched_for: float = 0) -> None:
    """Remove what runs that died left unfinished in *parent*, unless it changed in the last seconds."""
    for path in parent.glob(f"{UNFINISHED}*"):
        if time.time() - path.stat().st_mtime < untouched_for:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def flush_tree(folder: Path) -> None:
    """Write *folder* and everything in it to the disk before going on."""
    for path in (*folder.rglob("*"), folder):
        flush(path)


def flush(path: Path) -> None:
    """Write a file, or the list of names in a folder, to the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link_file(source: Path, target: Path) -> None:
    """Make *target* a file with the content of *source*: a hard link if the disk allows it, else a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def make_folder(folder: Path) -> None:
    """Make *folder* and those above it, however deep it lies: ``Path.mkdir`` would call itself for each."""
    missing = list(takewhile(lambda each: not each.exists(), folder.parents))
    for each in (*reversed(missing), folder):
        each.mkdir(exist_ok=True)


def prepare_output(folder: Path, option: str = "-o") -> None:
    """Make the output *folder*; refuse it if it cannot be written or the disk is nearly full.

    Parameters
    ----------
    option
        The option with which the user gives the folder.
    """
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except FileExistsError:
        raise MathreelError(f"the output folder {folder} is a file: give another with {option}.") from None
    except OSError as error:
        raise MathreelError(f"the output folder {folder} cannot be written: {error.strerror}.") from None
    if free < ENOUGH_SPACE:
        raise MathreelError(
            f"the disk of {folder} has {free // 2**20} MB left, and a render needs {ENOUGH_SPACE // 2**20}: "
            f"free some space, or give another folder with {option}."
        )
