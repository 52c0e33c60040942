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


def order(name: str = "vectors", title: str = "") -> Order:
    return Order(Entry(name, VECTORS, source="course.toml: ", title=title), "dark", QUALITIES["l"])


def planned(**given: str) -> Any:
    answer = plan_film(order(**given))
    assert isinstance(answer, dict)
    return answer


def test_a_film_has_the_title_of_the_course_file_or_is_called_by_its_name() -> None:
    assert planned()["title"] == "Vectors"
    assert planned(name="my_arrows")["title"] == "My arrows"
    assert planned(name="my_arrows", title="Arrows, #1")["title"] == "Arrows, #1"


def test_another_title_is_another_film() -> None:
    assert len({planned(title=title)["digest"] for title in ("", "Arrows", "More arrows")}) == 3


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
