import os
from pathlib import Path
from typing import get_args

import pytest

from scripts.basis.errors import MathreelError
from scripts.basis.quality import QUALITIES, QualityLetter
from scripts.request.catalogue import LessonFile, find_lessons
from scripts.request.course import DEFAULT_COURSE, KEYS_BESIDE, THEME_NAMES, _Row, load_course

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
          { lesson = "vectors", name = "longer", title = "A longer  vector", a = [1, 2], pace = 0.5 },
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
    assert course.entries[1].source == f"{path}, part 1, lesson 2: "
    assert [entry.title for entry in course.entries] == ["", "A longer vector", ""]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("", ""),
        (", name = 'vectors'", ""),
        (", name = 'two_steps'", "Two steps"),
        (", name = 'two_steps', title = 'Both'", "Both"),
        (f", name = '{'long_' * 12}'", "Long long long long long long long long…"),
    ],
)
def test_a_film_with_a_name_of_its_own_has_it_as_its_title(keys: str, title: str, tmp_path: Path) -> None:
    text = HEAD + f"lessons = [{{ lesson = 'vectors'{keys} }}]"
    [entry] = load_course(course_of(text, tmp_path), LESSONS).entries
    assert entry.title == title


def test_a_title_is_one_line(tmp_path: Path) -> None:
    text = HEAD.replace('"T"', '"""\n  Two\n  lines """') + "lessons = ['vectors']"
    assert load_course(course_of(text, tmp_path), LESSONS).title == "Two lines"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title = ", "is not TOML: Invalid value (at end of document)."),
        (
            HEAD + "lessons = [\n{ lesson = 'vectors',\npace = 2 }]",
            "(at line 5, column 22) (a lesson in braces",
        ),
        ("title = 'T'\nquality = 'x'", ": quality is 'x', but it must be 'l', 'm', 'h', 'p' or 'k'."),
        (
            HEAD + f"lessons = [{{ lesson = 'vectors', title = '{'long' * 11}' }}]",
            ", part 1, lesson 1: title is 'longlong",
        ),
        ("title = 'T'", ": part is missing: a course needs at least one [[part]]."),
        (
            HEAD + "lessons = [{ lesson = 'vectors', }]",
            "(a lesson in braces must stand on one line, with no comma before the closing brace).",
        ),
        ("title = 3\n" + HEAD[12:], ": title is 3, but it must be a text in quotes."),
        (
            "titel = 'T'\n" + HEAD + "lessons = ['vectors']",
            ": titel is unknown, did you mean title? the keys are title, quality, theme, part.",
        ),
        (
            'title = "T"\n[[part]]\ntitel = "P"\nlessons = ["vectors"]',
            ", part 1: titel is unknown, did you mean title?",
        ),
        ("title = 2020-01-01", " cannot be a course: 2020-01-01 is a date or a time: put it in quotes"),
        ("title = " + "9" * 5000, " cannot be a course: it has a number with thousands of digits."),
        ("title = " + "[" * 3000, " cannot be a course: its lists or tables are nested too deeply."),
        (HEAD + "lessons = ['" + "x" * 5000 + "']", "… (5,000 letters); the lessons are vectors"),
        ("title = ['" + "x" * 5000 + "']", "… (5,004 letters), but it must be a text in quotes."),
        (HEAD + "lessons = []", ", part 1: lessons is empty, but it needs at least one entry."),
        (HEAD, ", part 1: lessons is missing."),
        (
            HEAD + "lesson = ['vectors']",
            ", part 1: lesson is unknown, did you mean lessons?",
        ),
        (
            "title = 'T'\nlessons = ['vectors']",
            ": lessons is in the wrong place: it belongs below a [[part]] and its title.",
        ),
        (
            "title = 'T'\n[[lesson]]\nlesson = 'vectors'",
            ": lesson is in the wrong place: lessons belongs below a [[part]] and its title.",
        ),
        (
            HEAD + "qualty = 'h'\nlessons = ['vectors']",
            ", part 1: qualty is in the wrong place: quality belongs at the beginning of the file, above",
        ),
        (
            HEAD + "lessons = [{ leson = 'vectors', pace = 2 }]",
            ", part 1, lesson 1: leson is unknown, did you mean lesson? "
            "the keys are lesson, name, title, and the parameters of the lesson.",
        ),
        (
            "title = 'T'\n[part]\ntitle = 'P'\nlessons = ['vectors']",
            ": part is one table, but there may be several: write [[part]] with two brackets.",
        ),
        (HEAD + "lessons = 'vectors'", ", part 1: lessons is 'vectors', but it must be a list in brackets, "),
        (
            HEAD + "lessons = [\n'vectors',\n'gradient_decent']",
            ", part 1, lesson 2: there is no lesson gradient_decent, did you mean gradient_descent? "
            "the lessons are vectors, gradient_descent.",
        ),
        (
            HEAD + "lessons = ['vectors',\n'vectors']",
            ", part 1, lesson 2: the name vectors is taken already: give this lesson another name, "
            '{ lesson = "vectors", name = "vectors_again", … }.',
        ),
        (
            HEAD + "lessons = [{ lesson = 'vectors', name = '../x' }]",
            ", part 1, lesson 1: name is '../x', but it must have only small letters, digits and _.",
        ),
        (
            HEAD + "lessons = [{ lesson = 'vectors', name = 'com1' }]",
            ", part 1, lesson 1: Windows keeps the name com1 for a device: give this lesson another name, "
            '{ lesson = "vectors", name = "com1_film", … }.',
        ),
        (
            HEAD + "lessons = [3]",
            ", part 1, lesson 1: the lesson is 3, but it must be the name of a lesson in quotes",
        ),
        (
            HEAD + "lessons = [\n{ name = 'a' },\n{ lesson = 'vectors' }]",
            ", part 1, lesson 1: lesson is missing: a table says which lesson it is about, { lesson =",
        ),
    ],
)
def test_a_broken_course_is_refused_with_place_and_key(text: str, sentence: str, tmp_path: Path) -> None:
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


def test_a_course_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = course_of("\ufeff" + HEAD + "lessons = ['vectors']", tmp_path)
    assert load_course(path, LESSONS).title == "T"


def test_what_cannot_be_a_course_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "comments").write_bytes(b"#\n" * 1_000_001)
    for name, said in {
        "pipe": "pipe is a pipe or a device, not a course file.",
        "comments": "comments is too large: a course file has at most 2 MB.",
        "": " is a folder, not a course file.",
    }.items():
        with pytest.raises(MathreelError, match=said):
            load_course(tmp_path / name, LESSONS)


def test_the_keys_beside_parameters_are_those_of_a_lesson_in_a_course_file() -> None:
    assert list(KEYS_BESIDE) == list(_Row.model_fields)


def test_the_default_course_and_the_template_are_courses() -> None:
    template = DEFAULT_COURSE.parents[1] / "scripts/templates/course.toml"
    for path in (DEFAULT_COURSE, template):
        assert load_course(path, find_lessons()).entries


def test_the_themes_are_those_of_the_stage() -> None:
    from scenes.stage.shapes.theme import THEMES

    assert set(THEME_NAMES) == set(THEMES)


def test_a_course_may_have_every_quality() -> None:
    assert get_args(QualityLetter) == tuple(QUALITIES)
