"""Files that appear complete or not at all: written elsewhere, then moved to their place in one step.

No mode is ever set: what is made has the rights that the user's umask and the folder around it give.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.workspaces import make_folder, workspace

ENOUGH_SPACE = 200 * 2**20
"""In bytes; with less free space no run begins."""

_LOST = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""Why writing to the disk may fail; any other error says that the file system cannot be asked for it."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write *content* to *path*; a reader sees the old file or the new one, never a part of it."""
    with workspace(path.parent) as folder:
        new = folder / "new"
        new.write_bytes(content.encode() if isinstance(content, str) else content)
        flush(new)
        new.replace(path)


def place_folder(finished: Path, target: Path) -> None:
    """Move the folder *finished* to *target*, to which mathreel alone writes; it replaces what is there."""
    if target.exists():
        remove_folder(target)
    finished.rename(target)
    flush(target.parent)


def remove_folder(folder: Path) -> None:
    """Remove *folder*: first it disappears in one step, then its files are deleted."""
    with workspace(folder.parent) as aside:
        folder.rename(aside / "removed")


def flush_tree(folder: Path) -> None:
    """Write *folder* and everything in it to the disk before going on."""
    for path in (*folder.rglob("*"), folder):
        flush(path)


def flush(path: Path) -> None:
    """Write a file, or the list of names in a folder, to the disk before going on, if it can do that."""
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in _LOST:
            raise


def copy_file(source: Path, target: Path) -> None:
    """Make *target* a file with the content of *source*, which shares no later change with it.

    Where the file system can, the two share their space until one of them changes.
    """
    make_folder(target.parent)
    if hasattr(os, "copy_file_range"):
        with suppress(OSError), source.open("rb") as read, target.open("wb") as written:
            while os.copy_file_range(read.fileno(), written.fileno(), 2**30):
                pass
            if os.fstat(written.fileno()).st_size == os.fstat(read.fileno()).st_size:
                return
    shutil.copyfile(source, target)


def prepare_output(folder: Path, names: tuple[str, ...] = (), option: str = "-o") -> Path:
    """Make the output *folder* and return where it is; refuse it if it cannot be written or is nearly full.

    Parameters
    ----------
    names
        What will be folders in it, if they are needed.
    option
        The option with which the user gives the folder.
    """
    place = Path(os.path.realpath(folder))
    try:
        make_folder(place)
        for path in (place / name for name in names):
            if os.path.lexists(path) and not path.is_dir():
                raise FileExistsError(errno.EEXIST, "", str(path))
        with workspace(place):
            pass
        free = shutil.disk_usage(place).free
    except FileExistsError as error:
        kind = "a link that leads nowhere" if Path(error.filename).is_symlink() else "a file"
        raise MathreelError(
            f"{error.filename} is {kind}, but a folder goes there: give another with {option}."
        ) from None
    except OSError as error:
        raise MathreelError(f"the output folder {folder} cannot be written: {error.strerror}.") from None
    if free < ENOUGH_SPACE:
        raise MathreelError(
            f"the disk of {folder} has {free // 2**20} MB left, and a render needs {ENOUGH_SPACE // 2**20}: "
            f"free some space, or give another folder with {option}."
        )
    return place
