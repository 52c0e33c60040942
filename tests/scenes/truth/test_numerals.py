"""Every number that a lesson shows or says comes from somewhere: a fact, a parameter, a tick of an axis.

A number that is typed by hand stays what it is when the parameters change. So each place for a number, in
a formula, a label or a sentence, is looked at under several settings: some one quantity of the lesson must
explain what stands there under all of them.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from truth.explaining import Sighting, remedy, sightings, unexplained
from truth.modules import every_lesson
from truth.reading import numerals
from truth.showing import SETTINGS, WRITTEN, seen
from truth.texts import Written, copied, texts_of


@pytest.fixture
def looks(name):
    """The lesson and its texts, at its defaults and under three settings that are drawn."""
    return [(seen(name, setting).lesson, seen(name, setting).texts.of) for setting in WRITTEN]


@pytest.mark.sampled
@every_lesson
def test_every_number_comes_from_the_mathematics(name, looks):
    found = sightings(looks)
    assert unexplained(found) == [], remedy(name, found)
    compared = [place for place, seen in found.items() if len(seen) > 1]
    assert len(compared) > len(found) / 3


@every_lesson
def test_formulas_with_numbers_of_their_own_are_right(name, truth):
    shown = seen(name, "default")
    truth.formulas(shown.lesson, shown.texts.of)


# The gate sees -----------------------------------------------------------------------------------------


def test_an_unexplained_number_is_answered_with_what_to_write():
    typed, right = (numerals(source)[0] for source in ("1 / (1 + e^z)", "loss = 0.5"))
    found = {
        ("squeeze", "#/", 0, 0): [Sighting(typed, frozenset({"a"})), Sighting(typed, frozenset())],
        ("squeeze", "loss#", 0, 0): [Sighting(right, frozenset({"loss"}))],
    }
    said = remedy("vectors", found)
    assert "squeeze: 1 / 1 in '#/'" in said
    assert "In tests/scenes/linear_algebra/vectors/truth.py" in said
    assert r'STRUCTURE = {r"1 / \(1 \+": "why it stays"}' in said
    del found["squeeze", "#/", 0, 0]
    assert remedy("vectors", found) == ""


TYPED = 1
"""How many numbers of each lesson are typed by hand, one at a time."""

TELLING = re.compile(r"[2-9]")
"""What a number has that is neither 0 nor 1; those are explained by too much to be looked for."""


@pytest.mark.sampled
@every_lesson
def test_a_number_typed_by_hand_is_found(lesson_class, looks):
    """The lesson is played with other parameters, and once more with others only if that does not show it."""
    right, other = (written_by(lesson_class, setting) for setting in WRITTEN[:2])
    typed, missed = 0, []
    for place in candidates(right, lesson_class.__module__):
        value = right[place]
        if str(other.get(place, value)) == str(value):
            continue  # it does not change, or is not written
        copy, played = copied(lesson_class, typing(place, value)), [looks[0]]
        for setting, (_, texts) in zip(WRITTEN[1:3], looks[1:3], strict=True):
            played.append(texts_of(copy, SETTINGS[setting].params(lesson_class)))
            if played[-1][1] == texts or unexplained(sightings(played)):
                break
        if played[-1][1] == texts:
            continue  # it is shown nowhere
        typed += 1
        if not unexplained(sightings(played)):
            missed.append((place, value))
        if typed == TYPED:
            break
    assert typed
    assert missed == []


def written_by(lesson_class, setting: str) -> dict[Written, Any]:
    """What a lesson writes first into each place of its source."""
    noted: dict[Written, Any] = {}

    def note(place: Written, value: Any) -> Any:
        noted.setdefault(place, value)
        return value

    texts_of(copied(lesson_class, note), SETTINGS[setting].params(lesson_class))
    return noted


def candidates(written: dict[Written, Any], module: str) -> list[Written]:
    """Places with a number, in any order: first those of the lesson itself, then those that are telling."""
    places = [place for place, value in sorted(written.items()) if any(map(str.isdigit, str(value)))]
    drawn = [places[index] for index in np.random.default_rng(4).permutation(len(places))]
    own = [place for place in drawn if place[0] == module]
    telling = [place for place in drawn if TELLING.search(str(written[place]))]
    return list(dict.fromkeys([*own, *telling]))


def typing(place: Written, value: Any) -> Any:
    """Write *value* at a place, always."""
    return lambda here, right: value if here == place else right
