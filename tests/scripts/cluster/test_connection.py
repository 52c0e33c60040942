"""Addresses, certificates, and what answers there."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from distributed import Client, Security

from scripts.basis.errors import MathreelError
from scripts.cluster import remote
from scripts.cluster.choice import Certificates, ClusterChoice, choose_cluster
from scripts.cluster.connection import open_cluster
from scripts.development.attack import ANSWERS, foreign_server

LONG = 120  # seconds; what does not come by then never will
NONE = Certificates()


@pytest.mark.parametrize(
    "address",
    [
        *("", " ", "1", "Local", "LOCAL", "/etc/passwd", "file:///etc/passwd", "~", "tcp://", "tls://"),
        *("tcp://:8786", "tcp://host", "tcp://host:0", "tcp://host:65536", "tcp://host:x", "tcp://host:1/path"),
        *("tcp://host:1?x=1", "tcp://me@host:1", "tcp://[::1", "tcp://ho st:1", "tcp://host:1\n", "tcp://h\u00f6st:1"),
        *("http://host:80", "ucx://host:1", "inproc://host/1/1", "tls//host:1", "tcp:host:1", "x" * 5000),
    ],
)  # fmt: skip
def test_what_can_be_no_address_is_refused(address: str) -> None:
    with pytest.raises(MathreelError) as refused:
        choose_cluster(address, NONE)
    assert str(refused.value).startswith("--cluster takes local, or the address of a Dask scheduler such as ")
    assert len(str(refused.value)) < 250
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.1:8786", "tls://node-1.example.org:1", "tcp://[::1]:8786", "local"]
)
def test_addresses_are_taken_as_they_are(address: str) -> None:
    assert choose_cluster(address, NONE) == ClusterChoice(address)


def test_an_address_without_a_scheme_is_of_tcp() -> None:
    assert choose_cluster("10.0.0.1:8786", NONE) == ClusterChoice("tcp://10.0.0.1:8786")


def test_no_cluster_is_asked_for() -> None:
    assert choose_cluster(None, NONE) is None


@pytest.mark.parametrize("address", [None, "local", "tcp://10.0.0.1:8786"])
def test_certificates_without_encryption_are_refused(address: str | None, tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.touch()
    sentence = "--tls-key needs --cluster with an address that begins with tls://."
    with pytest.raises(MathreelError, match=re.escape(sentence)):
        choose_cluster(address, Certificates(tls_key=path))


def test_certificates_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MathreelError, match=r"^--tls-ca-file: there is no file .*none\.pem"):
        choose_cluster("tls://host:1", Certificates(tls_ca_file=tmp_path / "none.pem"))


def test_nothing_that_dask_logs_is_printed() -> None:
    for name in ("distributed.client", "tornado.application"):  # as Dask sets them when it is imported
        logging.getLogger(name).setLevel(logging.WARNING)
    with pytest.raises(MathreelError):
        open_cluster(choose_cluster("tcp://127.0.0.1:9", NONE) or pytest.fail("no choice"), 1, pytest.fail)
    for name in ("distributed.client", "tornado.application", "asyncio"):
        assert not logging.getLogger(name).isEnabledFor(logging.ERROR), name


# Servers that are none of ours --------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_server_that_is_not_dask_is_one_sentence(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PATIENCE", 0.5)
    with (
        foreign_server(ANSWERS[answer]) as address,
        pytest.raises(MathreelError, match=f"^no Dask scheduler answers at {address}: start one with"),
    ):
        open_cluster(ClusterChoice(address), 1, pytest.fail)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tcp://nowhere.invalid:8786"])
def test_no_scheduler_is_one_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PATIENCE", 0.2)
    with pytest.raises(MathreelError, match=f"^no Dask scheduler answers at {address}: start one with"):
        open_cluster(ClusterChoice(address), 1, pytest.fail)


def test_the_address_of_a_worker_is_refused(address: str) -> None:
    with Client(address, set_as_default=False) as client:
        worker = next(iter(client.nthreads()))
    with pytest.raises(MathreelError, match=f"^what answers at {worker} is no Dask scheduler, but W"):
        open_cluster(ClusterChoice(worker), 1, pytest.fail)


# The cluster within this process ------------------------------------------------------------------------


def test_the_cluster_on_this_machine_does_jobs_and_listens_nowhere(
    open_executor: Callable[[str], object],
) -> None:
    before = listening()
    executor = open_executor("local")
    assert executor.submit(abs, -3).result(LONG) == 3
    assert executor.threads == 1
    assert listening() == before


def listening() -> set[tuple[str, int]]:
    """The addresses at which this process and its children can be reached by others."""
    own = psutil.Process()
    return {
        (connection.laddr.ip, connection.laddr.port)
        for process in (own, *own.children(recursive=True))
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }


# Encryption -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority that trusts itself alone, as files."""
    return written(Security.temporary(), tmp_path_factory.mktemp("certificates"))


def written(security: Security, folder: Path) -> Certificates:
    paths = [folder / f"{name}.pem" for name in ("tls_ca_file", "tls_client_cert", "tls_client_key")]
    for path in paths:
        path.write_text(getattr(security, path.stem))
    return Certificates(*paths)


@pytest.fixture(scope="module")
def encrypted(certificates: Certificates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler with one worker, as a user starts them."""
    folder = tmp_path_factory.mktemp("encrypted")
    files = [argument for option, path in certificates.given().items() for argument in (option, str(path))]
    told = folder / "scheduler.json"
    environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__HTTP__ROUTES": "[]"}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "dask", *arguments, *files, "--scheduler-file", str(told)]
        return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)

    scheduler = start(
        *("scheduler", "--host", "tls://127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0")
    )
    worker = start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")
    try:
        while not told.exists():
            assert scheduler.poll() is None
            threading.Event().wait(0.05)
        yield json.loads(told.read_text())["address"]
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


def test_jobs_are_done_by_an_encrypted_cluster(certificates: Certificates, encrypted: str) -> None:
    assert encrypted.startswith("tls://")
    executor = open_cluster(ClusterChoice(encrypted, certificates), 1, lambda _: None)
    try:
        assert executor.submit(abs, -3).result(LONG) == 3
    finally:
        executor.shutdown(cancel_futures=True)


def test_certificates_of_others_are_refused(
    certificates: Certificates, encrypted: str, tmp_path: Path
) -> None:
    ca_file, cert, key = certificates.given().values()
    others = written(Security.temporary(), tmp_path)
    for wrong in (
        others,
        Certificates(ca_file, others.tls_cert, others.tls_key),
        Certificates(others.tls_ca_file, cert, key),
        Certificates(ca_file, cert, others.tls_key),
        Certificates(key, key, key),
    ):
        with pytest.raises(
            MathreelError, match=f"^these certificates do not fit those of {encrypted}: --tls"
        ):
            open_cluster(ClusterChoice(encrypted, wrong), 1, pytest.fail)
    for too_few in (
        NONE,
        Certificates(ca_file),
        Certificates(None, cert, key),
        Certificates(ca_file, None, key),
    ):
        with pytest.raises(
            MathreelError, match=f"^{encrypted} needs --tls-ca-file, --tls-cert and --tls-key"
        ):
            open_cluster(ClusterChoice(encrypted, too_few), 1, pytest.fail)


def test_a_server_is_asked_where_an_event_loop_runs_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a notebook, or where a browser is driven."""

    async def nanny(*_: object) -> dict[str, str]:
        return {"type": "Nanny"}

    async def ask_within_a_loop() -> None:
        with pytest.raises(MathreelError, match="is no Dask scheduler, but Nanny"):
            remote.client_of(ClusterChoice("tcp://127.0.0.1:9", NONE))

    monkeypatch.setattr(remote, "_identity", nanny)
    asyncio.run(ask_within_a_loop())
