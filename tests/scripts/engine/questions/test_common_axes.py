"""Which ranges the films of a sweep share, and which film keeps its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from scripts.basis.quality import QUALITIES
from scripts.engine.film import film_settings
from scripts.engine.order import Order
from scripts.engine.questions.common_axes import common_ranges, with_common_axes
from scripts.engine.questions.plan import plan_films
from scripts.engine.worker_pool import WorkerPool
from scripts.request.catalogue import find_lessons
from scripts.request.course import Entry


def axis(*ends: float) -> dict[str, Any]:
    return {"axis": list(ends)}


@pytest.mark.parametrize(
    ("own", "common"),
    [
        ({"a": axis(0, 1), "b": axis(-1, 0.5)}, {"a": axis(-1, 1), "b": axis(-1, 1)}),
        ({"a": axis(0, 1), "b": {}}, {"a": {}, "b": {}}),
        ({"a": axis(0, 1), "b": axis(0, 2)}, {"a": axis(0, 2), "b": {}}),  # it is its own anyway
        ({}, {}),
        # A film that would be lost keeps its own axis, whether it shows more than the others or less.
        ({"a": axis(0, 2), "b": axis(0, 1), "c": axis(0, 9)}, {"a": {}, "b": axis(0, 2), "c": {}}),
        ({"a": axis(0, 9), "b": axis(0, 8), "c": axis(0, 1)}, {"a": {}, "b": axis(0, 9), "c": {}}),
        ({"a": axis(0, 9), "b": axis(0, 1)}, {"a": {}, "b": {}}),
        ({"a": axis(0, 0), "b": axis(0, 0)}, {"a": {}, "b": {}}),
        # A plane is crowded in neither direction if it is not in the one that sets its unit.
        (
            {"a": {"plane": [[0, 0], [1, 9]]}, "b": {"plane": [[-4, 1], [0, 8]]}},
            {"a": {"plane": [[-4, 0], [1, 9]]}, "b": {"plane": [[-4, 0], [1, 9]]}},
        ),
        (
            {"wide": {"plane": [[0, 0], [10, 3]]}, "high": {"plane": [[0, 0], [10, 20]]}},
            {"wide": {}, "high": {}},
        ),
        (
            {"a": {"axis": [0, 1], "other": [0, 9]}, "b": {"axis": [0, 2], "other": [0, 1]}},
            {"a": axis(0, 2), "b": {}},
        ),
    ],
)
def test_films_share_the_hull_of_each_range(own: dict[str, Any], common: dict[str, Any]) -> None:
    assert common_ranges(own) == common


def test_only_a_film_that_would_look_different_is_another_film(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lesson = find_lessons()["gradient_descent"]
    orders = [
        Order(Entry(f"at {rate}", lesson, {"learning_rate": rate}), "dark", QUALITIES["l"])
        for rate in (0.1, 0.9, 1.05)
    ]
    with WorkerPool(1, ThreadPoolExecutor) as pool:
        slow, fast, diverging = with_common_axes(orders, pool)
        planned, _ = plan_films([slow, fast, diverging], pool)
        alone, _ = plan_films(orders, pool)
    assert slow.ranges == fast.ranges != {}
    assert diverging == orders[-1]  # it shows most, so that the others see what it sees
    assert [one.digest == other.digest for one, other in zip(planned, alone, strict=True)] == [
        *(False, False),
        True,
    ]
    assert [film.order().ranges for film in planned] == [slow.ranges, fast.ranges, {}]
    assert "ranges" not in film_settings(orders[0], {})
    assert film_settings(replace(orders[0], ranges=slow.ranges), {})["ranges"] == slow.ranges
