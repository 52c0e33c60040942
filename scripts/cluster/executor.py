"""An executor that uses the workers of a Dask scheduler: one job at a time for each of their threads.

Dask carries calls and answers; which worker does a job is decided here. So we know how many workers died of a
job, whatever the settings of the scheduler, and a job that only waited in line is not blamed for it.
"""

from __future__ import annotations

import pickle
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import cloudpickle
from distributed import Client

from scripts.basis.errors import MathreelError
from scripts.cluster import worker_host
from scripts.cluster.job_files import HasWorkspace, packed, packed_sources, unpack
from scripts.cluster.versions import mismatches, worker_versions
from scripts.cluster.worker_host import Reply
from scripts.engine.worker import PROGRESS
from scripts.engine.worker_pool import DEATHS_ALLOWED, WorkerDiedError

_LOOK = 0.5  # seconds between two looks at which workers there are
_PATIENCE = 5  # seconds to wait for the thread when we leave


_NO_WORKER: Reply = {"status": "failed", "content": b"", "reason": "its worker is gone"}


@dataclass(eq=False)
class _PendingJob:
    """A job that has no result yet."""

    number: int
    function: Callable[[Any], Any]
    job: Any
    future: Future[Any] = field(default_factory=Future)
    deaths: int = 0


class _Call:
    """A call that is made when it is unpickled: the other side needs none of our modules."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self._function, self._arguments = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._function, self._arguments


def _pickled_call(function: Callable[..., Any], *arguments: Any) -> bytes:
    cloudpickle.register_pickle_by_value(worker_host)
    try:
        data: bytes = cloudpickle.dumps(_Call(function, *arguments))
        return data
    finally:
        cloudpickle.unregister_pickle_by_value(worker_host)


def host_name(sources: bytes) -> str:
    """Return the name of the worker hosts of these sources, by which another run finds them again."""
    return f"mathreel-{sha256(sources).hexdigest()[:16]}"


class ClusterExecutor(Executor):
    """Gives jobs to the workers of *client* and takes their results, until it is shut down.

    One thread does everything; other threads only put events into its queue.
    """

    def __init__(self, client: Client, close: Callable[[], None], tell_user: Callable[[str], None]) -> None:
        self._client, self._tell_user, self._close = client, tell_user, close
        self._sources = packed_sources()
        self._name = host_name(self._sources)
        self._topic = f"mathreel-{uuid.uuid4()}"
        self._events: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting: deque[_PendingJob] = deque()
        self._running: dict[Future[Any], tuple[_PendingJob, str]] = {}
        self._submitted = 0
        self._executors: dict[str, Executor] = {}  # of all workers that we use, by address
        self._free = Counter[str]()  # threads, of the workers that are ready
        self._refused: dict[str, str] = {}
        self._was_ready = False
        self._thread = Thread(target=self._work, name="cluster", daemon=True)
        client.subscribe_topic(
            self._topic,
            lambda event: self._events.put(
                lambda: self._note_progress(event[1]["job"], event[1]["progress"])
            ),
        )
        self._thread.start()

    @property
    def threads(self) -> int:
        """How many jobs the cluster can do at the same time, as far as we know now."""
        return sum(self._client.nthreads().values())

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        """Have a worker call *function* with its one argument, a job."""
        (job,) = arguments
        self._submitted += 1
        pending = _PendingJob(self._submitted, function, job)
        self._events.put(lambda: self._waiting.append(pending))
        return pending.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Give up all jobs that are not done, and leave the cluster."""
        self._events.put(None)
        self._thread.join(timeout=_PATIENCE)
        for future in list(self._running):
            future.cancel()
        self._close()

    # What the thread does ----------------------------------------------------------------------------

    def _work(self) -> None:
        last_look = 0.0
        try:
            while True:
                if time.monotonic() - last_look >= _LOOK:
                    self._look_for_workers()
                    last_look = time.monotonic()
                self._start_jobs()
                if not self._handle_event():
                    return
        except Exception as error:
            self._fail(error)

    def _handle_event(self) -> bool:
        """Wait a short time for an event, handle it, and return whether to go on.

        Only one: a result takes long to travel, and the worker that it came from should have another job at
        once, not when all results are here that ended in the meantime.
        """
        try:
            event = self._events.get(timeout=_LOOK)
        except Empty:
            return True
        if event is None:
            return False
        event()
        return True

    def _fail(self, error: Exception) -> None:
        """End all jobs that are not done, and all that are still to come, with *error*."""
        if not isinstance(error, MathreelError):
            error = MathreelError(f"the cluster was lost ({error}): run again to go on from here.")
        while True:
            for pending in (*self._waiting, *(pending for pending, _ in self._running.values())):
                pending.future.set_exception(error)
            self._waiting.clear()
            self._running.clear()
            event = self._events.get()
            if event is None:
                return
            event()

    def _look_for_workers(self) -> None:
        if self._client.status != "running":
            raise ConnectionError("the scheduler does not answer")
        threads: Mapping[str, int] = self._client.nthreads()
        for address in self._executors.keys() - threads.keys():
            self._lose(address)
        for address in self._refused.keys() - threads.keys():
            del self._refused[address]
        new = threads.keys() - self._executors.keys() - self._refused.keys()
        if new:
            self._add_workers(new, threads)
        if self._refused and not self._was_ready and not self._executors:
            raise MathreelError("no worker of the cluster can be used: " + "; ".join(self._refused.values()))

    def _add_workers(self, new: set[str], threads: Mapping[str, int]) -> None:
        """Send our sources to workers that have just come, but refuse those with other versions."""
        versions = worker_versions(self._client)
        new &= versions.keys()  # a worker that does not answer may be about to end
        refused = mismatches(versions, new)
        for address, mismatch in refused.items():
            self._refused[address] = mismatch
            if new != refused.keys() or self._was_ready:  # else the run ends, and its error says why
                self._tell_user(f"A worker is not used: {mismatch}.")
        for address in new - refused.keys():
            executor = self._client.get_executor(workers=[address], allow_other_workers=False, pure=False)
            self._executors[address] = executor
            call = _pickled_call(worker_host.open_host, self._name, self._sources, threads[address])
            opened = executor.submit(pickle.loads, call)
            note = partial(self._open, address, threads[address], opened)
            opened.add_done_callback(lambda _, note=note: self._events.put(note))

    def _open(self, address: str, slots: int, opened: Future[None]) -> None:
        error = None if opened.cancelled() else opened.exception()
        if error is not None:
            self._refused[address] = f"the worker {address} cannot take our sources: {error}"
            self._tell_user(f"A worker is not used: {self._refused[address]}.")
            del self._executors[address]
        elif address in self._executors:
            self._free[address] = slots
            self._was_ready = True

    def _lose(self, address: str) -> None:
        """Forget a worker that is gone; its jobs go to others."""
        del self._executors[address]
        del self._free[address]
        for future, (_, where) in list(self._running.items()):
            if where == address:
                self._end(future, _NO_WORKER)
                future.cancel()

    def _start_jobs(self) -> None:
        if not self._waiting:
            return
        spread = sorted(((left, address) for address, slots in self._free.items() for left in range(slots)))
        for _, address in reversed(spread[-len(self._waiting) :]):
            pending = self._waiting.popleft()
            try:
                message = _message_of(pending)
            except Exception as error:  # the job or its files cannot be pickled
                pending.future.set_exception(error)
                continue
            call = _pickled_call(worker_host.do_job, self._name, self._topic, pending.number, message)
            future = self._executors[address].submit(pickle.loads, call)
            self._running[future] = pending, address
            self._free[address] -= 1
            future.add_done_callback(lambda done: self._events.put(partial(self._end, done)))

    def _end(self, future: Future[Any], known: Reply | None = None) -> None:
        """Take the result of a job; if there is none, give the job to another worker.

        The *known* reply stands for that of a worker which cannot reply any more.
        """
        if future not in self._running:  # we noticed before that its worker was gone
            return
        pending, address = self._running.pop(future)
        if address in self._free:
            self._free[address] += 1
        reply = known or _reply_of(future)
        if reply["status"] == "no host" and address in self._executors:
            self._lose(address)  # a new worker has the address of another; it is found at the next look
        if reply["status"] == "done":
            _settle(pending, reply["content"])
        elif pending.deaths + 1 == DEATHS_ALLOWED:
            reason = f"{DEATHS_ALLOWED} workers died of it ({reply['reason']})"
            pending.future.set_exception(WorkerDiedError(reason))
        else:
            pending.deaths += 1
            self._waiting.appendleft(pending)

    def _note_progress(self, number: int, share: str) -> None:
        """Write how much of a job is done into its workspace, as if the job were done on this machine."""
        for pending, _ in self._running.values():
            if pending.number == number and isinstance(pending.job, HasWorkspace):
                unpack({PROGRESS: share.encode()}, pending.job.workspace)


def _message_of(pending: _PendingJob) -> bytes:
    files = packed(pending.job.workspace) if isinstance(pending.job, HasWorkspace) else {}
    return pickle.dumps((pending.function, pending.job, files))


def _reply_of(future: Future[Any]) -> Reply:
    try:
        reply: Reply = future.result()
    except CancelledError:
        return _NO_WORKER
    except Exception as error:  # an error of Dask; what a job raises is in its outcome
        return {"status": "failed", "content": b"", "reason": f"{type(error).__name__}: {error}"}
    return reply


def _settle(pending: _PendingJob, content: bytes) -> None:
    outcome, error, files = pickle.loads(content)
    if error is not None:
        pending.future.set_exception(error)
        return
    if isinstance(pending.job, HasWorkspace):
        unpack(files, pending.job.workspace)
    pending.future.set_result(outcome)
