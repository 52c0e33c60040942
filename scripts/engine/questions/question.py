"""Questions about orders: workers answer them, and answers are cached by all that they follow from.

That is the order, the sources of its lesson and of the question with all that they import, and the versions
of libraries. So a change in one lesson asks about that lesson again, and one in what lessons share about all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from scenes.stage.type.numerals import counted
from scripts.engine.digest import PIPELINE, versions
from scripts.engine.failures import Failure, outcome
from scripts.engine.order import Order
from scripts.engine.progress import question_display
from scripts.engine.questions.answer_cache import MOST_ANSWERS, AnswerCache, source_digests
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import ROOT, LessonFile

Answer = dict[str, Any]
"""Ready for JSON."""


@dataclass(frozen=True)
class Question:
    """Something to find out about an order.

    Attributes
    ----------
    name
        The name under which answers are cached; no two questions have the same.
    answer
        Called in a worker. A MathreelError that it raises ends the run.
    work
        What a worker does for it, in a word: ``"Playing"``.
    is_long
        Whether answers take seconds: lessons are played for them, or their words made.
    """

    name: str
    answer: Callable[[Order], Answer | Failure]
    work: str
    is_long: bool = False


def ask(
    question: Question, orders: Sequence[Order], pool: WorkerPool, root: Path = ROOT
) -> tuple[list[Answer], list[Failure]]:
    """Return the answers to *question* about each of *orders*, in order, and the failures met.

    What is not in the cache is asked, and it is shown on standard error how that goes on.
    """
    cache = AnswerCache()
    keys = _keys(question, orders, cache, root)
    answers = _known(keys, cache)
    unknown = [order for order in orders if answers[order.entry.name] is None]
    failures = []
    with question_display(_work(question, unknown), len(unknown), is_long=question.is_long) as display:
        for order, future in pool.run(question.answer, unknown):
            name = order.entry.name
            answer = outcome(name, future)
            display.ended(name, "failed" if isinstance(answer, Failure) else "done")
            if isinstance(answer, Failure):
                failures.append(answer)
                continue
            answers[name], key = answer, keys[name]
            if key is not None and len(orders) <= MOST_ANSWERS:
                cache.put(key, answer)
    return [answer for answer in answers.values() if answer is not None], failures


def answers_at_hand(question: Question, orders: Sequence[Order]) -> dict[str, Answer]:
    """Return by film the answers to *question* that are in the cache."""
    cache = AnswerCache()
    known = _known(_keys(question, orders, cache, ROOT), cache)
    return {name: answer for name, answer in known.items() if answer is not None}


def _known(keys: Mapping[str, dict[str, Any] | None], cache: AnswerCache) -> dict[str, Answer | None]:
    return {name: None if key is None else cache.get(key) for name, key in keys.items()}


def _work(question: Question, orders: Sequence[Order]) -> str:
    """What is done to answer a question, in words."""
    return f"{question.work} {orders[0].entry.name if len(orders) == 1 else counted(len(orders), 'lesson')}"


def _keys(
    question: Question, orders: Sequence[Order], cache: AnswerCache, root: Path
) -> dict[str, dict[str, Any] | None]:
    """By film, what its answer follows from; None if that is not known, as of a source that is not Python."""
    module = root.joinpath(*question.answer.__module__.split(".")).with_suffix(".py")
    made_of = {
        _sources_name(question, lesson): [lesson.path(root), root / PIPELINE, module]
        for lesson in {order.entry.lesson for order in orders}
    }
    digests = source_digests(made_of, cache, root)
    keys: dict[str, dict[str, Any] | None] = {}
    for order in orders:
        digest = digests[_sources_name(question, order.entry.lesson)]
        keys[order.entry.name] = None if digest is None else _key(question, order, digest)
    return keys


def _sources_name(question: Question, lesson: LessonFile) -> str:
    return f"{question.name} of {lesson.part}/{lesson.name}"


def _key(question: Question, order: Order, sources: str) -> dict[str, Any]:
    """What the answer follows from; the line of the course file that asks is not part of it."""
    asked = asdict(replace(order, entry=replace(order.entry, source="")))
    return {"question": question.name, "sources": sources, "versions": dict(versions()), **asked}
