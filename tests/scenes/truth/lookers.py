"""Those who look on while a lesson is played, each for tests of one kind."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from manim import RIGHT, Mobject, VMobject
from manim.utils.exceptions import EndSceneEarlyException
from PIL import Image

from scenes.stage.axes.planes import Plane
from scenes.stage.axes.spaces import Space
from scenes.stage.axes.tracks import Track
from scenes.stage.axes.views import View
from scenes.stage.shapes.frame import Box
from scenes.stage.type.readouts import Reading, Readout
from scenes.stage.type.writing import Glyphs, Written
from scripts.development.mutate import Spoiler, Tally
from scripts.inspection.faults import PictureFault
from scripts.inspection.inspector import Inspector
from truth.shapes import PIXEL, Truths, ticks
from truth.watching import Kind, Looker, Moment, WatchedRenderer

# Places ------------------------------------------------------------------------------------------------


class Places(Looker):
    """Notes where everything stood when a beat ended."""

    def __init__(self) -> None:
        self.stood: dict[str, list[tuple[Mobject, Box]]] = {}

    def end_beat(self, renderer: WatchedRenderer) -> None:
        self.stood[renderer.beat] = list(drawn_shapes(renderer.lesson))

    def outside(self, box: Box, tolerance: float = 0.05) -> list[str]:
        """What stood, even in part, outside of *box* at the end of a beat; nowhere counts as outside."""
        return [
            f"{beat}: {mobject!r} from {place.left:.2f} to {place.right:.2f}, "
            f"{place.bottom:.2f} to {place.top:.2f}"
            for beat, places in self.stood.items()
            for mobject, place in places
            if not (
                place.left >= box.left - tolerance
                and place.right <= box.right + tolerance
                and place.bottom >= box.bottom - tolerance
                and place.top <= box.top + tolerance
            )
        ]


def drawn_shapes(lesson: Any) -> Iterator[tuple[Mobject, Box]]:
    """Every shape that leaves ink, and the box around its points."""
    for mobject in lesson.get_mobject_family_members():
        if isinstance(mobject, VMobject) and len(mobject.points) and _has_ink(mobject):
            low, high = mobject.points.min(axis=0), mobject.points.max(axis=0)
            yield mobject, Box(low[0], high[0], low[1], high[1])


def _has_ink(mobject: VMobject) -> bool:
    stroke = mobject.get_stroke_width() > 0 and np.any(mobject.stroke_rgbas[:, 3] > 0)
    return bool(stroke or np.any(mobject.fill_rgbas[:, 3] > 0))


# Geometry ----------------------------------------------------------------------------------------------


class Geometry(Looker):
    """Compares what is drawn with what should be.

    Parameters
    ----------
    truths
        What a lesson's truth calls ``geometry``.
    until
        The name of a truth: the play ends as soon as it is wrong.
    """

    def __init__(self, truths: Callable[[Any, str, bool], Truths], until: str | None = None) -> None:
        self.truths, self.until = truths, until
        self.seen: Counter[str] = Counter()
        """How often each thing was looked at."""
        self.wrong: dict[str, str] = {}
        """What was not where it should be: a sentence for each thing of a beat."""

    def look(self, moment: Moment) -> None:
        lesson, beat = moment.lesson, moment.beat
        if lesson.mobjects == [lesson.heading]:
            return
        for truth in (*self.truths(lesson, beat, moment.rests), *ticks(lesson)):
            self.seen[truth.what] += 1
            if not truth.off <= truth.tolerance:
                place = f"{beat}: {truth.what} is {truth.off / PIXEL:.1f} pixels off"
                self.wrong.setdefault(f"{beat}: {truth.what}", place)
                if self.until is not None and self.until in truth.what:
                    raise EndSceneEarlyException


# Running numbers ---------------------------------------------------------------------------------------


class RunningNumbers(Looker):
    """Compares running numbers with the steps that exist: between two steps there is no state.

    All numbers of a readout that counts steps show the same step; its other numbers change only with them.
    """

    def __init__(self) -> None:
        self.seen = 0
        """How often a readout that counts steps was looked at."""
        self.wrong: list[str] = []
        self._free: dict[Readout, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)

    def look(self, moment: Moment) -> None:
        for readout in moment.lesson.get_mobject_family_members():
            if isinstance(readout, Readout) and any(reading.steps for reading in readout.readings):
                self.seen += 1
                self._look_at(readout, moment)

    def _look_at(self, readout: Readout, moment: Moment) -> None:
        shown = [row[1].source for row in readout]
        stepped = [index for index, reading in enumerate(readout.readings) if reading.steps]
        last = max(len(readout.readings[index].steps) for index in stepped)
        states = {tuple(_written(readout.readings[index], step) for index in stepped) for step in range(last)}
        now = tuple(shown[index] for index in stepped)
        free = tuple(text for index, text in enumerate(shown) if index not in stepped)
        if now not in states:
            self.wrong.append(f"{moment.beat}: {now} is the state of no step")
        elif self._free[readout].setdefault(now, free) != free:
            self.wrong.append(f"{moment.beat}: {free} changes while {now} does not")


def _written(reading: Reading, step: int) -> str:
    return reading.write(reading.steps[min(step, len(reading.steps) - 1)])


# Texts -------------------------------------------------------------------------------------------------


class Texts(Looker):
    """Notes the sources of all texts on the stage, beat by beat, and what is said."""

    def __init__(self) -> None:
        self._shown: dict[str, dict[int, str]] = defaultdict(dict)
        self.of: dict[str, list[str]] = {}
        """The texts by beat, every text once, the narration last."""

    def look(self, moment: Moment) -> None:
        if not moment.rests:
            return
        at_axes = _at_axes(moment.lesson)
        for glyphs in moment.lesson.get_mobject_family_members():
            if isinstance(glyphs, Glyphs) and glyphs.writing not in at_axes:
                self._shown[moment.beat][glyphs.writing] = glyphs.source

    def end(self, renderer: WatchedRenderer) -> None:
        self.of = {beat: list(sources.values()) for beat, sources in self._shown.items()}
        for beat in renderer.lesson.script():
            self.of.setdefault(beat.name, []).append(beat.narration)


def _at_axes(lesson: Any) -> set[int]:
    """The numbers at axes, which geometry looks after."""
    found: set[int] = set()
    for thing in _things([*vars(lesson).values(), *lesson.mobjects], set()):
        if isinstance(thing, Plane | Space | Track | View):
            found |= {glyphs.writing for glyphs in thing.get_family() if isinstance(glyphs, Glyphs)}
    return found


def _things(values: Any, seen: set[int]) -> Iterator[Mobject]:
    for value in values:
        if isinstance(value, Mobject) and id(value) not in seen:
            seen.add(id(value))
            yield value
            yield from _things(value.submobjects, seen)


# Legibility --------------------------------------------------------------------------------------------


class Legibility(Looker):
    """Has the layout gate look on, and spoils things that it must see.

    Parameters
    ----------
    moving
        Whether movements are looked at, or only what holds.
    spoils
        Whether things are spoilt, one after another, at the end of every beat.
    """

    def __init__(self, name: str, *, moving: bool, spoils: bool = False) -> None:
        self.name, self.moving = name, moving
        self.inspector = Inspector(sees_movements=moving)
        self.faults: list[PictureFault] = []
        self._rests = True
        self._spoiler = Spoiler(1, random.Random(1)) if spoils else None

    @property
    def looks(self) -> Counter[str]:
        """How many moments of each beat were looked at."""
        return self.inspector.looks

    @property
    def tally(self) -> Tally:
        """What was spoilt, and what of it was seen."""
        assert self._spoiler is not None
        return self._spoiler.tally

    def begin_beat(self, beat: str) -> None:
        self.inspector.begin_beat(beat)

    def look(self, moment: Moment) -> None:
        if moment.kind is Kind.SETTLED or not (self.moving or moment.rests):
            self._rests = False
            return
        if not self._rests:
            self.inspector.moved()
        self._rests = moment.rests
        self.inspector.look(moment.lesson, moment.time, moment.covers, resting=moment.rests)

    def end_beat(self, renderer: WatchedRenderer) -> None:
        if not self._rests:
            self.inspector.look(renderer.lesson, renderer.time, 0, resting=False)
        self._rests = True
        if self._spoiler is not None:
            self._spoiler.spoil(renderer.lesson, self.inspector.naming)

    def end(self, renderer: WatchedRenderer) -> None:
        self.faults = [fault for fault, _ in self.inspector.faults(renderer.lesson, self.name)]


# Pictures ----------------------------------------------------------------------------------------------


LABEL = 0.15
"""Manim units by which a label is moved that must be missed."""


class Pictures(Looker):
    """Draws what stands when a beat ends, and once more with one of its texts moved a little."""

    def __init__(self) -> None:
        self.last: list[Image.Image] = []
        self.nudged: list[tuple[str, Image.Image, Image.Image]] = []
        """The text that was moved, the picture before, and the picture after."""
        self._generator = np.random.default_rng(7)

    def end_beat(self, renderer: WatchedRenderer) -> None:
        self.last.append(renderer.photograph())
        texts: list[Written] = []

        def visit(mobject: Mobject) -> None:
            if isinstance(mobject, Written) and all(glyphs.fill_opacity > 0.5 for glyphs in mobject):
                texts.append(mobject)
            for part in mobject.submobjects:
                visit(part)

        for mobject in renderer.lesson.mobjects:
            visit(mobject)
        if texts:
            moved = texts[self._generator.integers(len(texts))]
            places = [(glyphs, glyphs.points.copy()) for glyphs in moved.get_family()]
            moved.shift(LABEL * RIGHT)
            self.nudged.append((moved.source, self.last[-1], renderer.photograph()))
            for glyphs, points in places:
                glyphs.points = points
