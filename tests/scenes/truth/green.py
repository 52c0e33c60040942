"""Which tests of lessons run: not those that were green under the same sources, nor all that are dear."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.engine.digest import content_digest, sources_of, versions
from scripts.request.catalogue import ROOT, find_lessons

SCENES = Path(__file__).resolve().parents[1]
"""The tests of all lessons."""

SAMPLE_SIZE = 2
"""How many lessons dear tests run for on a build server, however many there are."""


def lesson_of(item: Any) -> str | None:
    """The lesson that a test is about: named by its parameter ``name``, or by its folder."""
    lessons = find_lessons()
    named = getattr(item, "callspec", None) and item.callspec.params.get("name")
    if named in lessons:
        return str(named)
    folder = Path(item.path).parent
    return folder.name if folder.name in lessons and folder.parents[1] == SCENES else None


@cache
def digest_of(lesson: str) -> str:
    """Digest of all that decides whether the tests of a lesson are green.

    These are the lesson's sources and all that they import, its tests and its truth, what all tests of
    lessons share and import, its reference picture, and the versions of the libraries.
    """
    place = find_lessons()[lesson]
    own = SCENES / place.part / lesson
    tests = [*own.rglob("*.py"), *shared_tests()]
    picture = ROOT / "tests" / "pictures" / f"{lesson}.png"
    sources = sources_of([place.path(), *tests], ROOT) | {picture, ROOT / "pyproject.toml"}
    return content_digest((source for source in sources if source.is_file()), dict(versions()), ROOT)


def shared_tests() -> Iterable[Path]:
    """Tests that run for every lesson, and what they are made of."""
    return (
        ROOT / "tests" / "conftest.py",
        ROOT / "tests" / "scripts" / "inspection" / "test_lessons.py",
        ROOT / "tests" / "scripts" / "film" / "test_stills.py",
        *SCENES.glob("*.py"),
        *(SCENES / "truth").glob("*.py"),
    )


@cache
def sample() -> Set[str]:
    """Some of the lessons; which ones, changes with their sources, so that in time each has its turn."""
    return set(sorted(find_lessons(), key=digest_of)[:SAMPLE_SIZE])


@dataclass
class Sampling:
    """Whether dear tests run for some of the lessons only."""

    on: bool = False

    def includes(self, lesson: str) -> bool:
        """Whether the dear tests of a lesson run."""
        return not self.on or lesson in sample()


SAMPLING = Sampling()
"""It is on where ``tests/conftest.py`` finds itself on a build server."""


class GreenList:
    """Which tests of which lesson passed, and the digest under which they did.

    Parameters
    ----------
    kept
        By lesson: its digest, and the names of the tests that passed. Ready for JSON.
    runs_all
        Whether nothing is left out, whatever passed.
    """

    def __init__(self, kept: dict[str, Any], runs_all: bool) -> None:
        self.kept, self.runs_all = kept, runs_all

    def holds(self, lesson: str, test: str) -> bool:
        """Whether a test passed, nothing changed, and so it is left out."""
        known = self.kept.get(lesson)
        return (
            not self.runs_all
            and known is not None
            and test in known["passed"]
            and known["digest"] == digest_of(lesson)
        )

    def note(self, lesson: str, test: str, *, passed: bool) -> None:
        """Note how a test of a lesson went."""
        known = self.kept.get(lesson)
        if known is None or known["digest"] != digest_of(lesson):
            known = self.kept[lesson] = {"digest": digest_of(lesson), "passed": []}
        names = set(known["passed"])
        names = names | {test} if passed else names - {test}
        known["passed"] = sorted(names)
