"""Whether a file is as it was written: files that were cut off, edited or written by others are noticed."""

from __future__ import annotations

import hashlib
import json
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["FileState", "read_sealed", "sealed"]


@dataclass(frozen=True)
class FileState:
    """A file as it was written: its size in bytes, when it was last changed, and a digest of its content."""

    size: int
    time: int
    digest: str

    @classmethod
    def of(cls, path: Path) -> FileState:
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns, _digest_of(path))

    def is_at(self, path: Path) -> bool:
        """Whether the file at *path* is still this one. It is read only if its time has changed."""
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != self.size:
                return False
            return found.st_mtime_ns == self.time or _digest_of(path) == self.digest
        except OSError:
            return False


def sealed(content: Any) -> str:
    """Return *content*, ready for JSON, as a text with its digest."""
    text = json.dumps(content)
    return json.dumps({"sha256": _digest(text), "content": text})


def read_sealed(path: Path) -> Any | None:
    """Return the content of a file of sealed text; None if it is missing, or is not as it was written."""
    try:
        outer = json.loads(path.read_bytes())
        text = outer["content"]
        return json.loads(text) if outer["sha256"] == _digest(text) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
