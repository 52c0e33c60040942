import cProfile
import json
import pstats
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fixtures.here import ExecutorHere
from scripts.basis.quality import QUALITIES
from scripts.basis.terminal import Terminal
from scripts.cli import main
from scripts.engine.order import Order
from scripts.engine.questions import plan
from scripts.engine.questions.answer_cache import MOST_ANSWERS
from scripts.engine.questions.plan import PLAN
from scripts.engine.questions.question import Question
from scripts.engine.worker_pool import WorkerPool
from scripts.listing import _duration, tell_lesson
from scripts.request.catalogue import find_lessons
from scripts.request.course import Entry
from scripts.series.page import page_template

MOST_CALLS = 3500
"""Of functions, to plan and list one more film of a lesson, which takes about 2600."""


def test_a_course_is_listed_with_lengths_and_parameters(project: Any) -> None:
    project.write_lesson("other", module="halved")
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    short = project.run("list", "-c", "course.toml")
    assert short.returncode == 0, short.stderr
    first, *ended = short.stderr.splitlines()
    assert first == "Reading 2 lessons."
    assert sorted(line[4:] for line in ended) == ["larger done", "plain done"]
    assert [line[:4] for line in ended] == ["1/2 ", "2/2 "]
    assert [line.split() for line in short.stdout.splitlines()[3:5]] == [
        ["plain", "about", "0:01", "One", "dot."],
        ["larger", "(plain)", "about", "0:01", "One", "dot."],
    ]
    assert "size" not in short.stdout
    assert project.run("list", "plain", "-c", "course.toml").returncode == 0
    known = project.run("list", "-c", "course.toml")
    assert known.stderr == ""
    assert [line.split() for line in known.stdout.splitlines()[3:5]] == [
        ["plain", "0:01", "One", "dot."],  # it was played
        ["larger", "(plain)", "about", "0:01", "One", "dot."],
    ]
    assert project.run("list", "-c", "course.toml", "--json").returncode == 0  # it plays them
    run = project.run("list", "-c", "course.toml", "--parameters")
    assert run.stderr == ""
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert "larger (plain) 0:01 One dot." in lines
    assert "Part" in lines
    assert "plain 0:01 One dot." in lines
    assert "size 1.0 a number greater than 0 and at most 3" in lines
    assert "size 2.0 (default 1.0) a number greater than 0 and at most 3" in lines
    assert lines[-1] == "Not in this course: other"

    listed = json.loads(project.run("list", "-c", "course.toml", "--json").stdout)
    assert [lesson["name"] for lesson in listed["lessons"]] == ["plain", "larger"]
    assert listed["lessons"][1]["facts"] == {"result": 4.0}
    assert not project.out.exists()
    one = project.run("list", "larger", "-c", "course.toml")
    assert one.stdout.startswith("Larger  larger (plain)  0:01\n")


@pytest.mark.parametrize(
    ("seconds", "written"), [(0.9, "0:00"), (65.99, "1:05"), (3599.9, "59:59"), (3723, "1:02:03")]
)
def test_list_and_page_write_a_length_alike(seconds: float, written: str) -> None:
    page = page_template("index.html.j2").environment.filters["clock"]
    assert page(seconds) == _duration({"seconds": seconds}) == written


def test_one_lesson_is_listed_in_full_and_one_that_fails_is_named(project: Any) -> None:
    project.write_maths("halved", "x / 0")
    broken = project.write_lesson("broken", module="halved")
    line = broken.read_text().partition("halved(self")[0].count("\n") + 1
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
        f"ZeroDivisionError: float division by zero (scenes/small/broken/lesson.py, line {line})\n"
    )
    alone = project.run("list", "broken", "-c", "course.toml")
    assert alone.returncode == 2


def test_what_a_beat_says_stays_below_its_name_however_long_it_is(capsys):
    lesson = {
        **dict.fromkeys(("name", "lesson", "title", "summary"), "walk"),
        "seconds": 9.0,
        "prerequisites": (),
        "parameters": [dict.fromkeys(("name", "value", "default", "kind", "bounds", "description"), "size")],
        "beats": [{"start": 0.0, "name": "go", "narration": "One step and one more. " * 20}],
        "key_numbers": {},
    }
    tell_lesson(lesson, Terminal(wraps=True))
    said = capsys.readouterr().out.partition("go\n")[2].partition("\n\n")[0]
    assert said.split() == lesson["beats"][0]["narration"].split()
    assert all(line.startswith("        ") for line in said.splitlines())


def test_a_course_of_thousands_is_listed_without_playing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ", ".join(f'{{ lesson = "norms", name = "n{number}" }}' for number in range(2000))
    path = tmp_path / "course.toml"
    path.write_text(f'title = "T"\n[[part]]\ntitle = "P"\nlessons = [{rows}]\n')
    asked: list[tuple[int, Question]] = []

    def ask(orders: Sequence[Order], question: Question) -> tuple[list[Any], list[Any]]:
        asked.append((len(orders), question))
        known = {"part": "P", "summary": "Balls.", "parameters": [], "length": 61.0}
        return [{"name": order.entry.name, **known} for order in orders], []

    monkeypatch.setattr("scripts.listing._ask", ask)
    result = CliRunner().invoke(main, ["list", "-c", str(path)])
    assert result.exit_code == 0
    assert asked == [(2000, PLAN)]
    lines = result.output.splitlines()
    assert lines[0] == "T  about 33:53:20"
    assert "  n1999 (norms)  about 1:01  Balls." in lines


def test_twice_as_many_lessons_are_twice_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("scripts.listing.WorkerPool", lambda workers: WorkerPool(workers, ExecutorHere))
    monkeypatch.setattr(plan, "_lesson_digest", lambda _: "0")

    def calls(lessons: int) -> int:
        rows = ", ".join(
            f'{{ lesson = "norms", name = "n{number}", pace = {1 + number / 1000} }}'
            for number in range(lessons)
        )
        course = tmp_path / "course.toml"
        course.write_text(f'title = "T"\n[[part]]\ntitle = "P"\nlessons = [{rows}]\n')
        profile = cProfile.Profile()
        result = profile.runcall(CliRunner().invoke, main, ["list", "-c", str(course)])
        assert f"n{lessons - 1}" in result.output, result.output
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(MOST_ANSWERS + 1)  # imports
    few, some, many = (calls(MOST_ANSWERS + lessons) for lessons in (50, 100, 200))
    assert many - some < 2.1 * (some - few)
    assert some - few < 50 * MOST_CALLS


def test_planning_reads_the_sources_of_a_lesson_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr(plan, "lesson_digest", lambda path: read.append(path) or "0")
    plan._lesson_digest.cache_clear()
    lesson = find_lessons()["norms"]
    for number in range(20):
        answer = plan.plan_film(
            Order(Entry(f"n{number}", lesson, {"pace": 0.5 + number / 20}), "dark", QUALITIES["l"])
        )
        assert isinstance(answer, dict)
    plan._lesson_digest.cache_clear()
    assert read == [lesson.path()]


def test_a_script_says_what_to_read_and_how_to_name_the_recordings(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    script = project.run("list", "larger", "-c", "course.toml", "--script")
    assert script.returncode == 0, script.stderr
    assert script.stdout == "larger/show-1.m4a\n  It is 4.\n"
    changed = project.run("list", "larger", "-c", "course.toml", "--set", "size=1.5", "--script")
    assert changed.stdout == "larger/show-1.m4a\n  It is 3.\n"
    (project.work / "mine.txt").write_text("mine")
    onto = ("list", "larger", "-c", "course.toml", "--script", "-o", "mine.txt")
    assert project.run(*onto).stderr.endswith(
        "give another name with -o, or add --overwrite to replace it.\n"
    )
    assert (project.work / "mine.txt").read_text() == "mine"
    assert project.run(*onto, "--overwrite").returncode == 0
    assert (project.work / "mine.txt").read_text() != "mine"
    page = project.run("list", "larger", "-c", "course.toml", "--script", "-o", "print/larger.html")
    assert page.stdout == "print/larger.html\n"
    written = (project.work / "print" / "larger.html").read_text()
    assert "larger/show-1.m4a" in written
    assert "It is 4." in written


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--script"], "give the name of the lesson, too"),
        (["--set", "size=2"], "--set changes one lesson"),
        (["plain", "--script", "--json"], "give one of them"),
        (["plain", "-o", "plain.html"], "give --script, too"),
        (["plain", "--script", "-o", "plain.pdf"], "a file that ends in .html or .txt"),
        (["plain", "--script", "-o", "folder.txt"], "folder.txt is a folder"),
    ],
)
def test_what_does_not_go_with_a_script_is_refused(tmp_path, monkeypatch, options, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    refused = CliRunner().invoke(main, ["list", *options])
    assert refused.exit_code == 2
    assert sentence in refused.stderr
