"""Compare mathreel with stock manim: the same lessons, parameters and quality, in one run.

Seconds depend on the machine and on what else it does. The ratios are more reliable.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from scripts.basis.manifest import user_manifest
from scripts.basis.workspaces import workspace
from scripts.benchmark.comparison import Comparison, compare
from scripts.benchmark.everyday import EverydayCommand, run_everyday_commands
from scripts.benchmark.report import (
    as_data,
    comparison_table,
    everyday_table,
    lessons_table,
    sampled_table,
    scaling_table,
)
from scripts.benchmark.sampled import Reckoned, compare_samples
from scripts.benchmark.scale import costs_of, scale_table
from scripts.benchmark.scaling import Scaling, measure_scaling, save_plot
from scripts.engine.worker_pool import usable_cores
from scripts.options import gathered
from scripts.request.catalogue import ROOT, LessonFile, find_lessons
from scripts.request.course import load_course

_COURSE = ROOT / "scenes" / "course.toml"
_QUICK_LESSON = "gradient_descent"
_LARGE = "k"
_WIDTH = 160
"""The characters of a line in a file, in which the table of the lessons needs no second line."""


@dataclass(frozen=True)
class _Extent:
    """How much is measured."""

    names: tuple[str, ...]
    qualities: tuple[str, ...]
    runs: int
    quick: bool


@dataclass(frozen=True)
class _Special:
    """What is measured in place of whole films of all candidates."""

    sampled: bool
    cluster: bool
    rendered: Path | None


@click.command(
    epilog="Example:  .venv/bin/python -m scripts.bench -q h --lesson gradient_descent --lesson vectors"
)
@click.option("--lesson", "names", multiple=True, help="Measure this lesson only; may be given again.")
@click.option(
    "-q",
    "--quality",
    "qualities",
    multiple=True,
    help="manim's letter; may be given again. By default l and h, and k for one lesson.",
)
@click.option(
    "--runs",
    default=3,
    show_default=True,
    type=click.IntRange(1),
    help="Number of runs; the medians are shown.",
)
@click.option("--quick", is_flag=True, help="One lesson, once, at quality l: under three minutes.")
@click.option(
    "--json", "json_path", type=click.Path(path_type=Path), help="Write the results to this file too."
)
@click.option(
    "--plot", "plot_path", type=click.Path(path_type=Path), help="Measure how cost grows, and draw it (PNG)."
)
@click.option(
    "--sampled",
    is_flag=True,
    help="Reckon stock manim's films from one beat of each lesson, and nothing else: half an hour at m.",
)
@click.option("--cluster", is_flag=True, help="Measure Dask clusters on this machine, and nothing else.")
@click.option(
    "--scale",
    "rendered",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Simulate 10,000 films like those rendered into FOLDER on many workers, and nothing else.",
)
@gathered(extent=_Extent, special=_Special)
def main(*, extent: _Extent, special: _Special, json_path: Path | None, plot_path: Path | None) -> None:
    """Compare mathreel with stock manim, stock manim with its fastest flags, and the encoder alone."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    names, qualities, runs = extent.names, extent.qualities, extent.runs
    if extent.quick:
        names, qualities, runs = names or (_QUICK_LESSON,), qualities or ("l",), 1
    lessons = _lessons(names)
    if special.rendered is not None:
        _simulate_scale(special.rendered, console)
        return
    if special.sampled:
        _measure_samples(lessons, qualities or ("h",), console, json_path)
        return
    if special.cluster:
        _measure_cluster(lessons, console, json_path)
        return
    comparisons: list[Comparison] = []
    everyday: list[EverydayCommand] = []
    scalings: list[Scaling] = []

    def show(table: Table) -> None:
        """Show what is known now and save it, because the next part may take long."""
        console.print(table)
        _write(json_path, as_data(comparisons, everyday, scalings))

    for quality in qualities or ("l", "h", _LARGE):
        few = lessons[:1] if quality == _LARGE else lessons
        comparisons.append(compare(few, quality, runs, likeness=quality != _LARGE))
        show(comparison_table(comparisons[-1]))
        show(lessons_table(comparisons[-1]))
    everyday += run_everyday_commands(lessons, runs, whole=not names)
    show(everyday_table(everyday))
    if plot_path is not None:
        scalings += measure_scaling(lessons)
        show(scaling_table(scalings))
        place = Path(os.path.realpath(plot_path))
        with workspace(place.parent) as folder:
            save_plot(scalings, folder / "plot.png")
            user_manifest().place(folder / "plot.png", place)


def _measure_samples(
    lessons: Sequence[LessonFile], qualities: Sequence[str], console: Console, json_path: Path | None
) -> None:
    def tell(lesson: Reckoned) -> None:
        console.print(f"{lesson.lesson}: stock ÷ mathreel {lesson.speed:.1f}", highlight=False)

    courses = []
    for quality in qualities:
        courses.append(compare_samples(lessons, quality, told=tell))
        console.print(sampled_table(courses[-1]))
        totals = ("speed", "cpu", "size")
        data = [{**asdict(each), **{name: getattr(each, name) for name in totals}} for each in courses]
        _write(json_path, {"cores": usable_cores(), "sampled": data})


def _measure_cluster(lessons: Sequence[LessonFile], console: Console, json_path: Path | None) -> None:
    from scripts.benchmark.cluster import measure_cluster  # needs Dask

    findings = []
    for finding in measure_cluster(lessons):
        findings.append(finding)
        told = f"{finding.name}: {finding.value:.3g} {finding.unit}".strip()
        console.print(f"{told} ({finding.target})", highlight=False)
        _write(json_path, {"cores": usable_cores(), "cluster": [asdict(finding) for finding in findings]})


def _simulate_scale(rendered: Path, console: Console) -> None:
    costs = costs_of(rendered)
    if not costs:
        raise click.BadParameter(f"no film was rendered into {rendered}", param_hint="--scale")
    console.print(scale_table(costs))


def _write(path: Path | None, data: Any) -> None:
    if path is not None:
        text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        user_manifest().write(Path(os.path.realpath(path)), text)


def _lessons(names: Sequence[str]) -> list[LessonFile]:
    """The lessons of the default course, or those of them that are named."""
    course = [entry.lesson for entry in load_course(_COURSE, find_lessons()).entries]
    unknown = set(names) - {lesson.name for lesson in course}
    if unknown:
        raise click.BadParameter(f"the default course has no lesson {', '.join(sorted(unknown))}")
    return [lesson for lesson in course if lesson.name in names] if names else course


if __name__ == "__main__":
    main()
