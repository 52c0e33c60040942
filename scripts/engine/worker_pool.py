"""The worker pool: plain functions of plain data, run by many processes; a process that dies loses no job.

Any ``concurrent.futures.Executor`` will do. The usual one forks its workers from a server that has imported
manim, so a run pays for that import once, and the command line itself never does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver, resource_tracker, util
from multiprocessing.context import ForkServerContext
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar

from scripts.basis import interrupts
from scripts.basis.errors import MathreelError
from scripts.basis.workspaces import workspace

Job = TypeVar("Job")
Result = TypeVar("Result")

DEATHS_ALLOWED = 3
"""How many workers may die of a job before it is given up."""

_HEARTBEAT = 0.2  # seconds
_PRELOADED = ["scripts", "manim", "scenes.stage.lesson.lesson", "scripts.film.recording"]

_SHORT_FOLDERS = ("/tmp", "/var/tmp")
_LONGEST = 50
"""Bytes in the name of a folder that can hold a workspace with a socket, whose whole name may have 107."""


class WorkerDiedError(MathreelError):
    """The worker process of a job died, each time that the job was tried."""


@dataclass(eq=False)
class _Task(Generic[Job]):
    """A job, and how many workers died while they did it."""

    job: Job
    deaths: int = 0


class WorkerPool:
    """Runs jobs on an executor, which is opened at the first job and replaced when a worker dies."""

    def __init__(self, workers: int, open_executor: Callable[[int], Executor] | None = None) -> None:
        self.workers = workers
        self._open_executor = open_executor or local_processes
        self._executor: Executor | None = None

    def run(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        heartbeat: Callable[[], None] = lambda: None,
        then: Callable[[Job, Future[Result]], Iterable[Job]] = lambda *_: (),
    ) -> Iterator[tuple[Job, Future[Result]]]:
        """Run *function* on each of *jobs* and yield each job with its future when it is finished.

        Parameters
        ----------
        jobs
            Jobs start in this order.
        heartbeat
            Called several times a second while jobs run.
        then
            Called when a job is finished; returns jobs that follow from it, which are the next to start.

        Notes
        -----
        If a worker dies, its job waits until the others are finished and is then tried with no other job at
        the same time. So only the job that kills its workers is given up.
        """
        waiting = deque(_Task(job) for job in jobs)
        running: dict[Future[Result], _Task[Job]] = {}
        ended: SimpleQueue[Future[Result]] = SimpleQueue()
        last_beat = 0.0
        while waiting or running:
            if time.monotonic() - last_beat >= _HEARTBEAT:
                heartbeat()
                last_beat = time.monotonic()
            while waiting and len(running) < (1 if waiting[0].deaths else self.workers):
                task = waiting.popleft()
                future = self._submit(function, task.job)
                running[future] = task
                future.add_done_callback(ended.put)
            done = _taken_from(ended) & running.keys()
            if any(map(_died, done)):
                done, _ = wait(running)  # the executor is broken for all jobs that ran on it
                self._discard()
            for future in [future for future in running if future in done]:  # in the order of starting
                task = running.pop(future)
                task.deaths += _died(future)
                if _died(future) and task.deaths < DEATHS_ALLOWED:
                    waiting.append(task)
                    continue
                finished = _given_up() if _died(future) else future
                waiting.extendleft(map(_Task, then(task.job, finished)))
                yield task.job, finished

    def start(self, function: Callable[[Job], Result], job: Job) -> Future[Result]:
        """Run *function* on a *job* beside those of a run; it is lost if a worker dies, whatever of."""
        return self._submit(function, job)

    @property
    def width(self) -> int:
        """How many jobs run at the same time; an executor that has fewer workers than asked for says so."""
        return min(self.workers, getattr(self._opened(), "threads", self.workers))

    def _opened(self) -> Executor:
        self._executor = self._executor or self._open_executor(self.workers)
        return self._executor

    def _submit(self, function: Callable[[Job], Result], job: Job) -> Future[Result]:
        executor = self._opened()
        try:
            with starting():
                return executor.submit(function, job)
        except (BrokenExecutor, EOFError, ConnectionError):  # a worker died idle, or their server did
            died: Future[Result] = Future()
            died.set_exception(BrokenExecutor())
            return died

    def _discard(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # Shutting down waits for running jobs; a user who presses Ctrl-C does not.
            for child in multiprocessing.active_children():
                child.kill()
        self._discard()


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local_processes(workers: int) -> Executor:
    """Open an executor of *workers* processes on this machine."""
    return ProcessPoolExecutor(workers, mp_context=forking_from(_PRELOADED), initializer=start_worker)


def forking_from(modules: list[str]) -> ForkServerContext:
    """Return a context whose processes are forked from a server that has imported *modules*."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(modules)
    # A safe path keeps out modules that happen to be in the user's folder, also from a server that is started
    # again. One thread for each process is enough, since the processes share the cores.
    os.environ["PYTHONSAFEPATH"] = "1"
    single = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    before = dict(os.environ)
    os.environ.update({**single, **before})
    try:
        resource_tracker.ensure_running()  # it keeps interrupts from itself, and would let them in here
        with _short_temporary_folder(), interrupts.kept_from_children():
            forkserver.ensure_running()  # now, to inherit these settings
    finally:
        for name in single.keys() - before.keys():
            del os.environ[name]
    return context


def starting() -> AbstractContextManager[None]:
    """Start processes in this context: one that is stopped half-way would complain of a parent that is gone.

    Their server may still import manim; if the user stops the run, it need not finish.
    """
    return interrupts.held(hurry=_end_server)


def _end_server() -> None:
    server = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if server is not None:
        os.kill(server, signal.SIGKILL)


@contextmanager
def _short_temporary_folder() -> Iterator[None]:
    """Have sockets made in a workspace, in a folder whose name is short enough for them."""
    before, parent = tempfile.tempdir, tempfile.gettempdir()
    if len(os.fsencode(parent)) > _LONGEST:
        short = [folder for folder in _SHORT_FOLDERS if os.access(folder, os.W_OK | os.X_OK)]
        if not short:
            raise MathreelError(f"the name of {parent} is too long: set TMPDIR to another.")
        parent = short[0]
    tempfile.tempdir = str(_socket_folder(parent))
    try:
        yield
    finally:
        tempfile.tempdir = before


@cache
def _socket_folder(parent: str) -> Path:
    """Return a folder in *parent* that lasts as long as this process, and is swept if it is killed."""
    lasting = ExitStack()
    util.Finalize(None, lasting.close, exitpriority=-101)  # after multiprocessing removed its own folder
    return lasting.enter_context(workspace(Path(parent), private=True))


def start_worker() -> None:
    """Leave Ctrl-C to the parent process, and end when it ends."""
    # The progress bars in manim would share a semaphore, which a worker that is killed would leave behind.
    from tqdm import tqdm

    tqdm.set_lock(threading.RLock())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGKILL)


def _taken_from(ended: SimpleQueue[Future[Result]]) -> set[Future[Result]]:
    """Wait for a future to end, but not longer than a heartbeat; return all that have ended."""
    done: set[Future[Result]] = set()
    try:
        done.add(ended.get(timeout=_HEARTBEAT))
        while True:
            done.add(ended.get_nowait())
    except Empty:
        return done


def _died(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenExecutor)


def _given_up() -> Future[Result]:
    future: Future[Result] = Future()
    future.set_exception(WorkerDiedError(f"its process died {DEATHS_ALLOWED} times, as when memory runs out"))
    return future
