"""A run of the engine through the command line: what is rendered, what is kept, what survives."""

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import av

PRINT_WHETHER_MANIM_WAS_IMPORTED = """
import sys
from scripts.cli import main
try:
    main()
finally:
    print("manim" in sys.modules)
"""


def frames_of(film: Path) -> int:
    with av.open(film) as container:
        return sum(1 for _ in container.decode(video=0))


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    output, errors = process.communicate(timeout=120)
    return process.returncode, output, errors


def test_a_course_becomes_films_a_page_and_one_film_and_is_not_made_twice(project: Any) -> None:
    project.write_lesson("other", module="halved")
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }', '"other"')

    first = project.render_anew("-j", "2")
    assert first.returncode == 0, first.stderr
    assert first.stderr == ""
    assert "Rendered 3 lessons." in first.stdout
    lesson = json.loads((project.out / "lessons/larger/lesson.json").read_text())
    assert (lesson["name"], lesson["lesson"], lesson["title"]) == ("larger", "plain", "Larger")
    assert lesson["facts"] == {"result": 4.0}
    assert lesson["beats"][0]["narration"] == "It is 4."
    film = project.out / "lessons/larger/lesson.mp4"
    assert frames_of(film) == lesson["frames"] == round(lesson["duration"] * 5)
    assert {path.name for path in film.parent.iterdir()} == {
        *("lesson.mp4", "lesson.vtt", "lesson.srt", "transcript.md", "lesson.json"),
        *("poster.png", "sheet.png", "clips"),
    }
    with av.open(project.out / "course.mp4") as series:
        assert [chapter["metadata"]["title"] for chapter in series.chapters()] == ["Plain", "Larger", "Other"]
    course = json.loads((project.out / "course.json").read_text())
    assert [part["title"] for part in course["parts"]] == ["Part"]
    assert "larger" in (project.out / "index.html").read_text()
    assert project.unfinished() == []
    assert {path.name for path in project.work.iterdir()} == {"out", "cache", "course.toml"}

    again = project.run_anew(
        *("render", "-c", "course.toml", "-q", "l", "--fps", "5"),
        program=("-c", PRINT_WHETHER_MANIM_WAS_IMPORTED),
    )
    assert again.stdout.splitlines() == [
        "Nothing to render: everything is up to date.",
        "out/index.html",
        "False",
    ]

    changed = project.render("--set", "larger.size=3")
    assert "1/1 larger" in changed.stdout
    assert "Rendered 1 lesson." in changed.stdout
    back = project.render()
    assert "Nothing to render" in back.stdout
    assert json.loads((project.out / "lessons/larger/lesson.json").read_text()) == lesson

    project.write_maths("halved", "x / 3")
    one = project.render()
    assert "1/1 other" in one.stdout
    assert (
        json.loads((project.out / "lessons/other/lesson.json").read_text())["facts"]["result"]
        == 0.3333333333333333
    )


def test_a_lesson_that_fails_stops_no_other_and_is_named_with_its_log(project: Any) -> None:
    project.write_lesson("broken", then="1 / 0")
    project.write_lesson("unloadable").write_text("import nothing_of_that_name")
    project.write_lesson(
        "unlucky",
        then="import os, pathlib; g = pathlib.Path(os.environ['GATE']); "
        "g.exists() or (g.touch(), os.kill(os.getpid(), 9))",
    )
    project.write_course('"broken"', '"plain"', '"unloadable"', '"unlucky"')

    run = project.render("-j", "2")
    assert run.returncode == 1
    assert "Rendered 2 lessons." in run.stdout
    assert "broken failed: ZeroDivisionError: division by zero" in run.stdout
    assert "unloadable failed: ModuleNotFoundError" in run.stdout
    assert "out/logs/broken.log" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
    assert "in show" in (project.out / "logs/broken.log").read_text()
    assert {path.name for path in (project.out / "lessons").iterdir()} == {"plain", "unlucky"}
    assert project.unfinished() == []


def test_a_run_that_is_killed_is_gone_on_with(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"plain"', '"held"')
    run = project.start_render("-j", "2")
    worker = project.wait_until_reached()
    project.eventually((project.out / "lessons/plain/lesson.json").exists)
    run.kill()
    run.communicate()
    project.eventually(lambda: project.is_gone(worker))
    assert project.unfinished()

    project.gate.touch()
    resumed = project.render()
    assert resumed.returncode == 0, resumed.stderr
    assert "1/1 held" in resumed.stdout
    assert project.unfinished() == []
    assert (project.out / "lessons/held/lesson.mp4").exists()


def test_ctrl_c_stops_the_run_and_leaves_nothing_half_written(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    run = project.start_render()
    worker = project.wait_until_reached()
    os.killpg(run.pid, signal.SIGINT)
    code, _, errors = finish(run)
    assert code == 130
    assert errors == "mathreel: stopped; the next run goes on from here.\n"
    project.eventually(lambda: project.is_gone(worker))
    assert project.unfinished() == []


def test_a_second_run_on_the_same_folder_waits_for_the_first(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    first = project.start_render()
    project.wait_until_reached()
    second = project.start_render()
    assert second.stdout is not None
    assert f"process id {first.pid}," in second.stdout.readline()
    project.gate.touch()
    assert finish(first)[0] == 0
    code, output, _ = finish(second)
    assert code == 0
    assert "Nothing to render" in output


def test_naming_a_lesson_renders_it_alone_and_tells_what_the_page_lacks(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.render("larger")
    assert run.returncode == 0
    assert "1/1 larger" in run.stdout
    assert "The page has 1 of 2 lessons; not up to date: plain." in run.stdout
    assert [path.name for path in (project.out / "lessons").iterdir()] == ["larger"]


def test_a_published_film_that_was_spoilt_is_put_back(project: Any) -> None:
    project.write_course('"plain"')
    project.render()
    (project.out / "lessons/plain/poster.png").unlink()
    (project.out / "index.html").unlink()
    run = project.render()
    assert "Nothing to render" in run.stdout
    assert (project.out / "lessons/plain/poster.png").exists()
    assert (project.out / "index.html").exists()


def test_a_parameter_out_of_bounds_is_told_before_anything_is_rendered(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 9 }')
    run = project.render()
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "mathreel: course.toml, part 1, lesson 2: larger.size is 9, but it must be greater than 0 and "
        "at most 3 (radius of the dot).\n"
    )
    assert not (project.out / "lessons").exists()
