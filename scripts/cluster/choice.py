"""Which cluster a user asks for; the choice is checked before Dask is loaded and anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from scripts.basis.errors import MathreelError
from scripts.basis.user_files import FileKind, UserFileError, check_file

__all__ = ["ALL_WORKERS", "LOCAL", "Certificates", "ClusterChoice", "choose_cluster"]

LOCAL = "local"
"""Instead of an address: a cluster within this machine."""

ALL_WORKERS = 1_000_000
"""How many jobs are given to a cluster at once by default: all of them; those it cannot do yet wait there."""

_ENCRYPTED = "tls"
_SCHEMES = {"tcp", _ENCRYPTED}
_CERTIFICATE = FileKind("certificate or key", 1_000_000)
_SHOWN = 60  # characters of an address that cannot be one


@dataclass(frozen=True)
class Certificates:
    """The files of an encrypted connection, as ``dask scheduler`` has them; None as Dask is configured."""

    tls_ca_file: Path | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None

    def given(self) -> dict[str, Path]:
        """Return the files that there are, by option."""
        files = {f"--{field.name.replace('_', '-')}": getattr(self, field.name) for field in fields(self)}
        return {option: path for option, path in files.items() if path is not None}


@dataclass(frozen=True)
class ClusterChoice:
    """A cluster: ``local``, or the address of a scheduler with the certificates to show there."""

    address: str
    certificates: Certificates = Certificates()

    @property
    def is_local(self) -> bool:
        return self.address == LOCAL

    @property
    def is_encrypted(self) -> bool:
        return self.address.startswith(f"{_ENCRYPTED}://")


def choose_cluster(address: str | None, certificates: Certificates) -> ClusterChoice | None:
    """Return the cluster at *address*, or None if the user asks for none.

    Raises
    ------
    MathreelError
        If *address* is none that a scheduler can have, or the *certificates* do not belong to it.
    """
    given = certificates.given()
    choice = None if address is None else ClusterChoice(_address(address), certificates)
    if given and (choice is None or not choice.is_encrypted):
        raise MathreelError(f"{next(iter(given))} needs --cluster with an address that begins with tls://.")
    for option, path in given.items():
        try:
            check_file(path, _CERTIFICATE)
        except UserFileError as error:
            raise MathreelError(f"{option}: {error}.") from None
    return choice


def _address(text: str) -> str:
    """Return the address that *text* means; one without a scheme is of TCP, as Dask takes it."""
    if text == LOCAL:
        return text
    address = text if "://" in text else f"tcp://{text}"
    try:
        parts = urlsplit(address)
        is_address = (
            parts.scheme in _SCHEMES
            and bool(parts.hostname and parts.port)
            and parts.netloc == address.partition("://")[2]
            and "@" not in parts.netloc
            and address.isascii()
            and address.isprintable()
            and " " not in address
        )
    except ValueError:  # of a port or an IPv6 address
        is_address = False
    if not is_address:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise MathreelError(
            f"--cluster takes {LOCAL}, or the address of a Dask scheduler such as tcp://10.0.0.1:8786 or "
            f"tls://10.0.0.1:8786, not {shown!r}."
        )
    return address
