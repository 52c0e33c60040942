"""Where a deck goes: what its ending asks for, and how it appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.files import flush, flush_tree, place_folder, workspace

_OWNERS = ("~${}", ".~lock.{}#")
"""Files that PowerPoint and LibreOffice write next to a file that they have open."""


def check_target(target: Path, *, overwrite: bool) -> None:
    """Refuse a *target* that is there already, unless it may be written over, or that cannot be written.

    Raises
    ------
    MathreelError
        With the reason.
    """
    if not target.parent.is_dir():
        raise MathreelError(f"there is no folder {target.parent} to write {target.name} into.")
    if not os.access(target.parent, os.W_OK):
        raise MathreelError(f"the folder {target.parent} cannot be written.")
    if target.exists() and not overwrite:
        raise MathreelError(
            f"{target} exists already: give another name with -o, or add --overwrite to replace it."
        )
    for owner in _OWNERS:
        if target.with_name(owner.format(target.name)).exists():
            raise MathreelError(f"{target} is open in another program: close it there, then run again.")


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Lend a folder on the disk of *target*, in which a deck is made."""
    with workspace(target.parent, "slides") as folder:
        yield folder


def place(finished: Path, target: Path) -> None:
    """Move a *finished* file or folder to *target*.

    Raises
    ------
    MathreelError
        If that would replace a folder by a file, or one that holds what mathreel did not put there.
    """
    if not finished.is_dir():
        if target.is_dir():
            raise MathreelError(f"{target} is a folder: give another name with -o.")
        flush(finished)
        finished.replace(target)
        return
    if target.exists():
        _check_ours(finished, target)
    flush_tree(finished)
    place_folder(finished, target)


def _check_ours(finished: Path, target: Path) -> None:
    if not target.is_dir():
        raise MathreelError(f"{target} is a file, but a folder goes there: give another name with -o.")
    strange = sorted({path.name for path in target.iterdir()} - {path.name for path in finished.iterdir()})
    if strange:
        raise MathreelError(
            f"the folder {target} holds {strange[0]}, which is not part of a deck: give another name with -o."
        )
