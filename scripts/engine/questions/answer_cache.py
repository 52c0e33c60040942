"""The answer cache: what is known of lessons, kept from run to run, so that asking again needs no manim.

Answers are in the user's cache folder. Without them nothing is lost but time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.basis.files import write_whole
from scripts.basis.integrity import read_sealed, sealed
from scripts.basis.user_folder import user_folder
from scripts.engine.digest import content_digest, sources_digest
from scripts.request.catalogue import ROOT

MOST_ANSWERS = 200
"""More are not kept; a course of more lessons than this is asked about anew each time."""

Key = Mapping[str, Any]
"""What an answer follows from, besides the sources; ready for JSON."""


class AnswerCache:
    """Answers that were found under the sources of *root* as they are now."""

    def __init__(self, root: Path = ROOT) -> None:
        self._sources = sources_digest(root)
        self._folder = user_folder()

    def get(self, key: Key) -> Any | None:
        """Return the answer for *key*, or None if there is none under these sources, or it was damaged."""
        return None if self._folder is None else read_sealed(self._folder / self._name(key))

    def put(self, key: Key, answer: Any) -> None:
        """Keep the *answer*, ready for JSON, and remove the oldest answers if there are too many."""
        if self._folder is None:
            return
        try:
            write_whole(self._folder / self._name(key), sealed(answer))
            newest_first = sorted(self._folder.glob("*.json"), key=lambda path: -path.stat().st_mtime)
            for old in newest_first[MOST_ANSWERS:]:
                old.unlink(missing_ok=True)
        except OSError:
            pass  # a cache that cannot be written stays empty

    def _name(self, key: Key) -> str:
        return f"{content_digest([], {**key, 'sources': self._sources})}.json"
