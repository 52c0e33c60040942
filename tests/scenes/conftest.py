from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from manim import CairoRenderer, Mobject, VMobject, tempconfig

from scenes.stage.lesson import Lesson
from scenes.stage.params.user_table import UserTable
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import DARK, Theme
from scripts.request.csv_files import read_text
from scripts.request.data_columns import chosen_table
from scripts.request.samples import any_parameters, corner

# How long an example takes says more about the machine than about the stage; and a run that found nothing
# says so again tomorrow.
settings.register_profile("scenes", deadline=None, derandomize=True)
settings.load_profile("scenes")

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


@dataclass
class Showing:
    """A lesson that was played to its end, and where things stood when each of its beats ended."""

    lesson: Any
    stood: dict[str, list[tuple[Mobject, Box]]] = field(default_factory=dict)

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


@pytest.fixture(scope="session")
def play() -> Callable[..., Showing]:
    """Play a lesson without making a film: ``play(GradientDescent, start=5).lesson.played``."""

    def play(
        lesson_class: type[Lesson], *, theme: Theme = DARK, frames: bool = True, **params: Any
    ) -> Showing:
        with tempconfig(WITHOUT_FILM), pytest.MonkeyPatch.context() as patch:
            if not frames:
                patch.setattr(CairoRenderer, "update_frame", lambda *_, **__: None)
            lesson = lesson_class(lesson_class.Params(**params), theme, skip_animations=True)
            showing = Showing(lesson)
            play_beat = lesson._play_beat

            def play_and_look(beat: Any, narration: str) -> None:
                play_beat(beat, narration)
                showing.stood[beat.name] = list(_drawn(lesson))

            lesson._play_beat = play_and_look  # type: ignore[method-assign]
            lesson.render()
            return showing

    return play


def _drawn(lesson: Lesson) -> Iterator[tuple[Mobject, Box]]:
    """Every shape that leaves ink, and the box around its points."""
    for mobject in lesson.get_mobject_family_members():
        if isinstance(mobject, VMobject) and len(mobject.points) and _has_ink(mobject):
            low, high = mobject.points.min(axis=0), mobject.points.max(axis=0)
            yield mobject, Box(low[0], high[0], low[1], high[1])


def _has_ink(mobject: VMobject) -> bool:
    stroke = mobject.get_stroke_width() > 0 and np.any(mobject.stroke_rgbas[:, 3] > 0)
    return bool(stroke or np.any(mobject.fill_rgbas[:, 3] > 0))


# A lecturer's file ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def table_of() -> Callable[..., UserTable]:
    """What a lesson gets of a CSV file: ``table_of(path, ["height", "weight"], classes=False)``."""

    def table_of(path: Path, columns: Sequence[str] = (), *, classes: bool = False) -> UserTable:
        return chosen_table(read_text(path), path.name, columns, classes=classes)

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
