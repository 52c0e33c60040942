"""The client of a scheduler at an address, which may be silent, foreign, or want to see certificates."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from distributed import Client, Security
from distributed.comm.core import FatalCommClosedError
from distributed.core import rpc

from scripts.basis.errors import MathreelError
from scripts.cluster.choice import ClusterChoice

__all__ = ["PATIENCE", "client_of"]

PATIENCE = 8
"""Seconds to wait for a scheduler."""


def client_of(choice: ClusterChoice) -> Client:
    """Return a client of the scheduler at the address of *choice*.

    Raises
    ------
    MathreelError
        If none answers there in time.
    """
    try:
        security = _security(choice)
        # Dask's client has no end of patience with a server that says nothing.
        identity = _ask(choice.address, security)
        if identity.get("type") == "Scheduler":
            return Client(choice.address, security=security, timeout=PATIENCE, set_as_default=False)
    except MathreelError:
        raise
    except Exception as error:  # of many kinds, since a foreign server may send anything
        raise MathreelError(_refusal(choice, error)) from None
    raise MathreelError(f"what answers at {choice.address} is no Dask scheduler, but {identity.get('type')}.")


def _security(choice: ClusterChoice) -> Security:
    """Return what Dask makes of the certificates; what is not given is as Dask is configured."""
    files = choice.certificates
    given = {
        "tls_ca_file": files.tls_ca_file,
        "tls_client_cert": files.tls_cert,
        "tls_client_key": files.tls_key,
    }
    security = Security(**{name: str(path) for name, path in given.items() if path is not None})
    if choice.is_encrypted and not security.get_connection_args("client")["ssl_context"]:
        raise MathreelError(
            f"{choice.address} needs --tls-ca-file, --tls-cert and --tls-key, files like those that its "
            "scheduler was started with."
        )
    return security


def _ask(address: str, security: Security) -> Mapping[str, Any]:
    """Return what the server at *address* says that it is."""

    async def asked() -> Mapping[str, Any]:
        return await asyncio.wait_for(_identity(address, security), PATIENCE)

    with ThreadPoolExecutor(1) as thread:  # in the caller's own thread an event loop may run already
        return thread.submit(lambda: asyncio.run(asked())).result()


async def _identity(address: str, security: Security) -> Mapping[str, Any]:
    arguments = security.get_connection_args("client")
    async with rpc(address, timeout=PATIENCE, connection_args=arguments) as server:
        identity: Mapping[str, Any] = await server.identity()
        return identity


def _refusal(choice: ClusterChoice, error: Exception) -> str:
    """Return the sentence for an *error* on the way to a scheduler."""
    if any(isinstance(cause, ssl.SSLError | FatalCommClosedError) for cause in _causes(error)):
        return (
            f"these certificates do not fit those of {choice.address}: --tls-ca-file, --tls-cert and "
            "--tls-key take files like those that its scheduler was started with."
        )
    return (
        f"no Dask scheduler answers at {choice.address}: start one with `dask scheduler`, and workers with "
        "`dask worker ADDRESS`, or use --cluster local."
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
