"""Measure mathreel beside stock manim: the same lessons, parameters and quality, in one run.

Seconds depend on the machine and the minute; the ratios are what to trust.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from scripts.production.catalogue import HOUSE, LessonFile, find_lessons
from scripts.production.course import load_course

_COURSE = HOUSE / "scenes" / "course.toml"


@dataclass(frozen=True)
class Measurement:
    """The seconds that a command took in each run, and the most that is asked of it, if anything is."""

    name: str
    seconds: tuple[float, ...]
    target: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


@click.command(
    epilog="Example:  .venv/bin/python -m scripts.bench --lesson gradient_descent --lesson vectors --runs 3"
)
@click.option("--lesson", "names", multiple=True, help="Measure this lesson only; may be given again.")
@click.option("-q", "--quality", default="l", show_default=True, help="manim's letter: l, m, h, p or k.")
@click.option(
    "--runs", default=1, show_default=True, type=click.IntRange(1), help="Runs of each; medians are compared."
)
@click.option("--no-stock", is_flag=True, help="Leave stock manim out, which takes longest.")
@click.option(
    "--json", "json_path", type=click.Path(path_type=Path), help="Write the measurements to this file too."
)
def main(names: tuple[str, ...], quality: str, runs: int, no_stock: bool, json_path: Path | None) -> None:
    """Time mathreel and stock manim on the default course, from the command line as a user would."""
    lessons = _lessons(names)
    measurements = measure(lessons, quality, runs, stock=not no_stock, whole=not names)
    _show(measurements, len(lessons), quality)
    if json_path is not None:
        report = {row.name: {"seconds": row.seconds, "median": row.median} for row in measurements}
        json_path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def measure(
    lessons: Sequence[LessonFile], quality: str, runs: int, *, stock: bool, whole: bool
) -> list[Measurement]:
    """Run each command *runs* times, one kind after the other within a run, and return what they took.

    The targets hold for the whole course at quality l on two cores.
    """
    bound = whole and quality == "l"
    seconds: dict[str, list[float]] = {"stock manim": [], "mathreel": [], "again": [], "still": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="mathreel-bench-") as scratch:
            out = Path(scratch) / "out"
            render = [
                "render",
                *(lesson.name for lesson in lessons if not whole),
                "-q",
                quality,
                "-o",
                str(out),
            ]
            if stock:
                seconds["stock manim"].append(sum(_stock(lesson, quality, scratch) for lesson in lessons))
            seconds["mathreel"].append(_mathreel(render))
            seconds["again"].append(_mathreel(render))
            beat_time = ["preview", lessons[0].name, "--at", "20", "-o", str(Path(scratch) / "still.png")]
            seconds["still"].append(_mathreel(beat_time))
    rows = [
        Measurement("stock manim, lesson by lesson", tuple(seconds["stock manim"])),
        Measurement("mathreel render, empty store", tuple(seconds["mathreel"]), 90.0 if bound else None),
        Measurement("mathreel render, nothing changed", tuple(seconds["again"]), 2.0),
        Measurement("mathreel preview --at, cold", tuple(seconds["still"]), 5.0),
    ]
    return [row for row in rows if row.seconds]


def _lessons(names: Sequence[str]) -> list[LessonFile]:
    catalogue = find_lessons()
    course = [entry.lesson for entry in load_course(_COURSE, catalogue).entries]
    return [lesson for lesson in course if lesson.name in names] if names else course


def _stock(lesson: LessonFile, quality: str, scratch: str) -> float:
    scene = "".join(word.capitalize() for word in lesson.name.split("_"))
    return _timed(
        [
            *(sys.executable, "-m", "manim", "render", f"-q{quality}", "--disable_caching"),
            *("--progress_bar", "none", "--verbosity", "ERROR", "--media_dir", f"{scratch}/stock"),
            *(str(lesson.path()), scene),
        ]
    )


def _mathreel(arguments: Sequence[str]) -> float:
    return _timed([sys.executable, "-m", "scripts.cli", *arguments])


def _timed(command: Sequence[str]) -> float:
    """Run *command*, which must succeed, and return the seconds that it took."""
    started = time.perf_counter()
    run = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False, env=os.environ)
    if run.returncode:
        raise click.ClickException(f"{' '.join(command)} failed: {run.stderr.strip()[-500:]}")
    return time.perf_counter() - started


def _show(measurements: Sequence[Measurement], count: int, quality: str) -> None:
    table = Table(title=f"{count} lessons at -q {quality}, {os.cpu_count()} cores")
    for heading in ("what", "seconds", "to stand under", "stock ÷ this"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    stock = next((row.median for row in measurements if row.name.startswith("stock")), None)
    for row in measurements:
        comparable = stock is not None and row.name.endswith("empty store")
        table.add_row(
            row.name,
            f"{row.median:.1f}",
            "" if row.target is None else f"{row.target:g}",
            f"{stock / row.median:.1f}" if stock is not None and comparable else "",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
