"""Films of a sweep have common axes: what each lesson shows is the same, true and clean under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pytest

from scenes.stage.axes.planes import Plane
from scenes.stage.axes.views import View
from scenes.stage.lesson import Lesson
from scenes.stage.shapes.frame import frame
from scripts.engine.questions.common_axes import common_ranges
from scripts.film.recording import plain
from scripts.request.catalogue import find_lessons, load_lesson
from truth.lookers import Geometry, Legibility, Places
from truth.modules import truth_of
from truth.watching import Looker, WatchedRenderer, watch

SWEPT: Mapping[str, tuple[str, Sequence[Any]]] = {
    "adaptive_methods": ("learning_rate", (0.1, 0.2)),
    "chain_rule": ("x", (2, 3)),
    "derivative": ("x", (1, 2)),
    "determinant": ("matrix", ([[2, 1], [0.5, 1.5]], [[1.5, 1], [0.5, 2]])),
    "dot_product": ("a", ([1, 2], [2, 1])),
    "eigenvectors": ("matrix", ([[2, 1], [1, 2]], [[2, 1], [1, 1]])),
    "gradient_descent": ("learning_rate", (0.1, 1.05)),
    "k_means": ("seed", (32, 33)),
    "logistic_regression": ("steps", (1000, 2000)),
    "matrices": ("matrix", ([[2, 1], [-1, 1]], [[1, 1], [0, 2]])),
    "matrix_multiplication": ("b", ([[2, -1], [1, 1]], [[1, -1], [1, 1]])),
    "momentum": ("momentum", (0.5, 0.97)),
    "norms": ("b", ([1, 3], [2, 3])),
    "pca": ("angle", (35, 80)),
    "taylor_series": ("x", (0.6, 1)),
    "training_a_network": ("epochs", (300, 600)),
    "vectors": ("a", ([3, 1], [2, 3])),
}
"""A parameter of each lesson whose axes depend on its parameters, and two values to compare."""

FITTED: Mapping[str, set[str]] = {
    "chain_rule": {
        *("come_closer", "pass_to_the_score", "pass_to_the_output", "pass_to_the_loss", "multiply"),
        *("see_the_whole", "compare", "answer"),
    },
    "derivative": {"GlassNumbers"},  # the numbers about the point of the film
    "k_means": {"InertiaBars", "Tries", "Choices", "Plot"},  # bars and steps have numbers of their own
    "momentum": {"keep_the_last_step", "add_up_the_steps"},
    "pca": {"MarkedPlot"},
}
"""Beats with close-ups, and kinds of plots, that are fitted to their film on purpose."""

swept_lesson = pytest.mark.parametrize("name", SWEPT)


class Axes(Looker):
    """Notes what the plots and planes on the stage show when a beat ends."""

    def __init__(self, fitted: Set[str]) -> None:
        self.fitted = fitted
        self.shown: dict[str, list[tuple[float, ...]]] = {}

    def end_beat(self, renderer: WatchedRenderer) -> None:
        self.shown[renderer.beat] = sorted(self._views(renderer.lesson))

    def _views(self, lesson: Any) -> Iterator[tuple[float, ...]]:
        for picture in lesson.get_mobject_family_members():
            if type(picture).__name__ in self.fitted:
                continue
            if isinstance(picture, View):
                yield tuple(round(float(end), 9) for end in (*picture.x_range, *picture.y_range))
            elif isinstance(picture, Plane):
                yield tuple(round(float(each), 9) for each in (*picture.origin, picture.unit))


@dataclass(frozen=True)
class Compared:
    """A film of a sweep, played under the axes that it shares."""

    lesson: Lesson
    axes: Axes
    geometry: Geometry
    legibility: Legibility
    places: Places


@lru_cache(maxsize=1)
def compared(name: str) -> list[Compared]:
    """Both films of a lesson."""
    lesson_class, (parameter, values) = load_lesson(find_lessons()[name]), SWEPT[name]
    films = {str(value): {parameter: value} for value in values}
    own = {film: plain(_ranges(lesson_class, params)) for film, params in films.items()}
    common = common_ranges(own)
    assert any(common.values())
    return [_played(name, lesson_class, params, common[film]) for film, params in films.items()]


def _ranges(lesson_class: type[Lesson], params: Mapping[str, Any]) -> Mapping[str, Any]:
    lesson = lesson_class(lesson_class.Params(**params), skip_animations=True)
    lesson.compute()
    return lesson.shown_ranges


def _played(name: str, lesson_class: type[Lesson], params: Mapping[str, Any], ranges: Any) -> Compared:
    axes, places = Axes(FITTED.get(name, set())), Places()
    geometry, legibility = Geometry(truth_of(name).geometry), Legibility(name, moving=False)
    lookers: list[Looker] = [axes, places, geometry, legibility]
    lesson = watch(lesson_class, lookers, params, ranges=ranges, step=0)
    return Compared(lesson, axes, geometry, legibility, places)


def test_every_lesson_with_axes_that_depend_on_its_parameters_is_compared() -> None:
    lessons = {name: load_lesson(lesson) for name, lesson in find_lessons().items()}
    assert {name for name, each in lessons.items() if each.ranges is not Lesson.ranges} == SWEPT.keys()


@pytest.mark.sampled
@swept_lesson
def test_its_films_show_the_same(name: str) -> None:
    first, second = compared(name)
    assert first.lesson.shown_ranges == second.lesson.shown_ranges
    both = first.axes.shown.keys() & second.axes.shown.keys() - FITTED.get(name, set())
    assert len(both) >= 6
    differing = {
        beat: (first.axes.shown[beat], second.axes.shown[beat])
        for beat in both
        if first.axes.shown[beat] != second.axes.shown[beat]
    }
    assert differing == {}


@pytest.mark.sampled
@swept_lesson
def test_they_are_true_and_clean(name: str) -> None:
    for film in compared(name):
        assert film.geometry.seen.total() > 0
        assert film.geometry.wrong == {}
        assert film.legibility.faults == []
        assert film.places.outside(frame().safe) == []
