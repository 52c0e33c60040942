"""The way to a cluster: an address, or ``local`` for one of processes on this machine."""

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
"""So many jobs are given to a cluster at once if nothing else is asked; it has them wait in line."""

PATIENCE = 10
"""Seconds for which a scheduler is waited for."""


def open_cluster(address: str, workers: int, told: Callable[[str], None]) -> Executor:
    """Return an executor of the cluster at *address*; a local one has so many *workers*.

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
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in sentences
    warnings.simplefilter("ignore", VersionMismatchWarning)  # whoever does not fit is refused
    warnings.filterwarnings("ignore", "Creating scratch directories is taking")
    cluster = _local_cluster(workers) if address == LOCAL else None
    try:
        client = Client(cluster or address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise MathreelError(
            f"there is no Dask scheduler at {address}: start one with `dask scheduler`, and workers with "
            "`dask worker ADDRESS`, or take --cluster local."
        ) from None
    if not client.nthreads():
        told(f"Waiting for workers of {address}.")
    return ClusterExecutor(client, told, lambda: _close(client, cluster))


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
