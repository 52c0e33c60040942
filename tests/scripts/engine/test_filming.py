from __future__ import annotations

import io
from collections import Counter
from concurrent.futures import Executor, Future
from dataclasses import replace

import pytest
from rich.console import Console

from scripts.basis.manifest import output_manifest
from scripts.basis.quality import QUALITIES, Quality
from scripts.engine.film import Film
from scripts.engine.filming import Filming
from scripts.engine.order import orders_of
from scripts.engine.progress import ProgressDisplay
from scripts.engine.publication import Expectation, expectation, publish
from scripts.engine.questions.plan import plan_films
from scripts.engine.store import Store
from scripts.engine.worker import Join
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import find_lessons
from scripts.request.course import Course, Entry

TINY = Quality("t", 160, 90, 5)
SHORT = Expectation(3.0, {})
LONG = Expectation(100.0, {})


class Inline(Executor):
    """Does jobs at once, and keeps them; its workers seem to be two."""

    threads = 2

    def __init__(self):
        self.jobs = []

    def submit(self, function, /, job):
        future = Future()
        future.set_result(function(job))
        self.jobs.append(job)
        return future


class Shares(ProgressDisplay):
    """Counts how often each film's progress is shown."""

    def __init__(self, total):
        self.printed = io.StringIO()
        super().__init__(Console(file=self.printed, width=200), total)
        self.names = Counter()

    def update(self, shares):
        self.names.update(shares.keys())


def films_of(*names, quality=TINY) -> list[Film]:
    lessons = find_lessons()
    entries = tuple(Entry(name, lessons[name], part="P") for name in names)
    with WorkerPool(1) as pool:
        films, _ = plan_films(orders_of(Course("T", "l", "dark", entries), quality), pool)
    return films


@pytest.fixture(scope="module")
def film():
    (film,) = films_of("vectors")
    return film


def make(films, tmp_path, display):
    executor, finished, store = Inline(), [], Store(tmp_path)
    with store.workspace() as folder, WorkerPool(2, lambda _: executor) as pool:
        filming = Filming(store, folder, display, finished.append)
        filming.make(films, pool, remote=False)
    return executor.jobs, finished, filming.failures


def test_a_film_alone_is_made_in_segments_and_reported_as_one(film, tmp_path):
    display = Shares(1)
    jobs, finished, failures = make([(film, SHORT)], tmp_path, display)
    assert [type(job).__name__ for job in jobs] == ["Render", "Render", "Join"]
    assert [(job.segment.index, job.segment.count) for job in jobs[:2]] == [(0, 2), (1, 2)]
    assert finished == [film]
    assert failures == []
    assert display.printed.getvalue().startswith("1/1 vectors done in ")
    assert display.printed.getvalue().count("\n") == 1
    assert display.names.keys() <= {"vectors"}
    record = Store(tmp_path).record(film.digest)
    assert record["rendered_in"] >= sum(record["beat_seconds"].values()) - 0.01


def test_there_are_more_segments_of_unknown_cost_than_workers(film, tmp_path):
    jobs, _, _ = make([(film, LONG)], tmp_path, Shares(1))
    assert [job.segment.count for job in jobs if not isinstance(job, Join)] == [4] * 4


def test_films_are_made_whole_if_there_are_enough_for_all_workers(film, tmp_path):
    films = [(film, LONG), (replace(film, name="other"), LONG)]
    jobs, finished, _ = make(films, tmp_path, Shares(2))
    assert [job.segment.count for job in jobs] == [1, 1]
    assert [film.name for film in finished] == ["vectors", "other"]


def test_a_film_whose_segments_fail_is_reported_once(film, tmp_path):
    stale = replace(film, digest="of other sources")
    display = Shares(1)
    jobs, finished, failures = make([(stale, LONG)], tmp_path, display)
    assert not any(isinstance(job, Join) for job in jobs)
    assert finished == []
    assert [failure.sentence for failure in failures] == ["its sources changed while mathreel ran: run again"]
    assert display.printed.getvalue().count("\n") == 1


def test_a_film_is_expected_to_take_as_long_as_last_time(film, tmp_path):
    assert expectation(film, tmp_path).beats == {}
    make([(film, LONG)], tmp_path, Shares(1))
    publish(film, Store(tmp_path), output_manifest(tmp_path))
    record = Store(tmp_path).record(film.digest)
    again = expectation(film, tmp_path)
    assert again.beats == record["beat_seconds"]
    assert 0.5 < again.seconds / record["rendered_in"] < 2
    large = expectation(replace(film, quality=QUALITIES["h"]), tmp_path)
    assert large.seconds > 3 * again.seconds


def test_longer_and_larger_films_are_expected_to_take_longer(film, tmp_path):
    seconds = [
        expectation(replace(film, length=length, quality=quality), tmp_path).seconds
        for quality in (QUALITIES["l"], QUALITIES["h"])
        for length in (50, 100)
    ]
    assert seconds == sorted(seconds)
