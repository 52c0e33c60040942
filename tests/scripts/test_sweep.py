"""``mathreel sweep``: what is made, what is there already, and what is refused before anything is made."""

from __future__ import annotations

import json
import signal
from typing import Any

import pytest

LESSON_WITH_STEPS = '''
from manim import Dot, FadeIn
from pydantic import Field
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat


class Stairs(Lesson):
    """Steps."""

    title = "Stairs & more"

    class Params(LessonParams):
        steps: int = Field(1, ge=1, le=20, description="how many")
        size: float = Field(1.0, gt=0, le=3, description="size: how large")

    def facts(self) -> Facts:
        height = self.params.steps * self.params.size
        return {"height": height, "verdict": "high" if height > 3 else "low", "same": "the same"}

    @beat("They reach {height}.")
    def show(self) -> None:
        {then}
        self.play(FadeIn(Dot()), run_time=0.2)
'''

HOLD_THE_SECOND = """if self.params.steps == 2:
            import os, pathlib, time
            gate = pathlib.Path(os.environ["GATE"])
            gate.with_suffix(".reached").write_text(str(os.getpid()))
            while not gate.exists(): time.sleep(0.01)
"""


def write_stairs(project: Any, then: str = "pass") -> None:
    project.lesson_file("stairs").write_text(LESSON_WITH_STEPS.replace("{then}", then))
    project.write_course('"stairs"')


def sweep(project: Any, *arguments: str) -> Any:
    return project.run("sweep", "stairs", "-c", "course.toml", "--fps", "5", *arguments)


def test_variants_are_made_once_and_shown_side_by_side(project: Any) -> None:
    write_stairs(project)
    first = sweep(project, "--grid", "steps=1:3:3", "--grid", "size=1,2", "-j", "2")
    assert first.returncode == 0, first.stderr
    assert "6/6 steps=" in first.stdout
    assert first.stdout.splitlines()[-2:] == [
        "Rendered 6 of 6 variants; 0 were there already.",
        "out/sweeps/stairs/index.html",
    ]
    folder = project.out / "sweeps/stairs"
    record = json.loads((folder / "sweep.json").read_text())
    assert record["title"] == "Stairs & more"
    assert [axis["choices"] for axis in record["axes"]] == [[1, 2, 3], [1.0, 2.0]]
    assert [axis["description"] for axis in record["axes"]] == ["how many", "how large"]
    assert record["distinguishing"] == ["height", "verdict"]
    assert [variant["facts"]["height"] for variant in record["variants"]] == [1, 2, 2, 4, 3, 6]
    assert [variant["places"] for variant in record["variants"]] == [
        [i, j] for i in range(3) for j in range(2)
    ]
    for variant in record["variants"]:
        assert (folder / variant["folder"] / "lesson.mp4").is_file()
        assert (folder / variant["folder"] / "poster.png").is_file()
    assert not (project.out / "lessons").exists()
    assert not (project.out / "index.html").exists()
    assert project.unfinished() == []

    wider = sweep(project, "--grid", "steps=1,2,4", "--set", "size=2")
    assert "Rendered 1 of 3 variants; 2 were there already." in wider.stdout
    record = json.loads((folder / "sweep.json").read_text())
    assert [variant["facts"]["height"] for variant in record["variants"]] == [2, 4, 8]
    assert [(each["name"], each["value"]) for each in record["fixed"]] == [("size", 2.0)]

    course = project.render("--set", "stairs.steps=4", "--set", "stairs.size=2")
    assert "Nothing to render" in course.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--grid", "stepps=1,2"),
            "--grid stepps=1,2: there is no parameter stepps, did you mean steps? the",
        ),
        (("--grid", "steps=1,50"), "stairs.steps is 50, but it must be between 1 and 20 (how many)."),
        (("--grid", "steps=1,2.5"), "stairs.steps is 2.5, but it must be a whole number between 1 and 20"),
        (
            ("--grid", "size=2,3,3.5", "--grid", "steps=1"),
            "stairs.size is 3.5, but it must be greater than 0",
        ),
        (("--grid", "steps=1:20:20", "--grid", "size=0.1:3:30"), "this grid has 600 variants; --yes makes"),
        (("--grid", "steps=1:2"), "--grid steps=1:2: a range is first:last:count"),
        (("--grid", "steps=1,2", "--set", "steps=3"), "steps is both in --set and in --grid: leave it out"),
        (("--grid", "steps=1,2", "--set", "size=9"), "stairs.size is 9, but it must be greater than 0 and"),
    ],
)
def test_a_grid_that_cannot_be_made_is_refused_in_one_sentence(
    project: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    write_stairs(project)
    run = sweep(project, *arguments)
    assert run.returncode == 2
    assert run.stderr.startswith(f"mathreel: {sentence}")
    assert run.stderr.count("\n") == 1
    assert not list(project.out.glob(".store/*/recording.json"))


def test_the_page_holds_what_is_finished_when_a_variant_fails(project: Any) -> None:
    write_stairs(project, then="1 / (self.params.steps - 2)")
    run = sweep(project, "--grid", "steps=1,2,3")
    assert run.returncode == 1
    assert "steps=2 failed: ZeroDivisionError: division by zero" in run.stdout
    assert "Rendered 2 of 3 variants" in run.stdout
    record = json.loads((project.out / "sweeps/stairs/sweep.json").read_text())
    assert [variant["name"] for variant in record["variants"]] == ["steps=1", "steps=3"]
    assert record["missing"] == ["steps=2"]
    assert "1 missing" in (project.out / "sweeps/stairs/index.html").read_text()


def test_what_was_finished_before_a_run_was_stopped_is_kept(project: Any) -> None:
    write_stairs(project, then=HOLD_THE_SECOND)
    run = project.start(
        *("sweep", "stairs", "-c", "course.toml", "--fps", "5", "--grid", "steps=1,2", "-j", "2")
    )
    project.wait_until_reached()
    project.eventually(lambda: list(project.out.glob(".store/*/recording.json")))
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    page = "out/sweeps/stairs/index.html"
    assert (run.returncode, errors) == (
        130,
        f"mathreel: stopped; {page} shows 1 of 2 films; the next run goes on from here.\n",
    )
    assert project.unfinished() == []
    assert "1 missing" in (project.work / page).read_text()
    project.gate.touch()
    again = sweep(project, "--grid", "steps=1,2")
    assert "Rendered 1 of 2 variants; 1 were there already." in again.stdout


def test_a_run_that_is_stopped_leaves_a_page_of_more_films_as_it_is(project: Any) -> None:
    write_stairs(project, then=HOLD_THE_SECOND)
    assert sweep(project, "--grid", "steps=1,3").returncode == 0
    page = project.out / "sweeps/stairs/index.html"
    before = page.read_text()
    run = project.start("sweep", "stairs", "-c", "course.toml", "--fps", "5", "--grid", "steps=3,2")
    project.wait_until_reached()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    assert errors == "mathreel: stopped; the next run goes on from here.\n"
    assert page.read_text() == before


WITH_AXES = """def ranges(self):
        return {'height': (0, self.params.steps), 'floor': ((0, 0), (8, 1))}

    @beat("""


def test_films_have_the_same_axes_unless_one_would_be_lost_on_them(project: Any) -> None:
    project.lesson_file("stairs").write_text(
        LESSON_WITH_STEPS.replace("{then}", "pass").replace("@beat(", WITH_AXES)
    )
    project.write_course('{ lesson = "stairs", steps = 5 }')
    assert "Rendered 1" in project.render("-q", "l").stdout

    def made() -> tuple[dict[str, Any], str]:
        folder = project.out / "sweeps/stairs"
        record = json.loads((folder / "sweep.json").read_text())
        return record, (folder / "index.html").read_text()

    first = sweep(project, "--grid", "steps=4,5,20")
    assert "Rendered 2 of 3 variants; 1 were there already." in first.stdout  # that of 5 steps looks the same
    record, page = made()
    common = {"height": [0, 5], "floor": [[0, 0], [8, 1]]}
    alone = {"height": [0, 20], "floor": [[0, 0], [8, 1]]}
    assert [variant["ranges"] for variant in record["variants"]] == [common, common, alone]
    assert record["apart"] == {"steps=20": ["height"]}
    assert "same axes where the lesson allows, except in 1 of 3" in page
    assert page.count("<dt>own axes</dt><dd>height</dd>") == 1
    assert "Rendered 0 of 2 variants" in sweep(project, "--grid", "steps=4,5").stdout
    assert "· same axes where the lesson allows\n" in made()[1]
    wider = sweep(project, "--grid", "steps=4,5,6")
    assert "Rendered 3 of 3 variants" in wider.stdout
    assert "Rendered 1 of 1" in sweep(project, "--grid", "steps=4").stdout  # its own axes are new
    assert "same axes" not in made()[1]
    assert "Nothing to render" in project.render("-q", "l").stdout
