"""Digests: two films with the same digest are the same film, so the second one need not be rendered.

A digest covers the source of the lesson and everything that it imports from this project (transitively, lazy
imports too), the sources that draw and encode, the parameters, quality and theme, and the versions of the
libraries that a viewer can see the work of. If one module of mathkit changes, only the lessons that use it
get a new digest.
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
from scripts.request.catalogue import ROOT

PACKAGES = ("mathkit", "scenes", "scripts")
PIPELINE = Path("scripts", "film", "recording.py")
"""The module that makes a lesson into a film; it and what it imports are part of every digest."""

_LIBRARIES = ("manim", "typst", "numpy", "scipy", "av")


@cache
def versions() -> Mapping[str, str]:
    """Return the versions on which the look of a film depends."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python, **{library: version(library) for library in _LIBRARIES}}


def film_digest(lesson: Path, settings: Mapping[str, Any], root: Path = ROOT) -> str:
    """Return the digest of the film that *lesson* makes under *settings*.

    Parameters
    ----------
    lesson
        The lesson's file.
    settings
        Parameters, quality, theme and everything else that decides how the film looks, ready for JSON.

    Raises
    ------
    MathreelError
        If a source is not Python.
    """
    return settings_digest(lesson_digest(lesson, root), settings)


def lesson_digest(lesson: Path, root: Path = ROOT) -> str:
    """Return the digest of all sources that draw *lesson*.

    Raises
    ------
    MathreelError
        If a source is not Python.
    """
    return imports_digest([lesson, root / PIPELINE], root)


def imports_digest(files: Iterable[Path], root: Path = ROOT) -> str:
    """Return the digest of *files* and of all that they import.

    Raises
    ------
    MathreelError
        If a source is not Python.
    """
    return content_digest(sources_of(files, root), {}, root)


def settings_digest(lesson: str, settings: Mapping[str, Any]) -> str:
    """Return the digest of a film: that of its lesson's sources, and *settings*."""
    return content_digest([], {**settings, "lesson": lesson, "versions": dict(versions())})


def sources_digest(root: Path = ROOT) -> str:
    """Return a digest of every source in *root* and of the versions of libraries.

    It is quick, since nothing is parsed. What was found out is valid as long as this digest is the same.
    """
    sources = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    return content_digest(sources, {"versions": dict(versions())}, root)


def content_digest(sources: Iterable[Path], settings: Mapping[str, Any], root: Path = ROOT) -> str:
    """Return a digest of the contents of *sources*, their paths in *root*, and *settings*."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for source in sorted(sources):
        content = hashlib.sha256(source.read_bytes()).hexdigest()
        digest.update(f"\n{source.relative_to(root).as_posix()} {content}".encode())
    return digest.hexdigest()[:32]


def sources_of(files: Iterable[Path], root: Path = ROOT) -> set[Path]:
    """Return *files* and every file of *root* that they import, directly or through others."""
    found: set[Path] = set()
    waiting = list(files)
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting.extend(_imported_files(source, root))
    return found


def _imported_files(source: Path, root: Path) -> set[Path]:
    module = source.relative_to(root).with_suffix("").parts
    try:
        names = _imported_names(source.read_bytes(), module[:-1])
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise MathreelError(f"{source.relative_to(root)}{line}: {error.msg}.") from None
    # Each package of a name is run when it is imported, then the module.
    run = {name[:length] for name in (module, *names) for length in range(1, len(name) + 1)}
    places = (root.joinpath(*name) for name in run)
    files = (file for place in places for file in (place / "__init__.py", place.with_suffix(".py")))
    return {file for file in files if file.is_file()}


@lru_cache(maxsize=4096)
def _imported_names(source: bytes, package: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The dotted names of this project that *source* may import.

    A name after ``from … import`` may be a module too.
    """
    names: set[tuple[str, ...]] = set()
    for node in _statements(ast.parse(source).body):
        if isinstance(node, ast.Import):
            names.update(tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = (*above, *(node.module.split(".") if node.module else ()))
            names.update((*origin, alias.name) for alias in node.names)
    return frozenset(name for name in names if name[0] in PACKAGES)


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement in *body*, however deep; expressions, which are most of a tree, hold none."""
    for statement in body:
        yield statement
        for within in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(statement, within, ()))
        for branch in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            yield from _statements(branch.body)
