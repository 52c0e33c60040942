"""Whether the machines of a cluster are like this one, as far as the look of a film depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from importlib.metadata import version
from typing import Any

from distributed import Client

from scripts.engine.digest import versions

CARRIER = "distributed"
"""What carries the jobs; its versions do not understand each other reliably."""


Versions = Mapping[str, str | None]


def told_versions(client: Client) -> dict[str, Versions]:
    """Return what the workers that answer tell of themselves, by address.

    Dask answers this by itself: nothing of ours runs on a worker before it is known to fit.
    """
    packages = [package for package in versions() if package != "python"]
    told: Any = client.get_versions(packages=packages)
    return {address: answer["packages"] for address, answer in told["workers"].items() if answer}


def complaints_about(told: Mapping[str, Versions], addresses: Set[str]) -> dict[str, str]:
    """Return what is wrong with the workers at these addresses, for those with whom something is."""
    ours = {**versions(), CARRIER: version(CARRIER)}
    first = {address: next(_differences(address, told[address], ours), "") for address in addresses}
    return {address: complaint for address, complaint in first.items() if complaint}


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
