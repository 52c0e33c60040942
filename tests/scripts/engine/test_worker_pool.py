import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from scripts.engine.worker_pool import DEATHS_ALLOWED, WorkerDiedError, WorkerPool


class FragileExecutor(Executor):
    """Runs jobs at once; a job that raises SystemExit kills it, with all jobs that run at the same time."""

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
    with WorkerPool(3, ThreadPoolExecutor) as pool:
        results = {job: future.result() for job, future in pool.run(double, range(20))}
    assert results == {number: 2 * number for number in range(20)}


def test_no_executor_is_opened_for_nothing() -> None:
    with WorkerPool(1, lambda _: pytest.fail("opened")) as pool:
        assert list(pool.run(double, [])) == []


def test_a_job_that_fails_does_not_stop_the_others() -> None:
    with WorkerPool(2, ThreadPoolExecutor) as pool:
        results = dict(pool.run(lambda number: 1 / number, [0, 1, 2]))
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

    with WorkerPool(2, lambda _: ThreadPoolExecutor(8)) as pool:
        for _, future in pool.run(work, range(6)):
            future.result()
    assert most == 2


def test_a_job_whose_worker_died_is_tried_again() -> None:
    tries: list[str] = []

    def work(name: str) -> str:
        tries.append(name)
        if name == "unlucky" and tries.count(name) == 1:
            raise SystemExit
        return name

    with WorkerPool(2, lambda _: FragileExecutor()) as pool:
        results = {job: future.result() for job, future in pool.run(work, ["unlucky", "a", "b"])}
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
    with WorkerPool(4, lambda _: FragileExecutor()) as pool:
        results = dict(pool.run(work, jobs))
    assert isinstance(results.pop("deadly").exception(), WorkerDiedError)
    assert {job: future.result() for job, future in results.items()} == {"a": "a", "b": "b", "c": "c"}
    assert tries.count("deadly") == DEATHS_ALLOWED


def test_the_heart_beats_while_jobs_run() -> None:
    beaten = threading.Event()
    with WorkerPool(1, ThreadPoolExecutor) as pool:
        ((_, future),) = pool.run(lambda _: beaten.wait(timeout=60), [0], heartbeat=beaten.set)
    assert future.result()


def test_what_follows_from_a_job_is_done_next() -> None:
    order: list[int] = []

    def work(number: int) -> int:
        order.append(number)
        return number

    def then(job: int, future: Future[int]) -> list[int]:
        return [10 * future.result()] if job < 10 else []

    with WorkerPool(1, ThreadPoolExecutor) as pool:
        results = [(job, future.result()) for job, future in pool.run(work, [1, 2], then=then)]
    assert order == [1, 10, 2, 20]
    assert results == [(number, number) for number in order]


def test_a_pool_is_as_wide_as_its_executor_says() -> None:
    class Narrow(ThreadPoolExecutor):
        threads = 3

    with (
        WorkerPool(8, ThreadPoolExecutor) as wide,
        WorkerPool(8, Narrow) as narrow,
        WorkerPool(2, Narrow) as narrower,
    ):
        assert (wide.width, narrow.width, narrower.width) == (8, 3, 2)
