import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from scripts.engine.farm import DEATHS_ALLOWED, Farm, WorkerDiedError


class FragileExecutor(Executor):
    """Runs jobs at once; a job that raises SystemExit kills it, with all that run beside it."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []
        self.broken = False

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        if self.broken:
            raise BrokenExecutor
        future: Future[Any] = Future()
        self.futures.append(future)
        try:
            future.set_result(function(*arguments))
        except SystemExit:
            self.broken = True
            future.set_exception(BrokenExecutor())
        except Exception as error:
            future.set_exception(error)
        return future


def double(number: int) -> int:
    return 2 * number


def test_every_job_comes_back_with_its_result() -> None:
    with Farm(3, ThreadPoolExecutor) as farm:
        results = {job: future.result() for job, future in farm.run(double, range(20))}
    assert results == {number: 2 * number for number in range(20)}


def test_no_executor_is_opened_for_nothing() -> None:
    with Farm(1, lambda _: pytest.fail("opened")) as farm:
        assert list(farm.run(double, [])) == []


def test_a_job_that_fails_does_not_stop_the_others() -> None:
    with Farm(2, ThreadPoolExecutor) as farm:
        results = dict(farm.run(lambda number: 1 / number, [0, 1, 2]))
    assert isinstance(results[0].exception(), ZeroDivisionError)
    assert results[2].result() == 0.5


def test_no_more_jobs_run_at_once_than_there_are_workers() -> None:
    running, most, lock = set[int](), 0, threading.Lock()
    pair = threading.Barrier(2)

    def work(number: int) -> None:
        nonlocal most
        with lock:
            running.add(number)
            most = max(most, len(running))
        pair.wait(timeout=60)
        with lock:
            running.remove(number)

    with Farm(2, lambda _: ThreadPoolExecutor(8)) as farm:
        for _, future in farm.run(work, range(6)):
            future.result()
    assert most == 2


def test_a_job_whose_worker_died_is_tried_again() -> None:
    tries: list[str] = []

    def work(name: str) -> str:
        tries.append(name)
        if name == "unlucky" and tries.count(name) == 1:
            raise SystemExit
        return name

    with Farm(2, lambda _: FragileExecutor()) as farm:
        results = {job: future.result() for job, future in farm.run(work, ["unlucky", "a", "b"])}
    assert results == {"unlucky": "unlucky", "a": "a", "b": "b"}
    assert tries.count("unlucky") == 2


def test_a_job_that_kills_its_workers_is_given_up_and_no_other_with_it() -> None:
    tries: list[str] = []

    def work(name: str) -> str:
        tries.append(name)
        if name == "deadly":
            raise SystemExit
        return name

    jobs = ["a", "deadly", "b", "c"]
    with Farm(4, lambda _: FragileExecutor()) as farm:
        results = dict(farm.run(work, jobs))
    assert isinstance(results.pop("deadly").exception(), WorkerDiedError)
    assert {job: future.result() for job, future in results.items()} == {"a": "a", "b": "b", "c": "c"}
    assert tries.count("deadly") == DEATHS_ALLOWED


def test_the_heart_beats_while_jobs_run() -> None:
    beaten = threading.Event()
    with Farm(1, ThreadPoolExecutor) as farm:
        ((_, future),) = farm.run(lambda _: beaten.wait(timeout=60), [0], heartbeat=beaten.set)
    assert future.result()


def test_what_follows_from_a_job_is_done_next() -> None:
    order: list[int] = []

    def work(number: int) -> int:
        order.append(number)
        return number

    def then(job: int, future: Future[int]) -> list[int]:
        return [10 * future.result()] if job < 10 else []

    with Farm(1, ThreadPoolExecutor) as farm:
        results = [(job, future.result()) for job, future in farm.run(work, [1, 2], then=then)]
    assert order == [1, 10, 2, 20]
    assert results == [(number, number) for number in order]


def test_a_farm_is_as_wide_as_its_executor_says() -> None:
    class Narrow(ThreadPoolExecutor):
        threads = 3

    with Farm(8, ThreadPoolExecutor) as wide, Farm(8, Narrow) as narrow, Farm(2, Narrow) as narrower:
        assert (wide.width, narrow.width, narrower.width) == (8, 3, 2)
