"""Whether a lecturer's recordings will do for a lesson, found out before any film is begun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.basis.errors import MathreelError, listed, nearest, the_first_of
from scripts.narration.voices.recordings import Recordings, loose_recordings, phrase_names
from scripts.narration.voices.voice import Script


@dataclass(frozen=True)
class RecordingCheck:
    """What was found out about the recordings of one lesson.

    Attributes
    ----------
    folder
        Where they should lie.
    likely
        The folder beside it that may be meant, if there is no such folder.
    missing
        What nobody has recorded: names of beats or phrases, each with the file that may be meant for it.
    faults
        Clauses about files that are useless.
    remarks
        Sentences about what is used otherwise than one may expect, or not at all.
    any_recorded
        Whether there is any recording of the lesson.
    """

    lesson: str
    folder: str
    likely: str | None
    missing: Sequence[str]
    faults: Sequence[str]
    remarks: Sequence[str]
    any_recorded: bool


def check_recordings(lesson: str, folder: Path, script: Script, known: Collection[str]) -> RecordingCheck:
    """Listen to all recordings in *folder* that a lesson needs, and look at the others.

    Parameters
    ----------
    script
        What the lesson says, or the part of it that is needed.
    known
        The names of all recordings that it may need, at any parameters.
    """
    recordings = Recordings(folder)
    strays = {name: path for name, path in recordings.files.items() if name not in known}
    missing = recordings.missing(script)
    meant = {name: found for name in missing if (found := nearest(name, strays))}
    faults: list[str] = []
    remarks: list[str] = []
    run_on: dict[str, Sequence[int]] = {}
    for beat, phrases in script.items():
        if {beat, *phrase_names(beat, phrases)}.isdisjoint(missing):
            try:
                cut = recordings.read_beat(beat, phrases)
            except MathreelError as error:
                faults.append(str(error).removesuffix("."))
                continue
            if cut.run_on:
                run_on[beat] = cut.run_on
            remarks += _idle(recordings, beat, phrases)
    remarks += [_run_on(recordings, run_on)] if run_on else []
    remarks += [_stray(strays[name], name, known) for name in strays if name not in meant.values()]
    return RecordingCheck(
        lesson,
        str(folder),
        _likely_folder(folder),
        [_as_meant(name, strays[meant[name]].name if name in meant else None) for name in missing],
        faults,
        remarks,
        any_recorded=len(strays) < len(recordings.files),
    )


def check_refusal(checks: Sequence[RecordingCheck]) -> str:
    """Return in one sentence why films with these recordings cannot be made; empty if they can."""
    absent = [check for check in checks if not check.any_recorded] if len(checks) > 1 else []
    clauses = [fault for check in checks for fault in check.faults]
    begun = [check for check in checks if check.missing and check not in absent]
    if begun:
        lacking = "; ".join(
            f"{_as_meant(check.folder, check.likely)}: {the_first_of(check.missing)}" for check in begun
        )
        clauses.append(f"these recordings are not there: {lacking}")
    if absent:
        others = [check.lesson for check in checks if check not in absent]
        alone = f", so render {' '.join(others)} alone" if others else ""
        named = [_as_meant(check.lesson, check.likely) for check in absent]
        clauses.append(f"there are no recordings of {the_first_of(named)}{alone}")
    return f"{'; '.join(clauses)}." if clauses else ""


def loose_remarks(folder: Path, checks: Sequence[RecordingCheck]) -> list[str]:
    """Say which recordings lie in *folder* itself, though each lesson has a folder of its own there."""
    if not checks or any(check.folder == str(folder) for check in checks):
        return []
    return [
        f"{path} is not used: move it to the folder of its lesson, as {checks[0].lesson}/{path.name}."
        for path in loose_recordings(folder)
    ]


def _likely_folder(folder: Path) -> str | None:
    """The name beside a *folder* that is not there which is spelled most like its own."""
    beside = [] if folder.is_dir() else [path.name for path in folder.parent.iterdir() if path.is_dir()]
    return nearest(folder.name, beside)


def _as_meant(name: str, likely: str | None) -> str:
    """What is missing, with what is there and may be meant for it."""
    return f"{name} (is it {likely}?)" if likely else name


def _run_on(recordings: Recordings, found: Mapping[str, Sequence[int]]) -> str:
    """Say after which phrases of which beats the voice runs on, and what is done about it."""
    places = [
        f"in {recordings.files[beat].name} after {'phrase' if len(phrases) == 1 else 'phrases'} "
        f"{listed([str(number) for number in phrases])}"
        for beat, phrases in found.items()
    ]
    return (
        f"{recordings.folder}: there is no clear pause {', '.join(places)}, so where to cut is guessed from "
        "the share of the words: record it again with pauses, or each phrase in a file of its own."
    )


def _idle(recordings: Recordings, beat: str, phrases: Sequence[str]) -> Iterator[str]:
    """Say which recordings of a beat are not used, since others are."""
    names = phrase_names(beat, phrases)
    if not recordings.is_whole(beat, names):
        if beat in recordings.files:
            yield f"{recordings.files[beat]} is not used: each of its phrases has a recording of its own."
        return
    lacking = [name for name in names if name not in recordings.files]
    are, used = "is" if len(lacking) == 1 else "are", recordings.files[beat].name
    for name in names:
        if name in recordings.files:
            yield (
                f"{recordings.files[name]} is not used: {used} is, which has the whole beat, "
                f"since {listed(lacking)} {are} missing."
            )


def _stray(path: Path, name: str, known: Collection[str]) -> str:
    """Say that a recording belongs to nothing, and what its name may have been meant to be."""
    likely = nearest(name, known)
    return f"{path} is not used: no beat or phrase is called {name}" + (
        f", did you mean {likely}?" if likely else "."
    )
