"""What is drawn lies where the mathematics says, all the while, to a pixel of a full HD film.

Places, lengths and areas are read off the shapes on the stage, taken back through the axes, and compared with
what mathkit returned: see the lessons' modules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest

from truth.lookers import Geometry
from truth.modules import every_lesson
from truth.shapes import Slip
from truth.showing import PLAIN, seen, under_plain
from truth.watching import watch


@every_lesson
@under_plain
def test_what_is_drawn_lies_where_the_mathematics_says(name, setting):
    assert list(seen(name, setting).geometry.wrong.values()) == []


@pytest.mark.sampled
@every_lesson
def test_all_that_is_marked_was_looked_at(name, truth):
    times: Counter[str] = Counter()
    for setting in PLAIN:
        times += seen(name, setting).geometry.seen
    assert {what for what in truth.MARKED if times[what] < 3} == set()


# The gate sees -----------------------------------------------------------------------------------------


@pytest.mark.sampled
@every_lesson
def test_a_thing_that_slips_by_a_few_pixels_is_seen(lesson_class, truth, monkeypatch):
    for slip in (truth.SLIP, *truth.OTHER_SLIPS):
        geometry = Geometry(truth.geometry, until=slip.what)
        with monkeypatch.context() as patch:
            patch.setattr(slip.owner, slip.method, _slipping(slip))
            watch(lesson_class, [geometry], {})
        assert any(slip.what in each for each in geometry.wrong), slip.what


def _slipping(slip: Slip) -> Callable[..., Any]:
    """The method that draws a thing, which slips thereafter."""
    original = getattr(slip.owner, slip.method)

    @wraps(original)
    def slipping(self: Any, *arguments: Any, **options: Any) -> Any:
        result = original(self, *arguments, **options)
        slip.slip(self, *arguments, **options)
        return result

    return slipping
