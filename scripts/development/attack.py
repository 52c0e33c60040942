"""Attacks on mathreel from outside: ``python -m scripts.development.attack [KIND]... [--times N]``.

planted      modules of the library and of packages lie in the current folder, with a manim.cfg
addresses    ``--cluster`` is given what is no address, and servers that are silent, foreign or die
signals      Ctrl-C and SIGTERM come at random moments, to the program or to its whole group
listening    while ``--cluster local`` runs, nothing may listen

An attempt fails if foreign code ran, a traceback was printed, or the program took longer than it may.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import click
import psutil

__all__ = ["main"]

_LONGEST = 10.0
"""Seconds after which a program that should have ended hangs; what it takes to start comes on top."""

_START = 20.0  # seconds; a machine that is busy with other things takes longer
_RENDER = ("render", "norms", "-q", "l", "--force")
_VERBS = {
    "list": ("list", "norms", "--json"),
    "check": ("check", "norms"),
    "preview": ("preview", "norms", "--at", "5"),
    "clip": ("clip", "norms", "--beat", "1", "-q", "l", "-o", "clip.mp4"),
    "slides": ("slides", "norms", "-q", "l", "-o", "deck.pptx", "--overwrite"),
    "sweep": ("sweep", "norms", "--grid", "pace=1,1.1"),
    "render": _RENDER,
    "local": (*_RENDER, "--cluster", "local"),
    "watch": ("preview", "norms", "--at", "5", "--watch"),
}
_ADDRESSES = (
    *("", " ", "1", "Local", "LOCAL", "/etc/passwd", "file:///etc/passwd", "~", "tcp://", "tls://", "tcp://host"),
    *("tcp://host:0", "tcp://host:65536", "tcp://host:x", "tcp://me@host:1", "tcp://[::1", "http://host:80"),
    *("ucx://host:1", "inproc://1/1/1", "x" * 5000, "tcp://127.0.0.1:9", "tls://127.0.0.1:9", "127.0.0.1:9"),
    *("tcp://nowhere.invalid:8786", "tcp://[::1]:9", "tcp://192.0.2.1:8786", "\x1b[31mtcp://host:1", "тсп://х:1"),
)  # fmt: skip
_PACKAGES = ("sitecustomize", "usercustomize", "numpy", "manim", "distributed", "click", "scripts", "scenes")
ANSWERS: dict[str, Callable[[socket.socket], object]] = {
    "silent": lambda _: None,
    "closing": lambda connection: connection.close(),
    "HTTP": lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 100),
    "zeros": lambda connection: connection.sendall(bytes(10_000)),
    "endless": lambda connection: connection.sendall(b"\xff" * 10_000_000),
}


_PROGRAM = """from scripts.__main__ import main
if __name__ == "__main__":
    main()
"""
"""Like the command that pip installs: its own folder is first on the path."""


class _Attack:
    """A folder to attack from, and what came of it."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder / "work", times
        self._program = folder / "mathreel"
        self.folder.mkdir()
        self._program.write_text(_PROGRAM, encoding="utf-8")
        self.attempts = 0
        self.failures: list[str] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
        return subprocess.Popen(
            [sys.executable, str(self._program), *arguments],
            cwd=self.folder,
            env={**environment, "XDG_CACHE_HOME": str(self.folder / "cache")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def judge(self, name: str, process: subprocess.Popen[str], longest: float) -> None:
        """Wait for the end of an attempt, and note what is wrong with it."""
        self.attempts += 1
        try:
            _, errors = process.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            self.failures.append(f"{name}: hangs")
            return
        if "Traceback" in errors or errors.count("\n") > 4 or "leaked" in errors:
            self.failures.append(f"{name}: {errors[-600:]}")
        for trace in ("outside.txt", "hijacked"):
            if (self.folder / trace).exists():
                (self.folder / trace).unlink()
                self.failures.append(f"{name}: foreign code ran")


def _planted(attack: _Attack) -> None:
    names = {
        *sys.stdlib_module_names,
        "sitecustomize",
        "usercustomize",
        "numpy",
        "manim",
        "distributed",
        "scripts",
    }
    for name in names:
        source = "open('outside.txt', 'a').write(__name__)\nraise SystemExit\n"
        (attack.folder / f"{name}.py").write_text(source, encoding="utf-8")
    settings = "[CLI]\nrenderer = opengl\npreview = True\nframe_height = 4\n"
    (attack.folder / "manim.cfg").write_text(settings, encoding="utf-8")
    for name, arguments in _VERBS.items():
        if name != "watch":
            attack.judge(f"planted, {name}", attack.start(*arguments), 10 * _START)


def _addresses(attack: _Attack) -> None:
    attack.start(*_RENDER).communicate()  # what is found out of lessons is kept, and takes no time below
    for address in _ADDRESSES:
        attempt = attack.start(*_RENDER, "--cluster", address)
        attack.judge(f"--cluster {address!r:.40}", attempt, _START + _LONGEST)
    for name, answer in ANSWERS.items():
        with foreign_server(answer) as address:
            attempt = attack.start(*_RENDER, "--cluster", address)
            attack.judge(f"server that is {name}", attempt, _START + _LONGEST)
    for seconds in (2, 4, 6, 8):
        with _scheduler(attack.folder) as (address, scheduler):
            attempt = attack.start(*_RENDER, "--cluster", address)
            time.sleep(seconds)
            scheduler.kill()
            attack.judge(f"scheduler that dies after {seconds} s", attempt, _START + _LONGEST)


def _signals(attack: _Attack) -> None:
    verbs = list(_VERBS)
    for turn in range(attack.times):
        verb = verbs[turn % len(verbs)]
        number = random.choice((signal.SIGINT, signal.SIGTERM))
        send = random.choice((os.kill, os.killpg))
        after = random.uniform(0.05, 5)
        attempt = attack.start(*_VERBS[verb])
        time.sleep(after)
        with suppress(ProcessLookupError):
            send(attempt.pid, number)
        attack.judge(f"{number.name} with {send.__name__} after {after:.2f} s of {verb}", attempt, _LONGEST)


def _listening(attack: _Attack) -> None:
    attempt = attack.start(*_RENDER, "--cluster", "local")
    known = set[tuple[int, int]]()
    while attempt.poll() is None:
        with suppress(psutil.Error):
            program = psutil.Process(attempt.pid)
            for process in (program, *program.children(recursive=True)):
                for connection in process.net_connections("inet"):
                    if connection.status == psutil.CONN_LISTEN:
                        known.add((process.pid, connection.laddr.port))
        time.sleep(0.1)
    for _, port in known:
        attack.failures.append(f"port {port} is open")
    attack.judge("--cluster local", attempt, _LONGEST)


@contextmanager
def foreign_server(answer: Callable[[socket.socket], object]) -> Iterator[str]:
    """A server on this machine that treats each connection as *answer* does; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held: list[socket.socket] = []

        def serve() -> None:
            with suppress(OSError):
                while True:
                    held.append(listening.accept()[0])
                    with suppress(OSError):
                        answer(held[-1])

        Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        for connection in held:
            connection.close()


@contextmanager
def _scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-P", "-m", "dask"]
    quiet = {"cwd": folder, "stderr": subprocess.DEVNULL}
    host = ("--host", address, "--dashboard-address", "127.0.0.1:0")
    scheduler = subprocess.Popen([*dask, "scheduler", *host], **quiet)  # type: ignore[call-overload]
    worker = subprocess.Popen([*dask, "worker", address, "--no-nanny", "--no-dashboard"], **quiet)  # type: ignore[call-overload]
    try:
        yield address, scheduler
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


_KINDS = {"planted": _planted, "addresses": _addresses, "signals": _signals, "listening": _listening}


@click.command()
@click.argument("kinds", nargs=-1, type=click.Choice(list(_KINDS)))
@click.option("--times", default=100, show_default=True, help="How many signals are sent.")
def main(kinds: tuple[str, ...], times: int) -> None:
    """Attack mathreel, and count what succeeds."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs behind ignore it
    failed = 0
    for kind in kinds or _KINDS:
        with TemporaryDirectory(prefix="mathreel-attack-", ignore_cleanup_errors=True) as folder:
            attack = _Attack(Path(folder), times)
            _KINDS[kind](attack)
        for failure in attack.failures:
            click.echo(failure)
        click.echo(f"{kind}: {len(attack.failures)} of {attack.attempts} attempts failed")
        failed += len(attack.failures)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
