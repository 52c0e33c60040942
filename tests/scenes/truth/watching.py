"""Lessons that are watched as they play, and parameters drawn at random for them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from scenes.stage.lesson import Lesson
from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import Quality
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.samples import any_parameters

Look = Callable[[Any, str, bool], None]
"""Told the lesson, the beat's name, and whether the picture rests."""

# Watching ----------------------------------------------------------------------------------------------

FPS = 6
"""How often a moving picture is looked at."""


class Watcher(LessonRenderer):
    """Has a lesson looked at after every movement, and with *steps* during it too; nothing is drawn."""

    def __init__(self, look: Look, *, steps: bool) -> None:
        super().__init__(FPS)
        self.look = look
        self.steps = steps
        self.beat = ""
        self.looking = False

    def begin_beat(self, name: str) -> None:
        self.beat = name

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self.steps and not self.looking

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        super().play(scene, *animations, **options)
        self.look(scene, self.beat, True)

    def draw(self, mobjects: Any = None) -> Any:  # noqa: ARG002
        return None

    def show(self, picture: Any, repeat: int) -> None:
        """Leave the picture be: there is none."""

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        self.look(scene, self.beat, False)
        self.looking = True
        super().render(scene, time, moving_mobjects)
        self.looking = False


def watch(lesson_class: type[Lesson], look: Look, params: Mapping[str, Any], *, steps: bool = True) -> Lesson:
    """Play a lesson and look at it all the while: ``watch(GradientDescent, look, {"start": 5})``.

    Without *steps* it is looked at after every movement only.
    """
    with manim_settings(Quality("w", 32, 18, FPS)):
        watcher = Watcher(look, steps=steps)
        lesson = lesson_class(lesson_class.Params(**params), DARK, renderer=watcher)
        lesson.render()
    return lesson


# Drawn parameters --------------------------------------------------------------------------------------


def drawn(lesson_class: type[Lesson], seed: int) -> dict[str, Any]:
    """Parameters of no special kind: ``drawn(GradientDescent, seed)``; seed 0 gives the defaults."""
    if seed == 0:
        return {}
    values = any_parameters(lesson_class.Params, random.Random(seed), extreme=0.0, given=0.0)
    return {name: value for name, value in values.items() if name != "pace"}
