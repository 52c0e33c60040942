"""An executor whose workers are those of a Dask scheduler: one job for each of their threads.

Dask carries calls and answers; which worker does a job is decided here. So a job knows how many workers
died of it, whatever the scheduler is set to, and none is blamed that only waited in line behind it.
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
from scripts.cluster.job_files import Travelling, packed, packed_house, unpack
from scripts.cluster.versions import complaints_about, told_versions
from scripts.engine.farm import DEATHS_ALLOWED, WorkerDiedError
from scripts.engine.worker import SHARE

Told = Callable[[str], None]
"""Takes a sentence for the user."""

_LOOK = 0.5  # seconds between two looks at which workers there are
_PATIENCE = 5  # seconds after which a scheduler that does not answer is left


@dataclass(eq=False)
class _Errand:
    """A job on its way to a result."""

    number: int
    function: Callable[[Any], Any]
    job: Any
    future: Future[Any] = field(default_factory=Future)
    deaths: int = 0


class _Call:
    """A call that is made by whoever unpickles it: it needs nothing of ours on the other side."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        self._function, self._arguments = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._function, self._arguments


def _travelling_call(function: Callable[..., Any], *arguments: Any) -> bytes:
    cloudpickle.register_pickle_by_value(worker_host)
    try:
        data: bytes = cloudpickle.dumps(_Call(function, *arguments))
        return data
    finally:
        cloudpickle.unregister_pickle_by_value(worker_host)


def outpost_name(house: bytes) -> str:
    """Return what the outposts of these sources are called, so that another run finds them again."""
    return f"mathreel-{sha256(house).hexdigest()[:16]}"


class ClusterExecutor(Executor):
    """Gives jobs to the workers of *client* and takes back what they leave, until it is shut down.

    One thread decides everything; others only leave it news.
    """

    def __init__(self, client: Client, told: Told, close: Callable[[], None]) -> None:
        self._client, self._told, self._close = client, told, close
        self._house = packed_house()
        self._name = outpost_name(self._house)
        self._topic = f"mathreel-{uuid.uuid4()}"
        self._news: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting: deque[_Errand] = deque()
        self._running: dict[Future[Any], tuple[_Errand, str]] = {}
        self._submitted = 0
        self._executors: dict[str, Executor] = {}  # of all workers that we know, by address
        self._free = Counter[str]()  # threads, of the workers that are ready
        self._refused: dict[str, str] = {}
        self._welcomed = False
        self._thread = Thread(target=self._work, name="cluster", daemon=True)
        client.subscribe_topic(
            self._topic,
            lambda event: self._news.put(lambda: self._note_share(event[1]["job"], event[1]["share"])),
        )
        self._thread.start()

    @property
    def threads(self) -> int:
        """How many jobs the cluster can do at once, as far as is known now."""
        return sum(self._client.nthreads().values())

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        """Have *function* called with a job, its one argument, by some worker."""
        (job,) = arguments
        self._submitted += 1
        errand = _Errand(self._submitted, function, job)
        self._news.put(lambda: self._waiting.append(errand))
        return errand.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Give up what is not done, and leave the cluster."""
        self._news.put(None)
        self._thread.join(timeout=_PATIENCE)
        for future in list(self._running):
            future.cancel()
        self._close()

    # What the thread does ----------------------------------------------------------------------------

    def _work(self) -> None:
        met = 0.0
        try:
            while True:
                if time.monotonic() - met >= _LOOK:
                    self._meet_workers()
                    met = time.monotonic()
                self._give_out()
                if not self._take_news():
                    return
        except Exception as error:
            self._fail(error)

    def _take_news(self) -> bool:
        """Wait a little for news, take all that there are, and return whether to go on."""
        try:
            news = self._news.get(timeout=_LOOK)
            while news is not None:
                news()
                news = self._news.get_nowait()
        except Empty:
            return True
        return False

    def _fail(self, error: Exception) -> None:
        """Have all jobs that are not done, and all that are still to come, end with *error*."""
        if not isinstance(error, MathreelError):
            error = MathreelError(f"the cluster was lost ({error}): run again to go on from here.")
        while True:
            for errand in (*self._waiting, *(errand for errand, _ in self._running.values())):
                errand.future.set_exception(error)
            self._waiting.clear()
            self._running.clear()
            news = self._news.get()
            if news is None:
                return
            news()

    def _meet_workers(self) -> None:
        if self._client.status != "running":
            raise ConnectionError("the scheduler does not answer")
        there: Mapping[str, int] = self._client.nthreads()
        for address in self._executors.keys() - there.keys():
            self._lose(address)
        for address in self._refused.keys() - there.keys():
            del self._refused[address]
        new = there.keys() - self._executors.keys() - self._refused.keys()
        if new:
            self._receive(new, there)
        if self._refused and not self._welcomed and not self._executors:
            raise MathreelError("no worker of the cluster can be used: " + "; ".join(self._refused.values()))

    def _receive(self, new: set[str], threads: Mapping[str, int]) -> None:
        """Send our sources to workers that have just come, but refuse those that are not like us."""
        there = told_versions(self._client)
        new &= there.keys()  # one that does not answer may be on its way out
        complaints = complaints_about(there, new)
        for address, complaint in complaints.items():
            self._refused[address] = complaint
            if new != complaints.keys() or self._welcomed:  # else this is the end, and told as such
                self._told(f"A worker is not used: {complaint}.")
        for address in new - complaints.keys():
            executor = self._client.get_executor(workers=[address], allow_other_workers=False, pure=False)
            self._executors[address] = executor
            call = _travelling_call(worker_host.open_outpost, self._name, self._house, threads[address])
            opened = executor.submit(pickle.loads, call)
            note = partial(self._open, address, threads[address], opened)
            opened.add_done_callback(lambda _, note=note: self._news.put(note))

    def _open(self, address: str, slots: int, opened: Future[None]) -> None:
        error = None if opened.cancelled() else opened.exception()
        if error is not None:
            self._refused[address] = f"the worker {address} cannot take our sources: {error}"
            self._told(f"A worker is not used: {self._refused[address]}.")
            del self._executors[address]
        elif address in self._executors:
            self._free[address] = slots
            self._welcomed = True

    def _lose(self, address: str) -> None:
        """Take note that a worker is gone; what it was doing goes to others."""
        del self._executors[address]
        del self._free[address]
        for future, (_, where) in list(self._running.items()):
            if where == address:
                self._end(future, "its worker is gone")
                future.cancel()

    def _give_out(self) -> None:
        spread = sorted(((left, address) for address, slots in self._free.items() for left in range(slots)))
        for _, address in reversed(spread[-len(self._waiting) :] if self._waiting else []):
            errand = self._waiting.popleft()
            try:
                message = _message_of(errand)
            except Exception as error:  # its files, or what it is itself, cannot travel
                errand.future.set_exception(error)
                continue
            call = _travelling_call(worker_host.do_job, self._name, self._topic, errand.number, message)
            future = self._executors[address].submit(pickle.loads, call)
            self._running[future] = errand, address
            self._free[address] -= 1
            future.add_done_callback(lambda done: self._news.put(partial(self._end, done)))

    def _end(self, future: Future[Any], why: str = "") -> None:
        """Take the answer of a job, or send it elsewhere if there is none."""
        if future not in self._running:  # its worker was seen to be gone before
            return
        errand, address = self._running.pop(future)
        if address in self._free:
            self._free[address] += 1
        answer = why or _answer_of(future)
        if answer == worker_host.STRANGER and address in self._executors:
            self._lose(address)  # to be met again, at the address where another was
        if isinstance(answer, bytes):
            _settle(errand, answer)
        elif errand.deaths + 1 == DEATHS_ALLOWED:
            errand.future.set_exception(WorkerDiedError(f"it took {DEATHS_ALLOWED} workers down ({answer})"))
        else:
            errand.deaths += 1
            self._waiting.appendleft(errand)

    def _note_share(self, number: int, share: str) -> None:
        """Have the share done of a job lie where it would if the job were done here."""
        for errand, _ in self._running.values():
            if errand.number == number and isinstance(errand.job, Travelling):
                unpack({SHARE: share.encode()}, errand.job.workspace)


def _message_of(errand: _Errand) -> bytes:
    files = packed(errand.job.workspace) if isinstance(errand.job, Travelling) else {}
    return pickle.dumps((errand.function, errand.job, files))


def _answer_of(future: Future[Any]) -> bytes | str:
    try:
        answer: bytes | str = future.result()
    except CancelledError:
        return "its worker is gone"
    except Exception as error:  # Dask's own: what a job raises is in its answer
        return f"{type(error).__name__}: {error}"
    return answer


def _settle(errand: _Errand, answer: bytes) -> None:
    outcome, error, files = pickle.loads(answer)
    if error is not None:
        errand.future.set_exception(error)
        return
    if isinstance(errand.job, Travelling):
        unpack(files, errand.job.workspace)
    errand.future.set_result(outcome)
