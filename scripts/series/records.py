"""The shape of ``course.json``: all that the page shows of a course.

The names of a lesson's files are relative to its folder; the folder, slides, and the course's own film, are
relative to the folder of ``course.json``. Times are in seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from scripts.request.parameters import ParameterRecord


class PhraseRecord(TypedDict):
    text: str
    html: str
    start: float
    end: float


class BeatRecord(TypedDict):
    name: str
    title: str
    narration: str
    phrases: Sequence[PhraseRecord]
    start: float
    end: float
    clip: str


class DownloadRecord(TypedDict):
    title: str
    file: str


class LessonRecord(TypedDict):
    name: str
    lesson: str
    title: str
    summary: str
    language: str
    folder: str
    quality: str
    """Of the picture: 720p30."""
    duration: float
    burns_captions: bool
    """Whether the captions are in the picture already."""
    poster: str
    video: str
    prerequisites: Sequence[str]
    downloads: Sequence[DownloadRecord]
    slides: Sequence[str]
    beats: Sequence[BeatRecord]
    parameters: Sequence[ParameterRecord]
    key_numbers: Mapping[str, Any]


class PartRecord(TypedDict):
    title: str
    lessons: Sequence[LessonRecord]


class CourseRecord(TypedDict):
    title: str
    theme: str
    duration: float
    video: str | None
    slides: Sequence[str]
    parts: Sequence[PartRecord]
