"""Publication: a film in the store appears under its name, in ``OUT/lessons/<name>``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.basis.files import copy_file
from scripts.basis.manifest import Manifest, output_manifest
from scripts.basis.quality import Quality
from scripts.basis.workspaces import workspace
from scripts.engine.digest import versions
from scripts.engine.film import Film
from scripts.engine.store import Store

_RECORD = "lesson.json"

FILES = ("lesson.mp4", "lesson.vtt", "lesson.srt", "transcript.md", "poster.png", "sheet.png")
"""The files of every published film, besides the clips and the record."""


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


def check_published(name: str, manifest: Manifest) -> None:
    """Refuse to publish a film under a *name* where files that are not ours are in the way.

    Raises
    ------
    MathreelError
        With the file.
    """
    manifest.check(_folder(manifest.root, name), (_RECORD, *FILES))


def publish(film: Film, store: Store, manifest: Manifest) -> None:
    """Put a finished *film* into the folder of its name, unless it is there already, whole and unchanged."""
    target = _folder(manifest.root, film.name)
    record = json.dumps(lesson_record(film, store), indent=2, ensure_ascii=False)
    files = {file: state.digest for file, state in store.files(film.digest).items()}
    digests = {file.as_posix(): digest for file, digest in files.items()}
    if manifest.is_whole(target, {**digests, _RECORD: hashlib.sha256(record.encode()).hexdigest()}):
        return
    with workspace(target.parent) as folder:
        for file in files:
            copy_file(store.film(film.digest) / file, folder / film.name / file)
        (folder / film.name / _RECORD).write_text(record, encoding="utf-8")
        manifest.place(folder / film.name, target)


def published(name: str, manifest: Manifest) -> dict[str, Any] | None:
    """Return the record of the film that is published under a *name*, if all of its files are as written."""
    folder = _folder(manifest.root, name)
    if not manifest.is_whole(folder):
        return None
    try:
        record: dict[str, Any] = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record


def time_of_publication(name: str, output: Path) -> float | None:
    """Return when the film that is published under a *name* was, in seconds; None if there is none."""
    try:
        return (_folder(output, name) / _RECORD).stat().st_mtime
    except OSError:
        return None


def _folder(output: Path, name: str) -> Path:
    return output / "lessons" / name


@dataclass(frozen=True)
class Expectation:
    """How many seconds it will take to make a film, and each of its beats if that is known."""

    seconds: float
    beats: Mapping[str, float]


def expectation(film: Film, output: Path) -> Expectation:
    """Return how long *film* will take: as long as last time, or else as usual at its quality."""
    record = published(film.name, output_manifest(output))
    if record is None:
        return Expectation(_usual_seconds(film.quality, film.length), {})
    try:
        before = Quality(**record["quality"])
        growth = _usual_seconds(film.quality, film.length) / _usual_seconds(before, record["duration"])
        return Expectation(record["rendered_in"] * growth, dict(record["beat_seconds"]))
    except (KeyError, TypeError):
        return Expectation(_usual_seconds(film.quality, film.length), {})


def _usual_seconds(quality: Quality, length: float) -> float:
    """Estimate the time on one core: a constant for each second of film, and the rest for its pixels."""
    return length * (0.02 + 1.2e-9 * quality.width * quality.height * quality.fps)
