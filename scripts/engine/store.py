"""The store: finished films by their digest, in ``OUT/.store``.

.store/<digest>/          one film with all its files; complete, since the folder is moved there as a whole
.store/.unfinished-…/     what a worker is making; removed when the run that made it is gone
.store/lock               held by the run that renders into OUT
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from scripts.basis.files import (
    flush_tree,
    new_folder,
    place_folder,
    remove_folder,
    remove_unfinished,
    write_whole,
)

SIZE_LIMIT = 10 * 2**30
"""Bytes; if the store is larger, the films that were not used for the longest time are removed."""

_RECORD = "recording.json"


class Store:
    """The finished films of an output folder."""

    def __init__(self, output: Path) -> None:
        self.folder = output / ".store"

    def film(self, digest: str) -> Path:
        """Return the folder of the film with this *digest*, whether it exists or not."""
        return self.folder / digest

    def holds(self, digest: str) -> bool:
        return (self.film(digest) / _RECORD).is_file()

    def record(self, digest: str) -> dict[str, Any]:
        """Return what was recorded of a film when it was made: beats, facts, times."""
        record: dict[str, Any] = json.loads((self.film(digest) / _RECORD).read_text(encoding="utf-8"))
        return record

    def files(self, digest: str) -> list[Path]:
        """Return the files that belong to a film, relative to its folder."""
        film = self.film(digest)
        paths = (path.relative_to(film) for path in film.rglob("*") if path.is_file())
        return [path for path in paths if path.name != _RECORD]

    def begin(self, name: str) -> Path:
        """Make a folder in which a film can be made."""
        return new_folder(self.folder, name)

    def keep(self, finished: Path, digest: str, record: dict[str, Any]) -> None:
        """Move the folder of a *finished* film into the store; it replaces one of the same digest."""
        (finished / _RECORD).write_text(json.dumps(record), encoding="utf-8")
        flush_tree(finished)
        place_folder(finished, self.film(digest))

    def remove_unfinished(self) -> None:
        """Remove what runs that died left unfinished. Only the run that holds the lock may."""
        remove_unfinished(self.folder)

    def prune(self, used: Set[str], limit: int = SIZE_LIMIT) -> None:
        """Remove the films longest out of use, but none *used* now, until there are *limit* bytes."""
        films = [folder for folder in self.folder.iterdir() if (folder / _RECORD).is_file()]
        for folder in films:
            if folder.name in used:
                os.utime(folder)
        sizes = {folder: _size(folder) for folder in films}
        excess = sum(sizes.values()) - limit
        for folder in sorted(films, key=lambda film: film.stat().st_mtime):
            if excess > 0 and folder.name not in used:
                remove_folder(folder)
                excess -= sizes[folder]

    @contextmanager
    def lock(self, waiting: Callable[[str], None]) -> Iterator[None]:
        """Lock the output folder; if another run has it, call *waiting* with its process id, and wait."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        holder = self.folder / "holder"  # a file of its own, since every run that tries the lock empties it
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting(holder.read_text(encoding="utf-8") if holder.exists() else "unknown")
            lock.acquire()
        try:
            write_whole(holder, str(os.getpid()))
            yield
        finally:
            lock.release()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
