"""``run.sh`` installs what the options of a verb need, and checks what it is asked to."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / "scripts" / "run.sh"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def functions(*names: str) -> str:
    """The functions of run.sh of these names, as they are."""
    source = RUN.read_text(encoding="utf-8")
    bodies = (source[source.index(f"\n{name}() {{") :].partition("\n}\n")[0] + "\n}\n" for name in names)
    return "set -euo pipefail\n" + "".join(bodies)


def test_options_bring_their_extras():
    commands = {
        "render": "",
        "render --voice piper": "piper",
        "render --voice=piper:model.onnx -q l": "piper",
        "render --voice espeak": "",
        "slides pca -o pca.pptx": "slides",
        "slides pca --voice piper --cluster local": "slides,cluster,piper",
        "preview --voice": "",
    }
    script = functions("extras_for") + "".join(f"extras_for {command}\n" for command in commands)
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == list(commands.values())


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        ("tests/test_a.py -k walk", ["pytest"]),
        ("-q tests/test_a.py::test_walk", ["pytest"]),
        ("tests", ["pytest"]),
        ("--all", ["ruff"]),
        ("-k walk", ["ruff"]),
        ("", ["ruff"]),
    ],
)
def test_tests_that_are_named_run_whatever_the_format(tmp_path: Path, arguments: str, called: list[str]):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_a.py").touch()
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, code in {"ruff": 1, "mypy": 0, "pytest": 0}.items():
        (programs / name).write_text(f"#!/bin/sh\necho {name}\nexit {code}\n")
        (programs / name).chmod(0o755)
    script = (
        functions("names_tests", "run_tests")
        + f"house={tmp_path} venv={tmp_path}/.venv\nrun_tests {arguments}"
    )
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert run.stdout.split() == called
    assert (run.returncode == 0) == (called == ["pytest"])
