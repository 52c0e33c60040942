"""The catalogue: which lessons there are. A lesson is a folder, ``scenes/<part>/<name>``, with ``lesson.py``.

No lesson is imported before it is loaded, since that imports manim, which takes two seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError, cut, no_such

if TYPE_CHECKING:
    from scenes.stage.lesson import Lesson

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds mathkit, scenes and scripts."""

_STAGE = "stage"


class LessonFileError(MathreelError):
    """The source of a lesson is not as it must be."""


@dataclass(frozen=True, order=True)
class LessonFile:
    """Where a lesson is: its part (a folder of scenes) and its name (a folder of the part)."""

    part: str
    name: str

    @property
    def module(self) -> str:
        return f"scenes.{self.part}.{self.name}.lesson"

    @property
    def part_title(self) -> str:
        return self.part.replace("_", " ").capitalize()

    def path(self, root: Path = ROOT) -> Path:
        return root / "scenes" / self.part / self.name / "lesson.py"


def find_lessons(root: Path = ROOT) -> dict[str, LessonFile]:
    """Return every lesson of *root* by its name, sorted by part and name.

    Raises
    ------
    MathreelError
        If two lessons of different parts have the same name.
    """
    lessons: dict[str, LessonFile] = {}
    for path in sorted((root / "scenes").glob("*/*/lesson.py")):
        part, name = path.parts[-3:-1]
        if part == _STAGE:
            continue
        lesson = LessonFile(part, name)
        if lesson.name in lessons:
            raise MathreelError(
                f"two lessons are called {lesson.name}, in {lessons[lesson.name].part} and in {lesson.part}: "
                "rename one of the folders, since a course file names lessons without their part."
            )
        lessons[lesson.name] = lesson
    return lessons


def no_such_lesson(name: str, known: Iterable[str], place: str = "there is") -> MathreelError:
    """Return the refusal of a *name* that is not *known*; a course file has an option of its own."""
    if name.lower().endswith(".toml"):
        file = cut(name)
        return MathreelError(
            f"there is no lesson {file}: a course file goes with -c, did you mean -c {file}?"
        )
    return MathreelError(f"{place} {no_such('lesson', name, known)}.")


def load_lesson(lesson: LessonFile) -> type[Lesson]:
    """Import *lesson* and return its class: the one subclass of Lesson that its file defines.

    Raises
    ------
    LessonFileError
        If the file defines no lesson, or more than one.
    """
    from scenes.stage.lesson import Lesson

    module = import_module(lesson.module)
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Lesson) and value.__module__ == module.__name__
    ]
    if len(classes) != 1:
        raise LessonFileError(
            f"{lesson.path()} must define one class derived from Lesson, but it defines {len(classes)}."
        )
    return classes[0]
