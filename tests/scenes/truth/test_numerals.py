"""Every number that a lesson shows or says comes from somewhere: a fact, a parameter, a tick of an axis.

A number that is typed by hand stays what it is when the parameters change. So each place for a number, in
a formula, a label or a sentence, is looked at under several settings: some one quantity of the lesson must
explain what stands there under all of them.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import types
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

import numpy as np
import pytest
from manim import Mobject

from mathkit.arrays import Record
from mathkit.linear_algebra.vectors import whole_multiple
from mathkit.optimization.functions import TILTED_BOWL
from scenes.stage.lesson import Lesson
from scenes.stage.pictures.spaces import Space
from scenes.stage.plots import Plot
from scenes.stage.writing import Glyphs
from scripts.production.catalogue import find_lessons, load_lesson

LESSONS = [load_lesson(file) for file in find_lessons().values()]
every_lesson = pytest.mark.parametrize("lesson_class", LESSONS, ids=lambda lesson: lesson.name())

SEEDS = (0, 1, 2, 3)
"""The settings under which a lesson is looked at: its defaults, and three that are drawn."""

# Where numbers come from ----------------------------------------------------------------------------------

Sources = dict[str, float]


def quantities(lesson: Any) -> Sources:
    """Parameters, facts and what mathkit returned, each number under a name of its own."""
    found: Sources = {}
    for name, value in lesson.params.model_dump().items():
        found.update(_numbers(f"params.{name}", value))
    for name, value in lesson.facts().items():
        found.update(_numbers(f"facts.{name}", value))
    for name, value in vars(lesson).items():
        if name != "params":
            found.update(_numbers(name, value))
    for name, value in DERIVED.get(lesson.name(), lambda _: {})(lesson).items():
        found.update(_numbers(name, value))
    return found


LONGEST = 8
"""Of longer arrays only the first two entries and the last one can be shown one by one."""


def _numbers(name: str, value: Any) -> Sources:
    match value:
        case bool() | str() | None:
            return {}
        case int() | float() | np.number():
            return {name: float(value)} if not isinstance(value, complex) else {}
        case Record():
            parts = {field.name: getattr(value, field.name) for field in fields(value)}
            return {
                key: size for part in parts for key, size in _numbers(f"{name}.{part}", parts[part]).items()
            }
        case np.ndarray() | list() | tuple():
            if isinstance(value, np.ndarray) and value.dtype.kind not in "biuf":
                return {}
            found = {f"{name}.steps": len(value) - 1.0} if isinstance(value, np.ndarray) else {}
            shown = range(len(value)) if len(value) <= LONGEST else (0, 1)
            for index in (*shown, -1) if len(value) else ():
                found.update(_numbers(f"{name}[{index}]", value[index]))
            return found
    return {}


def _of_gradient_descent(lesson: Any) -> Mapping[str, Any]:
    return {"half the limit": lesson.facts()["limit"] / 2, "half the curvature": lesson.params.curvature / 2}


def _of_bayes_theorem(lesson: Any) -> Mapping[str, Any]:
    other = lesson.other_disease
    return {
        "negatives": lesson.params.population - lesson.positives,
        "false alarms to a true one": round(other.false_positive / other.true_positive, 1),
    }


def _of_eigenvectors(lesson: Any) -> Mapping[str, Any]:
    """Directions are written in small whole numbers where they have such."""
    eigen = lesson.eigen
    vectors = [vector if (whole := whole_multiple(vector)) is None else whole for vector in eigen.vectors.T]
    return {
        "direction": vectors,
        "image": [eigen.matrix @ vector for vector in vectors],
        "real": float(eigen.spectrum[0].real),
        "imaginary": float(eigen.spectrum[0].imag),
    }


def _of_dot_product(lesson: Any) -> Mapping[str, Any]:
    """A document without either word has no cosine."""
    p = lesson.params
    cosine = [
        np.dot(p.query, document) / (np.linalg.norm(p.query) * np.linalg.norm(document))
        if any(document)
        else 0
        for document in p.documents
    ]
    return {"cosine": cosine if any(p.query) else []}


def _of_logistic_regression(lesson: Any) -> Mapping[str, Any]:
    """Scores of the new message, and the four kinds of calls, before and after the training."""
    p, training, found = lesson.params, lesson.training, {}
    for when in (0, -1):
        weights, bias = training.weights[when], training.biases[when]
        score = float(np.dot(weights, (p.message_x, p.message_y)) + bias)
        found |= {f"score[{when}]": score, f"chance[{when}]": 1 / (1 + np.exp(-score))}
        for threshold in ("threshold", "other_threshold"):
            chances = 1 / (1 + np.exp(-(lesson.cloud.points @ weights + bias)))
            called = chances >= getattr(p, threshold)
            for call in (False, True):
                for label in (0, 1):
                    count = np.sum((called == call) & (lesson.cloud.labels == label))
                    found[f"called {call} at {threshold}, is {label}, [{when}]"] = int(count)
    return found


DERIVED: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "gradient_descent": _of_gradient_descent,
    "bayes_theorem": _of_bayes_theorem,
    "eigenvectors": _of_eigenvectors,
    "dot_product": _of_dot_product,
    "logistic_regression": _of_logistic_regression,
}
"""Quantities that a lesson shows and that follow from its facts, by name."""


BOUND = re.compile(r'(more than|less than|[<>]) "?$')
"""What stands before a number that a chance, only nearly 0 or 1, lies beyond."""


def explanations(numeral: Any, sources: Sources) -> frozenset[str]:
    """The names of all that would be written like this, here."""
    return frozenset(
        name
        for name, value in sources.items()
        if any(numeral.fits(form, least) for form, least in _forms(numeral, value))
    )


def _forms(numeral: Any, value: float) -> Iterator[tuple[float, float]]:
    """A value as it may be written in this place, and the last place that is shown of it."""
    after = numeral.after.removeprefix(" thin").lstrip(' "')
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


# What is shown -------------------------------------------------------------------------------------------


STRUCTURE = {
    r"_[12]\b(?!\d)": "an index: the first or second component, weight, eigenvalue or iterate",
    r"\(t ?\+ ?1\)": "the next step",
    r"10 m²": "the unit in which the model takes areas",
    r"1 in (?=\d)": "so many people, of whom it is one",
    r"\^2(?!\d)": "a square",
    r" = 0$": "an equation that is to be solved",
    r"\b1/[mn]\b": "a mean",
}
"""What is part of a formula, or of a phrase, and stays the same whatever the numbers are."""

OF_A_LESSON: Mapping[str, Mapping[str, str]] = {
    "dot_product": {
        r"^180°$": "the last turn that is shown is half a turn",
        r"^0$": "where negative numbers end and positive ones begin",
    },
    "gradient_descent": {
        r"x\^2 \+ 2 y\^2 \+ x y": "the bowl, which a test below holds against mathkit's",
    },
    "logistic_regression": {
        r"1 / \(1 \+ e\^": "the sigmoid",
        r"y = [01] : ": "the two labels",
        r"1 - \{\{ p ": "the probability of the other label",
        r"with 1 for": "the feature that stands for the bias",
        r'\$"0\.1"\$ and \$"0\.9"\$': "the lines that show how sure the model is, drawn where they say",
    },
    "vectors": {
        r"^0\.5$|Times 2, .* times 0\.5": "two factors to try before the lecturer's own",
        r"3 numbers each": "the features that a house has",
    },
}
"""The same, for one lesson."""


@dataclass(frozen=True)
class Sighting:
    """A number in its place, and what may explain it under one setting."""

    numeral: Any
    names: frozenset[str]


Place = tuple[str, str, int, int]
"""Beat, the text around the numbers, which of several such texts, which of its numbers."""

Sightings = dict[Place, list[Sighting]]

Texts = dict[str, list[str]]
"""All that is shown and said, by beat."""


@pytest.fixture(scope="module")
def texts_of(watch, drawn):
    """Play a lesson under one setting and keep its texts: beat by beat, every text once."""

    def texts_of(lesson_class: type[Lesson], seed: int) -> tuple[Any, Texts]:
        shown: dict[str, dict[int, str]] = defaultdict(dict)

        def look(lesson: Any, beat: str, _: bool) -> None:
            ticks = _ticks(lesson)
            for glyphs in lesson.get_mobject_family_members():
                if isinstance(glyphs, Glyphs) and glyphs.writing not in ticks:
                    shown[beat][glyphs.writing] = glyphs.source

        lesson = watch(lesson_class, look, drawn(lesson_class, seed), steps=False)
        texts = {beat: list(sources.values()) for beat, sources in shown.items()}
        for each in lesson.played:
            texts.setdefault(each.name, []).append(each.narration)
        return lesson, texts

    return texts_of


def _ticks(lesson: Any) -> set[int]:
    """The numbers at axes, which geometry looks after."""
    found: set[int] = set()
    for thing in _things([*vars(lesson).values(), *lesson.mobjects], set()):
        if isinstance(thing, Plot | Space):
            found |= {glyphs.writing for glyphs in thing.get_family() if isinstance(glyphs, Glyphs)}
    return found


def _things(values: Any, seen: set[int]) -> Iterator[Mobject]:
    for value in values:
        if isinstance(value, Mobject) and id(value) not in seen:
            seen.add(id(value))
            yield value
            yield from _things(value.submobjects, seen)


@pytest.fixture(scope="module")
def sightings(numerals, without_layout):
    """Everywhere that a lesson has numbers, with what explains them under each of several settings."""

    def sightings(looks: Sequence[tuple[Any, Texts]]) -> Sightings:
        sources = [quantities(lesson) for lesson, _ in looks]
        changing = _changing(sources)
        found: Sightings = defaultdict(list)
        for (lesson, texts), known in zip(looks, sources, strict=True):
            kept = {name: value for name, value in known.items() if name in changing}
            patterns = [*STRUCTURE, *OF_A_LESSON.get(lesson.name(), {})]
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

    return sightings


def _changing(sources: Sequence[Sources]) -> set[str]:
    """What is not the same under all settings: a number that was typed could hide behind the rest."""
    values: dict[str, set[float]] = defaultdict(set)
    for each in sources:
        for name, value in each.items():
            values[name].add(round(value, 9))
    return {name for name, seen in values.items() if len(seen) > 1}


def _skeleton(source: str, read: Sequence[Any]) -> str:
    """The text without its numbers, their signs, and the brackets that a sign may need."""
    for numeral in reversed(read):
        source = source[: numeral.start] + "#" + source[numeral.end :]
    return re.sub(r'approx|[\s"()+−=\[\]-]', "", source)


def unexplained(found: Sightings) -> list[str]:
    """Places where no single quantity explains the number under all settings."""
    return [
        f"{place[0]}: {' / '.join(each.numeral.written for each in seen)} in {place[1]!r}"
        for place, seen in found.items()
        if not frozenset.intersection(*(each.names for each in seen))
    ]


class Freeze(ast.NodeTransformer):
    """Passes every value that a lesson writes into a text through a function, with the place's number."""

    def __init__(self) -> None:
        self.count = 0

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        self.generic_visit(node)
        self.count += 1
        written = ast.Call(ast.Name("_write", ast.Load()), [ast.Constant(self.count), node.value], [])
        return ast.FormattedValue(ast.copy_location(written, node), node.conversion, node.format_spec)


def copied(lesson_class: type[Lesson], write: Callable[[int, Any], Any]) -> type[Lesson]:
    """A copy of a lesson that writes through *write*, a function of a place's number and a value."""
    original = sys.modules[lesson_class.__module__]
    module = types.ModuleType(f"{original.__name__}_copied")
    module.__file__ = original.__file__
    vars(module)["_write"] = write
    tree = ast.fix_missing_locations(Freeze().visit(ast.parse(inspect.getsource(original))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, module.__name__, module)
        exec(compile(tree, str(original.__file__), "exec"), vars(module))
    copy: type[Lesson] = vars(module)[lesson_class.__name__]
    copy.name = classmethod(lambda _: lesson_class.name())  # type: ignore[method-assign,assignment]
    copy.part = classmethod(lambda _: lesson_class.part())  # type: ignore[method-assign,assignment]
    return copy


@dataclass
class Played:
    """What a lesson showed under each setting, and what it wrote into each place of its source."""

    looks: list[tuple[Any, Texts]]
    written: dict[int, list[Any]]


def _note(noted: dict[int, Any], place: int, value: Any) -> Any:
    noted.setdefault(place, value)
    return value


@pytest.fixture(scope="module")
def played(texts_of):
    """A lesson played under every setting, once for all tests."""
    memory: dict[type[Lesson], Played] = {}

    def play(lesson_class: type[Lesson]) -> Played:
        if lesson_class not in memory:
            looks, notes = [], []
            for seed in SEEDS:
                noted: dict[int, Any] = {}
                notes.append(noted)
                copy = copied(lesson_class, partial(_note, noted))
                looks.append(texts_of(copy, seed))
            written = {place: [noted.get(place) for noted in notes] for place in notes[0]}
            memory[lesson_class] = Played(looks, written)
        return memory[lesson_class]

    return play


@every_lesson
def test_every_number_comes_from_the_mathematics(lesson_class, played, sightings):
    found = sightings(played(lesson_class).looks)
    assert unexplained(found) == []
    compared = [place for place, seen in found.items() if len(seen) > 1]
    assert len(compared) > len(found) / 3


def test_the_bowl_that_is_written_is_the_one_walked_on(played):
    lesson_class = load_lesson(find_lessons()["gradient_descent"])
    lesson, texts = played(lesson_class).looks[0]
    written = {
        text.partition("=")[2] for shown in texts.values() for text in shown if text.startswith("f(x, y) =")
    }
    (formula,) = written
    x, y = np.random.default_rng(0).uniform(-5, 5, (2, 20))
    python = re.sub(r"(?<=[\dxy]) (?=[xy])", "*", formula.strip()).replace("^", "**")
    bowl = lesson.bowl_path
    np.testing.assert_allclose(eval(python, {"x": x, "y": y}), TILTED_BOWL.value(np.column_stack([x, y])))
    np.testing.assert_allclose(
        bowl.values, [eval(python, {"x": point[0], "y": point[1]}) for point in bowl.points], atol=1e-9
    )


# The gate sees -------------------------------------------------------------------------------------------

TYPED = 2
"""So many numbers of each lesson are typed by hand, one at a time."""


@every_lesson
def test_a_number_typed_by_hand_is_found(lesson_class, played, texts_of, sightings):
    original = played(lesson_class)
    places = [
        place
        for place, values in sorted(original.written.items())
        if any(map(str.isdigit, str(values[0]))) and len({str(value) for value in values[:3]}) == 3
    ]
    typed, missed = 0, []
    for place in np.random.default_rng(4).permutation(places):
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
