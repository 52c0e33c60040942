"""A run of the engine through the command line: what is rendered, what is kept, what survives."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import av
import pytest

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


def shown_on_page(project: Any) -> list[str]:
    """The films on the course page, in its order."""
    course = json.loads((project.out / "course.json").read_text())
    names = [lesson["name"] for part in course["parts"] for lesson in part["lessons"]]
    page = (project.out / "index.html").read_text()
    assert all(f'data-film="{name}"' in page for name in names)
    return names


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
    assert shown_on_page(project) == ["plain", "unlucky"]
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


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_half_written(project: Any, sent: signal.Signals) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    run = project.start_render()
    worker = project.wait_until_reached()
    os.killpg(run.pid, sent)
    code, _, errors = finish(run)
    assert code == 130
    assert errors == "mathreel: stopped; the next run goes on from here.\n"
    project.eventually(lambda: project.is_gone(worker))
    assert project.unfinished() == []


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_a_page_of_the_films_that_are_finished(
    project: Any, sent: signal.Signals
) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"', '"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.start_render("-j", "2")
    worker = project.wait_until_reached()
    page = project.out / "index.html"
    films = ('data-film="plain"', 'data-film="larger"')
    project.eventually(lambda: page.exists() and all(film in page.read_text() for film in films))
    run.send_signal(sent)
    code, _, errors = finish(run)
    assert shown_on_page(project) == ["plain", "larger"]
    if sent != signal.SIGKILL:
        assert code == 130
        assert errors == f"mathreel: stopped; {page} shows 2 of 3 lessons; the next run goes on from here.\n"
        assert not (project.out / "course.mp4").exists()
    project.eventually(lambda: project.is_gone(worker))

    project.gate.touch()
    resumed = project.render()
    assert "1/1 held" in resumed.stdout
    assert shown_on_page(project) == ["held", "plain", "larger"]
    with av.open(project.out / "course.mp4") as series:
        assert len(series.chapters()) == 3


def test_a_page_of_a_stopped_run_is_not_taken_for_the_whole_series(project: Any) -> None:
    project.write_course('"plain"')
    project.render()
    whole = (project.out / "index.html").read_text()
    project.write_held_lesson("held")
    project.write_course('{ lesson = "plain", size = 2 }', '"held"')
    run = project.start_render("-j", "2")
    project.wait_until_reached()
    project.eventually(lambda: (project.out / "index.html").read_text() != whole)
    run.send_signal(signal.SIGINT)
    finish(run)
    project.write_course('"plain"')
    back = project.render()
    assert "Nothing to render" in back.stdout
    assert (project.out / "index.html").read_text() == whole
    with av.open(project.out / "course.mp4") as series:
        assert len(series.chapters()) == 1


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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--set", "held.sise=2"), "held has no parameter sise, did you mean size?"),
        (("--set", "held.size=9"), "held.size is 9, but it must be greater than 0 and at most 3"),
        (("--cluster", "tcp://127.0.0.1:9"), "no Dask scheduler answers at tcp://127.0.0.1:9"),
    ],
)
def test_a_mistake_is_told_before_another_run_is_waited_for(
    project: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    first = project.start_render()
    project.wait_until_reached()
    mistaken = project.render_anew(*arguments)
    assert (mistaken.returncode, mistaken.stdout) == (2, "")
    assert sentence in mistaken.stderr
    swept = project.run_anew("sweep", "held", "-c", "course.toml", "--grid", "size=1,9")
    assert (swept.returncode, swept.stdout) == (2, "")
    assert "held.size is 9" in swept.stderr
    project.gate.touch()
    assert finish(first)[0] == 0


def test_a_run_says_which_films_lose_what_was_set(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    project.render()
    changed = project.render("--set", "larger.size=3", "--set", "plain.pace=1.25")
    assert "values of the course" not in changed.stdout

    one = project.render("plain", "--set", "pace=1.5")
    note = "Note: 1 film now has the values of the course: larger (size was 3)."
    assert note in one.stdout.splitlines()
    project.render("larger", "--set", "size=2.5")
    back = project.render("--set", "plain.pace=1.5")
    assert "Note: 1 film now has the values of the course: larger (size was 2.5)." in back.stdout
    project.render("larger", "plain", "--set", "larger.size=2.5", "--set", "plain.pace=1.5")
    both = project.render()
    assert both.stdout.splitlines()[:2] == [
        "Nothing to render: everything is up to date.",
        "Note: 2 films now have the values of the course: plain (pace was 1.5), larger (size was 2.5).",
    ]
    assert "values of the course" not in project.render().stdout


def test_naming_a_lesson_renders_it_alone_and_tells_what_the_page_lacks(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.render("larger")
    assert run.returncode == 0
    assert "1/1 larger" in run.stdout
    assert "The page has 1 of 2 lessons; not rendered yet: plain." in run.stdout
    assert [path.name for path in (project.out / "lessons").iterdir()] == ["larger"]


def test_one_lesson_at_another_quality_leaves_the_others_on_the_page(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    project.render()
    joined = (project.out / "course.mp4").read_bytes()

    run = project.run("render", "larger", "-c", "course.toml", "-q", "m", "--fps", "5")
    assert run.returncode == 0, run.stderr
    assert "The page also shows 1 lesson as rendered before (1 of them at another quality)" in run.stdout
    assert "course.mp4 is as it was" in run.stdout
    course = json.loads((project.out / "course.json").read_text())
    shown = {lesson["name"]: lesson["quality"] for part in course["parts"] for lesson in part["lessons"]}
    assert shown == {"plain": "480p5", "larger": "720p5"}
    assert course["video"] == "course.mp4"
    assert (project.out / "course.mp4").read_bytes() == joined

    alike = project.render()
    assert "as rendered before" not in alike.stdout
    with av.open(project.out / "course.mp4") as series:
        assert len(series.chapters()) == 2


def test_a_setting_without_a_lesson_is_for_the_only_one_that_is_named(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    named = project.render("larger", "--set", "size=3")
    assert "1/1 larger" in named.stdout
    set_alone = project.render("--set", "plain.size=2.5")
    assert "1/1 plain" in set_alone.stdout
    outside = project.render("larger", "--set", "plain.size=4")
    assert outside.returncode == 2
    assert "--set changes plain, which is not among the lessons named" in outside.stderr
    nobody = project.render("--set", "size=4")
    assert "say which lesson it is for, as in plain.pace=1.5" in nobody.stderr


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


def test_an_output_folder_with_files_of_others_in_the_way_is_refused_before_a_film_is_made(
    project: Any,
) -> None:
    project.write_course('"plain"')
    theirs = [project.out / name for name in ("index.html", "course.json", "lessons/plain/lesson.mp4")]
    (project.out / "lessons/plain").mkdir(parents=True)
    (project.out / "lessons/plain/notes.md").write_text("mine")
    for path in theirs:
        path.write_text("mine")
        run = project.render()
        assert (run.returncode, run.stdout) == (2, "")
        assert f"{path} is there, and mathreel did not write it" in run.stderr
        assert path.read_text() == "mine"
        path.unlink()
    assert project.render().returncode == 0
    assert (project.out / "lessons/plain/notes.md").read_text() == "mine"


def test_what_was_damaged_is_made_again_with_a_word(project: Any) -> None:
    project.write_course('"plain"')
    project.render()
    film, page = project.out / "lessons/plain/lesson.mp4", project.out / "index.html"
    (stored,) = project.out.glob(".store/*/lesson.mp4")
    whole, shown = film.read_bytes(), page.read_text()

    film.write_bytes(whole[:1000])
    page.write_text("edited")
    (project.out / ".store/series").write_bytes(b"\xff")
    run = project.render()
    assert "Nothing to render" in run.stdout
    assert f"{film} was changed after it was written: it was made again" in run.stdout
    assert (film.read_bytes(), page.read_text()) == (whole, shown)
    assert (project.out / "changed/index.html").read_text() == "edited"
    assert stored.read_bytes() == whole

    stored.write_bytes(whole[:1000])
    run = project.render()
    assert "Rendered 1 lesson." in run.stdout
    assert f"Note: plain was made again: {stored} was damaged." in run.stdout
    assert stored.read_bytes() == film.read_bytes() == whole

    (stored.parent / "recording.json").write_text("")
    (project.out / "course.json").write_text("[]")
    for cached in (project.work / "cache/mathreel").glob("*.json"):
        cached.write_text("[]")
    run = project.render()
    assert (run.returncode, run.stderr) == (0, "")
    assert "recording.json was damaged" in run.stdout
    again = project.render()
    assert again.stdout.splitlines() == ["Nothing to render: everything is up to date.", "out/index.html"]


def test_a_store_that_is_removed_meanwhile_is_said_in_a_sentence(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    run = project.start_render()
    project.wait_until_reached()
    shutil.rmtree(project.out / ".store")
    project.gate.touch()
    code, _, errors = finish(run)
    assert code == 2
    assert errors.endswith(".store was removed while mathreel ran: run it again.\n")
    assert "Traceback" not in errors
    assert project.render().returncode == 0


def test_verbs_side_by_side_leave_the_work_of_each_other_alone(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"plain"')
    names = {"clip": ("out/held.mp4", "Drawing 1 beat of held.\n"), "preview": ("out", "")}
    started = []
    for verb, (target, begun) in names.items():
        run = project.start(verb, "held", "-c", "course.toml", "-o", target, "--fps", "5")
        started.append((run, begun))
        project.wait_until_reached()
        project.reached.unlink()
    held = project.unfinished()
    assert project.render().returncode == 0
    assert set(held) <= set(project.unfinished())
    project.gate.touch()
    for run, begun in started:
        assert finish(run)[0::2] == (0, begun)
    assert project.unfinished() == []
    assert (project.out / "held.mp4").is_file()


def test_what_a_killed_clip_left_is_swept_by_the_next_run_of_any_verb(project: Any) -> None:
    project.write_held_lesson("held")
    project.write_course('"held"')
    run = project.start("clip", "held", "-c", "course.toml", "-o", "talk/held.mp4", "--fps", "5")
    project.wait_until_reached()
    run.kill()
    run.communicate()
    assert list((project.work / "talk").iterdir())
    project.gate.touch()
    assert project.run("list", "-c", "course.toml").returncode == 0
    assert list((project.work / "talk").iterdir()) == []
