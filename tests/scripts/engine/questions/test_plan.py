from __future__ import annotations

from typing import Any

import pytest

from scripts.basis.errors import MathreelError
from scripts.basis.quality import QUALITIES
from scripts.engine.film import Film
from scripts.engine.order import Order, subject_of
from scripts.engine.questions.plan import plan_film
from scripts.narration.narration_style import NarrationStyle
from scripts.request.catalogue import find_lessons
from scripts.request.course import Entry

VECTORS = find_lessons()["vectors"]


def order(title: str = "", part: str = VECTORS.part_title) -> Order:
    entry = Entry("vectors", VECTORS, part=part, source="course.toml: ", title=title)
    return Order(entry, "dark", QUALITIES["l"])


def planned(**given: str) -> Any:
    answer = plan_film(order(**given))
    assert isinstance(answer, dict)
    return answer


def test_a_film_has_the_title_of_the_course_file_or_its_lessons() -> None:
    assert planned()["title"] == "Vectors"
    assert planned(title="Arrows, #1")["title"] == "Arrows, #1"


def test_another_title_of_the_film_or_of_its_part_is_another_film() -> None:
    assert len({planned(title=title)["digest"] for title in ("", "Arrows", "More arrows")}) == 3
    assert len({planned(part=part)["digest"] for part in ("Linear algebra", "Week 1", "Week 2")}) == 3
    assert planned(part="")["digest"] == planned()["digest"]


def test_the_title_of_a_part_stands_on_the_pictures() -> None:
    record = {**planned(title="Arrows", part="Week #1"), "lesson": VECTORS, "quality": QUALITIES["l"]}
    film = Film(**{**record, "narration_style": NarrationStyle.from_record(record["narration_style"])})
    lesson = subject_of(film.order()).lesson_class
    assert (lesson.title, lesson.written_part) == ("Arrows", r"Week \u{23}1")
    assert subject_of(order()).lesson_class.written_part == ""


def test_the_lesson_of_a_film_has_its_title_and_is_the_same_otherwise() -> None:
    record = {**planned(title="Arrows"), "lesson": VECTORS, "quality": QUALITIES["l"]}
    film = Film(**{**record, "narration_style": NarrationStyle.from_record(record["narration_style"])})
    lesson, own = subject_of(film.order()).lesson_class, subject_of(order()).lesson_class
    assert (lesson.title, own.title) == ("Arrows", "Vectors")
    for told in ("name", "part", "summary", "beats"):
        assert getattr(lesson, told)() == getattr(own, told)()


def test_a_title_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(
        MathreelError, match=r"course.toml: vectors: the title has letters that the fonts lack: 向量\."
    ):
        subject_of(order(title="向量"))
    with pytest.raises(
        MathreelError, match=r"course.toml: vectors: the title of its part has letters that .* lack: 周\."
    ):
        subject_of(order(part="周 1"))
