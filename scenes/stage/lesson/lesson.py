"""The lesson: parameters, what mathkit computed from them, and beats that show it one thought at a time."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, ParamSpec

from manim import Animation, Camera, FadeIn, FadeOut, Mobject, Scene, VGroup, VMobject
from pydantic import BaseModel, ConfigDict, Field

from scenes.stage.lesson.attention import Together, swap
from scenes.stage.lesson.narration import Narration, caption_time, narrate, reading_time
from scenes.stage.shapes.theme import DARK, Theme, using_theme
from scenes.stage.type.writing import ROW_GAP, header, stack

Facts = Mapping[str, Any]
"""The results that a lesson shows or says, by their names."""

Narrator = Callable[[str, str], float]
"""Speaks a narration: takes the beat's name and its narration, returns the seconds that the voice needs."""

Arguments = ParamSpec("Arguments")

_ATTRIBUTE = "__beat__"
_PAUSE = 0.6
"""The least time in seconds for which the finished picture stands still at the end of a beat."""


class LessonParams(BaseModel):
    """What a lecturer may change. Values outside their bounds and unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    pace: float = Field(1.0, ge=0.5, le=2.0, description="speed of the narration: 2 is twice as fast")


@dataclass(frozen=True)
class Beat:
    """One thought of a lesson: its name, its narration as a template, and whether the film has it."""

    name: str
    narration: str
    when: Callable[[Any], bool]


@dataclass(frozen=True)
class PlayedBeat:
    """A beat as it was played: its narration with all values, and the seconds when it starts and ends."""

    name: str
    narration: str
    start: float
    end: float
    spoken: float | None = None
    """Seconds of voice from the start on; None if there is no voice."""


def beat(
    narration: str, *, when: Callable[[Any], bool] = lambda _: True
) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Make a method one beat of its lesson: one section, caption, clip, slide and chapter mark.

    Parameters
    ----------
    narration
        One or two sentences; ``{name}`` takes a fact, ``{p.name}`` a parameter.
    when
        Decides whether the film has the beat; it takes the lesson, after ``compute``.
    """

    def mark(method: Callable[[Any], None]) -> Callable[[Any], None]:
        setattr(method, _ATTRIBUTE, Beat(method.__name__, narration, when))
        return method

    return mark


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
    prerequisites: ClassVar[tuple[str, ...]] = ()

    class Params(LessonParams):
        """No parameters but the common ones."""

    params: LessonParams

    def __init__(
        self,
        params: LessonParams | None = None,
        theme: Theme = DARK,
        *,
        narrator: Narrator | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._narrator = narrator
        self.params = self.Params() if params is None else params
        self.theme = theme
        self.played: list[PlayedBeat] = []
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
        return tuple(
            getattr(method, _ATTRIBUTE) for method in methods.values() if hasattr(method, _ATTRIBUTE)
        )

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

    # How it is played --------------------------------------------------------------------------------

    def setup(self) -> None:
        super().setup()
        with using_theme(self.theme):
            self.heading = header(self.title, self.part())
            self.compute()

    def script(self) -> list[tuple[Beat, Narration]]:
        """The beats that the film has at these parameters, each with its narration."""
        values = {**self.results, "p": self.params}
        return [(beat, narrate(beat.narration, values)) for beat in self.beats() if beat.when(self)]

    def construct(self) -> None:
        with using_theme(self.theme):
            for beat, narration in self.script():
                self._play_beat(beat, narration)

    def play(self, *animations: Any, **options: Any) -> None:
        """Play as manim does; what is dimmed or undimmed keeps its place in the drawing order."""
        apart = (each.animations if isinstance(each, Together) else [each] for each in animations)
        super().play(*chain.from_iterable(apart), **options)

    def show_one_by_one(self, things: Iterable[Mobject], *, run_time: float = 1.0) -> None:
        """Let things appear one after another."""
        for thing in things:
            self.play(FadeIn(thing), run_time=run_time)

    def clear_stage(self) -> Animation:
        """Fade everything out except the heading."""
        return FadeOut(*(mobject for mobject in self.mobjects if mobject is not self.heading))

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

    def _play_beat(self, beat: Beat, narration: str) -> None:
        spoken = self._narrator(beat.name, narration) if self._narrator else None
        self.next_section(beat.name)
        start = self.time
        if not self.played:
            self.play(FadeIn(self.heading), run_time=0.8)
        getattr(self, beat.name)()
        spoken_time = reading_time(narration) / self.params.pace if spoken is None else spoken
        needed = max(spoken_time + _PAUSE, caption_time(narration))
        self.wait(max(_PAUSE, needed - (self.time - start)))
        self.played.append(PlayedBeat(beat.name, narration, start, self.time, spoken))
        self.add_subcaption(narration, duration=self.time - start, offset=start - self.time)
