"""Each lesson has its truth, and each truth its lesson."""

from __future__ import annotations

import pytest

from truth import modules
from truth.modules import every_lesson, strays, truth_of


@every_lesson
def test_every_lesson_has_its_truth(name):
    assert truth_of(name).MARKED


def test_every_truth_has_its_lesson():
    assert strays() == set(), "tests/scenes/truth/lessons has modules of lessons that there are not"


# The gate sees -----------------------------------------------------------------------------------------


def test_a_lesson_without_a_module_is_told():
    with pytest.raises(AssertionError, match=r"write tests/scenes/truth/lessons/untold\.py"):
        truth_of("untold")


def test_what_a_module_lacks_is_told(tmp_path, monkeypatch):
    (tmp_path / "half_told.py").write_text("def facts(p, lesson):\n    return {}\n")
    monkeypatch.setattr(modules, "FOLDER", tmp_path)
    monkeypatch.setattr("truth.lessons.__path__", [str(tmp_path)])
    with pytest.raises(AssertionError, match="lacks MARKED, OTHER_SETTINGS, SLIP, geometry, words"):
        truth_of("half_told")


def test_a_module_without_a_lesson_is_told(tmp_path, monkeypatch):
    (tmp_path / "untaught.py").touch()
    monkeypatch.setattr(modules, "FOLDER", tmp_path)
    assert strays() == {"untaught"}
