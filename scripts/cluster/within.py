"""The cluster within this process: scheduler and worker talk through memory, and nothing listens.

A cluster of processes would need ports on this machine, through which its other users could run code as us,
and servers that tell what is going on. The jobs have processes of their own in any case.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from typing import Any

from distributed import Client, Scheduler, SpecCluster, Worker

__all__ = ["client_within"]


class _SilentScheduler(Scheduler):
    """A scheduler without Dask's HTTP server, which could not be turned off."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Start nothing."""


class _SilentWorker(Worker):
    """A worker without that server."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Start nothing."""


def client_within(threads: int) -> tuple[Client, Callable[[], None]]:
    """Return the client of a cluster that does so many jobs at once, and a function that closes both."""
    folder = tempfile.mkdtemp(prefix="mathreel-")  # Dask's usual one may belong to somebody else
    common = {"protocol": "inproc://", "dashboard": False, "local_directory": folder}
    worker = {"nthreads": threads, "memory_limit": None}  # it would be measured at all of this process
    cluster = SpecCluster(
        scheduler={"cls": _SilentScheduler, "options": common},
        workers={0: {"cls": _SilentWorker, "options": {**common, **worker}}},
        silence_logs=logging.CRITICAL,
    )
    client = Client(cluster, set_as_default=False)

    def close() -> None:
        client.close()
        cluster.close()
        shutil.rmtree(folder, ignore_errors=True)

    return client, close
