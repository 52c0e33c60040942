"""Publication: a film in the store appears under its name, in ``OUT/lessons/<name>``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.basis.files import link_file, new_folder, place_folder
from scripts.basis.quality import Quality
from scripts.engine.digest import versions
from scripts.engine.film import Film
from scripts.engine.store import Store

_RECORD = "lesson.json"


def lesson_record(film: Film, store: Store) -> dict[str, Any]:
    """Return all that made a finished *film*, and the result: the content of its lesson.json."""
    return {
        "name": film.name,
        "lesson": film.lesson.name,
        "part": film.part,
        "title": film.title,
        "summary": film.summary,
        "prerequisites": list(film.prerequisites),
        "parameters": film.parameters,
        "theme": film.theme,
        "quality": asdict(film.quality),
        "language": film.narration_style.language,
        "narration_style": film.narration_style.identity(),
        **store.record(film.digest),
        "digest": film.digest,
        "versions": dict(versions()),
    }


def publish(film: Film, store: Store, output: Path) -> None:
    """Put a finished *film* into the folder of its name, as a whole, unless it is there already."""
    target = output / "lessons" / film.name
    record = json.dumps(lesson_record(film, store), indent=2, ensure_ascii=False)
    files = store.files(film.digest)
    if _is_published(target, record, files):
        return
    staging = new_folder(target.parent, film.name)
    for file in files:
        link_file(store.film(film.digest) / file, staging / file)
    (staging / _RECORD).write_text(record, encoding="utf-8")
    place_folder(staging, target)


def _is_published(target: Path, record: str, files: Iterable[Path]) -> bool:
    try:
        known = (target / _RECORD).read_text(encoding="utf-8")
    except OSError:
        return False
    return known == record and all((target / file).exists() for file in files)


@dataclass(frozen=True)
class Expectation:
    """How many seconds it will take to make a film, and each of its beats if that is known."""

    seconds: float
    beats: Mapping[str, float]


def expectation(film: Film, output: Path) -> Expectation:
    """Return how long *film* will take: as long as last time, or else as usual at its quality."""
    try:
        record = json.loads((output / "lessons" / film.name / _RECORD).read_text(encoding="utf-8"))
        before = Quality(**record["quality"])
        growth = _usual_seconds(film.quality, film.length) / _usual_seconds(before, record["duration"])
        return Expectation(record["rendered_in"] * growth, dict(record["beat_seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Expectation(_usual_seconds(film.quality, film.length), {})


def _usual_seconds(quality: Quality, length: float) -> float:
    """Estimate the time on one core: a constant for each second of film, and the rest for its pixels."""
    return length * (0.02 + 1.2e-9 * quality.width * quality.height * quality.fps)
