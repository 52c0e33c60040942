"""Digests: two films with the same digest are the same film, so the second need not be rendered.

A digest covers the lesson's source and all that it imports inside the house (transitively, lazy imports
too), the sources that draw and encode, the parameters, quality and theme, and the versions of the
libraries whose work is seen. Change one module of mathkit, and just the lessons that use it change.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.basis.errors import MathreelError
from scripts.request.catalogue import HOUSE

PACKAGES = ("mathkit", "scenes", "scripts")
PIPELINE = Path("scripts", "film", "recording.py")
"""The module that makes a film out of a lesson; it and what it imports belong to every digest."""

_LIBRARIES = ("manim", "typst", "numpy", "scipy", "av")


@cache
def versions() -> Mapping[str, str]:
    """Return the versions on which the look of a film depends."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python, **{library: version(library) for library in _LIBRARIES}}


def film_digest(lesson: Path, settings: Mapping[str, Any], house: Path = HOUSE) -> str:
    """Return the digest of the film that *lesson* makes under *settings*.

    Parameters
    ----------
    lesson
        The lesson's file.
    settings
        Parameters, quality and theme: whatever else decides how the film looks, ready for JSON.

    Raises
    ------
    MathreelError
        If a source is not Python.
    """
    sources = sources_of([lesson, house / PIPELINE], house)
    return content_digest(sources, {**settings, "versions": dict(versions())}, house)


def house_digest(house: Path = HOUSE) -> str:
    """Return a digest of every source in *house* and of the versions under them.

    It is quick, since nothing is parsed: what was found out under the same one still holds.
    """
    sources = [path for package in PACKAGES for path in (house / package).rglob("*.py")]
    return content_digest(sources, {"versions": dict(versions())}, house)


def content_digest(sources: Iterable[Path], settings: Mapping[str, Any], house: Path = HOUSE) -> str:
    """Return a digest of the contents of *sources*, their places in *house*, and *settings*."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for source in sorted(sources):
        content = hashlib.sha256(source.read_bytes()).hexdigest()
        digest.update(f"\n{source.relative_to(house).as_posix()} {content}".encode())
    return digest.hexdigest()[:32]


def sources_of(roots: Iterable[Path], house: Path = HOUSE) -> set[Path]:
    """Return *roots* and every file of *house* that they import, directly or through others."""
    found: set[Path] = set()
    waiting = list(roots)
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting.extend(_imported_files(source, house))
    return found


def _imported_files(source: Path, house: Path) -> set[Path]:
    module = source.relative_to(house).with_suffix("").parts
    try:
        names = {module, *_imported_names(source.read_bytes(), module[:-1])}
    except SyntaxError as error:
        raise MathreelError(f"{source}, line {error.lineno}: {error.msg}.") from None
    return {path for name in names for path in _files_of(name, house)}


@lru_cache(maxsize=1024)
def _imported_names(source: bytes, package: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Every dotted name that *source* may import; what follows ``from … import`` may be a module too."""
    names: set[tuple[str, ...]] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = (*above, *(node.module.split(".") if node.module else ()))
            names.update((*origin, alias.name) for alias in node.names)
    return frozenset(names)


def _files_of(name: tuple[str, ...], house: Path) -> Iterator[Path]:
    """The files that importing *name* runs: each package on the way, then the module."""
    if name[0] not in PACKAGES:
        return
    for length in range(1, len(name) + 1):
        place = house.joinpath(*name[:length])
        for path in (place / "__init__.py", place.with_suffix(".py")):
            if path.is_file():
                yield path
