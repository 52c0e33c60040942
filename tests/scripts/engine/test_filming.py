from __future__ import annotations

import io
from collections import Counter
from concurrent.futures import Executor, Future
from dataclasses import replace

import pytest
from rich.console import Console

from scripts.basis.quality import QUALITIES, Quality
from scripts.engine.farm import Farm
from scripts.engine.filming import Filming
from scripts.engine.plan import Film, orders_of, plan_films
from scripts.engine.progress import Watcher
from scripts.engine.publication import Expectation, expectation, publish
from scripts.engine.store import Store
from scripts.engine.worker import Join
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


class Shares(Watcher):
    """Takes down what it is told."""

    def __init__(self, total):
        self.printed = io.StringIO()
        super().__init__(Console(file=self.printed, width=200), total)
        self.names = Counter()

    def share(self, shares):
        self.names.update(shares.keys())


def films_of(*names, quality=TINY) -> list[Film]:
    lessons = find_lessons()
    entries = tuple(Entry(name, lessons[name], part="P") for name in names)
    with Farm(1) as farm:
        films, _ = plan_films(orders_of(Course("T", "l", "dark", entries), quality), farm)
    return films


@pytest.fixture(scope="module")
def film():
    (film,) = films_of("vectors")
    return film


def make(films, tmp_path, watcher):
    executor, finished = Inline(), []
    filming = Filming(Store(tmp_path), watcher, finished.append)
    with Farm(2, lambda _: executor) as farm:
        filming.make(films, farm, travels=False)
    return executor.jobs, finished, filming.faults


def test_a_film_alone_is_made_in_pieces_and_told_of_as_one(film, tmp_path):
    watcher = Shares(1)
    jobs, finished, faults = make([(film, SHORT)], tmp_path, watcher)
    assert [type(job).__name__ for job in jobs] == ["Render", "Render", "Join"]
    assert [(job.piece.number, job.piece.of) for job in jobs[:2]] == [(0, 2), (1, 2)]
    assert finished == [film]
    assert faults == []
    assert watcher.printed.getvalue().startswith("1/1 vectors done in ")
    assert watcher.printed.getvalue().count("\n") == 1
    assert watcher.names.keys() <= {"vectors"}
    record = Store(tmp_path).record(film.digest)
    assert record["rendered_in"] >= sum(record["beat_seconds"].values()) - 0.01


def test_pieces_of_unknown_cost_are_more_than_there_are_workers(film, tmp_path):
    jobs, _, _ = make([(film, LONG)], tmp_path, Shares(1))
    assert [job.piece.of for job in jobs if not isinstance(job, Join)] == [4] * 4


def test_films_enough_for_all_are_made_whole(film, tmp_path):
    films = [(film, LONG), (replace(film, name="other"), LONG)]
    jobs, finished, _ = make(films, tmp_path, Shares(2))
    assert [job.piece.of for job in jobs] == [1, 1]
    assert [film.name for film in finished] == ["vectors", "other"]


def test_a_film_whose_pieces_fail_is_told_of_once(film, tmp_path):
    stale = replace(film, digest="of other sources")
    watcher = Shares(1)
    jobs, finished, faults = make([(stale, LONG)], tmp_path, watcher)
    assert not any(isinstance(job, Join) for job in jobs)
    assert finished == []
    assert [fault.sentence for fault in faults] == ["its sources changed while mathreel ran: run again"]
    assert watcher.printed.getvalue().count("\n") == 1


def test_what_a_film_took_is_expected_of_it_again(film, tmp_path):
    assert expectation(film, tmp_path).beats == {}
    make([(film, LONG)], tmp_path, Shares(1))
    publish(film, Store(tmp_path), tmp_path)
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
