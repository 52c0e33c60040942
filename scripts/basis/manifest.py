"""What is ours: a manifest of all that mathreel wrote, which every verb asks before it writes or deletes.

A manifest has a record for each target: a file or a folder that is put in place in one go. A record is
written before its files move, and knows a few versions of each, so whenever a run is killed, what it left is
known to be ours. Files that mathreel did not write are never replaced and never deleted.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, field
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.files import copy_file, flush, flush_tree, write_whole
from scripts.basis.integrity import FileState, read_sealed, sealed
from scripts.basis.locks import locked
from scripts.basis.user_folder import user_folder
from scripts.basis.workspaces import make_folder, workspace

__all__ = ["ITSELF", "Manifest", "output_manifest", "user_manifest"]

_VERSIONS = 4
"""How many versions of a file a record knows: after a kill, the file may still be an older one."""

_MOST_RECORDS = 2000
"""Of a user; what has none any more is not replaced unless the user says so."""

ITSELF = ""
"""The name, in the record of a target that is a file, of that file."""


Versions = Mapping[str, Sequence[FileState]]
"""Of each file of a target, by its name in it, the versions that were written, the newest first."""


@dataclass
class Manifest:
    """What mathreel wrote below some folder.

    Attributes
    ----------
    records
        The folder of the records; None if there can be none.
    root
        The folder below which all targets are.
    aside
        The folder to which a file goes that was changed after mathreel wrote it, when it is made again;
        without one, such files are treated like those of others.
    notes
        What the user should know of what was done, in sentences.
    """

    records: Path | None
    root: Path
    aside: Path | None = None
    notes: list[str] = field(default_factory=list)

    def check(self, target: Path, names: Iterable[str] = (ITSELF,), *, overwrite: bool | None = None) -> None:
        """Refuse to write *target* if one of its files *names* is there and not ours.

        Parameters
        ----------
        overwrite
            Whether the user allows it; None if there is no such option here.

        Raises
        ------
        MathreelError
            With what is there, and what to do.
        """
        for _ in self._changed(target, names, overwrite=overwrite):
            pass

    def check_folder(self, target: Path, *, overwrite: bool | None = None) -> None:
        """Refuse to write the folder *target* if it holds anything that is not ours.

        Raises
        ------
        MathreelError
            With what is there, and what to do.
        """
        known = self._read(target)
        self.check(target, known, overwrite=overwrite)
        _refuse_other_kind(target / "any", target)
        for path in sorted(target.rglob("*")):
            name = path.relative_to(target).as_posix()
            if name not in known and (path.is_symlink() or not path.is_dir()):
                raise MathreelError(
                    f"the folder {target} holds {name}, which mathreel did not write: "
                    "give another name with -o."
                )

    def is_whole(self, target: Path, digests: Mapping[str, str] | None = None) -> bool:
        """Whether *target* is there, each file as it was written, and with these *digests* if any."""
        known = self._read(target)
        newest = {name: versions[0] for name, versions in known.items()}
        if not newest or (
            digests is not None and digests != {name: state.digest for name, state in newest.items()}
        ):
            return False
        return all(state.is_at(_path(target, name)) for name, state in newest.items())

    def place(self, finished: Path, target: Path, *, overwrite: bool | None = None) -> None:
        """Move the file or folder *finished* to *target*, file by file; what else lies there stays.

        Raises
        ------
        MathreelError
            If a file that is not ours is in the way; then nothing was moved.
        """
        names = _names_in(finished)
        flush_tree(finished)
        new = {name: FileState.of(_path(finished, name)) for name in names}
        with self._locked():
            known = self._read(target)
            changed = list(self._changed(target, names, overwrite=overwrite))
            left = {name: versions for name, versions in known.items() if name not in new}
            versions = {name: [state, *known.get(name, ())][:_VERSIONS] for name, state in new.items()}
            self._write(target, {**left, **versions})
            for path in changed:
                self._set_aside(path)
            for name in names:
                make_folder(_path(target, name).parent)
                _move(_path(finished, name), _path(target, name))
            flush(target.parent)
            if left:
                _remove(target, left)
                self._write(target, versions)

    def write(self, target: Path, text: str, *, overwrite: bool | None = None) -> None:
        """Write *text* to the file *target*, if it is ours to write, or the user allows to *overwrite* it."""
        with workspace(target.parent) as folder:
            (folder / "new").write_text(text, encoding="utf-8")
            self.place(folder / "new", target, overwrite=overwrite)

    def _changed(self, target: Path, names: Iterable[str], *, overwrite: bool | None) -> Iterator[Path]:
        """Yield the files in the way that are to be set aside; refuse at the first that may not be moved."""
        known = self._read(target)
        for name in names:
            path = _path(target, name)
            _refuse_other_kind(path, target)
            if not os.path.lexists(path) or any(state.is_at(path) for state in known.get(name, ())):
                continue
            if name in known and self.aside is not None:
                yield path
            elif not overwrite:
                raise MathreelError(_refusal(path, changed=name in known, overwrite=overwrite))

    def _set_aside(self, path: Path) -> None:
        assert self.aside is not None
        place = free = self.aside / path.relative_to(self.root)
        number = 1
        while os.path.lexists(free):
            number += 1
            free = place.with_name(f"{place.stem} {number}{place.suffix}")
        make_folder(free.parent)
        _move(path, free)
        self.notes.append(
            f"{path} was changed after it was written: it was made again; as it was, it is {free}."
        )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if self.records is None:
            yield
            return
        make_folder(self.records)
        with locked(self.records / "lock"):
            yield

    def _read(self, target: Path) -> Versions:
        record = None if self.records is None else read_sealed(self._record(target))
        if record is None:
            return {}
        return {name: [FileState(*state) for state in versions] for name, versions in record["files"].items()}

    def _write(self, target: Path, versions: Versions) -> None:
        if self.records is not None:
            files = {name: [astuple(state) for state in states] for name, states in versions.items()}
            record = {"target": self._name(target), "files": files}
            write_whole(self._record(target), sealed(record))

    def _record(self, target: Path) -> Path:
        assert self.records is not None
        name = hashlib.sha256(self._name(target).encode("utf-8", "surrogateescape")).hexdigest()
        return self.records / f"{name[:32]}.json"

    def _name(self, target: Path) -> str:
        return target.relative_to(self.root).as_posix()


def output_manifest(output: Path) -> Manifest:
    """Return the manifest of an *output* folder: it lies in it, so it goes where the folder goes."""
    return Manifest(output / ".written", output, output / "changed")


def user_manifest() -> Manifest:
    """Return the manifest of what this user had made outside of output folders; targets are real paths."""
    folder = user_folder()
    if folder is not None:
        with suppress(OSError):
            make_folder(folder / "written")
            newest_first = sorted((folder / "written").glob("*.json"), key=lambda path: -path.stat().st_mtime)
            for old in newest_first[_MOST_RECORDS:]:
                old.unlink(missing_ok=True)
            return Manifest(folder / "written", Path("/"))
    return Manifest(None, Path("/"))


# Files of a target ----------------------------------------------------------------------------------------


def _path(target: Path, name: str) -> Path:
    return target / name if name else target


def _names_in(finished: Path) -> list[str]:
    if not finished.is_dir():
        return [ITSELF]
    return sorted(path.relative_to(finished).as_posix() for path in finished.rglob("*") if path.is_file())


def _move(source: Path, target: Path) -> None:
    """Move a file in one step, also to where a user has linked another file system in."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with workspace(target.parent) as folder:
            copy_file(source, folder / "new")
            (folder / "new").replace(target)
        source.unlink()


def _remove(target: Path, files: Versions) -> None:
    """Remove *files* of which there is no newer version, unless they were changed; then empty folders."""
    for name, versions in files.items():
        path = _path(target, name)
        if any(state.is_at(path) for state in versions):
            path.unlink()
            for folder in path.parents:
                if folder == target:
                    break
                with suppress(OSError):
                    folder.rmdir()


def _refuse_other_kind(path: Path, target: Path) -> None:
    """Refuse a folder where a file goes, a file where a folder goes, and a path that cannot be."""
    try:
        for folder in path.parents:
            if folder.is_relative_to(target) and os.path.lexists(folder) and not folder.is_dir():
                raise MathreelError(
                    f"{folder} is a file, but a folder goes there: give another name with -o."
                )
        if path.is_dir():
            raise MathreelError(f"{path} is a folder, but a file goes there: give another name with -o.")
    except OSError as error:
        raise MathreelError(f"{path} cannot be written: {error.strerror}.") from None


def _refusal(path: Path, *, changed: bool, overwrite: bool | None) -> str:
    reason = "was changed after mathreel wrote it" if changed else "is there, and mathreel did not write it"
    remedy = "move it away" if overwrite is None else "add --overwrite to replace it"
    return f"{path} {reason}: give another name with -o, or {remedy}."
