"""A lesson is played once for each setting, and many look on.

``seen("pca", "default")`` plays the lesson, or finds it played already, and returns what the lookers saw:
where things stood, what the geometry found, the texts, the faults that the layout gate found, the pictures.
A test asks one of them and costs nothing more. Tests of one lesson run in one process, one after another
(see ``tests/conftest.py``), so the plays of a lesson are kept until another lesson is asked for.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from scenes.stage.lesson import Lesson
from scenes.stage.shapes.theme import DARK, LIGHT, Theme
from scripts.request.catalogue import find_lessons, load_lesson
from scripts.request.samples import any_parameters, corner
from truth.green import SAMPLING
from truth.lookers import Geometry, Legibility, Pictures, Places, RunningNumbers, Texts
from truth.modules import truth_of
from truth.watching import Looker, watch

# Settings ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Setting:
    """Parameters and a theme under which a lesson is played, and what is looked at."""

    params: Callable[[type[Lesson]], Mapping[str, Any]]
    theme: Theme = DARK
    step: int = 0
    """Frames between two looks at a movement; if there are any, the geometry is looked at too."""
    drawn: bool = False
    """Whether the layout gate looks at movements too, things are spoilt for it, and pictures are drawn."""


def drawn(lesson_class: type[Lesson], seed: int) -> dict[str, Any]:
    """Parameters of no special kind: ``drawn(GradientDescent, seed)``; seed 0 gives the defaults."""
    if seed == 0:
        return {}
    values = any_parameters(lesson_class.Params, random.Random(seed), extreme=0.0, given=0.0)
    return {name: value for name, value in values.items() if name != "pace"}


def _extreme(seed: int, given: float) -> Callable[[type[Lesson]], Mapping[str, Any]]:
    return lambda lesson: any_parameters(lesson.Params, random.Random(seed), given=given)


SETTINGS: Mapping[str, Setting] = {
    "default": Setting(lambda _: {}, step=3, drawn=True),
    "light": Setting(lambda _: {}, LIGHT),
    "plain 1": Setting(lambda lesson: drawn(lesson, 1), step=5),
    "plain 2": Setting(lambda lesson: drawn(lesson, 2), step=5),
    "plain 3": Setting(lambda lesson: drawn(lesson, 3)),
    "least": Setting(lambda lesson: corner(lesson.Params, "least")),
    "greatest": Setting(lambda lesson: corner(lesson.Params, "greatest")),
    "extreme": Setting(_extreme(0, given=0.0)),
    "own points": Setting(_extreme(2, given=1.0)),
}
"""By name. Values are often at an end of their bounds under the last two, and a lesson that takes a
lecturer's own points gets some under the last."""

ALWAYS = ("default", "plain 1")
"""Those under which every lesson is played, on a build server, too."""

PLAIN = tuple(setting for setting, each in SETTINGS.items() if each.step)
"""Those under which the geometry is looked at."""

WRITTEN = (*PLAIN, "plain 3")
"""Those under which numbers in texts are compared: so many that what differs at all differs among them."""


def under(settings: Iterable[str]) -> pytest.MarkDecorator:
    """Run a test under each of some settings; those that are not for every lesson are sampled."""
    given = (
        pytest.param(setting, marks=() if setting in ALWAYS else pytest.mark.sampled) for setting in settings
    )
    return pytest.mark.parametrize("setting", list(given))


under_all = under(SETTINGS)
under_others = under(tuple(SETTINGS)[2:])
"""All but the defaults."""

under_plain = under(PLAIN)


@dataclass(frozen=True)
class Seen:
    """What was seen of a lesson under one setting."""

    lesson: Any
    places: Places
    geometry: Geometry
    numbers: RunningNumbers
    texts: Texts
    legibility: Legibility
    pictures: Pictures


_memory: dict[tuple[str, str], Seen] = {}


def seen(name: str, setting: str) -> Seen:
    """Play a lesson under a setting, unless it was played: ``seen("pca", "default").places``."""
    if any(lesson != name for lesson, _ in _memory):
        _memory.clear()
    if (name, setting) not in _memory:
        _memory[name, setting] = _play(name, SETTINGS[setting])
    return _memory[name, setting]


def _play(name: str, setting: Setting) -> Seen:
    lesson_class = load_lesson(find_lessons()[name])
    places, geometry, texts = Places(), Geometry(truth_of(name).geometry), Texts()
    numbers = RunningNumbers()
    closely = setting.drawn and SAMPLING.includes(name)
    legibility, pictures = Legibility(name, moving=closely, spoils=closely), Pictures()
    lookers: list[Looker] = [places, legibility, texts]
    if setting.step:
        lookers += [geometry, numbers]
    if setting.drawn:
        lookers.append(pictures)
    lesson = watch(lesson_class, lookers, setting.params(lesson_class), setting.theme, step=setting.step)
    return Seen(lesson, places, geometry, numbers, texts, legibility, pictures)
