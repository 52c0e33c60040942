"""Tests of a lesson that were green are left out until something that they depend on changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.request.catalogue import ROOT, LessonFile, find_lessons
from truth import green
from truth.green import SCENES, GreenList, digest_of, lesson_of


def item(path: Path, **params):
    return SimpleNamespace(path=path, callspec=SimpleNamespace(params=params))


def test_a_test_is_about_the_lesson_that_it_names_or_lies_with():
    assert lesson_of(item(SCENES / "test_lessons.py", name="vectors")) == "vectors"
    assert lesson_of(item(SCENES / "linear_algebra" / "vectors" / "test_words.py")) == "vectors"
    assert lesson_of(item(SCENES / "linear_algebra" / "vectors" / "test_words.py", name="pca")) == "pca"
    assert lesson_of(item(SCENES / "stage" / "axes" / "test_plots.py", name="plot")) is None
    assert lesson_of(SimpleNamespace(path=SCENES / "test_lessons.py")) is None


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house with two lessons, of which one uses a module of mathkit."""
    files = {
        "mathkit/sums.py": "TWO = 2\n",
        "scenes/part/one/lesson.py": "from mathkit import sums\n",
        "scenes/part/two/lesson.py": "",
        "tests/scenes/part/one/truth.py": "",
        "tests/scenes/part/two/truth.py": "",
        "tests/scenes/truth/shapes.py": "",
        "tests/scenes/test_lessons.py": "",
        "tests/scripts/inspection/test_lessons.py": "",
        "tests/scripts/film/test_stills.py": "",
        "tests/conftest.py": "",
        "tests/pictures/one.png": "",
        "pyproject.toml": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(green, "ROOT", tmp_path)
    monkeypatch.setattr(green, "SCENES", tmp_path / "tests" / "scenes")
    lessons = {name: LessonFile("part", name) for name in ("one", "two")}
    monkeypatch.setattr(green, "find_lessons", lambda: lessons)
    monkeypatch.setattr(LessonFile, "path", lambda self: tmp_path / "scenes/part" / self.name / "lesson.py")
    digest_of.cache_clear()
    yield tmp_path
    digest_of.cache_clear()


def passed(lesson):
    """What is kept when one test of a lesson has passed."""
    found = GreenList({}, False)
    found.note(lesson, "test", passed=True)
    return found.kept


def holds_after(kept, lesson):
    digest_of.cache_clear()
    return GreenList(kept, False).holds(lesson, "test")


@pytest.mark.usefixtures("house")
def test_what_passed_is_left_out_and_nothing_else():
    kept = GreenList(passed("one"), False)
    assert kept.holds("one", "test")
    assert not kept.holds("one", "another test")
    assert not kept.holds("two", "test")


@pytest.mark.usefixtures("house")
def test_a_run_of_all_leaves_nothing_out():
    assert not GreenList(passed("one"), True).holds("one", "test")


@pytest.mark.usefixtures("house")
def test_what_failed_runs_again():
    kept = GreenList(passed("one"), True)
    kept.note("one", "test", passed=False)
    assert not GreenList(kept.kept, False).holds("one", "test")


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("mathkit/sums.py", {"one"}),
        ("scenes/part/one/lesson.py", {"one"}),
        ("tests/scenes/part/two/truth.py", {"two"}),
        ("tests/scenes/part/two/test_words.py", {"two"}),
        ("tests/pictures/one.png", {"one"}),
        ("tests/scenes/truth/shapes.py", {"one", "two"}),
        ("tests/scenes/test_lessons.py", {"one", "two"}),
        ("tests/scripts/inspection/test_lessons.py", {"one", "two"}),
        ("tests/scripts/film/test_stills.py", {"one", "two"}),
        ("pyproject.toml", {"one", "two"}),
        ("scenes/part/README.md", set()),
    ],
)
def test_a_change_makes_its_lessons_run_again(house, changed, again):
    kept = {**passed("one"), **passed("two")}
    assert holds_after(kept, "one")
    with (house / changed).open("a") as file:
        file.write("# changed\n")
    assert {lesson for lesson in ("one", "two") if not holds_after(kept, lesson)} == again


def test_every_helper_of_the_tests_counts():
    names = {path.name for path in green.shared_tests()}
    helpers = {"conftest.py", "showing.py", "shapes.py"}
    assert helpers | {"test_lessons.py", "test_pictures.py", "test_stills.py"} <= names


# A whole run -------------------------------------------------------------------------------------------

LESSON = """
import pytest

@pytest.mark.parametrize("name", ["vectors", "pca"])
def test_it(name):
    assert name != {wrong!r}
"""


def run(folder: Path, *options: str, **environment: str) -> str:
    """Run pytest on the tests in *folder* as somebody does at home, and return what it prints."""
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    known = {name: value for name, value in os.environ.items() if name != "CI" and "PYTEST" not in name}
    ran = subprocess.run(
        [*command, "-p", "no:xdist", *options, "test_small.py"],
        cwd=folder,
        env={**known, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def test_a_second_run_leaves_out_what_was_green_but_never_on_a_build_server(tmp_path):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    small = tmp_path / "test_small.py"
    small.write_text(LESSON.format(wrong="pca"))
    assert "1 failed, 1 passed" in run(tmp_path, "-v")
    again = run(tmp_path, "-v")
    assert "1 failed, 1 deselected" in again
    assert "Tests of 1 lesson were left out" in again
    assert "pytest --all runs them" in again
    assert "1 failed, 1 passed" in run(tmp_path, "-v", "--all")
    assert "1 failed, 1 passed" in run(tmp_path, "-v", CI="true")


SAMPLED = """
import pytest
from scripts.request.catalogue import find_lessons

@pytest.mark.sampled
@pytest.mark.parametrize("name", sorted(find_lessons()))
def test_it(name):
    pass
"""


def test_a_build_server_runs_a_dear_test_for_a_sample_of_the_lessons(tmp_path):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_small.py").write_text(SAMPLED)
    count = len(find_lessons())
    assert f"{count} passed" in run(tmp_path, "-v")
    assert f"{green.SAMPLE_SIZE} passed" in run(tmp_path, "-v", CI="true")
    assert f"{count} passed" in run(tmp_path, "-v", "--all", CI="true")


def test_the_sample_changes_with_the_lessons(monkeypatch):
    digests = {name: name for name in find_lessons()}
    monkeypatch.setattr(green, "digest_of", digests.__getitem__)
    first, last = sorted(digests)[0], sorted(digests)[-1]
    assert first in green.sample.__wrapped__()
    digests.update({first: last, last: first})
    assert last in green.sample.__wrapped__()
    assert first not in green.sample.__wrapped__()


def test_lessons_outside_the_sample_are_looked_at_less_closely(monkeypatch):
    inside, *_, outside = sorted(find_lessons(), key=green.digest_of)
    monkeypatch.setattr(green.SAMPLING, "on", True)
    assert green.SAMPLING.includes(inside)
    assert not green.SAMPLING.includes(outside)
    monkeypatch.setattr(green.SAMPLING, "on", False)
    assert green.SAMPLING.includes(outside)
