"""A Dask scheduler of our own with two workers, which are processes, for all tests of a cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from distributed import LocalCluster

from scripts.cluster.choice import ClusterChoice
from scripts.cluster.connection import open_cluster
from scripts.cluster.executor import ClusterExecutor


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def messages() -> list[str]:
    """The messages to the user."""
    return []


@pytest.fixture
def open_executor(messages: list[str]) -> Iterator[Callable[[str], ClusterExecutor]]:
    opened: list[ClusterExecutor] = []

    def opening(address: str) -> ClusterExecutor:
        executor = open_cluster(ClusterChoice(address), 1, messages.append)
        assert isinstance(executor, ClusterExecutor)
        opened.append(executor)
        return executor

    yield opening
    for executor in opened:
        executor.shutdown(cancel_futures=True)


@pytest.fixture
def executor(address: str, open_executor: Callable[[str], ClusterExecutor]) -> ClusterExecutor:
    return open_executor(address)
