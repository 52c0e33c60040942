"""What a user does with mathreel all day: a whole render, the same again, one parameter changed, a still."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benchmark.candidates import mathreel_command
from scripts.benchmark.processes import run_side_by_side
from scripts.request.catalogue import LessonFile


@dataclass(frozen=True)
class EverydayCommand:
    """The seconds that a command took in each run, and the most that it may take, if anything is asked."""

    name: str
    seconds: list[float]
    target: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def run_everyday_commands(lessons: Sequence[LessonFile], runs: int, *, whole: bool) -> list[EverydayCommand]:
    """Run each command *runs* times at quality l; the target of the first holds for the whole course."""
    names = [] if whole else [lesson.name for lesson in lessons]
    seconds: dict[str, list[float]] = {name: [] for name in ("first", "again", "changed", "lesson", "still")}
    for _ in range(runs):
        with TemporaryDirectory(prefix="mathreel-bench-") as scratch:
            out = ["-q", "l", "-o", str(Path(scratch) / "out")]
            alone = ["render", lessons[0].name, "-q", "l", "-o", str(Path(scratch) / "alone")]
            pace = ["--set", f"{lessons[0].name}.pace=1.1"]
            still = ["preview", lessons[0].name, "--at", "20", "-o", str(Path(scratch) / "still.png")]
            seconds["first"].append(_timed("render", *names, *out))
            seconds["again"].append(_timed("render", *names, *out))
            seconds["changed"].append(_timed("render", *names, *out, *pace))
            seconds["lesson"].append(_timed(*alone, *pace))
            seconds["still"].append(_timed(*still))
    alone_again = statistics.median(seconds["lesson"]) + 2.0
    return [
        EverydayCommand("render, empty store", seconds["first"], 90.0 if whole else None),
        EverydayCommand("render, nothing changed", seconds["again"], 1.5),
        EverydayCommand("render, one parameter of one lesson changed", seconds["changed"], alone_again),
        EverydayCommand("preview --at, cold", seconds["still"], 3.5),
    ]


def _timed(*arguments: str) -> float:
    return run_side_by_side([[mathreel_command(*arguments)]]).seconds
