from __future__ import annotations

import logging
import math
import os
import pickle
import sys
from concurrent.futures import Future
from importlib.metadata import version
from queue import SimpleQueue
from threading import Event
from typing import Any

import pytest
from distributed import LocalCluster

from scripts.basis.errors import MathreelError
from scripts.cluster import executor as executor_module
from scripts.cluster import versions
from scripts.cluster.choice import ClusterChoice
from scripts.cluster.connection import open_cluster
from scripts.cluster.executor import ClusterExecutor
from scripts.engine.worker_pool import WorkerDiedError, WorkerPool

LONG = 120  # seconds; what does not come by then never will


def test_jobs_are_done_by_other_processes_and_come_back_with_their_results(executor):
    futures = [executor.submit(abs, -number) for number in range(5)]
    assert [future.result(LONG) for future in futures] == [0, 1, 2, 3, 4]
    assert executor.threads == 2


def test_a_pool_runs_on_a_cluster_as_on_any_executor(address):
    with WorkerPool(8, lambda workers: open_cluster(ClusterChoice(address), workers, pytest.fail)) as pool:
        results = {job: future.result() for job, future in pool.run(math.isqrt, [4, 9, 16])}
    assert results == {4: 2, 9: 3, 16: 4}


def test_what_a_job_raises_is_raised_here(executor):
    with pytest.raises(ValueError, match="math domain error"):
        executor.submit(math.sqrt, -1).result(LONG)


def test_a_result_that_cannot_be_pickled_is_an_error(executor):
    with pytest.raises(RuntimeError, match="cannot pickle"):
        executor.submit(open, os.devnull).result(LONG)


def test_a_job_that_cannot_be_pickled_fails_alone(executor):
    module, number = executor.submit(abs, os), executor.submit(abs, -1)
    with pytest.raises(TypeError, match="cannot pickle"):
        module.result(LONG)
    assert number.result(LONG) == 1


def test_a_job_of_which_three_workers_die_is_given_up_and_the_others_are_done(executor):
    fatal, *others = [executor.submit(os._exit, 7), *(executor.submit(abs, -n) for n in range(4))]
    with pytest.raises(WorkerDiedError, match=r"3 workers died of it \(its process ended with 7\)"):
        fatal.result(LONG)
    assert [other.result(LONG) for other in others] == [0, 1, 2, 3]


def test_without_dask_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(
        MathreelError, match=r"--cluster needs Dask: .* -m pip install -e '\.\[cluster\]' -c constraints"
    ):
        open_cluster(ClusterChoice("local"), 1, pytest.fail)


def test_workers_of_other_versions_are_refused_before_any_of_our_code_reaches_them(
    address, open_executor, monkeypatch
):
    ours = {**versions.versions(), "manim": "0.1"}
    monkeypatch.setattr(versions, "versions", lambda: ours)
    future = open_executor(address).submit(abs, -1)
    with pytest.raises(MathreelError) as refused:
        future.result(LONG)
    own = version("manim")
    assert str(refused.value).startswith("no worker of the cluster can be used: the worker tcp://127.0.0.1:")
    assert str(refused.value).count(f"has manim {own}, but this machine has 0.1") == 2


@pytest.mark.parametrize(
    ("different", "mismatch"),
    [
        ({"scipy": "1.0"}, "the worker tcp://w has scipy 1.0, but this machine has 2.0"),
        ({"scipy": None}, "the worker tcp://w has no scipy, and 2.0 is needed"),
        ({"python": "3.99.1.final.0"}, "the worker tcp://w has Python 3.99, but this machine has 3.98"),
        ({"distributed": "1"}, "the worker tcp://w has distributed 1, but this machine has "),
    ],
)
def test_a_mismatch_names_the_worker_the_package_and_both_versions(monkeypatch, different, mismatch):
    monkeypatch.setattr(versions, "versions", lambda: {"python": "3.98", "scipy": "2.0"})
    like = {"python": "3.98.5.final.0", "scipy": "2.0", "distributed": version("distributed")}
    there = {"tcp://w": {**like, **different}, "tcp://same": like}
    found = versions.mismatches(there, {"tcp://w", "tcp://same"})
    assert found.keys() == {"tcp://w"}
    assert found["tcp://w"].startswith(mismatch)


def test_workers_that_come_late_are_put_to_work(open_executor, messages):
    with LocalCluster(
        n_workers=0, processes=False, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
    ) as cluster:
        executor = open_executor(cluster.scheduler_address)
        assert messages == [f"Waiting for workers of {cluster.scheduler_address}."]
        future = executor.submit(abs, -3)
        cluster.scale(1)
        assert future.result(LONG) == 3


def test_jobs_end_with_a_sentence_when_the_scheduler_is_lost(open_executor):
    with LocalCluster(
        n_workers=0, processes=False, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
    ) as cluster:
        executor = open_executor(cluster.scheduler_address)
        future = executor.submit(abs, -3)
    with pytest.raises(MathreelError, match="the cluster was lost"):
        future.result(LONG)


class _Travelling(Future):
    """The result of a job that ended; it is here when ``arrived`` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = Event()
        self.set_result({"status": "done", "content": pickle.dumps((7, None, {})), "reason": ""})

    def result(self, timeout: float | None = None) -> Any:
        assert self.arrived.wait(timeout or LONG)
        return super().result()


class _Workers:
    """Stands for Dask's client, and for its executor: two workers who end each job at once."""

    status = "running"

    def __init__(self) -> None:
        self.given: SimpleQueue[_Travelling] = SimpleQueue()

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 1}

    def subscribe_topic(self, *_: object) -> None: ...

    def get_executor(self, **_: object) -> _Workers:
        return self

    def submit(self, _: object, call: bytes) -> Future[Any]:
        result = _Travelling()
        if b"do_job" in call:
            self.given.put(result)
        return result


def test_a_worker_has_its_next_job_before_the_results_of_others_are_here(monkeypatch):
    like = {**versions.versions(), "distributed": version("distributed")}
    monkeypatch.setattr(executor_module, "worker_versions", lambda _: {"one": like, "two": like})
    workers = _Workers()
    executor = ClusterExecutor(workers, lambda: None, pytest.fail)
    futures = [executor.submit(abs, -7) for _ in range(3)]
    first, second = (workers.given.get(timeout=LONG) for _ in range(2))
    first.arrived.set()
    third = workers.given.get(timeout=LONG)
    for late in (second, third):
        late.arrived.set()
    assert [future.result(LONG) for future in futures] == [7, 7, 7]
    executor.shutdown()
