"""Job files: files that are sent as plain data, with a job to the machine that does it, and back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from scripts.engine.digest import PACKAGES
from scripts.request.catalogue import ROOT

Files = Mapping[str, bytes]
"""Contents by their path in a folder, with slashes."""


@runtime_checkable
class HasWorkspace(Protocol):
    """A job, a dataclass, that finds and leaves all of its files in a folder of its own."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def workspace(self) -> Path: ...


def packed(folder: Path) -> Files:
    """Return all files in *folder*; none if there is no such folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def unpack(files: Files, folder: Path) -> None:
    """Write *files* into *folder*."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def packed_sources(root: Path = ROOT) -> bytes:
    """Return our sources as a ZIP file, the same bytes for the same sources."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in PACKAGES:
            for path in sorted((root / package).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    # A new ZipInfo holds no time of writing.
                    info = zipfile.ZipInfo(path.relative_to(root).as_posix())
                    archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
