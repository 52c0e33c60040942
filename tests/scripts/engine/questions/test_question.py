"""Answers about lessons are cached: by question, by order and by the sources."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from scripts.basis.quality import QUALITIES
from scripts.engine.failures import failure_of
from scripts.engine.order import Order
from scripts.engine.questions.answer_cache import AnswerCache
from scripts.engine.questions.question import Question, ask
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import LessonFile
from scripts.request.course import Entry

ORDER = Order(Entry("a", LessonFile("part", "a"), {"x": 1}), "dark", QUALITIES["l"])


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mathreel"


@pytest.fixture
def root(tmp_path):
    source = tmp_path / "root" / "mathkit" / "a.py"
    source.parent.mkdir(parents=True)
    source.write_text("x = 1")
    return tmp_path / "root"


@pytest.fixture
def asked():
    return []


@pytest.fixture
def answers(asked):
    """Ask a question, which notes what it was asked, about some orders."""

    def answer(order):
        asked.append(order)
        return {"x": order.entry.parameters["x"]}

    def ask_about(name, *orders):
        with WorkerPool(1, ThreadPoolExecutor) as pool:
            return ask(Question(name, answer), orders, pool)

    return ask_about


def test_an_answer_is_kept_until_a_source_changes(root, cache_folder):
    AnswerCache(root).put({"a": 1}, {"found": [2]})
    assert AnswerCache(root).get({"a": 1}) == {"found": [2]}
    assert AnswerCache(root).get({"a": 2}) is None
    assert len(list(cache_folder.glob("*.json"))) == 1
    (root / "mathkit" / "a.py").write_text("x = 2")
    assert AnswerCache(root).get({"a": 1}) is None


def test_a_cache_that_cannot_be_written_stays_empty(root, cache_folder):
    cache_folder.parent.mkdir()
    cache_folder.write_text("a file")
    AnswerCache(root).put({"a": 1}, 2)
    assert AnswerCache(root).get({"a": 1}) is None


def test_the_same_question_about_the_same_order_is_answered_once(answers, asked):
    other = replace(ORDER, entry=replace(ORDER.entry, name="b", parameters={"x": 2}))
    assert answers("one", ORDER, other) == ([{"x": 1}, {"x": 2}], [])
    moved = replace(ORDER, entry=replace(ORDER.entry, source="course.toml, part 1, lesson 3: "))
    assert answers("one", moved) == ([{"x": 1}], [])
    assert asked == [ORDER, other]
    answers("another", ORDER)
    answers("one", replace(ORDER, theme="light"))
    assert len(asked) == 4


def test_a_failure_is_reported_and_asked_again():
    asked = []

    def fail(order):
        asked.append(order)
        return failure_of(order.entry.name, ValueError("no"))

    for _ in range(2):
        with WorkerPool(1, ThreadPoolExecutor) as pool:
            answers, failures = ask(Question("failing", fail), [ORDER], pool)
        assert answers == []
        assert [failure.sentence for failure in failures] == ["ValueError: no"]
    assert len(asked) == 2
