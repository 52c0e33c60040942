"""Answers about lessons are cached: by question, by order, and by the sources that both follow from."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from scripts.basis.quality import QUALITIES
from scripts.engine import digest
from scripts.engine.failures import failure_of
from scripts.engine.order import Order
from scripts.engine.questions import answer_cache, question
from scripts.engine.questions.answer_cache import AnswerCache
from scripts.engine.questions.question import Question, ask
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import LessonFile
from scripts.request.course import Entry

MODULE = "scripts.asking"
"""Where the questions of these tests are said to be."""

SOURCES = {
    "mathkit/shared.py": "",
    "mathkit/halves.py": "",
    "mathkit/unused.py": "",
    "scenes/part/a/lesson.py": "import mathkit.shared",
    "scenes/part/b/lesson.py": "import mathkit.shared, mathkit.halves",
    "scripts/film/recording.py": "",
    "scripts/listing.py": "",
    "scripts/asking.py": "import mathkit.asked",
    "mathkit/asked.py": "",
}
A, B = (
    Order(Entry(name, LessonFile("part", name), {"x": number}), "dark", QUALITIES["l"])
    for number, name in enumerate("ab", start=1)
)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mathreel"


@pytest.fixture
def root(tmp_path):
    for name, text in SOURCES.items():
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "root"


@pytest.fixture
def asked():
    return []


@pytest.fixture
def answers(asked, root):
    """Ask a question, which notes what it was asked, about some orders."""

    def answer(order):
        asked.append(order)
        return {"x": order.entry.parameters["x"]}

    answer.__module__ = MODULE

    def ask_about(name, *orders):
        with WorkerPool(1, ThreadPoolExecutor) as pool:
            return ask(Question(name, answer, "Playing", is_long=True), orders, pool, root)

    return ask_about


def test_an_answer_is_kept_by_its_key(cache_folder):
    AnswerCache().put({"a": 1}, {"found": [2]})
    assert AnswerCache().get({"a": 1}) == {"found": [2]}
    assert AnswerCache().get({"a": 2}) is None
    (kept,) = cache_folder.glob("*.json")
    kept.write_text("[]")
    assert AnswerCache().get({"a": 1}) is None


def test_a_cache_that_cannot_be_written_stays_empty(cache_folder):
    cache_folder.parent.mkdir()
    cache_folder.write_text("a file")
    AnswerCache().put({"a": 1}, 2)
    assert AnswerCache().get({"a": 1}) is None


def test_what_is_longest_out_of_use_makes_room(cache_folder, monkeypatch):
    monkeypatch.setattr(answer_cache, "MOST_ANSWERS", 2)
    cache = AnswerCache()
    for number, name in enumerate("ab"):
        cache.put({"name": name}, name)
        (newest,) = (path for path in cache_folder.glob("*.json") if path.stat().st_mtime > number + 1)
        os.utime(newest, (number, number))
    assert cache.get({"name": "a"}) == "a"  # and so it is in use
    cache.put({"name": "c"}, "c")
    assert [cache.get({"name": name}) for name in "abc"] == ["a", None, "c"]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("scenes/part/a/lesson.py", [A]),
        ("mathkit/halves.py", [B]),
        ("mathkit/shared.py", [A, B]),
        ("scripts/film/recording.py", [A, B]),
        ("scripts/asking.py", [A, B]),
        ("mathkit/asked.py", [A, B]),
        ("mathkit/unused.py", []),
        ("scripts/listing.py", []),
    ],
)
def test_a_change_asks_again_about_the_lessons_that_follow_from_it(answers, asked, root, changed, again):
    first = answers("one", A, B)
    assert answers("one", A, B) == first
    assert asked == [A, B]
    (root / changed).write_text(SOURCES[changed] + "\n# changed")
    assert answers("one", A, B) == first
    assert asked[2:] == again
    (root / changed).write_text(SOURCES[changed])
    answers("one", A, B)
    assert asked[2:] == again


def test_another_version_of_a_library_asks_again(answers, asked, monkeypatch):
    answers("one", A)
    for module in (digest, question):
        monkeypatch.setattr(module, "versions", lambda: {"manim": "9"})
    answers("one", A)
    assert asked == [A, A]


def test_what_a_lesson_begins_to_import_counts_from_then_on(answers, asked, root):
    (root / "scenes/part/a/lesson.py").write_text("import mathkit.later")
    answers("one", A)
    (root / "mathkit/later.py").write_text("")
    answers("one", A)
    (root / "mathkit/later.py").write_text("# changed")
    answers("one", A)
    assert asked == [A, A, A]


def test_a_lesson_that_is_not_python_is_asked_itself_what_is_wrong(answers, asked, root):
    (root / "scenes/part/a/lesson.py").write_text("def (")
    for _ in range(2):
        answers("one", A, B)
    assert asked == [A, B, A]


def test_sources_are_parsed_once_for_all_runs(answers, monkeypatch):
    answers("one", A, B)
    monkeypatch.setattr(answer_cache, "imports_digest", None)
    answers("one", A, B)


def test_the_same_question_about_the_same_order_is_answered_once(answers, asked):
    other = replace(A, entry=replace(A.entry, name="b", parameters={"x": 2}))
    assert answers("one", A, other) == ([{"x": 1}, {"x": 2}], [])
    moved = replace(A, entry=replace(A.entry, source="course.toml, part 1, lesson 3: "))
    assert answers("one", moved) == ([{"x": 1}], [])
    assert asked == [A, other]
    answers("another", A)
    answers("one", replace(A, theme="light"))
    assert len(asked) == 4


def test_a_failure_is_reported_and_asked_again(root):
    asked = []

    def fail(order):
        asked.append(order)
        return failure_of(order.entry.name, ValueError("no"))

    fail.__module__ = MODULE
    for _ in range(2):
        with WorkerPool(1, ThreadPoolExecutor) as pool:
            answers, failures = ask(Question("failing", fail, "Reading"), [A], pool, root)
        assert answers == []
        assert [failure.sentence for failure in failures] == ["ValueError: no"]
    assert len(asked) == 2
