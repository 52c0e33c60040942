"""What was found out about lessons, kept from run to run, so that asking again takes no import of manim.

Answers lie in the user's cache folder and are never needed: without them things only take longer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.basis.files import write_whole
from scripts.engine.digest import content_digest, house_digest
from scripts.request.catalogue import HOUSE

_KEPT = 200

Question = Mapping[str, Any]
"""Ready for JSON; its answer follows from it and from the house's sources alone."""


class Memory:
    """Answers to questions about the house as its sources are now."""

    def __init__(self, house: Path = HOUSE) -> None:
        self._house = house_digest(house)
        self._folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mathreel"

    def recall(self, question: Question) -> Any | None:
        """Return the answer to *question*, or None if it was never asked under these sources."""
        try:
            return json.loads(self._path(question).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def keep(self, question: Question, answer: Any) -> None:
        """Remember the *answer*, ready for JSON, and forget what was asked longest ago."""
        try:
            write_whole(self._path(question), json.dumps(answer))
            newest_first = sorted(self._folder.glob("*.json"), key=lambda kept: -kept.stat().st_mtime)
            for old in newest_first[_KEPT:]:
                old.unlink(missing_ok=True)
        except OSError:
            pass  # a cache that cannot be written is a cache that stays empty

    def _path(self, question: Question) -> Path:
        return self._folder / f"{content_digest([], {**question, 'house': self._house})}.json"
