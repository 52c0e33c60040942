"""A finished sweep: its films side by side on one page, in a folder that needs nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.basis.files import copy_file
from scripts.basis.manifest import Manifest
from scripts.basis.workspaces import workspace
from scripts.engine.film import Film
from scripts.engine.store import Store
from scripts.request.parameters import ParameterRecord
from scripts.series.sweeps.grid import Axis
from scripts.series.sweeps.records import AxisRecord, SweepRecord, VariantRecord

_FILES = ("lesson.mp4", "poster.png", "lesson.vtt", "lesson.srt", "transcript.md")
_BRIEF = 120
"""Letters of a result that can stand under a small film."""


@dataclass(frozen=True)
class ParameterSweep:
    """A lesson at every point of a grid: its film without the grid, the axes, and the variants' films."""

    lesson: Film
    axes: Sequence[Axis]
    films: Mapping[str, Film]
    grid: Mapping[str, Mapping[str, Any]]
    """What was asked for: the values of each variant, by its name."""


def check_sweep(lesson: Film, manifest: Manifest) -> None:
    """Refuse to publish a sweep of *lesson* where files that are not ours are in the way.

    Raises
    ------
    MathreelError
        With the file.
    """
    manifest.check(_folder(lesson, manifest), ("index.html", "sweep.json"))


def films_of_sweep(lesson: Film, manifest: Manifest) -> int:
    """Return how many films are on the page of a sweep of *lesson*; 0 if there is none."""
    folder = _folder(lesson, manifest)
    if not manifest.is_whole(folder):
        return 0
    return len(json.loads((folder / "sweep.json").read_text(encoding="utf-8"))["variants"])


def publish_sweep(done: ParameterSweep, store: Store, manifest: Manifest) -> Path:
    """Put the page of a sweep and the finished films into ``OUT/sweeps/<name>``, and return the page."""
    from scripts.series.sweeps.page import write_sweep_page  # brings in manim

    target = _folder(done.lesson, manifest)
    with workspace(target.parent) as folder:
        record, made = _record(done, store), folder / "sweep"
        for variant in record["variants"]:
            film = done.films[variant["name"]]
            for file in _FILES:
                copy_file(store.film(film.digest) / file, made / variant["folder"] / file)
        (made / "sweep.json").write_text(json.dumps(record, indent=2, ensure_ascii=False), encoding="utf-8")
        write_sweep_page(record, made)
        manifest.place(made, target)
    return target / "index.html"


def _folder(lesson: Film, manifest: Manifest) -> Path:
    return manifest.root / "sweeps" / lesson.name


def _record(done: ParameterSweep, store: Store) -> SweepRecord:
    ready = {name: done.films[name] for name in done.grid if name in done.films}
    recorded = {name: store.record(film.digest) for name, film in ready.items()}
    axes = [_axis(axis.name, list(ready.values())) for axis in done.axes]
    swept = {axis.name for axis in done.axes}
    variants: list[VariantRecord] = [
        {
            "name": name,
            "folder": f"films/{index:03}",
            "duration": recorded[name]["duration"],
            "places": [axis["choices"].index(film.values()[axis["name"]]) for axis in axes],
            "beats": recorded[name]["beats"],
            "facts": recorded[name]["key_numbers"],
            "ranges": recorded[name]["ranges"],
        }
        for index, (name, film) in enumerate(ready.items(), start=1)
    ]
    return {
        "title": done.lesson.title,
        "lesson": done.lesson.lesson.name,
        "summary": done.lesson.summary,
        "theme": done.lesson.theme,
        "quality": done.lesson.quality.letter,
        "axes": axes,
        "fixed": [
            parameter
            for parameter in done.lesson.parameters
            if parameter["name"] not in swept and parameter["value"] != parameter["default"]
        ],
        "distinguishing": _distinguishing([variant["facts"] for variant in variants]),
        "variants": variants,
        "missing": [name for name in done.grid if name not in ready],
        "apart": _apart({variant["name"]: variant["ranges"] for variant in variants}),
    }


def _apart(shown: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """By film, the axes that do not show what most films show; each has its own if no two show the same."""
    apart: dict[str, list[str]] = {}
    for axis in dict.fromkeys(axis for ranges in shown.values() for axis in ranges):
        ends = {film: str(ranges[axis]) for film, ranges in shown.items() if axis in ranges}
        [(common, count)] = Counter(ends.values()).most_common(1)
        for film, its_own in ends.items():
            if its_own != common or count == 1 < len(ends):
                apart.setdefault(film, []).append(axis)
    return apart


def _axis(name: str, films: Sequence[Film]) -> AxisRecord:
    """A parameter, and its values as the films have them, in the order in which they come."""
    values: list[Any] = []
    for film in films:
        value = film.values()[name]
        if value not in values:
            values.append(value)
    description = _parameter(films[0].parameters, name)["description"] or ""
    meaning = description.removeprefix(f"{name.replace('_', ' ')}: ")  # the name stands before it
    return {"name": name, "description": meaning, "choices": values}


def _parameter(parameters: Sequence[ParameterRecord], name: str) -> ParameterRecord:
    return next(parameter for parameter in parameters if parameter["name"] == name)


def _distinguishing(facts: Sequence[Mapping[str, Any]]) -> list[str]:
    """The results that differ between variants and are short, by name, in the order of the lesson."""
    names = dict.fromkeys(name for each in facts for name in each)

    def differs(name: str) -> bool:
        values = [each.get(name) for each in facts]
        return any(value != values[0] for value in values) and all(map(_is_brief, values))

    return [name for name in names if differs(name)]


def _is_brief(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) <= 3 and all(isinstance(item, int | float) for item in value)
    return (
        value is None or isinstance(value, int | float) or (isinstance(value, str) and len(value) <= _BRIEF)
    )
