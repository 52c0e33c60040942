from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError
from scripts.request.catalogue import LessonFile, find_lessons


def house_with(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / "scenes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_a_folder_of_a_part_with_a_lesson_file_is_a_lesson(tmp_path: Path) -> None:
    house = house_with(
        tmp_path,
        "linear_algebra/vectors/lesson.py",
        "a/__init__.py",
        "a/own.py",
        "a/own/words.py",
        "stage/lesson/lesson.py",
        "a/b/lesson.py",
        "c/lesson.py",
    )
    assert find_lessons(house) == {
        "b": LessonFile("a", "b"),
        "vectors": LessonFile("linear_algebra", "vectors"),
    }


def test_a_lesson_file_names_its_module_and_its_part() -> None:
    lesson = LessonFile("linear_algebra", "vectors")
    assert (lesson.module, lesson.part_title) == ("scenes.linear_algebra.vectors.lesson", "Linear algebra")


def test_a_name_in_two_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MathreelError, match="two lessons are called x, in a and in b: rename"):
        find_lessons(house_with(tmp_path, "a/x/lesson.py", "b/x/lesson.py"))
