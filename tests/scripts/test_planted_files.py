"""Files that lie in the folder where mathreel is called: none of them is run, and no manim.cfg is read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fixtures.houses import HOUSE
from scripts.cluster.job_files import packed

PLANTED = (
    *("signal", "struct", "json", "pickle", "socket", "types", "venv", "ensurepip", "pip", "multiprocessing"),
    *("sitecustomize", "usercustomize", "numpy", "scipy", "manim", "typst", "click", "rich", "distributed"),
    *("mathkit", "scenes", "scripts", "plain", "lesson"),
)  # fmt: skip
"""Modules that Python, its libraries or mathreel import."""

SETTINGS = """[CLI]
frame_height = 4.0
frame_width = 7.0
background_color = #FF0000
renderer = opengl
preview = True
plugins = planted
[logger]
nonsense
"""

COMMAND = """import sys, json
from scripts.cli import main
for arguments in json.loads(sys.argv.pop()) if __name__ == "__main__" else ():
    try:
        main(arguments, prog_name="mathreel", standalone_mode=True)
    except SystemExit as ended:
        assert not ended.code or arguments[0] == "check", (arguments, ended.code)
"""
"""Like the command ``mathreel``, whose folder is first on the path; but it does one thing after another."""

COURSE = ("-c", "course.toml")
QUICK = (*COURSE, "-q", "l", "--fps", "5")
VERBS = (
    ("init", "mine.toml"),
    ("list", "plain", *COURSE),
    ("check", "plain", *COURSE),
    ("render", *QUICK),
    ("render", *QUICK, "--cluster", "local", "-j", "1", "-o", "by-cluster"),
    ("preview", "plain", *QUICK),
    ("clip", "plain", *QUICK, "-o", "clip.mp4"),
    ("slides", *COURSE, "-q", "l", "--films", "out", "-o", "deck.pptx"),
    ("sweep", "plain", *QUICK, "--grid", "size=1,2"),
)


@pytest.fixture
def outside(project: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that planted modules write to when they are run."""
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    outside: Path = project.work / "outside.txt"
    for name in PLANTED:
        source = f"open({str(outside)!r}, 'a').write({name!r})\nraise SystemExit('{name} was run')\n"
        (project.work / f"{name}.py").write_text(source)
    return outside


def plant_settings(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(project.work / "home"))
    for path in ("manim.cfg", "home/.config/manim/manim.cfg"):
        (project.work / path).parent.mkdir(parents=True, exist_ok=True)
        (project.work / path).write_text(SETTINGS)


def test_no_verb_runs_a_file_of_the_current_folder_or_reads_a_manim_cfg(
    project: Any, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write_course('"plain"')
    assert project.render("-o", "before").returncode == 0  # in a process that imported manim elsewhere
    plant_settings(project, monkeypatch)
    command = project.root / "bin" / "mathreel"
    command.parent.mkdir(exist_ok=True)
    command.write_text(COMMAND)
    done = project.run_anew(json.dumps(VERBS), program=(str(command),))
    assert not outside.exists(), outside.read_text()
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        *("Checking 1 lesson (plain).", "1/1 plain 2 faults"),
        "Joining 1 beat of plain from by-cluster, nothing has to be drawn.",
        "Writing deck.pptx: 1 beat.",
    ]
    before = films_in(project.work / "before")
    assert before.keys() > {"plain/lesson.mp4"}
    assert films_in(project.out) == before
    assert films_in(project.work / "by-cluster") == before


def films_in(out: Path) -> dict[str, bytes]:
    return {name: made for name, made in packed(out / "lessons").items() if "lesson.json" not in name}


PYTHON = """#!/bin/sh
case " $* " in *" -m venv "*) exec {python} "$@" --without-pip;; esac
exec {python} "$@"
"""
"""A Python whose environments are made quickly; that there is no pip ends the set-up."""


def test_setting_up_runs_no_file_of_the_current_folder(project: Any, outside: Path, tmp_path: Path) -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(HOUSE / name, project.root / name)
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(PYTHON.format(python=sys.executable))
    python.chmod(0o755)
    ended = subprocess.run(
        ["bash", str(project.root / "scripts" / "run.sh"), "list"],
        cwd=project.work,
        env={**os.environ, "PATH": f"{python.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Installing what mathreel is built on" in ended.stderr
    assert ended.stderr.endswith("No module named pip\n")
    assert not outside.exists(), outside.read_text()
