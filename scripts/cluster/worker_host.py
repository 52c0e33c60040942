"""What runs inside a Dask worker: our sources, unpacked, and the processes that do jobs with them.

The code of this module is sent to the worker, so it needs only Python and Dask there: a worker may have
another version of mathreel, or none. Dask's own ``UploadDirectory`` would put our sources on the worker's
path, where they would stay for other people's jobs and for a later run with other sources. Jobs are done by
processes of their own, since manim can make only one film at a time in a process, and since a module that
is imported cannot be exchanged.
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
from typing import Literal, TypedDict

JOB_PROCESS = "scripts.cluster.job_process"


class Reply(TypedDict):
    """How a job ended on a worker: a plain dictionary, since the worker does not know our classes.

    status
        "done" if the job has an outcome, which is pickled in *content*; "failed" if it has none; "no host"
        if the worker was started again and no longer has our sources.
    reason
        Why there is no outcome.
    """

    status: Literal["done", "failed", "no host"]
    content: bytes
    reason: str


_LOOK = 0.1  # seconds between two looks at whether a job is still wanted


class JobProcess:
    """A process that does one job after another, with the sources in a folder."""

    def __init__(self, sources: Path) -> None:
        self._log = Path(tempfile.mkstemp(prefix="job-process-", suffix=".log", dir=sources.parent)[1])
        self._pipe, theirs = Pipe()
        single = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        with theirs, self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", JOB_PROCESS, str(theirs.fileno())],
                env={**single, **os.environ, "PYTHONPATH": str(sources), "PYTHONSAFEPATH": "1"},
                cwd=sources,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the worker's terminal is for the worker alone
            )

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def do(self, message: bytes, is_wanted: Callable[[], bool], on_progress: Callable[[str], None]) -> Reply:
        """Do the job in *message*; *on_progress* is called with how much of it is done."""
        try:
            self._pipe.send_bytes(message)
            while is_wanted():
                if self._pipe.poll(_LOOK):
                    kind, content = self._pipe.recv()
                    if kind == "answer":
                        return {"status": "done", "content": bytes(content), "reason": ""}
                    on_progress(content)
        except (EOFError, OSError):
            self._process.wait()
            lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return _failed(lines[-1] if lines else f"its process ended with {self._process.returncode}")
        return _failed("it was given up")

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._pipe.close()
        self._log.unlink(missing_ok=True)


def _failed(reason: str) -> Reply:
    return {"status": "failed", "content": b"", "reason": reason}


class WorkerHost:
    """Our sources on a worker's machine, and a process for each job that runs there at the same time.

    They lie in the worker's own folder, *parent*, which Dask removes; our workspaces are not known there.
    """

    def __init__(self, sources: bytes, parent: Path, processes: int) -> None:
        self._sources = Path(tempfile.mkdtemp(prefix="mathreel-", dir=parent)) / "sources"
        with zipfile.ZipFile(io.BytesIO(sources)) as archive:
            archive.extractall(self._sources)
        self._lock = threading.Lock()
        self._idle = [JobProcess(self._sources) for _ in range(processes)]  # they import manim meanwhile

    def do(self, message: bytes, is_wanted: Callable[[], bool], on_progress: Callable[[str], None]) -> Reply:
        process = self._take()
        reply = process.do(message, is_wanted, on_progress)
        if reply["status"] == "done":
            with self._lock:
                self._idle.append(process)
        else:
            process.close()
        return reply

    def _take(self) -> JobProcess:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.is_running:  # one that had nothing to do for long has ended
                    return process
                process.close()
        return JobProcess(self._sources)


def open_host(name: str, sources: bytes, processes: int) -> None:
    """Open the host *name* on the worker that runs this, unless an earlier run with the same sources has."""
    from distributed import get_worker

    worker = get_worker()
    if name not in worker.extensions:
        worker.extensions[name] = WorkerHost(sources, Path(worker.local_directory), processes)


def do_job(name: str, topic: str, number: int, message: bytes) -> Reply:
    """Do a job on the host *name* of the worker that runs this."""
    from distributed import get_worker
    from distributed.worker import thread_state  # type: ignore[attr-defined]

    worker, key = get_worker(), thread_state.key
    host = worker.extensions.get(name)
    if host is None:
        return {"status": "no host", "content": b"", "reason": "its worker was started again"}

    def is_wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    def on_progress(share: str) -> None:
        worker.log_event(topic, {"job": number, "progress": share})

    reply: Reply = host.do(message, is_wanted, on_progress)
    return reply
