"""The inspector: looks at a lesson at one moment after another, and adds findings up to faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scenes.stage.lesson import Lesson
from scripts.inspection.colors import colors_alike, strange_colors, strange_fonts
from scripts.inspection.faults import FaultKind, Finding, PictureFault, lasting
from scripts.inspection.legibility import faint_lines, faint_texts, out_of_frame, small_texts
from scripts.inspection.naming import Naming
from scripts.inspection.overlaps import texts_and_shapes, texts_on_texts
from scripts.inspection.rhythm import beat_faults, crowded, is_empty
from scripts.inspection.seeing.marking import Crop
from scripts.inspection.seeing.names import name_of
from scripts.inspection.seeing.sight import Sight, look
from scripts.inspection.thresholds import EMPTY, RESTING, STEP
from scripts.inspection.timing import TimedFault, Timeline

DrawCrop = Callable[[Finding], Crop]
"""Draws the moment that is looked at, and cuts out the part around a finding."""

AT_ANY_MOMENT = (texts_on_texts, texts_and_shapes, out_of_frame, faint_texts, faint_lines, strange_fonts)
AT_REST = (small_texts, strange_colors, colors_alike, crowded)
"""What changes its size or colour passes through others."""


def findings(sight: Sight, naming: Naming, *, resting: bool) -> list[Finding]:
    """All that is wrong with a picture."""
    kinds = (*AT_ANY_MOMENT, *AT_REST) if resting else AT_ANY_MOMENT
    found = [finding for kind in kinds for finding in kind(sight)]
    return _worst([*found, *naming.far_labels(sight, resting=resting)])


def _worst(found: list[Finding]) -> list[Finding]:
    """Of several findings about the same things, as of an arrow's shaft and of its tip, the worst."""
    worst: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        other = worst.get(_key(finding))
        if other is None or finding.badness > other.badness:
            worst[_key(finding)] = finding
    return list(worst.values())


def _key(finding: Finding) -> tuple[object, ...]:
    """What a text lies on, or which roles a colour is, may change from look to look; the fault stays one."""
    return (finding.kind, *sorted(hash(thing.key) for thing in finding.things[:2]))


@dataclass
class LastingFinding:
    """A finding that was made again and again: where, when first, for how long, and at its worst."""

    beat: str
    time: float
    finding: Finding
    things: tuple[str, ...]
    lasts: float = 0.0
    rests: float = 0.0
    crop: Crop | None = None


class Inspector:
    """Looks at a lesson while it is played.

    Parameters
    ----------
    picture
        Cuts out pictures of faults; without it there are none.
    sees_movements
        Whether it is shown movements too, and so can tell what is out of time.
    """

    def __init__(self, picture: DrawCrop | None = None, *, sees_movements: bool = True) -> None:
        self.timeline = Timeline() if sees_movements else None
        self.looks: Counter[str] = Counter()
        """How many moments of each beat were looked at."""
        self.records: dict[tuple[object, ...], LastingFinding] = {}
        self._picture = picture
        self.naming = Naming()
        self._beat = ""
        self._state = 0
        self._found: list[Finding] = []
        self._resting = False
        self._rest = 0.0
        self._empty = 0.0
        self._heading = 0
        self._empties: dict[str, float] = {}
        self.longest_rest: dict[str, float] = {}

    def begin_beat(self, name: str) -> None:
        self._beat, self._rest, self._empty = name, 0.0, 0.0
        if self.timeline is not None:
            self.timeline.begin_beat(name)

    def moved(self) -> None:
        """Hear of a movement that was not looked at: what rested before it rests no longer."""
        self._rest = self._empty = 0.0

    def look(self, lesson: Lesson, time: float, covers: float, *, resting: bool) -> None:
        """Look at the stage at *time*, which stands for *covers* seconds of the film."""
        sight = look(lesson)
        if self.timeline is not None:
            self.timeline.look(sight, lesson, time, covers, resting=resting)
        same = sight.state == self._state
        resting = resting or same
        if not same or resting != self._resting:
            self._found = findings(sight, self.naming, resting=resting)
        self._state, self._resting = sight.state, resting
        # A picture that holds is the same at all the moments that it stands for.
        self.looks[self._beat] += max(1, round(covers / STEP))
        self._rest = self._rest + covers if resting else 0.0
        self.longest_rest[self._beat] = max(self.longest_rest.get(self._beat, 0.0), self._rest)
        # While the heading comes in there is something to see.
        heading = hash(tuple(thing.state for thing in sight.things if thing.heading))
        empty = is_empty(sight) and (resting or heading == self._heading)
        self._heading = heading
        self._empty = self._empty + covers if empty else 0.0
        self._empties[self._beat] = max(self._empties.get(self._beat, 0.0), self._empty)
        for finding in self._found:
            self._keep(finding, lesson, time, covers)

    def _keep(self, finding: Finding, lesson: Lesson, time: float, covers: float) -> None:
        key = (self._beat, *_key(finding))
        record = self.records.get(key)
        if record is None:
            names = tuple(name_of(thing, lesson) for thing in finding.things)
            record = self.records[key] = LastingFinding(self._beat, time, finding, names)
        if self._shows_better(finding, record):
            record.finding, record.crop = finding, None
        if record.crop is None and self._picture is not None:
            record.crop = self._picture(record.finding)
        record.lasts += covers
        record.rests += covers * self._resting

    def _shows_better(self, finding: Finding, record: LastingFinding) -> bool:
        """Whether *finding* shows what is wrong better than what *record* has so far.

        A picture at rest is what a viewer reads, so it goes before every moment of a movement.
        """
        if self._resting and not record.rests:
            return True
        if record.rests and not self._resting:
            return False
        return finding.badness > record.finding.badness

    # When the lesson is over ---------------------------------------------------------------------------

    def faults(self, lesson: Lesson, name: str) -> Iterator[tuple[PictureFault, Crop | None]]:
        """All that was wrong for long enough to be seen."""
        slowest = min(lesson.params.pace, 1.0)
        for record in self.records.values():
            finding = record.finding
            if record.rests > RESTING or record.lasts + 1e-6 >= lasting(finding.kind) / slowest:
                yield (
                    PictureFault(
                        name,
                        record.beat,
                        round(record.time, 2),
                        str(finding.kind),
                        record.things,
                        round(record.lasts, 2),
                        round(finding.badness, 3),
                        finding.measure,
                    ),
                    record.crop,
                )
        for beat, time, kind, badness, measure in self._out_of_time(lesson):
            where, lasts = ("whole film", lesson.time) if beat is None else (beat.name, beat.end - beat.start)
            if kind is FaultKind.EMPTY:
                lasts = self._empties[where]
            yield (
                PictureFault(
                    name, where, round(time, 2), str(kind), (), round(lasts, 2), round(badness, 3), measure
                ),
                None,
            )

    def _out_of_time(self, lesson: Lesson) -> Iterator[TimedFault]:
        """What is wrong with beats, and with the whole film, in time."""
        if self.timeline is not None:
            yield from self.timeline.faults(lesson)
        for beat in lesson.played:
            empty = self._empties.get(beat.name, 0.0)
            if empty > EMPTY:
                yield beat, beat.start, FaultKind.EMPTY, 1.0, f"for {empty:.1f} s"
            rest = self.longest_rest.get(beat.name, 0.0)
            for kind, badness, measure in beat_faults(beat, lesson.params.pace, rest):
                yield beat, beat.start, kind, badness, measure
