"""What lives inside a Dask worker: our sources, unpacked, and the processes that do jobs by them.

This module travels by value, and so needs nothing there but Python and Dask: a worker may have another
version of mathreel, or none. Jobs are done by processes of their own, since manim is made for one film at a
time in a process, and since what was once imported cannot be exchanged.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

HAND = "scripts.cluster.job_process"

STRANGER = "its worker was started anew"
"""The answer of a worker that has no outpost."""

_LOOK = 0.1  # seconds between two looks at whether a job is still wanted


class Hand:
    """A process that does one job after another by the sources in a folder."""

    def __init__(self, house: Path) -> None:
        self._log = Path(tempfile.mkstemp(prefix="hand-", suffix=".log", dir=house.parent)[1])
        self._pipe, theirs = Pipe()
        single = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs, self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", HAND, str(theirs.fileno())],
                env={**single, **os.environ, "PYTHONPATH": str(house), "PYTHONSAFEPATH": "1"},
                cwd=house,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the worker's terminal is the worker's affair
            )

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def do(self, message: bytes, is_wanted: Callable[[], bool], tell: Callable[[str], None]) -> bytes | str:
        """Return the answer to a job, or why there is none. News that come before are told."""
        try:
            self._pipe.send_bytes(message)
            while is_wanted():
                if self._pipe.poll(_LOOK):
                    kind, content = self._pipe.recv()
                    if kind == "answer":
                        return bytes(content)
                    tell(content)
        except (EOFError, OSError):
            self._process.wait()
            lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return lines[-1] if lines else f"its process ended with {self._process.returncode}"
        return "it was given up"

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._pipe.close()
        self._log.unlink(missing_ok=True)


class Outpost:
    """Our sources on a worker's machine, and as many hands as there are jobs at once."""

    def __init__(self, house: bytes, parent: Path, hands: int) -> None:
        self._house = Path(tempfile.mkdtemp(prefix="mathreel-", dir=parent)) / "house"
        with zipfile.ZipFile(io.BytesIO(house)) as archive:
            archive.extractall(self._house)
        self._lock = threading.Lock()
        self._idle = [Hand(self._house) for _ in range(hands)]  # they warm up while we go on

    def do(self, message: bytes, is_wanted: Callable[[], bool], tell: Callable[[str], None]) -> bytes | str:
        hand = self._take()
        answer = hand.do(message, is_wanted, tell)
        if isinstance(answer, str):
            hand.close()
        else:
            with self._lock:
                self._idle.append(hand)
        return answer

    def _take(self) -> Hand:
        with self._lock:
            while self._idle:
                hand = self._idle.pop()
                if hand.is_there:  # one that had nothing to do for long has left
                    return hand
                hand.close()
        return Hand(self._house)


def open_outpost(name: str, house: bytes, hands: int) -> None:
    """Be ready for jobs on the worker that runs this; it may be from an earlier run by the same sources."""
    from distributed import get_worker

    worker = get_worker()
    if name not in worker.extensions:
        worker.extensions[name] = Outpost(house, Path(worker.local_directory), hands)


def do_job(name: str, topic: str, number: int, message: bytes) -> bytes | str:
    """Do a job at the outpost *name* and return the answer, or why there is none."""
    from distributed import get_worker
    from distributed.worker import thread_state  # type: ignore[attr-defined]

    worker, key = get_worker(), thread_state.key
    outpost = worker.extensions.get(name)
    if outpost is None:
        return STRANGER

    def is_wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    def tell(share: str) -> None:
        worker.log_event(topic, {"job": number, "share": share})

    answer: bytes | str = outpost.do(message, is_wanted, tell)
    return answer
