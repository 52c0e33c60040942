"""The shape of ``sweep.json``: all that the page of a sweep shows; folders are relative to that page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from scripts.request.parameters import ParameterRecord
from scripts.series.records import BeatRecord


class AxisRecord(TypedDict):
    name: str
    description: str
    choices: Sequence[Any]


class VariantRecord(TypedDict):
    name: str
    folder: str
    duration: float
    places: Sequence[int]
    """Which of the values of each axis it has."""
    beats: Sequence[BeatRecord]
    facts: Mapping[str, Any]
    ranges: Mapping[str, Any]
    """What its pictures show, where that depends on the parameters; see ``Lesson.ranges``."""


class SweepRecord(TypedDict):
    title: str
    lesson: str
    summary: str
    theme: str
    quality: str
    axes: Sequence[AxisRecord]
    fixed: Sequence[ParameterRecord]
    """Other parameters that are not at their default."""
    distinguishing: Sequence[str]
    """Names of results that differ from variant to variant."""
    variants: Sequence[VariantRecord]
    missing: Sequence[str]
    apart: Mapping[str, Sequence[str]]
    """By the name of a variant, axes of its own that do not show what most variants show."""
