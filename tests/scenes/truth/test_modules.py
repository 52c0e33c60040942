"""Each lesson has its truth, and each truth its lesson."""

from __future__ import annotations

import pytest

from scripts.request.catalogue import LessonFile
from truth import modules
from truth.modules import every_lesson, strays, truth_of


@every_lesson
def test_every_lesson_has_its_truth(name):
    assert truth_of(name).MARKED


def test_every_truth_has_its_lesson():
    assert strays() == set(), "there is a truth of a lesson that does not exist"


# The gate sees -----------------------------------------------------------------------------------------


@pytest.fixture
def write_truth(tmp_path, monkeypatch):
    """Write the truth of a lesson of its own into tests that have no other."""
    monkeypatch.setattr(modules, "FOLDER", tmp_path)
    monkeypatch.setattr(modules, "find_lessons", lambda: {"small": LessonFile("part", "small")})

    def write(name, text):
        (tmp_path / "part" / name).mkdir(parents=True)
        (tmp_path / "part" / name / "truth.py").write_text(text)

    yield write
    truth_of.cache_clear()


@pytest.mark.usefixtures("write_truth")
def test_a_lesson_without_a_truth_is_named():
    with pytest.raises(AssertionError, match=r"write tests/scenes/part/small/truth\.py"):
        truth_of("small")


def test_what_a_truth_lacks_is_named(write_truth):
    write_truth("small", "def facts(p, lesson):\n    return {}\n")
    with pytest.raises(AssertionError, match="lacks MARKED, OTHER_SETTINGS, SLIP, geometry, words"):
        truth_of("small")


def test_a_truth_without_a_lesson_is_named(write_truth):
    write_truth("gone", "")
    assert strays() == {"gone"}
