"""Where a deck goes: what may be written there, and how it appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.manifest import user_manifest
from scripts.basis.user_files import is_folder

PER_PAGE = (2, 4, 6)
"""How many beats a page of a handout may show."""

_OWNERS = ("~${}", ".~lock.{}#")
"""Files that PowerPoint and LibreOffice write next to a file that they have open."""


def check_target(target: Path, *, folder: bool, overwrite: bool | None) -> None:
    """Refuse a *target* that is not ours and may not be written over, or that cannot be written.

    Parameters
    ----------
    folder
        Whether a folder goes there.
    overwrite
        Whether the user allows it; None if *target* is not what the user named.

    Raises
    ------
    MathreelError
        With the reason.
    """
    if not is_folder(target.parent):
        raise MathreelError(f"there is no folder {target.parent} to write {target.name} into.")
    if not os.access(target.parent, os.W_OK):
        raise MathreelError(f"the folder {target.parent} cannot be written.")
    manifest = user_manifest()
    if folder:
        manifest.check_folder(target, overwrite=overwrite)
    else:
        manifest.check(target, overwrite=overwrite)
    for owner in _OWNERS:
        if os.path.lexists(target.with_name(owner.format(target.name))):
            raise MathreelError(f"{target} is open in another program: close it there, then run again.")


def place(finished: Path, target: Path, *, overwrite: bool | None) -> None:
    """Move a *finished* file or folder to *target*.

    Raises
    ------
    MathreelError
        If that would replace anything that is not ours, and may not be written over.
    """
    user_manifest().place(finished, target, overwrite=overwrite)
