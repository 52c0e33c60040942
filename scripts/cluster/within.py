"""The cluster within this process: scheduler and worker talk through memory, and nothing listens.

A cluster of processes would need ports on this machine, through which its other users could run code as us,
and servers that tell what is going on. The jobs have processes of their own in any case.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from distributed import Client, Scheduler, SpecCluster, Worker

from scripts.basis.workspaces import workspace

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
    open_things = ExitStack()
    # Dask's usual folder may belong to somebody else.
    folder = open_things.enter_context(workspace(Path(gettempdir()), private=True))
    common = {"protocol": "inproc://", "dashboard": False, "local_directory": str(folder)}
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
        open_things.close()

    return client, close
