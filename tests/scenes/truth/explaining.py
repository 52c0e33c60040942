"""What explains the numbers that a lesson shows and says: in each place, what would be so written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scripts.request.catalogue import find_lessons
from truth.modules import Texts, truth_of
from truth.quantities import Sources, quantities
from truth.reading import Numeral, numerals, without_layout

# One number --------------------------------------------------------------------------------------------

BOUND = re.compile(r'(more than|less than|[<>]) "?$')
"""What stands before a number that a chance, only nearly 0 or 1, lies beyond."""


def explanations(numeral: Numeral, sources: Sources) -> frozenset[str]:
    """The names of all that would be written like this, here."""
    return frozenset(
        name
        for name, value in sources.items()
        if any(numeral.fits(form, least) for form, least in _forms(numeral, value))
    )


def _forms(numeral: Numeral, value: float) -> Iterator[tuple[float, float]]:
    """A value as it may be written in this place, and the last place that is shown of it."""
    after = numeral.after.lstrip(' "')
    if after.startswith("%"):
        yield 100 * value, 1.0
        yield 100 * (1 - value), 1.0
    elif after.startswith(("°", "degree")):
        yield value, 0.1
        yield np.degrees(value), 0.1
    else:
        yield value, 0.01
        if BOUND.search(numeral.before) and abs(value - numeral.size) <= numeral.unit:
            yield numeral.size, 0.01
        if numeral.before.endswith("1 in ") and value:
            yield 1 / value, 0.01
        if numeral.before.endswith("$"):
            yield 1000 * value, 1.0


# All places --------------------------------------------------------------------------------------------

STRUCTURE = {
    r"_[12]\b(?!\d)": "an index: the first or second component, weight, eigenvalue or iterate",
    r"\(t ?\+ ?1\)": "the next step",
    r"10 m²": "the unit in which the model takes areas",
    r"1 in (?=\d)": "so many people, of whom it is one",
    r"\^2(?!\d)": "a square",
    r" = 0$": "an equation that is to be solved",
    r"\b1/[mn]\b": "a mean",
}
"""What is part of a formula, or of a phrase, of any lesson, and stays the same whatever the numbers are."""

_FOLLOWING = 8
"""Letters after a number that a pattern proposed for it has, too."""


@dataclass(frozen=True)
class Sighting:
    """A number in its place, and what may explain it under one setting."""

    numeral: Numeral
    names: frozenset[str]


Place = tuple[str, str, int, int]
"""Beat, the text around the numbers, which of several such texts, which of its numbers."""

Sightings = dict[Place, list[Sighting]]


def sightings(looks: Sequence[tuple[Any, Texts]]) -> Sightings:
    """Everywhere that a lesson has numbers, with what explains them under each of several settings."""
    sources = [quantities(lesson) for lesson, _ in looks]
    changing = _changing(sources)
    found: Sightings = defaultdict(list)
    for (lesson, texts), known in zip(looks, sources, strict=True):
        kept = {name: value for name, value in known.items() if name in changing}
        patterns = [*STRUCTURE, *truth_of(lesson.name()).STRUCTURE]
        for beat, written in texts.items():
            count: dict[str, int] = defaultdict(int)
            for source in map(without_layout, written):
                read = numerals(source)
                spans = [match.span() for each in patterns for match in re.finditer(each, source)]
                skeleton = _skeleton(source, read)
                for index, numeral in enumerate(read):
                    if not any(start <= numeral.start and numeral.end <= end for start, end in spans):
                        place = (beat, skeleton, count[skeleton], index)
                        found[place].append(Sighting(numeral, explanations(numeral, kept)))
                count[skeleton] += 1
    return found


def _changing(sources: Sequence[Sources]) -> set[str]:
    """What is not the same under all settings: a number that was typed could hide behind the rest."""
    values: dict[str, set[float]] = defaultdict(set)
    for each in sources:
        for name, value in each.items():
            values[name].add(round(value, 9))
    return {name for name, seen in values.items() if len(seen) > 1}


def _skeleton(source: str, read: Sequence[Numeral]) -> str:
    """The text without its numbers, their signs, and the brackets that a sign may need."""
    for numeral in reversed(read):
        source = source[: numeral.start] + "#" + source[numeral.end :]
    return re.sub(r'approx|[\s"()+−=\[\]-]', "", source)


def unexplained(found: Sightings) -> list[str]:
    """Places where no single quantity explains the number under all settings."""
    return [
        f"{place[0]}: {' / '.join(each.numeral.written for each in seen)} in {place[1]!r}"
        for place, seen in found.items()
        if not _explained(seen)
    ]


def remedy(name: str, found: Sightings) -> str:
    """What to do about the numbers of the lesson *name* that nothing explains; nothing if there are none."""
    places = unexplained(found)
    if not places:
        return ""
    patterns = ", ".join(f'r"{pattern}": "why it stays"' for pattern in _patterns(found))
    return (
        f"No parameter, fact or number of a Record explains these numbers of {name}:\n  "
        + "\n  ".join(places)
        + f"\nIn tests/scenes/{find_lessons()[name].part}/{name}/truth.py, return a number that follows from "
        "these in derived; one that stays the same whatever the parameters has a pattern with the reason, "
        f"STRUCTURE = {{{patterns}}}. Any other number is typed by hand in the lesson: compute it."
    )


def _patterns(found: Sightings) -> list[str]:
    """Patterns of the numbers that nothing explains, each with a little of what follows it."""
    first = [seen[0].numeral for seen in found.values() if not _explained(seen)]
    texts = dict.fromkeys(f"{numeral.written}{numeral.after[:_FOLLOWING]}".strip() for numeral in first)
    return [re.escape(text).replace(r"\ ", " ").replace('"', ".") for text in texts]


def _explained(seen: Sequence[Sighting]) -> bool:
    """Whether some one quantity explains a number under all settings."""
    return bool(frozenset.intersection(*(each.names for each in seen)))
