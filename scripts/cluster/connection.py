"""The connection to a cluster: an address, or ``local`` for a cluster of processes on this machine."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

LOCAL = "local"
ALL_WORKERS = 1_000_000
"""How many jobs are given to a cluster at once by default: all of them; those it cannot do yet wait there."""

PATIENCE = 10
"""Seconds to wait for a scheduler."""


def open_cluster(address: str, workers: int, tell_user: Callable[[str], None]) -> Executor:
    """Return an executor on the cluster at *address*; a local one is started with *workers* processes.

    Raises
    ------
    MathreelError
        If Dask is not installed, or there is no scheduler at *address*.
    """
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning

        from scripts.cluster.executor import ClusterExecutor
    except ModuleNotFoundError as error:
        if error.name not in {"distributed", "dask", "cloudpickle"}:
            raise
        raise MathreelError("--cluster needs Dask: pip install 'mathreel[cluster]'.") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # the user reads our sentences instead
    warnings.simplefilter("ignore", VersionMismatchWarning)  # a worker that does not fit is refused
    warnings.filterwarnings("ignore", "Creating scratch directories is taking")
    cluster = _local_cluster(workers) if address == LOCAL else None
    try:
        client = Client(cluster or address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise MathreelError(
            f"there is no Dask scheduler at {address}: start one with `dask scheduler`, and workers with "
            "`dask worker ADDRESS`, or use --cluster local."
        ) from None
    if not client.nthreads():
        tell_user(f"Waiting for workers of {address}.")
    return ClusterExecutor(client, tell_user, lambda: _close(client, cluster))


def _local_cluster(workers: int) -> LocalCluster:
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    )


def _close(client: Client, cluster: LocalCluster | None) -> None:
    client.close()
    if cluster is not None:
        cluster.close()
