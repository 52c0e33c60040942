"""Films that were rendered before, for verbs that make something of them: where they are, and if they fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.basis.errors import cut, the_first_of
from scripts.basis.manifest import Manifest, output_manifest
from scripts.basis.quality import Quality
from scripts.engine.film import Film
from scripts.engine.publication import published, time_of_publication
from scripts.engine.store import Store
from scripts.request.parameter_text import readable

__all__ = ["FilmsAtHand", "earlier_values", "films_at_hand", "misfits"]


@dataclass(frozen=True)
class FilmsAtHand:
    """A folder of films, and the quality that most of those asked for have there, if any is there."""

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
    qualities = Counter(Quality(**record["quality"]) for record in records if record is not None)
    quality = max(qualities, key=lambda each: (qualities[each], each.height, each.fps), default=None)
    return FilmsAtHand(folder, quality)


def _ready(names: Sequence[str], folder: Path) -> tuple[int, float]:
    """How many of the films called *names* are in a folder, and since when."""
    times = [time for name in names if (time := time_of_publication(name, folder)) is not None]
    return len(times), max(times, default=0.0)


def misfits(films: Sequence[Film], manifest: Manifest) -> list[str]:
    """Say why *films* are made though there are some of their names, in a sentence for each reason."""
    names = defaultdict(list)
    for film in films:
        if record := published(film.name, manifest):
            names[next(_differences(film, record))].append(film.name)
    return [f"What is there of {the_first_of(each)} does not fit: it {why}." for why, each in names.items()]


def earlier_values(film: Film, record: Mapping[str, Any]) -> list[str]:
    """Return the values that the film of a *record* had, and *film* has not: ``prior was 0.001``."""
    values = film.values()
    return [
        f"{parameter['name']} was {cut(readable(parameter['value']))}"
        for parameter in record["parameters"]
        if parameter["value"] != values.get(parameter["name"], parameter["value"])
    ]


def _differences(film: Film, record: Mapping[str, Any]) -> Iterator[str]:
    """What tells the published film of a *record* from *film*, in clauses."""
    there, wanted = record["narration_style"], film.narration_style.identity()
    if record["theme"] != film.theme:
        yield f"is in the {record['theme']} theme"
    if (quality := Quality(**record["quality"])) != film.quality:
        yield f"is {quality}"
    if values := earlier_values(film, record):
        yield f"had other values ({', '.join(values)})"
    if there["burn_captions"] != wanted["burn_captions"]:
        yield "has captions in its pictures"
    if list(there["voice"] or ()) != list(wanted["voice"] or ()):
        yield f"has the voice {there['voice'][0]}" if there["voice"] else "has no voice"
    yield "was made before a change of sources, titles or libraries"
