"""The connection to a cluster: a scheduler at an address, or one within this process."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from concurrent.futures import Executor

from scripts.basis.errors import MathreelError, to_install
from scripts.cluster.choice import ClusterChoice

__all__ = ["check_cluster", "open_cluster"]

_LOUD = ("distributed", "asyncio", "tornado")
"""Loggers that print tracebacks when a connection breaks; the user reads our sentences instead."""


def open_cluster(choice: ClusterChoice, workers: int, tell_user: Callable[[str], None]) -> Executor:
    """Return an executor on the cluster of *choice*; one within this process does *workers* jobs at once.

    Raises
    ------
    MathreelError
        If Dask is not installed, or no scheduler answers at the address.
    """
    _prepare_dask()
    from scripts.cluster.executor import ClusterExecutor
    from scripts.cluster.remote import client_of
    from scripts.cluster.within import client_within

    if choice.is_local:
        return ClusterExecutor(*client_within(workers), tell_user)
    client = client_of(choice)
    if not client.nthreads():
        tell_user(f"Waiting for workers of {choice.address}.")
    return ClusterExecutor(client, client.close, tell_user)


def check_cluster(choice: ClusterChoice) -> None:
    """Refuse a cluster that cannot be used.

    Raises
    ------
    MathreelError
        If Dask is not installed, or no scheduler answers at the address.
    """
    _prepare_dask()
    from scripts.cluster.remote import client_of

    if not choice.is_local:
        client_of(choice).close()


def _prepare_dask() -> None:
    """Import Dask, and let it print nothing; without it, say how to install it."""
    try:
        from distributed import versions
    except ModuleNotFoundError as error:
        if error.name not in {"distributed", "dask", "cloudpickle"}:
            raise
        raise MathreelError(f"--cluster needs Dask: {to_install('cluster')}.") from None
    _silence_loggers()
    warnings.simplefilter("ignore", versions.VersionMismatchWarning)  # a worker that does not fit is refused
    warnings.filterwarnings("ignore", "Creating scratch directories is taking")


def _silence_loggers() -> None:
    """Print nothing of what is logged; Dask has given some of the loggers a level of their own."""
    for name in (*_LOUD, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)
