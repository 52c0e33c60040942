"""Questions about orders: workers answer them, and answers are cached while the sources stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from scripts.engine.failures import Failure, outcome
from scripts.engine.order import Order
from scripts.engine.questions.answer_cache import MOST_ANSWERS, AnswerCache
from scripts.engine.worker_pool import WorkerPool

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
    """

    name: str
    answer: Callable[[Order], Answer | Failure]


def ask(question: Question, orders: Sequence[Order], pool: WorkerPool) -> tuple[list[Answer], list[Failure]]:
    """Return the answers to *question* about each of *orders*, in order, and the failures met."""
    cache = AnswerCache()
    keys = {order.entry.name: _key(question, order) for order in orders}
    answers = {name: cache.get(key) for name, key in keys.items()}
    unknown = [order for order in orders if answers[order.entry.name] is None]
    failures = []
    for order, future in pool.run(question.answer, unknown):
        name = order.entry.name
        answer = outcome(name, future)
        if isinstance(answer, Failure):
            failures.append(answer)
        else:
            answers[name] = answer
            if len(orders) <= MOST_ANSWERS:
                cache.put(keys[name], answer)
    return [answer for answer in answers.values() if answer is not None], failures


def _key(question: Question, order: Order) -> dict[str, Any]:
    """What the answer follows from; the line of the course file that asks is not part of it."""
    return {"question": question.name, **asdict(replace(order, entry=replace(order.entry, source="")))}
