"""Whether the machines of a cluster have the versions of this one, on which the look of a film depends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from importlib.metadata import version
from typing import Any

from distributed import Client

from scripts.engine.digest import versions

DASK = "distributed"
"""The package that carries the jobs; different versions of it do not always understand each other."""

Versions = Mapping[str, str | None]


def worker_versions(client: Client) -> dict[str, Versions]:
    """Return the versions of packages on each worker that answers, by address.

    Dask itself answers this: none of our code runs on a worker before we know that it fits.
    """
    packages = [package for package in versions() if package != "python"]
    answers: Any = client.get_versions(packages=packages)
    return {address: answer["packages"] for address, answer in answers["workers"].items() if answer}


def mismatches(workers: Mapping[str, Versions], addresses: Set[str]) -> dict[str, str]:
    """Return what is wrong with the workers at *addresses*: one sentence for each that does not fit."""
    ours = {**versions(), DASK: version(DASK)}
    first = {address: next(_differences(address, workers[address], ours), "") for address in addresses}
    return {address: mismatch for address, mismatch in first.items() if mismatch}


def _differences(address: str, theirs: Versions, ours: Mapping[str, str]) -> Iterator[str]:
    for package, own in ours.items():
        other = theirs.get(package)
        if package == "python" and other:
            other = ".".join(other.split(".")[:2])
        name = package.capitalize() if package == "python" else package
        if other is None:
            yield f"the worker {address} has no {name}, and {own} is needed"
        elif other != own:
            yield f"the worker {address} has {name} {other}, but this machine has {own}"
