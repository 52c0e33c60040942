"""The store: finished films by their digest, in ``OUT/.store``.

.store/<digest>/          one film with all its files; complete, since the folder is moved there as a whole
.store/.unfinished-…/     what a run is making; swept when its process is gone
.store/lock               held by the run that renders into OUT
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from shutil import copytree
from typing import Any

from scripts.basis.errors import MathreelError
from scripts.basis.files import copy_file, flush_tree, place_folder, remove_folder
from scripts.basis.integrity import FileState, read_sealed, sealed
from scripts.basis.locks import locked
from scripts.basis.workspaces import make_folder, workspace

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
        """Whether there is a film with this *digest*, and each of its files is as it was when it was kept."""
        return self.film(digest).is_dir() and self.damage(digest) is None

    def damage(self, digest: str) -> Path | None:
        """Return a file of a film that is missing or was changed, relative to its folder, if there is one."""
        film = self.film(digest)
        if not film.is_dir():
            return None
        if self._sealed(digest) is None:
            return Path(_RECORD)
        states = self.files(digest)
        return next((file for file, state in states.items() if not state.is_at(film / file)), None)

    def record(self, digest: str) -> dict[str, Any]:
        """Return what was recorded of a film that is held when it was made: beats, facts, times."""
        record: dict[str, Any] = self._kept(digest)["recording"]
        return record

    def files(self, digest: str) -> Mapping[Path, FileState]:
        """Return the files that belong to a film that is held, relative to its folder."""
        return {Path(name): FileState(**state) for name, state in self._kept(digest)["files"].items()}

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """Make a folder in which films can be made; it is removed afterwards."""
        with workspace(self.folder) as folder:
            yield folder

    def keep(self, finished: Path, digest: str, record: dict[str, Any]) -> None:
        """Move the folder of a *finished* film into the store; it replaces one of the same digest."""
        files = (path for path in finished.rglob("*") if path.is_file())
        states = {path.relative_to(finished).as_posix(): asdict(FileState.of(path)) for path in files}
        (finished / _RECORD).write_text(sealed({"recording": record, "files": states}), encoding="utf-8")
        flush_tree(finished)
        place_folder(finished, self.film(digest))

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
    def lent(self, digests: Iterable[str]) -> Iterator[Store]:
        """Return a store of the films with these *digests*, which stay, whatever other runs do here.

        Raises
        ------
        MathreelError
            If another run replaced one of them before it was lent.
        """
        with workspace(self.folder) as folder:
            lent = Store(folder)
            try:
                for digest in digests:
                    copytree(self.film(digest), lent.film(digest), copy_function=_link, dirs_exist_ok=True)
                    os.utime(self.film(digest))
            except OSError:
                raise MathreelError(
                    f"films in {self.folder} were replaced meanwhile: run it again."
                ) from None
            yield lent

    @contextmanager
    def lock(self, waiting: Callable[[str], None]) -> Iterator[None]:
        """Lock the output folder; if another run has it, call *waiting* with its process id, and wait."""
        make_folder(self.folder)
        with locked(self.folder / "lock", waiting):
            yield

    def _sealed(self, digest: str) -> Any | None:
        return read_sealed(self.film(digest) / _RECORD)

    def _kept(self, digest: str) -> dict[str, Any]:
        kept = self._sealed(digest)
        if kept is None:
            raise FileNotFoundError(f"there is no film {digest} in {self.folder}")
        return dict(kept)


def _link(source: str, target: str) -> None:
    """Make *target* another name of the file *source*, or a copy where a file has one name."""
    try:
        os.link(source, target)
    except OSError:
        copy_file(Path(source), Path(target))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
