"""The course file: parts and lessons in order, in TOML. It is data; no code in it runs.

title = "…"   quality = "m"   theme = "dark"
[[part]]
title = "…"
lessons = ["a_lesson", { lesson = "a_lesson", name = "its_second_film", title = "…", a_parameter = 3 }]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from scripts.basis.errors import MathreelError, cut, instead, nearest, no_such, shown
from scripts.basis.quality import QualityLetter
from scripts.basis.text import in_one_line, shortened
from scripts.basis.user_files import FileKind, MissingFileError, UserFileError, read_text
from scripts.request.catalogue import ROOT, LessonFile, find_lessons, no_such_lesson
from scripts.request.data_files import with_files_read
from scripts.request.typed_values import read_table

DEFAULT_COURSE = ROOT / "scenes" / "course.toml"
ThemeName = Literal["dark", "light"]
_COURSE_FILE = FileKind("course file", 2_000_000, "UTF-8")
"""Thousands of lessons take less."""

THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)

Text = Annotated[str, Field(min_length=1)]
Title = Annotated[str, AfterValidator(in_one_line), Field(min_length=1)]
_LONGEST_TITLE = 40
"""Letters of a film's title: it stands above the words of a film, so it is no longer than a line of them."""

FilmTitle = Annotated[str, AfterValidator(in_one_line), Field(min_length=1, max_length=_LONGEST_TITLE)]
FileName = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=80)]

_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}


@dataclass(frozen=True)
class Entry:
    """One film of a course: which lesson, under which name, at which parameters.

    Attributes
    ----------
    part
        The title of its part in the course.
    title
        The title of the film; empty if it is the lesson's.
    source
        Where it is asked for, which begins messages about it: ``"course.toml, part 1, lesson 3: "``.
    """

    name: str
    lesson: LessonFile
    parameters: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    source: str = ""
    title: str = ""

    @property
    def own_part(self) -> str:
        """The title of its part in the course, if that is not the part of mathematics; else empty."""
        return "" if self.part == self.lesson.part_title else self.part


@dataclass(frozen=True)
class Course:
    """A series of films, in order."""

    title: str
    quality: str
    theme: str
    entries: tuple[Entry, ...]

    def entry(self, name: str) -> Entry:
        """Return the entry called *name*, or raise a MathreelError that names the nearest one."""
        for entry in self.entries:
            if entry.name == name:
                return entry
        names = [entry.name for entry in self.entries]
        raise no_such_lesson(name, names, "the course has")

    def only(self, names: Sequence[str]) -> Course:
        """Return the course with only the entries *names*, in that order; without names, all of it."""
        return replace(self, entries=tuple(map(self.entry, dict.fromkeys(names)))) if names else self


def load_course(path: Path, lessons: Mapping[str, LessonFile]) -> Course:
    """Read the course file at *path*, whose lessons are among *lessons*.

    Raises
    ------
    MathreelError
        If the file cannot be read or is not a course; the message names the part, the lesson and the key.
    """
    table = _parse(path, _read(path))
    entries: dict[str, Entry] = {}
    for index, part in enumerate(table.part):
        for position, row in enumerate(part.lessons):
            place, _ = _place_and_key(("part", index, "lessons", position))
            entry = _entry(row, part.title, path, f"{path}{place}: ", lessons)
            if entry.name in entries:
                raise MathreelError(
                    f"{entry.source}the name {entry.name} is taken already: give this lesson another name, "
                    f'{{ lesson = "{entry.lesson.name}", name = "{entry.name}_again", … }}.'
                )
            entries[entry.name] = entry
    return Course(table.title, table.quality, table.theme, tuple(entries.values()))


# The file's form --------------------------------------------------------------------------------------


class _Row(BaseModel):
    """A lesson of a part; every key but those here is a parameter of the lesson."""

    model_config = ConfigDict(extra="allow", strict=True)
    lesson: Text
    name: FileName | None = None
    title: FilmTitle = ""


KEYS_BESIDE = tuple(_Row.model_fields)
"""What a course file says of a lesson beside its parameters."""


def _as_table(row: object) -> object:
    return {"lesson": row} if isinstance(row, str) else row


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    title: Title
    lessons: list[Annotated[_Row, BeforeValidator(_as_table)]] = Field(min_length=1)


class _CourseTable(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    title: Title
    quality: QualityLetter = "m"
    theme: ThemeName = "dark"
    part: list[_Part] = Field(min_length=1)


def _entry(row: _Row, part: str, path: Path, source: str, lessons: Mapping[str, LessonFile]) -> Entry:
    if row.lesson not in lessons:
        raise MathreelError(f"{source}there is {no_such('lesson', row.lesson, lessons)}.")
    name = row.name or row.lesson
    if name in _DEVICES:
        raise MathreelError(
            f"{source}Windows keeps the name {name} for a device: give this lesson another name, "
            f'{{ lesson = "{row.lesson}", name = "{name}_film", … }}.'
        )
    parameters = with_files_read(row.model_extra or {}, path.parent, name, source)
    return Entry(name, lessons[row.lesson], parameters, part, source, row.title or _title_by_name(row))


def _title_by_name(row: _Row) -> str:
    """The title of a film that has a name of its own and no title; empty if it has neither."""
    if row.name is None or row.name == row.lesson:
        return ""
    return shortened(row.name.replace("_", " ").strip().capitalize(), _LONGEST_TITLE)


# What is wrong with it ----------------------------------------------------------------------------------


def _read(path: Path) -> str:
    try:
        return read_text(path, _COURSE_FILE)
    except MissingFileError:
        raise MathreelError(
            f"there is no course file {path}; `mathreel init {path}` writes one to start from."
        ) from None
    except UserFileError as error:
        raise MathreelError(f"{error}.") from None


def _parse(path: Path, text: str) -> _CourseTable:
    try:
        return _CourseTable.model_validate(read_table(text))
    except tomllib.TOMLDecodeError as error:
        braces = " (a lesson in braces must stand on one line, with no comma before the closing brace)"
        hint = braces if "key part" in str(error) else ""
        raise MathreelError(f"{path} is not TOML: {error}{hint}.") from None
    except ValidationError as refusal:
        first = _most_telling(refusal.errors())
        place, key = _place_and_key(first["loc"])
        raise MathreelError(f"{path}{place}: {cut(key)} {_remedy(first)}.") from None
    except ValueError as error:
        raise MathreelError(f"{path} cannot be a course: {error}.") from None


_EXPLAINED = {
    "part": ": a course needs at least one [[part]]",
    "lesson": ': a table says which lesson it is about, { lesson = "vectors", … }',
}
"""What is said of a key that is missing."""


def _most_telling(errors: Sequence[ErrorDetails]) -> ErrorDetails:
    """Return the first error; where a key is missing, rather the misspelled one of the same table."""
    first, *others = errors
    if first["type"] != "missing":
        return first
    *table, missing = first["loc"]
    for other in others:
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == (*table,):
            return other
    if missing == "lesson":  # a lesson may have any keys
        for key in first["input"]:
            if key not in _Row.model_fields and nearest(key, _Row.model_fields) == missing:
                return {**first, "type": "extra_forbidden", "loc": (*table, key)}
    return first


def _place_and_key(location: Sequence[str | int]) -> tuple[str, str]:
    """Return where pydantic's *location* is, ``", part 2, lesson 3"``, and the key that is meant there."""
    match location:
        case ("part", int(part), "lessons", int(lesson), *keys):
            place, whole = f", part {part + 1}, lesson {lesson + 1}", "the lesson"
        case ("part", int(part), *keys):
            place, whole = f", part {part + 1}", "the part"
        case keys:
            place, whole = "", "the course"
    return place, ".".join(map(str, keys)) or whole


def _remedy(error: ErrorDetails) -> str:
    """Say what is wrong, and what would be right instead."""
    kind, key = error["type"], str(error["loc"][-1])
    if kind == "extra_forbidden":
        return _remedy_of_key(key, len(error["loc"]))
    if kind == "missing":
        return f"is missing{_EXPLAINED.get(key, '')}"
    if kind == "too_short":
        return "is empty, but it needs at least one entry"
    if key == "part" and isinstance(error["input"], dict):
        return "is one table, but there may be several: write [[part]] with two brackets"
    wanted = {
        "list_type": 'be a list in brackets, lessons = ["vectors", "norms"]',
        "literal_error": f"be {error.get('ctx', {}).get('expected')}",
        "string_pattern_mismatch": "have only small letters, digits and _",
        "string_type": "be a text in quotes",
        "model_type": "be the name of a lesson in quotes, or a table in braces",
    }
    reason = error["msg"].removeprefix("Input ").removeprefix("should ")
    return f"is {shown(error['input'])}, but it must {wanted.get(kind, reason)}"


def _remedy_of_key(key: str, depth: int) -> str:
    """Say what is meant by a *key* that its table does not have; it may belong into another one."""
    course, part = list(_CourseTable.model_fields), list(_Part.model_fields)
    known, others, place = {
        1: (course, part, "below a [[part]] and its title"),
        3: (part, course, "at the beginning of the file, above the first [[part]]"),
    }.get(depth, (list(_Row.model_fields), [], ""))
    meant = nearest(key, [*known, *others])
    if meant in others and meant not in known:
        return f"is in the wrong place: {'it' if key == meant else meant} belongs {place}"
    rest = "" if others else ", and the parameters of the lesson"
    return f"is unknown{instead('key', key, known)}{rest}"


def read_course(path: Path) -> tuple[Course, Mapping[str, LessonFile]]:
    """Return the course at *path*, and all lessons that there are."""
    lessons = find_lessons()
    return load_course(path, lessons), lessons


def find_entry(name: str, course: Course, lessons: Mapping[str, LessonFile]) -> Entry:
    """Return the entry called *name* in *course*, or else the lesson of that name with its defaults."""
    entries = {lesson.name: Entry(lesson.name, lesson, part=lesson.part_title) for lesson in lessons.values()}
    entries |= {entry.name: entry for entry in course.entries}
    if name not in entries:
        raise no_such_lesson(name, entries)
    return entries[name]


def with_parameters(entry: Entry, values: Mapping[str, Any]) -> Entry:
    """Return *entry* with parameters from the command line, so that no error names the course file."""
    if not values:
        return entry
    values = with_files_read(values, Path(), entry.name, before=entry.parameters)
    return replace(entry, parameters={**entry.parameters, **values}, source="")
