"""In which folder films are that were rendered before, for verbs that make something of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.basis.manifest import output_manifest
from scripts.basis.quality import Quality
from scripts.engine.publication import published, time_of_publication
from scripts.engine.store import Store

__all__ = ["FilmsAtHand", "films_at_hand"]


@dataclass(frozen=True)
class FilmsAtHand:
    """A folder of films, and the quality that those asked for have there, if they have one."""

    folder: Path
    quality: Quality | None


def films_at_hand(names: Sequence[str], folder: Path, *, given: bool) -> FilmsAtHand:
    """Return where the films called *names* are.

    Parameters
    ----------
    folder
        Where they are if the user said so.
    given
        Whether the user did; if not, they may be in another folder beside it, with the ``-o`` of a render:
        in the one that has most of them, and of several in the one to which they were rendered last.
    """
    if not given:
        others = (store.parent for store in folder.absolute().parent.glob("*/.store") if store.is_dir())
        beside = [folder.parent / other.name for other in sorted(others) if other.name != folder.name]
        folder = max([folder, *beside], key=lambda each: _ready(names, each))
    manifest = output_manifest(folder)
    records = [published(name, manifest) for name in names] if Store(folder).folder.is_dir() else []
    qualities = {Quality(**record["quality"]) if record else None for record in records}
    (quality,) = qualities if len(qualities) == 1 else (None,)
    return FilmsAtHand(folder, quality)


def _ready(names: Sequence[str], folder: Path) -> tuple[int, float]:
    """How many of the films called *names* are in a folder, and since when."""
    times = [time for name in names if (time := time_of_publication(name, folder)) is not None]
    return len(times), max(times, default=0.0)
