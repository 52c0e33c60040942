"""The series: the films of a course joined into one, and the page on which they are shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.basis.files import write_whole
from scripts.basis.manifest import Manifest
from scripts.basis.quality import Quality
from scripts.basis.workspaces import workspace
from scripts.engine.digest import content_digest, sources_of
from scripts.engine.failures import Failure, failure_of, outcome
from scripts.engine.publication import published
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import ROOT
from scripts.request.course import Course
from scripts.series.records import CourseRecord, LessonRecord

_DOWNLOADS = {
    "lesson.mp4": "Film",
    "lesson.vtt": "Captions, WebVTT",
    "lesson.srt": "Captions, SubRip",
    "transcript.md": "Transcript",
    "sheet.png": "Contact sheet",
}
_SLIDES = (".pptx", ".pptm", ".html", ".pdf", ".zip")
_JOINED = "course.mp4"
_PAGE = ("course.json", "index.html")
_OUTPUTS = (_JOINED, *_PAGE)  # the page last, since it shows the others


@dataclass(frozen=True)
class Series:
    """The job of making the page of the *lessons* published in *output*, into a *folder* to begin with.

    Attributes
    ----------
    lessons
        The content of each lesson.json, in the order of the course, with the course's part for it.
    is_joined
        Whether their films become one, for which they must have the same quality.
    """

    title: str
    lessons: Sequence[Mapping[str, Any]]
    output: Path
    folder: Path
    is_joined: bool


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
    title: str, lessons: Sequence[Mapping[str, Any]], manifest: Manifest, folder: Path, pool: WorkerPool
) -> list[Failure]:
    """Make the page of the published *lessons* and the joined film, unless they are as they should be.

    Films of different qualities cannot be joined; then a joined film of before stays as it is.

    Parameters
    ----------
    folder
        Where they are made; it outlives the *pool*.
    """
    if not lessons:
        return []
    output = manifest.root
    series = Series(title, lessons, output, folder / "series", have_one_quality(lessons))
    made_of, mark = _digest(series), _mark(output)
    names = [name for name in _OUTPUTS if name != _JOINED or series.is_joined]
    whole = all(manifest.is_whole(output / name) for name in names)
    if whole and mark.is_file() and mark.read_bytes() == made_of.encode():
        return []
    series.folder.mkdir()
    results = [outcome("course", future) for _, future in pool.run(make_series, [series])]
    failures = [result for result in results if result is not None]
    if not failures:
        for name in names:
            manifest.place(series.folder / name, output / name)
        write_whole(mark, made_of)
    return failures


def have_one_quality(lessons: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the films of *lessons* are equally large and have as many frames in a second."""
    return len({Quality(**lesson["quality"]) for lesson in lessons}) == 1


def make_series(series: Series) -> Failure | None:
    """Make the page, and the joined film if there is to be one."""
    from scripts.film.assembly import assemble_course
    from scripts.series.page import write_page

    try:
        if series.is_joined:
            films = [
                (lesson["title"], series.output / _folder(lesson["name"]) / "lesson.mp4")
                for lesson in series.lessons
            ]
            assemble_course(films, series.folder / _JOINED, series.title)
        course = _course_record(series)
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
        place_page(folder, manifest)


def place_page(folder: Path, manifest: Manifest) -> None:
    """Put a page that was made in *folder* in its place; the next run sees that a joined film may lack."""
    _mark(manifest.root).unlink(missing_ok=True)
    for name in _PAGE:
        manifest.place(folder / name, manifest.root / name)


def published_lessons(course: Course, manifest: Manifest) -> Iterator[dict[str, Any]]:
    """What is published of *course*, in its order and in its parts: made now, or before in another way."""
    for entry in course.entries:
        lesson = published(entry.name, manifest)
        if lesson is not None:
            yield {**lesson, "part": entry.part}


def _mark(output: Path) -> Path:
    """The file that says of what the page and the joined film in *output* were made together."""
    return output / ".store" / "series"


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


def _course_record(series: Series) -> CourseRecord:
    slides = _slides_in(series.output, {lesson["name"] for lesson in series.lessons})
    lessons = [_lesson_record(lesson, slides[lesson["name"]]) for lesson in series.lessons]
    parts: dict[str, list[LessonRecord]] = {lesson["part"]: [] for lesson in series.lessons}
    for record, lesson in zip(series.lessons, lessons, strict=True):
        parts[record["part"]].append(lesson)
    return {
        "title": series.title,
        "theme": series.lessons[0]["theme"],
        "duration": sum(lesson["duration"] for lesson in lessons),
        "video": _JOINED if series.is_joined or (series.output / _JOINED).is_file() else None,
        "slides": slides[""],
        "parts": [{"title": part, "lessons": lessons} for part, lessons in parts.items()],
    }


def _lesson_record(lesson: Mapping[str, Any], slides: Sequence[str]) -> LessonRecord:
    return {
        "name": lesson["name"],
        "lesson": lesson["lesson"],
        "title": lesson["title"],
        "summary": lesson["summary"],
        "language": lesson["language"],
        "folder": _folder(lesson["name"]),
        "quality": str(Quality(**lesson["quality"])),
        "duration": lesson["duration"],
        "burns_captions": lesson["narration_style"]["burn_captions"],
        "poster": "poster.png",
        "video": "lesson.mp4",
        "prerequisites": lesson["prerequisites"],
        "downloads": [{"title": title, "file": file} for file, title in _DOWNLOADS.items()],
        "slides": slides,
        "beats": lesson["beats"],
        "parameters": lesson["parameters"],
        "key_numbers": lesson["key_numbers"],
    }


def _folder(name: str) -> str:
    """The folder of a published film, relative to that of the page."""
    return f"lessons/{name}"


def _digest(series: Series) -> str:
    """What the series is made of: its films in order, and the sources that join and show them."""
    scripts = ROOT / "scripts"
    sources = sources_of([scripts / "series" / "page.py", scripts / "film" / "assembly.py"])
    templates = {path for path in scripts.rglob("*.*") if path.suffix in {".j2", ".css", ".js"}}
    slides = _slides_in(series.output, {lesson["name"] for lesson in series.lessons})
    made_of = {"title": series.title, "lessons": series.lessons, "slides": dict(slides)}
    return content_digest(sources | templates, made_of)
