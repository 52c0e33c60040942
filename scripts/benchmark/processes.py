"""Commands run as a user would run them, and what they and all their processes took."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from scripts.basis import interrupts
from scripts.request.catalogue import ROOT

_INTERVAL = 0.1  # seconds between two looks at the processes
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds by the clock, seconds of CPU, and megabytes of its largest process."""

    seconds: float
    cpu: float
    memory: float
    commands: tuple[float, ...] = ()
    """The seconds of CPU of each command, queue by queue."""


def run_side_by_side(queues: Sequence[Sequence[Sequence[str]]]) -> Cost:
    """Run queues of commands at the same time, the commands of each queue one after the other.

    Raises
    ------
    click.ClickException
        If a command fails.
    KeyboardInterrupt
        At Ctrl-C or SIGTERM, after the commands have ended too.
    """
    watches = [_CommandQueue(queue) for queue in queues]
    started = time.perf_counter()
    with interrupts.raised():
        try:
            for watch in watches:
                watch.start()
            for watch in watches:
                watch.join()
        except KeyboardInterrupt:  # which does not reach them, since each has a session of its own
            for watch in watches:
                watch.stop()
            raise
    seconds = time.perf_counter() - started
    for watch in watches:
        if watch.complaint:
            raise click.ClickException(watch.complaint)
    memory = max((watch.memory for watch in watches), default=0.0)
    commands = tuple(sum(cpu.values()) for watch in watches for cpu in watch.cpu)
    return Cost(seconds, sum(commands), memory, commands)


class _CommandQueue(threading.Thread):
    """Runs commands one after the other, each in a session of its own, by which its processes are found."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._commands = commands
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self.complaint = ""
        self.memory = 0.0
        self.cpu: list[dict[str, float]] = []
        """For each command, the seconds of CPU of each of its processes."""

    def run(self) -> None:
        for command in self._commands:
            self.cpu.append({})
            with subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            ) as self._process:
                if self._stopped:  # while it began
                    self._process.terminate()
                self._follow(self._process)
                _, errors = self._process.communicate()
            if self._stopped:
                return
            if self._process.returncode:
                self.complaint = f"{' '.join(command)} failed: {errors.strip()[-500:]}"
                return

    def stop(self) -> None:
        """End the command that runs, and begin no other."""
        self._stopped = True
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def _follow(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None:
            for folder in Path("/proc").glob("[0-9]*"):
                self._look_at(folder, process.pid)
            time.sleep(_INTERVAL)

    def _look_at(self, folder: Path, session: int) -> None:
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                return
            status = (folder / "status").read_text()
        except OSError:  # it has just ended
            return
        peak = status.partition("VmHWM:")[2].split()
        if peak:
            self.memory = max(self.memory, int(peak[0]) / 1000)
        self.cpu[-1][f"{folder.name} {fields[19]}"] = (int(fields[11]) + int(fields[12])) / _TICKS
