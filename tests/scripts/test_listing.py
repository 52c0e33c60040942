import json
from typing import Any


def test_a_course_is_listed_with_lengths_and_parameters(project: Any) -> None:
    project.write_lesson("other", module="halved")
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.run("list", "-c", "course.toml")
    assert run.returncode == 0, run.stderr
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert "Part" in lines
    assert "plain 0:01 One dot." in lines
    assert "size 1.0 a number greater than 0 and at most 3" in lines
    assert "size 2.0 (default 1.0) a number greater than 0 and at most 3" in lines
    assert lines[-1] == "Not in this course: other"

    listed = json.loads(project.run("list", "-c", "course.toml", "--json").stdout)
    assert [lesson["name"] for lesson in listed["lessons"]] == ["plain", "larger"]
    assert listed["lessons"][1]["facts"] == {"result": 4.0}
    assert not project.out.exists()


def test_one_lesson_is_listed_in_full_and_one_that_fails_is_named(project: Any) -> None:
    broken = project.write_lesson("broken", then="1 / 0")
    line = broken.read_text().partition("1 / 0")[0].count("\n") + 1
    project.write_course('"plain"', '"broken"')
    run = project.run("list", "plain", "-c", "course.toml")
    assert run.returncode == 0, run.stderr
    for text in ("One dot.", "radius of the dot", "It is 2.", "result = 2"):
        assert text in run.stdout

    course = project.run("list", "-c", "course.toml")
    assert course.returncode == 1
    assert "plain" in course.stdout
    assert course.stderr == (
        "mathreel: broken cannot be played: "
        f"ZeroDivisionError: division by zero (scenes/small/broken/lesson.py, line {line})\n"
    )
    alone = project.run("list", "broken", "-c", "course.toml")
    assert alone.returncode == 2
