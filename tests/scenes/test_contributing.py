"""The example in CONTRIBUTING is a whole lesson with its truth, and both hold."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from scenes.stage.lesson import Lesson
from scenes.stage.shapes.frame import frame
from truth.agreement import agree
from truth.lookers import Geometry
from truth.shapes import Slip
from truth.watching import watch

PAGE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


def imported(name: str, path: Path, source: str) -> Any:
    """The module of a source that is written to *path*; pydantic and inspect find it again by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def sources() -> list[str]:
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def example(sources, tmp_path_factory) -> type[Lesson]:
    path = tmp_path_factory.mktemp("scenes") / "learning" / "sigmoid" / "lesson.py"
    lesson: type[Lesson] = imported("lesson_of_contributing", path, sources[0]).Sigmoid
    return lesson


@pytest.fixture(scope="module")
def truth(sources, tmp_path_factory) -> Any:
    return imported("truth_of_contributing", tmp_path_factory.mktemp("tests") / "truth.py", sources[1])


def test_it_is_short(sources):
    lesson, truth = sources
    assert len(lesson.splitlines()) <= 60
    assert len(truth.splitlines()) <= 40


def test_it_plays_inside_the_frame(example, play):
    showing = play(example)
    assert [beat.name for beat in showing.lesson.played] == ["ask", "squeeze", "read_it_off"]
    assert showing.outside(frame().safe) == []


def test_its_facts_are_what_its_truth_says(example, truth, computed):
    for params in ({}, *truth.OTHER_SETTINGS):
        lesson = computed(example, **params)
        facts, expected = lesson.facts(), truth.facts(lesson.params, lesson)
        assert facts.keys() == expected.keys()
        assert all(agree(facts[name], expected[name]) for name in facts)


def watched(example: type[Lesson], truth: Any) -> Geometry:
    geometry = Geometry(truth.geometry)
    watch(example, [geometry], {})
    return geometry


def test_what_it_draws_is_what_its_truth_says(example, truth):
    geometry = watched(example, truth)
    assert geometry.wrong == {}
    assert geometry.seen.keys() >= truth.MARKED


def test_a_slip_is_seen(example, truth, monkeypatch):
    slip: Slip = truth.SLIP
    original = getattr(slip.owner, slip.method)

    def slipping(self: Any, *arguments: Any) -> Any:
        result = original(self, *arguments)
        slip.slip(self, *arguments)
        return result

    monkeypatch.setattr(slip.owner, slip.method, slipping)
    assert any(slip.what in each for each in watched(example, truth).wrong)
