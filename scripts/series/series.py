"""The series: the films of a course joined into one, and the page on which they are shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from scripts.basis.files import write_whole
from scripts.basis.manifest import Manifest
from scripts.basis.workspaces import workspace
from scripts.engine.digest import content_digest, sources_of
from scripts.engine.failures import Failure, failure_of, outcome
from scripts.engine.film import Film
from scripts.engine.publication import lesson_record
from scripts.engine.store import Store
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import ROOT
from scripts.series.records import CourseRecord, LessonRecord

_DOWNLOADS = {
    "lesson.mp4": "Film",
    "lesson.vtt": "Captions, WebVTT",
    "lesson.srt": "Captions, SubRip",
    "transcript.md": "Transcript",
    "sheet.png": "Contact sheet",
}
_SLIDES = (".pptx", ".pptm", ".html", ".pdf", ".zip")
_OUTPUTS = ("course.mp4", "course.json", "index.html")  # the page last, since it shows the others


@dataclass(frozen=True)
class Series:
    """The job of joining finished *films* of *output* under a *title*, into a *folder* to begin with."""

    title: str
    films: Sequence[Film]
    output: Path
    folder: Path


def check_series(manifest: Manifest) -> None:
    """Refuse an output folder that holds a page, or a film beside it, that is not ours.

    Raises
    ------
    MathreelError
        With the file.
    """
    for name in _OUTPUTS:
        manifest.check(manifest.root / name)


def update_series(
    title: str, films: Sequence[Film], manifest: Manifest, folder: Path, pool: WorkerPool
) -> list[Failure]:
    """Make the joined film and the page of the finished *films*, unless they are as they should be.

    They are made in *folder*, which outlives the *pool*.
    """
    if not films:
        return []
    output = manifest.root
    series = Series(title, films, output, folder / "series")
    made_of, mark = _digest(series), output / ".store" / "series"
    whole = all(manifest.is_whole(output / name) for name in _OUTPUTS)
    if whole and mark.is_file() and mark.read_bytes() == made_of.encode():
        return []
    series.folder.mkdir()
    results = [outcome("course", future) for _, future in pool.run(make_series, [series])]
    failures = [result for result in results if result is not None]
    if not failures:
        for name in _OUTPUTS:
            manifest.place(series.folder / name, output / name)
        write_whole(mark, made_of)
    return failures


def make_series(series: Series) -> Failure | None:
    """Make the joined film and the page."""
    from scripts.film.assembly import assemble_course
    from scripts.series.page import write_page

    store = Store(series.output)
    try:
        films = [(film.title, store.film(film.digest) / "lesson.mp4") for film in series.films]
        assemble_course(films, series.folder / "course.mp4", series.title)
        course = _course_record(series, store)
        _write_record(course, series.folder)
        write_page(course, series.folder)
    except Exception as error:
        return failure_of("course", error)
    return None


def show_slides(manifest: Manifest) -> None:
    """Have the course page in an output folder, if it is whole, offer the slides that lie there now."""
    output = manifest.root
    path = output / "course.json"
    if not manifest.is_whole(path):
        return
    from scripts.series.page import write_page

    course: CourseRecord = json.loads(path.read_text(encoding="utf-8"))
    lessons = [lesson for part in course["parts"] for lesson in part["lessons"]]
    slides = _slides_in(output, {lesson["name"] for lesson in lessons})
    course["slides"] = slides[""]
    for lesson in lessons:
        lesson["slides"] = slides[lesson["name"]]
    with workspace(output) as folder:
        _write_record(course, folder)
        write_page(course, folder)
        for name in ("course.json", "index.html"):
            manifest.place(folder / name, output / name)


def _write_record(course: CourseRecord, folder: Path) -> None:
    text = json.dumps(course, indent=2, ensure_ascii=False)
    (folder / "course.json").write_text(text, encoding="utf-8")


def _slides_in(output: Path, lessons: Set[str]) -> defaultdict[str, list[str]]:
    """The files in ``OUT/slides`` by the lesson that they are called after; the others under no name."""
    slides = defaultdict[str, list[str]](list)
    for path in sorted((output / "slides").glob("*")):
        page = path / "index.html"
        if path.suffix in _SLIDES or page.is_file():
            shown = page if path.is_dir() else path
            slides[path.stem if path.stem in lessons else ""].append(shown.relative_to(output).as_posix())
    return slides


def _course_record(series: Series, store: Store) -> CourseRecord:
    slides = _slides_in(series.output, {film.name for film in series.films})
    lessons = [_lesson_record(film, store, slides[film.name]) for film in series.films]
    parts: dict[str, list[LessonRecord]] = {film.part: [] for film in series.films}
    for film, lesson in zip(series.films, lessons, strict=True):
        parts[film.part].append(lesson)
    return {
        "title": series.title,
        "theme": series.films[0].theme,
        "quality": series.films[0].quality.letter,
        "duration": sum(lesson["duration"] for lesson in lessons),
        "video": "course.mp4",
        "slides": slides[""],
        "parts": [{"title": part, "lessons": lessons} for part, lessons in parts.items()],
    }


def _lesson_record(film: Film, store: Store, slides: Sequence[str]) -> LessonRecord:
    recorded = store.record(film.digest)
    files = {path.as_posix() for path in store.files(film.digest)}
    return {
        "name": film.name,
        "lesson": film.lesson.name,
        "title": film.title,
        "summary": film.summary,
        "language": film.narration_style.language,
        "folder": f"lessons/{film.name}",
        "duration": recorded["duration"],
        "poster": "poster.png",
        "video": "lesson.mp4",
        "prerequisites": list(film.prerequisites),
        "downloads": [{"title": title, "file": file} for file, title in _DOWNLOADS.items() if file in files],
        "slides": slides,
        "beats": recorded["beats"],
        "parameters": film.parameters,
        "facts": recorded["facts"],
    }


def _digest(series: Series) -> str:
    """What the series is made of: its films in order, and the sources that join and show them."""
    scripts = ROOT / "scripts"
    sources = sources_of([scripts / "series" / "page.py", scripts / "film" / "assembly.py"])
    templates = {path for path in scripts.rglob("*.*") if path.suffix in {".j2", ".css", ".js"}}
    store = Store(series.output)
    lessons = [lesson_record(film, store) for film in series.films]
    slides = _slides_in(series.output, {film.name for film in series.films})
    made_of = {"title": series.title, "lessons": lessons, "slides": dict(slides)}
    return content_digest(sources | templates, made_of)
