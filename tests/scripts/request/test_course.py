from pathlib import Path

import pytest

from scripts.basis.errors import MathreelError
from scripts.request.catalogue import LessonFile, find_lessons
from scripts.request.course import DEFAULT_COURSE, THEMES, load_course

LESSONS = {name: LessonFile("part", name) for name in ("vectors", "gradient_descent")}
HEAD = 'title = "T"\n[[part]]\ntitle = "P"\n'


def course_of(text: str, folder: Path) -> Path:
    path = folder / "course.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_course_is_read_in_order(tmp_path: Path) -> None:
    path = course_of(
        HEAD
        + """lessons = [
          "vectors",
          { lesson = "vectors", name = "longer", a = [1, 2], pace = 0.5 },
        ]
        [[part]]
        title = "Q"
        lessons = ["gradient_descent"]
        """,
        tmp_path,
    )
    course = load_course(path, LESSONS)
    assert (course.title, course.quality, course.theme) == ("T", "m", "dark")
    assert [(entry.part, entry.name, entry.lesson.name) for entry in course.entries] == [
        ("P", "vectors", "vectors"),
        ("P", "longer", "vectors"),
        ("Q", "gradient_descent", "gradient_descent"),
    ]
    assert course.entries[1].parameters == {"a": [1, 2], "pace": 0.5}
    assert course.entries[1].source == f"{path}, line 6: "


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title = ", "is not TOML: Invalid value (at end of document)."),
        (
            HEAD + "lessons = [\n{ lesson = 'vectors',\npace = 2 }]",
            "(at line 5, column 22) (a lesson in braces",
        ),
        ("title = 'T'\nquality = 'x'", "line 2: quality is 'x', but it must be 'l', 'm', 'h', 'p' or 'k'."),
        ("title = 'T'", "line 1: part is missing: a course needs at least one [[part]]."),
        ("title = 3\n" + HEAD[12:], "line 1: title is 3, but it must be a text in quotes."),
        (
            "titel = 'T'\n" + HEAD + "lessons = ['vectors']",
            "line 1: titel is unknown: there is no key titel, ",
        ),
        (HEAD + "lessons = []", "line 4: part.1.lessons is empty, but it needs at least one entry."),
        (HEAD, "line 2: part.1.lessons is missing."),
        (HEAD + "lesson = ['vectors']", "part.1.lesson"),
        (
            HEAD + "lessons = [\n'vectors',\n'gradient_decent']",
            "line 6: there is no lesson gradient_decent, did you mean gradient_descent? "
            "the lessons are gradient_descent, vectors.",
        ),
        (
            HEAD + "lessons = ['vectors',\n'vectors']",
            "line 5: the name vectors is taken already: give this lesson another, "
            '{ lesson = "vectors", name = "vectors_again", … }.',
        ),
        (
            HEAD + "lessons = [{ lesson = 'vectors', name = '../x' }]",
            "line 4: part.1.lessons.1.name is '../x', but it must hold small letters, digits and _ alone.",
        ),
        (HEAD + "lessons = [3]", "line 4: part.1.lessons.1 is 3, but it must "),
        (
            HEAD + "lessons = [\n{ name = 'a' },\n{ lesson = 'vectors' }]",
            "line 5: part.1.lessons.1.lesson is missing.",
        ),
    ],
)
def test_a_broken_course_is_refused_with_line_and_key(text: str, sentence: str, tmp_path: Path) -> None:
    path = course_of(text, tmp_path)
    with pytest.raises(MathreelError) as refusal:
        load_course(path, LESSONS)
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith(str(path))
    assert "\n" not in str(refusal.value)


def test_a_course_file_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MathreelError, match="mathreel init"):
        load_course(tmp_path / "none.toml", LESSONS)


def test_a_course_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(MathreelError, match="UTF-8"):
        load_course(tmp_path / "course.toml", LESSONS)


def test_the_default_course_and_the_template_are_courses() -> None:
    template = DEFAULT_COURSE.parents[1] / "scripts/templates/course.toml"
    for path in (DEFAULT_COURSE, template):
        assert load_course(path, find_lessons()).entries


def test_the_themes_are_those_of_the_stage() -> None:
    from scenes.stage.shapes.theme import THEMES as STAGED

    assert set(THEMES) == set(STAGED)
