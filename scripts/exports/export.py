"""A clip as the user asks for it, made in a folder of its own and moved into place when complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError, no_such
from scripts.basis.manifest import Manifest, user_manifest
from scripts.basis.workspaces import workspace
from scripts.engine.order import Order, subject_of
from scripts.exports.formats import format_of
from scripts.exports.large_files import expected_size, size_if_large
from scripts.exports.limits import MEGABYTE, ClipSize, TooLargeError, write_within
from scripts.exports.snippet import ShownFile, beamer_snippet
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.parameter_text import data_in_words

if TYPE_CHECKING:
    from scripts.film.burning import Write
    from scripts.film.subject import Part, Subject


@dataclass(frozen=True)
class Export:
    """What is to be shown of a lesson, and in which file.

    The beats from *first* to *last*, or all; or one phrase of a beat, as ``walk:2``. For a still, a *moment*:
    the end of a beat or of a phrase, or a second.
    """

    order: Order
    target: Path
    first: str | None = None
    last: str | None = None
    moment: str | float | None = None
    limit: int | None = None
    transparent: bool = False
    narration_style: NarrationStyle = SILENT
    beamer: bool = False
    overwrite: bool = False
    films: Path | None = None
    """The folder in which films were rendered before; one that fits is not drawn again for an .mp4."""
    on_progress: Callable[[float], None] = lambda _: None
    """Called with how much of a film is drawn, from 0 to 1."""
    on_work: Callable[[str], None] = lambda _: None
    """Called, in a sentence, with what is begun that may take minutes."""
    on_warning: Callable[[str], None] = lambda _: None
    """Called, before anything is drawn, with what the user may want to change first."""

    @property
    def targets(self) -> list[Path]:
        """All files that are made; the first is the one that was named."""
        beside = (".png", ".tex") if self.beamer else ()
        return [self.target, *(self.target.with_suffix(suffix) for suffix in beside)]


@dataclass(frozen=True)
class ExportedFiles:
    """The files that were made, what is shown in the first of them, and what the user should know of it."""

    files: Sequence[Path]
    shown: ShownFile
    note: str = ""
    data: Sequence[str] = ()
    """What was taken of a lecturer's file, in words."""


def make_export(export: Export) -> ExportedFiles:
    """Make the files of *export*; they appear when all are whole.

    Raises
    ------
    MathreelError
        If a parameter is wrong, there is no such beat or moment, it cannot be made so small, or a file that
        is not ours is in the way.
    """
    manifest = user_manifest()
    places = _places(export, manifest)
    subject = subject_of(export.order)
    part = _part(export, subject)
    for warning in filter(None, [_ground(export), expected_size(export.target, subject, part)]):
        export.on_warning(warning)
    with workspace(next(iter(places)).parent) as folder:
        made = _make(export, subject, part, folder / f"clip{export.target.suffix.lower()}")
        for file, (place, overwrite) in zip(made.files, places.items(), strict=True):
            manifest.place(file, place, overwrite=overwrite)
    data = data_in_words(subject.params.model_dump(mode="json"))
    shown = replace(made.shown, file=export.target)
    return replace(made, files=export.targets, shown=shown, data=data)


def _places(export: Export, manifest: Manifest) -> dict[Path, bool | None]:
    """Where each file really goes, links followed, and whether it may be replaced: only the one named may."""
    places: dict[Path, bool | None] = {Path(os.path.realpath(target)): None for target in export.targets}
    places[next(iter(places))] = export.overwrite
    for place, overwrite in places.items():
        manifest.check(place, overwrite=overwrite)
    return places


def _part(export: Export, subject: Subject) -> Part:
    """What is shown of the lesson."""
    from scripts.film.rehearsal import script_of
    from scripts.film.subject import Part, split_phrase

    script = script_of(subject)
    names, lesson = list(script), export.order.entry.name
    (first, phrase), (last, other) = (
        (end, None) if text is None else split_phrase(text)
        for text, end in ((export.first, names[0]), (export.last, names[-1]))
    )
    for name in (first, last):
        if name not in names:
            raise MathreelError(f"{lesson} has {no_such('beat', name, names)}.")
    if (phrase or other) and (first, phrase) != (last, other):
        raise MathreelError("--from and --to take beats: --beat takes one phrase, as in --beat walk:2.")
    if phrase is not None and not 1 <= phrase <= len(script[first].phrases):
        count = counted(len(script[first].phrases), "phrase")
        raise MathreelError(f"{first} of {lesson} has {count}, and no {export.first}.")
    if names.index(last) < names.index(first):
        raise MathreelError(f"the beat {last} comes before {first}: give --from the earlier one.")
    return Part(tuple(names[names.index(first) : names.index(last) + 1]), phrase)


def _end_of(part: Part) -> str:
    """The moment at which a part ends."""
    return part.beats[-1] if part.phrase is None else f"{part.beats[0]}:{part.phrase}"


def _make(export: Export, subject: Subject, part: Part, path: Path) -> ExportedFiles:
    form = format_of(path)
    width, height = subject.quality.width, subject.quality.height
    if not form.film:
        moment = _end_of(part) if export.moment is None else export.moment
        seen = _write_still(export, subject, moment, path)
        return ExportedFiles([path], ShownFile(path, width, height, _words(subject, seen)))
    words = _words(subject, part)
    if form.limited:
        size = _write_limited(export, subject, part, path)
        height = 2 * round(size.width * height / width / 2)
        return ExportedFiles([path], ShownFile(path, size.width, height, words), _note(export, subject, size))
    if path.suffix.lower() == ".mp4":
        _write_mp4(export, subject, part, path)
    else:
        _write_alpha(export, subject, part, path)
    shown = ShownFile(path, width, height, words)
    if export.beamer:
        return _with_beamer(export, subject, part, shown)
    return ExportedFiles([path], shown, size_if_large(path))


def _words(subject: Subject, part: Part) -> str:
    """What is shown, for those who do not see it."""
    from scripts.film.rehearsal import script_of

    lesson = subject.lesson_class
    if len(part.beats) > 1:
        return f"{lesson.title}. {lesson.summary()}"
    beat = script_of(subject)[part.beats[0]]
    said = beat.narration if part.phrase is None else beat.phrases[part.phrase - 1]
    return f"{lesson.title}. {said}"


def _write_mp4(export: Export, subject: Subject, part: Part, path: Path) -> None:
    from scripts.engine.questions.voice_check import check_of
    from scripts.engine.store import Store
    from scripts.exports.filmed_beats import beats_on_film, join_beats
    from scripts.exports.video import write_mp4
    from scripts.film.rehearsal import script_of
    from scripts.narration.voices.recording_check import check_refusal

    voice, script = export.narration_style.voice, script_of(subject)
    if voice is not None and voice.kind == "recordings":
        beats = [script[name] for name in part.beats]
        check = check_of(export.order.entry.name, Path(voice.source), subject, beats)
        if refusal := check_refusal([check]):
            raise MathreelError(refusal)
        for remark in check.remarks:
            export.on_warning(remark)
    order = replace(export.order, narration_style=export.narration_style)
    filmed = beats_on_film(order, subject, part, Store(export.films)) if export.films else []
    if filmed:
        export.on_work(
            f"Joining {_counted_beats(export, part)} from {export.films}, nothing has to be drawn."
        )
        join_beats(filmed, order, subject.lesson_class.title, path)
        return
    export.on_work(f"Drawing {_counted_beats(export, part)}.")
    write_mp4(subject, part, path, export.narration_style, export.on_progress)


def _counted_beats(export: Export, part: Part) -> str:
    return f"{counted(len(part.beats), 'beat')} of {export.order.entry.name}"


def _record(export: Export, subject: Subject, part: Part, write: Write, *, transparent: bool) -> None:
    """Film a part without sound."""
    from scripts.exports.drawing_progress import with_progress
    from scripts.film.excerpt import record_excerpt

    export.on_work(f"Drawing {_counted_beats(export, part)}.")
    write = with_progress(write, subject, part, export.on_progress)
    burn = export.narration_style.burn_captions
    record_excerpt(subject, part, write, transparent=transparent, burn_captions=burn)


def _write_alpha(export: Export, subject: Subject, part: Part, path: Path) -> None:
    from scripts.exports.alpha import CODECS, AlphaEncoder

    encoder = AlphaEncoder(path, subject.quality, CODECS[path.suffix.lower()])
    _record(export, subject, part, encoder.write, transparent=True)
    encoder.finish()


def _write_limited(export: Export, subject: Subject, part: Part, path: Path) -> ClipSize:
    from scripts.exports.gif import write_gif
    from scripts.exports.master import Master
    from scripts.exports.webp import write_webp

    write_at = write_gif if path.suffix.lower() == ".gif" else write_webp
    master = Master(path.with_name("pictures.mov"), subject.quality, transparent=export.transparent)
    _record(export, subject, part, master.write, transparent=export.transparent)
    master.finish()
    within = "" if export.limit is None else f", at most {export.limit / MEGABYTE:g} MB"
    export.on_work(f"Writing {export.target.name}{within}.")

    def write(size: ClipSize) -> int:
        write_at(master, path, size.width, size.fps)
        return path.stat().st_size

    try:
        return write_within(export.limit, ClipSize(subject.quality.width, subject.quality.fps), write)
    except TooLargeError as error:
        raise MathreelError(f"{error}: give fewer beats or a larger --max-mb.") from None


def _ground(export: Export) -> str:
    """On which ground a clip without a background can be read."""
    if not export.transparent:
        return ""
    ground, theme, other = (
        ("dark", "light", "white") if export.order.theme == "dark" else ("light", "dark", "black")
    )
    return f"Its text is for a {ground} ground; --theme {theme} makes it for {other} slides."


def _note(export: Export, subject: Subject, size: ClipSize) -> str:
    if size == ClipSize(subject.quality.width, subject.quality.fps):
        return ""
    limit = (export.limit or 0) / MEGABYTE
    return f"To stay within {limit:g} MB: {size.width} pixels wide, {size.fps} pictures a second."


def _write_still(export: Export, subject: Subject, moment: str | float, path: Path) -> Part:
    """Write one picture, and return the beat or the phrase that it shows."""
    from scripts.exports.still import write_still
    from scripts.film.still import UnknownMoment
    from scripts.film.subject import Part, split_phrase

    try:
        beat = write_still(subject, moment, path, transparent=export.transparent)
        return Part((beat,), split_phrase(moment)[1] if isinstance(moment, str) else None)
    except UnknownMoment as error:
        raise MathreelError(f"{error}.") from None


def _with_beamer(export: Export, subject: Subject, part: Part, shown: ShownFile) -> ExportedFiles:
    """The clip with a still of its end, and the LaTeX that shows both."""
    still, snippet = shown.file.with_suffix(".png"), shown.file.with_suffix(".tex")
    _write_still(replace(export, transparent=False), subject, _end_of(part), still)
    named = replace(shown, file=export.target)
    snippet.write_text(beamer_snippet(named, export.target.with_suffix(still.suffix)), encoding="utf-8")
    return ExportedFiles([shown.file, still, snippet], shown)
