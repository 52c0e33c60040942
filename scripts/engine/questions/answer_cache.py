"""The answer cache: what is known of lessons, kept from run to run, so that asking again needs no manim.

Answers are in the user's cache folder. Without them nothing is lost but time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from scripts.basis.files import write_whole
from scripts.basis.integrity import read_sealed, sealed
from scripts.basis.user_folder import user_folder
from scripts.engine.digest import content_digest, imports_digest, sources_digest
from scripts.request.catalogue import ROOT

MOST_ANSWERS = 200
"""More are not kept; a course of more lessons than this is asked about anew each time."""

Key = Mapping[str, Any]
"""All that an answer follows from, ready for JSON."""


class AnswerCache:
    """Answers that were found before, by what they follow from."""

    def __init__(self) -> None:
        self._folder = user_folder()

    def get(self, key: Key) -> Any | None:
        """Return the answer for *key*, or None if there is none, or it was damaged."""
        if self._folder is None:
            return None
        path = self._folder / _name(key)
        with suppress(OSError):
            os.utime(path)  # it is in use
        return read_sealed(path)

    def put(self, key: Key, answer: Any) -> None:
        """Keep the *answer*, ready for JSON; remove those longest out of use if there are too many."""
        if self._folder is None:
            return
        try:
            write_whole(self._folder / _name(key), sealed(answer))
            newest_first = sorted(self._folder.glob("*.json"), key=lambda path: -path.stat().st_mtime)
            for old in newest_first[MOST_ANSWERS:]:
                old.unlink(missing_ok=True)
        except OSError:
            pass  # a cache that cannot be written stays empty


def _name(key: Key) -> str:
    return f"{content_digest([], key)}.json"


def source_digests(
    files_of: Mapping[str, Sequence[Path]], cache: AnswerCache, root: Path = ROOT
) -> dict[str, str | None]:
    """Return by name the digest of some files and of all that they import; None if it cannot be found.

    Sources are parsed for that, which takes seconds for a whole course. So the digests are kept as an answer
    themselves, which follows from all sources that there are.
    """
    key = {"digests under": sources_digest(root)}
    known: dict[str, str] = cache.get(key) or {}
    unknown = files_of.keys() - known.keys()
    for name in unknown:
        with suppress(Exception):  # whoever imports the source says better what is wrong with it
            known[name] = imports_digest(files_of[name], root)
    if unknown & known.keys():
        cache.put(key, known)
    return {name: known.get(name) for name in files_of}
