"""The results as tables for people, and as plain data."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from scenes.stage.type.numerals import counted
from scripts.benchmark.comparison import FLAGS, FLOOR, MATHREEL, STOCK, Comparison, Standing
from scripts.benchmark.everyday import EverydayCommand
from scripts.benchmark.probe import PARTS
from scripts.benchmark.sampled import SampledCourse
from scripts.benchmark.scaling import Scaling
from scripts.engine.worker_pool import usable_cores

_LIKENESS = ("SSIM", "least", "stock's SSIM", "least")
"""Headings of how like films are to what stock manim drew."""


def ratios(comparison: Comparison) -> dict[str, float]:
    """How many times as fast mathreel is as stock manim, and how near to its encoder's own time."""
    return {
        "stock ÷ mathreel": comparison.ratio(STOCK, MATHREEL),
        "stock with flags ÷ mathreel": comparison.ratio(FLAGS, MATHREEL),
        "mathreel ÷ encoder alone": comparison.ratio(MATHREEL, FLOOR),
        "CPU, stock ÷ mathreel": comparison.cpu_ratio(STOCK, MATHREEL),
        "size, mathreel ÷ stock": comparison.standings[MATHREEL].kilobytes
        / comparison.standings[STOCK].kilobytes,
    }


def comparison_table(comparison: Comparison) -> Table:
    lessons = counted(len(comparison.lessons), "lesson")
    table = Table(title=f"{lessons} at -q {comparison.quality}, {usable_cores()} cores")
    table.add_column("what")
    for heading in ("seconds", "frames/s", "CPU ms a frame", "MB", "kB", "SSIM", "least"):
        table.add_column(heading, justify="right")
    for name, standing in comparison.standings.items():
        table.add_row(name, *_cells(standing))
    table.caption = "\n".join(
        [
            ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios(comparison).items()),
            "mathreel's CPU ms a frame: " + _parts(comparison),
        ]
    )
    return table


def lessons_table(comparison: Comparison) -> Table:
    """Mathreel's films one by one; the last columns are milliseconds of CPU a frame."""
    table = Table("lesson", title=f"Each lesson at -q {comparison.quality}")
    for heading in (
        "CPU s",
        "stock's ÷ it",
        "in motion",
        "size ÷ stock's",
        *_LIKENESS,
        *(f"{part}, ms" for part in PARTS),
    ):
        table.add_column(heading, justify="right")
    for each in comparison.lessons:
        table.add_row(
            each.lesson,
            f"{each.seconds:.1f}",
            f"{each.speed:.1f}",
            f"{each.moving:.0%}",
            f"{each.size:.2f}",
            *_mean_and_least(each.likeness),
            *_mean_and_least(each.stock_likeness),
            *(f"{each.milliseconds[part]:.2f}" for part in PARTS),
        )
    return table


def _parts(comparison: Comparison) -> str:
    frames = max(comparison.standings[MATHREEL].frames, 1)
    return ", ".join(f"{part} {1000 * seconds / frames:.2f}" for part, seconds in comparison.parts.items())


def _cells(standing: Standing) -> list[str]:
    memory = max(standing.memory)
    return [
        f"{standing.median:.1f}",
        f"{standing.frames / standing.median:.0f}",
        f"{1000 * statistics.median(standing.cpu) / standing.frames:.2f}",
        f"{memory:.0f}" if memory else "",
        f"{standing.kilobytes:.0f}" if standing.kilobytes else "",
        *_mean_and_least(standing.likeness),
    ]


def _mean_and_least(likeness: Sequence[float]) -> list[str]:
    return [f"{statistics.mean(likeness):.4f}", f"{min(likeness):.4f}"] if likeness else ["", ""]


def sampled_table(course: SampledCourse) -> Table:
    """A course whose stock films are reckoned from a beat of each."""
    lessons = counted(len(course.lessons), "lesson")
    table = Table(
        "lesson", "beat", title=f"{lessons} at -q {course.quality}, stock manim's reckoned from a beat"
    )
    for heading in (
        "stock's s",
        "its CPU s",
        "mathreel's s",
        "stock ÷ mathreel",
        "in motion",
        "size ÷ stock's",
        *_LIKENESS,
    ):
        table.add_column(heading, justify="right")
    for each in course.lessons:
        table.add_row(
            each.lesson,
            each.beat,
            f"{each.stock_seconds:.0f}",
            f"{each.stock_cpu:.0f}",
            f"{each.seconds:.0f}",
            f"{each.speed:.1f}",
            f"{each.moving:.0%}",
            f"{each.size:.2f}",
            *_mean_and_least(each.likeness),
            *_mean_and_least(each.stock_likeness),
        )
    table.caption = (
        f"the course, stock ÷ mathreel {course.speed:.2f}, CPU, stock ÷ mathreel {course.cpu:.2f}, "
        f"size, mathreel ÷ stock {course.size:.2f}, mathreel {course.run.seconds:.0f} s and "
        f"{course.run.memory:.0f} MB on {usable_cores()} cores"
    )
    return table


def everyday_table(everyday: Sequence[EverydayCommand]) -> Table:
    table = Table("what", title="mathreel from the command line, -q l")
    table.add_column("seconds", justify="right")
    table.add_column("to stand under", justify="right")
    for command in everyday:
        target = "" if command.target is None else f"{command.target:.1f}"
        table.add_row(command.name, f"{command.median:.2f}", target)
    return table


def scaling_table(scalings: Sequence[Scaling]) -> Table:
    table = Table("CPU seconds by", "amounts", "seconds", "dearest step ÷ mean", title="Scaling")
    for scaling in scalings:
        amounts = "  ".join(f"{amount:.3g}" for amount in scaling.amounts)
        seconds = "  ".join(f"{second:.1f}" for second in scaling.seconds)
        table.add_row(scaling.of, amounts, seconds, f"{scaling.steepest:.2f}")
    return table


def as_data(
    comparisons: Sequence[Comparison], everyday: Sequence[EverydayCommand], scalings: Sequence[Scaling]
) -> dict[str, Any]:
    """All results, ready for JSON."""
    return {
        "cores": usable_cores(),
        "comparisons": [{**asdict(comparison), "ratios": ratios(comparison)} for comparison in comparisons],
        "everyday": [asdict(command) for command in everyday],
        "scaling": [asdict(scaling) for scaling in scalings],
    }
