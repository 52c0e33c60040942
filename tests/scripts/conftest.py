"""A house of its own for each test of the engine: small lessons, which can be changed, broken and held up."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from scripts.production.sound import RATE, Waveform

HOUSE = Path(__file__).resolve().parents[2]
COMMAND = str(Path(sys.executable).parent / "mathreel")
DEADLINE = 120  # seconds; a condition that does not come true by then never will

LESSON = '''
from manim import Dot, FadeIn
from pydantic import Field
from mathkit.{module} import {module}
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat


class {title}(Lesson):
    """One dot."""

    title = "{title}"

    class Params(LessonParams):
        size: float = Field(1.0, gt=0, le=3, description="radius of the dot")

    def compute(self) -> None:
        self.result = {module}(self.params.size)

    def facts(self) -> Facts:
        return {{"result": self.result}}

    @beat("It is {{result}}.")
    def show(self) -> None:
        self.play(FadeIn(Dot(radius=self.result)), run_time=0.4)
        {then}
'''

HOLD = """
        import os, pathlib, time
        gate = pathlib.Path(os.environ["GATE"])
        gate.with_suffix(".reached").write_text(str(os.getpid()))
        while not gate.exists(): time.sleep(0.01)
"""


@dataclass
class Project:
    """A copy of the house in which lessons double and halve; the command line runs on it from elsewhere."""

    root: Path
    work: Path

    def write_maths(self, name: str, formula: str) -> None:
        (self.root / f"mathkit/{name}.py").write_text(f"def {name}(x):\n    return {formula}\n")

    def lesson_file(self, name: str) -> Path:
        """Where a lesson lives; its folder is made."""
        folder = self.root / "scenes/small" / name
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        return folder / "lesson.py"

    def write_lesson(self, name: str, module: str = "doubled", then: str = "pass") -> Path:
        path = self.lesson_file(name)
        path.write_text(LESSON.format(title=name.capitalize(), module=module, then=then))
        return path

    def write_held_lesson(self, name: str) -> Path:
        """Write a lesson that waits at the gate."""
        return self.write_lesson(name, then=HOLD)

    def write_course(self, *lessons: str) -> Path:
        """Write a course of *lessons*, each in TOML, and return its path."""
        path = self.work / "course.toml"
        rows = "".join(f"  {lesson},\n" for lesson in lessons)
        path.write_text(f'title = "Small"\n\n[[part]]\ntitle = "Part"\nlessons = [\n{rows}]\n')
        return path

    @property
    def out(self) -> Path:
        return self.work / "out"

    @property
    def gate(self) -> Path:
        """Until this file is there, held lessons go no further."""
        return self.work / "gate"

    @property
    def reached(self) -> Path:
        """Holds the process id of the worker that came to the gate."""
        return self.gate.with_suffix(".reached")

    def wait_until_reached(self) -> int:
        """Wait for a worker to come to the gate, and return its process id."""
        self.eventually(lambda: self.reached.exists() and self.reached.read_text())
        return int(self.reached.read_text())

    @staticmethod
    def eventually(condition: Callable[[], object]) -> None:
        """Wait until *condition* holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, "the condition never came true"
            time.sleep(0.01)

    @staticmethod
    def is_gone(process_id: int) -> bool:
        """Whether a process has ended; one that its parent did not ask after yet has, too."""
        try:
            return "\nState:\tZ" in Path(f"/proc/{process_id}/status").read_text()
        except FileNotFoundError:
            return True

    def unfinished(self) -> list[Path]:
        return list(self.out.rglob(".unfinished-*"))

    def start(self, *arguments: str, program: tuple[str, ...] = (COMMAND,)) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "XDG_CACHE_HOME": str(self.work / "cache"),
            "GATE": str(self.gate),
        }
        return subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=self.work,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **options: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments, **options)
        output, errors = process.communicate(timeout=DEADLINE)
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def start_render(self, *arguments: str) -> subprocess.Popen[str]:
        return self.start("render", "-c", "course.toml", "-q", "l", "--fps", "5", *arguments)

    def render(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("render", "-c", "course.toml", "-q", "l", "--fps", "5", *arguments)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root, work = tmp_path / "house", tmp_path / "work"
    without = shutil.ignore_patterns("__pycache__", "*.pyc")
    for folder in ("scripts", "mathkit", "scenes/stage"):
        shutil.copytree(HOUSE / folder, root / folder, ignore=without)
    (root / "scenes/small").mkdir()
    for package in ("scenes", "scenes/small"):
        (root / package / "__init__.py").touch()
    work.mkdir()
    project = Project(root, work)
    project.write_maths("doubled", "2 * x")
    project.write_maths("halved", "x / 2")
    project.write_lesson("plain")
    return project


@pytest.fixture(scope="session")
def tone() -> Callable[..., Waveform]:
    """A sine: ``tone(seconds, amplitude, frequency, rate)``."""

    def tone(seconds: float, amplitude: float = 0.1, frequency: float = 997, rate: int = RATE) -> Waveform:
        times = np.arange(round(seconds * rate)) / rate
        return (amplitude * np.sin(2 * np.pi * frequency * times)).astype(np.float32)

    return tone


@pytest.fixture(scope="session")
def write_sound() -> Callable[..., Path]:
    """Write a sound file, WAV or FLAC: ``write_sound(path, wave, rate)``."""

    def write(path: Path, wave: Waveform, rate: int = RATE) -> Path:
        with av.open(path, "w") as container:
            stream = container.add_stream({".wav": "pcm_s16le", ".flac": "flac"}[path.suffix], rate=rate)
            stream.layout = "mono"
            frame = av.AudioFrame.from_ndarray((wave[None] * 32767).astype(np.int16), "s16", "mono")
            frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return write
