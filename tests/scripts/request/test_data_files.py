"""Data that a lecturer brings, from the command line and from a course file down to what is rendered."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.basis.errors import MathreelError
from scripts.request.catalogue import find_lessons
from scripts.request.course import load_course
from scripts.request.data_files import with_files_read

LESSON = '''
from manim import Dot, FadeIn
from scenes.stage.params.point_params import PointParams
from scenes.stage.lesson import Facts, Lesson, beat


class Cloud(Lesson):
    """A cloud."""

    title = "Cloud"

    class Params(PointParams):
        pass

    def facts(self) -> Facts:
        given = self.params.user_data
        return {"sum": 0.0 if given is None else given.points.sum()}

    @beat("They add up to {sum}.")
    def show(self) -> None:
        self.play(FadeIn(Dot()), run_time=0.2)
'''


@pytest.fixture
def cloud(project: Any) -> Any:
    """A project with a lesson that takes data, a file for it, and one of the same name elsewhere."""
    project.lesson_file("cloud").write_text(LESSON)
    (project.work / "course").mkdir()
    (project.work / "course/a.csv").write_text("x,y\n1,2\n3,4\n")
    (project.work / "a.csv").write_text("x,y\n10,20\n30,40\n")
    rows = '"cloud", { lesson = "cloud", name = "brought", data = "a.csv", columns = ["y", "x"] }'
    (project.work / "course/course.toml").write_text(
        f'title = "C"\n[[part]]\ntitle = "P"\nlessons = [\n{rows}\n]\n'
    )
    return project


def render(cloud: Any, *arguments: str) -> Any:
    return cloud.run("render", "-c", "course/course.toml", "-q", "l", "--fps", "5", *arguments)


def record(cloud: Any, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((cloud.out / "lessons" / name / "lesson.json").read_text())
    return read


def value(lesson: dict[str, Any], name: str) -> Any:
    return next(each["value"] for each in lesson["parameters"] if each["name"] == name)


def test_a_film_follows_its_file(cloud: Any) -> None:
    first = render(cloud)
    assert first.returncode == 0, first.stderr
    assert "a.csv: x = y, y = x, 2 rows\n" in first.stdout
    made = record(cloud, "brought")
    assert made["facts"]["sum"] == 10  # of the file beside the course file, not of the working directory's
    assert value(made, "data")["points"] == [[2.0, 1.0], [4.0, 3.0]]
    assert value(made, "data")["names"] == ["y", "x"]
    assert record(cloud, "cloud")["facts"]["sum"] == 0

    assert "Nothing to render" in render(cloud).stdout
    (cloud.work / "course/a.csv").write_text("x,y\n1,2\n3,5\n")
    again = render(cloud)
    assert "Rendered 1 lesson." in again.stdout
    assert record(cloud, "brought")["facts"]["sum"] == 11
    assert record(cloud, "brought")["digest"] != made["digest"]

    page = (cloud.out / "index.html").read_text()
    assert "a.csv: x = y, y = x, 2 rows" in page
    assert "a CSV file" in page
    listed = cloud.run("list", "brought", "-c", "course/course.toml").stdout
    assert "each [x," in listed
    assert re.search(r"points .*\bdata .*a\.csv: x = y, y = x.*\bcolumns .*\bpace ", listed, re.DOTALL)

    passing = render(cloud, "--set", "cloud.data=a.csv")
    assert passing.returncode == 0, passing.stderr
    assert record(cloud, "cloud")["facts"]["sum"] == 100


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("cloud.data=none.csv", "mathreel: cloud.data: there is no file none.csv (looked for "),
        ("cloud.data=.", "mathreel: cloud.data: . is a folder, not a CSV file."),
        ("cloud.columns=x,y", "mathreel: cloud: columns is about data: give data, a CSV file, or"),
        ("brought.columns=x,z", "mathreel: brought: a.csv has no column z; its columns are x, y."),
        ("brought.points=[[1,2],[3,4]]", "mathreel: brought: give either points or data, not both."),
        (
            "cloud.points=[[1,2],[3,1e101]]",
            "mathreel: cloud.points[1][1] is 1e+101, but it must be between -1e+100",
        ),
        ("cloud.points=[[1e-120,2],[3e-120,4]]", "mathreel: cloud: points: x varies only from 1e-120 to"),
        ("cloud.points=[[1,2e-7],[3,2e-7]]", "mathreel: cloud: points: y is 2 × 10⁻⁷ throughout, but it"),
        ("cloud.points=[[1,2],[3,'x']]", "mathreel: cloud.points[1][1] is 'x', but it must be a number"),
        ("cloud.data=3", "mathreel: cloud.data is 3, but it must be a CSV file (points of your own, from"),
        ("cloud.data=bad.csv", "mathreel: cloud: bad.csv, row 3: y is 'tall', which is no number: empty"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(cloud: Any, setting: str, sentence: str) -> None:
    (cloud.work / "bad.csv").write_text("x,y\n1,2\n3,tall\n4,5\n")
    run = render(cloud, "--set", setting)
    assert run.returncode == 2
    assert run.stderr.startswith(sentence)
    assert run.stderr.count("\n") == 1
    assert not (cloud.out / "lessons").exists()


def test_a_course_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_text(
        'title = "C"\n[[part]]\ntitle = "P"\nlessons = [\n'
        '  { lesson = "logistic_regression", data = "flowers.csv" },\n]\n'
    )
    said = (
        f"{path}, part 1, lesson 1: logistic_regression.data: there is no file flowers.csv "
        f"(looked for {tmp_path}/"
    )
    with pytest.raises(MathreelError, match=re.escape(said)):
        load_course(path, find_lessons())
    (tmp_path / "flowers.csv").write_text("a,b\n1,2\n")
    entry = load_course(path, find_lessons()).entries[0]
    assert entry.parameters == {
        "data": {"file": "flowers.csv", "text": "a,b\n1,2\n", "encoding": "UTF-8", "font": ""}
    }


def test_how_a_file_is_saved_may_be_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Größe,y\n1,2\n".encode("mac-roman"))
    given = {"data": "a.csv", "encoding": "mac-roman"}
    assert with_files_read(given, tmp_path, "film") == {
        "data": {"file": "a.csv", "text": "Größe,y\n1,2\n", "encoding": "mac-roman", "font": ""}
    }
    with pytest.raises(MathreelError, match=r"^film\.data: there is no encoding 'mac': try "):
        with_files_read({**given, "encoding": "mac"}, tmp_path, "film")
    alone = r"^film\.encoding: it says how the file in data is saved: give both together\.$"
    with pytest.raises(MathreelError, match=alone):
        with_files_read({"encoding": "mac-roman"}, tmp_path, "film")


def test_only_a_path_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for data, said in {
        "pipe": "pipe is a pipe or a device, not a CSV file.",
        "/dev/zero": "/dev/zero is a pipe or a device, not a CSV file.",
        "~nosuchuser/x.csv": "the home folder in ~nosuchuser/x.csv is not known.",
    }.items():
        with pytest.raises(MathreelError, match=f"^film.data: {re.escape(said)}$"):
            with_files_read({"data": data}, tmp_path, "film")
    for table in ({"file": 1, "text": 2}, {"file": "a", "rows": 3, "names": [], "points": []}):
        with pytest.raises(MathreelError, match=r"^film\.data is {.*, but it must be the path of a CSV file"):
            with_files_read({"data": table}, tmp_path, "film")
    assert with_files_read({"start": "a.csv", "data": 3}, Path(), "film") == {"start": "a.csv", "data": 3}
