"""How well a Dask cluster is used: films on two workers, naps on a hundred, workers that die."""

from __future__ import annotations

import logging
import os
import pickle
import random
import signal
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

from distributed import Client, LocalCluster

from scripts.basis.quality import QUALITIES
from scripts.benchmark.candidates import mathreel_command
from scripts.benchmark.processes import run_side_by_side
from scripts.cluster.choice import ClusterChoice
from scripts.cluster.connection import open_cluster
from scripts.cluster.executor import host_name
from scripts.cluster.job_files import packed, packed_sources
from scripts.cluster.worker_host import Reply
from scripts.engine.film import Film
from scripts.engine.order import orders_of
from scripts.engine.questions.plan import plan_films
from scripts.engine.worker import Render, work
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import LessonFile
from scripts.request.course import Course, Entry

_EQUAL = 6
_RUNS = 3
_NAP = 2.0  # seconds
_TRIFLES = 100
_SLEEPERS, _NAPS = 100, 1000
_PACES = (1.0, 1.1, 1.2)
_RECORD = "lesson.json"  # it says how long a film took


@dataclass(frozen=True)
class Measurement:
    """What was measured of a cluster, and what it should be."""

    name: str
    value: float
    unit: str
    target: str


def measure_cluster(lessons: Sequence[LessonFile]) -> Iterator[Measurement]:
    """Measure clusters of this machine, one after another."""
    yield Measurement("overhead of a job", 1000 * overhead(), "ms", "under 100")
    yield Measurement("efficiency of two workers, equal naps", nap_efficiency(), "", "at least 0.9")
    yield Measurement(
        "efficiency of two workers, a core each, equal films", film_efficiency(lessons[0]), "", "at least 0.9"
    )
    yield Measurement(
        f"{_NAPS} naps of known length on {_SLEEPERS} workers", nap_all(), "of the ideal", "to 1.10"
    )
    kills, wrong = under_fire(lessons)
    yield Measurement(f"files that are not right after {kills} workers were killed", wrong, "", "0")


@contextmanager
def _cluster(workers: int, *, processes: bool = True) -> Iterator[LocalCluster]:
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    os.environ["DASK_LOGGING__DISTRIBUTED"] = "critical"  # for the workers, who inherit it
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp://",
        memory_limit=None,  # which workers within one process would each apply to all of it
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield cluster


def _timed(address: str, function: Callable[[Any], Any], jobs: Sequence[Any]) -> float:
    """Return the seconds that a cluster takes for *jobs*, once it is warm."""
    with WorkerPool(len(jobs), lambda workers: open_cluster(ClusterChoice(address), workers, print)) as pool:
        with Client(address, set_as_default=False) as client:
            workers = len(client.nthreads())
        _run(pool, abs, [-1] * 4 * workers)
        return _run(pool, function, jobs)


def _run(pool: WorkerPool, function: Callable[[Any], Any], jobs: Sequence[Any]) -> float:
    started = time.perf_counter()
    for _, future in pool.run(function, jobs):
        future.result()
    return time.perf_counter() - started


def overhead() -> float:
    with _cluster(1) as cluster:
        return _timed(cluster.scheduler_address, abs, range(_TRIFLES)) / _TRIFLES


def film_efficiency(lesson: LessonFile) -> float:
    """Return the efficiency of two workers, compared with one, in making films: the median of some runs.

    Nothing else must keep the machine busy.
    """
    film = _plan(lesson)

    def efficiency() -> float:
        with TemporaryDirectory(prefix="mathreel-bench-") as scratch:
            return _efficiency(
                work, lambda number: Render(film, Path(scratch) / str(number)), alone=_on_one_core
            )

    return statistics.median(efficiency() for _ in range(_RUNS))


def _on_one_core(render: Render) -> Any:
    """Film as a worker does who has one core; left alone, it draws on one and encodes on another."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return work(render)


def nap_efficiency() -> float:
    """Return the same for naps, which other work on the machine disturbs little."""
    return _efficiency(time.sleep, lambda _: _NAP, alone=time.sleep)


def _efficiency(
    function: Callable[[Any], Any], job: Callable[[int], Any], alone: Callable[[Any], Any]
) -> float:
    """Return the efficiency of two workers who do *function*, over one who does it *alone*."""
    seconds = []
    for workers, done in ((1, alone), (2, function)):
        with _cluster(workers) as cluster:
            jobs = [job(100 * workers + number) for number in range(_EQUAL)]
            seconds.append(_timed(cluster.scheduler_address, done, jobs))
    return seconds[0] / (2 * seconds[1])


def _plan(lesson: LessonFile) -> Film:
    course = Course("Benchmark", "l", "dark", (Entry(lesson.name, lesson, part=lesson.part_title),))
    with WorkerPool(1) as pool:
        films, _ = plan_films(orders_of(course, QUALITIES["l"]), pool)
    return films[0]


# Simulated --------------------------------------------------------------------------------------------


class _Sleeper:
    """Stands for a worker host: it sleeps instead of doing a job."""

    def do(self, message: bytes, *_: object) -> Reply:
        _, seconds, _ = pickle.loads(message)
        time.sleep(seconds)
        return {"status": "done", "content": pickle.dumps((seconds, None, {})), "reason": ""}


def nap_all() -> float:
    """Return the time for naps on many workers over the ideal; the pool, Dask and the network are real."""
    lengths = sorted((random.Random(1).uniform(5, 15) for _ in range(_NAPS)), reverse=True)
    with _cluster(_SLEEPERS, processes=False) as cluster:
        name = host_name(packed_sources())
        for worker in cluster.workers.values():
            worker.extensions[name] = _Sleeper()
        with WorkerPool(
            _NAPS, lambda workers: open_cluster(ClusterChoice(cluster.scheduler_address), workers, print)
        ) as pool:
            _run(pool, time.sleep, [0.1] * 2 * _SLEEPERS)
            seconds = _run(pool, time.sleep, lengths)
    return seconds / (sum(lengths) / _SLEEPERS)


# Under fire -------------------------------------------------------------------------------------------


def under_fire(lessons: Sequence[LessonFile], every: float = 10.0) -> tuple[int, int]:
    """Kill workers while a course is rendered; return how many were, and how many files are not right."""
    with TemporaryDirectory(prefix="mathreel-bench-") as scratch, _cluster(2) as cluster:
        course = Path(scratch) / "course.toml"
        course.write_text(_course_of(lessons), encoding="utf-8")
        outs = Path(scratch) / "here", Path(scratch) / "there"
        here, there = (
            mathreel_command("render", "-c", str(course), "-q", "l", "-o", str(out)) for out in outs
        )
        run_side_by_side([[here]])
        with _killing(cluster.scheduler_address, every) as kills:
            run_side_by_side([[[*there, "--cluster", cluster.scheduler_address]]])
        right, made = (packed(out / "lessons") for out in outs)
    names = {name for name in right.keys() | made.keys() if not name.endswith(_RECORD)}
    return len(kills), sum(right.get(name) != made.get(name) for name in names)


def _course_of(lessons: Sequence[LessonFile]) -> str:
    rows = (
        f'{{ lesson = "{lesson.name}", name = "{lesson.name}_{number}", pace = {pace} }}'
        for lesson in lessons
        for number, pace in enumerate(_PACES, 1)
    )
    return f'title = "Under fire"\n[[part]]\ntitle = "All"\nlessons = [{", ".join(rows)}]\n'


@contextmanager
def _killing(address: str, every: float) -> Iterator[list[int]]:
    """Kill one worker after another, in turn."""
    killed: list[int] = []
    over = Event()

    def kill() -> None:
        with Client(address, set_as_default=False) as client:
            for turn in count():
                if over.wait(every):
                    return
                processes = sorted(client.run(os.getpid, on_error="ignore").items())
                if processes:
                    process = processes[turn % len(processes)][1]
                    os.kill(process, signal.SIGKILL)
                    killed.append(process)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()
