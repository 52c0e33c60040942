"""The job of checking one lesson at one set of parameters, or at many: plain data in, plain data out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.basis.manifest import user_manifest
from scripts.basis.quality import QUALITIES
from scripts.basis.workspaces import workspace
from scripts.engine.failures import failure_of
from scripts.engine.order import Order, subject_of
from scripts.engine.worker import write_progress
from scripts.inspection.faults import PictureFault
from scripts.request.catalogue import LessonFile, load_lesson
from scripts.request.course import Entry
from scripts.request.parameter_text import data_in_words

if TYPE_CHECKING:
    from scripts.film.subject import Subject
    from scripts.inspection.play import Inspection


_QUALITY = QUALITIES["l"]
"""Nothing is drawn but pictures of faults; what matters is the rate at which the lesson is played."""


@dataclass(frozen=True)
class Check:
    """A lesson to be checked, at the parameters of *entry*, and where pictures of its faults go.

    How much of it is done is written into the file *progress*.
    """

    entry: Entry
    theme: str
    pictures: Path | None = None
    progress: Path | None = None


@dataclass(frozen=True)
class CheckReport:
    """What was found in a lesson, the worst first."""

    lesson: str
    parameters: Mapping[str, Any]
    """Those that were set, the others being at their default."""
    faults: list[PictureFault]
    looks: dict[str, int]
    """How many moments of each beat were looked at."""
    moving: float = 0.0
    """For which share of the film anything moves."""
    still_words: dict[str, float] = field(default_factory=dict)
    """Seconds of words after the last movement, for each beat."""
    error: str = ""
    """Why the lesson could not be played."""
    data: Sequence[str] = ()
    """What was taken of a lecturer's file, in words."""

    @property
    def is_clean(self) -> bool:
        return not self.faults and not self.error


def check(job: Check) -> CheckReport:
    """Play a lesson and report its faults. Imports the lesson.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    entry = job.entry
    subject = subject_of(Order(entry, job.theme, _QUALITY))
    data = data_in_words(subject.params.model_dump(mode="json"))
    inspection = _inspect(job, subject)
    if isinstance(inspection, str):
        return CheckReport(entry.name, entry.parameters, [], {}, error=inspection, data=data)
    faults = [fault for fault, _ in inspection.faults]
    if job.pictures is not None:
        faults = _save_pictures(inspection, entry.name, job.pictures)
    found = (inspection.looks, inspection.moving, inspection.still_words)
    return CheckReport(entry.name, entry.parameters, faults, *found, data=data)


def _inspect(job: Check, subject: Subject) -> Inspection | str:
    from scripts.inspection.play import inspect_lesson

    def note(share: float) -> None:
        if job.progress is not None:
            write_progress(job.progress, share)

    try:
        return inspect_lesson(subject, job.entry.name, pictures=job.pictures is not None, on_progress=note)
    except Exception as error:  # a lesson may fail in any way; that is for the report to say
        return failure_of(job.entry.name, error).sentence


def _save_pictures(inspection: Inspection, name: str, folder: Path) -> list[PictureFault]:
    """Write a picture of each fault that has one; return the faults with the names of their pictures."""
    from dataclasses import replace

    saved, manifest = [], user_manifest()
    with workspace(folder) as made:
        for number, (fault, crop) in enumerate(inspection.faults, start=1):
            path = folder / f"{name}-{number:02}-{fault.beat}-{fault.kind.replace(' ', '_')}.png"
            if crop is not None:
                crop.save(made / "fault.png")
                manifest.place(made / "fault.png", Path(os.path.realpath(path)))
            saved.append(fault if crop is None else replace(fault, picture=str(path)))
    return saved


# At many parameters ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """A lesson to be checked at one of *number* sets of parameters, which are drawn from its bounds.

    How much of it is done is written into the file *progress*.
    """

    lesson: LessonFile
    theme: str
    number: int
    seed: int
    index: int
    progress: Path


@dataclass(frozen=True)
class Shrinking:
    """A set of parameters at which a lesson fails, of which the smallest one that fails alike is wanted."""

    lesson: LessonFile
    theme: str
    failing: CheckReport


@dataclass(frozen=True)
class SampleReport:
    """How many sets were checked, those that failed, and the smallest of them."""

    lesson: str
    checked: int
    failing: list[CheckReport]
    smallest: CheckReport | None


def check_sample(job: Sample | Shrinking) -> CheckReport:
    """Check a lesson at a drawn set of parameters, or make a failing set as small as can be."""
    from scripts.request.samples import sample_parameters, smallest

    params = load_lesson(job.lesson).Params

    def report(values: Mapping[str, Any], progress: Path | None = None) -> CheckReport:
        return check(Check(Entry(job.lesson.name, job.lesson, dict(values)), job.theme, progress=progress))

    if isinstance(job, Sample):
        return report(list(sample_parameters(params, job.number, job.seed))[job.index], job.progress)
    failing = job.failing
    return report(smallest(params, failing.parameters, lambda fewer: _same_fault(report(fewer), failing)))


def _same_fault(report: CheckReport, other: CheckReport) -> bool:
    if other.error:
        return report.error == other.error
    kinds = {(fault.beat, fault.kind) for fault in report.faults}
    return (other.faults[0].beat, other.faults[0].kind) in kinds
