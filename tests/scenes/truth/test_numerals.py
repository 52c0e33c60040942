"""Every number that a lesson shows or says comes from somewhere: a fact, a parameter, a tick of an axis.

A number that is typed by hand stays what it is when the parameters change. So each place for a number, in
a formula, a label or a sentence, is looked at under several settings: some one quantity of the lesson must
explain what stands there under all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest

from scenes.stage.lesson import Lesson
from truth.explaining import sightings, unexplained
from truth.modules import Texts, every_lesson
from truth.texts import Written, copied, texts_of

SEEDS = (0, 1, 2, 3)
"""The settings under which a lesson is looked at: its defaults, and three that are drawn."""


@dataclass
class Played:
    """What a lesson showed under each setting, and what it wrote into each place of its source."""

    looks: list[tuple[Any, Texts]]
    written: dict[Written, list[Any]]


def _note(noted: dict[Written, Any], place: Written, value: Any) -> Any:
    noted.setdefault(place, value)
    return value


@pytest.fixture(scope="module")
def played():
    """A lesson played under every setting, once for all tests."""
    memory: dict[type[Lesson], Played] = {}

    def play(lesson_class: type[Lesson]) -> Played:
        if lesson_class not in memory:
            looks, notes = [], []
            for seed in SEEDS:
                noted: dict[Written, Any] = {}
                notes.append(noted)
                copy = copied(lesson_class, partial(_note, noted))
                looks.append(texts_of(copy, seed))
            written = {place: [noted.get(place) for noted in notes] for place in notes[0]}
            memory[lesson_class] = Played(looks, written)
        return memory[lesson_class]

    return play


@every_lesson
def test_every_number_comes_from_the_mathematics(lesson_class, played):
    found = sightings(played(lesson_class).looks)
    assert unexplained(found) == []
    compared = [place for place, seen in found.items() if len(seen) > 1]
    assert len(compared) > len(found) / 3


@every_lesson
def test_formulas_with_numbers_of_their_own_are_right(lesson_class, truth, played):
    truth.formulas(*played(lesson_class).looks[0])


# The gate sees -----------------------------------------------------------------------------------------

TYPED = 2
"""So many numbers of each lesson are typed by hand, one at a time."""

TELLING = re.compile(r"[2-9]")
"""What a number has that is neither 0 nor 1, which too much explains to be looked for in the wording."""


@every_lesson
def test_a_number_typed_by_hand_is_found(lesson_class, played):
    original = played(lesson_class)
    places = [
        place
        for place, values in sorted(original.written.items())
        if any(map(str.isdigit, str(values[0]))) and len({str(value) for value in values[:3]}) == 3
    ]
    typed, missed = 0, []
    drawn = [places[index] for index in np.random.default_rng(4).permutation(len(places))]
    own = [place for place in drawn if place[0] == lesson_class.__module__]
    telling = [place for place in drawn if TELLING.search(str(original.written[place][0]))]
    for place in dict.fromkeys([*own, *telling]):
        value = original.written[place][0]
        copy = copied(lesson_class, lambda here, v, place=place, value=value: value if here == place else v)
        looks = [texts_of(copy, seed) for seed in (1, 2)]
        if [texts for _, texts in looks] == [texts for _, texts in original.looks[1:3]]:
            continue  # it is shown nowhere
        typed += 1
        if not unexplained(sightings([original.looks[0], *looks])):
            missed.append((place, value))
        if typed == TYPED:
            break
    assert typed
    assert missed == []
