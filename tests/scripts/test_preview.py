import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from scripts.cli import main


def test_a_still_shows_the_end_of_a_beat(project: Any) -> None:
    project.write_course('"plain"')
    run = project.run("preview", "plain", "-c", "course.toml", "--at", "show", "--set", "size=1.5")
    assert (run.returncode, run.stdout) == (0, "out/previews/plain.png\n"), run.stderr
    with Image.open(project.out / "previews/plain.png") as picture:
        assert picture.size == (854, 480)
        assert np.asarray(picture).max() > 200
    assert project.unfinished() == []


def test_a_film_is_made_of_a_lesson_outside_the_course_and_a_wrong_moment_is_refused(project: Any) -> None:
    project.write_lesson("other", module="halved")
    project.write_course('"plain"')
    run = project.run("preview", "other", "-c", "course.toml", "--fps", "5")
    assert run.stdout == "out/previews/other/lesson.mp4\n", run.stderr
    with av.open(project.out / "previews/other/lesson.mp4") as film:
        assert next(film.decode(video=0)).width == 854

    wrong = project.run("preview", "other", "-c", "course.toml", "--at", "shwo")
    assert wrong.returncode == 2
    assert wrong.stderr == (
        "mathreel: at these parameters other has no beat shwo, did you mean show? the beats are show.\n"
    )


def test_watching_makes_the_picture_again_at_each_save(project: Any) -> None:
    lesson = project.write_lesson("other", module="halved")
    good = lesson.read_text()
    project.write_course('"plain"')
    watch = project.start("preview", "other", "-c", "course.toml", "--at", "show", "--watch")
    assert watch.stdout is not None
    assert watch.stderr is not None
    picture = project.out / "previews/other.png"
    place = "scenes/small/other/lesson.py"

    assert watch.stderr.readline() == f"Watching {place} and what it imports; Ctrl-C ends.\n"
    assert watch.stdout.readline() == "out/previews/other.png\n"
    small = picture.read_bytes()
    project.write_maths("halved", "3 * x")
    assert watch.stdout.readline() == "out/previews/other.png\n"
    assert picture.read_bytes() != small

    lesson.write_text(good + "\n)\n")
    line = good.count("\n") + 2
    assert watch.stderr.readline() == f"mathreel: {place}, line {line}: unmatched ')'.\n"
    lesson.write_text(good.replace("self.result = ", "self.result = 1 / 0 + "))
    line = good.partition("self.result = ")[0].count("\n") + 1
    assert watch.stderr.readline() == (
        f"other failed: ZeroDivisionError: division by zero ({place}, line {line})\n"
    )
    assert watch.stderr.readline() == "  see out/logs/other.log\n"
    assert "Traceback" in (project.out / "logs/other.log").read_text()
    lesson.write_text(good.replace("def show", "def shown"))
    assert watch.stderr.readline().startswith("mathreel: at these parameters other has no beat show,")
    lesson.write_text(good)
    assert watch.stdout.readline() == "out/previews/other.png\n"

    before = seconds_of_work(watch.pid)
    with pytest.raises(subprocess.TimeoutExpired):
        watch.wait(3)
    assert seconds_of_work(watch.pid) - before < 0.3

    os.killpg(watch.pid, signal.SIGINT)
    _, errors = watch.communicate(timeout=120)
    assert (watch.returncode, errors.count("\n")) == (130, 1)
    assert project.unfinished() == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--set", "sise=2"), "plain has no parameter sise, did you mean size?"),
        (("--set", "size=9"), "plain.size is 9, but it must be greater than 0 and at most 3"),
        (("--at", "shwo"), "at these parameters plain has no beat shwo, did you mean show?"),
    ],
)
def test_what_no_save_can_put_right_ends_the_watching(
    project: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    project.write_course('"plain"')
    run = project.run_anew("preview", "plain", "-c", "course.toml", "--watch", *arguments)
    assert run.returncode == 2
    assert run.stderr.splitlines()[1].startswith(f"mathreel: {sentence}")


@pytest.mark.parametrize("verb", ["preview", "render", "sweep"])
@pytest.mark.parametrize(("file", "makes_it"), [("talk/x.mp4", "clip"), ("x.PPTX", "slides")])
def test_the_name_of_a_file_is_no_folder_of_films(project: Any, verb: str, file: str, makes_it: str) -> None:
    grid = ("--grid", "size=1,2") if verb == "sweep" else ()
    run = project.run(verb, "plain", *grid, "-o", file)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"mathreel: -o is a folder here, and {file} looks like a file: give a folder, or make that file with "
        f"`mathreel {makes_it} NAME -o {file}`.\n"
    )
    assert not (project.work / file).exists()


def seconds_of_work(process_id: int) -> float:
    """How long a process has used a core."""
    counts = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, counts)) / os.sysconf("SC_CLK_TCK")


def test_a_film_that_takes_long_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def record(_: Any, folder: Path, on_progress: Callable[[float], None]) -> None:
        on_progress(0.5)
        (folder / "lesson.mp4").touch()

    monkeypatch.setattr("scripts.film.recording.record_lesson", record)
    monkeypatch.setattr("scripts.engine.progress._SILENCE", 0)
    run = CliRunner().invoke(main, ("preview", "norms", "-o", str(tmp_path)))
    assert run.exit_code == 0, run.stderr
    assert run.stderr == "0/1 done, almost over\n"
