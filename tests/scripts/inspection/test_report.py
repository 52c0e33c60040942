"""What a report says: the things by name, how long, how bad, and a picture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from manim import FadeIn, Line, VGroup
from PIL import Image

from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import text
from scripts.cli import main
from scripts.engine.worker import progress_in
from scripts.engine.worker_pool import WorkerPool
from scripts.inspection import inspector
from scripts.inspection.checking import Check, CheckReport, check
from scripts.inspection.faults import FaultKind
from scripts.inspection.inspector import Inspector, findings
from scripts.request.catalogue import LessonFile
from scripts.request.course import Entry


def crossed(lesson: Any) -> None:
    lesson.underline = Line((-2, 0, 0), (2, 0.1, 0), color=color("ink"))
    lesson.play(FadeIn(text("crossed out"), lesson.underline), run_time=1.4)


def test_a_fault_tells_what_where_when_and_how_long(inspected):
    ((fault, _),) = inspected(crossed).faults
    assert (fault.lesson, fault.beat, fault.kind) == ("broken", "show", "text crossed")
    assert fault.things == ("crossed out", "underline")
    assert 0.8 < fault.time < 1.8  # it fades in once the heading is there
    assert 1.9 < fault.lasts < 4
    assert 0 < fault.badness <= 1
    assert "units" in fault.measure


def test_a_thing_in_a_group_has_the_name_by_which_the_lesson_keeps_it(inspected):
    def grouped(lesson: Any) -> None:
        lesson.picture = VGroup(Line((-2, 0, 0), (2, 0.1, 0), color=color("ink")))
        lesson.play(FadeIn(text("crossed out"), lesson.picture), run_time=1.4)

    ((fault, _),) = inspected(grouped).faults
    assert fault.things == ("crossed out", "picture[0]")


def test_the_worst_comes_first(inspected):
    def two(lesson: Any) -> None:
        lesson.play(FadeIn(text("a faded text").set_opacity(0.2)))
        lesson.play(FadeIn(text("off the frame").move_to((6.2, 2, 0))))

    faults = [fault for fault, _ in inspected(two).faults]
    assert len(faults) == 2
    assert faults == sorted(faults, key=lambda fault: -fault.weight)


# How often it looks ----------------------------------------------------------------------------------------


def still(lesson: Any) -> None:
    lesson.add(text("a word or two"))


def drifting(lesson: Any) -> None:
    """A word that an updater carries out of the frame while the lesson waits."""
    word = text("a word or two")
    word.add_updater(lambda mobject, dt: mobject.shift((2 * dt, 0, 0)))
    lesson.add(word)
    lesson.wait(4)
    word.clear_updaters()


def test_a_moving_picture_is_looked_at_every_fifth_of_a_second_and_one_at_rest_as_well(inspected):
    moving, resting = inspected(crossed), inspected(still, narration="Little.")
    assert moving.looks["show"] >= 12
    assert 6 <= resting.looks["show"] < moving.looks["show"]


def test_a_picture_at_rest_is_inspected_once(inspected, monkeypatch):
    inspections = []

    def counted(*arguments: Any, **options: Any) -> Any:
        inspections.append(arguments)
        return findings(*arguments, **options)

    monkeypatch.setattr(inspector, "findings", counted)
    looks = inspected(lambda lesson: (still(lesson), lesson.wait(9))).looks["show"]
    assert len(inspections) < looks / 3


def test_what_moves_by_itself_while_the_lesson_waits_is_seen(inspected):
    ((fault, _),) = inspected(drifting).faults
    assert (fault.kind, fault.things) == (FaultKind.OUT_OF_FRAME, ("a word or two",))
    assert 2.5 < fault.time < 5


def test_the_last_picture_of_a_beat_is_looked_at_even_if_it_moves_until_then(inspected, monkeypatch):
    looks = []
    look = Inspector.look

    def noted(self: Any, lesson: Any, time: float, *arguments: Any, **options: Any) -> None:
        looks.append((lesson, time))
        look(self, lesson, time, *arguments, **options)

    monkeypatch.setattr(Inspector, "look", noted)

    def drift_on(lesson: Any) -> None:
        word = text("a word or two")
        word.add_updater(lambda mobject, dt: mobject.shift((0.1 * dt, 0, 0)))
        lesson.add(word)

    inspected(drift_on)
    lesson, last = looks[-1]
    assert last == lesson.played[-1].end


def test_how_much_is_done_is_told_beat_by_beat(tmp_path):
    progress = tmp_path / "progress"
    entry = Entry("vectors", LessonFile("linear_algebra", "vectors"))
    told: list[float | None] = []

    def note(inspector: Any, name: str) -> None:
        told.append(progress_in(progress))
        begin(inspector, name)

    begin = Inspector.begin_beat
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Inspector, "begin_beat", note)
        report = check(Check(entry, "dark", progress=progress))
    first, *others = told
    assert first is None
    assert others == [pytest.approx(done / len(report.looks), abs=1e-4) for done in range(len(others))]


# Pictures and the command line ----------------------------------


def test_the_picture_shows_the_fault_with_a_mark(inspected, tmp_path):
    ((_, crop),) = inspected(crossed, pictures=True).faults
    crop.save(tmp_path / "fault.png")
    pixels = np.array(Image.open(tmp_path / "fault.png"))
    assert pixels.shape[0] < 200
    assert (pixels == (255, 43, 214)).all(axis=2).any()  # the mark
    assert (pixels.astype(int).sum(axis=2) > 600).sum() > 100  # the text


LESSON = '''
from manim import Dot, FadeIn
from pydantic import Field
from scenes.stage.lesson import Lesson, LessonParams, beat
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import text


class Small(Lesson):
    """A dot."""

    title = "Small"

    class Params(LessonParams):
        size: float = Field(0.5, gt=0, le=3, description="radius of the dot")
        unused: int = Field(1, ge=0, le=9, description="changes nothing")

    @beat("There is one dot, and around it there is nothing at all.")
    def show(self) -> None:
        dot = Dot((5, 0, 0), color=color("data"), radius=self.params.size)
        self.play(FadeIn(dot))
        self.play(dot.animate.shift((0, 0.3, 0)), run_time=self.phrase_left())
        {then}
'''


@pytest.fixture
def house(project):
    """A house of one course; ``house(then)`` gives it a lesson that goes on with *then*."""

    def build(then="pass"):
        project.lesson_file("small").write_text(LESSON.format(then=then))
        project.write_course('"small"', '"plain"')
        return project

    return build


def test_check_reports_faults_and_ends_with_1(house):
    project = house("self.play(FadeIn(text('far out').move_to((7, 2, 0))))")
    ran = project.run("check", "small", "-c", "course.toml", "--json", "--pictures", "faults")
    assert ran.returncode == 1, ran.stderr
    (report,) = json.loads(ran.stdout)
    (fault,) = report["faults"]
    assert report["looks"]["show"] >= 6
    assert 0.5 < report["moving"] < 1
    assert report["still_words"] == {"show": pytest.approx(0, abs=1.3)}
    assert (fault["kind"], fault["things"]) == (FaultKind.OUT_OF_FRAME, ["far out"])
    assert (project.work / fault["picture"]).exists()


def test_check_of_a_sound_lesson_ends_with_0(house):
    ran = house().run("check", "small", "-c", "course.toml", "--set", "small.size=1")
    assert (ran.returncode, ran.stderr) == (0, "Checking 1 lesson (small).\n1/1 small no faults\n")
    assert re.match(r"No faults in 1 lesson \(\d+ pictures checked\)\.", ran.stdout)


def test_what_was_taken_of_a_file_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("Größe;Preis\n1,5;3\n2,5;4\n3,5;6\n", encoding="cp1252")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scripts.inspection.checking._inspect", lambda *_: "it stops")
    monkeypatch.setattr(WorkerPool, "run", _answers)
    told = CliRunner().invoke(main, ("check", "pca", "--set", "data=a.csv")).stdout.splitlines()
    assert told[:2] == [
        "a.csv: x = Größe, y = Preis, decimal comma, read as Windows-1252, 3 rows",
        "pca cannot be played: it stops",
    ]


def _answers(_: WorkerPool, ask: Any, jobs: Any, *__: Any) -> Iterator[tuple[Any, Future[CheckReport]]]:
    for job in jobs:
        future: Future[CheckReport] = Future()
        future.set_result(ask(job))
        yield job, future


@pytest.mark.parametrize("folder", ["/dev/null/x", "/proc/x", "a" * 300])
def test_a_folder_that_cannot_hold_pictures_is_refused(folder):
    result = CliRunner().invoke(main, ("check", "vectors", "--pictures", folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match("mathreel: .*(cannot be written: |is a file, but a folder goes there: )", result.stderr)


def test_other_parameters_may_break_a_lesson(house):
    ran = house().run("check", "small", "-c", "course.toml", "--set", "small.size=2.5")
    assert ran.returncode == 1
    assert "small, show, 0:01" in ran.stdout
    assert "out of the frame: Dot (by 0.89 units, lasts" in ran.stdout


def test_a_lesson_that_cannot_be_played_is_told(project):
    project.write_lesson("failing", then="raise ValueError('no such thing')")
    project.write_course('"failing"')
    ran = project.run("check", "-c", "course.toml")
    assert ran.returncode == 1
    assert "failing cannot be played: ValueError: no such thing" in ran.stdout


def test_samples_report_the_smallest_set_that_fails(house):
    ran = house().run("check", "small", "-c", "course.toml", "--samples", "4", "--json")
    assert ran.returncode == 1, ran.stderr
    (report,) = json.loads(ran.stdout)
    assert report["checked"] == 4
    assert list(report["smallest"]["parameters"]) == ["size"]
    assert report["failing"]
    # The progress goes where it does not disturb what a program reads.
    begun, *told = ran.stderr.splitlines()
    assert begun == "Checking 1 lesson (small) at 4 sets of parameters."
    assert [line.partition(" ")[0] for line in told] == ["1/4", "2/4", "3/4", "4/4"]
    assert len(report["failing"]) == sum(not line.endswith(" no faults") for line in told)
    assert {line.split(" ", 1)[1][:11] for line in told} == {f"small set {number}" for number in range(1, 5)}


def test_samples_tell_of_the_smallest_set_and_count_the_others(house):
    ran = house().run("check", "small", "-c", "course.toml", "--samples", "4")
    told = ran.stdout.splitlines()
    assert told[0] == "small fails; the smallest set at which it does is"
    assert told[1].startswith("  mathreel check small --set small.size=")
    assert told[2].startswith("small, show, ")
    counted = re.fullmatch(r"small: (\d) of 4 sets fail\.", told[-2])
    assert counted
    assert told[-1] == f"{counted[1]} of 4 sets of parameters fail (seed 0)."


def test_samples_and_set_exclude_each_other(project):
    project.write_course('"plain"')
    ran = project.run("check", "-c", "course.toml", "--samples", "2", "--set", "plain.size=1")
    assert ran.returncode == 2
    assert "leave out --set" in ran.stderr
