"""What was found out about lessons, kept from run to run, so that asking again takes no import of manim.

Answers lie in the user's cache folder and are never needed: without them things only take longer.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scripts.production.digest import content_digest, house_digest
from scripts.production.files import write_whole

_KEPT = 200


def remembered(question: Mapping[str, Any], answer: Callable[[], Any]) -> Any:
    """Return what *answer* gave for *question* under the present sources, asking it only the first time.

    Both are ready for JSON, and the answer follows from the question and the house's sources alone.
    """
    path = _folder() / f"{content_digest([], {**question, 'house': house_digest()})}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        given = answer()
        _keep(path, given)
        return given


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mathreel"


def _keep(path: Path, answer: Any) -> None:
    try:
        write_whole(path, json.dumps(answer))
        oldest_last = sorted(path.parent.glob("*.json"), key=lambda kept: -kept.stat().st_mtime)
        for old in oldest_last[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass  # a cache that cannot be written is a cache that stays empty
