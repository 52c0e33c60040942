"""The lesson: parameters, what mathkit computed from them, and beats that show it one thought at a time."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Self

import numpy as np
from manim import Animation, Camera, FadeIn, FadeOut, Mobject, Scene, VGroup, VMobject
from numpy.typing import ArrayLike
from pydantic import BaseModel, ConfigDict, Field

from scenes.stage.lesson.attention import Together, swap
from scenes.stage.lesson.beats import Beat, PlayedBeat, ScriptedBeat, beat_of
from scenes.stage.lesson.speech import Narrator, Speech
from scenes.stage.shapes.theme import DARK, Theme, using_theme
from scenes.stage.type.typesetting import Points
from scenes.stage.type.verbatim import verbatim
from scenes.stage.type.writing import ROW_GAP, header, stack

Facts = Mapping[str, Any]
"""The results that a lesson shows or says, by their names."""

Ranges = Mapping[str, Any]
"""What a lesson's pictures show of their axes: by name, the two ends of an axis or two corners of a plane."""

_NO_RANGES: Ranges = MappingProxyType({})

_PAUSE = 0.6
"""The least time in seconds for which the finished picture stands still at the end of a beat."""

_LONGEST_PART = 36
"""Letters of a part's title for which there is room above the words."""

_SHORTEST_WAIT = 0.01
"""Seconds; no film shows less than this, and manim warns of it."""


class LessonParams(BaseModel):
    """What a lecturer may change. Values outside their bounds and unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    pace: float = Field(1.0, ge=0.5, le=2.0, description="speed of the narration: 2 is twice as fast")


class Lesson(Scene):
    """A manim scene made of beats. Subclasses give ``Params``, ``compute``, ``facts`` and beats.

    Attributes
    ----------
    premise
        Formulas above the words, which stay while the words change.
    words
        The formulas and sentences next to the picture.
    """

    title: ClassVar[str]
    written_title: ClassVar[str] = ""
    """Typst markup of the title, if the title itself is none."""
    written_part: ClassVar[str] = ""
    """Typst markup of what stands above the title, if that is not the part of mathematics."""
    prerequisites: ClassVar[tuple[str, ...]] = ()
    fact_labels: ClassVar[Mapping[str, str]] = {}
    """What facts are called where a reader sees them apart from the film, by their names."""

    class Params(LessonParams):
        """No parameters but the common ones."""

    params: LessonParams
    _given_ranges: Ranges = _NO_RANGES

    def __init__(
        self,
        params: LessonParams | None = None,
        theme: Theme = DARK,
        *,
        narrator: Narrator | None = None,
        ranges: Ranges = _NO_RANGES,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._narrator = narrator
        self._given_ranges = ranges
        self.params = self.Params() if params is None else params
        self.theme = theme
        self.played: list[PlayedBeat] = []
        self.on_phrase: Callable[[int], None] = lambda _: None
        """Called when a phrase begins, with its number in the beat, from 0."""
        self.premise: VMobject = VGroup()
        self.words: VMobject = VGroup()
        if isinstance(self.camera, Camera):
            self.camera.background_color = theme.color("background")
            self.camera.init_background()

    # What is known about a lesson ------------------------------------------------------------------

    @classmethod
    def name(cls) -> str:
        """The name by which a course file calls the lesson: that of its folder."""
        return Path(inspect.getfile(cls)).parent.name

    @classmethod
    def titled(cls, title: str = "", part: str = "") -> type[Self]:
        """Return the same lesson with another title, another part above it, or both; they are plain text."""
        own = {"__module__": cls.__module__, "__doc__": cls.__doc__}
        if title:
            own |= {"title": title, "written_title": verbatim(title, len(title))}
        if part:
            own |= {"written_part": verbatim(part, _LONGEST_PART)}
        return type(cls.__name__, (cls,), own)

    @classmethod
    def part(cls) -> str:
        """The part of mathematics that the lesson belongs to: that of the folder above."""
        return Path(inspect.getfile(cls)).parents[1].name.replace("_", " ").capitalize()

    @classmethod
    def summary(cls) -> str:
        return (inspect.getdoc(cls) or "").partition("\n\n")[0]

    @classmethod
    def beats(cls) -> tuple[Beat, ...]:
        """All beats, in the order in which they stand in the class."""
        methods = {name: method for base in reversed(cls.__mro__) for name, method in vars(base).items()}
        return tuple(beat for method in methods.values() if (beat := beat_of(method)))

    # What a lesson gives -----------------------------------------------------------------------------

    def compute(self) -> None:
        """Call mathkit; keep what it returns on the lesson."""

    def facts(self) -> Facts:
        """Return the results that the film shows or says."""
        return {}

    @cached_property
    def results(self) -> Facts:
        """The lesson's facts, computed once, when they are first needed."""
        return self.facts()

    def ranges(self) -> Ranges:
        """Return what depends on the parameters of what pictures show, so that films can share axes.

        By a name of the lesson's own: the least and the greatest value on an axis, or, where a unit is as
        long on both axes, the least and the greatest corner (x, y).
        """
        return {}

    @cached_property
    def shown_ranges(self) -> Ranges:
        """The ranges to draw with: those that the lesson was given, and otherwise its own."""
        shown = {name: self._given_ranges.get(name, own) for name, own in self.ranges().items()}
        return {name: tuple(_rounded(ends).tolist()) for name, ends in shown.items()}

    @property
    def key_numbers(self) -> Facts:
        """The facts that have a label, by their labels; all of them, by their names, if none has one."""
        labels = self.fact_labels or {name: name.replace("_", " ") for name in self.results}
        return {label: self.results[name] for name, label in labels.items() if name in self.results}

    # How it is played --------------------------------------------------------------------------------

    def setup(self) -> None:
        super().setup()
        with using_theme(self.theme):
            self.heading = header(self.written_title or self.title, self.written_part or self.part())
            self.compute()

    def script(self) -> list[ScriptedBeat]:
        """The beats that the film has at these parameters, each with what is said in it."""
        values = {**self.results, "p": self.params}
        return [beat.scripted(self, values) for beat in self.beats() if beat.when(self)]

    def construct(self) -> None:
        with using_theme(self.theme):
            script = self.script()
            said = {scripted.name: scripted.phrases for scripted in script}
            seconds = self._narrator(said) if self._narrator else {}
            for scripted in script:
                self._play_beat(scripted, seconds.get(scripted.name))

    def cue(self) -> bool:
        """Begin the next phrase of the beat, as soon as the one before it is spoken.

        Returns
        -------
        bool
            Whether the film has the phrase; only a phrase with a condition may be left out.

        Raises
        ------
        CueError
            If the beat has no more phrases.
        """
        if not self._speech.next_is_spoken():
            return False
        if (left := self._speech.left()) > _SHORTEST_WAIT:
            self.wait(left)
        self._speech.begin_phrase()
        self.on_phrase(self._speech.phrase)
        return True

    def phrase_left(self, share: float = 1.0, *, least: float = 0.8) -> float:
        """Return a share of the seconds that are left of the present phrase, for a movement to last as long.

        Parameters
        ----------
        share
            The part of what is left, from 0 to 1.
        least
            What is returned if there is less: a movement must be seen.
        """
        return max(least, share * self._speech.left())

    def play(self, *animations: Any, **options: Any) -> None:
        """Play as manim does; what is dimmed or undimmed keeps its place in the drawing order."""
        apart = (each.animations if isinstance(each, Together) else [each] for each in animations)
        super().play(*chain.from_iterable(apart), **options)

    def show_one_by_one(self, things: Iterable[Mobject], *, run_time: float = 1.0) -> None:
        """Let things appear one after another."""
        for thing in things:
            self.play(FadeIn(thing), run_time=run_time)

    def clear_stage(self, *kept: Mobject) -> Animation:
        """Fade everything out except the heading and what is *kept*, which may be parts of things."""
        stay = {part for mobject in (self.heading, *kept) for part in mobject.get_family()}
        return FadeOut(VGroup(), *_outside(stay, self.mobjects))

    # The words next to the picture --------------------------------------------------------------

    def set_words(self, *rows: VMobject, gap: float = ROW_GAP) -> VMobject:
        """Make new ``words`` without showing them: under the ``premise``, or under the title."""
        self.words = stack(*rows, under=self.premise or None, gap=gap)
        return self.words

    def write(self, *rows: VMobject, gap: float = ROW_GAP) -> None:
        """Put new words in the place of the old ones."""
        old = self.words
        new = self.set_words(*rows, gap=gap)
        self.play(*(swap(old, new) if self._shows(old) else [FadeIn(new)]))

    def write_below(self, *rows: VMobject, gap: float = ROW_GAP, run_time: float = 1.0) -> None:
        """Add rows under the words."""
        written = self._shows(self.words)
        added = stack(*rows, under=self.words if written else self.premise or None, gap=gap)
        self.words = VGroup(self.words, added) if written else added
        self.play(FadeIn(added), run_time=run_time)

    def wipe(self, *others: Mobject) -> None:
        """Fade out the words, and *others* with them; the ``premise`` may be one of them."""
        self.play(FadeOut(self.words, *others), run_time=0.5)
        if any(other is self.premise for other in others):
            self.premise = VGroup()

    def _shows(self, mobject: Mobject) -> bool:
        """Whether any part of *mobject* is on the stage."""
        return not set(mobject.get_family()).isdisjoint(self.get_mobject_family_members())

    def _play_beat(self, scripted: ScriptedBeat, seconds: Sequence[float] | None) -> None:
        self.next_section(scripted.name)
        start = self.time
        self._speech = Speech(scripted, seconds, self.params.pace, lambda: self.time)
        self.on_phrase(0)
        if not self.played:
            self.play(FadeIn(self.heading), run_time=0.8)
        getattr(self, scripted.name)()
        self.wait(max(_PAUSE, self._speech.left(pause=_PAUSE)))
        phrases = self._speech.played(self.time)
        self.played.append(PlayedBeat(scripted.name, scripted.beat.title, phrases, start, self.time))
        for phrase in phrases:
            self.add_subcaption(
                phrase.narration, duration=phrase.end - phrase.start, offset=phrase.start - self.time
            )


def _rounded(values: ArrayLike) -> Points:
    """Values to twelve digits, so that what was computed in another way is the same."""
    exact = np.asarray(values, dtype=np.float64)
    return np.array([float(f"{value:.12g}") for value in exact.flat]).reshape(exact.shape)


def _outside(stay: Set[Mobject], mobjects: Iterable[Mobject]) -> Iterator[Mobject]:
    """The largest things among *mobjects* and their parts of which nothing is to *stay*."""
    for mobject in mobjects:
        if stay.isdisjoint(mobject.get_family()):
            yield mobject
        elif mobject not in stay:
            yield from _outside(stay, mobject.submobjects)
