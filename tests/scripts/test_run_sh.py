"""``run.sh`` installs what the options of a verb need."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / "scripts" / "run.sh"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


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
    source = RUN.read_text(encoding="utf-8")
    function = source[source.index("extras_for() {") :].partition("\n}\n")[0] + "\n}\n"
    script = "set -euo pipefail\n" + function + "".join(f"extras_for {command}\n" for command in commands)
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == list(commands.values())
