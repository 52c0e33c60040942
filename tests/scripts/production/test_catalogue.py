from pathlib import Path

import pytest

from scripts.production.catalogue import LessonFile, find_lessons
from scripts.production.errors import MathreelError


def house_with(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / "scenes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_every_file_of_a_part_is_a_lesson(tmp_path: Path) -> None:
    house = house_with(
        tmp_path,
        "linear_algebra/vectors.py",
        "a/__init__.py",
        "a/_own.py",
        "stage/lesson.py",
        "a/b.py",
        "c.py",
    )
    assert find_lessons(house) == {
        "b": LessonFile("a", "b"),
        "vectors": LessonFile("linear_algebra", "vectors"),
    }


def test_a_lesson_file_names_its_module_and_its_part() -> None:
    lesson = LessonFile("linear_algebra", "vectors")
    assert (lesson.module, lesson.part_title) == ("scenes.linear_algebra.vectors", "Linear algebra")


def test_a_name_in_two_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MathreelError, match="two lessons are called x, in a and in b: rename"):
        find_lessons(house_with(tmp_path, "a/x.py", "b/x.py"))
