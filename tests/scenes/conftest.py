from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from manim import CairoRenderer, tempconfig

from scenes.stage.lesson import Lesson, ScriptedBeat
from scenes.stage.params.user_table import UserTable
from scenes.stage.shapes.theme import DARK, Theme
from scripts.request.catalogue import find_lessons, load_lesson
from scripts.request.data_columns import TableOptions, chosen_table
from scripts.request.samples import any_parameters, corner
from truth.lookers import Places, drawn_shapes
from truth.modules import LessonTruth, truth_of

# How long an example takes says more about the machine than about the stage; and a run that found nothing
# says so again tomorrow. Drawing costs more than arithmetic: what holds for 40 examples holds for most.
settings.register_profile("scenes", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("scenes")

# A lesson and what is true of it, for tests that run for ``every_lesson`` -------------------------------


@pytest.fixture
def lesson_class(name: str) -> type[Lesson]:
    """The lesson that the test runs for."""
    return load_lesson(find_lessons()[name])


@pytest.fixture
def truth(name: str) -> LessonTruth:
    """What is true of it."""
    return truth_of(name)


# Playing lessons -------------------------------------------------------------------------------------

WITHOUT_FILM = {
    "dry_run": True,
    "disable_caching": True,
    "progress_bar": "none",
    "verbosity": "ERROR",
    "pixel_width": 32,
    "pixel_height": 18,
    "frame_rate": 15,
}


@pytest.fixture(scope="session")
def computed() -> Callable[..., Any]:
    """A lesson with its mathematics done and nothing drawn: ``computed(GradientDescent, start=5)``."""

    def compute(lesson_class: type[Lesson], **params: Any) -> Lesson:
        lesson = lesson_class.__new__(lesson_class)
        lesson.params = lesson_class.Params(**params)
        lesson.compute()
        return lesson

    return compute


@pytest.fixture(scope="session")
def play() -> Callable[..., Any]:
    """Play a lesson as manim does, without a film: ``play(GradientDescent, start=5).lesson.played``.

    It returns the lesson, where things stood when its beats ended, and what of it was outside of a box. Tests
    that hold for every lesson ask ``truth.showing.seen`` instead, which plays it once for all of them.
    """

    def play(lesson_class: type[Lesson], *, theme: Theme = DARK, frames: bool = True, **params: Any) -> Any:
        with tempconfig(WITHOUT_FILM), pytest.MonkeyPatch.context() as patch:
            if not frames:
                patch.setattr(CairoRenderer, "update_frame", lambda *_, **__: None)
            lesson = lesson_class(lesson_class.Params(**params), theme, skip_animations=True)
            places = Places()
            play_beat = lesson._play_beat

            def play_and_look(scripted: ScriptedBeat, seconds: Any) -> None:
                play_beat(scripted, seconds)
                places.stood[scripted.name] = list(drawn_shapes(lesson))

            lesson._play_beat = play_and_look  # type: ignore[method-assign]
            lesson.render()
            return SimpleNamespace(lesson=lesson, outside=places.outside, stood=places.stood)

    return play


# A lecturer's file ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def table_of() -> Callable[..., UserTable]:
    """What a lesson gets of a CSV file: ``table_of(path, ["height", "weight"], classes=False)``."""

    def table_of(path: Path, columns: Sequence[str] = (), *, classes: bool = False) -> UserTable:
        options = TableOptions(columns)
        return chosen_table(path.read_text(encoding="utf-8"), path.name, options, classes=classes)

    return table_of


# Parameters drawn from a lesson's own bounds ----------------------------------------------------------


@pytest.fixture(scope="session")
def params_of() -> Callable[[type[Lesson]], st.SearchStrategy[dict[str, Any]]]:
    """A strategy for the parameters of a lesson, read off its ``Params``, ends often among them."""
    chances = st.randoms(use_true_random=False)
    return lambda lesson_class: chances.map(lambda chance: any_parameters(lesson_class.Params, chance))


@pytest.fixture(scope="session")
def corner_of() -> Callable[[type[Lesson], str], dict[str, Any]]:
    """All parameters of a lesson at their ``"least"`` or ``"greatest"``, where the model allows it."""
    return lambda lesson_class, end: corner(lesson_class.Params, end)
