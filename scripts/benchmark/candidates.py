"""Who is compared: stock manim as it comes, stock manim with the best flags for it, and mathreel."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.benchmark.processes import Cost, run_side_by_side
from scripts.request.catalogue import ROOT, LessonFile

LIGHTER = ("--encoder-option", "preset=veryfast", "--max-inflight-encoders", "4")
"""The flags of stock manim that make it faster."""

LOSSLESS = (
    *("--video-codec", "libx264rgb", "--pixel-format", "rgb24"),
    *("--encoder-option", "qp=0", "--encoder-option", "preset=ultrafast"),
)
"""The flags that have stock manim write its pictures bit by bit as they were drawn."""


def stock(lessons: Sequence[LessonFile], quality: str, folder: Path) -> Cost:
    """Render lesson by lesson with ``manim render``."""
    return run_side_by_side([[_manim(lesson, quality, folder) for lesson in lessons]])


def stock_with_flags(lessons: Sequence[LessonFile], quality: str, folder: Path) -> Cost:
    """Render with ``manim render`` in two processes side by side, each with every second lesson."""
    commands = [_manim(lesson, quality, folder, *LIGHTER) for lesson in lessons]
    return run_side_by_side([commands[::2], commands[1::2]])


def stock_plays(lesson: LessonFile, quality: str, folder: Path, plays: range) -> Cost:
    """Render some plays of a lesson with ``manim render``; those before them are played, but not drawn."""
    return run_side_by_side([[_manim(lesson, quality, folder, *_only(plays))]])


def lossless(lesson: LessonFile, quality: str, folder: Path, plays: range | None = None) -> list[Path]:
    """Have stock manim write the frames of a lesson, or only of some *plays*, without loss.

    Returns the files of the plays, in order.
    """
    limits = () if plays is None else _only(plays)
    run_side_by_side([[_manim(lesson, quality, folder, *LOSSLESS, *limits)]])
    written = f"videos/lesson/*/partial_movie_files/{_scene(lesson)}/uncached_*.mp4"
    return sorted(folder.glob(written))


def mathreel(lessons: Sequence[LessonFile], quality: str, folder: Path) -> Cost:
    """Render with mathreel; a second call on the same folder finds everything done."""
    names = [lesson.name for lesson in lessons]
    return run_side_by_side([[mathreel_command("render", *names, "-q", quality, "-o", str(folder))]])


def mathreel_command(*arguments: str) -> Sequence[str]:
    return [str(Path(sys.executable).with_name("mathreel")), *arguments]


def films(lessons: Iterable[LessonFile], folder: Path) -> Mapping[str, Path]:
    """Where a candidate put its film of each lesson."""
    return {lesson.name: _film(lesson, folder) for lesson in lessons}


def _only(plays: range) -> tuple[str, str]:
    """The flag that has stock manim film some plays, and no others."""
    return "-n", f"{plays[0]},{plays[-1]}"


def _film(lesson: LessonFile, folder: Path) -> Path:
    own = folder / "lessons" / lesson.name / "lesson.mp4"
    return own if own.exists() else next(folder.glob(f"videos/lesson/*/{_scene(lesson)}.mp4"))


def _manim(lesson: LessonFile, quality: str, folder: Path, *flags: str) -> list[str]:
    return [
        *(sys.executable, "-m", "manim", "render", f"-q{quality}", "--disable_caching", *flags),
        *("--progress_bar", "none", "--verbosity", "ERROR", "--media_dir", str(folder)),
        *(str(lesson.path(ROOT)), _scene(lesson)),
    ]


def _scene(lesson: LessonFile) -> str:
    """The name of the lesson's class."""
    return "".join(word.capitalize() for word in lesson.name.split("_"))
