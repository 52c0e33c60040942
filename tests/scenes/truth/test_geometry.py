"""What is drawn lies where the mathematics says, all the while, to a pixel of a full HD film.

Places, lengths and areas are read off the shapes on the stage, taken back through the axes, and compared with
what mathkit returned: see the lessons' modules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

from scenes.stage.lesson import Lesson
from truth.modules import every_lesson, truth_of
from truth.shapes import PIXEL, Slip, ticks
from truth.watching import drawn, watch

SEEDS = (0, 1, 2)
"""The settings under which a lesson is watched: its defaults, and two that are drawn."""


def survey(lesson_class: type[Lesson], seed: int) -> tuple[Counter[str], list[str]]:
    """Watch a lesson: how often each thing was looked at, and where it was not where it should be."""
    seen: Counter[str] = Counter()
    wrong: dict[str, str] = {}
    geometry = truth_of(lesson_class.name()).geometry

    def look(lesson: Any, beat: str, resting: bool) -> None:
        if lesson.mobjects == [lesson.heading]:
            return
        for truth in (*geometry(lesson, beat, resting), *ticks(lesson)):
            seen[truth.what] += 1
            if not truth.off <= truth.tolerance:
                place = f"{beat}: {truth.what} is {truth.off / PIXEL:.1f} pixels off"
                wrong.setdefault(f"{beat}: {truth.what}", place)

    watch(lesson_class, look, drawn(lesson_class, seed))
    return seen, list(wrong.values())


@every_lesson
def test_what_is_drawn_lies_where_the_mathematics_says(lesson_class, truth):
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        found, wrong = survey(lesson_class, seed)
        seen += found
        assert wrong == [], f"with the parameters of seed {seed}"
    assert {what for what in truth.MARKED if seen[what] < 3} == set()


# The gate sees -----------------------------------------------------------------------------------------


@every_lesson
def test_a_thing_that_slips_by_a_few_pixels_is_seen(lesson_class, truth, monkeypatch):
    for slip in (truth.SLIP, *truth.OTHER_SLIPS):
        with monkeypatch.context() as patch:
            patch.setattr(slip.owner, slip.method, _slipping(slip))
            _, wrong = survey(lesson_class, 0)
        assert any(slip.what in each for each in wrong), slip.what


def _slipping(slip: Slip) -> Callable[..., Any]:
    """The method that draws a thing, which slips thereafter."""
    original = getattr(slip.owner, slip.method)

    @wraps(original)
    def slipping(self: Any, *arguments: Any, **options: Any) -> Any:
        result = original(self, *arguments, **options)
        slip.slip(self, *arguments, **options)
        return result

    return slipping
