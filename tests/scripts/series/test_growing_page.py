"""The page of a run that goes on: when it is made again, and what is said of it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from scripts.basis.manifest import output_manifest
from scripts.request.catalogue import LessonFile
from scripts.request.course import Course, Entry
from scripts.series import growing_page
from scripts.series.growing_page import GrowingPage

ENTRIES = tuple(Entry(f"film{number}", LessonFile("part", "lesson")) for number in range(200))
COURSE = Course("T", "m", "dark", ENTRIES)


class Pool:
    """Takes the jobs of making pages, and ends one when it is told to."""

    def __init__(self) -> None:
        self.begun: list[tuple[Any, Future[int | None]]] = []

    def start(self, _: Any, job: Any) -> Future[int | None]:
        future: Future[int | None] = Future()
        self.begun.append((job, future))
        return future

    def end(self, shown: int | None) -> None:
        """End the last job with a page of so many films, or without one."""
        job, future = self.begun[-1]
        job.folder.mkdir(parents=True)
        for name in ("course.json", "index.html"):
            (job.folder / name).write_text(f"{shown} films")
        future.set_result(shown)


@pytest.fixture
def pool() -> Pool:
    return Pool()


@pytest.fixture
def page(tmp_path: Path, pool: Any) -> GrowingPage:
    """The page of a run that makes all films."""
    manifest = output_manifest(tmp_path / "out")
    return GrowingPage(COURSE, len(ENTRIES), manifest, tmp_path / "made", pool)


def test_one_page_is_made_at_a_time_and_the_next_shows_what_was_finished_meanwhile(
    page: GrowingPage, pool: Pool, tmp_path: Path
) -> None:
    index = tmp_path / "out" / "index.html"
    page.look_after()
    assert pool.begun == []
    assert page.in_words() == []
    for _ in range(3):
        page.film_finished()
    assert len(pool.begun) == 1
    assert not index.exists()
    pool.end(1)
    page.look_after()
    assert index.read_text() == "1 films"
    assert page.in_words() == [f"{index} shows 1 of 200 lessons"]
    assert len(pool.begun) == 2
    pool.end(3)
    page.look_after()
    assert index.read_text() == "3 films"
    page.look_after()
    assert len(pool.begun) == 2


def test_a_long_page_waits_for_more_to_show(page: GrowingPage, pool: Pool) -> None:
    """So that in a course of thousands pages do not take longer than films."""
    page.film_finished()
    pool.end(growing_page._MOST_PAGES + 1)
    page.look_after()
    page.film_finished()
    assert len(pool.begun) == 1
    page.film_finished()
    assert len(pool.begun) == 2


def test_no_page_is_begun_when_the_whole_series_is_made_next(tmp_path: Path, pool: Any) -> None:
    page = GrowingPage(COURSE, 1, output_manifest(tmp_path), tmp_path / "made", pool)
    page.film_finished()
    assert pool.begun == []


@pytest.mark.parametrize("how", ["it fails", "its worker dies", "it is cancelled"])
def test_a_page_that_is_not_made_is_made_with_the_next_film(page: GrowingPage, pool: Pool, how: str) -> None:
    page.film_finished()
    match how:
        case "it fails":
            pool.end(None)
        case "its worker dies":
            pool.begun[-1][1].set_exception(OSError())
        case "it is cancelled":
            pool.begun[-1][1].cancel()
    page.look_after()
    assert page.in_words() == []
    page.film_finished()
    pool.end(2)
    page.look_after()
    assert page.in_words()[0].endswith("shows 2 of 200 lessons")


def test_a_page_of_somebody_else_that_comes_meanwhile_is_left_alone(
    page: GrowingPage, pool: Pool, tmp_path: Path
) -> None:
    index = tmp_path / "out" / "index.html"
    index.parent.mkdir()
    index.write_text("mine")
    page.film_finished()
    pool.end(1)
    page.look_after()
    assert index.read_text() == "mine"
    assert page.in_words() == []
